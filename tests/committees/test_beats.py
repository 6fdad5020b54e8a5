"""Heartbeats: what reaches a screen without an announcement in its own process."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from committees import beats, live, screens
from committees.access import Role
from committees.drawing import Drawing
from committees.models import Committee, Topic
from delegates.models import Device
from jmmun.build import BUILD
from tests.committees.watching import Screen, enter, in_thread
from tests.doors.passes import appoint, pass_for

SHORT = 0.05
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_drawn")]


@pytest.fixture
def room(in_session: Committee) -> Committee:
    return appoint(in_session)


async def test_a_heartbeat_tells_version_time_and_build(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT", SHORT)
    screen = await Screen.of(room, Role.PROJECTOR)
    shown = await screen.frame()
    beat = await screen.heard()
    assert (beat["beat"], beat["build"]) == (shown["to"], BUILD)
    assert abs(beat["now"] - live.wall_clock.now()) < 60_000
    assert (await screen.heard())["now"] >= beat["now"]
    await screen.leave()


async def test_a_console_is_told_which_seats_have_a_device_connected_and_nothing_is_drawn_for_it(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT", SHORT)
    await in_thread(pass_for, Role.SEAT, room, "BRA")
    await in_thread(not_seen_for_a_while, room)
    console, phone = await Screen.of(room, Role.DAIS, "chair"), await Screen.of(room, Role.SEAT, "JPN")
    await console.frame()
    while (await heartbeat(console))["seats"] != ["JPN"]:
        """A beat passes until a phone is seen."""
    before = await in_thread(beats.versions, [room.pk])
    assert [(await heartbeat(console))["seats"] for _beat in range(3)] == [["JPN"]] * 3
    assert "seats" not in await heartbeat(phone), "phones are not told who else is there"
    await phone.leave()
    monkeypatch.setattr(beats, "SEEN_WITHIN", 0)
    while (await heartbeat(console))["seats"]:
        """A beat may be on its way."""
    assert await in_thread(beats.versions, [room.pk]) == before
    await console.leave()


async def test_a_console_is_told_since_when_an_office_has_no_screen_any_more(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT", SHORT)
    chair, vice = await Screen.of(room, Role.DAIS, "chair"), await Screen.of(room, Role.DAIS, "vice-chair")
    await chair.frame()
    await vice.frame()
    while not await in_thread(room.officers.filter(office="chair").exclude(last_seen=None).exists):
        """A beat passes until it is seen."""
    assert (await heartbeat(vice))["gone"] == {}
    await chair.leave()
    left = timezone.now() - timedelta(minutes=5)
    while not (gone := (await heartbeat(vice))["gone"]):
        # A beat on its way may have seen it once more.
        await in_thread(room.officers.filter(office="chair").update, last_seen=left)
    assert gone == {"chair": int(left.timestamp() * 1000)}
    chair = await Screen.of(room, Role.DAIS, "chair")
    while (await heartbeat(vice))["gone"]:
        """Its next beat says that it is back."""
    await chair.leave()
    await vice.leave()


async def heartbeat(screen: Screen) -> dict[str, Any]:
    while "beat" not in (said := await screen.heard()):
        """Drawings come between."""
    return said


def not_seen_for_a_while(room: Committee) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    Device.objects.filter(seat__committee=room).update(last_seen=long_ago)


async def test_heartbeats_go_on_when_it_cannot_be_written_down_who_is_connected(
    room: Committee, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_seen: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(beats, "note_seen", failing)
    monkeypatch.setattr(live, "BEAT", SHORT)
    phone = await Screen.of(room, Role.SEAT, "JPN")
    for _beat in range(3):
        await heartbeat(phone)
    assert "could not be written down" in caplog.text
    await phone.leave()


async def test_what_another_process_entered_is_seen_within_a_beat(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT", SHORT)
    monkeypatch.setattr(live, "announce", lambda committee: None)
    console = await Screen.of(room, Role.DAIS, "chair")
    shown, _own = await console.frames()
    await enter(room, "join_list", seat="JPN")
    frame = await console.frame()
    assert frame["from"] == shown["to"]
    assert "Japan" in frame["html"]
    await console.leave()


async def test_a_restored_database_is_noticed_within_a_beat(
    room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT", SHORT)
    console = await Screen.of(room, Role.DAIS, "chair")
    shown, _own = await console.frames()
    await in_thread(Topic.objects.filter(committee=room).update, title="As it was")
    await in_thread(Committee.objects.filter(pk=room.pk).update, epoch="restored")
    frame = await console.frame()
    assert frame["to"].startswith("restored.") and not shown["to"].startswith("restored.")
    assert "As it was" in frame["html"]
    await console.leave()


async def test_a_drawing_that_fails_is_made_again_and_until_then_no_heartbeat_says_that_all_is_well(
    room: Committee, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    draw, failures = screens.draw, iter([True])

    def failing_once(*args: Any) -> Drawing:
        if next(failures, False):
            raise RuntimeError("the disk is away")
        return draw(*args)

    monkeypatch.setattr(screens, "draw", failing_once)
    # It is tried again after a second, in which there is time for several heartbeats.
    monkeypatch.setattr(live, "BEAT", 0.3)
    screen = await Screen.of(room, Role.PROJECTOR)
    shown = await screen.heard()
    assert "beat" not in shown
    assert shown["from"] is None
    assert "could not be drawn" in caplog.text
    assert (await screen.heard())["beat"] == shown["to"]
    await screen.leave()
