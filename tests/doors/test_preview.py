"""A line as it is read back while it is typed, with its warnings and completions."""

from html import unescape

import pytest
from django.test import Client

from committees import record, screens
from committees.drawing import Audience
from committees.models import Committee, Words
from tests.doors.markup import idle
from tests.doors.motions import HOME, HTMX, PRIVACY, SCORES, enter, entered, pending, said, typed
from tests.doors.passes import chair
from tests.given import SETS


def preview(client: Client, line: str) -> str:
    answer = client.get(f"{HOME}motions/line/", {"line": line}, **HTMX)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def completions(client: Client, line: str) -> list[tuple[str, str]]:
    """What a preview offers, each with the line that it makes."""
    html = client.get(f"{HOME}motions/line/", {"line": line}).content.decode()
    return [(button.label, button.data["data-complete"]) for button in idle(html)]


def test_an_empty_line_previews_nothing(dais: Client) -> None:
    assert preview(dais, "").strip() == preview(dais, "  ").strip() == ""
    assert dais.get(f"{HOME}motions/line/").status_code == 200


def test_a_line_is_read_back_as_it_will_be_entered(dais: Client) -> None:
    html = preview(dais, "mod 10 45 water jpn")
    assert "<strong>Moderated caucus, 10 minutes, 45 seconds each, “water”</strong>" in html
    assert "Japan" in html
    for unsaid in ("moved by …", "times as the last time", "Not in order now", "No motion begins"):
        assert unsaid not in html


def test_a_preview_enters_nothing(room: Committee, dais: Client) -> None:
    before = record.read(room.pk).seq
    preview(dais, "mod 10 45 water jpn")
    assert record.read(room.pk).seq == before
    assert not Words.objects.exists()


def test_what_is_typed_is_shown_and_never_markup(dais: Client) -> None:
    answer = dais.get(f"{HOME}motions/line/", {"line": 'mod 10 45 <img src="x"> & <b> jpn'})
    assert "<img src" not in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_what_only_the_chair_declares_is_read_back_as_declared(room: Committee, dais: Client) -> None:
    enter(room, "take_procedure", procedure=SETS["hrc-real"])
    html = preview(dais, "mod 10 45 water")
    assert "<strong>Moderated caucus, 10 minutes, 45 seconds each, “water”</strong>" in html
    assert "declared by the Chair" in html
    assert "moved by …" not in html
    assert "Not in order now" not in html
    assert "declared by the Chair" not in preview(dais, "susp 10")
    assert "Not in order now: No caucus is in progress." in " ".join(preview(dais, "extend 5").split())


def test_times_that_are_assumed_are_said_to_be(dais: Client) -> None:
    assert "times as the last time" in preview(dais, "mod water jpn")
    assert "times as the last time" not in preview(dais, "mod 10 45 water jpn")


def test_a_missing_mover_is_asked_for(dais: Client) -> None:
    assert "moved by …" in preview(dais, "unmod 15")
    assert "moved by …" not in preview(dais, "unmod 15 jpn")


@pytest.mark.parametrize(("line", "warning"), [
    ("mod 25 60 water jpn", "Longer than usual: 20 minutes at the most."),
    ("unmod 40 jpn", "Longer than usual: 30 minutes at the most."),
    ("mod 10 45 water jpn", "13 speeches, and 15 seconds left over."),
])  # fmt: skip
def test_what_is_unusual_is_warned_of_and_entered_all_the_same(
    line: str, warning: str, room: Committee, dais: Client
) -> None:
    assert warning in preview(dais, line)
    assert entered(typed(dais, line))
    assert warning in unescape(screens.draw(room.pk, Audience("console", "en")).regions["motions"])


@pytest.mark.parametrize("line", ["mod 10 60 water jpn", "unmod 15 jpn", "susp 20 jpn", "susp 23:59 jpn", "close list jpn"])  # fmt: skip
def test_the_same_motion_of_the_same_seat_is_warned_of_and_entered(
    line: str, room: Committee, dais: Client
) -> None:
    twice = "Japan has moved the same before."
    assert twice not in preview(dais, line)
    assert entered(typed(dais, line))
    assert twice in preview(dais, line)
    assert twice not in preview(dais, line.replace("jpn", "bra"))
    assert entered(typed(dais, line))
    html = unescape(screens.draw(room.pk, Audience("console", "en")).regions["motions"])
    assert (len(pending(room)), html.count(twice)) == (2, 1)
    assert screens.draw(room.pk, Audience("console", "ja")).regions["motions"].count("すでに同じ動議") == 1


