"""Strawpolls as they are typed at the dais, answered on phones, and shown to the room."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from committees import clerk, screens
from committees.drawing import Audience
from committees.models import Committee, Conference, Words
from committees.projector import ASKED_IN, options_step
from delegates.models import GuideSection
from tests.committees.meeting import Step, act
from tests.committees.test_screens import afresh
from tests.doors.markup import buttons, idle
from tests.doors.motions import HOME, HTMX, dialog, enter, entered, floor, minutes, post, said, words
from tests.doors.passes import chair, seat

PHONE = "/unhrc/seat/JPN/"
ASKED = {"question": "What <first>?", "options": "Ban it\n\n  Study   it\r\nWait & see\n", "several": ""}


def opened(client: Client, **fields: str) -> int:
    """The strawpoll that the dialog opens with this typed into it."""
    found = dialog(client, "Open the strawpoll")
    sent = found.pressed("Open the strawpoll") | ASKED | fields
    assert entered(client.post(HOME + found.action, sent, **HTMX))
    poll = floor(Committee.objects.get(slug="unhrc")).strawpolls.current
    assert poll is not None
    return poll.id


def drawn(room: Committee, role: str, language: str = "en") -> str:
    return unescape(screens.draw(room.pk, Audience(role, language)).since(None))


def phone_buttons(room: Committee, code: str = "JPN") -> list[Any]:
    """The options as a seat's phone offers them."""
    page = seat(room, code).get(f"/unhrc/seat/{code}/").content.decode()
    return [button for button in buttons(page) if button.url.startswith("strawpolls/")]


def choose(room: Committee, code: str, label: str, **more: str) -> Any:
    """Press the option that bears `label` on a seat's own phone."""
    (button,) = [each for each in phone_buttons(room, code) if each.label == label]
    return seat(room, code).post(f"/unhrc/seat/{code}/{button.url}", button.fields, **more)


def counts(room: Committee) -> tuple[int, ...]:
    poll = floor(room).strawpolls.current
    assert poll is not None
    return poll.counts


def test_what_is_typed_is_asked_on_every_screen(room: Committee, dais: Client) -> None:
    opened(dais)
    poll = floor(room).strawpolls.current
    assert poll is not None
    assert words(room, poll.question) == "What <first>?"
    assert [words(room, option) for option in poll.options] == ["Ban it", "Study it", "Wait & see"]
    assert not poll.several
    for role in ("console", "projector"):
        assert all(text in drawn(room, role) for text in ("What <first>?", "Ban it", "Wait & see")), role
    assert [button.label for button in phone_buttons(room)] == ["Ban it", "Study it", "Wait & see"]
    assert [button.label for button in phone_buttons(room, "FRA")] == ["Ban it", "Study it", "Wait & see"]


def test_the_options_of_the_guide_are_offered_in_the_readers_language(room: Committee) -> None:
    assert dialog(chair(room), "Open the strawpoll").fields["options"] == ""
    resolution = {"slug": "un", "title": "UN Resolution", "body": "- No option", "order": 1}
    solutions = {
        "slug": "s",
        "title": "Possible solutions",
        "title_ja": "考えられる解決策",
        "body": "Only ideas.\n- Ban it.\n- Study <it>.",
        "body_ja": "案です。\n・禁止する。\n・調べる。",
        "order": 2,
    }
    for fields in (resolution, solutions):
        GuideSection.objects.create(committee=room, **fields)
    found = dialog(chair(room), "Open the strawpoll")
    assert found.fields["options"] == "Ban it.\nStudy <it>.\n"
    assert found.fields["question"]
    assert entered(chair(room).post(HOME + found.action, found.pressed("Open the strawpoll"), **HTMX))
    page = chair(room, language="ja").get(HOME).content.decode()
    assert "禁止する。\n調べる。\n</textarea>" in page


def test_a_choice_is_marked_on_its_own_phone_and_sends_nothing_to_the_others(
    room: Committee, dais: Client
) -> None:
    opened(dais)
    before = screens.draw(room.pk, Audience("phone", "en"))
    assert entered(choose(room, "JPN", "Study it", **HTMX))
    after = screens.draw(room.pk, Audience("phone", "en"))
    assert after.since(before) == ""
    assert {place for place, html in after.personal.items() if html != before.personal[place]} == {"JPN"}
    assert [button.label for button in phone_buttons(room) if "aria-pressed" in button.data] == ["Study it"]
    assert "You may change it until the Chair closes the strawpoll." in after.personal["JPN"]
    assert entered(choose(room, "JPN", "Wait & see", **HTMX))
    assert counts(room) == (0, 0, 1)
    assert entered(choose(room, "JPN", "Wait & see", **HTMX)), "the same once more changes nothing"
    assert counts(room) == (0, 0, 1)


