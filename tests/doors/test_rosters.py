"""The secretariat brings a roster, looks at what it would change, and takes it; or sets one seat by hand."""

from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from committees import codes, record, screens
from committees.access import Role
from committees.drawing import Audience
from committees.models import Committee, Entry
from committees.naming import found, names_of
from delegates.models import Delegation, Seat
from delegates.rules.roll import Rights
from delegates.rulings.speakers import recognise
from resolutions.printing import voting
from tests.conftest import found_committee
from tests.doors.motions import enter
from tests.doors.passes import appoint, browser, chair, seat
from tests.doors.rules.pages import page, said
from tests.given import CHAIR

ROSTER = "/secretariat/committees/unhrc/roster/"
SEATED = ["BRA", "DEU", "FRA", "JPN", "POL", "SEN"]


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    screens.forget()


@pytest.fixture
def room(committee: Committee) -> Committee:
    """A committee that has not met, among all countries."""
    call_command("loaddata", "fixtures/countries.json", verbosity=0)
    return appoint(committee)


@pytest.fixture
def met(in_session: Committee) -> Committee:
    """The same in its first meeting."""
    call_command("loaddata", "fixtures/countries.json", verbosity=0)
    return appoint(in_session)


def desk(room: Committee, language: str = "en") -> Client:
    return browser(Role.SECRETARIAT, room.conference, language=language)


def press(room: Committee, do: str, language: str = "en", **typed: Any) -> Any:
    return desk(room, language).post(ROSTER, {"do": do, "key": f"key-{do}-{len(str(typed))}", **typed})


def mark(answer: Any) -> str:
    return str(answer.context["mark"])


def brought(room: Committee, text: str, **typed: Any) -> Any:
    """Look at a list and take it, as the page's two buttons do."""
    looked = press(room, "look", text=text, **typed)
    assert looked.status_code == 200
    return press(room, "take", text=text, mark=mark(looked), **typed)


def order(room: Committee) -> list[str]:
    return list(record.read(room.pk).floor.roll.order)


def rows(room: Committee) -> list[tuple[Any, ...]]:
    seats = Seat.objects.filter(committee=room).order_by("code")
    return list(seats.values_list("code", "status", "delegates", "generation"))


def state(room: Committee) -> tuple[Any, ...]:
    return rows(room), Delegation.objects.count(), Entry.objects.count()


def test_a_pasted_roster_is_looked_at_and_taken_whole(room: Committee) -> None:
    before = state(room)
    text = "Delegation\tStatus\tDelegates\nJapan\tmember\t3\nChile\t\t\nHoly See\t\t\nFrance\tmember\t\nBrazil\t\t\n"
    looked = press(room, "look", text=text)
    shown = said(looked.content.decode())
    assert (
        "New 2 Chile Member · votes on substance · 2 delegates Holy See Observer · no vote on substance"
        in shown
    )
    assert "Changed 2 France Observer → Member, no vote on substance → votes on substance" in shown
    assert "Japan 2 delegates → 3 delegates" in shown
    assert "Taken off 3 Germany Poland Senegal" in shown
    assert state(room) == before, "nothing is taken by looking"
    assert press(room, "take", text=text, mark=mark(looked)).status_code == 302
    assert order(room) == ["BRA", "CHL", "FRA", "VAT", "JPN"]
    rights = record.read(room.pk).floor.roll.rights
    assert (rights["FRA"], rights["VAT"], rights["CHL"]) == (
        Rights(substance=True, sponsor=False),
        Rights(),
        Rights(substance=True),
    )
    seats = {code: (status, delegates) for code, status, delegates, _generation in rows(room)}
    assert (seats["JPN"], seats["FRA"], seats["VAT"]) == (("member", 3), ("member", 2), ("observer", 2))
    assert "Germany" not in said(page(desk(room), "/secretariat/"))
    assert "Saved." in said(page(desk(room), f"{ROSTER}?done=yes"))


def test_one_bad_line_and_nothing_is_taken_and_nothing_typed_is_lost(room: Committee) -> None:
    before = state(room)
    text = "Chile\nNigera\nlran\nJapan\nJapan"
    for do in ("look", "take"):
        answer = press(room, do, text=text, mark="x", keep="yes")
        shown = said(answer.content.decode())
        assert answer.status_code == 422
        assert "3 lines cannot be read" in shown
        assert "Line 2 “Nigera” is not known. Is Nigeria meant?" in shown
        assert "Line 3 “lran” looks like Iran and is spelt with other characters." in shown
        assert "Line 5 Japan is on line 4 already." in shown
        assert f"\n{text}</textarea>" in answer.content.decode()
        assert 'name="keep" value="yes" checked' in answer.content.decode()
        assert 'value="take"' not in answer.content.decode()
    assert state(room) == before
    shown = said(press(room, "look", "ja", text=text).content.decode())
    assert "2行目 「Nigera」は登録にありません。ナイジェリアのことですか。" in shown


