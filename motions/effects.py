"""What a motion brings about when it carries, or when the Chair declares it. Data names an effect; the code is here."""

from collections.abc import Callable, Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required
from committees.order import mark as _
from committees.rules import MeetingSuspended
from committees.rulings import (
    abandon_vote,
    adjourned,
    close_caucus_for,
    end_speech_for,
    motions_fall,
    stop_clocks,
)
from delegates.rules.speakers import ListClosed, ListReopened, SpeakingTimeSet, SpeechEnd, SpeechEnded
from motions.rules.agenda import AgendaSet, DebateAdjourned, DebateClosed, DebateResumed
from motions.rules.ballots import Method, MethodAsked, called_from
from motions.rules.caucus import CaucusExtended, CaucusKind, CaucusOpened
from motions.rules.motions import MotionRaised, RulingOverturned
from motions.rules.procedure import POINTS, Kind
from resolutions.rules.amendments import DraftDivided

type Effect = Callable[[Floor, Press, MotionRaised, bool], Iterator[Fact]]

EFFECTS: dict[str, Effect] = {}
"""Every effect by the name that data calls it by: `(floor, press, motion, declared) -> facts`."""

RULED_BY_CHAIR = (*POINTS, "reply")
"""Effects of what the Chair rules on alone: they are not moved, and have rulings of their own."""


def effect(function: Effect) -> Effect:
    EFFECTS[function.__name__] = function
    return function


def kind_of(floor: Floor, motion: str) -> Kind:
    """The kind that is called `motion`. Raises OutOfOrder if the procedure in force knows none."""
    kind = floor.procedure.kinds.get(motion)
    known = kind if kind and kind.offered and kind.effect in EFFECTS else None
    return required(known, _("This procedure does not know that motion."))


def brought_about(
    floor: Floor, press: Press, motion: MotionRaised, *, but: int | None = None, declared: bool = False
) -> Iterator[Fact]:
    """What follows when `motion` carries: the others fall if it takes the floor, and it has its effect.

    Who speaks for or against a motion that is decided so, or falls, gives the floor back.
    """
    kind = kind_of(floor, motion.motion)
    facts = [*motions_fall(floor, but)] if kind.takes_floor else []
    facts += EFFECTS[kind.effect](floor, press, motion, declared)
    speech = floor.speakers.speech
    settled = speech and speech.motion is not None and (speech.motion == but or kind.takes_floor)
    if settled and not any(isinstance(fact, SpeechEnded) for fact in facts):
        yield from end_speech_for(floor, press, "vote")
    yield from facts


def take_floor(floor: Floor, press: Press, how: SpeechEnd) -> Iterator[Fact]:
    """The speech and the caucus in progress end."""
    yield from end_speech_for(floor, press, how)
    yield from close_caucus_for(floor, press)


def _opened(
    kind: CaucusKind, floor: Floor, press: Press, motion: MotionRaised, declared: bool
) -> Iterator[Fact]:
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus=kind,
        total=required(motion.total, _("Say how long it is to last.")),
        speaking=motion.speaking if kind == "moderated_caucus" else None,
        topic=motion.topic,
        proposer=motion.seat,
        declared=declared,
        slot=motion.slot or floor.procedure.proposer_speaks,
    )


