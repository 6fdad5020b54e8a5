"""Motions are called for and come from phones."""

import pytest

from committees.rules import MeetingAdjourned, MeetingSuspended, PhonesSet
from delegates.rules.speakers import SpeakerRecognised
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusOpened
from motions.rules.motions import MotionRaised, MotionsCalled, MotionsCallEnded, MotionSeconded
from motions.rulings.calling import call_motions, end_call
from motions.rulings.motions import withdraw_motion
from motions.rulings.raising import raise_motion
from tests.given import CHAIR, after, given, objection, refusal, when
from tests.motions.floors import CALLED, OPEN, SPEAKING, UNMODERATED


def test_phones_move_only_when_they_may_do_everything_and_the_chair_has_called():
    args = {"motion": UNMODERATED, "seat": "DEU", "total": 600, "by": "seat:DEU"}
    assert refusal(OPEN, raise_motion, **args) == "The Chair takes motions by placard."
    everything = given(PhonesSet("all"), floor=OPEN)
    assert refusal(everything, raise_motion, **args) == "The Chair has not called for motions."
    assert when(CALLED, raise_motion, **args) == (MotionRaised(UNMODERATED, "DEU", 600_000),)
    assert refusal(CALLED, raise_motion, **args, noted=True) == "Only the dais notes motions for later."


def test_a_delegation_has_one_motion_before_the_room():
    first = {"motion": UNMODERATED, "seat": "DEU", "total": 600}
    moved = after(CALLED, raise_motion, by="seat:DEU", **first)
    again = {**first, "total": 900}
    assert refusal(moved, raise_motion, by="seat:DEU", **again) == "Your motion is before the room already."
    assert when(moved, raise_motion, by="seat:FRA", **{**again, "seat": "FRA"})
    assert when(moved, raise_motion, **again), "the dais hears whoever it likes"
    gone = after(moved, withdraw_motion, by="seat:DEU", id=moved.seq)
    assert when(gone, raise_motion, by="seat:DEU", **again)


def test_motions_are_called_for_and_the_call_ends():
    assert when(OPEN, call_motions) == (MotionsCalled(),)
    assert refusal(CALLED, call_motions) == "Motions have been called for."
    assert objection(SPEAKING, call_motions) == "A speaker has the floor."
    voting = given(VoteOpened(7, 70, "roll_call", ("BRA",)), floor=OPEN)
    assert objection(voting, call_motions) == "A vote is under way."
    assert when(CALLED, end_call) == (MotionsCallEnded(),)
    assert not after(CALLED, end_call).business.motions.calling
    assert refusal(OPEN, end_call) == "The Chair has not called for motions."
    assert refusal(given(), call_motions) == "No meeting is open."


@pytest.mark.parametrize(
    "fact",
    [
        SpeakerRecognised("JPN", 90_000),
        CaucusOpened(UNMODERATED, 600_000),
        MeetingSuspended(),
        MeetingAdjourned(),
    ],
)
def test_the_call_for_motions_is_over_when_something_else_begins(fact):
    assert CALLED.business.motions.calling
    assert not given(fact, floor=CALLED).business.motions.calling


def test_a_motion_leaves_the_call_open_and_whoever_has_the_floor_ends_it():
    floor = given(MotionRaised(UNMODERATED, "DEU", 60_000), floor=CALLED)
    assert floor.business.motions.calling
    for place in ("general", "caucus", "reply", "explanation"):
        assert not given(SpeakerRecognised("JPN", 60_000, place), floor=floor).business.motions.calling


def test_a_motion_from_a_phone_does_not_take_the_place_of_the_one_that_is_put():
    args = {"by": "seat:FRA", "motion": "suspend_meeting", "seat": "FRA", "total": 600}
    floor = given(MotionRaised(UNMODERATED, "DEU", 60_000), floor=CALLED)
    first = floor.business.motions.pending[0].id
    assert when(floor, raise_motion, **args)[0].before == first, "nobody votes on it yet"
    put = given(MotionSeconded(first, "BRA"), floor=floor)
    assert when(put, raise_motion, **args)[0].before is None
    assert when(put, raise_motion, **{**args, "by": CHAIR})[0].before == first, (
        "the dais hears it and decides"
    )
