"""An amendment on its way to the room: handed in from a phone, returned, signed, introduced, taken back."""

import pytest

from committees.facts import WordsRef
from committees.order import OutOfOrder
from committees.rules import MeetingSuspended, PhonesSet
from motions.rules.agenda import DebateClosed
from motions.rules.ballots import VoteOpened
from motions.rulings.ballots import open_vote
from resolutions.rules.amendments import (
    AmendmentAdopted,
    AmendmentIntroduced,
    AmendmentRef,
    AmendmentWithdrawn,
)
from resolutions.rules.drafts import DraftIntroduced, DraftRef, DraftRejected, DraftWithdrawn
from resolutions.rules.proposed import AmendmentReturned, AmendmentSubmitted, AmendmentTakenBack
from resolutions.rules.support import SupportGiven, SupportWithdrawn
from resolutions.rulings.drafts import introduce_draft
from resolutions.rulings.proposed import (
    introduce_proposed,
    return_amendment,
    submit_amendment,
    take_back_amendment,
)
from resolutions.rulings.support import give_support, withdraw_support
from tests.given import CHAIR, after, given, objection, refusal, room, when
from tests.playing import Play

HASH = "0" * 64
OPEN = given(
    *room("BRA DEU FRA JPN SEN", observers="USA"),
    PhonesSet("all"),
    DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text=HASH, operative=3),
)
IN = AmendmentSubmitted(7, 11, "replace", "2", 1, "FRA", ("FRA", "BRA"), HASH)
SUBMITTED = given(IN, floor=OPEN)
REMARKS = WordsRef("w1", HASH)
FRA = {"by": "seat:FRA", "seat": "FRA"}


def hand_in(**changes):
    said = {"paper": 7, "amendment": AmendmentRef(11, 1), "operation": "replace", "target": "2", "text": HASH}
    return {**FRA, **said, "sponsors": ("FRA", "BRA"), **changes}


def behind(floor, id=11):
    text = floor.papers.proposal(id) or floor.papers.draft(7).amendment(id)
    return text.sponsors, text.signatories


# Handed in


def test_a_delegation_hands_an_amendment_in_and_nothing_is_before_the_room_yet():
    assert when(OPEN, submit_amendment, **hand_in()) == (IN,)
    (proposed,) = SUBMITTED.papers.proposed_to(7)
    assert (proposed.standing, proposed.seat, proposed.target) == ("submitted", "FRA", "2")
    assert SUBMITTED.papers.draft(7).amendments == ()
    assert not AmendmentSubmitted.moves


@pytest.mark.parametrize(
    ("changes", "target", "paragraphs"),
    [
        ({"operation": "strike", "amendment": AmendmentRef(11, 2)}, "2", 0),
        ({"operation": "add"}, "2", 1),
        ({"operation": "add", "target": None}, None, 1),
    ],
)
def test_it_strikes_or_adds_after_a_paragraph_or_before_the_first(changes, target, paragraphs):
    (fact,) = when(OPEN, submit_amendment, **hand_in(**changes))
    assert (fact.target, fact.paragraphs) == (target, paragraphs)


def test_what_cannot_be_handed_in_is_refused_in_a_sentence():
    def no(floor=OPEN, **changes):
        return refusal(floor, submit_amendment, **hand_in(**changes))

    assert no(given(PhonesSet("floor"), floor=OPEN)) == "The Chair takes this from you in person."
    assert no(target="4") == "That paragraph is not in the draft any more."
    assert no(target=None) == "That paragraph is not in the draft any more."
    assert no(amendment=AmendmentRef(11, 0)) == "Write the paragraph that is to stand there."
    assert no(sponsors=("BRA",)) == "Who hands an amendment in is one of its sponsors."
    assert no(sponsors=("FRA", "FRA")) == "Each sponsor is named once."
    assert no(paper=8) == "That draft is not before the room."
    assert no(given(DraftWithdrawn(7), floor=OPEN)) == "That draft is not before the room."
    introduced = given(AmendmentIntroduced(7, 11, "strike", "1", 0, ("FRA",), HASH), floor=OPEN)
    assert no(introduced) == "That amendment is before the room already."
    assert no(introduced, amendment=AmendmentRef(12, 1), instead=11) == (
        "That amendment is before the room already."
    )
    assert no(instead=10) == "That amendment is not with the dais any more."
    other = {"by": "seat:BRA", "seat": "BRA", "amendment": AmendmentRef(12, 1), "instead": 11}
    assert no(SUBMITTED, **other) == "That is another delegation's amendment."


def test_once_debate_is_closed_none_is_handed_in_and_in_a_break_it_may_be():
    args = hand_in()
    closed = given(DebateClosed(0), floor=OPEN)
    with pytest.raises(OutOfOrder, match="Debate is closed"):
        when(closed, submit_amendment, **args)
    assert when(given(MeetingSuspended(), floor=OPEN), submit_amendment, **args)


