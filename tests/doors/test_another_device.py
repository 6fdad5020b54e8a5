"""An office on one more device: a code that is good once and for ten minutes."""

import re
from typing import Any

import pytest
from django.test import Client

from committees import access, invitations, wall_clock
from committees.access import Role
from committees.models import Committee, Officer
from committees.secretariat.accounts import sign_out
from committees.views.another_device import picture
from tests.conftest import found_committee
from tests.doors.passes import appoint, browser, chair
from tests.doors.test_table import digest

PAGE = "/unhrc/dais/chair/device/"


pytestmark = pytest.mark.usefixtures("nobody_has_guessed")


@pytest.fixture
def room(in_session: Committee) -> Committee:
    return appoint(in_session)


@pytest.fixture
def code(room: Committee) -> str:
    """The code that the Chair's console shows."""
    console = chair(room)
    assert console.post(PAGE)["Location"] == PAGE
    (shown,) = re.findall(r">([A-Z2-7]{4}-[A-Z2-7]{4})<", console.get(PAGE).content.decode())
    return str(shown)


def phone() -> Client:
    client = Client()
    client.get("/join/")
    return client


def give(client: Client, code: str, *, confirmed: bool = True) -> Any:
    return client.post("/join/", {"code": code} | ({"confirmed": "1"} if confirmed else {}))


def console(client: Client, slug: str = "unhrc") -> int:
    return int(client.get(f"/{slug}/dais/chair/").status_code)


def test_looking_uses_nothing_up_and_one_tap_takes_the_office(code: str) -> None:
    client, before = phone(), digest()
    for _time in range(3):
        answer = give(client, code, confirmed=False)
        assert "I am the Chair" in answer.content.decode()
        assert not [cookie for cookie in answer.cookies.values() if cookie.key == access.COOKIE]
    assert digest() == before
    assert console(client) == 404
    assert give(client, code.lower())["Location"] == "/unhrc/dais/chair/"
    assert console(client) == 200
    assert client.post("/unhrc/dais/chair/list/", {"seat": "JPN"}).status_code == 302


def test_a_code_is_good_once(code: str, room: Committee) -> None:
    give(phone(), code)
    another = phone()
    assert give(another, code).status_code == 422
    assert console(another) == 404
    assert "No code waits" in chair(room).get(PAGE).content.decode()


def test_of_two_taps_at_once_one_takes_the_office(code: str) -> None:
    first, second = invitations.officer_of(code), invitations.officer_of(code)
    assert first and second
    assert invitations.use(first)
    assert not invitations.use(second)


def test_a_code_is_good_for_ten_minutes(code: str, room: Committee, monkeypatch: pytest.MonkeyPatch) -> None:
    now = wall_clock.now()
    monkeypatch.setattr(wall_clock, "now", lambda: now + 9 * 60_000)
    assert give(phone(), code, confirmed=False).status_code == 200
    monkeypatch.setattr(wall_clock, "now", lambda: now + 10 * 60_000)
    assert give(phone(), code).status_code == 422
    assert code not in chair(room).get(PAGE).content.decode()


def test_a_new_code_voids_the_one_that_waited(code: str, room: Committee) -> None:
    chair(room).post(PAGE)
    assert give(phone(), code).status_code == 422


def test_signing_the_office_out_voids_what_waits_and_what_came_in(code: str, room: Committee) -> None:
    client = phone()
    give(client, code)
    chair(room).post(PAGE)
    waiting = invitations.code_of(Officer.objects.get(committee=room, office="chair"))
    assert invitations.officer_of(waiting)
    sign_out(Officer.objects.get(committee=room, office="chair"))
    assert invitations.officer_of(waiting) is None
    assert console(client) == 403


def test_a_code_opens_its_own_office_and_no_other(code: str, room: Committee) -> None:
    appoint(found_committee("unsc"))
    client = phone()
    give(client, code)
    assert console(client) == 200
    assert console(client, "unsc") == 404
    assert client.get("/unhrc/dais/vice-chair/").status_code == 403


def test_only_the_office_itself_sees_its_code(code: str, room: Committee) -> None:
    vice = browser(Role.DAIS, room, "vice-chair")
    assert vice.get(PAGE).status_code == 403
    assert code not in vice.get("/unhrc/dais/vice-chair/device/").content.decode()


def test_the_picture_is_the_door_with_the_code_behind_the_hash(code: str, room: Committee) -> None:
    room.conference.public_url = "https://mun.example"
    room.conference.save()
    page = chair(room).get(PAGE).content.decode()
    assert picture(f"https://mun.example/join/#{code}") in page
    assert "Only this machine" not in page


def test_a_code_hangs_on_the_secret_key(code: str, settings: Any) -> None:
    settings.SECRET_KEY = "another"
    assert invitations.officer_of(code) is None
