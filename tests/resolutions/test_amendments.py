"""Amendments: introduced, put in the order of voting, adopted, moot; and the order of the drafts."""

import pytest

from committees.rules import MeetingSuspended
from motions.rules.agenda import DebateClosed
from motions.rules.ballots import ResultAnnounced, VoteAbandoned, VoteClosed, VoteOpened
from motions.rulings.ballots import announce_result, open_vote
from resolutions.rules.amendments import (
    AmendmentAdopted,
    AmendmentIntroduced,
    AmendmentPlaced,
    AmendmentPutFirst,
    AmendmentRef,
    AmendmentRejected,
    AmendmentWithdrawn,
)
from resolutions.rules.drafts import (
    Change,
    DraftIntroduced,
    DraftPlaced,
    DraftPutFirst,
    DraftRejected,
    DraftWithdrawn,
)
from resolutions.rulings.amendments import introduce_amendment, place_amendment, withdraw_amendment
from resolutions.rulings.drafts import place_draft
from tests.given import after, given, objection, refusal, room, when

HASH = "0" * 64


def draft(paper, operative=4):
    return DraftIntroduced(paper=paper, version=paper * 10, sponsors=("JPN",), text=HASH, operative=operative)


def amendment(id, operation, target, paragraphs=0, paper=7):
    return AmendmentIntroduced(paper, id, operation, target, paragraphs, ("FRA",), HASH)


ROOM = given(*room("BRA DEU FRA JPN SEN", observers="USA"))
OPEN = given(draft(7), draft(8), floor=ROOM)
ARGS = {"paper": 7, "sponsors": ("FRA",), "text": HASH}
STRIKE, REPLACE, ADD = (
    amendment(11, "strike", "2"),
    amendment(12, "replace", "2", 2),
    amendment(13, "add", "2", 2),
)


def outline(*facts, floor=OPEN):
    return given(*facts, floor=floor).papers.draft(7).outline


def standings(floor):
    return {each.id: each.standing for each in floor.papers.draft(7).amendments}


# Introduced


def test_an_amendment_is_to_the_paragraph_that_has_that_number_now():
    said = {**ARGS, "amendment": AmendmentRef(11, 1), "operation": "replace"}
    assert when(OPEN, introduce_amendment, **said, place=3) == (amendment(11, "replace", "3", 1),)
    shorter = given(amendment(10, "strike", "1"), AmendmentAdopted(10, 99), floor=OPEN)
    assert when(shorter, introduce_amendment, **said, place=3) == (amendment(11, "replace", "4", 1),)
    (introduced,) = after(OPEN, introduce_amendment, **said, place=3).papers.draft(7).amendments
    assert (introduced.number, introduced.place, introduced.standing) == (1, 3, "introduced")


def test_an_addition_stands_after_a_paragraph_or_before_the_first():
    said = {**ARGS, "amendment": AmendmentRef(11, 1), "operation": "add"}
    assert when(OPEN, introduce_amendment, **said, place=4) == (amendment(11, "add", "4", 1),)
    assert when(OPEN, introduce_amendment, **said, place=0) == (amendment(11, "add", None, 1),)


def test_striking_a_paragraph_brings_none_in_whatever_was_typed():
    said = {**ARGS, "amendment": AmendmentRef(11, 2), "operation": "strike"}
    assert when(OPEN, introduce_amendment, **said, place=2) == (STRIKE,)


def test_what_cannot_be_amended_is_refused_in_a_sentence():
    def no(floor=OPEN, **changes):
        said = {**ARGS, "amendment": AmendmentRef(11, 1), "operation": "replace", "place": 3}
        return refusal(floor, introduce_amendment, **said | changes)

    assert no(place=5) == "The draft has operative paragraphs 1 to 4."
    assert no(place=0) == "The draft has operative paragraphs 1 to 4."
    assert no(place=-1, operation="add") == "The draft has operative paragraphs 1 to 4."
    assert no(amendment=AmendmentRef(11, 0)) == "Write the paragraph that is to stand there."
    assert no(paper=9) == "That draft is not before the room."
    assert no(given(DraftWithdrawn(7), floor=OPEN)) == "That draft is not before the room."
    assert no(given(STRIKE, floor=OPEN)) == "That paper is before the room already."
    assert no(given(MeetingSuspended(), floor=OPEN)) == "The meeting is suspended."
    assert no(sponsors=()) == "An amendment needs at least one sponsor."
    assert no(sponsors=("FRA", "FRA")) == "Each sponsor is named once."


