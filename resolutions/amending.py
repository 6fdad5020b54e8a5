"""A text as it reads after what was voted: amendments in, paragraphs out.

The record says what was changed and in which order; the wording of a draft and of each amendment
never changes. So a text after its votes is worked out, and taking a vote back needs no other row.
"""

from collections.abc import Iterable, Mapping, Sequence

from resolutions.rules.amendments import Amendment, Mark
from resolutions.rules.drafts import Change
from resolutions.text import Clause, blocks

type Block = tuple[Mark, tuple[Clause, ...]]
"""An operative paragraph with its sub-paragraphs, by its mark."""


def as_it_reads(
    clauses: Sequence[Clause],
    changes: Iterable[Change],
    amendments: Mapping[int, tuple[Amendment, Sequence[Clause]]],
) -> list[Clause]:
    """The paragraphs of a draft after `changes`; `amendments` are those adopted, with their wording."""
    return [clause for _mark, clause in marked(clauses, changes, amendments)]


def marked(
    clauses: Sequence[Clause],
    changes: Iterable[Change],
    amendments: Mapping[int, tuple[Amendment, Sequence[Clause]]],
) -> list[tuple[Mark, Clause]]:
    """The same, each with the mark of its operative paragraph; the preamble has none."""
    preamble = [("", clause) for clause in clauses if clause.part == "preambular"]
    operative = operative_as_it_reads(clauses, changes, amendments)
    return [*preamble, *((mark, clause) for mark, block in operative for clause in block)]


def operative_as_it_reads(
    clauses: Sequence[Clause],
    changes: Iterable[Change],
    amendments: Mapping[int, tuple[Amendment, Sequence[Clause]]],
) -> list[Block]:
    """The operative paragraphs by their marks."""
    text: list[Block] = [(str(place), block) for place, block in enumerate(blocks(clauses), 1)]
    for change in changes:
        text = [(mark, block) for mark, block in text if mark not in change.deleted]
        if change.amendment is not None and change.amendment in amendments:
            text = _amended(text, *amendments[change.amendment])
    return text


def _amended(text: list[Block], amendment: Amendment, wording: Sequence[Clause]) -> list[Block]:
    before = dict(text)
    fresh = {f"{amendment.id}.{place}": block for place, block in enumerate(blocks(wording), 1)}
    if amendment.operation == "replace" and amendment.target in before:
        # The first paragraph of its wording takes the place, and the mark, of the one it replaces.
        before[amendment.target] = fresh.get(f"{amendment.id}.1", ())
    outline = amendment.amend(tuple(mark for mark, _block in text))
    return [(mark, before.get(mark) or fresh.get(mark, ())) for mark in outline]
