"""Motions before the room: seconded, put in order, decided, set aside, kept."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import end_speech_for, require_decision, require_open, require_session
from delegates.rulings.roll import require_in_room
from motions.effects import brought_about, kind_of
from motions.rules.majority import carried
from motions.rules.motions import (
    Decision,
    Motion,
    MotionAdmitted,
    MotionDecided,
    MotionKept,
    MotionPlaced,
    MotionRuledDilatory,
    MotionSeconded,
    MotionWithdrawn,
)
from motions.rules.precedence import before_which
from motions.rulings.raising import require_moment, seconds_missing

BOTH = _("Enter both counts.")


def require_motion(floor: Floor, id: int) -> Motion:
    motion = next((motion for motion in floor.business.motions.pending if motion.id == id), None)
    return required(motion, _("That motion is no longer before the room."))


def require_noted(floor: Floor, id: int) -> Motion:
    motion = next((motion for motion in floor.business.motions.noted if motion.id == id), None)
    return required(motion, _("That motion is no longer noted."))


def _pending(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"id": motion.id} for motion in floor.business.motions.pending)


def _all_kept(floor: Floor) -> Iterable[dict[str, Any]]:
    motions = floor.business.motions
    return ({"id": motion.id} for motion in (*motions.pending, *motions.noted))


def _own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return ({"id": motion.id} for motion in floor.business.motions.pending if motion.raised.seat == seat)


def _noted(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"id": motion.id} for motion in floor.business.motions.noted)


def _deciding(floor: Floor) -> Iterable[dict[str, Any]]:
    ways: tuple[Decision, ...] = ("clearly_carried", "clearly_failed", "no_objection")
    return ({"id": motion.id, "how": how} for motion in floor.business.motions.pending for how in ways)


@ruling(rests=("motions",), dais=_noted)
def admit_motion(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """A noted motion comes before the room. Enters motion_admitted. Rests on and moves the motions."""
    yield from require_session(floor, press)
    motion = require_noted(floor, id)
    yield from require_in_room(floor, press, motion.raised.seat or "")
    yield from require_moment(floor, press, kind_of(floor, motion.raised.motion), motion.raised)
    yield MotionAdmitted(
        id=id, before=before_which(floor.procedure, floor.business.motions.pending, motion.raised)
    )


@ruling(dais=_pending, seat=lambda floor, seat: ({**each, "seat": seat} for each in _pending(floor)))
def second_motion(floor: Floor, press: Press, id: int, seat: str | None = None) -> Iterator[Fact]:
    """A second, by a country or by a placard that the Chair saw. Enters motion_seconded."""
    require_open(floor)
    motion = require_motion(floor, id)
    if press.seat:
        refuse_unless(floor.meeting.phones == "all", _("The Chair takes seconds by placard."))
    refuse_unless(seconds_missing(floor, motion) > 0, _("No further second is needed."))
    if seat is not None:
        yield from require_in_room(floor, press, seat)
        refuse_unless(seat != motion.raised.seat, _("A motion is seconded by another delegation."))
        refuse_unless(seat not in motion.seconds, _("%(seat)s has seconded it already."), seat=seat)
    yield MotionSeconded(id=id, seat=seat)


@ruling(rests=("motions", "meeting"), dais=_deciding)
def decide_motion(
    floor: Floor,
    press: Press,
    id: int,
    how: Decision,
    yes: int | None = None,
    no: int | None = None,
    abstain: int | None = None,
) -> Iterator[Fact]:
    """The room has decided: clearly carried, clearly failed, no objection, or counted. A tie fails.

    Enters motion_decided and, if it carried, what its effect enters. Rests on and moves the motions.
    """
    yield from require_session(floor, press)
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    yield from require_decision(floor, press)
    motion = require_motion(floor, id)
    yield from press.order(floor.business.motions.pending[0].id == id, _("Another motion has precedence."))
    yield from press.order(not seconds_missing(floor, motion), _("The motion has no second yet."))
    if how == "counted":
        _require_count(floor, motion, yes, no, abstain)
        yield from press.order(
            not abstain or floor.procedure.procedural_abstention, _("Nobody abstains on procedure.")
        )
        result = carried(floor.procedure.threshold(motion.raised.motion), yes or 0, no or 0)
        yield MotionDecided(id=id, carried=result, how=how, yes=yes, no=no, abstain=abstain)
    else:
        result = how != "clearly_failed"
        yield MotionDecided(id=id, carried=result, how=how)
    if not result:
        yield from _argued(floor, press, id)
    else:
        # What the Chair overruled when it was moved need not be overruled once more.
        ruled = (
            press.ruled
            if press.ruled is True
            else frozenset((*(press.ruled or ()), *motion.raised.overruled))
        )
        yield from brought_about(floor, replace(press, ruled=ruled), motion.raised, but=id)


def _argued(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """Whoever speaks for or against a motion that is settled gives the floor back."""
    speech = floor.speakers.speech
    if speech and speech.motion == id:
        yield from end_speech_for(floor, press, "vote")


def _require_count(
    floor: Floor, motion: Motion, yes: int | None, no: int | None, abstain: int | None
) -> None:
    counts = required(yes, BOTH), required(no, BOTH), abstain or 0
    refuse_unless(min(counts) >= 0, _("A count cannot be negative."))
    room = floor.placards(motion.raised.motion)
    refuse_unless(
        sum(counts) <= room,
        _(
            "%(counted)s placards were counted, but %(room)s delegations are in the room. Count again, or correct the roll."
        ),
        counted=sum(counts),
        room=room,
    )


@ruling(rests=("motions",), dais=_all_kept, seat=_own)
def withdraw_motion(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """Whoever moved it takes it back; who speaks on it gives the floor back.

    Enters motion_withdrawn. Rests on and moves the motions.
    """
    motion = required(floor.business.motions.find(id), _("That motion is no longer before the room."))
    if press.seat:
        refuse_unless(press.seat == motion.raised.seat, _("Only its mover can withdraw a motion."))
    yield from _argued(floor, press, id)
    yield MotionWithdrawn(id=id)


@ruling(rests=("motions",), dais=_pending)
def rule_dilatory(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """The Chair does not put the motion; who speaks on it gives the floor back.

    Enters motion_ruled_dilatory. Rests on and moves the motions.
    """
    require_open(floor)
    require_motion(floor, id)
    yield from _argued(floor, press, id)
    yield MotionRuledDilatory(id=id)


def _placing(floor: Floor) -> Iterable[dict[str, Any]]:
    pending = floor.business.motions.pending
    return ({"id": motion.id, "before": pending[0].id} for motion in pending[1:])


@ruling(rests=("motions",), dais=_placing)
def place_motion(floor: Floor, press: Press, id: int, before: int | None = None) -> Iterator[Fact]:
    """The Chair puts a motion before another, or last, whatever precedence says.

    Enters motion_placed. Rests on and moves the motions.
    """
    require_open(floor)
    require_motion(floor, id)
    if before is not None:
        require_motion(floor, before)
    refuse_unless(before != id, _("The motion is there already."))
    yield MotionPlaced(id=id, before=before)


def _fallen(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"id": motion.id} for motion in floor.business.motions.fallen)


@ruling(rests=("motions",), dais=_fallen)
def keep_motion(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """A motion that fell is kept for later all the same. Enters motion_kept. Rests on and moves the motions."""
    refuse_unless(
        any(motion.id == id for motion in floor.business.motions.fallen),
        _("That motion has not just fallen."),
    )
    yield MotionKept(id=id)
