"""`manage.py replay [committee]`: the minutes, told from the record alone."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from committees import record
from committees.book import Book
from committees.examination import Examination
from committees.minutes import Line, lines
from committees.models import Committee
from committees.wording import moment, to_the_second
from resolutions.printing.sheet import reader_of, written


class Command(BaseCommand):
    help = (
        "Print the minutes of a committee, folded from its record, as they were at a moment or as they are."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("committee", nargs="?", help="address (slug); not needed where there is one only")
        upto = parser.add_mutually_exclusive_group()
        upto.add_argument(
            "--until", metavar="TIME", help="14:03, 14:03:20 (of the record's last day), or 2026-11-23T14:03"
        )
        upto.add_argument(
            "--to", type=int, metavar="SEQ", help="as they were when the record had so many entries"
        )
        parser.add_argument("--language", choices=("en", "ja"), default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        committee = _named(options["committee"])
        faults = Examination(committee).faults
        if faults:
            raise CommandError("\n".join(f"{committee.slug}: {fault}" for fault in faults))
        with written(committee.conference, options["language"]):
            book = record.read(committee.pk)
            if options["until"]:
                book = _cut(book, _entries_until(book, options["until"]))
            elif options["to"] is not None:
                if not 0 <= options["to"] <= book.seq:
                    raise CommandError(f"The record has {book.seq} entries.")
                book = _cut(book, options["to"])
            minutes = list(told(lines(reader_of(committee, book))))
        if minutes:
            self.stdout.write("\n".join(minutes))


def _named(slug: str | None) -> Committee:
    committees = Committee.objects.select_related("conference").order_by("slug")
    if slug:
        committees = committees.filter(slug=slug)
    if not committees:
        raise CommandError(f"There is no committee {slug}." if slug else "There is no committee.")
    if len(committees) > 1:
        raise CommandError(f"Name a committee: {', '.join(each.slug for each in committees)}.")
    return committees[0]


def _cut(book: Book, seq: int) -> Book:
    """The book as it was when it ended at `seq`."""
    return Book(book.committee).extended(book.entries[:seq], "")


def _entries_until(book: Book, until: str) -> int:
    """How many entries were on the record at a time, given as on a clock of the conference. Raises CommandError."""
    try:
        if "T" in until or " " in until:
            end = datetime.fromisoformat(until)
        else:
            end = datetime.combine(moment(book.at).date(), time.fromisoformat(until))
    except ValueError:
        raise CommandError(f"{until} is no time: say 14:03, or 2026-11-23T14:03.") from None
    at = (end if end.tzinfo else timezone.make_aware(end)).timestamp() * 1000
    return sum(entry.at <= at for entry in book.entries)


def told(said: Iterator[Line]) -> Iterator[str]:
    """The lines of the minutes as a terminal shows them; what was undone is in brackets."""
    for line in said:
        if line.heading:
            yield f"\n{moment(line.at):%Y-%m-%d}"
        text = f"[{line.text}]" if line.struck else line.text
        yield f"{to_the_second(line.at)}  {text}  ({line.by})"
