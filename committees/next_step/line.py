"""What the Chair says, once for each script."""

from msgspec import Struct


class Line(Struct, frozen=True):
    """Marked msgids, with the same values for all three."""

    said: str
    """The short sentence."""
    fuller: str
    """The sentence of who presides for the first time,"""
    why: str
    """and beside it what to do, or why."""


NOTHING = Line("", "", "")
