"""Free timers, lines in the minutes, the projector's message and the timetable."""

from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import Client

from committees import clerk, record, screens
from committees.drawing import Audience
from committees.models import Committee, Conference, Words
from tests.doors.motions import HOME, HTMX, dialog, enter, entered, floor, minutes, post, said, typed, words


def test_a_free_timer_runs_on_every_screen_and_is_taken_away(room: Committee, dais: Client) -> None:
    found = dialog(dais, "Start")
    sent = found.pressed("Start") | {"title": "Reading <quietly>", "minutes": "2", "seconds": "30"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    timer = floor(room).business.timer
    assert timer is not None
    assert timer.title is not None
    assert (timer.clock.limit, timer.clock.running) == (150_000, True)
    assert words(room, timer.title) == "Reading <quietly>"
    for role in ("console", "phone", "projector"):
        html = screens.draw(room.pk, Audience(role, "en")).since(None)
        assert "Reading &lt;quietly&gt;" in html, role
        assert 'data-limit="150000"' in html, role
    assert entered(post(dais, f"clocks/timer/{timer.id}/", do="pause"))
    assert entered(post(dais, f"clocks/timer/{timer.id}/", do="-10"))
    stopped = floor(room).business.timer
    assert stopped is not None
    assert (stopped.clock.limit, stopped.clock.running) == (140_000, False)
    assert entered(post(dais, f"timers/{timer.id}/", do="end"))
    assert floor(room).business.timer is None
    assert "That timer is over." in said(post(dais, f"timers/{timer.id}/", do="end"))
    assert "Timer, 2 min 30 s: Reading <quietly>" in minutes(dais)


@pytest.mark.parametrize(("minutes", "seconds"), [("", ""), ("0", "0"), ("x", "y"), ("-1", "0"), ("2000", "0")])  # fmt: skip
def test_a_timer_without_a_time_is_refused(minutes: str, seconds: str, room: Committee, dais: Client) -> None:
    answer = post(dais, "timers/", title="x", minutes=minutes, seconds=seconds)
    assert "A timer runs for up to a day." in said(answer)
    assert floor(room).business.timer is None
    assert not Words.objects.exists()


def test_a_line_is_written_into_the_minutes(room: Committee, dais: Client) -> None:
    found = dialog(dais, "Write it")
    sent = found.pressed("Write it") | {"text": "The lights\u202e went out & came back "}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    assert Words.objects.get(committee=room).text == "The lights went out & came back"
    assert "The lights went out & came back" in minutes(dais)


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_a_note_that_says_nothing_is_refused(text: str, room: Committee, dais: Client) -> None:
    before = record.read(room.pk).seq
    assert "Write what the minutes are to say." in said(post(dais, "notes/", text=text))
    assert record.read(room.pk).seq == before


def message(client: Client, text: str) -> Any:
    found = dialog(client, "Show it")
    return client.post(HOME + found.action, found.pressed("Show it") | {"message": text}, **HTMX)


def scene(room: Committee) -> str:
    return unescape(screens.draw(room.pk, Audience("projector", "en")).regions["scene"])


def test_a_message_stands_on_the_projector_and_not_on_the_record(room: Committee, dais: Client) -> None:
    before = record.read(room.pk).seq
    assert message(dais, "Lunch <b>is</b> in the foyer").status_code == 200
    assert '<p class="message">Lunch <b>is</b> in the foyer</p>' in scene(room)
    assert "&lt;b&gt;" in screens.draw(room.pk, Audience("projector", "en")).regions["scene"]
    assert record.read(room.pk).seq == before
    assert not Words.objects.exists()
    assert "Lunch" not in minutes(dais)
    enter(room, "recognise", seat="JPN")
    assert "in the foyer" in scene(room), "it stays beside whatever else is shown"
    post(dais, "projector/", do="blank")
    assert "in the foyer" not in scene(room)
    post(dais, "projector/", do="show")
    assert message(dais, "").status_code == 200
    assert "message" not in scene(room)


def test_a_purge_empties_the_message_too(room: Committee, dais: Client) -> None:
    message(dais, "Call Anna on 555")
    Conference.objects.update(ends="2000-01-01")
    call_command("purge")
    room.refresh_from_db()
    assert room.message == ""
    assert "Anna" not in scene(room)


def test_words_of_points_timers_and_notes_are_purged_and_the_record_holds(
    room: Committee, dais: Client
) -> None:
    post(dais, "timers/", title="Private timer", minutes="1")
    post(dais, "notes/", text="Private note")
    typed(dais, "order fra private point")
    typed(dais, "mod 10 45 private topic jpn")
    assert Words.objects.exclude(text="").count() == 4
    Conference.objects.update(ends="2000-01-01")
    call_command("purge")
    assert not Words.objects.exclude(text="").exists()
    clerk._clerks.clear()
    assert "rivate" not in minutes(dais)
    call_command("verify")


def breaks(room: Committee) -> list[str]:
    tokyo = ZoneInfo("Asia/Tokyo")
    return [each.starts.astimezone(tokyo).strftime("%H:%M") for each in room.breaks.all()]


def test_breaks_are_set_as_they_are_typed_and_what_is_no_time_changes_none(
    room: Committee, dais: Client
) -> None:
    before = record.read(room.pk).seq
    found = dialog(dais, "Set the timetable")
    sent = found.pressed("Set the timetable") | {"breaks": "10:30, 15:00"}
    assert dais.post(HOME + found.action, sent, **HTMX).status_code == 200
    assert sorted(breaks(room)) == ["10:30", "15:00"]
    assert "Write the time as 14:30" in said(post(dais, "timetable/", breaks="11:00 25:00"))
    assert sorted(breaks(room)) == ["10:30", "15:00"]
    assert entered(post(dais, "timetable/", breaks=""))
    assert breaks(room) == []
    assert record.read(room.pk).seq == before
