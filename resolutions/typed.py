"""Paragraphs as one names them aloud: "2 4-5" are two parts, the second of two paragraphs."""

import re
import unicodedata

from committees.order import mark as _
from committees.order import refuse_unless
from resolutions.rules.amendments import Mark

RANGE = re.compile(r"(\d{1,3})(?:[-–—〜~](\d{1,3}))?")
APART = re.compile(r"[\s,;、/]+")


def divided(text: str, outline: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], ...]:
    """The parts that were typed, by the marks of their paragraphs. Raises OutOfOrder."""
    parts = []
    for word in APART.split(unicodedata.normalize("NFKC", text)):
        if not word:
            continue
        match = RANGE.fullmatch(word)
        refuse_unless(bool(match), _("Write the paragraphs by their numbers, as 2 4-5."))
        first, last = (int(place or match[1]) for place in match.groups()) if match else (0, 0)
        refuse_unless(
            0 < first <= last <= len(outline),
            _("The draft has operative paragraphs 1 to %(last)s."),
            last=len(outline),
        )
        parts.append(outline[first - 1 : last])
    return tuple(parts)
