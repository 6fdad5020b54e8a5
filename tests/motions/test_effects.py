"""What motions bring about, moved or declared, and which others fall."""

import pytest
from msgspec.structs import replace

from committees.clock import Clock
from committees.rules import MeetingAdjourned, MeetingSuspended, PhonesSet
from delegates.rules.speakers import (
    ClockPaused,
    ListClosed,
    ListReopened,
    SpeakerRecognised,
    SpeakingTimeSet,
    SpeechEnded,
)
from motions.effects import EFFECTS
from motions.rules.agenda import AgendaProposed, AgendaSet, DebateAdjourned, DebateClosed, DebateResumed
from motions.rules.ballots import MethodAsked, PlacardsCounted, ResultAnnounced, VoteClosed, VoteOpened
from motions.rules.caucus import CaucusClosed, CaucusExtended, CaucusOpened
from motions.rules.motions import (
    MotionDecided,
    MotionPlaced,
    MotionRaised,
    MotionsCalled,
    MotionSeconded,
    MotionsFell,
    RulingOverturned,
)
from motions.rules.points import PointRaised, PointRuled
from motions.rules.procedure import ProcedureTaken
from motions.rules.timer import TimerSet
from motions.rulings.motions import decide_motion
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.amendments import AmendmentIntroduced, DraftDivided
from resolutions.rules.drafts import (
    DraftIntroduced,
    DraftMadeImportant,
    DraftRejected,
    DraftReopened,
    DraftsReordered,
    DraftWithdrawn,
)
from resolutions.rules.proposed import AmendmentSubmitted
from resolutions.rules.submissions import PaperApproved, PaperSubmitted
from resolutions.rules.support import SupportGiven
from tests.given import EVERY_KIND, NOW, RULES, after, given, objection, refusal, when
from tests.motions.floors import CARRIED, MODERATED, OPEN, THIN, TOPIC, UNMODERATED, before_the_room

DRAFT = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64, operative=4)
PAPER = PaperSubmitted(8, 80, "DEU", ("DEU", "JPN"), "1" * 64, 3)
OTHER = DraftIntroduced(paper=9, version=90, sponsors=("FRA",), text="0" * 64, operative=2)
HANDED_IN = AmendmentSubmitted(7, 5, "replace", "2", 1, "DEU", ("DEU",), "2" * 64)
MEMBERS = ("BRA", "DEU", "FRA", "JPN", "SEN")
VOTE = OPEN.seq + 4
"""Placards, on a floor whose rules were taken, whose draft was introduced and whose debate was closed."""
DECIDED = (
    DRAFT,
    DebateClosed(0),
    VoteOpened(7, 70, "placard", MEMBERS),
    PlacardsCounted(VOTE, 2, 2, 1),
    VoteClosed(VOTE, "rejected", 2, 2, 1, 0, 5, 3),
    ResultAnnounced(VOTE, "rejected"),
    DraftRejected(7, VOTE, 1),
)
RULED = (PointRaised("point_of_order", "BRA"), PointRuled(OPEN.seq + 1, "not_well_taken"))

