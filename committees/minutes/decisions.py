"""The sentences of votes and papers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from committees import wording
from committees.facts import Entry, Fact
from committees.minutes import questions
from committees.minutes.words import choices
from motions.rules import ballots
from resolutions.rules import amendments, proposed, submissions, support
from resolutions.rules import drafts as papers

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def of_votes(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case ballots.VoteOpened(divided=True, order=order):
            return _(
                "The house is divided on %(draft)s: roll call without abstentions, beginning with %(seat)s"
            ) % {
                "draft": _asked(reader, fact),
                "seat": reader.names.short(order[0]),
            }
        case ballots.VoteOpened(method="roll_call", order=order):
            return _("Roll-call vote on %(draft)s, beginning with %(seat)s") % {
                "draft": _asked(reader, fact),
                "seat": reader.names.short(order[0]),
            }
        case ballots.VoteOpened(method=method):
            said = {
                "phones": _("Vote on %(draft)s by phones"),
                "placard": _("Vote on %(draft)s by placards"),
                "without_vote": _("Adoption of %(draft)s without a vote proposed"),
            }[method]
            return said % {"draft": _asked(reader, fact)}
        case ballots.MethodAsked(method="roll_call"):
            return _("The next vote is taken by roll call")
        case ballots.MethodAsked():
            return _("Adoption without a vote is proposed next")
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
            vote = announced(reader, vote_id)
            return result(reader, vote, vote.first or vote.tally) if vote else _("Result announced")
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
            return _("Resolution %(symbol)s") % {"symbol": resolution(reader, paper)}
        case papers.DraftRejected(paper=paper, vote=vote):
            decided = announced(reader, vote)
            if decided and not decided.whole:
                return _("With all its operative paragraphs, %(draft)s is rejected") % {
                    "draft": reader.draft(paper)
                }
            return ""
        case submissions.PaperSubmitted(seat=seat):
            return _("%(seat)s handed in a paper") % {"seat": reader.names.short(seat)}
        case submissions.PaperReturned(paper=paper):
            return _("Returned to be worked over: %(paper)s") % {"paper": reader.paper(paper)}
        case submissions.PaperApproved(paper=paper):
            return _("Circulated as a working paper: %(paper)s") % {"paper": reader.paper(paper)}
        case submissions.PaperTakenBack(paper=paper):
            return _("Taken back: %(paper)s") % {"paper": reader.paper(paper)}
        case support.SupportGiven(paper=paper, seat=seat, support=kind, amendment=amendment):
            said = (
                _("%(seat)s sponsors %(draft)s")
                if kind == "sponsor"
                else _("%(seat)s is a signatory of %(draft)s")
            )
            return said % {"seat": reader.names.short(seat), "draft": _backed(reader, paper, amendment)}
        case support.SupportWithdrawn(paper=paper, seat=seat, amendment=amendment):
            return _("%(seat)s stands behind %(draft)s no longer") % {
                "seat": reader.names.short(seat),
                "draft": _backed(reader, paper, amendment),
            }
        case papers.DraftsReordered(papers=order):
            return _("Order of voting: %(drafts)s") % {"drafts": reader.drafts(order)}
        case papers.WithdrawalAgreed(paper=paper, seat=seat):
            return _("%(seat)s agrees to withdraw %(draft)s") % {
                "seat": reader.names.short(seat),
                "draft": reader.draft(paper),
            }
        case papers.DraftMadeImportant(paper=paper):
            return _("%(draft)s is an important question: it needs two thirds") % {
                "draft": reader.draft(paper)
            }
        case papers.DraftReopened(paper=paper):
            return _("%(draft)s is to be decided once more") % {"draft": reader.draft(paper)}
        case papers.DraftPutFirst(paper=paper):
            return _("%(draft)s is voted on first") % {"draft": reader.draft(paper)}
        case papers.DraftPlaced(paper=paper, before=before):
            other = None if before is None else reader.draft(before)
            return placed(reader.draft(paper), other)
    return None


def placed(asked: str, other: str | None) -> str:
    """That something is voted on before another, or last."""
    if other is None:
        return _("%(draft)s is voted on last") % {"draft": asked}
    return _("%(draft)s is voted on before %(other)s") % {"draft": asked, "other": other}


def _backed(reader: "Reader", paper: int, amendment: int | None) -> str:
    """What somebody stands behind, as within a sentence."""
    return reader.paper(paper) if amendment is None else reader.question(paper, amendment)


def of_proposed(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case proposed.AmendmentSubmitted(paper=paper, seat=seat):
            return _("%(seat)s handed in an amendment to %(draft)s") % {
                "seat": reader.names.short(seat),
                "draft": reader.draft(paper),
            }
        case proposed.AmendmentReturned(amendment=id):
            return _("Returned to be worked over: %(paper)s") % {"paper": reader.amendment(id)}
        case proposed.AmendmentTakenBack(amendment=id):
            return _("Taken back: %(paper)s") % {"paper": reader.amendment(id)}
    return None


def of_amendments(reader: "Reader", fact: Fact) -> str | None:
    floor = reader.book.floor
    match fact:
        case amendments.AmendmentIntroduced(paper=paper, amendment=id, sponsors=sponsors, target=target):
            draft = floor.papers.draft(paper)
            amendment = draft.amendment(id) if draft else None
            to = draft.amendment(fact.of) if draft and fact.of is not None else None
            # Undone, it is known by its mark, which has the number that its paragraph was introduced with.
            number, _dot, within = (target or "0").removeprefix("p").partition(".")
            place = amendment.place if amendment else int((fact.of and within) or number)
            return wording.first_up(
                _("%(amendment)s by %(sponsors)s: %(change)s")
                % {
                    "amendment": reader.question(paper, id),
                    "sponsors": reader.behind(sponsors, fact.signatories),
                    "change": questions.change(fact.operation, place, preamble=fact.preamble, to=to),
                }
            )
        case amendments.AmendmentWithdrawn(amendment=id) | amendments.AmendmentPutFirst(amendment=id):
            draft = floor.papers.amended_by(id)
            said = (
                _("%(draft)s withdrawn")
                if isinstance(fact, amendments.AmendmentWithdrawn)
                else _("%(draft)s is voted on first")
            )
            return wording.first_up(said % {"draft": reader.question(draft.paper, id) if draft else "—"})
        case amendments.AmendmentPlaced(amendment=id, before=before):
            draft = floor.papers.amended_by(id)
            asked = reader.question(draft.paper, id) if draft else "—"
            other = reader.question(draft.paper, before) if draft and before is not None else None
            return wording.first_up(placed(asked, other))
        case amendments.AmendmentAccepted(amendment=id, seat=seat):
            draft = floor.papers.amended_by(id)
            return _("%(seat)s accepts %(amendment)s") % {
                "seat": reader.names.short(seat),
                "amendment": reader.question(draft.paper, id) if draft else "—",
            }
        case amendments.AmendmentIncorporated(amendment=id):
            draft = floor.papers.amended_by(id)
            taken = draft.amendment(id) if draft else None
            said = (
                _("%(amendment)s taken into that amendment, accepted by its sponsors")
                if taken and taken.of is not None
                else _("%(amendment)s taken into the draft, accepted by its sponsors")
            )
            return wording.first_up(said % {"amendment": reader.question(draft.paper, id) if draft else "—"})
        case amendments.DraftDivided(paper=paper, places=places):
            return _("%(draft)s divided, to be voted on apart: %(parts)s") % {
                "draft": reader.draft(paper),
                "parts": questions.parts(places),
            }
        case (
            amendments.AmendmentAdopted()
            | amendments.AmendmentRejected()
            | amendments.PartKept()
            | amendments.PartDeleted()
        ):
            # The result says it.
            return ""
    return None


def _asked(reader: "Reader", opened: ballots.VoteOpened) -> str:
    return reader.question(opened.paper, opened.amendment, opened.part)


def resolution(reader: "Reader", paper: int) -> str:
    """The symbol of a draft as a resolution."""
    draft = reader.book.floor.papers.draft(paper)
    return f"{reader.symbol}/RES/{draft.resolution if draft and draft.resolution else '?'}"


def as_worked_out(reader: "Reader", entry: Entry) -> str | None:
    """What an announcement comes to after its vote was corrected; None if it was not, or is something else."""
    fact = entry.fact
    if not isinstance(fact, (ballots.ResultAnnounced, papers.DraftAdopted, papers.DraftRejected)):
        return None
    vote = announced(reader, fact.vote)
    if vote is None or vote.first is None or not vote.announced or not reader.book.stands(entry):
        return None
    if reader.book.entries[vote.announced - 1].act != entry.act:
        return None
    if isinstance(fact, ballots.ResultAnnounced):
        return result(reader, vote, vote.tally)
    draft = reader.book.floor.papers.draft(vote.paper)
    if draft is None or draft.standing != "adopted":
        return ""
    return _("Resolution %(symbol)s") % {"symbol": resolution(reader, vote.paper)}


def announced(reader: "Reader", vote_id: int) -> ballots.Vote | None:
    return next((vote for vote in reader.book.floor.votes.announced if vote.id == vote_id), None)


def result(reader: "Reader", vote: ballots.Vote, tally: ballots.Tally | None) -> str:
    """The result of an announced vote with its numbers: those of `tally`."""
    if tally is None:
        return _("Result announced")
    said = _outcome(vote, tally, reader.question(vote.paper, vote.amendment, vote.part))
    return wording.first_up("; ".join([said, *_why_not(reader, vote, tally)]))


def _why_not(reader: "Reader", vote: ballots.Vote, tally: ballots.Tally) -> Iterator[str]:
    """Why something is not adopted although more were in favour than against."""
    if tally.outcome != "rejected":
        return
    if tally.yes < vote.needed:
        yield _("%(needed)s in favour are needed") % {"needed": vote.needed}
    elif vote.vetoed:
        yield _("vetoed by %(seats)s") % {"seats": reader.seats(vote.vetoed)}


def _outcome(vote: ballots.Vote, tally: ballots.Tally, question: str) -> str:
    if vote.method == "without_vote":
        return _("%(draft)s adopted without a vote") % {"draft": question}
    if tally.outcome == "no_decision_quorum":
        return _("No decision on %(draft)s: %(present)s present, %(quorum)s needed") % {
            "draft": question,
            "present": tally.present,
            "quorum": tally.quorum,
        }
    said = (
        _("%(draft)s adopted: %(yes)s in favour, %(no)s against, %(abstain)s abstaining")
        if tally.outcome == "adopted"
        else _("%(draft)s rejected: %(yes)s in favour, %(no)s against, %(abstain)s abstaining")
    )
    return said % {
        "draft": question,
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
    }


def arithmetic(reader: "Reader", vote: ballots.Vote) -> str:
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
    return wording.first_up("; ".join((rule, *_why_not(reader, vote, tally), quorum, source(vote))))


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
