"""Screens in a real Chromium: from a click to another page, frames and their size, clocks, the first view.

Both ways are stamped alike. The press is the moment of the click event in the chair's page. What was
waited for is "there" when it stands in the other page's document, seen by a MutationObserver, and
"shown" when the next frame has been drawn, which is when a person can see it.
The bare echo uses the same two pages: a second socket to a server that does nothing else, a button
and a line of text of its own. Only for that are the two pages' content rules lifted.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.table import Table
from tests.browser.server import BASE, CHROMIUM, CHROMIUM_SWITCHES, DemoServer

ROUNDS = 30
GAP = 220
"""Milliseconds between two presses, so that none waits for the pace of drawings."""

STAMPS = """
(() => {
  const wall = () => performance.timeOrigin + performance.now();
  addEventListener("click", () => { window.benchClicked = wall(); }, true);
  window.benchAwait = (selector) => {
    window.benchDone = new Promise((done) => {
      const seen = () => {
        if (!document.querySelector(selector)) return;
        watcher.disconnect();
        const changed = wall();
        // A task queued in an animation frame runs once that frame is on its way to the glass.
        requestAnimationFrame(() => setTimeout(() => done([changed, wall()]), 0));
      };
      const watcher = new MutationObserver(seen);
      watcher.observe(document.documentElement, {subtree: true, childList: true, attributes: true, characterData: true});
    });
  };
  window.benchEcho = (port) => new Promise((ready) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    const button = document.createElement("button"), line = document.createElement("p");
    button.id = "bench-press"; button.type = "button"; line.id = "bench-line";
    button.onclick = () => socket.send(button.dataset.say);
    socket.onmessage = (event) => { line.dataset.said = event.data; };
    socket.onopen = ready;
    document.body.append(button, line);
  });
})();
"""

CLICK = "selector => { document.querySelector(selector).click(); return window.benchClicked; }"


@contextmanager
def echo_server() -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.echo"], cwd=BASE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield int(process.stdout.readline()) if process.stdout else 0
        finally:
            process.terminate()


class Frames:
    """The frames that a page gets over its live socket."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.sizes: list[int] = []

    def follow(self, page: Page) -> None:
        page.on(
            "websocket",
            lambda socket: (
                socket.on("framereceived", self._take)
                if socket.url.split("?")[0].endswith("/live/")
                else None
            ),
        )

    def _take(self, payload: str | bytes) -> None:
        text = payload if isinstance(payload, str) else payload.decode()
        frame = json.loads(text)
        if "to" in frame:
            self.got.append(frame)
            self.sizes.append(len(text.encode()))

    def taken(self) -> tuple[int, int, int]:
        """How many shared and how many personal frames since last asked, and all their bytes."""
        shared = sum(frame["from"] is not None for frame in self.got)
        counted = shared, len(self.got) - shared, sum(self.sizes)
        self.got.clear()
        self.sizes.clear()
        return counted


def opened(browser: Browser, url: str, frames: Frames | None = None, *, lifted: bool = True) -> Page:
    context = browser.new_context(bypass_csp=lifted)
    page = context.new_page()
    page.add_init_script(STAMPS)
    if frames:
        frames.follow(page)
    page.goto(url)
    page.click("main form button")
    page.wait_for_selector("#link[data-state=live]")
    return page


class Room:
    """The chair's page and another one that follows."""

    def __init__(self, chair: Page, seats: list[str]) -> None:
        self.chair, self.seats = chair, seats

    def press(self, selector: str) -> None:
        self.chair.evaluate(CLICK, selector)
        self.settled()

    def settled(self) -> None:
        self.chair.wait_for_selector("body:not([data-pressing=yes])")
        self.chair.wait_for_timeout(GAP)

    def timed(self, press: str, other: Page, arrival: str) -> tuple[float, float]:
        """Milliseconds from the click until it is there, and until it is shown."""
        other.evaluate("selector => window.benchAwait(selector)", arrival)
        clicked = self.chair.evaluate(CLICK, press)
        there, shown = other.evaluate("() => window.benchDone")
        self.settled()
        return there - clicked, shown - clicked

    def enter(self) -> None:
        """The likely next step."""
        self.press("#next [data-key=Enter]")

    def list_seat(self, code: str) -> str:
        return f"#seat-{code} [formaction='list/']"

    def open_with_everybody(self) -> None:
        self.enter()
        self.press("[data-key='Shift+KeyP']")
        self.enter()

    def end_speech(self) -> None:
        if self.chair.query_selector("#speech [data-key=KeyE]"):
            self.press("#speech [data-key=KeyE]")


def under(procedure: str) -> tuple[str, ...]:
    """What has a demo begin under the rules of this code, its own if it is empty."""
    return ("--procedure", procedure) if procedure else ()


def measure(table: Table, procedure: str) -> None:
    with DemoServer(*under(procedure)) as server, echo_server() as echo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_SWITCHES)
        links = server.links
        first_view(table, browser, links["seats"]["JPN"])
        chair_frames, projector_frames, phone_frames = Frames(), Frames(), Frames()
        room = Room(opened(browser, links["chair"], chair_frames), sorted(links["seats"]))
        projector = opened(browser, links["projector"], projector_frames)
        room.open_with_everybody()
        room.chair.evaluate("port => window.benchEcho(port)", echo)
        projector.evaluate("port => window.benchEcho(port)", echo)
        latency(table, room, projector, "the projector", "#row-{seat}", "#country-{seat}")
        projector.evaluate("() => location.reload()")
        projector.wait_for_selector("#link[data-state=live]")
        vice = opened(browser, links["vice_chair"])
        vice.evaluate("port => window.benchEcho(port)", echo)
        latency(
            table,
            room,
            vice,
            "the second console",
            "#queue [formaction^='list/{seat}/']",
            "#seat-{seat}.speaks",
        )
        vice.context.close()
        phone = opened(browser, links["seats"]["JPN"], phone_frames)
        pages = {"chair": chair_frames, "projector": projector_frames, "phone": phone_frames}
        frames(table, room, pages)
        clocks(table, room.chair, projector, phone)
        browser.close()


