"""Nobody's words are cut: what is longer than may be kept is refused, with how long it may be."""

import re

import pytest
from django.test import Client

from committees import record
from committees.models import Committee, Words
from tests.doors.motions import HOME, HTMX, enter, entered, pending, post, said, typed, words
from tests.doors.passes import chair, seat
from tests.doors.test_preview import preview

LONGEST = ("water " * 34)[:200].replace(" w", "-w")
LONGER = f"{LONGEST}s"
TOO_LONG = "That is 201 characters long; 200 are the most."


@pytest.mark.parametrize(("path", "fields", "field"), [
    ("motions/", {"motion": "unmoderated_caucus", "minutes": "5", "seat": "jpn"}, "topic"),
    ("motions/", {"motion": "point_of_order", "seat": "jpn"}, "topic"),
    ("timers/", {"minutes": "5"}, "title"),
    ("notes/", {}, "text"),
    ("strawpolls/", {"options": "a\nb"}, "question"),
    ("strawpolls/", {"question": "Which?"}, "options"),
    ("projector/", {"do": "message"}, "message"),
    ("timetable/", {}, "breaks"),
])  # fmt: skip
def test_a_field_that_is_too_long_is_refused_whole(
    path: str, fields: dict[str, str], field: str, room: Committee, dais: Client
) -> None:
    before = record.read(room.pk).seq
    answer = post(dais, path, **fields, **{field: LONGER})
    assert not entered(answer)
    assert TOO_LONG in said(answer)
    assert record.read(room.pk).seq == before
    assert not Words.objects.exists()
    room.refresh_from_db()
    assert room.message == ""


def test_the_longest_is_kept_whole_and_no_blanks_count(room: Committee, dais: Client) -> None:
    assert entered(post(dais, "notes/", text=f"  {LONGEST}  "))
    assert Words.objects.get(committee=room).text == LONGEST


def test_a_phone_is_told_as_well_and_in_its_own_language(room: Committee) -> None:
    enter(room, "set_phones", level="all")
    enter(room, "call_motions")
    fields = {"motion": "unmoderated_caucus", "minutes": "5", "topic": LONGER}
    answer = seat(room, language="ja").post("/unhrc/seat/JPN/motions/", fields, **HTMX)
    assert "201文字あります。200文字までにしてください。" in said(answer)
    assert pending(room) == ()


def test_a_typed_line_has_room_for_the_longest_topic(room: Committee, dais: Client) -> None:
    line = f"mod 10 60 {LONGEST} jpn"
    assert "characters long" not in preview(dais, line)
    assert entered(typed(dais, line))
    (motion,) = pending(room)
    assert motion.raised.topic is not None
    assert words(room, motion.raised.topic) == LONGEST


def test_a_typed_line_with_a_longer_one_is_refused_and_the_preview_says_so(
    room: Committee, dais: Client
) -> None:
    line = f"mod 10 60 {LONGER} jpn"
    assert TOO_LONG in preview(dais, line)
    assert TOO_LONG in said(typed(dais, line))
    endless = f"mod 10 60 {LONGER} {LONGER} jpn"
    assert f"That is {len(endless)} characters long; 300 are the most." in preview(dais, endless)
    assert f"That is {len(endless)} characters long; 300 are the most." in said(typed(dais, endless))
    assert pending(room) == ()


def test_a_browser_does_not_cut_it_before_it_is_sent(room: Committee) -> None:
    for client, path, field in ((chair(room), HOME, "line"), (seat(room), "/unhrc/seat/JPN/", "topic")):
        (found,) = re.findall(rf'<input name="{field}"[^>]*>', before_dialogs(client, path))
        assert "maxlength" not in found


def before_dialogs(client: Client, path: str) -> str:
    return client.get(path).content.decode().partition("<dialog")[0]
