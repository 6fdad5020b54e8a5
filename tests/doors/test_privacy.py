"""Personal data: told, given out, erased and purged; the record goes on to hold."""

import json
from datetime import UTC, date, datetime
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client

from committees import personal, screens
from committees.access import Role
from committees.drawing import Audience
from committees.management.commands import serve
from committees.models import Committee, Conference, Words
from committees.order import RULINGS
from committees.record import Typed, enter
from resolutions import press
from resolutions.models import Manuscript, Version
from resolutions.text import Clause, digest
from resolutions.writing import DraftText
from tests.conftest import found_committee
from tests.doors.motions import minutes
from tests.doors.passes import browser
from tests.doors.passes import seat as pass_of
from tests.given import CHAIR

DESK = "/secretariat/privacy/"
JAPAN, BRAZIL, DAIS = "Anna of Japan asks", "Bruno of Brazil asks", "Carla of the dais notes"


@pytest.fixture
def room(room: Committee, settings: Any, tmp_path: Path) -> Committee:
    """Japan typed something itself, the Chair typed for Brazil and for itself; Japan writes and handed in."""
    settings.DATA = tmp_path
    pk = room.pk
    enter(pk, RULINGS["set_phones"], by=CHAIR, level="all")
    enter(pk, RULINGS["call_motions"], by=CHAIR)
    moved = {"motion": "moderated_caucus", "total": 60, "speaking": 30}
    enter(pk, RULINGS["raise_motion"], by="seat:JPN", seat="JPN", topic=Typed(JAPAN), **moved)
    enter(pk, RULINGS["raise_motion"], by=CHAIR, seat="BRA", topic=Typed(BRAZIL), **moved)
    enter(pk, RULINGS["note_line"], by=CHAIR, text=Typed(DAIS))
    for code in ("JPN", "BRA"):
        Manuscript.objects.create(committee=room, seat=code, others=["FRA"], title=f"Of {code}", key="k")
    clauses = (Clause("operative", 0, "Decides"),)
    draft = DraftText("Clean water", ("JPN", "BRA"), clauses)
    text = digest(draft.title, draft.sponsors, clauses)
    enter(pk, RULINGS["introduce_draft"], by=CHAIR, draft=draft, sponsors=draft.sponsors, text=text)
    return room


