"""Points: a delegation interrupts, the Chair rules, and the room goes on where it was."""

from typing import ClassVar, Literal

from msgspec import Struct

from committees.facts import Fact, WordsRef
from delegates.rules.speakers import ClockOf

type PointRuling = Literal["well_taken", "not_well_taken", "answered", "set_aside"]


class PointRaised(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    point: str
    """The code of its kind."""
    seat: str
    text: WordsRef | None = None
    paused: tuple[ClockOf, ...] = ()
    """The clocks that ran; they run on after the ruling."""


class PointRuled(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    id: int
    how: PointRuling


class Point(Struct, frozen=True):
    """A point before the Chair, named by the seq of the fact that raised it."""

    id: int
    point: str
    seat: str
    text: WordsRef | None = None
    paused: tuple[ClockOf, ...] = ()
