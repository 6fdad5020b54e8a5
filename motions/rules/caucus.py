"""Motions before the room, and the caucus that one of them, or the Chair, opened."""

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

type CaucusKind = Literal["moderated_caucus", "unmoderated_caucus"]
type Decision = Literal["clearly_carried", "clearly_failed", "no_objection", "counted"]


class MotionRaised(Fact, frozen=True):
    """A seat moved. It moves no matter: a phone must not make an officer's press stale."""

    motion: str
    """The code of its kind."""
    seat: str | None
    total: int | None = None
    speaking: int | None = None
    topic: WordsRef | None = None


class MotionDecided(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    id: int
    carried: bool
    how: Decision
    yes: int | None = None
    no: int | None = None


class MotionWithdrawn(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    id: int


class MotionsFell(Fact, frozen=True):
    """The floor was taken, so these motions are no longer before the room."""

    moves: ClassVar = ("motions",)
    ids: tuple[int, ...]


class CaucusOpened(Fact, frozen=True):
    moves: ClassVar = ("motions", "speaker")
    caucus: CaucusKind
    total: int
    speaking: int | None = None
    topic: WordsRef | None = None
    proposer: str | None = None
    declared: bool = False


class CaucusExtended(Fact, frozen=True):
    id: int
    by: int


class CaucusClosed(Fact, frozen=True):
    moves: ClassVar = ("motions", "speaker")
    id: int
    early: bool
    spent: int


class Motion(Struct, frozen=True):
    """A motion before the room. Named by the seq of the fact that raised it. Times in ms."""

    id: int
    motion: str
    seat: str | None
    total: int | None = None
    speaking: int | None = None
    topic: WordsRef | None = None


class Caucus(Struct, frozen=True):
    """A caucus in progress. Times in ms. The general list waits outside it, untouched."""

    id: int
    kind: CaucusKind
    clock: Clock
    speaking: int | None = None
    topic: WordsRef | None = None
    proposer: str | None = None
    queue: tuple[str, ...] = ()

    @property
    def moderated(self) -> bool:
        return self.kind == "moderated_caucus"

    @property
    def slots(self) -> int:
        """Whole speeches that fit into the total; a remainder is shown, never refused."""
        return self.clock.limit // self.speaking if self.speaking else 0

    @property
    def remainder(self) -> int:
        return self.clock.limit % self.speaking if self.speaking else 0


class Business(Struct, frozen=True):
    """What the room is being asked, and the caucus it is in."""

    motions: tuple[Motion, ...] = ()
    caucus: Caucus | None = None

    def evolve(self, entry: Entry) -> "Business":
        match entry.fact:
            case MotionRaised(motion=kind, seat=seat, total=total, speaking=speaking, topic=topic):
                return replace(
                    self, motions=(*self.motions, Motion(entry.seq, kind, seat, total, speaking, topic))
                )
            case MotionDecided(id=motion) | MotionWithdrawn(id=motion):
                return replace(self, motions=tuple(m for m in self.motions if m.id != motion))
            case MotionsFell(ids=ids):
                return replace(self, motions=tuple(m for m in self.motions if m.id not in ids))
            case CaucusOpened(caucus=kind, total=total, speaking=speaking, topic=topic, proposer=proposer):
                queue = (proposer,) if proposer and kind == "moderated_caucus" else ()
                caucus = Caucus(entry.seq, kind, Clock(total), speaking, topic, proposer, queue)
                return replace(self, caucus=caucus)
            case CaucusClosed():
                return replace(self, caucus=None)
            case _ if self.caucus is not None:
                return replace(self, caucus=_in_caucus(self.caucus, entry))
        return self


def _in_caucus(caucus: Caucus, entry: Entry) -> Caucus:
    match entry.fact:
        case ClockStarted(of="caucus"):
            return replace(caucus, clock=caucus.clock.started(entry.at))
        case ClockPaused(of="caucus"):
            return replace(caucus, clock=caucus.clock.stopped(entry.at))
        case ClockAdjusted(of="caucus", by=by) | CaucusExtended(by=by):
            return replace(caucus, clock=caucus.clock.extended(by))
        case Struck(at=at):
            return replace(caucus, clock=caucus.clock.stopped(at))
        case ListJoined(seat=seat, on="caucus"):
            return replace(caucus, queue=(*without(caucus.queue, seat), seat))
        case ListLeft(seat=seat, on="caucus"):
            return replace(caucus, queue=without(caucus.queue, seat))
        case ListMoved(seat=seat, before=before, on="caucus"):
            return replace(caucus, queue=moved(caucus.queue, seat, before))
        case SpeakerRecognised(seat=seat, on="caucus", running=running):
            clock = caucus.clock.started(entry.at) if running else caucus.clock
            return replace(caucus, clock=clock, queue=without(caucus.queue, seat))
    return caucus
