"""What the dais most likely does next, from the floor alone, and the sentence to say with it.

One function, so that the biggest button, its key and the words beside it never disagree. The words
are marked msgids with plain values; `committees.console` puts them into the reader's language.
"""

from committees.floor import Floor
from committees.next_step import meeting, motions, speaking, votes
from committees.next_step.step import Step

__all__ = ["Step", "next_step"]

IN_TURN = (
    meeting.phase,
    meeting.roll,
    motions.point,
    votes.vote,
    votes.explanation,
    meeting.quorum,
    motions.motion,
    speaking.caucus,
    votes.voting,
    meeting.agenda,
    motions.noted,
)
"""What comes before what. Debate is what is left when nothing else asks for the Chair."""


def next_step(floor: Floor) -> Step:
    """The likely next step. Rests on nothing but the floor, never on the time."""
    for found in IN_TURN:
        step = found(floor)
        if step:
            return step
    return speaking.debate(floor)