def latency(table: Table, room: Room, other: Page, name: str, listed: str, speaks: str) -> None:
    """The list's and the floor's acts in turns with the echo."""
    joined, recognised, echoed = [], [], []
    for turn in range(ROUNDS):
        seat = room.seats[turn % len(room.seats)]
        room.chair.evaluate(
            "say => { document.getElementById('bench-press').dataset.say = say; }", f"{name} {turn}"
        )
        echoed.append(room.timed("#bench-press", other, f"#bench-line[data-said='{name} {turn}']"))
        joined.append(room.timed(room.list_seat(seat), other, listed.format(seat=seat)))
        recognised.append(room.timed("#next [data-key=Enter]", other, speaks.format(seat=seat)))
        room.end_speech()
    for which, word in enumerate(("there", "shown")):
        echo = [times[which] for times in echoed]
        for act, times in (("add to list", joined), ("next", recognised)):
            table.beside(
                f"click to {name}, {word}: {act}, beside echo",
                [each[which] for each in times],
                echo,
                "ratio <= 2",
            )


def frames(table: Table, room: Room, pages: dict[str, Frames]) -> None:
    """Frames per act and their size, through a debate and a vote; then none while a clock runs."""
    acts: list[tuple[str, str]] = [("join", room.list_seat(seat)) for seat in ("JPN", "DEU", "DNK")]
    acts += [("recognise", "#next [data-key=Enter]"), ("start the clock", "#next [data-key=Enter]")]
    acts += [("pause", "#speech [data-key=Space]"), ("recognise", "#next [data-key=Enter]")]
    most = dict.fromkeys(pages, (0, 0))
    twice: list[str] = []
    largest: dict[str, dict[str, int]] = {}

    def take(label: str) -> None:
        for name, got in pages.items():
            shared, personal, size = got.taken()
            most[name] = max(most[name][0], shared), max(most[name][1], personal)
            if max(shared, personal) > 1:
                twice.append(f"{label} ({name})")
            sizes = largest.setdefault(label, dict.fromkeys(pages, 0))
            sizes[name] = max(sizes[name], size)

    room.chair.wait_for_timeout(1000)
    for got in pages.values():
        got.taken()
    for label, press in acts:
        room.press(press)
        take(label)
    room.press("#next [data-key=Enter]")
    take("start the clock")
    room.chair.wait_for_timeout(10_000)
    idle = {name: sum(got.taken()[:2]) for name, got in pages.items()}
    introduce(room.chair)
    room.settled()
    take("introduce a draft")
    room.press("#papers button[value=roll_call]")
    take("open the vote")
    for _turn in range(6):
        room.press("#next [data-key=Enter]")
        take("ballot")
    if twice:
        table.plain("acts with more frames than one", ", ".join(twice))
    for name, (shared, personal) in most.items():
        table.plain(f"frames per act, {name}", f"at most {shared} shared, {personal} personal", "1 and 1")
    table.plain(
        "frames in 10 s of a running clock", ", ".join(f"{name} {count}" for name, count in idle.items()), "0"
    )
    for label, sizes in largest.items():
        told = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sizes.items())
        table.plain(f"pushed for '{label}', kB", told, "each <= 12")


def introduce(chair: Page) -> None:
    chair.evaluate(CLICK, "[data-opens=draft-dialog]")
    chair.fill("#draft-dialog [name=title]", "Ethics of social credit systems")
    chair.fill("#draft-dialog [name=sponsors]", "Japan, Chile")
    chair.fill("#draft-dialog [name=operative]", "Calls upon States to publish the algorithm")
    chair.evaluate(CLICK, "#draft-dialog button.main")


def clocks(table: Table, *pages: Page) -> None:
    """How far the pages' estimates of the server's time lie apart."""
    estimate = "() => window.jmmun.serverNow() - performance.timeOrigin - performance.now()"
    estimates = [page.evaluate(estimate) for page in pages]
    table.plain("clocks of three screens apart", f"{max(estimates) - min(estimates):.1f} ms", "<= 50 ms")


def first_view(table: Table, browser: Browser, url: str) -> None:
    """All that a delegate's phone loads after the tap on "I am Japan", as sent: headers, gzip and socket."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(url)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    pushed: list[int] = []
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: pushed.append(len(event["response"]["payloadData"].encode())),
    )
    page.click("main form button")
    page.wait_for_selector("#link[data-state=live]")
    page.wait_for_timeout(1500)
    session.detach()
    scripts = sum(size for request, size in sizes.items() if kinds.get(request) == "Script")
    page_only = sum(sizes.values())
    each: dict[str, float] = {}
    for request, size in sizes.items():
        each[kinds.get(request, "?")] = each.get(kinds.get(request, "?"), 0) + size
    table.plain(
        "a delegate's first view",
        f"{(page_only + sum(pushed)) / 1000:.1f} kB, {len(sizes)} requests",
        "<= 80 kB",
    )
    table.plain("  of it JavaScript, gzipped", f"{scripts / 1000:.1f} kB", "<= 30 kB")
    parts = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(each.items()))
    table.plain("  by kind, kB", f"{parts}, socket {sum(pushed) / 1000:.1f}")
    context.close()
