"""A vote on substance: put to the room, closed, announced, and what becomes of what was voted on."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import (
    motions_fall,
    quorums,
    require_debate,
    require_decision,
    require_open,
)
from motions.effects import take_floor
from motions.effects.votes import opened
from motions.rules.ballots import (
    Method,
    ResultAnnounced,
    Vote,
    VoteClosed,
)
from motions.rules.majority import Outcome
from resolutions.rules.amendments import (
    Amendment,
    AmendmentAdopted,
    AmendmentRejected,
    PartDeleted,
    PartKept,
)
from resolutions.rules.drafts import Draft, DraftAdopted, DraftRejected


def _putting(floor: Floor) -> Iterable[dict[str, Any]]:
    methods: tuple[Method, ...] = ("roll_call", "phones", "placard", "without_vote")
    for draft in floor.papers.introduced:
        questions: tuple[dict[str, Any], ...] = (
            *({"amendment": each.id} for each in draft.amendments_left),
            *({"part": part.number} for part in draft.parts_left),
            {},
        )
        for question in questions:
            for method in methods:
                yield {"paper": draft.paper, "method": method, **question}


def vote_now(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"vote": floor.votes.current.id},) if floor.votes.current else ()


def require_vote(floor: Floor, id: int) -> Vote:
    require_open(floor)
    vote = required(floor.votes.current, _("That vote is closed."))
    refuse_unless(vote.id == id, _("That vote is closed."))
    return vote


@ruling(rests=("vote", "papers", "meeting"), dais=_putting)
def open_vote(
    floor: Floor,
    press: Press,
    paper: int,
    method: Method,
    amendment: int | None = None,
    part: int | None = None,
) -> Iterator[Fact]:
    """Put an introduced draft to the vote, an amendment to it or a part. Who is in the room is the electorate.

    Amendments come before the parts, and parts before the whole; amendments to an amendment before that one. A roll call begins at a seat drawn by lot. Enters what taking the floor enters, and
    vote_opened. Rests on the vote and the papers; moves the vote and the speaker.
    """
    yield from require_debate(floor, press)
    yield from require_decision(floor, press)
    draft = required(floor.papers.draft(paper), _("That draft is not before the room."))
    refuse_unless(draft.standing == "introduced", _("That draft is not before the room."))
    yield from _require_question(press, draft, amendment, part)
    yield from take_floor(floor, press, "vote")
    yield from motions_fall(floor)
    yield from opened(floor, press, draft, method, amendment=amendment, part=part)


def _require_question(press: Press, draft: Draft, amendment: int | None, part: int | None) -> Iterator[Fact]:
    """What is asked is before the room, and nothing comes before it (GA rules 129 and 130)."""
    if amendment is not None:
        refuse_unless(
            any(each.id == amendment for each in draft.amendments_left),
            _("That amendment is not before the room."),
        )
        asked = draft.amendment(amendment)
        yield from _require_amendments_decided(press, draft.amendments_to(amendment))
        yield from _require_sponsor(press, asked.sponsors if asked else ())
        return
    yield from _require_amendments_decided(press, draft.amendments_left)
    if part is not None:
        refuse_unless(
            any(each.number == part for each in draft.parts_left), _("That part has been voted on.")
        )
        return
    yield from _require_sponsor(press, draft.sponsors)
    left = len(draft.parts_left)
    yield from press.order(not left, _("Parts of it that have not been voted on: %(left)s."), left=left)


def _require_amendments_decided(press: Press, left: tuple[Amendment, ...]) -> Iterator[Fact]:
    yield from press.order(
        not left, _("Amendments to it that have not been voted on: %(left)s."), left=len(left)
    )


def _require_sponsor(press: Press, sponsors: tuple[str, ...]) -> Iterator[Fact]:
    yield from press.order(
        bool(sponsors),
        _("It has no sponsor any more: it is withdrawn, unless a delegation takes it up."),
    )


@ruling(rests=("vote",), dais=vote_now)
def close_vote(floor: Floor, press: Press, vote: int) -> Iterator[Fact]:
    """Take no more answers and work out the result; it is announced by a further act.

    Enters vote_closed. Rests on and moves the vote.
    """
    current = require_vote(floor, vote)
    refuse_unless(current.tally is None, _("The vote is closed; its result can be announced."))
    refuse_unless(current.method != "placard", _("Enter the three counts."))
    silent = len(current.pending)
    yield from press.order(not silent, _("%(silent)s delegations have not answered yet."), silent=silent)
    yes, no, abstain = (current.count(choice) for choice in ("yes", "no", "abstain"))
    yield closed(floor, current, yes, no, abstain, silent=silent)


def closed(floor: Floor, vote: Vote, yes: int, no: int, abstain: int, *, silent: int) -> VoteClosed:
    """The vote with its result. Who is of the electorate was in the room when it was opened."""
    present, quorum = len(vote.order), quorums(floor)[1]
    needed = 0 if "decide" in floor.roll.waived else quorum
    result: Outcome = (
        "adopted" if vote.method == "without_vote" else vote.comes_to(yes, no, present=present, quorum=needed)
    )
    return VoteClosed(
        vote=vote.id,
        outcome=result,
        yes=yes,
        no=no,
        abstain=abstain,
        silent=silent,
        present=present,
        quorum=quorum,
    )


@ruling(rests=("vote",), dais=vote_now)
def announce_result(floor: Floor, press: Press, vote: int) -> Iterator[Fact]:
    """Announce what the vote came to, and so adopt or reject what was voted on.

    Without a quorum to decide there is no decision, and it stays before the room. Where every
    operative part of a draft has fallen, the whole has. Enters result_announced, and what became
    of the amendment, the part or the draft. Moves the vote and the papers.
    """
    current = require_vote(floor, vote)
    tally = required(current.tally, _("The vote is not closed yet."))
    yield ResultAnnounced(vote=vote, outcome=tally.outcome)
    if tally.outcome == "no_decision_quorum":
        return
    adopted = tally.outcome == "adopted"
    if current.amendment is not None:
        yield from _amendment_decided(floor, current, current.amendment, adopted=adopted)
    elif current.part is not None:
        yield from _part_decided(floor, current, current.part, kept=adopted)
    else:
        yield from decided(current, tally.outcome, meeting=floor.meeting.number)


def _amendment_decided(floor: Floor, vote: Vote, amendment: int, *, adopted: bool) -> Iterator[Fact]:
    yield (AmendmentAdopted if adopted else AmendmentRejected)(amendment=amendment, vote=vote.id)
    draft = floor.papers.draft(vote.paper)
    if draft and adopted and draft.outline and not draft.amended(amendment).outline:
        yield from decided(vote, "rejected", meeting=floor.meeting.number)


def _part_decided(floor: Floor, vote: Vote, number: int, *, kept: bool) -> Iterator[Fact]:
    yield (PartKept if kept else PartDeleted)(paper=vote.paper, part=number, vote=vote.id)
    draft = floor.papers.draft(vote.paper)
    if draft and not kept and not draft.part_decided(number, kept=False).outline:
        yield from decided(vote, "rejected", meeting=floor.meeting.number)


def decided(vote: Vote, outcome: Outcome, *, meeting: int) -> Iterator[Fact]:
    """What becomes of a draft by the outcome of a vote that was taken in this meeting."""
    if outcome == "adopted":
        yield DraftAdopted(paper=vote.paper, vote=vote.id, meeting=meeting)
    elif outcome == "rejected":
        yield DraftRejected(paper=vote.paper, vote=vote.id, meeting=meeting)
