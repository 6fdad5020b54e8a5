"""Who stands behind a draft: sponsors, whose text it is, and signatories, who want it debated."""

from typing import ClassVar, Literal

from committees.facts import Fact

type Support = Literal["sponsor", "signatory"]


class SupportGiven(Fact, frozen=True):
    """A seat is a sponsor or a signatory from now on, and no longer the other."""

    moves: ClassVar = ("papers",)
    paper: int
    seat: str
    support: Support


class SupportWithdrawn(Fact, frozen=True):
    """A seat is neither sponsor nor signatory any more."""

    moves: ClassVar = ("papers",)
    paper: int
    seat: str


def needed(present: int, percent: int) -> int:
    """How many sponsors and signatories a draft needs, of so many members present: at least a part of them."""
    return -(-present * percent // 100)
