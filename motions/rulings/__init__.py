"""Verbs about what the room decides."""

from motions.rulings import agenda, ballots, caucus, corrections, motions, points, raising, timer

__all__ = ["agenda", "ballots", "caucus", "corrections", "motions", "points", "raising", "timer"]
