"""Plain values into the reader's words: refusals, times, counts."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees.naming import Names
from committees.order import OutOfOrder

SEATS = frozenset({"seat", "heir"})


def refusal(refused: OutOfOrder, names: Names, you: str = "") -> str:
    """The sentence of a refusal, with delegations by name; `you` is the seat that is spoken to."""
    return sentence(refused.msgid, refused.values, names, you)


def sentence(msgid: str, values: dict[str, Any], names: Names, you: str = "") -> str:
    """A marked msgid in the active language, with `seat` and `heir` by name."""
    if not values:
        return _(msgid)
    named = {
        key: (_("your delegation") if value == you else names.short(value)) if key in SEATS else value
        for key, value in values.items()
    }
    return capfirst(_(msgid) % named)


def clock(ms: int) -> str:
    """A time as it is read on a clock: 1:30, -0:05."""
    seconds = abs(ms) // 1000
    return f"{'-' if ms < 0 and seconds else ''}{seconds // 60}:{seconds % 60:02}"


def duration(ms: int) -> str:
    """A time as it is said: ninety seconds, 10 minutes."""
    seconds = round(ms / 1000)
    minutes, rest = divmod(seconds, 60)
    if minutes and rest and seconds > 120:
        return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": rest}
    if rest or not minutes:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


def first_up(text: str) -> str:
    """A term as it begins a sentence."""
    return text[:1].upper() + text[1:]


def first_down(text: str) -> str:
    """A term within a sentence."""
    return text[:1].lower() + text[1:]


def time_of_day(ms: int) -> str:
    """The time of day of a moment, 14:03, in the conference's time zone."""
    return moment(ms).strftime("%H:%M")


def to_the_second(ms: int) -> str:
    """The same with its seconds, 14:03:20, as times are corrected."""
    return moment(ms).strftime("%H:%M:%S")


def moment(ms: int) -> datetime:
    """A moment of the record in the time zone that is active."""
    return datetime.fromtimestamp(ms / 1000, tz=timezone.get_current_timezone())
