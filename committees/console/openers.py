"""The buttons that open the dialogs, each saying when nothing in its dialog is in order.

What is typed lies outside every region, but the buttons before it lie in one: so a push can mark
them. They open all the same, for what is refused there may be ruled in order.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from committees.controls import code_of, marked, refusal_of
from committees.order import Ruling
from committees.screens import Sight
from committees.verbs import ON_DAIS, RULINGS
from resolutions.rules.drafts import DraftRef


class Opener(NamedTuple):
    """A button that opens a dialog: what it says, its key, and why nothing in there is in order."""

    dialog: str
    key: str
    label: str
    reason: str = ""

    def __str__(self) -> SafeString:
        return format_html(
            '<button type="button" class="control" data-opens="{}" data-key="{}"{}><kbd>{}</kbd> {}</button>',
            self.dialog,
            code_of(self.key),
            marked(self.reason),
            self.key,
            self.label,
        )


LEADS_TO = {
    "motion-dialog": ("raise_motion", "declare_motion"),
    "point-dialog": ("raise_point", "grant_reply"),
    "heir-dialog": ("yield_floor",),
    "draft-dialog": ("introduce_draft",),
}
"""What the forms of a dialog press. The others hold something that is in order at all times."""


def openers(sight: Sight) -> dict[str, Any]:
    labels = (
        ("motion-dialog", "C", _("Motion…")),
        ("point-dialog", "I", _("Point…")),
        ("heir-dialog", "H", _("Yield to…")),
        ("draft-dialog", "D", _("Draft")),
        ("time-dialog", "T", _("Speaking time")),
        ("free-dialog", "J", _("Timer, note")),
        ("meeting-dialog", "S", _("Suspend, adjourn")),
    )
    return {"openers": [Opener(dialog, key, label, _reason(sight, dialog)) for dialog, key, label in labels]}


def _reason(sight: Sight, dialog: str) -> str:
    """Why nothing in a dialog is in order; empty as soon as one thing is."""
    reason = ""
    for ruling, args in _pressable(sight, dialog):
        refused = refusal_of(sight, ruling, **args)
        if not refused:
            return ""
        reason = reason or refused
    return reason


def _pressable(sight: Sight, dialog: str) -> Iterator[tuple[Ruling, dict[str, Any]]]:
    """What can be pressed in a dialog, or what would be if there were somebody to name in it."""
    floor = sight.floor
    for verb in LEADS_TO.get(dialog, ()):
        empty: dict[str, dict[str, Any]] = {
            "declare_motion": {"motion": ""},
            "grant_reply": {"seat": next(iter(floor.roll.order), "")},
            "yield_floor": {"speech": 0, "to": "delegate"},
            "introduce_draft": {"draft": DraftRef(-1, -1), "sponsors": (), "text": ""},
        }
        for args in list(ON_DAIS[verb](floor)) or ([empty[verb]] if verb in empty else []):
            yield RULINGS[verb], args
