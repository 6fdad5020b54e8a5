"""Sockets: who is let in, what each act sends, and what becomes of screens that misbehave."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from committees import access, beats, delivering, devices, live, record, screens
from committees.access import Role
from committees.drawing import Audience, Drawing
from committees.models import Committee
from committees.order import RULINGS
from delegates.models import Country, Device, Seat
from delegates.notes import pass_note
from tests.committees.meeting import Step, act
from tests.committees.watching import HOST, PATIENCE, Screen, in_thread
from tests.conftest import found_committee
from tests.doors.passes import appoint, pass_for
from tests.given import CHAIR

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(in_session: Committee, monkeypatch: pytest.MonkeyPatch) -> Committee:
    """A committee in session, on a server whose heart does not beat while a test lasts."""
    monkeypatch.setattr(live, "BEAT", 3600)
    return appoint(in_session)


@pytest.fixture(autouse=True)
async def everybody_leaves() -> AsyncIterator[None]:
    screens.forget()
    yield
    screens.forget()
    assert not live._hubs, "a screen was left behind"


@pytest.fixture
async def watch(room: Committee) -> AsyncIterator[Callable[..., Any]]:
    """Opens screens, and closes them after the test."""
    opened: list[Screen] = []

    async def opening(role: Role, place: str = "", **kwargs: Any) -> Screen:
        opened.append(await Screen.of(room, role, place, **kwargs))
        return opened[-1]

    yield opening
    for screen in opened:
        await screen.leave()


async def enter(room: Committee, verb: str, *, by: str = CHAIR, **args: Any) -> None:
    await in_thread(record.enter, room.pk, RULINGS[verb], by=by, **args)


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


# Passes that were voided


def void(room: Committee) -> None:
    with live.rows_change(room.pk):
        Seat.objects.filter(committee=room, code="JPN").update(generation=1)


async def test_a_voided_pass_closes_its_screen_and_no_other(room: Committee, watch: Any) -> None:
    japan, brazil = await watch(Role.SEAT, "JPN"), await watch(Role.SEAT, "BRA")
    await japan.frames()
    await brazil.frames()
    await in_thread(void, room)
    assert await japan.closed() == 4403
    await enter(room, "join_list", seat="SEN")
    assert "Senegal" in (await brazil.frame())["html"]


def sign_out_the_first(room: Committee) -> None:
    first = Device.objects.filter(seat__committee=room, seat__code="JPN").earliest("pk")
    devices.sign_out(Device.objects.filter(pk=first.pk), room.pk)


async def test_a_device_that_is_signed_out_is_gone_within_two_seconds_and_its_partner_stays(
    room: Committee, watch: Any
) -> None:
    lost, partner = await watch(Role.SEAT, "JPN"), await watch(Role.SEAT, "JPN")
    await lost.frames()
    await partner.frames()
    async with asyncio.timeout(2):
        await in_thread(sign_out_the_first, room)
        assert await lost.closed() == 4403
    await enter(room, "join_list", seat="SEN")
    assert "Senegal" in (await partner.frame())["html"]


async def test_a_device_that_was_admitted_while_the_room_was_drawn_is_not_shown_out(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drawing under way has read the passes already; the next one knows the device."""
    may_draw, drawn, draw = threading.Event(), threading.Event(), screens.draw
    may_draw.set()

    def holding_back(*args: Any) -> Drawing:
        drawing = draw(*args)
        drawn.set()
        assert may_draw.wait(PATIENCE)
        return drawing

    monkeypatch.setattr(screens, "draw", holding_back)
    first = await Screen.of(room, Role.SEAT, "JPN")
    await first.frames()
    may_draw.clear()
    drawn.clear()
    await enter(room, "join_list", seat="SEN")
    await asyncio.to_thread(drawn.wait, PATIENCE)
    second = await Screen.of(room, Role.SEAT, "JPN")
    may_draw.set()
    assert "Senegal" in (await second.frame())["html"]
    for screen in (first, second):
        await screen.leave()


def ask_to_be_let_in(room: Committee) -> str:
    device = devices.come_in(Seat.objects.get(committee=room, code="JPN"), "", "phone", by="")
    assert device is not None
    return access.sealed(access.bearer_of(device))


async def test_a_device_that_asks_is_shown_nothing(room: Committee, watch: Any) -> None:
    await (await watch(Role.SEAT, "JPN")).frames()
    screen = Screen("/unhrc/seat/JPN/live/", f"pass={await in_thread(ask_to_be_let_in, room)}")
    await screen.socket.connect(PATIENCE)
    assert await screen.socket.receive_output(PATIENCE) == {"type": "websocket.close", "code": 4403}
    await screen.leave()


@pytest.mark.parametrize("others", [True, False])
async def test_a_voided_pass_that_connects_again_is_shown_nothing(
    others: bool, room: Committee, watch: Any
) -> None:
    cookie = f"pass={await in_thread(pass_for, Role.SEAT, room, 'JPN')}"
    await in_thread(void, room)
    if others:
        await (await watch(Role.SEAT, "BRA")).frames()
    screen = Screen("/unhrc/seat/JPN/live/", cookie)
    await screen.socket.connect(PATIENCE)
    assert await screen.socket.receive_output(PATIENCE) == {"type": "websocket.close", "code": 4403}
    await screen.leave()


def delete(room: Committee) -> None:
    with live.rows_change(room.pk):
        Seat.objects.filter(committee=room, code="ITA").delete()


async def test_the_pass_of_a_seat_that_was_deleted_is_admitted_no_more(room: Committee, watch: Any) -> None:
    await in_thread(add_a_seat, room, "ITA")
    italy, brazil = await watch(Role.SEAT, "ITA"), await watch(Role.SEAT, "BRA")
    await italy.frame()
    await brazil.frames()
    await in_thread(delete, room)
    assert await italy.closed() == 4403
    await enter(room, "join_list", seat="SEN")
    assert "Senegal" in (await brazil.frame())["html"]


def add_a_seat(room: Committee, code: str) -> None:
    country = Country.objects.create(
        code=code, iso2=code[:2], group=Country.Group.WESTERN_EUROPEAN, formal_en=code, short_en=code
    )
    Seat.objects.create(committee=room, code=code, country=country, status=Seat.Status.MEMBER)


@pytest.mark.parametrize(("bearer", "generation", "admitted"), [
    ("seat:JPN:", 0, True), ("seat:JPN:", 1, False), ("seat:BRA:", 0, False), ("seat:JPN:other", 0, False),
    ("dais:chair:", 0, True), ("dais:rapporteur:", 0, False), ("projector::", 0, True), ("", 0, False),
])  # fmt: skip
async def test_only_who_the_drawing_knows_is_admitted(
    bearer: str, generation: int, admitted: bool, room: Committee
) -> None:
    async def nothing(_text: Any) -> None:
        """Nothing is sent here."""

    device = access.unsealed(await in_thread(pass_for, Role.SEAT, room, "JPN"))
    screen = delivering.Socket(nothing, nothing)
    # Japan's own device, or Brazil's of the same name; or one that nobody admitted.
    own = device.device if bearer.startswith("seat:") and bearer.endswith(":") else ""
    screen.bearer, screen.generation = bearer + own, generation
    assert screen.admitted_by(await in_thread(screens.draw, room.pk, Audience("phone", "en"))) is admitted


async def test_a_name_that_is_not_ours_is_not_answered(room: Committee, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    cookie = f"pass={await in_thread(pass_for, Role.SEAT, room, 'JPN')}"
    assert await Screen("/unhrc/seat/JPN/live/", cookie).socket.connect(PATIENCE) == (False, 4404)
