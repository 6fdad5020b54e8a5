"""A procedure as data: its kinds in order of precedence, and the majority that each needs."""

from msgspec.structs import replace

from motions.rules.procedure import Kind
from tests.given import RULES
from tests.motions.floors import UNMODERATED


def test_a_procedure_lists_what_is_moved_in_order_of_precedence():
    moved = [kind.code for kind in RULES.moved()]
    assert moved[:3] == ["appeal_ruling", "suspend_meeting", "adjourn_meeting"]
    assert len(moved) == 23
    assert [kind.code for kind in RULES.points()] == [
        "point_personal_privilege",
        "point_of_order",
        "point_parliamentary_inquiry",
    ]
    unknown = replace(RULES, kinds={"b": Kind("b", "x"), "a": Kind("a", "x"), "c": Kind("c", "x", 5)})
    assert [kind.code for kind in unknown.moved()] == ["c", "a", "b"]


def test_the_majority_that_a_motion_needs_is_simple_unless_the_rules_say_two_thirds():
    assert RULES.threshold("close_debate") == "two_thirds"
    assert RULES.threshold(UNMODERATED) == "simple"
    assert RULES.threshold("appeal_ruling") == "simple"
    assert RULES.threshold("crown_the_chair") == "simple"
