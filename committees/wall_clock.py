"""The one place where the time of day is read.

The time is the wall clock at start plus the time that has passed since. A step of the wall clock
(a time server, a hand) would run speeches backwards or over; so it is logged and not followed.
Sleep of the machine counts as time passed, where the system can tell.
"""

import logging
import time

logger = logging.getLogger(__name__)

_PASSING = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_STEP = 2000


def _passed() -> int:
    return time.clock_gettime_ns(_PASSING) // 1_000_000


_started_at = time.time_ns() // 1_000_000
_started = _passed()
_noticed = 0


def now() -> int:
    """Milliseconds since the Unix epoch, never going back within this process."""
    global _noticed
    at = _started_at + _passed() - _started
    step = time.time_ns() // 1_000_000 - at
    if abs(step - _noticed) > _STEP:
        _noticed = step
        logger.warning("The wall clock stands %+d ms from this server's time; it is not followed.", step)
    return at


def at_least(at: int) -> int:
    """The time now, not before `at` (ms).

    A record that is ahead of this machine (its clock was set back, or the data came from another)
    carries the time along with it; else every clock in the room would stand until it is caught up.
    """
    global _started_at
    behind = at - now()
    if behind > 0:
        _started_at += behind
        if behind > _STEP:
            logger.warning("The record is %d ms ahead of this machine; its time is taken.", behind)
    return max(at, now())
