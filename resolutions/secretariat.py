"""The secretariat's page: what each committee has adopted, singly and all together, and its seats."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from committees import acting, codes, record
from committees.access import secretariat_only
from committees.health import health
from committees.models import Committee
from committees.naming import names_of
from committees.secretariat.steps import lacking
from motions.procedures import rules_chosen
from resolutions.documents import Asked, file_answer
from resolutions.models import Version
from resolutions.press import PrintFailed
from resolutions.printing.collection import (
    Adopted,
    adopted_by,
    adopted_in,
    collection_pdf,
    collection_zip,
)
from resolutions.printing.sheet import FORMATS, written
from resolutions.printing.undone import undone_adoptions


@require_GET
@secretariat_only
def page(request: Any) -> HttpResponse:
    """All committees of the conference, or the one that the address names."""
    with written(request.conference, get_language() or "en"):
        rooms = [_room(committee) for committee in _committees(request)]
        context = {
            "here": "committees",
            "rooms": rooms,
            "health": health(),
            "any": any(room["adopted"] for room in rooms),
            "committees": request.conference.committees.all(),
            "chosen": request.GET.get("committee", ""),
            "paper": Asked.of(request).format,
            "papers": FORMATS,
            "key": acting.new_key(),
        }
        return render(request, "secretariat/page.html", context)


def _room(committee: Committee) -> dict[str, Any]:
    book = record.read(committee.pk)
    names = names_of(committee.pk, committee.epoch, committee.stamp)
    titles = dict(Version.objects.filter(paper__committee=committee).values_list("pk", "title"))
    seats = {seat.code: seat for seat in committee.seats.all()}
    return {
        "committee": committee,
        "lacking": lacking(committee),
        "number": book.floor.meeting.number,
        "phase": book.floor.meeting.phase,
        "rules": rules_chosen(committee),
        "adopted": adopted_in(committee, book),
        "undone": [(undone, titles.get(undone.version, "")) for undone in undone_adoptions(book)],
        "seats": [
            {
                "name": names[code],
                "rights": book.floor.roll.rights[code],
                "card": codes.card_code(seats[code]),
            }
            for code in book.floor.roll.order
            if code in seats
        ],
    }


def _committees(request: Any) -> list[Committee]:
    chosen = request.GET.get("committee", "")
    every = request.conference.committees.select_related("conference")
    return list(every.filter(slug=chosen) if chosen else every.order_by("pk"))


@require_GET
@secretariat_only
def as_pdf(request: Any) -> HttpResponse:
    """All resolutions, or one committee's, as one PDF with a table of contents."""
    return _together(request, "pdf")


@require_GET
@secretariat_only
def as_zip(request: Any) -> HttpResponse:
    """All resolutions, or one committee's, as a ZIP of one PDF each."""
    return _together(request, "zip")


def _together(request: Any, ending: str) -> HttpResponse:
    adopted = adopted_by(_committees(request))
    if not adopted:
        raise Http404
    format = Asked.of(request).format
    try:
        content = (
            collection_pdf(request.conference, adopted, format)
            if ending == "pdf"
            else collection_zip(adopted, format)
        )
    except PrintFailed as failed:
        return render(request, "secretariat/not_printed.html", {"sentence": _(failed.msgid)}, status=503)
    return file_answer(f"{_called(adopted)}.{ending}", content)


def _called(adopted: list[Adopted]) -> str:
    rooms = {each.committee.slug for each in adopted}
    conference = adopted[0].committee.conference
    return f"{conference.slug}-{rooms.pop() if len(rooms) == 1 else 'all'}-resolutions"
