"""`manage.py check --database default`: every set of rules can be played, but for copies that are being edited."""

from typing import Any

import msgspec
from django.core.checks import Error, Tags, register
from django.db import DatabaseError
from django.db.models import Q

from motions.models import Procedure
from motions.procedures import played
from motions.soundness import contradictions


@register(Tags.database)
def rules_are_sound(**kwargs: Any) -> list[Any]:
    """Refuses unknown words, states that are never reached, and ties of precedence.

    A conference's own set that nobody chose may stand as somebody left it.
    """
    try:
        chosen = Q(conference=None) | Q(procedurechoice__isnull=False)
        rows = list(Procedure.objects.filter(chosen).distinct().prefetch_related("kinds"))
    except DatabaseError:
        # The tables are about to be made, or to get their columns: `migrate` checks first.
        return []
    errors = []
    for row in rows:
        try:
            wrong = [str(each) for each in contradictions(played(row))]
        except msgspec.ValidationError as unreadable:
            wrong = [str(unreadable)]
        errors += [Error(f"Procedure {row.code}: {said}", id="motions.E001") for said in wrong]
    return errors
