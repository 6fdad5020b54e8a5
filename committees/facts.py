"""The codec of facts. A fact is a ruling with meaning, written once and read for ever.

Each app states its facts in its `rules.py` as subclasses of `Fact`; the snake-cased class name is
the kind on the record. A kind is never renamed or reused. A field added later has a default, and
a default never changes: what an old entry leaves out is read with today's default.

The JSON is canonical (sorted keys, no spaces), because the hash chain covers its text.
"""

import re
from functools import cache
from typing import Any, ClassVar, Union

import msgspec
from msgspec import Struct


def _kind(class_name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


class Fact(Struct, frozen=True, tag_field="kind", tag=_kind):
    """One thing that happened."""

    moves: ClassVar[tuple[str, ...]] = ()
    """The matters that this fact decides: an officer's act pressed before it is stale after it."""


class WordsRef(Struct, frozen=True):
    """Words that somebody typed, as the record knows them: an id and a salted SHA-256."""

    id: str
    hash: str


class RuledInOrder(Fact, frozen=True):
    """The dais went on although a rule of procedure spoke against it."""

    msgid: str
    values: dict[str, str] = {}


class Struck(Fact, frozen=True):
    """These acts no longer count. They stay in the book, and a later strike may strike this one."""

    acts: tuple[int, ...]
    at: int
    """Clocks come back stopped with what was left at this moment (ms since the Unix epoch)."""
    redo: bool = False


class Entry(Struct, frozen=True):
    """A fact in its place on the record."""

    seq: int
    act: int
    by: str
    at: int
    fact: Fact


MATTERS = ("meeting", "roll", "list", "speaker", "motions", "vote", "papers", "minutes")
"""`minutes` is what earlier entries say: the matter of corrections."""


def _all_kinds(base: type[Fact]) -> list[type[Fact]]:
    return [kind for sub in base.__subclasses__() for kind in (sub, *_all_kinds(sub))]


@cache
def _decoder() -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(Union[tuple(_all_kinds(Fact))])  # noqa: UP007 - built from a list


def encode(fact: Fact) -> str:
    """The canonical JSON text of a fact."""
    return msgspec.json.encode(fact, order="sorted").decode()


def decode(text: str) -> Fact:
    """The fact that a JSON text stands for. Raises msgspec.ValidationError if it is none."""
    fact: Fact = _decoder().decode(text)
    return fact


def canonical(value: Any) -> str:
    """Any plain value as canonical JSON text."""
    return msgspec.json.encode(value, order="sorted").decode()