@pytest.mark.parametrize(("line", "reason"), [
    ("unmod 15 jpn", "A speaker has the floor."),
    ("inquiry jpn", "A speaker has the floor."),
    ("reply jpn", "A speaker has the floor."),
    ("ext 5 jpn", "That is not in order in formal debate."),
    ("mod 10 45 water sen", "Senegal is not in the room by the roll."),
])  # fmt: skip
def test_why_a_line_is_not_in_order_now_is_said_and_is_why_it_is_refused(
    line: str, reason: str, speaking: Committee, dais: Client
) -> None:
    enter(speaking, "leave_room", seat="SEN")
    assert f"Not in order now: {reason}" in preview(dais, line)
    assert reason in said(typed(dais, line))


@pytest.mark.parametrize("line", ["order jpn", "privilege jpn"])
def test_what_may_interrupt_is_in_order_under_a_speech(line: str, speaking: Committee, dais: Client) -> None:
    assert "Not in order now" not in preview(dais, line)
    assert entered(typed(dais, line))


def test_a_preview_says_that_a_topic_is_missing(dais: Client) -> None:
    assert "That motion needs a topic." in preview(dais, "mod 10 45 jpn")


def test_a_preview_says_that_a_time_is_none(dais: Client) -> None:
    assert "99:99" not in preview(dais, "susp 99:99 jpn")


def test_a_line_that_begins_no_motion_says_so(dais: Client) -> None:
    assert "No motion begins like that." in preview(dais, "xyzzy")


def test_a_line_that_may_mean_several_kinds_offers_each(dais: Client) -> None:
    assert completions(dais, "close") == [
        ("Tab Closure of debate", "Closure of debate "),
        ("Closing the speakers list", "Closing the speakers list "),
    ]


def test_taking_one_of_several_kinds_keeps_what_was_typed_after_it(room: Committee) -> None:
    client = chair(room, language="ja")
    assert completions(client, "休会 日本") == [
        ("Tab 会議の停止", "会議の停止 日本"),
        ("会議の終了", "会議の終了 日本"),
    ]
    assert completions(client, "非公式討議 15 「水の権利」 日本") == [
        ("Tab アンモデレートコーカス", "アンモデレートコーカス 15 日本 “水の権利”"),
        ("モデレートコーカス", "モデレートコーカス 15 日本 “水の権利”"),
    ]
    for kind, whole in completions(client, "休会 日本"):
        assert kind.removeprefix("Tab ") in preview(client, whole)


def test_the_topics_of_the_guide_are_offered_with_the_whole_line(dais: Client) -> None:
    assert completions(dais, "mod 12 40 jpn") == [
        (f"Tab {PRIVACY}", f"Moderated caucus 12 40s “{PRIVACY}” Japan"),
        (SCORES, f"Moderated caucus 12 40s “{SCORES}” Japan"),
    ]
    assert completions(dais, "mod") == [
        (f"Tab {PRIVACY}", f"Moderated caucus “{PRIVACY}” "),
        (SCORES, f"Moderated caucus “{SCORES}” "),
    ]


@pytest.mark.parametrize("line", ["mod 12 40 jpn", "mod jpn"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_completion_reads_as_what_it_offers(line: str, language: str, room: Committee) -> None:
    """Taken and entered, a completion is a motion by the same mover with the same times."""
    client = chair(room, language=language)
    offered = completions(client, line)
    assert len(offered) == 2
    for _label, whole in offered:
        assert entered(typed(client, whole)), whole
    assert len(pending(room)) == 2
    for motion in pending(room):
        assert motion.raised.seat == "JPN"
        assert motion.raised.motion == "moderated_caucus"
        if "40" in line:
            assert (motion.raised.total, motion.raised.speaking) == (720_000, 40_000)
