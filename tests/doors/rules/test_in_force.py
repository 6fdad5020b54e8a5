"""Rules that were chosen: a meeting opens under them, and those that change wait for its Chair."""

from typing import Any

from django.test import Client

from committees import record, screens
from committees.drawing import Audience
from committees.models import Committee
from motions.models import Procedure
from motions.procedures import procedure_of
from motions.rules.procedure import ProcedureTaken
from tests.conftest import found_committee
from tests.doors.markup import buttons, forms
from tests.doors.motions import HOME, HTMX, enter, entered, post, typed
from tests.doors.passes import chair
from tests.doors.rules.pages import page, said, save


def console(room: Committee, language: str = "en") -> str:
    return screens.draw(room.pk, Audience("console", language)).regions["room"]


def taking(room: Committee) -> Any:
    return next((button for button in buttons(console(room)) if button.url == "rules/"), None)


def choose(desk: Client, row: Procedure) -> None:
    (form,) = [form for form in forms(page(desk)) if form.action.endswith("committees/unhrc/")]
    assert desk.post(form.action, form.fields | {"procedure": row.pk}).status_code == 302


def test_a_set_copied_edited_and_chosen_is_what_a_meeting_is_held_under(
    desk: Client, own: Procedure, room: Committee
) -> None:
    save(desk, own, speaking_time="45")
    save(desk, own, "moderated_caucus", name="Round table", name_ja="円卓討議", seconds="0")
    save(desk, own, "close_debate", enabled=[])
    choose(desk, own)
    dais = chair(room)
    assert entered(dais.post(f"{HOME}meeting/", {"do": "open"}, **HTMX))
    floor = record.read(room.pk).floor
    assert (floor.procedure.code, floor.procedure.speaking_time) == (own.code, 45)
    assert taking(room) is None
    enter(room, "all_present")
    enter(room, "close_roll_call")
    assert entered(typed(dais, "round table 10 45 privacy jpn"))
    assert record.read(room.pk).floor.business.motions.pending[0].raised.motion == "moderated_caucus"
    assert "Round table" in screens.draw(room.pk, Audience("console", "en")).regions["motions"]
    assert "円卓討議" in screens.draw(room.pk, Audience("console", "ja")).regions["motions"]
    moved, _group, declared = dais.get(HOME).content.decode().partition("<optgroup")
    assert "Closure of debate" not in moved
    assert "Closure of debate" in declared
    assert "In force in the meeting that is open." in said(page(desk))


def test_rules_that_change_in_mid_meeting_wait_for_the_chair_and_can_be_undone(
    desk: Client, own: Procedure, room: Committee
) -> None:
    choose(desk, own)
    dais = chair(room)
    dais.post(f"{HOME}meeting/", {"do": "open"}, **HTMX)
    enter(room, "all_present")
    enter(room, "close_roll_call")
    assert taking(room) is None
    save(desk, own, speaking_time="45", extensions="2")
    assert record.read(room.pk).floor.procedure.speaking_time == 90
    assert "until its Chair takes these into force" in said(page(desk))
    text = said(console(room))
    assert "The secretariat has changed the rules." in text
    assert "Speaking time on the general list: 45 seconds instead of 90 seconds" in text
    assert "90秒 → 45秒" in said(console(room, "ja"))
    waiting = taking(room)
    assert entered(post(dais, waiting.url, **waiting.fields))
    assert record.read(room.pk).floor.procedure.speaking_time == 45
    assert taking(room) is None
    line = (
        "The rules of procedure are changed: Speaking time on the general list: 45 seconds instead of 90 seconds; "
        "Extensions of a caucus: 2 instead of 1"
    )
    assert line in said(dais.get(f"{HOME}minutes/").content.decode())
    act = record.read(room.pk).undoable()
    assert act is not None
    assert entered(post(dais, "steps/", act=act.act))
    assert record.read(room.pk).floor.procedure.speaking_time == 90
    assert f"Undone: {line}" in said(dais.get(f"{HOME}minutes/").content.decode())
    assert taking(room) is not None


def test_opening_a_meeting_is_minuted_without_its_rules(
    desk: Client, own: Procedure, room: Committee
) -> None:
    save(desk, own, speaking_time="45")
    choose(desk, own)
    dais = chair(room)
    dais.post(f"{HOME}meeting/", {"do": "open"}, **HTMX)
    assert any(isinstance(entry.fact, ProcedureTaken) for entry in record.read(room.pk).entries)
    assert "The rules of procedure are changed" not in said(dais.get(f"{HOME}minutes/").content.decode())


def test_rules_that_were_changed_again_are_read_again(desk: Client, own: Procedure, room: Committee) -> None:
    choose(desk, own)
    dais = chair(room)
    dais.post(f"{HOME}meeting/", {"do": "open"}, **HTMX)
    save(desk, own, speaking_time="45")
    waiting = taking(room)
    save(desk, own, speaking_time="30")
    answer = post(dais, waiting.url, **waiting.fields)
    assert answer.status_code == 409
    assert "The rules were changed again just now." in said(answer.content.decode())
    assert record.read(room.pk).floor.procedure.speaking_time == 90
    waiting = taking(room)
    assert entered(post(dais, waiting.url, **waiting.fields))
    assert record.read(room.pk).floor.procedure.speaking_time == 30


def test_another_set_chosen_in_mid_meeting_waits_too(desk: Client, own: Procedure, room: Committee) -> None:
    choose(desk, own)
    chair(room).post(f"{HOME}meeting/", {"do": "open"}, **HTMX)
    choose(desk, Procedure.objects.get(code="thimun"))
    assert "Who answered so may abstain all the same: yes instead of no" in said(console(room))
    assert taking(room) is not None


def test_a_set_that_would_not_be_felt_does_not_wait(desk: Client, own: Procedure, room: Committee) -> None:
    choose(desk, Procedure.objects.get(code="unhrc-default"))
    chair(room).post(f"{HOME}meeting/", {"do": "open"}, **HTMX)
    choose(desk, own)
    assert procedure_of(room) != record.read(room.pk).floor.procedure
    assert taking(room) is None


def test_only_consoles_of_who_meets_under_a_set_are_told(
    desk: Client, own: Procedure, room: Committee
) -> None:
    other = found_committee("unsc")
    choose(desk, own)
    stamps = {each.slug: each.stamp for each in Committee.objects.all()}
    save(desk, own, speaking_time="45")
    now = {each.slug: each.stamp for each in Committee.objects.all()}
    assert now == {room.slug: stamps[room.slug] + 1, other.slug: stamps[other.slug]}
