"""A free timer with a title, and a free line in the minutes: for whatever the rules don't know."""

from msgspec import Struct
from msgspec.structs import replace

from committees.clock import Clock
from committees.facts import Entry, Fact, Struck, WordsRef
from delegates.rules.speakers import ClockAdjusted, ClockPaused, ClockStarted


class TimerSet(Fact, frozen=True):
    """It runs from the first moment."""

    limit: int
    title: WordsRef | None = None


class TimerEnded(Fact, frozen=True):
    id: int
    spent: int


class LineNoted(Fact, frozen=True):
    """A line that the dais wrote into the minutes."""

    text: WordsRef


class Timer(Struct, frozen=True):
    """A timer, named by the seq of the fact that set it."""

    id: int
    clock: Clock
    title: WordsRef | None = None

    def evolve(self, entry: Entry) -> "Timer":
        match entry.fact:
            case ClockStarted(of="timer"):
                return replace(self, clock=self.clock.started(entry.at))
            case ClockPaused(of="timer"):
                return replace(self, clock=self.clock.stopped(entry.at))
            case ClockAdjusted(of="timer", by=by):
                return replace(self, clock=self.clock.extended(by))
            case Struck(at=at):
                return replace(self, clock=self.clock.stopped(at))
        return self