# For each effect: what happened before, what is said (ms), and what it brings about.
BROUGHT_ABOUT = {
    MODERATED: (
        [],
        {"total": 600_000, "speaking": 45_000, "topic": TOPIC},
        [CaucusOpened(MODERATED, 600_000, 45_000, TOPIC, "DEU")],
    ),
    UNMODERATED: ([], {"total": 600_000}, [CaucusOpened(UNMODERATED, 600_000, proposer="DEU")]),
    "consultation_of_whole": (
        [],
        {"total": 600_000},
        [CaucusOpened("consultation_of_whole", 600_000, proposer="DEU")],
    ),
    "tour_de_table": (
        [],
        {"speaking": 30_000, "topic": TOPIC},
        [
            CaucusOpened(
                "tour_de_table",
                180_000,
                30_000,
                TOPIC,
                "DEU",
                order=("BRA", "DEU", "FRA", "JPN", "SEN", "USA"),
            )
        ],
    ),
    "question_period": (
        [DRAFT],
        {"total": 300_000, "paper": 7},
        [CaucusOpened("question_period", 300_000, 30_000, proposer="DEU", slot="none", paper=7)],
    ),
    "introduce_draft": (
        [PAPER, PaperApproved(8)],
        {"paper": 8},
        [
            DraftIntroduced(8, 80, ("DEU", "JPN"), "1" * 64, 3),
            CaucusOpened("presentation", 180_000, proposer="DEU", declared=True, paper=8),
        ],
    ),
    "introduce_amendment": (
        [DRAFT, HANDED_IN],
        {"amendment": 5},
        [AmendmentIntroduced(7, 5, "replace", "2", 1, ("DEU",), "2" * 64)],
    ),
    "extend_caucus": (
        [CaucusOpened(UNMODERATED, 600_000)],
        {"total": 120_000},
        [CaucusExtended(OPEN.seq + 1, 120_000)],
    ),
    "set_speaking_time": ([], {"speaking": 60_000}, [SpeakingTimeSet(60_000)]),
    "close_speakers_list": ([], {}, [ListClosed()]),
    "reopen_speakers_list": ([ListClosed()], {}, [ListReopened()]),
    "suspend_meeting": ([TimerSet(60_000)], {}, [ClockPaused("timer", OPEN.seq + 1), MeetingSuspended(None)]),
    "adjourn_meeting": ([], {}, [MeetingAdjourned()]),
    "adjourn_debate": ([], {}, [DebateAdjourned(0)]),
    "resume_debate": ([DebateAdjourned(0)], {}, [DebateResumed(0)]),
    "close_debate": ([DRAFT], {}, [DebateClosed(0)]),
    "set_agenda": ([AgendaProposed((1, 2))], {"topics": (2, 1)}, [AgendaSet((2, 1))]),
    "division": (
        [DRAFT, DebateClosed(0)],
        {"paper": 7, "parts": (("2",),)},
        [DraftDivided(7, (("2",),), ((2,),))],
    ),
    "roll_call_vote": ([DRAFT, DebateClosed(0)], {}, [MethodAsked("roll_call", 7)]),
    "adopt_without_vote": ([DRAFT, DebateClosed(0)], {}, [MethodAsked("without_vote", 7)]),
    "withdraw_proposal": ([DRAFT, SupportGiven(7, "DEU", "sponsor")], {"paper": 7}, [DraftWithdrawn(7)]),
    "reorder_drafts": (
        [DRAFT, OTHER, DebateClosed(0)],
        {"papers": (9, 7)},
        [DraftsReordered((9, 7))],
    ),
    "important_question": (
        [ProcedureTaken(EVERY_KIND), DRAFT, DebateClosed(0)],
        {"paper": 7},
        [DraftMadeImportant(7)],
    ),
    "reconsider": ([ProcedureTaken(EVERY_KIND), *DECIDED], {"paper": 7}, [DraftReopened(7, VOTE)]),
    "divide_the_house": (
        [ProcedureTaken(EVERY_KIND), *DECIDED],
        {},
        [
            DraftReopened(7, VOTE),
            VoteOpened(7, 70, "roll_call", MEMBERS, no_abstention=MEMBERS, divided=True),
        ],
    ),
    "overturn_ruling": ([*RULED], {}, [RulingOverturned(OPEN.seq + 2)]),
}
FOR_THE_ASKING = (
    "introduce_draft",
    "introduce_amendment",
    "withdraw_proposal",
    "roll_call_vote",
    "adopt_without_vote",
)
CODES = {kind.effect: kind.code for kind in EVERY_KIND.moved()}


