"""What a ruling is made of: the press that asks for it, and the refusals it may answer with.

Rulings are judged where Django may not be imported, and read in two languages. So a refusal
carries an English msgid and plain values; `committees.wording` puts it into the reader's words.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from committees.facts import Fact, RuledInOrder

DAIS = "dais:"
SEAT = "seat:"
SECRETARIAT = "secretariat"


def mark(msgid: str) -> str:
    """Mark `msgid` for translators. Imported as `_`, which makemessages knows."""
    return msgid


class OutOfOrder(Exception):
    """The ruling refuses. `msgid` is an English sentence with named places for `values`.

    A procedural refusal is `overrulable`: the Chair may rule the act in order all the same.
    Arithmetic, identity and one-seat-one-vote are not.
    """

    def __init__(self, msgid: str, *, overrulable: bool = False, **values: Any) -> None:
        super().__init__(msgid % values if values else msgid)
        self.msgid = msgid
        self.overrulable = overrulable
        self.values = values


class Press(Struct, frozen=True):
    """One press of one button: who, when, and the lot drawn for it."""

    by: str
    """`dais:<office>`, `seat:<code>` or `secretariat`."""
    now: int
    """Milliseconds since the Unix epoch, never earlier than the last fact on the record."""
    lot: int = 0
    """A random number from 0 to 2**32 - 1, for draws."""
    ruled: bool | frozenset[str] = False
    """What the dais overrules: the objections that it read, by their msgids, or every one."""

    @property
    def seat(self) -> str | None:
        """The seat that presses, or None for an officer."""
        return self.by.removeprefix(SEAT) if self.by.startswith(SEAT) else None

    @property
    def dais(self) -> bool:
        return self.by.startswith(DAIS)

    def order(self, holds: bool, msgid: str, **values: Any) -> Iterator[Fact]:
        """Refuse unless `holds`; the dais may overrule what it read, and the record then says so.

        Raises OutOfOrder.
        """
        if holds:
            return
        if not (self.dais and (self.ruled is True or (self.ruled and msgid in self.ruled))):
            raise OutOfOrder(msgid, overrulable=True, **values)
        yield RuledInOrder(msgid=msgid, values={name: str(value) for name, value in values.items()})


def refuse_unless(holds: bool, msgid: str, **values: Any) -> None:
    """Refuse unless `holds`, and nobody may overrule it. Raises OutOfOrder."""
    if not holds:
        raise OutOfOrder(msgid, **values)


def required[T](value: T | None, msgid: str, **values: Any) -> T:
    """`value`, if there is one; nobody may overrule that there is none. Raises OutOfOrder."""
    if value is None:
        raise OutOfOrder(msgid, **values)
    return value


type Ruling = Callable[..., Iterator[Fact]]
type Pressable = Callable[..., Iterable[dict[str, Any]]]
"""From a floor, the arguments with which a ruling can be pressed there. Where they are typed, examples of them."""

RULINGS: dict[str, Ruling] = {}
"""Every ruling by its name, so that an act on the record can be judged again."""

RESTS: dict[str, tuple[str, ...]] = {}

ON_DAIS: dict[str, Pressable] = {}
"""What the dais can press: `(floor) -> arguments`."""

ON_SEAT: dict[str, Pressable] = {}
"""What a delegation can press: `(floor, seat) -> arguments`."""

type Alike = Callable[..., Hashable]
"""From a floor, all that a ruling looks at of a seat that presses for itself."""

ALIKE: dict[str, Alike] = {}
"""Rulings that look at little of a seat: those of which it is the same are refused alike, in the same words."""


def ruling(
    *,
    rests: tuple[str, ...] = (),
    dais: Pressable | None = None,
    seat: Pressable | None = None,
    alike: Alike | None = None,
) -> Callable[[Ruling], Ruling]:
    """Register a ruling: the matters that must not have moved since it was pressed, what it is pressed on,
    and which seats are alike to it."""

    def register(function: Ruling) -> Ruling:
        name = function.__name__
        if name in RULINGS:
            raise TypeError(f"two rulings are called {name}")
        RULINGS[name] = function
        RESTS[name] = rests
        if dais:
            ON_DAIS[name] = dais
        if seat:
            ON_SEAT[name] = seat
        if alike:
            ALIKE[name] = alike
        return function

    return register


def once(_floor: object) -> Iterable[dict[str, Any]]:
    """Pressed on the room as it is."""
    return ({},)
