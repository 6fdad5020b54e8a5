"""The dais: one page, and the things on it that can be posted to."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from committees import acting, live, record, rulings, wall_clock
from committees.access import Guest, Role, in_committee
from committees.console.steps import turns_text
from committees.models import Committee
from committees.naming import actor_name
from committees.order import OutOfOrder
from delegates.models import CaucusTopic
from delegates.rulings import roll, speakers
from motions.procedures import procedure_of
from motions.rulings import ballots, caucus
from resolutions.rulings import withdraw_draft


@require_GET
@in_committee(Role.DAIS)
def console(request: Guest) -> HttpResponse:
    drawing = acting.drawing_for(request)
    context = {
        "drawing": drawing,
        "key": acting.new_key(),
        "turns": turns_text(record.read(request.committee.pk).turns),
        "topics": CaucusTopic.objects.filter(committee=request.committee),
        "office": actor_name(request.bearer.actor, acting.names(request)),
        "projector_link": "projector/link/",
    }
    return render(request, "console/page.html", context)


@require_POST
@in_committee(Role.DAIS)
def meeting(request: Guest) -> HttpResponse:
    match request.POST.get("do"):
        case "open":
            procedure = procedure_of(request.committee)
            return acting.enter(request, rulings.open_meeting, procedure=procedure)
        case "suspend":
            try:
                until = _time_meant(request)
            except OutOfOrder as refused:
                return acting.refused(request, refused)
            return acting.enter(request, rulings.suspend_meeting, until=until)
        case "resume":
            return acting.enter(request, rulings.resume_meeting)
        case "resume-new":
            return acting.enter(request, rulings.resume_meeting, new_roll=True)
        case "adjourn":
            return acting.enter(request, rulings.adjourn_meeting)
    return acting.unknown(request)


def _time_meant(request: Guest) -> int | None:
    """The moment that was typed as a time of day or as minutes from now, in ms; None for none."""
    typed = request.POST.get("until", "").strip().replace("：", ":")
    if not typed:
        return None
    now = datetime.fromtimestamp(wall_clock.now() / 1000, ZoneInfo(request.committee.conference.time_zone))
    try:
        if ":" in typed:
            hour, _colon, minute = typed.partition(":")
            until = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
            until += timedelta(days=1) if until <= now else timedelta()
        else:
            until = now + timedelta(minutes=int(typed))
    except (ValueError, OverflowError):
        raise OutOfOrder(gettext_noop("Write the time as 14:30, or as minutes from now."))  # noqa: B904 - the reader needs no cause
    return int(until.timestamp() * 1000)


@require_POST
@in_committee(Role.DAIS)
def roll_call(request: Guest) -> HttpResponse:
    match request.POST.get("do"):
        case "open":
            return acting.enter(request, roll.open_roll_call)
        case "all":
            return acting.enter(request, roll.all_present)
        case "close":
            return acting.enter(request, roll.close_roll_call)
        case "waive-open":
            return acting.enter(request, roll.waive_quorum, quorum="open")
        case "waive-decide":
            return acting.enter(request, roll.waive_quorum, quorum="decide")
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def roll_answer(request: Guest, seat: str) -> HttpResponse:
    match request.POST.get("answer"):
        case "present" | "voting" | "absent" as answer:
            return acting.enter(request, roll.answer_roll, seat=seat, answer=answer)
        case "left":
            return acting.enter(request, roll.leave_room, seat=seat)
        case "returned":
            return acting.enter(request, roll.return_to_room, seat=seat)
        case "vacant":
            return acting.enter(request, roll.vacate_seat, seat=seat)
        case "taken-up":
            return acting.enter(request, roll.take_up_seat, seat=seat)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def speakers_list(request: Guest) -> HttpResponse:
    match request.POST.get("do"):
        case "close":
            return acting.enter(request, speakers.close_list)
        case "reopen":
            return acting.enter(request, speakers.reopen_list)
        case "time":
            seconds = _number(request, "seconds")
            return acting.enter(request, speakers.set_speaking_time, seconds=seconds)
    try:
        seat = acting.seat_meant(request, request.POST.get("seat", ""))
    except OutOfOrder as refused:
        return acting.refused(request, refused)
    # A seat goes where the console shows the list: in a moderated caucus on the caucus's queue.
    in_caucus = speakers.moderated(record.read(request.committee.pk).floor)
    return acting.enter(request, speakers.join_list, seat=seat, on="caucus" if in_caucus else "general")


@require_POST
@in_committee(Role.DAIS)
def listed(request: Guest, seat: str) -> HttpResponse:
    """A seat's place on the list: `before` another seat, last, or given up."""
    place = request.POST.get("place", "")
    if place == "off":
        return acting.enter(request, speakers.leave_list, seat=seat, on=_on(request))
    before = place.removeprefix("before:") if place.startswith("before:") else None
    return acting.enter(request, speakers.move_in_list, seat=seat, before=before, on=_on(request))


@require_POST
@in_committee(Role.DAIS)
def floor(request: Guest) -> HttpResponse:
    """Give a seat the floor, by code or as typed."""
    try:
        seat = acting.seat_meant(request, request.POST.get("seat", ""))
    except OutOfOrder as refused:
        return acting.refused(request, refused)
    return acting.enter(request, speakers.recognise, seat=seat)


