"""The strawpoll on a phone: what a seat may choose while it is open, and afterwards what the room chose."""

from typing import Any, NamedTuple

from committees.console.strawpolls import fresh_strawpoll, pictured
from committees.in_order import why_not
from committees.order import SEAT
from committees.screens import Sight
from motions.rulings.strawpolls import choose_in_strawpoll


class Offered(NamedTuple):
    """An option as a button: what it sends is all that the seat then chooses."""

    text: str
    sends: str
    chosen: bool


class Asked(NamedTuple):
    """The strawpoll that a seat may answer, with its own choice and nobody else's."""

    id: int
    question: str
    several: bool
    options: tuple[Offered, ...]
    answered: bool


def asked(sight: Sight, seat: str) -> Asked | None:
    """What a seat is asked; None where it may not answer now."""
    poll = sight.floor.strawpolls.current
    press: dict[str, Any] = {"strawpoll": poll.id if poll else 0, "seat": seat, "options": (1,)}
    if poll is None or why_not(sight.floor, SEAT + seat, choose_in_strawpoll, **press):
        return None
    own = poll.chosen(seat)
    return Asked(
        poll.id,
        sight.reader.typed(poll.question),
        poll.several,
        tuple(
            Offered(sight.reader.typed(option), " ".join(map(str, poll.pressed(seat, number))), number in own)
            for number, option in zip(poll.numbers, poll.options, strict=True)
        ),
        bool(own),
    )


def result(sight: Sight) -> dict[str, Any]:
    """What the room chose, until the dais does the next thing that shows. While it chooses, nothing."""
    poll = sight.once("fresh strawpoll", fresh_strawpoll)
    return pictured(sight, poll) if poll else {"poll": None}
