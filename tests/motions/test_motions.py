"""Motions: raised, seconded, put in order, decided; what they bring about; or declared without one."""

import pytest
from msgspec.structs import replace

from committees.clock import Clock
from committees.facts import RuledInOrder, WordsRef
from committees.order import OutOfOrder
from committees.rules import MeetingAdjourned, MeetingSuspended, PhonesSet
from delegates.rules.roll import QuorumWaived, RollCallOpened, SeatLeft
from delegates.rules.speakers import (
    ClockPaused,
    ListClosed,
    ListJoined,
    ListReopened,
    SpeakerRecognised,
    SpeakingTimeSet,
    SpeechEnded,
)
from motions.effects import EFFECTS
from motions.limits import warnings
from motions.rules.agenda import (
    AgendaProposed,
    AgendaSet,
    DebateAdjourned,
    DebateClosed,
    DebateResumed,
)
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusClosed, CaucusExtended, CaucusOpened
from motions.rules.motions import (
    Motion,
    MotionAdmitted,
    MotionDecided,
    MotionKept,
    MotionPlaced,
    MotionRaised,
    MotionRuledDilatory,
    MotionsCalled,
    MotionsCallEnded,
    MotionSeconded,
    MotionsFell,
    MotionWithdrawn,
    RulingOverturned,
)
from motions.rules.points import PointRaised, PointRuled
from motions.rules.procedure import Kind, ProcedureTaken
from motions.rules.timer import TimerSet
from motions.rulings.motions import (
    admit_motion,
    decide_motion,
    keep_motion,
    place_motion,
    rule_dilatory,
    second_motion,
    withdraw_motion,
)
from motions.rulings.raising import call_motions, declare_motion, end_call, raise_motion, seconds_missing
from resolutions.rules import DraftIntroduced
from tests.given import CHAIR, NOW, RULES, after, given, objection, refusal, room, when

MODERATED, UNMODERATED = "moderated_caucus", "unmoderated_caucus"
TOPIC = WordsRef("w1", "0" * 64)
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"), ListJoined("JPN"), ListJoined("FRA"))
THIN = given(*room("BRA DEU FRA JPN SEN", absent="DEU FRA JPN"))
SPEAKING = given(SpeakerRecognised("JPN", 90_000, running=True), floor=OPEN)
CALLED = given(PhonesSet("all"), MotionsCalled(), floor=OPEN)
CAUCUS = given(CaucusOpened(UNMODERATED, 600_000), floor=OPEN)
MOVED = given(MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC), floor=OPEN)
ID = MOVED.seq
SECONDED = given(MotionSeconded(ID), floor=MOVED)
CARRIED = {"how": "clearly_carried"}


def ruled_by(floor, **kinds):
    """`floor` under rules in which some kinds are otherwise."""
    changed = {code: replace(RULES.kinds[code], **values) for code, values in kinds.items()}
    return given(ProcedureTaken(replace(RULES, kinds={**RULES.kinds, **changed})), floor=floor)


def before_the_room(*raised, floor=OPEN):
    """`floor` with these motions, each seconded."""
    for motion in raised:
        floor = given(motion, floor=floor)
        floor = given(MotionSeconded(floor.seq), floor=floor)
    return floor


# Raising


def test_a_seat_moves_and_its_motion_is_before_the_room():
    said = {"motion": MODERATED, "seat": "DEU", "total": 600, "speaking": 45, "topic": TOPIC}
    assert when(OPEN, raise_motion, **said) == (MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC),)
    motions = MOVED.business.motions
    assert motions.pending == (Motion(ID, MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC)),)
    assert (motions.find(ID), motions.find(ID - 1)) == (motions.pending[0], None)


def test_a_motion_keeps_what_its_kind_takes_and_nothing_else():
    everything = {"total": 600, "speaking": 45, "topic": TOPIC, "slot": "last", "until": NOW + 60_000}
    assert when(OPEN, raise_motion, motion="adjourn_meeting", seat="DEU", **everything) == (
        MotionRaised("adjourn_meeting", "DEU"),
    )
    assert when(OPEN, raise_motion, motion=UNMODERATED, seat="DEU", **everything) == (
        MotionRaised(UNMODERATED, "DEU", 600_000, topic=TOPIC),
    )
    assert when(OPEN, raise_motion, motion="suspend_meeting", seat="DEU", **everything) == (
        MotionRaised("suspend_meeting", "DEU", topic=TOPIC, until=NOW + 60_000),
    )
    (said,) = when(OPEN, raise_motion, motion=MODERATED, seat="DEU", **everything)
    assert (said.slot, said.until) == ("last", None)


