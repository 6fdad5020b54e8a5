"""What is longer than usual is warned of and never refused."""

from msgspec.structs import replace

from committees.facts import WordsRef
from motions.limits import warnings
from motions.rules.caucus import CaucusExtended
from motions.rules.motions import MotionRaised
from motions.rulings.raising import raise_motion
from tests.given import given, when
from tests.motions.floors import CAUCUS, MODERATED, OPEN, UNMODERATED, before_the_room


def warned(floor, **raised):
    return told(floor, MotionRaised(**{"seat": "DEU"} | raised))


def told(floor, motion):
    return [msgid % values for msgid, values in warnings(floor, motion, topic)]


def topic(raised):
    """What typed topics say; the same words have another id and another hash each time."""
    return {WATER.id: "water", AGAIN.id: "water", AIR.id: "air"}[raised.topic.id] if raised.topic else ""


WATER, AGAIN, AIR = (WordsRef(id, id * 64) for id in "abc")


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


MOVED = {"motion": MODERATED, "total": 600_000, "speaking": 60_000, "topic": WATER}
TWICE = "DEU has moved the same before."


def test_the_same_motion_by_the_same_seat_warns_and_is_never_refused():
    floor = before_the_room(MotionRaised(seat="DEU", **MOVED))
    assert warned(floor, **MOVED | {"topic": AGAIN}) == [TWICE]
    others = (
        {"topic": AIR},
        {"total": 660_000},
        {"speaking": 30_000},
        {"seat": "FRA"},
        {"motion": UNMODERATED},
    )
    for other in others:
        assert warned(floor, **MOVED | other) == [], other
    assert when(floor, raise_motion, motion=MODERATED, seat="DEU", total=600, speaking=60, topic=AGAIN)


def test_of_two_that_are_the_same_the_later_one_is_warned_of_wherever_it_stands():
    first, second = (MotionRaised(seat="DEU", motion="close_debate", overruled=each) for each in ((), ("x",)))
    floor = before_the_room(first, replace(second, before=given(floor=OPEN).seq + 1))
    pending = {motion.id: told(floor, motion.raised) for motion in floor.business.motions.pending}
    assert [pending[id] for id in sorted(pending)] == [[], [TWICE]]
