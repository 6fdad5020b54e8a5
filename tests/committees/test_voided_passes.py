"""Screens whose pass is voided, and devices that are signed out or not admitted yet."""

import asyncio
import threading
from typing import Any

import pytest

from committees import access, delivering, devices, live, screens
from committees.access import Role
from committees.drawing import Audience, Drawing
from committees.models import Committee
from delegates.models import Country, Device, Seat
from tests.committees.watching import PATIENCE, Screen, enter, in_thread
from tests.doors.passes import appoint, pass_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_drawn")]


@pytest.fixture
def room(in_session: Committee, monkeypatch: pytest.MonkeyPatch) -> Committee:
    """A committee in session, on a server whose heart does not beat while a test lasts."""
    monkeypatch.setattr(live, "BEAT", 3600)
    return appoint(in_session)


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
