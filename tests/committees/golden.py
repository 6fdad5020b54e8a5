"""Plays the meeting of the golden record and writes it down, once for each released version:

    DJANGO_SETTINGS_MODULE=tests.settings uv run python -m tests.committees.golden v2

A golden record is never written again: it is what a release has left in real databases, and later
releases must fold it for ever. What is new since goes into the next one. Its floor is stored only
to be compared with; when the floor gets another shape, delete the floor's file, run this again and
read the difference.
"""

import sys
from pathlib import Path

import msgspec

from committees.facts import Entry, decode
from committees.floor import fold, standing
from tests.committees.golden_meeting import meeting
from tests.playing import Play

FOLDER = Path(__file__).parent.parent / "data"


def written(play: Play) -> str:
    """The record, one canonical JSON text a line."""
    return "".join(msgspec.json.encode(entry, order="sorted").decode() + "\n" for entry in play.book.entries)


class Line(msgspec.Struct):
    """An entry as it was stored, its fact as text."""

    seq: int
    act: int
    by: str
    at: int
    fact: msgspec.Raw

    @property
    def text(self) -> str:
        return bytes(self.fact).decode()

    @property
    def entry(self) -> Entry:
        return Entry(self.seq, self.act, self.by, self.at, decode(self.text))


def lines_of(version: str) -> list[Line]:
    path = FOLDER / f"record_{version}.jsonl"
    return [msgspec.json.decode(line, type=Line) for line in path.read_bytes().splitlines()]


def main(version: str) -> None:
    record, floor = FOLDER / f"record_{version}.jsonl", FOLDER / f"floor_{version}.json"
    if record.exists() and floor.exists():
        raise SystemExit(f"{record} exists, and golden records are never written again.")
    if not record.exists():
        record.write_text(written(meeting()))
    entries = [line.entry for line in lines_of(version)]
    floor.write_bytes(msgspec.json.encode(fold(standing(entries)), order="sorted"))


if __name__ == "__main__":
    main(sys.argv[1])
