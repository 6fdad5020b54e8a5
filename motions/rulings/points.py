"""Points of privilege, order and inquiry: one key, and the clock stands until the Chair has ruled."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rules.speakers import ClockPaused, ClockStarted
from delegates.rulings.clocks import clocks
from delegates.rulings.roll import require_in_room
from motions.rules.points import PointRaised, PointRuled, PointRuling
from motions.rules.procedure import POINTS
from motions.rulings.raising import require_state


def _raising(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = next(iter(floor.roll.present), None)
    return ({"point": kind.code, "seat": seat} for kind in floor.procedure.points()) if seat else ()


def _ruling(floor: Floor) -> Iterable[dict[str, Any]]:
    point = floor.business.point
    ways: tuple[PointRuling, ...] = ("well_taken", "not_well_taken", "answered")
    return ({"id": point.id, "how": how} for how in ways) if point else ()


@ruling(dais=_raising)
def raise_point(
    floor: Floor, press: Press, point: str, seat: str, text: WordsRef | None = None
) -> Iterator[Fact]:
    """A delegation raises a point; every clock that runs stops. Enters clock_paused, and point_raised."""
    require_open(floor)
    kind = floor.procedure.kinds.get(point)
    kind = required(
        kind if kind and kind.offered and kind.effect in POINTS else None,
        _("This procedure does not know that point."),
    )
    yield from require_in_room(floor, press, seat)
    yield from require_state(floor, press, kind)
    yield from press.order(kind.interrupts or floor.speakers.speech is None, _("A speaker has the floor."))
    earlier = floor.business.point
    yield from press.order(earlier is None, _("A point is before the Chair."))
    if earlier:
        yield PointRuled(id=earlier.id, how="set_aside")
    running = [(of, id) for of, id, clock in clocks(floor) if clock.running]
    for of, id in running:
        yield ClockPaused(of=of, id=id)
    # What an earlier point stopped goes on after this one.
    stopped = (*(of for of, _id in running), *(earlier.paused if earlier else ()))
    yield PointRaised(point=point, seat=seat, text=text, paused=stopped)


@ruling(rests=("motions",), dais=_ruling)
def rule_point(floor: Floor, press: Press, id: int, how: PointRuling) -> Iterator[Fact]:
    """The Chair rules, and the clocks that the point stopped run on.

    Enters point_ruled, and clock_started for those. Rests on and moves the motions.
    """
    require_open(floor)
    point = required(floor.business.point, _("That point has been ruled on."))
    refuse_unless(point.id == id, _("That point has been ruled on."))
    yield PointRuled(id=id, how=how)
    for of, thing, clock in clocks(floor):
        # Only what the point interrupted: a speech that began since has a clock of its own.
        if of in point.paused and thing < point.id and not clock.running:
            yield ClockStarted(of=of, id=thing)
