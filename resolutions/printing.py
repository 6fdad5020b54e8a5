"""A resolution as it was adopted, on paper.

Printed are the wording that the record names and what the record says of it: when, at which
meeting and by which vote. The sheet bears the place on the record it was printed at, so that
anybody can see later what was known then. A resolution is printed in its own language, English,
whoever asks for it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.translation import override

from committees.book import Book
from committees.models import Committee, Conference
from committees.order import mark as _
from committees.order import refuse_unless
from delegates.models import Seat
from motions.rules.result_line import WITHOUT_A_VOTE, recorded_vote
from resolutions import press
from resolutions.models import Version
from resolutions.rules.drafts import Draft
from resolutions.text import printed
from resolutions.texts import text_of

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PARENTS = {"A": "General Assembly", "E": "Economic and Social Council", "S": "Security Council"}
"""The principal organ whose series of documents a symbol begins with."""
HEAD = 12
"""Figures of the record's hash that are printed."""


def resolution_pdf(committee: Committee, book: Book, draft: Draft) -> bytes:
    """The adopted draft as PDF. Raises OutOfOrder if it is not adopted, PrintFailed."""
    return press.render(resolution_html(committee, book, draft))


def resolution_html(committee: Committee, book: Book, draft: Draft) -> str:
    """The adopted draft as the HTML that is printed. Raises OutOfOrder if it is not adopted."""
    refuse_unless(draft.standing == "adopted", _("That draft has not been adopted."))
    with override("en"):
        return render_to_string(
            "print/resolution.html",
            _heading(committee, draft) | _text(committee, book, draft) | _place(book),
        )


def _heading(committee: Committee, draft: Draft) -> dict[str, Any]:
    conference = committee.conference
    symbol = f"{committee.symbol}/RES/{draft.resolution}"
    series, slash, rest = symbol.partition("/")
    organ = organ_of(committee)
    decided = _moment(conference, draft)
    return {
        "conference": _named_with_year(conference),
        "symbol": symbol,
        "series": series,
        "rest_of_symbol": slash + rest,
        "parent": PARENTS.get(series, organ),
        "organ": organ,
        "session": committee.session_title,
        "dates": days(conference.starts, conference.ends),
        "agenda_item": committee.agenda_item,
        "date": day(decided),
        "created": decided.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "meeting": ordinal(draft.meeting or 0),
    }


def _text(committee: Committee, book: Book, draft: Draft) -> dict[str, Any]:
    version = Version.objects.get(pk=draft.version, paper__committee=committee)
    return {
        "number": draft.resolution,
        "title": version.title,
        "lines": printed(text_of(draft)),
        "result": list(_result(committee, book, draft)),
    }


def _place(book: Book) -> dict[str, Any]:
    return {"seq": book.seq, "head": book.head[:HEAD]}


def _result(committee: Committee, book: Book, draft: Draft) -> Iterator[tuple[str, str]]:
    """The lines of the result, each apart from the label that is printed in italics."""
    votes = {vote.id: vote for vote in book.floor.votes.announced}
    seats = Seat.objects.filter(committee=committee).select_related("country")
    names = {seat.code: seat.country.formal_en for seat in seats}
    first, *lists = [WITHOUT_A_VOTE] if draft.vote is None else recorded_vote(votes[draft.vote], names)
    yield "", first
    for line in lists:
        label, colon, called = line.partition(": ")
        yield (label, called) if colon else ("", line)


def organ_of(committee: Committee) -> str:
    """The body as documents call it: "Human Rights Council", whatever the conference puts before it."""
    return committee.name.removeprefix("The ").removeprefix("United Nations ")


def _named_with_year(conference: Conference) -> str:
    year = str(conference.starts.year)
    name = conference.abbreviation
    return name if year in name else f"{name} {year}"


def _moment(conference: Conference, draft: Draft) -> datetime:
    """When the draft was adopted, on the clocks of the conference; after midnight is the next day."""
    return datetime.fromtimestamp((draft.decided_at or 0) / 1000, ZoneInfo(conference.time_zone))


def day(when: date) -> str:
    """A full date as United Nations texts write it: "23 March 2020"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(first: date, last: date) -> str:
    """A span of days, saying month and year once where they agree: "22–23 March 2020"."""
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, ... 11th, ... 21st."""
    teens = 11 <= number % 100 <= 13
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
