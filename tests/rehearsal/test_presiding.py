"""What the Chair presses, given its console and the room."""

from collections.abc import Sequence

import pytest

from jmmun.rehearsal.dais import Console, Step
from jmmun.rehearsal.opinions import Politics
from jmmun.rehearsal.pages import Press, Screen
from jmmun.rehearsal.presiding import Chair
from jmmun.rehearsal.programme import LAST
from tests.rehearsal.pages import button, console, row


class Room:
    """A room in which some seats are empty, and everybody is of one mind."""

    def __init__(self, *empty: str, says: str = "yes", agree: bool = True) -> None:
        self.empty, self.said = set(empty), says
        # Nobody dissents; a group goes along with these words or doesn't.
        self.politics = next(
            politics
            for politics in (
                Politics(str(seed), dict.fromkeys(("JPN", "FRA", "SEN"), "ALL"), 0) for seed in range(99)
            )
            if politics.agrees("JPN", "Caucus") == agree
        )
        self.drafts: dict[str, Sequence[str]] = {}

    def sits(self, seat: str) -> bool:
        return seat not in self.empty

    def answers_voting(self, seat: str) -> bool:
        return seat == "FRA"

    def says(self, seat: str, matter: str, allowed: Sequence[str]) -> str:
        return self.said if self.said in allowed else allowed[0]

    def introduced(self, title: str, sponsors: Sequence[str]) -> None:
        self.drafts[title] = sponsors


SEATS = row("FRA") + row("JPN") + row("SEN", observer=True)


@pytest.fixture
def chair() -> Chair:
    """One who has opened the last meeting."""
    chair = Chair("7", 1)
    opening = chair.step(Console(console(button("meeting/", "do", "open"))), Room())
    assert opening.press == Press("meeting/", {"do": "open"})
    return chair


def step(chair: Chair, screen: Screen, room: Room | None = None) -> Step:
    return chair.step(Console(screen), room or Room())


def test_opens_as_many_meetings_as_were_asked_for_and_then_is_done(chair: Chair) -> None:
    after = step(chair, console(button("meeting/", "do", "open")))
    assert (after.press, chair.over) == (None, True)


def test_lets_phones_do_everything(chair: Chair) -> None:
    wanted = step(chair, console(room=button("phones/", "level", "all")))
    assert wanted.press == Press("phones/", {"level": "all"})
    assert step(chair, console(room=button("phones/", "level", "follow"))).press != Press(
        "phones/", {"level": "follow"}
    )


def test_calls_the_roll_and_notes_who_comes_late(chair: Chair) -> None:
    room = Room("JPN")
    calls = {
        seat: step(chair, console(button(f"roll/{seat}/", "answer", "present")), room).press
        for seat in ("FRA", "JPN", "SEN")
    }
    assert [press.fields["answer"] for press in calls.values() if press] == ["voting", "absent", "present"]
    assert step(chair, console(button("roll/", "do", "close")), room).press == Press("roll/", {"do": "close"})
    room.empty.clear()
    assert step(chair, console(), room).press == Press("roll/JPN/", {"answer": "present"})


def test_in_a_later_meeting_notes_who_is_missing_and_all_others_at_once() -> None:
    chair, room = Chair("7", 3), Room("JPN")
    for _meeting in range(2):
        step(chair, console(button("meeting/", "do", "open")), room)
    calling = console(
        button("roll/FRA/", "answer", "present"), roll=button("roll/", "do", "all"), seats=SEATS
    )
    assert step(chair, calling, room).press == Press("roll/JPN/", {"answer": "absent"})
    assert step(chair, calling, room).press == Press("roll/", {"do": "all"})


def pending(*ways: str) -> str:
    drawn = "".join(button("motions/9/", "how", way) for way in ways)
    return f'<ol><li id="motion-9" class="motion first"><p class="headline small">Caucus</p>{drawn}</li></ol>'


def test_waits_for_a_second_and_does_not_wait_for_ever(chair: Chair) -> None:
    unseconded = console(motions=pending("seconded", "dilatory"))
    waited = 0
    while (then := step(chair, unseconded)).press is None:
        assert then.asking
        waited += 1
    assert 0 < waited < 10
    assert then.press.fields["how"] in ("seconded", "dilatory")


@pytest.mark.parametrize(("agree", "how"), [(True, "clearly_carried"), (False, "clearly_failed")])
def test_a_motion_is_decided_as_placards_are_raised(chair: Chair, agree: bool, how: str) -> None:
    decided = step(chair, console(motions=pending("clearly_carried"), seats=SEATS), Room(agree=agree))
    assert decided.press == Press("motions/9/", {"how": how})


def test_a_caucus_goes_on_for_some_speeches_and_is_ended(chair: Chair) -> None:
    going = console(
        button("speakers/", "seat", "JPN"),
        caucus=button("caucus/8/", "do", "close") + "<p>1 min each</p>",
        speech="<p>France</p>",
    )
    presses = [step(chair, going).press for _step in range(6)]
    end = Press("caucus/8/", {"do": "close"})
    assert end in presses
    assert 1 <= presses.index(end) <= 4


def voting(next: str = "", ways: str = "", open_: str = "") -> Screen:
    return console(
        next,
        vote=f'<p class="over">Vote by phones · L.1</p>{ways}',
        ballots=f"<ol>{open_}</ol>",
        papers='<li class="paper"><strong>L.1</strong><span class="title">Privacy</span></li>',
    )


def test_waits_for_ballots_and_enters_those_that_do_not_come(chair: Chair) -> None:
    missing = '<li id="ballot-JPN" class="open">{}</li>'.format(
        "".join(button("votes/4/JPN/", "correct", choice) for choice in ("yes", "no"))
    )
    screen, presses = voting(open_=missing), []
    while not presses or presses[-1] is None:
        presses.append(step(chair, screen, Room(says="no")).press)
    assert 1 < len(presses) < 10
    assert presses[-1] == Press("votes/4/JPN/", {"correct": "no"})


def test_in_a_roll_call_enters_what_the_seat_says_not_what_is_likely(chair: Chair) -> None:
    ways = "".join(button("votes/4/FRA/", "choice", choice) for choice in ("yes", "no", "abstain", "pass"))
    screen = voting(button("votes/4/FRA/", "choice", "yes"), ways)
    assert step(chair, screen, Room(says="abstain")).press == Press("votes/4/FRA/", {"choice": "abstain"})


def test_a_result_is_announced(chair: Chair) -> None:
    announced = step(chair, voting(button("votes/4/", "do", "announce")))
    assert announced.press == Press("votes/4/", {"do": "announce"})


def test_the_programme_is_gone_through_even_if_nobody_does_anything(chair: Chair) -> None:
    room, presses = Room(), []
    for _step in range(60):
        then = step(chair, console(seats=SEATS), room)
        if then.press:
            presses.append(then.press)
        if then.press == Press("meeting/", {"do": "adjourn", "until": ""}):
            break
    assert "adjourn" in LAST
    assert [press.path for press in presses] == ["papers/", "meeting/"]
    (sponsors,) = room.drafts.values()
    assert set(sponsors) == {"FRA", "JPN"}
    assert presses[0].fields["operative"].endswith("Decides to remain seized of the matter")
