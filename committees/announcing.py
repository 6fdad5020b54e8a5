"""What passes between a dais and the secretariat: calls for help, and announcements to screens.

No procedure decides either, so they are rows, and no part of the record. Of an announcement every
screen is drawn what it needs to take it down by itself at its end: nothing is sent because time passed.
"""

from typing import Any

from committees import live, wall_clock
from committees.models import Announcement, Call, Committee, Conference, Posting
from committees.naming import Names, actor_name
from committees.wording import time_of_day

SCREENS = ("projector", "phones", "console")
LONGEST = 140
"""Characters of an announcement, so that its band leaves a projector's scene its room."""
SHOWN = 2
"""Announcements that a screen shows at once, the newest."""


def announced(committee: Committee, screen: str) -> list[Posting]:
    """What the secretariat has one of a committee's screens show, the newest first."""
    standing = _standing(committee).filter(**{f"announcement__{screen}": True})
    return list(standing.order_by("-announcement__at", "-pk")[:SHOWN])


def receipts(committee: Committee, names: Names) -> list[dict[str, Any]]:
    """Every announcement that stands in a committee, and which officer has read it."""
    return [
        {"announcement": each.announcement, **_receipt(each, names)}
        for each in _standing(committee).order_by("-announcement__at", "-pk")
    ]


def _standing(committee: Committee) -> Any:
    postings = Posting.objects.filter(committee=committee, announcement__down_at=None)
    return postings.select_related("announcement")


def _receipt(posting: Posting, names: Names) -> dict[str, str]:
    if posting.read_at is None:
        return {"reader": "", "time": ""}
    return {"reader": actor_name(posting.read_by, names), "time": time_of_day(posting.read_at)}


def announce(conference: Conference, key: str, rooms: list[Committee], **said: Any) -> None:
    """Have screens of these committees show an announcement; one that was posted under this key already is not again.

    What is over is taken down for good.
    """
    now = wall_clock.now()
    with live.rows_change(*conference.committees.values_list("pk", flat=True)):
        conference.announcements.filter(down_at=None, until__lte=now).update(down_at=now)
        row, made = Announcement.objects.get_or_create(
            conference=conference, key=key, defaults={"at": now, **said}
        )
        if made:
            Posting.objects.bulk_create(Posting(announcement=row, committee=room) for room in rooms)


def take_down(announcement: Announcement) -> None:
    """No screen shows it any more."""
    with live.rows_change(*announcement.postings.values_list("committee", flat=True)):
        Announcement.objects.filter(pk=announcement.pk, down_at=None).update(down_at=wall_clock.now())


def read(committee: Committee, announcement: int, by: str) -> None:
    """An officer has read an announcement. Whoever was first stays on the receipt."""
    with live.rows_change(committee.pk):
        unread = Posting.objects.filter(committee=committee, announcement=announcement, read_at=None)
        unread.update(read_by=by, read_at=wall_clock.now())


def calls(committee: Committee) -> list[dict[str, Any]]:
    """The calls for help that nobody has closed, the oldest first."""
    open_ = Call.objects.filter(committee=committee, closed_at=None).order_by("at", "pk")
    return [{"call": call, "time": time_of_day(call.at)} for call in open_]


def call(committee: Committee, key: str, *, kind: str, words: str, by: str) -> None:
    """The dais wants help; a call that came under this key already is not made again."""
    with live.rows_change(committee.pk):
        Call.objects.get_or_create(
            committee=committee,
            key=key,
            defaults={"kind": kind, "words": words, "by": by, "at": wall_clock.now()},
        )


def answer(committee: Committee, call: int, words: str) -> None:
    """The secretariat is on its way, or says something else. The last answer stands."""
    with live.rows_change(committee.pk):
        waiting = Call.objects.filter(committee=committee, pk=call, closed_at=None)
        waiting.update(answer=words, answered_at=wall_clock.now())


def close(committee: Committee, call: int) -> None:
    """Help is wanted no more."""
    with live.rows_change(committee.pk):
        Call.objects.filter(committee=committee, pk=call, closed_at=None).update(closed_at=wall_clock.now())
