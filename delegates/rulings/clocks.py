"""Clocks: of a speech, of the caucus, of a free timer. They are started, paused and given time."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.clock import Clock
from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rules.speakers import ClockAdjusted, ClockOf, ClockPaused, ClockStarted, ClockStartSet, Speech
from motions.rules.caucus import Caucus

SECOND = 1000


def clocks(floor: Floor) -> Iterator[tuple[ClockOf, int, Clock]]:
    """Every clock there is, by what it measures and the seq that names that."""
    speech, caucus, timer = floor.speakers.speech, floor.business.caucus, floor.business.timer
    if speech:
        yield "speech", speech.id, speech.clock
    if caucus:
        yield "caucus", caucus.id, caucus.clock
    if timer:
        yield "timer", timer.id, timer.clock


def _each_clock(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"of": of, "id": id} for of, id, _clock in clocks(floor))


def _adjusting(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"of": of, "id": id, "seconds": by} for of, id, _clock in clocks(floor) for by in (10, -10))


def require_speech(floor: Floor, speech: int) -> Speech:
    current = required(floor.speakers.speech, _("Nobody has the floor."))
    refuse_unless(current.id == speech, _("That speech is over."))
    return current


@ruling(dais=_each_clock)
def start_clock(floor: Floor, press: Press, of: ClockOf, id: int) -> Iterator[Fact]:
    """Start a clock. In a moderated caucus the speech's and the caucus's run together.

    Enters clock_started. Moves nothing.
    """
    require_open(floor)
    clock = require_clock(floor, of, id)
    refuse_unless(not clock.running, _("The clock is running."))
    yield ClockStarted(of=of, id=id)
    caucus = shared_caucus(floor, of)
    if caucus and not caucus.clock.running:
        yield ClockStarted(of="caucus", id=caucus.id)


def require_clock(floor: Floor, of: ClockOf, id: int) -> Clock:
    if of == "speech":
        return require_speech(floor, id).clock
    clock = next((clock for kind, name, clock in clocks(floor) if (kind, name) == (of, id)), None)
    return required(clock, _("That caucus is over.") if of == "caucus" else _("That timer is over."))


def shared_caucus(floor: Floor, of: ClockOf) -> Caucus | None:
    """The caucus whose clock runs and stands with the speech's."""
    speech = floor.speakers.speech
    return floor.business.caucus if of == "speech" and speech and speech.on == "caucus" else None


@ruling(dais=_each_clock)
def pause_clock(floor: Floor, press: Press, of: ClockOf, id: int) -> Iterator[Fact]:
    """Stop a clock with what is left. Never refused for being late: a clock that stands stays.

    Enters clock_paused. Moves nothing.
    """
    if not any((kind, name) == (of, id) and clock.running for kind, name, clock in clocks(floor)):
        return
    yield ClockPaused(of=of, id=id)
    caucus = shared_caucus(floor, of)
    if caucus and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)


@ruling(dais=_adjusting)
def adjust_clock(floor: Floor, press: Press, of: ClockOf, id: int, seconds: int) -> Iterator[Fact]:
    """Give a clock more time or less; what is spent is spent. Enters clock_adjusted. Moves nothing."""
    refuse_unless(seconds != 0, _("Say by how many seconds."))
    require_clock(floor, of, id)
    yield ClockAdjusted(of=of, id=id, by=seconds * SECOND)


def starts_at_once(floor: Floor) -> bool:
    """Whether a speaker's clock starts with the recognition."""
    chosen = floor.speakers.starts_at_once
    return floor.procedure.start_clock_at_once if chosen is None else chosen


@ruling(dais=lambda floor: ({"at_once": not starts_at_once(floor)},))
def set_clock_start(floor: Floor, press: Press, at_once: bool) -> Iterator[Fact]:
    """Let speakers' clocks start with the recognition, or wait for the Chair. Enters clock_start_set."""
    refuse_unless(starts_at_once(floor) != at_once, _("The clock starts so already."))
    yield ClockStartSet(at_once=at_once)
