"""Chair and Vice-Chair at once: one presides, one assists on a phone, and takes over when the laptop dies."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, PHONE, Posts, answered, find, meaning, press, press_enter
from tests.browser.server import DemoServer

THUMB = 44
"""Pixels that a thumb hits."""
TABLET = {"width": 768, "height": 1024}
SMALL = f"""() => [...document.querySelectorAll("button, a, summary, input:not([type=hidden], [type=radio]), select")]
  .filter((each) => !each.closest("dialog:not([open])"))
  .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([_what, box]) => box.width && box.height && (box.width < {THUMB} - 0.5 || box.height < {THUMB} - 0.5))
  .map(([what]) => what)"""
HASTY = """(keys) => keys.map((key) => document.querySelector(`#speech [data-key=${key}]`).dispatchEvent(
  new PointerEvent("click", {pointerType: "touch", bubbles: true, cancelable: true, detail: 1, clientX: 9, clientY: 9})))"""
LEFT = "document.querySelector('#speech .clock').textContent.split(':').reduce((m, s) => Number(m) * 60 + Number(s))"


def fits_a_hand(page: Page) -> None:
    """Everything that is pressed is large enough for a thumb, and nothing lies beside the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_vice_chairs_phone_takes_over_from_a_dead_laptop(
    language: str, open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server, language)
    chair = venue.open(server.links["chair"], CHAIR)
    vice = venue.open(server.links["vice_chair"], PHONE, has_touch=True)
    tablet = venue.open(server.links["vice_chair"], TABLET, has_touch=True)
    fits_a_hand(vice)
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    for seat in ("JPN", "CHL", "DEU"):
        find(chair, seat)

    # To who assists the next step is a text, and Enter does nothing.
    expect(vice.locator("#next .instead:visible")).to_have_count(1)
    expect(vice.locator("#next .control.next:visible")).to_have_count(0)
    posts = Posts(vice, "**/speakers/")
    press(vice, "Enter")
    assert posts.fields == []
    assert meaning(chair) == "speakers/ JPN"
    # All else is in reach: the list is kept from the phone.
    vice.locator(".parts a").nth(1).tap()
    vice.fill("#find", "bra")
    vice.locator(".find button").first.tap()
    chair.wait_for_selector("#queue-BRA")
    press_enter(chair)
    chair.wait_for_selector("#seat-JPN.speaks")
    press(chair, "Space")
    vice.wait_for_selector("#speech .clock[data-running=yes]")
    for page in (vice, tablet):
        fits_a_hand(page)

    # The laptop dies in mid-speech.
    chair.context.close()
    vice.evaluate(
        "document.dispatchEvent(new CustomEvent('jmmun:gone', {detail: {chair: Date.UTC(2026, 0, 1, 5, 2)}}))"
    )
    expect(vice.locator("#gone")).to_contain_text("14:02")
    before = vice.evaluate(LEFT)
    vice.locator(".parts a").first.tap()
    vice.tap("#duty button")
    vice.wait_for_selector("#next .control.next")
    # The second of two quick taps at one place was meant for what stood there before.
    assert vice.evaluate(HASTY, ["Space", "ArrowUp"]) == [True, False]
    vice.wait_for_selector("#speech .clock[data-running=no]")
    assert 0 <= before - vice.evaluate(LEFT) <= 5, "the clock went on as it ran, and did not jump"
    answered(vice)
    vice.tap("#next .control.next")
    vice.wait_for_selector("#seat-CHL.speaks")
    expect(vice.locator("#gone")).to_be_hidden()
    fits_a_hand(vice)

    vice.goto(f"{vice.url.split('#')[0]}minutes/")
    offices = vice.locator(".minutes .by").all_inner_texts()
    assert (offices[0], offices[-1]) == {"en": ("Chair", "Vice-Chair"), "ja": ("議長", "副議長")}[language]
