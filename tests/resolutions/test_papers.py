"""Drafts before the room: introducing, withdrawing, numbering."""

from committees.rules import MeetingSuspended
from delegates.rules.roll import Rights, RightsSet, SeatVacated
from motions.rules.ballots import VoteOpened
from resolutions.rules.drafts import (
    Draft,
    DraftAdopted,
    DraftIntroduced,
    DraftRef,
    DraftRejected,
    DraftWithdrawn,
)
from resolutions.rulings.drafts import introduce_draft, withdraw_draft
from tests.given import NOW, after, given, objection, refusal, room, when

HASH = "0" * 64
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"))


def draft(paper, *sponsors):
    return DraftIntroduced(paper=paper, version=paper * 10, sponsors=sponsors or ("JPN",), text=HASH)


THREE = given(draft(7), draft(3, "BRA", "FRA"), draft(5), floor=OPEN)


def test_introducing_puts_a_version_before_the_room():
    args = {"draft": DraftRef(7, 71), "sponsors": ("JPN", "BRA"), "text": HASH}
    assert when(OPEN, introduce_draft, **args) == (DraftIntroduced(7, 71, ("JPN", "BRA"), HASH),)
    assert after(OPEN, introduce_draft, **args).papers.drafts == (Draft(7, 71, 1, ("JPN", "BRA")),)


def test_drafts_are_numbered_as_they_are_introduced():
    assert [(paper.paper, paper.number) for paper in THREE.papers.drafts] == [(7, 1), (3, 2), (5, 3)]


def test_a_number_is_not_given_again_after_a_withdrawal():
    floor = given(DraftWithdrawn(5), draft(9), floor=THREE)
    assert floor.papers.draft(9).number == 4
    assert floor.papers.draft(5).standing == "withdrawn"


def test_resolutions_are_numbered_as_they_are_adopted():
    floor = given(DraftAdopted(5, 90, 1), DraftRejected(7, 91, 1), DraftAdopted(3, 92, 2), floor=THREE, at=5)
    assert [(paper.paper, paper.resolution) for paper in floor.papers.drafts] == [(7, None), (3, 2), (5, 1)]
    assert floor.papers.draft(3) == Draft(3, 30, 2, ("BRA", "FRA"), "adopted", 2, 92, 2, NOW + 5)
    assert [paper.paper for paper in floor.papers.adopted] == [5, 3]
    assert floor.papers.introduced == ()


def test_a_draft_keeps_its_number_and_the_place_of_its_vote_whatever_is_corrected():
    floor = given(DraftAdopted(5, 90, 1), DraftAdopted(3, 92, 1), floor=THREE, at=5)
    floor = given(DraftRejected(5, 90, 1), floor=floor, at=900)
    assert floor.papers.number_of(7) == 3
    assert [paper.paper for paper in floor.papers.adopted] == [3]
    assert (floor.papers.draft(5).resolution, floor.papers.draft(5).decided_at) == (1, NOW + 5)
    floor = given(DraftAdopted(7, 95, 2), DraftAdopted(5, 90, 1), floor=floor, at=1_000)
    assert [(paper.paper, paper.resolution) for paper in floor.papers.adopted] == [(5, 1), (3, 2), (7, 3)]
    assert floor.papers.draft(5).decided_at == NOW + 5


def test_introducing_is_refused_twice_without_sponsors_and_out_of_meetings():
    def no(floor=OPEN, paper=7, sponsors=("JPN",)):
        return refusal(floor, introduce_draft, draft=DraftRef(paper, 1), sponsors=sponsors, text=HASH)

    assert no(THREE) == "That paper is before the room already."
    assert no(given(DraftWithdrawn(7), floor=THREE)) == "That paper is before the room already."
    assert no(sponsors=()) == "A draft resolution needs at least one sponsor."
    assert no(sponsors=("JPN", "XXX")) == "There is no seat XXX in this committee."
    assert no(given(SeatVacated("JPN"), floor=OPEN)) == "JPN is not taken up."
    assert no(given(MeetingSuspended(), floor=OPEN)) == "The meeting is suspended."
    assert no(given()) == "No meeting is open."


def test_who_may_not_sponsor_needs_the_chairs_ruling():
    args = {"draft": DraftRef(7, 71), "sponsors": ("JPN", "USA"), "text": HASH}
    assert objection(OPEN, introduce_draft, **args) == "USA may not sponsor at this conference."
    floor = given(RightsSet("USA", Rights(sponsor=True)), floor=OPEN)
    assert when(floor, introduce_draft, **args)


def test_withdrawing():
    assert when(THREE, withdraw_draft, paper=3) == (DraftWithdrawn(3),)
    floor = after(THREE, withdraw_draft, paper=3)
    assert [paper.paper for paper in floor.papers.introduced] == [7, 5]
    assert refusal(floor, withdraw_draft, paper=3) == "That draft is not before the room."
    assert refusal(OPEN, withdraw_draft, paper=3) == "That draft is not before the room."


def test_a_draft_that_is_voted_on_is_withdrawn_only_by_the_chairs_ruling():
    voting = given(VoteOpened(3, 30, "roll_call", ("JPN",)), floor=THREE)
    assert objection(voting, withdraw_draft, paper=3) == "A vote is under way."
    assert when(voting, withdraw_draft, paper=7) == (DraftWithdrawn(7),)


def test_an_old_record_that_decides_on_what_was_never_introduced_still_folds():
    assert given(DraftAdopted(5, 90, 1), DraftRejected(5, 91, 1)).papers.drafts == ()
