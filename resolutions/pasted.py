"""From what somebody pasted to the paragraphs of a resolution.

Texts arrive from word processors, e-mail and phones: with their own numbering, with lines broken
anywhere, with full-width figures from a Japanese keyboard and with characters nobody can see.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from resolutions.characters import plain
from resolutions.phrases import Part, opening
from resolutions.text import DEEPEST, MOST, Clause, checked, roman

ORGAN = "The Human Rights Council"

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


_ROMANS = {roman(number): number for number in range(1, MOST + 1)}


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
