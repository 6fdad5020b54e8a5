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


def test_in_a_tour_de_table_nobody_is_called_out_of_turn(room: Committee) -> None:
    enter(room, "recognise", seat="BRA")
    enter(room, "end_speech", speech=floor(room).speakers.speech.id)
    enter(room, "declare_motion", motion="tour_de_table", speaking=60, topic=WordsRef("", ""))
    waiting = floor(room).business.caucus.queue
    shown = queue_of(room)
    assert waiting[0] == "BRA", "who has spoken is called first, and others have not"
    assert "has not spoken yet" not in shown
    assert f"{len(waiting)} on the list; to hear them takes {len(waiting)} minutes" in shown


def test_a_speech_on_a_motion_is_timed_and_is_no_speech_of_the_list(room: Committee) -> None:
    enter(room, "raise_motion", motion="set_speaking_time", seat="JPN", speaking=60)
    enter(room, "second_motion", id=floor(room).business.motions.pending[0].id, seat="BRA")
    enter(room, "hear_on_motion", id=floor(room).business.motions.pending[0].id, seat="DEU", side="for")
    enter(room, "start_clock", of="speech", id=floor(room).speakers.speech.id)
    enter(room, "adjust_clock", of="speech", id=floor(room).speakers.speech.id, seconds=10)
    enter(room, "end_speech", speech=floor(room).speakers.speech.id)
    assert floor(room).speakers.spoken["DEU"].times == 0
    seats = screens.draw(room.pk, Audience("console", "en")).regions["seats"]
    assert "0×" not in seats
