"""An office on one more device: what the console shows of the code, and the tap that takes the office with it."""

from zoneinfo import ZoneInfo

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import access, invitations
from committees.access import Guest, Role, in_committee
from committees.addresses import place_of, reached_at
from committees.models import Officer
from committees.wording import time_of_day


@require_http_methods(["GET", "POST"])
@in_committee(Role.DAIS)
def another_device(request: Guest) -> HttpResponse:
    """The code that lets one more device of this office in; posted to, a new one."""
    officer = request.committee.officers.get(office=request.bearer.place)
    if request.method == "POST":
        invitations.invite(officer)
        return HttpResponseRedirect(request.path)
    code = invitations.code_of(officer)
    address = reached_at(request, request.committee.conference)
    door = address + reverse("join")
    with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
        until = time_of_day(invitations.good_until(officer))
    context = {
        "office": officer.get_office_display(),
        "code": code,
        "door": door,
        "until": until,
        "picture": picture(f"{door}#{code}") if code else "",
        "here_only": place_of(address).here,
    }
    return render(request, "doors/another_device.html", context)


def picture(address: str) -> SafeString:
    """An address as a QR code, to be set where it stands; dark on light whatever the screen's colours are."""
    # segno draws it from our own address, as numbers; nothing of it was typed as markup.
    return SafeString(
        segno.make(address, error="m", micro=False).svg_inline(border=4, light="#fff", omitsize=True)
    )


def take_office(request: HttpRequest, officer: Officer, given: str) -> HttpResponse:
    """Who came with the code says that they are the Chair, and the code is used up."""
    if "confirmed" not in request.POST:
        return render(request, "doors/confirm_office.html", {"officer": officer, "given": given})
    if not invitations.use(officer):
        sentence = _("This code was used just now on another device. Have the console show a new one.")
        return render(request, "doors/join.html", {"sentence": sentence}, status=409)
    bearer = access.new_bearer(Role.DAIS, officer.committee, officer.office)
    response = HttpResponseRedirect(access.home(bearer))
    access.hand_pass(response, bearer)
    return response
