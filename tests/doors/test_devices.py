"""The devices of a seat: who comes in with a card, who has to ask, who answers, and who is signed out."""

from typing import Any

import pytest
from django.test import Client

from committees import access, beats, codes, devices, guessing, screens
from committees.drawing import Audience
from committees.models import Committee
from delegates.models import Device, Seat
from tests.conftest import at_once
from tests.doors.markup import buttons
from tests.doors.passes import browser, chair

HTMX = {"headers": {"HX-Request": "true"}}
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1"


pytestmark = pytest.mark.usefixtures("nobody_has_guessed")


@pytest.fixture
def japan(room: Committee) -> Seat:
    return Seat.objects.get(committee=room, code="JPN")


def new_browser(agent: str = PHONE) -> Client:
    """A browser that has looked at the door, and so has a name there."""
    client = Client(headers={"user-agent": agent})
    client.get("/join/")
    return client


def with_card(seat: Seat, client: Client | None = None) -> Client:
    client = client or new_browser()
    assert client.post("/join/", {"code": codes.card_code(seat), "confirmed": "1"}).status_code == 302
    return client


def page(client: Client, code: str = "JPN") -> tuple[int, str]:
    path = f"/unhrc/seat/{code}/"
    answer = at(client, path).get(path)
    for name, cookie in answer.cookies.items():
        client.cookies[name] = cookie
    return answer.status_code, answer.content.decode()


def at(client: Client, path: str) -> Client:
    """What the browser is under a path: the test client would send every pass everywhere."""
    there = Client()
    if held := client.cookies.get(f"{access.COOKIE} {path}"):
        there.cookies[access.COOKIE] = held.value
    return there


def is_in(client: Client, code: str = "JPN") -> bool:
    return page(client, code)[0] == 200


def door(room: Committee) -> str:
    """What the console shows of who stands at the door."""
    return screens.draw(room.pk, Audience("console", "en")).regions["asking"]


def press(room: Committee, label: str) -> Any:
    """The Chair presses what the console shows."""
    button = next(each for each in buttons(door(room)) if each.label == label)
    return chair(room).post(f"/unhrc/dais/chair/{button.url}", button.fields, **HTMX)


def test_a_card_admits_a_device_for_each_delegate_and_one_to_spare(japan: Seat) -> None:
    clients = [with_card(japan) for _device in range(4)]
    assert [is_in(client) for client in clients] == [True, True, True, False]
    single = Seat.objects.get(committee=japan.committee, code="BRA")
    Seat.objects.filter(pk=single.pk).update(delegates=1)
    clients = [with_card(single) for _device in range(3)]
    assert [is_in(client, "BRA") for client in clients] == [True, True, False]


def test_the_same_browser_is_the_same_device_however_often_it_comes(japan: Seat) -> None:
    client = new_browser()
    for _time in range(5):
        with_card(japan, client)
    assert japan.devices.count() == 1
    with_card(Seat.objects.get(committee=japan.committee, code="BRA"), client)
    assert is_in(client) and is_in(client, "BRA")


def test_of_a_browser_is_kept_whether_it_is_a_phone_and_nothing_it_says(japan: Seat) -> None:
    with_card(japan)
    with_card(japan, new_browser("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"))
    assert [device.kind for device in japan.devices.all()] == ["phone", "laptop"]
    kept = repr(list(Device.objects.values()))
    assert "Mozilla" not in kept and "127.0.0.1" not in kept


@pytest.mark.django_db(transaction=True)
def test_phones_that_take_the_last_place_at_once_do_not_both_get_it(japan: Seat) -> None:
    at_once(*[lambda: devices.come_in(japan, "", "phone")] * 6)
    assert japan.devices.filter(standing="admitted").count() == 3