def test_a_motion_names_no_topics_of_the_agenda_unless_it_is_about_them():
    (said,) = when(OPEN, raise_motion, motion=UNMODERATED, seat="DEU", total=60, subject=3, topics=(1, 2))
    assert (said.subject, said.topics) == (None, ())


def test_the_last_times_of_each_kind_are_remembered():
    floor = given(
        MotionRaised(UNMODERATED, "FRA", 300_000), MotionRaised("adjourn_meeting", "FRA"), floor=MOVED
    )
    assert floor.business.motions.last_times == {MODERATED: (600_000, 45_000), UNMODERATED: (300_000, None)}


@pytest.mark.parametrize(
    ("motion", "terms", "sentence"),
    [
        (MODERATED, {"total": 0, "speaking": 45}, "Say how long it is to last."),
        (MODERATED, {"speaking": 45}, "Say how long it is to last."),
        (MODERATED, {"total": -60, "speaking": 45}, "Say how long it is to last."),
        (MODERATED, {"total": 600}, "Say how long a speech is to last."),
        (MODERATED, {"total": 600, "speaking": 0}, "Say how long a speech is to last."),
        (MODERATED, {"total": 600, "speaking": -5}, "Say how long a speech is to last."),
        (MODERATED, {"total": 600, "speaking": 601}, "One speech would be longer than the whole caucus."),
        (UNMODERATED, {"total": 86_401}, "That is more than a day."),
        ("set_speaking_time", {}, "Say how long a speech is to last."),
        ("set_speaking_time", {"speaking": 86_401}, "That is more than a day."),
        ("suspend_meeting", {"until": NOW}, "That time has passed. Name a later one."),
    ],
)
def test_terms_that_make_no_sense_are_refused_moved_or_declared(motion, terms, sentence):
    assert refusal(OPEN, raise_motion, motion=motion, seat="DEU", **terms) == sentence
    assert refusal(OPEN, declare_motion, motion=motion, **terms) == sentence


def test_a_time_that_may_be_left_out_is_not_negative():
    sentence = "Say how long it is to last."
    assert refusal(OPEN, raise_motion, motion="suspend_meeting", seat="DEU", total=-60) == sentence


def test_one_speech_may_fill_the_whole_caucus_and_a_caucus_a_whole_day():
    said = {"motion": MODERATED, "seat": "DEU", "topic": TOPIC}
    assert when(OPEN, raise_motion, **said, total=60, speaking=60)
    assert when(OPEN, raise_motion, **said, total=86_400, speaking=60)


def test_a_moderated_caucus_needs_a_topic_when_it_is_moved():
    args = {"motion": MODERATED, "total": 600, "speaking": 45}
    assert objection(OPEN, raise_motion, seat="DEU", **args) == "That motion needs a topic."
    assert when(OPEN, raise_motion, seat="DEU", **args, ruled=True)[1] == (
        MotionRaised(MODERATED, "DEU", 600_000, 45_000, overruled=("That motion needs a topic.",))
    )
    assert when(OPEN, declare_motion, **args)


@pytest.mark.parametrize("motion", ["tour_de_table", "point_of_order", "right_of_reply", "crown_the_chair"])
def test_a_kind_that_brings_nothing_about_is_not_moved(motion):
    sentence = "This procedure does not know that motion."
    assert refusal(OPEN, raise_motion, motion=motion, seat="DEU") == sentence
    assert refusal(OPEN, declare_motion, motion=motion) == sentence


def test_a_kind_that_the_director_has_put_aside_is_not_moved():
    floor = ruled_by(OPEN, adjourn_debate={"enabled": False})
    sentence = "This procedure does not know that motion."
    assert refusal(floor, raise_motion, motion="adjourn_debate", seat="DEU") == sentence


# The moment