def test_who_is_not_on_the_list_may_keep_its_seat(room: Committee) -> None:
    assert brought(room, "Chile\nFrance,member", keep="yes").status_code == 302
    assert order(room) == ["BRA", "CHL", "DEU", "FRA", "JPN", "POL", "SEN"], "who stays is called as before"
    assert record.read(room.pk).floor.roll.rights["FRA"].substance


def test_what_was_looked_at_is_taken_and_nothing_else(room: Committee) -> None:
    looked = press(room, "look", text="Chile\nJapan")
    press(room, "off", code="POL")
    before = state(room)
    answer = press(room, "take", text="Chile\nJapan", mark=mark(looked))
    assert answer.status_code == 409
    assert "The roster was changed elsewhere meanwhile." in said(answer.content.decode())
    assert state(room) == before
    again = press(room, "take", text="Chile\nJapan", mark=mark(answer))
    assert again.status_code == 302
    assert press(room, "take", text="Chile\nJapan", mark=mark(answer)).status_code == 302, (
        "a repetition is done"
    )
    assert order(room) == ["CHL", "JPN"]


def test_a_file_is_read_in_any_writing_and_shown_as_text(room: Committee) -> None:
    for encoding in ("cp932", "utf-16", "utf-8-sig"):
        file = SimpleUploadedFile(
            "roster.csv", "国名,地位\r\n日本,理事国\r\n韓国,オブザーバー\r\n".encode(encoding)
        )
        answer = press(room, "look", file=file)
        assert answer.status_code == 200
        assert "韓国,オブザーバー" in answer.content.decode()
        assert "New 1 Republic of Korea Observer" in said(answer.content.decode())
    both = press(room, "look", file=SimpleUploadedFile("roster.csv", b"Japan"), text="Chile")
    assert both.status_code == 409
    assert "A list is pasted, and a file is chosen as well. Leave one out." in said(both.content.decode())
    assert "\nChile</textarea>" in both.content.decode()
    book = press(room, "look", file=SimpleUploadedFile("roster.xlsx", b"PK\x03\x04"))
    assert "This is a workbook." in said(book.content.decode())
    assert press(room, "look", text=" ").status_code == 409


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_roster_as_a_file_changes_nothing_when_it_is_brought_again(
    room: Committee, language: str
) -> None:
    press(room, "add", name="Amnesty", code="AMNESTY", name_ja="アムネスティ", kana="あむねすてぃ")
    file = desk(room, language).get(f"{ROSTER}roster.csv")
    assert file.content.startswith(b"\xef\xbb\xbf")
    answer = press(room, "look", file=SimpleUploadedFile("roster.csv", file.content))
    assert "Nothing would change." in said(answer.content.decode())


def test_a_seat_is_added_by_typing_a_name(room: Committee) -> None:
    answer = press(room, "add", name="s. korea", status="observer")
    assert (answer.status_code, answer["Location"]) == (302, f"{ROSTER}?done=yes#seat-KOR")
    assert "KOR" in order(room)
    assert Seat.objects.get(committee=room, code="KOR").status == "observer"
    again = press(room, "add", name="ROK")
    assert again.status_code == 409
    assert "Republic of Korea is on the roster already." in said(again.content.decode())
    unknown = press(room, "add", name="Atlantsi", status="observer", name_ja="アトランティス")
    assert "“Atlantsi” is not known." in said(unknown.content.decode())
    assert 'value="Atlantsi"' in unknown.content.decode()
    assert 'value="アトランティス"' in unknown.content.decode()


def test_a_delegation_that_is_no_country_sits_and_is_found_by_its_names(met: Committee) -> None:
    named = {"name": "Amnesty", "code": "amnesty", "name_ja": "アムネスティ", "kana": "あむねすてぃ"}
    assert press(met, "add", **named).status_code == 302
    met.refresh_from_db()
    names = names_of(met.pk, met.epoch, met.stamp)
    assert found(names, "ｱﾑﾈｽﾃｨ", tuple(order(met))) == ["AMNESTY"]
    assert record.read(met.pk).floor.roll.rights["AMNESTY"] == Rights(substance=False)
    for language, name in (("en", "Amnesty"), ("ja", "アムネスティ")):
        assert name in screens.draw(met.pk, Audience("console", language)).regions["seats"]
    assert "On the roster now: Amnesty" in said(page(chair(met), "/unhrc/dais/chair/minutes/"))
    assert order(met)[-1] == "AMNESTY", "who is no country is called last"


