"""The wording of a draft as it stands, from its version, its amendments and the record."""

from resolutions.amending import as_it_reads
from resolutions.models import Amendment, Version
from resolutions.rules import Draft
from resolutions.text import Clause


def text_of(draft: Draft) -> list[Clause]:
    """The paragraphs of a draft as it reads now. Raises Version.DoesNotExist if its rows are gone."""
    clauses = Version.objects.get(pk=draft.version).clauses()
    if not draft.changes:
        return clauses
    adopted = {each.id: each for each in draft.amendments if each.standing == "adopted"}
    rows = Amendment.objects.filter(pk__in=adopted)
    return as_it_reads(clauses, draft.changes, {row.pk: (adopted[row.pk], row.clauses()) for row in rows})
