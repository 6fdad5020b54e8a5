"""What delegations answer in a vote on substance: ballots, placards, an objection."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from motions.rules.ballots import Answer, BallotCast, ObjectionMade, PlacardsCounted, Vote, VoteReopened
from motions.rulings.ballots import closed, require_vote, vote_now

COUNTS = _("Enter the three counts.")


def _casting(floor: Floor) -> Iterable[dict[str, Any]]:
    """An answer for each seat that has given none, and a correction for each that has."""
    vote = floor.votes.current
    if vote is None or not vote.named:
        return
    choices: tuple[Answer, ...] = ("yes", "no", "abstain")
    for seat in vote.order:
        again = {"correcting": True} if seat in vote.ballots else {}
        for choice in choices:
            yield {"vote": vote.id, "seat": seat, "choice": choice, **again}
    if vote.called:
        yield {"vote": vote.id, "seat": vote.called, "choice": "pass"}
        for choice in ("yes", "no"):
            yield {"vote": vote.id, "seat": vote.called, "choice": choice, "with_rights": True}


def _own_ballot(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    vote = floor.votes.current
    choices: tuple[Answer, ...] = ("yes", "no", "abstain")
    return ({"vote": vote.id, "seat": seat, "choice": choice} for choice in choices) if vote else ()


def _counting(floor: Floor) -> Iterable[dict[str, Any]]:
    vote = floor.votes.current
    return ({"vote": vote.id, "yes": 0, "no": 0, "abstain": 0},) if vote else ()


@ruling(dais=_casting, seat=_own_ballot)
def cast_ballot(
    floor: Floor,
    press: Press,
    vote: int,
    seat: str,
    choice: Answer,
    with_rights: bool = False,
    correcting: bool = False,
) -> Iterator[Fact]:
    """Enter what a seat votes, or correct it until the result is announced.

    Two officers who heard a seat differently don't overwrite each other: only a correction changes.
    In a vote by phones a seat enters its own, and may change it until the Chair closes the vote.

    Enters ballot_cast, after vote_reopened if the vote was closed already. Moves nothing else.
    """
    current = require_vote(floor, vote)
    refuse_unless(
        current.named,
        _("No vote is being taken; objections are.")
        if current.method == "without_vote"
        else _("The placards are counted in this vote."),
    )
    refuse_unless(seat in current.order, _("%(seat)s does not take part in this vote."), seat=seat)
    if press.seat:
        refuse_unless(current.method == "phones", _("Answer aloud when your delegation is called."))
        refuse_unless(press.seat == seat, _("Each delegation casts its own ballot."))
        refuse_unless(current.tally is None, _("The vote is closed; nothing was changed."))
    known = current.ballots.get(seat)
    if press.seat and known == choice:
        return
    refuse_unless(
        known != choice or (with_rights and seat not in current.rights),
        _("That is how %(seat)s is recorded already."),
        seat=seat,
    )
    refuse_unless(
        correcting or bool(press.seat) or known is None, _("%(seat)s has answered already."), seat=seat
    )
    yield from press.order(
        not with_rights or floor.procedure.with_rights, _("This procedure does not know votes with rights.")
    )
    if choice == "pass":
        refuse_unless(current.method == "roll_call" and not known, _("Only who is called may pass."))
        yield from press.order(floor.procedure.passes, _("This procedure does not know passing."))
        refuse_unless(seat not in current.passed, _("%(seat)s has passed once."), seat=seat)
    if choice == "abstain":
        yield from require_abstention(press, current, seat)
    if current.tally:
        yield VoteReopened(vote=vote)
    yield BallotCast(
        vote=vote, seat=seat, choice=choice, rights=with_rights or (correcting and seat in current.rights)
    )


def require_abstention(press: Press, vote: Vote, seat: str) -> Iterator[Fact]:
    """The seat may abstain: it has not given that up, or the dais goes on all the same."""
    yield from press.order(not vote.divided, _("The house is divided: every delegation votes yes or no."))
    yield from press.order(
        vote.divided or seat not in vote.no_abstention,
        _("%(seat)s answered “present and voting” at the roll call, so it votes yes or no."),
        seat=seat,
    )
    yield from press.order(
        seat not in vote.passed, _("%(seat)s has passed, so it votes yes or no."), seat=seat
    )


@ruling(rests=("vote",), dais=_counting)
def count_placards(
    floor: Floor, press: Press, vote: int, yes: int | None, no: int | None, abstain: int | None
) -> Iterator[Fact]:
    """Enter the placards that were counted, which closes the vote; counted anew until it is announced.

    Enters vote_reopened if it was counted before, placards_counted and vote_closed. Rests on and
    moves the vote.
    """
    current = require_vote(floor, vote)
    refuse_unless(current.method == "placard", _("No placards are counted in this vote."))
    counts = require_placards(current, yes, no, abstain)
    if current.tally:
        yield VoteReopened(vote=vote)
    yield PlacardsCounted(vote=vote, yes=counts[0], no=counts[1], abstain=counts[2])
    yield closed(floor, current, *counts, silent=len(current.order) - sum(counts))


def require_placards(
    vote: Vote, yes: int | None, no: int | None, abstain: int | None
) -> tuple[int, int, int]:
    """The three counts, if so many placards can have been raised in this vote. Raises OutOfOrder."""
    counts = required(yes, COUNTS), required(no, COUNTS), required(abstain, COUNTS)
    refuse_unless(min(counts) >= 0, _("A count cannot be negative."))
    room, may_abstain = len(vote.order), len(vote.order) - len(vote.no_abstention)
    refuse_unless(
        sum(counts) <= room,
        _(
            "%(counted)s placards were counted, but %(room)s delegations are in the room. Count again, or correct the roll."
        ),
        counted=sum(counts),
        room=room,
    )
    refuse_unless(
        counts[2] <= may_abstain,
        _(
            "%(counted)s abstentions were counted, but only %(may)s delegations may abstain. Count again, or correct the roll."
        ),
        counted=counts[2],
        may=may_abstain,
    )
    return counts


@ruling(rests=("vote",), dais=vote_now)
def object_to_adoption(floor: Floor, press: Press, vote: int, seat: str | None = None) -> Iterator[Fact]:
    """One objection is enough: the text is not adopted without a vote. Enters objection_made."""
    current = require_vote(floor, vote)
    refuse_unless(current.method == "without_vote", _("Adoption without a vote is not being asked for."))
    refuse_unless(current.tally is None, _("The vote is closed; its result can be announced."))
    yield ObjectionMade(vote=vote, seat=seat)
