"""The loudspeaker: after a commit, every screen of the committee is told, and no request waits for it.

A screen follows one **audience** of one committee: a role and a language. All screens of an
audience see the same drawing, so it is made once, in a worker thread, and its frame is built once.
How a screen gets it is `delivering`; what a heartbeat reads and notes is `beats`.

Between processes one Redis channel carries only that a committee has moved. Messages may be lost,
so every few seconds each process also reads its committees' versions from the database; that
covers commands in other processes and restored databases too.

Channels' layers are not used: the one in memory drops silently and the cost of all of them grows
with the square of the room (figures in the README's decisions).

This is the only module that touches sockets' groups and Redis.
"""

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import redis
import redis.asyncio
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import F

from committees import beats, wall_clock
from committees.delivering import Socket
from committees.drawing import Audience, Drawing
from committees.models import Committee

logger = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds between heartbeats, and between looks at the database."""
PACE = 0.1
"""Least seconds between two drawings for one audience; the first is made at once."""
REDIS_CHANNEL = "jmmun:moved"
CONSOLE = "console"


def announce(committee: int) -> None:
    """Tell every screen that the committee has moved. Best effort: it never fails its caller."""
    for hub in list(_hubs):
        hub.wake_soon(committee)
    if settings.REDIS_URL:
        _publisher.submit(_publish, committee)


@contextmanager
def rows_change(*committees: int) -> Iterator[None]:
    """Change rows that screens show: in one transaction with the stamps, announced after the commit."""
    with transaction.atomic():
        yield
        Committee.objects.filter(pk__in=committees).update(stamp=F("stamp") + 1)
    for committee in committees:
        announce(committee)


@contextmanager
def notes_change(committee: int) -> Iterator[None]:
    """Change notes, one after the other: no region is drawn again, and only whose mark changes is told."""
    with transaction.atomic():
        Committee.objects.filter(pk=committee).update(noted=F("noted") + 1)
        yield
    announce(committee)


def following() -> list[tuple[int, str]]:
    """The screens that follow this process, each by its committee and the name of its pass: `seat:JPN:<device>`."""
    return [
        (channel.committee, socket.bearer)
        for hub in list(_hubs)
        for channel in list(hub.channels.values())
        for socket in list(channel.sockets)
    ]


def here(committee: int) -> dict[str, int]:
    """How many screens of a committee follow this process, by the role of their pass."""
    roles = [bearer.partition(":")[0] for pk, bearer in following() if pk == committee]
    return {role: roles.count(role) for role in ("projector", "dais", "seat")}


_publisher = ThreadPoolExecutor(1, thread_name_prefix="redis")


def _publish(committee: int) -> None:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2) as client:
            client.publish(REDIS_CHANNEL, committee)
    except redis.RedisError:
        # The other processes look at the database within a beat.
        logger.warning("Redis could not be told that committee %s moved", committee)


class _Channel:
    """The screens of one audience of one committee in this process."""

    def __init__(self, committee: int, audience: Audience) -> None:
        self.committee, self.audience = committee, audience
        self.sockets: set[Socket] = set()
        self.drawing: Drawing | None = None
        self.moved = asyncio.Event()
        self.failing = False
        self.task: asyncio.Task[None] | None = None


type Draw = Callable[[int, Audience], Drawing]


class Hub:
    """The sockets that one event loop holds."""

    def __init__(self, draw: Draw, build: str) -> None:
        self.loop = asyncio.get_running_loop()
        self.draw, self.build = draw, build
        self.channels: dict[tuple[int, Audience], _Channel] = {}
        self.opened: list[Any] = []
        self.threads = ThreadPoolExecutor(2, thread_name_prefix="draw", initializer=self._note_connection)
        self.tasks: list[asyncio.Task[None]] = []

    def wake_soon(self, committee: int) -> None:
        try:
            self.loop.call_soon_threadsafe(self.wake, committee)
        except RuntimeError:
            logger.debug("A closed event loop was not told about committee %s", committee)

    def wake(self, committee: int) -> None:
        for channel in self.channels.values():
            if channel.committee == committee:
                channel.moved.set()

    def join(self, committee: int, audience: Audience, socket: Socket) -> None:
        """Have `socket` follow; it gets the whole drawing first."""
        channel = self.channels.get((committee, audience))
        if channel is None:
            channel = self.channels[committee, audience] = _Channel(committee, audience)
            channel.task = self.loop.create_task(self._follow(channel))
        channel.sockets.add(socket)
        if channel.drawing and socket.admitted_by(channel.drawing):
            socket.offer(channel.drawing)
        # Whatever was entered since that drawing, or before the first one, is drawn now.
        channel.moved.set()
        if not self.tasks:
            self.tasks.append(self.loop.create_task(self._beat()))
            if settings.REDIS_URL:
                self.tasks.append(self.loop.create_task(self._listen()))

    def leave(self, committee: int, audience: Audience, socket: Socket) -> None:
        channel = self.channels.get((committee, audience))
        if channel is None:
            return
        channel.sockets.discard(socket)
        if not channel.sockets:
            del self.channels[committee, audience]
            if channel.task:
                channel.task.cancel()
        if not self.channels:
            for task in self.tasks:
                task.cancel()
            self.tasks.clear()
            _hubs.discard(self)
            threading.Thread(target=self._give_up, name="draw-end").start()

    def _note_connection(self) -> None:
        self.opened.append(connections[DEFAULT_DB_ALIAS])

    def _give_up(self) -> None:
        """End the drawing threads, and close the connections that they kept open."""
        self.threads.shutdown(wait=True)
        for each in self.opened:
            each.inc_thread_sharing()
            each.close()

    async def in_thread[T](self, function: Callable[..., T], *args: Any) -> T:
        """Run a function that may ask the database, off the event loop."""
        return await self.loop.run_in_executor(self.threads, _with_connection, function, args)

    async def _follow(self, channel: _Channel) -> None:
        while True:
            await channel.moved.wait()
            channel.moved.clear()
            # Who joins while it is drawn may have been admitted after its passes were read.
            there = set(channel.sockets)
            try:
                drawing = await self.in_thread(self.draw, channel.committee, channel.audience)
            except Exception:
                logger.exception(
                    "Committee %s could not be drawn for %s", channel.committee, channel.audience
                )
                # Without heartbeats its screens say by themselves that they are behind.
                channel.failing = True
                await asyncio.sleep(1)
                channel.moved.set()
                continue
            channel.drawing, channel.failing = drawing, False
            for socket in list(channel.sockets):
                if socket.admitted_by(drawing):
                    socket.offer(drawing)
                elif socket in there:
                    channel.sockets.discard(socket)
                    self.loop.create_task(socket.close(4403))
            await asyncio.sleep(PACE)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            committees = sorted({channel.committee for channel in self.channels.values()})
            here: dict[int, list[str]] = {}
            gone: dict[int, dict[str, int]] = {}
            try:
                stand = await self.in_thread(beats.versions, committees)
                if consoles := self._with_console():
                    here = await self.in_thread(beats.seats_connected, consoles)
                    gone = await self.in_thread(beats.offices_gone, consoles)
            except Exception:
                logger.exception("The versions could not be read")
                stand = {}
            for channel in list(self.channels.values()):
                drawing = channel.drawing
                if drawing is None or stand.get(channel.committee, drawing.seen) != drawing.seen:
                    channel.moved.set()
                beat: dict[str, Any] = {
                    "beat": drawing.version if drawing else None,
                    "now": wall_clock.now(),
                    "build": self.build,
                }
                if channel.audience.role == CONSOLE and channel.committee in here:
                    beat["seats"], beat["gone"] = here[channel.committee], gone[channel.committee]
                text = json.dumps(beat)
                for socket in () if channel.failing else list(channel.sockets):
                    socket.beat(text)
            await self._note_seen()

    def _with_console(self) -> list[int]:
        """The committees that have a console open here."""
        return sorted({each.committee for each in self.channels.values() if each.audience.role == CONSOLE})

    async def _note_seen(self) -> None:
        """Last of all, so that no heartbeat waits for the database to take it."""
        every = [(each, socket) for each in self.channels.values() for socket in each.sockets]
        devices = {socket.device for _channel, socket in every} - {""}
        offices = {(each.committee, socket.place) for each, socket in every if each.audience.role == CONSOLE}
        if devices or offices:
            try:
                await self.in_thread(beats.note_seen, sorted(devices), sorted(offices))
            except Exception:
                logger.warning("It could not be written down which devices are connected", exc_info=True)

    async def _listen(self) -> None:
        while True:
            try:
                client = redis.asyncio.Redis.from_url(settings.REDIS_URL, socket_timeout=None)
                async with client, client.pubsub() as pubsub:
                    await pubsub.subscribe(REDIS_CHANNEL)
                    async for message in pubsub.listen():
                        if message["type"] == "message":
                            self.wake(int(message["data"]))
            except (redis.RedisError, OSError, ValueError):
                logger.warning("Redis is away; screens of other processes' acts follow within %s s", BEAT)
            await asyncio.sleep(1)


def _with_connection[T](function: Callable[..., T], args: tuple[Any, ...]) -> T:
    try:
        return function(*args)
    finally:
        # A pooled connection goes back; SQLite's costs more to open than to keep.
        if connection.vendor != "sqlite":
            connection.close()


_hubs: set[Hub] = set()
_hubs_lock = threading.Lock()


def hub(draw: Draw, build: str) -> Hub:
    """The hub of the running event loop."""
    loop = asyncio.get_running_loop()
    with _hubs_lock:
        for known in _hubs:
            if known.loop is loop:
                return known
        fresh = Hub(draw, build)
        _hubs.add(fresh)
        return fresh
