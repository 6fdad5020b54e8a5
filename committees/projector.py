"""The projector: one scene at a time, readable from the last row, nothing to click."""

from collections.abc import Sequence
from math import ceil, cos, pi, sin
from typing import Any
from unicodedata import east_asian_width

from django.utils.translation import gettext as _

from committees import wording
from committees.announcing import announced
from committees.console.situation import clock_view, fresh_result, quorum_view
from committees.console.strawpolls import asked, bars, shown_strawpoll
from committees.minutes import decisions
from committees.screens import Sight, register
from committees.wording import time_of_day
from delegates.rules.speakers import Speech
from delegates.rulings.speakers import called_together
from motions.rules.ballots import Tally, Vote
from motions.rules.caucus import Caucus
from motions.rules.motions import Motion
from motions.rules.points import Point
from motions.rules.strawpolls import Strawpoll
from motions.rules.timer import Timer
from motions.rulings.hearing import next_side
from motions.rulings.raising import seconds_missing
from resolutions.rules.drafts import Draft

ROWS = 6
"""Names of the list that stay readable from the last row."""

WAITING = 3
"""Motions beside the one that is put which stay readable."""

NAME_STEPS = (7, 10, 14, 20)
TEXT_STEPS = (24, 45, 90, 150)
PARAGRAPH_STEPS = (45, 110, 220, 380)
"""How many letters fit at each size of type; what is longer gets the smallest."""


OPTION_SIZES = (6.0, 5.0, 4.3, 3.7, 3.3)
"""Sizes of type for the options of a strawpoll, in hundredths of the height; one more keeps each on one line."""
ASKED_IN, CHOSEN_IN = (140, 56), (75, 56)
"""In the same measure, how wide options may be and how high all of them: as they are asked, and beside their bars."""


def letters(text: str) -> float:
    """How wide a text is. A kanji is as wide as 1.7 letters."""
    return sum(1.7 if east_asian_width(char) in "WF" else 1 for char in text)


def step(text: str, steps: tuple[int, ...]) -> int:
    """The size of type for a text, 1 being the largest."""
    return 1 + sum(letters(text) > most for most in steps)


def options_step(texts: Sequence[str], width: float, height: float) -> int:
    """The size of type at which options fit there in two lines each at the most, 1 being the largest."""
    for place, size in enumerate(OPTION_SIZES, 1):
        most = width / (0.52 * size)
        lines = sum(min(2, ceil(letters(text) / most)) for text in texts)
        if (1.2 * lines + 0.4 * len(texts)) * size <= height:
            return place
    return len(OPTION_SIZES) + 1


def placard(sight: Sight, seat: str) -> dict[str, Any]:
    """A delegation as it fills the screen."""
    name = sight.names[seat]
    return {"name": name, "size": step(name.short, NAME_STEPS)}


def scene(sight: Sight) -> dict[str, Any]:
    """What the room must know now, and what comes next in a quiet last line."""
    if sight.committee.blank:
        return {"scene": "blank"}
    return {
        "message": sight.committee.message,
        "announced": announced(sight.committee, "projector"),
        **_scene(sight),
    }


