"""What a motion does with drafts and with the votes on them."""

from collections.abc import Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required
from committees.order import mark as _
from committees.rulings import abandon_vote
from motions.effects.caucuses import presentation
from motions.effects.registry import effect, introduced
from motions.rules.motions import MotionRaised
from resolutions.rules.amendments import Amendment, AmendmentIntroduced, DraftDivided, Mark, Operation
from resolutions.rules.drafts import Draft, DraftIntroduced, DraftsReordered, DraftWithdrawn


@effect
def introduce_draft(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    """Its sponsors present it at once where the rules give them time, unless other motions wait."""
    paper = required(motion.paper, _("No working paper is waiting to be introduced."))
    brought = tuple(brought_in(floor, press, paper))
    yield from brought
    sponsors = next(fact.sponsors for fact in brought if isinstance(fact, DraftIntroduced))
    others = any(each.raised is not motion for each in floor.business.motions.pending)
    busy = others or floor.business.caucus or floor.speakers.speech or floor.agenda.voting
    if floor.procedure.presentation_time and not busy:
        yield from presentation(floor, press, paper, sponsors, motion.seat)


def brought_in(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """A paper that was handed in comes before the room, with whoever stands behind it."""
    submission = required(floor.papers.submission(paper), _("That paper is not with the dais any more."))
    yield from press.order(submission.standing == "approved", _("The dais has not approved that paper."))
    refuse_unless(bool(submission.sponsors), _("A draft resolution needs at least one sponsor."))
    yield DraftIntroduced(
        paper=paper,
        version=submission.version,
        sponsors=submission.sponsors,
        text=submission.text,
        operative=submission.operative,
        preambular=submission.preambular,
    )


@effect
def introduce_amendment(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from amendment_brought_in(
        floor, press, required(motion.amendment, _("No amendment is waiting to be introduced."))
    )


def amendment_brought_in(floor: Floor, press: Press, amendment: int) -> Iterator[Fact]:
    """An amendment that was handed in comes before the room, with whoever stands behind it."""
    proposed = required(floor.papers.proposal(amendment), _("That amendment is not with the dais any more."))
    refuse_unless(proposed.standing == "submitted", _("It has been returned already."))
    draft = introduced(floor, proposed.paper)
    require_target(draft, proposed.operation, proposed.target, preamble=proposed.preamble, of=proposed.of)
    refuse_unless(bool(proposed.sponsors), _("An amendment needs at least one sponsor."))
    yield from require_amending(floor, press, draft)
    yield from require_part(floor, press, preamble=proposed.preamble, of=proposed.of)
    yield AmendmentIntroduced(
        paper=proposed.paper,
        amendment=amendment,
        operation=proposed.operation,
        target=proposed.target,
        paragraphs=proposed.paragraphs,
        sponsors=proposed.sponsors,
        text=proposed.text,
        signatories=proposed.signatories,
        preamble=proposed.preamble,
        of=proposed.of,
    )


def require_target(
    draft: Draft, operation: Operation, target: Mark | None, *, preamble: bool, of: int | None = None
) -> None:
    if of is not None:
        require_amended(draft, of, operation)
    refuse_unless(
        target in draft.part_with(preamble=preamble, of=of) or (operation == "add" and target is None),
        _("That paragraph is not in the draft any more.")
        if of is None
        else _("That paragraph is not in the amendment any more."),
    )


def require_amended(draft: Draft, of: int, operation: Operation) -> Amendment:
    """The amendment that another is to: before the room, with a wording of which something is left. Raises OutOfOrder."""
    known = next((each for each in draft.amendments_left if each.id == of), None)
    amended = required(known, _("The amendment that it is to is not before the room."))
    refuse_unless(amended.of is None, _("An amendment to an amendment is not amended itself."))
    refuse_unless(
        bool(amended.fresh), _("An amendment that strikes a paragraph has no wording to be amended.")
    )
    refuse_unless(
        operation != "strike" or len(amended.fresh) > 1,
        _("That would leave nothing of the amendment. It is voted on, or withdrawn."),
    )
    return amended


def require_amending(floor: Floor, press: Press, draft: Draft) -> Iterator[Fact]:
    """The draft is not being voted on, and debate is not closed."""
    vote = floor.votes.current
    yield from press.order(not (vote and vote.paper == draft.paper), _("A vote is under way."))
    yield from press.order(
        not floor.agenda.voting, _("Debate is closed, so no more amendments are introduced.")
    )


def require_part(floor: Floor, press: Press, *, preamble: bool, of: int | None = None) -> Iterator[Fact]:
    """These rules have that part of a draft amended, or an amendment to it."""
    if of is not None:
        yield from press.order(
            floor.procedure.second_degree, _("Under these rules an amendment is not amended.")
        )
        return
    yield from press.order(
        not preamble or floor.procedure.amend_preamble, _("Under these rules the preamble is not amended.")
    )


@effect
def division(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    draft = introduced(floor, motion.paper)
    refuse_unless(
        bool(motion.parts) and all(motion.parts), _("Name the paragraphs that are to be voted on apart.")
    )
    named = [mark for part in motion.parts for mark in part]
    refuse_unless(set(named) <= set(draft.outline), _("The draft has no such paragraph any more."))
    refuse_unless(len(set(named)) == len(named), _("Each paragraph is in one part."))
    refuse_unless(
        motion.parts != (draft.outline,), _("That is the whole of the draft, which is voted on as one.")
    )
    yield from press.order(not draft.parts_left, _("The draft has been divided already."))
    vote = floor.votes.current
    if vote and vote.paper == draft.paper:
        yield from abandon_vote(floor)
    yield DraftDivided(
        paper=draft.paper, parts=motion.parts, places=tuple(draft.places(marks) for marks in motion.parts)
    )


@effect
def withdraw_proposal(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from withdrawn(floor, press, introduced(floor, motion.paper).paper)


def withdrawn(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """A draft is taken back, before it is voted on (GA rule 122)."""
    vote = floor.votes.current
    yield from press.order(not (vote and vote.paper == paper), _("A vote is under way."))
    if vote and vote.paper == paper:
        yield from abandon_vote(floor)
    yield DraftWithdrawn(paper=paper)


@effect
def reorder_drafts(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    left = tuple(draft.paper for draft in floor.papers.introduced)
    refuse_unless(len(left) > 1, _("There are no two drafts left to be voted on."))
    refuse_unless(sorted(motion.papers) == sorted(left), _("Name each draft that is left, once."))
    refuse_unless(motion.papers != left, _("They are voted on in that order already."))
    yield DraftsReordered(papers=motion.papers)
