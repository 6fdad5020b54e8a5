"""Who has the floor: recognising, the clock, giving it back, yielding it."""

import pytest
from msgspec.structs import replace

from committees.clock import Clock
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import (
    ClockAdjusted,
    ClockPaused,
    ClockStarted,
    ClockStartSet,
    ListJoined,
    SpeakerRecognised,
    SpeechEnded,
    Spoken,
    Yielded,
)
from delegates.rulings.clocks import adjust_clock, pause_clock, set_clock_start, start_clock
from delegates.rulings.speakers import end_speech, grant_reply, recognise, yield_floor
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusClosed, CaucusOpened
from motions.rules.points import PointRaised
from motions.rules.procedure import Procedure, ProcedureTaken
from tests.given import NOW, RULES, after, given, objection, refusal, room, when

OPEN = given(*room("BRA DEU FRA JPN SEN", absent="SEN"), ListJoined("JPN"), ListJoined("FRA"))
SPEAKING = given(SpeakerRecognised("JPN", 90_000, running=True), floor=OPEN)
ID = SPEAKING.speakers.speech.id
CAUCUS = given(CaucusOpened("moderated_caucus", 600_000, 45_000), floor=OPEN)
HELD = CAUCUS.business.caucus.id
IN_CAUCUS = given(SpeakerRecognised("JPN", 45_000, on="caucus", running=True), floor=CAUCUS)


def test_the_recognised_seat_leaves_the_list_and_its_clock_waits():
    assert when(OPEN, recognise, seat="JPN") == (SpeakerRecognised("JPN", 90_000),)
    speakers = after(OPEN, recognise, seat="JPN").speakers
    assert speakers.queue == ("FRA",)
    assert speakers.speech.clock == Clock(90_000)
    assert speakers.spoken == {"JPN": Spoken(times=1)}


def test_the_rules_may_start_the_clock_at_once():
    floor = given(ProcedureTaken(Procedure(speaking_time=60, start_clock_at_once=True)), floor=OPEN)
    assert when(floor, recognise, seat="JPN") == (SpeakerRecognised("JPN", 60_000, running=True),)
    assert after(floor, recognise, seat="JPN").speakers.speech.clock == Clock(60_000, 0, NOW)


def test_the_chair_says_whether_clocks_start_at_once_whatever_the_rules_say():
    assert when(OPEN, set_clock_start, at_once=True) == (ClockStartSet(True),)
    at_once = after(OPEN, set_clock_start, at_once=True)
    assert when(at_once, recognise, seat="JPN") == (SpeakerRecognised("JPN", 90_000, running=True),)
    assert when(at_once, grant_reply, seat="JPN")[0].running
    rules = given(ProcedureTaken(replace(RULES, start_clock_at_once=True)), floor=OPEN)
    waiting = after(rules, set_clock_start, at_once=False)
    assert when(waiting, recognise, seat="JPN") == (SpeakerRecognised("JPN", 90_000),)
    for floor, now in ((OPEN, False), (at_once, True), (rules, True), (waiting, False)):
        assert refusal(floor, set_clock_start, at_once=now) == "The clock starts so already."


def test_the_next_speaker_ends_the_speech_with_the_time_spent():
    assert when(SPEAKING, recognise, seat="FRA", at=30_000) == (
        SpeechEnded(ID, "JPN", 30_000, "next"),
        SpeakerRecognised("FRA", 90_000),
    )
    floor = after(SPEAKING, recognise, seat="FRA", at=30_000)
    assert floor.speakers.spoken["JPN"] == Spoken(times=1, ms=30_000, last=NOW + 30_000)


def test_recognising_is_refused_to_the_speaker_and_to_strangers():
    assert refusal(SPEAKING, recognise, seat="JPN") == "JPN has the floor."
    assert refusal(OPEN, recognise, seat="XXX") == "There is no seat XXX in this committee."
    assert objection(OPEN, recognise, seat="SEN") == "SEN is not in the room by the roll."


def test_a_seat_need_not_be_on_the_list():
    assert when(OPEN, recognise, seat="DEU") == (SpeakerRecognised("DEU", 90_000),)


def test_there_are_no_speeches_in_an_unmoderated_caucus():
    floor = given(CaucusOpened("unmoderated_caucus", 600_000), floor=OPEN)
    sentence = "There are no speeches in an unmoderated caucus."
    assert objection(floor, recognise, seat="JPN") == sentence
    assert when(floor, recognise, seat="JPN", ruled=True)[-1] == SpeakerRecognised("JPN", 90_000)


def test_in_a_moderated_caucus_the_caucus_gives_the_time():
    assert when(CAUCUS, recognise, seat="JPN") == (SpeakerRecognised("JPN", 45_000, "caucus"),)
    floor = after(CAUCUS, recognise, seat="JPN")
    assert floor.speakers.queue == ("JPN", "FRA")


