"""The speakers list and the floor: asking, recognising, the clock, yielding."""

from collections.abc import Iterator
from typing import Literal

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import end_speech_for, require_debate, require_open
from delegates.rules.speakers import (
    ClockAdjusted,
    ClockPaused,
    ClockStarted,
    ListClosed,
    ListJoined,
    ListLeft,
    ListMoved,
    ListReopened,
    Place,
    SpeakerRecognised,
    SpeakingTimeSet,
    Speech,
    SpeechEnded,
    Yielded,
    YieldTo,
)
from delegates.rulings.roll import require_in_room, require_seat
from motions.rules.caucus import Caucus

SECOND = 1000


def speaking_time(floor: Floor) -> int:
    """How long a speech from the general list is, in ms."""
    return floor.speakers.speaking_time or floor.procedure.speaking_time * SECOND


def moderated(floor: Floor) -> Caucus | None:
    """The moderated caucus in progress, if there is one."""
    caucus = floor.business.caucus
    return caucus if caucus and caucus.moderated else None


def queue_of(floor: Floor, on: Place) -> tuple[str, ...]:
    if on == "general":
        return floor.speakers.queue
    return required(moderated(floor), _("No moderated caucus is in progress.")).queue


@ruling()
def join_list(floor: Floor, press: Press, seat: str, on: Place = "general") -> Iterator[Fact]:
    """Put a seat at the end of the general list, or of the caucus's queue. Once per seat.

    The dais may, and a seat for itself once phones may ask for the floor. Enters list_joined.
    """
    require_open(floor)
    if press.seat:
        refuse_unless(
            floor.meeting.phones != "follow", _("The Chair takes requests for the floor by placard.")
        )
    yield from require_in_room(floor, press, seat)
    queue = queue_of(floor, on)
    refuse_unless(seat not in queue, _("%(seat)s is on the list already."), seat=seat)
    speech = floor.speakers.speech
    refuse_unless(
        not (speech and speech.seat == seat and speech.on == on), _("%(seat)s has the floor."), seat=seat
    )
    if on == "general":
        yield from press.order(not floor.speakers.closed, _("The speakers list is closed."))
    yield ListJoined(seat=seat, on=on)


@ruling()
def leave_list(floor: Floor, press: Press, seat: str, on: Place = "general") -> Iterator[Fact]:
    """Take a seat off the list. The dais may, and a seat for itself. Enters list_left."""
    refuse_unless(seat in queue_of(floor, on), _("%(seat)s is not on the list."), seat=seat)
    yield ListLeft(seat=seat, on=on)


@ruling(rests=("list",))
def move_in_list(
    floor: Floor, press: Press, seat: str, before: str | None = None, on: Place = "general"
) -> Iterator[Fact]:
    """Put a seat just before another, or last. Enters list_moved. Rests on and moves the list."""
    queue = queue_of(floor, on)
    refuse_unless(seat in queue, _("%(seat)s is not on the list."), seat=seat)
    refuse_unless(before is None or before in queue, _("%(seat)s is not on the list."), seat=before)
    refuse_unless(before != seat, _("%(seat)s is there already."), seat=seat)
    yield ListMoved(seat=seat, before=before, on=on)


@ruling(rests=("list",))
def close_list(floor: Floor, press: Press) -> Iterator[Fact]:
    """Take no more names. Enters list_closed. Rests on and moves the list."""
    refuse_unless(not floor.speakers.closed, _("The speakers list is closed."))
    yield ListClosed()


@ruling(rests=("list",))
def reopen_list(floor: Floor, press: Press) -> Iterator[Fact]:
    """Take names again. Enters list_reopened. Rests on and moves the list."""
    refuse_unless(floor.speakers.closed, _("The speakers list is open."))
    yield ListReopened()


@ruling(rests=("list",))
def set_speaking_time(floor: Floor, press: Press, seconds: int) -> Iterator[Fact]:
    """Speeches from the next one on last this long. Enters speaking_time_set. Rests on and moves the list."""
    refuse_unless(0 < seconds <= 3600, _("A speaking time lies between one second and an hour."))
    yield SpeakingTimeSet(ms=seconds * SECOND)


