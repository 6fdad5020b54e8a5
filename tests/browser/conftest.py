"""A real server, a real Chromium, and nothing that a page may complain of."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.screens import Venue
from tests.browser.server import CHROMIUM, CHROMIUM_SWITCHES, DemoServer

type OpenVenue = Callable[..., Venue]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one module at a time: its event loop would be in the way of other tests."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"These tests need Chromium at {CHROMIUM} (on Debian: apt install chromium).")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def server() -> Iterator[DemoServer]:
    """A server whose meeting has not begun."""
    with DemoServer() as demo:
        yield demo
        errors = demo.errors()
    assert "Traceback" not in errors, errors


@pytest.fixture(scope="module")
def shared_server() -> Iterator[DemoServer]:
    """A server that the tests of a module share."""
    with DemoServer() as demo:
        yield demo
        errors = demo.errors()
    assert "Traceback" not in errors, errors


@pytest.fixture
def open_venue(browser: Browser) -> Iterator[OpenVenue]:
    """Opens venues; when the test is over nothing may have been complained of in them."""
    venues: list[Venue] = []

    def opened(server: DemoServer, language: str = "en") -> Venue:
        venues.append(Venue(browser, server, language))
        return venues[-1]

    yield opened
    complaints = [complaint for venue in venues for complaint in venue.complaints]
    for venue in venues:
        venue.close()
    assert not complaints, "\n".join(complaints)