def _scene(sight: Sight) -> dict[str, Any]:
    floor = sight.floor
    phase = floor.meeting.phase
    if phase in ("before", "adjourned"):
        return {
            "scene": "waiting",
            "adjourned": phase == "adjourned",
            "number": floor.meeting.number,
            "size": step(sight.topic, TEXT_STEPS),
        }
    if phase == "suspended":
        until = floor.meeting.until
        return {"scene": "break", "until": until, "until_time": time_of_day(until) if until else ""}
    if floor.roll.calling:
        called = floor.roll.pending[0] if floor.roll.pending else None
        return {
            "scene": "roll",
            "country": placard(sight, called) if called else None,
            "voting": floor.procedure.present_and_voting,
            "coming": [sight.names[code] for code in floor.roll.pending[1:4]],
            "quorum": quorum_view(sight),
        }
    if floor.business.point:
        return _point(sight, floor.business.point)
    if floor.votes.current and not (floor.votes.current.tally and floor.speakers.speech):
        return _voting(sight, floor.votes.current)
    result = fresh_result(sight)
    paper = next(
        (each for each in floor.papers.introduced if each.paper == sight.committee.shown_paper), None
    )
    if result and result.tally and not (paper and sight.committee.shown_at >= (result.announced or 0)):
        return _result(sight, result, result.tally)
    poll = _asked(sight)
    if poll and not (paper and sight.committee.shown_at >= (poll.closed or poll.id)):
        return _strawpoll(sight, poll)
    if paper and not floor.business.motions.pending:
        return _paper(sight, paper)
    if floor.speakers.speech:
        return _speech(sight, floor.speakers.speech)
    if floor.business.timer:
        return _timer(sight, floor.business.timer)
    if floor.business.motions.pending:
        return _motions(sight, floor.business.motions.pending)
    if floor.business.caucus:
        return _caucus(sight)
    if floor.agenda.voting:
        return {
            "scene": "procedure",
            "drafts": [sight.reader.draft(draft.paper) for draft in floor.papers.introduced],
        }
    return {"scene": "list", "calling": floor.business.motions.calling, **_queue(sight)}


def _point(sight: Sight, point: Point) -> dict[str, Any]:
    return {
        "scene": "point",
        "kind": wording.first_up(sight.reader.kind(point.point)),
        "country": placard(sight, point.seat),
        "text": sight.reader.typed(point.text),
        "stands": bool(point.paused),
    }


def _asked(sight: Sight) -> Strawpoll | None:
    """The strawpoll, unless something has more weight: whoever has the floor, what is moved."""
    business = sight.floor.business
    holder = business.caucus.holder if business.caucus else None
    busy = sight.floor.speakers.speech or holder or business.motions.pending
    return None if busy else shown_strawpoll(sight)


def _strawpoll(sight: Sight, poll: Strawpoll) -> dict[str, Any]:
    """What the room is asked, beside the clock that runs; then what it chose. Nobody reads a figure before."""
    business, question = sight.floor.business, sight.reader.typed(poll.question)
    running = business.timer or business.caucus
    options = [sight.reader.typed(option) for option in poll.options]
    return {
        "scene": "strawpoll",
        "question": question,
        # The picture takes the room that its question leaves.
        "size": 5 if poll.closed else max(4 if len(options) > 3 else 3, step(question, TEXT_STEPS)),
        "fits": options_step(options, *(CHOSEN_IN if poll.closed else ASKED_IN)),
        "several": poll.several,
        "options": bars(sight, poll),
        "closed": poll.closed is not None,
        "answered": len(poll.choices),
        "all": asked(sight, poll),
        "clock": clock_view(running.clock) if running else None,
        "warn": sight.floor.procedure.warn_at,
    }


def _timer(sight: Sight, timer: Timer) -> dict[str, Any]:
    title = sight.reader.typed(timer.title)
    return {
        "scene": "timer",
        "title": title,
        "size": step(title, TEXT_STEPS),
        "clock": clock_view(timer.clock),
        "warn": sight.floor.procedure.warn_at,
    }


def _motions(sight: Sight, pending: tuple[Motion, ...]) -> dict[str, Any]:
    """The motion that is put, large, and those that wait for it in their order."""
    first = pending[0]
    text = wording.first_up(sight.reader.motion(first.raised))
    return {
        "scene": "motion",
        "seat": sight.names[first.raised.seat] if first.raised.seat else None,
        "text": text,
        "size": step(text, TEXT_STEPS),
        "missing": seconds_missing(sight.floor, first),
        "asked": next_side(sight.floor, first) or "",
        "members_only": sight.floor.procedure.members_only(first.raised.motion),
        "two_thirds": sight.floor.procedure.threshold(first.raised.motion) == "two_thirds",
        "others": [
            {"seat": sight.names[motion.raised.seat or ""], "text": sight.reader.motion(motion.raised)}
            for motion in pending[1 : 1 + WAITING]
        ],
        "more": max(0, len(pending) - 1 - WAITING),
    }


