"""The roster and the roll: which seats there are, what they may vote on, and who is in the room.

"Present and voting" has two meanings. Here it is the answer at the roll call that gives up
abstention on substance (`no_abstention`). The counting base of a vote, those who said yes or no,
is in `motions.rules.majority`.
"""

from functools import cached_property
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact

type Answer = Literal["present", "voting", "absent"]
type Quorum = Literal["open", "decide"]


class Rights(Struct, frozen=True):
    """What a seat may do at this conference, whatever the State really is in the body simulated."""

    procedure: bool = True
    """Vote on procedure."""
    substance: bool = False
    """Vote on substance. Counts for quorum and majorities."""
    sponsor: bool = True


class Roster(Struct, frozen=True):
    """Who is to sit: for each seat whether it votes on substance, and the order in which they are called."""

    substance: dict[str, bool]
    order: tuple[str, ...]


class SeatsAdmitted(Fact, frozen=True):
    """The roster, in roll-call order. Admits the seats named; others stay as they are."""

    moves: ClassVar = ("roll",)
    seats: dict[str, Rights]
    order: tuple[str, ...]


class SeatsTakenOff(Fact, frozen=True):
    """These seats are on the roster no longer. What they did stays, and so does what they may be called."""

    moves: ClassVar = ("roll",)
    seats: tuple[str, ...]


class RightsSet(Fact, frozen=True):
    moves: ClassVar = ("roll",)
    seat: str
    rights: Rights


class SeatVacated(Fact, frozen=True):
    """Nobody took this seat up; it is neither called nor counted."""

    seat: str


class SeatTakenUp(Fact, frozen=True):
    seat: str


class RollCallOpened(Fact, frozen=True):
    moves: ClassVar = ("roll",)


class RollAnswered(Fact, frozen=True):
    """What each of these seats answered, or was corrected to."""

    answers: dict[str, Answer]
    late: bool = False


class AnswerCorrected(Fact, frozen=True):
    """What a seat answered, as an earlier entry has it, was something else."""

    moves: ClassVar = ("minutes",)
    entry: int
    seat: str
    answer: Answer
    was: Answer
    in_force: bool = False
    """Whether it was the seat's last answer at the roll call that is in force, so that the roll follows."""


class RollCallClosed(Fact, frozen=True):
    moves: ClassVar = ("roll",)
    present: int
    """Seats in the room."""
    counted: int
    """Those of them that count for quorum."""


class SeatLeft(Fact, frozen=True):
    seat: str


class SeatReturned(Fact, frozen=True):
    seat: str


class QuorumWaived(Fact, frozen=True):
    """The Chair declared to go on without this quorum."""

    quorum: Quorum
    present: int
    needed: int


class Roll(Struct, frozen=True, dict=True):
    """The roster with its answers. Who that makes the electorate is worked out once per roll."""

    order: tuple[str, ...] = ()
    rights: dict[str, Rights] = {}
    """Of every seat that was ever on the roster."""
    vacant: frozenset[str] = frozenset()
    answers: dict[str, Answer] = {}
    out: frozenset[str] = frozenset()
    calling: bool = False
    waived: frozenset[str] = frozenset()

    @cached_property
    def ever(self) -> tuple[str, ...]:
        """The roster with those behind it that were taken off: everybody whose answers are on record."""
        return (*self.order, *(seat for seat in self.rights if seat not in self.order))

    @cached_property
    def taken_up(self) -> tuple[str, ...]:
        return tuple(seat for seat in self.order if seat not in self.vacant)

    @cached_property
    def pending(self) -> tuple[str, ...]:
        """Seats that have not answered yet, in the order in which they are called."""
        return tuple(seat for seat in self.order if seat not in self.vacant and seat not in self.answers)

    @cached_property
    def present(self) -> tuple[str, ...]:
        """Seats in the room now, in roll-call order."""
        return tuple(seat for seat in self.order if self.in_room(seat))

    def in_room(self, seat: str) -> bool:
        return (
            self.answers.get(seat, "absent") != "absent" and seat not in self.out and seat not in self.vacant
        )

    def no_abstention(self, seat: str) -> bool:
        """Whether the seat answered "present and voting", which as a rule gives up abstention."""
        return self.answers.get(seat) == "voting"

    @cached_property
    def electorate(self) -> tuple[str, ...]:
        """Seats in the room that may vote on substance, in roll-call order."""
        return tuple(seat for seat in self.present if self.rights[seat].substance)

    @cached_property
    def procedural_electorate(self) -> tuple[str, ...]:
        """Seats in the room that may vote on procedure, in roll-call order."""
        return tuple(seat for seat in self.present if self.rights[seat].procedure)

    @cached_property
    def members(self) -> int:
        """The base of both quorums: seats taken up that may vote on substance."""
        return sum(self.rights[seat].substance for seat in self.taken_up)

    def evolve(self, entry: Entry) -> "Roll":
        match entry.fact:
            case RollAnswered(answers=answers):
                return replace(self, answers={**self.answers, **answers}, out=self.out.difference(answers))
            case AnswerCorrected(seat=seat, answer=answer, in_force=True):
                return replace(self, answers={**self.answers, seat: answer})
            case SeatLeft(seat=seat):
                return replace(self, out=self.out | {seat})
            case SeatReturned(seat=seat):
                return replace(self, out=self.out - {seat})
            case RollCallOpened():
                return replace(self, answers={}, out=frozenset(), calling=True, waived=frozenset())
            case RollCallClosed():
                return replace(self, calling=False)
            case QuorumWaived(quorum=quorum):
                return replace(self, waived=self.waived | {quorum})
            case SeatsAdmitted(seats=seats, order=order):
                return replace(self, rights={**self.rights, **seats}, order=order)
            case SeatsTakenOff(seats=seats):
                return self._without(seats)
            case RightsSet(seat=seat, rights=rights):
                return replace(self, rights={**self.rights, seat: rights})
            case SeatVacated(seat=seat):
                return replace(self, vacant=self.vacant | {seat})
            case SeatTakenUp(seat=seat):
                return replace(self, vacant=self.vacant - {seat})
        return self

    def _without(self, off: tuple[str, ...]) -> "Roll":
        return replace(
            self,
            order=tuple(seat for seat in self.order if seat not in off),
            answers={seat: answer for seat, answer in self.answers.items() if seat not in off},
            vacant=self.vacant.difference(off),
            out=self.out.difference(off),
        )


def quorum_to_open(members: int, numerator: int, denominator: int) -> int:
    """The least number present that may debate: `members * numerator / denominator`, rounded up."""
    return -(-members * numerator // denominator)


def quorum_to_decide(members: int) -> int:
    """The least number present that may take a decision: more than half of the members."""
    return members // 2 + 1
