"""Days and times as documents write them, in English as the United Nations does."""

from datetime import UTC, date, datetime

from django.utils.dateformat import format as formatted
from django.utils.translation import override, pgettext

from committees.wording import moment, time_of_day


def day(when: date) -> str:
    """A full date as United Nations texts write it: "23 March 2020"."""
    with override("en"):
        return formatted(when, "j F Y")


def days(first: date, last: date) -> str:
    """A span of days, saying month and year once where they agree: "22–23 March 2020"."""
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{day(first).removesuffix(f' {first.year}')}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, ... 11th, ... 21st."""
    teens = 11 <= number % 100 <= 13
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def readers_day(ms: int) -> str:
    """The day of a moment of the record in the reader's language and the conference's time zone."""
    return formatted(moment(ms), pgettext("a full date, as Django formats it", "j F Y"))


def readers_moment(ms: int) -> str:
    """The day and the time of day of a moment of the record."""
    return f"{readers_day(ms)} {time_of_day(ms)}"


def from_to(first: int, last: int | None) -> str:
    """From when to when, in the reader's language; an end on the same day without its date, an open one left out."""
    begins = readers_moment(first)
    if last is None:
        return f"{begins}–"
    if readers_day(first) != readers_day(last):
        return f"{begins} – {readers_moment(last)}"
    return f"{begins}–{time_of_day(last)}"


def stamp(ms: int) -> str:
    """A moment of the record as a PDF's metadata write it."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
