"""Verbs about what the room decides."""

from motions.rulings import ballots, caucus

__all__ = ["ballots", "caucus"]
