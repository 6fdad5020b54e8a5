"""What is said when time runs out. Pages show it by the clock, since nothing is drawn because a second passed."""

from typing import NamedTuple

from committees.clock import Clock
from committees.floor import Floor
from committees.next_step.line import Line
from committees.next_step.script import speaking as script


class Cue(NamedTuple):
    """The clock that the room listens for, what to say at its warnings, and when it is over."""

    clock: Clock
    nearly: Line
    over: Line | None
    """None for a caucus: that it is over is a step of its own."""
    values: dict[str, str]


def cue(floor: Floor) -> Cue | None:
    """The cue of the speech, else of the caucus; none where nothing is timed."""
    speech, caucus = floor.speakers.speech, floor.business.caucus
    if not floor.meeting.open or floor.business.point:
        return None
    if speech:
        return Cue(speech.clock, script.NEARLY, script.UP, {"seat": speech.seat})
    if caucus and not caucus.tour:
        return Cue(caucus.clock, script.CAUCUS_NEARLY, None, {})
    return None