@require_POST
@in_committee(Role.DAIS)
def speech(request: Guest, speech: int) -> HttpResponse:
    if request.POST.get("do") == "end":
        return acting.enter(request, speakers.end_speech, speech=speech)
    match request.POST.get("yield"):
        case "chair" | "questions" as to:
            return acting.enter(request, speakers.yield_floor, speech=speech, to=to)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def heir(request: Guest) -> HttpResponse:
    """The speaker that the form names yields to a delegation, as typed."""
    try:
        seat = acting.seat_meant(request, request.POST.get("heir", ""))
    except OutOfOrder as refused:
        return acting.refused(request, refused)
    speech = _number(request, "speech")
    return acting.enter(request, speakers.yield_floor, speech=speech, to="delegate", heir=seat)


@require_POST
@in_committee(Role.DAIS)
def clock(request: Guest, of: str, id: int) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "start":
        return acting.enter(request, speakers.start_clock, of=of, id=id)
    if do == "pause":
        return acting.enter(request, speakers.pause_clock, of=of, id=id)
    return acting.enter(request, speakers.adjust_clock, of=of, id=id, seconds=_number(request, "do"))


@require_POST
@in_committee(Role.DAIS)
def motions(request: Guest) -> HttpResponse:
    """A seat moves a caucus, or the Chair declares one: the same form, with a mover or without."""
    try:
        args = _caucus_meant(request)
        seat = request.POST.get("seat", "").strip()
        mover = acting.seat_meant(request, seat) if seat else None
    except OutOfOrder as refused:
        return acting.refused(request, refused)
    if request.POST.get("do") == "declare":
        return acting.enter(request, caucus.declare_caucus, proposer=mover, **args)
    if mover is None:
        return acting.refused(
            request, OutOfOrder(gettext_noop("Name the delegation that moves it, or declare it yourself."))
        )
    return acting.enter(request, caucus.raise_caucus, seat=mover, **args)


def _caucus_meant(request: Guest) -> dict[str, object]:
    kind = request.POST.get("kind", "")
    if kind not in ("moderated_caucus", "unmoderated_caucus"):
        raise OutOfOrder(gettext_noop("Choose a moderated or an unmoderated caucus."))
    topic = acting.line(request, "topic")
    return {
        "kind": kind,
        "total": _number(request, "minutes") * 60,
        "speaking": _number(request, "speaking") if kind == "moderated_caucus" else None,
        "topic": record.Typed(topic) if topic else None,
    }


@require_POST
@in_committee(Role.DAIS)
def motion(request: Guest, id: int) -> HttpResponse:
    match request.POST.get("how"):
        case "clearly_carried" | "clearly_failed" | "no_objection" as how:
            return acting.enter(request, caucus.decide_motion, id=id, how=how)
        case "counted":
            yes, no = _number(request, "yes", -1), _number(request, "no", -1)
            return acting.enter(request, caucus.decide_motion, id=id, how="counted", yes=yes, no=no)
        case "withdrawn":
            return acting.enter(request, caucus.withdraw_motion, id=id)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def caucus_(request: Guest, id: int) -> HttpResponse:
    if request.POST.get("do") == "close":
        return acting.enter(request, caucus.close_caucus, id=id)
    return acting.enter(request, caucus.extend_caucus, id=id, seconds=_number(request, "extend"))


@require_POST
@in_committee(Role.DAIS)
def paper(request: Guest, paper: int) -> HttpResponse:
    match request.POST.get("method"):
        case "roll_call" | "without_vote" as method:
            return acting.enter(request, ballots.open_vote, paper=paper, method=method)
        case "withdraw":
            return acting.enter(request, withdraw_draft, paper=paper)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def vote(request: Guest, vote: int) -> HttpResponse:
    match request.POST.get("do"):
        case "close":
            return acting.enter(request, ballots.close_vote, vote=vote)
        case "announce":
            return acting.enter(request, ballots.announce_result, vote=vote)
        case "object":
            return acting.enter(request, ballots.object_to_adoption, vote=vote)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def ballot(request: Guest, vote: int, seat: str) -> HttpResponse:
    correcting = "correct" in request.POST
    match request.POST.get("correct") if correcting else request.POST.get("choice"):
        case "yes" | "no" | "abstain" as choice:
            return acting.enter(
                request, ballots.cast_ballot, vote=vote, seat=seat, choice=choice, correcting=correcting
            )
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def phones(request: Guest) -> HttpResponse:
    match request.POST.get("level"):
        case "follow" | "floor" | "all" as level:
            return acting.enter(request, rulings.set_phones, level=level)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def step(request: Guest) -> HttpResponse:
    """Strike an act: the last step, or the last undo."""
    return acting.strike(request, _number(request, "act"))


@require_POST
@in_committee(Role.DAIS)
def projector_mode(request: Guest) -> HttpResponse:
    """Blank the projector, hold it where it is, or let it show and follow again."""
    committee, do = request.committee, request.POST.get("do")
    if do not in ("blank", "show", "freeze", "follow"):
        return acting.unknown(request)
    with live.rows_change(committee.pk):
        room = Committee.objects.filter(pk=committee.pk)
        if do in ("blank", "show"):
            room.update(blank=do == "blank")
        else:
            room.update(frozen_at=record.read(committee.pk).seq if do == "freeze" else None)
    return acting.now_showing(request)


def _number(request: Guest, field: str, default: int = 0) -> int:
    """A posted whole number; `default`, which rulings refuse where it matters, if it is none."""
    try:
        return max(-100_000, min(100_000, int(request.POST.get(field, "").replace("+", ""))))
    except ValueError:
        return default


def _on(request: Guest) -> str:
    return "caucus" if "caucus" in (request.GET.get("on"), request.POST.get("on")) else "general"
