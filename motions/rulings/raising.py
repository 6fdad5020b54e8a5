"""What is moved, and what the Chair declares without a motion: its terms, its moment, its place."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from committees.facts import Fact, RuledInOrder, WordsRef
from committees.floor import Floor
from committees.order import Press, once, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import require_open, require_session
from delegates.rulings.roll import require_in_room
from motions.effects import EFFECTS, brought_about, kind_of
from motions.effects.votes import prevailed
from motions.rules.motions import (
    Motion,
    MotionRaised,
    MotionsCalled,
    MotionsCallEnded,
)
from motions.rules.precedence import before_which
from motions.rules.procedure import Kind, Slot, State
from resolutions.rules.amendments import Mark
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment
from resolutions.rules.submissions import Submission

SECOND = 1000
DAY = 86_400

NOT_IN_ORDER: dict[State, str] = {
    "closed": _("No meeting is open."),
    "roll_call": _("The roll call is not finished."),
    "agenda": _("That is not in order before a topic is taken up."),
    "debate": _("That is not in order in formal debate."),
    "moderated_caucus": _("That is not in order in a moderated caucus."),
    "unmoderated_caucus": _("That is not in order in an unmoderated caucus."),
    "consultation_of_whole": _("That is not in order in a consultation of the whole."),
    "tour": _("That is not in order in a tour de table."),
    "presentation": _("That is not in order while a draft is presented."),
    "questions": _("That is not in order while questions are put."),
    "voting_procedure": _("That is not in order in voting procedure."),
    "vote": _("That is not in order while a vote is under way."),
}


def require_state(floor: Floor, press: Press, kind: Kind) -> Iterator[Fact]:
    """The rules have this kind in order in what the room is in the middle of."""
    yield from press.order(kind.in_order_in(floor.state), NOT_IN_ORDER[floor.state])


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


def _raising(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = next(iter(floor.roll.present), None)
    if seat is None:
        return ()
    return ({**example(floor, kind), "seat": seat} for kind in floor.procedure.moved())


def _raising_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return ({**example(floor, kind), "seat": seat} for kind in floor.procedure.moved())


def _alike(floor: Floor, seat: str) -> Hashable:
    """All that `raise_motion` looks at of who moves for itself; who is not in the room is refused by name."""
    if not floor.roll.in_room(seat):
        return seat
    return (
        any(motion.raised.seat == seat for motion in floor.business.motions.pending),
        floor.roll.rights[seat].substance,
        tuple(draft.paper for draft in floor.papers.drafts if seat in draft.sponsors),
        tuple(paper.paper for paper in floor.papers.submissions if seat in paper.sponsors),
        tuple(each.id for each in floor.papers.proposed if seat in each.sponsors),
        # Who would have a vote reconsidered that it lost is refused by name.
        seat if not all(prevailed(vote, seat) for vote in floor.votes.announced) else None,
    )


def _declaring(floor: Floor) -> Iterable[dict[str, Any]]:
    rules = floor.procedure
    kinds = (kind for kind in (*rules.moved(), *rules.declared()) if kind.effect != "overturn_ruling")
    return (example(floor, kind) for kind in kinds)


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


@ruling(dais=_raising, seat=_raising_own, alike=_alike)
def raise_motion(
    floor: Floor,
    press: Press,
    motion: str,
    seat: str,
    total: int | None = None,
    speaking: int | None = None,
    topic: WordsRef | None = None,
    slot: Slot | None = None,
    until: int | None = None,
    subject: int | None = None,
    topics: tuple[int, ...] = (),
    paper: int | None = None,
    parts: tuple[tuple[str, ...], ...] = (),
    papers: tuple[int, ...] = (),
    amendment: int | None = None,
    noted: bool = False,
) -> Iterator[Fact]:
    """A seat moves. Times in seconds, `until` in ms since the Unix epoch.

    It takes its place by precedence. What is had for the asking has its effect at once, if the
    dais enters it. `noted`, it is kept for when it comes in order instead. The
    dais may enter it for a seat, and a seat for itself when the Chair has called for motions and
    phones may do everything. Enters motion_raised.
    """
    if press.seat:
        refuse_unless(floor.meeting.phones == "all", _("The Chair takes motions by placard."))
        refuse_unless(floor.business.motions.calling, _("The Chair has not called for motions."))
        refuse_unless(not noted, _("Only the dais notes motions for later."))
        refuse_unless(
            not any(other.raised.seat == seat for other in floor.business.motions.pending),
            _("Your motion is before the room already."),
        )
    yield from require_session(floor, press)
    kind = kind_of(floor, motion)
    yield from require_in_room(floor, press, seat)
    said = said_of(
        floor,
        press,
        kind,
        seat=seat,
        total=total,
        speaking=speaking,
        topic=topic,
        slot=slot,
        until=until,
        subject=subject,
        topics=topics,
        paper=paper,
        parts=parts,
        papers=papers,
        amendment=amendment,
    )
    if noted:
        yield replace(said, noted=True)
        return
    ruled = tuple(require_moment(floor, press, kind, said))
    yield from ruled
    if press.dais and kind.granted:
        yield replace(said, granted=True)
        effect = EFFECTS[kind.effect](floor, press, said, False)
        yield from (fact for fact in effect if not isinstance(fact, RuledInOrder))
        return
    overruled = tuple(fact.msgid for fact in ruled if isinstance(fact, RuledInOrder))
    yield replace(said, before=_place(floor, press, said), overruled=overruled)


def _places(
    floor: Floor, paper: int | None, parts: tuple[tuple[str, ...], ...]
) -> tuple[tuple[int, ...], ...]:
    draft = floor.papers.draft(paper) if paper is not None else None
    return tuple(draft.places(marks) for marks in parts) if draft else ()


def _place(floor: Floor, press: Press, said: MotionRaised) -> int | None:
    """The motion that this one precedes. A phone does not take the one that is being voted on from the Chair."""
    pending = floor.business.motions.pending
    if press.seat and pending and not seconds_missing(floor, pending[0]):
        pending = pending[1:]
    return before_which(floor.procedure, pending, said)


def require_moment(floor: Floor, press: Press, kind: Kind, said: MotionRaised) -> Iterator[Fact]:
    """This is the moment for such a motion, from this seat, and it could have its effect."""
    yield from require_state(floor, press, kind)
    yield from press.order(kind.interrupts or floor.speakers.speech is None, _("A speaker has the floor."))
    yield from _require_mover(floor, press, kind, said)
    yield from press.order(
        "topic" not in kind.params or said.topic is not None, _("That motion needs a topic.")
    )
    effect = EFFECTS[kind.effect](floor, press, said, False)
    yield from (fact for fact in effect if isinstance(fact, RuledInOrder))


def _require_mover(floor: Floor, press: Press, kind: Kind, said: MotionRaised) -> Iterator[Fact]:
    """This seat may move it: anybody, a member, or one that sponsors the paper it is about."""
    if kind.raised_by == "members":
        yield from press.order(floor.roll.rights[said.seat or ""].substance, _("Only members move this."))
    paper = said.paper if kind.raised_by in ("sponsor", "all_sponsors") else None
    about: Draft | Submission | ProposedAmendment | None = None
    if paper is not None:
        about = floor.papers.draft(paper) or floor.papers.submission(paper)
    elif said.amendment is not None:
        about = floor.papers.proposal(said.amendment)
    if about:
        yield from press.order(said.seat in about.sponsors, _("Only a sponsor of it moves this."))


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


def seconds_missing(floor: Floor, motion: Motion) -> int:
    """How many more seconds a motion needs before it is put to the vote."""
    kind = floor.procedure.kinds.get(motion.raised.motion)
    return max(0, (kind.seconds if kind else 0) - len(motion.seconds))


@ruling(rests=("meeting",), dais=once)
def call_motions(floor: Floor, press: Press) -> Iterator[Fact]:
    """Ask for motions; from now on phones that may do everything can move. Enters motions_called."""
    require_open(floor)
    refuse_unless(not floor.business.motions.calling, _("Motions have been called for."))
    yield from press.order(floor.speakers.speech is None, _("A speaker has the floor."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    yield MotionsCalled()


@ruling(dais=once)
def end_call(floor: Floor, press: Press) -> Iterator[Fact]:
    """Take no more motions. Enters motions_call_ended."""
    refuse_unless(floor.business.motions.calling, _("The Chair has not called for motions."))
    yield MotionsCallEnded()


@ruling(rests=("motions", "meeting"), dais=_declaring)
def declare_motion(
    floor: Floor,
    press: Press,
    motion: str,
    seat: str | None = None,
    total: int | None = None,
    speaking: int | None = None,
    topic: WordsRef | None = None,
    slot: Slot | None = None,
    until: int | None = None,
    subject: int | None = None,
    topics: tuple[int, ...] = (),
    paper: int | None = None,
    parts: tuple[tuple[str, ...], ...] = (),
    papers: tuple[int, ...] = (),
    amendment: int | None = None,
) -> Iterator[Fact]:
    """The Chair brings about without objection what a motion would, whatever has the floor.

    That holds as well for what delegations do not move under these rules.

    Times in seconds, `until` in ms since the Unix epoch. Enters motions_fell where it takes the
    floor, and what the effect enters. Rests on the motions and the meeting.
    """
    yield from require_session(floor, press)
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    kind = kind_of(floor, motion, declared=True)
    refuse_unless(kind.effect != "overturn_ruling", _("The Chair's rulings are overturned by the room."))
    if seat:
        yield from require_in_room(floor, press, seat)
    said = said_of(
        floor,
        press,
        kind,
        seat=seat,
        total=total,
        speaking=speaking,
        topic=topic,
        slot=slot,
        until=until,
        subject=subject,
        topics=topics,
        paper=paper,
        parts=parts,
        papers=papers,
        amendment=amendment,
    )
    yield from brought_about(floor, press, said, declared=True)
