"""All that was adopted, together: as one PDF with a table of contents, or as a ZIP of one PDF each.

Both are made of the record alone, so the same record gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from django.template.loader import render_to_string

from committees import record
from committees.book import Book
from committees.models import Committee, Conference
from committees.wording import moment
from motions.rules.ballots import Tally
from resolutions import press
from resolutions.models import Version
from resolutions.printing.resolution import adopted_text, resolution_pdf
from resolutions.printing.sheet import Format, place, sheet, written
from resolutions.rules.drafts import Draft

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The beginning of time in a ZIP."""


class Adopted(NamedTuple):
    """A resolution for a list."""

    committee: Committee
    book: Book
    draft: Draft
    title: str
    tally: Tally | None
    """None if it was adopted without a vote."""

    @property
    def symbol(self) -> str:
        return f"{self.committee.symbol}/RES/{self.draft.resolution}"


def adopted_by(committees: Iterable[Committee]) -> list[Adopted]:
    """What these committees have adopted, in their order."""
    return [each for committee in committees for each in adopted_in(committee, record.read(committee.pk))]


def adopted_in(committee: Committee, book: Book) -> list[Adopted]:
    """What one committee has adopted, in the order of adoption."""
    titles = dict(Version.objects.filter(paper__committee=committee).values_list("pk", "title"))
    tallies = {vote.id: vote.tally for vote in book.floor.votes.announced if vote.method != "without_vote"}
    return [
        Adopted(committee, book, draft, titles.get(draft.version, ""), tallies.get(draft.vote or 0))
        for draft in book.floor.papers.adopted
    ]


def collection_pdf(conference: Conference, adopted: Sequence[Adopted], format: Format = "A4") -> bytes:
    """All resolutions as one PDF. Raises PrintFailed."""
    return press.render(collection_html(conference, adopted, format))


def collection_html(conference: Conference, adopted: Sequence[Adopted], format: Format = "A4") -> str:
    """All resolutions as the HTML that is printed, each beginning a page."""
    with written(conference):
        return sheet(
            "collection",
            conference,
            format=format,
            at=max((each.draft.decided_at or 0 for each in adopted), default=0),
            author=conference.name,
            name=conference.name,
            rooms=list(_rooms(adopted)),
        )


class _Sheet(NamedTuple):
    """A resolution in the collection: its line in the contents, and all that is printed of it."""

    symbol: str
    title: str
    date: str
    sheet: str


class _Room(NamedTuple):
    """A committee in the contents, with its place on its record."""

    name: str
    seq: int
    head: str
    sheets: list[_Sheet]


def _rooms(adopted: Sequence[Adopted]) -> Iterator[_Room]:
    for committee, group in groupby(adopted, key=lambda each: each.committee):
        listed = list(group)
        yield _Room(committee.name, **place(listed[0].book), sheets=[_sheet(each) for each in listed])


def _sheet(each: Adopted) -> _Sheet:
    text = adopted_text(each.committee, each.book, each.draft)
    return _Sheet(each.symbol, each.title, text["date"], render_to_string("print/adopted.html", text))


# --- The ZIP


def collection_zip(adopted: Sequence[Adopted], format: Format = "A4") -> bytes:
    """A ZIP with a folder for each committee and a PDF for each resolution. Raises PrintFailed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for each in adopted:
            name = f"{each.committee.slug}/{each.symbol.replace('/', '-')}.pdf"
            with written(each.committee.conference):
                made = moment(each.draft.decided_at or 0).timetuple()[:6]
            member = zipfile.ZipInfo(name, max(made, EARLIEST))
            member.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(member, resolution_pdf(each.committee, each.book, each.draft, format))
    return packed.getvalue()
