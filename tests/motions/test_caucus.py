"""Caucuses: moved or declared, decided, extended, ended."""

import pytest

from committees.clock import Clock
from committees.facts import WordsRef
from committees.rules import MeetingSuspended, PhonesSet
from delegates.rules.roll import QuorumWaived
from delegates.rules.speakers import ClockStarted, ListJoined, SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import recognise
from motions.rules.caucus import (
    CaucusClosed,
    CaucusExtended,
    CaucusOpened,
    Motion,
    MotionDecided,
    MotionRaised,
    MotionsFell,
    MotionWithdrawn,
)
from motions.rules.procedure import Kind, Procedure, ProcedureTaken
from motions.rulings.caucus import (
    close_caucus,
    decide_motion,
    declare_caucus,
    extend_caucus,
    raise_caucus,
    withdraw_motion,
)
from tests.given import NOW, after, given, objection, refusal, room, when

MODERATED, UNMODERATED = "moderated_caucus", "unmoderated_caucus"
TOPIC = WordsRef("w1", "0" * 64)
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"), ListJoined("JPN"), ListJoined("FRA"))
THIN = given(*room("BRA DEU FRA JPN SEN", absent="DEU FRA JPN"))
MOVED = given(MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC), floor=OPEN)
ID = MOVED.seq
CAUCUS = given(CaucusOpened(MODERATED, 600_000, 45_000, TOPIC, "DEU"), floor=OPEN)
HELD = CAUCUS.seq


def test_moving_a_caucus_puts_a_motion_before_the_room():
    args = {"kind": MODERATED, "seat": "DEU", "total": 600, "speaking": 45, "topic": TOPIC}
    assert when(OPEN, raise_caucus, **args) == (MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC),)
    assert MOVED.business.motions == (Motion(ID, MODERATED, "DEU", 600_000, 45_000, TOPIC),)
    assert when(OPEN, raise_caucus, kind=UNMODERATED, seat="DEU", total=600, speaking=45) == (
        MotionRaised(UNMODERATED, "DEU", 600_000),
    )


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        ({"total": 0, "speaking": 45}, "A caucus needs a time in all."),
        ({"total": 600}, "A moderated caucus needs a speaking time."),
        ({"total": 600, "speaking": 0}, "A moderated caucus needs a speaking time."),
        ({"total": 600, "speaking": -5}, "A moderated caucus needs a speaking time."),
        ({"total": 600, "speaking": 601}, "One speech would be longer than the whole caucus."),
    ],
)
def test_times_that_make_no_sense_are_refused(times, sentence):
    assert refusal(OPEN, raise_caucus, kind=MODERATED, seat="DEU", **times) == sentence
    assert refusal(OPEN, declare_caucus, kind=MODERATED, **times) == sentence


def test_a_caucus_is_moved_between_speeches_and_outside_caucuses():
    args = {"kind": UNMODERATED, "seat": "DEU", "total": 600}
    assert objection(CAUCUS, raise_caucus, **args) == "A caucus is in progress."
    speaking = given(SpeakerRecognised("JPN", 90_000), floor=OPEN)
    assert objection(speaking, raise_caucus, **args) == "A speaker has the floor."
    assert objection(THIN, raise_caucus, **args) == "DEU is not in the room by the roll."
    assert refusal(given(), raise_caucus, **args) == "No meeting is open."


def test_phones_move_caucuses_only_when_they_may_do_everything():
    args = {"kind": UNMODERATED, "seat": "DEU", "total": 600}
    assert refusal(OPEN, raise_caucus, by="seat:DEU", **args) == "The Chair takes motions by placard."
    everything = given(PhonesSet("all"), floor=OPEN)
    assert when(everything, raise_caucus, by="seat:DEU", **args) == (
        MotionRaised(UNMODERATED, "DEU", 600_000),
    )


def test_a_delegation_has_one_motion_before_the_room():
    first = {"kind": UNMODERATED, "seat": "DEU", "total": 600}
    moved = after(given(PhonesSet("all"), floor=OPEN), raise_caucus, by="seat:DEU", **first)
    again = {**first, "total": 900}
    assert refusal(moved, raise_caucus, by="seat:DEU", **again) == "Your motion is before the room already."
    assert when(moved, raise_caucus, by="seat:FRA", **{**again, "seat": "FRA"})
    assert when(moved, raise_caucus, **again), "the dais hears whoever it likes"
    gone = after(moved, withdraw_motion, by="seat:DEU", id=moved.seq)
    assert when(gone, raise_caucus, by="seat:DEU", **again)


@pytest.mark.parametrize("how", ["clearly_carried", "no_objection"])
def test_a_motion_that_carries_opens_its_caucus(how):
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000), floor=MOVED)
    other = floor.seq
    facts = when(floor, decide_motion, id=ID, how=how)
    assert facts == (
        MotionDecided(ID, True, how),
        MotionsFell((other,)),
        CaucusOpened(MODERATED, 600_000, 45_000, TOPIC, "DEU"),
    )
    floor = given(*facts, floor=floor)
    assert floor.business.motions == ()
    assert floor.business.caucus.queue == ("DEU",)
    assert floor.speakers.queue == OPEN.speakers.queue


