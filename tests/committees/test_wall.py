"""The secretariat's wall: push = reload for every committee on it, and its one socket for all of them."""

from collections.abc import AsyncIterator, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from msgspec.structs import replace

from committees import access, live, record, screens, wall_clock
from committees.access import Role
from committees.drawing import Audience
from committees.models import Announcement, Call, Committee, Conference
from committees.secretariat import accounts
from committees.secretariat.founding import describe, found
from delegates.rulings import speakers
from tests.committees.meeting import played
from tests.committees.test_screens import FORBIDDEN, afresh
from tests.committees.watching import PATIENCE, Screen, in_thread, until
from tests.conftest import found_committee
from tests.doors.passes import appoint, browser, chair
from tests.given import CHAIR

WALL = Audience("wall", "en")
NOBODY = {"projector": 0, "dais": 0, "seat": 0}


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    screens.forget()
    yield
    screens.forget()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_pushed_to_the_wall_is_what_a_reload_shows(language: str, committee: Committee) -> None:
    appoint(committee)
    other = found_committee("unsc")
    wall, audience = (
        browser(Role.SECRETARIAT, committee.conference, language=language),
        WALL._replace(language=language),
    )
    still = screens.draw(other.pk, audience)
    sentences = set()
    for said in played(committee):
        drawing = screens.draw(committee.pk, audience)
        fresh = afresh(committee, audience)
        assert drawing.regions == fresh.regions, said
        html = wall.get("/secretariat/wall/").content.decode()
        assert drawing.regions["room"] in html, said
        assert f'data-room="unhrc" data-version="{drawing.version}"' in html, said
        assert still.regions["room"] in html
        assert not FORBIDDEN.search(drawing.regions["room"]), said
        sentences.add(drawing.regions["room"])
    assert len(sentences) > 60, "hardly anything of a meeting shows"
    assert screens.draw(other.pk, audience) is still


def test_a_committees_place_says_what_goes_on_there(in_session: Committee) -> None:
    record.enter(in_session.pk, speakers.recognise, by=CHAIR, seat="JPN")
    region = screens.draw(in_session.pk, WALL).regions["room"]
    for shown in (
        "HRC",
        "Formal debate",
        "6/6",
        "Japan",
        'class="clock',
        "Rights of the child",
        "introduced: 0",
    ):
        assert shown in region, shown


def another_conference(committee: Committee) -> Conference:
    another = Conference.objects.get(pk=committee.conference_id)
    another.pk, another.slug = None, "mun-2"
    another.save()
    return another


def test_a_committee_that_is_founded_is_told_on_the_places_of_the_others(in_session: Committee) -> None:
    before = screens.draw(in_session.pk, WALL)
    assert 'data-rooms="1"' in before.regions["room"]
    founded = found(in_session.conference, replace(describe(in_session), slug="unsc"))
    after = screens.draw(in_session.pk, WALL)
    assert after.version != before.version
    assert 'data-rooms="2"' in after.regions["room"]
    assert 'data-rooms="2"' in screens.draw(founded.pk, WALL).regions["room"]


def test_a_wall_without_committees_looks_again_by_itself(committee: Committee) -> None:
    wall, refresh = browser(Role.SECRETARIAT, committee.conference), '<meta http-equiv="refresh"'
    assert f"<noscript>{refresh}" in wall.get("/secretariat/wall/").content.decode()
    Committee.objects.update(conference=another_conference(committee))
    page = wall.get("/secretariat/wall/").content.decode()
    assert refresh in page
    assert f"<noscript>{refresh}" not in page


