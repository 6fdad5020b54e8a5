"""What every page and every pass owes its reader's browser: headers, cookies, and nothing inline."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from committees import access, codes, record
from committees.access import Role
from committees.models import Committee, Officer
from committees.views.doors import demo_link, projector_link
from delegates.models import Seat
from delegates.rulings.speakers import join_list, recognise
from motions.rulings.raising import raise_motion
from tests.doors.passes import appoint, browser, chair, seat
from tests.given import CHAIR


@pytest.fixture
def room(in_session: Committee, settings: Any) -> Committee:
    settings.DEMO = True
    pk = in_session.pk
    for code in ("JPN", "BRA"):
        record.enter(pk, join_list, by=CHAIR, seat=code)
    record.enter(pk, recognise, by=CHAIR, seat="JPN")
    topic = record.Typed('<script>alert("x")</script>')
    record.enter(
        pk,
        raise_motion,
        by=CHAIR,
        motion="moderated_caucus",
        seat="BRA",
        total=600,
        speaking=60,
        topic=topic,
        ruled=True,
    )
    return appoint(in_session)


def code_of(room: Committee) -> str:
    return codes.card_code(Seat.objects.get(committee=room, code="JPN"))


def moved(room: Committee) -> HttpResponse:
    client = seat(room)
    Seat.objects.filter(committee=room, code="JPN").update(generation=7)
    return client.get(f"/{room.slug}/seat/JPN/")


def offices(room: Committee) -> HttpResponse:
    get_user_model().objects.update(is_staff=True)
    return browser(None).post("/officers/", {"name": "unhrc-chair", "password": "placard"})


PAGES: dict[str, tuple[int, Callable[[Committee], Any]]] = {
    "welcome": (200, lambda room: browser(None).get("/")),
    "join": (200, lambda room: browser(None).get("/join/")),
    "join, wrong code": (422, lambda room: browser(None).post("/join/", {"code": "<b>"})),
    "join, found": (200, lambda room: browser(None).post("/join/", {"code": code_of(room)})),
    "officers": (200, lambda room: browser(None).get("/officers/")),
    "officers, wrong": (422, lambda room: browser(None).post("/officers/", {"name": "<b>"})),
    "offices": (200, offices),
    "projector's link": (200, lambda room: browser(None).get(projector_link(room))),
    "demo link": (200, lambda room: browser(None).get(demo_link(Role.SEAT, room, "JPN"))),
    "elsewhere": (403, lambda room: seat(room, "BRA").get(f"/{room.slug}/seat/JPN/")),
    "moved": (403, moved),
    "stranger": (404, lambda room: browser(None).get(f"/{room.slug}/seat/JPN/")),
    "console": (200, lambda room: chair(room).get(f"/{room.slug}/dais/chair/")),
    "console in Japanese": (200, lambda room: chair(room, language="ja").get(f"/{room.slug}/dais/chair/")),
    "minutes": (200, lambda room: chair(room).get(f"/{room.slug}/dais/chair/minutes/")),
    "refusal": (409, lambda room: chair(room).post(f"/{room.slug}/dais/chair/list/", {"seat": "<b>"})),
    "phone": (200, lambda room: seat(room).get(f"/{room.slug}/seat/JPN/")),
    "phone in Japanese": (200, lambda room: seat(room, language="ja").get(f"/{room.slug}/seat/JPN/")),
    "phone's minutes": (200, lambda room: seat(room).get(f"/{room.slug}/seat/JPN/minutes/")),
    "guide": (200, lambda room: seat(room).get(f"/{room.slug}/seat/JPN/guide/")),
    "position paper": (200, lambda room: seat(room).get(f"/{room.slug}/seat/JPN/positions/")),
    "position papers": (200, lambda room: chair(room).get(f"/{room.slug}/dais/chair/positions/")),
    "projector": (200, lambda room: browser(Role.PROJECTOR, room).get(f"/{room.slug}/projector/")),
    "secretariat": (200, lambda room: browser(Role.SECRETARIAT, room.conference).get("/secretariat/")),
    "documents": (200, lambda room: seat(room).get(f"/{room.slug}/seat/JPN/documents/")),
}


class Markup(HTMLParser):
    """Collects what a strict policy would block, and every address a page would ask for."""

    def __init__(self, nonce: str) -> None:
        super().__init__()
        self.nonce, self.inline, self.addresses = nonce, [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        if tag == "script" and given.get("nonce") != self.nonce:
            self.inline.append("script without the page's nonce")
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        for name in ("src", "href", "action", "formaction", "data", "poster", "srcset", "hx-get", "hx-post"):
            if given.get(name):
                self.addresses.append(given[name])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_headers_of_a_strict_house(page: str, room: Committee) -> None:
    status, ask = PAGES[page]
    response = ask(room)
    assert response.status_code == status
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == policy["form-action"] == policy["font-src"] == "'self'"
    for source in ("script-src", "style-src"):
        assert "unsafe" not in policy[source]
        assert re.fullmatch(r"'self'( 'nonce-[^' ]+')?", policy[source])
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_holds_anything_inline_or_asks_for_anything_elsewhere(page: str, room: Committee) -> None:
    response = PAGES[page][1](room)
    nonce = re.search(r"'nonce-([^']+)'", response["Content-Security-Policy"])
    markup = Markup(nonce[1] if nonce else "no nonce")
    markup.feed(response.content.decode())
    assert markup.inline == []
    assert [
        address for address in markup.addresses if urlsplit(address).scheme or address.startswith("//")
    ] == []


def test_a_nonce_is_good_for_one_page(room: Committee) -> None:
    client = chair(room)
    first, second = (client.get(f"/{room.slug}/dais/chair/")["Content-Security-Policy"] for _time in range(2))
    assert "'nonce-" in first
    assert first != second


def test_nobody_may_keep_a_page_of_a_committee(room: Committee) -> None:
    for client, path in (
        (chair(room), "dais/chair/"),
        (seat(room), "seat/JPN/"),
        (browser(Role.PROJECTOR, room), "projector/"),
    ):
        assert client.get(f"/{room.slug}/{path}")["Cache-Control"] == "no-store"
        assert "private" in client.get(f"/{room.slug}/{path}state/")["Cache-Control"]


def passes_of(response: HttpResponse) -> list[Any]:
    return [cookie for cookie in response.cookies.values() if cookie.key == access.COOKIE]


def test_a_pass_is_sent_to_its_own_path_only_and_is_out_of_scripts_reach(room: Committee) -> None:
    links = {
        f"/{room.slug}/dais/vice-chair/": demo_link(Role.DAIS, room, "vice-chair"),
        f"/{room.slug}/seat/JPN/": demo_link(Role.SEAT, room, "JPN"),
        f"/{room.slug}/projector/": projector_link(room),
        "/secretariat/": demo_link(Role.SECRETARIAT, room),
    }
    for path, link in links.items():
        response = Client().post(link)
        assert (response.status_code, response["Location"]) == (302, path)
        (cookie,) = passes_of(response)
        assert cookie["path"] == path
        assert cookie["httponly"] is True
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]


def test_behind_tls_a_pass_is_sent_over_tls_only(room: Committee, settings: Any) -> None:
    settings.SECURE_TLS = True
    (cookie,) = passes_of(Client().post(demo_link(Role.SEAT, room, "JPN")))
    assert cookie["secure"] is True


def test_an_officer_of_two_committees_gets_a_pass_for_each(room: Committee) -> None:
    officer = Officer.objects.get(committee=room, office="chair")
    officer.user.is_staff = True
    officer.user.save()
    Officer.objects.create(committee=room, office="rapporteur", user=officer.user)
    response = offices(room)
    paths = {cookie["path"] for cookie in passes_of(response)}
    assert paths == {f"/{room.slug}/dais/chair/", f"/{room.slug}/dais/rapporteur/", "/secretariat/"}
    for path in paths:
        assert f'href="{path}"' in response.content.decode()


def test_the_name_of_a_browser_says_nothing_and_scripts_cannot_read_it() -> None:
    cookie = Client().get("/join/").cookies["device"]
    assert re.fullmatch(r"[0-9a-f]{16}", cookie.value)
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
