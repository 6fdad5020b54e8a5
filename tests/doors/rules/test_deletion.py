"""A copy that nobody needs is deleted, once it was asked; any other stays, and says why."""

import pytest
from django.db.models import ProtectedError
from django.test import Client

from committees import clerk, record
from committees.access import Role
from committees.models import Committee, Conference
from motions import views
from motions.models import MotionKind, Procedure, ProcedureChoice
from motions.procedures import copied
from tests.doors.markup import forms
from tests.doors.motions import HOME, HTMX
from tests.doors.passes import browser, chair
from tests.doors.rules.pages import RULES_PAGE, address, page, said, save
from tests.given import RULES


def question(row: Procedure) -> str:
    return f"{address(row)}deletion/"


def pressed(desk: Client, row: Procedure) -> dict[str, str]:
    """What the button on the page sends."""
    (form,) = [form for form in forms(page(desk, question(row))) if form.action == question(row)]
    return form.pressed("Delete this set")


def refused(desk: Client, row: Procedure, **posted: str) -> str:
    answer = desk.post(question(row), posted)
    assert answer.status_code == 409
    assert Procedure.objects.filter(pk=row.pk).exists()
    return said(answer.content.decode())


def test_a_copy_is_deleted_with_its_kinds_once_it_was_asked(desk: Client, own: Procedure) -> None:
    assert f'href="{question(own)}"' in page(desk, address(own))
    assert f"Delete “{own}”?" in said(page(desk, question(own)))
    assert Procedure.objects.filter(pk=own.pk).exists()
    answer = desk.post(question(own), pressed(desk, own))
    assert (answer.status_code, answer.url) == (302, RULES_PAGE)
    assert set(Procedure.objects.values_list("code", flat=True)) == {"unhrc-default", "thimun"}
    assert not MotionKind.objects.filter(procedure__code=own.code).exists()
    assert str(own) not in said(page(desk))
    assert desk.post(question(own), {"revision": "0"}).status_code == 404


def test_a_set_that_a_committee_chose_stays_until_it_chose_another(
    desk: Client, own: Procedure, room: Committee
) -> None:
    sent = pressed(desk, own)
    ProcedureChoice.objects.create(committee=room, procedure=own)
    html = page(desk, question(own))
    assert "Chosen by HRC: choose another set there first." in said(html)
    assert not [form for form in forms(html) if form.action == question(own)]
    assert "Chosen by HRC: choose another set there first." in refused(desk, own, **sent)
    ProcedureChoice.objects.update(procedure=Procedure.objects.get(code="unhrc-default"))
    assert desk.post(question(own), sent).status_code == 302


def test_what_comes_with_the_product_is_not_deleted(desk: Client, room: Committee) -> None:
    thimun = Procedure.objects.get(code="thimun")
    assert question(thimun) not in page(desk, address(thimun))
    told = "This set comes with the product, and is not deleted."
    assert told in said(page(desk, question(thimun)))
    assert told in refused(desk, thimun, revision="0")


def test_what_was_changed_since_is_looked_at_first(desk: Client, own: Procedure) -> None:
    sent = pressed(desk, own)
    save(desk, own, speaking_time="45")
    assert "These rules were changed elsewhere just now." in refused(desk, own, **sent)
    assert desk.post(question(own), pressed(desk, own)).status_code == 302


def test_a_set_that_is_chosen_while_it_is_being_deleted_stays(own: Procedure, room: Committee) -> None:
    ProcedureChoice.objects.create(committee=room, procedure=own)
    with pytest.raises(ProtectedError):
        own.delete()
    with pytest.raises(views.Overtaken):
        views.delete(own, "0")


def test_a_meeting_that_was_held_under_it_keeps_its_rules(
    desk: Client, own: Procedure, room: Committee
) -> None:
    save(desk, own, speaking_time="45")
    choice = ProcedureChoice.objects.create(committee=room, procedure=own)
    chair(room).post(f"{HOME}meeting/", {"do": "open"}, **HTMX)
    before = record.read(room.pk).floor.procedure
    choice.procedure = Procedure.objects.get(code="unhrc-default")
    choice.save()
    assert desk.post(question(own), pressed(desk, own)).status_code == 302
    clerk._clerks.clear()
    assert record.read(room.pk).floor.procedure == before != RULES
    assert chair(room).get(f"{HOME}minutes/").status_code == 200


def test_another_conferences_set_is_not_deleted(desk: Client, own: Procedure) -> None:
    sent = pressed(desk, own)
    elsewhere = Conference.objects.get()
    elsewhere.pk, elsewhere.slug = None, "mun-2"
    elsewhere.save()
    assert browser(Role.SECRETARIAT, elsewhere).post(question(own), sent).status_code == 404
    assert Procedure.objects.filter(pk=own.pk).exists()


def test_a_copys_name_is_not_given_twice(desk: Client, own: Procedure, room: Committee) -> None:
    shipped = own.cloned_from
    assert shipped
    second = copied(shipped, room.conference, "2")
    desk.post(question(own), pressed(desk, own))
    third = copied(shipped, room.conference, "3")
    assert str(second).endswith("MUN 2")
    assert str(third).endswith("MUN 3")
