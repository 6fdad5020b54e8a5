"""`manage.py check --database default`: every set of rules in the database can be played."""

from typing import Any

import msgspec
from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from motions.models import Procedure
from motions.procedures import value_of
from motions.soundness import contradictions


@register(Tags.database)
def rules_are_sound(**kwargs: Any) -> list[Any]:
    """Refuses unknown words, states that are never reached, and ties of precedence."""
    try:
        rows = list(Procedure.objects.prefetch_related("kinds"))
    except DatabaseError:
        # The tables are about to be made, or to get their columns: `migrate` checks first.
        return []
    errors = []
    for row in rows:
        try:
            wrong = list(contradictions(value_of(row)))
        except msgspec.ValidationError as unreadable:
            wrong = [str(unreadable)]
        errors += [Error(f"Procedure {row.code}: {said}", id="motions.E001") for said in wrong]
    return errors
