"""Strawpolls at the dais: opened with what was typed, entered for who has no phone, closed."""

from django.http import HttpResponse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from committees import acting, record
from committees.access import Guest, Role, in_committee
from committees.order import OutOfOrder
from committees.saying import number, numbers
from motions.rulings import strawpolls as verbs


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def strawpolls(request: Guest) -> HttpResponse:
    """A question to the room, with an option a line."""
    question, options = acting.line(request, "question"), acting.lines(request, "options")
    if not question:
        raise OutOfOrder(gettext_noop("Write the question."))
    twice = next((option for option in options if options.count(option) > 1), None)
    if twice:
        raise OutOfOrder(gettext_noop("“%(option)s” stands there twice."), option=twice)
    return acting.enter(
        request,
        verbs.open_strawpoll,
        question=record.Typed(question),
        options=record.TypedLines(options),
        several=request.POST.get("several") == "1",
    )


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def choices(request: Guest) -> HttpResponse:
    """What the delegation that the form names chooses in the strawpoll that the form names."""
    seat = acting.seat_meant(request, request.POST.get("seat", ""))
    return acting.enter(
        request,
        verbs.choose_in_strawpoll,
        strawpoll=number(request, "strawpoll"),
        seat=seat,
        options=numbers(request, "options"),
    )


@require_POST
@in_committee(Role.DAIS)
def strawpoll(request: Guest, id: int) -> HttpResponse:
    if request.POST.get("do") == "close":
        return acting.enter(request, verbs.close_strawpoll, strawpoll=id)
    return acting.unknown(request)