def test_the_last_speech_of_a_caucus_gets_what_is_left_and_none_comes_after():
    late = given(ClockStarted("caucus", HELD), floor=CAUCUS)
    assert when(late, recognise, seat="JPN", at=585_000) == (SpeakerRecognised("JPN", 15_000, "caucus"),)
    assert objection(late, recognise, seat="JPN", at=600_000) == "The time of the caucus is over."
    ruled = when(late, recognise, seat="JPN", at=600_000, ruled=True)
    assert ruled[-1] == SpeakerRecognised("JPN", 45_000, "caucus")


def test_the_caucus_clock_stands_between_two_speeches():
    assert IN_CAUCUS.business.caucus.clock.running
    assert when(IN_CAUCUS, recognise, seat="FRA", at=20_000) == (
        SpeechEnded(IN_CAUCUS.speakers.speech.id, "JPN", 20_000, "next"),
        ClockPaused("caucus", HELD),
        SpeakerRecognised("FRA", 45_000, "caucus"),
    )
    floor = after(IN_CAUCUS, recognise, seat="FRA", at=20_000)
    assert floor.business.caucus.clock == Clock(600_000, 20_000)


def test_the_clock_starts_pauses_and_goes_on():
    floor = after(OPEN, recognise, seat="JPN")
    assert when(floor, start_clock, of="speech", id=ID) == (ClockStarted("speech", ID),)
    floor = after(floor, start_clock, of="speech", id=ID, at=10_000)
    floor = after(floor, pause_clock, of="speech", id=ID, at=30_000)
    assert floor.speakers.speech.clock == Clock(90_000, 20_000)
    floor = after(floor, start_clock, of="speech", id=ID, at=60_000)
    assert floor.speakers.speech.clock.left_at(NOW + 70_000) == 60_000


def test_starting_is_refused_when_it_runs_or_the_speech_or_caucus_is_over():
    assert refusal(SPEAKING, start_clock, of="speech", id=ID) == "The clock is running."
    assert refusal(SPEAKING, start_clock, of="speech", id=ID - 1) == "That speech is over."
    assert refusal(OPEN, start_clock, of="caucus", id=HELD) == "That caucus is over."
    assert refusal(IN_CAUCUS, start_clock, of="caucus", id=HELD) == "The clock is running."
    assert refusal(IN_CAUCUS, start_clock, of="caucus", id=HELD + 1) == "That caucus is over."


def test_in_a_moderated_caucus_both_clocks_run_and_stand_together():
    floor = after(CAUCUS, recognise, seat="JPN")
    speech = floor.speakers.speech.id
    both = (ClockStarted("speech", speech), ClockStarted("caucus", HELD))
    assert when(floor, start_clock, of="speech", id=speech) == both
    floor = given(*both, floor=floor)
    assert when(floor, pause_clock, of="speech", id=speech) == (
        ClockPaused("speech", speech),
        ClockPaused("caucus", HELD),
    )


@pytest.mark.parametrize(
    "floor", [given(), OPEN, SPEAKING, IN_CAUCUS], ids=["empty", "open", "speech", "caucus"]
)
@pytest.mark.parametrize("of", ["speech", "caucus"])
def test_pausing_is_never_refused(floor, of):
    for number in range(floor.seq + 2):
        facts = when(floor, pause_clock, of=of, id=number)
        clocked = given(*facts, floor=floor, at=5_000)
        if facts:
            paused = clocked.speakers.speech if of == "speech" else clocked.business.caucus
            assert not paused.clock.running
        else:
            assert clocked == floor


def test_pausing_a_clock_that_stands_enters_nothing():
    held = after(SPEAKING, pause_clock, of="speech", id=ID, at=5_000)
    assert when(held, pause_clock, of="speech", id=ID, at=9_000) == ()
    assert when(CAUCUS, pause_clock, of="caucus", id=HELD) == ()


def test_a_pause_that_comes_late_leaves_the_next_speech_running():
    floor = given(SpeakerRecognised("FRA", 90_000, running=True), floor=SPEAKING)
    assert when(floor, pause_clock, of="speech", id=ID) == ()


def test_more_time_for_a_running_clock_keeps_what_is_left():
    facts = when(SPEAKING, adjust_clock, of="speech", id=ID, seconds=30, at=60_000)
    assert facts == (ClockAdjusted("speech", ID, 30_000),)
    clock = given(*facts, floor=SPEAKING, at=60_000).speakers.speech.clock
    assert clock.running
    assert clock.left_at(NOW + 60_000) == 60_000


def test_the_clock_of_a_caucus_is_adjusted_likewise():
    floor = after(IN_CAUCUS, adjust_clock, of="caucus", id=HELD, seconds=-60, at=20_000)
    assert floor.business.caucus.clock.left_at(NOW + 20_000) == 520_000
    assert floor.speakers.speech == IN_CAUCUS.speakers.speech