def test_a_motion_that_fails_leaves_the_others():
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000), floor=MOVED)
    assert when(floor, decide_motion, id=ID, how="clearly_failed") == (
        MotionDecided(ID, False, "clearly_failed"),
    )
    floor = after(floor, decide_motion, id=ID, how="clearly_failed")
    assert [motion.seat for motion in floor.business.motions] == ["FRA"]
    assert floor.business.caucus is None


@pytest.mark.parametrize(
    ("yes", "no", "simple", "two_thirds"),
    [(3, 3, False, False), (3, 2, True, False), (4, 2, True, True), (0, 0, False, False), (1, 0, True, True)],
)
def test_counted_motions_a_tie_fails(yes, no, simple, two_thirds):
    facts = when(MOVED, decide_motion, id=ID, how="counted", yes=yes, no=no)
    assert facts[0] == MotionDecided(ID, simple, "counted", yes, no)
    assert len(facts) == (2 if simple else 1)
    strict = Procedure(kinds={MODERATED: Kind(MODERATED, threshold="two_thirds")})
    floor = given(ProcedureTaken(strict), floor=MOVED)
    facts = when(floor, decide_motion, id=ID, how="counted", yes=yes, no=no)
    assert facts[0] == MotionDecided(ID, two_thirds, "counted", yes, no)


def test_counts_are_whole_and_no_more_than_the_room():
    args = {"id": ID, "how": "counted"}
    assert refusal(MOVED, decide_motion, **args, yes=4) == "Enter both counts."
    assert refusal(MOVED, decide_motion, **args, yes=4, no=-1) == "A count cannot be negative."
    sentence = "7 placards were counted, but 6 delegations are in the room. Count again, or correct the roll."
    assert objection(MOVED, decide_motion, **args, yes=4, no=3) == sentence
    assert when(MOVED, decide_motion, **args, yes=4, no=2)[0].carried


def test_deciding_needs_the_motion_and_a_quorum():
    assert (
        refusal(OPEN, decide_motion, id=ID, how="no_objection") == "That motion is no longer before the room."
    )
    thin = given(MotionRaised(UNMODERATED, "BRA", 300_000), floor=THIN)
    sentence = "2 members are in the room; 3 are needed for a decision."
    assert objection(thin, decide_motion, id=thin.seq, how="no_objection") == sentence
    ruled = when(thin, decide_motion, id=thin.seq, how="no_objection", ruled=True)
    assert QuorumWaived("decide", present=2, needed=3) in ruled


def test_a_motion_is_withdrawn_by_its_mover_or_the_dais():
    assert when(MOVED, withdraw_motion, id=ID) == (MotionWithdrawn(ID),)
    assert when(MOVED, withdraw_motion, by="seat:DEU", id=ID) == (MotionWithdrawn(ID),)
    sentence = "Only its mover can withdraw a motion."
    assert refusal(MOVED, withdraw_motion, by="seat:FRA", id=ID) == sentence
    gone = after(MOVED, withdraw_motion, id=ID)
    assert refusal(gone, withdraw_motion, id=ID) == "That motion is no longer before the room."


def test_declaring_takes_the_floor_from_whoever_has_it():
    floor = given(
        MotionRaised(UNMODERATED, "FRA", 300_000),
        SpeakerRecognised("JPN", 45_000, on="caucus", running=True),
        floor=CAUCUS,
    )
    facts = when(floor, declare_caucus, kind=MODERATED, total=300, speaking=30, proposer="BRA", at=10_000)
    assert facts == (
        SpeechEnded(floor.speakers.speech.id, "JPN", 10_000, "caucus"),
        CaucusClosed(HELD, early=True, spent=10_000),
        MotionsFell((HELD + 1,)),
        CaucusOpened(MODERATED, 300_000, 30_000, proposer="BRA", declared=True),
    )
    floor = given(*facts, floor=floor, at=10_000)
    assert floor.business.caucus.queue == ("BRA",)
    assert floor.business.caucus.clock == Clock(300_000)


def test_declaring_an_unmoderated_caucus_has_no_speeches_and_no_queue():
    facts = when(OPEN, declare_caucus, kind=UNMODERATED, total=300, speaking=30, proposer="BRA")
    assert facts == (CaucusOpened(UNMODERATED, 300_000, proposer="BRA", declared=True),)
    assert given(*facts, floor=OPEN).business.caucus.queue == ()


def test_declaring_is_debate_and_its_proposer_is_in_the_room():
    assert refusal(given(), declare_caucus, kind=UNMODERATED, total=300) == "No meeting is open."
    sentence = "DEU is not in the room by the roll."
    assert objection(THIN, declare_caucus, kind=UNMODERATED, total=300, proposer="DEU") == sentence


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
