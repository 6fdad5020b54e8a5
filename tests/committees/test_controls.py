"""No control offers what its ruling would refuse, and none hides what it would allow.

A meeting in which every ruling is pressed, and meetings played at random, state by state. Each
button of a screen is followed through its address and view to the ruling that it presses, with
the arguments that it gives. The rulings and `in_order` say what is in order; both are compared.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from committees import acting, record, screens
from committees.access import Role
from committees.book import Book
from committees.console.openers import LEADS_TO
from committees.drawing import Audience
from committees.in_order import in_order, why_not
from committees.models import Committee
from committees.order import ON_DAIS, ON_SEAT, RULINGS
from tests.committees.controls import Findings, Meant, meant, on_console, on_phone
from tests.committees.exemptions import FORMS, NOT_ON_CONSOLE, NOT_ON_PHONES
from tests.committees.meeting import Step, act, played
from tests.doors.markup import buttons, form, idle
from tests.doors.passes import appoint, chair
from tests.given import CHAIR, RULES, SETS, roster
from tests.playing import Play, play_at_random


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views say what they would enter, and enter nothing."""
    monkeypatch.setattr(
        acting, "enter", lambda request, ruling, choices=(), **args: Meant(ruling.__name__, args)
    )
    monkeypatch.setattr(acting, "strike", lambda request, act: Meant("strike", {"act": act}))
    monkeypatch.setattr(acting, "now_showing", lambda request: Meant("rows", {}))


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    screens.forget()
    yield
    screens.forget()


@pytest.fixture
def room(committee: Committee) -> Committee:
    return appoint(committee)


# The states of the room that are looked at


