"""How a draft is voted on, by what majority, and when it is voted on once more."""

from collections.abc import Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required
from committees.order import mark as _
from motions.effects.registry import effect, introduced, take_floor
from motions.rules.ballots import Method, MethodAsked, Vote, VoteOpened, called_from
from motions.rules.motions import MotionRaised
from resolutions.rules.drafts import Draft, DraftMadeImportant, DraftReopened


def _asked(floor: Floor, method: Method) -> Iterator[Fact]:
    """How the vote on the next draft as a whole is to be taken."""
    draft = required(next(iter(floor.papers.introduced), None), _("That draft is not before the room."))
    yield MethodAsked(method=method, paper=draft.paper)


@effect
def roll_call_vote(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _asked(floor, "roll_call")


@effect
def adopt_without_vote(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _asked(floor, "without_vote")


@effect
def important_question(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    draft = introduced(floor, motion.paper)
    refuse_unless(not draft.important, _("It is an important question already."))
    vote = floor.votes.current
    yield from press.order(not (vote and vote.paper == draft.paper), _("A vote is under way."))
    yield DraftMadeImportant(paper=draft.paper)


def prevailed(vote: Vote, seat: str) -> bool:
    """Whether a seat voted with the side that prevailed, for all that the record says."""
    if not vote.named or vote.tally is None:
        return True
    return vote.ballots.get(seat) == ("yes" if vote.tally.outcome == "adopted" else "no")


@effect
def reconsider(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    """Moved by who voted with the side that prevailed, where the record says who voted how."""
    draft = floor.papers.draft(motion.paper) if motion.paper is not None else None
    draft = required(draft, _("No draft has been decided."))
    refuse_unless(draft.standing in ("adopted", "rejected"), _("That draft has not been decided."))
    vote = required(_decided(floor, draft), _("That draft has not been decided."))
    if motion.seat:
        yield from press.order(
            prevailed(vote, motion.seat),
            _("%(seat)s did not vote with the side that prevailed."),
            seat=motion.seat,
        )
    yield DraftReopened(paper=draft.paper, vote=vote.id)


def _decided(floor: Floor, draft: Draft) -> Vote | None:
    return next((vote for vote in floor.votes.announced if vote.id == draft.vote), None)


@effect
def divide_the_house(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    """The draft that was voted on last by placards is voted on once more, by roll call and without abstentions."""
    vote = next(reversed(floor.votes.announced), None)
    draft = floor.papers.draft(vote.paper) if vote else None
    if vote is None or draft is None or not vote.whole or vote.method != "placard" or draft.vote != vote.id:
        vote = None
    vote = required(vote, _("No draft was just voted on by placards."))
    yield from take_floor(floor, press, "vote")
    yield DraftReopened(paper=vote.paper, vote=vote.id)
    yield from opened(
        floor, press, required(draft, _("That draft is not before the room.")), "roll_call", divided=True
    )


def opened(
    floor: Floor,
    press: Press,
    draft: Draft,
    method: Method,
    *,
    amendment: int | None = None,
    part: int | None = None,
    divided: bool = False,
) -> Iterator[Fact]:
    """A vote on a draft, an amendment to it or a part, by everybody in the room who may vote on substance."""
    electorate = floor.roll.electorate
    refuse_unless(bool(electorate), _("Nobody in the room may vote on substance."))
    refuse_unless(
        not floor.veto or method != "placard",
        _("Placards do not show whose vote is a veto: take the vote by roll call or by phones."),
    )
    drawn = method == "roll_call" and floor.procedure.vote_from == "lot"
    yield VoteOpened(
        paper=draft.paper,
        version=draft.version,
        method=method,
        order=called_from(electorate, press.lot) if drawn else electorate,
        no_abstention=electorate
        if divided
        else tuple(seat for seat in electorate if floor.no_abstention(seat)),
        threshold="two_thirds" if draft.important else floor.procedure.draft_threshold,
        amendment=amendment,
        part=part,
        divided=divided,
        needed=floor.procedure.draft_votes,
        veto=floor.veto,
    )
