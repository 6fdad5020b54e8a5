"""Sets that come with the product, loaded beside what a conference has made of them."""

import json

import pytest
from django.core.management import call_command

from committees.demonstration import shipped
from committees.models import Committee
from jmmun.environment import BASE
from motions.models import MotionKind, Procedure, ProcedureChoice
from motions.procedures import copied, value_of
from tests.given import SETS


def load(*codes: str) -> None:
    call_command("loaddata", *(f"fixtures/{shipped()[code]}.json" for code in codes), verbosity=0)


def rows(row: Procedure) -> list[dict[str, object]]:
    """All that the database holds of a set, numbers included."""
    of_kinds = MotionKind.objects.filter(procedure=row).order_by("pk").values()
    return [*Procedure.objects.filter(pk=row.pk).values(), *of_kinds]


@pytest.fixture
def own(committee: Committee) -> Procedure:
    """The only copy there is, of the only set there is; its committee meets under it."""
    load("thimun")
    row = copied(Procedure.objects.get(), committee.conference, "1")
    ProcedureChoice.objects.create(committee=committee, procedure=row)
    return row


@pytest.mark.parametrize("code", sorted(SETS))
def test_a_file_holds_no_number_that_a_conferences_row_could_have(code: str) -> None:
    head, *kinds = json.loads((BASE / "fixtures" / f"{shipped()[code]}.json").read_bytes())
    assert "pk" not in head
    for kind in kinds:
        assert "pk" not in kind
        assert kind["fields"]["procedure"] == [code]


def test_sets_that_come_later_leave_a_conferences_copy_as_it_is(own: Procedure) -> None:
    before = rows(own)
    load(*SETS)
    assert rows(own) == before
    assert {row.code: value_of(row) for row in Procedure.objects.filter(conference=None)} == SETS
    assert MotionKind.objects.count() == sum(len(SETS[code].kinds) for code in (*SETS, "thimun"))
    assert ProcedureChoice.objects.get().procedure == own


def test_loaded_once_more_a_set_is_renewed_where_it_stands(own: Procedure) -> None:
    load(*SETS)
    thimun = Procedure.objects.get(code="thimun")
    fresh, copy = rows(thimun), rows(own)
    Procedure.objects.filter(pk=thimun.pk).update(name="Of an earlier version", settings={})
    thimun.kinds.update(seconds=9, states=[])
    load(*SETS)
    assert rows(thimun) == fresh
    assert rows(own) == copy
    assert Procedure.objects.count() == len(SETS) + 1


def test_a_set_and_its_kinds_are_found_by_what_they_are_called(own: Procedure) -> None:
    load(*SETS)
    for row in Procedure.objects.all():
        assert Procedure.objects.get_by_natural_key(*row.natural_key()) == row
    for kind in MotionKind.objects.select_related("procedure__conference"):
        assert MotionKind.objects.get_by_natural_key(*kind.natural_key()) == kind
    assert own.natural_key() == (own.code, "mun")
    with pytest.raises(Procedure.DoesNotExist):
        Procedure.objects.get_by_natural_key(own.code)
