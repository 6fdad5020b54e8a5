"""Who has the floor, and who waits for it."""

from typing import Any

from django.utils.translation import gettext as _

from committees import wording
from committees.console.clocks import start_or_pause, ten_seconds
from committees.console.situation import clock_view
from committees.controls import Control, control, marked, refusal_of
from committees.floor import Floor
from committees.screens import Sight
from delegates.rules.fairness import Why, fairest
from delegates.rules.speakers import Comments
from delegates.rulings import comments, questions, speakers
from motions.rules.caucus import Caucus


def speech(sight: Sight) -> dict[str, Any]:
    """Who has the floor, with the clock and what may be done with it."""
    current = sight.floor.speakers.speech
    if current is None or not sight.floor.meeting.open:
        return {"speech": None, "comments": _comments(sight)}
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
            *([] if current.on in ("for", "against", "comment") else _yields(sight, current.id)),
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
        "comments": _comments(sight),
    }


def _comments(sight: Sight) -> dict[str, Any] | None:
    """The speech that is open to comments: how many may comment still, who would, and the end of it."""
    current, left = sight.floor.speakers.comments, comments.comments_left(sight.floor)
    if current is None or not left or not sight.floor.meeting.open:
        return None
    anyone = next((seat for seat in sight.floor.roll.present if _may_comment(sight, current, seat)), "")
    return {
        "seat": sight.names[current.seat],
        "left": left,
        "reason": marked(refusal_of(sight, comments.hear_comment, speech=current.id, seat=anyone)),
        "controls": [
            *(
                control(
                    sight,
                    sight.names.short(seat),
                    comments.hear_comment,
                    "comments/",
                    "seat",
                    seat,
                    speech=current.id,
                    seat=seat,
                )
                for seat in current.asking
            ),
            control(
                sight,
                _("No more comments"),
                comments.end_comments,
                "comments/",
                "do",
                "end",
                speech=current.id,
            ),
        ],
    }


def _may_comment(sight: Sight, current: Comments, seat: str) -> bool:
    speech = sight.floor.speakers.speech
    return seat not in (current.seat, *current.heard, speech and speech.seat)


def _yields(sight: Sight, speech: int) -> list[Control]:
    """What is left of a speech may be yielded; to another delegation there is a dialog."""
    return [
        control(
            sight,
            _("Yield to the Chair"),
            speakers.yield_floor,
            f"speeches/{speech}/",
            "yield",
            "chair",
            # In a vote "Y" is a delegation's yes.
            key="" if sight.floor.votes.current else "Y",
            speech=speech,
            to="chair",
        ),
        control(
            sight,
            _("Yield to questions"),
            speakers.yield_floor,
            f"speeches/{speech}/",
            "yield",
            "questions",
            key="Q",
            speech=speech,
            to="questions",
        ),
        *([_to_comments(sight, speech)] if "comments" in sight.floor.procedure.yields else []),
    ]


def _to_comments(sight: Sight, speech: int) -> Control:
    return control(
        sight,
        _("Yield to comments"),
        speakers.yield_floor,
        f"speeches/{speech}/",
        "yield",
        "comments",
        speech=speech,
        to="comments",
    )


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
        "timed": bool(in_caucus and in_caucus.timed),
        "rows": rows,
        # Two letters and Enter: in a caucus in which nobody speaks, to the floor; else to the list.
        "enter": "floor" if free or (in_caucus and not floor.speakers.speech) else "list",
        "on": "caucus" if in_caucus else "general",
        "closed": floor.speakers.closed,
        "state": state,
        "waiting_general": len(floor.speakers.queue) if in_caucus else 0,
        "time": wording.duration(speakers.speaking_time(floor)),
        "plan": _plan(floor, in_caucus, waiting),
        # The general list and a tour de table have an order of their own; in a caucus the Chair chooses.
        "hint": _hint(sight, waiting) if in_caucus and in_caucus.kind == "moderated_caucus" else None,
    }


def _plan(floor: Floor, caucus: Caucus | None, waiting: tuple[str, ...]) -> str:
    """How many of those who wait the caucus has time for; or how long it takes to hear the list."""
    if caucus and caucus.kind == "moderated_caucus" and caucus.speaking:
        speech = floor.speakers.speech
        # A speech and its caucus run down together, so this holds until one of them is stopped.
        left = caucus.clock.left_at(floor.at) - (max(0, speech.clock.left_at(floor.at)) if speech else 0)
        values = {"fit": max(0, left) // caucus.speaking, "waiting": len(waiting)}
        return _("%(fit)s more speeches fit; %(waiting)s on the list") % values
    # In a question period questions and answers take turns, and nobody knows how many.
    each = caucus.speaking if caucus else speakers.speaking_time(floor)
    if len(waiting) < 2 or not each:
        return ""
    time = wording.duration(len(waiting) * each)
    return _("%(count)s on the list; to hear them takes %(time)s") % {"count": len(waiting), "time": time}


def _hint(sight: Sight, waiting: tuple[str, ...]) -> dict[str, Any] | None:
    """Who of those who wait was heard least, if it is not the first of them, and the way to call it."""
    floor = sight.floor
    there = [seat for seat in waiting if floor.roll.in_room(seat)]
    groups = {seat: sight.names[seat].group for seat in floor.roll.present}
    hint = fairest(there, floor.speakers.spoken, groups)
    if hint is None:
        return None
    why: dict[Why, str] = {
        "first": _("has not spoken yet"),
        "less": _("has spoken less"),
        "group": _("its group has spoken less"),
        "longer": _("spoke longer ago"),
    }
    label = _("Recognise %(seat)s") % {"seat": sight.names.short(hint.seat)}
    return {
        "why": why[hint.why],
        "control": control(
            sight, label, speakers.recognise, "speakers/", "seat", hint.seat, key="⇧Enter", seat=hint.seat
        ),
    }
