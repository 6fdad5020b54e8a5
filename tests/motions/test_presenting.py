"""A draft comes before the room by a motion, its sponsors present it, and answer questions on it."""

from msgspec.structs import replace

from committees.next_step import next_step
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import ClockStarted, ListJoined, SpeakerRecognised
from delegates.rulings.speakers import recognise
from motions.rules.caucus import CaucusClosed, CaucusOpened, FloorPassed
from motions.rules.motions import MotionRaised
from motions.rules.procedure import ProcedureTaken
from motions.rulings.caucus import close_caucus, pass_floor, present_draft
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.drafts import DraftIntroduced
from resolutions.rules.submissions import PaperApproved, PaperSubmitted
from tests.given import RULES, after, given, objection, refusal, room, when
from tests.motions.floors import before_the_room

OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"))
TEXT = "1" * 64
WAITING = given(
    PaperSubmitted(7, 70, "BRA", ("BRA",), "0" * 64, 2),
    PaperApproved(7),
    PaperSubmitted(8, 80, "DEU", ("DEU", "JPN"), TEXT, 3),
    PaperApproved(8),
    floor=OPEN,
)
MOVED = {"motion": "introduce_draft", "seat": "JPN"}
INTRODUCED = DraftIntroduced(8, 80, ("DEU", "JPN"), TEXT, 3)
PRESENTED = after(WAITING, raise_motion, **MOVED)
ID = PRESENTED.seq
ASKED = after(PRESENTED, declare_motion, motion="question_period", total=300)
HELD = ASKED.seq


def test_a_sponsor_introduces_its_own_paper_and_presents_it():
    assert when(WAITING, raise_motion, **MOVED) == (
        MotionRaised("introduce_draft", "JPN", paper=8, granted=True),
        INTRODUCED,
        CaucusOpened("presentation", 180_000, proposer="JPN", declared=True, paper=8),
    )
    assert (PRESENTED.state, PRESENTED.business.caucus.holder) == ("presentation", "JPN")
    assert [draft.paper for draft in PRESENTED.papers.introduced] == [8]


def test_only_a_sponsor_moves_it_and_only_what_the_dais_approved():
    said = {**MOVED, "paper": 7}
    assert objection(WAITING, raise_motion, **said) == "Only a sponsor of it moves this."
    handed_in = given(PaperSubmitted(9, 90, "FRA", ("FRA",), TEXT, 3), floor=WAITING)
    said = {**MOVED, "seat": "FRA", "paper": 9}
    assert objection(handed_in, raise_motion, **said) == "The dais has not approved that paper."
    assert refusal(OPEN, raise_motion, **MOVED) == "No working paper is waiting to be introduced."
    debate = after(PRESENTED, close_caucus, id=ID)
    assert refusal(debate, raise_motion, **MOVED, paper=8) == "That paper is not with the dais any more."


def test_it_is_presented_later_where_other_motions_wait_or_the_rules_give_no_time():
    waits = before_the_room(MotionRaised("suspend_meeting", "FRA"), floor=WAITING)
    assert when(waits, raise_motion, **MOVED)[1:] == (INTRODUCED,)
    rules = given(ProcedureTaken(replace(RULES, presentation_time=0)), floor=WAITING)
    assert when(rules, raise_motion, **MOVED)[1:] == (INTRODUCED,)
    floor = given(INTRODUCED, floor=rules)
    assert objection(floor, present_draft, paper=8) == "These rules give no time for presenting a draft."
    assert when(floor, present_draft, paper=8, ruled=True)[-1].total == 180_000
    assert refusal(OPEN, present_draft, paper=8) == "That draft is not before the room."


def test_the_first_sponsor_in_the_room_presents_and_hands_the_floor_on():
    floor = given(INTRODUCED, SeatLeft("DEU"), floor=WAITING)
    opened = after(floor, present_draft, paper=8)
    assert opened.business.caucus.holder == "JPN"
    assert when(PRESENTED, pass_floor, id=ID, seat="DEU") == (FloorPassed(ID, "DEU"),)
    assert (
        objection(PRESENTED, recognise, seat="DEU")
        == "In a consultation of the whole the floor is passed on."
    )


def test_the_biggest_button_starts_the_clock_and_ends_the_presentation():
    assert next_step(PRESENTED).url == f"clocks/caucus/{ID}/"
    going = given(ClockStarted("caucus", ID), floor=PRESENTED)
    step = next_step(going)
    assert (step.url, step.values["seat"], step.over.value) == ("", "JPN", "close")
    assert when(going, close_caucus, id=ID, at=180_000) == (
        CaucusClosed(ID, early=False, spent=180_000, of="presentation"),
    )


def test_questions_are_put_on_the_newest_draft_and_end_its_presentation():
    facts = when(PRESENTED, declare_motion, motion="question_period", total=300)
    assert facts == (
        CaucusClosed(ID, early=True, spent=0, of="presentation"),
        CaucusOpened("question_period", 300_000, 30_000, declared=True, slot="none", paper=8),
    )
    assert ASKED.state == "questions"
    none = {"motion": "question_period", "total": 300, "seat": "BRA"}
    assert refusal(OPEN, raise_motion, **none) == "That draft is not before the room."


def test_a_question_is_shorter_than_an_answer_and_both_fit_into_the_time():
    assert when(ASKED, recognise, seat="FRA")[-1] == SpeakerRecognised("FRA", 30_000, on="caucus")
    assert when(ASKED, recognise, seat="DEU")[-1] == SpeakerRecognised("DEU", 60_000, on="caucus")
    late = given(ClockStarted("caucus", HELD), floor=ASKED)
    assert when(late, recognise, seat="DEU", at=280_000)[-1].limit == 20_000


def test_the_biggest_button_takes_questions_and_answers_in_turn():
    assert next_step(ASKED).url == ""
    floor = given(ListJoined("FRA", "caucus"), ListJoined("SEN", "caucus"), floor=ASKED)
    called = []
    for _turn in range(4):
        step = next_step(floor)
        called.append(step.value)
        floor = after(floor, recognise, seat=step.value)
        floor = given(ClockStarted("speech", floor.speakers.speech.id), floor=floor)
    assert called == ["FRA", "DEU", "SEN", "DEU"]
    assert next_step(floor).name == "do"
    away = given(SeatLeft("DEU"), SeatLeft("JPN"), floor=ASKED)
    away = given(ListJoined("SEN", "caucus"), floor=after(away, recognise, seat="FRA"))
    away = given(ClockStarted("speech", away.speakers.speech.id), floor=away)
    assert next_step(away).value == "SEN"
