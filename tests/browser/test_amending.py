"""An amendment written on a phone in a real browser: nothing typed is lost, and the console shows it at once."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, PHONE, press, press_enter
from tests.browser.server import DemoServer

TEXT = "Calls upon States to publish the algorithm\nDecides to remain seized of the matter"


def before_the_room(chair: Page) -> None:
    """A meeting in which phones may do everything and L.1 is introduced."""
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    while "everything" not in chair.inner_text("#room [data-key=KeyF]"):
        press(chair, "KeyF")
    press(chair, "KeyD")
    for name, value in (("title", "Fair scores"), ("sponsors", "Japan"), ("operative", TEXT)):
        chair.fill(f"#draft-dialog [name={name}]", value)
    chair.click("#draft-dialog button.main")
    chair.wait_for_selector("#papers .paper")


def test_an_amendment_survives_a_reload_and_is_signed_and_introduced(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server)
    chair = venue.open(server.links["chair"], CHAIR)
    before_the_room(chair)
    phone = venue.open(server.links["seats"]["BRA"], PHONE)
    phone.click("[data-papers]")
    phone.click("#texts .amend a >> nth=0")
    text = phone.locator("[name=operative]")
    expect(text).to_have_value("Calls upon States to publish the algorithm")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    text.fill("Urges States to publish the algorithm")
    phone.reload()
    expect(text).to_have_value("Urges States to publish the algorithm")
    phone.click("[href='?operation=add']")
    expect(text).to_have_value("")
    phone.click("[href='?operation=replace']")
    expect(text).to_have_value("Urges States to publish the algorithm")
    phone.click("[value=look]")
    expect(phone.locator("#preview del")).to_have_text("Calls upon States to publish the algorithm;")
    expect(phone.locator("#preview ins")).to_have_text("Urges States to publish the algorithm;")
    phone.click("[value=hand-in]")
    phone.wait_for_selector(".told")
    expect(text).to_have_value("Calls upon States to publish the algorithm")
    chair.wait_for_selector("#papers .before [value=introduce]")
    other = venue.open(server.links["seats"]["POL"], PHONE)
    other.click("[data-papers]")
    other.click("#texts aside [value=signatory]")
    expect(chair.locator("#papers .before .support")).to_have_text("support 2, usually 5")
    chair.click("#papers .before [value=introduce]")
    expect(chair.locator("#papers .before li")).to_contain_text("Brazil, signed by Poland")
    expect(other.locator("#texts aside strong")).to_have_text("Amendment 1")
