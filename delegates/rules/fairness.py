"""Whom the Chair might call next, of those who wait: who was heard least, in itself and by its regional group.

It is a hint and no more. The list is the Chair's, and keeps its order until the Chair says otherwise.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from delegates.rules.speakers import Spoken

type Why = Literal["first", "less", "group", "longer"]
"""It has not spoken yet, or less often; its group has less; or it spoke longer ago than who is first on the list."""


class Hint(Struct, frozen=True):
    seat: str
    why: Why


def fairest(waiting: Sequence[str], spoken: Mapping[str, Spoken], groups: Mapping[str, str]) -> Hint | None:
    """Who of those `waiting`, in order, has most reason to speak next; None if it is the first of them.

    `groups` has the regional group of every seat in the room.
    """
    if len(waiting) < 2:
        return None
    speeches = _by_group(spoken, groups)

    def heard(seat: str) -> tuple[int, float, int]:
        own = spoken.get(seat, Spoken())
        return own.times, speeches.get(groups.get(seat, ""), 0), own.last or 0

    seat = min(waiting, key=heard)
    if seat == waiting[0]:
        return None
    mine, first = heard(seat), heard(waiting[0])
    if mine[0] < first[0]:
        return Hint(seat, "less" if mine[0] else "first")
    return Hint(seat, "group" if mine[1] < first[1] else "longer")


def _by_group(spoken: Mapping[str, Spoken], groups: Mapping[str, str]) -> dict[str, float]:
    """Speeches for each seat of a group, so that a large group is not taken for a loud one."""
    names = list(groups.values())
    return {
        group: sum(spoken.get(seat, Spoken()).times for seat, of in groups.items() if of == group)
        / names.count(group)
        for group in set(names)
    }
