"""The next step in a vote, after it, and in voting procedure."""

from committees.floor import Floor
from committees.in_order import why_not
from committees.next_step.meeting import decision
from committees.next_step.speaking import start, thank
from committees.next_step.step import Step
from committees.order import mark as _
from motions.rules.ballots import Method, Tally, Vote
from motions.rulings.explanations import hear_explanation, to_explain
from resolutions.rules.drafts import Draft


def vote(floor: Floor) -> Step | None:
    vote = floor.votes.current
    if vote is None:
        return None
    url = f"votes/{vote.id}/"
    asked = (vote.paper, vote.amendment, vote.part)
    if vote.tally:
        return explanation(floor) or Step(
            _("Announce the result"),
            url,
            "do",
            "announce",
            _result_said(vote, vote.tally),
            {
                "yes": vote.tally.yes,
                "no": vote.tally.no,
                "abstain": vote.tally.abstain,
                "question": asked,
            },
        )
    if vote.method == "without_vote":
        return Step(
            _("No objection"),
            url,
            "do",
            "close",
            _("“Is there any objection to adopting %(question)s without a vote?”"),
            {"question": asked},
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
    """Who voted with rights explains its vote: after the result or, where the rules say so, before it."""
    speech = floor.speakers.speech
    explaining = speech if speech and speech.on == "explanation" else None
    if explaining and not explaining.clock.running and not explaining.clock.spent:
        return start(explaining.id, explaining.seat, explaining.clock.limit)
    for seat in to_explain(floor):
        if why_not(floor, "dais:chair", hear_explanation, seat=seat) is None:
            return Step(
                _("%(seat)s explains its vote"),
                "explanations/",
                "seat",
                seat,
                _("“%(seat)s has the floor to explain its vote.”"),
                {"seat": seat},
            )
    return thank(explaining.id, explaining.seat) if explaining else None


def _result_said(vote: Vote, tally: Tally) -> str:
    if tally.outcome == "no_decision_quorum":
        return _("“There is no quorum for a decision, so nothing is decided on %(question)s.”")
    if vote.method == "without_vote":
        return _("“There is no objection. The committee adopts %(question)s without a vote.”")
    if tally.outcome == "adopted":
        return _(
            "“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. The committee adopts %(question)s.”"
        )
    return _(
        "“In favour %(yes)s, against %(no)s, abstaining %(abstain)s. The committee does not adopt %(question)s.”"
    )


def voting(floor: Floor) -> Step | None:
    if not floor.agenda.voting:
        return None
    drafts = floor.papers.introduced
    if drafts and not floor.roll.electorate:
        return Step(say=_("“No member is in the room, so nothing can be voted on.”"))
    if drafts:
        return decision(floor) or _put(floor, drafts[0])
    return Step(
        _("End voting procedure"),
        "debate/",
        "do",
        "end-voting",
        _("“There is nothing left to vote on. This concludes voting procedure.”"),
    )


PUT: dict[Method, tuple[str, str]] = {
    "roll_call": (
        _("Vote on %(question)s by roll call"),
        _("“We are in voting procedure. The question before us is %(question)s. Is a vote asked for?”"),
    ),
    "placard": (
        _("Vote on %(question)s by placards"),
        _("“We vote on %(question)s. All those in favour will raise their placards, then those against.”"),
    ),
    "phones": (
        _("Vote on %(question)s by phones"),
        _("“We vote on %(question)s, by phones.”"),
    ),
    "without_vote": (
        _("Propose to adopt %(question)s without a vote"),
        _("“It is proposed to adopt %(question)s without a vote.”"),
    ),
}


def _put(floor: Floor, draft: Draft) -> Step:
    """What is voted on next of a draft: its amendments, its parts, the whole of what is left."""
    about: tuple[int, int | None, int | None] = (draft.paper, None, None)
    url = f"papers/{draft.paper}/"
    usual: Method = "roll_call"
    sponsors = draft.sponsors
    if draft.amendments_left:
        amendment = draft.amendments_left[0]
        sponsors = amendment.sponsors
        about, url, usual = (draft.paper, amendment.id, None), f"amendments/{amendment.id}/", "placard"
    elif draft.parts_left:
        part = draft.parts_left[0].number
        about, url, usual = (draft.paper, None, part), f"papers/{draft.paper}/parts/{part}/", "placard"
    if not sponsors and about[2] is None:
        return Step(
            _("Withdraw %(question)s"),
            url,
            "method",
            "withdraw",
            _("“%(question)s has no sponsor any more. Does a delegation wish to take it up?”"),
            {"question": about},
        )
    asked = None
    if about[1:] == (None, None):
        asked = floor.votes.asked.get(draft.paper)
        if draft.paper not in floor.votes.objected:
            usual = floor.procedure.usual_vote
    method = asked or usual
    label, say = PUT[method]
    if asked == "roll_call":
        say = _("“A roll-call vote has been requested on %(question)s.”")
    if draft.important and method != "without_vote":
        say = _(
            "“We vote on %(question)s. It is an important question: two thirds of those voting yes or no are needed.”"
        )
    return Step(label, url, "method", method, say, {"question": about})