def seconds_of(said):
    return {name: value // 1000 if name in ("total", "speaking") else value for name, value in said.items()}


def test_every_effect_is_tried_below():
    assert set(BROUGHT_ABOUT) == set(EFFECTS)


@pytest.mark.parametrize("effect", [effect for effect in BROUGHT_ABOUT if effect not in FOR_THE_ASKING])
def test_every_effect_comes_about_by_a_motion(effect):
    facts, said, brought = BROUGHT_ABOUT[effect]
    floor = after(
        given(*facts, floor=OPEN), raise_motion, motion=CODES[effect], seat="DEU", **seconds_of(said)
    )
    id = floor.seq
    floor = given(MotionSeconded(id, "FRA"), floor=floor)
    decided = when(floor, decide_motion, id=id, **CARRIED)
    assert decided == (MotionDecided(id, True, "clearly_carried"), *brought)
    assert given(*decided, floor=floor).business.motions.pending == ()


@pytest.mark.parametrize("effect", FOR_THE_ASKING)
def test_what_is_had_for_the_asking_has_its_effect_at_once_if_the_dais_enters_it(effect):
    facts, said, brought = BROUGHT_ABOUT[effect]
    floor = given(*facts, floor=OPEN)
    assert when(floor, raise_motion, motion=CODES[effect], seat="DEU") == (
        MotionRaised(CODES[effect], "DEU", granted=True, **said),
        *brought,
    )
    asked = after(floor, raise_motion, motion=CODES[effect], seat="DEU")
    assert asked.business.motions.pending == ()


def test_what_a_phone_asks_for_waits_for_the_chair():
    floor = given(DRAFT, DebateClosed(0), PhonesSet("all"), MotionsCalled(), floor=OPEN)
    by_phone = {"motion": "roll_call_vote", "seat": "DEU", "by": "seat:DEU"}
    assert when(floor, raise_motion, **by_phone) == (MotionRaised("roll_call_vote", "DEU"),)
    floor = after(floor, raise_motion, **by_phone)
    assert when(floor, decide_motion, id=floor.seq, how="no_objection")[-1] == MethodAsked("roll_call", 7)


@pytest.mark.parametrize("effect", [effect for effect in BROUGHT_ABOUT if effect != "overturn_ruling"])
def test_every_effect_comes_about_by_declaration(effect):
    facts, said, brought = BROUGHT_ABOUT[effect]
    declared = [replace(fact, declared=True) if isinstance(fact, CaucusOpened) else fact for fact in brought]
    floor = given(*facts, floor=OPEN)
    args = {"motion": CODES[effect], **seconds_of(said)}
    if any(isinstance(fact, CaucusOpened) for fact in brought):
        args["seat"] = "DEU"
    assert list(when(floor, declare_motion, **args)) == declared


def test_the_chairs_rulings_are_overturned_by_the_room_alone():
    floor = given(*RULED, floor=OPEN)
    sentence = "The Chair's rulings are overturned by the room."
    assert refusal(floor, declare_motion, motion="appeal_ruling") == sentence


def test_a_break_of_some_minutes_ends_at_a_time():
    (suspended,) = when(OPEN, declare_motion, motion="suspend_meeting", total=600, at=5_000)
    assert suspended == MeetingSuspended(NOW + 605_000)
    named = when(OPEN, declare_motion, motion="suspend_meeting", total=600, until=NOW + 60_000)
    assert named == (MeetingSuspended(NOW + 60_000),)


def test_a_time_that_has_passed_when_the_room_decides_is_not_put_on_the_screens():
    floor = before_the_room(MotionRaised("suspend_meeting", "DEU", until=NOW + 60_000))
    id = floor.business.motions.pending[0].id
    *_others, suspended = when(floor, decide_motion, id=id, **CARRIED, at=120_000)
    assert suspended == MeetingSuspended(None)


# What falls and what stays


@pytest.mark.parametrize("kind", [kind for kind in RULES.moved() if kind.effect in BROUGHT_ABOUT], ids=str)
def test_the_other_motions_fall_only_when_the_floor_is_taken(kind):
    facts, said, _brought = BROUGHT_ABOUT[kind.effect]
    floor = before_the_room(MotionRaised(UNMODERATED, "SEN", 60_000), floor=given(*facts, floor=OPEN))
    floor = given(MotionRaised("set_speaking_time", "FRA", None, 60_000, noted=True), floor=floor)
    if kind.effect == "overturn_ruling":
        said = {"subject": floor.business.last_ruling}
    floor = before_the_room(MotionRaised(kind.code, "DEU", **said), floor=floor)
    mine, other = floor.business.motions.pending[-1].id, floor.business.motions.pending[0].id
    facts = when(given(MotionPlaced(mine, other), floor=floor), decide_motion, id=mine, **CARRIED)
    assert (MotionsFell((other,)) in facts) == kind.takes_floor
    motions = given(*facts, floor=floor).business.motions
    assert len(motions.pending) == (0 if kind.takes_floor else 1)
    assert [motion.raised.seat for motion in motions.noted] == ["FRA"], "what is noted stays"


def test_declaring_takes_the_floor_from_whoever_has_it():
    floor = given(
        CaucusOpened(MODERATED, 600_000, 45_000),
        MotionRaised(UNMODERATED, "FRA", 300_000),
        SpeakerRecognised("JPN", 45_000, on="caucus", running=True),
        floor=OPEN,
    )
    held = OPEN.seq + 1
    declared = {"motion": MODERATED, "total": 300, "speaking": 30, "seat": "BRA"}
    facts = when(floor, declare_motion, **declared, at=10_000)
    assert facts == (
        MotionsFell((held + 1,)),
        SpeechEnded(floor.speakers.speech.id, "JPN", 10_000, "caucus"),
        CaucusClosed(held, early=True, spent=10_000),
        CaucusOpened(MODERATED, 300_000, 30_000, proposer="BRA", declared=True),
    )
    floor = given(*facts, floor=floor, at=10_000)
    assert floor.business.caucus.queue == ("BRA",)
    assert floor.business.caucus.clock == Clock(300_000)


def test_declaring_is_for_a_room_in_session_and_its_proposer_is_in_it():
    args = {"motion": UNMODERATED, "total": 300}
    assert refusal(given(), declare_motion, **args) == "No meeting is open."
    assert objection(THIN, declare_motion, **args, seat="DEU") == "DEU is not in the room by the roll."
    voting = given(VoteOpened(7, 70, "roll_call", ("BRA",)), floor=OPEN)
    assert objection(voting, declare_motion, **args) == "A vote is under way."


def test_declaring_needs_no_quorum_to_decide():
    assert when(THIN, declare_motion, motion=UNMODERATED, total=300)
