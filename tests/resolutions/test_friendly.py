"""Friendly amendments: in the text once every sponsor of the draft accepts them, and not voted on."""

from committees.rules import PhonesSet
from motions.rules.ballots import VoteAbandoned, VoteOpened
from resolutions.rules.amendments import (
    AmendmentAccepted,
    AmendmentIncorporated,
    AmendmentIntroduced,
    AmendmentWithdrawn,
)
from resolutions.rules.drafts import Change, DraftIntroduced
from resolutions.rules.support import SupportGiven
from resolutions.rulings.amendments import accept_amendment, incorporate_amendment
from tests.given import after, given, objection, refusal, room, when

HASH = "0" * 64
ADD = AmendmentIntroduced(7, 11, "add", "2", 1, ("FRA",), HASH)
OPEN = given(
    *room("BRA DEU FRA JPN"),
    DraftIntroduced(paper=7, version=70, sponsors=("JPN", "BRA"), text=HASH, operative=2),
    ADD,
)


def test_it_is_in_the_text_once_the_last_sponsor_accepts_it():
    first = AmendmentAccepted(11, "JPN")
    assert when(OPEN, accept_amendment, amendment=11, seat="JPN") == (first,)
    waiting = given(first, floor=OPEN)
    assert waiting.papers.draft(7).outline == ("1", "2")
    assert when(waiting, accept_amendment, amendment=11, seat="BRA") == (
        AmendmentAccepted(11, "BRA"),
        AmendmentIncorporated(11),
    )
    draft = after(waiting, accept_amendment, amendment=11, seat="BRA").papers.draft(7)
    assert (draft.outline, draft.changes) == (("1", "2", "11.1"), (Change(amendment=11),))
    assert draft.amendments_left == ()


def test_a_sponsor_accepts_on_its_phone_and_nobody_else_does():
    phones = given(PhonesSet("all"), floor=OPEN)
    assert when(phones, accept_amendment, by="seat:JPN", amendment=11, seat="JPN")
    closed = refusal(OPEN, accept_amendment, by="seat:JPN", amendment=11, seat="JPN")
    assert closed == "The Chair takes this from you in person."
    assert refusal(OPEN, accept_amendment, amendment=11, seat="FRA") == "FRA is no sponsor of that draft."
    accepted = given(AmendmentAccepted(11, "JPN"), floor=OPEN)
    assert refusal(accepted, accept_amendment, amendment=11, seat="JPN") == "JPN has accepted it already."


def test_who_becomes_a_sponsor_is_asked_as_well():
    floor = given(AmendmentAccepted(11, "JPN"), SupportGiven(7, "DEU", "sponsor"), floor=OPEN)
    assert when(floor, accept_amendment, amendment=11, seat="BRA") == (AmendmentAccepted(11, "BRA"),)


def test_the_dais_takes_it_from_the_sponsors_in_person():
    assert when(OPEN, incorporate_amendment, amendment=11) == (AmendmentIncorporated(11),)
    gone = given(AmendmentWithdrawn(11), floor=OPEN)
    assert refusal(gone, incorporate_amendment, amendment=11) == "That amendment is not before the room."


def test_nothing_friendly_comes_in_during_a_vote_or_empties_the_draft():
    voting = given(VoteOpened(7, 70, "phones", ("JPN",), amendment=11), floor=OPEN)
    assert objection(voting, incorporate_amendment, amendment=11) == "A vote is under way."
    facts = when(voting, incorporate_amendment, amendment=11, ruled=True)
    assert facts[-2:] == (VoteAbandoned(voting.seq), AmendmentIncorporated(11))
    strikes = (
        AmendmentIntroduced(7, 12 + place, "strike", str(place), 0, ("FRA",), HASH) for place in (1, 2)
    )
    floor = given(*strikes, AmendmentIncorporated(13), floor=OPEN)
    assert refusal(floor, incorporate_amendment, amendment=14) == (
        "That would leave no operative paragraph. It is voted on."
    )
