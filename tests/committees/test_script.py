"""The Chair's words: each step and outcome has its own, in two scripts and both languages."""

import random
from collections.abc import Iterator
from string import Formatter

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from msgspec.structs import replace

from committees.facts import Entry, Fact, WordsRef
from committees.floor import Floor, fold, standing
from committees.next_step import next_step
from committees.next_step.cues import cue
from committees.next_step.line import Line
from committees.next_step.outcomes import outcome
from committees.next_step.script import meeting, motions, outcomes, speaking, votes
from committees.rules import MeetingAdjourned, MeetingOpened, MeetingResumed, MeetingSuspended
from delegates.rules.roll import QuorumWaived, RollCallOpened, SeatLeft
from delegates.rules.speakers import (
    ClockStarted,
    CommentRequested,
    CommentsEnded,
    ListClosed,
    ListJoined,
    ListReopened,
    QuestionPut,
    QuestionRequested,
    SpeakerRecognised,
    SpeakingTimeSet,
    SpeechEnded,
    Yielded,
)
from motions.rules.agenda import AgendaProposed, AgendaSet, DebateAdjourned, DebateClosed, DebateResumed
from motions.rules.ballots import (
    BallotCast,
    MethodAsked,
    ObjectionMade,
    PlacardsCounted,
    VoteAbandoned,
    VoteClosed,
    VoteOpened,
    VoteReopened,
)
from motions.rules.caucus import CaucusClosed, CaucusExtended, CaucusOpened, FloorPassed, TurnPassed
from motions.rules.motions import (
    MotionDecided,
    MotionPut,
    MotionRaised,
    MotionRuledDilatory,
    MotionsCalled,
    MotionsCallEnded,
    MotionSeconded,
    MotionWithdrawn,
    RulingOverturned,
)
from motions.rules.points import PointRaised, PointRuled
from motions.rules.procedure import Procedure, ProcedureTaken
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
from tests.committees.test_meetings import BEGUN, OPENED, another
from tests.given import RULES, SETS, given, room
from tests.playing import play_at_random

LINES = {
    f"{module.__name__.rsplit('.', 1)[1]}.{name}": line
    for module in (meeting, motions, speaking, votes, outcomes)
    for name, line in vars(module).items()
    if isinstance(line, Line)
}
SEATS = "BRA DEU FRA JPN SEN"
OPEN = given(*room(SEATS), ListJoined("JPN"), ListJoined("FRA"))
EMPTY = given(*room(SEATS))
TEXT = "0" * 64
WORDS = WordsRef("w1", TEXT)
DRAFT = DraftIntroduced(7, 70, ("JPN",), TEXT, 3)
STRIKE = AmendmentIntroduced(7, 11, "strike", "1", 0, ("FRA",), TEXT)
ADD = AmendmentIntroduced(7, 14, "add", "1", 2, ("FRA",), TEXT)
TO_IT = AmendmentIntroduced(7, 15, "strike", "14.1", 0, ("FRA",), TEXT, of=14)


def _names(text: str) -> Iterator[str]:
    turned = text.replace("{", "{{").replace("}", "}}").replace("%(", "{").replace(")s", "}")
    return (name for _text, name, _spec, _conversion in Formatter().parse(turned) if name)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_line_has_a_sentence_of_its_own_in_both_scripts(language: str):
    seen: dict[str, str] = {}
    with translation.override(language):
        for name, line in LINES.items():
            for msgid in (line.said, line.fuller):
                said = _(msgid)
                quotes = ("“", "”") if language == "en" else ("「", "」")
                assert (said[0], said[-1]) == quotes, name
                assert (said != msgid) == (language == "ja"), f"{name}: {msgid}"
                assert set(_names(said)) == set(_names(msgid)), name
                assert said not in seen, f"{name} and {seen[said]} share {said}"
                seen[said] = name
            assert line.why, name
            assert (_(line.why) != line.why) == (language == "ja"), name
            assert _(line.why)[-1] in ".。?", name


def under(floor: Floor, rules: Procedure = RULES, **settings) -> Floor:
    return given(ProcedureTaken(replace(rules, **settings)), floor=floor)


