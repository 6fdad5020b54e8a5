"""A kind of motion, point or right for who is new to it: what it does, what to say, what follows, who decides."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import wording
from committees.minutes.reader import Reader
from committees.minutes.words import carries, meanings
from motions.rules.procedure import Kind

MINUTES, SECONDS = 600_000, 60_000
"""Times in ms for the example of what is said."""


class Explained(NamedTuple):
    """Sentences in the reader's language."""

    code: str
    name: str
    does: str
    say: str
    then: str
    decided: str


def explained(reader: Reader, kind: Kind) -> Explained:
    return Explained(
        kind.code,
        wording.first_up(reader.kind(kind.code)),
        meanings().get(kind.effect) or meanings().get(kind.code, ""),
        _("“%(motion)s.”") % {"motion": _example(reader, kind)},
        carries().get(kind.effect, ""),
        " ".join(_decided(reader, kind)) if kind.moved else _("The Chair rules on it, without a vote."),
    )


def _example(reader: Reader, kind: Kind) -> str:
    """The motion with all that its mover has to say, as it might be said."""
    total, speaking = kind.wants("total"), kind.wants("speaking")
    parts = [
        wording.first_up(reader.kind(kind.code)),
        *([_("until %(time)s") % {"time": "14:30"}] if kind.wants("until") else []),
        *reader.terms(
            MINUTES if total and not kind.wants("until") else None,
            SECONDS if speaking else None,
            _("the topic") if "topic" in kind.params else "",
        ),
        *(["L.2, L.1"] if kind.wants("drafts") else []),
        *(["L.1"] if kind.wants("draft") or kind.wants("question") else []),
        *([_("paragraphs 2 and 4")] if kind.wants("clauses") else []),
    ]
    return pgettext("between names", ", ").join(parts)


def _decided(reader: Reader, kind: Kind) -> list[str]:
    """How a motion is decided on, a sentence each for seconds, speakers and the majority."""
    if kind.granted and kind.decided_by == "automatic":
        return [_("It is had for the asking: nobody votes on it.")]
    if kind.granted:
        return [_("Nobody votes on it; it holds unless somebody objects.")]
    said = []
    if kind.seconds == 1:
        said.append(_("It needs a second."))
    elif kind.seconds:
        count = {"count": kind.seconds}
        said.append(
            ngettext("It needs %(count)s second.", "It needs %(count)s seconds.", kind.seconds) % count
        )
    if kind.speakers_for or kind.speakers_against:
        counts = {"for": kind.speakers_for, "against": kind.speakers_against}
        said.append(_("Before the vote up to %(for)s speak for it and %(against)s against it.") % counts)
    if kind.by_chair:
        return [*said, _("The Chair decides, unless somebody objects.")]
    return [*said, _majority(reader, kind)]


def _majority(reader: Reader, kind: Kind) -> str:
    two_thirds = reader.book.floor.procedure.threshold(kind.code) == "two_thirds"
    if kind.electorate == "members":
        if two_thirds:
            return _("Members vote by placard; it needs two votes in favour for each against.")
        return _("Members vote by placard; more in favour than against carry it.")
    if two_thirds:
        return _("All delegations vote by placard; it needs two votes in favour for each against.")
    return _("All delegations vote by placard; more in favour than against carry it.")
