"""No control offers what its ruling would refuse, and none hides what it would allow.

A meeting in which every ruling is pressed, and meetings played at random, state by state. Each
button of a screen is followed through its address and view to the ruling that it presses, with
the arguments that it gives. The rulings and `in_order` say what is in order; both are compared.
"""

import inspect
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from django.urls import resolve

from committees import acting, record, screens
from committees.access import Bearer, Role
from committees.book import Book
from committees.drawing import Audience
from committees.floor import Floor
from committees.in_order import Offer, in_order, why_not
from committees.models import Committee
from committees.order import ON_DAIS, ON_SEAT, RULINGS, Press
from tests.committees.meeting import Step, act, played
from tests.doors.markup import Button, attributes, buttons, form
from tests.doors.passes import appoint, chair
from tests.given import CHAIR, RULES, roster
from tests.playing import Play, play_at_random


class Meant(NamedTuple):
    """The ruling that a press asks for, by name, with its arguments."""

    verb: str
    args: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """The same for two presses that ask the same, whether or not they name what is usual."""
        bound = inspect.signature(RULINGS[self.verb]).bind(None, None, **self.args)
        bound.apply_defaults()
        given = {name: value for name, value in bound.arguments.items() if name not in ("floor", "press")}
        return self.verb, repr(sorted(given.items()))


NO_RULING = ("strike", "rows")
"""What a button does that judges by itself, or that asks no ruling: steps, and the projector's switches."""


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views say what they would enter, and enter nothing."""
    monkeypatch.setattr(
        acting, "enter", lambda request, ruling, choices=(), **args: Meant(ruling.__name__, args)
    )
    monkeypatch.setattr(acting, "strike", lambda request, act: Meant("strike", {"act": act}))
    monkeypatch.setattr(acting, "now_showing", lambda request: Meant("rows", {}))


def meant(room: Committee, role: Role, place: str, path: str, fields: dict[str, str]) -> Meant:
    """What a press would enter: its view, past the door, which has tests of its own."""
    request: Any = RequestFactory().post(f"/{room.slug}/{role}/{place}/{path}", fields)
    request.committee, request.htmx = room, True
    request.bearer = Bearer(role, room.pk, room.slug, place, 0, "")
    found = resolve(request.path)
    given = {name: value for name, value in found.kwargs.items() if name not in ("committee", "place")}
    answer = inspect.unwrap(found.func)(request, **given)
    assert isinstance(answer, Meant), f"{path} with {fields} does not lead to a ruling"
    return answer


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


SEEDS = range(8)


def at_random(room: Committee, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Meetings in memory, read in place of the room's record."""
    now: list[Play] = []
    monkeypatch.setattr(record, "read", lambda committee: now[-1].book)
    monkeypatch.setattr(record, "judged_again", lambda committee: now[-1].judged_again)
    roll = roster("BRA DEU JPN SEN USA", "FRA")
    for seed in SEEDS:
        play = Play()
        play.book = Book(committee=room.pk)
        play.press(RULINGS["admit_seats"], seats=roll.seats, order=tuple(sorted(roll.order)))
        play.press(RULINGS["open_meeting"], procedure=RULES, topics=(1, 2) if seed % 2 else ())
        for verb in ("all_present", "close_roll_call") if seed % 4 else ():
            play.press(RULINGS[verb])
        books: list[Book] = []
        dice = random.Random(seed).randbytes(6 * 150)
        play_at_random(play, dice, lambda _entries, play=play, books=books: books.append(play.book))  # type: ignore[misc]
        for book in books[::3]:
            play.book = book
            now[:] = [play]
            # An example of a draft has no row; no screen can name it.
            if all(draft.paper > 0 for draft in book.floor.papers.drafts):
                yield f"play {seed}, entry {book.seq}: {type(book.entries[-1].fact).__name__}"


SOURCES = pytest.mark.parametrize("states", [of_the_meeting, at_random], ids=["the meeting", "at random"])


