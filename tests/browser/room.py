"""A committee's room: chair, vice-chair, projector and three phones in one browser, and what they do together."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, PHONE, PROJECTOR, Album, Valve, enter, find, press, press_enter
from tests.browser.server import DemoServer


class Meeting:
    """The screens of one committee."""

    def __init__(self, open_venue: OpenVenue, server: DemoServer, language: str) -> None:
        self.venue, self.server, self.language = open_venue(server, language), server, language
        links = server.links
        self.chair = self.venue.open(links["chair"], CHAIR)
        context = self.venue.context(CHAIR)
        self.valve = Valve(context)
        self.vice = context.new_page()
        enter(self.vice, links["vice_chair"])
        self.vice.wait_for_selector("#link[data-state=live]")
        self.projector = self.venue.open(links["projector"], PROJECTOR)
        self.phones = {code: self.venue.open(links["seats"][code], PHONE) for code in ("JPN", "CHL", "CHN")}
        self.album = Album(language)

    def everywhere(self, selector: str) -> None:
        """Wait until every screen shows it."""
        for page in (self.chair, self.vice, self.projector, *self.phones.values()):
            page.wait_for_selector(selector)

    def picture(self, title: str, *, dark: bool = False) -> None:
        self.album.take(
            title, dark=dark, chair=self.chair, phone=self.phones["JPN"], projector=self.projector
        )


def in_debate(meeting: Meeting, *listed: str) -> None:
    """Open the meeting with everybody present, and these seats on the list."""
    chair = meeting.chair
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    meeting.projector.wait_for_selector("#scene.scene-list")
    for seat in listed:
        find(chair, seat)


def say(page: Page, line: str) -> None:
    """Type a motion as it is spoken, and Enter."""
    page.keyboard.press("KeyM")
    page.wait_for_selector("[name=line]:focus")
    page.keyboard.insert_text(line)
    press(page, "Enter")


def move(phone: Page, motion: str, **fields: str) -> None:
    """Move something from a phone."""
    phone.click(".moves > details > summary")
    phone.select_option(".moves [name=motion]", motion)
    for name, value in fields.items():
        phone.fill(f".moves [name={name}]", value)
    phone.click(".moves form .press")
    phone.wait_for_selector(".moves > details:not([open])")


def vote_all(chair: Page, key: str = "KeyY") -> None:
    """Answer for every delegation that is called, with one key."""
    while chair.query_selector("#vote [data-key=KeyY]"):
        seat = chair.get_attribute("#vote [data-key=KeyY]", "formaction")
        press(chair, key)
        chair.wait_for_selector(f"#vote button[data-key=KeyY][formaction='{seat}']", state="detached")
