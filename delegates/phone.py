"""A delegate's phone: one card that is always "what now", and the seat's own place in it."""

from typing import Any, Literal, NamedTuple
from zlib import crc32

from django.utils.translation import gettext as _
from msgspec.json import encode

from committees import announcing
from committees.console import motions as dais
from committees.console.situation import situation
from committees.controls import refusal_of
from committees.in_order import why_not
from committees.minutes.explaining import explained
from committees.order import ALIKE, ON_SEAT
from committees.screens import Sight, register, register_standing, rows, rules
from committees.wording import moment
from delegates import strawpolls
from delegates.cards import now
from delegates.rules.speakers import Place
from delegates.rulings import comments, questions, speakers
from motions.rules.caucus import Caucus
from motions.rulings import motions, raising

AHEAD = 4
"""How many names of the list a phone shows."""


type Voting = Literal["", "waiting", "called", "open", "yes", "no", "abstain", "pass"]
"""What a vote wants of a seat, or has of it; `open` while it may vote on the phone."""


type Listed = Literal["general", "caucus", "tour", "time"]
"""The list on which a seat has its place: in a tour de table its turn comes by itself; in the time for or
against a draft it asks."""


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
    on: Listed
    tour: int
    """The tour de table in progress; 0 for none."""
    cannot_ask: str
    asks: int
    """The speech to which it may put a question, or take back that it would; 0 for none."""
    asked: bool
    comments: int
    """The speech on which it may comment, or take back that it would; 0 for none."""
    commented: str
    """Whose speech that is."""
    commenting: bool
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
    strawpoll: strawpolls.Asked | None
    """The strawpoll that it may answer on the phone."""


def status(sight: Sight) -> dict[str, Any]:
    return {"situation": situation(sight), "number": sight.floor.meeting.number}


def next_up(sight: Sight) -> dict[str, Any]:
    """The first names of the list that speakers are taken from."""
    caucus = speakers.listed(sight.floor)
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
    return dais.kinds_for(sight, sight.floor.procedure.moved(), next(free, ""))


def explanations(sight: Sight) -> dict[str, Any]:
    """Every kind of motion for who is new to it. Changes with the rules only, so it is hardly ever sent."""
    return {"rows": [explained(sight.reader, kind) for kind in sight.floor.procedure.moved()]}


def shelf(sight: Sight) -> dict[str, Any]:
    """A mark of the papers as they stand: a phone that reads them asks for the texts when it changes."""
    floor, vote = sight.floor, sight.floor.votes.current
    # With who may sign or amend now, and how many usually do.
    about = (
        floor.papers,
        floor.meeting.phones,
        vote.id if vote else 0,
        len(floor.roll.electorate),
        floor.agenda.voting,
    )
    return {"mark": crc32(encode(about))}


def standings(sight: Sight) -> dict[str, Standing]:
    """Every seat's Standing, in one pass."""
    floor = sight.floor
    caucus, open_ = speakers.listed(floor), floor.meeting.open
    queue = caucus.queue if caucus else floor.speakers.queue
    places = {seat: place for place, seat in enumerate(queue, 1)}
    on: Place = "caucus" if caucus else "general"
    each = (caucus.speaking if caucus else None) or speakers.speaking_time(floor)
    speech, vote = floor.speakers.speech, floor.votes.current if open_ else None
    called = vote.called if vote else None
    at_roll = floor.roll.pending[0] if open_ and floor.roll.calling and floor.roll.pending else ""
    holder = floor.business.caucus.holder if floor.business.caucus else None
    own: dict[str | None, tuple[int, int]] = {}
    for place, motion in enumerate(floor.business.motions.pending, 1):
        # The dais may have entered several for one delegation: the one that is put first is shown.
        own.setdefault(motion.raised.seat, (motion.id, place))
    cannot_move = _each_cannot_move(sight) if floor.meeting.phones == "all" else {}
    commented = sight.names.short(floor.speakers.comments.seat) if floor.speakers.comments else ""
    result = {}
    for seat in floor.roll.order:
        place = places.get(seat, 0)
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
            on=_listed(caucus),
            tour=caucus.id if caucus and caucus.tour else 0,
            cannot_ask=refusal_of(sight, speakers.join_list, by=f"seat:{seat}", seat=seat, on=on)
            if not place
            else "",
            asks=_asks(sight, seat),
            asked=bool(speech and seat in speech.asking),
            comments=_comments(sight, seat),
            commented=commented,
            commenting=_commenting(sight, seat),
            moves=floor.meeting.phones == "all",
            cannot_move=cannot_move.get(seat, ""),
            own_motion=own.get(seat, (0, 0))[0],
            own_place=own.get(seat, (0, 0))[1],
            may_second=_may_second(sight, seat),
            voting=voting,
            ballot=vote.id
            if vote and vote.method == "phones" and not vote.tally and seat in vote.order
            else 0,
            recorded=moment(vote.cast_at[seat]).strftime("%H:%M:%S") if vote and seat in vote.cast_at else "",
            votes=floor.roll.rights[seat].substance,
            no_abstention=seat in vote.no_abstention if vote else floor.no_abstention(seat),
            strawpoll=strawpolls.asked(sight, seat),
        )
    return result


