"""What a delegate does about what its phone shows."""

from collections import Counter

from msgspec.structs import replace

from jmmun.rehearsal.delegates import Phone, Temperament, decided, supporting
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.moving import motion
from jmmun.rehearsal.opinions import OVERTURNS, Politics
from jmmun.rehearsal.pages import Press, Screen, read
from tests.rehearsal.pages import UNMODERATED, ballots, button, phone

GROUPS = {"JPN": "APA", "KOR": "APA", "FRA": "WEO", "DEU": "WEO", "SEN": "AFR"}
POLITICS = Politics("7", GROUPS)
CERTAIN = Temperament(
    "JPN", asks=1, thinks_better=0, moves=1, seconds=1, votes=1, wavers=0, signs=1, late=0, leaves=(0, 0), loses_link=0
)  # fmt: skip
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


def test_answers_a_strawpoll_once_whatever_else_its_phone_offers() -> None:
    def asked(chosen: str = "") -> Screen:
        screen = phone(button("floor/", "do", "ask"))
        marks = {number: ' aria-pressed="true"' if number == chosen else "" for number in "12"}
        options = "".join(
            button("strawpolls/9/choice/", "options", each, mark) for each, mark in marks.items()
        )
        screen.regions["choosing"] = f'<section id="choosing" hx-swap-oob="outerMorph">{options}</section>'
        return screen

    press = does(asked())
    assert press and press.path == "strawpolls/9/choice/"
    assert press.fields["options"] in ("1", "2")
    assert does(asked(chosen="2")) == Press("floor/", {"do": "ask"})


def test_moves_what_is_in_order_with_a_topic_out_of_the_guide() -> None:
    press = does(phone(moves=True))
    assert press
    assert press.path == "motions/"
    assert press.fields["motion"] == "moderated_caucus"
    assert press.fields["topic"] in ("Privacy", "Export")
    assert int(press.fields["minutes"]) * 60 >= int(press.fields["speaking"])
    assert does(phone(moves=False)) is None


def test_topics_are_those_of_the_kind_and_the_same_is_not_moved_again() -> None:
    screen = phone(moves=True)
    screen.regions["kinds"] = f'<section id="kinds" hx-swap-oob="outerMorph">{UNMODERATED}</section>'
    fields = motion(screen, [], lots("test"))
    assert fields
    assert (fields["motion"], fields["topic"]) == ("unmoderated_caucus", "Drafting")
    assert motion(screen, ["Unmoderated caucus, 15 minutes"], lots("test")) is None


def test_an_amendment_is_known_by_its_name_on_the_phone_as_at_the_dais() -> None:
    screen = phone(ballots(5), matter="Strike paragraph 2")
    about = '<p class="topic">Amendment 1 to L.2</p>'
    screen.regions["now"] = screen.regions["now"].replace("<h2", f"{about}<h2")
    assert Phone(screen).matter == "Amendment 1 to L.2"


# Who stands behind a draft


def papers(title: str, *ways: str) -> Screen:
    screen = phone()
    offered = "".join(button("papers/3/support/", "support", way) for way in ways)
    screen.opened = read(f'<article><h2><span class="symbol">L.1</span> {title}</h2>{offered}</article>')
    return screen


def signed(title: str, *ways: str, authors: tuple[str, ...] = ()) -> list[str]:
    """What is pressed at many readings."""
    draw, screen, pressed = lots("papers"), papers(title, *ways), list[str]()
    for _look in range(100):
        found = supporting(CERTAIN, Phone(screen), POLITICS, draw, {title: authors})
        if found:
            assert found[0] == title
            assert found[1].path == "papers/3/support/"
            pressed.append(found[1].fields["support"])
    return pressed


def test_a_delegate_signs_the_draft_that_it_is_for_and_may_leave_it() -> None:
    favours = {title: POLITICS.choice("JPN", title, ("yes", "no")) == "yes" for title in "ABCDEFGH"}
    assert len(set(favours.values())) == 2
    for title, favour in favours.items():
        assert set(signed(title, "sponsor", "signatory")) == ({"sponsor", "signatory"} if favour else set())
    assert 10 < len(signed("A", "none")) < 60


def test_whose_text_it_is_stands_by_it() -> None:
    assert signed("A", "signatory", "none", authors=("JPN",)) == []


def test_an_amendment_is_handed_in_from_the_paragraph_of_its_own_draft() -> None:
    def article(symbol: str, paper: int, *marks: str) -> str:
        links = "".join(
            f'<p class="amend"><a href="/c/seat/JPN/papers/{paper}/paragraphs/{mark}/">x</a></p>'
            for mark in marks
        )
        own = '<aside><p class="amend"><a href="/c/seat/JPN/papers/amendments/9/">x</a></p></aside>'
        return f'<article><h2><span class="symbol">A/C/{symbol}</span> T</h2>{links}{own}</article>'

    screen = phone()
    screen.opened = read(article("L.11", 5, "1", "2") + article("L.1", 3, "1", "12.1"))
    assert Phone(screen).paragraph("L.1", 2) == "/c/seat/JPN/papers/3/paragraphs/12.1/"
    assert Phone(screen).paragraph("L.1", 3) == ""
    assert Phone(screen).paragraph("L.2", 1) == ""


def test_what_is_pressed_about_an_amendment_is_no_support_of_its_draft() -> None:
    screen = papers("A")
    aside = button("amendments/8/", "support", "signatory") + button(
        "papers/3/support/", "support", "sponsor"
    )
    screen.opened = read(f'<article><h2><span class="symbol">L.1</span> A</h2>{aside}</article>')
    assert [way.path for _title, way in Phone(screen).support] == ["papers/3/support/"]


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


def test_one_draft_in_three_or_four_divides_the_room_so_that_it_falls() -> None:
    groups = {f"S{number}": f"G{number % 5}" for number in range(45)}
    fallen = 0
    for seed in range(200):
        politics = Politics(str(seed), groups)
        votes = [
            politics.choice(seat, "A draft", ("yes", "no", "abstain"), ("S1", "S6", "S2")) for seat in groups
        ]
        fallen += votes.count("yes") <= votes.count("no")
    assert 45 <= fallen <= 75


def test_of_amendments_some_carry_and_some_fail() -> None:
    groups = {f"S{number}": f"G{number % 5}" for number in range(45)}
    politics, carried = Politics("7", groups), 0
    for number in range(100):
        votes = [
            politics.choice(seat, f"Amendment {number} to L.1", ("yes", "no", "abstain"), ("S1", "S2"))
            for seat in groups
        ]
        carried += votes.count("yes") > votes.count("no")
    assert 25 < carried < 75


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