@effect
def moderated_caucus(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _opened("moderated_caucus", floor, press, motion, declared)


@effect
def unmoderated_caucus(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _opened("unmoderated_caucus", floor, press, motion, declared)


@effect
def consultation_of_whole(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _opened("consultation_of_whole", floor, press, motion, declared)


@effect
def tour_de_table(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    order = _in_turn(floor, press, motion.seat)
    refuse_unless(bool(order), _("Nobody is in the room."))
    speaking = required(motion.speaking, _("Say how long a speech is to last."))
    yield from take_floor(floor, press, "caucus")
    yield CaucusOpened(
        caucus="tour_de_table",
        total=len(order) * speaking,
        speaking=speaking,
        topic=motion.topic,
        proposer=motion.seat,
        declared=declared,
        order=order,
    )


def _in_turn(floor: Floor, press: Press, proposer: str | None) -> tuple[str, ...]:
    """Everybody in the room as they are called in a tour de table, in roll-call order."""
    room, begins = floor.roll.present, floor.procedure.tour_from
    if begins == "lot":
        return called_from(room, press.lot)
    if begins == "proposer" and proposer in room:
        return called_from(room, room.index(proposer))
    return room


@effect
def extend_caucus(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    caucus = required(floor.business.caucus, _("No caucus is in progress."))
    refuse_unless(not caucus.tour, _("It is over when everybody has had a turn, and not before."))
    yield CaucusExtended(id=caucus.id, by=motion.total or 0)


@effect
def set_speaking_time(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield SpeakingTimeSet(ms=motion.speaking or 0)


@effect
def close_speakers_list(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    refuse_unless(not floor.speakers.closed, _("The speakers list is closed."))
    yield ListClosed()


@effect
def reopen_speakers_list(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    refuse_unless(floor.speakers.closed, _("The speakers list is open."))
    yield ListReopened()


@effect
def suspend_meeting(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from stop_clocks(floor)
    until = motion.until or (press.now + motion.total if motion.total else None)
    # What was moved a while ago may name a time that has passed: then until further notice.
    yield MeetingSuspended(until=until if until and until > press.now else None)


@effect
def adjourn_meeting(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from abandon_vote(floor)
    yield from adjourned(floor, press)


@effect
def adjourn_debate(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    topic = required(floor.agenda.current, _("No topic is under debate."))
    yield from take_floor(floor, press, "adjourned")
    yield DebateAdjourned(topic=topic)


@effect
def resume_debate(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    resumable = floor.agenda.resumable
    refuse_unless(bool(resumable), _("No debate is adjourned."))
    topic = resumable[-1] if motion.subject is None else motion.subject
    refuse_unless(topic in resumable, _("That debate is not adjourned."))
    yield DebateResumed(topic=topic)


@effect
def close_debate(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    topic = required(floor.agenda.current, _("No topic is under debate."))
    refuse_unless(not floor.agenda.voting, _("Debate is closed; the committee is voting."))
    yield from press.order(
        bool(floor.papers.introduced),
        _("No draft resolution has been introduced, so there would be nothing to vote on."),
    )
    yield from take_floor(floor, press, "vote")
    yield DebateClosed(topic=topic)


@effect
def set_agenda(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    topics = floor.agenda.topics
    refuse_unless(len(topics) > 1, _("This committee has one topic."))
    yield from press.order(not floor.agenda.voting, _("Debate is closed; the committee is voting."))
    order = motion.topics or topics
    refuse_unless(sorted(order) == sorted(topics), _("The agenda must name every topic once."))
    yield AgendaSet(topics=order)


@effect
def division(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    draft = floor.papers.draft(motion.paper) if motion.paper is not None else None
    draft = required(draft, _("That draft is not before the room."))
    refuse_unless(draft.standing == "introduced", _("That draft is not before the room."))
    refuse_unless(
        bool(motion.parts) and all(motion.parts), _("Name the paragraphs that are to be voted on apart.")
    )
    named = [mark for part in motion.parts for mark in part]
    refuse_unless(set(named) <= set(draft.outline), _("The draft has no such paragraph any more."))
    refuse_unless(len(set(named)) == len(named), _("Each paragraph is in one part."))
    refuse_unless(
        motion.parts != (draft.outline,), _("That is the whole of the draft, which is voted on as one.")
    )
    yield from press.order(not draft.parts_left, _("The draft has been divided already."))
    vote = floor.votes.current
    if vote and vote.paper == draft.paper:
        yield from abandon_vote(floor)
    yield DraftDivided(
        paper=draft.paper, parts=motion.parts, places=tuple(draft.places(marks) for marks in motion.parts)
    )


def _asked(floor: Floor, method: Method) -> Iterator[Fact]:
    """How the vote on the next draft as a whole is to be taken."""
    draft = required(next(iter(floor.papers.introduced), None), _("That draft is not before the room."))
    yield MethodAsked(method=method, paper=draft.paper)


@effect
def roll_call_vote(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _asked(floor, "roll_call")


@effect
def adopt_without_vote(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield from _asked(floor, "without_vote")


@effect
def overturn_ruling(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield RulingOverturned(ruling=required(motion.subject, _("The Chair has made no ruling yet.")))
