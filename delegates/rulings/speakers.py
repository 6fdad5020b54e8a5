"""The speakers list and the floor: asking, recognising, the clock, yielding."""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, once, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import end_speech_for, require_debate, require_open
from delegates.rules.speakers import (
    ClockPaused,
    ListClosed,
    ListJoined,
    ListLeft,
    ListMoved,
    ListReopened,
    Place,
    SpeakerRecognised,
    SpeakingTimeSet,
    SpeechEnded,
    Yielded,
    YieldTo,
)
from delegates.rulings.clocks import SECOND, require_speech, starts_at_once
from delegates.rulings.roll import each_seat, require_in_room, require_seat
from motions.rules.caucus import Caucus


def speaking_time(floor: Floor) -> int:
    """How long a speech from the general list is, in ms."""
    return floor.speakers.speaking_time or floor.procedure.speaking_time * SECOND


def listed(floor: Floor) -> Caucus | None:
    """The caucus in progress, if its speakers are called from a queue of its own."""
    caucus = floor.business.caucus
    return caucus if caucus and caucus.listed else None


def shown(floor: Floor) -> Place:
    """The list that speakers are taken from now."""
    return "caucus" if listed(floor) else "general"


def called_together(floor: Floor) -> tuple[str, ...]:
    """Who is called of the general list, beside who speaks, where these rules call several at a time."""
    most, speech = floor.procedure.called_together, floor.speakers.speech
    if most < 2 or floor.business.caucus or floor.agenda.voting or not floor.meeting.open:
        return ()
    spoken, limit = floor.business.motions.speeches, floor.procedure.speeches_in_a_row
    done = spoken % most
    if (speech and not done) or (limit and spoken >= limit):
        # The last of those who were called together speaks, or the Chair asks for motions first.
        return ()
    waiting = (seat for seat in floor.speakers.queue if floor.roll.in_room(seat))
    return tuple(islice(waiting, most - done))


def _joining(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"seat": seat, "on": shown(floor)} for seat in floor.roll.order)


def _waiting(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"seat": seat, "on": shown(floor)} for seat in queue_of(floor, shown(floor)))


def _moving_up(floor: Floor) -> Iterable[dict[str, Any]]:
    queue = queue_of(floor, shown(floor))
    return ({"seat": seat, "before": before, "on": shown(floor)} for before, seat in pairwise(queue))


def _speech(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"speech": floor.speakers.speech.id},) if floor.speakers.speech else ()


def _yielding(floor: Floor) -> Iterable[dict[str, Any]]:
    speech = floor.speakers.speech
    if speech is None:
        return ()
    heir = next((seat for seat in floor.roll.present if seat != speech.seat), None)
    return (
        {"speech": speech.id, "to": "chair"},
        {"speech": speech.id, "to": "questions"},
        {"speech": speech.id, "to": "comments"},
        {"speech": speech.id, "to": "delegate", "heir": heir},
    )


def queue_of(floor: Floor, on: Place) -> tuple[str, ...]:
    if on == "general":
        return floor.speakers.queue
    return required(listed(floor), _("No moderated caucus is in progress.")).queue


@ruling(dais=_joining, seat=lambda floor, seat: ({"seat": seat, "on": shown(floor)},))
def join_list(floor: Floor, press: Press, seat: str, on: Place = "general") -> Iterator[Fact]:
    """Put a seat at the end of the general list, or of the caucus's queue. Once per seat.

    The dais may, and a seat for itself once phones may ask for the floor. Enters list_joined.
    """
    require_open(floor)
    if press.seat:
        refuse_unless(
            floor.meeting.phones != "follow", _("The Chair takes requests for the floor by placard.")
        )
        _require_asking(floor, on)
    yield from require_in_room(floor, press, seat)
    queue = queue_of(floor, on)
    refuse_unless(seat not in queue, _("%(seat)s is on the list already."), seat=seat)
    speech = floor.speakers.speech
    refuse_unless(
        not (speech and speech.seat == seat and speech.on == on), _("%(seat)s has the floor."), seat=seat
    )
    if on == "general":
        yield from press.order(not floor.speakers.closed, _("The speakers list is closed."))
        yield from press.order(not floor.agenda.voting, _("Debate is closed; the committee is voting."))
    yield ListJoined(seat=seat, on=on)