@pytest.mark.parametrize(
    ("facts", "motion", "sentence"),
    [
        ([AgendaProposed((1, 2))], "close_speakers_list", "That is not in order before a topic is taken up."),
        ([AgendaProposed((1, 2)), AgendaSet((1, 2))], "set_agenda", "That is not in order in formal debate."),
        (
            [CaucusOpened(MODERATED, 600_000, 45_000)],
            UNMODERATED,
            "That is not in order in a moderated caucus.",
        ),
        ([CaucusOpened(UNMODERATED, 600_000)], UNMODERATED, "That is not in order in an unmoderated caucus."),
        (
            [CaucusOpened("consultation_of_whole", 600_000)],
            UNMODERATED,
            "That is not in order in a consultation of the whole.",
        ),
        ([DebateClosed(0)], UNMODERATED, "That is not in order in voting procedure."),
        (
            [VoteOpened(7, 70, "roll_call", ("BRA",))],
            UNMODERATED,
            "That is not in order while a vote is under way.",
        ),
        ([SpeakerRecognised("JPN", 90_000)], UNMODERATED, "A speaker has the floor."),
        ([SeatLeft("DEU")], UNMODERATED, "DEU is not in the room by the roll."),
        ([RollCallOpened()], UNMODERATED, "The roll call is not finished."),
    ],
)
def test_the_wrong_moment_is_refused_in_words_of_its_own(facts, motion, sentence):
    args = {"motion": motion, "seat": "DEU", "total": 600}
    assert objection(given(*facts, floor=OPEN), raise_motion, **args) == sentence


def test_nothing_is_moved_while_no_meeting_is_open():
    args = {"motion": UNMODERATED, "seat": "DEU", "total": 600}
    assert refusal(given(), raise_motion, **args) == "No meeting is open."
    assert refusal(given(MeetingSuspended(), floor=OPEN), raise_motion, **args) == "The meeting is suspended."
    assert refusal(OPEN, raise_motion, **{**args, "seat": "XXX"}) == "There is no seat XXX in this committee."


def test_a_kind_that_interrupts_is_heard_while_somebody_speaks():
    floor = ruled_by(SPEAKING, adjourn_meeting={"interrupts": True})
    assert when(floor, raise_motion, motion="adjourn_meeting", seat="DEU")
    assert (
        objection(SPEAKING, raise_motion, motion="adjourn_meeting", seat="DEU") == "A speaker has the floor."
    )


def test_what_only_members_move_is_not_moved_by_observers():
    floor = ruled_by(OPEN, adjourn_meeting={"raised_by": "members"})
    assert objection(floor, raise_motion, motion="adjourn_meeting", seat="USA") == "Only members move this."
    assert when(floor, raise_motion, motion="adjourn_meeting", seat="DEU")
    assert when(OPEN, raise_motion, motion="adjourn_meeting", seat="USA")


def test_what_could_have_no_effect_is_not_moved():
    closed = given(ListClosed(), floor=OPEN)
    for floor, motion, sentence in (
        (closed, "close_speakers_list", "The speakers list is closed."),
        (OPEN, "reopen_speakers_list", "The speakers list is open."),
        (OPEN, "resume_debate", "No debate is adjourned."),
        (OPEN, "appeal_ruling", "The Chair has made no ruling yet."),
    ):
        assert refusal(floor, raise_motion, motion=motion, seat="DEU") == sentence
    sentence = "No draft resolution has been introduced, so there would be nothing to vote on."
    assert objection(OPEN, raise_motion, motion="close_debate", seat="DEU") == sentence


# Phones


def test_phones_move_only_when_they_may_do_everything_and_the_chair_has_called():
    args = {"motion": UNMODERATED, "seat": "DEU", "total": 600, "by": "seat:DEU"}
    assert refusal(OPEN, raise_motion, **args) == "The Chair takes motions by placard."
    everything = given(PhonesSet("all"), floor=OPEN)
    assert refusal(everything, raise_motion, **args) == "The Chair has not called for motions."
    assert when(CALLED, raise_motion, **args) == (MotionRaised(UNMODERATED, "DEU", 600_000),)
    assert refusal(CALLED, raise_motion, **args, noted=True) == "Only the dais notes motions for later."


