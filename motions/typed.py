"""A motion typed as it is spoken: `mod 10 45 privacy jpn`.

What is said comes in the order in which it is said: the kind, the time in all (in minutes), the time
of each speech (in seconds), the topic, the mover. Each word may be a beginning, in English or in
Japanese; a time that is left out is what it was the last time; a topic that means one of the guide's
becomes it, unless it stands in quotation marks. The same line takes points ("order chn") and rights
of reply, since the chair hears them the same way.

Reading never refuses: what it could not make out it leaves open and says so, and the ruling judges.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from committees.spelling import folded
from motions.called import kinds_meant
from motions.rules.procedure import Kind
from motions.timed import MARKS, MINUTE, time_of, times_at_head

type Find = Callable[[str], list[str]]
"""The seats that a word may mean, by its exact name or code or by how they begin."""

QUOTES = {ord(mark): None for mark in '"“”「」『』'}
OF = ("of", "in", "from", "and", "on", "to", "with", "the")
"""A name after one of these is part of a topic: "the role of China"."""
LONGEST = 7
"""Words that a delegation's name may have."""
DRAFT = re.compile(r"(?:L|WP|DR)\.?(\d{1,3})", re.IGNORECASE)
"""A draft or a working paper by its number."""
AMENDMENT = re.compile(r"A\.?(\d{1,3})", re.IGNORECASE)
"""An amendment to a draft by its number."""
PARAGRAPHS = re.compile(r"\d[\d,;、；，/–—〜～~-]*")


class Suggestion(NamedTuple):
    """A caucus that the guide suggests. Times in seconds."""

    kind: str
    topic: str
    also: str
    """The topic in the other language, to be found by."""
    total: int
    speaking: int | None


class Typed(Struct, frozen=True):
    """What a line was read as. Times in seconds."""

    kinds: tuple[str, ...] = ()
    """The kinds that it may mean, by code; one if it is clear."""
    after: str = ""
    """What follows the kind, while it is not clear which is meant."""
    total: int | None = None
    speaking: int | None = None
    clock: tuple[int, int] | None = None
    """An hour and a minute, for what lasts until a time of day."""
    topic: str = ""
    draft: int | None = None
    """The n of L.n, or of WP.n."""
    amended: int | None = None
    """The n of A.n, the amendment to L.n that is amended."""
    clauses: str = ""
    """Paragraphs as they were named, "2 4-5"."""
    topics: tuple[str, ...] = ()
    """Topics of the guide that it may mean, or that are left to choose from."""
    seats: tuple[str, ...] = ()
    """Who may be meant as the mover; one if it is clear."""
    assumed: tuple[str, ...] = ()
    """What was not said and taken from the last time."""

    @property
    def kind(self) -> str | None:
        return self.kinds[0] if len(self.kinds) == 1 else None

    @property
    def seat(self) -> str | None:
        return self.seats[0] if len(self.seats) == 1 else None


def read(
    text: str,
    kinds: Sequence[Kind],
    find: Find,
    suggestions: Sequence[Suggestion] = (),
    last_times: dict[str, tuple[int | None, int | None]] | None = None,
) -> Typed:
    """Read a typed line. `last_times` are a total and a speaking time in ms for each kind."""
    words, quoted = _words(text)
    meant, rest = kinds_meant(words, kinds)
    if not meant and (apart := _apart(words, find)):
        words = apart
        meant, rest = kinds_meant(words, kinds)
    if len(meant) > 1 and rest and time_of(rest[0]):
        # "speak 60" cannot be the closing of the speakers list.
        timed = ("total", "speaking", "clauses")
        meant = [kind for kind in meant if any(kind.wants(each) for each in timed)] or meant
    elif len(meant) > 1 and rest and DRAFT.fullmatch(rest[0].strip(MARKS)):
        meant = [kind for kind in meant if kind.wants("draft")] or meant
    if len(meant) != 1:
        after = [*rest, f"“{quoted}”"] if quoted else rest
        return Typed(kinds=tuple(kind.code for kind in meant), after=" ".join(after) if meant else "")
    kind = meant[0]
    amended, rest = _amended(rest) if kind.wants("amendment") else (None, rest)
    draft, clauses, rest = _paragraphs(rest, kind)
    times, rest, seats = _said(rest, kind, find)
    if quoted and rest:
        # Quotation marks within a topic are part of it; only a topic wholly between them is literal.
        return read(text.translate(QUOTES), kinds, find, suggestions, last_times)
    said = Typed(
        kinds=(kind.code,),
        seats=seats,
        topic=quoted or _topic(rest),
        draft=draft,
        amended=amended,
        clauses=clauses,
        **times,
    )
    return _filled(said, kind, bool(quoted), suggestions, last_times or {})


