"""Verbs about what the room decides."""

from motions.rulings import (
    agenda,
    ballots,
    calling,
    casting,
    caucus,
    corrections,
    explanations,
    hearing,
    motions,
    points,
    raising,
    strawpolls,
    timer,
)

__all__ = [
    "agenda",
    "ballots",
    "calling",
    "casting",
    "caucus",
    "corrections",
    "explanations",
    "hearing",
    "motions",
    "points",
    "raising",
    "strawpolls",
    "timer",
]
