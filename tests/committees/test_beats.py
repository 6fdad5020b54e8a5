"""What reaches a screen without an announcement in its own process: heartbeats, Redis; and slow screens."""

import asyncio
import json
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import redis
from django.utils import timezone

from committees import live, record, screens
from committees.access import Role
from committees.drawing import Audience, Drawing
from committees.live import Socket
from committees.models import Committee, Topic
from committees.order import RULINGS
from delegates.models import Device
from jmmun.build import BUILD
from tests.committees.watching import PATIENCE, Screen, in_thread, until
from tests.doors.passes import appoint, pass_for
from tests.given import CHAIR

SHORT = 0.05
db = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    screens.forget()
    yield
    screens.forget()
    assert not live._hubs, "a screen was left behind"


@pytest.fixture
def room(in_session: Committee) -> Committee:
    return appoint(in_session)


async def enter(room: Committee, verb: str, **args: Any) -> None:
    await in_thread(record.enter, room.pk, RULINGS[verb], by=CHAIR, **args)


# Heartbeats


@db
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


@db
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
    before = await in_thread(live.versions, [room.pk])
    assert [(await heartbeat(console))["seats"] for _beat in range(3)] == [["JPN"]] * 3
    assert "seats" not in await heartbeat(phone), "phones are not told who else is there"
    await phone.leave()
    monkeypatch.setattr(live, "SEEN_WITHIN", 0)
    while (await heartbeat(console))["seats"]:
        """A beat may be on its way."""
    assert await in_thread(live.versions, [room.pk]) == before
    await console.leave()


@db
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


