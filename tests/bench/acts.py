"""One act on SQLite in full sync beside a bare insert-and-commit; a cold fold beside reading its JSON.

Runs on a database of its own, made as the demo makes it.
"""

import gc
import json
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from committees import clerk, demonstration, record
from committees.book import Book
from committees.facts import Entry, decode, encode
from committees.models import Committee
from committees.models import Entry as EntryRow
from committees.rulings import open_meeting
from delegates.rulings import clocks, speakers
from delegates.rulings.roll import all_present, close_roll_call
from motions.procedures import procedure_of
from tests.bench.table import Table

CHAIR = "dais:chair"
ACTS = 200
FACTS = 2000
FOLDS = 15


def ms(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def measure(table: Table, procedure: str) -> None:
    """Under the rules of this code, the demo's own if it is empty."""
    call_command("migrate", verbosity=0, interactive=False)
    demonstration.prepare(procedure)
    committee = Committee.objects.get(slug=demonstration.SLUG)
    record.enter(committee.pk, open_meeting, by=CHAIR, procedure=procedure_of(committee))
    record.enter(committee.pk, all_present, by=CHAIR)
    record.enter(committee.pk, close_roll_call, by=CHAIR)
    acts(table, committee)
    fold(table, committee)


def acts(table: Table, committee: Committee) -> None:
    seats = record.read(committee.pk).floor.roll.order
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")

    def bare() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare (text) VALUES (%s)", ["x" * 100])

    entered, inserted = [], []
    for turn in range(ACTS):
        seat, verb = seats[turn // 2 % len(seats)], (speakers.join_list, speakers.leave_list)[turn % 2]
        inserted.append(ms(bare))
        entered.append(ms(lambda verb=verb, seat=seat: record.enter(committee.pk, verb, by=CHAIR, seat=seat)))
    table.beside("an act entered, beside insert and commit", entered, inserted, "<= 10 ms")


def fold(table: Table, committee: Committee) -> None:
    book = record.read(committee.pk)
    seats, at = book.floor.roll.order, book.at
    # Whole rounds of a debate: join, recognise, start, pause, end.
    while book.seq < FACTS:
        seat = seats[book.seq // 5 % len(seats)]
        for verb in (
            speakers.join_list,
            speakers.recognise,
            clocks.start_clock,
            clocks.pause_clock,
            speakers.end_speech,
        ):
            speech = book.floor.speakers.speech
            args: dict[str, Any] = {"seat": seat}
            if verb in (clocks.start_clock, clocks.pause_clock):
                args = {"of": "speech", "id": speech.id if speech else 0}
            elif verb is speakers.end_speech:
                args = {"speech": speech.id if speech else 0}
            at += 1000
            facts = record.judge(verb, book.floor, record.Press(by=CHAIR, now=at), **args)
            book, _entries, _hashes = book.entered(facts, CHAIR, at)
    rows = [(entry.seq, entry.act, entry.by, entry.at, encode(entry.fact)) for entry in book.entries[:FACTS]]
    texts = [row[4] for row in rows]

    def cold() -> None:
        Book(0).extended([Entry(seq, act, by, at, decode(text)) for seq, act, by, at, text in rows], "")

    folded, read = [], []
    for _turn in range(FOLDS):
        gc.collect()
        read.append(ms(lambda: [json.loads(text) for text in texts]))
        folded.append(ms(cold))
    table.beside(f"cold fold of {FACTS} facts, beside json.loads", folded, read, "<= 25 ms")

    known = EntryRow.objects.filter(committee=committee).count()
    clerk._clerks.clear()
    table.plain(
        f"first read of {known} entries from the database", f"{ms(lambda: record.read(committee.pk)):.1f} ms"
    )
