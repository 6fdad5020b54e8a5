"""Who has the floor, and who waits for it."""

from typing import Any

from django.utils.translation import gettext as _

from committees import wording
from committees.console.clocks import start_or_pause, ten_seconds
from committees.console.situation import clock_view
from committees.controls import control
from committees.screens import Sight
from delegates.rulings import questions, speakers


def speech(sight: Sight) -> dict[str, Any]:
    """Who has the floor, with the clock and what may be done with it."""
    current = sight.floor.speakers.speech
    if current is None or not sight.floor.meeting.open:
        return {"speech": None}
    url = f"speeches/{current.id}/"
    spoken = sight.floor.speakers.spoken.get(current.seat)
    return {
        "speech": current,
        "name": sight.names[current.seat],
        "clock": clock_view(current.clock, f"speech-{current.id}"),
        "times": spoken.times if spoken else 1,
        "before": wording.clock(spoken.ms) if spoken and spoken.ms else "",
        "controls": [
            start_or_pause(sight, current.clock, "speech", current.id, "Space"),
            *ten_seconds(sight, "speech", current.id, ("↑", "↓")),
            control(
                sight, _("End the speech"), speakers.end_speech, url, "do", "end", key="E", speech=current.id
            ),
            control(
                sight,
                _("Yield to the Chair"),
                speakers.yield_floor,
                url,
                "yield",
                "chair",
                key="Y",
                speech=current.id,
                to="chair",
            ),
            control(
                sight,
                _("Yield to questions"),
                speakers.yield_floor,
                url,
                "yield",
                "questions",
                key="Q",
                speech=current.id,
                to="questions",
            ),
        ],
        "asker": sight.names[current.asker] if current.asker else None,
        "asking": [
            control(
                sight,
                sight.names.short(seat),
                questions.put_question,
                url,
                "question",
                seat,
                speech=current.id,
                seat=seat,
            )
            for seat in current.asking
        ],
        "warn": sight.floor.procedure.warn_at,
    }


def queue(sight: Sight) -> dict[str, Any]:
    """The list that speakers are taken from now, and the general one's state."""
    floor = sight.floor
    in_caucus = speakers.listed(floor)
    waiting = in_caucus.queue if in_caucus else floor.speakers.queue
    state = (
        control(sight, _("Reopen the list"), speakers.reopen_list, "list/", "do", "reopen", key="L")
        if floor.speakers.closed
        else control(sight, _("Close the list"), speakers.close_list, "list/", "do", "close", key="L")
    )
    rows, called = [], speakers.called_together(floor)
    for place, code in enumerate(waiting, 1):
        spoken = floor.speakers.spoken.get(code)
        rows.append(
            {
                "place": place,
                "name": sight.names[code],
                "up": waiting[place - 2] if place > 1 else "",
                "called": not in_caucus and code in called,
                "times": spoken.times if spoken else 0,
                "spoken": wording.clock(spoken.ms) if spoken and spoken.ms else "",
            }
        )
    free = floor.business.caucus and floor.business.caucus.held
    return {
        "rows": rows,
        # Two letters and Enter: in a caucus in which nobody speaks, to the floor; else to the list.
        "enter": "floor" if free or (in_caucus and not floor.speakers.speech) else "list",
        "on": "caucus" if in_caucus else "general",
        "closed": floor.speakers.closed,
        "state": state,
        "waiting_general": len(floor.speakers.queue) if in_caucus else 0,
        "time": wording.duration(speakers.speaking_time(floor)),
    }
