"""The roll as the dais calls it, and every seat with what may be done about it."""

from typing import Any

from django.utils.translation import gettext as _

from committees import minutes, wording
from committees.console.situation import quorum_view
from committees.controls import control
from committees.screens import Sight
from delegates.rulings import roll


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


def seats(sight: Sight) -> dict[str, Any]:
    """Every seat with its answer, whether it waits to speak, and how much floor it has had."""
    floor = sight.floor
    queue = sight.once(
        "queue",
        lambda s: s.floor.business.caucus.queue if s.floor.business.caucus else s.floor.speakers.queue,
    )
    marks = {"present": "P", "voting": "PV", "absent": "–"}
    speech = floor.speakers.speech
    rows = []
    for code in floor.roll.order:
        spoken = floor.speakers.spoken.get(code)
        vacant, out = code in floor.roll.vacant, code in floor.roll.out
        rows.append(
            {
                "name": sight.names[code],
                "mark": "×" if vacant else "↗" if out else marks.get(floor.roll.answers.get(code, ""), "·"),
                "answer": floor.roll.answers.get(code, ""),
                "in_room": floor.roll.in_room(code),
                "vacant": vacant,
                "out": out,
                "votes": floor.roll.rights[code].substance,
                "times": spoken.times if spoken else 0,
                "spoken": wording.clock(spoken.ms) if spoken and spoken.ms else "",
                "last": spoken.last if spoken and spoken.last else "",
                "listed": code in queue,
                "speaks": bool(speech and speech.seat == code),
            }
        )
    return {"rows": rows, "open": floor.meeting.open}
