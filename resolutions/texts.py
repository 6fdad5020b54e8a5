"""The wording of a draft as it stands, from its version, its amendments and the record."""

from collections.abc import Iterable, Sequence

from resolutions.amending import (
    Wordings,
    amendment_as_it_reads,
    as_it_reads,
    marked,
    paragraphs_as_they_read,
)
from resolutions.models import Amendment, Version
from resolutions.rules.amendments import Amendment as OnRecord
from resolutions.rules.amendments import Mark
from resolutions.rules.drafts import Change, Draft
from resolutions.text import Clause


def text_of(draft: Draft) -> list[Clause]:
    """The paragraphs of a draft as it reads now. Raises Version.DoesNotExist if its rows are gone."""
    return as_it_reads(_introduced(draft), draft.changes, _adopted(draft))


def marked_text(draft: Draft) -> list[tuple[Mark, Clause]]:
    """The same, each paragraph with its mark."""
    return marked(_introduced(draft), draft.changes, _adopted(draft))


def text_with(draft: Draft, amendment: OnRecord, clauses: Sequence[Clause]) -> list[tuple[Mark, Clause]]:
    """A draft as it would read with one amendment more."""
    changes = (*draft.changes, Change(amendment=amendment.id))
    return marked(_introduced(draft), changes, {**_adopted(draft), amendment.id: (amendment, clauses)})


def clauses_of_amendment(amendment: int) -> list[Clause]:
    """The wording of an amendment as it was handed in. Raises Amendment.DoesNotExist if its row is gone."""
    return Amendment.objects.get(pk=amendment).clauses()


def marked_amendment(draft: Draft, amendment: OnRecord) -> list[tuple[Mark, Clause]]:
    """The wording of an amendment to a draft as it reads now, each paragraph with its mark.

    Raises Amendment.DoesNotExist if its row is gone.
    """
    return _marked(draft, amendment, {})


def amendment_with(
    draft: Draft, amendment: OnRecord, other: OnRecord, clauses: Sequence[Clause]
) -> list[tuple[Mark, Clause]]:
    """An amendment to a draft as it would read with one more to it."""
    return _marked(draft, amendment.amended(other), {other.id: (other, clauses)})


def _marked(draft: Draft, amendment: OnRecord, more: Wordings) -> list[tuple[Mark, Clause]]:
    known = {each.id: each for each in draft.amendments if each.id in amendment.changes}
    rows = {row.pk: row.clauses() for row in Amendment.objects.filter(pk__in=(amendment.id, *known))}
    if amendment.id not in rows:
        raise Amendment.DoesNotExist
    wordings = {id: (each, rows[id]) for id, each in known.items() if id in rows}
    read = amendment_as_it_reads(amendment, rows[amendment.id], {**wordings, **more})
    return [(mark, clause) for mark, block in read for clause in block]


def paragraphs_of(draft: Draft, marks: Iterable[Mark]) -> list[Clause]:
    """Some paragraphs of a draft as it reads now; none that were voted out."""
    text = dict(paragraphs_as_they_read(_introduced(draft), draft.changes, _adopted(draft)))
    return [clause for mark in marks for clause in text.get(mark, ())]


def _introduced(draft: Draft) -> list[Clause]:
    return Version.objects.get(pk=draft.version).clauses()


def _adopted(draft: Draft) -> Wordings:
    """The amendments that were adopted, and those to them, with their wording."""
    adopted = {each.id: each for each in draft.amendments if each.standing == "adopted"}
    rows = Amendment.objects.filter(pk__in=adopted) if adopted else ()
    return {row.pk: (adopted[row.pk], row.clauses()) for row in rows}
