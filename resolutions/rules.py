"""Where each draft stands: introduced, adopted, rejected, withdrawn. Its text is elsewhere."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact

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
    """A draft resolution. Its symbols are counted here: L.n as introduced, RES/n as adopted."""

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
                    paper, standing="rejected", vote=vote, meeting=meeting, decided_at=entry.at
                )
            case DraftAdopted(paper=paper, vote=vote, meeting=meeting):
                return self._decided(
                    paper,
                    standing="adopted",
                    resolution=len(self.adopted) + 1,
                    vote=vote,
                    meeting=meeting,
                    decided_at=entry.at,
                )
        return self

    def _decided(self, paper: int, **changes: object) -> "Papers":
        return replace(
            self, drafts=tuple(replace(d, **changes) if d.paper == paper else d for d in self.drafts)
        )