def read_amendment(text: str) -> tuple[int | None, int | None, str]:
    """The draft and the paragraph by which an amendment is named, "L.1 3"; one to another amendment, "L.1 A.2 3"."""
    amended, words = _amended(_narrow(text).split())
    drafts = [match for word in words if (match := DRAFT.fullmatch(word.strip(MARKS)))]
    named = [word for word in words if word.strip(MARKS).isdecimal()]
    return int(drafts[0][1]) if drafts else None, amended, " ".join(named[:1])


def _amended(words: list[str]) -> tuple[int | None, list[str]]:
    """The amendment that is to be amended, and the other words."""
    found = [match for word in words if (match := AMENDMENT.fullmatch(word.strip(MARKS)))]
    rest = [word for word in words if not AMENDMENT.fullmatch(word.strip(MARKS))]
    return int(found[0][1]) if found else None, rest


def _paragraphs(words: list[str], kind: Kind) -> tuple[int | None, str, list[str]]:
    """The draft and the paragraphs that a motion names, and the other words: "div L.1 2 4-5 fra", "amendment L.1 3 fra"."""
    if kind.wants("drafts"):
        found = [
            re.fullmatch(rf"(?:{DRAFT.pattern})|(\d{{1,3}})", word.strip(MARKS), re.IGNORECASE)
            for word in words
        ]
        rest = [word for word, match in zip(words, found, strict=True) if not match]
        return None, " ".join(match[1] or match[2] for match in found if match), rest
    if kind.wants("draft") and not kind.wants("clauses"):
        symbols = [match for word in words if (match := DRAFT.fullmatch(word.strip(MARKS)))]
        rest = [word for word in words if not DRAFT.fullmatch(word.strip(MARKS))]
        return int(symbols[0][1]) if symbols else None, "", rest
    if not kind.wants("clauses") and not kind.wants("amendment"):
        return None, "", words
    # A Japanese line needs no spaces: the mover may follow the numbers at once.
    words = [part for word in words for part in re.sub(r"^(\d[^a-zA-Z]*?)(?=[^\W\d_])", r"\1 ", word).split()]
    drafts = [match for word in words if (match := DRAFT.fullmatch(word.strip(MARKS)))]
    named = [word for word in words if PARAGRAPHS.fullmatch(word)]
    rest = [
        word for word in words if not PARAGRAPHS.fullmatch(word) and not DRAFT.fullmatch(word.strip(MARKS))
    ]
    return int(drafts[0][1]) if drafts else None, " ".join(named), rest


def _said(words: list[str], kind: Kind, find: Find) -> tuple[dict[str, Any], list[str], tuple[str, ...]]:
    """Times, topic and mover, which stand in this order or nearly so: "mod jpn 10 45 privacy", "unmod jpn 15"."""
    times, rest = times_at_head(words, kind)
    if not times:
        after, seats = _first(words, find)
        times, last = times_at_head(after, kind)
        if seats and times:
            return times, last, seats
    rest, seats = _mover(rest, find)
    if not times:
        times, rest = _times_at_end(rest, kind)
        if times and not seats:
            rest, seats = _mover(rest, find)
    if not seats:
        rest, seats = _first(rest, find)
    return times, rest, seats


def _times_at_end(words: list[str], kind: Kind) -> tuple[dict[str, Any], list[str]]:
    """The times with which the words end: "mod privacy 10 45"."""
    start = len(words)
    while start and time_of(words[start - 1]):
        start -= 1
    times, left = times_at_head(words[start:], kind)
    return times, [*words[:start], *left]


def _topic(words: list[str]) -> str:
    """The words that are left, without what leads to them: "on privacy", "privacy, by"."""
    while words and folded(words[0]) in ("on", "about", "regarding"):
        words = words[1:]
    while words and folded(words[-1].strip(MARKS)) in ("by", "moved"):
        words = words[:-1]
    return " ".join(words).strip(MARKS)


