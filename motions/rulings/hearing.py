"""Who speaks for and against a motion before the room decides on it."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import end_speech_for, require_session
from delegates.rules.speakers import ClockPaused, SpeakerRecognised
from delegates.rulings.clocks import SECOND, starts_at_once
from delegates.rulings.roll import require_in_room
from motions.rules.motions import Motion, MotionPut, Side
from motions.rulings.motions import require_motion
from motions.rulings.raising import seconds_missing

SIDES: tuple[Side, ...] = ("for", "against")
NO_MORE: dict[Side, str] = {
    "for": _("Nobody more speaks in favour of this motion."),
    "against": _("Nobody more speaks against this motion."),
}


def speakers_left(floor: Floor, motion: Motion) -> dict[Side, int]:
    """How many more may speak for a motion, and how many against it; none once it is put to the vote."""
    kind = floor.procedure.kinds.get(motion.raised.motion)
    if kind is None or motion.put:
        return dict.fromkeys(SIDES, 0)
    of_kind: dict[Side, int] = {"for": kind.speakers_for, "against": kind.speakers_against}
    return {side: max(0, of_kind[side] - len(motion.spoke(side))) for side in SIDES}


def next_side(floor: Floor, motion: Motion) -> Side | None:
    """Which side is asked for a speaker now: they take turns, who is for it first; None if both are through."""
    left = speakers_left(floor, motion)
    if left["for"] and (len(motion.spoke("for")) <= len(motion.spoke("against")) or not left["against"]):
        return "for"
    return "against" if left["against"] else None


def _hearing(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = next(iter(floor.roll.present), None)
    pending = floor.business.motions.pending
    return ({"id": motion.id, "seat": seat, "side": side} for motion in pending if seat for side in SIDES)


@ruling(rests=("motions", "speaker", "meeting"), dais=_hearing)
def hear_on_motion(floor: Floor, press: Press, id: int, seat: str, side: Side) -> Iterator[Fact]:
    """Give the floor to a seat to speak for the motion that is put, or against it, for a time of its own.

    Enters clock_paused and speech_ended as they apply, and speaker_recognised. Rests on the motions;
    rests on and moves the speaker.
    """
    yield from require_session(floor, press)
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    motion = require_motion(floor, id)
    yield from press.order(floor.business.motions.pending[0].id == id, _("Another motion has precedence."))
    yield from press.order(not seconds_missing(floor, motion), _("The motion has no second yet."))
    yield from press.order(speakers_left(floor, motion)[side] > 0, NO_MORE[side])
    yield from require_in_room(floor, press, seat)
    speech, caucus = floor.speakers.speech, floor.business.caucus
    refuse_unless(not (speech and speech.seat == seat), _("%(seat)s has the floor."), seat=seat)
    yield from press.order(
        not any(each.seat == seat for each in motion.heard),
        _("%(seat)s has spoken on this motion."),
        seat=seat,
    )
    yield from press.order(floor.business.point is None, _("A point is before the Chair."))
    yield from end_speech_for(floor, press, "next")
    if speech and speech.on == "caucus" and caucus and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)
    yield SpeakerRecognised(
        seat=seat,
        limit=floor.procedure.motion_time * SECOND,
        on=side,
        running=starts_at_once(floor),
        motion=id,
    )


def _putting(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"id": motion.id} for motion in floor.business.motions.pending[:1])


@ruling(rests=("motions", "meeting"), dais=_putting)
def put_motion(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """Hear nobody more on a motion: the room decides. Who speaks on it gives the floor back.

    Enters speech_ended where it applies, and motion_put. Rests on and moves the motions.
    """
    yield from require_session(floor, press)
    motion = require_motion(floor, id)
    yield from press.order(not seconds_missing(floor, motion), _("The motion has no second yet."))
    refuse_unless(any(speakers_left(floor, motion).values()), _("Nobody more is to speak on that motion."))
    speech = floor.speakers.speech
    if speech and speech.motion == id:
        yield from end_speech_for(floor, press, "vote")
    yield MotionPut(id=id)
