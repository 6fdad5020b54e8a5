"""The next step in a vote, after it, and in voting procedure."""

from committees.floor import Floor
from committees.in_order import why_not
from committees.next_step.step import Step
from committees.order import mark as _
from motions.rules.ballots import Tally, Vote
from motions.rulings.ballots import hear_explanation


def vote(floor: Floor) -> Step | None:
    vote = floor.votes.current
    if vote is None:
        return None
    url = f"votes/{vote.id}/"
    if vote.tally:
        return Step(
            _("Announce the result"),
            url,
            "do",
            "announce",
            _result_said(vote, vote.tally),
            {"yes": vote.tally.yes, "no": vote.tally.no, "abstain": vote.tally.abstain},
        )
    if vote.method == "without_vote":
        return Step(
            _("No objection"),
            url,
            "do",
            "close",
            _("“Is there any objection to adopting the draft without a vote?”"),
        )
    if vote.method == "placard":
        return Step(
            say=_("“All those in favour, please raise your placards. All those against? Abstentions?”")
        )
    if vote.method == "phones" and vote.pending:
        return Step(say=_("“Please vote on your phones now; those without one, please raise your placards.”"))
    if vote.called:
        again = vote.called in vote.passed
        return Step(
            _("%(seat)s votes in favour"),
            f"votes/{vote.id}/{vote.called}/",
            "choice",
            "yes",
            _("“%(seat)s, you passed. Yes or no?”") if again else _("“%(seat)s?”"),
            {"seat": vote.called},
        )
    return Step(
        _("Close the vote"),
        url,
        "do",
        "close",
        _("“Does any delegation wish to change its vote? The vote is closed.”"),
    )


def explanation(floor: Floor) -> Step | None:
    """Who voted with rights explains its vote after the result."""
    speech = floor.speakers.speech
    if speech and not speech.clock.running and not speech.clock.spent:
        return None
    for seat in floor.votes.explaining:
        if why_not(floor, "dais:chair", hear_explanation, seat=seat) is None:
            return Step(
                _("%(seat)s explains its vote"),
                "explanations/",
                "seat",
                seat,
                _("“%(seat)s has the floor to explain its vote.”"),
                {"seat": seat},
            )
    return None


def _result_said(vote: Vote, tally: Tally) -> str:
    if tally.outcome == "no_decision_quorum":
        return _("“There is no quorum for a decision. The draft stays before the committee.”")
    if vote.method == "without_vote":
        return _("“There is no objection. The draft is adopted without a vote.”")
    if tally.outcome == "adopted":
        return _(
            "“By %(yes)s votes in favour, %(no)s against and %(abstain)s abstentions, the draft is adopted.”"
        )
    return _(
        "“By %(yes)s votes in favour, %(no)s against and %(abstain)s abstentions, the draft is not adopted.”"
    )


def voting(floor: Floor) -> Step | None:
    if not floor.agenda.voting:
        return None
    drafts = floor.papers.introduced
    if drafts:
        return Step(
            _("Put %(draft)s to the vote by roll call"),
            f"papers/{drafts[0].paper}/",
            "method",
            "roll_call",
            _(
                "“We are in voting procedure. The question before us is draft resolution %(draft)s. Is a vote asked for?”"
            ),
            {"draft": drafts[0].paper},
        )
    return Step(
        _("End voting procedure"),
        "debate/",
        "do",
        "end-voting",
        _("“There is nothing left to vote on. This concludes voting procedure.”"),
    )
