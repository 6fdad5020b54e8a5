"""Caucuses: opened, and given more time."""

from collections.abc import Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required
from committees.order import mark as _
from motions.effects.registry import effect, introduced, take_floor
from motions.rules.ballots import called_from
from motions.rules.caucus import CaucusExtended, CaucusKind, CaucusOpened
from motions.rules.motions import MotionRaised

SECOND = 1000
USUAL_PRESENTATION = 180
"""Seconds, where the Chair has a draft presented and the rules give no time for it;"""
USUAL_TIME = 600
"""and where it gives a side its time."""


def _opened(
    kind: CaucusKind, floor: Floor, press: Press, motion: MotionRaised, declared: bool
) -> Iterator[Fact]:
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus=kind,
        total=required(motion.total, _("Say how long it is to last.")),
        speaking=motion.speaking if kind == "moderated_caucus" else None,
        topic=motion.topic,
        proposer=motion.seat,
        declared=declared,
        slot=motion.slot or floor.procedure.proposer_speaks,
    )


@effect
def moderated_caucus(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _opened("moderated_caucus", floor, press, motion, declared)


@effect
def unmoderated_caucus(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _opened("unmoderated_caucus", floor, press, motion, declared)


@effect
def consultation_of_whole(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _opened("consultation_of_whole", floor, press, motion, declared)


@effect
def tour_de_table(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    order = _in_turn(floor, press, motion.seat)
    refuse_unless(bool(order), _("Nobody is in the room."))
    speaking = required(motion.speaking, _("Say how long a speech is to last."))
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus="tour_de_table",
        total=len(order) * speaking,
        speaking=speaking,
        topic=motion.topic,
        proposer=motion.seat,
        declared=declared,
        order=order,
    )


def _in_turn(floor: Floor, press: Press, proposer: str | None) -> tuple[str, ...]:
    """Everybody in the room as they are called in a tour de table, in roll-call order."""
    room, begins = floor.roll.present, floor.procedure.tour_from
    if begins == "lot":
        return called_from(room, press.lot)
    if begins == "proposer" and proposer in room:
        return called_from(room, room.index(proposer))
    return room


@effect
def question_period(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    draft = introduced(floor, motion.paper)
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus="question_period",
        total=required(motion.total, _("Say how long it is to last.")),
        speaking=floor.procedure.question_time * SECOND,
        proposer=motion.seat,
        declared=declared,
        slot="none",
        paper=draft.paper,
    )


def presentation(
    floor: Floor, press: Press, paper: int, sponsors: tuple[str, ...], first: str | None = None
) -> Iterator[Fact]:
    """The sponsors of a draft have the floor to present it, `first` or the first of them in the room."""
    there = next((seat for seat in (first, *sponsors) if seat and floor.roll.in_room(seat)), None)
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus="presentation",
        total=(floor.procedure.presentation_time or USUAL_PRESENTATION) * SECOND,
        proposer=there,
        declared=True,
        paper=paper,
    )


def time_of(
    floor: Floor, press: Press, paper: int, side: CaucusKind, sponsors: tuple[str, ...]
) -> Iterator[Fact]:
    """One side has its time on a draft; the first sponsor in the room opens the time for it."""
    rules = floor.procedure
    there = next((seat for seat in sponsors if floor.roll.in_room(seat)), None)
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus=side,
        total=((rules.time_for if side == "time_for" else rules.time_against) or USUAL_TIME) * SECOND,
        proposer=there if side == "time_for" else None,
        declared=True,
        paper=paper,
    )


@effect
def extend_caucus(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    caucus = required(floor.business.caucus, _("No caucus is in progress."))
    refuse_unless(not caucus.tour, _("It is over when everybody has had a turn, and not before."))
    yield CaucusExtended(id=caucus.id, by=motion.total or 0)