def of_the_meeting(room: Committee, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield from played(room)


UNDER = (*[RULES] * 4, *SETS.values())
"""The rules of each random meeting: the default ones a few times, and every other set."""


def at_random(room: Committee, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Meetings in memory, read in place of the room's record."""
    now: list[Play] = []
    monkeypatch.setattr(record, "read", lambda committee: now[-1].book)
    monkeypatch.setattr(record, "judged_again", lambda committee: now[-1].judged_again)
    roll = roster("BRA DEU JPN SEN USA", "FRA")
    for seed, rules in enumerate(UNDER):
        play = Play()
        play.book = Book(committee=room.pk)
        play.press(RULINGS["admit_seats"], seats=roll.seats, order=tuple(sorted(roll.order)))
        play.press(RULINGS["open_meeting"], procedure=rules, topics=(1, 2) if seed % 2 else ())
        for verb in ("all_present", "close_roll_call") if seed % 4 else ():
            play.press(RULINGS[verb])
        books: list[Book] = []
        dice = random.Random(seed).randbytes(6 * 150)
        play_at_random(play, dice, lambda _entries, play=play, books=books: books.append(play.book))
        for book in books[::3]:
            play.book = book
            now[:] = [play]
            # An example of a draft or an amendment has no row; no screen can name it.
            drafts = book.floor.papers.drafts
            if all(draft.paper > 0 and not draft.amendment(-1) for draft in drafts):
                yield f"play {seed}, entry {book.seq}: {type(book.entries[-1].fact).__name__}"


SOURCES = pytest.mark.parametrize("states", [of_the_meeting, at_random], ids=["the meeting", "at random"])


# The console


@SOURCES
def test_the_console_offers_what_the_rulings_allow_and_nothing_else(
    states: Any, room: Committee, followed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = Findings({}, {}, {})
    for where in states(room, monkeypatch):
        on_console(room, where, findings)
    assert findings == Findings({}, {}, {}), f"\n{findings}"


@pytest.mark.parametrize("verb", FORMS)
def test_each_form_that_is_said_to_reach_a_verb_does(
    verb: str, in_session: Committee, followed: None
) -> None:
    room = appoint(in_session)
    page = chair(room).get("/unhrc/dais/chair/").content.decode()
    found = form(page, FORMS[verb].button)
    (button,) = [each for each in found.buttons if FORMS[verb].button in each.label]
    fields = found.pressed(FORMS[verb].button) | FORMS[verb].fields
    assert meant(room, Role.DAIS, "chair", button.url or found.action, fields).verb == verb


def test_the_line_reaches_the_verbs_of_motions_points_and_rights(
    in_session: Committee, followed: None
) -> None:
    room = appoint(in_session)
    for line, verb in (
        ("unmod 15 jpn", "raise_motion"),
        ("order jpn", "raise_point"),
        ("reply jpn", "grant_reply"),
        ("explanation jpn", "hear_explanation"),
    ):
        assert meant(room, Role.DAIS, "chair", "motions/", {"line": line}).verb == verb
    declared = {"line": "unmod 15", "declared": "1"}
    assert meant(room, Role.DAIS, "chair", "motions/", declared).verb == "declare_motion"


def test_every_form_is_for_something_that_in_order_goes_through() -> None:
    assert FORMS.keys() <= ON_DAIS.keys()
    assert {each.verb for each in NOT_ON_CONSOLE} <= ON_DAIS.keys()
    assert {each.verb for each in NOT_ON_PHONES} <= ON_SEAT.keys()


@SOURCES
def test_undo_and_redo_strike_what_can_be_struck(
    states: Any, room: Committee, followed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in states(room, monkeypatch):
        book, html = (
            record.read(room.pk),
            screens._drawn(room.pk, Audience("console", "en"), screens._Easel()).regions["steps"],
        )
        struck = [int(button.value) for button in buttons(html)]
        assert struck == [each.act for each in (book.undoable(), book.redoable()) if each], where


# Phones


@SOURCES
def test_a_phone_offers_what_the_rulings_allow_its_seat_and_nothing_else(
    states: Any, room: Committee, followed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = Findings({}, {}, {})
    for where in states(room, monkeypatch):
        on_phone(room, where, findings)
    assert findings == Findings({}, {}, {}), f"\n{findings}"


# Single states that a meeting seldom comes to


def next_press(room: Committee) -> Meant:
    """What the most likely next step presses."""
    html = screens.draw(room.pk, Audience("console", "en")).regions["next"]
    return meant(room, Role.DAIS, "chair", buttons(html)[0].url, buttons(html)[0].fields)


@pytest.mark.parametrize("waiting", [["JPN"], ["JPN", "BRA"]])
def test_the_next_step_never_recognises_who_has_the_floor_already(
    waiting: list[str], in_session: Committee, followed: None
) -> None:
    """Japan waits on the list and replies meanwhile; its reply is over, or its clock runs."""
    room, known = appoint(in_session), dict[str, int]()
    for step in (
        *(Step("join_list", {"seat": seat}) for seat in waiting),
        Step("grant_reply", {"seat": "JPN"}, keeps="speech"),
        Step("start_clock", {"of": "speech", "id": "$speech"}),
    ):
        act(room, step, known)
    press = next_press(room)
    refused = why_not(record.read(room.pk).floor, CHAIR, RULINGS[press.verb], **press.args)
    assert refused is None, str(refused)


@pytest.mark.parametrize("holder", ["BRA", "DEU", "JPN"])
def test_the_floor_can_be_passed_on_whoever_holds_it(
    holder: str, in_session: Committee, followed: None
) -> None:
    room = appoint(in_session)
    act(room, Step("declare_motion", {"motion": "consultation_of_whole", "total": 600, "seat": holder}), {})
    findings = Findings({}, {}, {})
    on_console(room, "a consultation", findings)
    assert findings == Findings({}, {}, {}), f"\n{findings}"
    seating = screens.draw(room.pk, Audience("console", "en")).regions["seating"]
    assert "has the floor" not in seating, "what is wrong with one seat is not said of all"


@SOURCES
def test_the_button_of_a_dialog_is_marked_where_nothing_in_the_dialog_is_in_order(
    states: Any, room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for where in states(room, monkeypatch):
        floor, drawing = (
            record.read(room.pk).floor,
            screens._drawn(room.pk, Audience("console", "en"), screens._Easel()),
        )
        allowed = {offer.verb for offer in in_order(floor, CHAIR) if offer.refusal is None}
        opens = {button.data["data-opens"]: button.data for button in idle(drawing.regions["openers"])}
        assert len(opens) == 7
        for dialog, data in opens.items():
            verbs = LEADS_TO.get(dialog, ())
            off = bool(verbs) and not allowed & set(verbs)
            assert ("aria-disabled" in data) == off, f"{dialog} ({where})"
            assert bool(data.get("data-reason")) == off
            seen.add((dialog, off))
    assert {(dialog, off) for dialog in LEADS_TO for off in (True, False)} <= seen
