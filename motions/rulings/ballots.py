"""A vote on substance: by roll call, or adoption without a vote."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import motions_fall, quorums, require_debate, require_decision, require_open
from motions.effects import take_floor
from motions.rules.ballots import (
    BallotCast,
    Choice,
    Method,
    ObjectionMade,
    ResultAnnounced,
    Vote,
    VoteClosed,
    VoteOpened,
    VoteReopened,
    called_from,
)
from motions.rules.majority import outcome
from resolutions.rules import DraftAdopted, DraftRejected


def _putting(floor: Floor) -> Iterable[dict[str, Any]]:
    methods: tuple[Method, ...] = ("roll_call", "without_vote")
    drafts = floor.papers.introduced
    return ({"paper": draft.paper, "method": method} for draft in drafts for method in methods)


def _vote(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"vote": floor.votes.current.id},) if floor.votes.current else ()


def _casting(floor: Floor) -> Iterable[dict[str, Any]]:
    """For the seat that is called, and as corrections for the others."""
    vote = floor.votes.current
    if vote is None or vote.method != "roll_call":
        return
    choices: tuple[Choice, ...] = ("yes", "no", "abstain")
    for seat in vote.order:
        for choice in choices:
            if vote.pending and seat == vote.pending[0]:
                yield {"vote": vote.id, "seat": seat, "choice": choice}
            yield {"vote": vote.id, "seat": seat, "choice": choice, "correcting": True}


def require_vote(floor: Floor, id: int) -> Vote:
    require_open(floor)
    vote = required(floor.votes.current, _("That vote is closed."))
    refuse_unless(vote.id == id, _("That vote is closed."))
    return vote


@ruling(rests=("vote", "papers", "meeting"), dais=_putting)
def open_vote(floor: Floor, press: Press, paper: int, method: Method) -> Iterator[Fact]:
    """Put an introduced draft to the vote. Who is in the room now is the electorate.

    A roll call begins at a seat drawn by lot. Enters what taking the floor enters, and
    vote_opened. Rests on the vote and the papers; moves the vote and the speaker.
    """
    yield from require_debate(floor, press)
    yield from require_decision(floor, press)
    draft = required(floor.papers.draft(paper), _("That draft is not before the room."))
    refuse_unless(draft.standing == "introduced", _("That draft is not before the room."))
    electorate = floor.roll.electorate
    refuse_unless(bool(electorate), _("Nobody in the room may vote on substance."))
    yield from take_floor(floor, press, "vote")
    yield from motions_fall(floor)
    yield VoteOpened(
        paper=paper,
        version=draft.version,
        method=method,
        order=called_from(electorate, press.lot) if method == "roll_call" else electorate,
        no_abstention=tuple(seat for seat in electorate if floor.roll.no_abstention(seat)),
        threshold=floor.procedure.draft_threshold,
    )


@ruling(dais=_casting)
def cast_ballot(
    floor: Floor, press: Press, vote: int, seat: str, choice: Choice, correcting: bool = False
) -> Iterator[Fact]:
    """Enter what a seat votes when it is called, or correct it until the result is announced.

    Two officers who heard a seat differently don't overwrite each other: only a correction changes.

    Enters ballot_cast, after vote_reopened if the vote was closed already. Moves nothing else.
    """
    current = require_vote(floor, vote)
    refuse_unless(current.method == "roll_call", _("No vote is being taken; objections are."))
    refuse_unless(seat in current.order, _("%(seat)s does not take part in this vote."), seat=seat)
    refuse_unless(
        current.ballots.get(seat) != choice, _("That is how %(seat)s is recorded already."), seat=seat
    )
    refuse_unless(correcting or seat not in current.ballots, _("%(seat)s has answered already."), seat=seat)
    if choice == "abstain":
        yield from press.order(
            seat not in current.no_abstention,
            _("%(seat)s answered “present and voting” at the roll call, so it votes yes or no."),
            seat=seat,
        )
    if current.tally:
        yield VoteReopened(vote=vote)
    yield BallotCast(vote=vote, seat=seat, choice=choice)


@ruling(rests=("vote",), dais=_vote)
def object_to_adoption(floor: Floor, press: Press, vote: int, seat: str | None = None) -> Iterator[Fact]:
    """One objection is enough: the text is not adopted without a vote. Enters objection_made."""
    current = require_vote(floor, vote)
    refuse_unless(current.method == "without_vote", _("Adoption without a vote is not being asked for."))
    refuse_unless(current.tally is None, _("The vote is closed; its result can be announced."))
    yield ObjectionMade(vote=vote, seat=seat)


@ruling(rests=("vote",), dais=_vote)
def close_vote(floor: Floor, press: Press, vote: int) -> Iterator[Fact]:
    """Take no more answers and work out the result; it is announced by a further act.

    Enters vote_closed. Rests on and moves the vote.
    """
    current = require_vote(floor, vote)
    refuse_unless(current.tally is None, _("The vote is closed; its result can be announced."))
    present, quorum = len(current.order), quorums(floor)[1]
    needed = 0 if "decide" in floor.roll.waived else quorum
    yes, no, abstain = (current.count(choice) for choice in ("yes", "no", "abstain"))
    if current.method == "without_vote":
        result, silent = "adopted", 0
    else:
        silent = len(current.pending)
        yield from press.order(not silent, _("%(silent)s delegations have not answered yet."), silent=silent)
        result = outcome(current.threshold, quorum=needed, present=present, yes=yes, no=no)
    yield VoteClosed(
        vote=vote,
        outcome=result,  # type: ignore[arg-type]
        yes=yes,
        no=no,
        abstain=abstain,
        silent=silent,
        present=present,
        quorum=quorum,
    )


@ruling(rests=("vote",), dais=_vote)
def announce_result(floor: Floor, press: Press, vote: int) -> Iterator[Fact]:
    """Announce what the vote came to, and so adopt or reject the draft.

    Without a quorum to decide there is no decision, and the draft stays before the room. Enters
    result_announced, and draft_adopted or draft_rejected. Moves the vote and the papers.
    """
    current = require_vote(floor, vote)
    tally = required(current.tally, _("The vote is not closed yet."))
    yield ResultAnnounced(vote=vote, outcome=tally.outcome)
    decided = {"paper": current.paper, "vote": vote, "meeting": floor.meeting.number}
    if tally.outcome == "adopted":
        yield DraftAdopted(**decided)
    elif tally.outcome == "rejected":
        yield DraftRejected(**decided)
