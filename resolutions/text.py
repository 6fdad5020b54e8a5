"""From what somebody pasted to the paragraphs of a resolution, and from these to its printed form.

A paragraph is kept without number and closing punctuation, because both follow from its place.
Texts arrive from word processors, e-mail and phones: with their own numbering, with lines broken
anywhere, with full-width figures from a Japanese keyboard and with characters nobody can see. The
form of the printed text is that of United Nations resolutions: preambular paragraphs end with a
comma, operative ones with a semicolon and the last with a full stop, a paragraph before its
sub-paragraphs with a colon; a single operative paragraph has no number.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from msgspec import Struct

from committees.facts import canonical
from committees.order import mark as _
from committees.order import refuse_unless
from resolutions.phrases import Part, opening

ORGAN = "The Human Rights Council"
LONGEST = 10_000
"""Characters in one paragraph."""
MOST = 200
"""Paragraphs in one text."""
DEEPEST = 2
ACCENTS = 8
"""Combining marks on one letter; more are a prank, and normalising them takes quadratic time."""


class Clause(Struct, frozen=True):
    """A paragraph without its number and closing punctuation."""

    part: Part
    level: int
    """0 for a paragraph, 1 for "(a)", 2 for "(i)"."""
    text: str


class Line(Struct, frozen=True):
    """A paragraph as it is printed: number, opening in italics, the rest, punctuation."""

    part: Part
    level: int
    number: str
    opening: str
    rest: str
    closing: str

    @property
    def whole(self) -> str:
        """The paragraph's wording without its number."""
        return self.opening + self.rest + self.closing


# --- Characters

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


# --- Paragraphs

# A Japanese keyboard types full-width signs; each has its own place, so that lengths agree.
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_MARKERS = {
    "number": re.compile(r"\(?(\d{1,3})[.)](?:\s+|(?=[^\W\d])|$)"),
    "roman": re.compile(r"(?:\(([ivx]+)\)|([ivx]+)[.)](?=\s|$))\s*"),
    "letter": re.compile(r"(?:\(([a-z])\1?\)|([a-z])[.)](?=\s|$))\s*"),
    "bullet": re.compile(r"[•‣◦▪●○・·]\s*|[-–—*]\s+"),
}
_STOPS = (";", ":", ".", "；", "：", "。")
_COMMAS = (",", "，", "、")
_TAIL = "".join(_STOPS + _COMMAS) + " "


class _Paragraph:
    """A paragraph on its way in: what marked it, and its lines so far."""

    def __init__(self, kind: str, mark: str, line: str) -> None:
        self.kind, self.mark, self.lines = kind, mark, [line]

    @property
    def text(self) -> str:
        text = self.lines[0]
        for line in self.lines[1:]:
            # A word broken after its hyphen goes on without a space.
            hyphened = text.endswith("-") and text[-2:-1].isalpha()
            text += line if hyphened else f" {line}"
        return " ".join(text.split())

    @property
    def introduces(self) -> bool:
        return self.text.endswith((":", "："))

    def opens(self, part: Part) -> bool:
        return bool(opening(self.text, part))


def _marker(line: str) -> tuple[str, str, str]:
    """The kind of marker a line begins with, the marker's own sign, and the line without it."""
    half_width = line.translate(_HALF_WIDTH)
    for kind, pattern in _MARKERS.items():
        match = pattern.match(half_width)
        if match:
            return kind, next(filter(None, match.groups()), ""), line[match.end() :]
    return "", "", line


def _is_organ(line: str, organ: str) -> bool:
    return line.rstrip(" ,，").casefold() == organ.casefold()


def _goes_on(line: str, before: str, blocks: bool) -> bool:
    """Whether a line without marker continues the one before it.

    In a text with blank lines it does, unless that one was finished and this one opens like a
    paragraph. In a text without them it does only when it plainly goes on in mid-sentence.
    """
    if not blocks:
        return line[0].islower() and not before.endswith(_STOPS)
    finished = before.endswith((*_STOPS, *_COMMAS, " and"))
    opens = bool(opening(line, "preambular") or opening(line, "operative"))
    return not (finished and opens and line[0].isupper())


def _paragraphs(text: str, organ: str) -> list[_Paragraph]:
    lines = [line.strip() for line in plain(text).strip().split("\n")]
    blocks = "" in lines
    found: list[_Paragraph] = []
    before = ""
    for line in lines:
        if not line or _is_organ(line, organ):
            before = ""
            continue
        kind, mark, rest = _marker(line)
        # Some programs put a number on a line of its own.
        lone_mark = bool(found) and found[-1].lines == [""]
        if not kind and (lone_mark or (before and _goes_on(line, before, blocks))):
            found[-1].lines.append(line)
        else:
            found.append(_Paragraph(kind, mark, rest))
        before = line
    return found


def _bare(text: str) -> str:
    """The text without closing punctuation and the "and" after it."""
    text = text.rstrip(_TAIL)
    words, _space, last = text.rpartition(" ")
    if last.casefold() == "and":
        return words.rstrip(_TAIL)
    return text


# --- Levels

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + (_ROMAN[ones - 1] if ones else "")


_ROMANS = {_roman(number): number for number in range(1, MOST + 1)}


