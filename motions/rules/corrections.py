"""Corrections of what was found to be wrong on the record later.

A correction takes nothing back. It amends one answer, count, name or time of an earlier entry; what
was on record before and what is now both stand in the minutes, and what happened since stays. Names
and answers are corrected by facts of the roll and the speakers (`delegates.rules`); here are times,
counts, and the votes on substance, whose result is worked out again.

The slice `Corrections` remembers what amended which entry, so that whoever reads an old entry
reads it as it now stands.
"""

from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from delegates.rules.roll import AnswerCorrected
from delegates.rules.speakers import NameCorrected
from motions.rules.majority import Choice, Outcome


class TimeCorrected(Fact, frozen=True):
    """The act of `entry` happened at another time. In ms since the Unix epoch."""

    moves: ClassVar = ("minutes",)
    entry: int
    at: int
    was: int


class CountCorrected(Fact, frozen=True):
    """The placards counted for a motion were others. What was decided stands: it has happened."""

    moves: ClassVar = ("minutes",)
    entry: int
    yes: int
    no: int
    was: tuple[int, int]
    differs: bool = False
    """Whether these counts would have decided the motion otherwise."""


class BallotCorrected(Fact, frozen=True):
    """A seat voted otherwise than was announced; None if it took no part."""

    moves: ClassVar = ("minutes",)
    vote: int
    seat: str
    choice: Choice | None
    was: Choice | None
    stands: bool = False
    """The result stands as announced; it is only noted what the seat intended."""


class PlacardsCorrected(Fact, frozen=True):
    moves: ClassVar = ("minutes",)
    vote: int
    yes: int
    no: int
    abstain: int
    stands: bool = False
    """The result stands as announced; it is only noted what was counted."""


class ResultCorrected(Fact, frozen=True):
    """The result of a vote, worked out again after it was announced."""

    moves: ClassVar = ("minutes",)
    vote: int
    outcome: Outcome
    yes: int
    no: int
    abstain: int
    silent: int


type Amendment = NameCorrected | AnswerCorrected | CountCorrected | TimeCorrected
"""What amends an entry itself. Votes keep their own corrections."""


class Corrected(Struct, frozen=True):
    """One amendment of an entry, and when it was made."""

    at: int
    by: Amendment


class Corrections(Struct, frozen=True):
    """Every amendment, the earliest first. They are few: whoever asks for those of an entry reads them all."""

    made: tuple[Corrected, ...] = ()

    def evolve(self, entry: Entry) -> "Corrections":
        match entry.fact:
            case NameCorrected() | AnswerCorrected() | CountCorrected() | TimeCorrected() as fact:
                return replace(self, made=(*self.made, Corrected(entry.at, fact)))
        return self

    def of(self, entry: int) -> tuple[Corrected, ...]:
        """What amends the entry `entry`."""
        return tuple(each for each in self.made if each.by.entry == entry)

    def amended(self, entry: Entry) -> Fact:
        """The fact of an entry with what amends it."""
        fact: Any = entry.fact
        for correction in self.of(entry.seq):
            match correction.by:
                case NameCorrected(seat=seat):
                    fact = replace(fact, seat=seat)
                case AnswerCorrected(seat=seat, answer=answer):
                    fact = replace(fact, answers={**fact.answers, seat: answer})
                case CountCorrected(yes=yes, no=no):
                    fact = replace(fact, yes=yes, no=no)
        amended: Fact = fact
        return amended
