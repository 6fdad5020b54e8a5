"""What the room is doing, its clocks and its quorum, the likely next step."""

from typing import Any

from django.utils.translation import gettext as _

from committees import announcing, minutes, rulings, wording
from committees.clock import Clock
from committees.controls import Control, control
from committees.facts import Struck
from committees.minutes import procedure
from committees.models import Break
from committees.next_step import Step, next_step
from committees.next_step.cues import Cue, cue
from committees.next_step.line import Line
from committees.next_step.outcomes import outcome
from committees.order import DAIS
from committees.recorded import CORRECTIONS
from committees.rules import NotesSet, PhonesSet
from committees.screens import Sight
from committees.wording import time_of_day
from delegates.rules.roll import RollAnswered, SeatLeft, SeatReturned
from delegates.rules.speakers import ListJoined, ListLeft
from delegates.rulings import clocks, roll
from motions.procedures import digest, newer_rules
from motions.rules.ballots import ResultAnnounced, Vote
from motions.rules.strawpolls import StrawpollChosen
from motions.rulings import raising


def situation(sight: Sight) -> str:
    """What the room is doing, in two or three words."""
    floor = sight.floor
    if floor.meeting.phase != "open":
        return {
            "before": _("Not opened yet"),
            "suspended": _("Suspended"),
            "adjourned": _("Adjourned"),
        }[floor.meeting.phase]
    if floor.roll.calling:
        return _("Roll call")
    if floor.votes.current:
        return _("Voting")
    if floor.business.caucus:
        return wording.first_up(sight.reader.kind(floor.business.caucus.kind))
    if floor.agenda.voting:
        return _("Voting procedure")
    if floor.state == "questions":
        return _("Questions")
    return _("Formal debate") if floor.state == "debate" else _("Agenda")


