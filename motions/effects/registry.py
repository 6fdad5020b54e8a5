"""The effects by the names that data calls them by, and what comes about with every one."""

from collections.abc import Callable, Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required
from committees.order import mark as _
from committees.rulings import close_caucus_for, end_speech_for, motions_fall
from delegates.rules.speakers import SpeechEnd, SpeechEnded
from motions.rules.motions import MotionRaised
from motions.rules.procedure import POINTS, Kind
from resolutions.rules.drafts import Draft

type Effect = Callable[[Floor, Press, MotionRaised, bool], Iterator[Fact]]

EFFECTS: dict[str, Effect] = {}
"""Every effect by the name that data calls it by: `(floor, press, motion, declared) -> facts`."""

RULED_BY_CHAIR = (*POINTS, "reply", "explanation", "question")
"""Effects of what the Chair rules on alone: they are not moved, and have rulings of their own."""
NOT_MOVED = _("Under these rules no delegation moves that. The Chair may declare it without objection.")


def effect(function: Effect) -> Effect:
    EFFECTS[function.__name__] = function
    return function


def kind_of(floor: Floor, motion: str, *, declared: bool = False) -> Kind:
    """The kind that is called `motion`. Raises OutOfOrder if the procedure in force knows none.

    What delegations do not move under these rules, the Chair may declare all the same.
    """
    kind = floor.procedure.kinds.get(motion)
    known = kind if kind and kind.effect in EFFECTS else None
    known = required(known, _("This procedure does not know that motion."))
    refuse_unless(known.enabled or declared, NOT_MOVED)
    return known


def brought_about(
    floor: Floor, press: Press, motion: MotionRaised, *, but: int | None = None, declared: bool = False
) -> Iterator[Fact]:
    """What follows when `motion` carries: the others fall if it takes the floor, and it has its effect.

    Who speaks for or against a motion that is decided so, or falls, gives the floor back.
    """
    kind = kind_of(floor, motion.motion, declared=declared)
    facts = [*motions_fall(floor, but)] if kind.takes_floor else []
    facts += EFFECTS[kind.effect](floor, press, motion, declared)
    speech = floor.speakers.speech
    settled = speech and speech.motion is not None and (speech.motion == but or kind.takes_floor)
    if settled and not any(isinstance(fact, SpeechEnded) for fact in facts):
        yield from end_speech_for(floor, press, "vote")
    yield from facts


def introduced(floor: Floor, paper: int | None) -> Draft:
    """The draft before the room that a motion is about. Raises OutOfOrder if there is none."""
    draft = floor.papers.draft(paper) if paper is not None else None
    draft = required(draft, _("That draft is not before the room."))
    refuse_unless(draft.standing == "introduced", _("That draft is not before the room."))
    return draft


def take_floor(floor: Floor, press: Press, how: SpeechEnd) -> Iterator[Fact]:
    """The speech and the caucus in progress end."""
    yield from end_speech_for(floor, press, how)
    yield from close_caucus_for(floor, press)
