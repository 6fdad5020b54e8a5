"""One connected screen, and the frames that it is sent.

A frame says from which version to which it leads, and is built once for all who stand there; a screen
that is not at "from" asks for the whole drawing. A socket never has more than the newest drawing
waiting: a phone that stopped reading holds up nobody, and gets one drawing when it reads again, not
fifty. What only one seat sees (its Standing, the mark of its notes) goes to that seat as a second small
frame.
"""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from committees.drawing import Audience, Drawing

logger = logging.getLogger(__name__)


class Socket:
    """One connected screen."""

    def __init__(
        self, send: Callable[[str], Awaitable[None]], close: Callable[[int], Awaitable[None]]
    ) -> None:
        self._send, self._close = send, close
        self.place = self.bearer = self.device = ""
        self.generation = 0
        self._drawing: Drawing | None = None
        self._personal: str | None = None
        self._latest: Drawing | None = None
        self._beat = ""
        self._busy: asyncio.Task[None] | None = None

    def admitted_by(self, drawing: Drawing) -> bool:
        """Whether the drawing knows the pass behind this screen, and at its generation."""
        return drawing.passes.get(self.bearer) == self.generation

    def offer(self, drawing: Drawing) -> None:
        """Have this screen see `drawing` as soon as it has taken what is on its way."""
        self._latest = drawing
        self._go_on()

    def whole(self) -> None:
        """Send everything again: the screen has lost its place."""
        self._drawing = self._personal = None
        self._go_on()

    def beat(self, frame: str) -> None:
        self._beat = frame
        self._go_on()

    async def close(self, code: int) -> None:
        await self._close(code)

    def _go_on(self) -> None:
        if self._busy is None or self._busy.done():
            self._busy = asyncio.create_task(self._deliver())

    async def _deliver(self) -> None:
        """Send what this screen lacks, one frame at a time, until it lacks nothing.

        What it will have is noted before each send, for it may lose its place again meanwhile.
        """
        while True:
            drawing, before = self._latest, self._drawing
            if drawing and (before is None or before.version != drawing.version):
                self._drawing = drawing
                await self._say(frame(drawing, before))
            elif drawing and self._personal != self._mine(drawing):
                self._personal = self._mine(drawing)
                await self._say(_frame(None, drawing.version, self._personal or ""))
            elif self._beat:
                beat, self._beat = self._beat, ""
                await self._say(beat)
            else:
                return

    def _mine(self, drawing: Drawing) -> str | None:
        return drawing.personal.get(self.place)

    async def _say(self, text: str) -> None:
        try:
            await self._send(text)
        except Exception:
            logger.debug("A screen went away", exc_info=True)


def frame(drawing: Drawing, before: Drawing | None) -> str:
    """The frame that leads from `before` to `drawing`. Built once for all who stand at `before`."""
    key = (drawing.audience, before.version if before else None, drawing.version)
    known = _frames.get(key)
    if known is None or known[0] is not drawing.regions:
        known = _frames[key] = drawing.regions, _frame(key[1], drawing.version, drawing.since(before))
        while len(_frames) > FRAMES_KEPT:
            _frames.popitem(last=False)
    return known[1]


FRAMES_KEPT = 64
_frames: OrderedDict[tuple[Audience, str | None, str], tuple[dict[str, str], str]] = OrderedDict()


def _frame(before: str | None, to: str, html: str) -> str:
    return json.dumps({"from": before, "to": to, "html": html}, ensure_ascii=False, separators=(",", ":"))