@pytest.fixture
def desk(room: Committee) -> Client:
    return browser(Role.SECRETARIAT, room.conference)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent to the press, which answers without setting it."""
    sent: list[str] = []

    def print_(_child: object, html: str, _timeout: float) -> bytes:
        sent.append(html)
        return b"%PDF"

    monkeypatch.setattr(press._Child, "print", print_)
    return sent


def verified() -> str:
    out = StringIO()
    call_command("verify", stdout=out)
    return out.getvalue()


def everywhere(room: Committee) -> str:
    """Every region of every screen, what seats alone see among it."""
    audiences = [Audience(role, language) for role in screens.REGIONS for language in ("en", "ja")]
    drawn = [screens.draw(room.pk, audience) for audience in audiences]
    return unescape("".join("".join((*each.regions.values(), *each.personal.values())) for each in drawn))


def file_of(desk: Client, path: str) -> Any:
    answer = desk.get(DESK + path)
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith("attachment; ")
    return json.loads(answer.content)


def test_a_seats_file_holds_what_is_its_own_and_nothing_of_another(room: Committee, desk: Client) -> None:
    japan = file_of(desk, "unhrc/JPN/place.json")
    assert japan["place"] == "seat:JPN"
    assert [each["text"] for each in japan["words"]] == [JAPAN]
    assert [each["title"] for each in japan["manuscripts"]] == ["Of JPN"]
    assert [each["title"] for each in japan["papers"]] == ["Clean water"]
    brazil, dais = file_of(desk, "unhrc/BRA/place.json"), file_of(desk, "unhrc/chair/place.json")
    assert [each["text"] for each in brazil["words"]] == [BRAZIL], "whoever typed it for them"
    assert "papers" not in brazil, "a second sponsor wrote nothing of its own"
    assert [each["text"] for each in dais["words"]] == [DAIS]
    assert set(file_of(desk, "unhrc/DEU/place.json")) == {"jmmun", "committee", "place"}
    assert desk.get(DESK + "unhrc/XXX/").status_code == 404


def test_an_accounts_file_tells_of_that_account_and_no_other(room: Committee, desk: Client) -> None:
    user = get_user_model().objects.get(username="unhrc-chair")
    text = json.dumps(file_of(desk, f"accounts/{user.pk}/account.json"))
    assert '"name": "unhrc-chair"' in text
    assert '"office": "chair"' in text
    assert "vice" not in text
    assert user.password not in text


def test_erased_words_are_on_no_screen_and_no_print_and_the_record_holds(
    room: Committee, desk: Client, dais: Client, printed: list[str]
) -> None:
    pdf = "/unhrc/dais/chair/documents/meetings/1.pdf?language=en"
    assert dais.get(pdf).status_code == 200
    assert JAPAN in unescape(printed[-1])
    assert list(press._shelf().glob("*.pdf"))
    assert JAPAN in everywhere(room)
    assert JAPAN in minutes(dais)
    asked = unescape(desk.get(DESK + "unhrc/JPN/").content.decode())
    assert "Papers that are being written" in asked
    assert JAPAN in everywhere(room), "asking erases nothing"
    assert desk.post(DESK + "unhrc/JPN/", {"do": "erase"}).status_code == 302
    assert JAPAN not in everywhere(room)
    assert JAPAN not in minutes(dais)
    assert not list(press._shelf().iterdir()), "the shelf is cleared"
    assert dais.get(pdf).status_code == 200
    assert JAPAN not in unescape(printed[-1])
    assert BRAZIL in everywhere(room), "another delegation's words stay"
    assert [each.seat for each in Manuscript.objects.all()] == ["BRA"]
    assert Version.objects.get().title == "Clean water", "what was handed in is a paper of the committee"
    told = verified()
    assert "chain sound" in told
    assert "words purged: 1" in told
    assert set(file_of(desk, "unhrc/JPN/place.json")) == {"jmmun", "committee", "place", "papers"}


def test_an_erased_account_is_gone_with_its_office_and_whoever_was_signed_in(
    room: Committee, desk: Client, dais: Client
) -> None:
    user = get_user_model().objects.get(username="unhrc-chair")
    assert desk.post(f"{DESK}accounts/{user.pk}/", {"do": "erase"}).status_code == 302
    assert not get_user_model().objects.filter(username="unhrc-chair").exists()
    assert dais.get("/unhrc/dais/chair/").status_code == 404
    assert "unhrc-vice-chair" in desk.get(DESK).content.decode()
    assert "chain sound" in verified()


def test_the_last_secretary_who_can_sign_in_is_not_erased(room: Committee, desk: Client) -> None:
    first, second = (
        get_user_model().objects.create_user(name, password="placard", is_staff=True)
        for name in ("Dora", "Emil")
    )
    answer = desk.post(f"{DESK}accounts/{first.pk}/", {"do": "erase"})
    assert answer.status_code == 302
    desk.cookies["pass"] = next(cookie.value for cookie in answer.cookies.values() if cookie.key == "pass")
    answer = desk.post(f"{DESK}accounts/{second.pk}/", {"do": "erase"})
    assert answer.status_code == 409
    assert "Nobody else could sign in." in answer.content.decode()
    assert get_user_model().objects.filter(is_staff=True).get() == second


def last_day(conference: Conference, zone: str) -> None:
    conference.ends, conference.time_zone = date(2020, 8, 3), zone
    conference.save()


# The 3rd of September begins in Tokyo at 15:00 of the 2nd in UTC, in Los Angeles at 7:00 of the 3rd.
@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Asia/Tokyo", datetime(2020, 9, 2, 14, 59, tzinfo=UTC), datetime(2020, 9, 2, 15, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2020, 9, 3, 6, 59, tzinfo=UTC), datetime(2020, 9, 3, 7, tzinfo=UTC)),
    ],
)
def test_the_purge_is_30_days_after_the_last_day_on_the_conferences_own_calendar(
    room: Committee, zone: str, before: datetime, after: datetime
) -> None:
    last_day(room.conference, zone)
    assert personal.purged_on(room.conference) == date(2020, 9, 3)
    assert personal.purge_due(before) == {}
    assert JAPAN in everywhere(room)
    # Three texts, two manuscripts, two accounts.
    assert personal.purge_due(after) == {"unhrc": 7}
    assert not any(words in everywhere(room) for words in (JAPAN, BRAZIL, DAIS))
    assert not Manuscript.objects.exists()
    users = get_user_model().objects.all()
    assert {user.username for user in users} == {f"#{user.pk}" for user in users}
    assert not any(user.has_usable_password() for user in users)
    told = verified()
    assert "chain sound" in told
    assert "words purged: 3" in told
    room.refresh_from_db()
    stamp = room.stamp
    assert personal.purge_due(after) == {"unhrc": 0}
    room.refresh_from_db()
    assert room.stamp == stamp, "with nothing left to empty no screen is told to look again"


def test_a_server_purges_at_its_start_and_says_so(room: Committee, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committees.management.serving.Serving.prepare", lambda _self, _options: None)
    monkeypatch.setattr("committees.demonstration.lay_out", lambda: None)
    get_user_model().objects.create_user("Dora", password="placard", is_staff=True)
    told = StringIO()
    last_day(room.conference, "Asia/Tokyo")
    serve.Command(stderr=told).prepare({})
    assert told.getvalue() == "unhrc: 30 days are over, 7 texts emptied\n"
    serve.Command(stderr=told).prepare({})
    assert told.getvalue().count("\n") == 1, "nothing is left to say"
    assert not Words.objects.exclude(text="").exists()


def test_accounts_that_the_secretariat_or_another_conference_needs_keep_their_names(room: Committee) -> None:
    elsewhere = found_committee("unsc")
    another = Conference.objects.get()
    another.pk, another.slug = None, "mun-2"
    another.save()
    elsewhere.conference = another
    elsewhere.save()
    user = get_user_model().objects
    both = user.get(username="unhrc-chair")
    elsewhere.officers.create(user=both, office="chair")
    user.filter(username="unhrc-vice-chair").update(is_staff=True)
    personal.purge(room.conference)
    assert set(user.values_list("username", flat=True)) == {"unhrc-chair", "unhrc-vice-chair"}


def test_the_purge_from_the_page_waits_for_the_end_and_is_asked_first(
    room: Committee, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_day(room.conference, "Asia/Tokyo")
    page = desk.get(DESK).content.decode()
    assert "Sept. 3, 2020" in page
    assert "Purge now" in page
    monkeypatch.setattr(personal, "today", lambda _conference, now=None: date(2020, 8, 3))
    assert "Purge now" not in desk.get(DESK).content.decode()
    assert desk.post(DESK + "purge/", {"do": "erase"}).status_code == 409
    assert Words.objects.filter(text=JAPAN).exists()
    monkeypatch.setattr(personal, "today", lambda _conference, now=None: date(2020, 8, 4))
    assert "Purge what is kept of everybody" in desk.get(DESK + "purge/").content.decode()
    assert Words.objects.filter(text=JAPAN).exists()
    assert desk.post(DESK + "purge/", {"do": "erase"}).status_code == 302
    assert not Words.objects.exclude(text="").exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_not_in_the_database_file_either(room: Committee) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("there is no file")
    file = Path(connection.settings_dict["NAME"])
    log = file.with_name(file.name + "-wal")

    def on_disk() -> bytes:
        return file.read_bytes() + (log.read_bytes() if log.exists() else b"")

    own, anothers = (JAPAN.encode(), b"Of JPN"), (BRAZIL.encode(), b"Of BRA")
    assert all(text in on_disk() for text in own)
    personal.erase(room, "seat:JPN")
    assert not any(text in on_disk() for text in own)
    assert all(text in on_disk() for text in anothers)


def test_every_kind_that_is_registered_says_what_it_is_in_both_languages(room: Committee) -> None:
    for language in ("en", "ja"):
        page = unescape(
            browser(Role.SECRETARIAT, room.conference, language=language).get(DESK).content.decode()
        )
        assert page.count("<dt>") == len(personal.KEPT) + 1
        assert page.count("for good" if language == "en" else "委員会の文書として残ります") == 2, (
            "papers and amendments"
        )


def test_erasing_a_seat_signs_its_devices_out_and_no_others(room: Committee) -> None:
    japan, brazil = pass_of(room, "JPN"), pass_of(room, "BRA")
    assert [each["kind"] for each in personal.told(room, "seat:JPN")["devices"]] == ["phone"]
    personal.erase(room, "seat:JPN")
    assert japan.get("/unhrc/seat/JPN/").status_code != 200
    assert brazil.get("/unhrc/seat/BRA/").status_code == 200
