"""One more device for an office: the Chair's phone beside the laptop, without a password typed in front of the room.

The console shows a **code**, good for ten minutes and once, as a QR code and to type. It leads to the door of the
cards, where one tap takes the office; looking at it uses nothing up. The code is derived from the secret key, the
office's generation and the moment at which it was made: nothing is stored that could be stolen, and signing the
office out voids a code that waits as it voids the passes.
"""

from committees import codes, wall_clock
from committees.models import Officer

GOOD_FOR = 10 * 60 * 1000
"""Milliseconds for which a code waits to be used."""


def invite(officer: Officer) -> None:
    """Make a new code for one more device; one that waited is void."""
    # No screen shows it, so nothing is stamped.
    Officer.objects.filter(pk=officer.pk).update(invited_at=wall_clock.now())


def code_of(officer: Officer) -> str:
    """The code that waits to be used; empty if none does."""
    if officer.invited_at is None or not _still(officer.invited_at):
        return ""
    return codes.as_code(codes.derived(f"office:{officer.pk}:{officer.generation}:{officer.invited_at}"))


def good_until(officer: Officer) -> int:
    """When the code that waits stops doing so, in ms since the Unix epoch."""
    return (officer.invited_at or 0) + GOOD_FOR


def officer_of(given: str) -> Officer | None:
    """The office that this code opens now."""
    waiting = Officer.objects.exclude(invited_at=None).select_related("committee")
    return next((each for each in waiting if (code := code_of(each)) and codes.same_code(given, code)), None)


def use(officer: Officer) -> bool:
    """Use up the code that waits; whether it still did."""
    waiting = Officer.objects.filter(
        pk=officer.pk, generation=officer.generation, invited_at=officer.invited_at
    )
    return bool(waiting.update(invited_at=None))


def _still(made: int) -> bool:
    return 0 <= wall_clock.now() - made < GOOD_FOR
