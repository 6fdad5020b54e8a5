"""Votes on substance: by roll call, and adoption without a vote."""

import pytest

from committees.facts import RuledInOrder
from committees.rules import MeetingAdjourned, MeetingSuspended
from delegates.rules.roll import QuorumWaived, RollAnswered, SeatLeft
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded
from motions.rules.agenda import VotingEnded
from motions.rules.ballots import (
    BallotCast,
    ObjectionMade,
    PlacardsCounted,
    ResultAnnounced,
    Tally,
    VoteClosed,
    VoteOpened,
    VoteReopened,
    called_from,
)
from motions.rules.caucus import CaucusClosed, CaucusOpened
from motions.rules.motions import MotionRaised, MotionsFell
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rulings.ballots import announce_result, close_vote, open_vote
from motions.rulings.casting import cast_ballot, count_placards, object_to_adoption
from motions.rulings.explanations import hear_explanation
from resolutions.rules.drafts import DraftAdopted, DraftIntroduced, DraftRejected
from resolutions.rulings.drafts import withdraw_draft
from tests.given import after, given, objection, refusal, room, when

PAPER = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA", voting="JPN", absent="SEN"), PAPER)
MEMBERS = ("BRA", "DEU", "FRA", "JPN")
VOTING = given(VoteOpened(7, 70, "roll_call", MEMBERS, ("JPN",)), floor=OPEN)
ID = VOTING.seq
ASKING = given(VoteOpened(7, 70, "without_vote", MEMBERS, ("JPN",)), floor=OPEN)


def voted(choices, floor=VOTING):
    """The vote after these answers of the four members, in order."""
    return given(
        *(BallotCast(ID, seat, choice) for seat, choice in zip(MEMBERS, choices, strict=False)), floor=floor
    )


@pytest.mark.parametrize(
    ("lot", "order"),
    [
        (0, MEMBERS),
        (2, ("FRA", "JPN", "BRA", "DEU")),
        (4, MEMBERS),
        (2**32 - 1, ("JPN", "BRA", "DEU", "FRA")),
    ],
)
def test_the_roll_call_begins_at_the_seat_drawn_by_lot(lot, order):
    (opened,) = when(OPEN, open_vote, lot=lot, paper=7, method="roll_call")
    assert opened == VoteOpened(7, 70, "roll_call", order, ("JPN",))
    assert called_from((), lot) == ()


def test_adoption_without_a_vote_draws_no_lot():
    (opened,) = when(OPEN, open_vote, lot=2, paper=7, method="without_vote")
    assert opened == VoteOpened(7, 70, "without_vote", MEMBERS, ("JPN",))


def test_the_electorate_is_who_may_vote_and_is_there_and_stays_so():
    floor = after(OPEN, open_vote, paper=7, method="roll_call")
    assert floor.votes.current.order == MEMBERS
    later = given(RollAnswered({"SEN": "present"}, late=True), SeatLeft("BRA"), floor=floor)
    assert later.votes.current.order == MEMBERS
    assert refusal(later, cast_ballot, vote=floor.seq, seat="SEN", choice="yes") == (
        "SEN does not take part in this vote."
    )
    assert when(later, cast_ballot, vote=floor.seq, seat="BRA", choice="yes")


def test_opening_a_vote_takes_the_floor():
    floor = given(
        CaucusOpened("moderated_caucus", 600_000, 45_000),
        SpeakerRecognised("JPN", 45_000, on="caucus"),
        MotionRaised("unmoderated_caucus", "FRA", 60_000),
        floor=OPEN,
    )
    facts = when(floor, open_vote, paper=7, method="roll_call")
    assert [type(fact) for fact in facts] == [SpeechEnded, CaucusClosed, MotionsFell, VoteOpened]


def test_the_rules_in_force_give_the_threshold():
    floor = given(ProcedureTaken(Procedure(draft_threshold="two_thirds")), floor=OPEN)
    assert when(floor, open_vote, paper=7, method="roll_call")[-1].threshold == "two_thirds"


