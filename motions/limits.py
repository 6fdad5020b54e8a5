"""What is unusual about a motion. Limits of time and number warn and are never refused."""

from collections.abc import Iterator
from typing import Any

from committees.floor import Floor
from committees.order import mark as _
from motions.rules.motions import MotionRaised

SECOND = 1000


def warnings(floor: Floor, raised: MotionRaised) -> Iterator[tuple[str, dict[str, Any]]]:
    """Marked msgids with their values, for each limit of the procedure that the motion goes beyond."""
    rules, total = floor.procedure, raised.total or 0
    effect = rules.effect_of(raised.motion)
    longest = {
        "moderated_caucus": rules.moderated_longest,
        "unmoderated_caucus": rules.unmoderated_longest,
    }.get(effect)
    if longest and total > longest * SECOND:
        yield _("Longer than usual: %(minutes)s minutes at the most."), {"minutes": longest // 60}
    caucus = floor.business.caucus
    if effect == "extend_caucus" and caucus:
        if total > caucus.total:
            yield _("Longer than the caucus itself was to be."), {}
        if caucus.extensions >= rules.extensions:
            yield _("It has been extended before."), {}
    if raised.speaking and total:
        slots, rest = divmod(total, raised.speaking)
        if rest:
            yield (
                _("%(slots)s speeches, and %(seconds)s seconds left over."),
                {"slots": slots, "seconds": rest // SECOND},
            )
