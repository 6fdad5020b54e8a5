"""The next step of the roll call, without a quorum, and before a topic is taken up."""

from committees.floor import Floor
from committees.next_step.script import meeting as script
from committees.next_step.step import Step
from committees.order import mark as _
from committees.rulings import quorum_holds, quorums


def phase(floor: Floor) -> Step | None:
    """Before a meeting, and in a break of it."""
    meeting = floor.meeting
    if meeting.phase in ("before", "adjourned"):
        return Step(
            _("Open meeting %(number)s"),
            "meeting/",
            "do",
            "open",
            script.OPEN,
            {"number": meeting.number + 1},
        )
    if meeting.phase == "suspended":
        return Step(
            _("Resume the meeting"),
            "meeting/",
            "do",
            "resume",
            script.RESUME,
        )
    return None


def roll(floor: Floor) -> Step | None:
    if not floor.roll.calling:
        return None
    pending = floor.roll.pending
    if pending:
        return Step(
            _("%(seat)s is present"),
            f"roll/{pending[0]}/",
            "answer",
            "present",
            script.CALL,
            {"seat": pending[0]},
        )
    return Step(
        _("Close the roll call"),
        "roll/",
        "do",
        "close",
        script.ROLL_DONE if quorum_holds(floor, "open") else script.ROLL_SHORT,
        {
            "present": len(floor.roll.present),
            "counted": len(floor.roll.electorate),
            "quorum": quorums(floor)[0],
        },
    )


def quorum(floor: Floor) -> Step | None:
    if quorum_holds(floor, "open"):
        return None
    return Step(
        _("Go on without a quorum"),
        "roll/",
        "do",
        "waive-open",
        script.NO_QUORUM,
        {"present": len(floor.roll.electorate), "quorum": quorums(floor)[0]},
    )


def decision(floor: Floor) -> Step | None:
    """Before anything is decided by too few."""
    if quorum_holds(floor, "decide"):
        return None
    return Step(
        _("Decide without a quorum"),
        "roll/",
        "do",
        "waive-decide",
        script.TOO_FEW,
        {"present": len(floor.roll.electorate), "quorum": quorums(floor)[1]},
    )


def agenda(floor: Floor) -> Step | None:
    agenda = floor.agenda
    if agenda.current is not None or floor.speakers.speech or floor.business.motions.noted:
        return None
    if floor.speakers.queue and not agenda.resumable:
        # Speeches on the order of the agenda.
        return None
    order = floor.procedure.moved_for("set_agenda")
    if order and not agenda.set and not agenda.resumable:
        return Step(
            _("Set the agenda as proposed"),
            "declarations/",
            "motion",
            order.code,
            script.SET_AGENDA,
        )
    return Step(say=script.NO_TOPIC)