def test_opening_a_vote_is_refused_without_a_draft_a_quorum_or_an_electorate():
    assert refusal(OPEN, open_vote, paper=8, method="roll_call") == "That draft is not before the room."
    withdrawn = after(OPEN, withdraw_draft, paper=7)
    assert refusal(withdrawn, open_vote, paper=7, method="roll_call") == "That draft is not before the room."
    thin = given(SeatLeft("BRA"), SeatLeft("DEU"), floor=OPEN)
    sentence = "2 members are in the room; 3 are needed for a decision."
    assert objection(thin, open_vote, paper=7, method="roll_call") == sentence
    nobody = given(
        SeatLeft("FRA"), SeatLeft("JPN"), QuorumWaived("open", 0, 2), QuorumWaived("decide", 0, 3), floor=thin
    )
    assert refusal(nobody, open_vote, paper=7, method="roll_call") == (
        "Nobody in the room may vote on substance."
    )
    assert objection(VOTING, open_vote, paper=7, method="roll_call") == "A vote is under way."


def test_in_a_roll_call_the_dais_enters_what_it_hears():
    args = {"vote": ID, "seat": "BRA", "choice": "yes"}
    assert when(VOTING, cast_ballot, by="dais:vice-chair", **args) == (BallotCast(ID, "BRA", "yes"),)
    sentence = "Answer aloud when your delegation is called."
    assert refusal(VOTING, cast_ballot, by="seat:BRA", **args) == sentence
    vote = voted(["yes"]).votes.current
    assert vote.pending == ("DEU", "FRA", "JPN")
    assert (vote.count("yes"), vote.seats("yes")) == (1, ("BRA",))


def test_abstention_is_refused_to_present_and_voting():
    sentence = "JPN answered “present and voting” at the roll call, so it votes yes or no."
    assert objection(VOTING, cast_ballot, vote=ID, seat="JPN", choice="abstain") == sentence
    assert when(VOTING, cast_ballot, vote=ID, seat="BRA", choice="abstain")
    ruled = when(VOTING, cast_ballot, vote=ID, seat="JPN", choice="abstain", ruled=True)
    assert isinstance(ruled[0], RuledInOrder)
    assert ruled[1:] == (BallotCast(ID, "JPN", "abstain"),)


def test_an_answer_corrected_at_the_roll_later_does_not_bind_in_a_vote_under_way():
    floor = given(RollAnswered({"BRA": "voting"}), floor=VOTING)
    assert when(floor, cast_ballot, vote=ID, seat="BRA", choice="abstain")


def test_ballots_are_refused_to_observers_twice_and_in_another_vote():
    def no(floor=VOTING, **args):
        return refusal(floor, cast_ballot, **{"vote": ID, "choice": "yes", **args})

    assert no(seat="USA") == "USA does not take part in this vote."
    assert no(voted(["yes"]), seat="BRA") == "That is how BRA is recorded already."
    assert no(seat="BRA", vote=ID - 1) == "That vote is closed."
    assert no(OPEN, seat="BRA") == "That vote is closed."
    assert no(given(MeetingSuspended(), floor=VOTING), seat="BRA") == "The meeting is suspended."
    assert no(ASKING, seat="BRA") == "No vote is being taken; objections are."


def test_a_ballot_can_be_corrected_until_the_result_is_announced():
    floor = voted(["yes", "no", "abstain", "no"])
    mend = {"vote": ID, "seat": "DEU", "choice": "yes", "correcting": True}
    assert when(floor, cast_ballot, **mend) == (BallotCast(ID, "DEU", "yes"),)
    closed = after(floor, close_vote, vote=ID)
    assert when(closed, cast_ballot, **mend) == (
        VoteReopened(ID),
        BallotCast(ID, "DEU", "yes"),
    )
    corrected = after(closed, cast_ballot, **mend)
    assert refusal(corrected, announce_result, vote=ID) == "The vote is not closed yet."
    assert when(corrected, close_vote, vote=ID)[0].outcome == "adopted"
    announced = after(closed, announce_result, vote=ID)
    assert refusal(announced, cast_ballot, **mend) == "That vote is closed."


def test_who_heard_a_seat_differently_does_not_overwrite_the_other_officer():
    floor = voted(["yes"])
    heard = {"vote": ID, "seat": "BRA", "choice": "no", "by": "dais:vice-chair"}
    assert refusal(floor, cast_ballot, **heard) == "BRA has answered already."
    assert when(floor, cast_ballot, **heard, correcting=True) == (BallotCast(ID, "BRA", "no"),)
    closed = after(floor, close_vote, vote=ID, ruled=True)
    assert refusal(closed, cast_ballot, **heard) == "BRA has answered already."


