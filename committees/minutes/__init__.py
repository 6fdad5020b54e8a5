"""Each fact in one sentence. Ticker, undo, minutes page and print all read it here."""

from committees.minutes.corrections import chosen
from committees.minutes.line import Line, lines
from committees.minutes.reader import Reader
from committees.minutes.words import answer_names, choices, phone_levels, point_rulings

__all__ = ["Line", "Reader", "answer_names", "choices", "chosen", "lines", "phone_levels", "point_rulings"]
