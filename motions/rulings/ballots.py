"""A vote on substance: by roll call, by phones, by placards, or adoption without a vote."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import (
    end_speech_for,
    motions_fall,
    quorums,
    require_debate,
    require_decision,
    require_open,
)
from delegates.rules.speakers import SpeakerRecognised
from delegates.rulings.clocks import SECOND, starts_at_once
from delegates.rulings.roll import require_in_room
from motions.effects import take_floor
from motions.rules.ballots import (
    Answer,
    BallotCast,
    Method,
    ObjectionMade,
    PlacardsCounted,
    ResultAnnounced,
    Vote,
    VoteClosed,
    VoteOpened,
    VoteReopened,
    called_from,
)
from motions.rules.majority import Outcome, outcome
from resolutions.rules.amendments import AmendmentAdopted, AmendmentRejected, PartDeleted, PartKept
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


def _vote(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"vote": floor.votes.current.id},) if floor.votes.current else ()


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


def _explaining(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"seat": seat} for seat in to_explain(floor))


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

    Amendments come before the parts, and parts before the whole. A roll call begins at a seat drawn by lot. Enters what taking the floor enters, and
    vote_opened. Rests on the vote and the papers; moves the vote and the speaker.
    """
    yield from require_debate(floor, press)
    yield from require_decision(floor, press)
    draft = required(floor.papers.draft(paper), _("That draft is not before the room."))
    refuse_unless(draft.standing == "introduced", _("That draft is not before the room."))
    yield from _require_question(press, draft, amendment, part)
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
        amendment=amendment,
        part=part,
    )


def _require_question(press: Press, draft: Draft, amendment: int | None, part: int | None) -> Iterator[Fact]:
    """What is asked is before the room, and nothing comes before it (GA rules 129 and 130)."""
    if amendment is not None:
        refuse_unless(
            any(each.id == amendment for each in draft.amendments_left),
            _("That amendment is not before the room."),
        )
        return
    left = len(draft.amendments_left)
    yield from press.order(not left, _("Amendments to it that have not been voted on: %(left)s."), left=left)
    if part is not None:
        refuse_unless(
            any(each.number == part for each in draft.parts_left), _("That part has been voted on.")
        )
        return
    yield from press.order(
        bool(draft.sponsors),
        _("It has no sponsor any more: it is withdrawn, unless a delegation takes it up."),
    )
    left = len(draft.parts_left)
    yield from press.order(not left, _("Parts of it that have not been voted on: %(left)s."), left=left)


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
    yield from press.order(
        seat not in vote.no_abstention,
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
    yield _closed(floor, current, *counts, silent=len(current.order) - sum(counts))


def require_placards(
    vote: Vote, yes: int | None, no: int | None, abstain: int | None
) -> tuple[int, int, int]:
    """The three counts, if so many placards can have been raised in this vote. Raises OutOfOrder."""
    refuse_unless(yes is not None and no is not None and abstain is not None, _("Enter the three counts."))
    counts = yes or 0, no or 0, abstain or 0
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
    refuse_unless(current.method != "placard", _("Enter the three counts."))
    silent = len(current.pending)
    yield from press.order(not silent, _("%(silent)s delegations have not answered yet."), silent=silent)
    yes, no, abstain = (current.count(choice) for choice in ("yes", "no", "abstain"))
    yield _closed(floor, current, yes, no, abstain, silent=silent)


def _closed(floor: Floor, vote: Vote, yes: int, no: int, abstain: int, *, silent: int) -> VoteClosed:
    """The vote with its result. Who is of the electorate was in the room when it was opened."""
    present, quorum = len(vote.order), quorums(floor)[1]
    needed = 0 if "decide" in floor.roll.waived else quorum
    result: Outcome = (
        "adopted"
        if vote.method == "without_vote"
        else outcome(vote.threshold, quorum=needed, present=present, yes=yes, no=no)
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


@ruling(rests=("vote",), dais=_vote)
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


def to_explain(floor: Floor) -> tuple[str, ...]:
    """Who may be given the floor to explain its vote: after the result, or by the rules before it."""
    current = floor.votes.current
    if current is None:
        return floor.votes.explaining
    early = floor.procedure.explanations == "before" and current.tally
    return current.to_explain if early else ()


@ruling(rests=("speaker", "meeting"), dais=_explaining)
def hear_explanation(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Give the floor to a seat that voted with rights, to explain its vote, for a time of its own.

    The rules say whether that is before the result is announced or after it. The Chair may give it
    to any other delegation as well.

    A sponsor does not explain its vote on its own text (rule 128 of the General Assembly's
    committees). Enters speech_ended and speaker_recognised. Rests on and moves the speaker.
    """
    require_open(floor)
    vote = required(
        floor.votes.current or next(reversed(floor.votes.announced), None), _("No vote has been taken yet.")
    )
    yield from press.order(
        seat in to_explain(floor), _("%(seat)s did not ask to explain its vote."), seat=seat
    )
    yield from require_in_room(floor, press, seat)
    draft = floor.papers.draft(vote.paper)
    yield from press.order(
        draft is None or seat not in draft.sponsors,
        _("%(seat)s is a sponsor and does not explain its vote on its own text."),
        seat=seat,
    )
    yield from end_speech_for(floor, press, "next")
    yield SpeakerRecognised(
        seat=seat,
        limit=floor.procedure.explanation_time * SECOND,
        on="explanation",
        running=starts_at_once(floor),
    )
