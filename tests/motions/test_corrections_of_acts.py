"""Corrections of who was named, what was answered and counted, and when."""

import pytest
from msgspec.structs import replace

from committees.recorded import Recorded
from delegates.rules.roll import AnswerCorrected
from delegates.rules.speakers import NameCorrected, SpeakerRecognised, SpeechEnded, Spoken, Turn
from motions.rules.corrections import (
    CountCorrected,
    TimeCorrected,
)
from motions.rules.motions import MotionRaised
from motions.rules.points import PointRaised
from motions.rulings.corrections import (
    correct_answer,
    correct_count,
    correct_name,
    correct_time,
)
from tests.given import NOW, after, given, refusal, when
from tests.motions.test_corrections import CLEAR, OPEN, SAME, VOTE

LINE = Recorded(entry=9, act=9, at=NOW + 60_500, earliest=NOW + 30_500, latest=NOW + 90_500)


def test_the_time_that_was_spoken_goes_with_the_name():
    floor = given(
        SpeakerRecognised("DEU", 90_000),
        SpeechEnded(OPEN.seq + 1, "DEU", 20_000),
        SpeakerRecognised("BRA", 90_000),
        SpeechEnded(OPEN.seq + 3, "BRA", 30_000),
        floor=OPEN,
        at=4_000,
    )
    turn = Turn(1, 30_000, NOW + 4_000, None)
    known = replace(LINE, entry=OPEN.seq + 3, names=True, seat="BRA", turn=turn)
    facts = when(floor, correct_name, recorded=known, seat="DEU")
    assert facts == (NameCorrected(OPEN.seq + 3, "DEU", "BRA", turn),)
    spoken = given(*facts, floor=floor).speakers.spoken
    assert spoken == {"BRA": Spoken(), "DEU": Spoken(2, 50_000, NOW + 4_000)}


def test_a_name_is_corrected_to_another_seat_of_the_committee():
    known = replace(LINE, names=True, seat="BRA")
    assert when(OPEN, correct_name, recorded=known, seat="USA") == (NameCorrected(9, "USA", "BRA"),)
    assert when(OPEN, correct_name, recorded=replace(known, seat=None), seat="USA") == (
        NameCorrected(9, "USA", None),
    )
    assert refusal(OPEN, correct_name, recorded=known, seat="BRA") == SAME
    assert refusal(OPEN, correct_name, recorded=known, seat="XYZ") == (
        "There is no seat XYZ in this committee."
    )
    assert refusal(OPEN, correct_name, recorded=LINE, seat="USA") == (
        "No delegation is named there that could be corrected."
    )
    assert refusal(OPEN, correct_name, recorded=replace(known, speaking=True), seat="USA") == (
        "That speech is not over. Undo it, or correct the name when it has ended."
    )


def test_a_motion_or_point_before_the_chair_has_its_mover_corrected():
    floor = given(MotionRaised("adjourn_meeting", "DEU"), PointRaised("inquiry", "DEU"), floor=OPEN)
    floor = given(
        NameCorrected(OPEN.seq + 1, "FRA", "DEU"), NameCorrected(OPEN.seq + 2, "SEN", "DEU"), floor=floor
    )
    assert [motion.raised.seat for motion in floor.business.motions.pending] == ["FRA"]
    assert floor.business.point.seat == "SEN"
    assert given(NameCorrected(1, "FRA", "DEU"), floor=floor).business == floor.business


def test_an_answer_at_the_roll_call_in_force_moves_the_roll_and_an_old_one_does_not():
    old = replace(LINE, answers={"BRA": "present", "SEN": "absent"})
    assert when(OPEN, correct_answer, recorded=old, seat="BRA", answer="voting") == (
        AnswerCorrected(9, "BRA", "voting", "present"),
    )
    assert not after(OPEN, correct_answer, recorded=old, seat="BRA", answer="voting").roll.no_abstention(
        "BRA"
    )
    new = replace(old, in_force=frozenset({"BRA"}))
    floor = after(OPEN, correct_answer, recorded=new, seat="BRA", answer="voting")
    assert floor.roll.no_abstention("BRA")
    assert refusal(OPEN, correct_answer, recorded=old, seat="DEU", answer="absent") == (
        "DEU gave no answer there."
    )
    assert refusal(OPEN, correct_answer, recorded=old, seat="BRA", answer="present") == SAME


