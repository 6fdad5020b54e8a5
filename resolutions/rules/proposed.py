"""An amendment before it is before the room: handed in from a phone, returned with remarks, introduced.

It is read, sponsored and signed while it waits, and comes before the room with whoever stands
behind it by then. Its paragraph goes by its mark, so what it means stays when numbers move.
"""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Fact, WordsRef
from resolutions.rules.amendments import Mark, Operation
from resolutions.rules.support import Support, behind

type ProposedStanding = Literal["submitted", "returned"]


class AmendmentSubmitted(Fact, frozen=True):
    """An amendment is before the dais. It moves no matter: a phone must not make an officer's press stale."""

    paper: int
    amendment: int
    operation: Operation
    target: Mark | None
    """The paragraph it is about; for an addition the one before it, or none at the beginning."""
    paragraphs: int
    seat: str
    """Whose amendment it is."""
    sponsors: tuple[str, ...]
    text: str
    """SHA-256 of its wording."""
    instead: int | None = None
    """The amendment of this seat, worked over, in whose place it is."""
    preamble: bool = False
    """Whether it is about the preamble; else about the operative part."""
    of: int | None = None
    """The amendment whose wording it changes; none if it is to the draft itself."""


class AmendmentReturned(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    amendment: int
    remarks: WordsRef | None = None


class AmendmentTakenBack(Fact, frozen=True):
    """Whoever handed it in takes it back before it is introduced. It moves no matter."""

    amendment: int


class ProposedAmendment(Struct, frozen=True):
    """An amendment on its way to the room."""

    id: int
    paper: int
    operation: Operation
    target: Mark | None
    paragraphs: int
    seat: str
    sponsors: tuple[str, ...]
    text: str
    standing: ProposedStanding = "submitted"
    remarks: WordsRef | None = None
    signatories: tuple[str, ...] = ()
    preamble: bool = False
    of: int | None = None

    @property
    def supporters(self) -> int:
        return len(self.sponsors) + len(self.signatories)

    def supported(self, seat: str, support: Support | None) -> "ProposedAmendment":
        """With a seat as sponsor or signatory, or as neither."""
        sponsors, signatories = behind(self.sponsors, self.signatories, seat, support)
        return replace(self, sponsors=sponsors, signatories=signatories)
