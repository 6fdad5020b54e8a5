"""The Security Council's majority: nine in favour, and no vote against of who may veto."""

import pytest
from django.utils import translation

from committees.book import Book
from committees.minutes import Reader
from committees.minutes.decisions import arithmetic
from committees.models import Committee
from committees.naming import Name, Names
from committees.next_step import next_step
from motions.rules.ballots import BallotCast, ResultAnnounced, VoteOpened
from motions.rules.majority import outcome
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rulings.ballots import announce_result, close_vote, open_vote
from motions.rulings.corrections import correct_ballot
from resolutions.rules.drafts import DraftAdopted, DraftIntroduced, DraftRejected
from tests.given import SETS, after, given, refusal, room, when

COUNCIL = "BRA CHN DEU FRA JPN KEN"
PAPER = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
RULES = Procedure(draft_votes=3, veto=("CHN", "FRA", "RUS", "GBR", "USA"))
OPEN = given(*room(COUNCIL), ProcedureTaken(RULES), PAPER)
VOTING = after(OPEN, open_vote, paper=7, method="roll_call", lot=0)
ID = VOTING.seq


def voted(**choices: str):
    """The vote after these answers; who is not named votes in favour."""
    return given(*(BallotCast(ID, seat, choices.get(seat, "yes")) for seat in COUNCIL.split()), floor=VOTING)


def came_to(**choices: str) -> str:
    return when(voted(**choices), close_vote, vote=ID)[-1].outcome


@pytest.mark.parametrize(
    ("yes", "no", "vetoed", "comes_to"),
    [
        (9, 0, False, "adopted"), (9, 6, False, "adopted"), (8, 0, False, "rejected"), (8, 7, False, "rejected"),
        (15, 0, False, "adopted"), (14, 1, True, "rejected"), (10, 5, True, "rejected"), (0, 0, False, "rejected"),
    ],
)  # fmt: skip
def test_nine_of_fifteen(yes: int, no: int, vetoed: bool, comes_to: str):
    votes = {"yes": yes, "no": no, "needed": 9, "vetoed": vetoed}
    assert outcome("simple", quorum=9, present=15, **votes) == comes_to
    assert outcome("simple", quorum=16, present=15, **votes) == "no_decision_quorum"


def test_the_set_that_ships_has_the_numbers_of_the_charter():
    council = SETS["unsc"]
    assert (council.draft_votes, council.veto) == (9, ("CHN", "FRA", "RUS", "GBR", "USA"))
    others = {(rules.draft_votes, rules.veto) for code, rules in SETS.items() if code != "unsc"}
    assert others == {(0, ())}


def test_a_vote_knows_from_its_opening_who_in_the_room_may_veto():
    assert VOTING.votes.current.veto == ("CHN", "FRA")
    assert VOTING.votes.current.needed == 3


def test_a_vote_against_of_who_may_veto_defeats_a_draft_and_an_abstention_does_not():
    assert came_to() == "adopted"
    assert came_to(BRA="no", DEU="no") == "adopted"
    assert came_to(FRA="abstain", CHN="abstain") == "adopted"
    assert came_to(FRA="no") == "rejected"
    vetoed = after(voted(FRA="no"), close_vote, vote=ID)
    assert [type(fact) for fact in when(vetoed, announce_result, vote=ID)] == [ResultAnnounced, DraftRejected]


def test_more_in_favour_than_against_are_not_enough():
    assert came_to(BRA="abstain", DEU="abstain", JPN="abstain") == "adopted"
    assert came_to(BRA="abstain", DEU="abstain", JPN="abstain", KEN="abstain") == "rejected"


def test_placards_do_not_show_a_veto_but_where_nobody_may():
    assert refusal(OPEN, open_vote, paper=7, method="placard") == (
        "Placards do not show whose vote is a veto: take the vote by roll call or by phones."
    )
    others = given(*room("BRA DEU JPN"), ProcedureTaken(RULES), PAPER)
    (opened,) = when(others, open_vote, paper=7, method="placard")
    assert isinstance(opened, VoteOpened)
    assert (opened.needed, opened.veto) == (3, ())


def test_a_ballot_corrected_to_a_veto_turns_the_result():
    announced = after(after(voted(FRA="abstain"), close_vote, vote=ID), announce_result, vote=ID)
    correction = {"vote": ID, "seat": "FRA", "choice": "no"}
    assert "rejected, not adopted" in refusal(announced, correct_ballot, **correction)
    turned = when(announced, correct_ballot, upshot="changes", **correction)
    assert DraftRejected in {type(fact) for fact in turned}
    back = after(after(voted(FRA="no"), close_vote, vote=ID), announce_result, vote=ID)
    facts = when(back, correct_ballot, vote=ID, seat="FRA", choice="abstain", upshot="changes")
    assert DraftAdopted in {type(fact) for fact in facts}


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"FRA": "no"}, "A delegation that may veto has voted against"),
        (dict.fromkeys(["BRA", "DEU", "JPN", "KEN"], "abstain"), "3 votes in favour are needed"),
        (dict.fromkeys(["BRA", "DEU", "JPN", "KEN"], "no"), "3 votes in favour are needed"),
    ],
)
def test_the_chair_says_why_it_is_not_adopted(choices: dict[str, str], said: str):
    step = next_step(after(voted(**choices), close_vote, vote=ID))
    assert said in step.say.fuller % {**step.values, "question": "L.1"}


@pytest.mark.parametrize(
    ("language", "vetoed", "too_few"),
    [
        ("en", "; vetoed by China, France", "; 3 in favour are needed"),
        ("ja", "中国、フランスが拒否権を行使", "賛成3が必要"),
    ],
)
def test_the_minutes_say_why(language: str, vetoed: str, too_few: str, committee: Committee):
    names = {"CHN": ("China", "中国"), "FRA": ("France", "フランス")}
    known = Names({code: named(code, *each, language) for code, each in names.items()})
    few = dict.fromkeys(["BRA", "DEU", "JPN", "KEN"], "no")
    with translation.override(language):
        for choices, said in (({"CHN": "no", "FRA": "no"}, vetoed), (few, too_few)):
            floor = after(after(voted(**choices), close_vote, vote=ID), announce_result, vote=ID)
            reader = Reader(Book(committee.pk, floor=floor), known, committee)
            assert said in reader.result(ID)
            assert said.strip("; ") in arithmetic(reader, floor.votes.announced[0])


def named(code: str, english: str, japanese: str, language: str) -> Name:
    short = japanese if language == "ja" else english
    return Name(code, short, short, "", True, "", code.casefold())
