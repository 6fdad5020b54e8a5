"""The wall: all committees of a conference on one page that follows each of them."""

from hashlib import sha256
from typing import Any, NamedTuple

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import acting, announcing, live, screens, wall_clock
from committees.access import secretariat_only
from committees.drawing import Audience, Drawing
from committees.models import Committee
from committees.order import OutOfOrder, refuse_unless
from committees.saying import moment_in
from committees.secretariat.rooms import room_of
from jmmun.build import BUILD


class Place(NamedTuple):
    """A committee's place on the wall."""

    committee: Committee
    drawing: Drawing


@require_GET
@secretariat_only
def wall(request: Any) -> HttpResponse:
    context = {
        "here": "wall",
        "rooms": places(request),
        "key": acting.new_key(),
        "longest": announcing.LONGEST,
    }
    return render(request, "wall/page.html", context)


@require_GET
@secretariat_only
def state(request: Any) -> HttpResponse:
    """The polling twin of the wall's socket: every committee's whole drawing, or 304 if the page has them all."""
    rooms = places(request)
    seen = " ".join(f"{each.committee.slug} {each.drawing.version}" for each in rooms)
    tag = f'"{sha256(seen.encode()).hexdigest()[:24]}.{get_language()}.{BUILD}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponse(status=304)
    else:
        frames = [
            {
                "room": each.committee.slug,
                "here": live.here(each.committee.pk),
                "from": None,
                "to": each.drawing.version,
                "html": each.drawing.since(None),
            }
            for each in rooms
        ]
        content = {"rooms": frames, "now": wall_clock.now(), "build": BUILD}
        response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache, private"
    return response


def places(request: Any) -> list[Place]:
    """Every committee of the conference as the wall shows it now."""
    audience = Audience("wall", get_language() or "en")
    rooms = request.conference.committees.order_by("pk")
    return [Place(room, screens.draw(room.pk, audience)) for room in rooms]


@require_POST
@secretariat_only
def announcements(request: Any) -> HttpResponse:
    """An announcement or a crisis update to the committees, and on the screens, that were ticked."""
    rooms = list(request.conference.committees.filter(slug__in=request.POST.getlist("committee")))
    screens_ = {screen: screen in request.POST.getlist("screen") for screen in announcing.SCREENS}
    try:
        text = acting.line(request, "text", announcing.LONGEST)
        refuse_unless(bool(text), gettext_noop("Write what is to be announced."))
        refuse_unless(bool(rooms), gettext_noop("Choose a committee."))
        refuse_unless(any(screens_.values()), gettext_noop("Choose a screen."))
        until = moment_in(request.conference.time_zone, request.POST.get("until", ""))
    except OutOfOrder as refused:
        return _refused(request, _(refused.msgid) % refused.values)
    announcing.announce(
        request.conference,
        acting.key_of(request) or acting.new_key(),
        rooms,
        text=text,
        crisis=request.POST.get("kind") == "crisis",
        until=until,
        **screens_,
    )
    return _gone_on(request)


@require_POST
@secretariat_only
def announcement(request: Any, id: int) -> HttpResponse:
    """An announcement is taken down, wherever it is shown."""
    if request.POST.get("do") != "down":
        return _unknown(request)
    announcing.take_down(get_object_or_404(request.conference.announcements, pk=id))
    return _gone_on(request)


@require_POST
@secretariat_only
def call(request: Any, committee: str, id: int) -> HttpResponse:
    """A dais that called for help is answered, or its call is closed."""
    room = room_of(request, committee)
    match request.POST.get("do"):
        # A line that was typed is said, whichever button Enter finds first.
        case "coming" | "answer":
            try:
                words = acting.line(request, "words")
            except OutOfOrder as refused:
                return _refused(request, _(refused.msgid) % refused.values)
            announcing.answer(room, id, words)
        case "close":
            announcing.close(room, id)
        case _:
            return _unknown(request)
    return _gone_on(request)


def _gone_on(request: Any) -> HttpResponse:
    """What was done shows in the committees' own places, which are pushed; a browser without scripts loads them."""
    if not request.htmx:
        return HttpResponseRedirect(reverse("wall"))
    response = HttpResponse()
    response["JMMUN-Version"] = "rows"
    return response


def _unknown(request: Any) -> HttpResponse:
    return _refused(request, _("This page does not know that press. Reload it."))


def _refused(request: Any, sentence: str) -> HttpResponse:
    template = "refusal.html#notice" if request.htmx else "refusal.html"
    return render(request, template, {"sentence": sentence, "home": reverse("wall")}, status=422)
