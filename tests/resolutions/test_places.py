"""Drafts and amendments that the Chair puts in another place of the order of voting."""

import pytest

from resolutions.rules.amendments import (
    AmendmentPlaced,
    AmendmentPutFirst,
    AmendmentRejected,
    AmendmentWithdrawn,
)
from resolutions.rules.drafts import DraftPlaced, DraftPutFirst, DraftWithdrawn
from resolutions.rules.places import places
from resolutions.rulings.amendments import place_amendment
from resolutions.rulings.drafts import each_place, place_draft
from tests.given import after, given, refusal, when
from tests.resolutions.test_amendments import ADD, OPEN, REPLACE, STRIKE, amendment, draft

FOUR = given(STRIKE, REPLACE, ADD, amendment(14, "add", "3", 1), floor=OPEN)
DRAFTS = given(draft(9), draft(10), floor=OPEN)


def amendments(floor):
    return [each.id for each in floor.papers.draft(7).amendments_left]


def drafts(floor):
    return [each.paper for each in floor.papers.introduced]


PLACED = [
    (13, 11, [13, 11, 12, 14]),
    (14, 12, [11, 14, 12, 13]),
    (11, 14, [12, 13, 11, 14]),
    (11, None, [12, 13, 14, 11]),
    (12, 14, [11, 13, 12, 14]),
]


@pytest.mark.parametrize(("id", "before", "order"), PLACED)
def test_an_amendment_is_put_before_another_or_last(id, before, order):
    assert amendments(FOUR) == [11, 12, 13, 14]
    assert when(FOUR, place_amendment, amendment=id, before=before) == (AmendmentPlaced(id, before),)
    assert amendments(after(FOUR, place_amendment, amendment=id, before=before)) == order


@pytest.mark.parametrize(("id", "before", "order"), PLACED)
def test_a_draft_is_put_before_another_or_last(id, before, order):
    paper = dict(zip((11, 12, 13, 14, None), (7, 8, 9, 10, None), strict=True))
    assert drafts(DRAFTS) == [7, 8, 9, 10]
    moved = {"paper": paper[id], "before": paper[before]}
    assert when(DRAFTS, place_draft, **moved) == (DraftPlaced(paper[id], paper[before]),)
    assert drafts(after(DRAFTS, place_draft, **moved)) == [paper[each] for each in order]


def test_every_order_can_be_reached_one_place_after_the_other():
    floor = given(AmendmentPutFirst(13), AmendmentPlaced(12, 13), AmendmentPlaced(14, 11), floor=FOUR)
    assert amendments(floor) == [12, 13, 14, 11]
    floor = given(AmendmentPlaced(12), AmendmentPutFirst(11), floor=floor)
    assert amendments(floor) == [11, 13, 14, 12]


def test_what_comes_in_later_stands_where_the_rules_have_it_behind_what_the_chair_placed():
    floor = given(AmendmentPlaced(13, 12), amendment(15, "strike", "4"), floor=FOUR)
    assert amendments(floor) == [11, 13, 15, 12, 14]
    floor = given(DraftPlaced(8, 7), draft(11), floor=DRAFTS)
    assert drafts(floor) == [8, 7, 9, 10, 11]


def test_what_is_gone_cannot_be_placed_and_nothing_is_placed_before_it():
    gone = "That amendment is not before the room."
    floor = given(AmendmentWithdrawn(12), AmendmentRejected(13, 99), floor=FOUR)
    for id, before in ((12, 11), (99, 11), (14, 12), (14, 13), (14, 99)):
        assert refusal(floor, place_amendment, amendment=id, before=before) == gone
    elsewhere = given(amendment(15, "strike", "1", paper=8), floor=FOUR)
    assert refusal(elsewhere, place_amendment, amendment=15, before=11) == gone
    floor = given(DraftWithdrawn(8), floor=DRAFTS)
    for paper, before in ((8, 7), (9, 8), (9, 99)):
        assert refusal(floor, place_draft, paper=paper, before=before) == "That draft is not before the room."


def test_what_would_stay_where_it_is_is_refused():
    for id, before in ((11, 11), (11, 12), (14, None)):
        assert refusal(FOUR, place_amendment, amendment=id, before=before) == "It is there already."
    for paper, before in ((7, 7), (7, 8), (10, None)):
        assert refusal(DRAFTS, place_draft, paper=paper, before=before) == "It is there already."
    assert set(each_place((1, 2, 3))) == {(1, 3), (1, None), (2, 1), (2, None), (3, 1), (3, 2)}


def test_an_old_place_before_something_that_is_gone_is_the_last():
    assert amendments(given(AmendmentPlaced(11, 99), floor=FOUR)) == [12, 13, 14, 11]
    assert given(AmendmentPlaced(99, 11), floor=FOUR).papers == FOUR.papers
    assert given(DraftPlaced(99), floor=DRAFTS).papers == DRAFTS.papers


def test_places_are_given_to_nothing_that_stands_behind():
    order = [(1, -2), (2, 0), (3, 0), (4, 0)]
    assert places(order, 4, 2) == {1: -2, 4: -1}
    assert places(order, 3, 1) == {3: -3}
    assert places(order, 1, None) == {2: -4, 3: -3, 4: -2, 1: -1}


def test_puts_first_of_earlier_records_stand_beside_places():
    floor = given(DraftPutFirst(9), DraftPlaced(10, 9), DraftPutFirst(8), floor=DRAFTS)
    assert drafts(floor) == [8, 10, 9, 7]