@pytest.mark.parametrize(
    ("choices", "outcome", "counts"),
    [
        (["yes", "yes", "abstain", "no"], "adopted", (2, 1, 1)),
        (["yes", "abstain", "abstain", "no"], "rejected", (1, 1, 2)),
        (["no", "no", "no", "yes"], "rejected", (1, 3, 0)),
    ],
)
def test_closing_works_out_the_result(choices, outcome, counts):
    floor = voted(choices)
    closed = VoteClosed(ID, outcome, *counts, silent=0, present=4, quorum=3)
    assert when(floor, close_vote, vote=ID) == (closed,)
    assert given(closed, floor=floor).votes.current.tally == Tally(outcome, *counts, 0, 4, 3)


def test_closing_before_all_have_answered_needs_the_chairs_ruling():
    floor = voted(["yes", "yes"])
    assert objection(floor, close_vote, vote=ID) == "2 delegations have not answered yet."
    ruled = when(floor, close_vote, vote=ID, ruled=True)
    assert ruled[1] == VoteClosed(ID, "adopted", 2, 0, 0, silent=2, present=4, quorum=3)


def test_closing_twice_is_refused():
    closed = after(voted(["yes"] * 4), close_vote, vote=ID)
    assert refusal(closed, close_vote, vote=ID) == "The vote is closed; its result can be announced."


def test_a_vote_without_a_quorum_comes_to_no_decision_unless_the_quorum_was_waived():
    few = given(VoteOpened(7, 70, "roll_call", ("BRA", "DEU")), floor=OPEN)
    answered = given(BallotCast(ID, "BRA", "yes"), BallotCast(ID, "DEU", "yes"), floor=few)
    assert when(answered, close_vote, vote=ID)[0].outcome == "no_decision_quorum"
    waived = given(QuorumWaived("decide", 2, 3), floor=answered)
    assert when(waived, close_vote, vote=ID)[0].outcome == "adopted"


def test_a_result_without_a_quorum_leaves_the_draft_before_the_room():
    few = given(VoteOpened(7, 70, "roll_call", ("BRA", "DEU")), floor=OPEN)
    answered = given(BallotCast(ID, "BRA", "yes"), BallotCast(ID, "DEU", "yes"), floor=few)
    closed = after(answered, close_vote, vote=ID)
    assert when(closed, announce_result, vote=ID) == (ResultAnnounced(ID, "no_decision_quorum"),)
    floor = after(closed, announce_result, vote=ID)
    assert (floor.votes.current, floor.papers.draft(7).standing) == (None, "introduced")
    assert when(floor, open_vote, paper=7, method="roll_call")


def test_a_vote_that_is_ruled_in_order_without_a_quorum_comes_to_a_decision():
    thin = given(SeatLeft("BRA"), SeatLeft("DEU"), floor=OPEN)
    facts = when(thin, open_vote, paper=7, method="roll_call", ruled=True)
    assert [type(fact) for fact in facts] == [RuledInOrder, QuorumWaived, VoteOpened]
    assert facts[1] == QuorumWaived("decide", present=2, needed=3)
    floor = given(*facts, floor=thin)
    vote = floor.votes.current.id
    floor = given(*(BallotCast(vote, seat, "yes") for seat in floor.votes.current.order), floor=floor)
    assert when(floor, close_vote, vote=vote)[0].outcome == "adopted"


def test_the_announced_result_adopts_or_rejects():
    adopted = after(voted(["yes"] * 4), close_vote, vote=ID)
    assert when(adopted, announce_result, vote=ID) == (
        ResultAnnounced(ID, "adopted"),
        DraftAdopted(paper=7, vote=ID, meeting=1),
    )
    floor = after(adopted, announce_result, vote=ID)
    assert floor.votes.current is None
    assert [(vote.id, vote.announced) for vote in floor.votes.announced] == [(ID, adopted.seq + 1)]
    assert floor.papers.draft(7).standing == "adopted"
    rejected = after(voted(["no"] * 4), close_vote, vote=ID)
    assert when(rejected, announce_result, vote=ID)[1] == DraftRejected(paper=7, vote=ID, meeting=1)
    assert after(rejected, announce_result, vote=ID).papers.draft(7).standing == "rejected"


