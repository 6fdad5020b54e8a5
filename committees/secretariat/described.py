"""A committee as a value: what a copy is made from, and what is exported and imported as a file.

A description holds what the secretariat prepared: names, topics, seats in the order of the roll with
what they may do, the rules in full, the guide, questions of position papers, suggested caucuses, and
breaks. It holds neither the record nor accounts, cards or papers. As a file it is JSON, with `version`
for those who read it later: a reader refuses versions it doesn't know, and ignores fields it doesn't know.
"""

import json
import re
from datetime import datetime
from typing import Annotated

import msgspec
from django.utils.translation import gettext as _
from msgspec import Meta, Struct

from committees.minutes.procedure import contradiction
from committees.order import OutOfOrder
from committees.rules import PhoneLevel
from delegates.models import Country
from delegates.rosters import countries
from delegates.rules.roll import Rights
from delegates.rules.rosters.changes import DELEGATES
from delegates.rules.rosters.columns import MOST_DELEGATES, Status
from delegates.rules.rosters.names import Directory
from delegates.rules.rosters.reader import OwnNames, require_own
from motions.fields import SETTINGS, Field, fields_of
from motions.rules.procedure import Kind, Procedure
from motions.soundness import contradictions

VERSION = 1
LARGEST = 1_000_000
"""Bytes of a file; the guide of a whole conference is a tenth of it."""

type Name = Annotated[str, Meta(min_length=1, max_length=120)]
type Slug = Annotated[str, Meta(pattern="^[-a-zA-Z0-9_]{1,50}$")]
type Seconds = Annotated[int, Meta(ge=1, le=86_400)]


class DescribedTopic(Struct, frozen=True):
    title: Annotated[str, Meta(min_length=1, max_length=200)]
    title_ja: Annotated[str, Meta(max_length=200)] = ""


class DescribedCountry(Struct, frozen=True):
    """The names of a State or an organization, for a server that does not know it yet."""

    code: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    iso2: Annotated[str, Meta(pattern="^([A-Z]{2})?$")]
    formal_en: Annotated[str, Meta(min_length=1, max_length=80)]
    short_en: Annotated[str, Meta(min_length=1, max_length=40)]
    formal_ja: Annotated[str, Meta(max_length=80)]
    short_ja: Annotated[str, Meta(max_length=40)]
    kana: Annotated[str, Meta(max_length=80)]
    group: Annotated[str, Meta(pattern="^(AFR|APA|EEU|LAC|WEO)?$")]
    also: Annotated[str, Meta(max_length=200)] = ""
    membership: Annotated[str, Meta(pattern="^(member|observer|organization)$")] = "member"


class DescribedSeat(Struct, frozen=True):
    code: Annotated[str, Meta(pattern="^[-a-zA-Z0-9_]{1,8}$")]
    status: Status
    rights: Rights
    country: DescribedCountry | None = None
    """None for who is no country and has"""
    names: OwnNames | None = None
    """names of its own: a name on the placard in each language, and the reading of the Japanese one."""
    delegates: Annotated[int, Meta(ge=1, le=MOST_DELEGATES)] = DELEGATES
    """How many people share its card."""


class DescribedRules(Struct, frozen=True):
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    name_ja: Annotated[str, Meta(max_length=80)]
    procedure: Procedure
    note: Annotated[str, Meta(max_length=400)] = ""
    note_ja: Annotated[str, Meta(max_length=400)] = ""


class DescribedSection(Struct, frozen=True):
    slug: Slug
    title: Name
    title_ja: Annotated[str, Meta(max_length=120)]
    body: str = ""
    body_ja: str = ""
    parent: str | None = None
    """The address of a section that stands before it."""
    country: str | None = None
    groups: Annotated[str, Meta(pattern="^(|(AFR|APA|EEU|LAC|WEO)( (AFR|APA|EEU|LAC|WEO)){0,4})$")] = ""
    """Regional groups that it is about, separated by spaces."""


