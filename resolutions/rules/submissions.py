"""A paper before it is a draft: handed in, returned with remarks or approved, circulated, introduced.

An approved paper is a working paper, WP.n, which the committee may read, sponsor and sign. Introduced
it is a draft, L.n, with the same sponsors and signatories.
"""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Fact, WordsRef
from resolutions.rules.support import Support, behind

type SubmissionStanding = Literal["submitted", "returned", "approved"]


class PaperSubmitted(Fact, frozen=True):
    """A version of a paper is before the dais. It moves no matter: a phone must not make an officer's press stale."""

    paper: int
    version: int
    seat: str
    """Whose paper it is."""
    sponsors: tuple[str, ...]
    text: str
    """SHA-256 of the version's wording."""
    operative: int
    preambular: int = 0


class PaperReturned(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    remarks: WordsRef | None = None


class PaperApproved(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int


class PaperTakenBack(Fact, frozen=True):
    """Whoever handed it in takes it back before it is introduced. It moves no matter."""

    paper: int


class Submission(Struct, frozen=True):
    """A paper on its way to the room."""

    paper: int
    version: int
    seat: str
    sponsors: tuple[str, ...]
    text: str
    operative: int
    standing: SubmissionStanding = "submitted"
    number: int | None = None
    """The n of WP.n, once approved."""
    remarks: WordsRef | None = None
    signatories: tuple[str, ...] = ()
    preambular: int = 0

    @property
    def supporters(self) -> int:
        return len(self.sponsors) + len(self.signatories)

    def supported(self, seat: str, support: Support | None) -> "Submission":
        """With a seat as sponsor or signatory, or as neither."""
        sponsors, signatories = behind(self.sponsors, self.signatories, seat, support)
        return replace(self, sponsors=sponsors, signatories=signatories)
