"""Places in an order of voting that the Chair has changed.

What comes first by the rules needs no place of its own. Only what the Chair has put somewhere, and what
stands before it, is given one, below 0; so what is introduced later still falls in by the rules, behind them.
"""

from collections.abc import Sequence


def places(order: Sequence[tuple[int, int]], id: int, before: int | None) -> dict[int, int]:
    """The places that change when `id` is put just before `before`; last if that is None or not there.

    `order` names each by its id, with the place that it has, in the order of voting.
    """
    standing = dict(order)
    if id not in standing:
        return {}
    rest = [each for each in standing if each != id]
    at = rest.index(before) if before in rest else len(rest)
    lowest = min((standing[each] for each in rest[at:]), default=0)
    return {each: lowest + place for place, each in enumerate((*rest[:at], id), -at - 1)}
