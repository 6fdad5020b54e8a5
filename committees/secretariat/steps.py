"""What a committee still lacks before its Chair can open a meeting."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from committees.models import Committee, Officer


class Lacking(NamedTuple):
    sentence: str
    url: str
    """Where it is put right."""


def lacking(committee: Committee) -> list[Lacking]:
    """In the order in which it is best put right."""
    here = reverse("committee", args=[committee.slug])
    found = []
    if not committee.seats.exists():
        found.append(Lacking(_("It has no seats yet."), reverse("roster", args=[committee.slug])))
    if not committee.topics.exists():
        found.append(Lacking(_("No topic is on its agenda yet."), f"{here}#agenda"))
    if not committee.officers.filter(office=Officer.Office.CHAIR).exists():
        found.append(Lacking(_("Nobody presides yet: give the Chair an account."), f"{here}#dais"))
    return found
