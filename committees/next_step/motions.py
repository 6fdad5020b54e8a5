"""The next step with a point before the Chair, or a motion before the room."""

from typing import Any

from committees.floor import Floor
from committees.in_order import why_not
from committees.next_step.line import Line
from committees.next_step.meeting import decision
from committees.next_step.script import motions as script
from committees.next_step.speaking import start, thank
from committees.next_step.step import Step
from committees.order import mark as _
from delegates.rulings.clocks import SECOND
from motions.rules.motions import Motion, Side
from motions.rulings.hearing import next_side
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
        script.INQUIRY if inquiry else script.POINT,
        {"seat": point.seat},
    )


def motion(floor: Floor) -> Step | None:
    pending, speech = floor.business.motions.pending, floor.speakers.speech
    if speech and speech.motion is not None:
        waits = not speech.clock.running and not speech.clock.spent
        return start(speech.id, speech.seat, speech.clock.limit) if waits else thank(speech.id, speech.seat)
    if speech:
        return None
    if not pending:
        return _calling(floor)
    return decision(floor) or _put(floor, pending[0])


def _calling(floor: Floor) -> Step | None:
    if not floor.business.motions.calling:
        return None
    return Step(
        _("No more motions"),
        "motions/call/",
        "do",
        "end",
        script.CALLING,
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
            script.SECONDS,
            values,
        )
    asked = next_side(floor, motion)
    if asked:
        values = {**values, "limit_ms": floor.procedure.motion_time * SECOND}
        return Step(_("Nobody: put it to the vote"), url, "how", "put", ASKED[asked], values)
    never = why_not(floor, "dais:chair", decide_motion, id=motion.id, how="clearly_carried")
    if never and not never.overrulable:
        moot = {**values, "reason": (never.msgid, never.values)}
        return Step(_("Withdrawn"), url, "how", "withdrawn", script.MOOT, moot)
    kind = floor.procedure.kinds.get(motion.raised.motion)
    if kind and kind.by_chair:
        said = script.OBJECTION
        return Step(_("No objection"), url, "how", "no_objection", said, values)
    return _vote(floor, motion, url, values)


def _vote(floor: Floor, motion: Motion, url: str, values: dict[str, Any]) -> Step:
    rules = floor.procedure
    two_thirds = rules.threshold(motion.raised.motion) == "two_thirds"
    if rules.effect_of(motion.raised.motion) == "overturn_ruling":
        said = APPEALED[two_thirds]
        return Step(_("The ruling is overturned"), url, "how", "clearly_carried", said, values)
    said = VOTED[two_thirds, rules.procedural_abstention]
    return Step(_("Clearly carried"), url, "how", "clearly_carried", said, values)


APPEALED = {
    False: script.APPEAL,
    True: script.APPEAL_TWO_THIRDS,
}
"""What is said of an appeal, by whether two thirds are needed."""
VOTED = {
    (False, False): script.VOTE,
    (True, False): script.VOTE_TWO_THIRDS,
    (False, True): script.VOTE_ABSTAINING,
    (True, True): script.VOTE_TWO_THIRDS_ABSTAINING,
}
"""What is said of a vote on a motion, by whether two thirds are needed and whether anybody may abstain."""
ASKED: dict[Side, Line] = {
    "for": script.FOR,
    "against": script.AGAINST,
}


def noted(floor: Floor) -> Step | None:
    """The first noted motion whose moment has come."""
    for motion in floor.business.motions.noted:
        if why_not(floor, "dais:chair", admit_motion, id=motion.id) is None:
            return Step(
                _("Take up the noted motion"),
                f"motions/{motion.id}/",
                "how",
                "admit",
                script.NOTED,
                {"seat": motion.raised.seat or "", "motion": motion.id},
            )
    return None
