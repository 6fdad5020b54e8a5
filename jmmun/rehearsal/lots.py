"""Lots drawn from the seed: each purpose has lots of its own, so one more draw here moves nothing there."""

from collections import Counter
from collections.abc import Collection
from random import Random


def lots(*purpose: object) -> Random:
    """Lots for a purpose, the same for the same words."""
    return Random("/".join(str(each) for each in purpose))  # noqa: S311 - a play, not a secret


class Deal:
    """Deals out of what is possible what came least often yet, so that a few hands show every card."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.dealt: Counter[str] = Counter()

    def deal(self, possible: Collection[str]) -> str:
        """One of `possible`, of which there is at least one."""
        least = min(self.dealt[card] for card in possible)
        card = self.draw.choice([each for each in sorted(possible) if self.dealt[each] == least])
        self.dealt[card] += 1
        return card
