"""Motions that wait: noted, admitted, kept after they fell."""

from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded
from motions.rules.caucus import CaucusClosed
from motions.rules.motions import Motion, MotionAdmitted, MotionKept, MotionRaised, MotionWithdrawn
from motions.rulings.calling import call_motions
from motions.rulings.motions import (
    admit_motion,
    decide_motion,
    keep_motion,
    place_motion,
    rule_dilatory,
    second_motion,
    withdraw_motion,
)
from motions.rulings.raising import declare_motion, raise_motion
from tests.given import after, given, objection, refusal, when
from tests.motions.floors import CARRIED, ID, MODERATED, MOVED, OPEN, SPEAKING, UNMODERATED, before_the_room


def test_a_motion_at_the_wrong_moment_is_noted_and_comes_before_the_room_at_the_right_one():
    (noted,) = when(SPEAKING, raise_motion, motion="adjourn_meeting", seat="DEU", noted=True)
    assert noted == MotionRaised("adjourn_meeting", "DEU", noted=True)
    floor = given(noted, floor=SPEAKING)
    id = floor.seq
    assert (floor.business.motions.pending, floor.business.motions.noted) == ((), (Motion(id, noted),))
    assert objection(floor, admit_motion, id=id) == "A speaker has the floor."
    free = given(SpeechEnded(SPEAKING.seq, "JPN", 0), floor=floor)
    assert when(free, admit_motion, id=id) == (MotionAdmitted(id),)
    admitted = after(free, admit_motion, id=id)
    assert (admitted.business.motions.pending, admitted.business.motions.noted) == ((Motion(id, noted),), ())
    assert refusal(admitted, admit_motion, id=id) == "That motion is no longer noted."


def test_an_admitted_motion_takes_its_place_by_precedence():
    floor = given(MotionRaised("suspend_meeting", "FRA", noted=True), floor=MOVED)
    assert when(floor, admit_motion, id=floor.seq) == (MotionAdmitted(floor.seq, before=ID),)
    floor = after(floor, admit_motion, id=floor.seq)
    assert [motion.raised.seat for motion in floor.business.motions.pending] == ["FRA", "DEU"]


def test_a_noted_motion_whose_mover_has_left_waits_for_the_chairs_ruling():
    floor = given(MotionRaised("suspend_meeting", "FRA", noted=True), SeatLeft("FRA"), floor=OPEN)
    assert objection(floor, admit_motion, id=OPEN.seq + 1) == "FRA is not in the room by the roll."


def test_a_noted_motion_is_neither_seconded_nor_decided_nor_ruled_dilatory_but_withdrawn():
    floor = given(MotionRaised("suspend_meeting", "FRA", noted=True), floor=OPEN)
    gone = "That motion is no longer before the room."
    for ruling, args in (
        (second_motion, {}),
        (decide_motion, CARRIED),
        (rule_dilatory, {}),
        (place_motion, {}),
    ):
        assert refusal(floor, ruling, id=floor.seq, **args) == gone
    assert when(floor, withdraw_motion, id=floor.seq) == (MotionWithdrawn(floor.seq),)
    assert after(floor, withdraw_motion, id=floor.seq).business.motions.noted == ()


def test_what_fell_can_be_kept_until_something_else_begins():
    floor = after(
        before_the_room(MotionRaised(UNMODERATED, "FRA", 300_000)), declare_motion, motion="suspend_meeting"
    )
    assert floor.business.motions.pending == ()
    floor = before_the_room(MotionRaised(UNMODERATED, "FRA", 300_000))
    id = floor.business.motions.pending[0].id
    fallen = after(floor, declare_motion, motion=MODERATED, total=600, speaking=45)
    assert [motion.id for motion in fallen.business.motions.fallen] == [id]
    assert when(fallen, keep_motion, id=id) == (MotionKept(id),)
    kept = after(fallen, keep_motion, id=id).business.motions
    assert ([motion.id for motion in kept.noted], kept.fallen) == ([id], ())
    sentence = "That motion has not just fallen."
    assert refusal(after(fallen, keep_motion, id=id), keep_motion, id=id) == sentence
    assert refusal(after(fallen, call_motions), keep_motion, id=id) == sentence
    later = given(CaucusClosed(fallen.seq, False, 0), SpeakerRecognised("JPN", 90_000), floor=fallen)
    assert refusal(later, keep_motion, id=id) == sentence


def test_what_fell_with_a_suspension_can_be_kept_as_well():
    raised = MotionRaised("suspend_meeting", "FRA", 600_000), MotionRaised(UNMODERATED, "DEU", 300_000)
    floor = before_the_room(*raised)
    first, other = (motion.id for motion in floor.business.motions.pending)
    suspended = after(floor, decide_motion, id=first, **CARRIED)
    assert [motion.id for motion in suspended.business.motions.fallen] == [other]
    assert when(suspended, keep_motion, id=other) == (MotionKept(other),)


def test_a_kept_motion_keeps_its_seconds():
    floor = before_the_room(MotionRaised(UNMODERATED, "FRA", 300_000))
    (motion,) = floor.business.motions.pending
    floor = after(floor, declare_motion, motion=MODERATED, total=600, speaking=45)
    floor = given(
        MotionKept(motion.id), CaucusClosed(floor.seq, False, 0), MotionAdmitted(motion.id), floor=floor
    )
    assert floor.business.motions.pending == (motion,)
