"""Who stands behind a draft or an amendment: sponsors, whose text it is, and signatories, who want it debated."""

from typing import Literal

from committees.facts import Fact

type Support = Literal["sponsor", "signatory"]


class SupportGiven(Fact, frozen=True):
    """A seat is a sponsor or a signatory from now on, and no longer the other.

    It moves no matter: a phone must not make an officer's press stale.
    """

    paper: int
    seat: str
    support: Support
    amendment: int | None = None
    """The amendment to that draft which is meant; none for the draft itself."""


class SupportWithdrawn(Fact, frozen=True):
    """A seat is neither sponsor nor signatory any more. It moves no matter."""

    paper: int
    seat: str
    amendment: int | None = None


def needed(present: int, percent: int) -> int:
    """How many sponsors and signatories a text needs, of so many members present: at least a part of them."""
    return -(-present * percent // 100)


def behind(
    sponsors: tuple[str, ...], signatories: tuple[str, ...], seat: str, support: Support | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sponsors and signatories with a seat among the one or the other, or among neither."""
    sponsors = tuple(other for other in sponsors if other != seat)
    signatories = tuple(other for other in signatories if other != seat)
    return (
        (*sponsors, seat) if support == "sponsor" else sponsors,
        (*signatories, seat) if support == "signatory" else signatories,
    )
