"""Corrections of what was announced: ballots, and placards that were counted."""

from committees.facts import RuledInOrder
from committees.rules import MeetingAdjourned, MeetingOpened
from motions.rules.ballots import (
    BallotCast,
    PlacardsCounted,
    ResultAnnounced,
    Tally,
    VoteClosed,
    VoteOpened,
)
from motions.rules.corrections import (
    BallotCorrected,
    PlacardsCorrected,
    ResultCorrected,
)
from motions.rules.result_line import recorded_vote
from motions.rulings.corrections import (
    correct_ballot,
    correct_placards,
)
from resolutions.rules.drafts import DraftAdopted, DraftIntroduced, DraftRejected
from tests.given import NOW, after, given, objection, refusal, room, when

PAPERS = [DraftIntroduced(paper, paper * 10, ("JPN",), "0" * 64) for paper in (7, 8, 9)]
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA", voting="JPN"), *PAPERS)
MEMBERS = ("BRA", "DEU", "FRA", "JPN", "SEN")
FAILS = "With this correction it is %s in favour, %s against, %s abstaining: rejected, not adopted. Look at what rests on it, and decide."
CARRIES = "With this correction it is %s in favour, %s against, %s abstaining: adopted, not rejected. Look at what rests on it, and decide."
SAME = "That is what is on record already."


def counted(floor, paper, *, yes, no, abstain=0, outcome=None, method="placard", ballots=()):
    """`floor` after a vote on a paper was announced, and the vote's id."""
    floor = given(VoteOpened(paper, paper * 10, method, MEMBERS, ("JPN",)), floor=floor)
    vote = floor.seq
    result = outcome or ("adopted" if yes > no else "rejected")
    silent = len(MEMBERS) - yes - no - abstain
    cast = (
        [PlacardsCounted(vote, yes, no, abstain)]
        if method == "placard"
        else [BallotCast(vote, seat, choice) for seat, choice in ballots]
    )
    closed = VoteClosed(vote, result, yes, no, abstain, silent, len(MEMBERS), 3)
    decided = {"adopted": DraftAdopted, "rejected": DraftRejected}.get(result)
    facts = [*cast, closed, ResultAnnounced(vote, result), *([decided(paper, vote, 1)] if decided else [])]
    return given(*facts, floor=floor, at=1_000), vote


def by_roll_call(choices, paper=7, floor=OPEN):
    names = {"y": "yes", "n": "no", "a": "abstain"}
    ballots = [
        (seat, names[choice]) for seat, choice in zip(MEMBERS, choices, strict=True) if choice in names
    ]
    numbers = {name: sum(choice == name for _seat, choice in ballots) for name in names.values()}
    return counted(floor, paper, **numbers, method="roll_call", ballots=ballots)


CLOSE, VOTE = by_roll_call("yynny")
CLEAR, CLEAR_VOTE = by_roll_call("yyyny")


def last(floor):
    return floor.votes.announced[-1]


def standing(floor, paper=7):
    draft = floor.papers.draft(paper)
    return draft.standing, draft.resolution


# Ballots


def test_a_ballot_that_leaves_the_outcome_is_corrected_and_the_tally_with_it():
    press = {"vote": CLEAR_VOTE, "seat": "BRA", "choice": "no"}
    assert when(CLEAR, correct_ballot, **press) == (
        BallotCorrected(CLEAR_VOTE, "BRA", "no", "yes"),
        ResultCorrected(CLEAR_VOTE, "adopted", 3, 2, 0, 0),
    )
    floor = after(CLEAR, correct_ballot, at=5_000, **press)
    vote = last(floor)
    assert vote.tally == Tally("adopted", 3, 2, 0, 0, 5, 3)
    assert vote.first == Tally("adopted", 4, 1, 0, 0, 5, 3)
    assert vote.seats("no") == ("BRA", "JPN")
    assert vote.corrected == (NOW + 5_000,)
    assert standing(floor) == ("adopted", 1)
    assert recorded_vote(vote, {})[0] == (
        "[Adopted by a recorded vote of 3 to 2, with no abstentions. The voting was as follows:"
    )


def test_who_abstained_or_said_nothing_is_counted_apart_when_a_result_is_worked_out_again():
    floor, vote = by_roll_call("yya-y")
    (ballot, result) = when(floor, correct_ballot, vote=vote, seat="BRA", choice="abstain")
    assert result == ResultCorrected(vote, "adopted", yes=2, no=0, abstain=2, silent=1)
    assert not ballot.stands
    placards, vote = counted(OPEN, 7, yes=3, no=0, abstain=1)
    result = when(placards, correct_placards, vote=vote, yes=2, no=1, abstain=1)[1]
    assert result == ResultCorrected(vote, "adopted", yes=2, no=1, abstain=1, silent=1)


