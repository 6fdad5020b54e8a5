"""Adoptions that were undone, so that nobody trusts a sheet that was printed in between.

Nothing remembers who printed what: a sheet may have been printed by anybody, and copied since. But
every sheet bears the place on the record it was printed at, and the record knows from where to
where each adoption stood. So the secretariat's page can say, of any sheet, whether it still holds.
"""

from typing import NamedTuple

from committees.book import Book
from committees.facts import Entry, Struck
from resolutions.rules.drafts import DraftAdopted


class Undone(NamedTuple):
    """An adoption that stood on the record from one place to another, and not as it was since."""

    version: int
    number: int
    """The resolution that it was: its number is free again, or another text's."""
    first: int
    last: int
    at: int
    """When it was undone, in ms."""


def undone_adoptions(book: Book) -> list[Undone]:
    """The adoptions that were struck, and not taken up again as they were."""
    adopted = {(draft.resolution, draft.paper, draft.vote) for draft in book.floor.papers.adopted}
    found = []
    for entry in book.entries:
        if not isinstance(entry.fact, DraftAdopted) or book.stands(entry):
            continue
        draft = book.floor_at(entry.seq).papers.draft(entry.fact.paper)
        strike = _strike(book, entry)
        if draft is None or strike is None or draft.resolution is None:
            continue
        if (draft.resolution, draft.paper, draft.vote) not in adopted:
            found.append(Undone(draft.version, draft.resolution, entry.seq, strike.seq - 1, strike.at))
    return found


def _strike(book: Book, entry: Entry) -> Entry | None:
    """The last entry that struck an act and still does."""
    for other in reversed(book.entries):
        if isinstance(other.fact, Struck) and entry.act in other.fact.acts and book.stands(other):
            return other
    return None
