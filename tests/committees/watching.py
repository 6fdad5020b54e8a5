"""A screen as a test watches it: its socket through the whole ASGI application, frame by frame."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from channels.testing import WebsocketCommunicator
from django.db import connection

from committees import record
from committees.access import Role
from committees.models import Committee
from committees.order import RULINGS
from jmmun.asgi import application
from tests.doors.passes import pass_for
from tests.given import CHAIR

HOST = "room.example:8000"
PATIENCE = 10
"""Seconds after which what a test waits for will not come any more."""


async def in_thread[T](function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Do what asks the database, off the event loop, and leave no connection behind."""

    def work() -> T:
        try:
            return function(*args, **kwargs)
        finally:
            connection.close()

    return await asyncio.to_thread(work)


async def until(holds: Callable[[], Any]) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(holds):
            pass


class Screen:
    """One socket. `frames` skips heartbeats."""

    def __init__(
        self, path: str, cookie: str | None, *, origin: str | None = f"http://{HOST}", language: str = "en"
    ) -> None:
        headers = [(b"host", HOST.encode())]
        if cookie is not None:
            headers.append((b"cookie", cookie.encode()))
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        self.socket = WebsocketCommunicator(application, f"{path}?lang={language}", headers=headers)
        self.socket.scope["scheme"] = "ws"

    @classmethod
    async def of(cls, room: Committee, role: Role, place: str = "", **kwargs: Any) -> "Screen":
        """A screen that was let in."""
        where = f"/{room.slug}/{role}/{place}/live/" if place else f"/{room.slug}/{role}/live/"
        screen = cls(where, f"pass={await in_thread(pass_for, role, room, place)}", **kwargs)
        assert (await screen.socket.connect(PATIENCE))[0]
        return screen

    async def heard(self) -> dict[str, Any]:
        """The next frame, whatever it is."""
        message = await self.socket.receive_output(PATIENCE)
        assert message["type"] == "websocket.send", message
        said: dict[str, Any] = json.loads(message["text"], parse_constant=lambda name: 1 / 0)
        return said

    async def frame(self) -> dict[str, Any]:
        """The next frame that is no heartbeat."""
        while "beat" in (said := await self.heard()):
            pass
        return said

    async def frames(self) -> list[dict[str, Any]]:
        """All frames of one delivery: what came before the answer to a question asked after the first."""
        got = [await self.frame()]
        await self.say('{"time": 1}')
        while "time" not in (said := await self.frame()):
            got.append(said)
        return got

    async def closed(self) -> int:
        """The code with which it was closed, whatever was sent before."""
        while (message := await self.socket.receive_output(PATIENCE))["type"] != "websocket.close":
            pass
        return int(message["code"])

    async def say(self, text: str) -> None:
        await self.socket.send_input({"type": "websocket.receive", "text": text})

    async def leave(self) -> None:
        await self.socket.disconnect(timeout=PATIENCE)


async def enter(room: Committee, verb: str, *, by: str = CHAIR, **args: Any) -> None:
    await in_thread(record.enter, room.pk, RULINGS[verb], by=by, **args)
