"""Everybody who is known, from the table of countries that the product comes with, without a database."""

import json
from pathlib import Path

from committees.spelling import folded
from delegates.rules.rosters.names import Directory, Party

TABLE = Path(__file__).parents[2] / "fixtures" / "countries.json"
ROWS = {row["pk"]: row["fields"] for row in json.loads(TABLE.read_bytes())}
NAMES = ("formal_en", "short_en", "formal_ja", "short_ja", "kana")
PARTIES = tuple(
    Party(
        code,
        tuple(row[name] for name in NAMES),
        tuple(word for word in (row["iso2"], *row.get("also", "").split("|")) if word),
        member="membership" not in row,
        place=(row.get("membership") == "organization", folded(row["formal_en"])),
    )
    for code, row in ROWS.items()
)
DIRECTORY = Directory(PARTIES)


def directory(*more: Party) -> Directory:
    """One that has suggested nothing yet."""
    return Directory((*PARTIES, *more)) if more else Directory(PARTIES)