class DescribedQuestion(Struct, frozen=True):
    """A question of the position papers."""

    text: Annotated[str, Meta(min_length=1, max_length=300)]
    text_ja: Annotated[str, Meta(max_length=300)] = ""


class DescribedCaucus(Struct, frozen=True):
    kind: Annotated[str, Meta(max_length=20)]
    topic: Name
    topic_ja: Annotated[str, Meta(max_length=120)]
    total_seconds: Seconds
    speaking_seconds: Seconds | None = None


class Described(Struct, frozen=True):
    """A committee as it was prepared."""

    name: Name
    name_ja: Annotated[str, Meta(max_length=120)] = ""
    abbreviation: Annotated[str, Meta(max_length=20)] = ""
    slug: Slug = ""
    symbol: Annotated[str, Meta(max_length=40)] = ""
    session_title: Annotated[str, Meta(max_length=80)] = ""
    agenda_item: Annotated[str, Meta(max_length=250)] = ""
    phones: PhoneLevel = "floor"
    topics: tuple[DescribedTopic, ...] = ()
    seats: tuple[DescribedSeat, ...] = ()
    """In the order of the roll."""
    rules: DescribedRules | None = None
    guide: tuple[DescribedSection, ...] = ()
    questions: tuple[DescribedQuestion, ...] = ()
    """Of the position papers."""
    caucuses: tuple[DescribedCaucus, ...] = ()
    breaks: tuple[datetime, ...] = ()


class File(Struct, frozen=True):
    """A description as it is written down."""

    committee: Described
    jmmun: Annotated[str, Meta(pattern="^committee$")] = "committee"
    version: int = VERSION


class NotReadable(Exception):
    """A file that is none of ours, as one sentence that says where."""


def written(described: Described) -> bytes:
    """The file of a committee."""
    return msgspec.json.format(msgspec.json.encode(File(described)), indent=1) + b"\n"


def read(content: bytes) -> Described:
    """The committee in a file. Raises NotReadable."""
    if len(content) > LARGEST:
        raise NotReadable(_("This file is too large to be a committee's."))
    found = _parsed(content)
    if not isinstance(found, dict) or found.get("jmmun") != "committee":
        raise NotReadable(_("This file is no committee's."))
    if found.get("version") != VERSION:
        raise NotReadable(
            _("This file is of version %(version)s; this server reads %(ours)s.")
            % {"version": str(found.get("version"))[:20], "ours": VERSION}
        )
    try:
        described = msgspec.convert(found, File).committee
    except msgspec.ValidationError as wrong:
        raise NotReadable(_worded(str(wrong))) from None
    _require_consistent(described)
    return described


def _parsed(content: bytes) -> object:
    """The JSON of a file. Raises NotReadable."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
        # Half a character can be written in JSON, and kept nowhere.
        unreadable = "\\u0000" in json.dumps(found, ensure_ascii=False).encode().decode()
    except json.JSONDecodeError as wrong:
        place = {"line": wrong.lineno, "column": wrong.colno}
        raise NotReadable(_("This is no JSON: line %(line)s, column %(column)s.") % place) from None
    except UnicodeDecodeError as wrong:
        raise NotReadable(_("This file is no text: byte %(place)s.") % {"place": wrong.start + 1}) from None
    except (ValueError, RecursionError):
        unreadable = True
    if unreadable:
        raise NotReadable(_("Something in this file is no text and no number that can be kept."))
    return found


def _worded(wrong: str) -> str:
    """What msgspec complains of, in the reader's language: what is missing, or where it cannot be meant."""
    where = (re.search(r"at `\$\.?(.*)`$", wrong) or ["", ""])[1].replace("[...]", "") or "{}"
    if missing := re.search(r"missing required field `(\w+)`", wrong):
        return _("“%(field)s” is missing at %(where)s.") % {"field": missing[1], "where": where}
    return _("What stands at %(where)s cannot be meant.") % {"where": where}


