"""Committees for the tests that need a database, and the database's guard over the record."""

import datetime
import os
import signal
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import settings

from committees import clerk, guard, record
from committees.book import Book
from committees.models import Committee, Conference, Topic
from committees.rulings import open_meeting
from delegates.models import Country, Seat
from delegates.rules.roll import Rights
from delegates.rulings.roll import admit_seats, all_present, close_roll_call
from tests.given import CHAIR, RULES

# What a test finds must not depend on where it runs or on what an earlier run left behind.
settings.register_profile("default", database=None, deadline=None)
settings.register_profile("ci", database=None, deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# A shell that starts the tests in the background has them ignore ^C, and every server that they start
# would inherit that; but they are stopped as a person stops them.
signal.signal(signal.SIGINT, signal.default_int_handler)

USE_DATABASE = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}

COUNTRIES = [
    ("BRA", "BR", "Brazil", "ブラジル", "ぶらじる", Country.Group.LATIN_AMERICAN, True),
    ("DEU", "DE", "Germany", "ドイツ", "どいつ", Country.Group.WESTERN_EUROPEAN, True),
    ("JPN", "JP", "Japan", "日本", "にほん", Country.Group.ASIA_PACIFIC, True),
    ("POL", "PL", "Poland", "ポーランド", "ぽーらんど", Country.Group.EASTERN_EUROPEAN, True),
    ("SEN", "SN", "Senegal", "セネガル", "せねがる", Country.Group.AFRICAN, True),
    ("FRA", "FR", "France", "フランス", "ふらんす", Country.Group.WESTERN_EUROPEAN, False),
]


class _ByHand:
    """As much of a schema editor as the guard asks for; the real one won't work inside a transaction."""

    connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.fixture
def guard_down() -> Callable[[], None]:
    """Takes the guard over the record down, for a test that tampers with it."""
    return lambda: guard.take_down(_ByHand())


@pytest.fixture(autouse=True)
def guard_stands(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put the guard up before a test, and down before a transactional one is flushed.

    Asking for `db` here has this fixture finish before pytest-django's flush, which deletes entries.
    """
    marked = request.node.get_closest_marker("django_db")
    if not marked and not USE_DATABASE.intersection(request.fixturenames):
        yield
        return
    request.getfixturevalue("db")
    guard.put_up(_ByHand())
    transactional = not connection.in_atomic_block
    yield
    if transactional:
        guard.take_down(_ByHand())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A request leaves its reader's language behind in the thread, where the next test would find it."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def fresh_clerks() -> None:
    """No test sees what another one's clerks remember."""
    clerk._clerks.clear()


def found_committee(slug: str) -> Committee:
    """A committee with its seats, five members and an observer, all on its roster."""
    conference, _made = Conference.objects.get_or_create(
        slug="mun",
        defaults={
            "name": "Model United Nations",
            "abbreviation": "MUN",
            "starts": datetime.date(2020, 8, 1),
            "ends": datetime.date(2020, 8, 3),
        },
    )
    committee = Committee.objects.create(
        conference=conference,
        slug=slug,
        name="Human Rights Council",
        name_ja="人権理事会",
        abbreviation="HRC",
        symbol=f"A/{slug.upper()}",
    )
    Topic.objects.create(committee=committee, number=1, title="Rights of the child", title_ja="子どもの権利")
    seats = {}
    for code, iso2, name, name_ja, kana, group, member in COUNTRIES:
        names = {"formal_en": name, "short_en": name, "formal_ja": name_ja, "short_ja": name_ja, "kana": kana}
        country, _made = Country.objects.get_or_create(
            code=code, defaults={"iso2": iso2, "group": group, **names}
        )
        status = Seat.Status.MEMBER if member else Seat.Status.OBSERVER
        Seat.objects.create(committee=committee, code=code, country=country, status=status)
        seats[code] = Rights(procedure=True, substance=member, sponsor=member)
    record.enter(committee.pk, admit_seats, by="secretariat", seats=seats, order=tuple(sorted(seats)))
    return committee


@pytest.fixture
def committee(guard_stands: None, db: None) -> Committee:
    """The committee 'unhrc', its seats admitted and no meeting opened yet."""
    return found_committee("unhrc")


@pytest.fixture
def in_session(committee: Committee) -> Committee:
    """The committee 'unhrc' in its first meeting, everybody present."""
    record.enter(committee.pk, open_meeting, by=CHAIR, procedure=RULES)
    record.enter(committee.pk, all_present, by=CHAIR)
    record.enter(committee.pk, close_roll_call, by=CHAIR)
    return committee


def book_of(committee: Committee) -> Book:
    return record.read(committee.pk)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make each call in a thread of its own, all at the same moment. What each returned or raised."""
    outcomes: list[Any] = [None] * len(calls)
    gate = threading.Barrier(len(calls))

    def make(place: int) -> None:
        try:
            gate.wait(timeout=60)
            outcomes[place] = calls[place]()
        except Exception as refusal:  # noqa: BLE001 - the test looks at it
            outcomes[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=make, args=(place,), daemon=True) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "a press was never answered"
    return outcomes
