"""Opening, suspending, resuming, adjourning, and what stands in the way of debate."""

import pytest

from committees.clock import Clock
from committees.rules import (
    Meeting,
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingSuspended,
    NotesSet,
    PhonesSet,
)
from committees.rulings import (
    adjourn_meeting,
    open_meeting,
    quorums,
    resume_meeting,
    set_notes,
    set_phones,
    suspend_meeting,
)
from delegates.rules.roll import QuorumWaived, RollAnswered, RollCallOpened
from delegates.rules.speakers import ClockPaused, ClockStarted, ListJoined, SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import recognise
from motions.rules.ballots import VoteAbandoned, VoteOpened
from motions.rules.caucus import CaucusClosed, CaucusOpened
from motions.rules.motions import MotionRaised, MotionsFell
from motions.rules.points import PointRaised, PointRuled
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rules.timer import TimerEnded, TimerSet
from motions.rulings.raising import declare_motion
from tests.given import NOW, after, codes, given, objection, refusal, room, roster, when

SEATED = given(roster("FRA JPN SEN"))
OPEN = given(*room("FRA JPN SEN"))
SPEAKING = given(SpeakerRecognised("JPN", 90_000, running=True), floor=OPEN)


def test_opening_counts_the_meeting_takes_the_rules_along_and_calls_the_roll():
    rules = Procedure(speaking_time=60)
    assert when(SEATED, open_meeting, procedure=rules) == (
        MeetingOpened(1),
        ProcedureTaken(rules),
        RollCallOpened(),
    )
    floor = after(SEATED, open_meeting, procedure=rules)
    assert floor.procedure == rules
    assert floor.roll.calling
    assert floor.meeting == Meeting(number=1, phase="open")


def test_opening_under_the_rules_in_force_does_not_repeat_them():
    assert when(SEATED, open_meeting, procedure=Procedure()) == (MeetingOpened(1), RollCallOpened())


def test_opening_is_refused_while_a_meeting_is_open_or_without_seats():
    assert refusal(OPEN, open_meeting, procedure=Procedure()) == "Meeting 1 is open."
    suspended = given(MeetingSuspended(), floor=OPEN)
    assert refusal(suspended, open_meeting, procedure=Procedure()) == "Meeting 1 is open."
    assert (
        refusal(given(), open_meeting, procedure=Procedure()) == "There are no seats in this committee yet."
    )


def test_suspending_stops_every_clock_with_what_is_left():
    floor = given(
        CaucusOpened("moderated_caucus", 600_000, 45_000),
        SpeakerRecognised("JPN", 45_000, on="caucus", running=True),
        floor=OPEN,
    )
    speech, caucus = floor.speakers.speech, floor.business.caucus
    assert when(floor, suspend_meeting, at=20_000, until=NOW + 60_000) == (
        ClockPaused("speech", speech.id),
        ClockPaused("caucus", caucus.id),
        MeetingSuspended(NOW + 60_000),
    )
    floor = after(floor, suspend_meeting, at=20_000)
    assert floor.speakers.speech.clock == Clock(45_000, 20_000)
    assert floor.business.caucus.clock == Clock(600_000, 20_000)


def test_suspending_is_refused_into_the_past_and_when_nothing_is_open():
    sentence = "That time has passed. Name a later one."
    assert refusal(OPEN, suspend_meeting, until=NOW) == sentence
    assert refusal(SEATED, suspend_meeting) == "No meeting is open."
    assert refusal(given(MeetingSuspended(), floor=OPEN), suspend_meeting) == "The meeting is suspended."


def test_resuming_goes_on_with_the_roll_as_it_was_or_a_new_one():
    floor = given(MeetingSuspended(NOW + 1), floor=OPEN)
    assert when(floor, resume_meeting) == (MeetingResumed(),)
    assert when(floor, resume_meeting, new_roll=True) == (MeetingResumed(), RollCallOpened())
    resumed = after(floor, resume_meeting)
    assert (resumed.meeting.phase, resumed.meeting.until) == ("open", None)
    assert resumed.roll == OPEN.roll
    assert refusal(OPEN, resume_meeting) == "The meeting is not suspended."


def test_adjourning_ends_speech_and_caucus_and_leaves_the_list():
    floor = given(
        ListJoined("FRA"),
        CaucusOpened("moderated_caucus", 600_000, 45_000),
        SpeakerRecognised("JPN", 45_000, on="caucus", running=True),
        floor=OPEN,
    )
    assert when(floor, adjourn_meeting, at=20_000) == (
        SpeechEnded(floor.speakers.speech.id, "JPN", 20_000, "adjourned"),
        CaucusClosed(floor.business.caucus.id, early=True, spent=20_000),
        MeetingAdjourned(),
    )
    adjourned = after(floor, adjourn_meeting, at=20_000)
    assert adjourned.speakers.queue == ("FRA",)
    assert (adjourned.speakers.speech, adjourned.business.caucus) == (None, None)


