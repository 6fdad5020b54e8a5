"""The secretariat's wall: every committee of the conference at a glance, each at its own version.

A committee's place on the wall is a region like any other, drawn once for all walls that show it. It says
how many committees there are, so that a wall that shows fewer knows that one was founded.
"""

from typing import Any

from committees import announcing, wording
from committees.console.situation import clock_view, quorum_view, situation
from committees.models import Committee
from committees.screens import Sight, register
from committees.wording import time_of_day
from delegates.rules.speakers import Speech


def room(sight: Sight) -> dict[str, Any]:
    """What a committee is doing, who speaks and for how long, its papers and its last vote."""
    floor = sight.floor
    speech, caucus, timer = floor.speakers.speech, floor.business.caucus, floor.business.timer
    speaker = speech.seat if speech else caucus.holder if caucus else None
    running = speech or timer or caucus
    drafts = [draft.standing for draft in floor.papers.drafts]
    vote = floor.votes.announced[-1] if floor.votes.announced else None
    until = floor.meeting.until if floor.meeting.phase == "suspended" else None
    return {
        "situation": situation(sight),
        "phase": floor.meeting.phase,
        "number": floor.meeting.number,
        "quorum": sight.once("quorum", quorum_view),
        "until": until,
        "until_time": time_of_day(until) if until else "",
        "doing": _doing(sight, speech),
        "speaker": sight.names[speaker] if speaker else None,
        "clock": clock_view(running.clock) if running else None,
        "caucus_clock": clock_view(caucus.clock) if caucus and speech else None,
        "warn": floor.procedure.warn_at,
        "introduced": len(drafts),
        "adopted": drafts.count("adopted"),
        "calls": announcing.calls(sight.committee),
        "receipts": announcing.receipts(sight.committee, sight.names),
        "vote": sight.reader.result(vote.id) if vote else "",
        "rooms": Committee.objects.filter(conference=sight.committee.conference_id).count(),
    }


def _doing(sight: Sight, speech: Speech | None) -> str:
    """What is before the room, in one line; its topic, if nothing else is."""
    business, vote = sight.floor.business, sight.floor.votes.current
    if business.point:
        kind = wording.first_up(sight.reader.kind(business.point.point))
        return f"{kind}: {sight.names.short(business.point.seat)}"
    if vote:
        return f"{sight.reader.voted_on(vote)} {sight.reader.asked(vote)[0]}"
    if business.motions.pending and not speech:
        return wording.first_up(sight.reader.motion(business.motions.pending[0].raised))
    if business.timer and not speech:
        return sight.reader.typed(business.timer.title)
    return (sight.reader.about(business.caucus) if business.caucus else "") or sight.topic


def register_regions() -> None:
    register("wall", "room", room)
