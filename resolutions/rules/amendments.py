"""Plain amendments and division: what they do to the paragraphs of a draft.

A paragraph is known by its mark, which it keeps whatever happens around it, so an amendment to
paragraph 4 means the same paragraph after paragraph 2 was struck. A draft's own paragraphs are
marked 1, 2, 3 as it was introduced, those of its preamble p1, p2, p3; those that an amendment brings in
bear its id, 12.1 and 12.2.
Numbers, which move, are only counted for readers.

So an amendment of the second degree is like one of the first: it changes the paragraphs of another's wording
by their marks, and the draft not before that one is adopted. There is no third degree.
"""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Fact
from resolutions.rules.support import Support, behind

type Mark = str
type Operation = Literal["strike", "replace", "add"]
type AmendmentStanding = Literal["introduced", "adopted", "rejected", "withdrawn", "moot"]

FURTHEST: tuple[Operation, ...] = ("strike", "replace", "add")
"""Amendments in the order of voting: what is furthest removed from the text first (GA rule 130)."""


class AmendmentRef(Struct, frozen=True):
    """An amendment by the id of its row, and how many paragraphs its text has."""

    amendment: int
    paragraphs: int


class AmendmentIntroduced(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    amendment: int
    operation: Operation
    target: Mark | None
    """The paragraph it is about; for an addition the one before it, or none at the beginning."""
    paragraphs: int
    sponsors: tuple[str, ...]
    text: str
    """SHA-256 of its wording."""
    signatories: tuple[str, ...] = ()
    preamble: bool = False
    """Whether it is about the preamble; else about the operative part."""
    of: int | None = None
    """The amendment whose wording it changes; none if it is to the draft itself."""


class AmendmentWithdrawn(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    amendment: int


class AmendmentAdopted(Fact, frozen=True):
    """The draft, or the amendment that it is to, reads as amended from here on."""

    moves: ClassVar = ("papers",)
    amendment: int
    vote: int


class AmendmentRejected(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    amendment: int
    vote: int


class AmendmentAccepted(Fact, frozen=True):
    """A sponsor of what it changes accepts it as friendly. It moves no matter: a phone must not make a press stale."""

    amendment: int
    seat: str


class AmendmentIncorporated(Fact, frozen=True):
    """Every sponsor of what it changes accepts it, so that reads as amended without a vote."""

    moves: ClassVar = ("papers",)
    amendment: int


class AmendmentPutFirst(Fact, frozen=True):
    """The Chair has this one voted on before the others."""

    moves: ClassVar = ("papers",)
    amendment: int


class AmendmentPlaced(Fact, frozen=True):
    """The Chair has this one voted on just before `before`, or last if that is None."""

    moves: ClassVar = ("papers",)
    amendment: int
    before: int | None = None


class DraftDivided(Fact, frozen=True):
    """Each of these parts is voted on by itself, then the whole of what is left."""

    moves: ClassVar = ("papers",)
    paper: int
    parts: tuple[tuple[Mark, ...], ...]
    places: tuple[tuple[int, ...], ...] = ()
    """The numbers that these paragraphs have now, for the minutes."""


class PartKept(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    part: int
    vote: int


class PartDeleted(Fact, frozen=True):
    moves: ClassVar = ("papers",)
    paper: int
    part: int
    vote: int


class Amendment(Struct, frozen=True):
    id: int
    number: int
    """Counted within its draft, from 1, whatever it is to."""
    operation: Operation
    target: Mark | None
    place: int
    """The number that its paragraph had when it was introduced; 0 before the first."""
    paragraphs: int
    sponsors: tuple[str, ...]
    standing: AmendmentStanding = "introduced"
    accepted: tuple[str, ...] = ()
    """Sponsors of what it changes who accept it as friendly."""
    first: int = 0
    """Below 0 if the Chair gave it a place: the lower, the earlier it is voted on."""
    signatories: tuple[str, ...] = ()
    preamble: bool = False
    of: int | None = None
    """The amendment that it is to; none if it is to the draft itself."""
    reads: tuple[Mark, ...] = ()
    """The paragraphs of its wording since it was amended; none as long as they are as introduced."""
    changes: tuple[int, ...] = ()
    """The amendments to it that were adopted, in their order."""

    @property
    def supporters(self) -> int:
        return len(self.sponsors) + len(self.signatories)

    def supported(self, seat: str, support: Support | None) -> "Amendment":
        """With a seat as sponsor or signatory, or as neither."""
        sponsors, signatories = behind(self.sponsors, self.signatories, seat, support)
        return replace(self, sponsors=sponsors, signatories=signatories)

    @property
    def fresh(self) -> tuple[Mark, ...]:
        """The marks of the paragraphs of its wording as it reads now."""
        return self.reads or tuple(f"{self.id}.{place}" for place in range(1, self.paragraphs + 1))

    def amended(self, other: "Amendment") -> "Amendment":
        """With its wording as `other` leaves it. Who had accepted it had accepted another wording."""
        return replace(self, reads=other.amend(self.fresh), changes=(*self.changes, other.id), accepted=())

    def amend(self, outline: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """The paragraphs of a text once this is adopted."""
        fresh = self.fresh
        if self.target is None:
            return (*fresh, *outline)
        if self.target not in outline:
            return outline
        at = outline.index(self.target)
        kept = {"strike": (), "replace": (self.target, *fresh[1:]), "add": (self.target, *fresh)}
        return (*outline[:at], *kept[self.operation], *outline[at + 1 :])

    def moot_after(self, other: "Amendment", outline: tuple[Mark, ...]) -> bool:
        """Whether the adoption of `other`, which left `outline`, implies that this cannot be put any more.

        Of an amendment something is always left.
        """
        if self.target is None or (self.of, self.preamble) != (other.of, other.preamble):
            return False
        rivals = other.target == self.target and "add" not in (self.operation, other.operation)
        empties = self.of is not None and self.operation == "strike" and outline == (self.target,)
        return rivals or empties or self.target not in outline


class Part(Struct, frozen=True):
    """A part of a draft that is voted on by itself."""

    number: int
    """Counted through all divisions of its draft, so that a vote on it is never taken for another."""
    marks: tuple[Mark, ...]
    places: tuple[int, ...] = ()
    """The numbers that its paragraphs had when it was decided."""
    standing: Literal["open", "kept", "deleted"] = "open"

    def amended(self, amendment: Amendment) -> "Part":
        """What an adopted amendment puts in the place of a paragraph of it, or between two of them, is of it too."""
        if self.standing != "open" or amendment.target not in self.marks:
            return self
        fresh = amendment.fresh[1:] if amendment.operation == "replace" else amendment.fresh
        if amendment.operation == "add" and amendment.target == self.marks[-1]:
            return self
        after = self.marks.index(amendment.target) + 1
        return replace(self, marks=(*self.marks[:after], *fresh, *self.marks[after:]))
