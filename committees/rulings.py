"""The meeting itself: opening, suspending, resuming, adjourning, and what stands in the way of debate.

A ruling is a pure function `(floor, press, ...) -> facts` that judges. It enters nothing and reads
no clock. Rulings of the dais are reached through the dais's door only, so they don't ask who
presses; those that a seat may press as well do.
"""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, once, refuse_unless, ruling
from committees.order import mark as _
from committees.rules import (
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingSuspended,
    NotesSet,
    PhoneLevel,
    PhonesSet,
)
from delegates.rules.roll import QuorumWaived, RollCallOpened, quorum_to_decide, quorum_to_open
from delegates.rules.speakers import ClockPaused, CommentsEnded, SpeechEnd, SpeechEnded
from motions.rules.agenda import AgendaProposed, AgendaSet
from motions.rules.ballots import VoteAbandoned
from motions.rules.caucus import CaucusClosed
from motions.rules.motions import MotionsFell
from motions.rules.points import PointRuled
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rules.timer import TimerEnded


def quorums(floor: Floor) -> tuple[int, int]:
    """How many members must be in the room to debate, and to decide."""
    members, procedure = floor.roll.members, floor.procedure
    return (
        quorum_to_open(members, procedure.open_numerator, procedure.open_denominator),
        quorum_to_decide(members),
    )


def quorum_holds(floor: Floor, quorum: str) -> bool:
    """Whether the quorum to `open` or to `decide` is there, or was declared dispensable."""
    return (
        quorum in floor.roll.waived
        or len(floor.roll.electorate) >= quorums(floor)[0 if quorum == "open" else 1]
    )


def require_open(floor: Floor) -> None:
    refuse_unless(floor.meeting.phase != "suspended", _("The meeting is suspended."))
    refuse_unless(floor.meeting.open, _("No meeting is open."))


def require_debate(floor: Floor, press: Press) -> Iterator[Fact]:
    """The meeting is in session, and no vote is on."""
    yield from require_session(floor, press)
    yield from press.order(floor.votes.current is None, _("A vote is under way."))


def require_session(floor: Floor, press: Press) -> Iterator[Fact]:
    """The meeting is open, the roll is taken, and there is a quorum to debate."""
    require_open(floor)
    yield from press.order(not floor.roll.calling, _("The roll call is not finished."))
    if not quorum_holds(floor, "open"):
        yield from press.order(
            False,
            _("%(present)s members are in the room; %(needed)s are needed for debate."),
            present=len(floor.roll.electorate),
            needed=quorums(floor)[0],
        )


def require_decision(floor: Floor, press: Press) -> Iterator[Fact]:
    """There is a quorum to decide, or the dais goes on without it."""
    needed = quorums(floor)[1]
    yield from press.order(
        quorum_holds(floor, "decide"),
        _("%(present)s members are in the room; %(needed)s are needed for a decision."),
        present=len(floor.roll.electorate),
        needed=needed,
    )
    if not quorum_holds(floor, "decide"):
        # Ruled in order: what was decided stands, so the votes that follow from it count as well.
        yield QuorumWaived(quorum="decide", present=len(floor.roll.electorate), needed=needed)


def stop_clocks(floor: Floor) -> Iterator[Fact]:
    """Every clock that runs stops with what is left."""
    speech, caucus = floor.speakers.speech, floor.business.caucus
    if speech and speech.clock.running:
        yield ClockPaused(of="speech", id=speech.id)
    if caucus and caucus.clock.running:
        yield ClockPaused(of="caucus", id=caucus.id)
    timer = floor.business.timer
    if timer and timer.clock.running:
        yield ClockPaused(of="timer", id=timer.id)


def end_speech_for(floor: Floor, press: Press, how: SpeechEnd) -> Iterator[Fact]:
    """Whoever has the floor gives it back, with the time spent counted up to now.

    What takes the floor ends the comments on a speech as well.
    """
    speech = floor.speakers.speech
    if speech:
        spent = speech.clock.spent_at(press.now)
        yield SpeechEnded(speech=speech.id, seat=speech.seat, spent=spent, how=how)
    comments = floor.speakers.comments
    if comments and how in ("caucus", "vote", "adjourned"):
        yield CommentsEnded(speech=comments.id)


@ruling(rests=("meeting",), dais=lambda floor: ({"procedure": floor.procedure},))
def open_meeting(
    floor: Floor, press: Press, procedure: Procedure, topics: tuple[int, ...] = ()
) -> Iterator[Fact]:
    """Open the next meeting with a roll call, under `procedure`, with these topics on its agenda.

    Enters meeting_opened, procedure_taken, agenda_proposed, agenda_set where these rules know no motion
    for that, and roll_call_opened. Rests on and moves the meeting.
    """
    refuse_unless(
        floor.meeting.phase in ("before", "adjourned"),
        _("Meeting %(number)s is open."),
        number=floor.meeting.number,
    )
    refuse_unless(bool(floor.roll.order), _("There are no seats in this committee yet."))
    yield MeetingOpened(number=floor.meeting.number + 1)
    if procedure != floor.procedure:
        yield ProcedureTaken(procedure=procedure)
    proposed = bool(topics) and sorted(topics) != sorted(floor.agenda.topics)
    if proposed:
        yield AgendaProposed(topics=topics)
    if proposed or not floor.agenda.set:
        yield from agenda_unmoved(procedure, topics)
    yield RollCallOpened()


