"""Seats and their devices: what officers decide at the door and about who is in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from committees import acting, devices
from committees.access import Guest, Role, in_committee


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