def _listed(caucus: Caucus | None) -> Listed:
    if caucus is None:
        return "general"
    return "tour" if caucus.tour else "time" if caucus.timed else "caucus"


def _each_cannot_move(sight: Sight) -> dict[str, str]:
    """Why each seat can move nothing now; those that are alike to the ruling are asked about once."""
    keys = {seat: ALIKE["raise_motion"](sight.floor, seat) for seat in sight.floor.roll.order}
    alike = {key: seat for seat, key in keys.items()}
    reasons = {key: _cannot_move(sight, seat) for key, seat in alike.items()}
    return {seat: reasons[key] for seat, key in keys.items()}


def _cannot_move(sight: Sight, seat: str) -> str:
    """Why a seat can move nothing now; empty as soon as there is one motion that it can."""
    reasons = []
    for args in ON_SEAT["raise_motion"](sight.floor, seat):
        reason = refusal_of(sight, raising.raise_motion, by=f"seat:{seat}", **args)
        if not reason:
            return ""
        reasons.append(reason)
    return reasons[0] if reasons else ""


def _asks(sight: Sight, seat: str) -> int:
    """The speech that is open to questions of this seat, or from which it may take back its own; else 0."""
    speech, by = sight.floor.speakers.speech, f"seat:{seat}"
    if speech is None or not (speech.questions or seat in speech.asking):
        return 0
    verb = questions.drop_question if seat in speech.asking else questions.request_question
    return 0 if why_not(sight.floor, by, verb, speech=speech.id, seat=seat) else speech.id


def _comments(sight: Sight, seat: str) -> int:
    """The speech that is open to a comment of this seat, or from which it may take back that it would; else 0."""
    current = sight.floor.speakers.comments
    if current is None:
        return 0
    verb = comments.drop_comment if seat in current.asking else comments.request_comment
    return 0 if why_not(sight.floor, f"seat:{seat}", verb, speech=current.id, seat=seat) else current.id


def _commenting(sight: Sight, seat: str) -> bool:
    current = sight.floor.speakers.comments
    return current is not None and seat in current.asking


def _may_second(sight: Sight, seat: str) -> int:
    """The motion that is put, if this seat may second it; else 0."""
    first = sight.floor.business.motions.pending[:1]
    refused = first and why_not(sight.floor, f"seat:{seat}", motions.second_motion, id=first[0].id, seat=seat)
    return first[0].id if first and not refused else 0


def announced(sight: Sight) -> dict[str, Any]:
    """What the secretariat announces to delegations."""
    return {"announced": announcing.announced(sight.committee, "phones")}


def register_regions() -> None:
    for name, context in (
        ("status", status),
        ("now", now),
        ("strawpoll", strawpolls.result),
        ("upnext", next_up),
        ("kinds", kinds),
        ("shelf", shelf),
    ):
        register("phone", name, context)
    register("phone", "announced", announced, rests=rows)
    register("phone", "explained", explanations, rests=rules)
    register_standing("phone", standings, "phone/mine.html")
