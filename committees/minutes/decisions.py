"""The sentences of votes and papers."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from committees import wording
from committees.facts import Fact
from committees.minutes.words import choices
from motions.rules import ballots
from resolutions import rules as papers

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def of_votes(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case ballots.VoteOpened(paper=paper, method="roll_call", order=order):
            return _("Roll-call vote on %(draft)s, beginning with %(seat)s") % {
                "draft": reader.draft(paper),
                "seat": reader.names.short(order[0]),
            }
        case ballots.VoteOpened(paper=paper, method="phones"):
            return _("Vote on %(draft)s by phones") % {"draft": reader.draft(paper)}
        case ballots.VoteOpened(paper=paper, method="placard"):
            return _("Vote on %(draft)s by placards") % {"draft": reader.draft(paper)}
        case ballots.VoteOpened(paper=paper):
            return _("Adoption of %(draft)s without a vote proposed") % {"draft": reader.draft(paper)}
        case ballots.PlacardsCounted(yes=yes, no=no, abstain=abstain):
            return _("Placards counted: %(yes)s in favour, %(no)s against, %(abstain)s abstaining") % {
                "yes": yes,
                "no": no,
                "abstain": abstain,
            }
        case ballots.BallotCast(seat=seat, choice=choice, rights=True):
            return _("%(seat)s: %(answer)s, with rights") % {
                "seat": reader.names.short(seat),
                "answer": choices()[choice],
            }
        case ballots.BallotCast(seat=seat, choice=choice):
            return _("%(seat)s: %(answer)s") % {
                "seat": reader.names.short(seat),
                "answer": choices()[choice],
            }
        case ballots.ObjectionMade(seat=seat):
            if seat:
                return _("%(seat)s objected to adoption without a vote") % {"seat": reader.names.short(seat)}
            return _("Objection to adoption without a vote")
        case ballots.VoteClosed():
            return _("Vote closed")
        case ballots.VoteAbandoned():
            return _("Vote broken off")
        case ballots.VoteReopened():
            return _("Vote reopened for a correction")
        case ballots.ResultAnnounced(vote=vote_id):
            return result(reader, vote_id)
    return None


def of_papers(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case papers.DraftIntroduced(paper=paper, sponsors=sponsors):
            return _("%(draft)s introduced by %(sponsors)s") % {
                "draft": reader.draft(paper),
                "sponsors": reader.seats(sponsors),
            }
        case papers.DraftWithdrawn(paper=paper):
            return _("%(draft)s withdrawn") % {"draft": reader.draft(paper)}
        case papers.DraftAdopted(paper=paper):
            draft = reader.book.floor.papers.draft(paper)
            number = draft.resolution if draft and draft.resolution else "?"
            return _("Resolution %(symbol)s") % {"symbol": f"{reader.symbol}/RES/{number}"}
        case papers.DraftRejected():
            return ""
    return None


def result(reader: "Reader", vote_id: int) -> str:
    """The result of an announced vote with its numbers."""
    vote = next((v for v in reader.book.floor.votes.announced if v.id == vote_id), None)
    if vote is None or vote.tally is None:
        return _("Result announced")
    if vote.method == "without_vote":
        return _("%(draft)s adopted without a vote") % {"draft": reader.draft(vote.paper)}
    if vote.tally.outcome == "no_decision_quorum":
        return _("No decision on %(draft)s: %(present)s present, %(quorum)s needed") % {
            "draft": reader.draft(vote.paper),
            "present": vote.tally.present,
            "quorum": vote.tally.quorum,
        }
    said = (
        _("%(draft)s adopted: %(yes)s in favour, %(no)s against, %(abstain)s abstaining")
        if vote.tally.outcome == "adopted"
        else _("%(draft)s rejected: %(yes)s in favour, %(no)s against, %(abstain)s abstaining")
    )
    tally = vote.tally
    return said % {
        "draft": reader.draft(vote.paper),
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
    }


def arithmetic(vote: ballots.Vote) -> str:
    """By what rule, from which figures and under which quorum a vote came out, and where its ballots are from."""
    tally = vote.tally
    if tally is None or vote.method == "without_vote":
        return ""
    rule = (
        _("two thirds of those who voted yes or no: %(yes)s of %(cast)s")
        if vote.threshold == "two_thirds"
        else _("simple majority of those who voted yes or no: %(yes)s of %(cast)s")
    ) % {"yes": tally.yes, "cast": tally.yes + tally.no}
    quorum = _("%(present)s present, quorum %(quorum)s") % {"present": tally.present, "quorum": tally.quorum}
    return wording.first_up("; ".join((rule, quorum, source(vote))))


def source(vote: ballots.Vote) -> str:
    """Where a vote's figures are from."""
    if vote.method == "placard":
        return _("placards counted by the Chair")
    if vote.method == "roll_call":
        return _("by roll call")
    phones = len(vote.by_phone)
    return _("%(phones)s by phone, %(chair)s by the Chair") % {
        "phones": phones,
        "chair": len(vote.ballots) - phones,
    }
