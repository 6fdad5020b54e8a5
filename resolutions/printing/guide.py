"""The chair's guide: a whole meeting by its keys, on one page to lie beside the laptop.

It belongs to the product and not to a room, so it has no place on the record; only its head says for
which room it was printed.
"""

from committees.book import Book
from committees.models import Committee
from resolutions import press
from resolutions.printing.sheet import Format, sheet, written


def guide_pdf(committee: Committee, book: Book, language: str, format: Format = "A4") -> bytes:
    """The chair's guide as PDF. Raises PrintFailed."""
    return press.render(guide_html(committee, book, language, format))


def guide_html(committee: Committee, book: Book, language: str, format: Format = "A4") -> str:
    """The chair's guide as the HTML that is printed."""
    with written(committee.conference, language):
        return sheet(
            "guide",
            committee.conference,
            format=format,
            at=book.at,
            author=committee.display_name(),
            committee=committee.display_name(),
        )
