"""From a press to an answer: with scripts and without, entered, refused, stale, repeated and slow."""

import re
from html import unescape
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from committees import acting, record, screens
from committees.access import Role
from committees.clerk import TryAgain
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.models import Act, Committee, Officer
from delegates.models import Seat
from delegates.rulings import speakers
from tests.committees.meeting import Step, act
from tests.doors.markup import forms
from tests.doors.passes import appoint, browser, chair, seat
from tests.given import CHAIR

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    screens.forget()


@pytest.fixture
def room(in_session: Committee) -> Committee:
    return appoint(in_session)


def post(client: Client, path: str, *, htmx: bool = True, **fields: Any) -> Any:
    return client.post(f"/unhrc/dais/chair/{path}", fields, **(HTMX if htmx else {}))


def queue(room: Committee) -> tuple[str, ...]:
    return record.read(room.pk).floor.speakers.queue


# Entered


def test_with_scripts_an_act_is_answered_with_what_changed_and_its_version(room: Committee) -> None:
    client = chair(room)
    before = screens.draw(room.pk, Audience("console", "en"))
    answer = post(client, "list/", seat="Japan", at=before.version)
    after = screens.draw(room.pk, Audience("console", "en"))
    assert answer.status_code == 200
    assert answer.content.decode() == after.since(before) + after.personal["chair"]
    assert 'id="queue"' in answer.content.decode()
    assert 'id="papers"' not in answer.content.decode()
    assert answer["JMMUN-Version"] == after.version
    assert after.version != before.version
    assert queue(room) == ("JPN",)


@pytest.mark.parametrize("at", ["", "nonsense", "e.1.0"])
def test_a_page_of_an_unknown_version_is_answered_with_everything(at: str, room: Committee) -> None:
    answer = post(chair(room), "list/", seat="JPN", at=at)
    drawing = screens.draw(room.pk, Audience("console", "en"))
    assert answer.content.decode() == drawing.since(None) + drawing.personal["chair"]


def test_a_phone_is_answered_with_its_own_region_as_well(room: Committee) -> None:
    answer = seat(room, language="ja").post("/unhrc/seat/JPN/floor/", {"do": "ask"}, **HTMX)
    drawing = screens.draw(room.pk, Audience("phone", "ja"))
    assert answer.content.decode() == drawing.since(None) + drawing.personal["JPN"]
    assert answer["JMMUN-Version"] == drawing.version


@pytest.mark.parametrize(("who", "path", "home"), [
    (chair, "/unhrc/dais/chair/list/", "/unhrc/dais/chair/"),
    (seat, "/unhrc/seat/JPN/floor/", "/unhrc/seat/JPN/"),
])  # fmt: skip
def test_without_scripts_an_act_leads_home(who: Any, path: str, home: str, room: Committee) -> None:
    answer = who(room).post(path, {"do": "ask", "seat": "JPN"})
    assert (answer.status_code, answer["Location"]) == (302, home)
    assert queue(room) == ("JPN",)


# Pressed twice


