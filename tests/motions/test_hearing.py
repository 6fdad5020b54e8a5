"""Speakers for and against a motion, before the room decides on it."""

import pytest

from delegates.rules.speakers import (
    ClockPaused,
    ClockStartSet,
    NameCorrected,
    SpeakerRecognised,
    SpeakingTimeSet,
    SpeechEnded,
)
from delegates.rulings.clocks import start_clock
from delegates.rulings.speakers import end_speech, yield_floor
from motions.rules.caucus import CaucusOpened
from motions.rules.motions import (
    MotionDecided,
    MotionPut,
    MotionRaised,
    MotionRuledDilatory,
    MotionsCalled,
    MotionWithdrawn,
)
from motions.rules.points import PointRaised
from motions.rulings.hearing import hear_on_motion, next_side, put_motion, speakers_left
from motions.rulings.motions import decide_motion, rule_dilatory, withdraw_motion
from motions.rulings.raising import declare_motion
from tests.given import after, given, objection, refusal, when
from tests.motions.floors import MODERATED, OPEN, TOPIC, before_the_room, ruled_by

TIME = MotionRaised("set_speaking_time", "BRA", speaking=60_000)
ASKED = before_the_room(TIME)
ID = ASKED.business.motions.pending[0].id


def heard(*speeches, floor=ASKED):
    """`floor` after speeches that are over, each by a seat on a side."""
    for seat, side in speeches:
        floor = after(floor, hear_on_motion, id=ID, seat=seat, side=side)
        floor = after(floor, end_speech, speech=floor.speakers.speech.id, at=20_000)
    return floor


def motion(floor):
    return floor.business.motions.pending[0]


def test_who_is_named_has_the_floor_for_a_time_of_its_own():
    assert when(ASKED, hear_on_motion, id=ID, seat="JPN", side="for") == (
        SpeakerRecognised("JPN", 30_000, on="for", motion=ID),
    )
    speech = after(ASKED, hear_on_motion, id=ID, seat="JPN", side="against").speakers.speech
    assert (speech.on, speech.motion, speech.clock.limit) == ("against", ID, 30_000)


def test_its_clock_starts_as_every_speaker_s_does():
    at_once = given(ClockStartSet(True), floor=ASKED)
    (fact,) = when(at_once, hear_on_motion, id=ID, seat="JPN", side="for")
    assert fact.running


def test_it_costs_nobody_a_place_on_the_list_and_counts_as_no_speech():
    floor = heard(("JPN", "for"))
    assert floor.speakers.queue == OPEN.speakers.queue
    assert floor.speakers.spoken["JPN"].times == 0


def test_sides_take_turns_who_is_for_it_first():
    turns = [next_side(ASKED, motion(ASKED))]
    for speeches in (
        [("JPN", "for")],
        [("JPN", "for"), ("FRA", "against")],
        [("JPN", "for"), ("FRA", "against"), ("SEN", "for")],
        [("JPN", "for"), ("FRA", "against"), ("SEN", "for"), ("DEU", "against")],
    ):
        floor = heard(*speeches)
        turns.append(next_side(floor, motion(floor)))
    assert turns == ["for", "against", "for", "against", None]


@pytest.mark.parametrize(
    ("speeches", "left"),
    [
        ([], {"for": 2, "against": 2}),
        ([("JPN", "against")], {"for": 2, "against": 1}),
        ([("JPN", "for"), ("FRA", "for")], {"for": 0, "against": 2}),
    ],
)
def test_each_side_has_as_many_speakers_as_the_rules_say(speeches, left):
    floor = heard(*speeches)
    assert speakers_left(floor, motion(floor)) == left


def test_a_motion_without_speakers_asks_for_none():
    floor = before_the_room(MotionRaised("adjourn_meeting", "BRA"))
    assert next_side(floor, motion(floor)) is None
    id = motion(floor).id
    assert refusal(floor, put_motion, id=id) == "Nobody more is to speak on that motion."
    said = "Nobody more speaks in favour of this motion."
    assert objection(floor, hear_on_motion, id=id, seat="JPN", side="for") == said


def test_more_than_that_the_chair_rules_in_order():
    floor = heard(("JPN", "against"), ("FRA", "against"))
    said = "Nobody more speaks against this motion."
    assert objection(floor, hear_on_motion, id=ID, seat="SEN", side="against") == said


def test_nobody_speaks_twice_on_a_motion_unless_the_chair_lets_it():
    assert objection(heard(("JPN", "for")), hear_on_motion, id=ID, seat="JPN", side="against") == (
        "JPN has spoken on this motion."
    )
    speaking = after(ASKED, hear_on_motion, id=ID, seat="JPN", side="for")
    assert refusal(speaking, hear_on_motion, id=ID, seat="JPN", side="for") == "JPN has the floor."


