"""Phones that follow by a live socket. Only the command imports this: it starts Twisted's loop, in a thread.

A delegate decides from the page as it is; what a socket brought is held against it, so a rehearsal
also says whether what is pushed is what a reload would show.
"""

import json
import threading
from typing import Any

from autobahn.twisted.websocket import WebSocketClientFactory, WebSocketClientProtocol, connectWS
from twisted.internet import reactor as _reactor

from jmmun.rehearsal.doors import Visitor
from jmmun.rehearsal.pages import regions_of

reactor: Any = _reactor  # What it can do depends on the system, so it has no one type.
PATIENCE = 10.0
"""Seconds in which a socket must have brought what a reload shows."""
AGAIN = 0.5
"""Seconds until a connection that ended is taken up again."""


class Sockets:
    """Twisted's loop, running beside the play."""

    def __enter__(self) -> "Sockets":
        self.thread = threading.Thread(
            target=reactor.run, kwargs={"installSignalHandlers": False}, name="sockets", daemon=True
        )
        self.thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        reactor.callFromThread(reactor.stop)
        self.thread.join(PATIENCE)

    def follow(self, visitor: Visitor) -> "Socket":
        return Socket(visitor)


class Socket:
    """The live socket of one page: opened, lost, opened again; it knows the regions that it was sent."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.moved = threading.Condition()
        self.regions: dict[str, str] = {}
        self.version = ""
        self.wanted = False
        self.protocol: Any = None

    def open(self) -> None:
        self.wanted = True
        reactor.callFromThread(self._connect)

    def lose(self) -> None:
        """The link is gone, without a word."""
        self.wanted = False
        reactor.callFromThread(self._drop)

    def agrees(self, regions: dict[str, str]) -> bool:
        """Whether the socket has brought, or brings within seconds, exactly these regions; else it begins anew."""
        with self.moved:
            shown = self.moved.wait_for(
                lambda: all(self.regions.get(name) == html for name, html in regions.items()), PATIENCE
            )
        if not shown:
            reactor.callFromThread(self._again)
        return shown

    def _connect(self) -> None:
        if not self.wanted or self.protocol:
            return
        address = self.visitor.line.address
        factory = _Factory(  # type: ignore[no-untyped-call] # The library tells no types.
            f"{address.replace('http', 'ws', 1)}{self.visitor.home}live/?lang=en",
            origin=address,
            headers={"Cookie": self.visitor.cookie},
        )
        factory.socket, factory.noisy = self, False
        connectWS(factory, timeout=PATIENCE)

    def _drop(self) -> None:
        protocol, self.protocol = self.protocol, None
        self.version = ""
        if protocol:
            protocol.dropConnection(abort=True)

    def _again(self) -> None:
        self._drop()
        self._connect()

    def ended(self, protocol: Any) -> None:
        """Come back as a page does, unless the link is to be lost."""
        if self.protocol is protocol:
            self.protocol, self.version = None, ""
            reactor.callLater(AGAIN, self._connect)

    def take(self, frame: dict[str, Any]) -> None:
        """A frame, as static/js/live.js takes it."""
        if frame.get("beat", self.version) != self.version or frame.get("from") not in (None, self.version):
            self.protocol.sendMessage(b'{"whole": 1}')
        elif "to" in frame:
            with self.moved:
                self.version = frame["to"]
                self.regions.update(regions_of(frame["html"]))
                self.moved.notify_all()


class _Frames(WebSocketClientProtocol):
    """One connection. What is left of one that was given up is not heard any more."""

    def __init__(self, socket: Socket) -> None:
        super().__init__()
        self.socket = socket

    def onMessage(self, payload: bytes, isBinary: bool) -> None:  # noqa: N802, N803 - as the library calls it
        if self.socket.protocol is self:
            self.socket.take(json.loads(payload))

    def onClose(self, wasClean: bool, code: int, reason: str) -> None:  # noqa: N802, N803 - as the library calls it
        self.socket.ended(self)


class _Factory(WebSocketClientFactory):
    """Makes the connection known from its first moment, and tells if there was none."""

    socket: Socket

    def buildProtocol(self, addr: Any) -> _Frames:  # noqa: N802 - as the library calls it
        if self.socket.protocol or not self.socket.wanted:
            return None  # type: ignore[return-value]  # The library then hangs up.
        protocol = _Frames(self.socket)
        protocol.factory = self
        self.socket.protocol = protocol
        return protocol

    def clientConnectionFailed(self, connector: Any, reason: Any) -> None:  # noqa: N802 - as the library calls it
        reactor.callLater(AGAIN, self.socket._connect)