def _words(text: str) -> tuple[list[str], str]:
    """The words of a line, and what stood in quotation marks."""
    quoted = re.search(r"[\"“「『](.+)[\"”」』]", text)
    if quoted:
        text = text[: quoted.start()] + " " + text[quoted.end() :]
    text = re.sub(r"(?<=\d)/(?=\d)", " ", text)
    # A Japanese line needs no spaces: digits begin a word of their own.
    text = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", _narrow(text))
    text = re.sub(r"(?<=\d[分秒])(?=\S)", " ", text)
    text = re.sub(r"\b(\d{1,4})\s+(minutes?|min|seconds?|sec)\b", r"\1\2", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:until|for)\s+(?=\d)", "", text, flags=re.IGNORECASE)
    return text.split(), quoted.group(1).strip() if quoted else ""


def _narrow(text: str) -> str:
    """Full-width digits, colons and spaces as ASCII; nothing else is touched."""
    return text.translate(
        {ord("　"): " ", ord("："): ":", **{0xFF10 + digit: str(digit) for digit in range(10)}}
    )


def _mover(words: list[str], find: Find) -> tuple[list[str], tuple[str, ...]]:
    """The seat that the last words name, and the words before it."""
    for count in range(min(LONGEST, len(words)), 0, -1):
        before = folded(words[-count - 1]) if count < len(words) else ""
        if before not in OF and (seats := find(" ".join(words[-count:]).strip(MARKS))):
            return words[:-count], tuple(seats)
    if words and not words[-1].isascii():
        # 日本 at the end of a word that was written without a space.
        last = words[-1]
        for start in range(1, len(last) - 1):
            seats = find(last[start:])
            if len(seats) == 1:
                return [*words[:-1], last[:start]], tuple(seats)
    return words, ()


def _apart(words: list[str], find: Find) -> list[str]:
    """点呼投票ドイツ as two words, if it ends with the name of a seat; nothing if it does not."""
    before, seats = _mover(words, find)
    said = "".join(words).removeprefix("".join(before))
    return [*before, said] if len(seats) == 1 and before and before[-1] not in words else []


def _first(words: list[str], find: Find) -> tuple[list[str], tuple[str, ...]]:
    """The seat that the first words name, as one says "point of order, China: the clock"; and the others."""
    if words and folded(words[0]) in OF:
        return words, ()
    for count in range(min(LONGEST, len(words)), 0, -1):
        if len(seats := find(" ".join(words[:count]).strip(MARKS))) == 1:
            return words[count:], tuple(seats)
    return words, ()


def _filled(
    said: Typed,
    kind: Kind,
    literal: bool,
    suggestions: Sequence[Suggestion],
    last_times: dict[str, tuple[int | None, int | None]],
) -> Typed:
    """With the guide's topic for a few words of it, and the last times for those not said."""
    values: dict[str, Any] = {}
    offered = [each for each in suggestions if each.kind == kind.code and kind.wants("topic")]
    meant = [] if literal else [each for each in offered if _means(said.topic, each)]
    if said.topic and len(meant) == 1:
        values["topic"] = meant[0].topic
    elif not literal and (meant or not said.topic):
        values["topics"] = tuple(each.topic for each in (meant or offered))
    chosen = meant[0] if len(meant) == 1 and said.topic else None
    total, speaking = last_times.get(kind.code, (None, None))
    usual = {
        "total": chosen.total if chosen else (total or 0) // 1000 or 10 * MINUTE,
        "speaking": (chosen.speaking if chosen else None) or (speaking or 0) // 1000 or MINUTE,
    }
    assumed = []
    for slot, time in usual.items():
        if slot in kind.params and getattr(said, slot) is None:
            values[slot] = time
            assumed.append(slot)
    return replace(said, **values, assumed=tuple(assumed))


def _means(typed: str, suggestion: Suggestion) -> bool:
    """Whether each typed word begins a word of the topic, or is part of it where words are not spaced."""
    wanted = folded(typed).split()
    if not wanted:
        return False
    for topic in (folded(suggestion.topic), folded(suggestion.also)):
        words = re.findall(r"\w+", topic)
        if all(any(word.startswith(each) for word in words) for each in wanted):
            return True
        if not typed.isascii() and all(each in topic for each in wanted):
            return True
    return False
