"""Points: the clocks stand until the Chair has ruled; and the appeal against a ruling."""

import pytest

from committees.clock import Clock
from committees.facts import RuledInOrder, WordsRef
from committees.rules import MeetingAdjourned, MeetingSuspended
from committees.rulings import adjourn_meeting
from delegates.rules.roll import RollAnswered, RollCallOpened, SeatLeft
from delegates.rules.speakers import ClockPaused, ClockStarted, SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import recognise
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusOpened
from motions.rules.motions import MotionDecided, MotionRaised, MotionSeconded, RulingOverturned
from motions.rules.points import Point, PointRaised, PointRuled
from motions.rules.timer import TimerSet
from motions.rulings.motions import decide_motion
from motions.rulings.points import raise_point, rule_point
from motions.rulings.raising import raise_motion
from tests.given import NOW, after, given, objection, refusal, room, when

ORDER, PRIVILEGE, INQUIRY = "point_of_order", "point_personal_privilege", "point_parliamentary_inquiry"
TEXT = WordsRef("w1", "0" * 64)
OPEN = given(*room("BRA DEU FRA JPN SEN", absent="SEN"))
SPEAKING = given(SpeakerRecognised("JPN", 90_000, running=True), floor=OPEN)
SPEECH = SPEAKING.speakers.speech.id
RAISED = after(SPEAKING, raise_point, point=ORDER, seat="BRA", at=20_000)
ID = RAISED.business.point.id
EVERY = given(
    CaucusOpened("moderated_caucus", 600_000, 45_000),
    TimerSet(300_000),
    SpeakerRecognised("JPN", 45_000, "caucus", running=True),
    floor=OPEN,
)
CAUCUS, TIMER, IN_CAUCUS = OPEN.seq + 1, OPEN.seq + 2, OPEN.seq + 3


def test_a_point_interrupts_and_the_clock_stands():
    assert when(SPEAKING, raise_point, point=ORDER, seat="BRA", text=TEXT, at=20_000) == (
        ClockPaused("speech", SPEECH),
        PointRaised(ORDER, "BRA", TEXT, ("speech",)),
    )
    assert RAISED.business.point == Point(ID, ORDER, "BRA", None, ("speech",))
    assert RAISED.speakers.speech.clock == Clock(90_000, 20_000)


def test_a_point_stops_every_clock_and_the_ruling_starts_them_again():
    floor = after(EVERY, raise_point, point=PRIVILEGE, seat="BRA", at=10_000)
    assert floor.business.point.paused == ("speech", "caucus", "timer")
    clocks = (floor.speakers.speech.clock, floor.business.caucus.clock, floor.business.timer.clock)
    assert not any(clock.running for clock in clocks)
    assert when(floor, rule_point, id=floor.seq, how="well_taken", at=30_000) == (
        PointRuled(floor.seq, "well_taken"),
        ClockStarted("speech", IN_CAUCUS),
        ClockStarted("caucus", CAUCUS),
        ClockStarted("timer", TIMER),
    )
    floor = after(floor, rule_point, id=floor.seq, how="well_taken", at=30_000)
    assert floor.business.point is None
    assert floor.business.timer.clock == Clock(300_000, 10_000, NOW + 30_000)


@pytest.mark.parametrize("how", ["well_taken", "not_well_taken", "answered"])
def test_the_chair_rules_and_the_speech_goes_on(how):
    assert when(RAISED, rule_point, id=ID, how=how, at=50_000) == (
        PointRuled(ID, how),
        ClockStarted("speech", SPEECH),
    )
    floor = after(RAISED, rule_point, id=ID, how=how, at=50_000)
    assert floor.speakers.speech.clock.left_at(NOW + 60_000) == 60_000
    assert floor.business.last_ruling == RAISED.seq + 1


def test_a_clock_that_stood_before_the_point_stands_after_it():
    held = given(ClockPaused("speech", SPEECH), floor=SPEAKING, at=10_000)
    floor = after(held, raise_point, point=ORDER, seat="BRA", at=20_000)
    assert floor.business.point.paused == ()
    assert when(floor, rule_point, id=floor.seq, how="well_taken") == (PointRuled(floor.seq, "well_taken"),)


def test_a_clock_that_the_dais_has_started_in_the_meantime_is_left_alone():
    floor = given(ClockStarted("speech", SPEECH), floor=RAISED, at=25_000)
    assert when(floor, rule_point, id=ID, how="answered", at=30_000) == (PointRuled(ID, "answered"),)


def test_a_speech_begun_since_has_a_clock_of_its_own():
    floor = given(SpeechEnded(SPEECH, "JPN", 20_000), SpeakerRecognised("FRA", 90_000), floor=RAISED)
    assert when(floor, rule_point, id=ID, how="well_taken") == (PointRuled(ID, "well_taken"),)


def test_nobody_is_recognised_over_a_point():
    assert objection(RAISED, recognise, seat="FRA") == "A point is before the Chair."


def test_a_second_point_waits_or_sets_the_first_aside():
    args = {"point": PRIVILEGE, "seat": "DEU"}
    assert objection(RAISED, raise_point, **args) == "A point is before the Chair."
    facts = when(RAISED, raise_point, **args, ruled=True)
    assert facts[:2] == (RuledInOrder("A point is before the Chair."), PointRuled(ID, "set_aside"))
    assert (facts[2].point, facts[2].seat) == (PRIVILEGE, "DEU")


