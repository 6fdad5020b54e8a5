"""A seat's page, for the dais and the secretariat: its devices, its card, and its phone to be looked at."""

import re
from typing import Any

import pytest
from django.test import Client

from committees import access, codes, devices, record, screens
from committees.access import Role
from committees.drawing import Audience
from committees.models import Committee
from delegates.models import Device, Seat
from delegates.rulings.speakers import join_list
from tests.doors.passes import browser, chair, seat
from tests.given import CHAIR

DAIS, SECRETARIAT = "/unhrc/dais/chair/seats/JPN/", "/secretariat/unhrc/seats/JPN/devices/"


@pytest.fixture
def japan(room: Committee) -> Seat:
    return Seat.objects.get(committee=room, code="JPN")


@pytest.fixture(params=[DAIS, SECRETARIAT], ids=["dais", "secretariat"])
def page(request: Any) -> str:
    return str(request.param)


def officer(page: str, room: Committee) -> Client:
    return chair(room) if page == DAIS else browser(Role.SECRETARIAT, room.conference)


def shown(page: str, room: Committee) -> str:
    answer = officer(page, room).get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def press(page: str, room: Committee, **fields: Any) -> str:
    """What is pressed on a seat's page: nothing, or the sentence that refuses it."""
    answer = officer(page, room).post(page, fields)
    if answer.status_code == 302:
        assert answer["Location"] == page
        return ""
    assert answer.status_code == 409
    return re.search(r'role="alert">([^<]*)<', answer.content.decode())[1]


def test_an_officer_sees_the_devices_of_a_seat_and_its_card(page: str, japan: Seat) -> None:
    devices.come_in(japan, "", "phone")
    devices.come_in(japan, "", "laptop", by=Device.DEMO)
    html = shown(page, japan.committee)
    assert "Phone" in html and "Laptop" in html and "the card" in html
    assert "2 admitted; the card admits 3 by itself." in html
    assert codes.card_code(japan) in html
    for device in japan.devices.all():
        assert device.name not in html


def test_one_device_is_signed_out_and_its_partner_stays(page: str, japan: Seat) -> None:
    first, second = seat(japan.committee), seat(japan.committee)
    gone = japan.devices.earliest("pk")
    assert press(page, japan.committee, do="sign-out", device=gone.pk) == ""
    assert first.get("/unhrc/seat/JPN/").status_code == 403
    assert second.get("/unhrc/seat/JPN/").status_code == 200
    assert "not of this seat" in press(page, japan.committee, do="sign-out", device=gone.pk)


def test_all_devices_are_signed_out_and_the_card_stays_good(page: str, japan: Seat) -> None:
    client, card = seat(japan.committee), codes.card_code(japan)
    assert press(page, japan.committee, do="sign-out-all") == ""
    assert client.get("/unhrc/seat/JPN/").status_code == 403
    assert codes.seat_of_card(card) == japan


def test_a_new_card_voids_the_old_one_and_its_devices(page: str, japan: Seat) -> None:
    client, card = seat(japan.committee), codes.card_code(japan)
    assert press(page, japan.committee, do="new-card") == ""
    assert "new card" in client.get("/unhrc/seat/JPN/").content.decode()
    assert codes.seat_of_card(card) is None
    assert not japan.devices.exists()


def test_a_device_is_moved_to_the_seat_that_its_delegate_is_of(page: str, japan: Seat) -> None:
    client, device = seat(japan.committee), japan.devices.get()
    assert press(page, japan.committee, do="move", device=device.pk, to="BRA") == ""
    assert "Go on as Brazil" in client.get("/unhrc/seat/JPN/").content.decode()
    device.refresh_from_db()
    assert device.seat.code == "BRA"
    assert device.admitted_by == ("dais:chair" if page == DAIS else "secretariat")


@pytest.mark.parametrize("to", ["", "JPN", "XXX"])
def test_a_device_is_moved_to_another_seat_of_the_committee_only(to: str, page: str, japan: Seat) -> None:
    device = devices.come_in(japan, "", "phone")
    assert device
    assert "Choose the delegation" in press(page, japan.committee, do="move", device=device.pk, to=to)


