"""The agenda: which topic is under debate, which debate is adjourned, and when debate closes.

Topics are rows; the record names them by id. A committee whose record names no topic debates one
without a name, 0.
"""

from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact


class AgendaProposed(Fact, frozen=True):
    """The topics before the committee. A single one is under debate at once."""

    moves: ClassVar = ("meeting",)
    topics: tuple[int, ...]


class AgendaSet(Fact, frozen=True):
    """The order in which topics are debated; the first that is left is under debate now."""

    moves: ClassVar = ("meeting",)
    topics: tuple[int, ...]


class DebateAdjourned(Fact, frozen=True):
    """The topic is tabled, without a decision on it."""

    moves: ClassVar = ("meeting",)
    topic: int


class DebateResumed(Fact, frozen=True):
    moves: ClassVar = ("meeting",)
    topic: int


class DebateClosed(Fact, frozen=True):
    """Nobody speaks on the topic any more; the drafts on it are voted on."""

    moves: ClassVar = ("meeting",)
    topic: int


class VotingEnded(Fact, frozen=True):
    """The topic is done with; the next on the agenda is under debate."""

    moves: ClassVar = ("meeting",)
    topic: int


class Agenda(Struct, frozen=True):
    topics: tuple[int, ...] = (0,)
    set: bool = False
    current: int | None = 0
    adjourned: tuple[int, ...] = ()
    done: tuple[int, ...] = ()
    voting: bool = False

    @property
    def resumable(self) -> tuple[int, ...]:
        """Topics that may be taken up again."""
        return tuple(topic for topic in (*self.done, *self.adjourned) if topic in self.topics)

    def evolve(self, entry: Entry) -> "Agenda":
        match entry.fact:
            case AgendaProposed(topics=topics):
                kept = self.current if self.current in topics else None
                current = topics[0] if len(topics) == 1 else kept
                return replace(
                    self,
                    topics=topics,
                    current=current,
                    voting=self.voting and current == self.current,
                )
            case AgendaSet(topics=topics):
                after = replace(self, topics=topics, set=True)
                return after if self.voting else after._next()
            case DebateAdjourned(topic=topic):
                return replace(self, adjourned=(*self.adjourned, topic), voting=False)._next()
            case DebateResumed(topic=topic):
                left = tuple(other for other in self.adjourned if other != topic)
                done = tuple(other for other in self.done if other != topic)
                return replace(self, current=topic, adjourned=left, done=done, voting=False)
            case DebateClosed():
                return replace(self, voting=True)
            case VotingEnded(topic=topic):
                return replace(self, done=(*self.done, topic), voting=False)._next()
        return self

    def _next(self) -> "Agenda":
        """The first topic of the agenda that is left; none until the order is set."""
        left = [topic for topic in self.topics if topic not in self.resumable]
        return replace(self, current=left[0] if left and self.set else None)
