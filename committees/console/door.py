"""Who stands at the door: devices that ask to be let in, for any officer to answer beside the meeting."""

from typing import Any

from django.utils.translation import gettext as _

from committees import devices
from committees.controls import Control
from committees.screens import Sight
from delegates.models import Device

SHOWN = 3
"""Requests that are shown at a time, the longest waiting first."""


def asking(sight: Sight) -> dict[str, Any]:
    waiting = list(devices.asking_in(sight.committee.pk).select_related("seat"))
    return {
        "asking": [
            (
                _sentence(sight, device),
                Control(_("Admit"), f"devices/{device.pk}/", "do", "admit"),
                Control(_("Not"), f"devices/{device.pk}/", "do", "refuse"),
            )
            for device in waiting[:SHOWN]
        ],
        "more": max(0, len(waiting) - SHOWN),
        "none": Control(_("None of them"), "devices/", "do", "none"),
    }


def _sentence(sight: Sight, device: Device) -> str:
    phone = device.kind == Device.Kind.PHONE
    if device.by_code:
        said = (
            _("%(seat)s: a phone asks to come in by the room’s code")
            if phone
            else _("%(seat)s: a laptop asks to come in by the room’s code")
        )
    else:
        said = (
            _("%(seat)s: one more phone asks to come in")
            if phone
            else _("%(seat)s: one more laptop asks to come in")
        )
    return said % {"seat": sight.names.short(device.seat.code)}