def test_a_press_that_is_sent_twice_is_one_act(room: Committee) -> None:
    client = chair(room)
    answers = [post(client, "list/", seat="JPN", key="k1") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert Act.objects.filter(committee=room, key="k1").count() == 1
    assert queue(room) == ("JPN",)


def test_the_same_key_with_other_content_is_refused(room: Committee) -> None:
    client = chair(room)
    post(client, "list/", seat="JPN", key="k1")
    answer = post(client, "list/", seat="BRA", key="k1")
    assert answer.status_code == 409
    assert "This press was sent before with other content. Reload the page." in answer.content.decode()
    assert queue(room) == ("JPN",)


def test_another_officers_same_key_is_another_press(room: Committee) -> None:
    post(chair(room), "list/", seat="JPN", key="k1")
    vice = browser(Role.DAIS, room, "vice-chair")
    assert vice.post("/unhrc/dais/vice-chair/list/", {"seat": "BRA", "key": "k1"}, **HTMX).status_code == 200
    assert queue(room) == ("JPN", "BRA")


# Refused


@pytest.fixture
def closed(room: Committee) -> Committee:
    record.enter(room.pk, speakers.close_list, by=CHAIR)
    return room


@pytest.mark.parametrize(("language", "sentence", "button"), [
    ("en", "The speakers list is closed.", "The Chair rules it in order"),
])  # fmt: skip
def test_a_refusal_is_one_sentence_and_the_way_to_overrule_it(
    language: str, sentence: str, button: str, closed: Committee
) -> None:
    answer = post(chair(closed, language=language), "list/", seat="Japan", key="k1")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert html.lstrip().startswith('<div id="notice"')
    assert sentence in unescape(html)
    assert button in html
    assert queue(closed) == ()
    assert not Act.objects.filter(key="k1").exists()


def test_what_was_sent_is_kept_and_ruling_it_in_order_enters_it_with_the_ruling(closed: Committee) -> None:
    client = chair(closed)
    answer = post(client, "list/", seat="Japan", on="general", key="k1", turns="list:1", at="x")
    (form,) = forms(answer.content.decode())
    assert form.action == "/unhrc/dais/chair/list/"
    assert form.fields["seat"] == "Japan"
    assert form.fields["on"] == "general"
    assert form.fields["ruled"] == "The speakers list is closed."
    assert form.fields["key"] != "k1"
    assert form.fields["turns"] == turns_text(record.read(closed.pk).turns)
    assert "at" not in form.fields
    assert client.post(form.action, form.fields, **HTMX).status_code == 200
    assert queue(closed) == ("JPN",)
    last = record.read(closed.pk)
    assert [type(entry.fact).__name__ for entry in last.act(last.entries[-1].act)] == [
        "RuledInOrder",
        "ListJoined",
    ]


def test_without_scripts_a_refusal_is_a_page_with_the_way_back(closed: Committee) -> None:
    html = post(chair(closed), "list/", htmx=False, seat="Japan").content.decode()
    assert html.startswith("<!doctype html>")
    assert "The speakers list is closed." in html
    assert 'href="/unhrc/dais/chair/"' in html
    assert "The Chair rules it in order" in html


def test_a_delegation_is_not_offered_to_overrule(closed: Committee) -> None:
    answer = seat(closed).post("/unhrc/seat/JPN/floor/", {"do": "ask", "ruled": "1"}, **HTMX)
    assert answer.status_code == 409
    assert "The speakers list is closed." in answer.content.decode()
    assert "ruled" not in answer.content.decode()
    assert queue(closed) == ()


def test_what_may_not_be_overruled_is_not_offered_either(room: Committee) -> None:
    post(chair(room), "list/", seat="JPN")
    html = post(chair(room), "list/", seat="JPN").content.decode()
    assert "Japan is on the list already." in html
    assert "<form" not in html


@pytest.mark.parametrize(("typed", "sentence"), [
    ("Atlantis", "No delegation here is called “Atlantis”."),
    ("", "No delegation here is called “”."),
    ("<b>", "No delegation here is called “<b>”."),
    ("a", "“a” may mean "),
])  # fmt: skip
def test_a_word_that_means_no_seat_or_several_is_refused_with_it(
    typed: str, sentence: str, room: Committee
) -> None:
    answer = post(chair(room), "list/", seat=typed)
    assert answer.status_code == 409
    assert sentence in unescape(answer.content.decode())
    assert "<b>" not in answer.content.decode()


def test_a_press_that_the_page_does_not_know_is_refused(room: Committee) -> None:
    answer = post(chair(room), "meeting/", do="dance")
    assert answer.status_code == 422
    assert "Reload it." in answer.content.decode()


# Two officers


def test_who_comes_second_reads_who_did_what(room: Committee) -> None:
    Committee.objects.get(pk=room.pk).conference.__class__.objects.update(time_zone="America/New_York")
    shown = turns_text(record.read(room.pk).turns)
    vice = browser(Role.DAIS, room, "vice-chair")
    vice.post("/unhrc/dais/vice-chair/speakers/", {"seat": "BRA", "turns": shown}, **HTMX)
    answer = post(chair(room), "speakers/", seat="JPN", turns=shown)
    assert answer.status_code == 409
    said = re.search(r"<p>(.*?)</p>", answer.content.decode())
    assert said
    pattern = r"Vice-Chair was first, at (\d\d:\d\d): Brazil recognised for .*\. Nothing was entered\."
    told = re.fullmatch(pattern, unescape(said[1]))
    assert told, said[1]
    with acting.timezone.override("America/New_York"):
        assert told[1] == acting.time_of_day(record.read(room.pk).at)
    speech = record.read(room.pk).floor.speakers.speech
    assert speech is not None
    assert speech.seat == "BRA"


def test_what_two_officers_do_on_different_matters_is_both_entered(room: Committee) -> None:
    shown = turns_text(record.read(room.pk).turns)
    browser(Role.DAIS, room, "vice-chair").post(
        "/unhrc/dais/vice-chair/list/", {"seat": "BRA", "turns": shown}, **HTMX
    )
    assert post(chair(room), "list/", seat="JPN", turns=shown).status_code == 200
    assert queue(room) == ("BRA", "JPN")


def test_turns_that_make_no_sense_are_stale_and_harm_nothing(room: Committee) -> None:
    post(chair(room), "speakers/", seat="BRA")
    answer = post(chair(room), "speakers/", seat="JPN", turns="speaker:x meeting:² :1 ::")
    assert answer.status_code == 409


@pytest.mark.parametrize("turns", ["speaker:" + "9" * 5_000, "9" * 5_000 + ":1", "speaker:9999999999 " * 50])
def test_turns_of_any_length_are_no_error(turns: str, room: Committee) -> None:
    post(chair(room), "speakers/", seat="BRA")
    assert post(chair(room), "speakers/", seat="JPN", turns=turns).status_code in (200, 409)


@pytest.mark.parametrize("key", ["k" * 41, "k\0", "k k", "ké", "k\n", "'--"])
def test_a_key_that_is_not_ours_is_replaced_and_harms_nothing(key: str, room: Committee) -> None:
    client = chair(room)
    assert post(client, "list/", seat="JPN", key=key).status_code == 200
    assert queue(room) == ("JPN",)
    assert not Act.objects.filter(committee=room).exclude(key__regex=r"^[0-9A-Za-z:._-]{1,40}$").exists()
    assert post(client, "list/", seat="BRA", key=key).status_code == 200
    assert queue(room) == ("JPN", "BRA")


def test_two_officers_who_heard_a_seat_differently_do_not_overwrite_each_other(room: Committee) -> None:
    known: dict[str, int] = {}
    for step in (
        Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"),
        Step("open_vote", {"paper": "$paper", "method": "roll_call"}, keeps="vote"),
    ):
        act(room, step, known)

    def ballot() -> str:
        vote = record.read(room.pk).floor.votes.current
        assert vote is not None
        return vote.ballots["JPN"]

    path = f"votes/{known['vote']}/JPN/"
    vice = browser(Role.DAIS, room, "vice-chair")
    assert vice.post(f"/unhrc/dais/vice-chair/{path}", {"choice": "yes"}, **HTMX).status_code == 200
    answer = post(chair(room), path, choice="no")
    assert answer.status_code == 409
    assert "Japan has answered already." in answer.content.decode()
    assert "ruled" not in answer.content.decode()
    assert ballot() == "yes"
    assert post(chair(room), path, correct="no").status_code == 200
    assert ballot() == "no"


# Slow, and without a socket


def test_a_press_that_the_database_could_not_take_may_be_sent_again(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = chair(room)
    with monkeypatch.context() as slow:
        slow.setattr(record, "enter", lambda *args, **kwargs: (_ for _ in ()).throw(TryAgain()))
        answer = post(client, "list/", seat="JPN", key="k1")
    assert answer.status_code == 503
    assert "Nothing was entered; press again." in answer.content.decode()
    assert post(client, "list/", seat="JPN", key="k1").status_code == 200
    assert queue(room) == ("JPN",)


@pytest.mark.parametrize(
    ("role", "place", "screen"),
    [(Role.DAIS, "chair", "console"), (Role.SEAT, "JPN", "phone"), (Role.PROJECTOR, "", "projector")],
)
def test_who_has_no_socket_asks_for_the_state_and_gets_it_once(
    role: Role, place: str, screen: str, room: Committee
) -> None:
    client = browser(role, room, place)
    path = f"/unhrc/{role}/{place}/state/" if place else f"/unhrc/{role}/state/"
    answer, drawing = client.get(path), screens.draw(room.pk, Audience(screen, "en"))
    said = answer.json()
    assert (said["from"], said["to"]) == (None, drawing.version)
    assert said["html"] == drawing.since(None) + drawing.personal.get(place, "")
    again = client.get(path, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == answer["ETag"]
    record.enter(room.pk, speakers.join_list, by=CHAIR, seat="JPN")
    moved = client.get(path, headers={"If-None-Match": answer["ETag"]})
    assert moved.status_code == 200
    assert moved["ETag"] != answer["ETag"]


# A pass that is voided between the door and the act


@pytest.mark.parametrize(
    ("holder", "model", "path", "fields"),
    [
        (chair, Officer, "/unhrc/dais/chair/list/", {"seat": "JPN"}),
        (lambda room: seat(room, "JPN"), Seat, "/unhrc/seat/JPN/floor/", {"do": "ask"}),
    ],
    ids=["an officer's", "a delegation's"],
)
def test_a_pass_voided_after_the_door_enters_nothing(
    holder: Any, model: Any, path: str, fields: dict[str, str], room: Committee, monkeypatch: Any
) -> None:
    client, before = holder(room), record.read(room.pk).seq

    def voided_meanwhile(request: Any) -> None:
        model.objects.update(generation=F("generation") + 1)

    monkeypatch.setattr(acting, "key_of", voided_meanwhile)
    assert client.post(path, fields, **HTMX).status_code == 403
    assert record.read(room.pk).seq == before
    assert not Act.objects.filter(first_seq__gt=before).exists()