@db
async def test_heartbeats_go_on_when_it_cannot_be_written_down_who_is_connected(
    room: Committee, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_seen: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(live, "note_seen", failing)
    monkeypatch.setattr(live, "BEAT", SHORT)
    phone = await Screen.of(room, Role.SEAT, "JPN")
    for _beat in range(3):
        await heartbeat(phone)
    assert "could not be written down" in caplog.text
    await phone.leave()


@db
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


@db
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


@db
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


# Screens that do not read


PHONES = Audience("phone", "en")


def drawings(count: int) -> list[Drawing]:
    return [
        Drawing(
            PHONES, f"e.{seq}.0", ("e", seq, 0), {"now": f"<p>{seq}</p>"}, {"JPN": f"<b>{seq}</b>"}, {"": 0}
        )
        for seq in range(1, count + 1)
    ]


class Line:
    """A line to a screen. What is sent is on its way until the test has it arrive."""

    def __init__(self, seat: str = "") -> None:
        self.sent: list[dict[str, Any]] = []
        self._arrives = asyncio.Semaphore(0)
        self.screen = Socket(self._send, self._close)
        self.screen.place = seat

    async def _send(self, text: str) -> None:
        self.sent.append(json.loads(text))
        await self._arrives.acquire()

    async def _close(self, code: int) -> None:
        raise AssertionError("nobody is closed")

    async def arrives(self) -> None:
        """What is on its way arrives, and what the screen sends next is on its way."""
        self._arrives.release()
        for _turn in range(5):
            await asyncio.sleep(0)

    async def all_arrives(self) -> list[dict[str, Any]]:
        """Everything that was sent, once nothing more is."""
        while self.screen._busy and not self.screen._busy.done():
            await self.arrives()
        return self.sent


async def test_what_is_offered_while_a_heartbeat_is_on_its_way_is_sent_right_after_it() -> None:
    line, (drawing,) = Line(), drawings(1)
    line.screen.beat('{"beat": null}')
    await asyncio.sleep(0)
    line.screen.offer(drawing)
    assert line.sent == [{"beat": None}]
    assert await line.all_arrives() == [{"beat": None}, json.loads(live.frame(drawing, None))]


async def test_a_heartbeat_waits_for_the_drawing_that_is_on_its_way_and_only_the_newest_is_sent() -> None:
    line, (drawing,) = Line(), drawings(1)
    line.screen.offer(drawing)
    await asyncio.sleep(0)
    for number in range(3):
        line.screen.beat(json.dumps({"beat": number}))
    assert await line.all_arrives() == [json.loads(live.frame(drawing, None)), {"beat": 2}]


@pytest.mark.parametrize("arrived", [0, 1])
async def test_a_screen_that_loses_its_place_during_a_delivery_is_sent_everything_again(arrived: int) -> None:
    line, (drawing,) = Line("JPN"), drawings(1)
    shared = {"from": None, "to": "e.1.0", "html": drawing.since(None)}
    own = {"from": None, "to": "e.1.0", "html": "<b>1</b>"}
    line.screen.offer(drawing)
    await asyncio.sleep(0)
    for _frame in range(arrived):
        await line.arrives()
    line.screen.whole()
    assert await line.all_arrives() == [*[shared, own][: arrived + 1], shared, own]


async def test_what_only_a_seat_sees_is_sent_without_an_empty_frame_for_all() -> None:
    japan, brazil = Line("JPN"), Line("BRA")
    (drawing,) = drawings(1)
    for line in (japan, brazil):
        line.screen.offer(drawing)
        await line.all_arrives()
        line.sent.clear()
        line.screen.offer(drawing._replace(seen=("e", 2, 0), personal={"JPN": "<b>called</b>"}))
        await line.all_arrives()
    assert japan.sent == [{"from": None, "to": "e.1.0", "html": "<b>called</b>"}]
    assert brazil.sent == []


async def test_a_screen_that_never_reads_holds_up_nobody_and_gets_only_the_newest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "PACE", 0)
    every = drawings(6)
    shown, reads = {"drawing": every[0]}, asyncio.Event()
    taken: asyncio.Queue[str] = asyncio.Queue()
    stuck_got: list[dict[str, Any]] = []

    async def stuck_send(text: str) -> None:
        stuck_got.append(json.loads(text))
        await reads.wait()

    async def close(code: int) -> None:
        raise AssertionError("nobody is closed")

    hub = live.hub(lambda committee, audience: shown["drawing"], "build")
    audience, stuck, quick = Audience("phone", "en"), Socket(stuck_send, close), Socket(taken.put, close)
    hub.join(1, audience, stuck)
    hub.join(1, audience, quick)
    for number, drawing in enumerate(every):
        shown["drawing"] = drawing
        hub.wake(1)
        said = json.loads(await asyncio.wait_for(taken.get(), PATIENCE))
        assert said["to"] == drawing.version
        assert said["from"] == (every[number - 1].version if number else None)
    assert [said["to"] for said in stuck_got] == ["e.1.0"]
    reads.set()
    await asyncio.wait_for(stuck._busy or asyncio.sleep(0), PATIENCE)
    assert [(said["from"], said["to"]) for said in stuck_got] == [(None, "e.1.0"), ("e.1.0", "e.6.0")]
    hub.leave(1, audience, stuck)
    hub.leave(1, audience, quick)


async def test_a_screen_that_breaks_while_it_is_written_to_is_not_heard_of_again() -> None:
    async def broken(text: str) -> None:
        raise ConnectionResetError

    async def close(code: int) -> None:
        pass

    screen = Socket(broken, close)
    for drawing in drawings(3):
        screen.offer(drawing)
        await asyncio.wait_for(screen._busy or asyncio.sleep(0), PATIENCE)
    screen.beat("{}")
    await asyncio.wait_for(screen._busy, PATIENCE)


async def test_the_frame_of_a_step_is_built_once_for_all_who_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = drawings(2)
    japanese = second._replace(audience=Audience("phone", "ja"), regions={"now": "<p>other</p>"})
    drawn_anew = second._replace(regions={"now": "<p>anew</p>"})
    text = live.frame(second, first)
    assert "other" in live.frame(japanese, first)
    assert live.frame(second, first) is text, "another audience's frame has not taken its place"
    assert live.frame(second._replace(seen=("e", 3, 0)), first) is text
    assert "anew" in live.frame(drawn_anew, first)
    for drawing in drawings(live.FRAMES_KEPT * 2):
        live.frame(drawing, None)
    assert len(live._frames) == live.FRAMES_KEPT


