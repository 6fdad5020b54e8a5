"""Majorities, over vectors written from the rules and from votes of the Council."""

import csv
from pathlib import Path

import pytest

from delegates.rules.roll import quorum_to_decide
from motions.rules.majority import carried, outcome

with (Path(__file__).parent.parent / "data" / "majority_vectors.csv").open(newline="") as file:
    VECTORS = list(csv.DictReader(file))


def test_there_are_vectors_for_both_rules():
    assert {row["rule"] for row in VECTORS} == {"simple", "two_thirds"}
    assert len(VECTORS) == 22


@pytest.mark.parametrize("row", VECTORS, ids=[f"{row['rule']}: {row['note']}" for row in VECTORS])
def test_vector(row):
    members, present, yes, no = (int(row[name]) for name in ("members", "present", "yes", "no"))
    assert present == yes + no + int(row["abstain"]) + int(row["not_voting"])
    quorum = quorum_to_decide(members)
    assert outcome(row["rule"], quorum=quorum, present=present, yes=yes, no=no) == row["expected"]


@pytest.mark.parametrize("threshold", ["simple", "two_thirds"])
def test_every_count_of_placards_agrees_with_fractions(threshold):
    share = (1, 2) if threshold == "simple" else (2, 3)
    for yes in range(48):
        for no in range(48 - yes):
            part, whole = yes * share[1], (yes + no) * share[0]
            enough = part > whole if threshold == "simple" else part >= whole and yes > 0
            assert carried(threshold, yes, no) is enough
