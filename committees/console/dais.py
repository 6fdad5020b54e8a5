"""Who of the dais presides, and what that makes of each officer's own page.

A duty is a row: it changes no right, and procedure does not decide it. Regions are the same for all officers, so
what differs is the Standing of an office: `#duty`, beside the next step. To who assists, the style sheet shows that
step as what whoever presides says next, and hides its button; so Enter, which presses what shows, presses nothing.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees.controls import Control
from committees.models import Officer
from committees.screens import Sight


class Duty(NamedTuple):
    """What an officer does, and the press with which it does the other thing."""

    presides: bool
    change: Control


def presiding(sight: Sight) -> dict[str, Any]:
    """Who presides, in a sentence and one by one."""
    there = [officer for officer in sight.once("officers", _officers) if officer.presides]
    offices = [str(officer.get_office_display()) for officer in there]
    return {
        "presiding": ngettext("%(offices)s presides", "%(offices)s preside", len(there))
        % {"offices": _together(offices)}
        if there
        else _("Nobody presides"),
        "offices": [(officer.office, _gone(name)) for officer, name in zip(there, offices, strict=True)],
    }


def duties(sight: Sight) -> Mapping[str, Duty]:
    """The Standing of each office."""
    return {
        officer.office: Duty(officer.presides, _change(presides=officer.presides))
        for officer in sight.once("officers", _officers)
    }


def _change(*, presides: bool) -> Control:
    if presides:
        return Control(_("Assist from here"), "duty/", "do", "assist", style="quiet")
    return Control(_("Preside from here"), "duty/", "do", "preside", "⇧G")


def _officers(sight: Sight) -> list[Officer]:
    return list(sight.committee.officers.order_by("pk"))


def _together(offices: list[str]) -> str:
    """Names of offices as within a sentence: Chair, Vice-Chair and Rapporteur."""
    first, last = pgettext("between names", ", ").join(offices[:-1]), offices[-1]
    return pgettext("between the last of several offices", " and ").join(filter(None, (first, last)))


def _gone(office: str) -> str:
    """What the others' pages say when no screen of an office is open any more; the time is the page's to fill in."""
    return _("%(office)s: the screen is gone since %(time)s") % {"office": office, "time": "%s"}