def test_a_delegation_has_one_motion_before_the_room():
    first = {"motion": UNMODERATED, "seat": "DEU", "total": 600}
    moved = after(CALLED, raise_motion, by="seat:DEU", **first)
    again = {**first, "total": 900}
    assert refusal(moved, raise_motion, by="seat:DEU", **again) == "Your motion is before the room already."
    assert when(moved, raise_motion, by="seat:FRA", **{**again, "seat": "FRA"})
    assert when(moved, raise_motion, **again), "the dais hears whoever it likes"
    gone = after(moved, withdraw_motion, by="seat:DEU", id=moved.seq)
    assert when(gone, raise_motion, by="seat:DEU", **again)


def test_motions_are_called_for_and_the_call_ends():
    assert when(OPEN, call_motions) == (MotionsCalled(),)
    assert refusal(CALLED, call_motions) == "Motions have been called for."
    assert objection(SPEAKING, call_motions) == "A speaker has the floor."
    voting = given(VoteOpened(7, 70, "roll_call", ("BRA",)), floor=OPEN)
    assert objection(voting, call_motions) == "A vote is under way."
    assert when(CALLED, end_call) == (MotionsCallEnded(),)
    assert not after(CALLED, end_call).business.motions.calling
    assert refusal(OPEN, end_call) == "The Chair has not called for motions."
    assert refusal(given(), call_motions) == "No meeting is open."


@pytest.mark.parametrize(
    "fact",
    [
        SpeakerRecognised("JPN", 90_000),
        CaucusOpened(UNMODERATED, 600_000),
        MeetingSuspended(),
        MeetingAdjourned(),
    ],
)
def test_the_call_for_motions_is_over_when_something_else_begins(fact):
    assert CALLED.business.motions.calling
    assert not given(fact, floor=CALLED).business.motions.calling


def test_a_motion_leaves_the_call_open_and_whoever_has_the_floor_ends_it():
    floor = given(MotionRaised(UNMODERATED, "DEU", 60_000), floor=CALLED)
    assert floor.business.motions.calling
    for place in ("general", "caucus", "reply", "explanation"):
        assert not given(SpeakerRecognised("JPN", 60_000, place), floor=floor).business.motions.calling


def test_a_motion_from_a_phone_does_not_take_the_place_of_the_one_that_is_put():
    args = {"by": "seat:FRA", "motion": "suspend_meeting", "seat": "FRA", "total": 600}
    floor = given(MotionRaised(UNMODERATED, "DEU", 60_000), floor=CALLED)
    first = floor.business.motions.pending[0].id
    assert when(floor, raise_motion, **args)[0].before == first, "nobody votes on it yet"
    put = given(MotionSeconded(first, "BRA"), floor=floor)
    assert when(put, raise_motion, **args)[0].before is None
    assert when(put, raise_motion, **{**args, "by": CHAIR})[0].before == first, (
        "the dais hears it and decides"
    )


def test_the_chair_overrules_what_it_has_read_and_is_asked_about_the_rest():
    args = {"motion": MODERATED, "seat": "DEU", "total": 600, "speaking": 45}
    speaking = given(SpeakerRecognised("JPN", 60_000), floor=OPEN)
    with pytest.raises(OutOfOrder) as refused:
        when(speaking, raise_motion, **args, ruled=frozenset({"A speaker has the floor."}))
    assert str(refused.value) == "That motion needs a topic."
    both = frozenset({"A speaker has the floor.", "That motion needs a topic."})
    assert when(speaking, raise_motion, **args, ruled=both)[-1].overruled == (
        "A speaker has the floor.",
        "That motion needs a topic.",
    )


def test_what_was_overruled_when_it_was_moved_need_not_be_once_more():
    sentence = "No draft resolution has been introduced, so there would be nothing to vote on."
    args = {"motion": "close_debate", "seat": "DEU"}
    assert objection(OPEN, raise_motion, **args) == sentence
    moved = after(OPEN, raise_motion, **args, ruled=frozenset({sentence}))
    id = moved.business.motions.pending[0].id
    decided = when(given(MotionSeconded(id), floor=moved), decide_motion, id=id, how="no_objection")
    assert DebateClosed(0) in decided


# Noted, admitted, kept


