"""The roll as the dais calls it, and every seat with what may be done about it."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from committees import minutes, wording
from committees.console.situation import quorum_view
from committees.controls import control
from committees.naming import Name
from committees.screens import Sight
from delegates.rules.speakers import Spoken
from delegates.rulings import roll, speakers


def roll_call(sight: Sight) -> dict[str, Any]:
    """The seat that is called, with its three answers."""
    floor = sight.floor
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
            for answer, key in (("present", "P"), ("voting", "V"), ("absent", "A"))
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


MARKS = {"present": "P", "voting": "PV", "absent": "–"}


def seats(sight: Sight) -> dict[str, Any]:
    """Every seat with its answer, whether it waits to speak, and how much floor it has had."""
    floor = sight.floor
    caucus = speakers.moderated(floor)
    queue = caucus.queue if caucus else floor.speakers.queue
    return {"rows": [_seat_row(sight, code, listed=code in queue) for code in floor.roll.order]}


def _seat_row(sight: Sight, code: str, *, listed: bool) -> SeatRow:
    called, speech = sight.floor.roll, sight.floor.speakers.speech
    spoken = sight.floor.speakers.spoken.get(code, Spoken())
    answer, vacant, out = called.answers.get(code, ""), code in called.vacant, code in called.out
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
    )
