"""The caucus in progress: given time, passed on, ended."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import close_caucus_for, end_speech_for, require_debate, require_open
from delegates.rules.speakers import ClockPaused
from delegates.rulings.roll import require_in_room
from motions.effects.caucuses import presentation, time_of
from motions.effects.registry import introduced
from motions.rules.caucus import TIMED, Caucus, CaucusExtended, CaucusKind, FloorPassed, TurnPassed
from motions.rules.motions import MotionsFell

SECOND = 1000


def require_caucus(floor: Floor, id: int) -> Caucus:
    caucus = required(floor.business.caucus, _("That caucus is over."))
    refuse_unless(caucus.id == id, _("That caucus is over."))
    return caucus


def _caucus(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"id": floor.business.caucus.id},) if floor.business.caucus else ()


def _extending(floor: Floor) -> Iterable[dict[str, Any]]:
    caucus = floor.business.caucus
    timed = _caucus(floor) if caucus and not caucus.tour else ()
    return ({**each, "seconds": seconds} for each in timed for seconds in (60, 300))


def _passing(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({**caucus, "seat": seat} for caucus in _caucus(floor) for seat in floor.roll.order)


@ruling(dais=_extending)
def extend_caucus(floor: Floor, press: Press, id: int, seconds: int) -> Iterator[Fact]:
    """Give the caucus more time. What is left of a running clock is kept. Enters caucus_extended."""
    require_open(floor)
    caucus = require_caucus(floor, id)
    refuse_unless(not caucus.tour, _("It is over when everybody has had a turn, and not before."))
    refuse_unless(seconds > 0, _("Say by how many seconds."))
    yield CaucusExtended(id=id, by=seconds * SECOND)


@ruling(rests=("speaker", "meeting"), dais=_passing)
def pass_floor(floor: Floor, press: Press, id: int, seat: str) -> Iterator[Fact]:
    """In a consultation of the whole, or among those who present a draft, the floor goes on to a seat. Enters floor_passed. Moves the speaker."""
    require_open(floor)
    caucus = require_caucus(floor, id)
    refuse_unless(caucus.held, _("The floor is passed on in a consultation of the whole."))
    yield from require_in_room(floor, press, seat)
    refuse_unless(seat != caucus.holder, _("%(seat)s has the floor."), seat=seat)
    yield FloorPassed(id=id, seat=seat)


def _presenting(floor: Floor) -> Iterable[dict[str, Any]]:
    timed = floor.procedure.presentation_time and not floor.agenda.voting
    return ({"paper": draft.paper} for draft in floor.papers.introduced if timed)


@ruling(rests=("papers", "meeting"), dais=_presenting)
def present_draft(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """The sponsors of a draft before the room have the floor to present it.

    Enters what taking the floor enters, and caucus_opened. Moves the motions and the speaker.
    """
    yield from require_debate(floor, press)
    draft = introduced(floor, paper)
    yield from press.order(not floor.agenda.voting, _("Debate is closed; the committee is voting."))
    yield from press.order(
        floor.procedure.presentation_time > 0, _("These rules give no time for presenting a draft.")
    )
    yield from presentation(floor, press, paper, draft.sponsors)


def sides(floor: Floor) -> tuple[CaucusKind, ...]:
    """The sides that have a time of their own on a draft under these rules, in their order."""
    rules = floor.procedure
    times: dict[CaucusKind, int] = {"time_for": rules.time_for, "time_against": rules.time_against}
    return tuple(side for side in TIMED if times[side])


def next_time(floor: Floor, paper: int) -> CaucusKind | None:
    """The side whose time on a draft comes next; None where both had theirs, or the rules give none."""
    heard = [side for debated, side in floor.business.debated if debated == paper]
    # Where the Chair went straight to the time against, the time for is not offered afterwards.
    if "time_against" in heard:
        return None
    return next((side for side in sides(floor) if side not in heard), None)


def _sides(floor: Floor) -> Iterable[dict[str, Any]]:
    drafts = () if floor.agenda.voting else floor.papers.introduced
    return ({"paper": draft.paper, "side": side} for draft in drafts for side in sides(floor))


@ruling(rests=("papers", "meeting"), dais=_sides)
def give_time(floor: Floor, press: Press, paper: int, side: CaucusKind) -> Iterator[Fact]:
    """Those in favour of a draft before the room have their time, or those against it.

    The Chair may go on to the other side at any time, or back. Enters what taking the floor enters, and
    caucus_opened. Moves the motions and the speaker.
    """
    yield from require_debate(floor, press)
    draft = introduced(floor, paper)
    caucus = floor.business.caucus
    refuse_unless(
        caucus is None or (caucus.paper, caucus.kind) != (paper, side), _("That side has its time now.")
    )
    yield from press.order(not floor.agenda.voting, _("Debate is closed; the committee is voting."))
    yield from press.order(side in sides(floor), _("These rules give no time for and against a draft."))
    yield from time_of(floor, press, paper, side, draft.sponsors)


def whose_turn(floor: Floor) -> str | None:
    """Who speaks or passes now in a tour de table: who was called and has not begun, else the next in the room."""
    caucus, speech = floor.business.caucus, floor.speakers.speech
    if caucus is None or not caucus.tour:
        return None
    if speech and speech.on == "caucus" and not speech.clock.spent and not speech.clock.running:
        return speech.seat
    return next((seat for seat in caucus.queue if floor.roll.in_room(seat)), None)


def _turn(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = whose_turn(floor)
    return ({**caucus, "seat": seat} for caucus in _caucus(floor) if seat)


def _own_turn(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    caucus = floor.business.caucus
    return ({"id": caucus.id, "seat": seat},) if caucus and caucus.tour else ()


@ruling(dais=_turn, seat=_own_turn)
def pass_turn(floor: Floor, press: Press, id: int, seat: str) -> Iterator[Fact]:
    """In a tour de table a seat does not speak: it was called just now, or says so before its turn.

    The dais may enter it, and a seat for itself once phones may ask for the floor. Enters clock_paused and
    speech_ended if it has the floor, and turn_passed.
    """
    require_open(floor)
    caucus = require_caucus(floor, id)
    refuse_unless(caucus.tour, _("Turns are passed in a tour de table."))
    if press.seat:
        refuse_unless(
            floor.meeting.phones != "follow", _("The Chair takes requests for the floor by placard.")
        )
    speech = floor.speakers.speech
    called = speech is not None and speech.on == "caucus" and speech.seat == seat
    refuse_unless(called or seat in caucus.queue, _("%(seat)s has had its turn."), seat=seat)
    if called:
        yield from end_speech_for(floor, press, "passed")
        if caucus.clock.running:
            yield ClockPaused(of="caucus", id=id)
    yield TurnPassed(id=id, seat=seat)


@ruling(rests=("meeting",), dais=_caucus)
def close_caucus(floor: Floor, press: Press, id: int) -> Iterator[Fact]:
    """End the caucus; the general list comes back as it was left.

    Enters speech_ended if somebody speaks, motions_fell for those to extend it, and caucus_closed.
    Moves the motions and the speaker.
    """
    require_open(floor)
    require_caucus(floor, id)
    effect_of, pending = floor.procedure.effect_of, floor.business.motions.pending
    moot = tuple(m.id for m in pending if effect_of(m.raised.motion) == "extend_caucus")
    if moot:
        yield MotionsFell(ids=moot)
    yield from end_speech_for(floor, press, "caucus")
    yield from close_caucus_for(floor, press)
