"""The terms of a motion: what was said with it, as far as its kind takes it, and what it is about if nothing was said."""

from typing import Any

from committees.facts import WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless
from committees.order import mark as _
from motions.rules.motions import MotionRaised
from motions.rules.procedure import Kind, Slot
from resolutions.rules.amendments import Mark
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment

SECOND = 1000
DAY = 86_400


def example(floor: Floor, kind: Kind) -> dict[str, Any]:
    """What may be said with a motion of this kind, for asking whether it is in order at all."""
    said: dict[str, Any] = {"motion": kind.code}
    if kind.wants("total"):
        said["total"] = 600
    if kind.wants("speaking"):
        said["speaking"] = 60
    if kind.wants("topic"):
        said["topic"] = WordsRef("", "")
    if kind.wants("drafts"):
        said["papers"] = tuple(draft.paper for draft in reversed(floor.papers.introduced))
    if kind.wants("clauses") and floor.papers.introduced:
        said["parts"] = (floor.papers.introduced[0].outline[:1],)
    return said


def said_of(
    floor: Floor,
    press: Press,
    kind: Kind,
    *,
    seat: str | None,
    total: int | None,
    speaking: int | None,
    topic: WordsRef | None,
    slot: Slot | None,
    until: int | None,
    subject: int | None,
    topics: tuple[int, ...],
    paper: int | None,
    parts: tuple[tuple[str, ...], ...],
    papers: tuple[int, ...],
    amendment: int | None,
) -> MotionRaised:
    """What was said, as far as this kind takes it; times in seconds. Raises OutOfOrder for what makes no sense."""
    if "total" in kind.params:
        refuse_unless((total or 0) > 0, _("Say how long it is to last."))
    if "speaking" in kind.params:
        refuse_unless((speaking or 0) > 0, _("Say how long a speech is to last."))
    refuse_unless((total or 0) >= 0, _("Say how long it is to last."))
    refuse_unless((speaking or 0) >= 0, _("Say how long a speech is to last."))
    refuse_unless(max(total or 0, speaking or 0) <= DAY, _("That is more than a day."))
    if "total" in kind.params and "speaking" in kind.params:
        refuse_unless((speaking or 0) <= (total or 0), _("One speech would be longer than the whole caucus."))
    refuse_unless(until is None or until > press.now, _("That time has passed. Name a later one."))
    if kind.effect == "overturn_ruling":
        subject = subject or floor.business.last_ruling
    if kind.wants("draft") and paper is None:
        paper = meant_paper(floor, kind, seat)
    if kind.wants("amendment") and amendment is None:
        amendment = meant_amendment(floor, seat)
    if kind.effect == "resume_debate" and subject is None and floor.agenda.resumable:
        subject = floor.agenda.resumable[-1]
    return MotionRaised(
        motion=kind.code,
        seat=seat,
        # Until a time of day, or for so long: the time of day is the more precise.
        total=total * SECOND
        if total and kind.wants("total") and not (until and kind.wants("until"))
        else None,
        speaking=speaking * SECOND if speaking and kind.wants("speaking") else None,
        topic=topic if kind.wants("topic") else None,
        slot=slot if kind.wants("slot") else None,
        until=until if kind.wants("until") else None,
        subject=subject if kind.wants("subject") or kind.wants("ruling") else None,
        topics=topics if kind.wants("order") else (),
        paper=paper if kind.wants("draft") else None,
        parts=parts if kind.wants("clauses") else (),
        places=_places(floor, paper, parts) if kind.wants("clauses") else (),
        papers=papers if kind.wants("drafts") else (),
        amendment=amendment if kind.wants("amendment") else None,
    )


def _places(
    floor: Floor, paper: int | None, parts: tuple[tuple[str, ...], ...]
) -> tuple[tuple[int, ...], ...]:
    draft = floor.papers.draft(paper) if paper is not None else None
    return tuple(draft.places(marks) for marks in parts) if draft else ()


def meant_paper(floor: Floor, kind: Kind, seat: str | None) -> int | None:
    """The paper that a motion is about if none was named: what comes next, of the mover's own if it has one."""
    if kind.effect == "introduce_draft":
        waiting = [each for each in floor.papers.submissions if each.standing == "approved"]
        own = [each for each in waiting if seat in each.sponsors]
        return next((each.paper for each in (*own, *waiting)), None)
    if kind.effect == "reconsider":
        decided = {draft.paper for draft in floor.papers.drafts if draft.vote is not None}
        return next((vote.paper for vote in reversed(floor.votes.announced) if vote.paper in decided), None)
    drafts = floor.papers.introduced
    if kind.effect == "question_period" and drafts:
        # Questions are put on what was introduced last.
        return max(drafts, key=lambda draft: draft.number).paper
    return drafts[0].paper if drafts else None


def meant_amendment(
    floor: Floor,
    seat: str | None,
    number: int | None = None,
    place: int | None = None,
    amended: int | None = None,
) -> int | None:
    """The amendment with the dais that a motion brings in: the first, of the mover's own if it has one.

    To L.`number`, to the amendment with the number `amended` and to the paragraph that is number `place` now,
    0 for before the first, as far as they are named.
    """
    waiting = [
        each
        for draft in floor.papers.introduced
        if number in (None, draft.number)
        for each in floor.papers.proposed_to(draft.paper)
        if each.standing == "submitted" and _called_so(draft, each, place, amended)
    ]
    own = [each for each in waiting if seat in each.sponsors]
    return next((each.id for each in (*own, *waiting)), None)


def _called_so(draft: Draft, proposed: ProposedAmendment, place: int | None, amended: int | None) -> bool:
    """Whether an amendment is meant by a paragraph: of the draft, unless another amendment was named."""
    to = None if proposed.of is None else draft.amendment(proposed.of)
    if amended is not None:
        return to is not None and to.number == amended and place in (None, *_named(to.fresh, proposed.target))
    return place is None or (proposed.of is None and place in _named(draft.outline, proposed.target))


def _named(part: tuple[Mark, ...], target: Mark | None) -> tuple[int, ...]:
    """The number of a paragraph in its part; 0 for the beginning, none for what is not there."""
    if target is None:
        return (0,)
    return (part.index(target) + 1,) if target in part else ()
