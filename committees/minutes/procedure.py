"""Rules of procedure in sentences: what a set says, and in what two sets differ.

A rule is called here as the form calls in which a director edits it (`motions.fields`).
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import wording
from committees.naming import term
from motions.comparing import PLACE, Difference, differences, field_of
from motions.fields import SAYABLE, Field
from motions.rules.procedure import Procedure
from motions.soundness import Contradiction

SECOND = 1000
TOLD = 3
"""Differences that a line of the minutes tells one by one."""


def listed(words: list[str]) -> str:
    return pgettext("between names", ", ").join(words)


def said(field: Field, value: Any) -> str:
    """What a rule is set to, in words."""
    match field.shape:
        case "yes_no":
            return _("yes") if value else _("no")
        case "seconds":
            return _seconds(value)
        case "minutes":
            return wording.duration(value * SECOND)
        case "numbers":
            return listed([_seconds(each) for each in value]) or _("none")
        case "percent":
            return _("%(number)s per cent") % {"number": value}
        case "says":
            return listed(_sayings(value)) or _("nothing")
        case "several":
            return _several(field, value)
    if isinstance(value, tuple):
        value = " ".join(value)
    words = dict(field.choices).get(value or "")
    return _(words) if words else str(value)


def _seconds(seconds: int) -> str:
    """As the form has it, so that 60 seconds are read beside 90."""
    return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}


def _several(field: Field, value: tuple[str, ...]) -> str:
    if field.name == "states" and not value:
        return _("everything")
    return listed([_(words) for each, words in field.choices if each in value]) or _("nobody")


def _sayings(params: tuple[str, ...]) -> list[str]:
    """What a mover must say, and in brackets what it may."""
    must = [_(words) for param, words in SAYABLE.items() if param in params]
    may = [_("(%(said)s)") % {"said": _(words)} for param, words in SAYABLE.items() if f"{param}?" in params]
    return must + may


def label(field: Field) -> str:
    return _(field.label)


def change(difference: Difference, was: Procedure, now: Procedure) -> str:
    """One difference as a sentence of a list, without its full stop."""
    rules = now if difference.kind in now.kinds else was
    kind = _called(rules, difference.kind)
    if difference.field == PLACE:
        if not difference.now:
            return _("%(kind)s comes last") % {"kind": kind}
        return _("%(kind)s comes before %(other)s") % {"kind": kind, "other": _called(now, difference.now)}
    if difference.kind and difference.field == "enabled":
        return (_("%(kind)s is in use") if difference.now else _("%(kind)s is not in use")) % {"kind": kind}
    field = field_of(difference, rules)
    values = {
        "rule": label(field),
        "now": said(field, difference.now),
        "was": said(field, difference.was),
        "kind": kind,
    }
    if difference.kind:
        return _("%(kind)s, %(rule)s: %(now)s instead of %(was)s") % values
    return _("%(rule)s: %(now)s instead of %(was)s") % values


def _called(rules: Procedure, code: str) -> str:
    return wording.first_up(term(rules, code)) if code else ""


def changes(was: Procedure, now: Procedure) -> list[str]:
    """In what two sets differ, a sentence each."""
    return [change(difference, was, now) for difference in differences(was, now)]


def changed(was: Procedure, now: Procedure) -> str:
    """The same in a line: the first few, and how many more."""
    every = changes(was, now)
    told, more = every[:TOLD], len(every) - TOLD
    if more > 0:
        told.append(ngettext("%(count)s more rule", "%(count)s more rules", more) % {"count": more})
    return pgettext("between sentences", "; ").join(told) or _("nothing that is felt in the room")


def contradiction(found: Contradiction, rules: Procedure) -> str:
    """What cannot be meant, with kinds by the names that these rules have for them."""
    values = {
        name: _(value) if isinstance(value, str) and value else value for name, value in found.values.items()
    }
    sentence = _(found.msgid) % values
    if not found.kinds:
        return sentence
    return _("%(kinds)s: %(sentence)s") % {
        "kinds": listed([_called(rules, code) for code in found.kinds]),
        "sentence": sentence,
    }