def _paper(sight: Sight, draft: Draft) -> dict[str, Any]:
    """The draft that the room discusses, at the paragraph that it has come to; the clock that runs beside it."""
    place = min(sight.committee.shown_place, len(draft.outline))
    speech, caucus = sight.floor.speakers.speech, sight.floor.business.caucus
    running = speech.clock if speech else caucus.clock if caucus else None
    text = sight.reader.paragraph(draft, place) if place else sight.reader.title(draft.version)
    return {
        "scene": "paper",
        "draft": sight.reader.draft(draft.paper),
        "place": place,
        "last": len(draft.outline),
        "text": text,
        "size": step(text, PARAGRAPH_STEPS),
        "sponsors": sight.reader.seats(draft.sponsors),
        "seat": sight.names[speech.seat] if speech else None,
        "clock": clock_view(running) if running else None,
        "warn": sight.floor.procedure.warn_at,
    }


def _queue(sight: Sight) -> dict[str, Any]:
    caucus = sight.floor.business.caucus
    queue = caucus.queue if caucus and caucus.listed else sight.floor.speakers.queue
    return {
        "queue": [sight.names[code] for code in queue[:ROWS]],
        "called": [sight.names[code] for code in called_together(sight.floor)],
        "more": max(0, len(queue) - ROWS),
        "closed": sight.floor.speakers.closed and not caucus,
    }


def _caucus_view(sight: Sight) -> dict[str, Any] | None:
    caucus = sight.floor.business.caucus
    if caucus is None:
        return None
    topic = sight.reader.about(caucus)
    return {
        "kind": wording.first_up(sight.reader.kind(caucus.kind)),
        "topic": topic,
        "size": step(topic, TEXT_STEPS),
        "clock": clock_view(caucus.clock),
        "progress": caucus.progress if caucus.tour else None,
        "each": wording.duration(caucus.speaking) if caucus.speaking and caucus.paper is None else "",
    }


def _topic(sight: Sight, speech: Speech) -> str:
    """What a speech is about: the motion, the speech on which it comments, or the caucus that it is in."""
    caucus, comments = sight.floor.business.caucus, sight.floor.speakers.comments
    if speech.motion is not None:
        return wording.first_up(sight.reader.motion_called(speech.motion))
    if speech.on == "comment" and comments:
        return _("On the speech of %(seat)s") % {"seat": sight.names.short(comments.seat)}
    return sight.reader.about(caucus) if caucus else ""


def _speech(sight: Sight, speech: Speech) -> dict[str, Any]:
    return {
        "scene": "speech",
        "country": placard(sight, speech.seat),
        "clock": clock_view(speech.clock),
        "warn": sight.floor.procedure.warn_at,
        "questions": speech.questions,
        "asker": sight.names[speech.asker] if speech.asker else None,
        "reply": speech.on == "reply",
        "explanation": speech.on == "explanation",
        "comment": speech.on == "comment",
        "side": speech.on if speech.motion is not None else "",
        "caucus": _caucus_view(sight) if speech.motion is None else None,
        "topic": _topic(sight, speech),
        **(_queue(sight) if speech.motion is None else {}),
    }


def _caucus(sight: Sight) -> dict[str, Any]:
    caucus = sight.floor.business.caucus
    if caucus and caucus.holder:
        return _consultation(sight, caucus, caucus.holder)
    return {
        "scene": "caucus",
        "caucus": _caucus_view(sight),
        "warn": sight.floor.procedure.warn_at,
        "listed": bool(caucus and caucus.listed),
        **_queue(sight),
    }


def _consultation(sight: Sight, caucus: Caucus, holder: str) -> dict[str, Any]:
    """Who speaks in a consultation of the whole, with the time of all."""
    return {
        "scene": "speech",
        "consultation": wording.first_up(sight.reader.kind(caucus.kind)),
        "country": placard(sight, holder),
        "clock": clock_view(caucus.clock),
        "topic": sight.reader.about(caucus),
        "presenting": caucus.paper is not None,
    }


