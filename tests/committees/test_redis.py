"""Between processes: an act of one is heard by the screens of another through Redis, and is entered without it."""

import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from committees import live, record
from committees.access import Role
from committees.models import Committee
from committees.order import RULINGS
from tests.committees.watching import PATIENCE, Screen, enter, in_thread, until
from tests.doors.passes import appoint
from tests.given import CHAIR

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_drawn")]


@pytest.fixture
def room(in_session: Committee) -> Committee:
    return appoint(in_session)


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


async def test_a_message_of_another_process_wakes_the_screens_of_this_one(
    room: Committee, beside: Screen
) -> None:
    await enter(room, "join_list", seat="JPN")
    assert "Japan" in (await beside.frame())["html"]


async def test_a_message_that_makes_no_sense_does_not_deafen(
    room: Committee, server: Redis, beside: Screen
) -> None:
    await in_thread(server.ask, "PUBLISH", live.REDIS_CHANNEL, "nonsense")
    await until(server.listeners)
    await enter(room, "join_list", seat="JPN")
    await in_thread(live._publish, room.pk)
    assert "Japan" in (await beside.frame())["html"]


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


async def test_six_quiet_seconds_deafen_nobody(room: Committee, server: Redis, beside: Screen) -> None:
    """redis-py gives up a read after 5 s unless it is told not to; the line must be the same afterwards."""
    before = await in_thread(server.listeners)
    await in_thread(server.ask, "BLPOP", "nothing-comes-here", "6")
    assert await in_thread(server.listeners) == before
    await enter(room, "join_list", seat="JPN")
    assert "Japan" in (await beside.frame())["html"]


def test_an_announcement_tells_redis_after_the_act(room: Committee, server: Redis, settings: Any) -> None:
    settings.REDIS_URL = server.url
    with redis.Redis.from_url(server.url) as client, client.pubsub() as heard:
        heard.subscribe(live.REDIS_CHANNEL)
        assert heard.get_message(timeout=PATIENCE)["type"] == "subscribe"
        record.enter(room.pk, RULINGS["join_list"], by=CHAIR, seat="JPN")
        assert heard.get_message(timeout=PATIENCE)["data"] == str(room.pk).encode()


def test_without_redis_an_act_is_entered_all_the_same(room: Committee, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    record.enter(room.pk, RULINGS["join_list"], by=CHAIR, seat="JPN")
    live._publisher.submit(lambda: None).result(PATIENCE)
    assert record.read(room.pk).floor.speakers.queue == ("JPN",)
