"""Lots drawn from the seed: each purpose has lots of its own, so one more draw here moves nothing there."""

from random import Random


def lots(*purpose: object) -> Random:
    """Lots for a purpose, the same for the same words."""
    return Random("/".join(str(each) for each in purpose))  # noqa: S311 - a play, not a secret
