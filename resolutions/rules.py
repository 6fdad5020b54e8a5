"""Where each draft stands: introduced, adopted, rejected, withdrawn. Its text is elsewhere."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from motions.rules.corrections import TimeCorrected

type Standing = Literal["introduced", "adopted", "rejected", "withdrawn"]


class DraftRef(Struct, frozen=True):
    """A paper and the version of it that is meant, by the ids of their rows."""

    paper: int
    version: int


class DraftIntroduced(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    version: int
    sponsors: tuple[str, ...]
    text: str
    """SHA-256 of the version's wording."""


class DraftWithdrawn(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int


class DraftAdopted(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    vote: int
    meeting: int


class DraftRejected(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    vote: int
    meeting: int


class Draft(Struct, frozen=True):
    """A draft resolution. Its symbols are counted here: L.n as introduced, RES/n as adopted.

    A number is given once. A draft whose result is corrected keeps it, and where and when it was decided.
    """

    paper: int
    version: int
    number: int
    sponsors: tuple[str, ...]
    standing: Standing = "introduced"
    resolution: int | None = None
    vote: int | None = None
    meeting: int | None = None
    decided_at: int | None = None


class Papers(Struct, frozen=True):
    drafts: tuple[Draft, ...] = ()

    def draft(self, paper: int) -> Draft | None:
        return next((draft for draft in self.drafts if draft.paper == paper), None)

    @property
    def introduced(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.standing == "introduced")

    @property
    def adopted(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.standing == "adopted")

    def evolve(self, entry: Entry) -> "Papers":
        match entry.fact:
            case DraftIntroduced(paper=paper, version=version, sponsors=sponsors):
                draft = Draft(paper, version, len(self.drafts) + 1, sponsors)
                return replace(self, drafts=(*self.drafts, draft))
            case DraftWithdrawn(paper=paper):
                return self._decided(paper, standing="withdrawn")
            case DraftRejected(paper=paper, vote=vote, meeting=meeting):
                return self._decided(
                    paper,
                    standing="rejected",
                    vote=vote,
                    meeting=meeting,
                    decided_at=self._when(paper, vote, entry),
                )
            case DraftAdopted(paper=paper, vote=vote, meeting=meeting):
                return self._decided(
                    paper,
                    standing="adopted",
                    resolution=self.number_of(paper),
                    vote=vote,
                    meeting=meeting,
                    decided_at=self._when(paper, vote, entry),
                )
            case TimeCorrected(at=at, was=was):
                moved = tuple(replace(d, decided_at=at) if d.decided_at == was else d for d in self.drafts)
                return replace(self, drafts=moved)
        return self

    def number_of(self, paper: int) -> int:
        """A draft's number as a resolution: its own if it ever had one, else the next."""
        draft = self.draft(paper)
        if draft and draft.resolution:
            return draft.resolution
        return max((draft.resolution or 0 for draft in self.drafts), default=0) + 1

    def _when(self, paper: int, vote: int, entry: Entry) -> int:
        """When `vote` decided on a draft; worked out again, it is still the same vote."""
        draft = self.draft(paper)
        return draft.decided_at if draft and draft.vote == vote and draft.decided_at else entry.at

    def _decided(self, paper: int, **changes: object) -> "Papers":
        return replace(
            self, drafts=tuple(replace(d, **changes) if d.paper == paper else d for d in self.drafts)
        )
