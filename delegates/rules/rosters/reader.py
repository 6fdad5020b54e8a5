"""A roster as it was brought, read into rows; every line that cannot be meant, with the reason.

A roster is taken whole or not at all, so whoever brings one reads everything that is wrong with it
at once.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from committees.order import OutOfOrder, refuse_unless
from committees.order import mark as _
from committees.spelling import folded
from delegates.rules.rosters.columns import (
    Column,
    Layout,
    Status,
    delegates_of,
    layout_of,
    status_of,
    vote_of,
    whole_name,
)
from delegates.rules.rosters.names import Directory, Party, loose, refuse_imitation
from delegates.rules.rosters.text import Line, lines_of

LONGEST_NAME = 40
"""Characters: what a placard holds."""


class OwnNames(Struct, frozen=True):
    """What a delegation is called that is no country."""

    en: str
    ja: str
    kana: str


class Row(Struct, frozen=True):
    """A seat as a roster has it. What it does not say is None, and stays as it is."""

    line: int
    code: str
    own: OwnNames | None = None
    status: Status | None = None
    substance: bool | None = None
    delegates: int | None = None


class Fault(Struct, frozen=True):
    """What is wrong on a line; line 0 is the whole."""

    line: int
    msgid: str
    values: dict[str, Any] = {}


class Reading(Struct, frozen=True):
    """A roster that was read: its rows, its faults, and the columns that were passed over."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()


def read(text: str, directory: Directory) -> Reading:
    """The rows of a roster that somebody brought."""
    try:
        lines = lines_of(text)
        layout = layout_of(lines, directory)
    except OutOfOrder as wrong:
        return Reading(faults=(Fault(0, wrong.msgid, wrong.values),))
    rows: list[Row] = []
    faults: list[Fault] = []
    taken: dict[str, int] = {}
    for line in lines[layout.first :]:
        try:
            row = _row(line, layout, directory)
            _require_new(row, taken, rows)
        except OutOfOrder as wrong:
            faults.append(Fault(line.number, wrong.msgid, wrong.values))
        else:
            taken[row.code] = line.number
            rows.append(row)
    return Reading(tuple(rows), tuple(faults), layout.unread)


def _require_new(row: Row, taken: Mapping[str, int], rows: Sequence[Row]) -> None:
    """Nobody sits twice, nor under two names that look the same. Raises OutOfOrder."""
    refuse_unless(
        row.code not in taken,
        _("%(seat)s is on line %(first)s already."),
        seat=row.own.en if row.own else row.code,
        first=taken.get(row.code),
    )
    for other in rows:
        if row.own and other.own:
            same = loose(row.own.en) == loose(other.own.en) or folded(row.own.ja) == folded(other.own.ja)
            refuse_unless(
                not same,
                _("“%(name)s” is on line %(first)s already, as %(code)s."),
                name=row.own.en,
                first=other.line,
                code=other.code,
            )


def _row(line: Line, layout: Layout, directory: Directory) -> Row:
    refuse_unless(
        not line.broken,
        _("A quotation mark is not closed, or something stands behind it. Quote whole cells."),
    )
    said = _said(line, layout, directory)
    party = _who(said, directory)
    return Row(
        line=line.number,
        code=party.code if party else said["code"].upper(),
        own=_own_names(said, party, directory),
        status=status_of(said.get("status", "")),
        substance=vote_of(said.get("vote", "")),
        delegates=delegates_of(said.get("delegates", "")),
    )


def _said(line: Line, layout: Layout, directory: Directory) -> dict[Column, str]:
    """What a line says in each column."""
    cells = line.cells if layout.first else whole_name(line.cells, directory)
    refuse_unless(
        not any(cells[layout.width :]),
        _("There are more cells here than columns. Put a name with a comma in quotation marks."),
    )
    return {column: cells[at] for column, at in layout.columns.items() if at < len(cells)}


def _who(said: Mapping[Column, str], directory: Directory) -> Party | None:
    """Who sits there; None if it is no country and brings names of its own. Raises OutOfOrder."""
    name, japanese, code = said.get("name", ""), said.get("name_ja", ""), said.get("code", "").upper()
    named, complete = name or japanese, bool(name and japanese and said.get("kana"))
    refuse_unless(bool(named or code), _("Nobody is named on this line."))
    party = (directory.parties.get(code) or directory.party(code)) if code else None
    if not named:
        return party or directory.known(code)
    meant = directory.party(named)
    if meant is None and complete and code:
        refuse_unless(
            party is None or party.own,
            _("“%(code)s” stands for %(seat)s. Choose another code."),
            code=code,
            seat=party and party.code,
        )
        return party
    meant = meant or directory.known(named)
    refuse_unless(
        not code or meant is party,
        _("The code of %(seat)s is %(right)s, not “%(code)s”."),
        seat=meant.code,
        right=meant.code,
        code=code,
    )
    besides = directory.party(japanese) if japanese else None
    refuse_unless(
        besides is None or besides is meant,
        _("This line names two: %(seat)s and %(heir)s."),
        seat=meant.code,
        heir=besides and besides.code,
    )
    return meant


def _own_names(said: Mapping[Column, str], party: Party | None, directory: Directory) -> OwnNames | None:
    """The names that a delegation brings, if it is no country. Raises OutOfOrder."""
    if party and not (party.own and said.get("name") and said.get("name_ja") and said.get("kana")):
        return None
    names = OwnNames(said["name"], said["name_ja"], folded(said["kana"]).replace("・", ""))
    require_own(said.get("code", "").upper() if party is None else party.code, names, party, directory)
    return names


def require_own(code: str, names: OwnNames, party: Party | None, directory: Directory) -> None:
    """Names of a delegation's own under that code, which are nobody else's but perhaps `party`'s. Raises OutOfOrder."""
    refuse_unless(
        re.fullmatch("[A-Z][A-Z0-9]{2,7}", code) is not None,
        _(
            "“%(code)s” is no code: write three to eight letters and digits of the Latin alphabet, a letter first."
        ),
        code=code,
    )
    for name in (names.en, names.ja):
        _require_plain(name)
        imitated = directory.imitated(name)
        refuse_imitation(name, None if imitated is party else imitated)
    refuse_unless(
        re.fullmatch("[ぁ-ゖー ]{1,80}", names.kana) is not None,
        _("“%(kana)s” is no reading: write it in hiragana."),
        kana=names.kana[:LONGEST_NAME],
    )


def _require_plain(name: str) -> None:
    """A name that everybody reads as what it is. Raises OutOfOrder."""
    refuse_unless(
        len(name) <= LONGEST_NAME,
        _("“%(name)s…” is too long for a placard: %(most)s characters are the most."),
        name=name[:20],
        most=LONGEST_NAME,
    )
    scripts = {script for char in name if (script := _script(char))}
    refuse_unless(
        name.isprintable() and name[:1] not in "=+-@" and len(scripts) < 2,
        _("“%(name)s” holds characters that are not what they look like. Type it anew."),
        name="".join(char if char.isprintable() else "?" for char in name),
    )


def _script(char: str) -> str:
    """The script of a letter, of those that are mistaken for each other; empty for all others."""
    if "a" <= char.lower() <= "z":
        return "Latin"
    if "Ͱ" <= char <= "Ͽ" or "Ѐ" <= char <= "ԯ":
        return "Greek or Cyrillic"
    return ""
