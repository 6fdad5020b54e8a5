"""What the dais does with papers: handed in, introduced, amended, supported, put to the vote."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from committees import acting, record
from committees.access import Guest, Role, in_committee
from committees.saying import before, number
from motions.rulings import ballots, caucus
from resolutions.rulings import amendments, drafts, proposed, submissions, support

REMARKS = 2000
"""Characters that the dais may write on a paper."""


@require_POST
@in_committee(Role.DAIS)
def paper(request: Guest, paper: int, part: int | None = None) -> HttpResponse:
    """A draft, or a part of it, is put to the vote; or a draft is put in another place, presented, or withdrawn."""
    match request.POST.get("method"):
        case "roll_call" | "phones" | "placard" | "without_vote" as method:
            return acting.enter(request, ballots.open_vote, paper=paper, method=method, part=part)
        case "present" if part is None:
            return acting.enter(request, caucus.present_draft, paper=paper)
        case "time_for" | "time_against" as side if part is None:
            return acting.enter(request, caucus.give_time, paper=paper, side=side)
        case "withdraw" if part is None:
            return acting.enter(request, drafts.withdraw_draft, paper=paper)
    if "before" in request.POST and part is None:
        return acting.enter(request, drafts.place_draft, paper=paper, before=before(request))
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def support_(request: Guest) -> HttpResponse:
    """A delegation told the dais that it sponsors a draft or an amendment, signs it, or stands behind it no longer."""
    seat = acting.seat_meant(request, request.POST.get("seat", ""))
    return supported(request, number(request, "paper"), seat, number(request, "amendment") or None)


def supported(request: Guest, paper: int, seat: str, amendment: int | None = None) -> HttpResponse:
    which: dict[str, Any] = {"paper": paper, "seat": seat, "amendment": amendment}
    match request.POST.get("support"):
        case "sponsor" | "signatory" as kind:
            return acting.enter(request, support.give_support, support=kind, **which)
        case "withdrawal":
            return acting.enter(request, drafts.agree_to_withdraw, paper=paper, seat=seat)
        case "none":
            return acting.enter(request, support.withdraw_support, **which)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def amendment(request: Guest, id: int) -> HttpResponse:
    """An amendment is introduced if it was handed in; else put to the vote, in another place, taken in, or withdrawn."""
    match request.POST.get("method"):
        case "roll_call" | "phones" | "placard" | "without_vote" as method:
            draft = record.read(request.committee.pk).floor.papers.amended_by(id)
            paper = draft.paper if draft else 0
            return acting.enter(request, ballots.open_vote, paper=paper, method=method, amendment=id)
        case "friendly":
            return acting.enter(request, amendments.incorporate_amendment, amendment=id)
        case "withdraw":
            return acting.enter(request, amendments.withdraw_amendment, amendment=id)
        case "introduce":
            return acting.enter(request, proposed.introduce_proposed, amendment=id)
    if "before" in request.POST:
        return acting.enter(request, amendments.place_amendment, amendment=id, before=before(request))
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def submission(request: Guest, paper: int) -> HttpResponse:
    """A paper that was handed in is approved, introduced, or returned with remarks."""
    match request.POST.get("do"):
        case "approve":
            return acting.enter(request, submissions.approve_paper, paper=paper)
        case "introduce":
            return acting.enter(request, submissions.introduce_paper, paper=paper)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def returned(request: Guest) -> HttpResponse:
    """The paper or amendment that the form names goes back to whoever handed it in, with remarks."""
    text = acting.within(request.POST.get("remarks", "").strip(), REMARKS)
    remarks = record.Typed(text) if text else None
    amendment = number(request, "amendment")
    if amendment:
        return acting.enter(request, proposed.return_amendment, amendment=amendment, remarks=remarks)
    return acting.enter(request, submissions.return_paper, paper=number(request, "paper"), remarks=remarks)
