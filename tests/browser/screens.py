"""Screens as people use them: opened by a link and its one button, worked by keys, waited for by what shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, WebSocketRoute

from tests.browser.server import BASE, DemoServer

PICTURES = BASE / "pictures"
CHAIR = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1920, "height": 1080}
PATIENCE = 20_000
"""Milliseconds until something that should show is given up; the machine may be busy."""

VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error("content policy: " + event.violatedDirective + " " + event.blockedURI));
"""


class Venue:
    """One browser in a room with one server. Whatever a page complains of is kept, and fails the test."""

    def __init__(self, browser: Browser, server: DemoServer, language: str = "en") -> None:
        self.browser, self.server, self.language = browser, server, language
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self._weather_is_bad = False

    def context(self, viewport: dict[str, int], **options: Any) -> BrowserContext:
        context = self.browser.new_context(viewport=viewport, **options)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "language", "value": self.language, "url": self.origin}])
        if options.get("java_script_enabled", True):
            context.add_init_script(VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))
        context.on("request", lambda request: self._request(request.url))
        self.contexts.append(context)
        return context

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def open(self, link: str, viewport: dict[str, int], *, live: bool = True, **options: Any) -> Page:
        """A page of its own device, in by the link and the one button on it."""
        page = self.context(viewport, **options).new_page()
        enter(page, link)
        if live:
            page.wait_for_selector("#link[data-state=live]", state="attached")
        return page

    @contextmanager
    def bad_weather(self) -> Iterator[None]:
        """While the server or the network is away, failed requests are no complaint."""
        self._weather_is_bad = True
        yield
        self._weather_is_bad = False

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        # The browser logs every refusal; a refusal is an answer.
        refused = message.text.startswith("Failed to load resource") and "409" in message.text
        unreachable = "net::ERR_" in message.text or "WebSocket connection" in message.text
        if refused or (self._weather_is_bad and unreachable):
            return
        self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.origin).netloc:
            self.complaints.append(f"third-party request: {url}")


class Valve:
    """A page's live socket that can be held: what the server sends waits until it is let go."""

    def __init__(self, context: BrowserContext) -> None:
        self.held = False
        self._waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        context.route_web_socket("**/live/**", self._connect)

    def let_go(self) -> None:
        self.held = False
        for socket, message in self._waiting:
            socket.send(message)
        self._waiting.clear()

    def _connect(self, socket: WebSocketRoute) -> None:
        def take(message: str | bytes) -> None:
            if self.held:
                self._waiting.append((socket, message))
            else:
                socket.send(message)

        socket.connect_to_server().on_message(take)


class Posts:
    """What a page posts to one address. Held, it waits; lost, it never gets an answer."""

    def __init__(self, page: Page, address: str) -> None:
        self.fields: list[dict[str, str]] = []
        """Of every post, in order."""
        self.held = self.lost = False
        self._waiting: list[Route] = []
        page.route(address, self._take)

    def let_go(self) -> None:
        self.held = False
        for route in self._waiting:
            route.continue_()
        self._waiting.clear()

    @property
    def keys(self) -> list[str]:
        return [fields["key"] for fields in self.fields]

    def _take(self, route: Route) -> None:
        self.fields.append(dict(parse_qsl(route.request.post_data or "", keep_blank_values=True)))
        if self.lost:
            route.abort()
        elif self.held:
            self._waiting.append(route)
        else:
            route.continue_()


def enter(page: Page, link: str) -> None:
    page.goto(link)
    page.click("main form button")
    page.wait_for_load_state("load")


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, each once nothing changes under the finger and the last is answered."""
    for key in keys:
        answered(page)
        page.keyboard.press(key)
        answered(page)


def answered(page: Page) -> None:
    page.wait_for_selector("body:not([data-pressing=yes]):not([data-settling=yes])")


def tap(phone: Page, selector: str) -> None:
    """Press a button of a phone, which takes no press in the moment after it has appeared."""
    phone.wait_for_selector(selector)
    answered(phone)
    phone.click(selector)


def press_enter(page: Page) -> None:
    """Do the likely next thing.

    Enter does nothing in the moment after its meaning changed, so that nobody presses what they
    have not read; so it is pressed until something comes of it.
    """
    before = meaning(page)
    for _turn in range(200):
        press(page, "Enter")
        if meaning(page) != before:
            return
    raise AssertionError(f"Enter did nothing: {before}")


def meaning(page: Page) -> str:
    """What Enter would do now."""
    button = page.query_selector("#next [data-key=Enter]")
    return f"{button.get_attribute('formaction')} {button.get_attribute('value')}" if button else ""


def find(page: Page, typed: str, then: str = "Enter") -> None:
    """Type a seat's name into the finder, and press Enter or another key in it."""
    page.keyboard.press("Slash")
    page.wait_for_selector("#find:focus")
    page.keyboard.insert_text(typed)
    press(page, then)
    page.keyboard.press("Escape")


def wait_for_list(page: Page, *codes: str) -> None:
    """Wait until these seats, and no others, are on the list in this order."""
    for place, code in enumerate(codes, 1):
        page.wait_for_selector(
            f"#queue li:nth-child({place}) button[value=off][formaction^='list/{code}/']", state="attached"
        )
    page.wait_for_selector(f"#queue li:nth-child({len(codes) + 1})", state="detached")


class Album:
    """Pictures of screens, step by step, in `pictures/`."""

    def __init__(self, name: str) -> None:
        self.folder: Path = PICTURES / name
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.png"):
            old.unlink()
        self.step = 0

    def take(self, title: str, *, dark: bool = False, **pages: Page) -> None:
        self.step += 1
        for screen, page in pages.items():
            page.screenshot(path=self.folder / f"{self.step:02}-{title}-{screen}.png")
            if dark:
                page.emulate_media(color_scheme="dark")
                page.screenshot(path=self.folder / f"{self.step:02}-{title}-{screen}-dark.png")
                page.emulate_media(color_scheme="light")