def test_without_scripts_a_press_comes_back_to_the_page(room: Committee, dais: Client) -> None:
    opened(dais)
    answer = choose(room, "JPN", "Ban it")
    assert (answer.status_code, answer.headers["Location"]) == (302, PHONE)
    assert counts(room) == (1, 0, 0)


def test_several_are_chosen_one_after_the_other_and_taken_back(room: Committee, dais: Client) -> None:
    opened(dais, several="1")
    for label in ("Wait & see", "Ban it"):
        assert entered(choose(room, "JPN", label, **HTMX))
    assert counts(room) == (1, 0, 1)
    for label in ("Wait & see", "Ban it"):
        assert entered(choose(room, "JPN", label, **HTMX))
    assert counts(room) == (0, 0, 0)
    assert "Choose one or several." in drawn_own(room)


def test_the_dialog_has_its_button_which_says_when_a_strawpoll_is_open(room: Committee, dais: Client) -> None:
    def opener() -> dict[str, str]:
        html = screens.draw(room.pk, Audience("console", "en")).regions["papers"]
        (found,) = [each.data for each in idle(html) if each.data["data-opens"] == "strawpoll-dialog"]
        return found

    assert opener()["data-key"] == "Shift+KeyV"
    assert "data-reason" not in opener()
    opened(dais)
    assert opener()["data-reason"] == "A strawpoll is open. Close it first."


def drawn_own(room: Committee) -> str:
    return unescape(screens.draw(room.pk, Audience("phone", "en")).personal["JPN"])


@pytest.mark.parametrize(("typed", "stands"), [("2", (0, 1, 0)), ("３", (0, 0, 1))])
def test_the_dais_enters_who_has_no_phone(
    typed: str, stands: tuple[int, ...], room: Committee, dais: Client
) -> None:
    id = opened(dais)
    found = dialog(dais, "Enter what it chooses")
    sent = found.pressed("Enter what it chooses") | {"strawpoll": str(id), "seat": "brazil", "options": typed}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    assert counts(room) == stands
    assert "Brazil" in re.search(r'<section id="strawpoll".*?</section>', drawn(room, "console"), re.S)[0]
    assert "Brazil chose in the strawpoll" in drawn(room, "console"), "the undo says what it takes back"


@pytest.mark.parametrize("typed", ["4", "ban", "1 2", "0", "1000", "-1"])
def test_what_is_no_option_is_refused_with_a_sentence(typed: str, room: Committee, dais: Client) -> None:
    id = opened(dais)
    answer = post(dais, "strawpolls/choices/", strawpoll=str(id), seat="bra", options=typed)
    assert not entered(answer)
    assert "by their numbers, from 1 to 3." in said(answer) or "chooses one option" in said(answer)
    assert counts(room) == (0, 0, 0)


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"question": " "}, "Write the question."),
    ({"options": "Ban it"}, "A strawpoll has two to ten options."),
    ({"options": ""}, "A strawpoll has two to ten options."),
    ({"options": "\n".join(map(str, range(11)))}, "A strawpoll has two to ten options."),
    ({"options": "Ban it\nWait\nBan  it"}, "“Ban it” stands there twice."),
])  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_a_sentence_and_leaves_nothing(
    fields: dict[str, str], sentence: str, room: Committee, dais: Client
) -> None:
    answer = post(dais, "strawpolls/", **ASKED | fields)
    assert not entered(answer)
    assert sentence in said(answer)
    assert floor(room).strawpolls.current is None
    assert not Words.objects.exists()


def test_one_that_is_late_is_told_so_and_counted_nowhere(room: Committee, dais: Client) -> None:
    id = opened(dais)
    assert entered(post(dais, f"strawpolls/{id}/", do="close"))
    opened(dais)
    answer = seat(room).post(f"{PHONE}strawpolls/{id}/choice/", {"options": "1"}, **HTMX)
    assert "That strawpoll is closed; nothing was changed." in said(answer)
    assert counts(room) == (0, 0, 0)
    ja = seat(room, language="ja").post(f"{PHONE}strawpolls/{id}/choice/", {"options": "1"}, **HTMX)
    assert "その意向調査は締め切られています。" in said(ja)


