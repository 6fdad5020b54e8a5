"""Explanations of vote: whoever voted with rights gets the floor, before the result or after it."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, required, ruling
from committees.order import mark as _
from committees.rulings import end_speech_for, require_open
from delegates.rules.speakers import SpeakerRecognised
from delegates.rulings.clocks import SECOND, starts_at_once
from delegates.rulings.roll import require_in_room


def to_explain(floor: Floor) -> tuple[str, ...]:
    """Who may be given the floor to explain its vote: after the result, or by the rules before it."""
    current = floor.votes.current
    if current is None:
        return floor.votes.explaining
    early = floor.procedure.explanations == "before" and current.tally
    return current.to_explain if early else ()


def _explaining(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"seat": seat} for seat in to_explain(floor))


@ruling(rests=("speaker", "meeting"), dais=_explaining)
def hear_explanation(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Give the floor to a seat that voted with rights, to explain its vote, for a time of its own.

    The rules say whether that is before the result is announced or after it. The Chair may give it
    to any other delegation as well.

    A sponsor does not explain its vote on its own text (rule 128 of the General Assembly's
    committees). Enters speech_ended and speaker_recognised. Rests on and moves the speaker.
    """
    require_open(floor)
    vote = required(
        floor.votes.current or next(reversed(floor.votes.announced), None), _("No vote has been taken yet.")
    )
    yield from press.order(
        seat in to_explain(floor), _("%(seat)s did not ask to explain its vote."), seat=seat
    )
    yield from require_in_room(floor, press, seat)
    draft = floor.papers.draft(vote.paper)
    yield from press.order(
        draft is None or seat not in draft.sponsors,
        _("%(seat)s is a sponsor and does not explain its vote on its own text."),
        seat=seat,
    )
    yield from end_speech_for(floor, press, "next")
    yield SpeakerRecognised(
        seat=seat,
        limit=floor.procedure.explanation_time * SECOND,
        on="explanation",
        running=starts_at_once(floor),
    )
