"""Who presides over a committee: offices, their accounts, and who is signed out."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from committees.access import secretariat_only
from committees.models import Committee
from committees.secretariat import accounts
from committees.secretariat.forms import OfficerForm
from committees.secretariat.rooms import committee_page, room_of


@require_POST
@secretariat_only
def officers(request: Any, committee: str) -> HttpResponse:
    """An office is given to an account; a new one if there is none of that name."""
    room = room_of(request, committee)
    form = OfficerForm(room, request.POST, prefix="new")
    if not form.is_valid():
        return committee_page(request, room, officer=form, status=422)
    typed = form.cleaned_data
    accounts.appoint(room, typed["office"], typed["name"], typed["password"], typed["duty"])
    return _to_dais(room)


@require_POST
@secretariat_only
def officer(request: Any, committee: str, office: str) -> HttpResponse:
    """Whoever holds an office gets a new link, is signed out everywhere, or holds it no longer."""
    room = room_of(request, committee)
    held = get_object_or_404(room.officers.select_related("user"), office=office)
    match request.POST.get("do"):
        case "link":
            accounts.new_link(held.user)
        case "sign-out":
            accounts.sign_out(held)
        case "remove":
            accounts.dismiss(held)
        case _:
            return committee_page(request, room, status=422)
    return _to_dais(room)


def _to_dais(room: Committee) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('committee', args=[room.slug])}#dais")