def _require_asking(floor: Floor, on: Place) -> None:
    """Delegations ask for the floor: in a tour de table nobody does, and who does not speak passes."""
    caucus = floor.business.caucus if on == "caucus" else None
    refuse_unless(not (caucus and caucus.tour), _("Every delegation is called once, in its turn."))


@ruling(dais=_waiting, seat=lambda floor, seat: ({"seat": seat, "on": shown(floor)},))
def leave_list(floor: Floor, press: Press, seat: str, on: Place = "general") -> Iterator[Fact]:
    """Take a seat off the list. The dais may, and a seat for itself. Enters list_left."""
    if press.seat:
        _require_asking(floor, on)
    refuse_unless(seat in queue_of(floor, on), _("%(seat)s is not on the list."), seat=seat)
    yield ListLeft(seat=seat, on=on)


@ruling(rests=("list",), dais=_moving_up)
def move_in_list(
    floor: Floor, press: Press, seat: str, before: str | None = None, on: Place = "general"
) -> Iterator[Fact]:
    """Put a seat just before another, or last. Enters list_moved. Rests on and moves the list."""
    queue = queue_of(floor, on)
    refuse_unless(seat in queue, _("%(seat)s is not on the list."), seat=seat)
    refuse_unless(before is None or before in queue, _("%(seat)s is not on the list."), seat=before)
    refuse_unless(before != seat, _("%(seat)s is there already."), seat=seat)
    yield ListMoved(seat=seat, before=before, on=on)


@ruling(rests=("list",), dais=once)
def close_list(floor: Floor, press: Press) -> Iterator[Fact]:
    """Take no more names. Enters list_closed. Rests on and moves the list."""
    refuse_unless(not floor.speakers.closed, _("The speakers list is closed."))
    yield ListClosed()


@ruling(rests=("list",), dais=once)
def reopen_list(floor: Floor, press: Press) -> Iterator[Fact]:
    """Take names again. Enters list_reopened. Rests on and moves the list."""
    refuse_unless(floor.speakers.closed, _("The speakers list is open."))
    yield ListReopened()


@ruling(rests=("list",), dais=lambda floor: ({"seconds": floor.procedure.speaking_time},))
def set_speaking_time(floor: Floor, press: Press, seconds: int) -> Iterator[Fact]:
    """Speeches from the next one on last this long. Enters speaking_time_set. Rests on and moves the list."""
    refuse_unless(0 < seconds <= 3600, _("A speaking time lies between one second and an hour."))
    yield SpeakingTimeSet(ms=seconds * SECOND)


