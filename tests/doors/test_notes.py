"""Notes on the pages: passed, read, answered, taken down; and what a phone is told of them."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from committees import record, screens
from committees.drawing import Audience
from committees.models import Committee
from delegates.models import Addressee, Note, Seat
from tests.doors.motions import enter
from tests.doors.passes import appoint, chair, seat

OWN, ALL = "/unhrc/seat/{}/notes/", "/unhrc/dais/chair/notes/passed/"


@pytest.fixture
def room(in_session: Committee) -> Committee:
    """A committee whose delegations may pass notes."""
    cache.clear()
    appoint(in_session)
    enter(in_session, "set_notes", on=True)
    return in_session


def passing(client: Client, path: str, text: str = "Meet us outside?", key: str = "k1", **fields: Any) -> Any:
    return client.post(path, {"text": text, "key": key, "to": "BRA", **fields})


def read(client: Client, path: str) -> str:
    """What a page says, a line each, without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", client.get(path).content.decode()))


def mark(room: Committee, place: str, screen: str = "phone") -> str:
    """What the button of a place says that opens its notes; empty if there is none."""
    html = screens.draw(room.pk, Audience(screen, "en")).personal[place]
    button = html[html.index('id="noted"') :]
    return "" if "hidden>" in button else re.sub(r"<[^>]+>", "", button[button.index("<button") :]).strip()


def test_a_note_is_passed_read_and_answered(room: Committee) -> None:
    japan, brazil = seat(room), seat(room, "BRA")
    assert mark(room, "BRA") == mark(room, "JPN") == "Notes"
    assert passing(japan, OWN.format("JPN")).status_code == 302
    assert (mark(room, "BRA"), mark(room, "JPN"), mark(room, "SEN")) == ("Notes 1 new", "Notes", "Notes")
    opened = brazil.post(OWN.format("BRA"), {"do": "open"})
    assert mark(room, "BRA") == "Notes"
    page = brazil.get(opened["Location"]).content.decode()
    assert "Meet us outside?" in page
    assert page.count("<mark>") == 1
    assert "<mark>" not in brazil.get(OWN.format("BRA")).content.decode()
    assert passing(brazil, OWN.format("BRA"), "In ten minutes.", to="JPN").status_code == 302
    assert "In ten minutes." in read(japan, OWN.format("JPN"))
    assert "Meet us" not in read(seat(room, "SEN"), OWN.format("SEN"))


def test_a_note_to_several_and_to_the_dais_reaches_each_of_them(room: Committee) -> None:
    passing(seat(room), OWN.format("JPN"), to="dais", others="germany、Senegal")
    assert [mark(room, each) for each in ("DEU", "SEN", "BRA")] == ["Notes 1 new", "Notes 1 new", "Notes"]
    assert mark(room, "chair", "console") == mark(room, "vice-chair", "console") == "Notes 1 new"
    officer = chair(room)
    assert '<p id="noted"' in officer.get("/unhrc/dais/chair/").content.decode()
    assert "to Germany, Senegal, the dais" in read(officer, ALL)
    opened = officer.post(ALL, {"do": "open"})["Location"]
    assert officer.get(opened).content.decode().count("<mark>") == 1
    assert mark(room, "vice-chair", "console") == "Notes"
    passing(officer, ALL, "No.", to="JPN")
    assert "No." in read(seat(room), OWN.format("JPN"))


def test_the_same_press_passes_one_note_and_another_text_under_its_key_is_kept(room: Committee) -> None:
    japan = seat(room)
    for _time in range(2):
        assert passing(japan, OWN.format("JPN")).status_code == 302
    assert Note.objects.count() == Addressee.objects.count() == 1
    again = passing(japan, OWN.format("JPN"), "Quite another")
    assert again.status_code == 409
    assert "Quite another</textarea>" in again.content.decode()
    assert Note.objects.get().text == "Meet us outside?"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"to": ""}, "Say to whom the note goes."),
        ({"text": " \n "}, "There is nothing in that note yet."),
        ({"text": "x" * 301}, "That is 301 characters long; 300 are the most."),
        ({"others": "Atlantis"}, "No delegation here is called “Atlantis”."),
    ],
)
def test_what_is_refused_is_said_and_stays_as_it_was_typed(
    fields: dict[str, str], sentence: str, room: Committee
) -> None:
    answer = passing(seat(room), OWN.format("JPN"), **fields)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert sentence in page
    for text in {"text": "Meet us outside?", **fields}.values():
        assert text.strip() in page
    assert not Note.objects.exists()


