"""Undo and redo, and the turns that a page shows."""

from typing import Any

from django.utils.translation import gettext as _

from committees import record
from committees.book import Book
from committees.controls import Control
from committees.facts import Entry
from committees.naming import actor_name
from committees.screens import Sight
from committees.wording import time_of_day


def steps(sight: Sight) -> dict[str, Any]:
    """Undo and redo, each saying what it takes back, whose that was, and what falls with it."""
    return {
        "undo": _step(sight, sight.book.undoable(), _("Undo"), "Z"),
        "redo": _step(sight, sight.book.redoable(), _("Redo"), "⇧Z"),
    }


def _step(sight: Sight, target: Entry | None, label: str, key: str) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "control": Control(label, "steps/", "act", str(target.act), key),
        "what": sight.reader.act(target.act),
        "who": actor_name(target.by, sight.names),
        "when": time_of_day(target.at),
        "falls": falling(sight.book, target),
    }


def falling(book: Book, target: Entry) -> int:
    """How many acts of delegations fall if `target`'s act is struck."""
    if not any(entry.by.startswith("seat:") for entry in book.entries[target.seq :]):
        return 0
    struck = book.struck_by(target, record.judged_again(book.committee))
    return sum(book.entries[act - 1].by.startswith("seat:") and act not in book.dead for act in struck)


def turns(sight: Sight) -> dict[str, Any]:
    return {"turns": turns_text(sight.book.turns)}


def turns_text(turns: dict[str, int]) -> str:
    """Turns as a page sends them back."""
    return " ".join(f"{matter}:{seq}" for matter, seq in sorted(turns.items()))


def turns_of(text: str) -> dict[str, int]:
    """The turns that a page sent; what makes no sense counts as not sent, so the act is stale."""
    pairs = (pair.partition(":") for pair in text[:400].split())
    return {matter: int(seq) for matter, _colon, seq in pairs if seq.isdecimal() and len(seq) < 10}
