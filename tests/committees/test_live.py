"""Sockets: who is let in, and what each act sends."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from committees import beats, live, record, screens
from committees.access import Role
from committees.drawing import Audience, Drawing
from committees.models import Committee
from delegates.notes import pass_note
from tests.committees.meeting import Step, act
from tests.committees.watching import HOST, PATIENCE, Screen, enter, in_thread
from tests.conftest import found_committee
from tests.doors.passes import appoint, pass_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_drawn")]


@pytest.fixture
def room(in_session: Committee, monkeypatch: pytest.MonkeyPatch) -> Committee:
    """A committee in session, on a server whose heart does not beat while a test lasts."""
    monkeypatch.setattr(live, "BEAT", 3600)
    return appoint(in_session)


# Refusals


@pytest.mark.parametrize(
    ("path", "holder"),
    [
        ("/unhrc/seat/JPN/live/", None),
        ("/unhrc/seat/JPN/live/", (Role.SEAT, "BRA")),
        ("/unhrc/seat/JPN/live/", (Role.DAIS, "chair")),
        ("/unhrc/dais/chair/live/", (Role.DAIS, "vice-chair")),
        ("/unhrc/dais/chair/live/", (Role.SEAT, "JPN")),
        ("/unhrc/dais/chair/live/", (Role.PROJECTOR, "")),
        ("/unhrc/projector/live/", (Role.SEAT, "JPN")),
        ("/unsc/seat/JPN/live/", (Role.SEAT, "JPN")),
        ("/unsc/projector/live/", (Role.PROJECTOR, "")),
    ],
)
async def test_a_socket_without_the_pass_of_its_place_is_refused(
    path: str, holder: Any, room: Committee
) -> None:
    await in_thread(found_committee, "unsc")
    cookie = f"pass={await in_thread(pass_for, holder[0], room, holder[1])}" if holder else None
    assert await Screen(path, cookie).socket.connect(PATIENCE) == (False, 4404)


@pytest.mark.parametrize(
    "spoil", [lambda real: real[:-2] + "xx", lambda real: "", lambda real: "a" * 4000, lambda real: "é"]
)
async def test_a_forged_pass_is_refused(spoil: Callable[[str], str], room: Committee) -> None:
    cookie = spoil(await in_thread(pass_for, Role.SEAT, room, "JPN"))
    assert await Screen("/unhrc/seat/JPN/live/", f"pass={cookie}").socket.connect(PATIENCE) == (False, 4404)


@pytest.mark.parametrize(
    "origin",
    [
        f"https://{HOST}", "http://room.example", "http://room.example:8001", "http://evil.example:8000",
        f"http://{HOST}.evil.example", f"http://evil@{HOST}", "null", "", None, "http://[", f"//{HOST}", HOST,
    ],
)  # fmt: skip
async def test_a_socket_of_a_page_from_elsewhere_is_refused(origin: str | None, room: Committee) -> None:
    cookie = f"pass={await in_thread(pass_for, Role.SEAT, room, 'JPN')}"
    screen = Screen("/unhrc/seat/JPN/live/", cookie, origin=origin)
    assert await screen.socket.connect(PATIENCE) == (False, 4404)


async def test_behind_tls_a_page_must_come_by_tls(room: Committee, settings: Any) -> None:
    settings.SECURE_TLS = True
    cookie = f"pass={await in_thread(pass_for, Role.SEAT, room, 'JPN')}"
    for origin, let_in in ((f"http://{HOST}", False), (f"https://{HOST}", True)):
        screen = Screen("/unhrc/seat/JPN/live/", cookie, origin=origin)
        assert (await screen.socket.connect(PATIENCE))[0] is let_in
        await screen.leave()


@pytest.mark.parametrize("others", ['theme={"dark":true}; ', "a/b@c=1; ", "; ;=;", 'x="un; '])
async def test_cookies_of_others_at_the_same_address_are_in_nobodys_way(others: str, room: Committee) -> None:
    cookie = f"{others}; pass={await in_thread(pass_for, Role.SEAT, room, 'JPN')}"
    screen = Screen("/unhrc/seat/JPN/live/", cookie)
    assert (await screen.socket.connect(PATIENCE))[0]
    assert (await screen.frame())["from"] is None
    await screen.leave()


# What is sent


async def whole(screen: Screen, audience: Audience, room: Committee) -> Drawing:
    """The drawing that a screen is shown first, compared with what the committee looks like."""
    drawing = await in_thread(screens.draw, room.pk, audience)
    assert await screen.frame() == {"from": None, "to": drawing.version, "html": drawing.since(None)}
    return drawing


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("role", "place", "screen"),
    [(Role.DAIS, "chair", "console"), (Role.SEAT, "JPN", "phone"), (Role.PROJECTOR, "", "projector")],
)
async def test_a_screen_is_shown_everything_first(
    role: Role, place: str, screen: str, language: str, room: Committee, watch: Any
) -> None:
    socket = await watch(role, place, language=language)
    drawing = await whole(socket, Audience(screen, language), room)
    if role is Role.SEAT:
        assert await socket.frame() == {"from": None, "to": drawing.version, "html": drawing.personal[place]}


async def test_an_act_sends_a_phone_one_shared_frame_and_one_of_its_own(room: Committee, watch: Any) -> None:
    japan, brazil = await watch(Role.SEAT, "JPN"), await watch(Role.SEAT, "BRA")
    before = (await japan.frames())[0]
    await brazil.frames()
    await enter(room, "join_list", by="seat:JPN", seat="JPN")
    drawing = await in_thread(screens.draw, room.pk, Audience("phone", "en"))
    shared, own = await japan.frames()
    assert (shared["from"], shared["to"]) == (before["to"], drawing.version)
    assert "Japan" in shared["html"]
    assert 'id="mine"' not in shared["html"]
    assert own == {"from": None, "to": drawing.version, "html": drawing.personal["JPN"]}
    assert await brazil.frames() == [shared]


async def test_each_act_sends_a_console_one_frame_that_leads_on_from_the_last(
    room: Committee, watch: Any
) -> None:
    console = await watch(Role.DAIS, "chair")
    last, _own = await console.frames()
    for verb, args in (("join_list", {"seat": "JPN"}), ("recognise", {"seat": "JPN"}), ("close_list", {})):
        await enter(room, verb, **args)
        (frame,) = await console.frames()
        assert frame["from"] == last["to"]
        assert frame["to"] == screens.version_text((await in_thread(beats.versions, [room.pk]))[room.pk])
        last = frame


async def test_acts_that_come_faster_than_they_can_be_drawn_are_sent_as_one(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_draw, draw = threading.Event(), screens.draw
    may_draw.set()

    def drawing_when_let(*args: Any) -> Drawing:
        assert may_draw.wait(PATIENCE)
        return draw(*args)

    monkeypatch.setattr(screens, "draw", drawing_when_let)
    console = await Screen.of(room, Role.DAIS, "chair")
    first, _own = await console.frames()
    may_draw.clear()
    for seat in ("JPN", "BRA", "SEN"):
        await enter(room, "join_list", seat=seat)
    may_draw.set()
    (frame,) = await console.frames()
    seq = (await in_thread(record.read, room.pk)).seq
    assert (frame["from"], frame["to"].split(".")[1]) == (first["to"], str(seq))
    await enter(room, "close_list")
    assert (await console.frame())["from"] == frame["to"]
    await console.leave()


async def test_a_refused_act_sends_nothing(room: Committee, watch: Any) -> None:
    console = await watch(Role.DAIS, "chair")
    first, _own = await console.frames()
    with pytest.raises(record.OutOfOrder):
        await enter(room, "reopen_list")
    await enter(room, "join_list", seat="JPN")
    assert (await console.frame())["from"] == first["to"]


async def test_a_screen_that_lost_its_place_asks_for_everything(room: Committee, watch: Any) -> None:
    phone = await watch(Role.SEAT, "JPN")
    first = await phone.frames()
    await phone.say('{"whole": 1}')
    assert await phone.frames() == first


async def test_a_question_for_the_time_is_answered_with_the_question(watch: Any) -> None:
    phone = await watch(Role.SEAT, "JPN")
    await phone.frames()
    await phone.say('{"time": 12345.678}')
    answer = await phone.frame()
    assert answer["time"] == 12345.678
    assert abs(answer["now"] - live.wall_clock.now()) < 60_000


GARBAGE = [
    "", "{", "nonsense", "null", "[]", "1", '"time"', '{"time": null}', '{"time": "1"}', '{"time": true}', '{"time": NaN}',
    '{"time": Infinity}', '{"time": -Infinity}', '{"time": 1e999}', '{"time": [1]}', "[" * 199, '{"a":' * 40, "[" * 100_000,
    '{"time": 1' + "0" * 1_000_000 + "}", '{"act": "close"}', "\ud83d", "\x00",
]  # fmt: skip


async def test_garbage_is_not_answered_and_hurts_nobody(watch: Any) -> None:
    phone = await watch(Role.SEAT, "JPN")
    await phone.frames()
    for garbage in GARBAGE:
        await phone.say(garbage)
    await phone.socket.send_input({"type": "websocket.receive", "bytes": b"\x00\xff" * 1000})
    await phone.socket.send_input({"type": "websocket.receive", "bytes": b"{}", "text": None})
    await phone.say('{"time": 7}')
    assert (await phone.frame())["time"] == 7


async def test_a_ballot_reaches_the_phone_of_who_voted_and_of_who_is_next_and_no_other(
    room: Committee, watch: Any
) -> None:
    known: dict[str, int] = {}
    for step in (
        Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"),
        Step("open_vote", {"paper": "$paper", "method": "roll_call"}, keeps="vote"),
    ):
        await in_thread(act, room, step, known)
    vote = (await in_thread(record.read, room.pk)).floor.votes.current
    phones = {seat: await watch(Role.SEAT, seat) for seat in (*vote.order, "FRA")}
    for phone in phones.values():
        (shown, _own) = await phone.frames()
    voter, following, *others = phones
    await enter(room, "cast_ballot", vote=vote.id, seat=voter, choice="yes")
    personal = (await in_thread(screens.draw, room.pk, Audience("phone", "en"))).personal
    for seat in (voter, following):
        assert await phones[seat].frames() == [{"from": None, "to": shown["to"], "html": personal[seat]}]
    for seat in others:
        await phones[seat].say('{"time": 1}')
        assert (await phones[seat].frame())["time"] == 1


async def test_a_note_reaches_the_phone_of_who_receives_it_and_no_other(room: Committee, watch: Any) -> None:
    await enter(room, "set_notes", on=True)
    phones = {seat: await watch(Role.SEAT, seat) for seat in ("JPN", "BRA", "SEN")}
    console = await watch(Role.DAIS, "chair")
    for phone in phones.values():
        (shown, _own) = await phone.frames()
    await console.frames()
    await in_thread(pass_note, room, "seat:JPN", "k1", "Meet us outside?", ("BRA",), dais=False)
    (frame,) = await phones["BRA"].frames()
    assert (frame["from"], frame["to"]) == (None, shown["to"])
    assert "1 new" in frame["html"]
    assert "outside" not in frame["html"]
    for screen in (phones["JPN"], phones["SEN"], console):
        await screen.say('{"time": 1}')
        assert (await screen.frame())["time"] == 1