class Findings(NamedTuple):
    """Where screens and rulings differ; each kind of difference with the state in which it was first seen."""

    offered: dict[str, str]
    """It can be pressed, and is refused."""
    greyed: dict[str, str]
    """It is marked as out of order, and is not."""
    hidden: dict[str, str]
    """It is in order, and nothing on the screen does it."""

    def __str__(self) -> str:
        return "\n".join(
            f"{kind}: {what} ({where})"
            for kind, found in self._asdict().items()
            for what, where in sorted(found.items())
        )


# The console


class Posted(NamedTuple):
    """A form of the console's page: a button of it, and what is filled in."""

    button: str
    fields: dict[str, str] = {}


FORMS: dict[str, Posted] = {
    # The box that finds a seat: any seat, by any of its names. Which list, and whether the floor is
    # given or passed on, follows from what the room is in the middle of.
    "join_list": Posted("To the list", {"seat": "JPN"}),
    "recognise": Posted("Give the floor", {"seat": "JPN"}),
    # The dialog of motions, and the line that says the same: every kind, whoever moves it.
    "raise_motion": Posted("Note it for later", {"seat": "JPN"}),
    "declare_motion": Posted("Declare it without objection"),
    # The dialog of points.
    "raise_point": Posted("It is before the Chair", {"seat": "JPN"}),
    "grant_reply": Posted("It is before the Chair", {"seat": "JPN", "motion": "right_of_reply"}),
    # A counted vote is not among what `in_order` goes through, as its numbers are typed.
    "decide_motion": Posted("Enter the count", {"motion": "1", "yes": "2", "no": "1"}),
    "count_placards": Posted(
        "Close the vote with this count", {"vote": "1", "yes": "2", "no": "1", "abstain": "0"}
    ),
    "set_timer": Posted("Start"),
    "note_line": Posted("Write it", {"text": "The lights went out"}),
    # To another delegation; to the Chair and to questions there are buttons.
    "yield_floor": Posted("Yield", {"heir": "JPN", "speech": "1"}),
    "introduce_draft": Posted("Introduce", {"title": "T", "sponsors": "JPN", "operative": "Decides to act"}),
    "set_speaking_time": Posted("Set from the next speech on"),
    "suspend_meeting": Posted("Suspend the meeting"),
    "adjourn_meeting": Posted("Adjourn the meeting"),
    "open_roll_call": Posted("Call the roll again"),
}
"""Which verbs are reached by which form. Forms stand outside every region, and are there at all times."""

TYPED_WHOLLY = FORMS.keys() - {"join_list", "recognise", "yield_floor", "decide_motion"}
"""Verbs that a form reaches whatever their arguments. The others have buttons besides."""


class Exempt(NamedTuple):
    """What is in order and yet not shown at a time, and why that is right."""

    verb: str
    when: Callable[[Floor, dict[str, Any]], bool]
    why: str


def always(floor: Floor, args: dict[str, Any]) -> bool:
    return True