def running(floor: Floor) -> Floor:
    """The speaker's clock is started."""
    return given(ClockStarted("speech", floor.speakers.speech.id), floor=floor)


def vote(method: str, *facts: Fact, voted: tuple[str, ...] = ("BRA", "JPN"), **settings) -> Floor:
    opened = given(DRAFT, VoteOpened(7, 70, method, voted, **settings), floor=OPEN)
    return given(*(fact(opened.seq) if callable(fact) else fact for fact in facts), floor=opened)


def closed(method: str, outcome: str = "adopted", **settings) -> Floor:
    return vote(method, lambda id: VoteClosed(id, outcome, 2, 1, 1, 0, 5, 3), **settings)


def moved(
    code: str = "suspend_meeting", *, seconded: bool = True, put: bool = True, floor=OPEN, **said
) -> Floor:
    raised = given(MotionRaised(code, "FRA", **said), floor=floor)
    facts = [MotionSeconded(raised.seq)] if seconded else []
    return given(*facts, *([MotionPut(raised.seq)] if put else []), floor=raised)


def caucus(kind: str, *facts: Fact, floor: Floor = EMPTY, started: bool = True, **said) -> Floor:
    opened = given(CaucusOpened(kind, 600_000, **said), floor=floor)
    return given(*([ClockStarted("caucus", opened.seq)] if started else []), *facts, floor=opened)


