"""Division: parts that are voted on by themselves, and the whole of what is left."""

import pytest

from motions.rules.agenda import DebateClosed
from motions.rules.ballots import ResultAnnounced, VoteAbandoned, VoteClosed, VoteOpened
from motions.rules.motions import MotionDecided
from motions.rulings.ballots import announce_result, open_vote
from motions.rulings.motions import decide_motion
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.amendments import (
    AmendmentAdopted,
    AmendmentIntroduced,
    DraftDivided,
    PartDeleted,
    PartKept,
)
from resolutions.rules.drafts import Change, DraftIntroduced, DraftRejected
from tests.given import after, given, objection, refusal, room, when

HASH = "0" * 64
MEMBERS = ("BRA", "DEU", "FRA", "JPN", "SEN")
DRAFT = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text=HASH, operative=4)
VOTING = given(*room("BRA DEU FRA JPN SEN", observers="USA"), DRAFT, DebateClosed(0))
PARTS = (("2",), ("3", "4"))
PLACES = ((2,), (3, 4))
DIVIDED = given(DraftDivided(7, PARTS), floor=VOTING)


def decided(part, outcome, floor=DIVIDED):
    """What announcing enters once the vote on a part came to `outcome`, and the floor after it."""
    opened = given(VoteOpened(7, 70, "phones", MEMBERS, part=part), floor=floor)
    closed = given(VoteClosed(opened.seq, outcome, 3, 1, 1, 0, 5, 3), floor=opened)
    facts = when(closed, announce_result, vote=opened.seq)
    assert facts[0] == ResultAnnounced(opened.seq, outcome)
    return facts[1:], given(*facts, floor=closed), opened.seq


# Granted if nobody objects, else voted


def test_a_motion_to_divide_is_seconded_and_put_to_the_room():
    floor = after(VOTING, raise_motion, motion="division", seat="FRA", paper=7, parts=PARTS)
    (motion,) = floor.business.motions.pending
    assert (motion.raised.paper, motion.raised.parts) == (7, PARTS)
    for how in ("no_objection", "clearly_carried"):
        facts = when(floor, decide_motion, id=motion.id, how=how, ruled=True)
        assert facts[-2:] == (MotionDecided(motion.id, True, how), DraftDivided(7, PARTS, PLACES))
    assert when(floor, decide_motion, id=motion.id, how="clearly_failed", ruled=True)[-1] == MotionDecided(
        motion.id, False, "clearly_failed"
    )


def test_the_chair_divides_by_declaring_it():
    assert when(VOTING, declare_motion, motion="division", parts=PARTS) == (DraftDivided(7, PARTS, PLACES),)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((), "Name the paragraphs that are to be voted on apart."),
        (((),), "Name the paragraphs that are to be voted on apart."),
        ((("9",),), "The draft has no such paragraph any more."),
        ((("2",), ("2", "3")), "Each paragraph is in one part."),
        ((("1", "2", "3", "4"),), "That is the whole of the draft, which is voted on as one."),
    ],
)
def test_a_division_names_paragraphs_of_the_draft(parts, sentence):
    assert refusal(VOTING, declare_motion, motion="division", parts=parts) == sentence


def test_a_division_is_to_a_draft_before_the_room_and_not_to_one_that_is_divided():
    assert refusal(VOTING, declare_motion, motion="division", paper=9, parts=PARTS) == (
        "That draft is not before the room."
    )
    assert objection(DIVIDED, declare_motion, motion="division", parts=PARTS) == (
        "The draft has been divided already."
    )
    gone = given(DraftRejected(7, 99, 1), floor=VOTING)
    assert refusal(gone, declare_motion, motion="division", paper=7, parts=PARTS) == (
        "That draft is not before the room."
    )
    observer = {"motion": "division", "seat": "USA", "parts": PARTS}
    assert objection(VOTING, raise_motion, **observer) == "Only members move this."


# Voted on part by part


def test_the_whole_waits_for_its_parts_and_the_parts_for_the_amendments():
    assert objection(DIVIDED, open_vote, paper=7, method="phones") == (
        "Parts of it that have not been voted on: 2."
    )
    (opened,) = when(DIVIDED, open_vote, paper=7, method="phones", part=2)
    assert opened.part == 2
    strike = AmendmentIntroduced(7, 11, "strike", "1", 0, ("FRA",), HASH)
    assert objection(given(strike, floor=DIVIDED), open_vote, paper=7, method="phones", part=1) == (
        "Amendments to it that have not been voted on: 1."
    )


