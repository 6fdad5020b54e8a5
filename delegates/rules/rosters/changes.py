"""What a roster would change: who comes, who goes, and what else is different."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.spelling import folded
from delegates.rules.rosters.columns import Status
from delegates.rules.rosters.names import Directory
from delegates.rules.rosters.reader import OwnNames, Row

DELEGATES = 2
type What = Literal["status", "substance", "delegates", "own"]


class Sitting(Struct, frozen=True):
    """A seat as it is on the roster, or would be."""

    code: str
    status: Status = "member"
    substance: bool = True
    delegates: int = DELEGATES
    own: OwnNames | None = None


class Change(Struct, frozen=True):
    before: Sitting
    after: Sitting

    @property
    def what(self) -> tuple[What, ...]:
        """What is different."""
        every: tuple[What, ...] = ("status", "substance", "delegates", "own")
        return tuple(name for name in every if getattr(self.before, name) != getattr(self.after, name))


class Plan(Struct, frozen=True):
    """A roster as it would be, and how that differs from what it is."""

    roster: tuple[Sitting, ...]
    new: tuple[Sitting, ...] = ()
    changed: tuple[Change, ...] = ()
    off: tuple[Sitting, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.new or self.changed or self.off)


def planned(rows: Sequence[Row], now: Sequence[Sitting], directory: Directory, *, keep: bool = False) -> Plan:
    """What `rows` make of the roster as it is `now`. Who is not among them goes, unless it is told to stay."""
    before = {seat.code: seat for seat in now}
    after = {row.code: _seated(row, before.get(row.code), directory) for row in rows}
    if keep:
        after = before | after
    return compared(after.values(), now, directory)


def compared(after: Iterable[Sitting], now: Sequence[Sitting], directory: Directory) -> Plan:
    """What it is to put one roster in another's place."""
    wanted = {seat.code: seat for seat in after}
    before = {seat.code for seat in now}
    stay = [(seat, wanted[seat.code]) for seat in now if seat.code in wanted]
    new = tuple(
        sorted(
            (seat for seat in wanted.values() if seat.code not in before),
            key=lambda seat: _place(seat, directory),
        )
    )
    return Plan(
        _called([seat for _was, seat in stay], new, directory),
        new=new,
        changed=tuple(Change(was, seat) for was, seat in stay if was != seat),
        off=tuple(seat for seat in now if seat.code not in wanted),
    )


def _called(stay: list[Sitting], new: Iterable[Sitting], directory: Directory) -> tuple[Sitting, ...]:
    """The roster as it is called: who stays keeps its order, and who is new comes before whom it precedes."""
    for seat in new:
        place = _place(seat, directory)
        at = next((at for at, other in enumerate(stay) if _place(other, directory) > place), len(stay))
        stay.insert(at, seat)
    return tuple(stay)


def _place(seat: Sitting, directory: Directory) -> tuple[bool, str]:
    """Where a seat stands when the roll is called: States in alphabetical order, then all others."""
    if seat.own:
        return True, folded(seat.own.en)
    party = directory.parties.get(seat.code)
    return party.place if party else (True, seat.code)


def _seated(row: Row, before: Sitting | None, directory: Directory) -> Sitting:
    """The seat that a row makes. What the row does not say stays, or is as usual for who sits there."""
    if before is None:
        party = directory.parties.get(row.code)
        before = Sitting(row.code, "member" if party and party.member else "observer")
        before = replace(before, substance=before.status == "member")
    after = replace(
        before,
        status=row.status or before.status,
        delegates=row.delegates or before.delegates,
        own=row.own or before.own,
    )
    if row.substance is not None:
        return replace(after, substance=row.substance)
    # A vote that goes with the status goes with a new one.
    return replace(after, substance=after.status == "member") if after.status != before.status else after
