"""How the Chair takes votes: each method, what is heard in it, and what is corrected."""

import pytest

from jmmun.rehearsal.asking import MOTIONS
from jmmun.rehearsal.dais import Console, Patience, Step
from jmmun.rehearsal.pages import Press, Screen, buttons
from jmmun.rehearsal.voting import METHODS, PIECES, Voting
from tests.rehearsal.pages import button, console, row
from tests.rehearsal.room import SEATS, Room


@pytest.fixture
def voting() -> Voting:
    return Voting("7", Patience())


def step(voting: Voting, screen: Screen, room: Room | None = None) -> Press | None:
    found: Step | None = voting.step(Console(screen), room or Room())
    return found.press if found else None


def vote(
    next: str = "", ways: str = "", *, over: str = "Vote by phones · A/HRC/L.1", open_: str = ""
) -> Screen:
    return console(
        next,
        seats=SEATS,
        vote=f'<p class="over">{over}</p>{ways}',
        ballots=f"<ol>{open_}</ol>",
        papers='<li class="paper"><strong>L.1</strong><span class="title">Privacy</span></li>',
    )


# How a draft is put


def put(voting: Voting, paper: int) -> str:
    """How a draft is put in the end, whatever is asked for before."""
    ways = "".join(button(f"papers/{paper}/", "method", method) for method in (*METHODS, "withdraw"))
    asked = "roll_call"
    for _press in range(3):
        screen = console(button(f"papers/{paper}/", "method", asked), papers=ways, seats=SEATS)
        (step,) = buttons(screen["next"])
        found = voting.putting(Console(screen), step)
        assert found
        assert found.press
        if found.press.path != "motions/":
            return found.press.fields["method"]
        asked = {motion: method for method, motion in MOTIONS.items()}[found.press.fields["motion"]]
    raise AssertionError("asked for ever")


def test_a_few_drafts_show_every_way_to_vote(voting: Voting) -> None:
    assert {put(voting, paper) for paper in range(4)} == set(METHODS)


def test_a_draft_that_was_objected_to_gets_a_vote(voting: Voting) -> None:
    first = {paper: put(voting, paper) for paper in range(8)}
    assert "without_vote" not in {put(voting, paper) for paper in first}


def test_the_same_seed_puts_drafts_the_same_way() -> None:
    one, other, third = (Voting(seed, Patience()) for seed in ("7", "7", "8"))
    puts = [[put(each, paper) for paper in range(8)] for each in (one, other, third)]
    assert puts[0] == puts[1] != puts[2]


def piece(voting: Voting, path: str) -> str:
    ways = "".join(button(path, "method", method) for method in METHODS)
    screen = console(button(path, "method", "placard"), papers=ways)
    (step,) = buttons(screen["next"])
    found = voting.putting(Console(screen), step)
    assert found
    assert found.press
    return found.press.fields["method"]


def test_amendments_and_parts_are_put_the_shortest_way_mostly(voting: Voting) -> None:
    for path in ("amendments/{}/", "papers/1/parts/{}/"):
        puts = [piece(voting, path.format(id)) for id in range(40)]
        assert set(puts) == set(PIECES)
        assert puts.count("placard") > 15


def test_a_draft_that_was_disputed_is_not_proposed_for_adoption_without_a_vote() -> None:
    for seed in range(20):
        voting = Voting(str(seed), Patience())
        while piece(voting, f"amendments/{len(voting.put)}/") == "without_vote":
            pass
        assert {put(voting, 1), put(voting, 1)} <= {"roll_call", "phones", "placard"}


# Adoption without a vote


@pytest.mark.parametrize(("objecting", "do"), [((), "close"), (("JPN",), "object"), (("SEN",), "close")])
def test_one_member_that_objects_is_enough(voting: Voting, objecting: tuple[str, ...], do: str) -> None:
    room = Room()
    room.objecting.update(objecting)
    asked = vote(button("votes/4/", "do", "close"), button("votes/4/", "do", "object"))
    assert step(voting, asked, room) == Press("votes/4/", {"do": do})


# By placards


COUNT = """<button data-opens="placards-dialog" data-fill='{"vote": "4"}'>x</button>"""


def test_placards_are_counted_and_counted_again_if_the_count_was_wrong() -> None:
    announce = Press("votes/4/", {"do": "announce"})
    counts = set[tuple[str, bool]]()
    for seed in range(20):
        voting, room = Voting(str(seed), Patience()), Room(says="abstain")
        first = step(voting, vote(ways=COUNT), room)
        assert first
        then = step(voting, vote(button("votes/4/", "do", "announce"), COUNT), room)
        counts.add((first.fields["abstain"], then == announce))
        if then != announce:
            assert then == Press("votes/count/", {"vote": "4", "yes": "0", "no": "0", "abstain": "2"})
            assert step(voting, vote(button("votes/4/", "do", "announce"), COUNT), room) == announce
    assert counts == {("2", True), ("1", False)}


