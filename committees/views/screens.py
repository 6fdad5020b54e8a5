"""What every screen asks for besides its page: the state, for who has no socket; the minutes; the projector."""

from hashlib import sha256
from zoneinfo import ZoneInfo

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from committees import acting, minutes, record, wall_clock
from committees.access import Guest, Role, View, home, in_committee
from committees.addresses import place_of
from committees.drawing import Drawing
from committees.minutes import Reader
from committees.views.doors import projector_link
from jmmun.build import BUILD


@require_GET
@in_committee(Role.PROJECTOR)
def projector(request: Guest) -> HttpResponse:
    context = {"drawing": acting.drawing_for(request), "address": _join_address(request)}
    return render(request, "projector/page.html", context)


def _join_address(request: Guest) -> str:
    """Where phones come in, to be read from the wall; empty if this address leads to this machine only."""
    host = request.get_host()
    return "" if place_of(f"//{host}").here else host + reverse("join")


@require_GET
@in_committee(Role.DAIS)
def open_projector(request: Guest) -> HttpResponse:
    """From the console to the projector's own link, in this browser or to be copied to another."""
    return HttpResponseRedirect(projector_link(request.committee))


def state_of(role: Role) -> View:
    """The polling twin of a role's socket: the whole drawing, or 304 if the page has it."""

    @require_GET
    @in_committee(role)
    def state(request: Guest) -> HttpResponse:
        return whole(request, acting.drawing_for(request), request.bearer.place)

    return state


def whole(request: Guest, drawing: Drawing, place: str) -> HttpResponse:
    """A drawing as somebody at `place` sees it, or 304 if the page has it."""
    mine = drawing.personal.get(place, "")
    tag = f'"{drawing.version}.{sha256(mine.encode()).hexdigest()[:12]}.{BUILD}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponse(status=304)
    else:
        response = JsonResponse(
            {
                "from": None,
                "to": drawing.version,
                "html": drawing.since(None) + mine,
                "now": wall_clock.now(),
                "build": BUILD,
            },
            json_dumps_params={"ensure_ascii": False},
        )
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache, private"
    return response


def minutes_for(role: Role) -> View:
    """The minutes as this role reads them, from the beginning to now."""

    @require_GET
    @in_committee(role)
    def page(request: Guest) -> HttpResponse:
        book = record.read(request.committee.pk)
        tag = f'"{book.head[:16]}.{request.committee.stamp}.{get_language()}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponse(status=304)
        with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
            reader = Reader(book, acting.names(request), request.committee)
            context = {
                "lines": list(minutes.lines(reader)),
                "head": book.head,
                "seq": book.seq,
                "home": home(request.bearer),
                "correcting": role is Role.DAIS,
            }
            template = "minutes/page.html#lines" if request.htmx else "minutes/page.html"
            response = render(request, template, context)
        response["ETag"] = tag
        response["Cache-Control"] = "no-cache, private"
        patch_vary_headers(response, ["HX-Request"])
        return response

    return page
