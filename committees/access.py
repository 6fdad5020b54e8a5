"""The one door. Whoever asks for a page, posts an act or opens a socket comes through here.

A browser holds **passes**: signed cookies, each for one role in one committee, each scoped to that
role's path (`/unhrc/dais/chair/`, `/unhrc/seat/JPN/`, `/unhrc/projector/`, `/secretariat/`). So one
browser can be chair, Japan and the projector at once, and no pass is ever sent where it doesn't
belong. A pass carries the generation of its seat or office; raising that voids it everywhere. A
seat's pass also names its device (`committees.devices`), which is admitted, asks, or is signed out.

The seat and the office come from the door, never from a form. A stranger gets 404, a pass of
another role 403, and a pass of an older generation a page that says how to come back.

An HTTP request reads generation and device from the database. A socket is admitted by signature
alone, without a query, because a thousand phones reconnect at once after a break; it is compared
with each drawing, which knows the passes that are good, so a revoked one is closed with the next.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, parse_cookie
from django.http.request import split_domain_port, validate_host
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from committees.models import Committee, Conference, Officer
from committees.order import DAIS, SEAT, SECRETARIAT
from delegates.models import Device, Seat

COOKIE = "pass"
PASS_AGE = 14 * 24 * 3600


class Role(StrEnum):
    DAIS = "dais"
    SEAT = "seat"
    PROJECTOR = "projector"
    SECRETARIAT = "secretariat"


class Bearer(NamedTuple):
    """Who came through the door."""

    role: Role
    committee: int
    """The committee's primary key; the conference's for the secretariat."""
    slug: str
    """The committee's address; empty for the secretariat."""
    place: str
    """Office or seat code; empty for projector and secretariat."""
    generation: int
    device: str

    @property
    def screen(self) -> str:
        """The name under which a drawing knows that their pass is good."""
        return pass_name(self.role, self.place, self.device if self.role is Role.SEAT else "")

    @property
    def actor(self) -> str:
        """The name under which the record knows them."""
        if self.role is Role.DAIS:
            return DAIS + self.place
        return SEAT + self.place if self.role is Role.SEAT else SECRETARIAT


class Guest(HttpRequest):
    """A request after the door: it knows its committee and bearer."""

    htmx: HtmxDetails
    committee: Committee
    bearer: Bearer


def sealed(bearer: Bearer) -> str:
    return signing.dumps(list(bearer), salt="pass")


def unsealed(value: str | None) -> Bearer | None:
    """The bearer of a pass, or None if the pass is none of ours or too old. Asks no database."""
    try:
        role, *rest = signing.loads(value or "", salt="pass", max_age=PASS_AGE)
        return Bearer(Role(role), *rest)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def home(bearer: Bearer) -> str:
    """The path that a pass is good for, and the page it leads to."""
    match bearer.role:
        case Role.DAIS:
            return reverse("console", args=[bearer.slug, bearer.place])
        case Role.SEAT:
            return reverse("phone", args=[bearer.slug, bearer.place])
        case Role.PROJECTOR:
            return reverse("projector", args=[bearer.slug])
        case Role.SECRETARIAT:
            return reverse("secretariat")


def hand_pass(response: HttpResponse, bearer: Bearer) -> None:
    """Give the browser a pass for its role's path."""
    path = home(bearer)
    response.set_cookie(
        COOKIE,
        sealed(bearer),
        max_age=PASS_AGE,
        path=path,
        secure=settings.SECURE_TLS,
        httponly=True,
        samesite="Lax",
    )
    # A response keeps its cookies by name; passes share theirs and differ by path.
    response.cookies[f"{COOKIE} {path}"] = response.cookies.pop(COOKIE)


def new_bearer(role: Role, within: Committee | Conference, place: str = "", device: str = "") -> Bearer:
    """A bearer of today's generation. Raises Http404 if there is no such place.

    Of a seat only with a `device` that is admitted there.
    """
    slug = within.slug if isinstance(within, Committee) else ""
    return Bearer(role, within.pk, slug, place, generation(role, within.pk, place), device)


def bearer_of(device: Device) -> Bearer:
    """The bearer of a device's pass to its seat; good once the device is admitted."""
    return new_bearer(Role.SEAT, device.seat.committee, device.seat.code, device.name)


def generation(role: Role, committee: int, place: str) -> int:
    """The generation that a pass must have now. Raises Http404 if its place is gone."""
    holder: Conference | Officer | Seat | None
    if role is Role.SECRETARIAT:
        holder = Conference.objects.filter(pk=committee).first()
    elif role is Role.DAIS:
        holder = Officer.objects.filter(committee=committee, office=place).first()
    elif role is Role.SEAT:
        holder = Seat.objects.filter(committee=committee, code=place).first()
    else:
        return 0
    if holder is None:
        raise Http404
    return holder.generation


def admitted(bearer: Bearer) -> bool:
    """Whether a pass is good today, asked of the database. Raises Http404 if its place is gone."""
    if bearer.role is not Role.SEAT:
        return bearer.generation == generation(bearer.role, bearer.committee, bearer.place)
    device = _device(bearer)
    return (
        device is not None
        and device.standing == Device.Standing.ADMITTED
        and (device.seat.code, device.seat.generation) == (bearer.place, bearer.generation)
    )


def _device(bearer: Bearer) -> Device | None:
    devices = Device.objects.select_related("seat__committee", "seat__country")
    return devices.filter(name=bearer.device, seat__committee=bearer.committee).first()


