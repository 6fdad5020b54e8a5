"""Motions are seconded and put in order, or withdrawn, or not put at all."""

from committees.facts import RuledInOrder
from committees.rules import PhonesSet
from delegates.rules.roll import SeatLeft
from motions.rules.motions import (
    MotionDecided,
    MotionPlaced,
    MotionRaised,
    MotionRuledDilatory,
    MotionSeconded,
    MotionWithdrawn,
)
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rulings.motions import decide_motion, place_motion, rule_dilatory, second_motion, withdraw_motion
from motions.rulings.raising import raise_motion, seconds_missing
from tests.given import after, given, objection, refusal, when
from tests.motions.floors import CARRIED, ID, MOVED, SECONDED, UNMODERATED, ruled_by

# Seconds


def test_a_second_comes_from_a_country_or_from_a_placard():
    assert when(MOVED, second_motion, id=ID, seat="FRA") == (MotionSeconded(ID, "FRA"),)
    assert when(MOVED, second_motion, id=ID) == (MotionSeconded(ID),)
    (motion,) = after(MOVED, second_motion, id=ID, seat="FRA").business.motions.pending
    assert motion.seconds == ("FRA",)
    assert (seconds_missing(MOVED, MOVED.business.motions.pending[0]), seconds_missing(MOVED, motion)) == (
        1,
        0,
    )


def test_what_the_rules_no_longer_know_wants_no_second():
    forgotten = given(ProcedureTaken(Procedure()), floor=MOVED)
    assert seconds_missing(forgotten, forgotten.business.motions.pending[0]) == 0


def test_seconds_that_are_refused():
    assert refusal(SECONDED, second_motion, id=ID, seat="FRA") == "No further second is needed."
    assert refusal(MOVED, second_motion, id=ID, seat="DEU") == "A motion is seconded by another delegation."
    assert refusal(MOVED, second_motion, id=ID - 1) == "That motion is no longer before the room."
    assert refusal(MOVED, second_motion, id=ID, seat="XXX") == "There is no seat XXX in this committee."
    gone = given(SeatLeft("FRA"), floor=MOVED)
    assert objection(gone, second_motion, id=ID, seat="FRA") == "FRA is not in the room by the roll."
    two = ruled_by(given(MotionSeconded(ID, "FRA"), floor=MOVED), moderated_caucus={"seconds": 2})
    assert refusal(two, second_motion, id=ID, seat="FRA") == "FRA has seconded it already."
    assert when(two, second_motion, id=ID, seat="JPN")


def test_phones_second_only_when_they_may_do_everything():
    sentence = "The Chair takes seconds by placard."
    assert refusal(MOVED, second_motion, by="seat:FRA", id=ID, seat="FRA") == sentence
    everything = given(PhonesSet("all"), floor=MOVED)
    assert when(everything, second_motion, by="seat:FRA", id=ID, seat="FRA") == (MotionSeconded(ID, "FRA"),)


def test_a_motion_is_decided_once_it_has_its_seconds():
    assert objection(MOVED, decide_motion, id=ID, **CARRIED) == "The motion has no second yet."
    none = ruled_by(MOVED, moderated_caucus={"seconds": 0})
    assert when(none, decide_motion, id=ID, **CARRIED)
    assert refusal(none, second_motion, id=ID) == "No further second is needed."


# Precedence


def test_motions_are_put_in_order_of_precedence():
    said = {"motion": "adjourn_meeting", "seat": "FRA"}
    assert when(SECONDED, raise_motion, **said) == (MotionRaised("adjourn_meeting", "FRA", before=ID),)
    floor = after(SECONDED, raise_motion, **said)
    assert [motion.id for motion in floor.business.motions.pending] == [floor.seq, ID]
    assert objection(floor, decide_motion, id=ID, **CARRIED) == "Another motion has precedence."
    facts = when(floor, decide_motion, id=ID, **CARRIED, ruled=True)
    assert facts[0] == RuledInOrder("Another motion has precedence.")
    assert MotionDecided(ID, True, "clearly_carried") in facts


def test_the_chair_puts_a_motion_where_the_chair_likes():
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000, before=ID), floor=SECONDED)
    other = floor.seq
    assert when(floor, place_motion, id=ID, before=other) == (MotionPlaced(ID, other),)
    placed = after(floor, place_motion, id=ID, before=other)
    assert [motion.id for motion in placed.business.motions.pending] == [ID, other]
    assert when(placed, decide_motion, id=ID, **CARRIED)
    back = after(placed, place_motion, id=ID)
    assert [motion.id for motion in back.business.motions.pending] == [other, ID]
    assert refusal(floor, place_motion, id=ID, before=ID) == "The motion is there already."
    gone = "That motion is no longer before the room."
    assert refusal(floor, place_motion, id=ID, before=other + 1) == gone
    assert refusal(floor, place_motion, id=ID - 1) == gone


def test_an_old_place_before_a_motion_that_is_gone_is_the_last():
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000), MotionPlaced(ID, before=99), floor=MOVED)
    assert [motion.id for motion in floor.business.motions.pending] == [ID + 1, ID]


# Withdrawn, dilatory


def test_a_motion_is_withdrawn_by_its_mover_or_the_dais():
    assert when(MOVED, withdraw_motion, id=ID) == (MotionWithdrawn(ID),)
    assert when(MOVED, withdraw_motion, by="seat:DEU", id=ID) == (MotionWithdrawn(ID),)
    sentence = "Only its mover can withdraw a motion."
    assert refusal(MOVED, withdraw_motion, by="seat:FRA", id=ID) == sentence
    gone = after(MOVED, withdraw_motion, id=ID)
    assert gone.business.motions.pending == ()
    assert refusal(gone, withdraw_motion, id=ID) == "That motion is no longer before the room."


def test_a_dilatory_motion_is_not_put():
    assert when(MOVED, rule_dilatory, id=ID) == (MotionRuledDilatory(ID),)
    gone = after(MOVED, rule_dilatory, id=ID)
    assert gone.business.motions.pending == ()
    assert refusal(gone, rule_dilatory, id=ID) == "That motion is no longer before the room."
