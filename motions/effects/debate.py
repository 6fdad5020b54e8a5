"""The debate, its list and its topics, the meeting itself, and the rulings of the Chair."""

from collections.abc import Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required
from committees.order import mark as _
from committees.rules import MeetingSuspended
from committees.rulings import abandon_vote, adjourned, stop_clocks
from delegates.rules.speakers import ListClosed, ListReopened, SpeakingTimeSet
from motions.effects.registry import effect, take_floor
from motions.rules.agenda import AgendaSet, DebateAdjourned, DebateClosed, DebateResumed
from motions.rules.motions import MotionRaised, RulingOverturned


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
def overturn_ruling(floor: Floor, press: Press, motion: MotionRaised, declared: bool) -> Iterator[Fact]:
    yield RulingOverturned(ruling=required(motion.subject, _("The Chair has made no ruling yet.")))