@ruling(rests=("speaker", "meeting"))
def recognise(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Give a seat the floor; whoever has it gives it back first.

    In a moderated caucus the speech is the caucus's, and gets no more than what the caucus has
    left. The clock waits for the dais, unless the procedure starts it at once. Enters
    clock_paused, speech_ended, speaker_recognised as they apply. Rests on and moves the speaker.
    """
    yield from require_debate(floor, press)
    yield from require_in_room(floor, press, seat)
    speech, caucus = floor.speakers.speech, floor.business.caucus
    on: Place
    refuse_unless(not (speech and speech.seat == seat), _("%(seat)s has the floor."), seat=seat)
    yield from press.order(
        caucus is None or caucus.moderated, _("There are no speeches in an unmoderated caucus.")
    )
    if caucus and caucus.moderated:
        left = caucus.clock.left_at(press.now)
        yield from press.order(left > 0, _("The time of the caucus is over."))
        limit = caucus.speaking or speaking_time(floor)
        limit, on = min(limit, left) if left > 0 else limit, "caucus"
    else:
        limit, on = speaking_time(floor), "general"
    yield from end_speech_for(floor, press, "next")
    if speech and caucus and speech.on == "caucus" and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)
    yield SpeakerRecognised(seat=seat, limit=limit, on=on, running=floor.procedure.start_clock_at_once)


def require_speech(floor: Floor, speech: int) -> Speech:
    current = required(floor.speakers.speech, _("Nobody has the floor."))
    refuse_unless(current.id == speech, _("That speech is over."))
    return current


@ruling()
def start_clock(floor: Floor, press: Press, of: Literal["speech", "caucus"], id: int) -> Iterator[Fact]:
    """Start a clock. In a moderated caucus the speech's and the caucus's run together.

    Enters clock_started. Moves nothing.
    """
    require_open(floor)
    caucus = floor.business.caucus
    if of == "speech":
        speech = require_speech(floor, id)
        refuse_unless(not speech.clock.running, _("The clock is running."))
        yield ClockStarted(of="speech", id=id)
        if speech.on == "caucus" and caucus and not caucus.clock.running:
            yield ClockStarted(of="caucus", id=caucus.id)
    else:
        caucus = required(caucus, _("That caucus is over."))
        refuse_unless(caucus.id == id, _("That caucus is over."))
        refuse_unless(not caucus.clock.running, _("The clock is running."))
        yield ClockStarted(of="caucus", id=id)


@ruling()
def pause_clock(floor: Floor, press: Press, of: Literal["speech", "caucus"], id: int) -> Iterator[Fact]:
    """Stop a clock with what is left. Never refused for being late: a clock that stands stays.

    Enters clock_paused. Moves nothing.
    """
    speech, caucus = floor.speakers.speech, floor.business.caucus
    if of == "speech" and speech and speech.id == id and speech.clock.running:
        yield ClockPaused(of="speech", id=id)
        if speech.on == "caucus" and caucus and caucus.clock.running:
            yield ClockPaused(of="caucus", id=caucus.id)
    elif of == "caucus" and caucus and caucus.id == id and caucus.clock.running:
        yield ClockPaused(of="caucus", id=id)


@ruling()
def adjust_clock(
    floor: Floor, press: Press, of: Literal["speech", "caucus"], id: int, seconds: int
) -> Iterator[Fact]:
    """Give a clock more time or less; what is spent is spent. Enters clock_adjusted. Moves nothing."""
    refuse_unless(seconds != 0, _("Say by how many seconds."))
    caucus = floor.business.caucus
    if of == "speech":
        require_speech(floor, id)
    else:
        refuse_unless(caucus is not None and caucus.id == id, _("That caucus is over."))
    yield ClockAdjusted(of=of, id=id, by=seconds * SECOND)


@ruling(rests=("speaker",))
def end_speech(floor: Floor, press: Press, speech: int) -> Iterator[Fact]:
    """The speaker gives the floor back. Enters speech_ended. Rests on and moves the speaker."""
    require_open(floor)
    current = require_speech(floor, speech)
    caucus = floor.business.caucus
    yield from end_speech_for(floor, press, "ended")
    if current.on == "caucus" and caucus and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)


@ruling(rests=("speaker",))
def yield_floor(
    floor: Floor, press: Press, speech: int, to: YieldTo, heir: str | None = None
) -> Iterator[Fact]:
    """The speaker yields what is left: to the Chair, to another delegation, or to questions.

    Enters yielded, and speech_ended and speaker_recognised as the yield needs. Rests on and moves
    the speaker.
    """
    require_open(floor)
    current = require_speech(floor, speech)
    procedure = floor.procedure
    yield from press.order(current.on == "general", _("There are no yields in a caucus."))
    yield from press.order(to in procedure.yields, _("This procedure does not know that yield."))
    yield from press.order(
        to == "chair" or current.yields < procedure.max_yields, _("Yielded time may not be yielded again.")
    )
    left = current.clock.left_at(press.now)
    if to == "chair":
        yield Yielded(speech=speech, seat=current.seat, to=to)
        yield from end_speech_for(floor, press, "yielded")
        return
    refuse_unless(left > 0, _("There is no time left to yield."))
    if to == "questions":
        refuse_unless(not current.questions, _("The floor is open for questions."))
        yield Yielded(speech=speech, seat=current.seat, to=to)
        return
    heir = required(heir, _("Name the delegation that gets the time."))
    require_seat(floor, heir)
    refuse_unless(heir != current.seat, _("%(seat)s has the floor."), seat=heir)
    yield from require_in_room(floor, press, heir)
    yield Yielded(speech=speech, seat=current.seat, to=to, heir=heir)
    yield SpeechEnded(
        speech=speech, seat=current.seat, spent=current.clock.spent_at(press.now), how="yielded"
    )
    yield SpeakerRecognised(seat=heir, limit=left, on="general", yields=current.yields + 1)
