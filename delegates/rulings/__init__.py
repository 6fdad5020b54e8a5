"""Verbs about who is in the room and who has the floor."""

from delegates.rulings import clocks, questions, roll, speakers

__all__ = ["clocks", "questions", "roll", "speakers"]
