"""A strawpoll: the room is asked for its opinion, which binds nobody.

Its options are words of its opening and never change: who chose one knows what it chose. Each choice
names the poll by the seq that opened it, so one that comes late is counted nowhere.
"""

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact, WordsRef


class StrawpollOpened(Fact, frozen=True):
    """The question and the options are words that the dais typed."""

    question: WordsRef
    options: tuple[WordsRef, ...]
    several: bool = False
    """Whether a delegation may choose more than one."""


class StrawpollChosen(Fact, frozen=True):
    """Who entered it, the dais or the seat's own phone, is the `by` of its entry. The last one stands."""

    strawpoll: int
    seat: str
    options: tuple[int, ...]
    """By their numbers, from 1; empty if the seat takes its choice back."""


class StrawpollClosed(Fact, frozen=True):
    strawpoll: int
    counts: tuple[int, ...]
    """How many delegations chose each option."""
    answered: int


class Strawpoll(Struct, frozen=True):
    """A strawpoll, named by the seq of the fact that opened it."""

    id: int
    question: WordsRef
    options: tuple[WordsRef, ...]
    several: bool = False
    choices: dict[str, tuple[int, ...]] = {}
    """What each seat that answered chose."""
    closed: int | None = None
    """The seq at which it was closed."""

    @property
    def numbers(self) -> range:
        """The numbers of its options."""
        return range(1, len(self.options) + 1)

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(sum(number in chosen for chosen in self.choices.values()) for number in self.numbers)

    @property
    def closing(self) -> StrawpollClosed:
        """The fact that closes it as it stands."""
        return StrawpollClosed(strawpoll=self.id, counts=self.counts, answered=len(self.choices))

    def chosen(self, seat: str) -> tuple[int, ...]:
        return self.choices.get(seat, ())

    def pressed(self, seat: str, number: int) -> tuple[int, ...]:
        """What a seat chooses that presses one option more, or once more."""
        if not self.several:
            return (number,)
        return tuple(sorted({*self.chosen(seat)} ^ {number}))

    def evolve(self, fact: StrawpollChosen) -> "Strawpoll":
        others = {seat: chosen for seat, chosen in self.choices.items() if seat != fact.seat}
        own = {fact.seat: fact.options} if fact.options else {}
        return replace(self, choices=others | own)


class Strawpolls(Struct, frozen=True):
    """The strawpoll that is open, if any, and those that were closed."""

    current: Strawpoll | None = None
    closed: tuple[Strawpoll, ...] = ()

    def evolve(self, entry: Entry) -> "Strawpolls":
        poll = self.current
        match entry.fact:
            case StrawpollOpened(question=question, options=options, several=several):
                return replace(self, current=Strawpoll(entry.seq, question, options, several))
            case StrawpollChosen(strawpoll=id) as fact if poll and poll.id == id:
                return replace(self, current=poll.evolve(fact))
            case StrawpollClosed(strawpoll=id) if poll and poll.id == id:
                return Strawpolls(None, (*self.closed, replace(poll, closed=entry.seq)))
        return self
