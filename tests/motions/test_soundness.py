"""Rules that cannot be meant are found before a committee meets under them."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils import translation
from msgspec.structs import replace

from committees.demonstration import shipped
from motions.models import MotionKind, Procedure
from motions.procedures import value_of
from motions.rules.procedure import Kind
from motions.soundness import contradictions
from tests.given import RULES, SETS


def changed(code: str, **fields: object) -> list[str]:
    kinds = {**RULES.kinds, code: replace(RULES.kinds[code], **fields)}
    return list(map(str, contradictions(replace(RULES, kinds=kinds))))


def test_the_default_rules_are_sound():
    assert list(contradictions(RULES)) == []


@pytest.mark.parametrize(
    ("code", "fields", "said"),
    [
        ("moderated_caucus", {"effect": "dance"}, "moderated_caucus: there is no effect called dance."),
        (
            "moderated_caucus",
            {"params": ("topic", "speaking")},
            "moderated_caucus: its mover must say the time in all.",
        ),
        ("suspend_meeting", {"params": ("colour",)}, "suspend_meeting: nobody can say colour."),
        ("close_debate", {"states": ("lunch",)}, "close_debate: no committee is ever in lunch."),
        ("close_debate", {"states": ("after_vote",)}, "close_debate: none of its states is ever reached."),
        ("close_debate", {"threshold": "most"}, "close_debate: there is no majority called most."),
        (
            "close_debate",
            {"precedence": None},
            "close_debate: a motion needs a place in the order of precedence.",
        ),
        (
            "close_debate",
            {"threshold": "none"},
            "close_debate: it is put to the vote, and no majority carries it.",
        ),
        ("close_debate", {"electorate": None}, "close_debate: it is put to the vote, and nobody may vote."),
        (
            "roll_call_vote",
            {"speakers_for": 1},
            "roll_call_vote: it is had for the asking, so nobody speaks for or against it.",
        ),
        (
            "adjourn_meeting",
            {"name": "suspension of the meeting"},
            "suspend_meeting, adjourn_meeting: they have the same name.",
        ),
        ("close_debate", {"precedence": 70}, "close_debate, moderated_caucus: all of precedence 70."),
    ],
)
def test_what_cannot_be_meant_is_said_of_its_kind(code, fields, said):
    assert said in changed(code, **fields)


def test_a_kind_that_is_not_offered_may_wait_for_its_effect():
    later = Kind("tour", states=("tour",), precedence=70)
    assert list(contradictions(replace(RULES, kinds={**RULES.kinds, "tour": later}))) == []
    off = replace(RULES.kinds["close_debate"], enabled=False, precedence=70)
    assert list(contradictions(replace(RULES, kinds={**RULES.kinds, "close_debate": off}))) == []


def test_a_quorum_is_a_part_of_the_members():
    assert list(map(str, contradictions(replace(RULES, open_numerator=4)))) == [
        "The quorum to debate is not a part of the members."
    ]


def test_who_may_yield_may_do_so_once():
    never = replace(RULES, yields=("delegate",), max_yields=0)
    assert list(map(str, contradictions(never))) == ["Time may be yielded, and yet never."]
    assert not list(contradictions(replace(RULES, yields=("chair",), max_yields=0)))


def test_the_check_reads_the_rules_in_the_database(db):
    call_command("loaddata", "fixtures/procedure_default.json", verbosity=0)
    assert value_of(Procedure.objects.get()) == RULES
    call_command("check", "--database", "default", verbosity=0)
    MotionKind.objects.filter(code="close_debate").update(states=["lunch"])
    Procedure.objects.update(settings={"speaking": 5})
    with pytest.raises(SystemCheckError) as refused:
        call_command("check", "--database", "default", verbosity=0)
    assert "Procedure unhrc-default: no rule is called speaking" in str(refused.value)
    Procedure.objects.update(settings={})
    with pytest.raises(SystemCheckError) as refused:
        call_command("check", "--database", "default", verbosity=0)
    assert "Procedure unhrc-default: close_debate: no committee is ever in lunch." in str(refused.value)


@pytest.mark.parametrize("code", sorted(SETS))
def test_each_set_that_comes_with_the_product_is_read_from_its_rows_as_from_its_file(db, code):
    call_command("loaddata", f"fixtures/{shipped()[code]}.json", verbosity=0)
    row = Procedure.objects.get()
    assert value_of(row) == SETS[code]
    assert row.name.partition(",")[0].endswith("-style")
    assert row.name_ja
    call_command("check", "--database", "default", verbosity=0)
    assert bool(row.note) == bool(row.note_ja)
    assert row.display_note() == row.note
    with translation.override("ja"):
        assert row.display_note() == row.note_ja
        assert str(row) == row.name_ja
