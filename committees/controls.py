"""Buttons. Each asks `committees.in_order`, so it can say why it is out of order before it is pressed."""

from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

from committees import wording
from committees.in_order import why_not
from committees.order import SEAT, Ruling
from committees.screens import Sight


class Control(NamedTuple):
    """A button of the dais: what it says, where it posts what, its key, and why it is out of order."""

    label: str
    url: str
    name: str
    value: str
    key: str = ""
    reason: str = ""
    style: str = ""

    def __str__(self) -> SafeString:
        """The button, tied to the page's one form; its key is printed on it."""
        return format_html(
            '<button form="act" formaction="{}" name="{}" value="{}" class="control {}"{}{}>{}{}</button>',
            self.url,
            self.name,
            self.value,
            self.style,
            format_html(' data-key="{}"', code_of(self.key)) if self.key else "",
            marked(self.reason),
            format_html("<kbd>{}</kbd> ", self.key) if self.key else "",
            self.label,
        )


def marked(reason: str) -> SafeString:
    """The attributes of a button that is out of order; none where there is no reason."""
    if not reason:
        return SafeString("")
    return format_html(' aria-disabled="true" data-reason="{0}" aria-description="{0}"', reason)


def control(
    sight: Sight,
    label: str,
    ruling: Ruling,
    url: str,
    name: str,
    value: Any,
    *,
    key: str = "",
    style: str = "",
    **args: Any,
) -> Control:
    """A control whose ruling, asked now with `args`, decides whether it is in order."""
    return Control(label, url, name, str(value), key, refusal_of(sight, ruling, **args), style)


def refusal_of(sight: Sight, ruling: Ruling, by: str = "dais:chair", **args: Any) -> str:
    """Why a ruling would refuse now, in the words of who presses; empty if it would not."""
    refused = why_not(sight.floor, by, ruling, **args)
    return wording.refusal(refused, sight.names, by.removeprefix(SEAT)) if refused else ""


_CODES = {
    "Space": "Space",
    "Enter": "Enter",
    "↑": "ArrowUp",
    "↓": "ArrowDown",
    "/": "Slash",
    "?": "Slash",
    ",": "Comma",
    ".": "Period",
}


def code_of(key: str) -> str:
    """The keyboard code of a printed key: codes work with a Japanese input method on."""
    if key.startswith("⇧"):
        return "Shift+" + code_of(key[1:])
    return _CODES.get(key) or (f"Digit{key}" if key.isdigit() else f"Key{key}")
