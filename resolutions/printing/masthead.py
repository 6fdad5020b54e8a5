"""The heading block of a document of the United Nations, as resolutions and drafts bear it."""

from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from committees.models import Committee
from resolutions.printing.dates import day, days
from resolutions.printing.sheet import organ_of

PARENTS = {"A": "General Assembly", "E": "Economic and Social Council", "S": "Security Council"}
"""The principal organ whose series of documents a symbol begins with."""


def masthead(
    committee: Committee, symbol: str, at: int, distribution: Literal["General", "Limited"]
) -> dict[str, Any]:
    """The heading block of a document issued at a moment of the record (ms)."""
    conference = committee.conference
    series, slash, rest = symbol.partition("/")
    organ = organ_of(committee)
    return {
        "symbol": symbol,
        "series": series,
        "rest_of_symbol": slash + rest,
        "parent": PARENTS.get(series, organ),
        "organ": organ,
        "distribution": distribution,
        "session": committee.session_title,
        "dates": days(conference.starts, conference.ends),
        "agenda_item": committee.agenda_item,
        "date": day_there(committee, at),
    }


def day_there(committee: Committee, at: int) -> str:
    """The date of a moment (ms) on the clocks of the conference; after midnight is the next day."""
    return day(datetime.fromtimestamp(at / 1000, ZoneInfo(committee.conference.time_zone)))
