"""Push = reload. A meeting in which every ruling is pressed, on every screen, in both languages.

After every act each screen is compared three ways: the page that has been pushed differences since
the beginning, a drawing made from nothing, and what a reload shows.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from msgspec.structs import replace

from committees import announcing, clerk, demonstration, devices, live, record, screens
from committees.access import Role
from committees.drawing import Audience, Drawing
from committees.models import Committee
from committees.order import RULINGS
from committees.rulings import take_procedure
from committees.screens import REGIONS
from delegates.models import Seat
from delegates.rulings import roll, speakers
from motions.rulings import casting
from tests.committees.meeting import MEETING, Step, act, played
from tests.doors.passes import appoint, browser
from tests.given import CHAIR, MEMBER, RULES

AUDIENCES = [
    Audience(role, language) for role in ("console", "phone", "projector") for language in ("en", "ja")
]
HOMES = {
    "console": (Role.DAIS, "dais/chair/", "chair"),
    "phone": (Role.SEAT, "seat/JPN/", "JPN"),
    "projector": (Role.PROJECTOR, "projector/", ""),
}
STANDINGS = ("phone/mine.html", "console/duty.html")
FORBIDDEN = re.compile(
    r"<form|<script|<style|\bstyle=|nonce|csrf|name=[\"']key[\"']|name=[\"']ruled[\"']|\bon[a-z]+=", re.I
)


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    screens.forget()
    yield
    screens.forget()


@pytest.fixture
def room(committee: Committee) -> Committee:
    return appoint(committee)


PARTIAL = re.compile(r'<hx-partial hx-target="#([^"]+)" hx-swap="outerMorph">(.*?)</hx-partial>', re.S)


def swapped(shown: dict[str, str], html: str, role: str) -> dict[str, str]:
    """A page's regions after a push: whole regions by their id, and rows of a list by theirs."""
    shown = dict(shown)
    for row, text in PARTIAL.findall(html):
        (name,) = [name for name, region in shown.items() if f'<li id="{row}"' in region]
        before, _li, rest = shown[name].partition(f'<li id="{row}"')
        shown[name] = before + text + rest[re.search(r"(?=<li id=|</ol>)", rest).start() :]
    names = "|".join(region.name for region in REGIONS[role])
    outside, *pieces = re.split(rf'(?=<(?:section|div) id="(?:{names})")', PARTIAL.sub("", html))
    assert outside == "", f"{outside!r} lies outside every region"
    return shown | {re.match(r'<\w+ id="(\w+)"', piece)[1]: piece for piece in pieces}


class Page:
    """A page that was loaded once, and since then only pushed to."""

    def __init__(self, room: Committee, audience: Audience) -> None:
        self.room, self.audience, self.role = room, audience, audience.role
        role, self.path, self.place = HOMES[audience.role]
        self.browser: Client = browser(role, room, self.place, language=audience.language)
        drawing = screens.draw(room.pk, audience)
        self.version, self.shown = drawing.version, dict(drawing.regions)

    def pushed(self) -> tuple[Drawing, str]:
        """Take the newest drawing as the socket would send it. What was sent."""
        before = screens.known(self.room.pk, self.audience, self.version)
        drawing = screens.draw(self.room.pk, self.audience)
        sent = drawing.since(before) if drawing.version != self.version else ""
        self.version = drawing.version
        self.shown = swapped(self.shown, sent, self.role)
        return drawing, sent

    def reloaded(self) -> str:
        response = self.browser.get(f"/{self.room.slug}/{self.path}")
        assert response.status_code == 200
        return str(response.content.decode())


def afresh(room: Committee, audience: Audience) -> Drawing:
    """A drawing made with nothing remembered; what was remembered is put back."""
    kept = dict(screens._easels)
    screens.forget()
    clerk._clerks.clear()
    try:
        return screens.draw(room.pk, audience)
    finally:
        screens._easels.clear()
        screens._easels.update(kept)


def test_the_meeting_below_presses_every_ruling() -> None:
    assert {step.verb for step in MEETING} == set(RULINGS)


