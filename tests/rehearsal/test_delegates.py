"""What a delegate does about what its phone shows."""

from collections import Counter

from msgspec.structs import replace

from jmmun.rehearsal.delegates import Phone, Temperament, decided
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.opinions import OVERTURNS, Politics
from jmmun.rehearsal.pages import Press, Screen
from tests.rehearsal.pages import ballots, button, phone

GROUPS = {"JPN": "APA", "KOR": "APA", "FRA": "WEO", "DEU": "WEO", "SEN": "AFR"}
POLITICS = Politics("7", GROUPS)
CERTAIN = Temperament(
    "JPN", asks=1, thinks_better=0, moves=1, seconds=1, votes=1, wavers=0, late=0, leaves=(0, 0), loses_link=0
)
ASLEEP = replace(CERTAIN, asks=0, moves=0, seconds=0, votes=0)


def does(screen: Screen, temper: Temperament = CERTAIN, *, sponsors: tuple[str, ...] = ()) -> Press | None:
    return decided(temper, Phone(screen), POLITICS, lots("test"), sponsors)


def test_asks_for_the_floor_where_its_phone_offers_it() -> None:
    assert does(phone(button("floor/", "do", "ask-caucus"))) == Press("floor/", {"do": "ask-caucus"})
    assert does(phone(button("floor/", "do", "ask", " disabled"))) is None
    assert does(phone(button("floor/", "do", "ask")), ASLEEP) is None


def test_hardly_anybody_joins_a_list_that_is_long() -> None:
    long = phone(button("floor/", "do", "ask"), names='<li>France</li><li class="more">+30</li>')
    assert Phone(long).waiting == 31
    draw = lots("long")
    joined = sum(decided(CERTAIN, Phone(long), POLITICS, draw) is not None for _look in range(200))
    assert 0 < joined < 40


def test_seconds_what_another_moved() -> None:
    assert does(phone(button("motions/12/", "do", "second"))) == Press("motions/12/", {"do": "second"})


def test_moves_what_is_in_order_with_a_topic_out_of_the_guide() -> None:
    press = does(phone(moves=True))
    assert press
    assert press.path == "motions/"
    assert press.fields["motion"] == "moderated_caucus"
    assert press.fields["topic"] in ("Privacy", "Export")
    assert int(press.fields["minutes"]) * 60 >= int(press.fields["speaking"])
    assert does(phone(moves=False)) is None


def test_a_button_that_is_new_is_tried_now_and_then() -> None:
    draw = lots("new")
    new = phone(button("sponsors/", "paper", "3"))
    tried = [decided(CERTAIN, Phone(new), POLITICS, draw) for _look in range(200)]
    assert 0 < sum(press == Press("sponsors/", {"paper": "3"}) for press in tried) < 60


def test_votes_once_and_among_what_is_open_to_it() -> None:
    for matter in "ABCDEFGH":
        press = does(phone(ballots(5, closed="abstain"), matter=matter))
        assert press
        assert press.fields["choice"] in ("yes", "no")
    assert does(phone(ballots(5, cast="no"), matter="A")) is None
    assert does(phone(ballots(5), matter="A"), ASLEEP) is None


def test_changes_its_ballot_to_another_if_it_wavers() -> None:
    press = does(phone(ballots(5, cast="no"), matter="A"), replace(CERTAIN, wavers=1))
    assert press
    assert press.fields["choice"] in ("yes", "abstain")


def test_a_sponsor_votes_for_its_own_draft() -> None:
    for matter in "ABCDEFGH":
        press = does(phone(ballots(5), matter=matter), sponsors=("JPN",))
        assert press == Press("votes/5/ballot/", {"choice": "yes"})


def test_groups_vote_together_with_some_dissent() -> None:
    groups = {f"S{number}": "ONE" if number < 100 else "TWO" for number in range(200)}
    politics = Politics("7", groups, dissent=0.2)
    for group, seats in (("ONE", range(100)), ("TWO", range(100, 200))):
        leaning = politics.leaning(group, "A draft")
        votes = Counter(politics.choice(f"S{seat}", "A draft", ("yes", "no", "abstain")) for seat in seats)
        assert 65 <= votes[leaning] <= 95


def test_in_a_room_some_pass_some_explain_and_some_object() -> None:
    politics = Politics("7", {})
    seats = [f"S{number}" for number in range(400)]
    assert 10 < sum(politics.passes(seat, "A draft") for seat in seats) < 50
    assert 10 < sum(politics.explains(seat, "A draft") for seat in seats) < 50
    objecting = [seat for seat in seats if politics.objects(seat, "A draft")]
    assert objecting
    assert all(politics.choice(seat, "A draft", ("yes", "no", "abstain")) == "no" for seat in objecting)


def test_a_sponsor_neither_objects_to_its_own_draft_nor_explains_its_vote() -> None:
    politics = Politics("7", {})
    seats = [f"S{number}" for number in range(400)]
    assert not any(politics.objects(seat, "A draft", [seat]) for seat in seats)
    assert not any(politics.explains(seat, "A draft", [seat]) for seat in seats)


def test_the_room_mostly_stays_with_the_chair() -> None:
    politics = Politics("7", {})
    seats = [f"S{number}" for number in range(400)]
    overturn = sum(politics.agrees(seat, "Appeal", OVERTURNS) for seat in seats)
    assert overturn < 180 < sum(politics.agrees(seat, "Appeal") for seat in seats)


def test_the_same_seed_draws_the_same_people() -> None:
    tempers = [Temperament.drawn("7", seat, 1.0) for seat in GROUPS]
    assert tempers == [Temperament.drawn("7", seat, 1.0) for seat in GROUPS]
    assert tempers != [Temperament.drawn("8", seat, 1.0) for seat in GROUPS]
    assert len({temper.asks for temper in tempers}) == len(tempers)
    assert Temperament.drawn("7", "JPN", 0).asks == 0
