"""Verbs about who is in the room and who has the floor."""

from delegates.rulings import roll, speakers

__all__ = ["roll", "speakers"]
