"""`manage.py replay`: the minutes from the record alone, whole or up to a moment."""

import re
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from committees import clerk, record, wall_clock
from committees.models import Committee, Entry
from delegates.rulings.speakers import close_list, join_list
from tests.conftest import book_of, found_committee
from tests.given import CHAIR

pytestmark = pytest.mark.django_db
NOON = 1_795_402_800_000  # 12:00 in Tokyo on 23 November 2026


def replayed(*args: object, **options: object) -> list[str]:
    out = StringIO()
    call_command("replay", *map(str, args), stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def minuted(in_session: Committee, monkeypatch: pytest.MonkeyPatch) -> Committee:
    """A meeting in which Japan was put on the list at noon, the list closed at 12:01, and that undone at 12:02."""
    pk = in_session.pk
    clerk._clerks.clear()
    base = max(NOON, book_of(in_session).at)
    assert base == NOON, "the tests' own meeting was opened before"
    for minute, act in enumerate(
        (
            lambda: record.enter(pk, join_list, by=CHAIR, seat="JPN"),
            lambda: record.enter(pk, close_list, by=CHAIR),
            lambda: record.strike(pk, book_of(in_session).undoable().act, by=CHAIR),
        )
    ):
        at = base + 60_000 * minute
        monkeypatch.setattr(wall_clock, "at_least", lambda _at, at=at: at)
        act()
    return in_session


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall_clock, "at_least", lambda _at: NOON - 3_600_000)


def test_the_minutes_are_told_line_by_line_and_what_was_undone_is_in_brackets(minuted: Committee) -> None:
    lines = replayed()
    assert lines[:3] == ["", "2026-11-23", "11:00:00  Meeting 1 opened; Roll call  (Chair)"]
    assert lines[-3:] == [
        "12:00:00  Japan on the speakers list  (Chair)",
        "12:01:00  [Speakers list closed]  (Chair)",
        "12:02:00  Undone: Speakers list closed  (Chair)",
    ]
    assert replayed("unhrc") == lines


def test_up_to_a_moment_they_are_what_they_were_then(minuted: Committee) -> None:
    whole, book = replayed(), book_of(minuted)
    before_the_undo = [*whole[:-2], "12:01:00  Speakers list closed  (Chair)"]
    assert replayed(to=book.seq - 1) == before_the_undo
    assert replayed(until="12:01") == replayed(until="2026-11-23T12:01:30") == before_the_undo
    assert replayed(until="12:00:30") == whole[:-2]
    assert replayed(until="12:02") == whole
    assert replayed(to=0) == []
    with pytest.raises(CommandError, match=f"^The record has {book.seq} entries.$"):
        replayed(to=book.seq + 1)
    with pytest.raises(CommandError, match=r"^noon is no time: "):
        replayed(until="noon")


def test_in_japanese(minuted: Committee) -> None:
    lines = replayed(language="ja")
    assert len(lines) == len(replayed())
    assert re.search("日本", lines[-3])
    assert not re.search("[A-Za-z]{3}", "".join(lines))


def test_a_broken_chain_is_refused_with_the_sentence_of_verify(
    minuted: Committee, guard_down: Callable[[], None]
) -> None:
    guard_down()
    Entry.objects.filter(seq=2).update(hash="0" * 64)
    with pytest.raises(CommandError) as refused:
        replayed()
    assert str(refused.value).splitlines() == [
        f"unhrc: Entry {seq} does not fit the chain: it or one before it was changed." for seq in (2, 3)
    ]


def test_of_several_committees_one_is_named(minuted: Committee) -> None:
    found_committee("disec")
    assert replayed("disec") == []
    with pytest.raises(CommandError, match=r"^Name a committee: disec, unhrc\.$"):
        replayed()
    with pytest.raises(CommandError, match=r"^There is no committee unsc\.$"):
        replayed("unsc")