def test_who_has_to_ask_waits_on_a_page_that_goes_on_by_itself_once_an_officer_admits(japan: Seat) -> None:
    room = japan.committee
    for _device in range(3):
        with_card(japan)
    late = with_card(japan)
    status, html = page(late)
    assert status == 403
    assert "The dais has been asked" in html and '<meta http-equiv="refresh" content="3">' in html
    assert "Japan: one more phone asks to come in" in door(room)
    assert late.post("/unhrc/seat/JPN/floor/", {"do": "ask"}).status_code == 403
    answer = press(room, "Admit")
    assert answer.status_code == 200
    assert 'id="asking"' in answer.content.decode()
    assert is_in(late)
    assert "asks" not in door(room)
    assert japan.devices.latest("pk").admitted_by == "dais:chair"


def test_who_is_not_let_in_reads_so_and_an_officer_may_think_again(japan: Seat) -> None:
    for _device in range(3):
        with_card(japan)
    late = with_card(japan)
    press(japan.committee, "Not")
    assert "did not let this device in" in page(late)[1]
    with_card(japan, late)
    assert "asks" not in door(japan.committee), "who was refused does not ask again and again"
    devices.decide(japan.devices.get(standing="refused"), devices.ADMITTED, "secretariat")
    assert is_in(late)


def test_what_one_officer_answered_another_is_told(japan: Seat) -> None:
    for _device in range(4):
        with_card(japan)
    asks = f"/unhrc/dais/chair/devices/{japan.devices.get(standing='asks').pk}/"
    client = chair(japan.committee)
    assert client.post(asks, {"do": "admit"}, **HTMX).status_code == 200
    assert client.post(asks, {"do": "admit"}, **HTMX).status_code == 200
    answer = client.post(asks, {"do": "refuse"}, **HTMX)
    assert answer.status_code == 409
    assert "Another officer has answered that already." in answer.content.decode()
    assert client.post("/unhrc/dais/chair/devices/999/", {"do": "admit"}).status_code == 404


def test_only_so_many_may_ask_at_a_time(japan: Seat) -> None:
    for _device in range(6):
        with_card(japan)
    one_too_many = new_browser().post("/join/", {"code": codes.card_code(japan), "confirmed": "1"})
    assert one_too_many.status_code == 429
    assert "Too many devices ask" in one_too_many.content.decode()


def test_many_who_ask_are_shown_a_few_at_a_time_and_can_all_be_sent_away(japan: Seat) -> None:
    seats = list(Seat.objects.filter(committee=japan.committee)[:2])
    for each in seats:
        for _device in range(5):
            with_card(each)
    assert door(japan.committee).count("asks to come in") == 3
    assert "1 more waits" in door(japan.committee)
    assert press(japan.committee, "None of them").status_code == 200
    assert buttons(door(japan.committee)) == []
    assert Device.objects.filter(standing="refused").count() == 4


def test_a_device_that_is_signed_out_is_out_and_the_card_may_let_it_in_again(japan: Seat) -> None:
    first, second = with_card(japan), with_card(japan)
    devices.sign_out(japan.devices.filter(pk=japan.devices.earliest("pk").pk), japan.committee_id)
    status, html = page(first)
    assert status == 403
    assert "This device was signed out." in html
    assert first.post("/unhrc/seat/JPN/floor/", {"do": "ask"}).status_code == 403
    assert is_in(second)
    voided = at(first, "/unhrc/seat/JPN/")
    with_card(japan, first)
    assert is_in(first)
    assert voided.get("/unhrc/seat/JPN/").status_code == 403, "what was voided stays void"


def test_a_pass_that_names_no_device_or_another_seats_opens_nothing(japan: Seat) -> None:
    elsewhere = devices.come_in(Seat.objects.get(committee=japan.committee, code="BRA"), "", "phone")
    assert elsewhere
    for name in ("", "0" * 16, elsewhere.name):
        client = Client()
        forged = access.new_bearer(access.Role.SEAT, japan.committee, "JPN", name)
        client.cookies[access.COOKIE] = access.sealed(forged)
        assert client.get("/unhrc/seat/JPN/").status_code == 403


def test_a_device_that_is_moved_finds_its_way_to_the_other_seat(japan: Seat) -> None:
    client = with_card(japan)
    brazil = Seat.objects.get(committee=japan.committee, code="BRA")
    devices.move(japan.devices.get(), brazil, "dais:chair")
    status, html = page(client)
    assert status == 403
    assert "Go on as Brazil" in html and 'href="/unhrc/seat/BRA/"' in html
    assert is_in(client, "BRA")
    assert not is_in(client, "JPN")