NOT_ON_CONSOLE = (
    Exempt("open_meeting", always, "its rules and topics are rows; the button that opens reads them"),
    Exempt("set_phones", always, "one button goes round the three levels"),
    Exempt(
        "yield_floor",
        lambda floor, args: args["to"] == "delegate",
        "the heir is typed, in a form tied to this speech",
    ),
    Exempt(
        "close_list",
        lambda floor, args: floor.state != "debate" and floor.business.caucus is not None,
        "the region of the list shows the caucus's queue; the closing can be declared by the form",
    ),
    Exempt(
        "reopen_list",
        lambda floor, args: floor.state != "debate" and floor.business.caucus is not None,
        "as the closing",
    ),
    Exempt(
        "start_clock",
        lambda floor, args: args["of"] == "caucus" and floor.business.caucus.moderated,  # type: ignore[union-attr]
        "the clock of a moderated caucus runs with the speech's",
    ),
    Exempt(
        "pause_clock",
        lambda floor, args: args["of"] == "caucus" and floor.business.caucus.moderated,  # type: ignore[union-attr]
        "the clock of a moderated caucus stands with the speech's",
    ),
    Exempt(
        "adjust_clock",
        lambda floor, args: args["of"] == "caucus",
        "a caucus is given whole minutes: extend_caucus",
    ),
    Exempt(
        "adjust_clock",
        lambda floor, args: not floor.meeting.open,
        "in a break nobody speaks; the clock stands until the meeting goes on",
    ),
    Exempt(
        "all_present",
        lambda floor, args: not floor.roll.calling,
        "who comes late is one seat, and answers in its row",
    ),
    Exempt(
        "waive_quorum",
        lambda floor, args: floor.roll.calling,
        "whether the quorum is missing is known when the roll call is finished",
    ),
    Exempt(
        "waive_quorum",
        lambda floor, args: (
            args["quorum"] == "decide" and not floor.business.motions.pending and not floor.papers.introduced
        ),
        "there is nothing to decide",
    ),
    *(
        Exempt(
            verb,
            lambda floor, args: floor.roll.calling or floor.business.point is not None,
            "it is the next step as soon as the roll is called and the point is ruled on",
        )
        for verb in ("close_vote", "announce_result", "end_voting", "waive_quorum")
    ),
)
"""What the console need not show. Whoever adds a line here says why the chair does not miss it."""

PASSES_BY_ITSELF = "The time of the caucus is over."
"""The one thing that a ruling sees and a screen learns from its clock: the next step has another ready for it."""


def exempt(table: tuple[Exempt, ...], floor: Floor, offer: Offer, **who: str) -> bool:
    args = offer.args | who
    return any(each.verb == offer.verb and each.when(floor, args) for each in table)


def greyed_by_seating(html: str) -> Callable[[Button], bool]:
    """Which buttons of the seats the style sheet greys for what `#seating` says about all of them."""
    found = finders.find("css/console.css")
    assert isinstance(found, str)
    sheet = Path(found).read_text(encoding="utf-8")
    says = attributes(html, "seating")
    rules = []
    for no, attributes_of, more in re.findall(
        r"#seating\[data-no-(\w+)\] ~ #seats ((?:\[\w[\w-]*=\"[^\"]*\"\])+)([^\s,{]?)", sheet
    ):
        assert not more, "this test reads attributes only"
        if f"data-no-{no}" in says:
            rules.append(dict(re.findall(r"\[([\w-]+)=\"([^\"]*)\"\]", attributes_of)))
    assert len(re.findall(r"#seating\[data-no-", sheet)) == 3, "this test knows three such rules"
    return lambda button: any(rule.items() <= button.data.items() for rule in rules)


def on_console(room: Committee, where: str, findings: Findings) -> None:
    floor, drawing = record.read(room.pk).floor, screens._drawn(room.pk, Audience("console", "en"))
    greyed = greyed_by_seating(drawing.regions["seating"])
    live = set()
    keys: dict[str, str] = {}
    for region, html in drawing.regions.items():
        for button in buttons(html):
            key = button.data.get("data-key")
            if key and region != "next" and keys.setdefault(key, region) != region:
                # The page takes the first that it finds, which may not be the one that is meant.
                findings.offered.setdefault(f"{key} in #{keys[key]} and in #{region}", where)
            press = meant(room, Role.DAIS, "chair", button.url, button.fields)
            if press.verb in NO_RULING:
                continue
            refused = why_not(floor, CHAIR, RULINGS[press.verb], **press.args)
            off = "aria-disabled" in button.data or (region == "seats" and greyed(button))
            which = f"#{region} {button.name}={'…' if button.name == 'seat' else button.value} {press.verb}"
            if off and not refused:
                findings.greyed.setdefault(which, where)
            if off:
                continue
            live.add(press.key)
            if refused and "aria-pressed" not in button.data and refused.msgid != PASSES_BY_ITSELF:
                findings.offered.setdefault(f"{which}: {refused.msgid}", where)
    for offer in in_order(floor, CHAIR):
        if (
            offer.refusal is None
            and offer.verb not in TYPED_WHOLLY
            and Meant(offer.verb, offer.args).key not in live
            and not exempt(NOT_ON_CONSOLE, floor, offer)
            and does_something(floor, CHAIR, offer)
        ):
            findings.hidden.setdefault(f"{offer.verb} in {floor.state} ({floor.meeting.phase})", where)


