"""Whom the Chair might call: who was heard least, then whose group was, then who spoke longest ago."""

import pytest

from delegates.rules.fairness import Hint, fairest
from delegates.rules.speakers import Spoken

GROUPS = {"BRA": "latin", "JPN": "asia", "IND": "asia", "SEN": "africa", "NGA": "africa", "DEU": "west"}


def spoken(**times: int) -> dict[str, Spoken]:
    return {
        seat: Spoken(count, count * 60_000, 1000 + place) for place, (seat, count) in enumerate(times.items())
    }


@pytest.mark.parametrize(
    ("waiting", "heard", "hint"),
    [
        (["JPN", "SEN"], spoken(JPN=1), Hint("SEN", "first")),
        (["JPN", "SEN"], spoken(JPN=3, SEN=1), Hint("SEN", "less")),
        (["JPN", "SEN"], spoken(JPN=1, NGA=4), Hint("SEN", "first")),
        (["SEN", "JPN"], spoken(JPN=1), None),
        (["JPN", "DEU"], spoken(IND=2), Hint("DEU", "group")),
        (["JPN", "DEU", "BRA"], spoken(JPN=1, DEU=1, BRA=1, IND=1), None),
        (["DEU", "BRA"], spoken(BRA=1, DEU=1), Hint("BRA", "longer")),
        (["BRA", "DEU"], spoken(BRA=1, DEU=1), None),
        (["JPN"], spoken(JPN=5), None),
        ([], {}, None),
    ],
)
def test_it_is_who_was_heard_least(waiting, heard, hint) -> None:
    assert fairest(waiting, heard, GROUPS) == hint


def test_a_group_is_measured_by_its_seats_and_not_by_its_size() -> None:
    # Two African speeches for two seats, two Western ones for a single seat.
    heard = spoken(NGA=2, DEU=2, BRA=2)
    groups = GROUPS | {"FRA": "west"}
    assert fairest(["FRA", "SEN"], heard, {**groups, "ITA": "africa"}) == Hint("SEN", "group")
