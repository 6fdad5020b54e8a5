"""A draft resolution on paper: as it was introduced, or as it reads after what was voted.

The form is that of a document of limited distribution. Drafts are printed in their own language,
English, whoever asks for them.
"""

from committees.book import Book
from committees.facts import Entry
from committees.models import Committee
from resolutions import press
from resolutions.models import Version
from resolutions.printing.masthead import masthead
from resolutions.printing.sheet import Format, organ_of, place, sheet, written
from resolutions.printing.states import sponsors_of
from resolutions.rules.drafts import Draft, DraftIntroduced
from resolutions.text import printed
from resolutions.texts import text_of


def draft_pdf(
    committee: Committee, book: Book, draft: Draft, format: Format = "A4", *, introduced: bool = False
) -> bytes:
    """A draft as it reads now, or as `introduced`, as PDF. Raises PrintFailed."""
    return press.render(draft_html(committee, book, draft, format, introduced=introduced))


def draft_html(
    committee: Committee, book: Book, draft: Draft, format: Format = "A4", *, introduced: bool = False
) -> str:
    """A draft as the HTML that is printed."""
    entry = introduction(book, draft)
    at = entry.at if entry else book.at
    version = Version.objects.get(pk=draft.version, paper__committee=committee)
    with written(committee.conference):
        return sheet(
            "draft",
            committee.conference,
            format=format,
            at=at,
            author=organ_of(committee),
            sponsors=sponsors_of(committee, draft.sponsors),
            title=version.title,
            introduced=introduced,
            amended=bool(draft.changes) and not introduced,
            standing=draft.standing,
            **masthead(committee, f"{committee.symbol}/L.{draft.number}", at, "Limited"),
            lines=printed(version.clauses() if introduced else text_of(draft)),
            **place(book),
        )


def introduction(book: Book, draft: Draft) -> Entry | None:
    """The entry that brought a draft before the room."""
    for entry in book.entries:
        if isinstance(entry.fact, DraftIntroduced) and entry.fact.paper == draft.paper and book.stands(entry):
            return entry
    return None