def test_adjusting_is_refused_by_nothing_and_for_what_is_over():
    assert refusal(SPEAKING, adjust_clock, of="speech", id=ID, seconds=0) == "Say by how many seconds."
    assert refusal(SPEAKING, adjust_clock, of="speech", id=ID + 1, seconds=5) == "That speech is over."
    assert refusal(SPEAKING, adjust_clock, of="caucus", id=ID, seconds=5) == "That caucus is over."


def test_ending_a_speech_gives_the_floor_back():
    assert when(SPEAKING, end_speech, speech=ID, at=40_000) == (SpeechEnded(ID, "JPN", 40_000),)
    floor = after(SPEAKING, end_speech, speech=ID, at=40_000)
    assert floor.speakers.speech is None
    assert refusal(floor, end_speech, speech=ID) == "Nobody has the floor."
    assert refusal(IN_CAUCUS, end_speech, speech=ID - 1) == "That speech is over."


def test_ending_a_speech_in_a_caucus_stops_the_caucus_clock():
    speech = IN_CAUCUS.speakers.speech.id
    assert when(IN_CAUCUS, end_speech, speech=speech, at=20_000) == (
        SpeechEnded(speech, "JPN", 20_000),
        ClockPaused("caucus", HELD),
    )


def test_a_speech_that_runs_over_counts_in_full():
    assert when(SPEAKING, end_speech, speech=ID, at=120_000) == (SpeechEnded(ID, "JPN", 120_000),)


def test_the_list_is_untouched_after_a_caucus():
    floor = given(CaucusClosed(HELD, early=True, spent=0), floor=IN_CAUCUS)
    assert floor.speakers.queue == OPEN.speakers.queue


def test_yielding_to_the_chair_ends_the_speech():
    assert when(SPEAKING, yield_floor, speech=ID, to="chair", at=30_000) == (
        Yielded(ID, "JPN", "chair"),
        SpeechEnded(ID, "JPN", 30_000, "yielded"),
    )


def test_yielding_to_questions_stops_the_clock_and_keeps_the_floor():
    assert when(SPEAKING, yield_floor, speech=ID, to="questions") == (Yielded(ID, "JPN", "questions"),)
    floor = after(SPEAKING, yield_floor, speech=ID, to="questions", at=30_000)
    assert floor.speakers.speech.clock == Clock(90_000, 30_000)
    assert floor.speakers.speech.questions
    assert refusal(floor, yield_floor, speech=ID, to="questions") == "The floor is open for questions."


def test_yielding_to_a_delegation_gives_it_what_is_left_and_keeps_its_place():
    facts = when(SPEAKING, yield_floor, speech=ID, to="delegate", heir="FRA", at=30_000)
    assert facts == (
        Yielded(ID, "JPN", "delegate", "FRA"),
        SpeechEnded(ID, "JPN", 30_000, "yielded"),
        SpeakerRecognised("FRA", 60_000, yields=1),
    )
    floor = given(*facts, floor=SPEAKING, at=30_000)
    assert floor.speakers.queue == SPEAKING.speakers.queue == ("FRA",)


def test_yielded_time_is_not_yielded_on_but_may_go_back_to_the_chair():
    heir = after(SPEAKING, yield_floor, speech=ID, to="delegate", heir="FRA")
    speech = heir.speakers.speech.id
    sentence = "Yielded time may not be yielded again."
    assert objection(heir, yield_floor, speech=speech, to="delegate", heir="BRA") == sentence
    assert objection(heir, yield_floor, speech=speech, to="questions") == sentence
    assert when(heir, yield_floor, speech=speech, to="chair")[0] == Yielded(speech, "FRA", "chair")


def test_the_rules_may_allow_a_longer_chain():
    floor = given(ProcedureTaken(Procedure(max_yields=2)), floor=SPEAKING)
    second = after(floor, yield_floor, speech=ID, to="delegate", heir="FRA")
    third = after(second, yield_floor, speech=second.speakers.speech.id, to="delegate", heir="BRA")
    assert third.speakers.speech.yields == 2
    sentence = "Yielded time may not be yielded again."
    assert (
        objection(third, yield_floor, speech=third.speakers.speech.id, to="delegate", heir="DEU") == sentence
    )


def test_yields_that_are_refused():
    def no(floor=SPEAKING, at=0, speech=ID, **args):
        return refusal(floor, yield_floor, speech=speech, at=at, **args)

    assert no(speech=ID - 1, to="chair") == "That speech is over."
    assert no(to="delegate") == "Name the delegation that gets the time."
    assert no(to="delegate", heir="JPN") == "JPN has the floor."
    assert no(to="delegate", heir="XXX") == "There is no seat XXX in this committee."
    assert no(to="delegate", heir="FRA", at=90_000) == "There is no time left to yield."
    assert no(to="questions", at=90_000) == "There is no time left to yield."


