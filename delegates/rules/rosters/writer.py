"""A roster as a file, in the columns in which it is read."""

import csv
import io
from collections.abc import Iterable, Mapping

from delegates.rules.rosters.changes import Sitting
from delegates.rules.rosters.columns import CALLED, STATUSES, VOTES, Column

COLUMNS: tuple[Column, ...] = ("name", "code", "status", "vote", "delegates", "name_ja", "kana")


def written(
    roster: Iterable[Sitting], names: Mapping[str, str], *, japanese: bool = False, delimiter: str = ","
) -> str:
    """A roster as a table with a line above it, its words in English or Japanese; `names` are those of countries."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    table.writerow(CALLED[column][japanese] for column in COLUMNS)
    for seat in roster:
        own = (seat.own.ja, seat.own.kana) if seat.own else ("", "")
        name = seat.own.en if seat.own else names[seat.code]
        status, vote = STATUSES[seat.status][japanese], VOTES[seat.substance][japanese]
        table.writerow((name, seat.code, status, vote, seat.delegates, *own))
    return text.getvalue()