def test_a_motion_at_the_wrong_moment_is_noted_and_comes_before_the_room_at_the_right_one():
    (noted,) = when(SPEAKING, raise_motion, motion="adjourn_meeting", seat="DEU", noted=True)
    assert noted == MotionRaised("adjourn_meeting", "DEU", noted=True)
    floor = given(noted, floor=SPEAKING)
    id = floor.seq
    assert (floor.business.motions.pending, floor.business.motions.noted) == ((), (Motion(id, noted),))
    assert objection(floor, admit_motion, id=id) == "A speaker has the floor."
    free = given(SpeechEnded(SPEAKING.seq, "JPN", 0), floor=floor)
    assert when(free, admit_motion, id=id) == (MotionAdmitted(id),)
    admitted = after(free, admit_motion, id=id)
    assert (admitted.business.motions.pending, admitted.business.motions.noted) == ((Motion(id, noted),), ())
    assert refusal(admitted, admit_motion, id=id) == "That motion is no longer noted."


def test_an_admitted_motion_takes_its_place_by_precedence():
    floor = given(MotionRaised("suspend_meeting", "FRA", noted=True), floor=MOVED)
    assert when(floor, admit_motion, id=floor.seq) == (MotionAdmitted(floor.seq, before=ID),)
    floor = after(floor, admit_motion, id=floor.seq)
    assert [motion.raised.seat for motion in floor.business.motions.pending] == ["FRA", "DEU"]


def test_a_noted_motion_whose_mover_has_left_waits_for_the_chairs_ruling():
    floor = given(MotionRaised("suspend_meeting", "FRA", noted=True), SeatLeft("FRA"), floor=OPEN)
    assert objection(floor, admit_motion, id=OPEN.seq + 1) == "FRA is not in the room by the roll."


def test_a_noted_motion_is_neither_seconded_nor_decided_nor_ruled_dilatory_but_withdrawn():
    floor = given(MotionRaised("suspend_meeting", "FRA", noted=True), floor=OPEN)
    gone = "That motion is no longer before the room."
    for ruling, args in (
        (second_motion, {}),
        (decide_motion, CARRIED),
        (rule_dilatory, {}),
        (place_motion, {}),
    ):
        assert refusal(floor, ruling, id=floor.seq, **args) == gone
    assert when(floor, withdraw_motion, id=floor.seq) == (MotionWithdrawn(floor.seq),)
    assert after(floor, withdraw_motion, id=floor.seq).business.motions.noted == ()


def test_what_fell_can_be_kept_until_something_else_begins():
    floor = after(
        before_the_room(MotionRaised(UNMODERATED, "FRA", 300_000)), declare_motion, motion="suspend_meeting"
    )
    assert floor.business.motions.pending == ()
    floor = before_the_room(MotionRaised(UNMODERATED, "FRA", 300_000))
    id = floor.business.motions.pending[0].id
    fallen = after(floor, declare_motion, motion=MODERATED, total=600, speaking=45)
    assert [motion.id for motion in fallen.business.motions.fallen] == [id]
    assert when(fallen, keep_motion, id=id) == (MotionKept(id),)
    kept = after(fallen, keep_motion, id=id).business.motions
    assert ([motion.id for motion in kept.noted], kept.fallen) == ([id], ())
    sentence = "That motion has not just fallen."
    assert refusal(after(fallen, keep_motion, id=id), keep_motion, id=id) == sentence
    assert refusal(after(fallen, call_motions), keep_motion, id=id) == sentence
    later = given(CaucusClosed(fallen.seq, False, 0), SpeakerRecognised("JPN", 90_000), floor=fallen)
    assert refusal(later, keep_motion, id=id) == sentence


def test_what_fell_with_a_suspension_can_be_kept_as_well():
    raised = MotionRaised("suspend_meeting", "FRA", 600_000), MotionRaised(UNMODERATED, "DEU", 300_000)
    floor = before_the_room(*raised)
    first, other = (motion.id for motion in floor.business.motions.pending)
    suspended = after(floor, decide_motion, id=first, **CARRIED)
    assert [motion.id for motion in suspended.business.motions.fallen] == [other]
    assert when(suspended, keep_motion, id=other) == (MotionKept(other),)


