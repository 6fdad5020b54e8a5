"""A bare socket echo: what one page sends, the others get. Prints its port."""

import asyncio
import logging
import socket
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from daphne.server import Server

others: set[Callable[[dict[str, Any]], Awaitable[None]]] = set()


async def echo(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    others.add(send)
    try:
        while (message := await receive())["type"] == "websocket.receive":
            frame = {"type": "websocket.send", "text": message["text"]}
            await asyncio.gather(*(other(frame) for other in others if other is not send))
    finally:
        others.discard(send)


def main() -> None:
    logging.disable(logging.CRITICAL)
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.bind(("127.0.0.1", 0))
    sock.listen(16)
    sock.setblocking(False)
    sys.stdout.write(f"{sock.getsockname()[1]}\n")
    sys.stdout.flush()
    Server(
        application=echo, endpoints=[f"fd:fileno={sock.fileno()}"], signal_handlers=True, verbosity=0
    ).run()


if __name__ == "__main__":
    main()