@ruling(rests=("speaker", "meeting"), dais=each_seat)
def recognise(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Give a seat the floor; whoever has it gives it back first.

    In a moderated caucus the speech is the caucus's, and gets no more than what the caucus has
    left; in a tour de table everybody has the same time. The clock waits for the dais, unless it is set to start at once. Enters
    clock_paused, speech_ended, speaker_recognised as they apply. Rests on and moves the speaker.
    """
    yield from require_debate(floor, press)
    yield from require_in_room(floor, press, seat)
    speech, caucus = floor.speakers.speech, floor.business.caucus
    on: Place
    refuse_unless(not (speech and speech.seat == seat), _("%(seat)s has the floor."), seat=seat)
    yield from press.order(floor.business.point is None, _("A point is before the Chair."))
    yield from press.order(
        caucus is None or caucus.kind != "unmoderated_caucus",
        _("There are no speeches in an unmoderated caucus."),
    )
    yield from press.order(
        caucus is None or not caucus.held,
        _("In a consultation of the whole the floor is passed on."),
    )
    yield from press.order(
        caucus is not None or not floor.agenda.voting, _("Debate is closed; the committee is voting.")
    )
    if caucus and caucus.tour:
        limit, on = caucus.speaking or speaking_time(floor), "caucus"
    elif caucus and caucus.listed:
        left = caucus.clock.left_at(press.now)
        yield from press.order(left > 0, _("The time of the caucus is over."))
        limit = _answer_time(floor, caucus, seat) or caucus.speaking or speaking_time(floor)
        limit, on = min(limit, left) if left > 0 else limit, "caucus"
    else:
        limit, on = speaking_time(floor), "general"
    yield from end_speech_for(floor, press, "next")
    if speech and caucus and speech.on == "caucus" and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)
    yield SpeakerRecognised(seat=seat, limit=limit, on=on, running=starts_at_once(floor))


def _answer_time(floor: Floor, caucus: Caucus, seat: str) -> int:
    """How long a sponsor may answer questions on its draft, in ms; 0 for anybody else."""
    draft = floor.papers.draft(caucus.paper) if caucus.paper is not None else None
    return floor.procedure.answer_time * SECOND if draft and seat in draft.sponsors else 0


@ruling(rests=("speaker",), dais=_speech)
def end_speech(floor: Floor, press: Press, speech: int) -> Iterator[Fact]:
    """The speaker gives the floor back. Enters speech_ended. Rests on and moves the speaker."""
    require_open(floor)
    current = require_speech(floor, speech)
    caucus = floor.business.caucus
    yield from end_speech_for(floor, press, "ended")
    if current.on == "caucus" and caucus and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)


@ruling(rests=("speaker",), dais=_yielding)
def yield_floor(
    floor: Floor, press: Press, speech: int, to: YieldTo, heir: str | None = None
) -> Iterator[Fact]:
    """The speaker yields what is left: to the Chair, to another delegation, to questions, or to comments,
    which have times of their own and want none of what is left.

    Enters yielded, and speech_ended and speaker_recognised as the yield needs. Rests on and moves
    the speaker.
    """
    require_open(floor)
    current = require_speech(floor, speech)
    procedure = floor.procedure
    yield from press.order(current.on != "caucus", _("There are no yields in a caucus."))
    yield from press.order(
        current.on not in ("for", "against"), _("The time of a speech on a motion is not yielded.")
    )
    yield from press.order(current.on != "comment", _("The time of a comment is not yielded."))
    yield from press.order(current.on == "general", _("The time of a reply is not yielded."))
    yield from press.order(to in procedure.yields, _("This procedure does not know that yield."))
    yield from press.order(
        to == "chair" or current.yields < procedure.max_yields, _("Yielded time may not be yielded again.")
    )
    left = current.clock.left_at(press.now)
    if to in ("chair", "comments"):
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


def _replying(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"seat": floor.roll.present[0]},) if floor.roll.present else ()


@ruling(rests=("speaker", "meeting"), dais=_replying)
def grant_reply(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Grant a right of reply: a speech with a time of its own, outside every list. The Chair decides.

    There is no reply to a reply. Enters speaker_recognised. Rests on and moves the speaker.
    """
    yield from require_debate(floor, press)
    yield from require_in_room(floor, press, seat)
    speech = floor.speakers.speech
    kind = next((kind for kind in floor.procedure.kinds.values() if kind.effect == "reply"), None)
    refuse_unless(not (speech and speech.seat == seat), _("%(seat)s has the floor."), seat=seat)
    yield from press.order(
        kind is None or kind.in_order_in(floor.state),
        _("There is no right of reply at this stage."),
    )
    yield from press.order(floor.business.point is None, _("A point is before the Chair."))
    yield from press.order(not (speech and speech.on == "reply"), _("There is no reply to a reply."))
    yield from press.order(speech is None, _("A speaker has the floor."))
    yield from end_speech_for(floor, press, "next")
    caucus = floor.business.caucus
    if speech and speech.on == "caucus" and caucus and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)
    yield SpeakerRecognised(
        seat=seat,
        limit=floor.procedure.reply_time * SECOND,
        on="reply",
        running=starts_at_once(floor),
    )
