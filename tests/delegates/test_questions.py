"""Questions to a speaker who yielded to questions."""

from msgspec.structs import replace

from committees.facts import WordsRef
from committees.next_step import next_step
from committees.rules import PhonesSet
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import (
    ClockPaused,
    ClockStarted,
    QuestionDropped,
    QuestionPut,
    QuestionRequested,
    SpeakerRecognised,
    SpeechEnded,
    Yielded,
)
from delegates.rulings.clocks import start_clock
from delegates.rulings.questions import drop_question, put_question, request_question
from motions.rules.procedure import ProcedureTaken
from tests.given import RULES, after, given, objection, refusal, room, when

SPEAKING = given(
    *room("BRA DEU FRA JPN SEN"), PhonesSet("floor"), SpeakerRecognised("JPN", 90_000, running=True)
)
ID = SPEAKING.seq
OPEN = given(Yielded(ID, "JPN", "questions"), floor=SPEAKING, at=30_000)
TEXT = WordsRef("w1", "0" * 64)


def asks(seat):
    return {"by": f"seat:{seat}", "speech": ID, "seat": seat}


def test_delegations_ask_on_their_phones_and_may_think_better_of_it():
    assert OPEN.state == "questions"
    assert when(OPEN, request_question, **asks("BRA")) == (QuestionRequested(ID, "BRA"),)
    floor = after(OPEN, request_question, **asks("BRA"))
    assert floor.speakers.speech.asking == ("BRA",)
    assert refusal(floor, request_question, **asks("BRA")) == "BRA has asked to put a question."
    assert when(floor, drop_question, **asks("BRA")) == (QuestionDropped(ID, "BRA"),)
    assert refusal(OPEN, drop_question, **asks("BRA")) == "BRA has not asked to put a question."
    follow = given(PhonesSet("follow"), floor=OPEN)
    assert refusal(follow, request_question, **asks("BRA")).startswith("The Chair takes requests")


def test_the_clock_stands_for_the_question_and_runs_with_the_answer():
    said = {"speech": ID, "seat": "FRA", "text": TEXT}
    assert when(OPEN, put_question, **said) == (QuestionPut(ID, "FRA", TEXT),)
    floor = after(OPEN, put_question, **said)
    assert (floor.speakers.speech.asker, floor.speakers.speech.clock.left_at(10**15)) == ("FRA", 60_000)
    assert next_step(floor).value == "start"
    answering = after(floor, start_clock, of="speech", id=ID, at=40_000)
    assert when(answering, put_question, speech=ID, seat="DEU", at=50_000) == (
        ClockPaused("speech", ID),
        QuestionPut(ID, "DEU"),
    )
    over = given(ClockStarted("speech", ID), floor=floor, at=0)
    assert (
        objection(over, put_question, speech=ID, seat="DEU", at=60_000)
        == "There is no time left for an answer."
    )


def test_a_question_is_put_to_who_yielded_to_questions_by_somebody_else_in_the_room():
    said = {"speech": ID, "seat": "FRA"}
    assert objection(SPEAKING, put_question, **said) == "The speaker has not yielded to questions."
    assert refusal(OPEN, put_question, speech=ID, seat="JPN") == "JPN has the floor."
    gone = given(SeatLeft("FRA"), floor=OPEN)
    assert objection(gone, put_question, **said) == "FRA is not in the room by the roll."
    ended = given(SpeechEnded(ID, "JPN", 30_000), floor=OPEN)
    assert refusal(ended, put_question, **said) == "Nobody has the floor."
    kinds = {
        **RULES.kinds,
        "point_of_information": replace(RULES.kinds["point_of_information"], enabled=False),
    }
    none = given(ProcedureTaken(replace(RULES, kinds=kinds)), floor=OPEN)
    assert objection(none, put_question, **said) == "This procedure does not know that point."


def test_the_biggest_button_takes_the_questions_in_the_order_in_which_they_were_asked_for():
    floor = given(QuestionRequested(ID, "SEN"), QuestionRequested(ID, "BRA"), floor=OPEN)
    step = next_step(floor)
    assert (step.url, step.name, step.value) == (f"speeches/{ID}/", "question", "SEN")
    floor = after(floor, put_question, speech=ID, seat="SEN")
    assert next_step(floor).value == "start"
    answering = given(ClockStarted("speech", ID), floor=floor)
    assert next_step(answering).value == "BRA"


def test_nothing_is_likely_with_who_was_let_ask_before_the_speaker_yielded():
    asked = after(SPEAKING, request_question, speech=ID, seat="BRA", ruled=True)
    assert next_step(asked).value != "BRA"
