"""Presses, refusals, overruling, and the table of rulings."""

import pytest

from committees.facts import MATTERS, RuledInOrder
from committees.order import RESTS, RULINGS, OutOfOrder, Press, refuse_unless, ruling
from delegates.rulings.speakers import recognise
from tests.given import CHAIR, NOW, given, objection, room, when

FULL = "%(seat)s is not in the room by the roll."


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


def test_two_rulings_cannot_have_one_name():
    with pytest.raises(TypeError, match="two rulings are called recognise"):
        ruling()(recognise)
    assert RULINGS["recognise"] is recognise
