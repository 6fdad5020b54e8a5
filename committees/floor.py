"""The floor: what the room looks like now, folded from its record.

Nothing in this product stores "the current speaker". The record is a list of facts; `fold` reads
them in order, and each slice of the floor takes from each fact what concerns it. So undo is
reading a shorter list, minutes are reading the same list aloud, and a screen that lost its
connection asks for the floor once more.

The fold never judges (rulings did), never fails on an old record, and never reads the clock.

A strike names whole acts. Struck acts are passed over; the strike itself stays in its place and
stops the clocks that would otherwise have run on while nobody was speaking. A strike can be
struck, which is how redo works: `struck_acts` reads the book from its end, because only what
comes later can strike what came before. The book itself is `committees.book`.

A slice is only shown what it could take: a module cannot match a fact that it does not name. Most
facts concern one slice or two, and a long record is folded in half the time.
"""

import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact, Struck
from committees.rules import Meeting
from delegates.rules.roll import Roll
from delegates.rules.speakers import Speakers
from motions.rules.agenda import Agenda
from motions.rules.ballots import Votes
from motions.rules.business import Business
from motions.rules.corrections import Corrections
from motions.rules.procedure import InForce, Procedure, State
from motions.rules.strawpolls import Strawpolls
from resolutions.rules.papers import Papers


class Floor(Struct, frozen=True):
    """What the room looks like after the entry `seq`, which was made at `at` (ms)."""

    seq: int = 0
    at: int = 0
    meeting: Meeting = Meeting()
    roll: Roll = Roll()
    speakers: Speakers = Speakers()
    in_force: InForce = InForce()
    agenda: Agenda = Agenda()
    business: Business = Business()
    votes: Votes = Votes()
    papers: Papers = Papers()
    corrections: Corrections = Corrections()
    strawpolls: Strawpolls = Strawpolls()

    @property
    def procedure(self) -> Procedure:
        return self.in_force.procedure

    @property
    def state(self) -> State:
        """What the room is in the middle of, in the words that the rules of procedure use."""
        if not self.meeting.open:
            return "closed"
        if self.roll.calling:
            return "roll_call"
        if self.votes.current:
            return "vote"
        if self.business.caucus:
            return self.business.caucus.state
        if self.speakers.speech and self.speakers.speech.questions:
            return "questions"
        if self.agenda.voting:
            return "voting_procedure"
        return "agenda" if self.agenda.current is None else "debate"

    def placards(self, motion: str) -> int:
        """How many of those in the room vote on a motion of this kind."""
        members_only = self.procedure.members_only(motion)
        return len(self.roll.electorate if members_only else self.roll.procedural_electorate)

    @property
    def veto(self) -> tuple[str, ...]:
        """The seats in the room whose vote against defeats what is voted on."""
        return tuple(seat for seat in self.procedure.veto if seat in self.roll.electorate)

    def no_abstention(self, seat: str) -> bool:
        """Whether a seat has given up abstention on substance, by its answer at the roll call."""
        return self.roll.no_abstention(seat) and not self.procedure.voting_abstains


SLICES = {name: slice for name, slice in get_type_hints(Floor).items() if hasattr(slice, "evolve")}


def evolve(floor: Floor, entry: Entry) -> Floor:
    """The floor after one more standing entry."""
    after: dict[str, Any] = {name: getattr(floor, name).evolve(entry) for name in concerned(type(entry.fact))}
    return replace(floor, seq=entry.seq, at=entry.at, **after)


@cache
def concerned(kind: type[Fact]) -> tuple[str, ...]:
    """The slices that a fact of this kind may change: those that name it in their module."""
    return tuple(name for name, slice in SLICES.items() if kind in _named(slice))


@cache
def _named(slice: type) -> frozenset[type]:
    """What stands by name in the module of a slice, or in those of the structs that it holds."""
    structs: set[type] = set()
    hints: list[Any] = [slice]
    while hints:
        hint = hints.pop()
        hints += get_args(getattr(hint, "__value__", hint))
        if isinstance(hint, type) and issubclass(hint, Struct) and hint not in structs:
            structs.add(hint)
            hints += get_type_hints(hint).values()
    known = (each for struct in structs for each in vars(sys.modules[struct.__module__]).values())
    return frozenset(each for each in known if isinstance(each, type))


def fold(entries: Iterable[Entry], floor: Floor | None = None) -> Floor:
    """The floor that standing `entries` make, from `floor` on."""
    floor = floor or Floor()
    for entry in entries:
        floor = evolve(floor, entry)
    return floor


def struck_acts(entries: Sequence[Entry]) -> frozenset[int]:
    """The acts of a whole book that no longer count."""
    dead: set[int] = set()
    for entry in reversed(entries):
        if isinstance(entry.fact, Struck) and entry.act not in dead:
            dead.update(entry.fact.acts)
    return frozenset(dead)


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a whole book that still count."""
    dead = struck_acts(entries)
    return [entry for entry in entries if entry.act not in dead]
