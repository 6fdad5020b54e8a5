"""The secretariat sets the questions of a committee's position papers, and until when they are asked for."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import wording
from committees.access import secretariat_only
from committees.models import Committee
from committees.naming import Names
from committees.order import OutOfOrder
from committees.secretariat.rooms import room_of
from delegates.forms import DeadlineForm, QuestionForm
from delegates.models import PositionDeadline, PositionPaper, PositionQuestion
from delegates.positions import answered, asking, take_over

MORE = 2
"""Empty places for more questions, each time the page is shown."""
MOST = 30


@require_http_methods(["GET", "POST"])
@secretariat_only
def page(request: Any, committee: str) -> HttpResponse:
    """The questions and the deadline; posted to, as they were typed, or with those of a section of the guide."""
    room = room_of(request, committee)
    with timezone.override(ZoneInfo(room.conference.time_zone)):
        match request.method, request.POST.get("do"):
            case "GET", _do:
                return _page(request, room)
            case _method, "take-over":
                return _taken_over(request, room)
            case _method, "save":
                return _saved(request, room)
        return _page(request, room, sentence=_("This page does not know that press. Reload it."), status=422)


def _taken_over(request: Any, room: Committee) -> HttpResponse:
    wanted = request.POST.get("section")
    section = next((each for each in asking(room) if str(each.pk) == wanted), None)
    try:
        if section:
            take_over(room, section)
    except OutOfOrder as refused:
        return _page(request, room, sentence=wording.refusal(refused, Names()), status=409)
    return HttpResponseRedirect(f"{request.path}?saved")


def _saved(request: Any, room: Committee) -> HttpResponse:
    questions, deadline = _questions(room, request.POST), DeadlineForm(request.POST)
    if not (all(form.is_valid() for form in questions) and deadline.is_valid()):
        return _page(request, room, questions=questions, deadline=deadline, status=422)
    with transaction.atomic():
        for order, form in enumerate(questions, 1):
            if form.cleaned_data["text"]:
                form.instance.order = order
                form.save()
            elif form.instance.pk:
                form.instance.delete()
        PositionDeadline.objects.filter(committee=room).delete()
        if due := deadline.cleaned_data["due"]:
            PositionDeadline.objects.create(committee=room, due=due)
    return HttpResponseRedirect(f"{request.path}?saved")


def _questions(room: Committee, posted: Any = None) -> list[QuestionForm]:
    """A form for each question, and for some more."""
    there = list(room.position_questions.all())
    said = answered(room)
    forms = [
        QuestionForm(posted, instance=each, prefix=f"q{each.pk}", answered=each.pk in said) for each in there
    ]
    more = max(0, min(MORE, MOST - len(there)))
    return forms + [
        QuestionForm(posted, instance=PositionQuestion(committee=room), prefix=f"new{number}")
        for number in range(more)
    ]


def _page(
    request: Any,
    room: Committee,
    *,
    questions: list[QuestionForm] | None = None,
    deadline: DeadlineForm | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    due = PositionDeadline.objects.filter(committee=room).values_list("due", flat=True).first()
    handed_in = PositionPaper.objects.filter(committee=room, number__gt=0).count()
    context = {
        "here": "committees",
        "room": room,
        "questions": questions or _questions(room),
        "deadline": deadline or DeadlineForm(initial={"due": due}),
        "asking": asking(room),
        "handed_in": handed_in,
        "sentence": sentence,
        "saved": "saved" in request.GET,
    }
    return render(request, "positions/desk.html", context, status=status)
