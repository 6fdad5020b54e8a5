"""The phone's page, and the few things a delegation can ask for from it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import acting, record
from committees.access import Guest, Role, home, in_committee
from delegates.models import CaucusTopic, GuideSection
from delegates.rulings import speakers
from motions.rulings import caucus


@require_GET
@in_committee(Role.SEAT)
def phone(request: Guest) -> HttpResponse:
    drawing = acting.drawing_for(request)
    context = {
        "drawing": drawing,
        "mine": drawing.personal.get(request.bearer.place, ""),
        "name": acting.names(request)[request.bearer.place],
        "key": acting.new_key(),
        "topics": CaucusTopic.objects.filter(committee=request.committee),
    }
    return render(request, "phone/page.html", context)


@require_POST
@in_committee(Role.SEAT)
def floor(request: Guest) -> HttpResponse:
    """Ask for the floor, or withdraw. A button has one value, so it names the caucus's queue as well."""
    deed, _dash, queue = request.POST.get("do", "").partition("-")
    verb = {"ask": speakers.join_list, "withdraw": speakers.leave_list}.get(deed)
    if verb is None:
        return acting.unknown(request)
    return acting.enter(
        request, verb, seat=request.bearer.place, on="caucus" if queue == "caucus" else "general"
    )


@require_POST
@in_committee(Role.SEAT)
def motions(request: Guest) -> HttpResponse:
    """Move a caucus, once the Chair takes motions from phones."""
    kind = request.POST.get("kind", "")
    if kind not in ("moderated_caucus", "unmoderated_caucus"):
        return acting.refusal(request, _("Choose a moderated or an unmoderated caucus."))
    topic = acting.line(request, "topic")
    minutes, speaking = request.POST.get("minutes", ""), request.POST.get("speaking", "")
    return acting.enter(
        request,
        caucus.raise_caucus,
        kind=kind,
        seat=request.bearer.place,
        total=int(minutes) * 60 if minutes.isdecimal() and len(minutes) < 5 else 0,
        speaking=int(speaking) if speaking.isdecimal() and len(speaking) < 6 else None,
        topic=record.Typed(topic) if topic else None,
    )


@require_GET
@in_committee(Role.SEAT)
def guide(request: Guest) -> HttpResponse:
    """The committee's background guide."""
    sections = GuideSection.objects.filter(committee=request.committee).select_related("country", "parent")
    mine = request.bearer.place
    return render(
        request, "phone/guide.html", {"sections": sections, "mine": mine, "home": home(request.bearer)}
    )
