"""What has just come about, and is announced before the next step: a motion carried, a point ruled on.

A floor tells what is, not what has just happened; so an outcome is read from the facts of one act, and
from the entries that they name. What was said before its button was pressed, such as the result
of a vote, is not said once more.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from committees.facts import Entry, Fact
from committees.floor import Floor
from committees.next_step.line import Line
from committees.next_step.script import outcomes as script
from committees.rules import MeetingAdjourned, MeetingOpened, MeetingResumed, MeetingSuspended
from delegates.rules.roll import QuorumWaived
from delegates.rules.speakers import (
    CommentsEnded,
    ListClosed,
    ListReopened,
    SpeakerRecognised,
    SpeakingTimeSet,
    Yielded,
    YieldTo,
)
from motions.rules.agenda import AgendaSet, DebateAdjourned, DebateClosed, DebateResumed
from motions.rules.ballots import ObjectionMade, VoteAbandoned, VoteReopened
from motions.rules.caucus import CaucusClosed, CaucusExtended, CaucusKind, FloorPassed, TurnPassed
from motions.rules.motions import (
    MotionDecided,
    MotionPut,
    MotionRaised,
    MotionRuledDilatory,
    MotionsCallEnded,
    MotionSeconded,
    MotionWithdrawn,
    RulingOverturned,
)
from motions.rules.points import PointRaised, PointRuled
from motions.rules.procedure import ProcedureTaken
from motions.rules.strawpolls import StrawpollClosed, StrawpollOpened
from motions.rules.timer import TimerEnded
from resolutions.rules.amendments import (
    AmendmentIncorporated,
    AmendmentIntroduced,
    AmendmentWithdrawn,
    DraftDivided,
)
from resolutions.rules.drafts import (
    DraftIntroduced,
    DraftMadeImportant,
    DraftReopened,
    DraftsReordered,
    DraftWithdrawn,
)


class Outcome(NamedTuple):
    line: Line
    values: dict[str, Any]
    """As those of a step; a time of day as `until`."""


def outcome(floor: Floor, entries: Sequence[Entry], act: Sequence[Entry]) -> Outcome | None:
    """What to announce of an act: the first of its facts that the room must hear of.

    `entries` is the book, whose last act that shows is `act`, and `floor` what it makes.
    """
    facts = [entry.fact for entry in act]
    told = {type(fact) for fact in facts}
    if MeetingOpened in told:
        return None
    if MeetingAdjourned in told:
        return Outcome(script.ADJOURNED, {})
    if RulingOverturned in told:
        return Outcome(script.OVERTURNED, {})
    # That a caucus or the comments on a speech ended is of no weight beside what ended it.
    facts.sort(key=lambda fact: isinstance(fact, CaucusClosed | CommentsEnded))
    found = (_of_room(floor, entries, fact) or _of_debate(fact) or _of_papers(floor, fact) for fact in facts)
    return next((each for each in found if each), None)


ENDED: dict[CaucusKind | None, Line] = {
    "tour_de_table": script.ROUND_ENDED,
    "presentation": script.PRESENTATION_ENDED,
    "question_period": script.QUESTIONS_ENDED,
    "time_for": script.FOR_ENDED,
    "time_against": script.AGAINST_ENDED,
}
"""What is said of what ended before its time; a caucus if nothing else."""


def _of_room(floor: Floor, entries: Sequence[Entry], fact: Fact) -> Outcome | None:
    """What came of motions, points, and the meeting itself."""
    match fact:
        case MotionDecided():
            return _decided(floor, entries, fact)
        case MotionWithdrawn(id=id):
            return Outcome(script.WITHDRAWN, {"motion": id})
        case MotionRuledDilatory():
            return Outcome(script.DILATORY, {})
        case MotionRaised(noted=True, seat=seat):
            return Outcome(script.NOTED, {"seat": seat or ""})
        case MotionSeconded():
            return Outcome(script.SECONDED, {})
        case MotionPut():
            return Outcome(script.HEARD, {})
        case MotionsCallEnded():
            return Outcome(script.NO_MORE_MOTIONS, {})
        case PointRuled(id=id, how=how) if how in RULED:
            raised = floor.corrections.amended(entries[id - 1])
            return Outcome(RULED[how], {"seat": raised.seat if isinstance(raised, PointRaised) else ""})
        case MeetingSuspended(until=None):
            return Outcome(script.SUSPENDED, {})
        case MeetingSuspended(until=until):
            return Outcome(script.SUSPENDED_UNTIL, {"until": until})
        case MeetingResumed():
            return Outcome(script.RESUMED, {})
        case QuorumWaived():
            return Outcome(script.WAIVED, {})
        case ProcedureTaken():
            return Outcome(script.RULES, {})
        case TimerEnded():
            return Outcome(script.TIMER_OVER, {})
        case StrawpollOpened():
            return Outcome(script.STRAWPOLL, {})
        case StrawpollClosed():
            return Outcome(script.STRAWPOLL_OVER, {})
    return None


RULED = {
    "well_taken": script.WELL_TAKEN,
    "not_well_taken": script.NOT_WELL_TAKEN,
    "answered": script.ANSWERED,
}


def _decided(floor: Floor, entries: Sequence[Entry], fact: MotionDecided) -> Outcome:
    raised = entries[fact.id - 1].fact
    kind = raised.motion if isinstance(raised, MotionRaised) else ""
    if floor.procedure.effect_of(kind) == "overturn_ruling" and not fact.carried:
        return Outcome(script.UPHELD, {})
    about = {"motion": fact.id, "yes": fact.yes, "no": fact.no}
    if fact.how == "no_objection":
        return Outcome(script.NO_OBJECTION, about)
    if fact.how == "counted":
        return Outcome(script.CARRIED_COUNTED if fact.carried else script.FAILED_COUNTED, about)
    return Outcome(script.CARRIED if fact.carried else script.FAILED, about)


def _of_debate(fact: Fact) -> Outcome | None:
    """What came of the list, the speeches, the caucus and the agenda."""
    match fact:
        case CaucusExtended(by=by):
            return Outcome(script.EXTENDED, {"limit_ms": by})
        case CaucusClosed(early=True, of=of):
            return Outcome(ENDED.get(of, script.CAUCUS_ENDED), {})
        case ListClosed():
            return Outcome(script.LIST_CLOSED, {})
        case ListReopened():
            return Outcome(script.LIST_REOPENED, {})
        case SpeakingTimeSet(ms=ms):
            return Outcome(script.SPEAKING_TIME, {"limit_ms": ms})
        case Yielded(to="delegate", seat=seat, heir=heir):
            return Outcome(script.YIELDS_TO, {"seat": seat, "heir": heir or ""})
        case Yielded(to=to, seat=seat):
            return Outcome(YIELDS.get(to, script.YIELDS_TO_CHAIR), {"seat": seat})
        case CommentsEnded():
            return Outcome(script.NO_MORE_COMMENTS, {})
        case SpeakerRecognised(on="reply", seat=seat):
            return Outcome(script.REPLY, {"seat": seat})
        case TurnPassed(seat=seat):
            return Outcome(script.PASSES, {"seat": seat})
        case FloorPassed(seat=seat):
            return Outcome(script.FLOOR_PASSED, {"seat": seat})
        case AgendaSet():
            return Outcome(script.AGENDA_SET, {})
        case DebateAdjourned():
            return Outcome(script.PUT_ASIDE, {})
        case DebateResumed():
            return Outcome(script.TAKEN_UP, {})
        case DebateClosed():
            return Outcome(script.DEBATE_CLOSED, {})
    return None


YIELDS: dict[YieldTo, Line] = {
    "questions": script.YIELDS_TO_QUESTIONS,
    "comments": script.YIELDS_TO_COMMENTS,
}
"""What is said of a yield to others than a delegation; to the Chair if nothing else."""


def _of_papers(floor: Floor, fact: Fact) -> Outcome | None:
    """What came of drafts and amendments, and of votes that did not end with a result."""
    match fact:
        case ObjectionMade():
            return Outcome(script.OBJECTED, {})
        case VoteAbandoned():
            return Outcome(script.BROKEN_OFF, {})
        case VoteReopened():
            return Outcome(script.REOPENED, {})
        case DraftsReordered():
            return Outcome(script.REORDERED, {})
        case AmendmentIntroduced(amendment=id, of=of) if of is not None:
            return _amending(floor, id, script.SECOND_DEGREE)
        case AmendmentIncorporated(amendment=id):
            return _amending(floor, id, script.FRIENDLY, script.FRIENDLY_TO_AMENDMENT)
        case AmendmentWithdrawn(amendment=id):
            return _amending(floor, id, script.AMENDMENT_BACK)
    line = next((line for kind, line in ON_DRAFTS.items() if isinstance(fact, kind)), None)
    return Outcome(line, {"question": (fact.paper, None, None)}) if line else None  # type: ignore[attr-defined] # Each of these names its paper.


ON_DRAFTS: dict[type[Fact], Line] = {
    DraftIntroduced: script.INTRODUCED,
    DraftWithdrawn: script.TAKEN_BACK,
    AmendmentIntroduced: script.AMENDMENT,
    DraftDivided: script.DIVIDED,
    DraftMadeImportant: script.IMPORTANT,
    DraftReopened: script.AGAIN,
}
"""What is said of a draft by what came about, each fact naming its paper."""


def _amending(floor: Floor, id: int, line: Line, of_amendment: Line | None = None) -> Outcome | None:
    """What is said of the text that an amendment is to: `line`, or `of_amendment` if that is one itself."""
    draft = floor.papers.amended_by(id)
    amendment = draft.amendment(id) if draft else None
    if draft is None or amendment is None:
        return None
    said = line if amendment.of is None else of_amendment or line
    return Outcome(said, {"question": (draft.paper, amendment.of, None)})