INTRODUCED, VOTING = given(DRAFT, floor=EMPTY), given(DRAFT, DebateClosed(0), floor=OPEN)
THIMUN = given(ProcedureTaken(SETS["thimun"]), DRAFT, floor=EMPTY)
BOTH = {"paper": 7, "declared": True}
SPOKEN = running(given(SpeakerRecognised("JPN", 90_000), floor=EMPTY))
YIELDED = given(Yielded(SPOKEN.speakers.speech.id, "JPN", "questions"), floor=SPOKEN)
COMMENTING = given(
    Yielded(SPOKEN.speakers.speech.id, "JPN", "comments"),
    SpeechEnded(SPOKEN.speakers.speech.id, "JPN", 1, "yielded"),
    floor=under(SPOKEN, SETS["una-usa-harvard"]),
)
ONE_SIDE = caucus("time_for", floor=under(INTRODUCED, time_for=60), **BOTH)
FLOORS: dict[str, Floor] = {
    "meeting.OPEN": Floor(),
    "meeting.RESUME": given(MeetingSuspended(), floor=OPEN),
    "meeting.CALL": given(*room(SEATS)[:1], MeetingOpened(1), RollCallOpened()),
    "meeting.ROLL_DONE": given(*room(SEATS)[:-1]),
    "meeting.ROLL_SHORT": given(*room(SEATS, absent="BRA DEU FRA JPN")[:-1]),
    "meeting.NO_QUORUM": given(*(SeatLeft(seat) for seat in SEATS.split()), floor=EMPTY),
    "meeting.TOO_FEW": given(*(SeatLeft(seat) for seat in SEATS.split()[:3]), floor=moved()),
    "meeting.SET_AGENDA": given(AgendaProposed((5, 6)), floor=EMPTY),
    "meeting.NO_TOPIC": given(DebateAdjourned(0), floor=EMPTY),
    "motions.POINT": given(PointRaised("point_of_order", "BRA"), floor=OPEN),
    "motions.INQUIRY": given(PointRaised("point_parliamentary_inquiry", "BRA"), floor=OPEN),
    "motions.CALLING": given(MotionsCalled(), floor=OPEN),
    "motions.SECONDS": moved(seconded=False, put=False),
    "motions.FOR": moved("set_agenda", put=False, floor=given(AgendaProposed((5, 6)), floor=EMPTY)),
    "motions.AGAINST": moved("close_debate", put=False),
    "motions.OBJECTION": moved("close_debate", floor=under(OPEN, SETS["thimun"])),
    "motions.VOTE": moved(),
    "motions.VOTE_TWO_THIRDS": moved("close_debate"),
    "motions.VOTE_ABSTAINING": moved(floor=under(OPEN, procedural_abstention=True)),
    "motions.VOTE_TWO_THIRDS_ABSTAINING": moved("close_debate", floor=under(OPEN, procedural_abstention=True)),
    "motions.APPEAL": moved("appeal_ruling", subject=3),
    "motions.APPEAL_TWO_THIRDS": moved("appeal_ruling", subject=3, floor=under(OPEN, SETS["una-usa-harvard"])),
    "motions.NOTED": given(MotionRaised("suspend_meeting", "FRA", noted=True), floor=OPEN),
    "motions.MOOT": moved("question_period", total=60_000, paper=7),
    "speaking.TIME_FOR": THIMUN,
    "speaking.TIME_AGAINST": given(CaucusOpened("time_for", 1, **BOTH), CaucusClosed(9, True, 0, "time_for"), floor=THIMUN),
    "speaking.WHO_FOR": caucus("time_for", floor=THIMUN, **BOTH),
    "speaking.WHO_AGAINST": caucus("time_against", floor=THIMUN, **BOTH),
    "speaking.DEBATED": given(CaucusOpened("time_against", 1, **BOTH), CaucusClosed(9, True, 0, "time_against"), floor=THIMUN),
    "speaking.ANSWER_NEXT": running(caucus("question_period", SpeakerRecognised("FRA", 30_000, on="caucus"), floor=INTRODUCED, paper=7)),
    "speaking.QUESTION": caucus("question_period", ListJoined("FRA", "caucus"), floor=INTRODUCED, paper=7),
    "speaking.QUESTION_AFTER": running(caucus("question_period", ListJoined("FRA", "caucus"), SpeakerRecognised("JPN", 30_000, on="caucus"), floor=INTRODUCED, paper=7)),
    "speaking.QUESTIONS": caucus("question_period", floor=INTRODUCED, paper=7),
    "speaking.TOUR": caucus("tour_de_table", speaking=30_000, order=("BRA", "DEU")),
    "speaking.TOUR_OVER": caucus("tour_de_table", speaking=30_000),
    "speaking.CAUCUS_SPEAKERS": caucus("moderated_caucus", speaking=30_000),
    "speaking.PRESENT_BY": caucus("presentation", floor=INTRODUCED, started=False, paper=7, proposer="JPN"),
    "speaking.PRESENT": caucus("presentation", floor=INTRODUCED, started=False, paper=7),
    "speaking.CAUCUS_BEGINS": caucus("unmoderated_caucus", started=False),
    "speaking.CONSULTATION_BEGINS": caucus("consultation_of_whole", started=False),
    "speaking.PRESENTS": caucus("presentation", floor=INTRODUCED, paper=7, proposer="JPN"),
    "speaking.HOLDS": caucus("consultation_of_whole", proposer="JPN"),
    "speaking.FREE": caucus("unmoderated_caucus"),
    "speaking.CONSULTING": caucus("consultation_of_whole"),
    "speaking.ANY_QUESTIONS": YIELDED,
    "speaking.COMMENT": given(CommentRequested(COMMENTING.speakers.comments.id, "FRA"), floor=COMMENTING),
    "speaking.ANOTHER_COMMENT": running(given(SpeakerRecognised("FRA", 30_000, "comment"), floor=COMMENTING)),
    "speaking.COMMENTS_THEN": given(ListJoined("BRA"), floor=COMMENTING),
    "speaking.COMMENTS": COMMENTING,
    "speaking.CALL_FOR_MOTIONS": given(SpeakerRecognised("BRA", 1), SpeechEnded(9, "BRA", 1), floor=under(OPEN, speeches_in_a_row=1)),
    "speaking.ANSWER": given(QuestionPut(SPOKEN.speakers.speech.id, "FRA"), floor=YIELDED),
    "speaking.QUESTION_TO": given(QuestionRequested(SPOKEN.speakers.speech.id, "FRA"), floor=YIELDED),
    "speaking.CLOSE_LIST": given(DRAFT, SpeechEnded(9, "JPN", 1), floor=under(SPOKEN, list_empty="close_list")),
    "speaking.TOGETHER": under(OPEN, called_together=3),
    "speaking.CLOSE_DEBATE": given(ListClosed(), DRAFT, floor=EMPTY),
    "speaking.EXHAUSTED": given(ListClosed(), floor=EMPTY),
    "speaking.FLOOR_OPEN": EMPTY,
    "speaking.THANK": SPOKEN,
    "speaking.START": given(SpeakerRecognised("JPN", 90_000), floor=EMPTY),
    "speaking.NEXT": running(given(SpeakerRecognised("BRA", 90_000), floor=OPEN)),
    "speaking.RECOGNISE": OPEN,
    "votes.ADOPTED": closed("placard"),
    "votes.REJECTED": closed("placard", "rejected"),
    "votes.TOO_FEW": closed("placard", "rejected", needed=3),
    "votes.VETOED": given(
        DRAFT, VoteOpened(7, 70, "roll_call", ("BRA", "JPN"), veto=("JPN",)), BallotCast(OPEN.seq + 2, "JPN", "no"),
        VoteClosed(OPEN.seq + 2, "rejected", 1, 1, 0, 0, 5, 3), floor=OPEN,
    ),
    "votes.PART_KEPT": closed("placard", part=1),
    "votes.PART_DELETED": closed("placard", "rejected", part=1),
    "votes.UNDECIDED": closed("placard", "no_decision_quorum"),
    "votes.WITHOUT_A_VOTE": closed("without_vote"),
    "votes.ANY_OBJECTION": vote("without_vote"),
    "votes.PLACARDS": vote("placard"),
    "votes.PHONES": vote("phones"),
    "votes.PASSED": vote("roll_call", lambda id: BallotCast(id, "BRA", "pass"), voted=("BRA",)),
    "votes.CALLED": vote("roll_call"),
    "votes.DIVIDED": vote("roll_call", divided=True),
    "votes.CLOSE": vote("roll_call", lambda id: BallotCast(id, "BRA", "yes"), voted=("BRA",)),
    "votes.EXPLAINS": given(
        ProcedureTaken(replace(RULES, explanations="before")), DRAFT, DebateClosed(0),
        VoteOpened(7, 70, "roll_call", ("BRA", "JPN")), BallotCast(OPEN.seq + 4, "BRA", "no", rights=True),
        VoteClosed(OPEN.seq + 4, "rejected", 0, 1, 0, 1, 5, 3), floor=OPEN,
    ),
    "votes.NOBODY": given(*(SeatLeft(seat) for seat in SEATS.split()), QuorumWaived("open", 0, 2), floor=VOTING),
    "votes.PUT_PHONES": given(MethodAsked("phones", 7), floor=VOTING),
    "votes.END": given(DebateClosed(0), floor=OPEN),
    "votes.PUT_ROLL_CALL": VOTING,
    "votes.PUT_PLACARDS": given(DRAFT, STRIKE, DebateClosed(0), floor=OPEN),
    "votes.PUT_WITHOUT": given(MethodAsked("without_vote", 7), floor=VOTING),
    "votes.REQUESTED": given(MethodAsked("roll_call", 7), floor=VOTING),
    "votes.IMPORTANT": given(DraftMadeImportant(7), floor=VOTING),
    "votes.ORPHAN": given(DraftIntroduced(8, 80, (), TEXT), DebateClosed(0), floor=OPEN),
}  # fmt: skip
"""A floor on which each line is likely."""