def test_a_part_that_is_rejected_is_deleted_and_the_whole_of_what_is_left_is_put():
    facts, floor, vote = decided(1, "rejected")
    assert facts == (PartDeleted(7, 1, vote),)
    draft = floor.papers.draft(7)
    assert (draft.outline, draft.changes) == (("1", "3", "4"), (Change(deleted=("2",)),))
    assert refusal(floor, open_vote, paper=7, method="phones", part=1) == "That part has been voted on."
    facts, floor, vote = decided(2, "adopted", floor)
    assert facts == (PartKept(7, 2, vote),)
    assert floor.papers.draft(7).outline == ("1", "3", "4")
    assert when(floor, open_vote, paper=7, method="phones")


def test_a_part_keeps_the_numbers_that_it_had_when_it_was_decided():
    _facts, floor, _vote = decided(1, "rejected")
    _facts, floor, _vote = decided(2, "adopted", floor)
    assert [part.places for part in floor.papers.draft(7).parts] == [(2,), (2, 3)]


def test_parts_are_numbered_through_all_divisions():
    _facts, floor, _vote = decided(1, "rejected")
    _facts, floor, _vote = decided(2, "adopted", floor)
    floor = after(floor, declare_motion, motion="division", parts=(("1",),))
    assert [(part.number, part.standing) for part in floor.papers.draft(7).parts] == [
        (1, "deleted"), (2, "kept"), (3, "open"),
    ]  # fmt: skip


def test_a_part_of_which_nothing_is_left_is_not_put():
    strike = (AmendmentIntroduced(7, 11, "strike", "2", 0, ("FRA",), HASH), AmendmentAdopted(11, 99))
    floor = given(*strike, floor=DIVIDED)
    assert [part.number for part in floor.papers.draft(7).parts_left] == [2]


def test_what_comes_into_a_part_is_of_it():
    replaced = AmendmentIntroduced(7, 11, "replace", "3", 2, ("FRA",), HASH)
    between = AmendmentIntroduced(7, 12, "add", "3", 1, ("FRA",), HASH)
    behind = AmendmentIntroduced(7, 13, "add", "4", 1, ("FRA",), HASH)
    adopted = (AmendmentAdopted(id, 99) for id in (11, 12, 13))
    floor = given(replaced, between, behind, *adopted, floor=DIVIDED)
    assert floor.papers.draft(7).parts[1].marks == ("3", "12.1", "11.2", "4")
    _facts, floor, _vote = decided(2, "rejected", floor)
    assert floor.papers.draft(7).outline == ("1", "2", "13.1")


def test_an_amendment_to_a_part_that_fell_is_moot():
    strike = AmendmentIntroduced(7, 11, "replace", "2", 1, ("FRA",), HASH)
    _facts, floor, _vote = decided(1, "rejected", given(strike, floor=DIVIDED))
    assert floor.papers.draft(7).amendments[0].standing == "moot"


def test_dividing_a_draft_in_the_middle_of_its_vote_breaks_the_vote_off():
    voting = given(VoteOpened(7, 70, "phones", MEMBERS), floor=VOTING)
    facts = when(voting, declare_motion, motion="division", parts=PARTS, ruled=True)
    assert facts[-2:] == (VoteAbandoned(voting.seq), DraftDivided(7, PARTS, PLACES))


def test_where_every_operative_part_falls_the_whole_falls():
    every = given(DraftDivided(7, (("1", "2"), ("3", "4"))), floor=VOTING)
    facts, floor, _vote = decided(2, "rejected", every)
    assert len(facts) == 1
    facts, floor, vote = decided(1, "rejected", floor)
    assert facts == (PartDeleted(7, 1, vote), DraftRejected(7, vote, 1))
    assert floor.papers.draft(7).standing == "rejected"


def test_where_a_paragraph_was_not_divided_out_the_whole_is_still_voted_on():
    _facts, floor, _vote = decided(1, "rejected")
    _facts, floor, _vote = decided(2, "rejected", floor)
    assert (floor.papers.draft(7).outline, floor.papers.draft(7).standing) == (("1",), "introduced")


def test_without_a_quorum_a_part_stays_before_the_room():
    facts, floor, _vote = decided(1, "no_decision_quorum")
    assert facts == ()
    assert len(floor.papers.draft(7).parts_left) == 2


def test_parts_are_of_the_text_as_amended():
    added = AmendmentIntroduced(7, 11, "add", "2", 1, ("FRA",), HASH)
    floor = given(added, AmendmentAdopted(11, 99), floor=VOTING)
    floor = after(floor, declare_motion, motion="division", parts=(("11.1",),))
    (part,) = floor.papers.draft(7).parts
    assert (part.marks, floor.papers.draft(7).places(part.marks)) == (("11.1",), (3,))
    _facts, floor, _vote = decided(1, "rejected", floor)
    assert floor.papers.draft(7).outline == ("1", "2", "3", "4")
