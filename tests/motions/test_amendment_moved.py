"""An amendment comes before the room by a motion of a delegation, just as by the Chair's own press."""

from committees.rules import PhonesSet
from motions.rules.motions import MotionRaised, MotionsCalled
from motions.rulings.motions import decide_motion
from motions.rulings.raising import declare_motion, raise_motion
from motions.rulings.terms import meant_amendment
from resolutions.rules.drafts import DraftIntroduced
from resolutions.rules.proposed import AmendmentReturned, AmendmentSubmitted
from resolutions.rules.support import SupportGiven
from resolutions.rulings.proposed import introduce_proposed
from tests.given import after, given, objection, refusal, room, when

HASH = "0" * 64
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"))
WAITING = given(
    DraftIntroduced(7, 70, ("JPN",), HASH, 3),
    DraftIntroduced(8, 80, ("JPN",), HASH, 3),
    AmendmentSubmitted(7, 1, "strike", "2", 0, "BRA", ("BRA",), HASH),
    AmendmentSubmitted(8, 2, "add", None, 1, "DEU", ("DEU", "FRA"), HASH),
    AmendmentSubmitted(8, 3, "strike", "3", 0, "DEU", ("DEU",), HASH),
    SupportGiven(8, "SEN", "signatory", amendment=2),
    floor=OPEN,
)
MOVED = {"motion": "introduce_amendment", "seat": "FRA"}


def test_moved_or_pressed_it_is_before_the_room_in_the_same_way():
    raised, *brought = when(WAITING, raise_motion, **MOVED)
    assert raised == MotionRaised("introduce_amendment", "FRA", granted=True, amendment=2)
    assert tuple(brought) == when(WAITING, introduce_proposed, amendment=2)
    assert when(WAITING, declare_motion, motion="introduce_amendment", amendment=2) == tuple(brought)
    draft = after(WAITING, raise_motion, **MOVED).papers.draft(8)
    assert (draft.amendments[0].sponsors, draft.amendments[0].signatories) == (("DEU", "FRA"), ("SEN",))


def test_one_that_is_not_named_is_the_movers_own_and_else_the_first():
    assert [meant_amendment(WAITING, seat) for seat in ("FRA", "DEU", "JPN", None)] == [2, 2, 1, 1]
    assert [meant_amendment(WAITING, "DEU", *named) for named in ((2, 0), (2, 3), (None, 2), (1, 3))] == [
        2, 3, 1, None,
    ]  # fmt: skip


def test_its_sponsors_move_it_unless_the_chair_rules_otherwise():
    said = {**MOVED, "amendment": 1}
    assert objection(WAITING, raise_motion, **said) == "Only a sponsor of it moves this."
    assert when(WAITING, raise_motion, **said, ruled=True)[-1].amendment == 1


def test_what_the_dais_returned_or_nobody_handed_in_is_not_moved():
    returned = given(AmendmentReturned(2), floor=WAITING)
    assert refusal(returned, raise_motion, **MOVED, amendment=2) == "It has been returned already."
    assert refusal(OPEN, raise_motion, **MOVED) == "No amendment is waiting to be introduced."
    assert (
        refusal(WAITING, raise_motion, **MOVED, amendment=9)
        == "That amendment is not with the dais any more."
    )


def test_from_a_phone_it_waits_for_the_chair():
    floor = given(PhonesSet("all"), MotionsCalled(), floor=WAITING)
    asked = after(floor, raise_motion, **MOVED, by="seat:FRA")
    assert [each.raised.amendment for each in asked.business.motions.pending] == [2]
    decided = when(asked, decide_motion, id=asked.seq, how="no_objection")
    assert decided[1:] == when(WAITING, introduce_proposed, amendment=2)