def test_a_wall_that_polls_is_told_everything_once(in_session: Committee) -> None:
    other = found_committee("unsc")
    wall = browser(Role.SECRETARIAT, in_session.conference)
    answer = wall.get("/secretariat/wall/state/")
    assert answer.json()["rooms"] == [
        {"room": room.slug, "here": NOBODY, "from": None, "to": drawing.version, "html": drawing.since(None)}
        for room in (in_session, other)
        for drawing in (screens.draw(room.pk, WALL),)
    ]
    same = {"If-None-Match": answer["ETag"]}
    assert wall.get("/secretariat/wall/state/", headers=same).status_code == 304
    record.enter(in_session.pk, speakers.recognise, by=CHAIR, seat="JPN")
    assert wall.get("/secretariat/wall/state/", headers=same).status_code == 200


def pass_of(conference: Conference) -> str:
    return access.sealed(access.new_bearer(Role.SECRETARIAT, conference))


# Calls for help


def texts(committee: Committee) -> dict[str, str]:
    """Every region that has to do with the secretariat, by its screen."""
    places = (("wall", "room"), ("console", "secretariat"), ("phone", "announced"), ("projector", "scene"))
    return {
        screen: screens.draw(committee.pk, Audience(screen, "en")).regions[name] for screen, name in places
    }


@pytest.fixture
def at_work(in_session: Committee) -> tuple[Committee, Client, Client]:
    """A committee in session, its Chair and the secretariat."""
    appoint(in_session)
    return in_session, chair(in_session), browser(Role.SECRETARIAT, in_session.conference)


def test_a_call_for_help_is_shown_answered_and_closed(at_work: tuple[Committee, Client, Client]) -> None:
    room, dais, wall = at_work
    asked = {"kind": "it", "words": "The projector <b>is dark</b>", "key": "k1"}
    for _time in range(2):
        assert dais.post("/unhrc/dais/chair/calls/", asked).status_code == 302
    call = Call.objects.get()
    assert (call.by, call.kind) == ("dais:chair", "it")
    shown = texts(room)
    for screen in ("wall", "console"):
        assert "Help wanted: IT" in shown[screen]
        assert "The projector &lt;b&gt;is dark&lt;/b&gt;" in shown[screen]
        assert "→" not in shown[screen]
    assert "Help wanted" not in shown["phone"] + shown["projector"]
    place = f"/secretariat/wall/unhrc/calls/{call.pk}/"
    assert wall.post(place, {"do": "coming"}).headers["Location"] == "/secretariat/wall/"
    assert "→ On our way" in texts(room)["console"]
    wall.post(place, {"do": "answer", "words": "In five minutes"})
    assert "→ In five minutes" in texts(room)["console"]
    assert dais.post(f"/unhrc/dais/chair/calls/{call.pk}/", {"do": "close"}).status_code == 302
    assert "Help wanted" not in "".join(texts(room).values())
    before = room.calls.values().get()
    wall.post(place, {"do": "answer", "words": "too late"})
    assert room.calls.values().get() == before


def test_the_wall_closes_a_call_too_but_nobody_elses(at_work: tuple[Committee, Client, Client]) -> None:
    room, dais, wall = at_work
    other = appoint(found_committee("unsc"))
    dais.post("/unhrc/dais/chair/calls/", {"kind": "staff"})
    call = Call.objects.get()
    chair(other).post(f"/unsc/dais/chair/calls/{call.pk}/", {"do": "close"})
    wall.post(f"/secretariat/wall/unsc/calls/{call.pk}/", {"do": "close"})
    assert "Help wanted: Staff" in texts(room)["wall"]
    wall.post(f"/secretariat/wall/unhrc/calls/{call.pk}/", {"do": "close"})
    assert "Help wanted" not in texts(room)["wall"]


def test_a_call_moves_its_committees_stamp_and_no_other(at_work: tuple[Committee, Client, Client]) -> None:
    room, dais, _wall = at_work
    other = found_committee("unsc")
    stamps = dict(Committee.objects.values_list("pk", "stamp"))
    dais.post("/unhrc/dais/chair/calls/", {"kind": "director"})
    now = dict(Committee.objects.values_list("pk", "stamp"))
    assert now[room.pk] == stamps[room.pk] + 1
    assert now[other.pk] == stamps[other.pk]