def test_once_debate_is_closed_an_amendment_needs_the_chairs_ruling():
    said = {**ARGS, "amendment": AmendmentRef(11, 0), "operation": "strike", "place": 3}
    floor = given(DebateClosed(0), floor=OPEN)
    assert objection(floor, introduce_amendment, **said) == (
        "Debate is closed, so no more amendments are introduced."
    )
    assert objection(OPEN, introduce_amendment, **{**said, "sponsors": ("USA",)}) == (
        "USA may not sponsor at this conference."
    )


def test_no_amendment_comes_in_while_its_draft_is_voted_on():
    said = {**ARGS, "amendment": AmendmentRef(11, 0), "operation": "strike", "place": 3}
    voting = given(VoteOpened(7, 70, "phones", ("JPN",)), floor=OPEN)
    assert objection(voting, introduce_amendment, **said) == "A vote is under way."
    assert when(voting, introduce_amendment, **{**said, "paper": 8})


# What they do


def test_a_paragraph_has_its_wording_from_the_amendment_that_was_adopted_last():
    again = amendment(14, "replace", "2", 1)
    introduced = given(REPLACE, ADD, again, floor=OPEN)
    adopted = given(AmendmentAdopted(12, 90), AmendmentAdopted(13, 91), floor=introduced)

    def sources(floor):
        draft = floor.papers.draft(7)
        return [(each := draft.brought_in_by(mark)) and each.id for mark in ("1", "2", "12.2", "13.1")]

    assert sources(introduced) == [None, None, None, None]
    assert sources(adopted) == [None, 12, 12, 13]


@pytest.mark.parametrize(
    ("introduced", "after_it"),
    [
        (STRIKE, ("1", "3", "4")),
        (REPLACE, ("1", "2", "12.2", "3", "4")),
        (ADD, ("1", "2", "13.1", "13.2", "3", "4")),
        (amendment(14, "add", None, 1), ("14.1", "1", "2", "3", "4")),
        (amendment(15, "strike", "9"), ("1", "2", "3", "4")),
    ],
)
def test_an_adopted_amendment_changes_the_paragraphs_and_a_rejected_one_does_not(introduced, after_it):
    assert outline(introduced) == outline(introduced, AmendmentRejected(introduced.amendment, 99))
    floor = given(introduced, AmendmentAdopted(introduced.amendment, 99), floor=OPEN)
    assert floor.papers.draft(7).outline == after_it
    assert floor.papers.draft(7).changes == (Change(amendment=introduced.amendment),)
    assert standings(floor) == {introduced.amendment: "adopted"}


def test_marks_stay_when_numbers_move():
    facts = (amendment(11, "strike", "1"), amendment(12, "replace", "3", 1), AmendmentAdopted(11, 90))
    assert outline(*facts, AmendmentAdopted(12, 91)) == ("2", "3", "4")


def test_what_an_adopted_amendment_leaves_nothing_to_vote_on_is_moot():
    three = given(STRIKE, REPLACE, ADD, amendment(14, "strike", "3"), floor=OPEN)
    struck = given(AmendmentAdopted(11, 90), floor=three)
    assert standings(struck) == {11: "adopted", 12: "moot", 13: "moot", 14: "introduced"}
    replaced = given(AmendmentAdopted(12, 90), floor=three)
    assert standings(replaced) == {11: "moot", 12: "adopted", 13: "introduced", 14: "introduced"}
    at_the_beginning = given(amendment(15, "add", None, 1), floor=three)
    assert standings(given(AmendmentAdopted(11, 90), floor=at_the_beginning))[15] == "introduced"
    assert refusal(replaced, open_vote, paper=7, method="phones", amendment=11) == (
        "That amendment is not before the room."
    )


# The order of voting


def test_what_is_furthest_removed_from_the_text_is_voted_on_first():
    floor = given(ADD, REPLACE, STRIKE, amendment(14, "strike", "1"), floor=OPEN)
    assert [each.id for each in floor.papers.draft(7).amendments_left] == [11, 14, 12, 13]


def test_the_chair_puts_an_amendment_first_and_then_another():
    floor = given(ADD, REPLACE, STRIKE, floor=OPEN)
    assert when(floor, place_amendment, amendment=13, before=11) == (AmendmentPlaced(13, 11),)
    floor = given(AmendmentPlaced(13, 11), AmendmentPlaced(12, 13), floor=floor)
    assert [each.id for each in floor.papers.draft(7).amendments_left] == [12, 13, 11]
    assert refusal(floor, place_amendment, amendment=12, before=13) == "It is there already."
    earlier = given(AmendmentPutFirst(11), floor=floor)
    assert [each.id for each in earlier.papers.draft(7).amendments_left] == [11, 12, 13]
    assert (
        refusal(floor, place_amendment, amendment=99, before=11) == "That amendment is not before the room."
    )


