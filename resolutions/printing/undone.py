"""Adoptions that were undone or corrected, so that nobody trusts a sheet that was printed before.

Nothing remembers who printed what: a sheet may have been printed by anybody, and copied since. But
every sheet bears the place on the record it was printed at, and the record knows from where to
where each adoption stood. So the secretariat's page can say, of any sheet, whether it still holds.
"""

from typing import NamedTuple

from committees.book import Book
from committees.facts import Entry, Struck
from motions.rules.corrections import BallotCorrected, PlacardsCorrected, ResultCorrected
from resolutions.rules.drafts import DraftAdopted, DraftReopened

CORRECTED = (BallotCorrected, PlacardsCorrected, ResultCorrected)


class Undone(NamedTuple):
    """An adoption that stood on the record from one place to another, and not as it was since."""

    version: int
    number: int
    """The resolution that it was: its number is free again, or another text's."""
    first: int
    last: int
    at: int
    """When it was undone or corrected, in ms."""
    corrected: bool = False
    """It stands, and a sheet from before says otherwise of it."""


def undone_adoptions(book: Book) -> list[Undone]:
    """The adoptions that were struck and not taken up again as they were, and those that were corrected."""
    adopted = {(draft.resolution, draft.paper, draft.vote) for draft in book.floor.papers.adopted}
    found = []
    for entry in book.entries:
        if not isinstance(entry.fact, DraftAdopted):
            continue
        if book.stands(entry):
            found += _reopened(book, entry, entry.fact) or _corrected(book, entry, entry.fact)
            continue
        draft = book.floor_at(entry.seq).papers.draft(entry.fact.paper)
        strike = _strike(book, entry)
        if draft is None or strike is None or draft.resolution is None:
            continue
        if (draft.resolution, draft.paper, draft.vote) not in adopted:
            found.append(Undone(draft.version, draft.resolution, entry.seq, strike.seq - 1, strike.at))
    return found


def _reopened(book: Book, entry: Entry, adopted: DraftAdopted) -> list[Undone]:
    """The act, if any, by which a draft that was adopted came before the room once more."""
    draft = book.floor_at(entry.seq).papers.draft(adopted.paper)
    for other in book.entries[entry.seq :]:
        again = isinstance(other.fact, DraftReopened) and other.fact.vote == adopted.vote
        if again and book.stands(other) and draft and draft.resolution is not None:
            return [Undone(draft.version, draft.resolution, entry.seq, other.act - 1, other.at)]
    return []


def _corrected(book: Book, entry: Entry, adopted: DraftAdopted) -> list[Undone]:
    """The last correction, if any, after which a sheet of an adoption reads otherwise than before."""
    draft = book.floor.papers.draft(adopted.paper)
    later = [
        other
        for other in book.entries[entry.seq :]
        if book.stands(other) and isinstance(other.fact, CORRECTED) and other.fact.vote == adopted.vote
    ]
    if draft is None or draft.resolution is None or not later:
        return []
    last = later[-1]
    stands = draft.standing == "adopted"
    return [Undone(draft.version, draft.resolution, entry.seq, last.act - 1, last.at, corrected=stands)]


def _strike(book: Book, entry: Entry) -> Entry | None:
    """The last entry that struck an act and still does."""
    for other in reversed(book.entries):
        if isinstance(other.fact, Struck) and entry.act in other.fact.acts and book.stands(other):
            return other
    return None
