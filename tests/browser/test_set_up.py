"""From an empty folder to a meeting that is open: a secretary, a committee from a file, and its Chair."""

from collections.abc import Iterator

import msgspec
import pytest
from playwright.sync_api import Page, expect

from committees.secretariat.described import Described, DescribedCountry, DescribedSeat, File
from delegates.rules.roll import Rights
from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, press_enter
from tests.browser.server import DemoServer

PASSWORD = "gavel-and-bell"
STATES = (("BRA", "BR", "LAC"), ("JPN", "JP", "APA"), ("POL", "PL", "EEU"))


class OwnServer(DemoServer):
    """`manage.py serve` over a folder in which there is nothing yet."""

    COMMAND = "serve"


@pytest.fixture
def server() -> Iterator[OwnServer]:
    with OwnServer() as own:
        yield own
        errors = own.errors()
    assert "Traceback" not in errors, errors


def a_file() -> bytes:
    seats = tuple(
        DescribedSeat(
            code,
            "member",
            Rights(substance=True),
            DescribedCountry(code, iso2, code, code, "", "", "", group),
        )
        for code, iso2, group in STATES
    )
    council = Described("Human Rights Council", "人権理事会", "HRC", "hrc", "A/HRC/TMUN", seats=seats)
    return msgspec.json.encode(File(council))


def begun(page: Page, link: str) -> None:
    """The link carries its code into the form, and out of the address."""
    page.goto(link)
    expect(page.locator("[name=code]")).to_have_value(link.partition("#")[2])
    assert "#" not in page.url
    page.fill("[name=account]", "mika")
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=name]", "Tokyo MUN")
    page.fill("[name=abbreviation]", "TMUN")
    page.fill("[name=starts]", "2026-12-05")
    page.fill("[name=ends]", "2026-12-06")
    page.click("main button.main")


def made_from_a_file(page: Page) -> None:
    page.click("a.way[href='/secretariat/committees/new/']")
    page.set_input_files(
        "[name=file]", {"name": "hrc.json", "mimeType": "application/json", "buffer": a_file()}
    )
    page.click("main form button")
    expect(page.locator(".told-of")).to_contain_text("3 ")
    page.click("main button.main")
    page.fill("[name=topics-0-title]", "Clean water")
    page.fill("[name=topics-0-title_ja]", "きれいな水")
    page.click("main form button.main")
    page.wait_for_selector(".told")


def test_from_an_empty_folder_to_a_meeting_that_is_open(open_venue: OpenVenue, server: OwnServer) -> None:
    venue = open_venue(server, "ja")
    desk = venue.context(CHAIR).new_page()
    begun(desk, server.links["begin"])
    made_from_a_file(desk)
    desk.fill("[name=new-name]", "aoi")
    desk.click("#dais form.set-up button")
    link = desk.locator(".way-in a").inner_text()
    chair = venue.context(CHAIR).new_page()
    chair.goto(link)
    expect(chair.locator("[name=code]")).not_to_have_value("")
    chair.fill("[name=password]", PASSWORD)
    chair.click("main button.main")
    chair.wait_for_selector("#link[data-state=live]")
    press_enter(chair)
    expect(chair.locator("#top .situation")).to_have_text("点呼")
    # What the secretariat changes, the Chair sees at once.
    desk.fill("[name=topics-0-title]", "Clean water for all")
    desk.fill("[name=topics-0-title_ja]", "すべての人にきれいな水を")
    desk.click("main form button.main")
    expect(chair.locator("#top .topic")).to_contain_text("すべての人")
    expect(desk.locator("ul.beware")).to_have_count(0)
