"""What is longer than usual is warned of and never refused."""

from motions.limits import warnings
from motions.rules.caucus import CaucusExtended
from motions.rules.motions import MotionRaised
from motions.rulings.raising import raise_motion
from tests.given import given, when
from tests.motions.floors import CAUCUS, MODERATED, OPEN, UNMODERATED


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