def passes(committee: int) -> dict[str, int]:
    """Every pass that is good in a committee, by its name, with its generation. Three queries."""
    conference = Conference.objects.get(committees=committee)
    devices = Device.objects.filter(seat__committee=committee, standing=Device.Standing.ADMITTED)
    officers = Officer.objects.filter(committee=committee).values_list("office", "generation")
    return (
        {
            pass_name(Role.SEAT, code, name): number
            for code, name, number in devices.values_list("seat__code", "name", "seat__generation")
        }
        | {pass_name(Role.DAIS, office): number for office, number in officers}
        | {pass_name(Role.PROJECTOR, ""): 0, pass_name(Role.SECRETARIAT, ""): conference.generation}
    )


def pass_name(role: str, place: str, device: str = "") -> str:
    return f"{role}:{place}:{device}"


def turned_away(request: HttpRequest, bearer: Bearer) -> HttpResponse:
    """What becomes of who comes with a pass that is not good now, and how they come in."""
    device = _device(bearer) if bearer.role is Role.SEAT else None
    today = bearer.generation == generation(bearer.role, bearer.committee, bearer.place)
    if device is None or not (today or device.seat.code != bearer.place):
        return render(request, "doors/moved.html", {"role": bearer.role, "today": today}, status=403)
    if device.standing != Device.Standing.ADMITTED:
        return render(request, "doors/waiting.html", {"device": device}, status=403)
    response = render(request, "doors/moved.html", {"role": bearer.role, "device": device}, status=403)
    hand_pass(response, bearer_of(device))
    return response


type View = Callable[..., HttpResponse]


def in_committee(role: Role) -> Callable[[View], View]:
    """Let only bearers of `role` in the committee of the URL through to a view.

    The view gets a `Guest`, and no committee or place of the URL.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def door(request: Guest, committee: str, place: str = "", **kwargs: Any) -> HttpResponse:
            bearer = unsealed(request.COOKIES.get(COOKIE))
            room = Committee.objects.select_related("conference").filter(slug=committee).first()
            if room is None or bearer is None:
                raise Http404
            within = room.conference_id if bearer.role is Role.SECRETARIAT else room.pk
            if bearer.committee != within:
                raise Http404
            if bearer.role is not role or bearer.place != place:
                return render(request, "doors/elsewhere.html", status=403)
            if not admitted(bearer):
                return turned_away(request, bearer)
            request.committee, request.bearer = room, bearer
            response = view(request, **kwargs)
            response["Cache-Control"] = response.get("Cache-Control", "no-store")
            return response

        return declared(door, role)

    return wrap


def secretariat_only(view: View) -> View:
    """Let only the secretariat of a conference through."""

    @wraps(view)
    def door(request: Any, **kwargs: Any) -> HttpResponse:
        bearer = unsealed(request.COOKIES.get(COOKIE))
        if bearer is None:
            raise Http404
        if bearer.role is not Role.SECRETARIAT:
            return render(request, "doors/elsewhere.html", status=403)
        request.conference = Conference.objects.filter(pk=bearer.committee).first()
        if request.conference is None:
            raise Http404
        if request.conference.generation != bearer.generation:
            return render(request, "doors/moved.html", {"role": Role.SECRETARIAT}, status=403)
        request.bearer = bearer
        response = view(request, **kwargs)
        response["Cache-Control"] = response.get("Cache-Control", "no-store")
        return response

    return declared(door, Role.SECRETARIAT)


def for_room(role: Role) -> Callable[[View], View]:
    """The door of a role to a room; the secretariat's opens every room of its conference."""
    if role is not Role.SECRETARIAT:
        return in_committee(role)

    def wrap(view: View) -> View:
        @secretariat_only
        @wraps(view)
        def door(request: Any, committee: str, **kwargs: Any) -> HttpResponse:
            rooms = Committee.objects.select_related("conference")
            request.committee = get_object_or_404(rooms, slug=committee, conference=request.conference)
            return view(request, **kwargs)

        return door

    return wrap


def open_to_all(view: View) -> View:
    """Declare that a view is for anybody: it shows nothing of a committee to who is not in it."""
    return declared(view, "anybody")


def declared(view: View, audience: str) -> View:
    """Write on a view for whom it is; an address whose view doesn't say so fails the tests."""
    vars(view)["audience"] = audience
    return view


def admitted_socket(scope: dict[str, Any], role: Role, slug: str, place: str) -> Bearer | None:
    """The bearer of a socket's pass, by signature alone; None if it is not for this path."""
    bearer = unsealed(parse_cookie(header(scope, b"cookie")).get(COOKIE))
    if bearer and (bearer.role, bearer.slug, bearer.place) == (role, slug, place):
        return bearer
    return None


def same_origin(scope: dict[str, Any]) -> bool:
    """Whether a socket comes from a page of this very address: scheme, host and port."""
    host = header(scope, b"host")
    try:
        origin = urlsplit(header(scope, b"origin"))
    except ValueError:
        return False
    # The proxy's header is believed only where a proxy was said to be there.
    secure = settings.SECURE_TLS or scope.get("scheme") == "wss"
    ours = validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
    return ours and origin.netloc == host and origin.scheme == ("https" if secure else "http")


def header(scope: dict[str, Any], name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope.get("headers", []) if key == name), "")
