"""The dais's console, one screen: what is now, what is next, and everything within a key's reach."""

from typing import Any

from django.utils.translation import gettext as _

from committees import minutes, record, rulings, wording
from committees.book import Book
from committees.clock import Clock
from committees.controls import Control, control
from committees.facts import Entry
from committees.minutes import time_of_day
from committees.models import Break
from committees.naming import actor_name
from committees.next_step import next_step
from committees.screens import Sight, register
from delegates.rulings import roll, speakers
from motions.rulings import ballots, caucus
from resolutions.models import Version
from resolutions.rulings import withdraw_draft


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
        return minutes.motion_names()[floor.business.caucus.kind].capitalize()
    return _("Formal debate")


def clock_view(clock: Clock) -> dict[str, Any]:
    """A clock for a template: its numbers, and what it shows if it stands."""
    return {
        "limit": clock.limit,
        "spent": clock.spent,
        "since": "" if clock.running_since is None else clock.running_since,
        "shown": wording.clock(clock.limit - clock.spent),
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
    values = dict(step.values)
    if "limit_ms" in values:
        values["limit_ms"] = wording.duration(values["limit_ms"])
    say = wording.sentence(step.say, values, sight.names)
    label = wording.sentence(step.label, values, sight.names) if step.label else ""
    return {
        "say": say,
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
        "idle": floor.meeting.open
        and not (
            floor.roll.calling
            or floor.speakers.speech
            or floor.business.caucus
            or floor.votes.current
            or floor.business.motions
        ),
        "list_empty": not floor.speakers.queue,
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


def roll_call(sight: Sight) -> dict[str, Any]:
    """The seat that is called, with its three answers."""
    floor = sight.floor
    called = floor.roll.pending[0] if floor.roll.calling and floor.roll.pending else None
    answers = minutes.answer_names()
    return {
        "calling": floor.roll.calling,
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
    """Every seat with its answer, its place on the list, and how much floor it has had."""
    floor = sight.floor
    queue = sight.once(
        "queue",
        lambda s: s.floor.business.caucus.queue if s.floor.business.caucus else s.floor.speakers.queue,
    )
    places = {seat: place for place, seat in enumerate(queue, 1)}
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
                "place": places.get(code, ""),
                "speaks": bool(speech and speech.seat == code),
            }
        )
    return {"rows": rows, "open": floor.meeting.open}


def speech(sight: Sight) -> dict[str, Any]:
    """Who has the floor, with the clock and what may be done with it."""
    current = sight.floor.speakers.speech
    if current is None or not sight.floor.meeting.open:
        return {"speech": None}
    url, clock_url = f"speeches/{current.id}/", f"clocks/speech/{current.id}/"
    which: dict[str, Any] = {"of": "speech", "id": current.id}
    spoken = sight.floor.speakers.spoken.get(current.seat)
    toggle = (
        control(sight, _("Pause"), speakers.pause_clock, clock_url, "do", "pause", key="Space", **which)
        if current.clock.running
        else control(sight, _("Start"), speakers.start_clock, clock_url, "do", "start", key="Space", **which)
    )
    return {
        "speech": current,
        "name": sight.names[current.seat],
        "clock": clock_view(current.clock),
        "times": spoken.times if spoken else 1,
        "before": wording.clock(spoken.ms) if spoken and spoken.ms else "",
        "controls": [
            toggle,
            control(
                sight, _("+10 s"), speakers.adjust_clock, clock_url, "do", "10", key="↑", seconds=10, **which
            ),
            control(
                sight,
                _("−10 s"),
                speakers.adjust_clock,
                clock_url,
                "do",
                "-10",
                key="↓",
                seconds=-10,
                **which,
            ),
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
        "warn": sight.floor.procedure.warn_at,
    }


def queue(sight: Sight) -> dict[str, Any]:
    """The list that speakers are taken from now, and the general one's state."""
    floor = sight.floor
    in_caucus = speakers.moderated(floor)
    waiting = in_caucus.queue if in_caucus else floor.speakers.queue
    state = (
        control(sight, _("Reopen"), speakers.reopen_list, "list/", "do", "reopen", key="L")
        if floor.speakers.closed
        else control(sight, _("Close"), speakers.close_list, "list/", "do", "close", key="L")
    )
    rows = []
    for place, code in enumerate(waiting, 1):
        spoken = floor.speakers.spoken.get(code)
        rows.append(
            {
                "place": place,
                "name": sight.names[code],
                "up": waiting[place - 2] if place > 1 else "",
                "times": spoken.times if spoken else 0,
                "spoken": wording.clock(spoken.ms) if spoken and spoken.ms else "",
            }
        )
    return {
        "rows": rows,
        "on": "caucus" if in_caucus else "general",
        "closed": floor.speakers.closed,
        "state": state,
        "waiting_general": len(floor.speakers.queue) if in_caucus else 0,
        "time": wording.duration(speakers.speaking_time(floor)),
    }


def motions(sight: Sight) -> dict[str, Any]:
    """Motions before the room, the first of them to be decided by one key."""
    rows = []
    for place, motion in enumerate(sight.floor.business.motions):
        url = f"motions/{motion.id}/"
        keys = ("K", "N", "O") if place == 0 else ("", "", "")
        rows.append(
            {
                "id": motion.id,
                "seat": sight.names[motion.seat] if motion.seat else None,
                "text": sight.reader.caucus(motion.motion, motion.total or 0, motion.speaking, motion.topic),
                "first": place == 0,
                "controls": [
                    control(
                        sight, label, caucus.decide_motion, url, "how", how, key=key, id=motion.id, how=how
                    )
                    for label, how, key in zip(
                        (_("Clearly carried"), _("Clearly failed"), _("No objection")),
                        ("clearly_carried", "clearly_failed", "no_objection"),
                        keys,
                        strict=True,
                    )
                ]
                + [
                    control(
                        sight, _("Withdraw"), caucus.withdraw_motion, url, "how", "withdrawn", id=motion.id
                    )
                ],
            }
        )
    return {"rows": rows}


def caucus_now(sight: Sight) -> dict[str, Any]:
    """The caucus in progress with its clock."""
    current = sight.floor.business.caucus
    if current is None:
        return {"caucus": None}
    url, clock_url = f"caucus/{current.id}/", f"clocks/caucus/{current.id}/"
    which: dict[str, Any] = {"of": "caucus", "id": current.id}
    controls = [
        control(
            sight, _("+1 min"), caucus.extend_caucus, url, "extend", 60, key="1", id=current.id, seconds=60
        ),
        control(
            sight, _("+5 min"), caucus.extend_caucus, url, "extend", 300, key="5", id=current.id, seconds=300
        ),
        control(sight, _("End the caucus"), caucus.close_caucus, url, "do", "close", key="W", id=current.id),
    ]
    if not current.moderated:
        controls.insert(
            0,
            control(sight, _("Pause"), speakers.pause_clock, clock_url, "do", "pause", key="Space", **which)
            if current.clock.running
            else control(
                sight, _("Start"), speakers.start_clock, clock_url, "do", "start", key="Space", **which
            ),
        )
    return {
        "caucus": current,
        "kind": minutes.motion_names()[current.kind].capitalize(),
        "topic": sight.reader.typed(current.topic),
        "clock": clock_view(current.clock),
        "speaking": wording.duration(current.speaking) if current.speaking else "",
        "remainder": wording.clock(current.remainder) if current.remainder else "",
        "controls": controls,
    }


def vote(sight: Sight) -> dict[str, Any]:
    """The vote before the room: who is called, what each answered, the running tally."""
    current = sight.floor.votes.current
    if current is None:
        return {"vote": None}
    called = current.pending[0] if current.pending and current.method == "roll_call" else None
    url = f"votes/{current.id}/"
    names = minutes.choices()
    keys = {"yes": "Y", "no": "N", "abstain": "A"}
    return {
        "vote": current,
        "draft": sight.reader.draft(current.paper),
        "called": sight.names[called] if called else None,
        "controls": [
            control(
                sight,
                names[choice].capitalize(),
                ballots.cast_ballot,
                f"{url}{called}/",
                "choice",
                choice,
                key=keys[choice],
                style=choice,
                vote=current.id,
                seat=called,
                choice=choice,
            )
            for choice in ("yes", "no", "abstain")
        ]
        if called
        else [
            control(
                sight,
                _("Objection: a vote is asked for"),
                ballots.object_to_adoption,
                url,
                "do",
                "object",
                key="O",
                vote=current.id,
            )
        ]
        if current.method == "without_vote" and not current.tally
        else [],
        "answers": [
            {
                "name": sight.names[seat],
                "choice": current.ballots.get(seat, ""),
                "word": names.get(current.ballots.get(seat, ""), ""),
            }
            for seat in current.order
        ]
        if current.method == "roll_call"
        else [],
        "counts": {choice: current.count(choice) for choice in ("yes", "no", "abstain")},
        "heard": len(current.ballots),
        "all": len(current.order),
        "choices": names,
    }


def papers(sight: Sight) -> dict[str, Any]:
    """Drafts with their standing, and how each may be put to the vote."""
    titles = dict(Version.objects.filter(paper__committee=sight.committee).values_list("pk", "title"))
    rows = []
    for draft in sight.floor.papers.drafts:
        url = f"papers/{draft.paper}/"
        rows.append(
            {
                "draft": draft,
                "symbol": f"L.{draft.number}",
                "title": titles.get(draft.version, ""),
                "standing": standings()[draft.standing],
                "controls": [
                    control(
                        sight,
                        _("Vote by roll call"),
                        ballots.open_vote,
                        url,
                        "method",
                        "roll_call",
                        paper=draft.paper,
                        method="roll_call",
                    ),
                    control(
                        sight,
                        _("Without a vote"),
                        ballots.open_vote,
                        url,
                        "method",
                        "without_vote",
                        paper=draft.paper,
                        method="without_vote",
                    ),
                    control(
                        sight, _("Withdraw"), withdraw_draft, url, "method", "withdraw", paper=draft.paper
                    ),
                ]
                if draft.standing == "introduced"
                else [],
            }
        )
    return {"rows": rows}


def standings() -> dict[str, str]:
    return {
        "introduced": _("introduced"),
        "adopted": _("adopted"),
        "rejected": _("rejected"),
        "withdrawn": _("withdrawn"),
    }


def room(sight: Sight) -> dict[str, Any]:
    """Phones and projector, as they are set."""
    levels = minutes.phone_levels()
    order = list(levels)
    level = sight.floor.meeting.phones
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
        "blank": Control(
            _("Blank"), "projector/", "do", "blank", "B", style="on" if sight.committee.blank else ""
        ),
        "freeze": Control(
            _("Freeze"),
            "projector/",
            "do",
            "freeze",
            "X",
            style="on" if sight.committee.frozen_at is not None else "",
        ),
    }


def steps(sight: Sight) -> dict[str, Any]:
    """Undo and redo, each saying what it takes back, whose that was, and what falls with it."""
    return {
        "undo": _step(sight, sight.book.undoable(), _("Undo"), "Z"),
        "redo": _step(sight, sight.book.redoable(), _("Redo"), "⇧Z"),
        "last": _last(sight),
    }


def _step(sight: Sight, target: Entry | None, label: str, key: str) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "control": Control(label, "steps/", "act", str(target.act), key),
        "what": sight.reader.act(target.act),
        "who": actor_name(target.by, sight.names),
        "when": time_of_day(target.at),
        "falls": falling(sight.book, target),
    }