def lines_of(floor: Floor) -> list[Line]:
    """All that is to be said on a floor: the step, what comes when time is over, the cue."""
    step, found = next_step(floor), cue(floor)
    said = [step.say, *([step.over.say] if step.over else [])]
    if found:
        said += [found.nearly, *([found.over] if found.over else [])]
    return said


CALLED = {line: name for name, line in LINES.items()}
ALSO = {
    "speaking.CAUCUS_OVER": "speaking.FREE",
    "speaking.CAUCUS_NEARLY": "speaking.FREE",
    "speaking.PRESENTATION_OVER": "speaking.PRESENTS",
    "speaking.QUESTIONS_OVER": "speaking.QUESTIONS",
    "speaking.TIME_FOR_OVER": "speaking.WHO_FOR",
    "speaking.TIME_AGAINST_OVER": "speaking.WHO_AGAINST",
    "speaking.TIME_ONLY_OVER": "one side",
    "speaking.NEARLY": "speaking.THANK",
    "speaking.UP": "speaking.THANK",
}
"""What is said beside a step once the time runs out, and the step."""


@pytest.mark.parametrize("name", list(FLOORS))
def test_each_state_has_its_line(name: str):
    assert CALLED[next_step(FLOORS[name]).say] == name


@pytest.mark.parametrize("name", list(ALSO))
def test_time_that_runs_out_has_its_line(name: str):
    assert name in [CALLED[line] for line in lines_of({**FLOORS, "one side": ONE_SIDE}[ALSO[name]])]