def agenda_unmoved(procedure: Procedure, topics: tuple[int, ...]) -> Iterator[Fact]:
    """Where nobody moves the agenda it is what the secretariat made it."""
    if len(topics) > 1 and not procedure.moved_for("set_agenda"):
        yield AgendaSet(topics=topics)


def _example(floor: Floor) -> Iterator[dict[str, Any]]:
    """Rules that differ from those in force, which are rows for whoever presses."""
    yield {"procedure": replace(floor.procedure, reply_time=floor.procedure.reply_time + 1)}


@ruling(rests=("meeting", "motions", "vote"), dais=_example)
def take_procedure(floor: Floor, press: Press, procedure: Procedure) -> Iterator[Fact]:
    """The rules as they were edited meanwhile take force in the middle of a meeting.

    Motions that they do not know any more fall; the others keep their places. Enters speech_ended,
    motions_fell and agenda_set where they apply, and procedure_taken. Rests on the meeting, the motions
    and the vote, and moves the meeting.
    """
    refuse_unless(floor.meeting.phase in ("open", "suspended"), _("No meeting is open."))
    refuse_unless(procedure != floor.procedure, _("The meeting is held under these rules already."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    pending = floor.business.motions.pending
    unknown = tuple(motion.id for motion in pending if not procedure.offers(motion.raised.motion))
    speech = floor.speakers.speech
    if speech and speech.motion in unknown:
        yield from end_speech_for(floor, press, "vote")
    if unknown:
        yield MotionsFell(ids=unknown)
    yield ProcedureTaken(procedure=procedure)
    if not floor.agenda.set:
        yield from agenda_unmoved(procedure, floor.agenda.topics)


@ruling(rests=("meeting",), dais=once)
def suspend_meeting(floor: Floor, press: Press, until: int | None = None) -> Iterator[Fact]:
    """Break off, from any state, until a time (ms) or until further notice. Clocks stop.

    Enters clock_paused for each clock that ran, and meeting_suspended. Rests on and moves the meeting.
    """
    require_open(floor)
    refuse_unless(until is None or until > press.now, _("That time has passed. Name a later one."))
    yield from stop_clocks(floor)
    yield MeetingSuspended(until=until)


@ruling(rests=("meeting",), dais=lambda _floor: ({}, {"new_roll": True}))
def resume_meeting(floor: Floor, press: Press, new_roll: bool = False) -> Iterator[Fact]:
    """Go on where the meeting broke off, with the roll as it was or a new one.

    Enters meeting_resumed and, for a new roll, roll_call_opened. Rests on and moves the meeting.
    """
    refuse_unless(floor.meeting.phase == "suspended", _("The meeting is not suspended."))
    yield MeetingResumed()
    if new_roll:
        yield RollCallOpened()


@ruling(rests=("meeting",), dais=once)
def adjourn_meeting(floor: Floor, press: Press) -> Iterator[Fact]:
    """End the meeting. The Chair can always open the next one; the list stays as it is.

    Enters vote_abandoned, motions_fell, speech_ended, caucus_closed, point_ruled, timer_ended and
    strawpoll_closed where they apply, and meeting_adjourned. Rests on and moves the meeting.
    """
    refuse_unless(floor.meeting.phase in ("open", "suspended"), _("No meeting is open."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    yield from abandon_vote(floor)
    yield from motions_fall(floor)
    yield from adjourned(floor, press)


def adjourned(floor: Floor, press: Press) -> Iterator[Fact]:
    """Whatever is in progress ends, and the meeting with it."""
    yield from end_speech_for(floor, press, "adjourned")
    yield from close_caucus_for(floor, press)
    if floor.business.point:
        yield PointRuled(id=floor.business.point.id, how="set_aside")
    if floor.business.timer:
        timer = floor.business.timer
        yield TimerEnded(id=timer.id, spent=timer.clock.spent_at(press.now))
    if floor.strawpolls.current:
        yield floor.strawpolls.current.closing
    yield MeetingAdjourned()


def abandon_vote(floor: Floor) -> Iterator[Fact]:
    """A vote that the dais breaks off comes to nothing; its draft stays as it was."""
    if floor.votes.current:
        yield VoteAbandoned(vote=floor.votes.current.id)


def motions_fall(floor: Floor, but: int | None = None) -> Iterator[Fact]:
    """Every motion before the room falls but `but`."""
    fallen = tuple(motion.id for motion in floor.business.motions.pending if motion.id != but)
    if fallen:
        yield MotionsFell(ids=fallen)


def close_caucus_for(floor: Floor, press: Press) -> Iterator[Fact]:
    caucus = floor.business.caucus
    if caucus:
        spent = caucus.clock.spent_at(press.now)
        early = bool(caucus.queue) if caucus.tour else spent < caucus.clock.limit
        yield CaucusClosed(
            id=caucus.id, early=early, spent=spent, of=caucus.kind if caucus.tour or caucus.paper else None
        )


@ruling(dais=lambda _floor: ({"level": level} for level in ("follow", "floor", "all")))
def set_phones(floor: Floor, press: Press, level: PhoneLevel) -> Iterator[Fact]:
    """Let delegates' phones follow only, ask for the floor, or everything. Enters phones_set."""
    refuse_unless(floor.meeting.phones != level, _("The phones are set so already."))
    yield PhonesSet(level=level)


@ruling(dais=lambda floor: ({"on": not floor.meeting.notes},))
def set_notes(floor: Floor, press: Press, on: bool) -> Iterator[Fact]:
    """Let delegations pass notes, which the dais can read, or no longer. Enters notes_set."""
    refuse_unless(floor.meeting.notes != on, _("Notes are set so already."))
    yield NotesSet(on=on)
