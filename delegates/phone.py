"""A delegate's phone: one card that is always "what now", and the seat's own place in it."""

from typing import Any, Literal, NamedTuple

from django.utils.translation import gettext as _

from committees import minutes
from committees.console.situation import clock_view, situation
from committees.controls import refusal_of
from committees.minutes import time_of_day
from committees.screens import Sight, register, register_standing
from delegates.rulings import speakers
from motions.rules.ballots import Vote
from motions.rulings.caucus import raise_caucus

AHEAD = 4
"""How many names of the list a phone shows."""


class Standing(NamedTuple):
    """All that differs between two delegates' phones."""

    called: bool
    """At the roll call, just now."""
    answer: str
    in_room: bool
    speaks: bool
    is_next: bool
    place: int
    wait: str
    on: Literal["general", "caucus"]
    cannot_ask: str
    moves: bool
    cannot_move: str
    voting: Literal["", "waiting", "called", "yes", "no", "abstain"]
    votes: bool
    no_abstention: bool


def status(sight: Sight) -> dict[str, Any]:
    return {"situation": situation(sight), "number": sight.floor.meeting.number}


def now(sight: Sight) -> dict[str, Any]:
    """The card: one headline, one clock, one sentence of help."""
    return {"card": _card(sight)}


def _card(sight: Sight) -> dict[str, Any]:
    floor, names = sight.floor, sight.names
    speech, caucus, vote = floor.speakers.speech, floor.business.caucus, floor.votes.current
    if floor.meeting.phase == "before":
        return {
            "kind": "wait",
            "headline": _("The meeting has not begun"),
            "help": _("This page follows by itself. You can read the guide meanwhile."),
        }
    if floor.meeting.phase == "adjourned":
        return {
            "kind": "wait",
            "headline": _("The meeting is adjourned"),
            "help": _("Thank you. The minutes stay open."),
        }
    if floor.meeting.phase == "suspended":
        until = floor.meeting.until
        return {
            "kind": "break",
            "headline": _("Break until %(time)s") % {"time": time_of_day(until)} if until else _("Break"),
            "until": until,
            "help": _("Lists and times stay as they are."),
        }
    if floor.roll.calling:
        called = floor.roll.pending[0] if floor.roll.pending else ""
        return {
            "kind": "roll",
            "over": _("Roll call"),
            "headline": names.short(called) if called else _("Roll call complete"),
            "seat": names[called] if called else None,
            "help": _("Answer “present”, or “present and voting” if you will not abstain on the resolution.")
            if called
            else "",
        }
    if vote:
        return _vote_card(sight, vote)
    card: dict[str, Any] = {}
    if caucus:
        card = {
            "kind": "caucus",
            "over": minutes.motion_names()[caucus.kind].capitalize(),
            "headline": sight.reader.typed(caucus.topic) or minutes.motion_names()[caucus.kind].capitalize(),
            "clock": clock_view(caucus.clock),
            "help": _("Raise your placard, or ask for the floor here.")
            if caucus.moderated
            else _("Leave your seat, meet others, and write."),
        }
    if speech:
        return {
            **card,
            "kind": "speech",
            "over": card.get("over") or _("Has the floor"),
            "topic": card.get("headline", ""),
            "headline": names.short(speech.seat),
            "seat": names[speech.seat],
            "clock": clock_view(speech.clock),
            "warn": floor.procedure.warn_at,
            "help": _("The floor is open for questions to %(seat)s.") % {"seat": names.short(speech.seat)}
            if speech.questions
            else "",
        }
    if floor.business.motions:
        motion = floor.business.motions[0]
        return {
            "kind": "motion",
            "over": _("Motion by %(seat)s") % {"seat": names.short(motion.seat or "")},
            "headline": sight.reader.caucus(motion.motion, motion.total or 0, motion.speaking, motion.topic),
            "help": _(
                "Raise your placard when the Chair asks: in favour, then against. Nobody abstains on procedure."
            ),
        }
    if card:
        return card
    return {
        "kind": "debate",
        "over": sight.committee.display_topic(),
        "headline": _("The floor is open"),
        "help": _("Ask for the floor, or raise your placard for a point or motion."),
    }


def _vote_card(sight: Sight, vote: Vote) -> dict[str, Any]:
    draft = sight.reader.draft(vote.paper)
    named = {"headline": sight.reader.title(vote.version) or draft, "topic": draft}
    if vote.method == "without_vote":
        return {
            "kind": "vote",
            "over": _("Adoption without a vote"),
            **named,
            "help": _("If you object, say so now; one objection is enough to have a vote."),
        }
    if vote.tally:
        return {
            "kind": "vote",
            "over": _("Vote closed"),
            **named,
            "help": _("The Chair announces the result."),
        }
    return {
        "kind": "vote",
        "over": _("Roll-call vote"),
        **named,
        "help": _("Answer when your delegation is called."),
    }


def next_up(sight: Sight) -> dict[str, Any]:
    """The first names of the list that speakers are taken from."""
    caucus = speakers.moderated(sight.floor)
    queue = caucus.queue if caucus else sight.floor.speakers.queue
    return {
        "names": [sight.names[code] for code in queue[:AHEAD]] if sight.floor.meeting.open else [],
        "more": max(0, len(queue) - AHEAD) if sight.floor.meeting.open else 0,
        "closed": sight.floor.speakers.closed and not caucus,
        "results": [sight.reader.result(vote.id) for vote in sight.floor.votes.announced[-1:]],
    }


def standings(sight: Sight) -> dict[str, Standing]:
    """Every seat's Standing, in one pass."""
    floor = sight.floor
    caucus, open_ = speakers.moderated(floor), floor.meeting.open
    queue = caucus.queue if caucus else floor.speakers.queue
    places = {seat: place for place, seat in enumerate(queue, 1)}
    each = (caucus.speaking if caucus else None) or speakers.speaking_time(floor)
    speech, vote = floor.speakers.speech, floor.votes.current if open_ else None
    called = vote.pending[0] if vote and vote.method == "roll_call" and vote.pending else ""
    at_roll = floor.roll.pending[0] if open_ and floor.roll.calling and floor.roll.pending else ""
    result = {}
    for seat in floor.roll.order:
        place = places.get(seat, 0)
        on: Literal["general", "caucus"] = "caucus" if caucus else "general"
        voting = ""
        if vote and vote.method == "roll_call" and seat in vote.order:
            voting = vote.ballots.get(seat) or ("called" if seat == called else "waiting")
        result[seat] = Standing(
            called=seat == at_roll,
            answer=floor.roll.answers.get(seat, ""),
            in_room=floor.roll.in_room(seat),
            speaks=bool(open_ and speech and speech.seat == seat),
            is_next=open_ and place == 1,
            place=place,
            wait=_("about %(minutes)s min") % {"minutes": max(1, round((place - 1) * each / 60_000))}
            if place > 1
            else "",
            on=on,
            cannot_ask=refusal_of(sight, speakers.join_list, by=f"seat:{seat}", seat=seat, on=on)
            if not place
            else "",
            moves=floor.meeting.phones == "all",
            cannot_move=refusal_of(
                sight, raise_caucus, by=f"seat:{seat}", kind="unmoderated_caucus", seat=seat, total=600
            )
            if floor.meeting.phones == "all"
            else "",
            voting=voting,  # type: ignore[arg-type]
            votes=floor.roll.rights[seat].substance,
            no_abstention=floor.roll.no_abstention(seat),
        )
    return result


def register_regions() -> None:
    for name, context in (("status", status), ("now", now), ("upnext", next_up)):
        register("phone", name, context)
    register_standing("phone", standings, "phone/mine.html")
