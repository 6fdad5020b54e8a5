"""The secretariat's page of what is printed before the rooms meet: placards, cards, sheets for a pencil."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from committees.access import secretariat_only
from committees.addresses import reached_at
from resolutions.documents import Asked, file_answer
from resolutions.press import PrintFailed
from resolutions.printing.sheet import FORMATS
from resolutions.printing.venue import KINDS, venue_pdf


@require_GET
@secretariat_only
def page(request: Any) -> HttpResponse:
    """What can be printed, all of it ticked."""
    return _page(request, ticked=list(KINDS))


@require_GET
@secretariat_only
def as_pdf(request: Any) -> HttpResponse:
    """What was ticked, for one committee or all, as one PDF."""
    ticked = [kind for kind in KINDS if kind in request.GET.getlist("sheet")]
    slug = request.GET.get("committee", "")
    rooms = request.conference.committees.select_related("conference").order_by("pk")
    rooms = list(rooms.filter(slug=slug) if slug else rooms)
    if not ticked:
        return _page(request, ticked, _("Tick at least one kind of sheet."), 400)
    if not any(room.seats.exists() for room in rooms):
        return _page(request, ticked, _("Nobody has a seat there yet."), 400)
    asked = Asked.of(request)
    try:
        printed = venue_pdf(
            request.conference,
            rooms,
            ticked,
            reached_at(request, request.conference),
            asked.language,
            asked.format,
        )
    except PrintFailed as failed:
        return _page(request, ticked, _(failed.msgid), 503)
    return file_answer(f"{request.conference.slug}-{slug or 'all'}-rooms.pdf", printed)


def _page(request: Any, ticked: list[Any], sentence: str = "", status: int = 200) -> HttpResponse:
    asked = Asked.of(request)
    context = {
        "here": "printed",
        "kinds": [(kind, title, kind in ticked) for kind, title in KINDS.items()],
        "committees": request.conference.committees.order_by("pk"),
        "chosen": request.GET.get("committee", ""),
        "paper": asked.format,
        "papers": FORMATS,
        "language": asked.language,
        "languages": settings.LANGUAGES,
        "address": reached_at(request, request.conference),
        "sentence": sentence,
    }
    return render(request, "secretariat/printed.html", context, status=status)