CARRIED = {"id": 2, "carried": True, "how": "clearly_carried"}
ACTS: dict[str, tuple[Fact, ...]] = {
    "CARRIED": (MotionDecided(**CARRIED), CaucusClosed(1, True, 1), CaucusOpened("unmoderated_caucus", 1)),
    "FAILED": (MotionDecided(2, False, "clearly_failed"),),
    "CARRIED_COUNTED": (MotionDecided(2, True, "counted", 5, 1),),
    "FAILED_COUNTED": (MotionDecided(2, False, "counted", 1, 5),),
    "NO_OBJECTION": (MotionDecided(2, True, "no_objection"), DebateClosed(0)),
    "OVERTURNED": (MotionDecided(3, True, "clearly_carried"), RulingOverturned(1)),
    "UPHELD": (MotionDecided(3, False, "counted", 1, 1),),
    "WITHDRAWN": (MotionWithdrawn(2),),
    "DILATORY": (MotionRuledDilatory(2),),
    "NOTED": (MotionRaised("suspend_meeting", "FRA", noted=True),),
    "SECONDED": (MotionSeconded(2),),
    "HEARD": (MotionPut(2),),
    "NO_MORE_MOTIONS": (MotionsCallEnded(),),
    "WELL_TAKEN": (PointRuled(1, "well_taken"),),
    "NOT_WELL_TAKEN": (PointRuled(1, "not_well_taken"),),
    "ANSWERED": (PointRuled(1, "answered"),),
    "OBJECTED": (ObjectionMade(1, "FRA"),),
    "BROKEN_OFF": (VoteAbandoned(1),),
    "REOPENED": (VoteReopened(1),),
    "SUSPENDED": (MeetingSuspended(),),
    "SUSPENDED_UNTIL": (MeetingSuspended(1),),
    "RESUMED": (MeetingResumed(),),
    "ADJOURNED": (CaucusClosed(1, True, 1), PointRuled(1, "set_aside"), TimerEnded(1, 1), MeetingAdjourned()),
    "WAIVED": (QuorumWaived("open", 1, 2),),
    "AGENDA_SET": (AgendaSet((1,)),),
    "PUT_ASIDE": (DebateAdjourned(0),),
    "TAKEN_UP": (DebateResumed(0),),
    "DEBATE_CLOSED": (CommentsEnded(1), CaucusClosed(1, True, 1, "time_against"), DebateClosed(0)),
    "EXTENDED": (CaucusExtended(1, 60_000),),
    "CAUCUS_ENDED": (CaucusClosed(1, True, 1),),
    "ROUND_ENDED": (CaucusClosed(1, True, 1, "tour_de_table"),),
    "PRESENTATION_ENDED": (CaucusClosed(1, True, 1, "presentation"),),
    "QUESTIONS_ENDED": (CaucusClosed(1, True, 1, "question_period"),),
    "FOR_ENDED": (CaucusClosed(1, True, 1, "time_for"),),
    "AGAINST_ENDED": (CaucusClosed(1, True, 1, "time_against"),),
    "LIST_CLOSED": (ListClosed(),),
    "LIST_REOPENED": (ListReopened(),),
    "SPEAKING_TIME": (SpeakingTimeSet(60_000),),
    "YIELDS_TO_CHAIR": (Yielded(1, "JPN", "chair"), SpeechEnded(1, "JPN", 1, "yielded")),
    "YIELDS_TO": (Yielded(1, "JPN", "delegate", "FRA"), SpeakerRecognised("FRA", 1)),
    "YIELDS_TO_QUESTIONS": (Yielded(1, "JPN", "questions"),),
    "YIELDS_TO_COMMENTS": (Yielded(1, "JPN", "comments"), SpeechEnded(1, "JPN", 1, "yielded")),
    "NO_MORE_COMMENTS": (CommentsEnded(1),),
    "REPLY": (SpeakerRecognised("FRA", 1, "reply"),),
    "PASSES": (TurnPassed(1, "JPN"),),
    "FLOOR_PASSED": (FloorPassed(1, "JPN"),),
    "INTRODUCED": (MotionRaised("introduce_draft", "JPN", paper=8, granted=True), DraftIntroduced(8, 80, ("JPN",), TEXT)),
    "TAKEN_BACK": (DraftWithdrawn(7),),
    "AMENDMENT": (MotionRaised("introduce_amendment", "FRA", amendment=12, granted=True), AmendmentIntroduced(7, 12, "strike", "1", 0, ("FRA",), TEXT),),
    "SECOND_DEGREE": (AmendmentIntroduced(7, 16, "add", None, 1, ("FRA",), TEXT, of=14),),
    "FRIENDLY": (AmendmentIncorporated(11),),
    "FRIENDLY_TO_AMENDMENT": (AmendmentIncorporated(15),),
    "AMENDMENT_BACK": (AmendmentWithdrawn(11),),
    "DIVIDED": (DraftDivided(7, (("2",),)),),
    "IMPORTANT": (DraftMadeImportant(7),),
    "REORDERED": (DraftsReordered((7,)),),
    "AGAIN": (DraftReopened(7, 1),),
    "RULES": (ProcedureTaken(RULES),),
    "TIMER_OVER": (TimerEnded(1, 1),),
    "STRAWPOLL": (StrawpollOpened(WORDS, (WORDS, WORDS)),),
    "STRAWPOLL_OVER": (StrawpollClosed(1, (2, 0), 2),),
}  # fmt: skip
"""What comes about, and the outcome that is announced of it."""
SILENT = (
    (MeetingOpened(1), ProcedureTaken(RULES), RollCallOpened()),
    (CaucusClosed(1, False, 1),),
    (SpeakerRecognised("JPN", 1),),
    (PlacardsCounted(1, 1, 1, 1), VoteClosed(1, "adopted", 1, 1, 1, 0, 5, 3)),
)
"""What the next step says, or was said before its button was pressed."""


