"""What is moved, and what the Chair declares without a motion: its moment and its place. Its terms are `terms`."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from committees.facts import Fact, RuledInOrder, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import require_session
from delegates.rulings.roll import require_in_room
from motions.effects import EFFECTS, brought_about, kind_of
from motions.effects.votes import prevailed
from motions.rules.motions import Motion, MotionRaised
from motions.rules.precedence import before_which
from motions.rules.procedure import Kind, Slot, State
from motions.rulings.terms import example, said_of
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment
from resolutions.rules.submissions import Submission

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


def seconds_missing(floor: Floor, motion: Motion) -> int:
    """How many more seconds a motion needs before it is put to the vote."""
    kind = floor.procedure.kinds.get(motion.raised.motion)
    return max(0, (kind.seconds if kind else 0) - len(motion.seconds))


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
