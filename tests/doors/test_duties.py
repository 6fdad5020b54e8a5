"""Several officers: who presides and who assists, and what that makes of each one's console."""

import re
from typing import Any

import pytest
from django.test import Client

from committees import record, screens
from committees.access import Role
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.models import Committee, Officer
from tests.doors.passes import appoint, browser, chair

CONSOLE = Audience("console", "en")


@pytest.fixture
def room(in_session: Committee) -> Committee:
    screens.forget()
    return appoint(in_session)


@pytest.fixture
def vice(room: Committee) -> Client:
    return browser(Role.DAIS, room, "vice-chair")


def press(client: Client, do: str, office: str = "vice-chair", path: str = "duty/") -> Any:
    return client.post(f"/unhrc/dais/{office}/{path}", {"do": do})


def presiding(room: Committee, language: str = "en") -> str:
    html = screens.draw(room.pk, Audience("console", language)).regions["presiding"]
    return re.sub("<[^>]*>", "", html).strip()


def duties(room: Committee) -> dict[str, str]:
    """What each office's own part of the console says that it does."""
    drawing = screens.draw(room.pk, CONSOLE)
    return {office: re.findall(r'data-duty="(\w+)"', html)[0] for office, html in drawing.standings.items()}


def test_the_chair_presides_and_others_assist_until_they_say_otherwise(room: Committee, vice: Client) -> None:
    assert duties(room) == {"chair": "presiding", "vice-chair": "assisting"}
    assert presiding(room) == "Chair presides"
    page = vice.get("/unhrc/dais/vice-chair/").content.decode()
    assert '<div id="duty" data-duty="assisting"' in page
    assert "Preside from here" in page
    assert "Preside from here" not in chair(room).get("/unhrc/dais/chair/").content.decode()


def test_several_preside_together_and_nobody_may_for_a_while(room: Committee, vice: Client) -> None:
    assert press(vice, "preside").status_code == 302
    assert duties(room) == {"chair": "presiding", "vice-chair": "presiding"}
    assert presiding(room) == "Chair and Vice-Chair preside"
    assert presiding(room, "ja") == "議事進行：議長、副議長"
    press(chair(room), "assist", "chair")
    assert duties(room) == {"chair": "assisting", "vice-chair": "presiding"}
    assert presiding(room) == "Vice-Chair presides"
    press(vice, "assist")
    assert presiding(room) == "Nobody presides"


def test_a_page_learns_of_the_other_officers_duty_by_a_push(room: Committee, vice: Client) -> None:
    before, seq = screens.draw(room.pk, CONSOLE), record.read(room.pk).seq
    answer = vice.post(
        "/unhrc/dais/vice-chair/duty/",
        {"do": "preside", "at": before.version},
        headers={"HX-Request": "true"},
    )
    after = screens.draw(room.pk, CONSOLE)
    assert answer["JMMUN-Version"] == after.version != before.version
    assert answer.content.decode() == after.since(before) + after.personal["vice-chair"]
    assert "Chair and Vice-Chair preside" in after.since(before)
    assert after.personal["chair"] == before.personal["chair"], "what the Chair does is the Chair's"
    for office, html in after.standings.items():
        page = browser(Role.DAIS, room, office).get(f"/unhrc/dais/{office}/").content.decode()
        assert html in page
        assert after.personal[office].removeprefix(html) in page
    assert record.read(room.pk).seq == seq, "procedure does not decide who presides"


def test_who_assists_may_do_everything(room: Committee, vice: Client) -> None:
    pressed = {"seat": "JPN", "turns": turns_text(record.read(room.pk).turns)}
    assert vice.post("/unhrc/dais/vice-chair/speakers/", pressed).status_code == 302
    floor = record.read(room.pk).floor
    assert floor.speakers.speech is not None and floor.speakers.speech.seat == "JPN"
    assert record.read(room.pk).entries[-1].by == "dais:vice-chair"


@pytest.mark.parametrize("do", ["", "chair", "presiding"])
def test_a_press_that_names_no_duty_changes_none(do: str, room: Committee, vice: Client) -> None:
    assert press(vice, do).status_code == 422
    assert duties(room) == {"chair": "presiding", "vice-chair": "assisting"}


def test_an_office_starts_with_the_duty_that_the_secretariat_chose(in_session: Committee) -> None:
    desk = browser(Role.SECRETARIAT, in_session.conference)
    for office, duty in (("chair", ""), ("vice-chair", "presiding"), ("rapporteur", "")):
        typed = {"new-name": office, "new-office": office, "new-password": "", "new-duty": duty}
        assert desk.post("/secretariat/committees/unhrc/officers/", typed).status_code == 302
    assert presiding(in_session) == "Chair and Vice-Chair preside"
    assert [officer.presides for officer in Officer.objects.order_by("pk")] == [True, True, False]
    page = desk.get("/secretariat/committees/unhrc/").content.decode()
    assert page.count('<span class="quiet">presides</span>') == 2
    assert page.count('<span class="quiet">assists</span>') == 1
