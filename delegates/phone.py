"""A delegate's phone: one card that is always "what now", and the seat's own place in it."""

from typing import Any, Literal, NamedTuple
from zlib import crc32

from django.utils.translation import gettext as _
from msgspec.json import encode

from committees import wording
from committees.console import motions as dais
from committees.console.situation import clock_view, situation
from committees.controls import refusal_of
from committees.in_order import why_not
from committees.order import ON_SEAT
from committees.screens import Sight, register, register_standing
from committees.wording import moment, time_of_day
from delegates.rules.speakers import Speech
from delegates.rulings import speakers
from motions.rules.ballots import Vote
from motions.rules.caucus import Caucus
from motions.rules.motions import Motion
from motions.rulings import motions, raising

AHEAD = 4
"""How many names of the list a phone shows."""


type Voting = Literal["", "waiting", "called", "open", "yes", "no", "abstain", "pass"]
"""What a vote wants of a seat, or has of it; `open` while it may vote on the phone."""


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
    """Whether phones may move at all."""
    cannot_move: str
    own_motion: int
    """The motion of this seat that is before the room, and its place there."""
    own_place: int
    may_second: int
    """The motion that is put, if this seat may second it."""
    voting: Voting
    ballot: int
    """The vote in which this seat may cast or change its ballot on the phone; 0 for none."""
    recorded: str
    """When its ballot was recorded, to the second."""
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
    point = floor.business.point
    if point:
        return {
            "kind": "point",
            "over": wording.first_up(sight.reader.kind(point.point)),
            "headline": names.short(point.seat),
            "seat": names[point.seat],
            "help": sight.reader.meaning(point.point),
        }
    if vote and not (vote.tally and speech):
        return _vote_card(sight, vote)
    timer = floor.business.timer
    if timer and not speech:
        return {
            "kind": "timer",
            "over": _("Timer"),
            "headline": sight.reader.typed(timer.title) or _("Timer"),
            "clock": clock_view(timer.clock),
        }
    card = _caucus_card(sight, caucus) if caucus else {}
    if speech:
        return _speech_card(sight, speech, card)
    if floor.business.motions.pending:
        return _motion_card(sight, floor.business.motions.pending[0])
    if card:
        return card
    if floor.agenda.voting:
        return {
            "kind": "voting",
            "over": _("Voting procedure"),
            "headline": _("Debate is closed"),
            "help": _("The drafts are voted on one after the other. Please stay in the room."),
        }
    if floor.business.motions.calling:
        return {
            "kind": "debate",
            "over": _("Motions"),
            "headline": _("The floor is open for motions"),
            "help": _("Raise your placard, or move here."),
        }
    return {
        "kind": "debate",
        "over": sight.topic,
        "headline": _("The floor is open"),
        "help": _("Ask for the floor, or raise your placard for a point or motion."),
    }


def _caucus_card(sight: Sight, caucus: Caucus) -> dict[str, Any]:
    kind = wording.first_up(sight.reader.kind(caucus.kind))
    card = {
        "kind": "caucus",
        "over": kind,
        "headline": sight.reader.typed(caucus.topic) or kind,
        "clock": clock_view(caucus.clock),
        "help": _("Raise your placard, or ask for the floor here.")
        if caucus.moderated
        else sight.reader.meaning(caucus.kind),
    }
    if caucus.holder:
        return {
            **card,
            "topic": card["headline"],
            "headline": sight.names.short(caucus.holder),
            "seat": sight.names[caucus.holder],
        }
    return card


def _speech_card(sight: Sight, speech: Speech, card: dict[str, Any]) -> dict[str, Any]:
    seat = sight.names.short(speech.seat)
    own = {"reply": _("Right of reply"), "explanation": _("Explanation of vote")}
    over = own.get(speech.on) or card.get("over") or _("Has the floor")
    return {
        **card,
        "kind": "speech",
        "over": over,
        "topic": card.get("headline", ""),
        "headline": seat,
        "seat": sight.names[speech.seat],
        "clock": clock_view(speech.clock),
        "warn": sight.floor.procedure.warn_at,
        "help": _("The floor is open for questions to %(seat)s.") % {"seat": seat}
        if speech.questions
        else "",
    }


def _motion_card(sight: Sight, motion: Motion) -> dict[str, Any]:
    """What is being asked, what it would mean, and what a delegate does about it."""
    if raising.seconds_missing(sight.floor, motion):
        do = _("It needs a second: raise your placard if you want it to be voted on.")
    else:
        do = _(
            "Raise your placard when the Chair asks: in favour, then against. Nobody abstains on procedure."
        )
    return {
        "kind": "motion",
        "over": _("Motion by %(seat)s") % {"seat": sight.names.short(motion.raised.seat or "")},
        "headline": sight.reader.motion(motion.raised),
        "meaning": sight.reader.meaning(motion.raised.motion),
        "help": do,
    }


