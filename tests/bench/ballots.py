"""47 ballots at once from as many phones, beside 47 bare commits one after the other.

Runs in the meeting that `acts` has left.
"""

import threading
from collections.abc import Callable
from time import perf_counter

from django.db import connection, transaction

from committees import demonstration, record
from committees.models import Committee
from delegates.rulings.speakers import end_speech
from motions.rulings.ballots import announce_result, close_vote, open_vote
from motions.rulings.casting import cast_ballot
from resolutions.models import Paper, Version
from resolutions.rules.drafts import DraftRef
from resolutions.rulings.drafts import introduce_draft
from tests.bench.table import Table

CHAIR = "dais:chair"
VOTES = 12


def measure(table: Table) -> None:
    committee = Committee.objects.get(slug=demonstration.SLUG)
    speech = record.read(committee.pk).floor.speakers.speech
    if speech:
        record.enter(committee.pk, end_speech, by=CHAIR, speech=speech.id)
    acknowledged, bare, all_in, all_bare = [], [], [], []
    for _turn in range(VOTES):
        taken = ballots(committee)
        acknowledged += taken
        all_in.append(max(taken))
        commits = bare_commits(len(taken))
        bare += commits
        all_bare.append(sum(commits))
    table.beside("47 ballots at once, each acknowledged", acknowledged, bare, "300 ms median")
    table.beside("47 ballots at once, the last of them", all_in, all_bare, "beside 47 bare commits")


def ballots(committee: Committee) -> list[float]:
    """How long each of 47 ballots that are pressed together takes to be acknowledged, in ms."""
    vote = put(committee)
    seats = record.read(committee.pk).floor.roll.electorate

    def cast(seat: str) -> None:
        record.enter(committee.pk, cast_ballot, by=f"seat:{seat}", vote=vote, seat=seat, choice="yes")

    taken = together([lambda seat=seat: cast(seat) for seat in seats])
    record.enter(committee.pk, close_vote, by=CHAIR, vote=vote)
    record.enter(committee.pk, announce_result, by=CHAIR, vote=vote)
    return taken


def put(committee: Committee) -> int:
    paper = Paper.objects.create(committee=committee)
    version = Version.objects.create(paper=paper, number=1, title="Measured", sponsors=[])
    draft = DraftRef(paper.pk, version.pk)
    record.enter(committee.pk, introduce_draft, by=CHAIR, draft=draft, sponsors=("JPN",), text="0" * 64)
    return record.enter(committee.pk, open_vote, by=CHAIR, paper=paper.pk, method="phones").seq


def together(presses: list[Callable[[], None]]) -> list[float]:
    """Press all at the same moment; ms until each was answered."""
    gate, taken = threading.Barrier(len(presses)), []

    def make(press: Callable[[], None]) -> None:
        try:
            connection.ensure_connection()
            gate.wait()
            start = perf_counter()
            press()
            taken.append((perf_counter() - start) * 1000)
        finally:
            connection.close()

    threads = [threading.Thread(target=make, args=(press,)) for press in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def bare_commits(count: int) -> list[float]:
    taken = []
    for _turn in range(count):
        start = perf_counter()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare (text) VALUES (%s)", ["x" * 100])
        taken.append((perf_counter() - start) * 1000)
    return taken
