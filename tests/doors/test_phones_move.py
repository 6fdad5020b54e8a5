"""What phones move, second and withdraw, and what they may not."""

from typing import Any

import pytest
from django.test import Client

from committees import record
from committees.access import Role
from committees.models import Committee
from motions.rules.motions import MotionRaised
from tests.doors.markup import form
from tests.doors.motions import HOME, HTMX, enter, entered, floor, pending, post, said, typed, ways, words
from tests.doors.passes import browser, chair, seat

PHONE = "/unhrc/seat/JPN/"
UNMODERATED = {"motion": "unmoderated_caucus", "minutes": "15"}


@pytest.fixture
def japan(room: Committee) -> Client:
    enter(room, "set_phones", level="all")
    return seat(room)


@pytest.fixture
def called(room: Committee, japan: Client) -> Client:
    assert entered(post(chair(room), "motions/call/", do="open"))
    return japan


def from_phone(client: Client, path: str = "motions/", code: str = "JPN", **fields: str) -> Any:
    return client.post(f"/unhrc/seat/{code}/{path}", fields, **HTMX)


@pytest.mark.parametrize("level", ["follow", "floor"])
def test_a_phone_moves_only_where_phones_may_do_everything(level: str, room: Committee) -> None:
    if floor(room).meeting.phones != level:
        enter(room, "set_phones", level=level)
    enter(room, "call_motions")
    answer = from_phone(seat(room), **UNMODERATED)
    assert "The Chair takes motions by placard." in said(answer)
    assert "ruled" not in answer.content.decode()
    assert pending(room) == ()


def test_a_phone_moves_only_once_motions_are_called_for(room: Committee, japan: Client, dais: Client) -> None:
    assert "The Chair has not called for motions." in said(from_phone(japan, **UNMODERATED))
    assert entered(post(dais, "motions/call/", do="open"))
    assert entered(from_phone(japan, **UNMODERATED))
    assert [(motion.raised.seat, motion.raised.total) for motion in pending(room)] == [("JPN", 900_000)]
    assert record.read(room.pk).entries[-1].by == "seat:JPN"
    assert entered(post(dais, "motions/call/", do="end"))
    brazil = seat(room, "BRA")
    assert "The Chair has not called for motions." in said(from_phone(brazil, code="BRA", **UNMODERATED))


def test_the_form_of_the_phone_enters_what_it_says(room: Committee, called: Client) -> None:
    found = form(called.get(PHONE).content.decode(), "Send the motion to the Chair")
    sent = found.pressed("Send the motion") | {"motion": "moderated_caucus", "topic": "Water <&> air"}
    assert entered(called.post(PHONE + found.action, sent, **HTMX))
    fact = pending(room)[0].raised
    assert isinstance(fact, MotionRaised)
    assert fact.topic is not None
    assert (fact.seat, fact.total, fact.speaking) == ("JPN", 600_000, 60_000)
    assert words(room, fact.topic) == "Water <&> air"


def test_a_phone_moves_for_its_own_seat_whatever_the_form_says(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED, seat="BRA", noted="1", declared="1", ruled="1"))
    assert [motion.raised.seat for motion in pending(room)] == ["JPN"]
    assert floor(room).business.motions.noted == ()
    assert floor(room).business.caucus is None


def test_a_phone_has_one_motion_before_the_room(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    answer = from_phone(called, motion="close_speakers_list")
    assert "Your motion is before the room already." in said(answer)
    assert len(pending(room)) == 1


@pytest.mark.parametrize("code", ["point_of_order", "right_of_reply"])
def test_points_and_rights_are_not_raised_from_phones(code: str, room: Committee, called: Client) -> None:
    assert from_phone(called, motion=code).status_code == 422
    assert floor(room).business.point is None
    assert floor(room).speakers.speech is None


def test_a_phone_that_is_out_of_order_gets_the_sentence_and_no_way_to_overrule(
    room: Committee, called: Client
) -> None:
    answer = from_phone(called, motion="extend_caucus", minutes="5", ruled="1")
    assert "That is not in order in formal debate." in said(answer)
    assert ways(answer) == []


def test_seconds_come_from_phones_of_others_once_each(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    id = pending(room)[0].id
    assert "A motion is seconded by another delegation." in said(
        from_phone(called, f"motions/{id}/", do="second")
    )
    brazil = seat(room, "BRA")
    html = brazil.get("/unhrc/seat/BRA/").content.decode()
    assert f'formaction="motions/{id}/" name="do" value="second"' in html
    assert entered(from_phone(brazil, f"motions/{id}/", "BRA", do="second"))
    assert pending(room)[0].seconds == ("BRA",)
    assert "No further second is needed." in said(from_phone(brazil, f"motions/{id}/", "BRA", do="second"))
    assert 'value="second"' not in brazil.get("/unhrc/seat/BRA/").content.decode()


def test_no_second_comes_from_a_phone_that_only_follows(room: Committee, dais: Client) -> None:
    typed(dais, "unmod 15 bra")
    answer = from_phone(seat(room), f"motions/{pending(room)[0].id}/", do="second")
    assert "The Chair takes seconds by placard." in said(answer)
    assert pending(room)[0].seconds == ()


def test_a_phone_withdraws_its_own_motion_and_never_anothers(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    id = pending(room)[0].id
    brazil = seat(room, "BRA")
    assert f'formaction="motions/{id}/" name="do" value="withdraw"' in called.get(PHONE).content.decode()
    assert 'value="withdraw"' not in brazil.get("/unhrc/seat/BRA/").content.decode()
    answer = from_phone(brazil, f"motions/{id}/", "BRA", do="withdraw")
    assert "Only its mover can withdraw a motion." in said(answer)
    assert len(pending(room)) == 1
    assert entered(from_phone(called, f"motions/{id}/", do="withdraw"))
    assert pending(room) == ()
    assert "That motion is no longer before the room." in said(
        from_phone(called, f"motions/{id}/", do="withdraw")
    )


def test_a_phone_withdraws_its_motion_whatever_was_decided_before(
    room: Committee, called: Client, dais: Client
) -> None:
    """A phone's page shows no turns, so what it does rests on nothing that the dais has moved since."""
    typed(dais, "set speaking 60 bra")
    first = pending(room)[0].id
    assert entered(post(dais, f"motions/{first}/", how="seconded"))
    assert entered(post(dais, f"motions/{first}/", how="clearly_failed"))
    assert entered(from_phone(called, **UNMODERATED))
    answer = from_phone(called, f"motions/{pending(room)[0].id}/", do="withdraw")
    assert answer.status_code == 200, said(answer)
    assert pending(room) == ()


def test_a_press_that_the_phone_does_not_know_does_nothing(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    id = pending(room)[0].id
    for do in ("decide", "admit", "seconded", ""):
        assert from_phone(called, f"motions/{id}/", do=do).status_code == 422
    assert len(pending(room)) == 1


def test_a_projector_raises_nothing(room: Committee) -> None:
    client = browser(Role.PROJECTOR, room)
    assert client.post(f"{HOME}motions/", {"line": "unmod 15 jpn"}).status_code == 403
    assert client.post("/unhrc/projector/motions/", {"line": "unmod 15 jpn"}).status_code == 404