def test_a_seats_status_vote_and_delegates_are_set_by_hand(room: Committee) -> None:
    answer = press(room, "set", code="FRA", status="member", vote="yes", delegates="4")
    assert answer["Location"].endswith("#seat-FRA")
    assert record.read(room.pk).floor.roll.rights["FRA"].substance
    france = Seat.objects.get(committee=room, code="FRA")
    assert (france.status, france.delegates) == ("member", 4)
    before = Entry.objects.count()
    stamp = Committee.objects.get(pk=room.pk).stamp
    press(room, "set", code="FRA", status="observer", vote="yes", delegates="4")
    assert Seat.objects.get(committee=room, code="FRA").status == "observer"
    assert Entry.objects.count() == before, "what a State is in the body is no matter of the record"
    assert Committee.objects.get(pk=room.pk).stamp == stamp + 1
    assert press(room, "set", code="FRA", status="observer", vote="yes", delegates="99").status_code == 409
    assert press(room, "set", code="XXX", status="observer", vote="yes").status_code == 409


def test_who_is_taken_off_in_mid_meeting_stays_in_the_minutes_and_its_phone_is_signed_out(
    met: Committee,
) -> None:
    phone = seat(met, "SEN")
    enter(met, "join_list", seat="SEN")
    enter(met, "recognise", seat="SEN")
    speaking = press(met, "off", code="SEN")
    assert speaking.status_code == 409
    assert "Senegal has the floor." in said(speaking.content.decode())
    enter(met, "end_speech", speech=record.read(met.pk).floor.speakers.speech.id)
    before = Committee.objects.get(pk=met.pk).stamp
    assert press(met, "off", code="SEN").status_code == 302
    assert order(met) == ["BRA", "DEU", "FRA", "JPN", "POL"]
    assert Committee.objects.get(pk=met.pk).stamp == before + 1
    assert phone.get("/unhrc/seat/SEN/").status_code == 403
    minutes = said(page(chair(met), "/unhrc/dais/chair/minutes/"))
    assert "Senegal recognised for" in minutes
    assert "On the roster no longer: Senegal" in minutes
    assert "SEN" not in screens.draw(met.pk, Audience("console", "en")).regions["seats"]
    assert press(met, "add", name="Senegal").status_code == 302
    assert phone.get("/unhrc/seat/SEN/").status_code == 403, "it comes back with a new card"
    assert seat(met, "SEN").get("/unhrc/seat/SEN/").status_code == 200


def test_a_seat_that_is_off_the_roster_has_no_page_that_breaks(met: Committee) -> None:
    press(met, "off", code="SEN")
    assert seat(met, "SEN").get("/unhrc/seat/SEN/").status_code in (200, 403, 404)


def test_what_is_refused_leaves_every_row_as_it_was(met: Committee) -> None:
    record.enter(met.pk, recognise, by=CHAIR, seat="POL")
    text = "Chile,member,3\nJapan,observer,5"
    looked = press(met, "look", text=text)
    before = state(met)
    answer = press(met, "take", text=text, mark=mark(looked))
    assert answer.status_code == 409
    assert "Poland has the floor." in said(answer.content.decode())
    assert f"\n{text}</textarea>" in unescape(answer.content.decode())
    assert state(met) == before


def test_a_roster_taken_after_a_press_that_is_undone_stands(met: Committee) -> None:
    enter(met, "set_phones", level="all")
    press(met, "add", name="Chile")
    undone = record.read(met.pk).undoable()
    assert undone
    record.strike(met.pk, undone.act, by=CHAIR)
    assert "CHL" in order(met)


def test_a_committee_that_has_rows_and_no_roster_yet_is_given_one(room: Committee) -> None:
    elsewhere = found_committee("unsc")
    fresh = Committee.objects.create(
        conference=room.conference, slug="new", name="New", abbreviation="NEW", symbol="A/NEW"
    )
    Seat.objects.create(committee=fresh, code="JPN", country_id="JPN")
    here = "/secretariat/committees/new/roster/"
    assert "1 seat" in said(page(desk(room), here))
    assert order(fresh) == []
    assert desk(room).post(here, {"do": "add", "name": "Chile"}).status_code == 302
    assert order(fresh) == ["CHL", "JPN"]
    assert order(elsewhere) == SEATED, "another committee's roster is its own"


def test_a_card_of_a_delegation_without_a_country_opens_its_door(met: Committee) -> None:
    press(met, "add", name="Amnesty", code="AMNESTY", name_ja="アムネスティ", kana="あむねすてぃ")
    row = Seat.objects.get(committee=met, code="AMNESTY")
    assert codes.card_code(row) in page(desk(met), "/secretariat/")


def test_a_recorded_vote_is_printed_with_who_sits_no_more(met: Committee) -> None:
    press(met, "off", code="BRA")
    reader: Any = SimpleNamespace(book=record.read(met.pk))
    assert voting._in_order(reader, ("BRA", "JPN")) == ("JPN", "BRA")
