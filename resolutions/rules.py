"""Where each draft stands: introduced, amended, divided, adopted, rejected, withdrawn. Its text is elsewhere."""

from collections.abc import Callable
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from motions.rules.corrections import TimeCorrected
from resolutions.amendments import (
    FURTHEST,
    Amendment,
    AmendmentAdopted,
    AmendmentIntroduced,
    AmendmentPutFirst,
    AmendmentRejected,
    AmendmentStanding,
    AmendmentWithdrawn,
    DraftDivided,
    Mark,
    Part,
    PartDeleted,
    PartKept,
)
from resolutions.support import Support, SupportGiven, SupportWithdrawn

type Standing = Literal["introduced", "adopted", "rejected", "withdrawn"]


class DraftRef(Struct, frozen=True):
    """A paper and the version of it that is meant, by the ids of their rows."""

    paper: int
    version: int
    operative: int = 0
    """How many operative paragraphs that version has."""


class DraftIntroduced(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    version: int
    sponsors: tuple[str, ...]
    text: str
    """SHA-256 of the version's wording."""
    operative: int = 0
    """How many operative paragraphs it has, which amendments and division name."""


class DraftWithdrawn(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int


class DraftPutFirst(Fact, frozen=True):
    """The Chair has this draft voted on before the others."""

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


class Change(Struct, frozen=True):
    """What a vote changed in a text: an amendment came in, or paragraphs went out."""

    amendment: int | None = None
    deleted: tuple[Mark, ...] = ()


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
    signatories: tuple[str, ...] = ()
    first: int = 0
    """Below 0 if the Chair put it first: the lower, the earlier it is voted on."""
    outline: tuple[Mark, ...] = ()
    """Its operative paragraphs as they stand, by their marks."""
    amendments: tuple[Amendment, ...] = ()
    parts: tuple[Part, ...] = ()
    changes: tuple[Change, ...] = ()
    """What its text as introduced has become, vote by vote."""

    @property
    def amendments_left(self) -> tuple[Amendment, ...]:
        """Amendments to be voted on, in the order of voting."""
        left = (each for each in self.amendments if each.standing == "introduced")
        return tuple(sorted(left, key=lambda each: (each.first, FURTHEST.index(each.operation), each.number)))

    @property
    def parts_left(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.standing == "open")

    @property
    def supporters(self) -> int:
        return len(self.sponsors) + len(self.signatories)

    def supported(self, seat: str, support: Support | None) -> "Draft":
        """With a seat as sponsor or signatory, or as neither."""
        sponsors = tuple(other for other in self.sponsors if other != seat)
        signatories = tuple(other for other in self.signatories if other != seat)
        return replace(
            self,
            sponsors=(*sponsors, seat) if support == "sponsor" else sponsors,
            signatories=(*signatories, seat) if support == "signatory" else signatories,
        )

    def amendment(self, id: int) -> Amendment | None:
        return next((each for each in self.amendments if each.id == id), None)

    def brought_in_by(self, mark: Mark) -> Amendment | None:
        """The adopted amendment from which a paragraph has its wording; none if it is as introduced."""
        for each in reversed(self.amendments):
            replaced = each.operation == "replace" and each.target == mark
            if each.standing == "adopted" and (replaced or mark.startswith(f"{each.id}.")):
                return each
        return None

    def part(self, number: int) -> Part | None:
        return next((part for part in self.parts if part.number == number), None)

    def introduced(self, fact: AmendmentIntroduced) -> "Draft":
        place = self.outline.index(fact.target) + 1 if fact.target in self.outline else 0
        amendment = Amendment(
            fact.amendment,
            len(self.amendments) + 1,
            fact.operation,
            fact.target,
            place,
            fact.paragraphs,
            fact.sponsors,
        )
        return replace(self, amendments=(*self.amendments, amendment))

    def set_amendment(self, id: int, **changes: object) -> "Draft":
        return replace(
            self,
            amendments=tuple(replace(each, **changes) if each.id == id else each for each in self.amendments),
        )

    def amended(self, id: int) -> "Draft":
        """The draft after an amendment was adopted; others on the same paragraph may be moot."""
        amendment = self.amendment(id)
        if amendment is None:
            return self
        outline = amendment.amend(self.outline)
        moot: AmendmentStanding = "moot"
        after = tuple(
            replace(each, standing=moot)
            if each.standing == "introduced" and each.id != id and each.moot_after(amendment, outline)
            else each
            for each in self.amendments
        )
        changed = replace(
            self, outline=outline, amendments=after, changes=(*self.changes, Change(amendment=id))
        )
        return changed.set_amendment(id, standing="adopted")

    def divided(self, parts: tuple[tuple[Mark, ...], ...]) -> "Draft":
        places = {mark: place for place, mark in enumerate(self.outline, 1)}
        return replace(
            self,
            parts=tuple(
                Part(number, marks, tuple(places[mark] for mark in marks if mark in places))
                for number, marks in enumerate(parts, 1)
            ),
        )

    def part_decided(self, number: int, *, kept: bool) -> "Draft":
        part = self.part(number)
        if part is None:
            return self
        standing: Literal["kept", "deleted"] = "kept" if kept else "deleted"
        after = replace(
            self,
            parts=tuple(
                replace(each, standing=standing) if each.number == number else each for each in self.parts
            ),
        )
        if kept:
            return after
        return replace(
            after,
            outline=tuple(mark for mark in self.outline if mark not in part.marks),
            changes=(*self.changes, Change(deleted=part.marks)),
        )


class Papers(Struct, frozen=True):
    drafts: tuple[Draft, ...] = ()

    def draft(self, paper: int) -> Draft | None:
        return next((draft for draft in self.drafts if draft.paper == paper), None)

    def amended_by(self, amendment: int) -> Draft | None:
        """The draft that an amendment is to."""
        return next((draft for draft in self.drafts if draft.amendment(amendment)), None)

    @property
    def introduced(self) -> tuple[Draft, ...]:
        """Drafts before the room, in the order of voting: as introduced, unless the Chair put one first."""
        left = (draft for draft in self.drafts if draft.standing == "introduced")
        return tuple(sorted(left, key=lambda draft: (draft.first, draft.number)))

    @property
    def adopted(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.standing == "adopted")

    def evolve(self, entry: Entry) -> "Papers":
        match entry.fact:
            case DraftIntroduced(paper=paper, version=version, sponsors=sponsors, operative=operative):
                outline = tuple(str(place) for place in range(1, operative + 1))
                draft = Draft(paper, version, len(self.drafts) + 1, sponsors, outline=outline)
                return replace(self, drafts=(*self.drafts, draft))
            case DraftPutFirst(paper=paper):
                return self._changed(paper, first=min(draft.first for draft in self.drafts) - 1)
            case DraftWithdrawn(paper=paper):
                return self._changed(paper, standing="withdrawn")
            case DraftRejected(paper=paper, vote=vote, meeting=meeting):
                return self._changed(
                    paper,
                    standing="rejected",
                    vote=vote,
                    meeting=meeting,
                    decided_at=self._when(paper, vote, entry),
                )
            case DraftAdopted(paper=paper, vote=vote, meeting=meeting):
                return self._changed(
                    paper,
                    standing="adopted",
                    resolution=self.number_of(paper),
                    vote=vote,
                    meeting=meeting,
                    decided_at=self._when(paper, vote, entry),
                )
            case SupportGiven(paper=paper, seat=seat, support=support):
                return self._with(self.draft(paper), lambda draft: draft.supported(seat, support))
            case SupportWithdrawn(paper=paper, seat=seat):
                return self._with(self.draft(paper), lambda draft: draft.supported(seat, None))
            case TimeCorrected(at=at, was=was):
                moved = tuple(replace(d, decided_at=at) if d.decided_at == was else d for d in self.drafts)
                return replace(self, drafts=moved)
        return self._amended(entry)

    def _amended(self, entry: Entry) -> "Papers":
        match entry.fact:
            case AmendmentIntroduced(paper=paper) as fact:
                return self._with(self.draft(paper), lambda draft: draft.introduced(fact))
            case AmendmentPutFirst(amendment=id):
                return self._with(
                    self.amended_by(id),
                    lambda draft: draft.set_amendment(
                        id, first=min(each.first for each in draft.amendments) - 1
                    ),
                )
            case AmendmentWithdrawn(amendment=id):
                return self._with(
                    self.amended_by(id), lambda draft: draft.set_amendment(id, standing="withdrawn")
                )
            case AmendmentRejected(amendment=id):
                return self._with(
                    self.amended_by(id), lambda draft: draft.set_amendment(id, standing="rejected")
                )
            case AmendmentAdopted(amendment=id):
                return self._with(self.amended_by(id), lambda draft: draft.amended(id))
            case DraftDivided(paper=paper, parts=parts):
                return self._with(self.draft(paper), lambda draft: draft.divided(parts))
            case PartKept(paper=paper, part=part):
                return self._with(self.draft(paper), lambda draft: draft.part_decided(part, kept=True))
            case PartDeleted(paper=paper, part=part):
                return self._with(self.draft(paper), lambda draft: draft.part_decided(part, kept=False))
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

    def _changed(self, paper: int, **changes: object) -> "Papers":
        return self._with(self.draft(paper), lambda draft: replace(draft, **changes))

    def _with(self, draft: Draft | None, change: Callable[[Draft], Draft]) -> "Papers":
        """These papers with one changed; as they are, if it is not there."""
        if draft is None:
            return self
        return replace(self, drafts=tuple(change(each) if each is draft else each for each in self.drafts))
