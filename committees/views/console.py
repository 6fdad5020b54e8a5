"""The dais: one page, and the things on it that can be posted to."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import acting, live, record, rulings
from committees.access import Guest, Role, in_committee
from committees.codes import fresh_room_code
from committees.console.steps import turns_text
from committees.models import Break, Call, Committee, Officer
from committees.naming import actor_name
from committees.saying import (
    declared_of,
    kinds_of,
    moment_meant,
    number,
    rules_of,
    suggested,
    suggestions,
    time_meant,
)
from delegates.guides import solutions
from delegates.rulings import clocks, comments, questions, roll, speakers
from motions.procedures import digest, procedure_of
from motions.rulings.caucus import pass_floor


@require_GET
@in_committee(Role.DAIS)
def console(request: Guest) -> HttpResponse:
    drawing, place = acting.drawing_for(request), request.bearer.place
    context = {
        "drawing": drawing,
        "duty": (duty := drawing.standings.get(place, SafeString())),
        # What only this officer sees stands in two places of the page.
        "noted": SafeString(drawing.personal.get(place, "").removeprefix(duty)),
        "breaks": breaks_ahead(request),
        "key": acting.new_key(),
        "turns": turns_text(record.read(request.committee.pk).turns),
        "topics": suggestions(request),
        "solutions": solutions(request.committee),
        "suggested": suggested(request),
        "kinds": kinds_of(request),
        "declared": declared_of(request),
        "points": kinds_of(request, "point", "right"),
        "rules": rules_of(request),
        "help": Call.Kind.choices,
        "office": actor_name(request.bearer.actor, acting.names(request)),
        "projector_link": "projector/link/",
    }
    return render(request, "console/page.html", context)


def breaks_ahead(request: Guest) -> str:
    """The breaks that are still to come, as they are typed."""
    zone = ZoneInfo(request.committee.conference.time_zone)
    ahead = request.committee.breaks.filter(starts__gt=timezone.now())
    return " ".join(pause.starts.astimezone(zone).strftime("%H:%M") for pause in ahead)


@require_POST
@in_committee(Role.DAIS)
def duty(request: Guest) -> HttpResponse:
    """The officer presides from now on, or assists. Others who preside go on doing so."""
    wanted = {"preside": Officer.Duty.PRESIDING, "assist": Officer.Duty.ASSISTING}.get(
        request.POST.get("do", "")
    )
    if wanted is None:
        return acting.unknown(request)
    with live.rows_change(request.committee.pk):
        request.committee.officers.filter(office=request.bearer.place).update(duty=wanted)
    return acting.now_showing(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def meeting(request: Guest) -> HttpResponse:
    match request.POST.get("do"):
        case "open":
            procedure = procedure_of(request.committee)
            topics = tuple(request.committee.topics.values_list("pk", flat=True))
            return acting.enter(request, rulings.open_meeting, procedure=procedure, topics=topics)
        case "suspend":
            until = time_meant(request, request.POST.get("until", ""))
            return acting.enter(request, rulings.suspend_meeting, until=until)
        case "resume":
            return acting.enter(request, rulings.resume_meeting)
        case "resume-new":
            return acting.enter(request, rulings.resume_meeting, new_roll=True)
        case "adjourn":
            return acting.enter(request, rulings.adjourn_meeting)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def rules(request: Guest) -> HttpResponse:
    """The rules that the committee chose take force in the open meeting, as whoever pressed has read of them."""
    wanted, procedure = request.POST.get("rules"), procedure_of(request.committee)
    if not wanted:
        return acting.unknown(request)
    if wanted != digest(procedure):
        return acting.refusal(
            request, _("The rules were changed again just now. Look at them before you take them.")
        )
    return acting.enter(request, rulings.take_procedure, procedure=procedure)


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
@acting.typed
def speakers_list(request: Guest) -> HttpResponse:
    match request.POST.get("do"):
        case "close":
            return acting.enter(request, speakers.close_list)
        case "reopen":
            return acting.enter(request, speakers.reopen_list)
        case "time":
            seconds = number(request, "seconds")
            return acting.enter(request, speakers.set_speaking_time, seconds=seconds)
    seat = acting.seat_meant(request, request.POST.get("seat", ""))
    # A seat goes where the console shows the list: in a moderated caucus on the caucus's queue.
    in_caucus = speakers.listed(record.read(request.committee.pk).floor)
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
@acting.typed
def floor(request: Guest) -> HttpResponse:
    """Give a seat the floor, by code or as typed; in a consultation of the whole, pass it on."""
    seat = acting.seat_meant(request, request.POST.get("seat", ""))
    caucus = record.read(request.committee.pk).floor.business.caucus
    if caucus and caucus.held:
        return acting.enter(request, pass_floor, id=caucus.id, seat=seat)
    return acting.enter(request, speakers.recognise, seat=seat)


@require_POST
@in_committee(Role.DAIS)
def speech(request: Guest, speech: int) -> HttpResponse:
    if request.POST.get("do") == "end":
        return acting.enter(request, speakers.end_speech, speech=speech)
    if "question" in request.POST:
        seat = request.POST["question"]
        return acting.enter(request, questions.put_question, speech=speech, seat=seat)
    match request.POST.get("yield"):
        case "chair" | "questions" | "comments" as to:
            return acting.enter(request, speakers.yield_floor, speech=speech, to=to)
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def commented(request: Guest) -> HttpResponse:
    """A delegation, by code or as typed, comments on the speech that is open to comments; or nobody more does."""
    current = record.read(request.committee.pk).floor.speakers.comments
    speech = current.id if current else 0
    if request.POST.get("do") == "end":
        return acting.enter(request, comments.end_comments, speech=speech)
    seat = acting.seat_meant(request, request.POST.get("seat", ""))
    return acting.enter(request, comments.hear_comment, speech=speech, seat=seat)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def heir(request: Guest) -> HttpResponse:
    """The speaker that the form names yields to a delegation, as typed."""
    seat = acting.seat_meant(request, request.POST.get("heir", ""))
    speech = number(request, "speech")
    return acting.enter(request, speakers.yield_floor, speech=speech, to="delegate", heir=seat)


@require_POST
@in_committee(Role.DAIS)
def clock(request: Guest, of: str, id: int) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "start":
        return acting.enter(request, clocks.start_clock, of=of, id=id)
    if do == "pause":
        return acting.enter(request, clocks.pause_clock, of=of, id=id)
    return acting.enter(request, clocks.adjust_clock, of=of, id=id, seconds=number(request, "do"))


@require_POST
@in_committee(Role.DAIS)
def clock_start(request: Guest) -> HttpResponse:
    match request.POST.get("start"):
        case "once" | "space" as start:
            return acting.enter(request, clocks.set_clock_start, at_once=start == "once")
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def timetable(request: Guest) -> HttpResponse:
    """Today's breaks, as they were typed: each a time of day, all in place of those before."""
    if "breaks" not in request.POST:
        return acting.unknown(request)
    times = acting.line(request, "breaks").replace(",", " ").split()
    starts = [moment_meant(request, each) for each in times]
    with live.rows_change(request.committee.pk):
        request.committee.breaks.all().delete()
        Break.objects.bulk_create(Break(committee=request.committee, starts=start) for start in starts)
    return acting.now_showing(request)


