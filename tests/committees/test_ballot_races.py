"""Ballots against each other and against the closing, all at once: what was acknowledged is in the result."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from committees import record
from committees.clerk import Answer
from committees.models import Committee
from committees.order import OutOfOrder
from committees.record import Stale
from committees.rulings import set_phones
from motions.rules.ballots import BallotCast, VoteClosed
from motions.rulings.ballots import announce_result, close_vote, open_vote
from motions.rulings.casting import cast_ballot
from resolutions.models import Paper, Version
from resolutions.rules.drafts import DraftRef
from resolutions.rulings.drafts import introduce_draft
from tests.conftest import at_once
from tests.given import CHAIR

pytestmark = pytest.mark.django_db(transaction=True)

VICE = "dais:vice-chair"
CHOICES = ("yes", "no", "abstain")
ROUNDS = 320
"""In each, five seats cast twice while two officers close: 32 pairs of presses that race."""


def put(room: Committee) -> int:
    """A fresh draft before the room, put to the vote by phones; the vote's id."""
    paper = Paper.objects.create(committee=room)
    version = Version.objects.create(paper=paper, number=1, title="Races", sponsors=[])
    draft = DraftRef(paper.pk, version.pk)
    record.enter(room.pk, introduce_draft, by=CHAIR, draft=draft, sponsors=("JPN",), text="0" * 64)
    return record.enter(room.pk, open_vote, by=CHAIR, paper=paper.pk, method="phones").seq


def race(room: Committee, vote: int, seats: tuple[str, ...], dice: Random) -> list[object]:
    """Two officers close while every seat casts and changes its mind. What each was answered."""
    turns = dict(record.read(room.pk).turns)

    def cast(seat: str, choice: str) -> Answer:
        return record.enter(room.pk, cast_ballot, by=f"seat:{seat}", vote=vote, seat=seat, choice=choice)

    def close(by: str) -> Answer:
        return record.enter(room.pk, close_vote, by=by, turns=turns, ruled=True, vote=vote)

    presses = [lambda by=by: close(by) for by in (CHAIR, VICE)]
    for seat in seats:
        first, second = dice.sample(CHOICES, 2)
        presses += [lambda seat=seat, choice=choice: cast(seat, choice) for choice in (first, second)]
    dice.shuffle(presses)
    return at_once(*presses)


def check(room: Committee, vote: int, answers: list[object]) -> Counter[str]:
    """What was acknowledged stands once and before the closing; the tally is the last word of each."""
    assert all(isinstance(answer, Answer | OutOfOrder | Stale) for answer in answers), answers
    book = record.read(room.pk)
    entries = [entry for entry in book.entries if entry.seq > vote]
    (closed,) = [entry for entry in entries if isinstance(entry.fact, VoteClosed)]
    cast = [entry for entry in entries if isinstance(entry.fact, BallotCast)]
    acknowledged = [answer.act for answer in answers if isinstance(answer, Answer) and answer.act]
    assert len(acknowledged) == len(set(acknowledged)), "one act was acknowledged twice"
    assert sorted(acknowledged) == sorted({entry.act for entry in (*cast, closed)}), "lost or unasked for"
    assert all(entry.seq < closed.seq for entry in cast), "counted after the closing"
    last = {entry.fact.seat: entry.fact.choice for entry in cast}
    current = book.floor.votes.current
    assert current is not None
    assert current.ballots == last
    counts = Counter(last.values())
    assert (closed.fact.yes, closed.fact.no, closed.fact.abstain) == tuple(counts[each] for each in CHOICES)
    return Counter(type(answer).__name__ for answer in answers)


def test_ten_thousand_races_lose_no_ballot_and_count_none_twice(in_session: Committee) -> None:
    record.enter(in_session.pk, set_phones, by=CHAIR, level="all")
    seats, dice = record.read(in_session.pk).floor.roll.electorate, Random(4)
    seen: Counter[str] = Counter()
    for _round in range(ROUNDS):
        vote = put(in_session)
        seen += check(in_session, vote, race(in_session, vote, seats, dice))
        record.enter(in_session.pk, announce_result, by=CHAIR, vote=vote)
    pairs = ROUNDS * (len(seats) + 2 * 2 * len(seats) + 1 + 2 * len(seats))
    assert pairs >= 10_000
    # The closing came early, late and in between; else nothing would have been proved.
    assert seen["OutOfOrder"] + seen["Stale"] > ROUNDS
    assert seen["Answer"] > 2 * ROUNDS
    announced = record.read(in_session.pk).floor.votes.announced
    assert len(announced) == ROUNDS
    assert all(one.id < other.id for one, other in pairwise(announced))
