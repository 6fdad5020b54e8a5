"""Accounts of officers and of the secretariat: made, opened by a link, signed out, taken away."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from committees import access, guessing, screens
from committees.access import Role
from committees.drawing import Audience
from committees.models import Committee, Officer
from committees.secretariat.accounts import code_of
from tests.doors.passes import browser
from tests.doors.set_up.pages import COMMITTEES, filled, said

OFFICERS = f"{COMMITTEES}unhrc/officers/"
SET_UP = "/secretariat/conference/"
PASSWORD = "gavel-and-bell"


def add(desk: Client, name: str = "aoi", office: str = "chair", password: str = "") -> Any:
    return desk.post(OFFICERS, {"new-name": name, "new-office": office, "new-password": password})


def code_on(page: Any) -> str:
    (code,) = re.findall(r"/password/#([A-Z2-7]{4}-[A-Z2-7]{4})</a>", page.content.decode())
    return str(code)


def choose(code: str, password: str = PASSWORD) -> tuple[Client, Any]:
    officer = browser(None)
    officer.get("/password/")
    return officer, officer.post("/password/", {"code": code, "password": password})


def sign_in(name: str, password: str = PASSWORD) -> tuple[Client, Any]:
    officer = browser(None)
    return officer, officer.post("/officers/", {"name": name, "password": password})


def pass_of(client: Client, path: str) -> Client:
    """The browser with only the pass for this path, as it would send it there."""
    value = client.cookies[f"pass {path}"].value
    one = browser(None)
    one.cookies[access.COOKIE] = value
    return one


# Officers


def test_an_officer_chooses_a_password_by_a_link_that_is_good_once(desk: Client) -> None:
    assert add(desk).status_code == 302
    code = code_on(desk.get(f"{COMMITTEES}unhrc/"))
    officer, answer = choose(code.lower())
    assert (answer.status_code, answer["Location"]) == (302, "/unhrc/dais/chair/")
    assert pass_of(officer, "/unhrc/dais/chair/").get("/unhrc/dais/chair/").status_code == 200
    _other, again = choose(code, "another-password")
    assert again.status_code == 422
    assert "This code was used already" in said(again)
    assert get_user_model().objects.get(username="aoi").check_password(PASSWORD)
    assert "/password/#" not in desk.get(f"{COMMITTEES}unhrc/").content.decode()


def test_an_officer_may_be_given_a_password(desk: Client) -> None:
    add(desk, password=PASSWORD)
    assert "/password/#" not in desk.get(f"{COMMITTEES}unhrc/").content.decode()
    _officer, answer = sign_in("aoi")
    assert (answer.status_code, answer["Location"]) == (302, "/unhrc/dais/chair/")


def test_a_bad_password_uses_no_link_up(desk: Client) -> None:
    add(desk)
    code = code_on(desk.get(f"{COMMITTEES}unhrc/"))
    _officer, answer = choose(code, "12345")
    assert "This password is too short." in said(answer)
    _officer, answer = choose(code)
    assert answer.status_code == 302


def test_who_guesses_codes_has_to_wait(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "FAILURES_ALLOWED", 2)
    add(desk)
    code = code_on(desk.get(f"{COMMITTEES}unhrc/"))
    guesser = browser(None)
    guesser.get("/password/")
    for _guess in range(2):
        assert guesser.post("/password/", {"code": "AAAA-AAAA", "password": PASSWORD}).status_code == 422
    assert guesser.post("/password/", {"code": code, "password": PASSWORD}).status_code == 429
    _other, answer = choose(code)
    assert answer.status_code == 302


def test_a_new_link_makes_the_old_password_void(desk: Client) -> None:
    add(desk, password=PASSWORD)
    desk.post(f"{OFFICERS}chair/", {"do": "link"})
    first = code_on(desk.get(f"{COMMITTEES}unhrc/"))
    _officer, answer = sign_in("aoi")
    assert answer.status_code == 422
    desk.post(f"{OFFICERS}chair/", {"do": "link"})
    assert choose(first)[1].status_code == 422
    assert choose(code_on(desk.get(f"{COMMITTEES}unhrc/")))[1].status_code == 302


def test_several_vice_chairs_sit_beside_each_other_and_one_account_may_hold_offices(desk: Client) -> None:
    for office in ("chair", "vice-chair", "vice-chair-2", "rapporteur"):
        add(desk, name="aoi" if office != "rapporteur" else "ren", office=office)
    assert get_user_model().objects.count() == 2
    text = said(desk.get(f"{COMMITTEES}unhrc/"))
    assert "Second Vice-Chair aoi" in text
    second = choose(code_of(get_user_model().objects.get(username="aoi")))[0]
    console = pass_of(second, "/unhrc/dais/vice-chair-2/").get("/unhrc/dais/vice-chair-2/")
    assert "Second Vice-Chair" in said(console)
    answer = add(desk, office="chair")
    assert answer.status_code == 422
    assert "chair is not one of the available choices" in said(answer)
    assert Officer.objects.count() == 4


def test_an_account_that_exists_keeps_its_password(desk: Client) -> None:
    add(desk, password=PASSWORD)
    answer = add(desk, office="vice-chair", password="another-one")
    assert "This account exists and keeps its own password." in said(answer)
    assert 'value="aoi"' in answer.content.decode()
    assert Officer.objects.count() == 1


def test_signed_out_everywhere_is_signed_out_on_screens_too(desk: Client, room: Committee) -> None:
    add(desk, password=PASSWORD)
    officer, _answer = sign_in("aoi")
    chair = pass_of(officer, "/unhrc/dais/chair/")
    before = screens.draw(room.pk, Audience("console", "en")).passes["dais:chair:"]
    desk.post(f"{OFFICERS}chair/", {"do": "sign-out"})
    assert chair.get("/unhrc/dais/chair/").status_code == 403
    assert screens.draw(room.pk, Audience("console", "en")).passes["dais:chair:"] == before + 1
    officer, _answer = sign_in("aoi")
    assert pass_of(officer, "/unhrc/dais/chair/").get("/unhrc/dais/chair/").status_code == 200


def test_whoever_held_an_office_does_not_come_back_with_who_holds_it_next(desk: Client) -> None:
    add(desk, password=PASSWORD)
    officer, _answer = sign_in("aoi")
    chair = pass_of(officer, "/unhrc/dais/chair/")
    desk.post(f"{OFFICERS}chair/", {"do": "remove"})
    assert chair.get("/unhrc/dais/chair/").status_code == 404
    assert not get_user_model().objects.filter(username="aoi").exists()
    add(desk, name="ren")
    assert chair.get("/unhrc/dais/chair/").status_code == 403


# The secretariat


@pytest.fixture
def mika(desk: Client) -> Client:
    """A secretary who is signed in."""
    get_user_model().objects.create_user("mika", password=PASSWORD, is_staff=True)
    return pass_of(sign_in("mika")[0], "/secretariat/")


def test_a_secretary_is_added_and_taken_away_with_every_pass(mika: Client, room: Committee) -> None:
    added = mika.post("/secretariat/accounts/", filled(mika, SET_UP, "Add it") | {"new-name": "ren"})
    assert added.status_code == 302
    ren, _answer = choose(code_on(mika.get(SET_UP)))
    ren = pass_of(ren, "/secretariat/")
    assert ren.get("/secretariat/").status_code == 200
    account = get_user_model().objects.get(username="ren")
    mika.post(f"/secretariat/accounts/{account.pk}/", {"do": "remove"})
    for path in ("/secretariat/", "/secretariat/unhrc/documents/"):
        gone = ren.get(path)
        assert gone.status_code == 403
        assert "The secretariat was signed out everywhere." in said(gone)
    # Whoever signed the others out was handed a new pass.
    assert mika.get("/secretariat/").status_code == 200
    assert sign_in("ren")[1].status_code == 422


def test_the_last_secretary_who_can_sign_in_stays(mika: Client) -> None:
    mika.post("/secretariat/accounts/", {"new-name": "ren"})
    account = get_user_model().objects.get(username="mika")
    for do in ("remove", "link"):
        answer = mika.post(f"/secretariat/accounts/{account.pk}/", {"do": do})
        assert answer.status_code == 409
        assert "Nobody else could sign in." in said(answer)
    assert sign_in("mika")[1].status_code == 302


def test_an_officers_account_is_not_the_secretariats(mika: Client) -> None:
    add(mika)
    account = get_user_model().objects.get(username="aoi")
    assert mika.post(f"/secretariat/accounts/{account.pk}/", {"do": "link"}).status_code == 404
    again = mika.post("/secretariat/accounts/", {"new-name": "mika"})
    assert "This account is the secretariat's already." in said(again)


def test_the_conference_is_changed_and_its_screens_follow(desk: Client, room: Committee) -> None:
    before = room.stamp
    answer = desk.post(SET_UP, filled(desk, SET_UP, "Save", name_ja="東京模擬国連", place="Tokyo"))
    assert answer.status_code == 302
    room.refresh_from_db()
    assert (room.conference.name_ja, room.stamp) == ("東京模擬国連", before + 1)
    bad = desk.post(SET_UP, filled(desk, SET_UP, "Save", name="Changed", starts="2020-09-01"))
    assert bad.status_code == 422
    assert 'value="Changed"' in bad.content.decode()
    assert browser(Role.SECRETARIAT, room.conference).get(SET_UP).status_code == 200