# Returned, taken back


def test_a_returned_one_is_handed_in_again_with_another_wording_in_its_place():
    assert when(SUBMITTED, return_amendment, amendment=11, remarks=REMARKS) == (
        AmendmentReturned(11, REMARKS),
    )
    other = AmendmentSubmitted(7, 12, "strike", "1", 0, "BRA", ("BRA",), HASH)
    returned = given(
        other, AmendmentReturned(11, REMARKS), SupportGiven(7, "DEU", "signatory", 12), floor=SUBMITTED
    )
    assert returned.papers.proposal(11).remarks == REMARKS
    assert refusal(returned, return_amendment, amendment=11) == "It has been returned already."
    assert refusal(returned, introduce_proposed, amendment=11) == "It has been returned already."
    again = after(returned, submit_amendment, **hand_in(amendment=AmendmentRef(13, 1), instead=11))
    assert [(each.id, each.standing) for each in again.papers.proposed] == [
        (13, "submitted"),
        (12, "submitted"),
    ]


def test_only_its_own_delegation_takes_it_back():
    assert when(SUBMITTED, take_back_amendment, **FRA, amendment=11) == (AmendmentTakenBack(11),)
    sentence = "That is another delegation's amendment."
    assert refusal(SUBMITTED, take_back_amendment, amendment=11, seat="BRA", by="seat:BRA") == sentence
    assert given(AmendmentTakenBack(11), floor=SUBMITTED).papers.proposed == ()


@pytest.mark.parametrize("ruling", [return_amendment, introduce_proposed])
def test_what_is_not_with_the_dais_is_refused(ruling):
    assert refusal(OPEN, ruling, amendment=11) == "That amendment is not with the dais any more."


# Who stands behind it


@pytest.mark.parametrize("support", ["sponsor", "signatory"])
def test_others_join_it_from_their_phones_or_by_word_to_the_dais(support):
    args = {"paper": 7, "amendment": 11, "seat": "DEU", "support": support}
    fact = SupportGiven(7, "DEU", support, 11)
    assert when(SUBMITTED, give_support, **args) == (fact,)
    assert when(SUBMITTED, give_support, by="seat:DEU", **args) == (fact,)
    following = given(PhonesSet("floor"), floor=SUBMITTED)
    sentence = "The Chair takes this from you in person."
    assert refusal(following, give_support, by="seat:DEU", **args) == sentence
    assert refusal(given(fact, floor=SUBMITTED), give_support, **args) == "DEU stands behind it already."


def test_support_of_an_amendment_is_none_of_its_draft_nor_of_another_amendment():
    other = AmendmentSubmitted(7, 12, "strike", "1", 0, "BRA", ("BRA",), HASH)
    floor = given(
        other, SupportGiven(7, "DEU", "signatory", 11), SupportWithdrawn(7, "BRA", 11), floor=SUBMITTED
    )
    assert behind(floor) == (("FRA",), ("DEU",))
    assert floor.papers.proposal(11).supporters == 2
    assert behind(floor, 12) == (("BRA",), ())
    assert (floor.papers.draft(7).sponsors, floor.papers.draft(7).signatories) == (("JPN",), ())
    draft = given(SupportGiven(7, "DEU", "signatory"), floor=SUBMITTED)
    assert behind(draft) == (("FRA", "BRA"), ())


def test_what_was_returned_or_taken_back_nobody_joins():
    args = {"paper": 7, "amendment": 11, "seat": "DEU", "support": "sponsor"}
    for fact in (AmendmentReturned(11), AmendmentTakenBack(11), DraftRejected(7, 9, 1)):
        floor = given(fact, floor=SUBMITTED)
        assert refusal(floor, give_support, **args) == "That amendment is not before the room."


# Introduced


def test_it_comes_before_the_room_with_whoever_stands_behind_it_by_then():
    floor = given(
        SupportGiven(7, "SEN", "signatory", 11), SupportGiven(7, "DEU", "sponsor", 11), floor=SUBMITTED
    )
    (fact,) = when(floor, introduce_proposed, amendment=11)
    assert fact == AmendmentIntroduced(7, 11, "replace", "2", 1, ("FRA", "BRA", "DEU"), HASH, ("SEN",))
    introduced = given(fact, floor=floor)
    (amendment,) = introduced.papers.draft(7).amendments
    assert (amendment.number, amendment.place, amendment.supporters) == (1, 2, 4)
    assert introduced.papers.proposed == ()