class _Outline:
    """Reads levels from markers. A level is never skipped: "(i)" right under "1." counts as "(a)"."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.above: list[int] = []
        self.letter = ""
        self.roman = 0
        self.before: _Paragraph | None = None

    def level(self, paragraph: _Paragraph) -> int:
        depth = self._depth(paragraph)
        while self.above and self.above[-1] >= depth:
            self.above.pop()
        self.above.append(depth)
        if paragraph.kind != "bullet":
            self.before = paragraph
        return min(len(self.above) - 1, DEEPEST)

    def _depth(self, paragraph: _Paragraph) -> int:
        if paragraph.kind == "bullet":
            return self._depth_of_bullet(paragraph)
        if paragraph.kind in ("roman", "letter"):
            return self._depth_of_sign(paragraph.mark)
        self.letter, self.roman = "", 0
        return 0

    def _depth_of_bullet(self, paragraph: _Paragraph) -> int:
        if self.before is None or paragraph.opens(self.part):
            return 0
        return {"letter": 2, "roman": 3}.get(self.before.kind, 1)

    def _depth_of_sign(self, sign: str) -> int:
        figure = _ROMANS.get(sign, 0)
        if figure and (len(sign) > 1 or self._counts_on(sign, figure)):
            self.roman = figure
            return 2
        self.letter, self.roman = sign, 0
        return 1

    def _counts_on(self, sign: str, figure: int) -> bool:
        """Whether "i", "v" or "x" is a figure and no letter, as what came before it tells."""
        if self.roman:
            return figure == self.roman + 1
        next_letter = self.letter and ord(sign) == ord(self.letter) + 1
        if next_letter:
            return self.before is not None and self.before.introduces
        return figure == 1


def _clauses(paragraphs: Iterable[_Paragraph], part: Part) -> Iterator[Clause]:
    outline = _Outline(part)
    for paragraph in paragraphs:
        if text := _bare(paragraph.text):
            yield Clause(part, outline.level(paragraph), text)


# --- What others call


def parse(preambular: str, operative: str, organ: str = ORGAN) -> list[Clause]:
    """The paragraphs of a text whose parts were typed apart. Raises OutOfOrder if it is too long."""
    return checked(
        [
            *_clauses(_paragraphs(preambular, organ), "preambular"),
            *_clauses(_paragraphs(operative, organ), "operative"),
        ]
    )


def parse_whole(text: str, organ: str = ORGAN) -> list[Clause]:
    """The paragraphs of a whole text. Raises OutOfOrder if it is too long.

    The operative part begins at the first numbered paragraph or, failing that, at the first that
    opens with an operative phrase. (A preamble that somebody numbered is still a preamble.)
    """
    paragraphs = _paragraphs(text, organ)
    start = _start_of_operative(paragraphs)
    return checked([*_clauses(paragraphs[:start], "preambular"), *_clauses(paragraphs[start:], "operative")])


def _start_of_operative(paragraphs: Sequence[_Paragraph]) -> int:
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind == "number" and not paragraph.opens("preambular"):
            return place
    for place, paragraph in enumerate(paragraphs):
        if paragraph.opens("operative"):
            return place
    return len(paragraphs)


def checked(clauses: list[Clause]) -> list[Clause]:
    """The clauses themselves. Raises OutOfOrder if one is too long or they are too many."""
    refuse_unless(
        len(clauses) <= MOST,
        _("The text has %(count)s paragraphs; %(most)s are the most it may have."),
        count=len(clauses),
        most=MOST,
    )
    for place, clause in enumerate(clauses, 1):
        refuse_unless(
            len(clause.text) <= LONGEST,
            _("Paragraph %(place)s has %(count)s characters; %(most)s are the most it may have."),
            place=place,
            count=len(clause.text),
            most=LONGEST,
        )
    return clauses


def printed(clauses: Sequence[Clause]) -> list[Line]:
    """The paragraphs as the United Nations prints them, numbered and punctuated."""
    numbers = _Numbers(single=len(blocks(clauses)) == 1)
    return [
        _line(clause, numbers.next(clause), after) for clause, after in pairwise([*clauses, None]) if clause
    ]


def _line(clause: Clause, number: str, after: Clause | None) -> Line:
    first = opening(clause.text, clause.part) if clause.level == 0 else ""
    rest = clause.text[len(first) :]
    return Line(clause.part, clause.level, number, first, rest, _closing(clause, after))


def _closing(clause: Clause, after: Clause | None) -> str:
    if after and after.part == clause.part and after.level > clause.level:
        return ":"
    if clause.part == "preambular":
        return ","
    return ";" if after else "."


class _Numbers:
    """Counts paragraphs of each level, anew under each paragraph above."""

    def __init__(self, single: bool) -> None:
        self.single = single
        self.counts = [0] * (DEEPEST + 1)
        self.part: Part = "preambular"

    def next(self, clause: Clause) -> str:
        if clause.part != self.part:
            self.counts, self.part = [0] * (DEEPEST + 1), clause.part
        self.counts[clause.level] += 1
        self.counts[clause.level + 1 :] = [0] * (DEEPEST - clause.level)
        count = self.counts[clause.level]
        if clause.level == 1:
            return f"({_letters(count)})"
        if clause.level == DEEPEST:
            return f"({_roman(count)})"
        return "" if clause.part == "preambular" or self.single else f"{count}."


def _letters(count: int) -> str:
    """a, b, ... z, aa, bb, ..."""
    rounds, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def blocks(clauses: Iterable[Clause], part: Part = "operative") -> list[tuple[Clause, ...]]:
    """The paragraphs of a part, each with its sub-paragraphs."""
    found: list[list[Clause]] = []
    for clause in clauses:
        if clause.part == part:
            if clause.level == 0 or not found:
                found.append([])
            found[-1].append(clause)
    return [tuple(block) for block in found]


def digest(title: str, sponsors: Iterable[str], clauses: Iterable[Clause]) -> str:
    """The hash that names a wording on the record: SHA-256 over its canonical JSON, in hex."""
    wording = {"title": title, "sponsors": list(sponsors), "clauses": list(clauses)}
    return sha256(canonical(wording).encode()).hexdigest()
