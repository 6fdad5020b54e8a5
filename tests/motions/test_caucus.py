"""The caucus in progress: its queue, its clock, its slots; extended, passed on, ended."""

import pytest

from committees.clock import Clock
from committees.facts import WordsRef
from committees.rules import MeetingSuspended
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import ClockStarted, ListJoined, ListMoved, SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import recognise
from motions.rules.caucus import CaucusClosed, CaucusExtended, CaucusOpened, FloorPassed
from motions.rules.motions import MotionRaised, MotionsFell
from motions.rules.procedure import ProcedureTaken
from motions.rulings.caucus import close_caucus, extend_caucus, pass_floor
from motions.rulings.raising import declare_motion
from tests.given import NOW, RULES, after, given, objection, refusal, room, when

MODERATED, UNMODERATED, CONSULTATION = "moderated_caucus", "unmoderated_caucus", "consultation_of_whole"
TOPIC = WordsRef("w1", "0" * 64)
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"), ListJoined("JPN"), ListJoined("FRA"))
CAUCUS = given(CaucusOpened(MODERATED, 600_000, 45_000, TOPIC, "DEU"), floor=OPEN)
HELD = CAUCUS.seq
LAST = given(CaucusOpened(MODERATED, 600_000, 45_000, TOPIC, "DEU", slot="last"), floor=OPEN)
CONSULTING = given(CaucusOpened(CONSULTATION, 600_000, proposer="DEU"), floor=OPEN)


def joined(floor, *seats):
    return given(*(ListJoined(seat, "caucus") for seat in seats), floor=floor)


def test_ten_minutes_of_45_seconds_are_13_speeches_and_15_seconds():
    caucus = CAUCUS.business.caucus
    assert (caucus.slots, caucus.remainder) == (13, 15_000)
    unmoderated = given(CaucusOpened(UNMODERATED, 600_000), floor=OPEN).business.caucus
    assert (unmoderated.slots, unmoderated.remainder) == (0, 0)


def test_thirteen_speeches_fit_and_the_fourteenth_gets_the_remainder():
    floor, at = CAUCUS, 0
    for _turn in range(13):
        floor = after(floor, recognise, seat="BRA", at=at)
        assert floor.speakers.speech.clock.limit == 45_000
        floor = given(ClockStarted("speech", floor.seq), ClockStarted("caucus", HELD), floor=floor, at=at)
        at += 45_000
        floor = given(SpeechEnded(floor.speakers.speech.id, "BRA", 45_000), floor=floor, at=at)
    assert after(floor, recognise, seat="JPN", at=at).speakers.speech.clock.limit == 15_000


def test_extending_keeps_what_is_left_of_a_running_clock():
    running = given(ClockStarted("caucus", HELD), floor=CAUCUS)
    assert when(running, extend_caucus, id=HELD, seconds=120) == (CaucusExtended(HELD, 120_000),)
    clock = after(running, extend_caucus, id=HELD, seconds=120, at=200_000).business.caucus.clock
    assert clock.running
    assert clock.left_at(NOW + 200_000) == 520_000


def test_extending_is_refused_by_nothing_and_after_the_end():
    assert refusal(CAUCUS, extend_caucus, id=HELD, seconds=0) == "Say by how many seconds."
    assert refusal(CAUCUS, extend_caucus, id=HELD, seconds=-60) == "Say by how many seconds."
    assert refusal(OPEN, extend_caucus, id=HELD, seconds=60) == "That caucus is over."
    assert refusal(CAUCUS, extend_caucus, id=HELD - 1, seconds=60) == "That caucus is over.", (
        "nor the next one"
    )
    suspended = given(MeetingSuspended(), floor=CAUCUS)
    assert refusal(suspended, extend_caucus, id=HELD, seconds=60) == "The meeting is suspended."


def test_closing_says_whether_it_was_early_and_the_list_is_as_it_was():
    running = given(ClockStarted("caucus", HELD), floor=CAUCUS)
    early = when(running, close_caucus, id=HELD, at=599_000)
    assert early == (CaucusClosed(HELD, early=True, spent=599_000),)
    assert when(running, close_caucus, id=HELD, at=600_000) == (
        CaucusClosed(HELD, early=False, spent=600_000),
    )
    floor = given(*early, floor=running)
    assert floor.business.caucus is None
    assert (floor.speakers.queue, floor.speakers.closed) == (("JPN", "FRA"), False)
    assert refusal(floor, close_caucus, id=HELD) == "That caucus is over."


def test_closing_ends_the_speech_in_it():
    floor = given(SpeakerRecognised("JPN", 45_000, on="caucus", running=True), floor=CAUCUS)
    assert when(floor, close_caucus, id=HELD, at=5_000) == (
        SpeechEnded(floor.seq, "JPN", 5_000, "caucus"),
        CaucusClosed(HELD, early=True, spent=5_000),
    )


def test_the_time_left_over_is_shown_for_the_time_as_it_was_extended():
    extended = given(CaucusExtended(HELD, 30_000), floor=CAUCUS).business.caucus
    assert (extended.slots, extended.remainder) == (14, 0)
    assert (extended.total, extended.extensions) == (600_000, 1)


@pytest.mark.parametrize(("slot", "queue"), [("first", ("DEU",)), ("last", ("DEU",)), ("none", ())])
def test_the_proposer_is_on_the_queue_unless_it_does_not_speak(slot, queue):
    args = {"motion": MODERATED, "total": 600, "speaking": 45, "seat": "DEU", "slot": slot}
    (opened,) = when(OPEN, declare_motion, **args)
    assert opened.slot == slot
    assert given(opened, floor=OPEN).business.caucus.queue == queue


