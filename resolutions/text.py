"""The paragraphs of a resolution, and their printed form. What somebody typed becomes them in `pasted`.

A paragraph is kept without number and closing punctuation, because both follow from its place. The
form of the printed text is that of United Nations resolutions: preambular paragraphs end with a
comma, operative ones with a semicolon and the last with a full stop, a paragraph before its
sub-paragraphs with a colon; a single operative paragraph has no number.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise

from msgspec import Struct

from committees.facts import canonical
from committees.order import mark as _
from committees.order import refuse_unless
from resolutions.phrases import Part, opening

LONGEST = 10_000
"""Characters in one paragraph."""
MOST = 200
"""Paragraphs in one text."""
DEEPEST = 2


class Clause(Struct, frozen=True):
    """A paragraph without its number and closing punctuation."""

    part: Part
    level: int
    """0 for a paragraph, 1 for "(a)", 2 for "(i)"."""
    text: str


class Line(Struct, frozen=True):
    """A paragraph as it is printed: number, opening in italics, the rest, punctuation."""

    part: Part
    level: int
    number: str
    opening: str
    rest: str
    closing: str

    @property
    def whole(self) -> str:
        """The paragraph's wording without its number."""
        return self.opening + self.rest + self.closing


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + (_ROMAN[ones - 1] if ones else "")


def checked(clauses: list[Clause]) -> list[Clause]:
    """The clauses themselves. Raises OutOfOrder if one is too long or they are too many."""
    refuse_unless(
        len(clauses) <= MOST,
        _("The text has %(count)s paragraphs; %(most)s are the most it may have."),
        count=len(clauses),
        most=MOST,
    )
    for place, clause in enumerate(clauses, 1):
        refuse_unless(
            len(clause.text) <= LONGEST,
            _("Paragraph %(place)s has %(count)s characters; %(most)s are the most it may have."),
            place=place,
            count=len(clause.text),
            most=LONGEST,
        )
    return clauses


def printed(clauses: Sequence[Clause]) -> list[Line]:
    """The paragraphs as the United Nations prints them, numbered and punctuated."""
    numbers = _Numbers(single=len(blocks(clauses)) == 1)
    return [
        _line(clause, numbers.next(clause), after) for clause, after in pairwise([*clauses, None]) if clause
    ]


def _line(clause: Clause, number: str, after: Clause | None) -> Line:
    first = opening(clause.text, clause.part) if clause.level == 0 else ""
    rest = clause.text[len(first) :]
    return Line(clause.part, clause.level, number, first, rest, _closing(clause, after))


def _closing(clause: Clause, after: Clause | None) -> str:
    if after and after.part == clause.part and after.level > clause.level:
        return ":"
    if clause.part == "preambular":
        return ","
    return ";" if after else "."


class _Numbers:
    """Counts paragraphs of each level, anew under each paragraph above."""

    def __init__(self, single: bool) -> None:
        self.single = single
        self.counts = [0] * (DEEPEST + 1)
        self.part: Part = "preambular"

    def next(self, clause: Clause) -> str:
        if clause.part != self.part:
            self.counts, self.part = [0] * (DEEPEST + 1), clause.part
        self.counts[clause.level] += 1
        self.counts[clause.level + 1 :] = [0] * (DEEPEST - clause.level)
        count = self.counts[clause.level]
        if clause.level == 1:
            return f"({_letters(count)})"
        if clause.level == DEEPEST:
            return f"({roman(count)})"
        return "" if clause.part == "preambular" or self.single else f"{count}."


def _letters(count: int) -> str:
    """a, b, ... z, aa, bb, ..."""
    rounds, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def blocks(clauses: Iterable[Clause], part: Part = "operative") -> list[tuple[Clause, ...]]:
    """The paragraphs of a part, each with its sub-paragraphs."""
    found: list[list[Clause]] = []
    for clause in clauses:
        if clause.part == part:
            if clause.level == 0 or not found:
                found.append([])
            found[-1].append(clause)
    return [tuple(block) for block in found]


def digest(title: str, sponsors: Iterable[str], clauses: Iterable[Clause]) -> str:
    """The hash that names a wording on the record: SHA-256 over its canonical JSON, in hex."""
    wording = {"title": title, "sponsors": list(sponsors), "clauses": list(clauses)}
    return sha256(canonical(wording).encode()).hexdigest()
