"""An act of one committee while five others enter one at the same moment, beside the same act alone.

All share one process and one database, which takes one commit at a time.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from committees import record
from committees.models import Committee
from committees.rulings import open_meeting
from committees.secretariat.copied import copies
from delegates.rulings import speakers
from delegates.rulings.roll import all_present, close_roll_call
from motions.procedures import procedure_of
from tests.bench.acts import CHAIR, ms
from tests.bench.table import Table

COMMITTEES = 6
ROUNDS = 60


def measure(table: Table) -> None:
    """After `acts.measure`, which has made the first committee and opened its meeting."""
    first, *others = copies(COMMITTEES)
    for room in others:
        for ruling, args in (
            (open_meeting, {"procedure": procedure_of(room)}),
            (all_present, {}),
            (close_roll_call, {}),
        ):
            record.enter(room.pk, ruling, by=CHAIR, **args)
    alone, among = [], []
    together = Barrier(COMMITTEES)
    with ThreadPoolExecutor(len(others)) as threads:
        for turn in range(ROUNDS):
            alone.append(ms(lambda turn=turn: press(first, 2 * turn)))
            pressed = [threads.submit(press, room, turn, together) for room in others]
            together.wait()
            among.append(ms(lambda turn=turn: press(first, 2 * turn + 1)))
            for each in pressed:
                each.result()
    table.beside(f"an act with {COMMITTEES} committees acting, beside one", among, alone, "<= 50 ms")


def press(room: Committee, turn: int, together: Barrier | None = None) -> None:
    """Put a seat on the list, and with the next turn take it off again."""
    seats = record.read(room.pk).floor.roll.order
    verb = (speakers.join_list, speakers.leave_list)[turn % 2]
    if together:
        together.wait()
    record.enter(room.pk, verb, by=CHAIR, seat=seats[turn // 2 % len(seats)])
