"""Questions to a speaker who yielded to questions: asked for by placard or on a phone, and put one by one.

The clock stands while a question is put, since only answers count; it runs on with the answer.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rules.speakers import ClockPaused, QuestionDropped, QuestionPut, QuestionRequested, Speech
from delegates.rulings.clocks import require_speech
from delegates.rulings.roll import require_in_room


def _open_speech(floor: Floor) -> Iterable[int]:
    speech = floor.speakers.speech
    return (speech.id,) if speech and speech.questions else ()


def _putting(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"speech": id, "seat": seat} for id in _open_speech(floor) for seat in floor.roll.present)


def _own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return ({"speech": id, "seat": seat} for id in _open_speech(floor))


def require_questions(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """That speech is open to questions, from this seat."""
    current = require_speech(floor, speech)
    refuse_unless(seat != current.seat, _("%(seat)s has the floor."), seat=seat)
    yield from press.order(current.questions, _("The speaker has not yielded to questions."))
    known = any(kind.effect == "question" and kind.offered for kind in floor.procedure.kinds.values())
    yield from press.order(known, _("This procedure does not know that point."))
    yield from require_in_room(floor, press, seat)


def require_asking(floor: Floor, speech: int, seat: str) -> Speech:
    current = require_speech(floor, speech)
    refuse_unless(seat in current.asking, _("%(seat)s has not asked to put a question."), seat=seat)
    return current


@ruling(seat=_own, dais=_putting)
def request_question(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """A seat asks to put a question to the speaker: for itself where phones may ask for the floor, or the dais
    that saw its placard. Enters question_requested."""
    require_open(floor)
    if press.seat:
        refuse_unless(
            floor.meeting.phones != "follow", _("The Chair takes requests for the floor by placard.")
        )
    yield from require_questions(floor, press, speech, seat)
    current = require_speech(floor, speech)
    refuse_unless(seat not in current.asking, _("%(seat)s has asked to put a question."), seat=seat)
    yield QuestionRequested(speech=speech, seat=seat)


def _dropping(floor: Floor) -> Iterable[dict[str, Any]]:
    speech = floor.speakers.speech
    return ({"speech": speech.id, "seat": seat} for seat in speech.asking) if speech else ()


def _dropping_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _dropping(floor) if each["seat"] == seat)


@ruling(dais=_dropping, seat=_dropping_own)
def drop_question(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """A seat would not put its question any more. Enters question_dropped."""
    require_open(floor)
    require_asking(floor, speech, seat)
    yield QuestionDropped(speech=speech, seat=seat)


@ruling(rests=("speaker",), dais=_putting)
def put_question(
    floor: Floor, press: Press, speech: int, seat: str, text: WordsRef | None = None
) -> Iterator[Fact]:
    """The Chair has a seat put its question to the speaker, whose clock stands until it answers.

    Enters clock_paused where it ran, and question_put. Rests on the speaker.
    """
    require_open(floor)
    yield from require_questions(floor, press, speech, seat)
    current = require_speech(floor, speech)
    yield from press.order(current.clock.left_at(press.now) > 0, _("There is no time left for an answer."))
    if current.clock.running:
        yield ClockPaused(of="speech", id=speech)
    yield QuestionPut(speech=speech, seat=seat, text=text)