def test_after_an_adjournment_the_next_meeting_can_be_opened():
    floor = after(OPEN, adjourn_meeting)
    assert refusal(floor, adjourn_meeting) == "No meeting is open."
    assert when(floor, open_meeting, procedure=Procedure())[0] == MeetingOpened(2)


def test_a_suspended_meeting_can_be_adjourned():
    assert when(given(MeetingSuspended(), floor=OPEN), adjourn_meeting) == (MeetingAdjourned(),)


def test_adjourning_in_a_vote_needs_the_chairs_ruling():
    floor = given(VoteOpened(1, 1, "roll_call", ("FRA",)), floor=OPEN)
    assert objection(floor, adjourn_meeting) == "A vote is under way."


@pytest.mark.parametrize("by", ["ruling", "declaration"])
def test_a_vote_that_the_dais_adjourns_over_is_abandoned(by):
    floor = given(VoteOpened(1, 1, "roll_call", ("FRA",)), floor=OPEN)
    ruling, args = (
        (adjourn_meeting, {}) if by == "ruling" else (declare_motion, {"motion": "adjourn_meeting"})
    )
    facts = when(floor, ruling, **args, ruled=True)
    assert VoteAbandoned(floor.seq) in facts
    assert given(*facts, floor=floor).votes.current is None


def test_adjourning_ends_a_point_and_a_timer_and_the_motions_fall():
    floor = given(MotionRaised("suspend_meeting", "JPN"), PointRaised("point_of_order", "FRA"), floor=OPEN)
    floor = given(TimerSet(60_000), floor=floor)
    assert when(floor, adjourn_meeting, at=20_000) == (
        MotionsFell((OPEN.seq + 1,)),
        PointRuled(OPEN.seq + 2, "set_aside"),
        TimerEnded(OPEN.seq + 3, 20_000),
        MeetingAdjourned(),
    )


def test_notes_are_off_until_the_chair_turns_them_on():
    assert when(OPEN, set_notes, on=True) == (NotesSet(True),)
    assert after(OPEN, set_notes, on=True).meeting.notes
    assert refusal(OPEN, set_notes, on=False) == "Notes are set so already."


def test_phones_are_set_once():
    assert when(OPEN, set_phones, level="all") == (PhonesSet("all"),)
    assert after(OPEN, set_phones, level="all").meeting.phones == "all"
    assert refusal(OPEN, set_phones, level="floor") == "The phones are set so already."


@pytest.mark.parametrize(
    ("members", "debate", "decision"), [(47, 16, 24), (48, 16, 25), (46, 16, 24), (3, 1, 2), (1, 1, 1)]
)
def test_quorums(members, debate, decision):
    assert quorums(given(roster(codes(members), observers="OBS"))) == (debate, decision)


def test_debate_needs_an_open_meeting_a_finished_roll_a_quorum_and_no_vote():
    assert refusal(SEATED, recognise, seat="JPN") == "No meeting is open."
    suspended = given(MeetingSuspended(), floor=OPEN)
    assert refusal(suspended, recognise, seat="JPN") == "The meeting is suspended."
    calling = given(RollCallOpened(), RollAnswered({"JPN": "present"}), floor=OPEN)
    assert objection(calling, recognise, seat="JPN") == "The roll call is not finished."
    voting = given(VoteOpened(1, 1, "roll_call", ("FRA",)), floor=OPEN)
    assert objection(voting, recognise, seat="JPN") == "A vote is under way."


def test_debate_of_47_needs_16_and_the_chair_may_declare_to_go_on():
    thin = given(*room(codes(47), observers="OBS", absent=" ".join(codes(47)[15:])))
    sentence = "15 members are in the room; 16 are needed for debate."
    assert objection(thin, recognise, seat="OBS") == sentence
    waived = given(QuorumWaived("open", 15, 16), floor=thin)
    assert when(waived, recognise, seat="OBS") == (SpeakerRecognised("OBS", 90_000),)
    enough = given(*room(codes(47), absent=" ".join(codes(47)[16:])))
    assert when(enough, recognise, seat="S01") == (SpeakerRecognised("S01", 90_000),)


def test_a_clock_that_stands_is_not_paused_again_by_a_suspension():
    floor = given(ClockPaused("speech", SPEAKING.speakers.speech.id), floor=SPEAKING, at=5_000)
    assert when(floor, suspend_meeting, at=9_000) == (MeetingSuspended(),)
    again = given(ClockStarted("speech", floor.speakers.speech.id), floor=floor, at=10_000)
    assert again.speakers.speech.clock.left_at(NOW + 20_000) == 75_000
