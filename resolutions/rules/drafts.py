"""Where a draft stands: introduced, amended, divided, adopted, rejected, withdrawn. Its text is elsewhere."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Fact
from resolutions.rules.amendments import (
    FURTHEST,
    Amendment,
    AmendmentIntroduced,
    AmendmentStanding,
    Mark,
    Part,
)
from resolutions.rules.places import places
from resolutions.rules.support import Support, behind

type Standing = Literal["introduced", "adopted", "rejected", "withdrawn"]


class DraftRef(Struct, frozen=True):
    """A paper and the version of it that is meant, by the ids of their rows."""

    paper: int
    version: int
    operative: int = 0
    """How many operative paragraphs that version has,"""
    preambular: int = 0
    """and how many of the preamble."""


class DraftIntroduced(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    version: int
    sponsors: tuple[str, ...]
    text: str
    """SHA-256 of the version's wording."""
    operative: int = 0
    """How many operative paragraphs it has, which amendments and division name,"""
    preambular: int = 0
    """and how many of the preamble, which amendments name where the rules let them."""


class DraftWithdrawn(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int


class DraftPutFirst(Fact, frozen=True):
    """The Chair has this draft voted on before the others."""

    moves: ClassVar = ("papers",)
    paper: int


class DraftPlaced(Fact, frozen=True):
    """The Chair has this draft voted on just before `before`, or last if that is None."""

    moves: ClassVar = ("papers",)
    paper: int
    before: int | None = None


class DraftsReordered(Fact, frozen=True):
    """The committee votes on the drafts that are left in this order."""

    moves: ClassVar = ("papers",)
    papers: tuple[int, ...]


class WithdrawalAgreed(Fact, frozen=True):
    """A sponsor would take the draft back; with the last of them it is withdrawn. It moves no matter."""

    paper: int
    seat: str


class DraftMadeImportant(Fact, frozen=True):
    """The committee takes a draft for an important question: what is decided on it needs two thirds."""

    moves: ClassVar = ("papers",)
    paper: int


class DraftReopened(Fact, frozen=True):
    """What was decided on a draft is to be decided once more, and until then it is before the room."""

    moves: ClassVar = ("papers",)
    paper: int
    vote: int
    """The vote that no longer stands."""


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
    """Below 0 if the Chair gave it a place: the lower, the earlier it is voted on."""
    outline: tuple[Mark, ...] = ()
    """Its operative paragraphs as they stand, by their marks."""
    amendments: tuple[Amendment, ...] = ()
    parts: tuple[Part, ...] = ()
    withdrawing: tuple[str, ...] = ()
    """The sponsors that would take it back."""
    important: bool = False
    changes: tuple[Change, ...] = ()
    """What its text as introduced has become, vote by vote."""
    preamble: tuple[Mark, ...] = ()
    """The paragraphs of its preamble as they stand, by their marks."""

    def part_with(self, *, preamble: bool, of: int | None = None) -> tuple[Mark, ...]:
        """The paragraphs of its preamble, of its operative part, or of an amendment to it that is before the room."""
        if of is not None:
            amendment = self.amendment(of)
            return amendment.fresh if amendment and amendment.standing == "introduced" else ()
        return self.preamble if preamble else self.outline

    def place_of(self, mark: Mark | None, *, preamble: bool, of: int | None = None) -> int:
        """The number that a paragraph has now in its part; 0 for none, or one that is gone."""
        part = self.part_with(preamble=preamble, of=of)
        return part.index(mark) + 1 if mark in part else 0

    @property
    def amendments_left(self) -> tuple[Amendment, ...]:
        """Amendments to be voted on, in the order of voting; none once the draft is decided.

        What would change another comes right before it.
        """
        return tuple(
            each for first in self.amendments_to(None) for each in (*self.amendments_to(first.id), first)
        )

    def amendments_to(self, of: int | None) -> tuple[Amendment, ...]:
        """Those to be voted on that are to an amendment, or to the draft itself, in the order of voting."""
        open_ = self.standing == "introduced"
        left = (each for each in self.amendments if open_ and each.standing == "introduced" and each.of == of)
        return tuple(sorted(left, key=lambda each: (each.first, FURTHEST.index(each.operation), each.number)))

    def beside(self, id: int) -> tuple[Amendment, ...]:
        """Those to be voted on that are to the same text as an amendment, itself among them."""
        amendment = self.amendment(id)
        return self.amendments_to(amendment.of) if amendment else ()

    def sponsors_to(self, amendment: Amendment) -> tuple[str, ...]:
        """Whose text an amendment would change: who sponsors the draft, or the amendment that it is to."""
        to = self if amendment.of is None else self.amendment(amendment.of)
        return to.sponsors if to else ()

    def amendment_with(self, mark: Mark) -> Amendment | None:
        """The amendment before the room that a paragraph belongs to, if it can be amended itself."""
        return next((each for each in self.amendments_to(None) if mark in each.fresh), None)

    @property
    def parts_left(self) -> tuple[Part, ...]:
        """Parts to be voted on; none of which every paragraph is gone."""
        return tuple(
            part
            for part in self.parts
            if self.standing == "introduced" and part.standing == "open" and self.places(part.marks)
        )

    def places(self, marks: tuple[Mark, ...]) -> tuple[int, ...]:
        """The numbers of paragraphs as the draft reads now."""
        return tuple(self.outline.index(mark) + 1 for mark in marks if mark in self.outline)

    @property
    def supporters(self) -> int:
        return len(self.sponsors) + len(self.signatories)

    def supported(self, seat: str, support: Support | None) -> "Draft":
        """With a seat as sponsor or signatory, or as neither."""
        sponsors, signatories = behind(self.sponsors, self.signatories, seat, support)
        return replace(self, sponsors=sponsors, signatories=signatories)

    def amendment(self, id: int) -> Amendment | None:
        return next((each for each in self.amendments if each.id == id), None)

    def brought_in_by(self, mark: Mark) -> Amendment | None:
        """The adopted amendment from which a paragraph has its wording; none if it is as introduced."""
        for each in reversed(self.amendments):
            replaced = each.operation == "replace" and each.target == mark
            if each.of is None and each.standing == "adopted" and (replaced or mark in each.fresh):
                return each
        return None

    def part(self, number: int) -> Part | None:
        return next((part for part in self.parts if part.number == number), None)

    def introduced(self, fact: AmendmentIntroduced) -> "Draft":
        amendment = Amendment(
            fact.amendment,
            len(self.amendments) + 1,
            fact.operation,
            fact.target,
            self.place_of(fact.target, preamble=fact.preamble, of=fact.of),
            fact.paragraphs,
            fact.sponsors,
            signatories=fact.signatories,
            preamble=fact.preamble,
            of=fact.of,
        )
        return replace(self, amendments=(*self.amendments, amendment))

    def set_amendment(self, id: int, **changes: object) -> "Draft":
        changed = (replace(each, **changes) if each.id == id else each for each in self.amendments)
        return replace(self, amendments=_fallen(tuple(changed)))

    def amendment_placed(self, id: int, before: int | None) -> "Draft":
        """With an amendment put before another to the same text, or last."""
        order = [(each.id, each.first) for each in self.beside(id)]
        draft = self
        for each, first in places(order, id, before).items():
            draft = draft.set_amendment(each, first=first)
        return draft

    def amendment_supported(self, id: int, seat: str, support: Support | None) -> "Draft":
        return replace(
            self,
            amendments=tuple(
                each.supported(seat, support) if each.id == id else each for each in self.amendments
            ),
        )

    def accepted(self, id: int, seat: str) -> "Draft":
        amendment = self.amendment(id)
        return self.set_amendment(id, accepted=(*amendment.accepted, seat)) if amendment else self

    def amended(self, id: int) -> "Draft":
        """The draft after an amendment was adopted; others on the same paragraph may be moot.

        One to another amendment changes how that reads, and nothing else.
        """
        amendment = self.amendment(id)
        if amendment is None:
            return self
        amended = amendment.amend(self.part_with(preamble=amendment.preamble, of=amendment.of))
        moot: AmendmentStanding = "moot"
        after = tuple(
            replace(each, standing=moot)
            if each.standing == "introduced" and each.id != id and each.moot_after(amendment, amended)
            else each
            for each in self.amendments
        )
        if amendment.of is not None:
            rest = tuple(each.amended(amendment) if each.id == amendment.of else each for each in after)
            return replace(self, amendments=rest).set_amendment(id, standing="adopted")
        changed = replace(
            self,
            outline=self.outline if amendment.preamble else amended,
            preamble=amended if amendment.preamble else self.preamble,
            amendments=after,
            changes=(*self.changes, Change(amendment=id)),
        )
        parts = tuple(part.amended(amendment) for part in self.parts)
        return replace(changed.set_amendment(id, standing="adopted"), parts=parts)

    def divided(self, parts: tuple[tuple[Mark, ...], ...]) -> "Draft":
        fresh = (Part(number, marks) for number, marks in enumerate(parts, len(self.parts) + 1))
        return replace(self, parts=(*self.parts, *fresh))

    def part_decided(self, number: int, *, kept: bool) -> "Draft":
        part = self.part(number)
        if part is None:
            return self
        standing: Literal["kept", "deleted"] = "kept" if kept else "deleted"
        decided = replace(part, standing=standing, places=self.places(part.marks))
        after = replace(self, parts=tuple(decided if each.number == number else each for each in self.parts))
        if kept:
            return after
        moot: AmendmentStanding = "moot"
        return replace(
            after,
            outline=tuple(mark for mark in self.outline if mark not in part.marks),
            changes=(*self.changes, Change(deleted=part.marks)),
            amendments=_fallen(
                tuple(
                    replace(each, standing=moot)
                    if each.standing == "introduced" and each.target in part.marks
                    else each
                    for each in self.amendments
                )
            ),
        )


def _fallen(amendments: tuple[Amendment, ...]) -> tuple[Amendment, ...]:
    """These, of which those to an amendment that is before the room no more have fallen with it."""
    moot: AmendmentStanding = "moot"
    left = {None, *(each.id for each in amendments if each.standing == "introduced")}
    return tuple(
        replace(each, standing=moot) if each.standing == "introduced" and each.of not in left else each
        for each in amendments
    )