def test_a_ballot_that_turns_the_outcome_is_refused_until_the_chair_says_which():
    press = {"vote": VOTE, "seat": "BRA", "choice": "no"}
    assert refusal(CLOSE, correct_ballot, **press) == FAILS % (2, 3, 0)
    lost, vote = by_roll_call("yynnn")
    said = refusal(lost, correct_ballot, vote=vote, seat="SEN", choice="yes")
    assert said == CARRIES % (3, 2, 0)


def test_the_outcome_changes_with_the_correction():
    press = {"vote": VOTE, "seat": "BRA", "choice": "no", "upshot": "changes"}
    facts = when(CLOSE, correct_ballot, **press)
    assert facts == (
        BallotCorrected(VOTE, "BRA", "no", "yes"),
        ResultCorrected(VOTE, "rejected", 2, 3, 0, 0),
        DraftRejected(7, VOTE, 1),
    )
    floor = given(*facts, floor=CLOSE, at=90_000)
    assert standing(floor) == ("rejected", 1)
    assert floor.papers.adopted == ()
    assert floor.papers.draft(7).decided_at == NOW + 1_000, "when the vote was taken"


def test_the_announced_outcome_stands_and_it_is_noted_what_was_intended():
    press = {"vote": VOTE, "seat": "BRA", "choice": "no"}
    assert when(CLOSE, correct_ballot, **press, upshot="stands") == (
        BallotCorrected(VOTE, "BRA", "no", "yes", stands=True),
    )
    floor = after(CLOSE, correct_ballot, **press, upshot="stands")
    vote = last(floor)
    assert (vote.tally, vote.first, vote.seats("yes")) == (last(CLOSE).tally, None, ("BRA", "DEU", "SEN"))
    assert vote.intended == {"BRA": "no"}
    assert standing(floor) == ("adopted", 1)
    assert recorded_vote(vote, {"BRA": "Brazil"})[1:] == [
        "In favour: Brazil, DEU and SEN",
        "Against: FRA and JPN",
        "Abstaining: None]",
        "Subsequently, the delegation of Brazil stated that it had intended to vote against.",
    ]


def test_what_was_intended_can_still_be_made_to_count_and_taken_back():
    floor = after(CLOSE, correct_ballot, vote=VOTE, seat="BRA", choice="no", upshot="stands")
    press = {"vote": VOTE, "seat": "BRA"}
    assert refusal(floor, correct_ballot, **press, choice="no", upshot="stands") == SAME
    assert refusal(floor, correct_ballot, **press, choice="no") == FAILS % (2, 3, 0)
    turned = after(floor, correct_ballot, **press, choice="no", upshot="changes")
    assert (standing(turned), last(turned).intended) == (("rejected", 1), {})
    back = after(floor, correct_ballot, **press, choice="yes")
    assert (last(back).tally, last(back).intended) == (last(CLOSE).tally, {})


def test_turning_it_back_restores_the_number_and_no_number_is_given_twice():
    floor, _second = counted(CLOSE, 8, yes=4, no=1)
    turned = after(floor, correct_ballot, vote=VOTE, seat="BRA", choice="no", upshot="changes")
    assert [standing(turned, paper) for paper in (7, 8)] == [("rejected", 1), ("adopted", 2)]
    third, _vote = counted(turned, 9, yes=3, no=0)
    assert standing(third, 9) == ("adopted", 3)
    back = after(third, correct_ballot, vote=VOTE, seat="BRA", choice="yes", upshot="changes")
    assert [draft.resolution for draft in back.papers.adopted] == [1, 2, 3]
    assert back.papers.draft(7).decided_at == CLOSE.papers.draft(7).decided_at


def test_an_adoption_that_the_correction_of_the_last_one_brings_gets_the_next_number():
    floor, vote = by_roll_call("yynnn")
    floor, _second = counted(floor, 8, yes=4, no=1)
    floor = after(floor, correct_ballot, vote=vote, seat="SEN", choice="yes", upshot="changes")
    assert [standing(floor, paper) for paper in (7, 8)] == [("adopted", 2), ("adopted", 1)]


def test_a_seat_can_turn_out_to_have_voted_or_not_to_have():
    floor, vote = by_roll_call("yyn-y")
    more = after(floor, correct_ballot, vote=vote, seat="JPN", choice="no")
    assert last(more).tally == Tally("adopted", 3, 2, 0, 0, 5, 3)
    less = after(more, correct_ballot, vote=vote, seat="FRA", choice=None)
    assert (last(less).tally, last(less).ballots.get("FRA")) == (Tally("adopted", 3, 1, 0, 1, 5, 3), None)


