"""A vote on substance: who is asked in which order, what each answered, and what it came to."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from motions.rules.majority import Outcome, Threshold

type Choice = Literal["yes", "no", "abstain"]
type Method = Literal["roll_call", "without_vote"]


class VoteOpened(Fact, frozen=True):
    moves: ClassVar = ("vote", "speaker")
    paper: int
    version: int
    method: Method
    order: tuple[str, ...]
    """The electorate as it is called, from the seat drawn by lot."""
    no_abstention: tuple[str, ...] = ()
    """Those of the electorate who answered "present and voting"."""
    threshold: Threshold = "simple"


class BallotCast(Fact, frozen=True):
    vote: int
    seat: str
    choice: Choice


class ObjectionMade(Fact, frozen=True):
    """Somebody asked for a vote, so the text is not adopted without one."""

    moves: ClassVar = ("vote",)
    vote: int
    seat: str | None = None


class VoteClosed(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int
    outcome: Outcome
    yes: int
    no: int
    abstain: int
    silent: int
    """Seats of the electorate that did not answer."""
    present: int
    quorum: int


class VoteReopened(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int


class VoteAbandoned(Fact, frozen=True):
    """The dais broke the vote off before a result."""

    moves: ClassVar = ("vote",)
    vote: int


class ResultAnnounced(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int
    outcome: Outcome


class Tally(Struct, frozen=True):
    outcome: Outcome
    yes: int = 0
    no: int = 0
    abstain: int = 0
    silent: int = 0
    present: int = 0
    quorum: int = 0


class Vote(Struct, frozen=True):
    """A vote, named by the seq of the fact that opened it."""

    id: int
    paper: int
    version: int
    method: Method
    order: tuple[str, ...]
    no_abstention: tuple[str, ...] = ()
    threshold: Threshold = "simple"
    ballots: dict[str, Choice] = {}
    tally: Tally | None = None
    announced: bool = False

    @property
    def pending(self) -> tuple[str, ...]:
        """Seats not yet heard, in the order in which they are called."""
        return tuple(seat for seat in self.order if seat not in self.ballots)

    def count(self, choice: Choice) -> int:
        return sum(given == choice for given in self.ballots.values())

    def seats(self, choice: Choice) -> tuple[str, ...]:
        return tuple(seat for seat in self.order if self.ballots.get(seat) == choice)


class Votes(Struct, frozen=True):
    """The vote before the room, if any, and every one that was announced."""

    current: Vote | None = None
    announced: tuple[Vote, ...] = ()

    def evolve(self, entry: Entry) -> "Votes":
        vote = self.current
        match entry.fact:
            case BallotCast(seat=seat, choice=choice) if vote:
                return replace(self, current=replace(vote, ballots={**vote.ballots, seat: choice}))
            case VoteOpened() as fact:
                return replace(
                    self,
                    current=Vote(
                        entry.seq,
                        fact.paper,
                        fact.version,
                        fact.method,
                        fact.order,
                        fact.no_abstention,
                        fact.threshold,
                    ),
                )
            case ObjectionMade() | VoteAbandoned():
                return replace(self, current=None)
            case VoteClosed() as fact if vote:
                tally = Tally(
                    fact.outcome, fact.yes, fact.no, fact.abstain, fact.silent, fact.present, fact.quorum
                )
                return replace(self, current=replace(vote, tally=tally))
            case VoteReopened() if vote:
                return replace(self, current=replace(vote, tally=None))
            case ResultAnnounced() if vote:
                done = replace(vote, announced=True)
                return replace(self, current=None, announced=(*self.announced, done))
        return self


def called_from(electorate: tuple[str, ...], lot: int) -> tuple[str, ...]:
    """The electorate in roll-call order, begun at the seat that `lot` draws (GA rule 127)."""
    if not electorate:
        return ()
    start = lot % len(electorate)
    return electorate[start:] + electorate[:start]
