"""The wording of a draft as it stands, from its version, its amendments and the record."""

from collections.abc import Iterable

from resolutions.amending import as_it_reads, marked, operative_as_it_reads
from resolutions.models import Amendment, Version
from resolutions.rules.amendments import Amendment as OnRecord
from resolutions.rules.amendments import Mark
from resolutions.rules.drafts import Draft
from resolutions.text import Clause


def text_of(draft: Draft) -> list[Clause]:
    """The paragraphs of a draft as it reads now. Raises Version.DoesNotExist if its rows are gone."""
    return as_it_reads(_introduced(draft), draft.changes, _adopted(draft))


def marked_text(draft: Draft) -> list[tuple[Mark, Clause]]:
    """The same, each paragraph with its mark; the preamble has none."""
    return marked(_introduced(draft), draft.changes, _adopted(draft))


def paragraphs_of(draft: Draft, marks: Iterable[Mark]) -> list[Clause]:
    """Some operative paragraphs of a draft as it reads now; none that were voted out."""
    text = dict(operative_as_it_reads(_introduced(draft), draft.changes, _adopted(draft)))
    return [clause for mark in marks for clause in text.get(mark, ())]


def _introduced(draft: Draft) -> list[Clause]:
    return Version.objects.get(pk=draft.version).clauses()


def _adopted(draft: Draft) -> dict[int, tuple[OnRecord, list[Clause]]]:
    """The amendments that were adopted, with their wording."""
    adopted = {each.id: each for each in draft.amendments if each.standing == "adopted"}
    rows = Amendment.objects.filter(pk__in=adopted) if adopted else ()
    return {row.pk: (adopted[row.pk], row.clauses()) for row in rows}