def does_something(floor: Floor, by: str, offer: Offer) -> bool:
    """Whether anything would be entered: to pause a clock that stands is in order and does nothing."""
    return any(True for _fact in RULINGS[offer.verb](floor, Press(by=by, now=floor.at), **offer.args))


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
        book, html = record.read(room.pk), screens._drawn(room.pk, Audience("console", "en")).regions["steps"]
        struck = [int(button.value) for button in buttons(html)]
        assert struck == [each.act for each in (book.undoable(), book.redoable()) if each], where


# Phones


def aloud(floor: Floor, args: dict[str, Any]) -> bool:
    """Whether a phone shows but one thing: the roll call, the vote, the break, the floor that one has."""
    seat, speech, caucus = args["seat"], floor.speakers.speech, floor.business.caucus
    return (
        not floor.meeting.open
        or floor.roll.calling
        or floor.votes.current is not None
        or not floor.roll.in_room(seat)
        or bool(speech and speech.seat == seat)
        or bool(caucus and caucus.holder == seat)
    )


NOT_ON_PHONES = (
    Exempt("join_list", aloud, "one thing at a time, and a placard besides"),
    Exempt("leave_list", aloud, "one thing at a time, and a placard besides"),
    Exempt("second_motion", aloud, "one thing at a time, and a placard besides"),
    Exempt("withdraw_motion", aloud, "who has the floor says so; in a vote and in a break it waits"),
    Exempt(
        "second_motion",
        lambda floor, args: floor.business.motions.pending[0].id != args["id"],
        "the motion that is put is the one for which seconds are asked",
    ),
)
"""What a phone need not show, by verb."""


def on_phone(room: Committee, where: str, findings: Findings) -> None:
    floor, drawing = record.read(room.pk).floor, screens._drawn(room.pk, Audience("phone", "en"))
    kinds = re.findall(r'data-kind="([^"]+)"([^>]*)>', drawing.regions["kinds"])
    moves = {code for code, said in kinds if "data-reason" not in said}
    for seat, html in drawing.personal.items():
        by, live = f"seat:{seat}", set()
        for button in buttons(html):
            press = meant(room, Role.SEAT, seat, button.url, button.fields)
            refused = why_not(floor, by, RULINGS[press.verb], **press.args)
            if "disabled" in button.data:
                if not refused:
                    findings.greyed.setdefault(press.verb, where)
                continue
            live.add(press.key)
            if refused:
                findings.offered.setdefault(f"{press.verb}: {refused.msgid}", where)
        open_form = attributes(html, "mine").get("data-moves") == "yes"
        for offer in in_order(floor, by):
            if offer.verb == "raise_motion":
                said = f"raise_motion {offer.args['motion']} in {floor.state}"
                # The form is open to the seat, and the region of kinds says nothing against this one.
                shown = open_form and offer.args["motion"] in moves
                if shown and offer.refusal:
                    findings.offered.setdefault(f"{said}: {offer.refusal.msgid}", where)
                if not shown and not offer.refusal:
                    findings.hidden.setdefault(said, where)
            elif (
                offer.refusal is None
                and Meant(offer.verb, offer.args).key not in live
                and not exempt(NOT_ON_PHONES, floor, offer, seat=seat)
            ):
                said = f"{offer.verb} in {floor.state} ({floor.meeting.phase})"
                findings.hidden.setdefault(said, f"{where}, {seat}")


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
