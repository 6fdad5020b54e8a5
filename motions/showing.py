"""A set of rules as its pages show it: forms filled in, kinds in a line each, what is in order where."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from committees import wording
from committees.minutes.procedure import contradiction, label, said
from committees.naming import term
from motions.editing import MAY, MUST, NOT_SAID, Posted, as_typed, up_and_down
from motions.fields import (
    DECIDED_BY,
    GROUPS,
    PREVIEWED,
    RAISED_BY,
    SAID_WITH,
    SAYABLE,
    YES_NO,
    Field,
    fields_of,
    placed_kinds,
)
from motions.rules.procedure import Kind, Procedure
from motions.soundness import contradictions


class Option(NamedTuple):
    value: str
    words: str
    chosen: bool


class Input(NamedTuple):
    """A field of a form with what stands in it: what was typed, or what the rules say."""

    name: str
    label: str
    shape: str
    text: str
    unit: str
    options: list[Option]
    says: list[tuple[str, list[Option]]]
    """Of what a mover says: each thing, with whether it must be said."""
    least: int
    most: int
    wrong: bool


def shown(field: Field, rules: Any, posted: Posted | None, wrong: str = "") -> Input:
    stands = as_typed(rules, field) if posted is None else posted.get(field.name, [])
    choices = YES_NO if field.shape == "yes_no" else field.choices
    options = [Option(value, _(words), value in stands) for value, words in choices]
    if field.shape == "choice" and stands and stands[0] not in dict(choices):
        # What these rules have although no form offers it.
        options.append(Option(stands[0], stands[0], True))
    return Input(
        field.name,
        label(field),
        field.shape,
        stands[0] if stands else "",
        _unit(field),
        options,
        list(_says(rules, stands)) if field.shape == "says" else [],
        field.least,
        field.most,
        field.name == wrong,
    )


def _unit(field: Field) -> str:
    units = {"seconds": _("seconds"), "minutes": _("minutes"), "numbers": _("seconds"), "percent": "%"}
    return units.get(field.shape, "")


def _says(kind: Kind, stands: list[str]) -> Iterable[tuple[str, list[Option]]]:
    ways = ((MUST, _("must be said")), (MAY, _("may be said")), (NOT_SAID, _("is not said")))
    for param in SAID_WITH[kind.effect]:
        stand = next((each for each in stands if each.endswith(f" {param}")), "")
        yield (
            _(SAYABLE[param]),
            [Option(f"{way} {param}", words, stand.startswith(f"{way} ")) for way, words in ways],
        )


def settings(
    rules: Procedure, posted: Posted | None = None, wrong: str = ""
) -> list[tuple[str, list[Input]]]:
    """The settings by their groups."""
    return [
        (_(group.title), [shown(field, rules, posted, wrong) for field in group.fields]) for group in GROUPS
    ]


class Row(NamedTuple):
    """A kind in the list: what it is called, what is said of it in a line, its form and its neighbours."""

    code: str
    name: str
    line: str
    offered: bool
    fields: list[Input]
    higher: str
    lower: str
    following: str
    open: bool
    sentence: str


def kinds(
    rules: Procedure, code: str = "", posted: Posted | None = None, wrong: str = "", sentence: str = ""
) -> list[Row]:
    """The kinds in order of precedence; the form of the one called `code` holds what was posted."""
    places = up_and_down(rules)
    order = list(places)
    return [
        Row(
            kind.code,
            called(rules, kind),
            in_a_line(kind),
            kind.offered,
            [
                shown(field, kind, posted if kind.code == code else None, wrong if kind.code == code else "")
                for field in fields_of(kind)
            ],
            *places[kind.code],
            next(iter(order[order.index(kind.code) + 1 :]), ""),
            kind.code == code,
            sentence if kind.code == code else "",
        )
        for kind in placed_kinds(rules.kinds)
    ]


def called(rules: Procedure, kind: Kind) -> str:
    return wording.first_up(term(rules, kind.code))


def by_hand(rules: Procedure) -> list[str]:
    """Kinds that these rules know by name, and the Chair leads by hand."""
    return [called(rules, kind) for kind in rules.kinds.values() if kind.enabled and not kind.effect]


def in_a_line(kind: Kind) -> str:
    """What decides on a kind, as a list has room for it."""
    if not kind.offered:
        return _("not in use")
    if not kind.moved:
        return _("the Chair rules on it")
    return together([*_supported(kind), _decided(kind)])


def _supported(kind: Kind) -> list[str]:
    if kind.granted:
        return []
    parts = [_("seconders: %(count)s") % {"count": kind.seconds}] if kind.seconds else []
    if kind.speakers_for or kind.speakers_against:
        counts = {"for": kind.speakers_for, "against": kind.speakers_against}
        parts.append(_("speakers: %(for)s for, %(against)s against") % counts)
    return parts


def _decided(kind: Kind) -> str:
    if kind.decided_by != "vote":
        return said(DECIDED_BY, kind.decided_by)
    threshold = next(field for field in fields_of(kind) if field.name == "threshold")
    parts = [said(threshold, kind.threshold)]
    if kind.electorate == "members":
        parts.append(_("members only"))
    return together(parts)


def together(parts: list[str]) -> str:
    return " · ".join(parts)


class InOrder(NamedTuple):
    """A line of the preview."""

    name: str
    raised_by: str
    seconds: str
    speakers: str
    decided: str


def preview(rules: Procedure) -> list[tuple[str, str, list[InOrder]]]:
    """For each state of the room, by its code and name, what would be in order in it."""
    return [
        (state, wording.first_up(_(words)), [_line(rules, kind) for kind in rules.in_order_in(state)])
        for state, words in PREVIEWED
    ]


def _line(rules: Procedure, kind: Kind) -> InOrder:
    asked = kind.moved and not kind.granted
    return InOrder(
        called(rules, kind),
        said(RAISED_BY, kind.raised_by),
        str(kind.seconds) if asked else "–",
        f"{kind.speakers_for} / {kind.speakers_against}" if asked else "–",
        _decided(kind) if kind.moved else _("the Chair rules on it"),
    )


def wrong_with(rules: Procedure) -> list[str]:
    """What cannot be meant, a sentence each."""
    return [contradiction(found, rules) for found in contradictions(rules)]
