"""A free timer and a free line in the minutes, for whatever the rules don't know."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from motions.rules.timer import LineNoted, TimerEnded, TimerSet

SECOND = 1000
DAY = 86_400


def _timer(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"id": floor.business.timer.id},) if floor.business.timer else ()


@ruling(dais=lambda _floor: ({"seconds": 60},))
def set_timer(floor: Floor, press: Press, seconds: int, title: WordsRef | None = None) -> Iterator[Fact]:
    """Set a timer for every screen to show; it runs at once, in place of the one before.

    Enters timer_ended for that, and timer_set.
    """
    require_open(floor)
    refuse_unless(0 < seconds <= DAY, _("A timer runs for up to a day."))
    earlier = floor.business.timer
    if earlier:
        yield TimerEnded(id=earlier.id, spent=earlier.clock.spent_at(press.now))
    yield TimerSet(limit=seconds * SECOND, title=title)


@ruling(dais=_timer)
def end_timer(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """Take the timer away. Enters timer_ended."""
    timer = required(floor.business.timer, _("That timer is over."))
    refuse_unless(timer.id == id, _("That timer is over."))
    yield TimerEnded(id=id, spent=timer.clock.spent_at(press.now))


@ruling(dais=lambda _floor: ({"text": WordsRef("", "")},))
def note_line(floor: Floor, press: Press, text: WordsRef) -> Iterator[Fact]:
    """Write a line into the minutes. Enters line_noted."""
    yield LineNoted(text=text)