def _require_consistent(described: Described) -> None:
    """What holds between the parts of a description. Raises NotReadable."""
    _require_once("seats", [seat.code for seat in described.seats])
    _require_once("seats.country", [seat.country.code for seat in described.seats if seat.country])
    _require_once("guide", [section.slug for section in described.guide])
    _require_states(described)
    _require_named(described)
    before: set[str | None] = {None}
    for number, section in enumerate(described.guide):
        if section.parent not in before:
            raise _meaningless(f"committee.guide[{number}].parent")
        before.add(section.slug)
    for number, start in enumerate(described.breaks):
        where = f"committee.breaks[{number}]"
        if start.tzinfo is None:
            raise NotReadable(_("The time at %(where)s needs its time zone.") % {"where": where})
        if not plausible(start):
            raise _meaningless(where)
    if described.rules:
        _require_playable(described.rules.procedure)


def plausible(moment: datetime) -> bool:
    """Whether a conference may be held then: a time that every time zone can say."""
    return 2000 <= moment.year < 2100


def _require_states(described: Described) -> None:
    """No State goes by another's two letters."""
    known = dict(Country.objects.values_list("iso2", "code"))
    for number, seat in enumerate(described.seats):
        if seat.country is None or not seat.country.iso2:
            continue
        if known.setdefault(seat.country.iso2, seat.country.code) != seat.country.code:
            raise _meaningless(f"committee.seats[{number}].country.iso2")


def _require_named(described: Described) -> None:
    """Every seat is a country's, or has names of its own that are no country's, as on a roster."""
    directory = Directory(countries())
    for number, seat in enumerate(described.seats):
        where = f"committee.seats[{number}]"
        if seat.country is None and seat.names is None:
            raise NotReadable(
                _("“%(field)s” is missing at %(where)s.") % {"field": "country", "where": where}
            )
        if seat.names is None:
            continue
        try:
            require_own(seat.code, seat.names, None, directory)
        except OutOfOrder:
            raise _meaningless(f"{where}.names") from None
        if seat.country or seat.code in directory.parties or directory.party(seat.names.en):
            raise _meaningless(f"{where}.names")


def _require_playable(rules: Procedure) -> None:
    """Rules as the forms would let a director type them, which don't contradict themselves."""
    for name, field in SETTINGS.items():
        _require_within(rules, field, f"committee.rules.procedure.{name}")
    for code, kind in rules.kinds.items():
        where = f"committee.rules.procedure.kinds.{code[:40]}"
        for field in fields_of(kind):
            _require_within(kind, field, f"{where}.{field.name}")
        if kind.code != code or not re.fullmatch("[-a-zA-Z0-9_]{1,40}", code) or not _fits(kind):
            raise _meaningless(where)
    if wrong := next(contradictions(rules), None):
        raise NotReadable(
            _("The rules in this file contradict themselves: %(why)s") % {"why": contradiction(wrong, rules)}
        )


def _fits(kind: Kind) -> bool:
    """Whether a kind has room in its row, also in what no form shows of it."""
    texts = ((kind.name, 80), (kind.name_ja, 80), (kind.effect, 40))
    numbers = (kind.precedence or 0, kind.seconds, kind.speakers_for, kind.speakers_against)
    return all(len(text) <= room for text, room in texts) and all(0 <= each < 2**15 for each in numbers)


def _require_within(rules: Procedure | Kind, field: Field, where: str) -> None:
    value = getattr(rules, field.name)
    amounts = value if field.shape == "numbers" else [value]
    if field.shape in ("count", "percent", "seconds", "minutes", "numbers"):
        wrong = any(not field.least <= amount <= field.most for amount in amounts)
    else:
        wrong = field.shape == "text" and not field.least <= len(value) <= field.most
    if wrong:
        raise _meaningless(where)


def _meaningless(where: str) -> NotReadable:
    return NotReadable(_("What stands at %(where)s cannot be meant.") % {"where": where})


def _require_once(where: str, codes: list[str]) -> None:
    twice = next((code for number, code in enumerate(codes) if code in codes[:number]), None)
    if twice is not None:
        raise NotReadable(
            _("“%(code)s” stands twice at %(where)s.") % {"code": twice, "where": f"committee.{where}"}
        )
