"""Motions are decided: as the Chair sees it, or counted."""

import pytest
from msgspec.structs import replace

from delegates.rules.roll import QuorumWaived
from motions.rules.caucus import CaucusClosed, CaucusOpened
from motions.rules.motions import MotionDecided, MotionRaised, MotionsFell
from motions.rules.procedure import ProcedureTaken
from motions.rulings.motions import decide_motion
from tests.given import after, given, objection, refusal, when
from tests.motions.floors import (
    CARRIED,
    CAUCUS,
    ID,
    MODERATED,
    OPEN,
    SECONDED,
    THIN,
    TOPIC,
    UNMODERATED,
    before_the_room,
    ruled_by,
)


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


def under(floor, **settings):
    return given(ProcedureTaken(replace(floor.procedure, **settings)), floor=floor)


def test_abstentions_are_counted_where_the_rules_have_them_and_count_for_neither_side():
    counted = {"id": ID, "how": "counted", "yes": 2, "no": 1, "abstain": 3}
    assert objection(SECONDED, decide_motion, **counted) == "Nobody abstains on procedure."
    floor = under(SECONDED, procedural_abstention=True)
    assert when(floor, decide_motion, **counted)[0] == MotionDecided(ID, True, "counted", 2, 1, 3)
    sentence = "7 placards were counted, but 6 delegations are in the room. Count again, or correct the roll."
    assert refusal(floor, decide_motion, **{**counted, "no": 2}) == sentence
    assert refusal(floor, decide_motion, **{**counted, "abstain": -1}) == "A count cannot be negative."


def test_a_ruling_is_overturned_by_two_thirds_where_the_rules_say_so():
    floor = ruled_by(OPEN, appeal_ruling={"threshold": "overturn_two_thirds"})
    floor = before_the_room(MotionRaised("appeal_ruling", "FRA", subject=3), floor=floor)
    id = floor.business.motions.pending[0].id
    assert not when(floor, decide_motion, id=id, how="counted", yes=3, no=2)[0].carried
    assert when(floor, decide_motion, id=id, how="counted", yes=4, no=2)[0].carried
