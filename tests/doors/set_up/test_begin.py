"""The first secretary sets the conference up: once, with the code that the server printed."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError
from django.test import Client

from committees import demonstration, guessing
from committees.addresses import address_meant, warnings
from committees.management.commands import demo, serve
from committees.management.serving import Serving
from committees.models import Conference
from committees.secretariat import accounts
from delegates.models import Country
from motions.models import Procedure
from tests.doors.passes import browser
from tests.doors.set_up.pages import filled, said
from tests.given import SETS

TYPED = {
    "account": "mika",
    "password": "gavel-and-bell",
    "name": "Tokyo Model United Nations",
    "abbreviation": "TMUN 2026",
    "starts": "2026-12-05",
    "ends": "2026-12-06",
    "public_url": "http://192.168.1.20:8000/",
}


@pytest.fixture
def visitor(guard_stands: None, db: None) -> Client:
    """Somebody at an installation in which nobody typed anything yet."""
    return browser(None)


def typed(visitor: Client, **changed: str) -> dict[str, str]:
    return filled(visitor, "/begin/", "Set it up", code=accounts.begin_code()) | TYPED | changed


def test_an_empty_installation_leads_to_its_beginning(visitor: Client) -> None:
    assert "No conference is set up on this server yet." in said(visitor.get("/"))
    assert 'href="/begin/"' in visitor.get("/").content.decode()
    assert filled(visitor, "/begin/", "Set it up")["time_zone"] == "Asia/Tokyo"
    assert filled(visitor, "/begin/", "Set it up")["public_url"] == "http://testserver"


def test_with_the_code_there_is_a_conference_and_its_first_secretary(visitor: Client) -> None:
    code = accounts.begin_code().replace("-", " ").lower()
    answer = visitor.post("/begin/", typed(visitor, code=code))
    assert (answer.status_code, answer["Location"]) == (302, "/secretariat/")
    conference = Conference.objects.get()
    assert (conference.slug, conference.public_url) == ("tmun-2026", "http://192.168.1.20:8000")
    user = get_user_model().objects.get()
    assert user.is_staff
    assert not user.is_superuser
    assert user.check_password("gavel-and-bell")
    page = visitor.get("/secretariat/")
    assert "This conference has no committees yet." in said(page)
    assert 'href="/secretariat/committees/new/"' in page.content.decode()


def test_nobody_does_so_twice(visitor: Client) -> None:
    again = typed(visitor)
    visitor.post("/begin/", again)
    assert visitor.get("/begin/").status_code == 404
    assert browser(None).post("/begin/", again | {"account": "eve"}).status_code == 404
    assert accounts.begin(Conference(slug="x", starts="2026-01-01", ends="2026-01-01"), "eve", "x") is None
    assert get_user_model().objects.count() == Conference.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"code": "AAAA-AAAA"}, "That is not the code. The server prints it when it starts."),
        ({"password": "short"}, "This password is too short."),
        ({"password": "password"}, "This password is too common."),
        ({"ends": "2026-12-04"}, "The last day is before the first."),
        ({"public_url": "our laptop"}, "Write the address as http://192.168.1.20:8000"),
        ({"time_zone": "Mars/Base"}, "Select a valid choice."),
        ({"account": "a b"}, "Enter a valid username."),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_made(
    visitor: Client, changed: dict[str, str], sentence: str
) -> None:
    answer = visitor.post("/begin/", typed(visitor, **changed))
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert 'value="Tokyo Model United Nations"' in answer.content.decode()
    assert "gavel-and-bell" not in answer.content.decode()
    assert not Conference.objects.exists()
    assert not get_user_model().objects.exists()


def test_who_guesses_the_code_has_to_wait(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "FAILURES_ALLOWED", 2)
    wrong = typed(visitor, code="AAAA-AAAA")
    for _guess in range(2):
        assert visitor.post("/begin/", wrong).status_code == 422
    assert visitor.post("/begin/", typed(visitor)).status_code == 429
    assert not Conference.objects.exists()


# The address of the server


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("http://192.168.1.20:8000", "http://192.168.1.20:8000"),
        (" https://MUN.example.org/ ", "https://mun.example.org"),
        ("http://[fe80::1]:8000", "http://[fe80::1]:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_an_address_is_scheme_host_and_port(given: str, meant: str) -> None:
    assert address_meant(given) == meant


@pytest.mark.parametrize(
    "given",
    ["", "mun.example.org", "ftp://mun.example.org", "http://", "http://a b", "http://mun.example.org:99999",
     "http://mun.example.org/secretariat/", "http://me@mun.example.org", "http://mun.example.org?x", "javascript:x"],
)  # fmt: skip
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(Exception, match="Write the address as"):
        address_meant(given)


def test_an_address_that_may_change_is_warned_of(settings: object) -> None:
    assert "no printed code" in warnings("")[0]
    assert "Only this machine" in warnings("http://127.0.0.1:8000")[0]
    (may_change, later) = warnings("http://192.168.1.20:8000")
    assert "may be another one tomorrow" in may_change
    assert "once it is started again" in later
    assert "may be another one tomorrow" in warnings("http://laptop.local")[0]
    assert warnings("http://room.example") == []


# The commands


def test_a_demo_and_a_conference_of_ones_own_keep_out_of_each_others_folder(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Serving, "prepare", lambda self, options: None)
    visitor.post("/begin/", typed(visitor))
    with pytest.raises(CommandError, match="holds a conference of your own"):
        demo.Command().prepare({"reset": True, "yes": True, "procedure": ""})
    assert Conference.objects.get().slug == "tmun-2026"
    get_user_model().objects.update(is_staff=False)
    with pytest.raises(CommandError, match="holds a demo"):
        serve.Command().prepare({})


def test_a_server_answers_at_the_address_of_its_conference(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    monkeypatch.setattr(Serving, "prepare", lambda self, options: None)
    assert visitor.get("/", headers={"host": "192.168.1.20:8000"}).status_code == 400
    visitor.post("/begin/", typed(visitor))
    monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["testserver"])
    serve.Command().prepare({})
    assert visitor.get("/", headers={"host": "192.168.1.20:8000"}).status_code == 200


def test_it_says_where_to_begin_and_then_where_to_sign_in(visitor: Client) -> None:
    command = serve.Command()
    where = "http://127.0.0.1:8000"
    assert f"{where}/begin/#{accounts.begin_code()}" in command.links(where, {"json": False})
    visitor.post("/begin/", typed(visitor))
    assert command.links(where, {"json": True}) == f'{{"address": "{where}", "sign_in": "{where}/officers/"}}'


def test_every_installation_has_countries_and_rules(visitor: Client) -> None:
    for _start in range(2):
        demonstration.lay_out()
        assert set(Procedure.objects.values_list("code", flat=True)) == set(SETS)
        assert Country.objects.filter(pk="JPN").exists()
    assert not Conference.objects.exists()
