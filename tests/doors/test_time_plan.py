"""What the console says of those who wait: how many fit, how long it takes, and whom to call."""

from django.test import Client

from committees import screens
from committees.drawing import Audience
from committees.facts import WordsRef
from committees.models import Committee
from tests.doors.markup import buttons
from tests.doors.motions import enter, entered, floor, post


def queue_of(room: Committee, language: str = "en") -> str:
    return screens.draw(room.pk, Audience("console", language)).regions["queue"]


def caucus(room: Committee, total: int = 180) -> None:
    enter(
        room,
        "declare_motion",
        motion="moderated_caucus",
        total=total,
        speaking=60,
        topic=WordsRef("", ""),
    )


def test_a_list_says_how_long_it_takes_to_hear_it(room: Committee) -> None:
    enter(room, "join_list", seat="JPN")
    assert "to hear them" not in queue_of(room)
    enter(room, "join_list", seat="BRA")
    assert "2 on the list; to hear them takes 3 minutes" in queue_of(room)


def test_a_caucus_says_how_many_speeches_fit(room: Committee) -> None:
    caucus(room)
    for seat in ("JPN", "BRA", "DEU", "SEN"):
        enter(room, "join_list", seat=seat, on="caucus")
    assert "3 more speeches fit; 4 on the list" in queue_of(room)
    enter(room, "recognise", seat="JPN")
    assert "2 more speeches fit; 3 on the list" in queue_of(room)
    assert "あと2回" in queue_of(room, "ja")


def test_one_key_calls_who_was_heard_least(room: Committee, dais: Client) -> None:
    enter(room, "recognise", seat="JPN")
    enter(room, "end_speech", speech=floor(room).speakers.speech.id)
    for seat in ("JPN", "SEN"):
        enter(room, "join_list", seat=seat)
    assert "has not spoken yet" not in queue_of(room), "the general list keeps its own order"
    caucus(room)
    for seat in ("JPN", "SEN"):
        enter(room, "join_list", seat=seat, on="caucus")
    shown = queue_of(room)
    assert "has not spoken yet" in shown
    (call,) = [button for button in buttons(shown) if button.data.get("data-key") == "Shift+Enter"]
    assert call.label.endswith("Recognise Senegal")
    assert entered(post(dais, call.url, **call.fields))
    assert floor(room).speakers.speech.seat == "SEN"
    assert "has not spoken yet" not in queue_of(room)
