"""The secretariat's wall in a browser: two committees live on one socket, help called for, a crisis announced."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, PHONE, PROJECTOR, Venue, find, press, press_enter
from tests.browser.server import DemoServer
from tests.browser.test_nothing_covers import apart, in_debate


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer("--committees", "2") as demo:
        yield demo
        errors = demo.errors()
    assert "Traceback" not in errors, errors


def test_a_call_is_answered_and_a_crisis_announced_while_two_committees_meet(
    server: DemoServer, open_venue: OpenVenue
) -> None:
    venue = open_venue(server)
    wall = venue.open(server.links["secretariat"], CHAIR, live=False)
    wall.goto(f"{venue.origin}/secretariat/wall/")
    wall.wait_for_selector("#link[data-state=live]")
    first, second = wall.locator("[data-room=unhrc]"), wall.locator("[data-room=unhrc-2]")
    chair = venue.open(server.links["chair"], CHAIR)
    other = venue.open(server.links["others"]["unhrc-2"]["chair"], CHAIR)
    projector = venue.open(server.links["projector"], PROJECTOR)
    phone = venue.open(server.links["seats"]["JPN"], PHONE)
    in_debate(chair)
    press_enter(other)
    expect(first.locator(".situation")).to_have_text("Formal debate")
    expect(second.locator(".situation")).to_have_text("Roll call")

    press(chair, "Shift+KeyH")
    chair.fill("#help-dialog [name=words]", "The projector is dark")
    chair.click("#help-dialog button.main")
    expect(first.locator(".call")).to_contain_text("Help wanted: IT")
    expect(second.locator(".call")).to_have_count(0)
    first.locator("[name=words]").fill("In five minutes")
    first.locator("[name=words]").press("Enter")
    expect(chair.locator("#secretariat .answer")).to_contain_text("In five minutes")
    expect(first.locator("[name=words]")).to_have_value("")

    find(chair, "japan", "Shift+Enter")
    projector.wait_for_selector(".scene-speech .digits")
    expect(first.locator(".speaker")).to_contain_text("Japan")
    expect(first.locator(".time .clock").first).to_have_attribute("data-running", "no")
    wall.click(".announce summary")
    wall.fill(".announce [name=text]", "Fighting has broken out at the border. " * 3)
    wall.uncheck(".announce [value=unhrc-2]")
    wall.check(".announce [value=crisis]")
    wall.click(".announce button.main")
    expect(phone.locator("#announced")).to_contain_text("Crisis update")
    projector.wait_for_selector(".message.crisis")
    for covered in (".digits", ".country", ".scene > .last"):
        assert apart(projector, covered, ".bands"), covered
    expect(second.locator(".posted")).to_have_count(0)
    chair.click("#secretariat button[value=read]")
    expect(first.locator(".read")).to_contain_text("read by Chair")
    first.locator("[value=down]").click()
    expect(projector.locator(".message")).to_have_count(0)
    expect(first.locator("[data-here=projector]")).to_have_text("1")
    one_more_is_founded(venue, wall, then=lambda: press_enter(other))


def one_more_is_founded(venue: Venue, wall: Page, then: Callable[[], None]) -> None:
    """It has its place on the wall as soon as nothing is being typed there and something happens."""
    wall.click(".announce summary")
    wall.fill(".announce [name=text]", "Not said yet")
    office = wall.context.new_page()
    office.goto(f"{venue.origin}/secretariat/committees/new/?copy=unhrc")
    office.click("main button.main")
    office.wait_for_url("**/secretariat/committees/*/")
    expect(wall.locator(".room").first).to_have_attribute("data-rooms", "3")
    expect(wall.locator("[data-room]")).to_have_count(2)
    wall.fill(".announce [name=text]", "")
    wall.locator(".announce button.main").focus()
    then()
    expect(wall.locator("[data-room]")).to_have_count(3)