def test_a_kept_motion_keeps_its_seconds():
    floor = before_the_room(MotionRaised(UNMODERATED, "FRA", 300_000))
    (motion,) = floor.business.motions.pending
    floor = after(floor, declare_motion, motion=MODERATED, total=600, speaking=45)
    floor = given(
        MotionKept(motion.id), CaucusClosed(floor.seq, False, 0), MotionAdmitted(motion.id), floor=floor
    )
    assert floor.business.motions.pending == (motion,)


# Seconds


def test_a_second_comes_from_a_country_or_from_a_placard():
    assert when(MOVED, second_motion, id=ID, seat="FRA") == (MotionSeconded(ID, "FRA"),)
    assert when(MOVED, second_motion, id=ID) == (MotionSeconded(ID),)
    (motion,) = after(MOVED, second_motion, id=ID, seat="FRA").business.motions.pending
    assert motion.seconds == ("FRA",)
    assert (seconds_missing(MOVED, MOVED.business.motions.pending[0]), seconds_missing(MOVED, motion)) == (
        1,
        0,
    )


def test_seconds_that_are_refused():
    assert refusal(SECONDED, second_motion, id=ID, seat="FRA") == "No further second is needed."
    assert refusal(MOVED, second_motion, id=ID, seat="DEU") == "A motion is seconded by another delegation."
    assert refusal(MOVED, second_motion, id=ID - 1) == "That motion is no longer before the room."
    assert refusal(MOVED, second_motion, id=ID, seat="XXX") == "There is no seat XXX in this committee."
    gone = given(SeatLeft("FRA"), floor=MOVED)
    assert objection(gone, second_motion, id=ID, seat="FRA") == "FRA is not in the room by the roll."
    two = ruled_by(given(MotionSeconded(ID, "FRA"), floor=MOVED), moderated_caucus={"seconds": 2})
    assert refusal(two, second_motion, id=ID, seat="FRA") == "FRA has seconded it already."
    assert when(two, second_motion, id=ID, seat="JPN")


def test_phones_second_only_when_they_may_do_everything():
    sentence = "The Chair takes seconds by placard."
    assert refusal(MOVED, second_motion, by="seat:FRA", id=ID, seat="FRA") == sentence
    everything = given(PhonesSet("all"), floor=MOVED)
    assert when(everything, second_motion, by="seat:FRA", id=ID, seat="FRA") == (MotionSeconded(ID, "FRA"),)


def test_a_motion_is_decided_once_it_has_its_seconds():
    assert objection(MOVED, decide_motion, id=ID, **CARRIED) == "The motion has no second yet."
    none = ruled_by(MOVED, moderated_caucus={"seconds": 0})
    assert when(none, decide_motion, id=ID, **CARRIED)
    assert refusal(none, second_motion, id=ID) == "No further second is needed."


# Precedence


def test_motions_are_put_in_order_of_precedence():
    said = {"motion": "adjourn_meeting", "seat": "FRA"}
    assert when(SECONDED, raise_motion, **said) == (MotionRaised("adjourn_meeting", "FRA", before=ID),)
    floor = after(SECONDED, raise_motion, **said)
    assert [motion.id for motion in floor.business.motions.pending] == [floor.seq, ID]
    assert objection(floor, decide_motion, id=ID, **CARRIED) == "Another motion has precedence."
    facts = when(floor, decide_motion, id=ID, **CARRIED, ruled=True)
    assert facts[0] == RuledInOrder("Another motion has precedence.")
    assert MotionDecided(ID, True, "clearly_carried") in facts


def test_the_chair_puts_a_motion_where_the_chair_likes():
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000, before=ID), floor=SECONDED)
    other = floor.seq
    assert when(floor, place_motion, id=ID, before=other) == (MotionPlaced(ID, other),)
    placed = after(floor, place_motion, id=ID, before=other)
    assert [motion.id for motion in placed.business.motions.pending] == [ID, other]
    assert when(placed, decide_motion, id=ID, **CARRIED)
    back = after(placed, place_motion, id=ID)
    assert [motion.id for motion in back.business.motions.pending] == [other, ID]
    assert refusal(floor, place_motion, id=ID, before=ID) == "The motion is there already."
    gone = "That motion is no longer before the room."
    assert refusal(floor, place_motion, id=ID, before=other + 1) == gone
    assert refusal(floor, place_motion, id=ID - 1) == gone


