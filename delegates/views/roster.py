"""The secretariat's page of a committee's roster: a list is brought, looked at and taken; seats are set by hand."""

import csv
import io
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from msgspec.structs import replace

from committees import acting, clerk, record, wording
from committees.access import secretariat_only
from committees.facts import canonical
from committees.models import Committee
from committees.order import OutOfOrder, refuse_unless, required
from committees.order import mark as marked
from delegates.models import Seat
from delegates.rosters import called, directory_of, sitting, take
from delegates.rules.rosters.changes import DELEGATES, Change, Plan, Sitting, compared, planned
from delegates.rules.rosters.columns import CALLED, MOST_DELEGATES, Column, delegates_of, status_of, vote_of
from delegates.rules.rosters.reader import LONGEST_NAME, Reading, read
from delegates.rules.rosters.text import MOST_BYTES, decoded
from delegates.rules.rosters.writer import COLUMNS, written

ADDED: tuple[Column, ...] = ("name", "code", "status", "name_ja", "kana")
"""What the form for one more seat asks."""


class Desk:
    """A committee's roster as it is, everybody who may be named on it, and what was typed about it."""

    def __init__(self, request: Any, committee: str) -> None:
        self.request, self.post = request, request.POST
        self.committee = get_object_or_404(Committee, slug=committee, conference=request.conference)
        self.floor = record.read(self.committee.pk).floor
        self.now = sitting(self.committee, self.floor)
        self.directory = directory_of(self.committee)
        self.names = called(self.directory)
        self.text = request.POST.get("text", "")
        self.keep = request.POST.get("keep") == "yes"
        self.reading = Reading()
        self.plan: Plan | None = None

    def look(self) -> None:
        """Read the list that was brought, and work out what it would change."""
        self.reading = read(self.text, self.directory)
        if self.reading.rows and not self.reading.faults:
            self.plan = planned(self.reading.rows, self.now, self.directory, keep=self.keep)

    def page(self, sentence: str = "", status: int = 200) -> HttpResponse:
        """The page, with what was typed where it was typed."""
        names = self.names
        context = {
            "committee": self.committee,
            "desk": self,
            "seats": [(seat, self.name(seat)) for seat in self.now],
            "members": sum(seat.status == "member" for seat in self.now),
            "voting": sum(seat.substance for seat in self.now),
            "met": self.floor.meeting.number > 0,
            "statuses": Seat.Status.choices,
            "most_delegates": MOST_DELEGATES,
            "longest": LONGEST_NAME,
            "columns": [CALLED[column][get_language() == "ja"] for column in COLUMNS],
            "known": sorted(name.short for name in names.values()),
            "faults": [
                (fault.line, wording.sentence(fault.msgid, fault.values, names))
                for fault in self.reading.faults
            ],
            "changes": self.plan and self.told(self.plan),
            "mark": self.plan and mark_of(self.plan),
            "sentence": sentence,
            "key": acting.new_key(),
        }
        return render(self.request, "roster/page.html", context, status=status)

    def name(self, seat: Sitting) -> str:
        if seat.own:
            return seat.own.ja if get_language() == "ja" else seat.own.en
        return self.names.short(seat.code)

    def told(self, plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
        """What a plan changes: who is new, who is changed and who goes, each with what there is to say of it."""
        new = [(self.name(seat), " · ".join(_about(seat))) for seat in plan.new]
        changed = [(self.name(each.before), ", ".join(self._different(each))) for each in plan.changed]
        off = [(self.name(seat), "") for seat in plan.off]
        groups = ((_("New"), new), (_("Changed"), changed), (_("Taken off"), off))
        return [(title, rows) for title, rows in groups if rows]

    def _different(self, change: Change) -> Iterator[str]:
        for before, after in zip(_about(change.before), _about(change.after), strict=True):
            if before != after:
                yield f"{before} → {after}"
        if change.before.own != change.after.own:
            yield f"{self.name(change.before)} → {self.name(change.after)}"

    def take(self, plan: Plan, code: str = "") -> HttpResponse:
        """Have a plan's roster, and look at it. Raises OutOfOrder or TryAgain."""
        if not plan.empty:
            take(self.committee, plan, acting.key_of(self.request))
        place = f"#seat-{code}" if code else ""
        return HttpResponseRedirect(reverse("roster", args=[self.committee.slug]) + f"?done=yes{place}")

    def seat(self) -> Sitting:
        """The seat that a press by hand is about. Raises OutOfOrder if it is on the roster no longer."""
        code = self.post.get("code", "")
        there = next((seat for seat in self.now if seat.code == code), None)
        return required(
            there, marked("There is no seat %(code)s in this committee."), code=code[:LONGEST_NAME]
        )


def _about(seat: Sitting) -> tuple[str, str, str]:
    """A seat's status, vote and number of delegates in words."""
    count = ngettext("%(count)s delegate", "%(count)s delegates", seat.delegates) % {"count": seat.delegates}
    vote = _("votes on substance") if seat.substance else _("no vote on substance")
    return str(dict(Seat.Status.choices)[seat.status]), vote, count


def mark_of(plan: Plan) -> str:
    """Which plan was looked at: no other is taken in its place."""
    return sha256(canonical(plan).encode()).hexdigest()[:16]


def _look(desk: Desk) -> HttpResponse:
    """A list was pasted or chosen: what would it change?"""
    file = desk.request.FILES.get("file")
    if file:
        refuse_unless(
            not desk.text.strip(), marked("A list is pasted, and a file is chosen as well. Leave one out.")
        )
        desk.text = decoded(file.read(MOST_BYTES + 1)).replace("\0", "")
    refuse_unless(bool(desk.text.strip()), marked("Paste a list or choose a file first."))
    desk.look()
    return desk.page(status=200 if desk.plan else 422)


def _take(desk: Desk) -> HttpResponse:
    """Have what was looked at, if it is the same still."""
    desk.look()
    if desk.plan is None:
        return desk.page(status=422)
    if not desk.plan.empty and desk.post.get("mark") != mark_of(desk.plan):
        sentence = _(
            "The roster was changed elsewhere meanwhile. Look at what would change now, and take it again."
        )
        return desk.page(sentence, 409)
    return desk.take(desk.plan)


def _add(desk: Desk) -> HttpResponse:
    """One more seat, by the name that was typed."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(CALLED[column][0] for column in ADDED)
    writer.writerow(acting.line(desk.request, column) for column in ADDED)
    reading = read(table.getvalue(), desk.directory)
    for fault in reading.faults:
        raise OutOfOrder(fault.msgid, **fault.values)
    (row,) = reading.rows
    refuse_unless(
        all(seat.code != row.code for seat in desk.now),
        marked("%(seat)s is on the roster already."),
        seat=row.code,
    )
    return desk.take(planned(reading.rows, desk.now, desk.directory, keep=True), row.code)


def _set(desk: Desk) -> HttpResponse:
    """A seat's status, its vote on substance and how many people share it."""
    before = desk.seat()
    after = replace(
        before,
        status=status_of(desk.post.get("status", "")) or before.status,
        substance=bool(vote_of(desk.post.get("vote", ""))),
        delegates=delegates_of(desk.post.get("delegates", "")) or DELEGATES,
    )
    roster = [after if seat is before else seat for seat in desk.now]
    return desk.take(compared(roster, desk.now, desk.directory), before.code)


def _off(desk: Desk) -> HttpResponse:
    """A seat goes."""
    gone = desk.seat()
    roster = [seat for seat in desk.now if seat is not gone]
    return desk.take(compared(roster, desk.now, desk.directory))


PRESSES: dict[str, Callable[[Desk], HttpResponse]] = {
    "look": _look,
    "take": _take,
    "add": _add,
    "set": _set,
    "off": _off,
}


@require_http_methods(["GET", "POST"])
@secretariat_only
def page(request: Any, committee: str) -> HttpResponse:
    """A committee's roster; posted to, a list to look at or to take, or one seat to add, set or take off."""
    desk = Desk(request, committee)
    if request.method == "GET":
        return desk.page()
    press = PRESSES.get(request.POST.get("do", ""))
    if press is None:
        return desk.page(_("This page does not know that press. Reload it."), 422)
    try:
        return press(desk)
    except OutOfOrder as refused:
        return desk.page(wording.refusal(refused, desk.names), 409)
    except clerk.TryAgain:
        return desk.page(_("Saving is slow right now. Nothing was entered; press again."), 503)


@require_GET
@secretariat_only
def as_csv(request: Any, committee: str) -> HttpResponse:
    """The roster as a file that is read here again. Spreadsheets know UTF-8 by its mark."""
    desk = Desk(request, committee)
    names = {code: name.short for code, name in desk.names.items()}
    text = written(desk.now, names, japanese=get_language() == "ja")
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{desk.committee.slug}-roster.csv")
    return response
