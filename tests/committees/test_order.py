"""Presses, refusals, overruling, and the table of rulings."""

import pytest

from committees.facts import MATTERS, RuledInOrder
from committees.order import RESTS, RULINGS, OutOfOrder, Press, refuse_unless, ruling
from delegates.rulings.speakers import recognise
from tests.given import CHAIR, NOW, given, objection, room, when

FULL = "%(seat)s is not in the room by the roll."

# What no other officer may have moved since an act was pressed. Roll marks, names on a list and clocks are
# nobody's to wait for, nor is what a delegation presses.
RESTING = {
    "meeting": "open_meeting suspend_meeting resume_meeting adjourn_meeting close_caucus call_motions introduce_draft",
    "meeting motions": "declare_motion decide_motion put_motion",
    "meeting motions speaker": "hear_on_motion",
    "meeting motions vote": "take_procedure",
    "meeting papers": "present_draft introduce_paper give_time",
    "meeting papers vote": "end_voting open_vote introduce_proposed",
    "meeting roll": "open_roll_call",
    "meeting speaker": "recognise hear_comment grant_reply pass_floor hear_explanation",
    "meeting vote": "introduce_amendment",
    "roll": "take_roster all_present close_roll_call waive_quorum",
    "list": "move_in_list close_list reopen_list set_speaking_time",
    "speaker": "put_question end_comments end_speech yield_floor",
    "motions": "admit_motion withdraw_motion rule_dilatory place_motion keep_motion rule_point",
    "vote": "close_vote announce_result count_placards object_to_adoption",
    "papers": "withdraw_draft place_draft withdraw_amendment place_amendment "
    "return_amendment return_paper approve_paper",
    "papers vote": "incorporate_amendment",
    "minutes": "correct_name correct_answer correct_count correct_time",
    "minutes papers": "correct_ballot correct_placards",
}


def test_who_presses():
    assert Press(by="seat:JPN", now=NOW).seat == "JPN"
    assert not Press(by="seat:JPN", now=NOW).dais
    assert Press(by=CHAIR, now=NOW).seat is None
    assert Press(by=CHAIR, now=NOW).dais
    assert not Press(by="secretariat", now=NOW).dais


def test_what_is_in_order_needs_no_ruling():
    assert list(Press(by=CHAIR, now=NOW, ruled=True).order(True, FULL, seat="JPN")) == []


def test_the_dais_may_overrule_procedure_and_the_record_says_so():
    facts = list(Press(by=CHAIR, now=NOW, ruled=True).order(False, FULL, seat="JPN"))
    assert facts == [RuledInOrder(FULL, {"seat": "JPN"})]


@pytest.mark.parametrize(("by", "ruled"), [(CHAIR, False), ("seat:JPN", True), ("secretariat", True)])
def test_nobody_else_overrules(by, ruled):
    with pytest.raises(OutOfOrder) as refused:
        list(Press(by=by, now=NOW, ruled=ruled).order(False, FULL, seat="JPN"))
    assert str(refused.value) == "JPN is not in the room by the roll."
    assert (refused.value.msgid, refused.value.values) == (FULL, {"seat": "JPN"})
    assert refused.value.overrulable


def test_what_cannot_be_overruled_says_so():
    with pytest.raises(OutOfOrder) as refused:
        refuse_unless(False, "A percentage like 100% stays as it is.")
    assert str(refused.value) == "A percentage like 100% stays as it is."
    assert not refused.value.overrulable


def test_an_overruled_act_goes_on_after_the_ruling():
    floor = given(*room("JPN FRA", absent="FRA"))
    assert objection(floor, recognise, seat="FRA") == "FRA is not in the room by the roll."
    kinds = [type(fact).__name__ for fact in when(floor, recognise, seat="FRA", ruled=True)]
    assert kinds == ["RuledInOrder", "SpeakerRecognised"]


def test_every_ruling_rests_on_matters_that_exist_and_says_what_it_does():
    for name, function in RULINGS.items():
        assert function.__name__ == name
        assert set(RESTS[name]) <= set(MATTERS)
        assert function.__doc__


def test_an_act_of_the_dais_rests_on_what_it_decides_about():
    resting = {verb: set(matters.split()) for matters, verbs in RESTING.items() for verb in verbs.split()}
    assert {verb: set(matters) for verb, matters in RESTS.items() if matters} == resting


def test_two_rulings_cannot_have_one_name():
    with pytest.raises(TypeError, match="two rulings are called recognise"):
        ruling()(recognise)
    assert RULINGS["recognise"] is recognise
