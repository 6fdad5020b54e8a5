"""The buttons of a clock, whichever it is."""

from django.utils.translation import gettext as _

from committees.clock import Clock
from committees.controls import Control, control
from committees.screens import Sight
from delegates.rulings import clocks


def start_or_pause(sight: Sight, clock: Clock, of: str, id: int, key: str = "") -> Control:
    url = f"clocks/{of}/{id}/"
    if clock.running:
        return control(sight, _("Pause"), clocks.pause_clock, url, "do", "pause", key=key, of=of, id=id)
    return control(sight, _("Start"), clocks.start_clock, url, "do", "start", key=key, of=of, id=id)


def ten_seconds(sight: Sight, of: str, id: int, keys: tuple[str, str] = ("", "")) -> list[Control]:
    """Ten seconds more, and ten fewer."""
    return [
        control(
            sight,
            label,
            clocks.adjust_clock,
            f"clocks/{of}/{id}/",
            "do",
            by,
            key=key,
            of=of,
            id=id,
            seconds=by,
        )
        for label, by, key in zip((_("+10 s"), _("−10 s")), (10, -10), keys, strict=True)
    ]
