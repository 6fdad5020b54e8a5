"""A delegate: a temperament, and what it does about what its phone shows."""

from collections.abc import Collection
from random import Random

from msgspec import Struct

from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.moving import motion, movable, topics
from jmmun.rehearsal.opinions import Politics
from jmmun.rehearsal.pages import Button, Press, Screen

BALLOT = "choice"
LONG_LIST = 15
LEFT_TO_OTHERS = 0.3
"""How much of the wish to move something is left while a motion is before the room."""
LEAVES = 0.08
"""The part of the delegations that leave the room for a while."""
UNKNOWN = 0.1
"""How readily a button is tried that this module has never heard of."""


class Temperament(Struct, frozen=True):
    """How a delegate is: each number the chance that, looking at its phone, it does so."""

    seat: str
    asks: float
    thinks_better: float
    """Withdraws from the list, or its motion."""
    moves: float
    seconds: float
    votes: float
    """At once; else at a later look."""
    wavers: float
    """Changes a ballot that stands."""
    late: int
    """Looks of the room after the opening until it comes; 0 for who is there at the roll call."""
    leaves: tuple[int, int]
    """The looks of the room between which it is outside in every other meeting; the same twice for who stays."""
    loses_link: float

    @classmethod
    def drawn(cls, seed: str, seat: str, lively: float) -> "Temperament":
        """The temperament of a seat; `lively` is 1 for an ordinary room, 0 for one asleep."""
        own = lots(seed, "temperament", seat)
        eager = own.betavariate(2, 4)
        return cls(
            seat=seat,
            asks=min(1, 0.25 * eager * lively),
            thinks_better=0.03 * own.random(),
            moves=min(1, 0.15 * eager * lively),
            seconds=min(1, (0.1 + 0.4 * own.random()) * lively),
            votes=0.6 + 0.4 * own.random(),
            wavers=0.01,
            late=own.randint(4, 12) if own.random() < 0.08 else 0,
            leaves=_outside(lots(seed, "leaves", seat)),
            loses_link=0.02,
        )


def _outside(draw: Random) -> tuple[int, int]:
    """When a delegate is outside, if at all: well after the roll call, and not for long."""
    start = draw.randint(60, 110)
    return (start, start + draw.randint(8, 20)) if draw.random() < LEAVES else (0, 0)


class Phone:
    """A phone's page, as a delegate reads it."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    @property
    def matter(self) -> str:
        """What the card says the room is about."""
        headline = self.screen["now"].first("h2")
        return headline.text if headline else ""

    @property
    def motion_pending(self) -> bool:
        """Whether the card asks about a motion that another has moved."""
        return bool(self.screen["now"].of_class("now-motion"))

    @property
    def offered(self) -> list[Button]:
        return self.screen.enabled("mine")

    @property
    def waiting(self) -> int:
        """How many names are on the list that speakers are taken from."""
        names = self.screen["upnext"].all("li")
        more = [int(name.text.lstrip("+")) for name in names if name["class"] == "more"]
        return len(names) - len(more) + sum(more)

    @property
    def voted(self) -> bool:
        """Whether a ballot of this seat stands."""
        return any(button.chosen for button in self.screen.buttons("mine") if button.name == BALLOT)

    @property
    def movable(self) -> dict[str, set[str]]:
        """The kinds of motion that are in order for this seat, with what is to be said with each."""
        mine = self.screen["mine"].first("section", id="mine")
        return movable(self.screen) if mine and mine["data-moves"] == "yes" else {}


def decided(
    temper: Temperament, phone: Phone, politics: Politics, draw: Random, sponsors: Collection[str] = ()
) -> Press | None:
    """What a delegate does at this look, if anything: among what its own page offers it."""
    offered = phone.offered
    if any(button.name == BALLOT for button in offered):
        return _ballot(temper, phone, politics, draw, sponsors)
    for button in draw.sample(offered, len(offered)):
        if draw.random() < _wish(temper, button, phone.waiting):
            return button.press
    kinds, moved = phone.movable, phone.motion_pending
    wants = draw.random() < temper.moves * (LEFT_TO_OTHERS if moved else 1)
    fields = motion(kinds, topics(phone.screen), draw) if kinds and wants else None
    return Press("motions/", fields) if fields else None


def _wish(temper: Temperament, button: Button, waiting: int) -> float:
    """How much a delegate wants to press a button, from what it does. Few join a list that is long."""
    deed = button.value.partition("-")[0]
    return {
        "ask": temper.asks * max(0.05, 1 - waiting / LONG_LIST),
        "withdraw": temper.thinks_better,
        "second": temper.seconds,
    }.get(deed, UNKNOWN)


def _ballot(
    temper: Temperament, phone: Phone, politics: Politics, draw: Random, sponsors: Collection[str]
) -> Press | None:
    """Vote with the group or against it. Who has voted rarely changes it."""
    ways = {button.value: button for button in phone.offered if button.name == BALLOT}
    if phone.voted:
        others = [button for button in ways.values() if not button.chosen]
        return draw.choice(others).press if others and draw.random() < temper.wavers else None
    if draw.random() >= temper.votes:
        return None
    return ways[politics.choice(temper.seat, phone.matter, ways.keys(), sponsors)].press
