"""Notes: short texts that a delegation passes to others or to the dais, which can read every one.

They are rows and never facts: nothing that a note says is procedure, no minutes, export or printed paper
holds one, and the purge deletes them. On the record is only that the Chair turned them on or off; the
rulings judge when they may be passed.

Notes are many and small, and one is for one phone. So they don't raise the committee's stamp, which would
have every screen drawn again, but a counter of their own: after a note only the marks of unread ones are
worked out anew, in one query, and only the phone whose mark changed is told. The texts are never pushed:
a page of notes that is open asks for them when it does not show the one that the mark says came last.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q, QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from committees import live, record, wall_clock
from committees.floor import Floor
from committees.models import Committee, Officer
from committees.naming import Names, actor_name
from committees.order import DAIS, SEAT, Press, refuse_unless
from committees.screens import register_marks
from committees.wording import time_of_day
from delegates.models import Addressee, Note, Seat
from delegates.rulings.notes import require_note

PAGE = 100
"""Notes on one page."""


class Told(NamedTuple):
    """A note as somebody reads it."""

    pk: int
    key: str
    who: str
    to: str
    at: str
    text: str
    mine: bool
    new: bool
    taken_down: bool
    answer_to: str
    """The seat that an answer goes to, or `dais`."""


# Passing


def pass_note(committee: Committee, by: str, key: str, text: str, to: Sequence[str], *, dais: bool) -> None:
    """Pass a note from `by` to these seats, and to the dais if so said. Raises OutOfOrder.

    A key under which this note was passed already passes it no second time.
    """
    floor, now = record.read(committee.pk).floor, wall_clock.now()
    with live.notes_change(committee.pk):
        written = Note.objects.filter(committee=committee, by=by)
        if before := written.filter(key=key).first():
            same = (before.text, before.to_dais, _seats(before)) == (text, dais, set(to))
            refuse_unless(same, gettext_noop("This page has passed another note already. Press once more."))
            return
        refuse_unless(bool(text), gettext_noop("There is nothing in that note yet."))
        require_note(
            floor,
            Press(by=by, now=now),
            to,
            dais=dais,
            sent=list(written.filter(at__gt=now - 3_600_000).values_list("at", flat=True)),
            stopped=Seat.objects.filter(
                committee=committee, code=by.removeprefix(SEAT), notes_stopped=True
            ).exists(),
        )
        note = Note.objects.create(committee=committee, by=by, key=key, text=text, at=now, to_dais=dais)
        Addressee.objects.bulk_create(Addressee(note=note, seat=seat) for seat in to)


def _seats(note: Note) -> set[str]:
    return {addressee.seat for addressee in note.addressees.all()}


# Reading


def of_seat(committee: Committee, seat: str) -> QuerySet[Note]:
    """What a delegation wrote or received."""
    received = Addressee.objects.filter(note__committee=committee, seat=seat).values("note")
    return committee.notes.filter(Q(by=SEAT + seat) | Q(pk__in=received))


def opened_by_seat(committee: Committee, seat: str) -> int:
    """The delegation reads what it received: the first note that it had not read, or 0."""
    unread = Addressee.objects.filter(note__committee=committee, seat=seat, read=False)
    return _opened(committee, unread.values_list("note", flat=True), lambda: unread.update(read=True))


def opened_by_dais(committee: Committee) -> int:
    """The dais reads all notes: the first that it had not seen, or 0."""
    unseen = committee.notes.filter(seen=False)
    return _opened(committee, unseen.values_list("pk", flat=True), lambda: unseen.update(seen=True))


def _opened(committee: Committee, unread: Iterable[int], mark: Any) -> int:
    with live.notes_change(committee.pk):
        first = min(unread, default=0)
        mark()
    return first


def told(notes: Iterable[Note], names: Names, *, seat: str = "", new: int = 0) -> list[Told]:
    """Notes as this seat reads them, or the dais; those from the one numbered `new` on are new to it."""
    return [_told(note, names, seat, new) for note in notes]


def _told(note: Note, names: Names, seat: str, new: int) -> Told:
    mine = note.by == SEAT + seat if seat else note.by.startswith(DAIS)
    unread = (
        any(each.seat == seat and not each.read for each in note.addressees.all()) if seat else not note.seen
    )
    receivers = [names.short(each.seat) for each in note.addressees.all()]
    return Told(
        pk=note.pk,
        key=note.key,
        who=actor_name(note.by, names),
        to=pgettext("between names", ", ").join([*receivers, *([_("the dais")] if note.to_dais else [])]),
        at=time_of_day(note.at),
        text=note.text,
        mine=mine,
        new=not mine and (unread or 0 < new <= note.pk),
        taken_down=note.taken_down,
        answer_to=note.by.removeprefix(SEAT) if note.by.startswith(SEAT) else "dais",
    )


# Marks


def _seats_marks(committee: int, floor: Floor) -> dict[str, str]:
    """For every seat the button that opens its notes, with how many are new to it, and which came last."""
    received = Addressee.objects.filter(note__committee=committee).values_list("seat")
    unread = Count("pk", filter=Q(read=False, note__taken_down=False))
    counted = received.annotate(unread=unread, last=Max("note")).order_by()
    known = {seat: (count, last) for seat, count, last in counted}
    drawn: dict[tuple[int | None, int], str] = {}
    marks = {}
    for seat in floor.roll.order:
        # Notes that were received can be read when no more are passed.
        mark = known.get(seat, (0 if floor.meeting.notes else None, 0))
        if mark not in drawn:
            drawn[mark] = render_to_string("notes/mark.html", {"count": mark[0], "last": mark[1]})
        marks[seat] = drawn[mark]
    return marks


def _dais_marks(committee: int, floor: Floor) -> dict[str, str]:
    """The same for every officer: how many notes to the dais none of them has seen."""
    notes = Note.objects.filter(committee=committee)
    new = notes.filter(to_dais=True, seen=False, taken_down=False).exclude(by__startswith=DAIS)
    count = new.count() if floor.meeting.notes or notes.exists() else None
    mark = render_to_string("notes/mark.html", {"count": count, "dais": True})
    return dict.fromkeys(Officer.objects.filter(committee=committee).values_list("office", flat=True), mark)


def register_note_marks() -> None:
    register_marks("phone", _seats_marks)
    register_marks("console", _dais_marks)