def test_who_was_not_let_in_may_be_after_all(page: str, japan: Seat) -> None:
    device = devices.come_in(japan, "", "phone", by="")
    assert device and device.standing == "asks"
    devices.decide(device, devices.REFUSED, CHAIR)
    assert "not let in" in shown(page, japan.committee)
    assert press(page, japan.committee, do="admit", device=device.pk) == ""
    assert japan.devices.get().standing == "admitted"


def test_the_secretariat_says_how_many_delegates_a_seat_has_and_the_dais_does_not(japan: Seat) -> None:
    room = japan.committee
    assert press(SECRETARIAT, room, do="delegates", delegates="1") == ""
    assert "the card admits 2 by itself" in shown(SECRETARIAT, room)
    for typed in ("0", "10", "x", "", "²", "-1"):
        assert press(SECRETARIAT, room, do="delegates", delegates=typed) == "A seat has 1 to 9 delegates."
    assert "Delegates at this seat" not in shown(DAIS, room)
    assert "does not know that press" in press(DAIS, room, do="delegates", delegates="3")
    assert Seat.objects.get(pk=japan.pk).delegates == 1


def test_a_device_of_another_seat_is_not_reached_from_this_ones_page(page: str, japan: Seat) -> None:
    other = devices.come_in(Seat.objects.get(committee=japan.committee, code="BRA"), "", "phone")
    assert other
    for pressed in (str(other.pk), "", "x", "9" * 30):
        assert "not of this seat" in press(page, japan.committee, do="sign-out", device=pressed)
    assert Device.objects.filter(pk=other.pk).exists()


def test_new_cards_for_all_seats_at_once_are_asked_first(japan: Seat) -> None:
    room = japan.committee
    client, staff = seat(room, "BRA"), browser(Role.SECRETARIAT, room.conference)
    before = {codes.card_code(each) for each in room.seats.all()}
    assert "Void the cards of all 6 seats" in staff.get("/secretariat/").content.decode()
    assert staff.post("/secretariat/unhrc/cards/", {"do": "new-cards"}).status_code == 302
    assert before.isdisjoint(codes.card_code(each) for each in room.seats.all())
    assert client.get("/unhrc/seat/BRA/").status_code == 403


# Its phone, looked at


def test_a_phone_is_shown_as_its_delegation_sees_it(page: str, japan: Seat) -> None:
    room = japan.committee
    record.enter(room.pk, join_list, by=CHAIR, seat="JPN")
    drawing = screens.draw(room.pk, Audience("phone", "en"))
    html = officer(page, room).get(f"{page}phone/").content.decode()
    assert drawing.personal["JPN"] in html and drawing.regions["now"] in html
    assert "This is what Japan’s phone shows" in html
    state = officer(page, room).get(f"{page}phone/state/").json()
    assert state["html"] == drawing.since(None) + drawing.personal["JPN"]


def test_nothing_can_be_pressed_on_a_phone_that_is_looked_at(page: str, japan: Seat) -> None:
    room, seq = japan.committee, record.read(japan.committee_id).seq
    client = officer(page, room)
    html = client.get(f"{page}phone/").content.decode()
    assert 'id="act"' not in html and "<form" not in html, "its buttons belong to no form"
    assert "live/" not in html and "data-polls" in html
    assert client.post(f"{page}phone/", {"do": "ask"}).status_code == 405
    assert client.post(f"{page}phone/floor/", {"do": "ask"}).status_code == 404
    assert client.post("/unhrc/seat/JPN/floor/", {"do": "ask"}).status_code == 403
    assert record.read(room.pk).seq == seq


def test_who_looks_at_a_phone_is_no_device_of_the_seat(page: str, japan: Seat) -> None:
    answer = officer(page, japan.committee).get(f"{page}phone/")
    assert access.COOKIE not in {cookie.key for cookie in answer.cookies.values()}
    assert not japan.devices.exists()
