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
