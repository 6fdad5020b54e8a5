"""Characters as they arrive from word processors, e-mail and phones: nothing that cannot be seen is kept."""

import re
import unicodedata
from collections.abc import Iterator

ACCENTS = 8
"""Combining marks on one letter; more are a prank, and normalising them takes quadratic time."""

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_PLAIN = re.compile(r"[^ -~\n\t]+")
_UNSEEN = ("Cc", "Cf", "Cs")
"""Controls, formats (zero-width characters and bidirectional controls among them) and half characters."""


def plain(text: str) -> str:
    """The text in NFC with nothing in it that cannot be seen, lines ending in "\\n"."""
    # Most of every text is plain already; only what lies between is looked at one by one.
    seen = _NOT_PLAIN.sub(lambda odd: "".join(_seen(odd[0])), _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", seen)


def _seen(text: str) -> Iterator[str]:
    """What can be seen of a run of characters without a plain one among them."""
    accents = 0
    for char in text:
        if unicodedata.category(char) not in _UNSEEN:
            accents = accents + 1 if unicodedata.combining(char) else 0
            if accents <= ACCENTS:
                yield char


def one_line(text: str) -> str:
    """The text on one line, every run of white space a single space."""
    return " ".join(plain(text).split())
