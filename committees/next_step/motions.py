"""The next step with a point before the Chair, or a motion before the room."""

from committees.floor import Floor
from committees.in_order import why_not
from committees.next_step.step import Step
from committees.order import mark as _
from committees.rulings import quorum_holds, quorums
from motions.rules.motions import Motion
from motions.rulings.motions import admit_motion, decide_motion
from motions.rulings.raising import seconds_missing


def point(floor: Floor) -> Step | None:
    point = floor.business.point
    if point is None:
        return None
    inquiry = floor.procedure.effect_of(point.point) == "inquiry"
    return Step(
        _("Answered, go on") if inquiry else _("Well taken, go on"),
        f"points/{point.id}/",
        "how",
        "answered" if inquiry else "well_taken",
        _("“%(seat)s, please state your point.”"),
        {"seat": point.seat},
    )


def motion(floor: Floor) -> Step | None:
    pending = floor.business.motions.pending
    if floor.speakers.speech:
        return None
    if not pending:
        return _calling(floor)
    if not quorum_holds(floor, "decide"):
        return Step(
            _("Decide without a quorum"),
            "roll/",
            "do",
            "waive-decide",
            _(
                "“Only %(present)s members are in the room; %(quorum)s are needed. With your consent we go on.”"
            ),
            {"present": len(floor.roll.electorate), "quorum": quorums(floor)[1]},
        )
    return _put(floor, pending[0])


def _calling(floor: Floor) -> Step | None:
    if not floor.business.motions.calling:
        return None
    return Step(
        _("No more motions"),
        "motions/call/",
        "do",
        "end",
        _("“The floor is open for motions. Are there any?”"),
    )


def _put(floor: Floor, motion: Motion) -> Step:
    """Ask for seconds, then for the room's decision."""
    values = {"seat": motion.raised.seat or "", "motion": motion.id}
    url = f"motions/{motion.id}/"
    if seconds_missing(floor, motion):
        return Step(
            _("Seconded"),
            url,
            "how",
            "seconded",
            _("“%(seat)s moves: %(motion)s. Are there any seconds?”"),
            values,
        )
    never = why_not(floor, "dais:chair", decide_motion, id=motion.id, how="clearly_carried")
    if never and not never.overrulable:
        return Step(_("Withdrawn"), url, "how", "withdrawn", never.msgid, never.values)
    appeal = floor.procedure.effect_of(motion.raised.motion) == "overturn_ruling"
    if appeal:
        said = _(
            "“%(seat)s appeals against the Chair's ruling. Who would overturn it? Who would let it stand?”"
        )
    elif floor.procedure.threshold(motion.raised.motion) == "two_thirds":
        said = _(
            "“We vote on: %(motion)s, moved by %(seat)s. Two thirds are needed. All those in favour? All those against?”"
        )
    else:
        said = _("“We vote on: %(motion)s, moved by %(seat)s. All those in favour? All those against?”")
    label = _("The ruling is overturned") if appeal else _("Clearly carried")
    return Step(label, url, "how", "clearly_carried", said, values)


def noted(floor: Floor) -> Step | None:
    """The first noted motion whose moment has come."""
    for motion in floor.business.motions.noted:
        if why_not(floor, "dais:chair", admit_motion, id=motion.id) is None:
            return Step(
                _("Take up the noted motion"),
                f"motions/{motion.id}/",
                "how",
                "admit",
                _("“%(seat)s moved earlier: %(motion)s. Does the delegation still wish it to be put?”"),
                {"seat": motion.raised.seat or "", "motion": motion.id},
            )
    return None
