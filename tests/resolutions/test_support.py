"""Sponsors and signatories of a draft: who joins, who leaves, and what that leaves of it."""

import pytest

from committees.rules import MeetingSuspended, PhonesSet
from delegates.rules.roll import SeatVacated
from motions.rules.agenda import DebateClosed
from motions.rules.ballots import VoteOpened
from motions.rulings.ballots import open_vote
from resolutions.rules.amendments import AmendmentIntroduced
from resolutions.rules.drafts import DraftIntroduced, DraftRejected
from resolutions.rules.support import SupportGiven, SupportWithdrawn, needed
from resolutions.rulings.support import give_support, withdraw_support
from tests.given import after, given, objection, refusal, room, when

HASH = "0" * 64
OPEN = given(
    *room("BRA DEU FRA JPN SEN", observers="USA"),
    DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text=HASH, operative=3),
)


def behind(*facts):
    draft = given(*facts, floor=OPEN).papers.draft(7)
    return draft.sponsors, draft.signatories


@pytest.mark.parametrize("support", ["sponsor", "signatory"])
def test_a_seat_joins_by_the_dais_or_by_its_phone(support):
    args = {"paper": 7, "seat": "FRA", "support": support}
    assert when(OPEN, give_support, **args) == (SupportGiven(7, "FRA", support),)
    sentence = "The Chair takes this from you in person."
    assert refusal(OPEN, give_support, by="seat:FRA", **args) == sentence
    phones = given(PhonesSet("all"), floor=OPEN)
    assert when(phones, give_support, by="seat:FRA", **args) == (SupportGiven(7, "FRA", support),)


def test_a_seat_is_sponsor_or_signatory_and_not_both():
    signed = SupportGiven(7, "FRA", "signatory")
    assert behind(signed) == (("JPN",), ("FRA",))
    assert behind(signed, SupportGiven(7, "FRA", "sponsor")) == (("JPN", "FRA"), ())
    assert behind(SupportGiven(7, "JPN", "signatory")) == ((), ("JPN",))
    assert behind(signed, SupportWithdrawn(7, "FRA")) == (("JPN",), ())
    assert given(signed, floor=OPEN).papers.draft(7).supporters == 2


def test_what_makes_no_sense_is_refused():
    def no(floor=OPEN, ruling=give_support, **changes):
        args = {"paper": 7, "seat": "FRA", "support": "sponsor"} | changes
        if ruling is withdraw_support:
            del args["support"]
        return refusal(floor, ruling, **args)

    assert no(seat="JPN") == "JPN stands behind it already."
    assert no(ruling=withdraw_support) == "FRA does not stand behind it."
    assert no(paper=8) == "That draft is not before the room."
    assert no(given(DraftRejected(7, 9, 1), floor=OPEN)) == "That draft is not before the room."
    assert no(given(SeatVacated("FRA"), floor=OPEN)) == "FRA is not taken up."
    assert no(given(MeetingSuspended(), floor=OPEN)) == "The meeting is suspended."


def test_observers_may_be_kept_from_it_but_for_the_chairs_ruling():
    args = {"paper": 7, "seat": "USA", "support": "signatory"}
    assert objection(OPEN, give_support, **args) == "USA may not sponsor at this conference."


def test_once_the_draft_is_being_voted_on_nobody_joins_or_leaves():
    voting = given(VoteOpened(7, 70, "phones", ("JPN",)), floor=OPEN)
    for args in ({"paper": 7, "seat": "FRA", "support": "sponsor"}, {"paper": 7, "seat": "JPN"}):
        ruling = give_support if "support" in args else withdraw_support
        assert objection(voting, ruling, **args) == "A vote is under way."
    strike = AmendmentIntroduced(7, 11, "strike", "1", 0, ("FRA",), HASH)
    amending = given(strike, VoteOpened(7, 70, "phones", ("JPN",), amendment=11), floor=OPEN)
    assert when(amending, withdraw_support, paper=7, seat="JPN") == (SupportWithdrawn(7, "JPN"),)


def test_a_draft_without_sponsors_waits_until_somebody_takes_it_up():
    orphan = given(DebateClosed(0), SupportWithdrawn(7, "JPN"), floor=OPEN)
    assert objection(orphan, open_vote, paper=7, method="phones") == (
        "It has no sponsor any more: it is withdrawn, unless a delegation takes it up."
    )
    taken_up = after(orphan, give_support, paper=7, seat="FRA", support="sponsor")
    assert when(taken_up, open_vote, paper=7, method="phones")


@pytest.mark.parametrize(
    ("present", "percent", "count"), [(47, 20, 10), (45, 20, 9), (5, 20, 1), (0, 20, 0), (1, 20, 1)]
)
def test_the_support_that_is_usual_is_a_part_of_the_members_present(present, percent, count):
    assert needed(present, percent) == count
