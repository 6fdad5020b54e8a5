"""What the rules may say of voting procedure: how a vote is taken, when it is explained, who is let in."""

from delegates.rules.roll import RollAnswered, SeatLeft, SeatReturned
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded
from delegates.rulings.roll import answer_roll, leave_room, return_to_room
from motions.rules.agenda import DebateClosed, VotingEnded
from motions.rules.ballots import (
    BallotCast,
    MethodAsked,
    ObjectionMade,
    ResultAnnounced,
    VoteAbandoned,
    VoteClosed,
    VoteOpened,
    VoteReopened,
)
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rulings.ballots import announce_result
from motions.rulings.casting import cast_ballot
from motions.rulings.explanations import hear_explanation
from resolutions.rules.drafts import DraftIntroduced
from tests.given import after, given, objection, room, when

MEMBERS = ("BRA", "DEU", "FRA")
DRAFT = DraftIntroduced(paper=7, version=70, sponsors=("FRA",), text="0" * 64, operative=3)
DEBATE = given(*room("BRA DEU FRA", absent="DEU"), DRAFT)


def under(floor=DEBATE, **rules):
    return given(ProcedureTaken(Procedure(**rules)), DebateClosed(0), floor=floor)


# How the next vote is taken


def test_what_was_asked_for_holds_until_that_draft_as_a_whole_is_decided():
    floor = given(MethodAsked("roll_call", 7), floor=under())
    assert floor.votes.asked == {7: "roll_call"}
    on_amendment = given(VoteOpened(7, 70, "phones", MEMBERS, amendment=11), floor=floor)
    assert given(ResultAnnounced(on_amendment.seq, "adopted"), floor=on_amendment).votes.asked
    whole = given(VoteOpened(7, 70, "roll_call", MEMBERS), floor=floor)
    assert given(VoteAbandoned(whole.seq), floor=whole).votes.asked == {7: "roll_call"}
    assert given(ResultAnnounced(whole.seq, "adopted"), floor=whole).votes.asked == {}
    assert given(VotingEnded(0), floor=floor).votes.asked == {}


def test_an_objection_ends_what_was_asked_for_without_a_vote_and_nothing_else():
    for method, left in (("without_vote", {}), ("roll_call", {7: "roll_call"})):
        floor = given(MethodAsked(method, 7), VoteOpened(7, 70, "without_vote", MEMBERS), floor=under())
        assert given(ObjectionMade(floor.seq), floor=floor).votes.asked == left


# Explanations of vote


def closed(**rules):
    """A closed vote in which Brazil and a sponsor, France, asked to explain theirs, and its id."""
    opened = given(VoteOpened(7, 70, "roll_call", MEMBERS), floor=under(**rules))
    ballots = (
        BallotCast(opened.seq, "BRA", "no", rights=True),
        BallotCast(opened.seq, "FRA", "yes", rights=True),
    )
    return given(*ballots, VoteClosed(opened.seq, "rejected", 1, 1, 0, 1, 2, 2), floor=opened), opened.seq


def test_explanations_are_heard_after_the_result_unless_the_rules_have_them_before():
    floor, vote = closed()
    assert objection(floor, hear_explanation, seat="BRA") == "BRA did not ask to explain its vote."
    announced = after(floor, announce_result, vote=vote)
    assert when(announced, hear_explanation, seat="BRA")
    early, _vote = closed(explanations="before")
    assert when(early, hear_explanation, seat="BRA") == (SpeakerRecognised("BRA", 30_000, "explanation"),)
    sentence = "FRA is a sponsor and does not explain its vote on its own text."
    assert objection(early, hear_explanation, seat="FRA") == sentence


def test_who_explained_before_the_result_is_not_asked_again_and_the_others_are():
    floor, vote = closed(explanations="before")
    floor = after(floor, hear_explanation, seat="BRA")
    floor = given(SpeechEnded(floor.seq, "BRA", 9, "end"), floor=floor)
    assert objection(floor, hear_explanation, seat="BRA") == "BRA did not ask to explain its vote."
    announced = after(floor, announce_result, vote=vote)
    assert announced.votes.explaining == ("FRA",)


def test_before_the_vote_is_closed_nobody_explains():
    floor, vote = closed(explanations="before")
    corrected = after(
        floor, cast_ballot, vote=vote, seat="BRA", choice="yes", with_rights=True, correcting=True
    )
    assert VoteReopened(vote) in when(
        floor, cast_ballot, vote=vote, seat="BRA", choice="yes", with_rights=True, correcting=True
    )
    assert objection(corrected, hear_explanation, seat="BRA") == "BRA did not ask to explain its vote."
    assert given(ResultAnnounced(vote, "adopted"), floor=corrected).votes.explaining == ("BRA", "FRA")


# Sealing the room


def test_in_voting_procedure_a_delegation_is_admitted_between_votes():
    assert when(under(), answer_roll, seat="DEU", answer="present") == (
        RollAnswered({"DEU": "present"}, late=True),
    )


def test_a_sealed_room_lets_nobody_in_without_the_chairs_ruling():
    sealed = under(sealed_room=True)
    sentence = "The room is sealed during voting procedure."
    assert objection(sealed, answer_roll, seat="DEU", answer="present") == sentence
    left = given(SeatLeft("BRA"), floor=sealed)
    assert objection(left, return_to_room, seat="BRA") == sentence
    assert when(left, return_to_room, seat="BRA", ruled=True)[-1] == SeatReturned("BRA")


def test_a_sealed_room_lets_delegations_out_and_answers_be_corrected():
    sealed = under(sealed_room=True)
    assert when(sealed, leave_room, seat="BRA") == (SeatLeft("BRA"),)
    assert when(sealed, answer_roll, seat="BRA", answer="voting")
    assert when(sealed, answer_roll, seat="BRA", answer="absent")


def test_the_seal_is_broken_when_voting_procedure_ends():
    over = given(VotingEnded(0), floor=under(sealed_room=True))
    assert when(over, answer_roll, seat="DEU", answer="present")
