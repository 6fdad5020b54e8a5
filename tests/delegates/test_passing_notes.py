"""When a note may be passed, and why not."""

from typing import Any

import pytest

from committees.floor import Floor
from committees.order import OutOfOrder, Press
from committees.rules import MeetingAdjourned, MeetingSuspended, NotesSet
from delegates.rulings.notes import A_MINUTE, AN_HOUR, MOST, require_note
from motions.rules.agenda import DebateClosed
from motions.rules.ballots import VoteOpened
from tests.given import CHAIR, NOW, codes, given, room

OPEN = given(*room("BRA DEU FRA JPN SEN"), NotesSet(True))
VOTE = given(VoteOpened(1, 1, "placard", ("BRA", "DEU", "FRA", "JPN", "SEN")), floor=OPEN)
VOTING = "No notes are passed during voting procedure. They go on when it is over."


def no(floor: Floor, by: str = "seat:JPN", to: tuple[str, ...] = ("BRA",), **args: Any) -> str:
    """Why a note may not be passed; empty if it may."""
    try:
        said: dict[str, Any] = {"dais": False, "sent": (), "stopped": False, **args}
        require_note(floor, Press(by=by, now=NOW), to, **said)
    except OutOfOrder as refused:
        assert not refused.overrulable
        return str(refused)
    return ""


def test_notes_go_to_one_delegation_to_several_or_to_the_dais():
    assert no(OPEN) == no(OPEN, to=("BRA", "SEN")) == no(OPEN, to=(), dais=True) == ""
    assert no(OPEN, to=()) == "Say to whom the note goes."
    assert no(OPEN, to=("JPN",)) == "A note goes to another delegation than your own."
    assert no(OPEN, to=("BRA", "XXX")) == "There is no seat XXX in this committee."
    many = given(*room(("JPN", *codes(MOST + 1))), NotesSet(True))
    assert no(many, to=codes(MOST)) == ""
    assert no(many, to=codes(MOST + 1)) == f"A note goes to {MOST} delegations at the most."


@pytest.mark.parametrize(
    ("floor", "sentence"),
    [
        (given(NotesSet(False), floor=OPEN), "Notes are not passed in this committee now."),
        (given(*room("BRA JPN")), "Notes are not passed in this committee now."),
        (given(MeetingSuspended(), floor=OPEN), "The meeting is suspended."),
        (given(MeetingAdjourned(), floor=OPEN), "No meeting is open."),
        (VOTE, VOTING),
        (given(DebateClosed(0), floor=OPEN), VOTING),
    ],
)
def test_none_is_passed_while_they_are_off_or_the_room_votes_or_does_not_meet(
    floor: Floor, sentence: str
) -> None:
    assert no(floor) == no(floor, to=(), dais=True) == sentence


def test_officers_pass_notes_whatever_the_room_does_but_not_while_they_are_off():
    assert no(VOTE, by=CHAIR, sent=[NOW] * 100) == ""
    assert no(given(NotesSet(False), floor=OPEN), by=CHAIR) == "Notes are not passed in this committee now."


def test_a_delegation_whose_notes_are_stopped_passes_none():
    assert no(OPEN, stopped=True).startswith("The dais has stopped the notes of your delegation.")


def test_who_is_no_delegation_here_passes_none():
    assert no(OPEN, by="seat:XXX") == "There is no seat XXX in this committee."


def test_a_delegation_passes_so_many_a_minute_and_so_many_an_hour():
    just_now, earlier = [NOW - 1] * A_MINUTE, [NOW - 60_000] * AN_HOUR
    assert no(OPEN, sent=just_now[1:]) == no(OPEN, sent=earlier[1:]) == ""
    assert no(OPEN, sent=just_now) == "6 notes a minute are the most. Wait a little, and send it then."
    assert no(OPEN, sent=earlier) == "60 notes an hour are the most. Wait a little, and send it then."
    assert no(OPEN, sent=[NOW - 3_600_000] * AN_HOUR) == ""
