"""The ways in: a seat's card, an officer's account, the projector's link, the links of a demo."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from committees import access, codes, devices, guessing, invitations
from committees.access import Role, open_to_all
from committees.models import Committee, Conference, Officer
from committees.views.another_device import take_office
from delegates.models import Device, Seat

DEVICE = "device"
YEAR = 365 * 24 * 3600


@require_GET
@open_to_all
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "doors/welcome.html", {"begun": Conference.objects.exists()})


@require_http_methods(["GET", "POST"])
@open_to_all
def join(request: HttpRequest) -> HttpResponse:
    """A seat's card: typed or scanned, then "I am Japan". Reading it uses nothing up.

    The room's code on the projector leads to the lobby instead, an officer's own to one more device of the office.
    """
    if request.method == "GET":
        return with_device(request, render(request, "doors/join.html"))
    device = f"join:{device_of(request)}"
    if guessing.too_many_failures(device, "join"):
        sentence = _("Too many wrong codes just now. Wait a minute, or ask the Chair.")
        return render(request, "doors/join.html", {"sentence": sentence}, status=429)
    given = request.POST.get("code", "")[:60]
    seat = codes.seat_of_card(given)
    if seat is None and (room := codes.room_of_code(given)):
        return lobby(request, room, given)
    if seat is None and (officer := invitations.officer_of(given)):
        return take_office(request, officer, given)
    if seat is None:
        guessing.failed(device, "join")
        sentence = _("No card bears that code. Check it letter by letter, or ask the Chair.")
        return render(request, "doors/join.html", {"sentence": sentence, "given": given}, status=422)
    if "confirmed" not in request.POST:
        return render(request, "doors/confirm.html", {"seat": seat, "given": given})
    return take_seat(request, seat)


def lobby(request: HttpRequest, room: Committee, given: str) -> HttpResponse:
    """Who came by the room's code says of which seat it is, and asks the dais to be let in."""
    seats = Seat.objects.filter(committee=room).select_related("country")
    seat = seats.filter(code=request.POST.get("seat", "")).first()
    if seat is None:
        context = {"room": room, "seats": seats, "given": given}
        return render(request, "doors/lobby.html", context)
    # A browser may correct itself, and not ask for one seat after the other without end.
    guessing.failed(f"join:{request.COOKIES.get(DEVICE, '')}")
    return take_seat(request, seat, by="")


def take_seat(request: HttpRequest, seat: Seat, by: str = Device.CARD) -> HttpResponse:
    """Hand the browser a pass to a seat. Whether it is admitted or has to ask, its page says, and goes on."""
    cookie, agent = request.COOKIES.get(DEVICE, ""), request.headers.get("User-Agent", "")
    device = devices.come_in(seat, devices.browser_of(cookie), devices.kind_of(agent), by=by)
    if device is None:
        sentence = _("Too many devices ask to be let in just now. Go to the dais.")
        return render(request, "doors/join.html", {"sentence": sentence}, status=429)
    return enter(access.bearer_of(device))


def enter(bearer: access.Bearer) -> HttpResponse:
    """Hand the browser its pass and show it the page that the pass is for."""
    response = HttpResponseRedirect(access.home(bearer))
    access.hand_pass(response, bearer)
    return response


@require_http_methods(["GET", "POST"])
@open_to_all
def officers(request: HttpRequest) -> HttpResponse:
    """An officer signs in with name and password, and takes the chair of the committee chosen."""
    if request.method == "GET":
        return with_device(request, render(request, "doors/officers.html"))
    name = request.POST.get("name", "")[:150]
    places = (f"officer:{name}:{device_of(request)}", f"officer:{name}")
    if guessing.too_many_failures(*places):
        sentence = _("Too many wrong passwords for this account. Wait a minute.")
        return render(request, "doors/officers.html", {"sentence": sentence, "name": name}, status=429)
    user = authenticate(request, username=name, password=request.POST.get("password", ""))
    if user is None:
        guessing.failed(*places)
        sentence = _("Name and password do not belong together.")
        return render(request, "doors/officers.html", {"sentence": sentence, "name": name}, status=422)
    return signed_in(request, user)


def signed_in(request: HttpRequest, user: Any) -> HttpResponse:
    """Hand the browser the passes of all that an account may do, and lead on; to a choice, if it is several."""
    offices = _offices(user)
    if len(offices) == 1:
        response: HttpResponse = HttpResponseRedirect(access.home(offices[0][0]))
    else:
        response = render(request, "doors/offices.html", {"offices": offices, "account": user.username})
    for bearer, _office in offices:
        access.hand_pass(response, bearer)
    return response


def _offices(user: Any) -> list[tuple[access.Bearer, str]]:
    """What an account may do: its offices, and the secretariat if it is staff."""
    held = Officer.objects.filter(user=user).select_related("committee")
    bearers = [
        (access.new_bearer(Role.DAIS, officer.committee, officer.office), str(officer)) for officer in held
    ]
    if user.is_staff:
        bearers += [
            (access.new_bearer(Role.SECRETARIAT, conference), str(conference))
            for conference in Conference.objects.all()
        ]
    return bearers


def projector_link(committee: Committee) -> str:
    """The projector's read-only link."""
    token = signing.dumps([committee.pk, committee.epoch], salt="projector")
    return reverse("projector-door", args=[token])


@require_http_methods(["GET", "POST"])
@open_to_all
def projector_door(request: HttpRequest, token: str) -> HttpResponse:
    try:
        pk, epoch = signing.loads(token, salt="projector")
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    committee = get_object_or_404(Committee, pk=pk, epoch=epoch)
    if request.method == "GET":
        return render(request, "doors/link.html", {"who": _("Projector"), "committee": committee})
    return enter(access.new_bearer(Role.PROJECTOR, committee))


# The links of a demo are good for one database and exist only while it is one.


def demo_link(role: Role, committee: Committee, place: str = "") -> str:
    token = signing.dumps([role, committee.pk, place, committee.epoch], salt="demo")
    return reverse("demo-door", args=[token])


@require_http_methods(["GET", "POST"])
@open_to_all
def demo_door(request: HttpRequest, token: str) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    try:
        role, pk, place, epoch = signing.loads(token, salt="demo")
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    committee = get_object_or_404(Committee.objects.select_related("conference"), pk=pk, epoch=epoch)
    within = committee.conference if role == Role.SECRETARIAT else committee
    bearer = access.new_bearer(Role(role), within, place)
    if request.method == "GET":
        context = {"who": _who(bearer), "committee": committee}
        return with_device(request, render(request, "doors/link.html", context))
    if bearer.role is not Role.SEAT:
        return enter(bearer)
    return take_seat(request, Seat.objects.get(committee=committee, code=place), Device.DEMO)


def _who(bearer: access.Bearer) -> str:
    if bearer.role is Role.SEAT:
        seat = Seat.objects.select_related("country", "delegation").get(
            committee=bearer.committee, code=bearer.place
        )
        return seat.named.display_name()
    if bearer.role is Role.DAIS:
        return str(dict(Officer.Office.choices)[bearer.place])
    return _("Projector") if bearer.role is Role.PROJECTOR else _("Secretariat")


def device_of(request: HttpRequest) -> str:
    """The name that this browser was given, by which its wrong guesses are counted."""
    return request.COOKIES.get(DEVICE, "")


def with_device(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Name this browser, so that its wrong guesses are counted apart from its neighbours'."""
    if DEVICE not in request.COOKIES:
        response.set_cookie(DEVICE, secrets.token_hex(8), max_age=YEAR, httponly=True, samesite="Lax")
    return response
