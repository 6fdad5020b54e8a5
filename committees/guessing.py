"""Guessing, and pressing faster than a person would: counted by device, account and seat.

Never by address: the whole venue shares one.
"""

from contextlib import suppress
from hashlib import sha256

from django.core.cache import cache

from committees.access import Bearer

FAILURES_ALLOWED = 20
ACTS_ALLOWED = 60
"""Presses of one seat in `FAILURES_WITHIN` seconds; its entries could never be deleted again."""
FAILURES_IN_COMMON = 200
FAILURES_WITHIN = 60


def _tally(where: str) -> str:
    """A key for what somebody typed or sent, whatever is in it and however long it is."""
    return f"failures:{sha256(where.encode(errors='replace')).hexdigest()}"


def failures(where: str) -> int:
    return int(cache.get(_tally(where), 0))


def acts_too_often(bearer: Bearer) -> bool:
    """Whether a seat has pressed more often in the last minute than a person would. Counts this press."""
    place = f"acts:{bearer.committee}:{bearer.place}"
    failed(place)
    return failures(place) > ACTS_ALLOWED


def too_many_failures(device: str, common: str) -> bool:
    """Whether this device has guessed too often, or all devices together have.

    Together they may do so more often, else one guesser would lock out the whole room.
    """
    return failures(device) >= FAILURES_ALLOWED or failures(common) >= FAILURES_IN_COMMON


def failed(*places: str) -> None:
    """Count a wrong code or password (or a seat's press) against an account, a device, a common budget."""
    for place in places:
        key = _tally(place)
        if not cache.add(key, 1, FAILURES_WITHIN):
            # It may just have been forgotten.
            with suppress(ValueError):
                cache.incr(key)