def test_nobody_but_the_dais_reads_a_figure_before_it_is_closed(room: Committee, dais: Client) -> None:
    id = opened(dais)
    for code in ("JPN", "DEU"):
        choose(room, code, "Study it", **HTMX)
    assert "Germany, Japan" in drawn(room, "console")
    assert "2 of 6 have answered" in drawn(room, "projector")
    for role in ("phone", "projector"):
        assert "<rect" not in drawn(room, role)
    assert entered(post(dais, f"strawpolls/{id}/", do="close"))
    for role in ("phone", "projector"):
        html = drawn(room, role)
        assert re.findall(r'<rect width="([\d.]+)"', html) == ["0.0", "100.0", "0.0"], role
        assert re.findall(r'<strong class="figures">(\d+)', html) == ["0", "2", "0"], role
        assert "Japan" not in re.search(r'<ol class="bars.*?</ol>', html, re.S)[0]
    assert phone_buttons(room) == []
    enter(room, "recognise", seat="JPN")
    for role in ("phone", "projector", "console"):
        assert "Study it" not in re.sub(
            r'<section id="steps".*?</section>', "", drawn(room, role), flags=re.S
        )


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_minutes_say_what_was_asked_and_who_chose_what(
    language: str, room: Committee, dais: Client
) -> None:
    id = opened(dais)
    choose(room, "JPN", "Study it", **HTMX)
    choose(room, "FRA", "Ban it", **HTMX)
    choose(room, "FRA", "Study it", **HTMX)
    post(dais, f"strawpolls/{id}/", do="close")
    read = minutes(chair(room, language=language))
    if language == "en":
        assert "Strawpoll opened: “What <first>?”" in read
        assert (
            "Strawpoll closed: “What <first>?”: “Ban it”: 0; “Study it”: 2 (France, Japan); “Wait & see”: 0"
            in read
        )
    else:
        assert "意向調査を締め切り：「What <first>?」：" in read
        assert "「Study it」：2（フランス、日本）" in read
    assert "chose in" not in read, "each choice would only fill the minutes"


def scene(room: Committee) -> str:
    found = re.search(r'class="scene scene-(\w+)"', drawn(room, "projector"))
    assert found
    return found[1]


def test_the_projector_shows_it_beside_clocks_and_never_in_place_of_a_speaker(
    room: Committee, dais: Client
) -> None:
    id = opened(dais)
    assert scene(room) == "strawpoll"
    post(dais, "timers/", minutes="1", seconds="0", title="Choose")
    assert scene(room) == "strawpoll"
    assert 'data-limit="60000"' in drawn(room, "projector"), "its time stands beside it"
    speech = enter(room, "recognise", seat="JPN")
    assert scene(room) == "speech"
    post(dais, f"strawpolls/{id}/", do="close")
    assert scene(room) == "speech", "who has the floor keeps the clock"
    enter(room, "end_speech", speech=speech)
    assert scene(room) == "strawpoll"
    assert "How the room leans" in drawn(room, "projector")
    enter(room, "raise_motion", motion="unmoderated_caucus", seat="BRA", total=300)
    assert scene(room) == "timer", "until the next thing comes"


def test_options_are_as_large_as_they_fit() -> None:
    assert options_step(["Yes", "No"], *ASKED_IN) == 1
    guide = ["x" * length for length in (55, 43, 83, 46, 53, 68)]
    assert options_step(guide, *ASKED_IN) == 3
    assert options_step(["案" * 40] * 6, *ASKED_IN) > 3, "a kanji is wider"
    assert options_step(["x" * 200] * 10, *ASKED_IN) == 6, "a line for each at the least"


def test_a_vote_comes_first_on_every_screen(room: Committee, dais: Client) -> None:
    opened(dais)
    known: dict[str, int] = {}
    act(room, Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"), known)
    act(room, Step("open_vote", {"paper": "$paper", "method": "phones"}, keeps="vote"), known)
    assert scene(room) == "vote"
    assert phone_buttons(room) == [], "nobody takes one for the other"
    for code in floor(room).roll.electorate:
        enter(room, "cast_ballot", vote=known["vote"], seat=code, choice="yes")
    enter(room, "close_vote", vote=known["vote"])
    enter(room, "announce_result", vote=known["vote"])
    assert scene(room) == "result"
    assert len(phone_buttons(room)) == 3, "it goes on after the vote"


def test_a_purge_empties_the_words_and_the_record_holds(room: Committee, dais: Client) -> None:
    id = opened(dais, question="Private question", options="Private one\nPrivate two")
    choose(room, "JPN", "Private one", **HTMX)
    post(dais, f"strawpolls/{id}/", do="close")
    assert Words.objects.exclude(text="").count() == 3
    Conference.objects.update(ends="2000-01-01")
    call_command("purge")
    assert not Words.objects.exclude(text="").exists()
    clerk._clerks.clear()
    read = minutes(dais)
    assert "Private" not in read
    assert "Strawpoll closed: “—”: “—”: 1 (Japan); “—”: 0" in read
    call_command("verify")


@pytest.mark.parametrize("role", ["console", "phone", "projector"])
def test_what_is_shown_is_what_a_new_drawing_shows(role: str, room: Committee, dais: Client) -> None:
    id = opened(dais)
    choose(room, "JPN", "Study it", **HTMX)
    for _state in range(2):
        drawing, fresh = screens.draw(room.pk, Audience(role, "ja")), afresh(room, Audience(role, "ja"))
        assert (drawing.regions, drawing.personal) == (fresh.regions, fresh.personal)
        post(dais, f"strawpolls/{id}/", do="close")
