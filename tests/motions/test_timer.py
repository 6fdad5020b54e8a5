"""A free timer with a title, and a free line in the minutes."""

import pytest

from committees.clock import Clock
from committees.facts import Struck, WordsRef
from committees.rules import MeetingAdjourned, MeetingSuspended
from committees.rulings import adjourn_meeting, suspend_meeting
from delegates.rules.speakers import ClockAdjusted, ClockPaused, ClockStarted, SpeakerRecognised
from delegates.rulings.clocks import adjust_clock, pause_clock, start_clock
from motions.rules.timer import LineNoted, Timer, TimerEnded, TimerSet
from motions.rulings.timer import end_timer, note_line, set_timer
from tests.given import NOW, after, given, refusal, room, when

TITLE = WordsRef("w1", "0" * 64)
OPEN = given(*room("BRA DEU FRA JPN"))
SET = given(TimerSet(60_000, TITLE), floor=OPEN)
ID = SET.seq


def test_a_timer_runs_at_once():
    assert when(OPEN, set_timer, seconds=60, title=TITLE) == (TimerSet(60_000, TITLE),)
    assert SET.business.timer == Timer(ID, Clock(60_000, 0, NOW), TITLE)


def test_a_timer_replaces_the_one_before():
    assert when(SET, set_timer, seconds=30, at=20_000) == (TimerEnded(ID, 20_000), TimerSet(30_000))
    assert after(SET, set_timer, seconds=30, at=20_000).business.timer.id == ID + 2


@pytest.mark.parametrize("seconds", [0, -1, 86_401])
def test_a_timer_runs_for_up_to_a_day(seconds):
    assert refusal(OPEN, set_timer, seconds=seconds) == "A timer runs for up to a day."
    assert when(OPEN, set_timer, seconds=86_400)


def test_a_timer_is_for_an_open_meeting():
    assert refusal(given(), set_timer, seconds=60) == "No meeting is open."
    assert (
        refusal(given(MeetingSuspended(), floor=OPEN), set_timer, seconds=60) == "The meeting is suspended."
    )


def test_a_timer_ends_with_the_time_it_took():
    assert when(SET, end_timer, id=ID, at=70_000) == (TimerEnded(ID, 70_000),)
    ended = after(SET, end_timer, id=ID)
    assert ended.business.timer is None
    assert refusal(ended, end_timer, id=ID) == "That timer is over."
    assert refusal(SET, end_timer, id=ID - 1) == "That timer is over."


def test_its_clock_is_paused_started_and_given_time_like_any_other():
    paused = after(SET, pause_clock, of="timer", id=ID, at=10_000)
    assert when(SET, pause_clock, of="timer", id=ID, at=10_000) == (ClockPaused("timer", ID),)
    assert paused.business.timer.clock == Clock(60_000, 10_000)
    assert when(paused, start_clock, of="timer", id=ID) == (ClockStarted("timer", ID),)
    assert when(SET, adjust_clock, of="timer", id=ID, seconds=30) == (ClockAdjusted("timer", ID, 30_000),)
    assert after(SET, adjust_clock, of="timer", id=ID, seconds=30).business.timer.clock.limit == 90_000
    assert refusal(SET, start_clock, of="timer", id=ID) == "The clock is running."
    assert refusal(SET, start_clock, of="timer", id=ID - 1) == "That timer is over."
    assert refusal(OPEN, adjust_clock, of="timer", id=ID, seconds=30) == "That timer is over."


def test_it_runs_beside_a_speech_and_neither_minds_the_other():
    floor = given(SpeakerRecognised("JPN", 90_000, running=True), floor=SET)
    floor = after(floor, pause_clock, of="timer", id=ID, at=5_000)
    assert floor.speakers.speech.clock.running
    assert not floor.business.timer.clock.running


def test_a_suspension_stops_it_and_an_adjournment_ends_it():
    assert when(SET, suspend_meeting, at=10_000) == (ClockPaused("timer", ID), MeetingSuspended())
    assert when(SET, adjourn_meeting, at=10_000) == (TimerEnded(ID, 10_000), MeetingAdjourned())


def test_undoing_a_step_stops_it_at_that_moment():
    struck = given(Struck(acts=(3,), at=NOW + 20_000), floor=SET, at=90_000)
    assert struck.business.timer.clock == Clock(60_000, 20_000)


def test_a_line_is_noted_at_any_time():
    for floor in (given(), OPEN, given(MeetingSuspended(), floor=OPEN)):
        assert when(floor, note_line, text=TITLE) == (LineNoted(TITLE),)
    assert given(LineNoted(TITLE), floor=OPEN).business == OPEN.business