def test_what_the_first_of_two_points_stopped_goes_on_after_the_second():
    floor = after(RAISED, raise_point, point=PRIVILEGE, seat="DEU", ruled=True, at=30_000)
    facts = when(floor, rule_point, id=floor.business.point.id, how="well_taken", at=40_000)
    assert ClockStarted("speech", SPEECH) in facts


def test_what_was_set_aside_was_not_ruled_on():
    floor = after(RAISED, raise_point, point=PRIVILEGE, seat="DEU", ruled=True, at=30_000)
    sentence = "The Chair has made no ruling yet."
    assert refusal(floor, raise_motion, motion="appeal_ruling", seat="BRA", ruled=True) == sentence


def test_what_may_not_interrupt_waits_for_the_speech_to_end():
    assert objection(SPEAKING, raise_point, point=INQUIRY, seat="BRA") == "A speaker has the floor."
    assert when(OPEN, raise_point, point=INQUIRY, seat="BRA") == (PointRaised(INQUIRY, "BRA"),)


def test_points_where_the_rules_do_not_hear_them():
    caucus = given(CaucusOpened("unmoderated_caucus", 600_000), floor=OPEN)
    sentence = "That is not in order in an unmoderated caucus."
    assert objection(caucus, raise_point, point=INQUIRY, seat="BRA") == sentence
    assert when(caucus, raise_point, point=ORDER, seat="BRA")


def test_an_inquiry_during_the_roll_call_is_told_that_the_roll_is_being_called():
    calling = given(RollCallOpened(), RollAnswered({"BRA": "present"}), floor=OPEN)
    assert objection(calling, raise_point, point=INQUIRY, seat="BRA") == "The roll call is not finished."


def test_a_point_in_a_vote_stops_nothing_and_the_vote_goes_on():
    voting = given(VoteOpened(7, 70, "roll_call", ("BRA", "DEU")), floor=OPEN)
    assert when(voting, raise_point, point=ORDER, seat="BRA") == (PointRaised(ORDER, "BRA"),)
    floor = after(voting, raise_point, point=ORDER, seat="BRA")
    assert floor.votes == voting.votes
    sentence = "That is not in order while a vote is under way."
    assert objection(voting, raise_point, point=INQUIRY, seat="BRA") == sentence


def test_points_that_are_refused():
    def no(floor=OPEN, **args):
        return refusal(floor, raise_point, **{"point": ORDER, "seat": "BRA", **args})

    for code in ("point_of_information", "right_of_reply", "adjourn_meeting", "point_of_view"):
        assert no(point=code) == "This procedure does not know that point."
    assert no(seat="XXX") == "There is no seat XXX in this committee."
    assert no(given()) == "No meeting is open."
    assert no(given(MeetingSuspended(), floor=OPEN)) == "The meeting is suspended."
    assert objection(OPEN, raise_point, point=ORDER, seat="SEN") == "SEN is not in the room by the roll."


def test_rulings_on_points_that_are_refused():
    sentence = "That point has been ruled on."
    assert refusal(OPEN, rule_point, id=ID, how="answered") == sentence
    assert refusal(RAISED, rule_point, id=ID - 1, how="answered") == sentence
    ruled = after(RAISED, rule_point, id=ID, how="answered")
    assert refusal(ruled, rule_point, id=ID, how="answered") == sentence


def test_a_point_is_ruled_on_although_its_mover_has_left():
    assert when(given(SeatLeft("BRA"), floor=RAISED), rule_point, id=ID, how="answered")


def test_adjourning_sets_a_point_aside():
    facts = when(RAISED, adjourn_meeting, at=30_000)
    assert facts[-2:] == (PointRuled(ID, "set_aside"), MeetingAdjourned())
    assert given(*facts, floor=RAISED).business.point is None


def test_a_ruling_is_appealed_against_and_the_room_overturns_it():
    floor = after(RAISED, rule_point, id=ID, how="not_well_taken")
    floor = given(SpeechEnded(SPEECH, "JPN", 0), floor=floor)
    last = floor.business.last_ruling
    (raised,) = when(floor, raise_motion, motion="appeal_ruling", seat="BRA")
    assert raised == MotionRaised("appeal_ruling", "BRA", subject=last)
    floor = given(raised, MotionSeconded(floor.seq + 1), floor=floor)
    id = floor.business.motions.pending[0].id
    tie = when(floor, decide_motion, id=id, how="counted", yes=2, no=2)
    assert tie == (MotionDecided(id, False, "counted", 2, 2),), "a tie lets the ruling stand"
    assert when(floor, decide_motion, id=id, how="counted", yes=3, no=1)[1:] == (RulingOverturned(last),)


def test_an_appeal_is_against_the_ruling_that_was_the_last_when_it_was_raised():
    floor = after(RAISED, rule_point, id=ID, how="not_well_taken")
    floor = given(SpeechEnded(SPEECH, "JPN", 0), floor=floor)
    first = floor.business.last_ruling
    floor = after(floor, raise_motion, motion="appeal_ruling", seat="BRA")
    appeal = floor.seq
    floor = given(MotionSeconded(appeal), PointRaised(ORDER, "DEU"), floor=floor)
    floor = after(floor, rule_point, id=floor.seq, how="answered")
    assert floor.business.last_ruling != first
    assert when(floor, decide_motion, id=appeal, how="clearly_carried")[1:] == (RulingOverturned(first),)