def test_an_old_place_before_a_motion_that_is_gone_is_the_last():
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000), MotionPlaced(ID, before=99), floor=MOVED)
    assert [motion.id for motion in floor.business.motions.pending] == [ID + 1, ID]


# Withdrawn, dilatory


def test_a_motion_is_withdrawn_by_its_mover_or_the_dais():
    assert when(MOVED, withdraw_motion, id=ID) == (MotionWithdrawn(ID),)
    assert when(MOVED, withdraw_motion, by="seat:DEU", id=ID) == (MotionWithdrawn(ID),)
    sentence = "Only its mover can withdraw a motion."
    assert refusal(MOVED, withdraw_motion, by="seat:FRA", id=ID) == sentence
    gone = after(MOVED, withdraw_motion, id=ID)
    assert gone.business.motions.pending == ()
    assert refusal(gone, withdraw_motion, id=ID) == "That motion is no longer before the room."


def test_a_dilatory_motion_is_not_put():
    assert when(MOVED, rule_dilatory, id=ID) == (MotionRuledDilatory(ID),)
    gone = after(MOVED, rule_dilatory, id=ID)
    assert gone.business.motions.pending == ()
    assert refusal(gone, rule_dilatory, id=ID) == "That motion is no longer before the room."


# Decided


@pytest.mark.parametrize("how", ["clearly_carried", "no_objection"])
def test_a_motion_that_carries_has_its_effect_and_the_others_fall(how):
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000), floor=SECONDED)
    other = floor.seq
    facts = when(floor, decide_motion, id=ID, how=how)
    assert facts == (
        MotionDecided(ID, True, how),
        MotionsFell((other,)),
        CaucusOpened(MODERATED, 600_000, 45_000, TOPIC, "DEU"),
    )
    floor = given(*facts, floor=floor)
    assert floor.business.motions.pending == ()
    assert floor.business.caucus.queue == ("DEU",)
    assert floor.speakers.queue == OPEN.speakers.queue


def test_a_motion_that_fails_leaves_the_others():
    floor = given(MotionRaised(UNMODERATED, "FRA", 300_000), floor=SECONDED)
    assert when(floor, decide_motion, id=ID, how="clearly_failed") == (
        MotionDecided(ID, False, "clearly_failed"),
    )
    floor = after(floor, decide_motion, id=ID, how="clearly_failed")
    assert [motion.raised.seat for motion in floor.business.motions.pending] == ["FRA"]
    assert floor.business.caucus is None


@pytest.mark.parametrize(
    ("yes", "no", "simple", "two_thirds"),
    [
        (3, 3, False, False),
        (3, 2, True, False),
        (4, 2, True, True),
        (2, 4, False, False),
        (0, 0, False, False),
        (1, 0, True, True),
    ],
)
def test_counted_motions_a_tie_fails(yes, no, simple, two_thirds):
    counted = {"id": ID, "how": "counted", "yes": yes, "no": no}
    facts = when(SECONDED, decide_motion, **counted)
    assert facts[0] == MotionDecided(ID, simple, "counted", yes, no)
    assert len(facts) == (2 if simple else 1)
    strict = ruled_by(SECONDED, moderated_caucus={"threshold": "two_thirds"})
    assert when(strict, decide_motion, **counted)[0] == MotionDecided(ID, two_thirds, "counted", yes, no)


def test_counts_are_whole_and_no_more_than_the_room():
    args = {"id": ID, "how": "counted"}
    assert refusal(SECONDED, decide_motion, **args, yes=4) == "Enter both counts."
    assert refusal(SECONDED, decide_motion, **args, no=4) == "Enter both counts."
    assert refusal(SECONDED, decide_motion, **args, yes=4, no=-1) == "A count cannot be negative."
    sentence = "7 placards were counted, but 6 delegations are in the room. Count again, or correct the roll."
    assert refusal(SECONDED, decide_motion, **args, yes=4, no=3) == sentence
    assert when(SECONDED, decide_motion, **args, yes=4, no=2)[0].carried


def test_what_members_alone_decide_counts_no_observer():
    floor = ruled_by(SECONDED, moderated_caucus={"electorate": "members"})
    sentence = "6 placards were counted, but 5 delegations are in the room. Count again, or correct the roll."
    assert refusal(floor, decide_motion, id=ID, how="counted", yes=4, no=2) == sentence


