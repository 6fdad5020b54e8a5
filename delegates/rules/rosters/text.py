"""A file or a pasted text as lines of cells, whatever wrote it.

Excel in Japan writes Windows-31J with commas, or UTF-16 with tabs if it is asked for Unicode; in
parts of Europe it writes semicolons; copied cells are text with tabs. None of them says so, but each
can be told from the others: UTF-16 by its mark or by the zeros in it, UTF-8 because hardly
anything else reads as such, and Windows-31J is what is left.

Widths are made one (NFKC) before anything is read, so a comma may be full-width.
"""

import codecs
import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from committees.order import OutOfOrder, refuse_unless
from committees.order import mark as _

MOST_BYTES = 200_000
MOST_LINES = 500
DELIMITERS = "\t;,"
_BREAKS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
"""What word processors put where a line ends."""


class Line(Struct, frozen=True):
    """A row as it was typed: the number of the line on which it begins, counted from 1, and its cells."""

    number: int
    cells: tuple[str, ...]
    broken: bool = False
    """Whether its quotation marks cannot be meant."""


def decoded(content: bytes) -> str:
    """The text of a file. Raises OutOfOrder if it is too long, or no text that is known here."""
    _require_short(len(content))
    workbook = content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    refuse_unless(
        not workbook, _("This is a workbook. Save its sheet as CSV, or copy the cells and paste them.")
    )
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise OutOfOrder(_("This file cannot be read as text. Save it as CSV in UTF-8."))


def _require_short(length: int) -> None:
    most = MOST_BYTES // 1000
    refuse_unless(
        length <= MOST_BYTES, _("That is longer than any roster. %(most)s kB are the most."), most=most
    )


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in content:
        # A Latin letter, a comma and a line's end have their zero behind them, or before.
        return ("utf-16-le",) if content[1::2].count(0) >= content[::2].count(0) else ("utf-16-be",)
    return ("utf-8", "cp932")


def lines_of(text: str) -> list[Line]:
    """The lines in which anything is written. Raises OutOfOrder if there are too many."""
    _require_short(len(text))
    text = unicodedata.normalize("NFKC", text.removeprefix("\ufeff").translate(_BREAKS))
    lines = list(_lines(text))
    refuse_unless(
        len(lines) <= MOST_LINES,
        _("These are %(count)s lines; %(most)s are the most."),
        count=len(lines),
        most=MOST_LINES,
    )
    return lines


def _lines(text: str) -> Iterator[Line]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True, skipinitialspace=True
    )
    while True:
        number = reader.line_num + 1
        try:
            cells = tuple(" ".join(cell.split()) for cell in next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield Line(number, (), broken=True)
            continue
        if any(cells):
            yield Line(number, cells)


def delimiter_of(text: str) -> str:
    """What stands between cells: of those there are, the first in `DELIMITERS` that most lines have."""
    seen: Counter[str] = Counter()
    for line in text.splitlines()[:MOST_LINES]:
        bare = "".join(line.split('"')[::2])
        seen.update(char for char in DELIMITERS if char in bare)
    return max(DELIMITERS, key=lambda char: seen[char]) if seen else ","