def _vote_card(sight: Sight, vote: Vote) -> dict[str, Any]:
    title, text = sight.reader.asked(vote)
    about = sight.reader.voted_on(vote)
    named = {"headline": title or about, "topic": about, "text": text}
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
    over, help_ = {
        "roll_call": (_("Roll-call vote"), _("Answer when your delegation is called.")),
        "phones": (_("Vote by phones"), _("Vote below; members without a phone raise their placards.")),
        "placard": (_("Vote by placards"), _("Raise your placard when the Chair asks.")),
    }[vote.method]
    return {"kind": "vote", "over": over, **named, "help": help_}


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


def kinds(sight: Sight) -> dict[str, Any]:
    """Every kind of motion with why no delegation can move it now."""
    movers = {motion.raised.seat for motion in sight.floor.business.motions.pending}
    free = (seat for seat in sight.floor.roll.present if seat not in movers)
    return dais.kinds(sight, next(free, ""))


def shelf(sight: Sight) -> dict[str, Any]:
    """A mark of the papers as they stand: a phone that reads them asks for the texts when it changes."""
    floor, vote = sight.floor, sight.floor.votes.current
    # With who may sign now, and how many usually do.
    about = (floor.papers, floor.meeting.phones, vote.id if vote else 0, len(floor.roll.electorate))
    return {"mark": crc32(encode(about))}


def standings(sight: Sight) -> dict[str, Standing]:
    """Every seat's Standing, in one pass."""
    floor = sight.floor
    caucus, open_ = speakers.moderated(floor), floor.meeting.open
    queue = caucus.queue if caucus else floor.speakers.queue
    places = {seat: place for place, seat in enumerate(queue, 1)}
    each = (caucus.speaking if caucus else None) or speakers.speaking_time(floor)
    speech, vote = floor.speakers.speech, floor.votes.current if open_ else None
    called = vote.called if vote else None
    at_roll = floor.roll.pending[0] if open_ and floor.roll.calling and floor.roll.pending else ""
    holder = floor.business.caucus.holder if floor.business.caucus else None
    own: dict[str | None, tuple[int, int]] = {}
    for place, motion in enumerate(floor.business.motions.pending, 1):
        # The dais may have entered several for one delegation: the one that is put first is shown.
        own.setdefault(motion.raised.seat, (motion.id, place))
    result = {}
    for seat in floor.roll.order:
        place = places.get(seat, 0)
        on: Literal["general", "caucus"] = "caucus" if caucus else "general"
        voting: Voting = ""
        if vote and vote.named and seat in vote.order:
            waiting: Voting = "open" if vote.method == "phones" else "called" if seat == called else "waiting"
            voting = vote.ballots.get(seat) or waiting
        result[seat] = Standing(
            called=seat == at_roll,
            answer=floor.roll.answers.get(seat, ""),
            in_room=floor.roll.in_room(seat),
            speaks=bool(open_ and seat in (speech and speech.seat, holder)),
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
            cannot_move=_cannot_move(sight, seat) if floor.meeting.phones == "all" else "",
            own_motion=own.get(seat, (0, 0))[0],
            own_place=own.get(seat, (0, 0))[1],
            may_second=_may_second(sight, seat),
            voting=voting,
            ballot=vote.id
            if vote and vote.method == "phones" and not vote.tally and seat in vote.order
            else 0,
            recorded=moment(vote.cast_at[seat]).strftime("%H:%M:%S") if vote and seat in vote.cast_at else "",
            votes=floor.roll.rights[seat].substance,
            no_abstention=seat in vote.no_abstention if vote else floor.roll.no_abstention(seat),
        )
    return result


def _cannot_move(sight: Sight, seat: str) -> str:
    """Why a seat can move nothing now; empty as soon as there is one motion that it can."""
    reasons = []
    for args in ON_SEAT["raise_motion"](sight.floor, seat):
        reason = refusal_of(sight, raising.raise_motion, by=f"seat:{seat}", **args)
        if not reason:
            return ""
        reasons.append(reason)
    return reasons[0] if reasons else ""


def _may_second(sight: Sight, seat: str) -> int:
    """The motion that is put, if this seat may second it; else 0."""
    first = sight.floor.business.motions.pending[:1]
    refused = first and why_not(sight.floor, f"seat:{seat}", motions.second_motion, id=first[0].id, seat=seat)
    return first[0].id if first and not refused else 0


def register_regions() -> None:
    for name, context in (
        ("status", status),
        ("now", now),
        ("upnext", next_up),
        ("kinds", kinds),
        ("shelf", shelf),
    ):
        register("phone", name, context)
    register_standing("phone", standings, "phone/mine.html")