def test_who_gave_up_abstention_abstains_only_if_the_chair_rules_so():
    press = {"vote": CLEAR_VOTE, "seat": "JPN", "choice": "abstain"}
    assert objection(CLEAR, correct_ballot, **press) == (
        "JPN answered “present and voting” at the roll call, so it votes yes or no."
    )
    ruled = when(CLEAR, correct_ballot, **press, ruled=True)
    assert [type(fact) for fact in ruled] == [RuledInOrder, BallotCorrected, ResultCorrected]


def test_what_is_no_correction_is_refused():
    press = {"vote": VOTE, "choice": "yes"}
    assert refusal(CLOSE, correct_ballot, **press, seat="BRA") == SAME
    assert refusal(CLOSE, correct_ballot, **press, seat="USA") == "USA does not take part in this vote."
    assert refusal(CLOSE, correct_ballot, vote=1, seat="BRA", choice="no") == (
        "No result of that vote was announced."
    )
    placards, vote = counted(OPEN, 7, yes=3, no=1)
    assert refusal(placards, correct_ballot, vote=vote, seat="BRA", choice="no") == (
        "It is not on record how each delegation voted."
    )
    assert refusal(CLOSE, correct_placards, vote=VOTE, yes=1, no=1, abstain=1) == (
        "No placards were counted in that vote."
    )


def test_without_a_quorum_to_decide_no_correction_decides():
    floor, vote = counted(OPEN, 7, yes=1, no=2, outcome="no_decision_quorum")
    facts = when(floor, correct_placards, vote=vote, yes=3, no=0, abstain=0)
    assert facts[1:] == (ResultCorrected(vote, "no_decision_quorum", 3, 0, 0, 2),)


def test_it_is_corrected_in_a_later_meeting_and_in_none():
    adjourned = given(MeetingAdjourned(), floor=CLOSE)
    assert when(adjourned, correct_ballot, vote=VOTE, seat="BRA", choice="abstain", upshot="changes")
    floor = given(MeetingOpened(2), floor=adjourned)
    facts = when(floor, correct_ballot, vote=VOTE, seat="BRA", choice="no", upshot="changes")
    assert facts[-1] == DraftRejected(7, VOTE, 1), "it was decided in the first meeting"


def test_a_draft_on_which_another_vote_decided_since_keeps_its_standing():
    floor = given(DraftRejected(7, VOTE + 1, 1), floor=CLOSE)
    press = {"vote": VOTE, "seat": "BRA", "choice": "no"}
    assert refusal(floor, correct_ballot, **press, upshot="changes") == (
        "The standing of the draft does not rest on that vote alone. The announced outcome can only stand."
    )
    assert when(floor, correct_ballot, **press, upshot="stands")


# Placards


def test_placards_are_corrected_within_what_can_have_been_raised():
    floor, vote = counted(OPEN, 7, yes=3, no=1)
    press = {"vote": vote, "abstain": 0}
    assert when(floor, correct_placards, **press, yes=3, no=2) == (
        PlacardsCorrected(vote, 3, 2, 0),
        ResultCorrected(vote, "adopted", 3, 2, 0, 0),
    )
    assert refusal(floor, correct_placards, **press, yes=3, no=1) == SAME
    assert refusal(floor, correct_placards, **press, yes=3, no=None) == "Enter the three counts."
    assert refusal(floor, correct_placards, **press, yes=-1, no=1) == "A count cannot be negative."
    assert "6 placards were counted, but 5 delegations" in refusal(
        floor, correct_placards, **press, yes=5, no=1
    )
    assert "only 4 delegations may abstain" in refusal(
        floor, correct_placards, vote=vote, yes=0, no=0, abstain=5
    )


def test_placards_that_turn_the_outcome_wait_for_the_chair():
    floor, vote = counted(OPEN, 7, yes=3, no=1)
    press = {"vote": vote, "yes": 2, "no": 3, "abstain": 0}
    assert refusal(floor, correct_placards, **press) == FAILS % (2, 3, 0)
    stands = after(floor, correct_placards, **press, upshot="stands")
    assert (last(stands).counted, last(stands).tally) == ((3, 1, 0), last(floor).tally)
    changes = after(floor, correct_placards, **press, upshot="changes")
    assert (last(changes).counted, standing(changes)) == ((2, 3, 0), ("rejected", 1))