# Announcements


SAID = {"text": "Lunch is at 12:30 today", "screen": ["projector", "phones", "console"], "key": "k2"}


def test_an_announcement_shows_where_it_was_sent_until_it_is_taken_down(
    at_work: tuple[Committee, Client, Client],
) -> None:
    room, _dais, wall = at_work
    other = found_committee("unsc")
    for _time in range(2):
        answer = wall.post("/secretariat/wall/announcements/", {**SAID, "committee": ["unhrc"]})
        assert answer.status_code == 302
    assert all("Lunch is at 12:30 today" in text for text in texts(room).values())
    assert not any("Lunch" in text for text in texts(other).values())
    record.enter(room.pk, speakers.recognise, by=CHAIR, seat="JPN")
    scene = texts(room)["projector"]
    assert "Japan" in scene
    assert 'class="clock' in scene
    assert "Lunch" in scene
    place = f"/secretariat/wall/announcements/{Announcement.objects.get().pk}/"
    wall.post(place, {"do": "down"})
    assert not any("Lunch" in text for text in texts(room).values())


def test_an_announcement_shows_on_the_screens_that_were_chosen(
    at_work: tuple[Committee, Client, Client],
) -> None:
    room, _dais, wall = at_work
    said = {**SAID, "screen": ["phones"], "committee": ["unhrc"], "kind": "crisis"}
    wall.post("/secretariat/wall/announcements/", said)
    shown = texts(room)
    assert {screen for screen, text in shown.items() if "Lunch" in text} == {"wall", "phone"}
    assert "Crisis update" in shown["phone"]
    assert "not on the console" in shown["wall"]


def test_the_wall_says_who_of_the_dais_has_read_it_first(at_work: tuple[Committee, Client, Client]) -> None:
    room, dais, wall = at_work
    wall.post("/secretariat/wall/announcements/", {**SAID, "committee": ["unhrc"]})
    assert "not read yet" in texts(room)["wall"]
    pk = Announcement.objects.get().pk
    dais.post(f"/unhrc/dais/chair/announcements/{pk}/", {"do": "read"})
    browser(Role.DAIS, room, "vice-chair").post(f"/unhrc/dais/vice-chair/announcements/{pk}/", {"do": "read"})
    assert "read by Chair, " in texts(room)["wall"]
    assert 'value="read"' not in texts(room)["console"]


def test_an_announcement_ends_by_the_pages_clock_and_is_cleared_away_with_the_next(
    at_work: tuple[Committee, Client, Client],
) -> None:
    room, _dais, wall = at_work
    wall.post("/secretariat/wall/announcements/", {**SAID, "committee": ["unhrc"], "until": "20"})
    end = Announcement.objects.get().until
    assert end is not None
    assert 0 <= end - wall_clock.now() <= 20 * 60_000
    assert all(f'data-end="{end}"' in text for text in texts(room).values())
    Announcement.objects.update(until=wall_clock.now() - 1)
    wall.post(
        "/secretariat/wall/announcements/", {**SAID, "text": "Next", "key": "k3", "committee": ["unhrc"]}
    )
    assert not any("Lunch" in text for text in texts(room).values())


