"""In which order motions are put to the vote, and why."""

import pytest
from msgspec.structs import replace

from motions.rules.motions import Motion, MotionPlaced, MotionRaised
from motions.rules.precedence import before_which, why_before
from motions.rulings.motions import place_motion
from motions.rulings.raising import raise_motion
from tests.given import RULES, after, given, room

OPEN = given(*room("BRA DEU FRA JPN SEN"))
MODERATED, UNMODERATED = "moderated_caucus", "unmoderated_caucus"


def moderated(minutes, speaking=60, seat="JPN"):
    return MotionRaised(MODERATED, seat, minutes * 60_000, speaking * 1000)


def ordered(*raised, rules=RULES):
    """The numbers of `raised`, in which they came, in the order in which they are put."""
    motions: tuple[Motion, ...] = ()
    for number, each in enumerate(raised):
        before = before_which(rules, motions, each)
        place = next((at for at, other in enumerate(motions) if other.id == before), len(motions))
        motions = (*motions[:place], Motion(number, each), *motions[place:])
    return [motion.id for motion in motions]


def reason(first, second, rules=RULES):
    return why_before(rules, Motion(1, first), Motion(2, second))


def test_the_more_disruptive_kind_comes_first_as_the_data_say():
    codes = [kind.code for kind in RULES.moved()]
    raised = [MotionRaised(code, "JPN", 60_000, 60_000) for code in codes]
    assert ordered(*raised) == list(range(len(codes)))
    assert ordered(*reversed(raised)) == list(reversed(range(len(codes))))
    assert codes == [
        "appeal_ruling", "suspend_meeting", "adjourn_meeting", "adjourn_debate", "resume_debate", "close_debate",
        "extend_caucus", "unmoderated_caucus", "consultation_of_whole", "moderated_caucus", "tour_de_table",
        "introduce_draft", "question_period", "introduce_amendment", "set_speaking_time",
        "close_speakers_list", "reopen_speakers_list", "set_agenda",
        "withdraw_proposal", "reorder_drafts", "division", "adopt_by_acclamation", "roll_call_vote",
    ]  # fmt: skip


def test_other_rules_order_their_kinds_otherwise():
    first = replace(RULES.kinds[MODERATED], precedence=1)
    rules = replace(RULES, kinds={**RULES.kinds, MODERATED: first})
    assert ordered(MotionRaised("suspend_meeting", "JPN"), moderated(5), rules=rules) == [1, 0]


def test_the_place_nought_is_the_first_wherever_kinds_are_put_in_order():
    first = replace(RULES.kinds["reopen_speakers_list"], precedence=0)
    rules = replace(RULES, kinds={**RULES.kinds, "reopen_speakers_list": first})
    assert ordered(MotionRaised("appeal_ruling", "JPN"), MotionRaised(first.code, "JPN"), rules=rules) == [
        1,
        0,
    ]
    assert rules.moved()[0] == rules.in_order_in("debate")[0] == first


def test_a_kind_without_a_place_comes_last():
    assert ordered(MotionRaised("crown_the_chair", "JPN"), moderated(5)) == [1, 0]
    unplaced = replace(RULES.kinds["suspend_meeting"], precedence=None)
    rules = replace(RULES, kinds={**RULES.kinds, "suspend_meeting": unplaced})
    assert ordered(MotionRaised("suspend_meeting", "JPN"), moderated(5), rules=rules) == [1, 0]


@pytest.mark.parametrize(
    ("raised", "order", "why"),
    [
        ([moderated(5), moderated(10)], [1, 0], "longer_total"),
        ([moderated(10), moderated(5)], [0, 1], "longer_total"),
        ([moderated(10, 60), moderated(10, 30)], [1, 0], "more_speakers"),
        ([moderated(10, 30), moderated(10, 60)], [0, 1], "more_speakers"),
        # 45 seconds and 46 make 13 speeches of 10 minutes each: who moved first.
        ([moderated(10, 45), moderated(10, 46)], [0, 1], "earlier_raised"),
        ([moderated(10), moderated(10)], [0, 1], "earlier_raised"),
        ([MotionRaised(UNMODERATED, "JPN", 60_000), moderated(10)], [0, 1], "kind"),
    ],
)
def test_within_one_kind_the_longer_time_then_more_speakers_then_the_earlier(raised, order, why):
    assert ordered(*raised) == order
    first, second = (Motion(number, raised[number]) for number in order)
    assert why_before(RULES, first, second) == why


def test_the_rules_may_look_at_speakers_first():
    rules = replace(RULES, tiebreaks=("more_speakers", "longer_total", "earlier_raised"))
    pair = moderated(10, 60), moderated(8, 30)
    assert (ordered(*pair), ordered(*pair, rules=rules)) == ([0, 1], [1, 0])
    assert reason(pair[1], pair[0], rules) == "more_speakers"


def test_the_rules_may_let_who_moved_first_go_first():
    rules = replace(RULES, tiebreaks=("earlier_raised", "longer_total", "more_speakers"))
    assert ordered(moderated(5), moderated(10), rules=rules) == [0, 1]
    assert reason(moderated(5), moderated(10), rules) == "earlier_raised"
    assert ordered(moderated(5), moderated(10), rules=replace(RULES, tiebreaks=())) == [0, 1]


def test_what_the_chair_moved_there_is_there_because_of_the_chair():
    assert why_before(RULES, Motion(1, moderated(5)), Motion(2, moderated(10))) == "chair"
    assert why_before(RULES, Motion(2, moderated(5)), Motion(1, moderated(5))) == "chair"
    suspension = MotionRaised("suspend_meeting", "JPN")
    assert why_before(RULES, Motion(1, moderated(5)), Motion(2, suspension)) == "chair"
    assert why_before(RULES, Motion(2, suspension), Motion(1, moderated(5))) == "kind"


def test_a_new_motion_comes_before_the_first_that_it_precedes_however_the_chair_has_placed_them():
    floor = OPEN
    for minutes in (10, 5):
        floor = after(floor, raise_motion, motion=UNMODERATED, seat="JPN", total=minutes * 60)
    long, short = (motion.id for motion in floor.business.motions.pending)
    floor = after(floor, place_motion, id=short, before=long)
    floor = after(floor, raise_motion, motion=UNMODERATED, seat="FRA", total=8 * 60)
    assert [motion.id for motion in floor.business.motions.pending] == [floor.seq, short, long]


def test_the_order_is_kept_on_the_record_whatever_the_rules_become():
    floor = after(given(moderated(5), floor=OPEN), raise_motion, motion="suspend_meeting", seat="FRA")
    (first, _second) = floor.business.motions.pending
    assert first.raised == MotionRaised("suspend_meeting", "FRA", before=OPEN.seq + 1)
    assert given(MotionPlaced(first.id), floor=floor).business.motions.pending[-1] == first