def _voting(sight: Sight, vote: Vote) -> dict[str, Any]:
    title, text = sight.reader.asked(vote)
    return {
        "scene": "vote",
        "second": _amends_amendment(sight, vote),
        "draft": sight.reader.voted_on(vote),
        "title": title,
        "text": text,
        "by": _behind(sight, vote),
        "method": vote.method,
        "two_thirds": vote.threshold == "two_thirds",
        "needed": vote.needed,
        "divided": vote.divided,
        "closed": bool(vote.tally),
        "size": step(title, TEXT_STEPS),
        "country": placard(sight, vote.called) if vote.called else None,
        "again": vote.called in vote.passed,
        "coming": [sight.names[code] for code in vote.pending[1:4]] if vote.called else [],
        "heard": len(vote.ballots),
        "all": len(vote.order),
        "counts": [vote.count(choice) for choice in ("yes", "no", "abstain")]
        if sight.floor.procedure.show_tally and vote.named
        else None,
    }


def _behind(sight: Sight, vote: Vote) -> str:
    """Who stands behind the amendment that is voted on; empty for a draft or a part of one."""
    draft = sight.floor.papers.draft(vote.paper)
    amendment = draft.amendment(vote.amendment) if draft and vote.amendment is not None else None
    return sight.reader.behind(amendment.sponsors, amendment.signatories) if amendment else ""


def _amends_amendment(sight: Sight, vote: Vote) -> bool:
    """Whether the question has a long name: an amendment to an amendment."""
    draft = sight.floor.papers.draft(vote.paper)
    amendment = draft.amendment(vote.amendment) if draft and vote.amendment is not None else None
    return amendment is not None and amendment.of is not None


def _result(sight: Sight, vote: Vote, tally: Tally) -> dict[str, Any]:
    return {
        "scene": "result",
        "second": _amends_amendment(sight, vote),
        "draft": sight.reader.voted_on(vote),
        "title": sight.reader.asked(vote)[0],
        "whole": vote.whole,
        "changes": vote.amendment is not None,
        "adopted": tally.outcome == "adopted",
        "undecided": tally.outcome == "no_decision_quorum",
        "without": vote.method == "without_vote",
        "tally": tally,
        "arithmetic": decisions.arithmetic(sight.reader, vote),
        "lists": [
            (
                choice,
                word,
                [sight.names[seat] for seat in sight.floor.roll.ever if vote.ballots.get(seat) == choice],
            )
            for choice, word in (("yes", _("In favour")), ("no", _("Against")), ("abstain", _("Abstaining")))
        ],
        "seats": hemicycle(tally.yes, tally.no, tally.abstain),
    }


def hemicycle(yes: int, no: int, abstain: int) -> list[dict[str, Any]]:
    """Dots in half circles, in favour from the left, against from the right, abstentions between.

    Coordinates and radius lie in a box of 200 by 104.
    """
    total = yes + no + abstain
    if not total:
        return []
    rows = 3 if total <= 30 else 4
    radii = [48 + 46 * row / (rows - 1) for row in range(rows)]
    share = [round(total * radius / sum(radii)) for radius in radii]
    share[-1] += total - sum(share)
    dots = []
    for radius, count in zip(radii, share, strict=True):
        for place in range(count):
            angle = pi * (place + 0.5) / count
            dots.append((angle, 100 - radius * cos(angle), 100 - radius * sin(angle)))
    dots.sort()
    # As large as the rows and the closest neighbours within one allow.
    size = min(
        46 / (rows - 1), *(pi * radius / max(1, count) for radius, count in zip(radii, share, strict=True))
    )
    dot = f"{min(7.0, 0.42 * size):.1f}"
    choices = ["yes"] * yes + ["abstain"] * abstain + ["no"] * no
    return [
        {"x": f"{x:.1f}", "y": f"{y:.1f}", "r": dot, "choice": choice}
        for (_angle, x, y), choice in zip(dots, choices, strict=True)
    ]


def code(sight: Sight) -> dict[str, Any]:
    """The room's code in the corner, while the Chair has it shown."""
    return {"code": "" if sight.committee.blank else sight.committee.displayed_code}


def register_regions() -> None:
    register("projector", "scene", scene)
    register("projector", "code", code)