def test_announcing_is_refused_before_the_close_and_twice():
    assert refusal(VOTING, announce_result, vote=ID) == "The vote is not closed yet."
    closed = after(voted(["yes"] * 4), close_vote, vote=ID)
    floor = after(closed, announce_result, vote=ID)
    assert refusal(floor, announce_result, vote=ID) == "That vote is closed."


def test_without_objection_a_draft_is_adopted_without_a_vote():
    assert when(ASKING, close_vote, vote=ID) == (VoteClosed(ID, "adopted", 0, 0, 0, 0, 4, 3),)
    floor = after(ASKING, close_vote, vote=ID)
    assert when(floor, announce_result, vote=ID)[1] == DraftAdopted(paper=7, vote=ID, meeting=1)


def test_one_objection_is_enough():
    assert when(ASKING, object_to_adoption, vote=ID, seat="FRA") == (ObjectionMade(ID, "FRA"),)
    floor = after(ASKING, object_to_adoption, vote=ID)
    assert floor.votes.current is None
    assert floor.papers.draft(7).standing == "introduced"
    assert when(floor, open_vote, paper=7, method="roll_call")
    assert refusal(VOTING, object_to_adoption, vote=ID) == "Adoption without a vote is not being asked for."
    assert refusal(floor, object_to_adoption, vote=ID) == "That vote is closed."


PHONES = given(VoteOpened(7, 70, "phones", MEMBERS, ("JPN",)), floor=OPEN)
PLACARDS = given(VoteOpened(7, 70, "placard", MEMBERS, ("JPN",)), floor=OPEN)


def test_who_passes_is_called_once_more_after_all_the_others_and_says_yes_or_no():
    passed = after(VOTING, cast_ballot, vote=ID, seat="BRA", choice="pass")
    assert passed.votes.current.called == "DEU"
    assert passed.votes.current.pending == ("DEU", "FRA", "JPN", "BRA")
    for seat in ("DEU", "FRA", "JPN"):
        passed = after(passed, cast_ballot, vote=ID, seat=seat, choice="no")
    assert passed.votes.current.called == "BRA"
    again = {"vote": ID, "seat": "BRA"}
    assert refusal(passed, cast_ballot, choice="pass", **again) == "BRA has passed once."
    sentence = "BRA has passed, so it votes yes or no."
    assert objection(passed, cast_ballot, choice="abstain", **again) == sentence
    done = after(passed, cast_ballot, choice="yes", **again)
    assert (done.votes.current.pending, done.votes.current.count("yes")) == ((), 1)


def test_passing_is_for_who_is_called_where_the_rules_know_it():
    assert refusal(PHONES, cast_ballot, vote=ID, seat="BRA", choice="pass") == "Only who is called may pass."
    answered = voted(["yes"])
    again = {"vote": ID, "seat": "BRA", "choice": "pass", "correcting": True}
    assert refusal(answered, cast_ballot, **again) == "Only who is called may pass."
    strict = given(ProcedureTaken(Procedure(passes=False)), floor=VOTING)
    sentence = "This procedure does not know passing."
    assert objection(strict, cast_ballot, vote=ID, seat="BRA", choice="pass") == sentence


def test_in_a_vote_by_phones_a_seat_changes_its_ballot_until_the_chair_closes():
    own = {"by": "seat:BRA", "vote": ID, "seat": "BRA"}
    cast = after(PHONES, cast_ballot, choice="yes", **own)
    assert cast.votes.current.by_phone == {"BRA"}
    changed = after(cast, cast_ballot, choice="no", **own)
    assert (changed.votes.current.count("yes"), changed.votes.current.count("no")) == (0, 1)
    assert when(changed, cast_ballot, choice="no", **own) == (), "the same tap once more changes nothing"
    other = {**own, "seat": "DEU"}
    assert refusal(changed, cast_ballot, choice="no", **other) == "Each delegation casts its own ballot."
    closed = after(changed, close_vote, vote=ID, ruled=True)
    assert refusal(closed, cast_ballot, choice="yes", **own) == "The vote is closed; nothing was changed."


def test_the_chair_enters_who_has_no_phone_in_the_same_vote_and_hears_who_is_missing():
    floor = after(PHONES, cast_ballot, by="seat:BRA", vote=ID, seat="BRA", choice="yes")
    floor = after(floor, cast_ballot, vote=ID, seat="DEU", choice="no")
    assert floor.votes.current.by_phone == {"BRA"}
    assert floor.votes.current.pending == ("FRA", "JPN")
    assert objection(floor, close_vote, vote=ID) == "2 delegations have not answered yet."
    twice = {"vote": ID, "seat": "BRA", "choice": "no"}
    assert refusal(floor, cast_ballot, **twice) == "BRA has answered already."
    corrected = after(floor, cast_ballot, correcting=True, **twice)
    assert corrected.votes.current.by_phone == frozenset(), "the Chair's word now, not the phone's"