def test_the_count_of_a_motion_is_corrected_and_what_was_decided_stands():
    known = replace(LINE, counts=(4, 2), carried=True, room=6)
    assert when(OPEN, correct_count, recorded=known, yes=4, no=1) == (CountCorrected(9, 4, 1, (4, 2)),)
    said = refusal(OPEN, correct_count, recorded=known, yes=3, no=3)
    assert said == "With 3 to 3 the motion would not have carried. Look at what rests on it, and decide."
    assert when(OPEN, correct_count, recorded=known, yes=3, no=3, stands=True) == (
        CountCorrected(9, 3, 3, (4, 2), differs=True),
    )
    failed = replace(known, counts=(3, 3), carried=False)
    said = refusal(OPEN, correct_count, recorded=failed, yes=4, no=2)
    assert said == "With 4 to 2 the motion would have carried. Look at what rests on it, and decide."
    two_thirds = replace(failed, counts=(3, 2), threshold="two_thirds")
    assert when(OPEN, correct_count, recorded=two_thirds, yes=3, no=3)
    (none,) = when(OPEN, correct_count, recorded=failed, yes=0, no=0)
    assert (none.yes, none.no) == (0, 0)


@pytest.mark.parametrize(("yes", "no", "sentence"), [
    (None, 2, "Enter both counts."),
    (-1, 2, "A count cannot be negative."),
    (4, 2, SAME),
    (4, 3, "7 placards cannot have been raised: 6 delegations were in the room."),
])  # fmt: skip
def test_a_count_that_cannot_be_is_refused(yes, no, sentence):
    known = replace(LINE, counts=(4, 2), carried=True, room=6)
    assert refusal(OPEN, correct_count, recorded=known, yes=yes, no=no, stands=True) == sentence
    assert refusal(OPEN, correct_count, recorded=LINE, yes=1, no=2) == "Nothing was counted there."


@pytest.mark.parametrize(("typed", "lies"), [
    (31_000, 31_000), (60_000, 60_000), (89_000, 89_000), (90_000, 90_000), (30_000, 30_500),
])  # fmt: skip
def test_a_time_stays_between_what_is_before_and_after_it(typed, lies):
    (fact,) = when(OPEN, correct_time, recorded=LINE, moment=NOW + typed, at=600_000)
    assert fact == TimeCorrected(9, NOW + lies, NOW + 60_500)


@pytest.mark.parametrize(("typed", "sentence"), [
    (29_999, "What is before it on the record happened later than that."),
    (91_000, "What is after it on the record happened earlier than that."),
    (60_500, SAME),
    (601_000, "That time has not come yet."),
])  # fmt: skip
def test_a_time_that_cannot_be_is_refused(typed, sentence):
    assert refusal(OPEN, correct_time, recorded=LINE, moment=NOW + typed, at=600_000) == sentence


def test_the_last_act_happened_before_now():
    known = replace(LINE, latest=None)
    (fact,) = when(OPEN, correct_time, recorded=known, moment=NOW + 600_000, at=600_000)
    assert fact.at == NOW + 600_000


def test_a_resolution_bears_the_corrected_time_of_its_adoption():
    floor = given(TimeCorrected(VOTE, NOW + 400, NOW + 1_000), floor=CLEAR)
    assert floor.papers.draft(7).decided_at == NOW + 400


@pytest.mark.parametrize(("ruling", "args"), [
    (correct_name, {"seat": "BRA"}),
    (correct_answer, {"seat": "BRA", "answer": "absent"}),
    (correct_count, {"yes": 1, "no": 0}),
    (correct_time, {"moment": NOW}),
])  # fmt: skip
def test_what_does_not_stand_is_not_corrected(ruling, args):
    struck = replace(LINE, stands=False)
    assert refusal(OPEN, ruling, recorded=struck, **args) == "That was undone, or is a correction itself."
    assert refusal(OPEN, ruling, recorded=None, **args) == "There is nothing there on the record."