def announced(facts: tuple[Fact, ...]) -> Line | None:
    """What is announced of an act on a floor with a point, a motion, an appeal, a draft and amendments."""
    before: tuple[Fact, ...] = (
        PointRaised("point_of_order", "FRA"), MotionRaised("suspend_meeting", "FRA"),
        MotionRaised("appeal_ruling", "FRA", subject=1), ProcedureTaken(RULES), DRAFT, STRIKE,
        ADD, TO_IT,
    )  # fmt: skip
    first = len(before) + 1
    entries = [Entry(seq, seq, "dais:chair", 0, fact) for seq, fact in enumerate(before, 1)]
    act = [Entry(seq, first, "dais:chair", 0, fact) for seq, fact in enumerate(facts, first)]
    found = outcome(fold([*entries, *act]), [*entries, *act], act)
    if found:
        wanted = {*_names(found.line.said), *_names(found.line.fuller)}
        assert wanted <= {"time" if name == "until" else name for name in found.values}
    return found.line if found else None


@pytest.mark.parametrize("name", list(ACTS))
def test_each_outcome_is_announced(name: str):
    line = announced(ACTS[name])
    assert line and CALLED[line] == f"outcomes.{name}"


@pytest.mark.parametrize("facts", SILENT)
def test_nothing_is_said_twice(facts: tuple[Fact, ...]):
    assert announced(facts) is None


def test_no_line_is_left_out():
    assert {*FLOORS, *ALSO, *(f"outcomes.{name}" for name in ACTS)} == set(LINES)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_meeting_comes_to_has_its_line(seed: int):
    play = another(begun=[OPENED, *BEGUN.values()][seed])
    play_at_random(play, random.Random(seed).randbytes(6 * 40))
    entries = play.book.entries
    for seq in {entry.act for entry in entries}:
        floor = fold(standing(entries[:seq]))
        step = next_step(floor)
        for each in (step, step.over):
            if each:
                assert each.say in CALLED
                wanted = {*_names(each.say.said), *_names(each.say.fuller), *_names(each.say.why)}
                assert wanted <= set(each.values), CALLED[each.say]