def test_placards_are_counted_and_counted_again_until_the_result_is_announced():
    counted = when(PLACARDS, count_placards, vote=ID, yes=2, no=1, abstain=1)
    assert counted == (
        PlacardsCounted(ID, 2, 1, 1),
        VoteClosed(ID, "adopted", yes=2, no=1, abstain=1, silent=0, present=4, quorum=3),
    )
    floor = after(PLACARDS, count_placards, vote=ID, yes=2, no=1, abstain=1)
    again = when(floor, count_placards, vote=ID, yes=2, no=2, abstain=0)
    assert again[0] == VoteReopened(ID)
    assert again[-1].outcome == "rejected", "a tie fails"


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            {"yes": 3, "no": 2, "abstain": 0},
            "5 placards were counted, but 4 delegations are in the room. Count again, or correct the roll.",
        ),
        (
            {"yes": 0, "no": 0, "abstain": 4},
            "4 abstentions were counted, but only 3 delegations may abstain. Count again, or correct the roll.",
        ),
    ],
)
def test_counts_that_the_roll_does_not_bear_out_are_asked_about(counts, sentence):
    assert refusal(PLACARDS, count_placards, vote=ID, **counts) == sentence


def test_a_count_is_three_figures_and_no_ballot():
    assert refusal(PLACARDS, count_placards, vote=ID, yes=1, no=None, abstain=0) == "Enter the three counts."
    negative = {"yes": -1, "no": 0, "abstain": 0}
    assert refusal(PLACARDS, count_placards, vote=ID, **negative) == "A count cannot be negative."
    assert refusal(PLACARDS, close_vote, vote=ID) == "Enter the three counts."
    sentence = "The placards are counted in this vote."
    assert refusal(PLACARDS, cast_ballot, vote=ID, seat="BRA", choice="yes") == sentence
    counts = {"yes": 1, "no": 0, "abstain": 0}
    assert refusal(VOTING, count_placards, vote=ID, **counts) == "No placards are counted in this vote."


def test_who_votes_with_rights_explains_its_vote_after_the_result():
    floor = after(VOTING, cast_ballot, vote=ID, seat="BRA", choice="no", with_rights=True)
    for seat in ("DEU", "FRA"):
        floor = after(floor, cast_ballot, vote=ID, seat=seat, choice="yes")
    floor = after(floor, cast_ballot, vote=ID, seat="JPN", choice="yes", with_rights=True)
    floor = after(after(floor, close_vote, vote=ID), announce_result, vote=ID)
    assert floor.votes.explaining == ("BRA", "JPN")
    assert objection(floor, hear_explanation, seat="DEU") == "DEU did not ask to explain its vote."
    sentence = "JPN is a sponsor and does not explain its vote on its own text."
    assert objection(floor, hear_explanation, seat="JPN") == sentence
    assert when(floor, hear_explanation, seat="BRA") == (SpeakerRecognised("BRA", 30_000, "explanation"),)
    heard = after(floor, hear_explanation, seat="BRA")
    assert heard.votes.explaining == ("JPN",)
    assert heard.speakers.spoken == {}, "an explanation is no turn on the list"
    following = when(heard, hear_explanation, seat="JPN", ruled=True, at=9_000)
    assert SpeechEnded(heard.seq, "BRA", 0, "next") in following
    for over in (VotingEnded(0), MeetingAdjourned()):
        assert given(over, floor=floor).votes.explaining == (), "nor is it owed for ever"


def test_a_corrected_answer_keeps_the_wish_to_explain_it():
    floor = after(VOTING, cast_ballot, vote=ID, seat="BRA", choice="no", with_rights=True)
    floor = after(floor, cast_ballot, vote=ID, seat="BRA", choice="yes", correcting=True)
    assert floor.votes.current.rights == ("BRA",)


def test_before_any_vote_nobody_explains_one():
    assert refusal(OPEN, hear_explanation, seat="BRA") == "No vote has been taken yet."
