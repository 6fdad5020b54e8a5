"""What a director posts, read into a set of rules; and a set of rules as it stands in the forms.

`as_typed` and `read` are each other's inverse: a form that is sent back unchanged changes nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from committees.order import mark as _
from motions.fields import SAYABLE, SETTINGS, STATES, Field, fields_of, placed_kinds
from motions.rules.procedure import Kind, Procedure

type Posted = Mapping[str, list[str]]

MINUTE = 60
STEP = 10
"""Between two places in the order of precedence."""
MUST, MAY, NOT_SAID = "must", "may", ""
TIMES = 5
"""Warnings of a clock at the most."""


class Mistyped(Exception):
    """What was typed in a field cannot be meant. `msgid` has a place for the `field`'s label."""

    def __init__(self, field: Field, msgid: str, **values: Any) -> None:
        super().__init__(msgid % {**values, "field": field.label})
        self.field, self.msgid, self.values = field, msgid, values


def as_typed(rules: Any, field: Field) -> list[str]:
    """A field of a set, a kind or their rows as its form shows it: one text, or one for each thing that is ticked."""
    value = getattr(rules, field.name)
    match field.shape:
        case "yes_no":
            return ["yes" if value else "no"]
        case "minutes":
            return [f"{value / MINUTE:g}"]
        case "numbers":
            return [" ".join(map(str, value))]
        case "several" if field.choices == STATES and not value:
            return [state for state, _words in STATES]
        case "several":
            return list(value)
        case "choice" if isinstance(value, tuple):
            return [" ".join(value)]
        case "says":
            return [f"{way} {param}" for param in SAYABLE if (way := _way(value, param))]
    return ["" if value is None else str(value)]


def _way(params: tuple[str, ...], param: str) -> str:
    return MUST if param in params else MAY if f"{param}?" in params else NOT_SAID


def read_settings(posted: Posted, rules: Procedure) -> Procedure:
    """The rules with the settings as posted. Raises Mistyped."""
    return replace(rules, **{name: read(posted, field, rules) for name, field in SETTINGS.items()})


def read_kind(posted: Posted, kind: Kind) -> Kind:
    """The kind with its fields as posted. Raises Mistyped."""
    return replace(kind, **{field.name: read(posted, field, kind) for field in fields_of(kind)})


def read(posted: Posted, field: Field, before: Any) -> Any:
    """What was posted in a field, as its rule has it. Raises Mistyped."""
    several = posted.get(field.name, [])
    text = (several or [""])[-1].strip()
    if field.shape in ("several", "says"):
        return _several(field, several, getattr(before, field.name))
    if [text] == as_typed(before, field):
        # Also what no form offers, but the rules have, may stay.
        return getattr(before, field.name)
    match field.shape:
        case "count" | "percent" | "seconds":
            return _number(field, text)
        case "minutes":
            return _minutes(field, text)
        case "numbers":
            numbers = [_number(field, word) for word in text.replace(",", " ").split()[:TIMES]]
            return tuple(sorted(set(numbers), reverse=True))
        case "yes_no":
            return text == "yes"
        case "text":
            return _text(field, text)
    return _choice(field, text, getattr(before, field.name))


def _number(field: Field, text: str) -> int:
    wrong = Mistyped(
        field,
        _("%(field)s: write a whole number from %(least)s to %(most)s."),
        least=field.least,
        most=field.most,
    )
    # Longer texts of digits are numbers to Python, and too much for any rule.
    if not text.isdecimal() or len(text) > 6 or not field.least <= int(text) <= field.most:
        raise wrong
    return int(text)


def _minutes(field: Field, text: str) -> int:
    try:
        seconds = round(float(text) * MINUTE)
    except (ValueError, OverflowError):
        seconds = -1
    if not field.least <= seconds <= field.most:
        raise Mistyped(
            field,
            _("%(field)s: write minutes from %(least)s to %(most)s."),
            least=field.least // MINUTE,
            most=field.most // MINUTE,
        )
    return seconds


def _text(field: Field, text: str) -> str:
    text = " ".join(text.split())
    if field.least and not text:
        raise Mistyped(field, _("%(field)s: this cannot be empty."))
    if len(text) > field.most:
        raise Mistyped(field, _("%(field)s: %(most)s characters are the most."), most=field.most)
    return text


def _choice(field: Field, text: str, before: Any) -> Any:
    if text not in dict(field.choices):
        raise Mistyped(field, _("%(field)s: choose one of those offered."))
    if isinstance(before, tuple):
        return tuple(text.split())
    return text or None


def _several(field: Field, posted: list[str], before: tuple[str, ...]) -> tuple[str, ...]:
    if field.shape == "says":
        return tuple(_said(posted, before))
    known = [value for value, _words in field.choices]
    ticked = [value for value in known if value in posted]
    if len(ticked) < field.least:
        raise Mistyped(field, _("%(field)s: tick one at least, or take it out of use."))
    if field.choices != STATES:
        return tuple(ticked)
    # States that no effect serves yet are in no form and stay; everywhere is not to name any.
    unseen = tuple(value for value in before if value not in known)
    if ticked == known and (not before or not unseen):
        return ()
    # Sent back as it came it stays as it was, in whatever order it was written.
    return before if {*ticked, *unseen} == set(before) else (*ticked, *unseen)


def _said(posted: list[str], before: tuple[str, ...]) -> Iterator[str]:
    """What the mover must and may say, in the order in which it stood, and what is new behind it."""
    ways = {param: way for way, _space, param in (each.partition(" ") for each in posted)}
    named = [param.removesuffix("?") for param in before]
    for param in (*named, *(each for each in SAYABLE if each not in named)):
        if param not in SAYABLE:
            yield from (each for each in before if each.removesuffix("?") == param)
        elif ways.get(param) in (MUST, MAY):
            yield param if ways[param] == MUST else f"{param}?"


def moved_before(rules: Procedure, code: str, before: str) -> Procedure:
    """The rules with a kind put just before another in the order of precedence; last if that is none.

    What is put before itself stays. Every kind that has a place gets a new number, so there are no ties.
    """
    kinds = sorted(
        (kind for kind in rules.kinds.values() if kind.effect or kind.precedence is not None),
        key=lambda kind: kind.rank,
    )
    order = [kind.code for kind in kinds]
    if code not in order or code == before:
        return rules
    order.remove(code)
    order.insert(order.index(before) if before in order else len(order), code)
    places = {each: (place + 1) * STEP for place, each in enumerate(order)}
    changed = {
        each: replace(kind, precedence=places.get(each, kind.precedence))
        for each, kind in rules.kinds.items()
    }
    return replace(rules, kinds=changed)


def up_and_down(rules: Procedure) -> dict[str, tuple[str, str]]:
    """For each kind with a place, before which one it is put to come one higher, and one lower; itself if it cannot."""
    order = [kind.code for kind in placed_kinds(rules.kinds)]
    return {
        code: (
            order[at - 1] if at else code,
            code if at + 1 == len(order) else order[at + 2] if at + 2 < len(order) else LAST,
        )
        for at, code in enumerate(order)
    }


LAST = "last"


def settings_of(rules: Procedure) -> dict[str, Any]:
    """The settings that differ from what they are if nothing is said."""
    usual = Procedure()
    return {
        name: msgspec.to_builtins(getattr(rules, name))
        for name in Procedure.__struct_fields__
        if name not in ("code", "kinds") and getattr(rules, name) != getattr(usual, name)
    }