def test_deciding_needs_the_motion_and_a_quorum():
    sentence = "That motion is no longer before the room."
    assert refusal(OPEN, decide_motion, id=ID, how="no_objection") == sentence
    thin = before_the_room(MotionRaised(UNMODERATED, "BRA", 300_000), floor=THIN)
    id = thin.business.motions.pending[0].id
    sentence = "2 members are in the room; 3 are needed for a decision."
    assert objection(thin, decide_motion, id=id, how="no_objection") == sentence
    ruled = when(thin, decide_motion, id=id, how="no_objection", ruled=True)
    assert QuorumWaived("decide", present=2, needed=3) in ruled


def test_a_motion_whose_occasion_is_gone_is_refused_and_can_still_fail():
    floor = before_the_room(MotionRaised("extend_caucus", "DEU", 60_000), floor=CAUCUS)
    (motion,) = floor.business.motions.pending
    over = given(CaucusClosed(CAUCUS.seq, False, 600_000), floor=floor)
    assert refusal(over, decide_motion, id=motion.id, **CARRIED) == "No caucus is in progress."
    assert when(over, decide_motion, id=motion.id, how="clearly_failed")


# Effects

DRAFT = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
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
    "overturn_ruling": ([*RULED], {}, [RulingOverturned(OPEN.seq + 2)]),
}
CODES = {kind.effect: kind.code for kind in RULES.moved()}


def seconds_of(said):
    return {name: value // 1000 if name in ("total", "speaking") else value for name, value in said.items()}


def test_every_effect_is_tried_below():
    assert set(BROUGHT_ABOUT) == set(EFFECTS)


@pytest.mark.parametrize("effect", BROUGHT_ABOUT)
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


# Limits


def warned(floor, **raised):
    return [msgid % values for msgid, values in warnings(floor, MotionRaised(seat="DEU", **raised))]


def test_limits_warn_and_never_refuse():
    assert warned(OPEN, motion=MODERATED, total=1_200_000, speaking=60_000) == []
    assert warned(OPEN, motion=MODERATED, total=1_260_000, speaking=60_000) == [
        "Longer than usual: 20 minutes at the most."
    ]
    assert warned(OPEN, motion=UNMODERATED, total=1_860_000) == ["Longer than usual: 30 minutes at the most."]
    assert warned(OPEN, motion=MODERATED, total=600_000, speaking=45_000) == [
        "13 speeches, and 15 seconds left over."
    ]
    assert warned(OPEN, motion="suspend_meeting", total=7_200_000) == []
    assert when(OPEN, raise_motion, motion=UNMODERATED, seat="DEU", total=7_200)


def test_extensions_warn_by_number_and_length():
    assert warned(CAUCUS, motion="extend_caucus", total=600_000) == []
    assert warned(CAUCUS, motion="extend_caucus", total=601_000) == [
        "Longer than the caucus itself was to be."
    ]
    extended = given(CaucusExtended(CAUCUS.seq, 60_000), floor=CAUCUS)
    assert warned(extended, motion="extend_caucus", total=60_000) == ["It has been extended before."]
    assert warned(OPEN, motion="extend_caucus", total=60_000) == []
    assert when(extended, raise_motion, motion="extend_caucus", seat="DEU", total=3_600)


# The procedure


def test_a_procedure_lists_what_is_moved_in_order_of_precedence():
    moved = [kind.code for kind in RULES.moved()]
    assert moved[:3] == ["appeal_ruling", "suspend_meeting", "adjourn_meeting"]
    assert len(moved) == 14
    assert [kind.code for kind in RULES.points()] == [
        "point_personal_privilege",
        "point_of_order",
        "point_parliamentary_inquiry",
    ]
    unknown = replace(RULES, kinds={"b": Kind("b", "x"), "a": Kind("a", "x"), "c": Kind("c", "x", 5)})
    assert [kind.code for kind in unknown.moved()] == ["c", "a", "b"]


def test_the_majority_that_a_motion_needs_is_simple_unless_the_rules_say_two_thirds():
    assert RULES.threshold("close_debate") == "two_thirds"
    assert RULES.threshold(UNMODERATED) == "simple"
    assert RULES.threshold("appeal_ruling") == "simple"
    assert RULES.threshold("crown_the_chair") == "simple"
