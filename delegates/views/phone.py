"""The phone's page, and the few things a delegation can ask for from it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from committees import acting, record
from committees.access import Guest, Role, in_committee
from committees.saying import kinds_of, numbers, said_by_form, suggested
from committees.views.papers import supported
from delegates.rulings import comments, questions, speakers
from motions.rulings import casting, raising
from motions.rulings import motions as verbs
from motions.rulings.caucus import pass_turn
from motions.rulings.strawpolls import choose_in_strawpoll
from resolutions.rulings.amendments import accept_amendment


@require_GET
@in_committee(Role.SEAT)
def phone(request: Guest) -> HttpResponse:
    drawing = acting.drawing_for(request)
    context = {
        "drawing": drawing,
        "mine": drawing.personal.get(request.bearer.place, ""),
        "name": acting.names(request)[request.bearer.place],
        "key": acting.new_key(),
        "suggested": suggested(request),
        "kinds": kinds_of(request),
        "asks": request.committee.position_questions.exists(),
    }
    return render(request, "phone/page.html", context)


@require_POST
@in_committee(Role.SEAT)
def floor(request: Guest) -> HttpResponse:
    """Ask for the floor, or withdraw. A button has one value, so it names the caucus's queue as well."""
    deed, _dash, queue = request.POST.get("do", "").partition("-")
    verb = {"ask": speakers.join_list, "withdraw": speakers.leave_list}.get(deed)
    if verb is None:
        return acting.unknown(request)
    return acting.enter(
        request, verb, seat=request.bearer.place, on="caucus" if queue == "caucus" else "general"
    )


@require_POST
@in_committee(Role.SEAT)
@acting.typed
def motions(request: Guest) -> HttpResponse:
    """Move something, once the Chair has called for motions."""
    said = said_by_form(request, record.read(request.committee.pk).floor)
    if not said.kind.moved:
        return acting.unknown(request)
    return acting.enter(
        request, raising.raise_motion, motion=said.kind.code, seat=request.bearer.place, **said.args
    )


@require_POST
@in_committee(Role.SEAT)
def motion(request: Guest, id: int) -> HttpResponse:
    """What a delegation does about a motion: second it, or take back its own."""
    match request.POST.get("do"):
        case "second":
            return acting.enter(request, verbs.second_motion, id=id, seat=request.bearer.place)
        case "withdraw":
            return acting.enter(request, verbs.withdraw_motion, id=id)
    return acting.unknown(request)


@require_POST
@in_committee(Role.SEAT)
def question(request: Guest, speech: int) -> HttpResponse:
    """This seat would put a question to who yielded to questions, or would not any more."""
    verb = {"ask": questions.request_question, "drop": questions.drop_question}.get(
        request.POST.get("do", "")
    )
    if verb is None:
        return acting.unknown(request)
    return acting.enter(request, verb, speech=speech, seat=request.bearer.place)


@require_POST
@in_committee(Role.SEAT)
def comment(request: Guest, speech: int) -> HttpResponse:
    """This seat would comment on a speech that was yielded to comments, or would not any more."""
    verb = {"ask": comments.request_comment, "drop": comments.drop_comment}.get(request.POST.get("do", ""))
    if verb is None:
        return acting.unknown(request)
    return acting.enter(request, verb, speech=speech, seat=request.bearer.place)


@require_POST
@in_committee(Role.SEAT)
def caucus(request: Guest, id: int) -> HttpResponse:
    """This seat lets its turn in a tour de table go by."""
    if request.POST.get("do") == "pass":
        return acting.enter(request, pass_turn, id=id, seat=request.bearer.place)
    return acting.unknown(request)


@require_POST
@in_committee(Role.SEAT)
def ballot(request: Guest, vote: int) -> HttpResponse:
    """This seat's ballot in the vote that its page shows; the last one before the closing stands."""
    match request.POST.get("choice"):
        case "yes" | "no" | "abstain" as choice:
            seat = request.bearer.place
            return acting.enter(request, casting.cast_ballot, vote=vote, seat=seat, choice=choice)
    return acting.unknown(request)


@require_POST
@in_committee(Role.SEAT)
def choice(request: Guest, id: int) -> HttpResponse:
    """What this seat chooses in the strawpoll that its page shows; the last one before the closing stands."""
    if "options" not in request.POST:
        return acting.unknown(request)
    seat, options = request.bearer.place, numbers(request, "options")
    return acting.enter(request, choose_in_strawpoll, strawpoll=id, seat=seat, options=options)


@require_POST
@in_committee(Role.SEAT)
def support(request: Guest, paper: int) -> HttpResponse:
    """This seat sponsors a draft, signs it, or stands behind it no longer."""
    return supported(request, paper, request.bearer.place)


@require_POST
@in_committee(Role.SEAT)
def amendment(request: Guest, id: int) -> HttpResponse:
    """This seat stands behind an amendment or leaves it; or, a sponsor of the draft, accepts it."""
    seat = request.bearer.place
    if request.POST.get("do") == "accept":
        return acting.enter(request, accept_amendment, amendment=id, seat=seat)
    paper = record.read(request.committee.pk).floor.papers.amended_paper(id)
    return supported(request, paper, seat, id)
