"""Tags that every template of the product may use."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from committees import wording
from committees.wording import moment, time_of_day
from jmmun.build import BUILD

register = template.Library()


@register.simple_tag
def build() -> str:
    """The build that a page was drawn by."""
    return BUILD


@register.filter
def region(drawing: Any, name: str) -> SafeString:
    """A region as it was drawn: rendered by a template of ours, so its markup stands."""
    html: SafeString = drawing.regions[name]
    return html


@register.simple_tag
def clock(view: dict[str, Any], style: str = "") -> SafeString:
    """A clock: its numbers for the page to count with, and what it shows if it stands."""
    return format_html(
        '<span class="clock {}" role="timer" data-limit="{}" data-spent="{}" data-since="{}"{}>{}</span>{}',
        style,
        view["limit"],
        view["spent"],
        view["since"],
        format_html(' data-of="{}"', view["name"]) if view["name"] else "",
        view["shown"],
        format_html("<noscript> → {}</noscript>", time_of_day(view["ends"])) if view["ends"] else "",
    )


@register.simple_tag
def row(name: str, values: Hashable) -> SafeString:
    """A list's row by its template. Most rows of a list are what they were; those are not drawn again."""
    return _row(name, values, get_language() or "en")


@lru_cache(maxsize=4096)
def _row(name: str, values: Hashable, language: str) -> SafeString:
    return render_to_string(name, {"row": values})


@register.simple_tag
def flag(iso2: str) -> SafeString:
    """A flag beside a name; never alone, so it is silent for screen readers."""
    if not iso2:
        return SafeString("")
    return format_html('<img class="flag" src="/static/lib/flags/{}.svg" alt="">', iso2)


@register.filter
def at_time(ms: int) -> str:
    """The time of day of a moment in ms."""
    return time_of_day(ms)


@register.filter
def to_the_second(ms: int) -> str:
    """The same with its seconds."""
    return wording.to_the_second(ms)


@register.filter
def on_day(ms: int) -> str:
    """The day of a moment in ms."""
    return moment(ms).strftime("%Y-%m-%d")