def test_a_refused_answer_stays_in_its_own_form(room: Committee) -> None:
    passing(seat(room, "BRA"), OWN.format("BRA"), to="JPN")
    note = Note.objects.get().pk
    enter(room, "suspend_meeting")
    page = passing(seat(room), OWN.format("JPN"), "Gladly", answers=note).content.decode()
    assert "The meeting is suspended." in page
    assert page.count("Gladly") == 1
    assert page.index('class="answer" open') < page.index("Gladly</textarea>")


def test_what_is_written_is_text_and_no_more(room: Committee) -> None:
    passing(seat(room), OWN.format("JPN"), "<b>Read</b> https://evil.example/ now\nor never")
    for page in (seat(room, "BRA").get(OWN.format("BRA")), chair(room).get(ALL)):
        html = page.content.decode()
        assert "&lt;b&gt;Read&lt;/b&gt; https://evil.example/ now or never" in html
        assert 'href="https' not in html


def test_the_dais_takes_a_note_down_for_both_sides_and_puts_it_back(room: Committee) -> None:
    passing(seat(room), OWN.format("JPN"))
    note, officer = Note.objects.get().pk, chair(room)
    officer.post(ALL, {"do": f"take-down {note}"})
    assert mark(room, "BRA") == "Notes"
    for code in ("JPN", "BRA"):
        page = read(seat(room, code), OWN.format(code))
        assert "Taken down by the dais." in page
        assert "Meet us" not in page
    assert "Meet us" in read(officer, ALL)
    officer.post(ALL, {"do": f"put-back {note}"})
    assert "Meet us" in read(seat(room, "BRA"), OWN.format("BRA"))
    assert officer.post(ALL, {"do": "take-down 99"}).status_code == 409


def test_the_dais_stops_the_notes_of_one_delegation(room: Committee) -> None:
    officer = chair(room)
    assert officer.post(ALL, {"do": "stop JPN"}).status_code == 302
    assert passing(seat(room), OWN.format("JPN")).status_code == 409
    assert "stopped the notes of your delegation" in read(seat(room), OWN.format("JPN"))
    assert passing(seat(room, "SEN"), OWN.format("SEN")).status_code == 302
    officer.post(ALL, {"do": "allow JPN"})
    assert passing(seat(room), OWN.format("JPN"), key="k2").status_code == 302
    assert Seat.objects.filter(notes_stopped=True).count() == 0


def test_only_so_many_notes_pass_in_a_minute(room: Committee) -> None:
    japan = seat(room)
    answers = [passing(japan, OWN.format("JPN"), key=f"k{time}").status_code for time in range(7)]
    assert answers == [302] * 6 + [409]


def test_without_notes_a_phone_says_nothing_of_them_and_the_chair_turns_them_on(
    in_session: Committee,
) -> None:
    cache.clear()
    appoint(in_session)
    assert mark(in_session, "JPN") == mark(in_session, "chair", "console") == ""
    assert passing(seat(in_session), OWN.format("JPN")).status_code == 409
    officer = chair(in_session)
    for wanted, on in (("on", True), ("off", False)):
        assert officer.post("/unhrc/dais/chair/phones/", {"notes": wanted}).status_code == 302
        assert record.read(in_session.pk).floor.meeting.notes is on
        assert bool(mark(in_session, "JPN")) is on
    assert "set_phones" not in read(officer, "/unhrc/dais/chair/minutes/")


def test_a_note_is_on_no_record_and_redraws_no_region(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    japan = seat(room)
    before = {role: screens.draw(room.pk, Audience(role, "en")) for role in ("phone", "console", "projector")}
    seq = record.read(room.pk).seq
    monkeypatch.setattr(screens, "_drawn", None)
    passing(japan, OWN.format("JPN"))
    for role, drawing in before.items():
        after = screens.draw(room.pk, Audience(role, "en"))
        assert (after.version, after.regions) == (drawing.version, drawing.regions)
        assert ('data-last="n' in after.personal.get("BRA", "")) is (role == "phone")
        changed = [place for place, html in after.personal.items() if drawing.personal[place] != html]
        assert changed == (["BRA"] if role == "phone" else [])
    assert record.read(room.pk).seq == seq
