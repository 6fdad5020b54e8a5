"""The strawpoll at the dais: who has answered what, as it comes in; and what a picture of it shows."""

import json
from typing import Any

from django.utils.translation import gettext as _

from committees.console.openers import Opener
from committees.console.situation import PASSING
from committees.controls import control, refusal_of
from committees.order import DAIS, ON_DAIS
from committees.screens import Sight
from delegates.rules.speakers import ClockAdjusted, ClockPaused, ClockStarted, SpeechEnded
from motions.rules.strawpolls import Strawpoll, StrawpollClosed
from motions.rulings.strawpolls import close_strawpoll, open_strawpoll

BESIDE = (*PASSING, ClockStarted, ClockPaused, ClockAdjusted, SpeechEnded)
"""What the dais does beside a result without ending the moment: a speaker may come to the end first."""


def fresh_strawpoll(sight: Sight) -> Strawpoll | None:
    """The strawpoll that was closed last, until the dais does the next thing that shows."""
    for entry in reversed(sight.book.entries[: sight.floor.seq]):
        if not entry.by.startswith(DAIS) or not sight.book.stands(entry) or isinstance(entry.fact, BESIDE):
            continue
        closed = sight.floor.strawpolls.closed
        return closed[-1] if closed and isinstance(entry.fact, StrawpollClosed) else None
    return None


def shown_strawpoll(sight: Sight) -> Strawpoll | None:
    """The strawpoll that is open, or was closed just now."""
    return sight.floor.strawpolls.current or sight.once("fresh strawpoll", fresh_strawpoll)


def bars(sight: Sight, poll: Strawpoll) -> list[dict[str, Any]]:
    """Each option with how many chose it and who, and how long its bar is, of 100: the longest is whole."""
    counts = poll.counts
    most = max(1, *counts)
    return [
        {
            "number": number,
            "text": sight.reader.typed(option),
            "count": count,
            "length": f"{100 * count / most:.1f}",
            "leads": count == most,
            "seats": sight.reader.seats(
                tuple(seat for seat in sight.floor.roll.ever if number in poll.chosen(seat))
            ),
        }
        for number, option, count in zip(poll.numbers, poll.options, counts, strict=True)
    ]


def pictured(sight: Sight, poll: Strawpoll) -> dict[str, Any]:
    """A strawpoll with its bars, as the dais sees it grow and everybody sees it closed."""
    return {
        "poll": poll,
        "question": sight.reader.typed(poll.question),
        "options": bars(sight, poll),
        "answered": len(poll.choices),
    }


def strawpoll_opener(sight: Sight) -> Opener:
    """The button before the dialog; it opens all the same while it says why nothing there is in order."""
    (example,) = ON_DAIS["open_strawpoll"](sight.floor)
    reason = refusal_of(sight, open_strawpoll, **example)
    return Opener("strawpoll-dialog", "⇧V", _("Strawpoll…"), reason)


def strawpoll_now(sight: Sight) -> dict[str, Any]:
    """The strawpoll with its running tally, which only the dais sees."""
    poll = shown_strawpoll(sight)
    if poll is None:
        return {"poll": None}
    return {
        **pictured(sight, poll),
        "all": asked(sight, poll),
        "fill": json.dumps({"strawpoll": str(poll.id)}),
        "close": control(
            sight,
            _("Close the strawpoll"),
            close_strawpoll,
            f"strawpolls/{poll.id}/",
            "do",
            "close",
            key="⇧W",
            strawpoll=poll.id,
        ),
    }


def asked(sight: Sight, poll: Strawpoll) -> int:
    """Of how many delegations an answer is looked for: those in the room, and who answered and left it."""
    return len({*sight.floor.roll.present, *poll.choices})
