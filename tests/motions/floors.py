"""Floors on which motions are tried, from a room that debates to a motion that is seconded."""

from msgspec.structs import replace

from committees.facts import WordsRef
from committees.rules import PhonesSet
from delegates.rules.speakers import ListJoined, SpeakerRecognised
from motions.rules.caucus import CaucusOpened
from motions.rules.motions import MotionRaised, MotionsCalled, MotionSeconded
from motions.rules.procedure import ProcedureTaken
from tests.given import RULES, given, room

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
