"""What every printed sheet bears, whatever is on it.

It says that it is a simulation, and has the place on the record it was printed at, so that anybody
can see later what was known then. Dates come from the record, never from a clock: the same record
prints the same bytes. What nobody can see is left out here, for all templates at once: a character
that turns the direction of writing has no business on paper, wherever it was typed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, override

from committees.book import Book
from committees.minutes import Reader
from committees.models import Committee, Conference
from committees.naming import names_of
from resolutions.characters import plain
from resolutions.printing.dates import stamp

type Format = Literal["A4", "Letter"]
FORMATS: tuple[Format, ...] = ("A4", "Letter")
HEAD = 12
"""Figures of the record's hash that are printed."""
ENDLESS = re.compile(r"""[^\s<>&"'=]{60}(?=[^\s<>&"'=])""")
"""Part of a word that fits on no line. It may break after it, which is also many times faster to set."""


@contextmanager
def written(conference: Conference, language: str = "en") -> Iterator[None]:
    """Words in this language, times of day on the conference's clocks."""
    with override(language), timezone.override(ZoneInfo(conference.time_zone)):
        yield


def reader_of(committee: Committee, book: Book) -> Reader:
    """A reader of the record in the language that is active."""
    return Reader(book, names_of(committee.pk, committee.epoch, committee.stamp), committee)


def sheet(
    template: str, conference: Conference, *, format: Format, at: int, author: str, **context: Any
) -> str:
    """The HTML of a document from `templates/print/`, dated `at` (ms) in its metadata."""
    frame = {
        "conference": named_with_year(conference),
        "language": get_language() or "en",
        "format": format,
        "created": stamp(at),
        "author": author,
    }
    html = plain(render_to_string(f"print/{template}.html", frame | context))
    return ENDLESS.sub("\\g<0>\u200b", html)


def place(book: Book) -> dict[str, Any]:
    """Where on the record a document stands that is printed from `book`."""
    return {"seq": book.seq, "head": book.head[:HEAD]}


def organ_of(committee: Committee) -> str:
    """The body as documents call it: "Human Rights Council", whatever the conference puts before it."""
    return committee.name.removeprefix("The ").removeprefix("United Nations ")


def named_with_year(conference: Conference) -> str:
    year = str(conference.starts.year)
    name = conference.abbreviation
    return name if year in name else f"{name} {year}"
