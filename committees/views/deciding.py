"""What the dais does with what delegations say: motions, points, rights; caucuses, timers and votes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from committees import acting, record
from committees.access import Guest, Role, in_committee
from committees.line import reading
from committees.order import OutOfOrder
from committees.saying import Said, before, number, read_line, said_by_form, said_by_line
from delegates.rulings import questions, speakers
from motions.effects.registry import NOT_MOVED
from motions.rules.procedure import POINTS
from motions.rulings import (
    agenda,
    ballots,
    calling,
    casting,
    caucus,
    explanations,
    hearing,
    points,
    raising,
    timer,
)
from motions.rulings import motions as verbs

LATER = acting.Choice(gettext_noop("Note it for later"), "L", "noted")
DECLARE = acting.Choice(gettext_noop("Declare it without objection"), "D", "declared")


@require_GET
@in_committee(Role.DAIS)
def line(request: Guest) -> HttpResponse:
    """What a line means that is being typed."""
    floor, text = record.read(request.committee.pk).floor, request.GET.get("line", "")
    return render(request, "console/line.html", reading(request, text, read_line(request, floor, text)))


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def motions(request: Guest) -> HttpResponse:
    """A delegation rises to a point, a right or a motion: typed as a line, or by the form."""
    floor = record.read(request.committee.pk).floor
    said = said_by_line(request, floor) if "line" in request.POST else said_by_form(request, floor)
    if said.kind.moved and "declared" in request.POST:
        return acting.enter(
            request, raising.declare_motion, motion=said.kind.code, seat=said.seat, **said.args
        )
    if said.kind.moved and not said.kind.enabled:
        return acting.refused(request, OutOfOrder(NOT_MOVED), (DECLARE,))
    if said.seat is None:
        if not said.kind.moved or said.kind.effect == "overturn_ruling":
            raise OutOfOrder(gettext_noop("Name the delegation that raises it."))
        missing = OutOfOrder(gettext_noop("Name the delegation that moves it, or declare it yourself."))
        return acting.refused(request, missing, (DECLARE,))
    return _raised(request, said, said.seat)


def _raised(request: Guest, said: Said, seat: str) -> HttpResponse:
    if said.kind.effect in POINTS:
        text = record.Typed(said.text) if said.text else None
        return acting.enter(request, points.raise_point, point=said.kind.code, seat=seat, text=text)
    if said.kind.effect == "question":
        return _question(request, said, seat)
    if said.kind.effect == "explanation":
        return acting.enter(request, explanations.hear_explanation, seat=seat)
    if said.kind.effect == "reply":
        return acting.enter(request, speakers.grant_reply, seat=seat)
    return acting.enter(
        request,
        raising.raise_motion,
        choices=() if "noted" in request.POST else (LATER,),
        motion=said.kind.code,
        seat=seat,
        noted="noted" in request.POST,
        **said.args,
    )


def _question(request: Guest, said: Said, seat: str) -> HttpResponse:
    """A question to who yielded to questions; in a question period, the floor to ask one."""
    floor = record.read(request.committee.pk).floor
    if floor.business.caucus and floor.business.caucus.kind == "question_period":
        return acting.enter(request, speakers.recognise, seat=seat)
    speech = floor.speakers.speech
    text = record.Typed(said.text) if said.text else None
    return acting.enter(
        request, questions.put_question, speech=speech.id if speech else 0, seat=seat, text=text
    )


@require_POST
@in_committee(Role.DAIS)
def call(request: Guest) -> HttpResponse:
    """Ask for motions, or take no more."""
    match request.POST.get("do"):
        case "open":
            return acting.enter(request, calling.call_motions)
        case "end":
            return acting.enter(request, calling.end_call)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def declarations(request: Guest) -> HttpResponse:
    """The Chair declares what needs no words with it: the agenda, the closure of debate."""
    return acting.enter(request, raising.declare_motion, motion=request.POST.get("motion", ""))


@require_POST
@in_committee(Role.DAIS)
def motion(request: Guest, id: int) -> HttpResponse:
    match request.POST.get("how"):
        case "clearly_carried" | "clearly_failed" | "no_objection" as how:
            return acting.enter(request, verbs.decide_motion, id=id, how=how)
        case "counted":
            return acting.enter(request, verbs.decide_motion, id=id, how="counted", **_counts(request))
        case "seconded":
            return acting.enter(request, verbs.second_motion, id=id)
        case "put":
            return acting.enter(request, hearing.put_motion, id=id)
    if "before" in request.POST:
        return acting.enter(request, verbs.place_motion, id=id, before=before(request))
    verb = {
        "withdrawn": verbs.withdraw_motion,
        "dilatory": verbs.rule_dilatory,
        "admit": verbs.admit_motion,
        "keep": verbs.keep_motion,
    }.get(request.POST.get("how", ""))
    return acting.enter(request, verb, id=id) if verb else acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def speakers_on(request: Guest) -> HttpResponse:
    """A delegation speaks for the motion that the form names, or against it."""
    side = request.POST.get("side")
    if side not in hearing.SIDES:
        return acting.unknown(request)
    seat, id = acting.seat_meant(request, request.POST.get("seat", "")), number(request, "motion")
    return acting.enter(request, hearing.hear_on_motion, id=id, seat=seat, side=side)


@require_POST
@in_committee(Role.DAIS)
def count(request: Guest) -> HttpResponse:
    """The count of placards for the motion that the form names."""
    return acting.enter(
        request, verbs.decide_motion, id=number(request, "motion"), how="counted", **_counts(request)
    )


def _counts(request: Guest) -> dict[str, Any]:
    """The placards that were counted for a motion; abstentions only where the form asks for them."""
    asked = [each for each in ("yes", "no", "abstain") if each != "abstain" or each in request.POST]
    return {each: number(request, each, -1) for each in asked}


@require_POST
@in_committee(Role.DAIS)
def point(request: Guest, id: int) -> HttpResponse:
    match request.POST.get("how"):
        case "well_taken" | "not_well_taken" | "answered" as how:
            return acting.enter(request, points.rule_point, id=id, how=how)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def debate(request: Guest) -> HttpResponse:
    if request.POST.get("do") == "end-voting":
        return acting.enter(request, agenda.end_voting)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def timers(request: Guest) -> HttpResponse:
    title = acting.line(request, "title")
    return acting.enter(
        request,
        timer.set_timer,
        seconds=number(request, "minutes") * 60 + number(request, "seconds"),
        title=record.Typed(title) if title else None,
    )


@require_POST
@in_committee(Role.DAIS)
def timer_(request: Guest, id: int) -> HttpResponse:
    if request.POST.get("do") == "end":
        return acting.enter(request, timer.end_timer, id=id)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def notes(request: Guest) -> HttpResponse:
    """A free line in the minutes."""
    text = acting.line(request, "text")
    if not text:
        raise OutOfOrder(gettext_noop("Write what the minutes are to say."))
    return acting.enter(request, timer.note_line, text=record.Typed(text))


@require_POST
@in_committee(Role.DAIS)
def caucus_(request: Guest, id: int) -> HttpResponse:
    if request.POST.get("do") == "close":
        return acting.enter(request, caucus.close_caucus, id=id)
    if "pass" in request.POST:
        return acting.enter(request, caucus.pass_turn, id=id, seat=request.POST["pass"])
    return acting.enter(request, caucus.extend_caucus, id=id, seconds=number(request, "extend"))


@require_POST
@in_committee(Role.DAIS)
def vote(request: Guest, vote: int) -> HttpResponse:
    match request.POST.get("do"):
        case "close":
            return acting.enter(request, ballots.close_vote, vote=vote)
        case "announce":
            return acting.enter(request, ballots.announce_result, vote=vote)
        case "object":
            return acting.enter(request, casting.object_to_adoption, vote=vote)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def placards(request: Guest) -> HttpResponse:
    """The count of placards in the vote that the form names."""
    yes, no, abstain = (number(request, choice, -1) for choice in ("yes", "no", "abstain"))
    vote = number(request, "vote")
    return acting.enter(request, casting.count_placards, vote=vote, yes=yes, no=no, abstain=abstain)


@require_POST
@in_committee(Role.DAIS)
def ballot(request: Guest, vote: int, seat: str) -> HttpResponse:
    """What a seat answers when it is called, with rights or without; or a correction of it."""
    for field in ("choice", "rights", "correct"):
        answer = request.POST.get(field)
        if answer in ("yes", "no", "abstain", "pass"):
            return acting.enter(
                request,
                casting.cast_ballot,
                vote=vote,
                seat=seat,
                choice=answer,
                with_rights=field == "rights",
                correcting=field == "correct",
            )
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def explanation(request: Guest) -> HttpResponse:
    """A delegation explains its vote: one that voted with rights, or another that the Chair names."""
    seat = acting.seat_meant(request, request.POST.get("seat", ""))
    return acting.enter(request, explanations.hear_explanation, seat=seat)