def test_drafts_are_voted_on_as_introduced_unless_the_chair_puts_one_first():
    assert [each.paper for each in OPEN.papers.introduced] == [7, 8]
    assert when(OPEN, place_draft, paper=8, before=7) == (DraftPlaced(8, 7),)
    floor = given(DraftPlaced(8, 7), draft(9), floor=OPEN)
    assert [each.paper for each in floor.papers.introduced] == [8, 7, 9]
    assert [each.number for each in floor.papers.drafts] == [1, 2, 3]
    assert given(DraftPutFirst(8), draft(9), floor=OPEN).papers.introduced == floor.papers.introduced


def test_a_draft_waits_for_its_amendments_or_for_the_chairs_ruling():
    floor = given(STRIKE, floor=OPEN)
    assert objection(floor, open_vote, paper=7, method="phones") == (
        "Amendments to it that have not been voted on: 1."
    )
    assert when(floor, open_vote, paper=8, method="phones")
    for fact in (AmendmentRejected(11, 9), AmendmentAdopted(11, 9), AmendmentWithdrawn(11)):
        assert when(given(fact, floor=floor), open_vote, paper=7, method="phones")


# Voted on


def voted(outcome, floor, **asked):
    """After a vote on what is asked came to `outcome`."""
    members = ("BRA", "DEU", "FRA", "JPN", "SEN")
    opened = given(VoteOpened(7, 70, "phones", members, **asked), floor=floor)
    return given(VoteClosed(opened.seq, outcome, 3, 1, 1, 0, 5, 3), floor=opened), opened.seq


def test_the_vote_on_an_amendment_decides_it_and_not_its_draft():
    (opened,) = when(given(STRIKE, floor=OPEN), open_vote, paper=7, method="phones", amendment=11)
    assert (opened.paper, opened.amendment, opened.part) == (7, 11, None)
    for outcome, fact in (("adopted", AmendmentAdopted), ("rejected", AmendmentRejected)):
        floor, vote = voted(outcome, given(STRIKE, floor=OPEN), amendment=11)
        assert when(floor, announce_result, vote=vote) == (ResultAnnounced(vote, outcome), fact(11, vote))
        after_it = after(floor, announce_result, vote=vote)
        assert after_it.papers.draft(7).standing == "introduced"
        assert after_it.votes.announced[-1].amendment == 11
    floor, vote = voted("no_decision_quorum", given(STRIKE, floor=OPEN), amendment=11)
    assert when(floor, announce_result, vote=vote) == (ResultAnnounced(vote, "no_decision_quorum"),)


def test_an_amendment_is_withdrawn_before_it_is_voted_on_or_by_ruling_in_the_vote():
    floor = given(STRIKE, floor=OPEN)
    assert when(floor, withdraw_amendment, amendment=11) == (AmendmentWithdrawn(11),)
    voting = given(VoteOpened(7, 70, "phones", ("JPN",), amendment=11), floor=floor)
    assert objection(voting, withdraw_amendment, amendment=11) == "A vote is under way."
    _ruled, *facts = when(voting, withdraw_amendment, amendment=11, ruled=True)
    assert facts == [VoteAbandoned(voting.seq), AmendmentWithdrawn(11)]
    gone = given(AmendmentWithdrawn(11), floor=floor)
    assert refusal(gone, withdraw_amendment, amendment=11) == "That amendment is not before the room."
    elsewhere = given(VoteOpened(8, 80, "phones", ("JPN",)), floor=floor)
    assert when(elsewhere, withdraw_amendment, amendment=11) == (AmendmentWithdrawn(11),)


def test_an_amendment_that_leaves_no_operative_paragraph_is_the_end_of_the_draft():
    one = given(draft(9, operative=1), amendment(11, "strike", "1", paper=9), floor=ROOM)
    members = ("BRA", "DEU", "FRA", "JPN", "SEN")
    opened = given(VoteOpened(9, 90, "phones", members, amendment=11), floor=one)
    floor = given(VoteClosed(opened.seq, "adopted", 3, 1, 1, 0, 5, 3), floor=opened)
    facts = when(floor, announce_result, vote=opened.seq)
    assert facts[1:] == (AmendmentAdopted(11, opened.seq), DraftRejected(9, opened.seq, 1))


def test_a_decided_draft_has_nothing_left_to_vote_on():
    floor = given(STRIKE, DraftRejected(7, 99, 1), floor=OPEN)
    assert floor.papers.draft(7).amendments_left == ()
