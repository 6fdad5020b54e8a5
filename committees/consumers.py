"""A screen's socket: admitted at the door, then it only follows. All acts are HTTP posts.

Plain ASGI rather than a Channels consumer, whose dispatch hops through one shared thread for every
message. What a page may send is small: a question for the time, or a request for the whole drawing.
Anything else is not answered, and nothing a page sends can raise here.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from math import isfinite
from typing import Any

from django.db import connection

from committees import delivering, live, screens, wall_clock
from committees.access import Role, admitted_socket, same_origin
from committees.drawing import Audience
from committees.models import Committee
from jmmun.build import BUILD

LANGUAGES = ("en", "ja")
LONGEST = 200
REFUSED = 4404

type Scope = dict[str, Any]
type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]


def follow(role: Role, screen: str) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """The socket application of a role's screen."""

    async def socket_app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        kwargs = scope["url_route"]["kwargs"]
        bearer = admitted_socket(scope, role, kwargs["committee"], kwargs.get("place", ""))
        if bearer is None or not same_origin(scope):
            await send({"type": "websocket.close", "code": REFUSED})
            return
        await send({"type": "websocket.accept"})
        socket = _socket(send)
        socket.place = bearer.place
        socket.device = bearer.device
        socket.bearer, socket.generation = bearer.screen, bearer.generation
        audience = Audience(screen, _language(scope))
        # Asked for only now: a hub whose last screen leaves while we wait is given up.
        hub = live.hub(screens.draw, BUILD)
        hub.join(bearer.committee, audience, socket)
        try:
            await _listen(receive, send, socket)
        finally:
            hub.leave(bearer.committee, audience, socket)

    return socket_app


async def follow_all(scope: Scope, receive: Receive, send: Send) -> None:
    """The socket of the secretariat's wall: it follows every committee, and each frame says of which it is."""
    await receive()
    bearer = admitted_socket(scope, Role.SECRETARIAT, "", "")
    if bearer is None or not same_origin(scope):
        await send({"type": "websocket.close", "code": REFUSED})
        return
    committees = await asyncio.to_thread(_committees, bearer.committee)
    await send({"type": "websocket.accept"})
    sending = _closing_once(send)
    sockets = {pk: _socket(sending, _of(pk, slug)) for pk, slug in committees.items()}
    audience = Audience("wall", _language(scope))
    hub = live.hub(screens.draw, BUILD)
    for pk, socket in sockets.items():
        socket.bearer, socket.generation = bearer.screen, bearer.generation
        hub.join(pk, audience, socket)
    try:
        await _listen(receive, send, *sockets.values())
    finally:
        for pk, socket in sockets.items():
            hub.leave(pk, audience, socket)


def _committees(conference: int) -> dict[int, str]:
    """The committees of a conference by their address. Leaves no connection behind in its thread."""
    try:
        return dict(Committee.objects.filter(conference=conference).values_list("pk", "slug"))
    finally:
        connection.close()


def _language(scope: Scope) -> str:
    asked = scope.get("query_string", b"").decode("latin-1").removeprefix("lang=")
    return asked if asked in LANGUAGES else LANGUAGES[0]


async def nobody_here(scope: Scope, receive: Receive, send: Send) -> None:
    """The answer where nothing listens."""
    await receive()
    await send({"type": "websocket.close", "code": REFUSED})


def _closing_once(send: Send) -> Send:
    """The same, for several who may each close what they share, and go on sending after that."""
    closed = False

    async def sending(message: dict[str, Any]) -> None:
        nonlocal closed
        if not closed:
            closed = message["type"] == "websocket.close"
            await send(message)

    return sending


def _of(committee: int, slug: str) -> Callable[[str], str]:
    """Has a frame say of which committee it is, and how many of that one's screens are here."""

    def marked(text: str) -> str:
        marks = json.dumps({"room": slug, "here": live.here(committee)})
        # Every frame is an object that says something.
        return f"{marks[:-1]},{text[1:]}"

    return marked


def _socket(send: Send, marked: Callable[[str], str] = str) -> delivering.Socket:
    async def say(text: str) -> None:
        await send({"type": "websocket.send", "text": marked(text)})

    async def close(code: int) -> None:
        await send({"type": "websocket.close", "code": code})

    return delivering.Socket(say, close)


async def _listen(receive: Receive, send: Send, *sockets: delivering.Socket) -> None:
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        said = _understood(message.get("text") or "")
        if "time" in said:
            answer = {"time": said["time"], "now": wall_clock.now()}
            await send({"type": "websocket.send", "text": json.dumps(answer)})
        elif "whole" in said:
            for socket in sockets:
                socket.whole()


def _understood(text: str) -> dict[str, Any]:
    """What a page said, or nothing if it makes no sense."""
    if len(text) > LONGEST:
        return {}
    try:
        said = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    time = said.get("time", 0)
    return said if isinstance(time, int | float) and isfinite(time) and not isinstance(time, bool) else {}


def _no_number(name: str) -> float:
    """NaN and Infinity are no JSON, and a page could not read them back."""
    raise ValueError(name)