@require_POST
@in_committee(Role.DAIS)
def phones(request: Guest) -> HttpResponse:
    """What phones may do, and whether notes are passed between them."""
    match request.POST.get("level"):
        case "follow" | "floor" | "all" as level:
            return acting.enter(request, rulings.set_phones, level=level)
    match request.POST.get("notes"):
        case "on" | "off" as wanted:
            return acting.enter(request, rulings.set_notes, on=wanted == "on")
    return acting.unknown(request)


@require_POST
@in_committee(Role.DAIS)
def step(request: Guest) -> HttpResponse:
    """Strike an act: the last step, or the last undo."""
    return acting.strike(request, number(request, "act"))


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def projector_mode(request: Guest) -> HttpResponse:
    """Blank the projector, hold it where it is, or let it show and follow again; give it a message, a paper or the room's code."""
    committee, do = request.committee, request.POST.get("do")
    paper, _colon, place = request.POST.get("paper", "").partition(":")
    if (
        do not in ("blank", "show", "freeze", "follow", "message", "no-paper", "code", "no-code")
        and not paper.isdecimal()
    ):
        return acting.unknown(request)
    message = acting.line(request, "message")
    with live.rows_change(committee.pk):
        room = Committee.objects.filter(pk=committee.pk)
        if paper.isdecimal():
            room.update(
                shown_paper=int(paper[:9]),
                shown_place=int(place[:3]) if place.isdecimal() else 0,
                shown_at=record.read(committee.pk).seq,
            )
        elif do == "no-paper":
            room.update(shown_paper=None)
        elif do in ("blank", "show"):
            room.update(blank=do == "blank")
        elif do in ("code", "no-code"):
            # A code that is shown already stays; shown again, it is a new one.
            shown = room.filter(room_code="") if do == "code" else room
            shown.update(room_code=fresh_room_code() if do == "code" else "")
        elif do == "message":
            room.update(message=message)
        else:
            room.update(frozen_at=record.read(committee.pk).seq if do == "freeze" else None)
    return acting.now_showing(request)


def _on(request: Guest) -> str:
    return "caucus" if "caucus" in (request.GET.get("on"), request.POST.get("on")) else "general"
