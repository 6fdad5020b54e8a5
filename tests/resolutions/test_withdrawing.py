"""A draft is taken back by its sponsors: by a motion that the Chair hears, or each on its own phone."""

from msgspec.structs import replace

from committees.rules import PhonesSet
from motions.rules.ballots import VoteOpened
from motions.rules.motions import MotionRaised
from motions.rules.procedure import ProcedureTaken
from motions.rulings.raising import raise_motion
from resolutions.rules.drafts import DraftIntroduced, DraftWithdrawn, WithdrawalAgreed
from resolutions.rules.support import SupportGiven
from resolutions.rulings.drafts import agree_to_withdraw
from tests.given import RULES, after, given, objection, refusal, room, when

DRAFT = DraftIntroduced(7, 70, ("DEU", "JPN"), "0" * 64, 4)
OPEN = given(*room("BRA DEU FRA JPN SEN"), DRAFT, PhonesSet("all"))


def agree(seat):
    return {"by": f"seat:{seat}", "paper": 7, "seat": seat}


def test_with_the_last_sponsor_it_is_withdrawn():
    assert when(OPEN, agree_to_withdraw, **agree("DEU")) == (WithdrawalAgreed(7, "DEU"),)
    floor = after(OPEN, agree_to_withdraw, **agree("DEU"))
    assert refusal(floor, agree_to_withdraw, **agree("DEU")) == "DEU has agreed to that already."
    assert when(floor, agree_to_withdraw, **agree("JPN")) == (
        WithdrawalAgreed(7, "JPN"),
        DraftWithdrawn(7),
    )
    assert after(floor, agree_to_withdraw, **agree("JPN")).papers.introduced == ()


def test_who_sponsors_it_since_is_asked_as_well():
    floor = given(SupportGiven(7, "FRA", "sponsor"), floor=after(OPEN, agree_to_withdraw, **agree("DEU")))
    assert when(floor, agree_to_withdraw, **agree("JPN")) == (WithdrawalAgreed(7, "JPN"),)


def test_only_sponsors_agree_and_not_while_it_is_voted_on():
    assert refusal(OPEN, agree_to_withdraw, **agree("BRA")) == "BRA is no sponsor of that draft."
    voting = given(VoteOpened(7, 70, "placard", ("DEU", "JPN")), floor=OPEN)
    assert objection(voting, agree_to_withdraw, paper=7, seat="DEU") == "A vote is under way."
    quiet = given(PhonesSet("floor"), floor=OPEN)
    assert refusal(quiet, agree_to_withdraw, **agree("DEU")) == "The Chair takes this from you in person."
    kinds = {**RULES.kinds, "withdraw_proposal": replace(RULES.kinds["withdraw_proposal"], enabled=False)}
    none = given(ProcedureTaken(replace(RULES, kinds=kinds)), floor=OPEN)
    assert refusal(none, agree_to_withdraw, **agree("DEU")) == "This procedure does not know that motion."


def test_a_sponsor_moves_it_and_it_is_withdrawn_at_once():
    said = {"motion": "withdraw_proposal"}
    assert when(OPEN, raise_motion, seat="JPN", **said) == (
        MotionRaised("withdraw_proposal", "JPN", paper=7, granted=True),
        DraftWithdrawn(7),
    )
    assert objection(OPEN, raise_motion, seat="BRA", **said) == "Only a sponsor of it moves this."
