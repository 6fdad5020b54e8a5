"""What is in order now. One function for the dais and every seat, and every control on every screen asks it.

A ruling judges; being asked whether it would refuse is the same as being pressed, only that nothing
is entered. So no screen can offer what the ruling refuses. `in_order` goes through everything that
a dais or a delegation could press on this floor, with the reason beside what is not in order; the
tests hold it against what the screens show, in both directions. Half a hundred seats are asked about
in one pass; a ruling may say which of them are alike to it, and tests hold that against each by itself.

The time is that of the last entry: what is in order never changes because a second passed. A
caucus whose time is over is the one thing that a ruling sees and a screen learns from its clock.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from committees.floor import Floor
from committees.order import SEAT, OutOfOrder, Press, Ruling
from committees.verbs import ALIKE, ON_DAIS, ON_SEAT, RULINGS


class Offer(Struct, frozen=True):
    """Something that can be pressed, and why not, if it is not in order."""

    verb: str
    args: dict[str, Any]
    refusal: OutOfOrder | None


def why_not(floor: Floor, by: str, ruling: Ruling, **args: Any) -> OutOfOrder | None:
    """Why the ruling would refuse `by` now; None if it would not."""
    return _refusal(floor, Press(by=by, now=floor.at), ruling, args)


def _refusal(floor: Floor, press: Press, ruling: Ruling, args: dict[str, Any]) -> OutOfOrder | None:
    try:
        for _fact in ruling(floor, press, **args):
            pass
    except OutOfOrder as refused:
        return refused
    return None


def in_order(floor: Floor, by: str) -> Iterator[Offer]:
    """Everything that `by`, an officer or a seat, can press on this floor."""
    if by.startswith(SEAT):
        seat = by.removeprefix(SEAT)
        yield from in_order_for(floor, (seat,))[seat]
        return
    press = Press(by=by, now=floor.at)
    for verb, pressable in ON_DAIS.items():
        for args in pressable(floor):
            yield Offer(verb, args, _refusal(floor, press, RULINGS[verb], args))


def in_order_for(floor: Floor, seats: Iterable[str]) -> dict[str, list[Offer]]:
    """What each of `seats` can press, in one pass: those that are alike to a ruling are judged once."""
    judged: dict[Hashable, list[OutOfOrder | None]] = {}
    offers: dict[str, list[Offer]] = {}
    for seat in seats:
        offers[seat] = []
        press = Press(by=SEAT + seat, now=floor.at)
        for verb, pressable in ON_SEAT.items():
            every = list(pressable(floor, seat))
            key = (verb, ALIKE[verb](floor, seat) if verb in ALIKE else seat)
            if key not in judged:
                judged[key] = [_refusal(floor, press, RULINGS[verb], args) for args in every]
            pairs = zip(every, judged[key], strict=True)
            offers[seat] += [Offer(verb, args, refusal) for args, refusal in pairs]
    return offers
