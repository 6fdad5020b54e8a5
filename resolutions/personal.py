"""What delegations write, as personal data: manuscripts go, what was handed in is a paper of the committee."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from committees import record
from committees.models import Committee
from committees.order import SEAT
from committees.personal import Kept, Rows, keep, keep_copies
from resolutions import press
from resolutions.models import Amendment, Manuscript, Version
from resolutions.rules.proposed import AmendmentSubmitted


def _manuscripts(committee: Committee, place: str | None) -> Rows:
    rows = Manuscript.objects.filter(committee=committee)
    return rows if place is None else rows.filter(seat=_seat(place))


def _versions(committee: Committee, place: str | None) -> Rows:
    """Papers of which the delegation is the first sponsor; whoever joined it wrote nothing of its own."""
    rows = Version.objects.filter(paper__committee=committee)
    return rows if place is None else rows.filter(sponsors__0=_seat(place))


def _amendments(committee: Committee, place: str | None) -> Rows:
    rows = Amendment.objects.filter(paper__committee=committee)
    if place is None:
        return rows
    facts = (entry.fact for entry in record.read(committee.pk).entries)
    submitted = (fact for fact in facts if isinstance(fact, AmendmentSubmitted))
    return rows.filter(pk__in={fact.amendment for fact in submitted if fact.seat == _seat(place)})


def _seat(place: str) -> str:
    """The code of a seat; empty for an office, which writes nothing of its own."""
    return place.removeprefix(SEAT) if place.startswith(SEAT) else ""


def _manuscript_told(manuscript: Manuscript) -> dict[str, Any]:
    return {"title": manuscript.title, "others": manuscript.others, "passages": manuscript.passages}


def _version_told(version: Version) -> dict[str, Any]:
    paragraphs = [{"part": each.part, "level": each.level, "text": each.text} for each in version.clauses()]
    return {"paper": version.paper_id, "title": version.title, "paragraphs": paragraphs}


def _amendment_told(amendment: Amendment) -> dict[str, Any]:
    return {"paper": amendment.paper_id, "paragraphs": amendment.paragraphs}


def register() -> None:
    keep(
        Kept("manuscripts", _("Papers that are being written"), _manuscripts, _manuscript_told),
        Kept("papers", _("Papers that were handed in"), _versions, _version_told, None),
        Kept("amendments", _("Amendments that were handed in"), _amendments, _amendment_told, None),
    )
    keep_copies(press.clear_shelf)
