"""A paper while it is written, paragraph by paragraph, by one delegation or by several at once.

Nothing of it is before the room, so none of it is on the record: a sheet is a value in a row, and
handing it in is the first act. Paragraphs have ids that stay while they are moved, changed, split
and joined.

Several phones may write on one sheet, each on a link that comes and goes. Whoever writes a
paragraph says which revision of it they read. If somebody was faster, nothing is overwritten and
nothing refused: the later wording is put beside the first, both are shown, and any of the writers
keeps one of them or both. What is taken out can be put back; so no press here loses a word.
"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from committees.order import mark as _
from committees.order import refuse_unless, required
from resolutions.phrases import Part
from resolutions.text import DEEPEST, MOST, Clause, checked

KEPT = 2 * MOST
"""Paragraphs of one sheet, with those that were taken out."""


class Passage(Struct, frozen=True):
    """A paragraph of a sheet, without number and closing punctuation."""

    id: int
    part: Part
    level: int
    text: str
    by: str
    """The seat that wrote it last."""
    revision: int = 1
    """How often it was written."""
    beside: int | None = None
    """The paragraph of which this is another wording, until somebody chooses."""
    out: bool = False
    key: str = ""
    """Of the press that added it; the same press sent again adds nothing."""


class Sheet(Struct, frozen=True):
    """The paragraphs in order, the preamble first. Every method gives the next sheet, or raises OutOfOrder."""

    passages: tuple[Passage, ...] = ()

    @property
    def as_json(self) -> list[dict[str, Any]]:
        """The passages as they lie in a row."""
        return cast(list[dict[str, Any]], to_builtins(self.passages))

    @property
    def standing(self) -> list[Passage]:
        """The paragraphs as the paper reads: without what was taken out or stands beside another."""
        return [each for each in self.passages if not each.out and each.beside is None]

    @property
    def taken_out(self) -> list[Passage]:
        return [each for each in self.passages if each.out]

    @property
    def clauses(self) -> list[Clause]:
        return [Clause(each.part, each.level, each.text) for each in self.standing]

    def beside(self, id: int) -> list[Passage]:
        """The other wordings of a paragraph, in the order in which they were saved."""
        return [each for each in self.passages if each.beside == id and not each.out]

    @property
    def undecided(self) -> bool:
        """Whether a paragraph stands there in two wordings."""
        return any(self.beside(each.id) for each in self.standing)

    def passage(self, id: int) -> Passage:
        found = next((each for each in self.passages if each.id == id), None)
        return required(found, _("That paragraph is not in this paper."))

    def _standing(self, id: int) -> Passage:
        passage = self.passage(id)
        refuse_unless(not passage.out, _("Somebody took that paragraph out meanwhile; you can put it back."))
        refuse_unless(passage.beside is None, _("Keep one of the two wordings first."))
        return passage

    # --- Writing

    def added(self, part: Part, clauses: Sequence[Clause], by: str, key: str = "") -> "Sheet":
        """With paragraphs at the end of a part."""
        refuse_unless(bool(clauses), _("Nothing is written there."))
        if key and any(each.key == key for each in self.passages):
            return self
        new = self._new(part, 0, clauses, by, key)
        if part == "operative":
            return _settled((*self.passages, *new))
        last = sum(each.part == "preambular" for each in self.passages)
        return _settled((*self.passages[:last], *new, *self.passages[last:]))

    def written(self, id: int, revision: int, clauses: Sequence[Clause], by: str) -> "Sheet":
        """With a paragraph as somebody typed it who had read `revision` of it; split, if several were typed."""
        passage = self.passage(id)
        refuse_unless(bool(clauses), _("Nothing is left of that paragraph. Take it out instead."))
        if self._reads(passage, clauses):
            return self
        if passage.out:
            return self._after(passage, self._new(passage.part, passage.level, clauses, by))
        if revision != passage.revision:
            words = Clause(passage.part, 0, " ".join(clause.text for clause in clauses))
            (other,) = self._new(passage.part, passage.level, [words], by)
            if any(each.text == other.text for each in self.beside(passage.id)):
                return self
            return self._after(passage, [replace(other, beside=passage.beside or passage.id)])
        first, *more = clauses
        changed = replace(passage, text=first.text, by=by, revision=passage.revision + 1)
        return self._with(changed)._after(changed, self._new(passage.part, passage.level, more, by))

    def _reads(self, passage: Passage, clauses: Sequence[Clause]) -> bool:
        """Whether it reads so already: nothing was changed, or the press came twice."""
        standing = self.standing
        if passage not in standing:
            return [clause.text for clause in clauses] == [passage.text]
        place = standing.index(passage)
        return [each.text for each in standing[place : place + len(clauses)]] == [
            clause.text for clause in clauses
        ]

    def _new(
        self, part: Part, level: int, clauses: Iterable[Clause], by: str, key: str = ""
    ) -> list[Passage]:
        after = max((each.id for each in self.passages), default=0)
        return [
            Passage(after + count, part, min(DEEPEST, level + clause.level), clause.text, by, key=key)
            for count, clause in enumerate(clauses, 1)
        ]

    def _with(self, changed: Passage) -> "Sheet":
        return Sheet(tuple(changed if each.id == changed.id else each for each in self.passages))

    def _after(self, passage: Passage, new: Sequence[Passage]) -> "Sheet":
        place = self.passages.index(passage) + 1
        return _settled((*self.passages[:place], *new, *self.passages[place:]))

    # --- Two wordings

    def kept(self, id: int) -> "Sheet":
        """With one of several wordings of a paragraph; the others are taken out."""
        chosen = self.passage(id)
        among = chosen.beside or chosen.id
        return _settled(
            replace(each, beside=None, out=each.out or each.id != id)
            if among in (each.id, each.beside)
            else each
            for each in self.passages
        )

    def kept_all(self, id: int) -> "Sheet":
        """With every wording of a paragraph as a paragraph of its own."""
        return _settled(replace(each, beside=None) if each.beside == id else each for each in self.passages)

    # --- Order

    def moved(self, id: int, by: int) -> "Sheet":
        """With a paragraph and what is under it one place up (-1) or down (1) among its like."""
        passage = self._standing(id)
        head, units = self._units(passage.part)
        start = next(place for place, unit in enumerate(units) if unit[0].id == id)
        end = _end(units, start)
        if by < 0:
            other = next(
                (each for each in range(start - 1, -1, -1) if _level(units, each) <= passage.level), -1
            )
            refuse_unless(
                other >= 0 and _level(units, other) == passage.level, _("It is the first there already.")
            )
            units[other:end] = [*units[start:end], *units[other:start]]
        else:
            refuse_unless(
                end < len(units) and _level(units, end) == passage.level, _("It is the last there already.")
            )
            after = _end(units, end)
            units[start:after] = [*units[end:after], *units[start:end]]
        part = [*head, *(each for unit in units for each in unit)]
        others = [each for each in self.passages if each.part != passage.part]
        return _settled([*part, *others] if passage.part == "preambular" else [*others, *part])

    def shifted(self, id: int, by: int) -> "Sheet":
        """With a paragraph and what is under it one level deeper (1) or higher (-1)."""
        passage = self._standing(id)
        _head, units = self._units(passage.part)
        start = next(place for place, unit in enumerate(units) if unit[0].id == id)
        block = {each.id for unit in units[start : _end(units, start)] for each in unit}
        deepest = max(each.level for each in self.passages if each.id in block)
        refuse_unless(by > 0 or passage.level > 0, _("It is a paragraph of its own already."))
        refuse_unless(
            by < 0 or (start > 0 and _level(units, start - 1) >= passage.level and deepest < DEEPEST),
            _("There is no deeper place under the paragraph before it."),
        )
        return _settled(
            replace(each, level=each.level + by) if each.id in block else each for each in self.passages
        )

    def joined(self, id: int) -> "Sheet":
        """With a paragraph added to the end of the one before it."""
        passage = self._standing(id)
        before = [each for each in self.standing if each.part == passage.part]
        place = before.index(passage)
        refuse_unless(place > 0, _("There is no paragraph before it."))
        above = before[place - 1]
        longer = replace(above, text=f"{above.text} {passage.text}", revision=above.revision + 1)
        return self._with(longer).without(id)

    def _units(self, part: Part) -> tuple[list[Passage], list[list[Passage]]]:
        """The standing paragraphs of a part, each with what is out or beside behind it; and what is before the first."""
        head: list[Passage] = []
        units: list[list[Passage]] = []
        for each in self.passages:
            if each.part == part:
                if not each.out and each.beside is None:
                    units.append([each])
                else:
                    (units[-1] if units else head).append(each)
        return head, units

    # --- Out and back

    def without(self, id: int) -> "Sheet":
        """With a paragraph taken out, and its other wordings with it; it can be put back."""
        self._standing(id)
        return _settled(
            replace(each, beside=None, out=True) if id in (each.id, each.beside) else each
            for each in self.passages
        )

    def put_back(self, id: int) -> "Sheet":
        return _settled(
            replace(each, out=False) if each.id == self.passage(id).id else each for each in self.passages
        )


def sheet_of(clauses: Iterable[Clause], by: str) -> Sheet:
    """A sheet with the paragraphs of a text, for instance of one that was pasted."""
    return Sheet(
        tuple(
            Passage(count, clause.part, clause.level, clause.text, by)
            for count, clause in enumerate(clauses, 1)
        )
    )


def _level(units: Sequence[Sequence[Passage]], place: int) -> int:
    return units[place][0].level


def _end(units: Sequence[Sequence[Passage]], start: int) -> int:
    """The place after a paragraph and all that is under it."""
    level = _level(units, start)
    return next(
        (place for place in range(start + 1, len(units)) if _level(units, place) <= level), len(units)
    )


def _settled(passages: Iterable[Passage]) -> Sheet:
    """A sheet in which no level is skipped and nothing is too long. Raises OutOfOrder."""
    settled: list[Passage] = []
    part, before = "", -1
    for each in passages:
        if each.part != part:
            part, before = each.part, -1
        passage = replace(each, level=min(each.level, before + 1)) if not each.out else each
        if not passage.out and passage.beside is None:
            before = passage.level
        settled.append(passage)
    sheet = Sheet(tuple(settled))
    checked(sheet.clauses)
    refuse_unless(len(settled) <= KEPT, _("Too much was taken out of this paper. Begin a new one."))
    return sheet
