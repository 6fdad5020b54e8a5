"""The next step in a vote, after it, and in voting procedure."""

from committees.floor import Floor
from committees.in_order import why_not
from committees.next_step.line import Line
from committees.next_step.meeting import decision
from committees.next_step.script import votes as script
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
                "needed": vote.needed,
            },
        )
    if vote.method == "without_vote":
        return Step(
            _("No objection"),
            url,
            "do",
            "close",
            script.ANY_OBJECTION,
            {"question": asked},
        )
    if vote.method == "placard":
        return Step(say=script.PLACARDS)
    if vote.method == "phones" and vote.pending:
        return Step(say=script.PHONES)
    if vote.called:
        again = vote.called in vote.passed
        return Step(
            _("%(seat)s votes in favour"),
            f"votes/{vote.id}/{vote.called}/",
            "choice",
            "yes",
            script.PASSED if again else script.DIVIDED if vote.divided else script.CALLED,
            {"seat": vote.called},
        )
    return Step(
        _("Close the vote"),
        url,
        "do",
        "close",
        script.CLOSE,
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
                script.EXPLAINS,
                {"seat": seat},
            )
    return thank(explaining.id, explaining.seat) if explaining else None


def _result_said(vote: Vote, tally: Tally) -> Line:
    if tally.outcome == "no_decision_quorum":
        return script.UNDECIDED
    if vote.method == "without_vote":
        return script.WITHOUT_A_VOTE
    if vote.part is not None:
        return script.PART_KEPT if tally.outcome == "adopted" else script.PART_DELETED
    if tally.outcome == "adopted":
        return script.ADOPTED
    if tally.yes < vote.needed:
        return script.TOO_FEW
    return script.VETOED if vote.vetoed else script.REJECTED


def voting(floor: Floor) -> Step | None:
    if not floor.agenda.voting:
        return None
    drafts = floor.papers.introduced
    if drafts and not floor.roll.electorate:
        return Step(say=script.NOBODY)
    if drafts:
        return decision(floor) or _put(floor, drafts[0])
    return Step(
        _("End voting procedure"),
        "debate/",
        "do",
        "end-voting",
        script.END,
    )


PUT: dict[Method, tuple[str, Line]] = {
    "roll_call": (
        _("Vote on %(question)s by roll call"),
        script.PUT_ROLL_CALL,
    ),
    "placard": (
        _("Vote on %(question)s by placards"),
        script.PUT_PLACARDS,
    ),
    "phones": (
        _("Vote on %(question)s by phones"),
        script.PUT_PHONES,
    ),
    "without_vote": (
        _("Propose to adopt %(question)s without a vote"),
        script.PUT_WITHOUT,
    ),
}


def _put(floor: Floor, draft: Draft) -> Step:
    """What is voted on next of a draft: its amendments, its parts, the whole of what is left."""
    about: tuple[int, int | None, int | None] = (draft.paper, None, None)
    url = f"papers/{draft.paper}/"
    usual: Method = "roll_call"
    # Placards do not show whose vote is a veto.
    quick: Method = "roll_call" if floor.veto else "placard"
    sponsors = draft.sponsors
    if draft.amendments_left:
        amendment = draft.amendments_left[0]
        sponsors = amendment.sponsors
        about, url, usual = (draft.paper, amendment.id, None), f"amendments/{amendment.id}/", quick
    elif draft.parts_left:
        part = draft.parts_left[0].number
        about, url, usual = (draft.paper, None, part), f"papers/{draft.paper}/parts/{part}/", quick
    if not sponsors and about[2] is None:
        return Step(
            _("Withdraw %(question)s"),
            url,
            "method",
            "withdraw",
            script.ORPHAN,
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
        say = script.REQUESTED
    if draft.important and method != "without_vote":
        say = script.IMPORTANT
    return Step(label, url, "method", method, say, {"question": about})