# Redis between processes


class Redis:
    """A redis-server of the test's own."""

    def __init__(self, folder: Path) -> None:
        if not shutil.which("redis-server"):
            pytest.fail(
                "redis-server is missing; install it with `apt-get install redis-server` or `brew install redis`."
            )
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout
        said = []
        for line in self.process.stdout:
            said.append(line)
            if "Ready to accept connections" in line:
                return
        pytest.fail("redis-server did not start: " + "".join(said))

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()

    def ask(self, *command: str) -> Any:
        with redis.Redis.from_url(self.url, socket_timeout=None) as client:
            return client.execute_command(*command)

    def listeners(self) -> list[str]:
        """Who listens to the channel, by connection."""
        with redis.Redis.from_url(self.url) as client:
            return [each["id"] for each in client.client_list(_type="pubsub") if each["sub"] == "1"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    yield server
    server.stop()


@pytest.fixture
async def beside(
    room: Committee, server: Redis, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Screen]:
    """A console whose process hears of acts through Redis only."""
    settings.REDIS_URL = server.url
    monkeypatch.setattr(live, "BEAT", 3600)
    monkeypatch.setattr(live, "announce", live._publish)
    console = await Screen.of(room, Role.DAIS, "chair")
    await console.frames()
    await until(server.listeners)
    yield console
    await console.leave()


@db
async def test_a_message_of_another_process_wakes_the_screens_of_this_one(
    room: Committee, beside: Screen
) -> None:
    await enter(room, "join_list", seat="JPN")
    assert "Japan" in (await beside.frame())["html"]


@db
async def test_a_message_that_makes_no_sense_does_not_deafen(
    room: Committee, server: Redis, beside: Screen
) -> None:
    await in_thread(server.ask, "PUBLISH", live.REDIS_CHANNEL, "nonsense")
    await until(server.listeners)
    await enter(room, "join_list", seat="JPN")
    await in_thread(live._publish, room.pk)
    assert "Japan" in (await beside.frame())["html"]


@db
async def test_an_act_is_entered_while_redis_is_away_and_heard_of_again_once_it_is_back(
    room: Committee, server: Redis, beside: Screen
) -> None:
    await in_thread(server.stop)
    await enter(room, "join_list", seat="JPN")
    await in_thread(server.start)
    await until(server.listeners)
    await enter(room, "join_list", seat="BRA")
    html = (await beside.frame())["html"]
    assert "Japan" in html and "Brazil" in html


@db
async def test_six_quiet_seconds_deafen_nobody(room: Committee, server: Redis, beside: Screen) -> None:
    """redis-py gives up a read after 5 s unless it is told not to; the line must be the same afterwards."""
    before = await in_thread(server.listeners)
    await in_thread(server.ask, "BLPOP", "nothing-comes-here", "6")
    assert await in_thread(server.listeners) == before
    await enter(room, "join_list", seat="JPN")
    assert "Japan" in (await beside.frame())["html"]


@db
def test_an_announcement_tells_redis_after_the_act(room: Committee, server: Redis, settings: Any) -> None:
    settings.REDIS_URL = server.url
    with redis.Redis.from_url(server.url) as client, client.pubsub() as heard:
        heard.subscribe(live.REDIS_CHANNEL)
        assert heard.get_message(timeout=PATIENCE)["type"] == "subscribe"
        record.enter(room.pk, RULINGS["join_list"], by=CHAIR, seat="JPN")
        assert heard.get_message(timeout=PATIENCE)["data"] == str(room.pk).encode()


@db
def test_without_redis_an_act_is_entered_all_the_same(room: Committee, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    record.enter(room.pk, RULINGS["join_list"], by=CHAIR, seat="JPN")
    live._publisher.submit(lambda: None).result(PATIENCE)
    assert record.read(room.pk).floor.speakers.queue == ("JPN",)
