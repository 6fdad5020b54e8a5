"""Personal data: what is kept of whom, given out as a file, erased, and purged after the conference.

The record names seats and offices, never a person, so it stays. What somebody typed is in rows beside it. Each
app says here (`keep`) which of its rows hold such things and how they are emptied; the page of the secretariat,
the exports, `manage.py purge` and the start of a server all go by that one list.

A **place** is a seat or an office of a committee, as the record names who acts: `seat:JPN`, `dais:chair`.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from committees import live, record
from committees.examination import references_in
from committees.facts import Entry
from committees.models import Announcement, Committee, Conference, Officer, Words
from committees.order import SEAT

KEPT_FOR = timedelta(days=30)
"""How long after the last day of a conference."""

type Rows = QuerySet[Any]


def delete(rows: Rows) -> None:
    rows.delete()


class Kept(NamedTuple):
    """One kind of rows with what somebody typed, or by which somebody is known."""

    key: str
    """Its name in an exported file."""
    what: Promise
    """What it is, as a page says it."""
    rows: Callable[[Committee, str | None], Rows]
    """Those of a place that still hold something; those of the whole committee if the place is None."""
    told: Callable[[Any], dict[str, Any]]
    """A row as it stands in an exported file."""
    empty: Callable[[Rows], object] | None = delete
    """How they are emptied; None if they stay, as papers of the committee do."""

    @property
    def stays(self) -> bool:
        return self.empty is None


KEPT: dict[str, Kept] = {}
_COPIES: list[Callable[[], object]] = []


def keep(*kinds: Kept) -> None:
    """Have these kinds of rows told, exported, erased and purged."""
    KEPT.update((kind.key, kind) for kind in kinds)


def keep_copies(forget: Callable[[], object]) -> None:
    """Have `forget` called after every erasure: what was made out of typed words, and is made again when asked for."""
    if forget not in _COPIES:
        _COPIES.append(forget)


class Holding(NamedTuple):
    """The rows of one kind, of one place or of a whole committee."""

    kind: Kept
    rows: Rows
    many: int


def holdings(committee: Committee, place: str | None = None) -> list[Holding]:
    """What is kept, kind by kind; kinds of which there is nothing are left out."""
    found = [Holding(kind, rows := kind.rows(committee, place), rows.count()) for kind in KEPT.values()]
    return [each for each in found if each.many]


def told(committee: Committee, place: str) -> dict[str, Any]:
    """Everything that is kept of a place, as values for a file."""
    kept = {each.kind.key: [each.kind.told(row) for row in each.rows] for each in holdings(committee, place)}
    return {"jmmun": "personal data", "committee": committee.slug, "place": place, **kept}


def erase(committee: Committee, place: str | None = None) -> int:
    """Empty what is kept of a place, or of everybody in a committee; the record stays. How many rows there were."""
    with live.rows_change(committee.pk):
        going = [each for each in holdings(committee, place) if each.kind.empty]
        for each in going:
            if each.kind.empty:
                each.kind.empty(each.rows)
    forget_copies()
    return sum(each.many for each in going)


def forget_copies() -> None:
    """Clear what still holds the words besides the rows: the prints, and SQLite's log of changes."""
    for forget in _COPIES:
        forget()
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty_the_log)


def _empty_the_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# --- The purge


def purged_on(conference: Conference) -> date:
    """The first day on which what is kept of a conference has been kept for long enough."""
    return conference.ends + KEPT_FOR + timedelta(days=1)


def today(conference: Conference, now: datetime | None = None) -> date:
    """The day on the conference's own calendar; `now` is another moment than this one."""
    return (now or timezone.now()).astimezone(ZoneInfo(conference.time_zone)).date()


def over(conference: Conference, now: datetime | None = None) -> bool:
    return today(conference, now) > conference.ends


def purge(conference: Conference) -> dict[str, int]:
    """Empty what is kept of everybody at a conference. How many rows there were, by committee."""
    return {
        room.slug: erase(room) if any(not each.kind.stays for each in holdings(room)) else 0
        for room in conference.committees.order_by("slug")
    }


