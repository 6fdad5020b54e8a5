"""What was decided is decided once more: a divided house, a reconsidered draft; and what needs two thirds."""

import pytest

from committees.next_step import next_step
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded
from motions.rules.agenda import DebateClosed
from motions.rules.ballots import VoteOpened
from motions.rules.procedure import ProcedureTaken
from motions.rulings.ballots import announce_result, close_vote, open_vote
from motions.rulings.casting import cast_ballot, count_placards
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.drafts import DraftAdopted, DraftIntroduced, DraftMadeImportant, DraftReopened
from tests.given import EVERY_KIND, after, given, objection, refusal, room, when

DRAFTS = [DraftIntroduced(paper, paper * 10, ("JPN",), "0" * 64, 4) for paper in (7, 8)]
OPEN = given(
    *room("BRA DEU FRA JPN SEN", observers="USA"),
    ProcedureTaken(EVERY_KIND),
    *DRAFTS,
    DebateClosed(0),
)
DIVIDE = {"motion": "divide_the_house", "seat": "DEU"}


def counted(floor, paper=7, yes=2, no=1, abstain=2):
    """The floor after a vote by placards."""
    floor = after(floor, open_vote, paper=paper, method="placard")
    vote = floor.votes.current.id
    floor = after(floor, count_placards, vote=vote, yes=yes, no=no, abstain=abstain)
    return after(floor, announce_result, vote=vote)


def called(floor, yes, no, paper=7):
    """The floor after a roll-call vote, opened unless one is."""
    if floor.votes.current is None:
        floor = after(floor, open_vote, paper=paper, method="roll_call")
    vote = floor.votes.current.id
    choices = dict.fromkeys(yes.split(), "yes") | dict.fromkeys(no.split(), "no")
    for seat, choice in choices.items():
        floor = after(floor, cast_ballot, vote=vote, seat=seat, choice=choice)
    floor = after(floor, close_vote, vote=vote, ruled=True)
    return after(floor, announce_result, vote=vote)


def test_a_divided_house_votes_by_name_and_nobody_abstains():
    floor = counted(OPEN)
    reopened, opened = when(floor, declare_motion, motion="divide_the_house", lot=3)
    assert reopened == DraftReopened(7, floor.votes.announced[-1].id)
    assert isinstance(opened, VoteOpened)
    assert (opened.method, opened.divided, opened.order[0]) == ("roll_call", True, "JPN")
    voting = after(floor, declare_motion, motion="divide_the_house")
    which = {"vote": voting.votes.current.id, "seat": "BRA", "choice": "abstain"}
    assert (
        objection(voting, cast_ballot, **which) == "The house is divided: every delegation votes yes or no."
    )
    after_all = called(voting, "BRA", "DEU FRA JPN SEN")
    draft = after_all.papers.draft(7)
    assert (draft.standing, draft.vote) == ("rejected", after_all.votes.announced[-1].id)
    assert len(after_all.votes.announced) == 2


def test_a_house_is_divided_at_once_whoever_is_speaking():
    speaking = given(SpeakerRecognised("JPN", 90_000), floor=counted(OPEN))
    facts = when(speaking, declare_motion, motion="divide_the_house")
    assert [type(fact) for fact in facts] == [SpeechEnded, DraftReopened, VoteOpened]


@pytest.mark.parametrize("method", ["by name", "on another draft since", "not yet"])
def test_only_placards_that_were_counted_last_are_counted_by_name(method):
    sentence = "No draft was just voted on by placards."
    floor = {
        "by name": lambda: called(OPEN, "BRA DEU", "FRA"),
        "on another draft since": lambda: called(counted(OPEN), "BRA DEU", "FRA", paper=8),
        "not yet": lambda: OPEN,
    }[method]()
    assert refusal(floor, raise_motion, **DIVIDE) == sentence


def test_who_prevailed_moves_to_reconsider_where_it_is_known_who_voted_how():
    floor = called(OPEN, "BRA DEU FRA", "JPN SEN")
    said = {"motion": "reconsider", "paper": 7}
    assert (
        objection(floor, raise_motion, seat="JPN", **said) == "JPN did not vote with the side that prevailed."
    )
    assert when(floor, raise_motion, seat="BRA", **said)[0].paper == 7
    by_placards = counted(OPEN)
    assert when(by_placards, raise_motion, seat="JPN", **said)
    assert refusal(OPEN, raise_motion, seat="JPN", **said) == "That draft has not been decided."
    assert refusal(OPEN, raise_motion, seat="JPN", motion="reconsider") == "No draft has been decided."
    # The last one that was decided, if none is named.
    assert when(counted(floor, 8), raise_motion, seat="JPN", motion="reconsider")[0].paper == 8


def test_a_draft_that_is_adopted_again_keeps_its_number_and_no_other_gets_it():
    floor = after(counted(OPEN), declare_motion, motion="reconsider")
    draft = floor.papers.draft(7)
    assert (draft.standing, draft.vote, draft.meeting, draft.decided_at) == ("introduced", None, None, None)
    assert [each.paper for each in floor.papers.introduced] == [7, 8]
    meanwhile = counted(floor, 8)
    assert meanwhile.papers.draft(8).resolution == 2
    assert counted(meanwhile, 7).papers.draft(7).resolution == 1
    rejected = counted(floor, 7, yes=0, no=3)
    assert rejected.papers.draft(7).standing == "rejected"
    assert counted(rejected, 8).papers.draft(8).resolution == 2


def test_an_important_question_needs_two_thirds_in_every_vote_on_it():
    important = after(OPEN, declare_motion, motion="important_question")
    assert when(OPEN, declare_motion, motion="important_question") == (DraftMadeImportant(7),)
    assert refusal(important, declare_motion, motion="important_question") == (
        "It is an important question already."
    )
    assert when(important, open_vote, paper=7, method="placard")[-1].threshold == "two_thirds"
    assert when(important, open_vote, paper=8, method="placard")[-1].threshold == "simple"
    assert counted(important, yes=3, no=2, abstain=0).papers.draft(7).standing == "rejected"
    assert counted(important, yes=2, no=1).papers.draft(7).standing == "adopted"
    assert "two thirds" in next_step(important).say.said
    assert "two thirds" not in next_step(OPEN).say.said
    voting = after(OPEN, open_vote, paper=7, method="placard")
    assert objection(voting, declare_motion, motion="important_question") == "A vote is under way."


def test_the_order_of_voting_holds_until_it_is_changed_again():
    third = given(DraftIntroduced(9, 90, ("FRA",), "0" * 64, 2), floor=OPEN)
    floor = after(third, declare_motion, motion="reorder_drafts", papers=(9, 7, 8))
    assert [draft.paper for draft in floor.papers.introduced] == [9, 7, 8]
    assert next_step(floor).url == "papers/9/"
    said = {"motion": "reorder_drafts"}
    assert refusal(floor, declare_motion, **said, papers=(9, 7)) == "Name each draft that is left, once."
    assert refusal(floor, declare_motion, **said, papers=(9, 7, 8)) == (
        "They are voted on in that order already."
    )
    again = after(floor, declare_motion, **said, papers=(8, 9, 7))
    assert [draft.paper for draft in again.papers.introduced] == [8, 9, 7]
    alone = given(DraftAdopted(7, 1, 1), floor=OPEN)
    assert refusal(alone, declare_motion, **said, papers=(8,)) == (
        "There are no two drafts left to be voted on."
    )
