"""Time for and against a draft, under rules that divide its debate: one side after the other, then the vote."""

from committees.next_step import next_step
from delegates.rules.speakers import ClockStarted, ListJoined, SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import join_list, recognise
from motions.rules.caucus import CaucusClosed, CaucusExtended, CaucusOpened
from motions.rules.motions import MotionSeconded
from motions.rules.procedure import ProcedureTaken
from motions.rulings.caucus import close_caucus, give_time
from motions.rulings.motions import decide_motion
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.drafts import DraftIntroduced
from tests.given import RULES, SETS, after, given, objection, refusal, room, when

THIMUN = SETS["thimun"]
DRAFT = DraftIntroduced(7, 70, ("DEU", "JPN"), "0" * 64, 2)
OPEN = given(*room("BRA DEU FRA JPN SEN"), ProcedureTaken(THIMUN), DRAFT)
FOR = after(OPEN, give_time, paper=7, side="time_for")
ID = FOR.seq


def test_the_first_sponsor_in_the_room_opens_the_time_for_it():
    assert when(OPEN, give_time, paper=7, side="time_for") == (
        CaucusOpened("time_for", 600_000, proposer="DEU", declared=True, paper=7),
    )
    assert (FOR.business.caucus.queue, FOR.state) == (("DEU",), "debate")
    against = after(FOR, give_time, paper=7, side="time_against")
    assert (against.business.caucus.queue, against.state) == ((), "debate")


def test_speakers_are_called_within_the_time_and_get_no_more_than_is_left_of_it():
    floor = after(FOR, join_list, seat="FRA", by="seat:FRA", on="caucus")
    assert floor.business.caucus.queue == ("DEU", "FRA")
    late = given(ClockStarted("caucus", ID), floor=floor)
    assert when(late, recognise, seat="DEU", at=570_000)[-1] == SpeakerRecognised("DEU", 30_000, on="caucus")
    assert objection(late, recognise, seat="DEU", at=600_000) == "The time of the caucus is over."


def test_the_chair_may_go_on_to_the_other_side_at_any_time():
    speaking = given(SpeakerRecognised("DEU", 60_000, on="caucus", running=True), floor=FOR)
    assert when(speaking, give_time, paper=7, side="time_against", at=20_000) == (
        SpeechEnded(speaking.seq, "DEU", 20_000, "caucus"),
        CaucusClosed(ID, early=True, spent=20_000, of="time_for"),
        CaucusOpened("time_against", 600_000, declared=True, paper=7),
    )
    assert refusal(FOR, give_time, paper=7, side="time_for") == "That side has its time now."
    assert refusal(OPEN, give_time, paper=8, side="time_for") == "That draft is not before the room."


def test_other_rules_give_no_time_and_the_chair_may_all_the_same():
    usual = given(ProcedureTaken(RULES), floor=OPEN)
    said = "These rules give no time for and against a draft."
    assert objection(usual, give_time, paper=7, side="time_for") == said
    assert when(usual, give_time, paper=7, side="time_for", ruled=True)[-1].total == 600_000
    assert "time" not in next_step(usual).value


def test_the_biggest_button_walks_through_both_times_to_the_vote():
    assert (next_step(OPEN).url, next_step(OPEN).value) == ("papers/7/", "time_for")
    assert next_step(FOR).value == "DEU"
    spoken = given(SpeakerRecognised("DEU", 60_000, on="caucus", running=True), floor=FOR)
    assert next_step(spoken).label == "Thank %(seat)s"
    over = next_step(spoken).over
    assert (over.url, over.value) == ("papers/7/", "time_against")
    ended = after(spoken, close_caucus, id=ID)
    assert next_step(ended).value == "time_against"
    against = after(ended, give_time, paper=7, side="time_against")
    assert next_step(given(ListJoined("FRA", "caucus"), floor=against)).value == "FRA"
    assert next_step(against).over.value == "close"
    done = after(against, close_caucus, id=against.seq)
    assert (next_step(done).url, next_step(done).value) == ("declarations/", "close_debate")
    second = given(DraftIntroduced(8, 80, ("BRA",), "1" * 64), floor=done)
    assert (next_step(second).url, next_step(second).value) == ("papers/8/", "time_for")


def test_a_time_for_it_that_was_left_out_is_not_offered_afterwards():
    against = after(OPEN, give_time, paper=7, side="time_against")
    done = after(against, close_caucus, id=against.seq)
    assert next_step(done).value == "close_debate"


def test_the_previous_question_ends_the_time_with_the_debate():
    closed = after(FOR, declare_motion, motion="close_debate")
    assert closed.agenda.voting
    assert closed.business.caucus is None
    assert objection(closed, give_time, paper=7, side="time_against").startswith("Debate is closed")


def test_the_time_is_extended_by_a_motion():
    moved = after(FOR, raise_motion, motion="extend_caucus", seat="FRA", total=120)
    motion = moved.business.motions.pending[0].id
    seconded = given(MotionSeconded(motion), floor=moved)
    assert when(seconded, decide_motion, id=motion, how="no_objection")[-1] == CaucusExtended(ID, 120_000)
    assert moved.business.caucus.timed
    said = {"motion": "extend_caucus", "seat": "FRA", "total": 120}
    assert refusal(OPEN, raise_motion, **said) == "No caucus is in progress."
