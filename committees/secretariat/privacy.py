"""Personal data on the secretariat's desk: what is kept of whom and how long; given out, erased, purged."""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from committees import personal
from committees.access import secretariat_only
from committees.models import Committee, Conference, Officer
from committees.naming import actor_name, names_of
from committees.order import DAIS, SEAT
from committees.secretariat import accounts
from committees.secretariat.rooms import room_of
from committees.secretariat.set_up import still_in


@require_GET
@secretariat_only
def page(request: Any) -> HttpResponse:
    """What is kept, how long, and of whom."""
    conference: Conference = request.conference
    context = {
        "here": "privacy",
        "kinds": personal.KEPT.values(),
        "purged_on": personal.purged_on(conference),
        "over": personal.over(conference),
        "demo": settings.DEMO,
        "accounts": _accounts(conference).order_by("-is_staff", "username"),
        "rooms": [(room, _places(room)) for room in conference.committees.order_by("pk")],
        "done": request.GET.get("done", ""),
    }
    return render(request, "set_up/privacy.html", context)


@require_http_methods(["GET", "POST"])
@secretariat_only
def purge(request: Any) -> HttpResponse:
    """Asks whether what is kept of everybody is to be emptied; posted to, once the last day is over, it is."""
    if not personal.over(request.conference):
        sentence = _(
            "The conference is not over yet. Until then, erase what somebody asks you to, one by one."
        )
        return _asked(request, {"title": _("Purge now"), "sentence": sentence}, 409)
    if request.POST.get("do") == "erase":
        personal.purge(request.conference)
        return _done()
    rooms = request.conference.committees.order_by("pk")
    found = [each for room in rooms for each in personal.holdings(room)]
    counts = {
        kind.key: sum(each.many for each in found if each.kind is kind) for kind in personal.KEPT.values()
    }
    asked = {
        "title": _("Purge now"),
        "going": [(kind.what, counts[kind.key]) for kind in personal.KEPT.values() if not kind.stays],
        "staying": [(kind.what, counts[kind.key]) for kind in personal.KEPT.values() if kind.stays],
        "button": _("Purge what is kept of everybody"),
    }
    return _asked(request, asked)


@require_http_methods(["GET", "POST"])
@secretariat_only
def account(request: Any, account: int) -> HttpResponse:
    """What is kept of an account; posted to, it is erased. The last of the secretariat that can sign in stays."""
    user = _account(request, account)
    asked = {
        "title": user.get_username(),
        "file": reverse("privacy-account-file", args=[user.pk]),
        "account": personal.account_told(user),
        "offices": user.offices.select_related("committee"),
        "button": _("Erase this account"),
    }
    if request.POST.get("do") != "erase":
        return _asked(request, asked)
    if accounts.only_way_in(user):
        asked["sentence"] = _("Nobody else could sign in. Give the secretariat another account first.")
        return _asked(request, asked, 409)
    accounts.erase(user)
    return still_in(request, _done()) if user.is_staff else _done()


@require_GET
@secretariat_only
def account_file(request: Any, account: int) -> HttpResponse:
    """All that is kept of an account, as a file."""
    user = _account(request, account)
    return _file(
        {"jmmun": "personal data", "account": personal.account_told(user)}, f"account-{user.pk}.json"
    )


@require_http_methods(["GET", "POST"])
@secretariat_only
def place(request: Any, committee: str, place: str) -> HttpResponse:
    """What is kept of a seat or an office; posted to, it is erased."""
    room = room_of(request, committee)
    actor = _actor(room, place)
    if request.POST.get("do") == "erase":
        personal.erase(room, actor)
        return _done()
    found = personal.holdings(room, actor)
    name = actor_name(actor, names_of(room.pk, room.epoch, room.stamp))
    asked = {
        "title": f"{room.display_name()}: {name}",
        "file": reverse("privacy-place-file", args=[room.slug, place]),
        "going": [(each.kind.what, each.many) for each in found if not each.kind.stays],
        "staying": [(each.kind.what, each.many) for each in found if each.kind.stays],
        "button": _("Erase what was typed here"),
    }
    return _asked(request, asked)


@require_GET
@secretariat_only
def place_file(request: Any, committee: str, place: str) -> HttpResponse:
    """All that is kept of a seat or an office, as a file."""
    room = room_of(request, committee)
    return _file(personal.told(room, _actor(room, place)), f"{room.slug}-{place}.json")


def _accounts(conference: Conference) -> Any:
    """The secretariat's, and those that preside over one of the conference's committees."""
    mine = Q(is_staff=True) | Q(offices__committee__conference=conference)
    return get_user_model().objects.filter(mine).distinct()


def _account(request: Any, account: int) -> User:
    user: User = get_object_or_404(_accounts(request.conference), pk=account)
    return user


def _places(room: Committee) -> list[tuple[str, str]]:
    """Offices that are held and seats, each by its part of an address and its name."""
    names = names_of(room.pk, room.epoch, room.stamp)
    offices = [(held.office, str(held.get_office_display())) for held in room.officers.order_by("pk")]
    return offices + sorted(((code, name.short) for code, name in names.items()), key=lambda each: each[1])


def _actor(room: Committee, place: str) -> str:
    """A seat or an office as the record names it. Raises Http404 if the committee has none of the kind."""
    if place in Officer.Office.values:
        return DAIS + place
    if not room.seats.filter(code=place).exists():
        raise Http404
    return SEAT + place


def _asked(request: Any, asked: dict[str, Any], status: int = 200) -> HttpResponse:
    """What goes and what stays, before it goes; a press that this page doesn't know changes nothing."""
    if request.method == "POST" and status == 200:
        status = 422
    return render(request, "set_up/erasing.html", {"here": "privacy", **asked}, status=status)


def _file(kept: dict[str, Any], name: str) -> HttpResponse:
    answer = HttpResponse(json.dumps(kept, ensure_ascii=False, indent=1), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _done() -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('privacy')}?done=erased")