def test_who_gave_up_abstention_raises_its_placard_for_or_against() -> None:
    bound = vote(ways=COUNT)
    bound.regions["seats"] = console(seats=row("FRA", "", "voting") + row("JPN")).regions["seats"]
    firsts = [step(Voting(str(seed), Patience()), bound, Room(says="abstain")) for seed in range(20)]
    right = Press("votes/count/", {"vote": "4", "yes": "1", "no": "0", "abstain": "1"})
    assert 5 < firsts.count(right) < 20


# By roll call


def called(seat: str = "FRA", *more: str) -> Screen:
    path = f"votes/4/{seat}/"
    ways = [button(path, "choice", choice) for choice in ("yes", "no", "abstain", *more)]
    rights = [button(path, "rights", choice) for choice in ("yes", "no")]
    return vote(
        button(path, "choice", "yes"), "".join((*ways, *rights)), over="Roll-call vote · A/HRC/L.1 0/47"
    )


def heard(room: Room, *more: str) -> list[Press]:
    """What is entered for one seat in many roll calls, with what follows at once."""
    presses = []
    for seed in range(100):
        voting = Voting(str(seed), Patience())
        first = step(voting, called("FRA", *more), room)
        presses += [first, voting.correction] if voting.correction else [first]
    return [press for press in presses if press]


def test_what_the_seat_says_is_entered_not_what_is_likely() -> None:
    presses = heard(Room(says="abstain"), "pass")
    assert presses.count(Press("votes/4/FRA/", {"choice": "abstain"})) > 90


def test_what_was_misheard_is_corrected_at_once() -> None:
    room = Room(says="abstain")
    right = Press("votes/4/FRA/", {"choice": "abstain"})
    tellers = (Voting(str(seed), Patience()) for seed in range(400))
    voting = next(teller for teller in tellers if step(teller, called(), room) != right)
    assert step(voting, called("JPN"), room) == Press("votes/4/FRA/", {"correct": "abstain"})
    assert voting.correction is None


def test_who_passes_is_called_again_and_then_says_yes_or_no() -> None:
    room = Room()
    room.passing.add("FRA")
    assert {press.fields["choice"] for press in heard(room, "pass")} == {"pass"}
    assert {press.fields["choice"] for press in heard(room) if "choice" in press.fields} >= {"yes"}


def test_with_rights_where_the_seat_wants_to_explain() -> None:
    room = Room(says="no")
    room.explaining.add("FRA")
    assert Press("votes/4/FRA/", {"rights": "no"}) in heard(room)
    room.said = "abstain"
    assert Press("votes/4/FRA/", {"choice": "abstain"}) in heard(room)


def test_who_voted_with_rights_explains_its_vote(voting: Voting) -> None:
    explaining = button("explanations/", "seat", "FRA")
    assert step(voting, vote(explaining, over="Explanations of vote")) == Press(
        "explanations/", {"seat": "FRA"}
    )


# By phones, and after any vote


def test_waits_for_ballots_and_enters_those_that_do_not_come(voting: Voting) -> None:
    missing = '<li id="ballot-JPN" class="open">{}</li>'.format(
        "".join(button("votes/4/JPN/", "choice", choice) for choice in ("yes", "no"))
    )
    screen, presses = vote(open_=missing), list[Press | None]()
    while not presses or presses[-1] is None:
        found = voting.step(Console(screen), Room(says="no"))
        presses.append(found.press if found else None)
    assert 1 < len(presses) < 10
    assert presses[-1] == Press("votes/4/JPN/", {"choice": "no"})


def test_a_result_is_announced(voting: Voting) -> None:
    assert step(voting, vote(button("votes/4/", "do", "announce"))) == Press("votes/4/", {"do": "announce"})


def test_without_a_vote_there_is_nothing_to_do(voting: Voting) -> None:
    assert step(voting, console(button("speakers/", "seat", "JPN"), seats=SEATS)) is None


def test_a_vote_on_a_piece_of_a_draft_is_on_the_piece() -> None:
    for over in ("Amendment 2 to L.1", "Paragraphs 1, 3–4 of L.1"):
        assert Console(vote(over=f"Vote by placards · {over}")).voted_on == over
        assert Console(vote(over=f"Roll-call vote · {over} 0/47")).voted_on == over


def test_a_vote_is_on_the_draft_that_it_names() -> None:
    assert Console(called()).voted_on == "Privacy"
    assert Console(vote(over="Vote by placards · A/HRC/L.12")).voted_on == ""
