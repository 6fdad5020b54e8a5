"""A paper on two phones: what is typed survives a reload, and two who write at once see both wordings."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenVenue
from tests.browser.screens import PHONE
from tests.browser.server import DemoServer

WHOLE = "Recalling the Charter,\n1. Urges States to hear appeals;\n2. Requests a report."


def begun(phone: Page) -> str:
    """Begin a paper from the phone's own page. Its address."""
    phone.click("[data-papers]")
    phone.click("#texts .way")
    phone.fill("[name=title]", "Appeals")
    phone.fill("[name=sponsors]", "Germany")
    phone.click("summary")
    phone.fill("[name=whole]", WHOLE)
    phone.reload()
    assert phone.input_value("[name=whole]") == WHOLE, "kept in this browser"
    phone.click("button.main")
    phone.wait_for_selector(".sheet")
    return phone.url


def test_two_phones_write_one_paper_and_nothing_typed_is_lost(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server)
    japan = venue.open(server.links["seats"]["JPN"], PHONE)
    germany = venue.open(server.links["seats"]["DEU"], PHONE)
    url = begun(japan)
    germany.goto(url.replace("/JPN/", "/DEU/"))

    japan.click("#p2 summary")
    japan.fill("#p2 textarea", "all States to hear appeals")
    japan.click("#p2 button.main")
    japan.wait_for_selector("#p2 summary >> text=Urges all States")
    germany.click("#p2 summary")
    germany.fill("#p2 textarea", "States to pay for appeals")
    germany.reload()
    assert germany.input_value("#p2 textarea") == "States to pay for appeals"
    assert germany.is_visible("#p2 textarea"), "open, as it was left"
    germany.click("#p2 button.main")
    germany.wait_for_selector("#p2 .wordings")
    assert germany.inner_text("#p2 summary").startswith("1. Urges all States to hear appeals")
    assert "Urges States to pay for appeals" in germany.inner_text("#p2 .wordings")
    germany.reload()
    assert not germany.is_visible("#p2 textarea"), "it arrived, and is not offered again"

    japan.goto(url)
    japan.click("text=Keep both")
    japan.wait_for_selector(".wordings", state="detached")
    numbers = [each.inner_text() for each in japan.query_selector_all("#operative summary .number")]
    assert numbers == ["1.", "2.", "3."]
    japan.click("#operative .add summary")
    japan.fill("#operative .add textarea", "Decides to meet again")
    japan.click("#operative .add button.main")
    japan.wait_for_selector("#operative summary >> text=4.")
    assert not japan.is_visible("#operative .add textarea")
