"""What a screen is sent that reads slowly, breaks, or loses its place."""

import asyncio
import json
from typing import Any

import pytest

from committees import delivering, live
from committees.delivering import Socket
from committees.drawing import Audience, Drawing
from tests.committees.watching import PATIENCE

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
    assert await line.all_arrives() == [{"beat": None}, json.loads(delivering.frame(drawing, None))]


async def test_a_heartbeat_waits_for_the_drawing_that_is_on_its_way_and_only_the_newest_is_sent() -> None:
    line, (drawing,) = Line(), drawings(1)
    line.screen.offer(drawing)
    await asyncio.sleep(0)
    for number in range(3):
        line.screen.beat(json.dumps({"beat": number}))
    assert await line.all_arrives() == [json.loads(delivering.frame(drawing, None)), {"beat": 2}]


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
    text = delivering.frame(second, first)
    assert "other" in delivering.frame(japanese, first)
    assert delivering.frame(second, first) is text, "another audience's frame has not taken its place"
    assert delivering.frame(second._replace(seen=("e", 3, 0)), first) is text
    assert "anew" in delivering.frame(drawn_anew, first)
    for drawing in drawings(delivering.FRAMES_KEPT * 2):
        delivering.frame(drawing, None)
    assert len(delivering._frames) == delivering.FRAMES_KEPT
