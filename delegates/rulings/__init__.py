"""Verbs about who is in the room and who has the floor."""

from delegates.rulings import clocks, comments, questions, roll, roster, speakers

__all__ = ["clocks", "comments", "questions", "roll", "roster", "speakers"]
