"""In what two sets of rules differ, as far as it can be felt in a room."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from motions.fields import SETTINGS, Field, fields_of, placed_kinds
from motions.rules.procedure import Kind, Procedure

PLACE = "place"


class Difference(Struct, frozen=True):
    """One rule that is `was` in the one set and `now` in the other: a setting, or a field of a kind.

    Of a kind's `place` they are the kinds that it comes just before, empty for the last place.
    """

    field: str
    was: Any
    now: Any
    kind: str = ""


def differences(was: Procedure, now: Procedure) -> Iterator[Difference]:
    """What differs, settings first. What neither set offers is the same in both."""
    for name in SETTINGS:
        yield from _differing(name, was, now)
    codes = [kind.code for kind in placed_kinds({**was.kinds, **now.kinds})]
    for code in codes:
        left, right = _offered(was, code), _offered(now, code)
        if left and right:
            for field in fields_of(right):
                yield from _differing(field.name, left, right, code)
        elif left or right:
            yield Difference("enabled", left is not None, right is not None, code)
    yield from _places(was, now)


def _offered(rules: Procedure, code: str) -> Kind | None:
    kind = rules.kinds.get(code)
    return kind if kind and kind.offered else None


def _differing(name: str, was: Any, now: Any, kind: str = "") -> Iterator[Difference]:
    left, right = getattr(was, name), getattr(now, name)
    if name == "states":
        # The order in which they are written means nothing.
        left, right = tuple(sorted(left)), tuple(sorted(right))
    if left != right:
        yield Difference(name, left, right, kind)


def _places(was: Procedure, now: Procedure) -> Iterator[Difference]:
    """The fewest kinds that were put elsewhere, of those that both sets offer."""
    before, after = _order(was, now), _order(now, was)
    at = {code: place for place, code in enumerate(before)}
    kept = _longest_rising([at[code] for code in after])
    followed_was, followed_now = _following(before), _following(after)
    for code in after:
        if at[code] not in kept:
            yield Difference(PLACE, followed_was[code], followed_now[code], code)


def _order(rules: Procedure, other: Procedure) -> list[str]:
    """The kinds that both offer, in the order of precedence of `rules`."""
    return [kind.code for kind in placed_kinds(rules.kinds) if kind.offered and _offered(other, kind.code)]


def _following(order: Sequence[str]) -> dict[str, str]:
    return {code: next(iter(order[at + 1 :]), "") for at, code in enumerate(order)}


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The members of a longest rising part of `numbers`, all different: what need not have moved."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    rising, last = set(), ends[-1] if ends else None
    while last is not None:
        rising.add(last)
        last = before[last]
    return rising


def field_of(difference: Difference, rules: Procedure) -> Field:
    """The field that a difference is of. Raises KeyError for the place of a kind, which is no field."""
    if not difference.kind:
        return SETTINGS[difference.field]
    named = {field.name: field for field in fields_of(rules.kinds[difference.kind])}
    return named[difference.field]