def test_a_purge_empties_what_was_typed(at_work: tuple[Committee, Client, Client]) -> None:
    room, dais, wall = at_work
    dais.post("/unhrc/dais/chair/calls/", {"kind": "it", "words": "Ask for Ms. Sato"})
    wall.post(
        f"/secretariat/wall/unhrc/calls/{Call.objects.get().pk}/", {"do": "answer", "words": "Mr. Mori"}
    )
    wall.post("/secretariat/wall/announcements/", {**SAID, "committee": ["unhrc"]})
    call_command("purge", stdout=StringIO())
    assert not Call.objects.exists()
    assert not Announcement.objects.exists()
    assert not any(name in text for text in texts(room).values() for name in ("Sato", "Mori", "Lunch"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": " "}, "Write what is to be announced."),
        ({"text": "x" * 141}, "That is 141 characters long; 140 are the most."),
        ({"committee": []}, "Choose a committee."),
        ({"committee": ["unsc-elsewhere"]}, "Choose a committee."),
        ({"screen": []}, "Choose a screen."),
        ({"until": "soon"}, "Write the time as 14:30, or as minutes from now."),
    ],
)
def test_what_cannot_be_announced_is_refused_with_a_sentence(
    change: dict[str, Any], sentence: str, at_work: tuple[Committee, Client, Client]
) -> None:
    _room, _dais, wall = at_work
    answer = wall.post("/secretariat/wall/announcements/", {**SAID, "committee": ["unhrc"], **change})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Announcement.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestSocket:
    """One socket follows all committees of the conference, and none of another."""

    @pytest.fixture
    async def rooms(
        self, in_session: Committee, monkeypatch: pytest.MonkeyPatch
    ) -> AsyncIterator[list[Committee]]:
        monkeypatch.setattr(live, "BEAT", 3600)
        yield [in_session, await in_thread(found_committee, "unsc")]
        assert not live._hubs, "a wall was left behind"

    async def opened(self, room: Committee) -> Screen:
        screen = Screen("/secretariat/wall/live/", f"pass={await in_thread(pass_of, room.conference)}")
        assert (await screen.socket.connect(PATIENCE))[0]
        return screen

    async def test_each_frame_says_of_which_committee_it_is(self, rooms: list[Committee]) -> None:
        wall = await self.opened(rooms[0])
        shown = {(frame := await wall.frame())["room"]: frame for _room in rooms}
        for room in rooms:
            drawing = await in_thread(screens.draw, room.pk, WALL)
            whole = {"from": None, "to": drawing.version, "html": drawing.since(None)}
            assert shown[room.slug] == {"room": room.slug, "here": NOBODY} | whole
        await in_thread(record.enter, rooms[0].pk, speakers.recognise, by=CHAIR, seat="JPN")
        frame = await wall.frame()
        assert (frame["room"], frame["from"]) == ("unhrc", shown["unhrc"]["to"])
        assert "Japan" in frame["html"]
        await wall.say('{"whole": 1}')
        assert {(await wall.frame())["room"] for _room in rooms} == {"unhrc", "unsc"}
        await wall.leave()

    async def test_another_conferences_committees_stay_there(self, rooms: list[Committee]) -> None:
        def elsewhere() -> None:
            Committee.objects.filter(slug="unsc").update(conference=another_conference(rooms[0]))

        await in_thread(elsewhere)
        wall = await self.opened(rooms[0])
        assert [frame["room"] for frame in await wall.frames()] == ["unhrc"]
        assert {committee for committee, _bearer in live.following()} == {rooms[0].pk}
        await wall.leave()

    async def test_a_wall_that_is_signed_out_is_closed_once(self, rooms: list[Committee]) -> None:
        wall = await self.opened(rooms[0])
        for _room in rooms:
            await wall.frame()
        await in_thread(accounts.sign_secretariat_out)
        assert await wall.closed() == 4403
        await until(lambda: live.following() == [])
        assert await wall.socket.receive_nothing()
        await wall.leave()

    @pytest.mark.parametrize(("role", "place"), [(Role.SEAT, "JPN"), (Role.PROJECTOR, ""), (None, "")])
    async def test_nobody_elses_pass_opens_it(
        self, role: Role | None, place: str, rooms: list[Committee]
    ) -> None:
        def held() -> Any:
            return access.sealed(access.new_bearer(role, rooms[0], place)) if role else None

        cookie = await in_thread(held)
        wall = Screen("/secretariat/wall/live/", f"pass={cookie}" if cookie else None)
        assert await wall.socket.connect(PATIENCE) == (False, 4404)
