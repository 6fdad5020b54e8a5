"""The roll as the dais calls it, and every seat with what may be done about it."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from committees import minutes, wording
from committees.console.situation import quorum_view
from committees.controls import control, refusal_of
from committees.floor import Floor
from committees.naming import Name
from committees.order import Ruling
from committees.screens import Sight
from delegates.rules.speakers import Spoken
from delegates.rulings import roll, speakers
from motions.rulings.caucus import pass_floor


def roll_call(sight: Sight) -> dict[str, Any]:
    """The seat that is called, with the answers that the rules know."""
    floor = sight.floor
    asked = [("present", "P"), ("voting", "V"), ("absent", "A")]
    if not floor.procedure.present_and_voting:
        asked.pop(1)
    calling = floor.meeting.open and floor.roll.calling
    called = floor.roll.pending[0] if calling and floor.roll.pending else None
    answers = minutes.answer_names()
    return {
        "calling": calling,
        "called": sight.names[called] if called else None,
        "done": len(floor.roll.taken_up) - len(floor.roll.pending),
        "all": len(floor.roll.taken_up),
        "controls": [
            control(
                sight,
                answers[answer].capitalize(),
                roll.answer_roll,
                f"roll/{called}/",
                "answer",
                answer,
                key=key,
                seat=called,
                answer=answer,
            )
            for answer, key in asked
        ]
        + [
            control(
                sight,
                _("Not taken up"),
                roll.vacate_seat,
                f"roll/{called}/",
                "answer",
                "vacant",
                key="U",
                seat=called,
            ),
            control(sight, _("All the others present"), roll.all_present, "roll/", "do", "all", key="⇧P"),
            control(sight, _("The others are absent"), roll.close_roll_call, "roll/", "do", "close"),
        ]
        if called
        else [],
        "quorum": sight.once("quorum", quorum_view),
    }


class SeatRow(NamedTuple):
    """All that a seat's row shows; rows that show the same are drawn once."""

    name: Name
    mark: str
    answer: str
    in_room: bool
    vacant: bool
    out: bool
    times: int
    spoken: str
    last: int
    listed: bool
    speaks: bool
    no_list: bool
    """Something about this seat keeps it off the list, or the floor; pressed all the same, it is said."""
    no_floor: bool
    voting: bool
    """Whether "present and voting" is an answer, here or already of this seat."""


MARKS = {"present": "P", "voting": "PV", "absent": "–"}


def seating(sight: Sight) -> dict[str, str]:
    """Why no seat at all can answer the roll, go on the list or have the floor: said once, above the seats.

    A row marks only what is wrong with that seat, so it need not be sent again when the room moves on.
    """
    floor = sight.floor
    waiting, speech = speakers.queue_of(floor, speakers.shown(floor)), floor.speakers.speech
    caucus = floor.business.caucus
    speaking = (speech and speech.seat, caucus and caucus.holder)
    silent = [seat for seat in floor.roll.present if seat not in speaking]
    anyone = next(iter(silent or floor.roll.taken_up), "")
    ruling, args = to_the_floor(floor, anyone)
    unlisted = next((seat for seat in silent if seat not in waiting), "")
    return {
        "answer": ""
        if floor.meeting.open
        else refusal_of(sight, roll.answer_roll, seat=anyone, answer="present"),
        "list": refusal_of(sight, speakers.join_list, seat=unlisted, on=speakers.shown(floor))
        if unlisted
        else "",
        "floor": refusal_of(sight, ruling, **args),
    }


def to_the_floor(floor: Floor, seat: str) -> tuple[Ruling, dict[str, Any]]:
    """What gives a seat the floor now: where somebody holds it, it is passed on."""
    caucus = floor.business.caucus
    if caucus and caucus.held:
        return pass_floor, {"id": caucus.id, "seat": seat}
    return speakers.recognise, {"seat": seat}


def seats(sight: Sight) -> dict[str, Any]:
    """Every seat with its answer, whether it waits to speak, and how much floor it has had."""
    said = sight.once("seating", seating)
    queue = speakers.queue_of(sight.floor, speakers.shown(sight.floor))
    return {"rows": [_seat_row(sight, code, said, listed=code in queue) for code in sight.floor.roll.order]}


def _seat_row(sight: Sight, code: str, said: dict[str, str], *, listed: bool) -> SeatRow:
    called, speech = sight.floor.roll, sight.floor.speakers.speech
    spoken = sight.floor.speakers.spoken.get(code, Spoken())
    answer, vacant, out = called.answers.get(code, ""), code in called.vacant, code in called.out
    ruling, args = to_the_floor(sight.floor, code)
    caucus = sight.floor.business.caucus
    speaks = code in (speech and speech.seat, caucus and caucus.holder)
    # Of a seat that is there, silent and not listed, there is nothing to say but what holds for all.
    alone = listed or speaks or not called.in_room(code)
    return SeatRow(
        name=sight.names[code],
        mark="×" if vacant else "↗" if out else MARKS.get(answer, "·"),
        answer=answer,
        in_room=called.in_room(code),
        vacant=vacant,
        out=out,
        times=spoken.times,
        spoken=wording.clock(spoken.ms) if spoken.ms else "",
        last=spoken.last or 0,
        listed=listed,
        speaks=bool(speech and speech.seat == code),
        no_list=_refused(sight, said["list"], speakers.join_list, seat=code, on=speakers.shown(sight.floor))
        if alone
        else False,
        no_floor=_refused(sight, said["floor"], ruling, **args) if alone else False,
        voting=sight.floor.procedure.present_and_voting or answer == "voting",
    )


def _refused(sight: Sight, to_all: str, ruling: Ruling, **args: Any) -> bool:
    """Whether a ruling refuses this seat for a reason of its own."""
    return refusal_of(sight, ruling, **args) not in ("", to_all)
