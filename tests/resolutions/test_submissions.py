"""A paper on its way to the room: handed in, returned, approved, introduced, taken back."""

import pytest

from committees.facts import WordsRef
from committees.in_order import why_not
from committees.rules import MeetingSuspended, PhonesSet
from delegates.rules.roll import SeatVacated
from resolutions.rules.drafts import DraftIntroduced, DraftRef
from resolutions.rules.submissions import PaperApproved, PaperReturned, PaperSubmitted, PaperTakenBack
from resolutions.rules.support import SupportGiven, SupportWithdrawn
from resolutions.rulings.submissions import (
    approve_paper,
    introduce_paper,
    return_paper,
    submit_paper,
    take_back_paper,
)
from resolutions.rulings.support import give_support
from tests.given import given, objection, refusal, room, when

HASH = "0" * 64
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"), PhonesSet("all"))
IN = PaperSubmitted(7, 70, "JPN", ("JPN", "BRA"), HASH, 3)
SUBMITTED = given(IN, floor=OPEN)
APPROVED = given(PaperApproved(7), floor=SUBMITTED)
REMARKS = WordsRef("w1", HASH)


def hand_in(floor=OPEN, paper=7, version=70, seat="JPN", sponsors=("JPN",), by="seat:JPN"):
    return {"by": by, "draft": DraftRef(paper, version, 3), "seat": seat, "sponsors": sponsors, "text": HASH}


def standing(floor):
    return [(each.paper, each.standing, each.number) for each in floor.papers.submissions]


def test_a_delegation_hands_its_paper_in():
    assert when(OPEN, submit_paper, **hand_in(sponsors=("JPN", "BRA"))) == (IN,)
    assert standing(SUBMITTED) == [(7, "submitted", None)]
    assert SUBMITTED.papers.drafts == ()


def test_what_cannot_be_handed_in_is_refused_in_a_sentence():
    assert (
        refusal(OPEN, submit_paper, **hand_in(sponsors=("BRA",)))
        == "Who hands a paper in is one of its sponsors."
    )
    following = given(PhonesSet("floor"), floor=OPEN)
    assert refusal(following, submit_paper, **hand_in()) == "The Chair takes this from you in person."
    other = hand_in(seat="BRA", sponsors=("BRA",), by="seat:BRA")
    assert refusal(SUBMITTED, submit_paper, **other) == "That is another delegation's paper."
    assert (
        refusal(APPROVED, submit_paper, **hand_in()) == "It is a working paper already; take it back first."
    )
    introduced = given(DraftIntroduced(7, 70, ("JPN",), HASH, 3), floor=APPROVED)
    assert refusal(introduced, submit_paper, **hand_in()) == "That paper is before the room already."
    gone = given(SeatVacated("BRA"), floor=OPEN)
    assert refusal(gone, submit_paper, **hand_in(sponsors=("JPN", "BRA"))) == "BRA is not taken up."
    before = given(PhonesSet("all"), floor=given(*room("JPN BRA")[:1]))
    assert refusal(before, submit_paper, **hand_in()) == "No meeting is open."


def test_an_observer_may_be_kept_from_it():
    args = hand_in(seat="USA", sponsors=("USA",), by="seat:USA")
    assert (
        str(why_not(OPEN, args.pop("by"), submit_paper, **args)) == "USA may not sponsor at this conference."
    )


def test_in_a_break_papers_are_handed_in_as_well():
    assert when(given(MeetingSuspended(), floor=OPEN), submit_paper, **hand_in())


def test_a_returned_paper_is_handed_in_again_in_its_next_version():
    assert when(SUBMITTED, return_paper, paper=7, remarks=REMARKS) == (PaperReturned(7, REMARKS),)
    returned = given(PaperReturned(7, REMARKS), floor=SUBMITTED)
    assert returned.papers.submission(7).remarks == REMARKS
    assert refusal(returned, return_paper, paper=7) == "It has been returned already."
    assert refusal(returned, approve_paper, paper=7) == "Only a paper that was handed in is approved."
    again = given(PaperSubmitted(7, 71, "JPN", ("JPN",), HASH, 4), floor=returned)
    (submission,) = again.papers.submissions
    assert (submission.version, submission.standing, submission.remarks) == (71, "submitted", None)


def test_an_approved_paper_is_the_next_working_paper_and_its_number_is_given_once():
    assert when(SUBMITTED, approve_paper, paper=7) == (PaperApproved(7),)
    assert standing(APPROVED) == [(7, "approved", 1)]
    taken_back = given(PaperTakenBack(7), PaperSubmitted(8, 80, "BRA", ("BRA",), HASH, 1), floor=APPROVED)
    assert standing(given(PaperApproved(8), floor=taken_back)) == [(8, "approved", 2)]


def test_a_working_paper_is_sponsored_and_signed_and_takes_this_into_the_room():
    floor = given(SupportGiven(7, "SEN", "signatory"), SupportGiven(7, "DEU", "sponsor"), floor=APPROVED)
    assert floor.papers.submission(7).supporters == 4
    (introduced,) = when(floor, introduce_paper, paper=7)
    assert introduced == DraftIntroduced(7, 70, ("JPN", "BRA", "DEU"), HASH, 3)
    draft = given(introduced, floor=floor).papers.draft(7)
    assert (draft.number, draft.signatories, draft.outline) == (1, ("SEN",), ("1", "2", "3"))
    assert given(introduced, floor=floor).papers.submissions == ()
    sentence = "That draft is not before the room."
    assert refusal(SUBMITTED, give_support, paper=7, seat="SEN", support="signatory") == sentence


def test_the_dais_may_introduce_what_it_has_not_approved_by_a_ruling():
    assert objection(SUBMITTED, introduce_paper, paper=7) == "The dais has not approved that paper."
    assert when(SUBMITTED, introduce_paper, paper=7, ruled=True)[-1].paper == 7
    orphan = given(SupportWithdrawn(7, "JPN"), SupportWithdrawn(7, "BRA"), floor=APPROVED)
    assert refusal(orphan, introduce_paper, paper=7) == "A draft resolution needs at least one sponsor."


def test_only_its_own_delegation_takes_a_paper_back():
    args = {"paper": 7, "seat": "JPN", "by": "seat:JPN"}
    assert when(APPROVED, take_back_paper, **args) == (PaperTakenBack(7),)
    sentence = "That is another delegation's paper."
    assert refusal(APPROVED, take_back_paper, paper=7, seat="BRA", by="seat:BRA") == sentence
    assert given(PaperTakenBack(7), floor=APPROVED).papers.submissions == ()


@pytest.mark.parametrize("ruling", [return_paper, approve_paper, introduce_paper])
def test_what_is_not_with_the_dais_is_refused(ruling):
    assert refusal(OPEN, ruling, paper=7) == "That paper is not with the dais any more."