def test_it_needs_its_second_its_turn_and_no_point_before_the_chair():
    args = {"seat": "JPN", "side": "for"}
    unseconded = given(TIME, floor=OPEN)
    assert objection(unseconded, hear_on_motion, id=unseconded.seq, **args) == "The motion has no second yet."
    assert objection(unseconded, put_motion, id=unseconded.seq) == "The motion has no second yet."
    first = given(MotionRaised("adjourn_meeting", "BRA", before=ID), floor=ASKED)
    assert objection(first, hear_on_motion, id=ID, **args) == "Another motion has precedence."
    point = given(PointRaised("point_of_order", "BRA"), floor=ASKED)
    assert objection(point, hear_on_motion, id=ID, **args) == "A point is before the Chair."
    assert refusal(OPEN, hear_on_motion, id=ID, **args) == "That motion is no longer before the room."


def test_put_to_the_vote_nobody_more_is_asked():
    floor = heard(("JPN", "for"))
    assert when(floor, put_motion, id=ID) == (MotionPut(ID),)
    put = after(floor, put_motion, id=ID)
    assert next_side(put, motion(put)) is None
    assert refusal(put, put_motion, id=ID) == "Nobody more is to speak on that motion."


@pytest.mark.parametrize(
    ("ruling", "args", "settles"),
    [
        (put_motion, {}, MotionPut(ID)),
        (withdraw_motion, {}, MotionWithdrawn(ID)),
        (rule_dilatory, {}, MotionRuledDilatory(ID)),
        (decide_motion, {"how": "clearly_failed"}, MotionDecided(ID, False, "clearly_failed")),
        (decide_motion, {"how": "clearly_carried"}, MotionDecided(ID, True, "clearly_carried")),
    ],
)
def test_who_speaks_on_it_gives_the_floor_back_when_it_is_settled(ruling, args, settles):
    speaking = after(ASKED, hear_on_motion, id=ID, seat="JPN", side="for")
    speaking = after(speaking, start_clock, of="speech", id=speaking.seq)
    facts = when(speaking, ruling, id=ID, at=12_000, **args)
    ended = [fact for fact in facts if isinstance(fact, SpeechEnded)]
    assert ended == [SpeechEnded(speaking.speakers.speech.id, "JPN", 12_000, "vote")]
    assert settles in facts
    assert given(*facts, floor=speaking, at=12_000).speakers.speech is None


def test_what_carries_and_takes_the_floor_ends_the_speech_once():
    floor = before_the_room(MotionRaised("adjourn_debate", "BRA"))
    id = motion(floor).id
    speaking = after(floor, hear_on_motion, id=id, seat="JPN", side="against")
    facts = when(speaking, decide_motion, id=id, how="clearly_carried")
    assert sum(isinstance(fact, SpeechEnded) for fact in facts) == 1


def test_what_the_chair_declares_meanwhile_ends_a_speech_on_what_falls_and_no_other():
    speaking = after(ASKED, hear_on_motion, id=ID, seat="JPN", side="for")
    fell = when(speaking, declare_motion, motion="suspend_meeting")
    assert sum(isinstance(fact, SpeechEnded) for fact in fell) == 1
    stays = when(speaking, declare_motion, motion="set_speaking_time", speaking=45)
    assert stays == (SpeakingTimeSet(45_000),)


def test_its_time_is_not_yielded():
    speaking = after(ASKED, hear_on_motion, id=ID, seat="JPN", side="for")
    said = "The time of a speech on a motion is not yielded."
    assert objection(speaking, yield_floor, speech=speaking.seq, to="chair") == said


def test_who_spoke_can_be_corrected():
    floor = heard(("JPN", "for"))
    speech = motion(floor).heard[0].speech
    corrected = given(NameCorrected(speech, "SEN", "JPN"), floor=floor)
    assert motion(corrected).spoke("for") == ("SEN",)
    other = given(NameCorrected(1, "SEN", "JPN"), floor=floor)
    assert motion(other).spoke("for") == ("JPN",)


def test_a_caucus_waits_while_a_motion_is_spoken_on():
    caucus = given(CaucusOpened(MODERATED, 600_000, 60_000, TOPIC), floor=OPEN)
    kinds = ruled_by(caucus, extend_caucus={"speakers_for": 1})
    asked = before_the_room(MotionRaised("extend_caucus", "DEU", 60_000), floor=kinds)
    speaking = given(SpeakerRecognised("FRA", 60_000, on="caucus", running=True), floor=asked)
    assert when(speaking, hear_on_motion, id=motion(asked).id, seat="JPN", side="for", at=9_000) == (
        SpeechEnded(speaking.seq, "FRA", 9_000, "next"),
        ClockPaused("caucus", caucus.business.caucus.id),
        SpeakerRecognised("JPN", 30_000, on="for", motion=motion(asked).id),
    )


def test_a_call_for_motions_goes_on_while_one_is_spoken_on():
    called = given(MotionsCalled(), floor=ASKED)
    assert after(called, hear_on_motion, id=ID, seat="JPN", side="for").business.motions.calling
