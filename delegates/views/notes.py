"""The pages of notes: a delegation's own, and all of them for the dais. Both work without scripts."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from committees import acting, guessing, live, record, wall_clock
from committees.access import Guest, Role, home, in_committee
from committees.order import OutOfOrder, Press, refuse_unless
from committees.saying import number
from delegates import notes
from delegates.models import Note, Seat
from delegates.rulings.notes import LONGEST, require_passing


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def own(request: Guest) -> HttpResponse:
    """What a delegation wrote and received, opened as read, and the writing of a note."""
    if request.method == "GET":
        return _own_page(request)
    try:
        refuse_unless(
            not guessing.acts_too_often(request.bearer),
            gettext_noop("That was a lot at once. Wait a minute."),
        )
        if request.POST.get("do") == "open":
            return _opened(request, notes.opened_by_seat(request.committee, request.bearer.place))
        _pass(request)
    except OutOfOrder as refused:
        return _own_page(request, acting.worded(request, refused), status=409)
    return HttpResponseRedirect(request.path)


@require_http_methods(["GET", "POST"])
@in_committee(Role.DAIS)
def passed(request: Guest) -> HttpResponse:
    """Every note of the committee: read, answered, taken down; and whose notes are stopped."""
    if request.method == "GET":
        return _dais_page(request)
    do, _space, what = request.POST.get("do", "").partition(" ")
    try:
        match do:
            case "open":
                return _opened(request, notes.opened_by_dais(request.committee))
            case "take-down" | "put-back":
                _moderate(request, what, taken_down=do == "take-down")
            case "stop" | "allow":
                _let(request, what, stopped=do == "stop")
            case _:
                _pass(request)
    except OutOfOrder as refused:
        return _dais_page(request, acting.worded(request, refused), status=409)
    return HttpResponseRedirect(f"{request.path}{f'#n{what}' if what.isdecimal() else ''}")


def _opened(request: Guest, first: int) -> HttpResponse:
    return HttpResponseRedirect(f"{request.path}?new={first}" if first else request.path)


def _pass(request: Guest) -> None:
    """Pass the note that was typed. Raises OutOfOrder."""
    text = acting.line(request, "text", LONGEST)
    meant = [code for code in request.POST.getlist("to") if code]
    typed = request.POST.get("others", "").replace("、", ",").replace(";", ",").split(",")
    meant += [acting.seat_meant(request, name.strip()) for name in typed if name.strip()]
    to = tuple(dict.fromkeys(code for code in meant if code != "dais"))
    key = acting.key_of(request) or acting.new_key()
    notes.pass_note(request.committee, request.bearer.actor, key, text, to, dais="dais" in meant)


def _moderate(request: Guest, what: str, *, taken_down: bool) -> None:
    """Take a note down, for whoever wrote it and whoever received it, or put it back. Raises OutOfOrder."""
    with live.notes_change(request.committee.pk):
        there = request.committee.notes.filter(pk=what if what.isdecimal() else 0).update(
            taken_down=taken_down
        )
        refuse_unless(bool(there), gettext_noop("That note is not there."))


def _let(request: Guest, seat: str, *, stopped: bool) -> None:
    """Stop the notes of a delegation, or let it pass some again. Raises OutOfOrder."""
    with live.notes_change(request.committee.pk):
        row = Seat.objects.filter(committee=request.committee, code=seat)
        there = row.update(notes_stopped=stopped)
        refuse_unless(bool(there), gettext_noop("There is no seat %(code)s in this committee."), code=seat)


# Pages


def _own_page(request: Guest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    seat = request.bearer.place
    rows = notes.of_seat(request.committee, seat)
    stopped = Seat.objects.filter(committee=request.committee, code=seat, notes_stopped=True).exists()
    return _page(
        request,
        "notes/own.html",
        rows,
        seat,
        sentence=sentence,
        status=status,
        stopped=stopped,
        drawing=acting.drawing_for(request),
    )


def _dais_page(request: Guest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    names = acting.names(request)
    stopped = Seat.objects.filter(committee=request.committee, notes_stopped=True)
    return _page(
        request,
        "notes/passed.html",
        request.committee.notes.all(),
        sentence=sentence,
        status=status,
        stopped=[names[row.code] for row in stopped],
    )


def _page(
    request: Guest,
    template: str,
    rows: QuerySet[Note],
    seat: str = "",
    *,
    sentence: str,
    status: int,
    **more: Any,
) -> HttpResponse:
    """The newest notes, or those before one; what was refused stands in its form as it was typed."""
    floor, names = record.read(request.committee.pk).floor, acting.names(request)
    before = _asked(request, "before")
    older = rows.filter(pk__lt=before) if before else rows
    some = list(older.prefetch_related("addressees")[: notes.PAGE + 1])
    with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
        lines = notes.told(some[: notes.PAGE], names, seat=seat, new=_asked(request, "new"))
    context: dict[str, Any] = {
        "sentence": sentence,
        "why_not": "" if sentence else _why_not(request),
        "typed": {field: request.POST.get(field, "") for field in ("text", "to", "others")}
        if sentence
        else {},
        "answering": number(request, "answers") if sentence else 0,
        "notes": lines,
        "more": some[notes.PAGE - 1].pk if len(some) > notes.PAGE else 0,
        "seats": [names[code] for code in floor.roll.order if code != seat],
        "longest": LONGEST,
        "home": home(request.bearer),
        "key": acting.new_key(),
        **more,
    }
    return render(request, template, context, status=status)


def _asked(request: Guest, field: str) -> int:
    """A whole number in the page's address; 0 if there is none."""
    asked = request.GET.get(field, "")
    return int(asked) if asked.isdecimal() and len(asked) < LONGEST else 0


def _why_not(request: Guest) -> str:
    """Why no note may be passed now, whatever it says; empty if one may."""
    floor = record.read(request.committee.pk).floor
    try:
        require_passing(floor, Press(by=request.bearer.actor, now=wall_clock.now()))
    except OutOfOrder as refused:
        return acting.worded(request, refused)
    return ""
