"""A text as it reads after what was voted: amendments in, paragraphs out.

The record says what was changed and in which order; the wording of a draft and of each amendment
never changes. So a text after its votes is worked out, and taking a vote back needs no other row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from resolutions.phrases import Part
from resolutions.rules.amendments import Amendment, Mark
from resolutions.rules.drafts import Change
from resolutions.text import Clause, blocks

type Block = tuple[Mark, tuple[Clause, ...]]
"""A paragraph with its sub-paragraphs, by its mark."""
type Wordings = Mapping[int, tuple[Amendment, Sequence[Clause]]]
"""Amendments to a draft, and to those, each with its wording as it was introduced, by their ids."""


def as_it_reads(clauses: Sequence[Clause], changes: Iterable[Change], amendments: Wordings) -> list[Clause]:
    """The paragraphs of a draft after `changes`; `amendments` are those adopted, with their wording."""
    return [clause for _mark, clause in marked(clauses, changes, amendments)]


def marked(
    clauses: Sequence[Clause], changes: Iterable[Change], amendments: Wordings
) -> list[tuple[Mark, Clause]]:
    """The same, each with the mark of its paragraph."""
    read = paragraphs_as_they_read(clauses, changes, amendments)
    return [(mark, clause) for mark, block in read for clause in block]


def paragraphs_as_they_read(
    clauses: Sequence[Clause], changes: Iterable[Change], amendments: Wordings
) -> list[Block]:
    """The paragraphs of the preamble, then the operative ones, by their marks."""
    preamble: list[Block] = [(f"p{place}", block) for place, block in _numbered(clauses, "preambular")]
    operative: list[Block] = [(str(place), block) for place, block in _numbered(clauses, "operative")]
    for change in changes:
        operative = [(mark, block) for mark, block in operative if mark not in change.deleted]
        if change.amendment is not None and change.amendment in amendments:
            amendment, wording = amendments[change.amendment]
            fresh = amendment_as_it_reads(amendment, wording, amendments)
            if amendment.preamble:
                preamble = _amended(preamble, amendment, fresh)
            else:
                operative = _amended(operative, amendment, fresh)
    return [*preamble, *operative]


def amendment_as_it_reads(
    amendment: Amendment, wording: Sequence[Clause], amendments: Wordings
) -> list[Block]:
    """The paragraphs of an amendment with those to it that were adopted."""
    part: Part = "preambular" if amendment.preamble else "operative"
    read: list[Block] = [(f"{amendment.id}.{place}", block) for place, block in _numbered(wording, part)]
    for id in amendment.changes:
        if id in amendments:
            other, its_wording = amendments[id]
            read = _amended(read, other, amendment_as_it_reads(other, its_wording, amendments))
    return read


def _numbered(clauses: Iterable[Clause], part: Part) -> Iterator[tuple[int, tuple[Clause, ...]]]:
    return enumerate(blocks(clauses, part), 1)


def _amended(text: list[Block], amendment: Amendment, fresh: list[Block]) -> list[Block]:
    before, words = dict(text), dict(fresh)
    if amendment.operation == "replace" and amendment.target in before:
        # The first paragraph of its wording takes the place, and the mark, of the one it replaces.
        before[amendment.target] = next((block for _mark, block in fresh), ())
    outline = amendment.amend(tuple(mark for mark, _block in text))
    return [(mark, before.get(mark) or words.get(mark, ())) for mark in outline]
