"""The caucus in progress. The general list waits outside it, untouched."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.clock import Clock
from committees.facts import Entry, Fact, Struck, WordsRef
from delegates.rules.speakers import (
    ClockAdjusted,
    ClockPaused,
    ClockStarted,
    ListJoined,
    ListLeft,
    ListMoved,
    SpeakerRecognised,
    moved,
    without,
)
from motions.rules.procedure import Slot, State

type CaucusKind = Literal[
    "moderated_caucus",
    "unmoderated_caucus",
    "consultation_of_whole",
    "tour_de_table",
    "presentation",
    "question_period",
    "time_for",
    "time_against",
]
"""A draft is presented by its sponsors, who hand the floor on, and they answer questions on it; or it has
a time in which only those in favour of it speak, and then one for those against."""
TIMED: tuple[CaucusKind, ...] = ("time_for", "time_against")
"""Those in which one side speaks on a draft."""
LISTED: tuple[CaucusKind, ...] = ("moderated_caucus", "tour_de_table", "question_period", *TIMED)
"""Those in which delegations speak one after the other, called from a queue."""
HELD: tuple[CaucusKind, ...] = ("consultation_of_whole", "presentation")
"""Those in which somebody has the floor for no time of its own, and hands it on."""


class CaucusOpened(Fact, frozen=True):
    moves: ClassVar = ("motions", "speaker")
    caucus: CaucusKind
    total: int
    speaking: int | None = None
    topic: WordsRef | None = None
    proposer: str | None = None
    declared: bool = False
    slot: Slot = "first"
    order: tuple[str, ...] = ()
    """Who is called, in turn, in a tour de table."""
    paper: int | None = None
    """The draft that is presented or asked about."""


class CaucusExtended(Fact, frozen=True):
    id: int
    by: int


class FloorPassed(Fact, frozen=True):
    """In a consultation of the whole, who speaks hands the floor on."""

    moves: ClassVar = ("speaker",)
    id: int
    seat: str


class TurnPassed(Fact, frozen=True):
    """In a tour de table a seat whose turn it is, or will be, does not speak."""

    id: int
    seat: str


class CaucusClosed(Fact, frozen=True):
    moves: ClassVar = ("motions", "speaker")
    id: int
    early: bool
    spent: int
    of: CaucusKind | None = None
    """What ended, if it is not called a caucus."""


class Caucus(Struct, frozen=True):
    """A caucus in progress, named by the seq of the fact that opened it. Times in ms."""

    id: int
    kind: CaucusKind
    clock: Clock
    speaking: int | None = None
    topic: WordsRef | None = None
    proposer: str | None = None
    queue: tuple[str, ...] = ()
    slot: Slot = "first"
    total: int = 0
    """What it was opened for; the clock's limit grows with extensions."""
    extensions: int = 0
    holder: str | None = None
    """Who holds the floor in a consultation of the whole."""
    heard: tuple[str, ...] = ()
    """Who has had the floor in it,"""
    passed: tuple[str, ...] = ()
    """and whose turn went by without a speech."""
    paper: int | None = None

    @property
    def listed(self) -> bool:
        """Whether its speakers are called from a queue of its own."""
        return self.kind in LISTED

    @property
    def held(self) -> bool:
        """Whether the floor is passed on in it."""
        return self.kind in HELD

    @property
    def timed(self) -> bool:
        """Whether it is one side's time on a draft."""
        return self.kind in TIMED

    @property
    def tour(self) -> bool:
        """Whether every delegation is called once, so that it is over with the last and not with the time."""
        return self.kind == "tour_de_table"

    @property
    def state(self) -> State:
        """What the room is in the middle of, in the words that the rules of procedure use."""
        match self.kind:
            case "tour_de_table":
                return "tour"
            case "question_period":
                return "questions"
            case "time_for" | "time_against":
                return "debate"
        return self.kind

    @property
    def progress(self) -> tuple[int, int]:
        """How many have had their turn or have it now, and how many have one in all."""
        called = len(self.heard) + len(self.passed)
        return called, called + len(self.queue)

    @property
    def slots(self) -> int:
        """Whole speeches that fit into the total; a remainder is shown, never refused."""
        return self.clock.limit // self.speaking if self.speaking else 0

    @property
    def remainder(self) -> int:
        return self.clock.limit % self.speaking if self.speaking else 0

    @staticmethod
    def opened(id: int, fact: CaucusOpened) -> "Caucus":
        begins, held = fact.caucus in ("moderated_caucus", "time_for"), fact.caucus in HELD
        return Caucus(
            id=id,
            kind=fact.caucus,
            clock=Clock(fact.total),
            speaking=fact.speaking,
            topic=fact.topic,
            proposer=fact.proposer,
            queue=(fact.proposer,) if begins and fact.proposer and fact.slot != "none" else fact.order,
            slot=fact.slot,
            total=fact.total,
            holder=fact.proposer if held else None,
            paper=fact.paper,
        )

    def evolve(self, entry: Entry) -> "Caucus":
        match entry.fact:
            case ClockStarted(of="caucus"):
                return replace(self, clock=self.clock.started(entry.at))
            case ClockPaused(of="caucus"):
                return replace(self, clock=self.clock.stopped(entry.at))
            case ClockAdjusted(of="caucus", by=by):
                return replace(self, clock=self.clock.extended(by))
            case CaucusExtended(by=by):
                return replace(self, clock=self.clock.prolonged(by, entry.at), extensions=self.extensions + 1)
            case FloorPassed(seat=seat):
                return replace(self, holder=seat)
            case Struck(at=at):
                return replace(self, clock=self.clock.stopped(at))
            case ListJoined(seat=seat, on="caucus"):
                return replace(self, queue=self._joined(seat), passed=without(self.passed, seat))
            case TurnPassed(seat=seat):
                return replace(
                    self,
                    queue=without(self.queue, seat),
                    heard=without(self.heard, seat),
                    passed=(*without(self.passed, seat), seat),
                )
            case ListLeft(seat=seat, on="caucus"):
                return replace(self, queue=without(self.queue, seat))
            case ListMoved(seat=seat, before=before, on="caucus"):
                return replace(self, queue=moved(self.queue, seat, before))
            case SpeakerRecognised(seat=seat, on="caucus", running=running):
                clock = self.clock.started(entry.at) if running else self.clock
                return replace(
                    self,
                    clock=clock,
                    queue=without(self.queue, seat),
                    heard=(*without(self.heard, seat), seat),
                    passed=without(self.passed, seat),
                )
        return self

    def _joined(self, seat: str) -> tuple[str, ...]:
        """The queue with one more, whose end the proposer keeps who is to speak last."""
        queue = without(self.queue, seat)
        if self.slot == "last" and queue and queue[-1] == self.proposer:
            return (*queue[:-1], seat, queue[-1])
        return (*queue, seat)