def test_its_paragraph_stays_the_same_when_numbers_move():
    struck = given(
        AmendmentIntroduced(7, 9, "strike", "1", 0, ("JPN",), HASH), AmendmentAdopted(9, 99), floor=SUBMITTED
    )
    (fact,) = when(struck, introduce_proposed, amendment=11)
    assert fact.target == "2"
    assert given(fact, floor=struck).papers.draft(7).amendment(11).place == 1


def test_what_cannot_be_introduced_says_why():
    gone = given(
        AmendmentIntroduced(7, 9, "strike", "2", 0, ("JPN",), HASH), AmendmentAdopted(9, 99), floor=SUBMITTED
    )
    assert refusal(gone, introduce_proposed, amendment=11) == "That paragraph is not in the draft any more."
    orphan = given(SupportWithdrawn(7, "FRA", 11), SupportWithdrawn(7, "BRA", 11), floor=SUBMITTED)
    assert refusal(orphan, introduce_proposed, amendment=11) == "An amendment needs at least one sponsor."
    withdrawn = given(DraftWithdrawn(7), floor=SUBMITTED)
    assert refusal(withdrawn, introduce_proposed, amendment=11) == "That draft is not before the room."
    assert withdrawn.papers.proposed_to(7) == ()
    closed = given(DebateClosed(0), floor=SUBMITTED)
    assert objection(closed, introduce_proposed, amendment=11) == (
        "Debate is closed, so no more amendments are introduced."
    )
    voting = given(VoteOpened(7, 70, "phones", ("JPN",)), floor=SUBMITTED)
    assert objection(voting, introduce_proposed, amendment=11) == "A vote is under way."


def test_until_voting_on_it_opens_delegations_join_and_leave():
    floor = after(SUBMITTED, introduce_proposed, amendment=11)
    joined = after(floor, give_support, paper=7, amendment=11, seat="DEU", support="signatory")
    assert behind(joined) == (("FRA", "BRA"), ("DEU",))
    on_it = given(VoteOpened(7, 70, "phones", ("JPN",), amendment=11), floor=joined)
    args = {"paper": 7, "amendment": 11, "seat": "DEU"}
    assert objection(on_it, withdraw_support, **args) == "A vote is under way."
    on_the_draft = given(VoteOpened(7, 70, "phones", ("JPN",)), floor=joined)
    assert when(on_the_draft, withdraw_support, **args) == (SupportWithdrawn(7, "DEU", 11),)
    withdrawn = given(AmendmentWithdrawn(11), floor=joined)
    assert refusal(withdrawn, withdraw_support, **args) == "That amendment is not before the room."


def test_without_sponsors_it_waits_until_somebody_takes_it_up():
    floor = after(SUBMITTED, introduce_proposed, amendment=11)
    left = (SupportWithdrawn(7, seat, 11) for seat in ("FRA", "BRA"))
    orphan = given(DebateClosed(0), *left, floor=floor)
    assert objection(orphan, open_vote, paper=7, method="phones", amendment=11) == (
        "It has no sponsor any more: it is withdrawn, unless a delegation takes it up."
    )
    taken_up = after(orphan, give_support, paper=7, amendment=11, seat="DEU", support="sponsor")
    assert when(taken_up, open_vote, paper=7, method="phones", amendment=11)


# Undone


@pytest.fixture
def play() -> Play:
    play = Play()
    play._entered([*room("BRA DEU FRA JPN SEN"), PhonesSet("all")], CHAIR)
    play.press(introduce_draft, draft=DraftRef(7, 70, 3), sponsors=("JPN",), text=HASH)
    play.press(submit_amendment, **hand_in())
    return play


def test_the_paper_that_an_amendment_is_to_is_known_before_the_room_and_with_the_dais():
    before_the_room = given(AmendmentIntroduced(7, 12, "strike", "1", 0, ("FRA",), HASH), floor=SUBMITTED)
    assert [before_the_room.papers.amended_paper(id) for id in (11, 12, 13)] == [7, 7, 0]


def test_taking_the_introduction_back_leaves_it_with_the_dais_and_who_joined_since(play):
    play.press(introduce_proposed, amendment=11)
    play.press(give_support, by="seat:DEU", paper=7, amendment=11, seat="DEU", support="signatory")
    assert behind(play.floor) == (("FRA", "BRA"), ("DEU",))
    play.undo()
    assert play.floor.papers.draft(7).amendments == ()
    assert play.floor.papers.proposal(11).standing == "submitted"
    assert behind(play.floor) == (("FRA", "BRA"), ("DEU",))
    play.press(introduce_proposed, amendment=11)
    assert behind(play.floor) == (("FRA", "BRA"), ("DEU",))


def test_an_amendment_falls_with_its_draft(play):
    play.undo()
    assert play.floor.papers.drafts == ()
    assert play.floor.papers.proposed == ()