def purge_due(now: datetime | None = None, *, wait: bool = True) -> dict[str, int]:
    """Purge the conferences that ended more than 30 days ago; all that ended, unless it is to `wait`."""
    emptied: dict[str, int] = {}
    for conference in Conference.objects.all():
        due = today(conference, now) >= purged_on(conference) if wait else over(conference, now)
        if due:
            emptied |= purge(conference)
    return emptied


# --- What every committee keeps


def whose(entry: Entry) -> str:
    """The place whose words an entry brings: the seat in whose name they were typed, or who typed them."""
    seat = getattr(entry.fact, "seat", None)
    return SEAT + seat if isinstance(seat, str) else entry.by


def _words(committee: Committee, place: str | None) -> Rows:
    rows = Words.objects.filter(committee=committee).exclude(text="")
    if place is None:
        return rows
    first: dict[str, str] = {}
    for entry in record.read(committee.pk).entries:
        for reference in references_in(entry.fact):
            first.setdefault(reference.id, whose(entry))
    return rows.filter(pk__in=[id for id, typed_at in first.items() if typed_at == place])


def _messages(committee: Committee, place: str | None) -> Rows:
    # Nobody noted which officer wrote it.
    rows = Committee.objects.filter(pk=committee.pk).exclude(message="")
    return rows if place is None else rows.none()


# No form takes such a name, so nobody else can have it.
NAMELESS = Concat(Value("#"), Cast(F("pk"), CharField()))


def _accounts(committee: Committee, place: str | None) -> Rows:
    """Accounts that preside at this conference alone. An account is erased by itself, not by its office."""
    if place is not None:
        return get_user_model().objects.none()
    elsewhere = Officer.objects.exclude(committee__conference=committee.conference_id).values("user")
    users = get_user_model().objects.filter(offices__committee=committee, is_staff=False)
    return users.exclude(pk__in=elsewhere).exclude(username=NAMELESS).distinct()


def _make_nameless(users: Rows) -> None:
    """Offices stay, so that the committee can still be looked at; nobody signs in to them without a new link."""
    for user in users:
        get_user_model().objects.filter(pk=user.pk).update(
            username=NAMELESS, password=make_password(None), last_login=None
        )
        user.offices.update(last_seen=None)


def account_told(user: Any) -> dict[str, Any]:
    """All that is kept of an account but its password, of which there is only a hash."""
    return {
        "name": user.get_username(),
        "made": user.date_joined.isoformat(),
        "signed_in": user.last_login.isoformat() if user.last_login else None,
        "secretariat": user.is_staff,
        "offices": [
            {
                "committee": office.committee.slug,
                "office": office.office,
                "seen": office.last_seen.isoformat() if office.last_seen else None,
            }
            for office in user.offices.select_related("committee")
        ],
    }


keep(
    Kept(
        "words",
        _("Words typed for motions, points, questions, timers, strawpolls, notes and remarks"),
        _words,
        lambda words: {"id": words.pk, "text": words.text},
        lambda rows: rows.update(text="", salt=""),
    ),
    Kept(
        "message",
        _("The message on the projector"),
        _messages,
        lambda room: {"text": room.message},
        lambda rows: rows.update(message=""),
    ),
    Kept(
        "calls",
        _("Calls for help"),
        lambda room, place: room.calls.all() if place is None else room.calls.filter(by=place),
        lambda call: {"kind": call.kind, "words": call.words, "answer": call.answer},
    ),
    Kept(
        "announcements",
        _("Announcements of the secretariat"),
        lambda room, place: room.postings.all() if place is None else room.postings.none(),
        lambda posting: {"text": posting.announcement.text, "crisis": posting.announcement.crisis},
        lambda rows: Announcement.objects.filter(
            pk__in=list(rows.values_list("announcement", flat=True))
        ).delete(),
    ),
    Kept("accounts", _("Names and passwords of officers"), _accounts, account_told, _make_nameless),
)
