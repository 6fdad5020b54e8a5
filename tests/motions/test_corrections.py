"""Corrections of what was announced, named, answered, counted and timed."""

import pytest
from msgspec.structs import replace

from committees.facts import RuledInOrder
from committees.recorded import Recorded
from committees.rules import MeetingAdjourned, MeetingOpened
from delegates.rules.roll import AnswerCorrected
from delegates.rules.speakers import NameCorrected, SpeakerRecognised, SpeechEnded, Spoken, Turn
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
    CountCorrected,
    PlacardsCorrected,
    ResultCorrected,
    TimeCorrected,
)
from motions.rules.motions import MotionRaised
from motions.rules.points import PointRaised
from motions.rules.result_line import recorded_vote
from motions.rulings.corrections import (
    correct_answer,
    correct_ballot,
    correct_count,
    correct_name,
    correct_placards,
    correct_time,
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


# Names, answers, counts, times

LINE = Recorded(entry=9, act=9, at=NOW + 60_500, earliest=NOW + 30_500, latest=NOW + 90_500)


def test_the_time_that_was_spoken_goes_with_the_name():
    floor = given(
        SpeakerRecognised("DEU", 90_000),
        SpeechEnded(OPEN.seq + 1, "DEU", 20_000),
        SpeakerRecognised("BRA", 90_000),
        SpeechEnded(OPEN.seq + 3, "BRA", 30_000),
        floor=OPEN,
        at=4_000,
    )
    turn = Turn(1, 30_000, NOW + 4_000, None)
    known = replace(LINE, entry=OPEN.seq + 3, names=True, seat="BRA", turn=turn)
    facts = when(floor, correct_name, recorded=known, seat="DEU")
    assert facts == (NameCorrected(OPEN.seq + 3, "DEU", "BRA", turn),)
    spoken = given(*facts, floor=floor).speakers.spoken
    assert spoken == {"BRA": Spoken(), "DEU": Spoken(2, 50_000, NOW + 4_000)}


def test_a_name_is_corrected_to_another_seat_of_the_committee():
    known = replace(LINE, names=True, seat="BRA")
    assert when(OPEN, correct_name, recorded=known, seat="USA") == (NameCorrected(9, "USA", "BRA"),)
    assert when(OPEN, correct_name, recorded=replace(known, seat=None), seat="USA") == (
        NameCorrected(9, "USA", None),
    )
    assert refusal(OPEN, correct_name, recorded=known, seat="BRA") == SAME
    assert refusal(OPEN, correct_name, recorded=known, seat="XYZ") == (
        "There is no seat XYZ in this committee."
    )
    assert refusal(OPEN, correct_name, recorded=LINE, seat="USA") == (
        "No delegation is named there that could be corrected."
    )
    assert refusal(OPEN, correct_name, recorded=replace(known, speaking=True), seat="USA") == (
        "That speech is not over. Undo it, or correct the name when it has ended."
    )


def test_a_motion_or_point_before_the_chair_has_its_mover_corrected():
    floor = given(MotionRaised("adjourn_meeting", "DEU"), PointRaised("inquiry", "DEU"), floor=OPEN)
    floor = given(
        NameCorrected(OPEN.seq + 1, "FRA", "DEU"), NameCorrected(OPEN.seq + 2, "SEN", "DEU"), floor=floor
    )
    assert [motion.raised.seat for motion in floor.business.motions.pending] == ["FRA"]
    assert floor.business.point.seat == "SEN"
    assert given(NameCorrected(1, "FRA", "DEU"), floor=floor).business == floor.business


def test_an_answer_at_the_roll_call_in_force_moves_the_roll_and_an_old_one_does_not():
    old = replace(LINE, answers={"BRA": "present", "SEN": "absent"})
    assert when(OPEN, correct_answer, recorded=old, seat="BRA", answer="voting") == (
        AnswerCorrected(9, "BRA", "voting", "present"),
    )
    assert not after(OPEN, correct_answer, recorded=old, seat="BRA", answer="voting").roll.no_abstention(
        "BRA"
    )
    new = replace(old, in_force=frozenset({"BRA"}))
    floor = after(OPEN, correct_answer, recorded=new, seat="BRA", answer="voting")
    assert floor.roll.no_abstention("BRA")
    assert refusal(OPEN, correct_answer, recorded=old, seat="DEU", answer="absent") == (
        "DEU gave no answer there."
    )
    assert refusal(OPEN, correct_answer, recorded=old, seat="BRA", answer="present") == SAME


def test_the_count_of_a_motion_is_corrected_and_what_was_decided_stands():
    known = replace(LINE, counts=(4, 2), carried=True, room=6)
    assert when(OPEN, correct_count, recorded=known, yes=4, no=1) == (CountCorrected(9, 4, 1, (4, 2)),)
    said = refusal(OPEN, correct_count, recorded=known, yes=3, no=3)
    assert said == "With 3 to 3 the motion would not have carried. Look at what rests on it, and decide."
    assert when(OPEN, correct_count, recorded=known, yes=3, no=3, stands=True) == (
        CountCorrected(9, 3, 3, (4, 2), differs=True),
    )
    failed = replace(known, counts=(3, 3), carried=False)
    said = refusal(OPEN, correct_count, recorded=failed, yes=4, no=2)
    assert said == "With 4 to 2 the motion would have carried. Look at what rests on it, and decide."
    two_thirds = replace(failed, counts=(3, 2), threshold="two_thirds")
    assert when(OPEN, correct_count, recorded=two_thirds, yes=3, no=3)
    (none,) = when(OPEN, correct_count, recorded=failed, yes=0, no=0)
    assert (none.yes, none.no) == (0, 0)


@pytest.mark.parametrize(("yes", "no", "sentence"), [
    (None, 2, "Enter both counts."),
    (-1, 2, "A count cannot be negative."),
    (4, 2, SAME),
    (4, 3, "7 placards cannot have been raised: 6 delegations were in the room."),
])  # fmt: skip
def test_a_count_that_cannot_be_is_refused(yes, no, sentence):
    known = replace(LINE, counts=(4, 2), carried=True, room=6)
    assert refusal(OPEN, correct_count, recorded=known, yes=yes, no=no, stands=True) == sentence
    assert refusal(OPEN, correct_count, recorded=LINE, yes=1, no=2) == "Nothing was counted there."


@pytest.mark.parametrize(("typed", "lies"), [
    (31_000, 31_000), (60_000, 60_000), (89_000, 89_000), (90_000, 90_000), (30_000, 30_500),
])  # fmt: skip
def test_a_time_stays_between_what_is_before_and_after_it(typed, lies):
    (fact,) = when(OPEN, correct_time, recorded=LINE, moment=NOW + typed, at=600_000)
    assert fact == TimeCorrected(9, NOW + lies, NOW + 60_500)


@pytest.mark.parametrize(("typed", "sentence"), [
    (29_999, "What is before it on the record happened later than that."),
    (91_000, "What is after it on the record happened earlier than that."),
    (60_500, SAME),
    (601_000, "That time has not come yet."),
])  # fmt: skip
def test_a_time_that_cannot_be_is_refused(typed, sentence):
    assert refusal(OPEN, correct_time, recorded=LINE, moment=NOW + typed, at=600_000) == sentence


def test_the_last_act_happened_before_now():
    known = replace(LINE, latest=None)
    (fact,) = when(OPEN, correct_time, recorded=known, moment=NOW + 600_000, at=600_000)
    assert fact.at == NOW + 600_000


def test_a_resolution_bears_the_corrected_time_of_its_adoption():
    floor = given(TimeCorrected(VOTE, NOW + 400, NOW + 1_000), floor=CLEAR)
    assert floor.papers.draft(7).decided_at == NOW + 400


@pytest.mark.parametrize(("ruling", "args"), [
    (correct_name, {"seat": "BRA"}),
    (correct_answer, {"seat": "BRA", "answer": "absent"}),
    (correct_count, {"yes": 1, "no": 0}),
    (correct_time, {"moment": NOW}),
])  # fmt: skip
def test_what_does_not_stand_is_not_corrected(ruling, args):
    struck = replace(LINE, stands=False)
    assert refusal(OPEN, ruling, recorded=struck, **args) == "That was undone, or is a correction itself."
    assert refusal(OPEN, ruling, recorded=None, **args) == "There is nothing there on the record."