def clock_view(clock: Clock, name: str = "") -> dict[str, Any]:
    """A clock for a template: its numbers, what it shows if it stands, and which one it is."""
    return {
        "name": name,
        "limit": clock.limit,
        "spent": clock.spent,
        "since": "" if clock.running_since is None else clock.running_since,
        # Whole seconds as they are spoken, like the page counts them: 1:30 until a second has gone.
        "shown": wording.clock(-(-(clock.limit - clock.spent) // 1000) * 1000),
        # Where no script counts, a running clock says when it will be over.
        "ends": clock.running_since + clock.limit - clock.spent if clock.running_since else 0,
        "running": clock.running,
    }


def quorum_view(sight: Sight) -> dict[str, Any]:
    to_open, to_decide = rulings.quorums(sight.floor)
    counted = len(sight.floor.roll.electorate)
    return {
        "present": len(sight.floor.roll.present),
        "taken_up": len(sight.floor.roll.taken_up),
        "counted": counted,
        "members": sight.floor.roll.members,
        "to_open": to_open,
        "to_decide": to_decide,
        "opens": counted >= to_open,
        "decides": counted >= to_decide,
    }


def top(sight: Sight) -> dict[str, Any]:
    return {
        "situation": situation(sight),
        "quorum": sight.once("quorum", quorum_view),
        "number": sight.floor.meeting.number,
        "breaks": [
            int(start.timestamp() * 1000)
            for start in Break.objects.filter(committee=sight.committee).values_list("starts", flat=True)
        ],
    }


def next_(sight: Sight) -> dict[str, Any]:
    step = next_step(sight.floor)
    caucus = sight.floor.business.caucus
    return {
        **_step(sight, step),
        # Which of the two steps is likely depends on the clock, which the page reads.
        "over": _step(sight, step.over) if step.over else None,
        "caucus_clock": clock_view(caucus.clock) if step.over and caucus else None,
        "outcome": _outcome(sight),
        "cue": _cue(sight, found) if (found := cue(sight.floor)) else None,
        "gavel": sight.floor.procedure.gavel,
        "warn": sight.floor.procedure.warn_at,
    }


def _outcome(sight: Sight) -> dict[str, str] | None:
    """What to announce first: what the last act brought about, until the dais does the next thing that shows."""
    book = sight.book
    for entry in reversed(book.entries[: sight.floor.seq]):
        if not book.stands(entry) or isinstance(entry.fact, PASSING):
            continue
        act = book.act(entry.act)
        found = outcome(sight.floor, book.entries, act)
        if found:
            return said(sight, found.line, found.values)
        if entry.by.startswith(DAIS):
            return None
    return None


def _cue(sight: Sight, found: Cue) -> dict[str, Any]:
    """What to say when the time runs out, which the page shows by its clock."""
    return {
        "clock": clock_view(found.clock),
        "nearly": said(sight, found.nearly, found.values),
        "over": said(sight, found.over, found.values) if found.over else None,
    }


def said(sight: Sight, line: Line, values: dict[str, Any]) -> dict[str, str]:
    """A line of both scripts in the reader's words."""
    worded = _worded(sight, values)
    return {
        "said": wording.sentence(line.said, worded, sight.names),
        "fuller": wording.sentence(line.fuller, worded, sight.names),
        "why": wording.sentence(line.why, worded, sight.names),
    }


def _worded(sight: Sight, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a step in words."""
    values = dict(values)
    if "reason" in values:
        msgid, about = values["reason"]
        values["reason"] = wording.sentence(msgid, about, sight.names)
    if "until" in values:
        values["time"] = time_of_day(values.pop("until"))
    if "limit_ms" in values:
        values["limit_ms"] = wording.duration(values["limit_ms"])
    if "seats" in values:
        values["seats"] = sight.reader.seats(values["seats"])
    if "motion" in values:
        values["motion"] = sight.reader.motion_called(values["motion"])
    if "question" in values:
        values["question"] = sight.reader.question(*values["question"], short=True)
    return values


def _step(sight: Sight, step: Step) -> dict[str, Any]:
    label = wording.sentence(step.label, _worded(sight, step.values), sight.names) if step.label else ""
    return {
        "say": said(sight, step.say, step.values),
        "button": Control(label, step.url, step.name, step.value, "Enter", style="next")
        if step.url
        else None,
    }


def meeting(sight: Sight) -> dict[str, Any]:
    """What the meeting itself can be made to do, and what stands now if nobody speaks."""
    floor = sight.floor
    return {
        "phase": floor.meeting.phase,
        "until": floor.meeting.until,
        "until_time": time_of_day(floor.meeting.until) if floor.meeting.until else "",
        "roll_calling": floor.roll.calling,
        "result": _fresh(sight),
        "idle": floor.meeting.open
        and not (
            floor.roll.calling
            or floor.speakers.speech
            or floor.business.caucus
            or floor.votes.current
            or floor.business.motions.pending
            or floor.business.point
        ),
        "situation": situation(sight),
        "nobody": _nobody(sight),
        "resume_debate": _resume_debate(sight),
        "resume_new": control(
            sight,
            _("Resume with a new roll"),
            rulings.resume_meeting,
            "meeting/",
            "do",
            "resume-new",
            key="R",
        ),
        "waive_decide": None
        if rulings.quorum_holds(floor, "decide") or floor.roll.calling or not floor.meeting.open
        else control(
            sight,
            _("Decide without a quorum"),
            roll.waive_quorum,
            "roll/",
            "do",
            "waive-decide",
            quorum="decide",
        ),
    }


def _resume_debate(sight: Sight) -> Control | None:
    """Where no topic is under debate, the way back to the last one that was."""
    floor = sight.floor
    kind = floor.procedure.declared_for("resume_debate")
    if kind is None or floor.agenda.current is not None or not floor.agenda.resumable:
        return None
    topic = sight.reader.topic(floor.agenda.resumable[-1])
    return control(
        sight,
        _("Take up again: %(topic)s") % {"topic": topic},
        raising.declare_motion,
        "declarations/",
        "motion",
        kind.code,
        key="R",
        motion=kind.code,
    )


def _nobody(sight: Sight) -> str:
    """What to say of a room in which nobody speaks."""
    floor = sight.floor
    if floor.agenda.voting:
        return _("Debate is closed.")
    if floor.agenda.current is None:
        return _("No topic is under debate.")
    return _("Nobody has the floor.") if floor.speakers.queue else _("The floor is open.")


def fresh_result(sight: Sight) -> Vote | None:
    """The vote that was announced last, until the dais does the next thing that shows."""
    for entry in reversed(sight.book.entries[: sight.floor.seq]):
        if not entry.by.startswith(DAIS) or not sight.book.stands(entry) or isinstance(entry.fact, PASSING):
            continue
        if any(isinstance(each.fact, CORRECTIONS) for each in sight.book.act(entry.act)):
            continue
        announced = any(isinstance(each.fact, ResultAnnounced) for each in sight.book.act(entry.act))
        return sight.floor.votes.announced[-1] if announced and sight.floor.votes.announced else None
    return None


PASSING = (
    Struck,
    RollAnswered,
    SeatLeft,
    SeatReturned,
    ListJoined,
    ListLeft,
    PhonesSet,
    NotesSet,
    StrawpollChosen,
)
"""What the dais does beside a result without ending the moment."""


def _fresh(sight: Sight) -> str:
    vote = fresh_result(sight)
    return sight.reader.result(vote.id) if vote else ""


def secretariat(sight: Sight) -> dict[str, Any]:
    """What the secretariat announces to the dais, and how it answers its calls for help."""
    return {
        "announced": [
            (each, _read(each.announcement.pk) if each.read_at is None else None)
            for each in announcing.announced(sight.committee, "console")
        ],
        "calls": [
            {**each, "close": Control(_("Close"), f"calls/{each['call'].pk}/", "do", "close")}
            for each in announcing.calls(sight.committee)
        ],
    }


def _read(announcement: int) -> Control:
    return Control(_("I have read it"), f"announcements/{announcement}/", "do", "read", style="main")


def room(sight: Sight) -> dict[str, Any]:
    """Phones and projector, as they are set."""
    levels = minutes.phone_levels()
    order = list(levels)
    level = sight.floor.meeting.phones
    committee = sight.committee
    following = order[(order.index(level) + 1) % len(order)]
    return {
        "phones": levels[level][0],
        "phones_next": control(
            sight,
            levels[level][0],
            rulings.set_phones,
            "phones/",
            "level",
            following,
            key="F",
            level=following,
        ),
        "notes": control(
            sight,
            _("on") if sight.floor.meeting.notes else _("off"),
            rulings.set_notes,
            "phones/",
            "notes",
            "off" if sight.floor.meeting.notes else "on",
            on=not sight.floor.meeting.notes,
        ),
        "clock": control(
            sight,
            _("start at once") if clocks.starts_at_once(sight.floor) else _("wait for Space"),
            clocks.set_clock_start,
            "clocks/",
            "start",
            "space" if clocks.starts_at_once(sight.floor) else "once",
            at_once=not clocks.starts_at_once(sight.floor),
        ),
        "rules": _newer_rules(sight),
        "blank": _switch(_("Blank"), "blank", "show", "B", on=committee.blank),
        "code": _switch(
            _("Room code %(code)s") % {"code": committee.displayed_code}
            if committee.room_code
            else _("Room code"),
            "code",
            "no-code",
            "⇧J",
            on=bool(committee.room_code),
        ),
        "freeze": _switch(_("Freeze"), "freeze", "follow", "X", on=committee.frozen_at is not None),
    }


def _newer_rules(sight: Sight) -> dict[str, Any] | None:
    """What is different in the rules that were edited or chosen since the meeting opened; None if nothing is."""
    rules = newer_rules(sight.committee, sight.floor)
    if rules is None:
        return None
    return {
        "changes": procedure.changed(sight.floor.procedure, rules),
        "take": control(
            sight,
            _("Take the changed rules into force"),
            rulings.take_procedure,
            "rules/",
            "rules",
            digest(rules),
            procedure=rules,
        ),
    }


def _switch(label: str, on_value: str, off_value: str, key: str, *, on: bool) -> Control:
    """A button that asks for the state it wants, so that a repeated press changes nothing more."""
    return Control(label, "projector/", "do", off_value if on else on_value, key, style="on" if on else "")
