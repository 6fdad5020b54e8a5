"""The secretariat's page with what was adopted, and seats."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import access, acting, live, record, wording
from committees.access import secretariat_only
from committees.models import Committee
from committees.naming import names_of
from committees.order import SECRETARIAT, OutOfOrder
from delegates.models import Seat
from delegates.rules.roll import Rights
from delegates.rulings.roll import set_rights
from resolutions.models import Version
from resolutions.press import PrintFailed
from resolutions.printing import resolution_pdf
from resolutions.rules.drafts import Draft


@require_GET
@secretariat_only
def secretariat(request: Any) -> HttpResponse:
    """All committees of the conference: what each has adopted, and its seats."""
    rooms = []
    for committee in request.conference.committees.all():
        floor = record.read(committee.pk).floor
        titles = dict(Version.objects.filter(paper__committee=committee).values_list("pk", "title"))
        names = names_of(committee.pk, committee.epoch, committee.stamp)
        rooms.append(
            {
                "committee": committee,
                "number": floor.meeting.number,
                "phase": floor.meeting.phase,
                "adopted": [(draft, titles.get(draft.version, "")) for draft in floor.papers.adopted],
                "seats": [
                    {"name": names[code], "rights": rights, "card": access.card_code(seat)}
                    for code, rights in floor.roll.rights.items()
                    for seat in committee.seats.all()
                    if seat.code == code
                ],
            }
        )
    return render(request, "secretariat/page.html", {"rooms": rooms, "key": acting.new_key()})


@require_GET
@secretariat_only
def resolution(request: Any, committee: str, number: int) -> HttpResponse:
    """An adopted resolution as PDF."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    book = record.read(room.pk)
    draft = next((draft for draft in book.floor.papers.adopted if draft.resolution == number), None)
    if draft is None:
        raise Http404
    try:
        pdf = resolution_pdf(room, book, draft)
    except PrintFailed as failed:
        return render(request, "secretariat/not_printed.html", {"sentence": _(failed.msgid)}, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(room, draft)}"'
    return response


def _file_name(committee: Committee, draft: Draft) -> str:
    return f"{committee.symbol}-RES-{draft.resolution}.pdf".replace("/", "-")


@require_POST
@secretariat_only
def seat(request: Any, committee: str, seat: str) -> HttpResponse:
    """Give or take a seat's vote on substance, or void its card and every device admitted with it."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    row = get_object_or_404(Seat, committee=room, code=seat)
    if request.POST.get("do") == "new-card":
        with live.rows_change(room.pk):
            Seat.objects.filter(pk=row.pk).update(generation=row.generation + 1)
        return HttpResponseRedirect(reverse("secretariat"))
    if request.POST.get("substance") not in ("yes", "no"):
        sentence = _("This page does not know that press. Reload it.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=422)
    rights = record.read(room.pk).floor.roll.rights.get(seat, Rights())
    wanted = Rights(rights.procedure, request.POST.get("substance") == "yes", rights.sponsor)
    try:
        record.enter(
            room.pk, set_rights, by=SECRETARIAT, key=acting.key_of(request), seat=seat, rights=wanted
        )
    except OutOfOrder as refused:
        names = names_of(room.pk, room.epoch, room.stamp)
        sentence = wording.refusal(refused, names)
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=409)
    except record.TryAgain:
        sentence = _("Saving is slow right now. Nothing was entered; press again.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=503)
    return HttpResponseRedirect(reverse("secretariat"))
