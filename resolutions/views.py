"""What the secretariat decides about seats."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from committees import acting, clerk, devices, record, wording
from committees.access import secretariat_only
from committees.models import Committee
from committees.naming import names_of
from committees.order import SECRETARIAT, OutOfOrder
from delegates.models import Seat
from delegates.rules.roll import Rights
from delegates.rulings.roll import set_rights


@require_POST
@secretariat_only
def seat(request: Any, committee: str, seat: str) -> HttpResponse:
    """Give or take a seat's vote on substance, or void its card and every device admitted with it."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    row = get_object_or_404(Seat, committee=room, code=seat)
    if request.POST.get("do") == "new-card":
        devices.new_cards(Seat.objects.filter(pk=row.pk), room.pk)
        return HttpResponseRedirect(reverse("secretariat"))
    if request.POST.get("substance") not in ("yes", "no"):
        sentence = _("This page does not know that press. Reload it.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=422)
    rights = record.read(room.pk).floor.roll.rights.get(seat, Rights())
    wanted = Rights(rights.procedure, request.POST.get("substance") == "yes", rights.sponsor)
    try:
        record.enter(
            room.pk, set_rights, by=SECRETARIAT, key=acting.key_of(request), seat=seat, rights=wanted
        )
    except OutOfOrder as refused:
        names = names_of(room.pk, room.epoch, room.stamp)
        sentence = wording.refusal(refused, names)
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=409)
    except clerk.TryAgain:
        sentence = _("Saving is slow right now. Nothing was entered; press again.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=503)
    return HttpResponseRedirect(reverse("secretariat"))
