"""Caucuses: moved by a seat or declared by the Chair, decided, extended, ended."""

from collections.abc import Iterator

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import (
    close_caucus_for,
    end_speech_for,
    require_debate,
    require_decision,
    require_open,
)
from delegates.rulings.roll import require_in_room
from motions.effects import EFFECTS, take_floor
from motions.rules.caucus import (
    Caucus,
    CaucusExtended,
    CaucusKind,
    CaucusOpened,
    Decision,
    Motion,
    MotionDecided,
    MotionRaised,
    MotionWithdrawn,
)
from motions.rules.majority import carried

SECOND = 1000


def require_times(kind: CaucusKind, total: int, speaking: int | None) -> None:
    refuse_unless(total > 0, _("A caucus needs a time in all."))
    if kind == "moderated_caucus":
        refuse_unless(bool(speaking) and (speaking or 0) > 0, _("A moderated caucus needs a speaking time."))
        refuse_unless((speaking or 0) <= total, _("One speech would be longer than the whole caucus."))


def require_caucus(floor: Floor, id: int) -> Caucus:
    caucus = required(floor.business.caucus, _("That caucus is over."))
    refuse_unless(caucus.id == id, _("That caucus is over."))
    return caucus


@ruling()
def raise_caucus(
    floor: Floor,
    press: Press,
    kind: CaucusKind,
    seat: str,
    total: int,
    speaking: int | None = None,
    topic: WordsRef | None = None,
) -> Iterator[Fact]:
    """A seat moves a caucus. Times in seconds.

    The dais may enter it for a seat, and a seat for itself when phones may do everything. Enters
    motion_raised.
    """
    if press.seat:
        refuse_unless(floor.meeting.phones == "all", _("The Chair takes motions by placard."))
        refuse_unless(
            not any(motion.seat == seat for motion in floor.business.motions),
            _("Your motion is before the room already."),
        )
    yield from require_debate(floor, press)
    yield from require_in_room(floor, press, seat)
    require_times(kind, total, speaking)
    yield from press.order(floor.business.caucus is None, _("A caucus is in progress."))
    yield from press.order(floor.speakers.speech is None, _("A speaker has the floor."))
    yield MotionRaised(
        motion=kind,
        seat=seat,
        total=total * SECOND,
        speaking=speaking * SECOND if speaking and kind == "moderated_caucus" else None,
        topic=topic,
    )


def require_motion(floor: Floor, id: int) -> Motion:
    motion = next((motion for motion in floor.business.motions if motion.id == id), None)
    return required(motion, _("That motion is no longer before the room."))


@ruling(rests=("motions", "meeting"))
def decide_motion(
    floor: Floor,
    press: Press,
    id: int,
    how: Decision,
    yes: int | None = None,
    no: int | None = None,
) -> Iterator[Fact]:
    """The room has decided: clearly carried, clearly failed, no objection, or counted. A tie fails.

    Enters motion_decided and, if it carried, what its effect enters. Rests on and moves the motions.
    """
    yield from require_debate(floor, press)
    yield from require_decision(floor, press)
    motion = require_motion(floor, id)
    if how == "counted":
        refuse_unless(yes is not None and no is not None, _("Enter both counts."))
        yes, no = yes or 0, no or 0
        refuse_unless(yes >= 0 and no >= 0, _("A count cannot be negative."))
        room = len(floor.roll.procedural_electorate)
        yield from press.order(
            yes + no <= room,
            _(
                "%(counted)s placards were counted, but %(room)s delegations are in the room. Count again, or correct the roll."
            ),
            counted=yes + no,
            room=room,
        )
        kind = floor.procedure.kinds.get(motion.motion)
        result = carried("two_thirds" if kind and kind.threshold == "two_thirds" else "simple", yes, no)
        yield MotionDecided(id=id, carried=result, how=how, yes=yes, no=no)
    else:
        result = how != "clearly_failed"
        yield MotionDecided(id=id, carried=result, how=how)
    if result:
        yield from EFFECTS[motion.motion](floor, press, motion)


@ruling(rests=("motions",))
def withdraw_motion(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """Whoever moved it takes it back. Enters motion_withdrawn. Rests on and moves the motions."""
    motion = require_motion(floor, id)
    if press.seat:
        refuse_unless(press.seat == motion.seat, _("Only its mover can withdraw a motion."))
    yield MotionWithdrawn(id=id)


@ruling(rests=("motions", "meeting"))
def declare_caucus(
    floor: Floor,
    press: Press,
    kind: CaucusKind,
    total: int,
    speaking: int | None = None,
    topic: WordsRef | None = None,
    proposer: str | None = None,
) -> Iterator[Fact]:
    """The Chair opens a caucus without objection, in place of whatever has the floor. Times in seconds.

    Enters speech_ended, caucus_closed and motions_fell as they apply, and caucus_opened. Rests on
    and moves the motions.
    """
    yield from require_debate(floor, press)
    require_times(kind, total, speaking)
    if proposer:
        yield from require_in_room(floor, press, proposer)
    yield from take_floor(floor, press)
    yield CaucusOpened(
        caucus=kind,
        total=total * SECOND,
        speaking=speaking * SECOND if speaking and kind == "moderated_caucus" else None,
        topic=topic,
        proposer=proposer,
        declared=True,
    )


@ruling()
def extend_caucus(floor: Floor, press: Press, id: int, seconds: int) -> Iterator[Fact]:
    """Give the caucus more time. What is left of a running clock is kept. Enters caucus_extended."""
    require_open(floor)
    require_caucus(floor, id)
    refuse_unless(seconds > 0, _("Say by how many seconds."))
    yield CaucusExtended(id=id, by=seconds * SECOND)


@ruling(rests=("meeting",))
def close_caucus(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """End the caucus; the general list comes back as it was left.

    Enters speech_ended if somebody speaks, and caucus_closed. Moves the motions and the speaker.
    """
    require_open(floor)
    require_caucus(floor, id)
    yield from end_speech_for(floor, press, "caucus")
    yield from close_caucus_for(floor, press)
