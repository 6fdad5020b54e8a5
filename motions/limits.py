"""What is unusual about a motion. Limits of time and number warn and are never refused."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from committees.floor import Floor
from committees.order import mark as _
from motions.rules.motions import MotionRaised

SECOND = 1000


def warnings(
    floor: Floor, raised: MotionRaised, topic: Callable[[MotionRaised], str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Marked msgids with their values, for each limit of the procedure that the motion goes beyond.

    `topic` tells what a motion is about: the record knows typed words by a salted hash only, so the same
    words typed twice look different on it.
    """
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
    if effect == "tour_de_table" and raised.speaking:
        room = len(floor.roll.present)
        yield (
            _("%(count)s delegations, about %(minutes)s minutes in all."),
            {"count": room, "minutes": max(1, round(room * raised.speaking / 60 / SECOND))},
        )
    if raised.speaking and total:
        slots, rest = divmod(total, raised.speaking)
        if rest:
            yield (
                _("%(slots)s speeches, and %(seconds)s seconds left over."),
                {"slots": slots, "seconds": rest // SECOND},
            )
    if _moved_before(floor, raised, topic):
        yield _("%(seat)s has moved the same before."), {"seat": raised.seat}


def _moved_before(floor: Floor, raised: MotionRaised, topic: Callable[[MotionRaised], str]) -> bool:
    """Whether the same, by the same seat, is before the room since earlier."""
    pending = floor.business.motions.pending
    id = next((motion.id for motion in pending if motion.raised is raised), None)
    return any(
        _terms(motion.raised) == _terms(raised) and topic(motion.raised) == topic(raised)
        for motion in pending
        if id is None or motion.id < id
    )


def _terms(raised: MotionRaised) -> MotionRaised:
    """Who moves what, without what the Chair made of it."""
    return replace(raised, topic=None, before=None, noted=False, overruled=())