def falling(book: Book, target: Entry) -> int:
    """How many acts of delegations fall if `target`'s act is struck."""
    if not any(entry.by.startswith("seat:") for entry in book.entries[target.seq :]):
        return 0
    struck = book.struck_by(target, record.judged_again(book.committee))
    return sum(book.entries[act - 1].by.startswith("seat:") and act not in book.dead for act in struck)


def _last(sight: Sight) -> dict[str, Any] | None:
    """The last thing on the record, whoever did it."""
    for entry in reversed(sight.book.entries):
        said = sight.reader.act(entry.act)
        if said:
            return {"what": said, "who": actor_name(entry.by, sight.names), "when": time_of_day(entry.at)}
    return None


def turns(sight: Sight) -> dict[str, Any]:
    return {"turns": turns_text(sight.book.turns)}


def turns_text(turns: dict[str, int]) -> str:
    """Turns as a page sends them back."""
    return " ".join(f"{matter}:{seq}" for matter, seq in sorted(turns.items()))


def turns_of(text: str) -> dict[str, int]:
    """The turns that a page sent; what makes no sense counts as not sent, so the act is stale."""
    pairs = (pair.partition(":") for pair in text.split())
    return {matter: int(seq) for matter, _colon, seq in pairs if seq.isdecimal()}


def register_regions() -> None:
    """The console's regions, in the order in which they are drawn."""
    for name, context in (
        ("top", top),
        ("meeting", meeting),
        ("roll", roll_call),
        ("speech", speech),
        ("caucus", caucus_now),
        ("vote", vote),
        ("motions", motions),
        ("next", next_),
        ("seats", seats),
        ("queue", queue),
        ("papers", papers),
        ("room", room),
        ("steps", steps),
        ("turns", turns),
    ):
        register("console", name, context)