def test_the_last_moment_of_a_speech_may_be_yielded():
    args = {"speech": ID, "to": "delegate", "heir": "FRA", "at": 89_999}
    assert when(SPEAKING, yield_floor, **args)[-1] == SpeakerRecognised("FRA", 1, yields=1)


def test_yields_that_the_chair_may_rule_in_order():
    gone = given(SeatLeft("FRA"), floor=SPEAKING)
    args = {"speech": ID, "to": "delegate", "heir": "FRA"}
    assert objection(gone, yield_floor, **args) == "FRA is not in the room by the roll."
    bare = given(ProcedureTaken(Procedure(yields=("chair",))), floor=SPEAKING)
    assert objection(bare, yield_floor, **args) == "This procedure does not know that yield."
    speech = IN_CAUCUS.speakers.speech.id
    assert objection(IN_CAUCUS, yield_floor, speech=speech, to="chair") == "There are no yields in a caucus."


# Right of reply

REPLYING = given(SpeakerRecognised("FRA", 60_000, "reply", running=True), floor=OPEN)


def test_a_reply_has_a_time_of_its_own_outside_every_list():
    assert when(OPEN, grant_reply, seat="FRA") == (SpeakerRecognised("FRA", 60_000, "reply"),)
    rules = replace(RULES, reply_time=30, start_clock_at_once=True)
    floor = given(ProcedureTaken(rules), floor=OPEN)
    assert when(floor, grant_reply, seat="FRA") == (SpeakerRecognised("FRA", 30_000, "reply", running=True),)
    assert REPLYING.speakers.queue == ("JPN", "FRA"), "it keeps its place"
    assert REPLYING.speakers.spoken == {}, "and it is no speech from the list"


def test_a_reply_is_given_in_the_middle_of_a_caucus_and_leaves_its_queue_and_clock():
    caucus = given(ListJoined("FRA", "caucus"), floor=CAUCUS)
    floor = after(caucus, grant_reply, seat="FRA")
    assert floor.business.caucus == caucus.business.caucus
    speech = floor.speakers.speech.id
    assert when(floor, start_clock, of="speech", id=speech) == (ClockStarted("speech", speech),)
    assert after(floor, end_speech, speech=speech).business.caucus == caucus.business.caucus


def test_there_is_no_reply_to_a_reply_and_none_over_a_speaker():
    assert objection(REPLYING, grant_reply, seat="DEU") == "There is no reply to a reply."
    assert objection(SPEAKING, grant_reply, seat="DEU") == "A speaker has the floor."
    assert when(SPEAKING, grant_reply, seat="DEU", at=20_000, ruled=True)[1:] == (
        SpeechEnded(ID, "JPN", 20_000, "next"),
        SpeakerRecognised("DEU", 60_000, "reply"),
    )


def test_a_reply_over_a_speaker_in_a_caucus_stops_the_clock_of_the_caucus():
    floor = after(IN_CAUCUS, grant_reply, seat="DEU", at=20_000, ruled=True)
    assert floor.business.caucus.clock == Clock(600_000, 20_000)


def test_replies_that_are_refused():
    assert refusal(REPLYING, grant_reply, seat="FRA") == "FRA has the floor."
    assert refusal(OPEN, grant_reply, seat="XXX") == "There is no seat XXX in this committee."
    assert refusal(given(), grant_reply, seat="FRA") == "No meeting is open."
    assert objection(OPEN, grant_reply, seat="SEN") == "SEN is not in the room by the roll."
    voting = given(VoteOpened(7, 70, "roll_call", ("BRA",)), floor=OPEN)
    assert objection(voting, grant_reply, seat="FRA") == "A vote is under way."
    point = given(PointRaised("point_of_order", "BRA"), floor=OPEN)
    assert objection(point, grant_reply, seat="FRA") == "A point is before the Chair."
    unmoderated = given(CaucusOpened("unmoderated_caucus", 600_000), floor=OPEN)
    assert objection(unmoderated, grant_reply, seat="FRA") == "There is no right of reply at this stage."


def test_the_time_of_a_reply_is_not_yielded():
    speech = REPLYING.speakers.speech.id
    for args in ({"to": "chair"}, {"to": "questions"}, {"to": "delegate", "heir": "DEU"}):
        sentence = "The time of a reply is not yielded."
        assert objection(REPLYING, yield_floor, speech=speech, **args) == sentence


def test_after_a_reply_the_list_goes_on():
    assert when(REPLYING, recognise, seat="JPN", at=40_000) == (
        SpeechEnded(REPLYING.seq, "FRA", 40_000, "next"),
        SpeakerRecognised("JPN", 90_000),
    )
