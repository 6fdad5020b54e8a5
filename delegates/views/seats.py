"""Seats and their devices: what officers decide at the door and about who is in."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from committees import acting, beats, codes, devices, live, screens
from committees.access import Guest, Role, View, for_room, home, in_committee, secretariat_only
from committees.drawing import Audience, Drawing
from committees.models import Committee
from committees.naming import actor_name
from committees.views.screens import whole
from delegates.models import Device, Seat

MOST_DELEGATES = 9


# At the door


@require_POST
@in_committee(Role.DAIS)
def asking(request: Guest) -> HttpResponse:
    """None of those who ask is let in."""
    if request.POST.get("do") != "none":
        return acting.unknown(request)
    devices.refuse_all(request.committee.pk, request.bearer.actor)
    return acting.now_showing(request)


@require_POST
@in_committee(Role.DAIS)
def asks(request: Guest, device: int) -> HttpResponse:
    """Let a device that asks come in, or not."""
    wanted = {"admit": devices.ADMITTED, "refuse": devices.REFUSED}.get(request.POST.get("do", ""))
    if wanted is None:
        return acting.unknown(request)
    row = get_object_or_404(devices.of_committee(request.committee.pk), pk=device)
    if row.standing not in (devices.ASKS, wanted):
        return acting.refusal(request, _("Another officer has answered that already."))
    devices.decide(row, wanted, request.bearer.actor)
    return acting.now_showing(request)


# A seat's page


def seat_page(request: Guest, seat: str) -> HttpResponse:
    """A seat's card and its devices, and what may be done about them."""
    row = get_object_or_404(Seat.objects.select_related("country"), committee=request.committee, code=seat)
    if request.method == "GET":
        return _shown(request, row)
    sentence = _done(request, row)
    return _shown(request, row, sentence) if sentence else HttpResponseRedirect(request.path)


def _done(request: Guest, seat: Seat) -> str:
    """Do what was pressed on a seat's page. The sentence that refuses it, or nothing."""
    match request.POST.get("do"):
        case "sign-out-all":
            devices.sign_out(seat.devices.all(), seat.committee_id)
            return ""
        case "new-card":
            devices.new_cards(Seat.objects.filter(pk=seat.pk), seat.committee_id)
            return ""
        case "delegates" if request.bearer.role is Role.SECRETARIAT:
            return _count_delegates(seat, request.POST.get("delegates", ""))
        case "admit" | "sign-out" | "move" as do:
            return _done_to_device(request, seat, do)
    return _("This page does not know that press. Reload it.")


def _done_to_device(request: Guest, seat: Seat, do: str) -> str:
    pk, by = request.POST.get("device", ""), request.bearer.actor
    device = seat.devices.filter(pk=pk).first() if pk.isdecimal() else None
    if device is None:
        return _("That device is not of this seat any more.")
    if do == "admit":
        devices.decide(device, devices.ADMITTED, by)
    elif do == "sign-out":
        devices.sign_out(seat.devices.filter(pk=device.pk), seat.committee_id)
    else:
        to = Seat.objects.filter(committee=seat.committee_id, code=request.POST.get("to", "")).first()
        if to is None or to.pk == seat.pk:
            return _("Choose the delegation that the device is of.")
        devices.move(device, to, by)
    return ""


def _count_delegates(seat: Seat, typed: str) -> str:
    if not (typed.isdecimal() and len(typed) == 1 and 1 <= int(typed) <= MOST_DELEGATES):
        return _("A seat has 1 to %(most)s delegates.") % {"most": MOST_DELEGATES}
    with live.rows_change(seat.committee_id):
        Seat.objects.filter(pk=seat.pk).update(delegates=int(typed))
    return ""


def _shown(request: Guest, seat: Seat, sentence: str = "") -> HttpResponse:
    names = acting.names(request)
    listed = list(seat.devices.all())
    by = {Device.CARD: _("the card"), Device.DEMO: _("the demo’s link"), "": ""}
    connected = seat.code in beats.seats_connected([seat.committee_id])[seat.committee_id]
    context = {
        "seat": seat,
        "card": codes.card_code(seat),
        "devices": [
            (each, by.get(each.admitted_by) or actor_name(each.admitted_by, names)) for each in listed
        ],
        "admitted": sum(each.standing == devices.ADMITTED for each in listed),
        "places": seat.delegates + devices.SPARE,
        "connected": connected,
        "others": [
            names[each.code]
            for each in Seat.objects.filter(committee=request.committee).select_related("country")
            if each.pk != seat.pk
        ],
        "counts": request.bearer.role is Role.SECRETARIAT,
        "most": MOST_DELEGATES,
        "home": home(request.bearer),
        "sentence": sentence,
    }
    with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
        return render(request, "seats/page.html", context, status=409 if sentence else 200)


# A phone as its delegation sees it


def phone_drawing(request: Guest) -> Drawing:
    return screens.draw(request.committee.pk, Audience("phone", get_language() or "en"))


def seen(request: Guest, seat: str) -> HttpResponse:
    """A seat's phone, to be looked at by who helps. It has nothing to press with, and is no device of the seat."""
    get_object_or_404(Seat, committee=request.committee, code=seat)
    drawing = phone_drawing(request)
    context = {
        "drawing": drawing,
        "mine": drawing.personal.get(seat, ""),
        "name": acting.names(request)[seat],
    }
    return render(request, "phone/seen.html", context)


def seen_state(request: Guest, seat: str) -> HttpResponse:
    get_object_or_404(Seat, committee=request.committee, code=seat)
    return whole(request, phone_drawing(request), seat)


# Cards of a committee


@require_POST
@secretariat_only
def new_cards(request: Any, committee: str) -> HttpResponse:
    """Void every card of a committee, with every device; the secretariat was asked before."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    if request.POST.get("do") != "new-cards":
        sentence = _("This page does not know that press. Reload it.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=422)
    devices.new_cards(Seat.objects.filter(committee=room), room.pk)
    return HttpResponseRedirect(reverse("secretariat"))


def addresses(role: Role) -> list[URLPattern]:
    """A seat's page and its phone, for the dais and for the secretariat."""
    door = for_room(role)

    def read_only(view: View) -> View:
        return require_GET(door(view))

    return [
        path("", require_http_methods(["GET", "POST"])(door(seat_page))),
        path("phone/", read_only(seen)),
        path("phone/state/", read_only(seen_state)),
    ]