@pytest.mark.parametrize("audience", AUDIENCES, ids="-".join)
def test_what_is_pushed_is_what_a_reload_shows(audience: Audience, room: Committee) -> None:
    page, personal = Page(room, audience), {}
    for said in played(room):
        drawing, _sent = page.pushed()
        personal |= {seat: html for seat, html in drawing.personal.items() if personal.get(seat) != html}
        # Who is on the roster no longer is signed out.
        personal = {seat: html for seat, html in personal.items() if seat in drawing.personal}
        fresh = afresh(room, audience)
        assert page.shown == fresh.regions, said
        assert personal == fresh.personal, said
        html = page.reloaded()
        for name, region in fresh.regions.items():
            assert region in html, f"{name} after {said}"
        place = page.place
        if place:
            # What only an office sees stands in two places of its page.
            for piece in (fresh.standings[place], fresh.personal[place].removeprefix(fresh.standings[place])):
                assert piece in html, said
        for region in (*fresh.regions.values(), *fresh.personal.values()):
            assert not FORBIDDEN.search(region), said
        assert [name for name, region in fresh.regions.items() if 'name="turns"' in region] == (
            ["turns"] if audience.role == "console" else []
        )


@pytest.mark.parametrize("role", ["console", "phone", "projector"])
def test_a_page_tells_its_version_and_every_region_has_its_place(role: str, room: Committee) -> None:
    page = Page(room, Audience(role, "en"))
    html = page.reloaded()
    assert f'data-version="{page.version}"' in html
    for region in REGIONS[role]:
        assert len(re.findall(rf'\bid="{region.name}"', html)) == 1


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were drawn, in order."""
    drawn: list[str] = []
    real = screens.render_to_string

    def counting(template: str, *args: Any) -> str:
        drawn.append(template)
        return real(template, *args)

    monkeypatch.setattr(screens, "render_to_string", counting)
    return drawn


@pytest.mark.parametrize("role", ["console", "phone", "projector"])
def test_the_same_state_is_drawn_once(role: str, in_session: Committee, renders: list[str]) -> None:
    audience = Audience(role, "en")
    first = screens.draw(in_session.pk, audience)
    assert [name for name in renders if name not in STANDINGS] == [
        region.template for region in REGIONS[role]
    ]
    renders.clear()
    assert screens.draw(in_session.pk, audience) is first
    assert renders == []
    record.enter(in_session.pk, speakers.join_list, by=CHAIR, seat="JPN")
    assert screens.draw(in_session.pk, audience) is not first
    assert [name for name in renders if name not in STANDINGS] == [
        region.template for region in REGIONS[role] if region.rests is None
    ]


def test_what_rests_on_rules_or_rows_is_drawn_anew_when_they_change(
    in_session: Committee, renders: list[str]
) -> None:
    phone, room = Audience("phone", "en"), in_session
    stricter = replace(
        RULES, kinds=RULES.kinds | {"close_debate": replace(RULES.kinds["close_debate"], seconds=7)}
    )
    before = screens.draw(room.pk, phone)
    said = {"text": "Lunch is at noon.", "projector": False, "phones": True, "console": False}
    for change, anew in (
        (lambda: record.enter(room.pk, speakers.join_list, by=CHAIR, seat="JPN"), []),
        (lambda: record.enter(room.pk, take_procedure, by=CHAIR, procedure=stricter), ["explained"]),
        (lambda: announcing.announce(room.conference, "key", [room], **said), ["announced", "explained"]),
    ):
        renders.clear()
        change()
        after = screens.draw(room.pk, phone)
        resting = [region.name for region in REGIONS["phone"] if region.rests]
        assert [name for name in resting if f"phone/{name}.html" in renders] == anew
        assert [name for name in resting if after.regions[name] != before.regions[name]] == anew[:1]
        before = after


def test_delegates_who_stand_alike_are_drawn_once(in_session: Committee, renders: list[str]) -> None:
    drawing = screens.draw(in_session.pk, Audience("phone", "en"))
    standings = screens.STANDINGS["phone"][0](sight_of(in_session))
    assert len(standings) == len(drawing.personal) == 6
    assert renders.count("phone/mine.html") == len(set(standings.values()))


ROLL_CALL = [
    Step("open_meeting", {"procedure": RULES}),
    Step("set_phones", {"level": "all"}),
    Step("answer_roll", {"seat": "AFG", "answer": "present"}),
]
DEBATE = [
    Step("all_present"),
    Step("close_roll_call"),
    Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"),
    Step("open_vote", {"paper": "$paper", "method": "roll_call"}, keeps="vote"),
    Step("cast_ballot", {"vote": "$vote", "seat": "JPN", "choice": "yes"}),
]


@pytest.mark.parametrize("watched", [
    pytest.param(ROLL_CALL, id="roll call"),
    pytest.param(DEBATE, id="debate and vote"),
])  # fmt: skip
def test_the_phones_of_51_delegates_take_a_handful_of_drawings(
    watched: list[Step], db: None, renders: list[str]
) -> None:
    demonstration.prepare()
    council, known = Committee.objects.get(slug=demonstration.SLUG), {}
    for step in ROLL_CALL + DEBATE:
        act(council, step, known)
        if step not in watched:
            continue
        renders.clear()
        drawing = screens.draw(council.pk, Audience("phone", "en"))
        assert len(drawing.personal) >= 51
        assert renders.count("phone/mine.html") <= 4, step.verb


def sight_of(committee: Committee) -> screens.Sight:
    book = record.read(committee.pk)
    return screens.Sight(committee, book, book.floor)


def test_a_state_that_shows_nothing_new_keeps_its_version_and_sends_nothing(in_session: Committee) -> None:
    audience = Audience("projector", "en")
    before = screens.draw(in_session.pk, audience)
    record.enter(in_session.pk, speakers.set_speaking_time, by=CHAIR, seconds=45)
    after = screens.draw(in_session.pk, audience)
    assert after.version == before.version
    assert after.seen != before.seen
    assert after.since(before) == ""


def test_a_ballot_changes_nothing_on_phones_but_the_voters_standing_and_the_next_ones(
    room: Committee,
) -> None:
    steps = iter(MEETING)
    known: dict[str, int] = {}
    while (vote := record.read(room.pk).floor.votes.current) is None or vote.method != "roll_call":
        act(room, next(steps), known)
    assert len(vote.pending) > 3
    before = screens.draw(room.pk, Audience("phone", "en"))
    for called, following in zip(vote.order, (*vote.order[1:], None), strict=True):
        record.enter(room.pk, casting.cast_ballot, by=CHAIR, vote=vote.id, seat=called, choice="yes")
        after = screens.draw(room.pk, Audience("phone", "en"))
        assert after.version == before.version
        assert after.since(before) == ""
        changed = {seat for seat, html in after.personal.items() if before.personal[seat] != html}
        assert changed == {called, following} - {None}
        before = after


# The projector, blank and held


def scene(committee: Committee) -> str:
    return screens.draw(committee.pk, Audience("projector", "en")).regions["scene"]


def press(committee: Committee, do: str) -> None:
    client = browser(Role.DAIS, committee, "chair")
    assert client.post(f"/{committee.slug}/dais/chair/projector/", {"do": do}).status_code == 302


def test_a_blank_projector_shows_nothing_of_the_room_and_comes_back(in_session: Committee) -> None:
    appoint(in_session)
    record.enter(in_session.pk, speakers.recognise, by=CHAIR, seat="JPN")
    shown = scene(in_session)
    assert "Japan" in shown
    press(in_session, "blank")
    assert "Japan" not in scene(in_session)
    press(in_session, "blank")
    assert "Japan" not in scene(in_session), "a repeated press changes nothing more"
    press(in_session, "show")
    assert scene(in_session) == shown


def test_a_held_projector_stays_where_it_was_whatever_happens_even_an_undo(in_session: Committee) -> None:
    appoint(in_session)
    speech = record.enter(in_session.pk, speakers.recognise, by=CHAIR, seat="JPN").act
    shown = scene(in_session)
    press(in_session, "freeze")
    record.enter(in_session.pk, speakers.recognise, by=CHAIR, seat="BRA")
    assert scene(in_session) == shown
    for entry in (record.read(in_session.pk).undoable() for _time in range(2)):
        assert entry is not None
        record.strike(in_session.pk, entry.act, by=CHAIR)
        assert scene(in_session) == shown
    assert speech in record.read(in_session.pk).dead
    press(in_session, "follow")
    assert "Japan" not in scene(in_session)


def test_a_held_projector_goes_on_showing_a_result_that_was_undone(room: Committee) -> None:
    for said in played(room):
        if said == "announce_result":
            break
    shown = scene(room)
    assert "scene-result" in shown
    press(room, "freeze")
    undone = record.read(room.pk).undoable()
    assert undone is not None
    record.strike(room.pk, undone.act, by=CHAIR)
    assert scene(room) == shown


def test_a_result_without_a_quorum_reads_no_decision_everywhere(room: Committee) -> None:
    """Three of five members vote; before it is closed two more seats are found to be members."""
    known: dict[str, int] = {}
    order = (*record.read(room.pk).floor.roll.order, "ITA", "USA")
    for step in (
        Step("open_meeting", {"procedure": RULES}),
        Step("all_present"),
        Step("close_roll_call"),
        Step("leave_room", {"seat": "BRA"}),
        Step("leave_room", {"seat": "DEU"}),
        Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"),
        Step("open_vote", {"paper": "$paper", "method": "roll_call"}, keeps="vote"),
        *(
            Step("cast_ballot", {"vote": "$vote", "seat": seat, "choice": "yes"})
            for seat in ("JPN", "POL", "SEN")
        ),
        Step("admit_seats", {"seats": {"ITA": MEMBER, "USA": MEMBER}, "order": order}, by="secretariat"),
        Step("close_vote", {"vote": "$vote"}),
    ):
        act(room, step, known)
    step_said = screens.draw(room.pk, Audience("console", "en")).regions["next"]
    assert "so nothing is decided on L.1" in step_said
    assert "adopted" not in step_said
    act(room, Step("announce_result", {"vote": "$vote"}), known)
    assert "No decision" in scene(room)
    assert "Rejected" not in scene(room)
    assert "No decision on A/UNHRC/L.1: 3 present, 4 needed" in screens.draw(
        room.pk, Audience("phone", "en")
    ).since(None)
    draft = record.read(room.pk).floor.papers.draft(known["paper"])
    assert draft is not None
    assert draft.standing == "introduced"


def test_a_change_of_rows_is_drawn_as_well(in_session: Committee) -> None:
    before = screens.draw(in_session.pk, Audience("phone", "en"))
    with live.rows_change(in_session.pk):
        in_session.topics.update(title="Another topic")
    after = screens.draw(in_session.pk, Audience("phone", "en"))
    assert "Another topic" in after.since(before)
    seat = Seat.objects.get(committee=in_session, code="JPN")
    assert "seat:JPN:" not in "".join(after.passes)
    device = devices.come_in(seat, "", "phone")
    assert device is not None
    passes = screens.draw(in_session.pk, Audience("phone", "en")).passes
    assert passes[f"seat:JPN:{device.name}"] == seat.generation


@pytest.mark.parametrize("audience", [each for each in AUDIENCES if each.role != "phone"], ids="-".join)
def test_who_stands_at_the_door_is_pushed_as_a_reload_shows_it(audience: Audience, room: Committee) -> None:
    """Devices that ask and are answered, and the room's code; nothing of it is on the record."""
    page, seat = Page(room, audience), Seat.objects.get(committee=room, code="JPN")
    seq, region = record.read(room.pk).seq, "asking" if audience.role == "console" else "code"
    seen = {page.shown[region]}
    for change in (
        lambda: devices.come_in(seat, "", "phone", by=""),
        lambda: [devices.come_in(seat, "", "laptop") for _device in range(5)],
        lambda: press(room, "code"),
        lambda: devices.refuse_all(room.pk, CHAIR),
    ):
        change()
        page.pushed()
        fresh = afresh(room, audience)
        assert page.shown == fresh.regions
        assert not FORBIDDEN.search(fresh.regions[region])
        html = page.reloaded()
        assert all(each in html for each in fresh.regions.values())
        seen.add(page.shown[region])
    assert len(seen) == (3 if audience.role == "console" else 2)
    assert record.read(room.pk).seq == seq


def test_a_seat_that_is_admitted_later_gets_a_place_on_every_screen(in_session: Committee) -> None:
    screens.draw(in_session.pk, Audience("phone", "en"))
    order = (*record.read(in_session.pk).floor.roll.order, "ITA")
    record.enter(in_session.pk, roll.admit_seats, by="secretariat", seats={"ITA": roll.Rights()}, order=order)
    assert "ITA" in screens.draw(in_session.pk, Audience("phone", "en")).personal
    assert 'id="seat-ITA"' in screens.draw(in_session.pk, Audience("console", "en")).regions["seats"]
