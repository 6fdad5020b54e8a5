"""The ways in: cards, passwords, the links of a demo; and what becomes of guessing."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from committees import access, codes, live
from committees.access import PASS_AGE, Role
from committees.guessing import FAILURES_ALLOWED, FAILURES_WITHIN
from committees.models import Committee, Officer
from committees.views.doors import demo_link, projector_link
from delegates.models import Seat
from tests.doors.passes import appoint, browser, seat
from tests.doors.test_table import digest

pytestmark = pytest.mark.usefixtures("nobody_has_guessed")


@pytest.fixture
def japan(in_session: Committee) -> Seat:
    return Seat.objects.get(committee=in_session, code="JPN")


def new_card(card: Seat) -> Seat:
    with live.rows_change(card.committee_id):
        Seat.objects.filter(pk=card.pk).update(generation=card.generation + 1)
    return Seat.objects.get(pk=card.pk)


def join(client: Client, code: str, *, confirmed: bool = False) -> Any:
    return client.post("/join/", {"code": code} | ({"confirmed": "1"} if confirmed else {}))


def phone(client: Client) -> int:
    return client.get("/unhrc/seat/JPN/").status_code


def device() -> Client:
    """A browser that has looked at the door, and so has a name there."""
    client = Client()
    client.get("/join/")
    return client


# Cards


def test_each_seat_has_a_card_of_its_own_and_it_is_the_same_when_printed_again(in_session: Committee) -> None:
    seats = list(Seat.objects.filter(committee=in_session))
    typed = {codes.card_code(each) for each in seats}
    tokens = {codes.card_token(each) for each in seats}
    assert len(typed) == len(tokens) == len(seats)
    assert typed == {codes.card_code(each) for each in Seat.objects.filter(committee=in_session)}
    assert all(len(token) == 22 for token in tokens)


def test_a_card_hangs_on_the_secret_key(japan: Seat, settings: Any) -> None:
    card = codes.card_code(japan), codes.card_token(japan)
    settings.SECRET_KEY = "another"
    assert codes.card_code(japan) != card[0]
    assert codes.card_token(japan) != card[1]


def _spoilt(code: str) -> dict[str, str]:
    return {
        "as printed": code,
        "in lower case": code.lower(),
        "without the hyphen": code.replace("-", ""),
        "with spaces": f"  {code[:2]} {code[2:4]}  {code[5:]} ",
        "with another hyphen": code.replace("-", "–"),
        "with nought for O": code.replace("O", "0"),
        "with one for I": code.replace("I", "1"),
        "with eight for B": code.replace("B", "8"),
        "in full width": "".join(chr(ord(char) + 0xFEE0) for char in code),
    }


@pytest.mark.parametrize("way", _spoilt("ABCD-EFGH"))
def test_a_code_is_understood_however_it_is_typed(way: str, in_session: Committee) -> None:
    # Generations until a card has each of the letters that are easily mistaken.
    card = Seat.objects.get(committee=in_session, code="JPN")
    while not {"O", "I", "B"} <= set(codes.card_code(card)):
        card.generation += 1
    card.save()
    typed = _spoilt(codes.card_code(card))[way]
    assert codes.seat_of_card(typed) == card
    assert "Japan" in join(device(), typed).content.decode()


def test_a_token_opens_the_seat_that_its_code_opens(japan: Seat) -> None:
    assert codes.seat_of_card(codes.card_token(japan)) == codes.seat_of_card(codes.card_code(japan)) == japan
    assert codes.seat_of_card(codes.card_token(japan).swapcase()) is None


@pytest.mark.parametrize("given", ["", " ", "-", "é", "日本", "A" * 60, "AAAA-AAAA", "JPN", "\x00"])
def test_what_is_on_no_card_opens_nothing(given: str, japan: Seat) -> None:
    assert codes.seat_of_card(given) is None
    answer = join(device(), given)
    assert answer.status_code == 422
    assert "No card bears that code." in answer.content.decode()
    assert access.COOKIE not in answer.client.cookies


def test_reading_a_card_uses_nothing_up_and_a_tap_takes_the_seat(japan: Seat) -> None:
    client, before = device(), digest()
    for _time in range(3):
        answer = join(client, codes.card_token(japan))
        assert answer.status_code == 200
        assert "I am Japan" in answer.content.decode()
        assert not [cookie for cookie in answer.cookies.values() if cookie.key == access.COOKIE]
    assert digest() == before
    assert phone(client) == 404
    assert join(client, codes.card_token(japan), confirmed=True)["Location"] == "/unhrc/seat/JPN/"
    assert phone(client) == 200


def test_partners_come_in_with_the_same_card_each_on_a_device_of_its_own(japan: Seat) -> None:
    clients = [device() for _partner in range(3)]
    for client in clients:
        join(client, codes.card_code(japan), confirmed=True)
    assert [phone(client) for client in clients] == [200, 200, 200]


def test_a_new_card_voids_the_old_one_and_every_pass_that_it_gave(japan: Seat) -> None:
    client, old = device(), codes.card_code(japan)
    join(client, old, confirmed=True)
    fresh = new_card(japan)
    assert codes.seat_of_card(old) is None
    answer = client.get("/unhrc/seat/JPN/")
    assert answer.status_code == 403
    assert "new card" in answer.content.decode()
    join(client, codes.card_code(fresh), confirmed=True)
    assert phone(client) == 200


def test_the_secretariat_can_print_a_new_card(japan: Seat) -> None:
    old = codes.card_code(japan)
    client = browser(Role.SECRETARIAT, japan.committee.conference)
    assert client.post("/secretariat/unhrc/seats/JPN/", {"do": "new-card"}).status_code == 302
    fresh = codes.card_code(Seat.objects.get(pk=japan.pk))
    assert fresh != old
    assert fresh in client.get("/secretariat/").content.decode()


def test_a_pass_is_good_for_a_conference_and_no_longer(japan: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    client = seat(japan.committee)
    assert phone(client) == 200
    assert timedelta(days=3) < timedelta(seconds=PASS_AGE) < timedelta(days=30)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + PASS_AGE + 1)
    assert phone(client) == 404


# Guessing


def guess(client: Client, times: int = FAILURES_ALLOWED) -> None:
    for _time in range(times):
        assert join(client, "AAAA-AAAA").status_code == 422


def test_a_device_that_guesses_waits_even_with_the_right_card(japan: Seat) -> None:
    client = device()
    guess(client)
    answer = join(client, codes.card_code(japan))
    assert answer.status_code == 429
    assert "Wait a minute" in answer.content.decode()


def test_its_neighbours_at_the_same_address_do_not_wait_for_a_device_that_guesses(japan: Seat) -> None:
    guesser, neighbour = device(), device()
    guess(guesser, FAILURES_ALLOWED - 1)
    join(guesser, "AAAA-AAAA")
    assert join(guesser, codes.card_code(japan)).status_code == 429
    assert join(neighbour, codes.card_code(japan)).status_code == 200


def test_throwing_the_devices_name_away_buys_no_endless_guessing(japan: Seat) -> None:
    answers = [join(device(), "AAAA-AAAA").status_code for _time in range(FAILURES_ALLOWED * 20)]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_waiting_is_over_after_the_time_that_was_said(japan: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    client = device()
    guess(client)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + FAILURES_WITHIN + 1)
    assert join(client, codes.card_code(japan)).status_code == 200


# Officers


@pytest.fixture
def chaired(in_session: Committee) -> Committee:
    return appoint(in_session)


def sign_in(client: Client, password: str, name: str = "unhrc-chair") -> Any:
    return client.post("/officers/", {"name": name, "password": password})


def test_an_officer_signs_in_with_name_and_password(chaired: Committee) -> None:
    client = device()
    answer = sign_in(client, "placard")
    assert (answer.status_code, answer["Location"]) == (302, "/unhrc/dais/chair/")
    assert client.get("/unhrc/dais/chair/").status_code == 200
    assert client.get("/unhrc/dais/vice-chair/").status_code == 403


@pytest.mark.parametrize("name", ["unhrc-chair", "nobody", "", "'; --"])
def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(name: str, chaired: Committee) -> None:
    answer = sign_in(device(), "wrong", name)
    assert answer.status_code == 422
    assert "Name and password do not belong together." in answer.content.decode()


def test_an_account_of_no_office_gets_no_pass(chaired: Committee) -> None:
    Officer.objects.all().delete()
    answer = sign_in(device(), "placard")
    assert answer.status_code == 200
    assert access.COOKIE not in {cookie.key for cookie in answer.cookies.values()}


def test_guessing_a_password_stops_the_guesser_and_not_the_officer(chaired: Committee) -> None:
    guesser, officer = device(), device()
    for _time in range(FAILURES_ALLOWED):
        assert sign_in(guesser, "wrong").status_code == 422
    assert sign_in(guesser, "placard").status_code == 429
    assert sign_in(guesser, "placard", "unhrc-vice-chair").status_code == 302
    assert sign_in(officer, "placard").status_code == 302


def test_guessing_a_password_from_ever_new_devices_stops_as_well(chaired: Committee) -> None:
    answers = [sign_in(device(), "wrong").status_code for _time in range(FAILURES_ALLOWED * 20)]
    assert answers[-1] == 429


def test_raising_an_offices_generation_signs_it_out_everywhere(chaired: Committee) -> None:
    client = device()
    sign_in(client, "placard")
    Officer.objects.filter(office="chair").update(generation=1)
    answer = client.get("/unhrc/dais/chair/")
    assert answer.status_code == 403
    assert "signed out everywhere" in answer.content.decode()
    sign_in(client, "placard")
    assert client.get("/unhrc/dais/chair/").status_code == 200


# The links of a demo, and the projector's


def test_a_demo_link_opens_a_page_with_one_button_and_nothing_more(chaired: Committee, settings: Any) -> None:
    settings.DEMO = True
    client = Client()
    page = client.get(demo_link(Role.SEAT, chaired, "JPN"))
    assert "Enter as Japan" in page.content.decode()
    assert access.COOKIE not in page.cookies
    client.post(demo_link(Role.SEAT, chaired, "JPN"))
    assert phone(client) == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_demo_link_is_nothing_where_there_is_no_demo(
    method: str, chaired: Committee, settings: Any
) -> None:
    settings.DEMO = False
    assert getattr(Client(), method)(demo_link(Role.DAIS, chaired, "chair")).status_code == 404


@pytest.mark.parametrize(
    "link", [lambda room: demo_link(Role.DAIS, room, "chair"), projector_link], ids=["demo", "projector"]
)
def test_a_link_is_good_for_the_database_that_it_was_made_for(
    link: Any, chaired: Committee, settings: Any
) -> None:
    settings.DEMO = True
    address = link(chaired)
    assert Client().get(address).status_code == 200
    Committee.objects.filter(pk=chaired.pk).update(epoch="another")
    assert Client().get(address).status_code == 404
    assert Client().post(address).status_code == 404


def test_a_link_is_good_for_its_own_door_only(chaired: Committee, settings: Any) -> None:
    settings.DEMO = True
    token = projector_link(chaired).split("/")[-2]
    for address in (
        f"/demo/{token}/",
        f"/projector/{demo_link(Role.PROJECTOR, chaired).split('/')[-2]}/",
        "/demo/x/",
    ):
        assert Client().get(address).status_code == 404


def test_a_demo_link_to_a_place_that_is_gone_leads_nowhere(chaired: Committee, settings: Any) -> None:
    settings.DEMO = True
    for role, place in ((Role.SEAT, "XXX"), (Role.DAIS, "rapporteur")):
        assert Client().post(demo_link(role, chaired, place)).status_code == 404
