"""What is in order for every seat of the Human Rights Council, in one pass, and what its phones show of it.

Beside as many calls that judge nothing: a ruling is asked about each thing that can be pressed.
"""

import gc
from collections.abc import Iterator
from typing import Any

from django.utils import translation

from committees import demonstration, record, screens
from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.in_order import in_order, in_order_for
from committees.models import Committee
from committees.order import RULINGS, Press
from tests.bench.acts import CHAIR, ms
from tests.bench.table import Table

TURNS = 40


def nothing(floor: Floor, press: Press, **args: Any) -> Iterator[Fact]:
    """A ruling that has nothing against anything."""
    yield from ()


def measure(table: Table) -> None:
    committee = Committee.objects.get(slug=demonstration.SLUG)
    prepare(committee)
    book = record.read(committee.pk)
    floor, sight = book.floor, screens.Sight(committee, book, book.floor)
    seats = [f"seat:{code}" for code in floor.roll.order]
    everything = [(by, offer) for by in seats for offer in in_order(floor, by)]
    console = list(in_order(floor, CHAIR))

    def asked() -> None:
        in_order_for(floor, floor.roll.order)

    def one_by_one() -> None:
        for by in seats:
            list(in_order(floor, by))

    def bare() -> None:
        for by, offer in everything:
            list(nothing(floor, Press(by=by, now=floor.at), **offer.args))

    def dais() -> None:
        list(in_order(floor, CHAIR))

    def bare_dais() -> None:
        for offer in console:
            list(nothing(floor, Press(by=CHAIR, now=floor.at), **offer.args))

    standings, _template = screens.STANDINGS["phone"]
    with translation.override("en"):
        for what, work, beside, aim in (
            (
                f"{len(everything)} things in order for {len(seats)} seats, beside bare calls",
                asked,
                bare,
                "<= 10 ms",
            ),
            ("the same, beside seat by seat", asked, one_by_one, ""),
            (
                f"standings of {len(seats)} phones, beside the same",
                lambda: standings(sight),
                bare,
                "<= 10 ms",
            ),
            (f"{len(console)} things in order for the dais, beside bare calls", dais, bare_dais, "<= 10 ms"),
        ):
            measured, bared = [], []
            for _turn in range(TURNS):
                gc.collect()
                bared.append(ms(beside))
                measured.append(ms(work))
            table.beside(what, measured, bared, aim)


def prepare(committee: Committee) -> None:
    """A busy moment: a list, phones that may do everything, motions called for, two of them before the room."""
    order = record.read(committee.pk).floor.roll.order
    topic = WordsRef("", "")
    caucus = {"motion": "moderated_caucus", "total": 600, "speaking": 45, "topic": topic}
    presses: list[tuple[str, dict[str, Any]]] = [
        ("set_phones", {"level": "all"}),
        ("call_motions", {}),
        *(("join_list", {"seat": seat}) for seat in order[:12]),
        ("raise_motion", {"seat": order[20], **caucus}),
        ("raise_motion", {"seat": order[21], "motion": "unmoderated_caucus", "total": 900}),
    ]
    for verb, args in presses:
        queue = record.read(committee.pk).floor.speakers.queue
        if verb != "join_list" or args["seat"] not in queue:
            record.enter(committee.pk, RULINGS[verb], by=CHAIR, **args)
