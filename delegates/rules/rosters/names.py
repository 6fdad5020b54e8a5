"""Who is meant by a name that somebody typed: one of those that are known, or nobody.

Nothing is guessed. A name is understood whatever its width, case, accents and punctuation, with or
without its article, and turned round as in "Korea, Republic of"; by its code; and by what people say
besides. What only looks like a name (a small L for an I, a Cyrillic letter among Latin ones) is
refused, and what is merely close is suggested.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from committees.order import OutOfOrder
from committees.order import mark as _
from committees.spelling import folded

CLOSE = 0.68
LONGEST = 80
"""Characters of a name; what is longer is nobody's."""
SUGGESTIONS = 20
"""How many unknown names are compared with all that are known: each takes a millisecond or two."""


class Party(Struct, frozen=True):
    """Somebody who may sit in a committee."""

    code: str
    names: tuple[str, ...]
    """Its own names, in both languages."""
    also: tuple[str, ...] = ()
    """What people say besides, its code of two letters among it."""
    member: bool = True
    """Whether it is a member of bodies of States, unless somebody says otherwise."""
    own: bool = False
    """Whether it is no country but has names of its own."""
    place: tuple[bool, str] = (False, "")
    """Where it stands in a roster: States in alphabetical order, and then all others."""


class Directory:
    """Everybody who is known, by every name."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.parties = {party.code: party for party in parties}
        self._named: dict[str, str] = {}
        self._called: dict[str, set[str]] = {}
        self._looks: dict[str, str] = {}
        for party in self.parties.values():
            for name in party.names:
                self._named.setdefault(loose(name), party.code)
            for name in (party.code, *party.also):
                self._called.setdefault(loose(name), set()).add(party.code)
            for name in (*party.names, *party.also):
                for cased in (name, name.upper(), name.lower()):
                    self._looks.setdefault(appearance(cased), party.code)
        self._left = SUGGESTIONS

    def party(self, typed: str) -> Party | None:
        """Who is called exactly that, however it is spelt."""
        for name in _turned(typed):
            key = loose(name)
            if key in self._named:
                return self.parties[self._named[key]]
            called = self._called.get(key, set())
            if len(called) == 1:
                return self.parties[next(iter(called))]
        return None

    def imitated(self, typed: str) -> Party | None:
        """Whose name this looks like, without being it."""
        code = self._looks.get(appearance(typed))
        return self.parties[code] if code else None

    def nearest(self, typed: str) -> Party | None:
        """Who may have been meant; None if nobody comes near, or too many were asked about already."""
        key = loose(typed)
        if not key or len(key) > LONGEST or not self._left:
            return None
        self._left -= 1
        every = self._named | {name: min(codes) for name, codes in self._called.items() if len(name) > 3}
        if len(key) > 3:
            begun = {code for name, code in every.items() if name.startswith(key)}
            if len(begun) == 1:
                return self.parties[begun.pop()]
        close = difflib.get_close_matches(key, every, n=1, cutoff=CLOSE)
        return self.parties[every[close[0]]] if close else None

    def known(self, typed: str) -> Party:
        """Who is meant. Raises OutOfOrder, with a suggestion where there is one."""
        party = self.party(typed)
        if party:
            return party
        refuse_imitation(typed, self.imitated(typed))
        near = self.nearest(typed)
        if near:
            sentence = _("“%(typed)s” is not known. Is %(seat)s meant?")
            raise OutOfOrder(sentence, typed=shortened(typed), seat=near.code)
        raise OutOfOrder(
            _(
                "“%(typed)s” is not known. What is no country needs a code of its own, a name in Japanese and its reading."
            ),
            typed=shortened(typed),
        )


def refuse_imitation(typed: str, party: Party | None) -> None:
    """Refuse what looks like somebody's name and is not. Raises OutOfOrder."""
    if party:
        raise OutOfOrder(
            _("“%(typed)s” looks like %(seat)s and is spelt with other characters. Type it anew."),
            typed=shortened(typed),
            seat=party.code,
        )


def shortened(typed: str) -> str:
    """What was typed, as a sentence can say it."""
    shown = "".join(char if char.isprintable() else " " for char in typed)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def loose(name: str) -> str:
    """A name as it is compared: letters and digits only, without articles, with its abbreviations written out."""
    words = folded(name).replace("&", " and ")
    words = re.sub(r"\bst\b\.?", "saint", words)
    words = re.sub(r"\bthe\b", " ", words)
    return "".join(char for char in words if char.isalnum())


_TURNED = re.compile(r"([^,(]+?) ?[,(] ?(.*?\bof(?: the)?) ?\)?", re.IGNORECASE)


def _turned(typed: str) -> Iterator[str]:
    """A name as it stands, and as it is said where "Korea, Republic of" or "Korea (Republic of)" was typed."""
    match = len(typed) <= LONGEST and _TURNED.fullmatch(typed)
    if match:
        yield f"{match[2]} {match[1]}"
    yield typed


_LETTERS = str.maketrans(
    "авеікмнорстухьјѕԛԝһԁӏ"
    + "αβεηικμνορτυχγ"
    + "АВЕІКМНОРСТУХЈЅԚԜ"
    + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
    + "力二口一卜夕工八千",
    "abeikmhopctyxbjsqwhdl"
    + "abenikuvoptuxy"
    + "ABEIKMHOPCTYXJSQW"
    + "ABEZHIKMNOPTYX"
    + "カニロートタエハチ",
)
"""Cyrillic, Greek and Chinese characters and those of other scripts that they are mistaken for."""
_STROKES = str.maketrans("I1|0", "lllO")


def appearance(name: str) -> str:
    """What a name looks like: characters that are mistaken for each other are one."""
    seen = unicodedata.normalize("NFKC", name).translate(_LETTERS).translate(_STROKES)
    return loose(seen).replace("rn", "m").replace("vv", "w")