def test_the_rules_say_when_the_proposer_speaks_if_its_motion_did_not():
    rules = given(ProcedureTaken(RULES.__class__(kinds=RULES.kinds, proposer_speaks="last")), floor=OPEN)
    args = {"motion": MODERATED, "total": 600, "speaking": 45, "seat": "DEU"}
    assert when(rules, declare_motion, **args)[0].slot == "last"
    assert when(rules, declare_motion, **args, slot="none")[0].slot == "none"


def test_a_caucus_that_nobody_proposed_begins_with_nobody():
    for opened in (
        CaucusOpened(MODERATED, 600_000, 45_000),
        CaucusOpened(UNMODERATED, 600_000, proposer="BRA"),
    ):
        assert given(opened, floor=OPEN).business.caucus.queue == ()


def test_who_proposed_and_speaks_first_is_followed_by_those_who_join():
    assert joined(CAUCUS, "FRA", "BRA").business.caucus.queue == ("DEU", "FRA", "BRA")


def test_who_proposed_and_speaks_last_keeps_the_end_of_the_queue():
    floor = joined(LAST, "FRA", "BRA")
    assert floor.business.caucus.queue == ("FRA", "BRA", "DEU")
    spoken = given(SpeakerRecognised("FRA", 45_000, "caucus"), floor=floor)
    assert joined(spoken, "FRA").business.caucus.queue == ("BRA", "FRA", "DEU")


def test_who_proposed_keeps_the_end_only_while_standing_there():
    moved = given(ListMoved("DEU", "FRA", "caucus"), floor=joined(LAST, "FRA"))
    assert joined(moved, "BRA").business.caucus.queue == ("DEU", "FRA", "BRA")
    gone = given(SpeakerRecognised("DEU", 45_000, "caucus"), floor=LAST)
    assert joined(gone, "BRA", "FRA").business.caucus.queue == ("BRA", "FRA")


def test_an_old_record_opens_its_caucuses_with_the_proposer_first():
    assert CAUCUS.business.caucus.slot == "first"
    assert CAUCUS.business.caucus.total == 600_000


def test_in_a_consultation_who_proposed_it_holds_the_floor_and_passes_it_on():
    assert CONSULTING.business.caucus.holder == "DEU"
    assert when(CONSULTING, pass_floor, id=HELD, seat="FRA") == (FloorPassed(HELD, "FRA"),)
    passed = after(CONSULTING, pass_floor, id=HELD, seat="FRA")
    assert passed.business.caucus.holder == "FRA"
    assert refusal(passed, pass_floor, id=HELD, seat="FRA") == "FRA has the floor."
    declared = given(CaucusOpened(CONSULTATION, 600_000), floor=OPEN)
    assert declared.business.caucus.holder is None


def test_in_a_consultation_nobody_is_recognised():
    sentence = "In a consultation of the whole the floor is passed on."
    assert objection(CONSULTING, recognise, seat="JPN") == sentence


def test_the_floor_is_passed_in_a_consultation_alone_to_who_is_there():
    sentence = "The floor is passed on in a consultation of the whole."
    assert refusal(CAUCUS, pass_floor, id=HELD, seat="FRA") == sentence
    assert refusal(OPEN, pass_floor, id=HELD, seat="FRA") == "That caucus is over."
    assert refusal(CONSULTING, pass_floor, id=HELD, seat="XXX") == "There is no seat XXX in this committee."
    gone = given(SeatLeft("FRA"), floor=CONSULTING)
    assert objection(gone, pass_floor, id=HELD, seat="FRA") == "FRA is not in the room by the roll."
    suspended = given(MeetingSuspended(), floor=CONSULTING)
    assert refusal(suspended, pass_floor, id=HELD, seat="FRA") == "The meeting is suspended."


@pytest.mark.parametrize("kind", [MODERATED, UNMODERATED, CONSULTATION])
def test_the_general_list_comes_back_as_it_was_left(kind):
    floor = after(OPEN, declare_motion, motion=kind, total=600, speaking=45, seat="JPN")
    if kind == MODERATED:
        floor = joined(floor, "FRA", "SEN")
        floor = given(SpeakerRecognised("FRA", 45_000, "caucus"), floor=floor)
    floor = after(floor, close_caucus, id=HELD)
    assert (floor.speakers.queue, floor.speakers.closed) == (OPEN.speakers.queue, False)
    assert floor.state == "debate"
    assert when(floor, recognise, seat="JPN") == (SpeakerRecognised("JPN", 90_000),)


def test_a_caucus_out_of_a_caucus_leaves_nothing_of_the_first():
    floor = after(joined(CAUCUS, "FRA"), declare_motion, motion=UNMODERATED, total=300)
    assert (floor.business.caucus.kind, floor.business.caucus.queue) == (UNMODERATED, ())
    assert floor.business.caucus.clock == Clock(300_000)


def test_time_that_is_given_when_the_time_is_over_is_time_to_go():
    running = given(ClockStarted("caucus", HELD), floor=CAUCUS)
    late = given(CaucusExtended(HELD, 300_000), floor=running, at=780_000)
    assert late.business.caucus.clock.left_at(NOW + 780_000) == 300_000


def test_a_motion_to_extend_a_caucus_falls_with_it():
    floor = given(
        MotionRaised("extend_caucus", "DEU", 300_000), MotionRaised("adjourn_meeting", "FRA"), floor=CAUCUS
    )
    extension, adjournment = floor.business.motions.pending
    facts = when(floor, close_caucus, id=HELD)
    assert facts[0] == MotionsFell(ids=(extension.id,))
    assert after(floor, close_caucus, id=HELD).business.motions.pending == (adjournment,)