def test_what_changes_at_the_door_is_stamped(japan: Seat) -> None:
    before = beats.versions([japan.committee_id])
    with_card(japan)
    assert beats.versions([japan.committee_id]) != before


# The lobby


def show_code(room: Committee, do: str = "code") -> str:
    assert chair(room).post("/unhrc/dais/chair/projector/", {"do": do}).status_code == 302
    return Committee.objects.get(pk=room.pk).room_code


def ask(client: Client, code: str, seat: str = "") -> Any:
    return client.post("/join/", {"code": code} | ({"seat": seat} if seat else {}))


def test_there_is_no_room_code_until_the_chair_has_it_shown(room: Committee) -> None:
    def corner() -> str:
        return screens.draw(room.pk, Audience("projector", "en")).regions["code"]

    assert Committee.objects.get(pk=room.pk).room_code == ""
    assert "strong" not in corner()
    assert ask(new_browser(), "").status_code == 422, "no code is not the code of a room that shows none"
    code = show_code(room)
    assert f"{code[:3]}-{code[3:]}" in corner()
    assert show_code(room) == code, "a repeated press shows no other"
    chair(room).post("/unhrc/dais/chair/projector/", {"do": "blank"})
    assert "strong" not in corner()
    assert show_code(room, "no-code") == ""
    assert ask(new_browser(), code).status_code == 422
    assert show_code(room) != code


def test_the_code_leads_to_a_lobby_and_in_only_by_an_officer(japan: Seat) -> None:
    room, client = japan.committee, new_browser()
    code = show_code(room)
    answer = ask(client, code)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Which delegation are you of?" in html and "Human Rights Council" in html
    assert not Device.objects.exists(), "looking asks for nothing"
    assert ask(client, code, "JPN")["Location"] == "/unhrc/seat/JPN/"
    assert "The dais has been asked" in page(client)[1]
    assert "Japan: a phone asks to come in by the room’s code" in door(room)
    press(room, "Admit")
    assert is_in(client)


def test_who_chose_the_wrong_seat_in_the_lobby_asks_for_the_right_one_only(japan: Seat) -> None:
    client, code = new_browser(), show_code(japan.committee)
    ask(client, code, "JPN")
    ask(client, code, "BRA")
    assert [device.seat.code for device in Device.objects.all()] == ["BRA"]
    assert "Which delegation are you of?" in ask(client, code, "XXX").content.decode()


def test_a_code_is_understood_however_it_is_typed(room: Committee) -> None:
    Committee.objects.filter(pk=room.pk).update(room_code="0K1P2X")
    for typed in ("0K1-P2X", "ok1p2x", " oKl p2x ", "OKI-P2X", "０Ｋ１Ｐ２Ｘ"):
        assert codes.room_of_code(typed) == room, typed
    for typed in ("", "0K1P2", "0K1P2XX", "\x00"):
        assert codes.room_of_code(typed) is None


def test_the_lobby_cannot_be_flooded(japan: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    code = show_code(japan.committee)
    monkeypatch.setattr(devices, "ASKING_IN_ALL", 4)
    answers = [ask(new_browser(), code, seat).status_code for seat in ("JPN", "BRA", "DEU") * 2]
    assert answers == [302] * 4 + [429] * 2
    client = new_browser()
    for _time in range(guessing.FAILURES_ALLOWED):
        assert "Too many devices ask" in ask(client, code, "POL").content.decode()
    assert "Wait a minute" in ask(client, code, "POL").content.decode()


def test_where_phones_come_in_is_on_the_wall_unless_the_address_leads_nowhere_else(
    room: Committee, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    projector = browser(access.Role.PROJECTOR, room)
    for host, shown in (("192.168.1.20:8000", True), ("127.0.0.1:8000", False), ("localhost:8000", False)):
        html = projector.get("/unhrc/projector/", headers={"host": host}).content.decode()
        assert (f"{host}/join/" in html) is shown
