"""Voting procedure as a room lives it: amendments, a division, the whole of what is left."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenVenue
from tests.browser.room import Meeting as Room
from tests.browser.room import in_debate, say
from tests.browser.screens import Album, press, press_enter
from tests.browser.server import DemoServer

OPERATIVE = "Calls upon States to publish the algorithm\nUrges States to hear appeals\nRequests a report"


def introduce(chair: Page) -> None:
    press(chair, "KeyD")
    chair.fill("#draft-dialog [name=title]", "Ethics of scoring")
    chair.fill("#draft-dialog [name=sponsors]", "Japan")
    chair.fill("#draft-dialog [name=operative]", OPERATIVE)
    chair.click("#draft-dialog button.main")
    chair.wait_for_selector("#papers .paper")


def amend(chair: Page, operation: str, place: str, text: str = "") -> None:
    before = len(chair.query_selector_all("#papers .before > li"))
    chair.click("#papers [data-opens=amendment-dialog]")
    chair.check(f"#amendment-dialog [value={operation}]")
    chair.fill("#amendment-dialog [name=place]", place)
    chair.fill("#amendment-dialog [name=operative]", text)
    chair.fill("#amendment-dialog [name=sponsors]", "Chile")
    chair.click("#amendment-dialog button.main")
    chair.wait_for_selector(f"#papers .before > li:nth-child({before + 1})")


def count(chair: Page, yes: str, no: str) -> None:
    """Put what is next to the vote by placards, count them and announce."""
    press_enter(chair)
    press(chair, "KeyK")
    chair.fill("#placards-dialog [name=yes]", yes)
    chair.fill("#placards-dialog [name=no]", no)
    press(chair, "Enter")
    press_enter(chair)


def reads_under_what_is_now(phone: Page) -> None:
    """The text opens in the page, which goes on following, and closes again."""
    phone.click("[data-papers]")
    phone.wait_for_selector("#texts .operative")
    assert phone.is_visible("#now .headline")
    assert phone.is_visible("#mine")
    phone.click("[data-papers]")
    phone.wait_for_selector("#texts", state="hidden")


def test_amendments_then_parts_then_the_whole_of_what_is_left(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    room = Room(open_venue, server, "en")
    room.album = Album("voting-procedure")
    chair, projector, phone = room.chair, room.projector, room.phones["JPN"]
    in_debate(room)
    introduce(chair)
    amend(chair, "replace", "2", "Urges all States to hear appeals within thirty days")
    amend(chair, "strike", "3")
    say(chair, "closure jpn")
    press(chair, "Digit2", "KeyK")
    chair.wait_for_selector("#next button[formaction^='amendments/']")
    room.picture("voting-procedure")

    count(chair, "10", "30")
    for page in (projector, phone):
        page.wait_for_selector("text=Amendment 2 to")
    press_enter(chair)
    projector.wait_for_selector("text=Urges all States to hear appeals within thirty days")
    phone.wait_for_selector("#now .wording")
    room.picture("an-amendment")
    reads_under_what_is_now(phone)
    press(chair, "KeyK")
    chair.fill("#placards-dialog [name=yes]", "30")
    chair.fill("#placards-dialog [name=no]", "10")
    press(chair, "Enter")
    press_enter(chair)
    chair.wait_for_selector("#papers :text('as amended')")

    # From the draft's own button the form is one for a division of that draft.
    chair.click("#papers [data-fill*=division]")
    chair.wait_for_selector("#motion-dialog [name=clauses]")
    assert chair.input_value("#motion-dialog [name=draft]") == "L.1"
    assert not chair.is_visible("#motion-dialog [name=minutes]")
    chair.fill("#motion-dialog [name=clauses]", "1 3")
    chair.fill("#motion-dialog [name=seat]", "china")
    chair.click("#motion-dialog button.main:not([name])")
    # An observer may not move it; the Chair lets it go.
    chair.wait_for_selector("#notice [data-key=KeyG]")
    press(chair, "KeyG", "Digit2", "KeyO")
    chair.wait_for_selector("#next button[formaction$='parts/1/']")
    room.picture("divided")
    count(chair, "30", "10")
    count(chair, "10", "30")
    chair.wait_for_selector("#papers [formaction^='papers/']:not([formaction*=parts])")
    say(chair, "acclamation jpn")
    press_enter(chair)
    projector.wait_for_selector("text=Adoption without a vote")
    press_enter(chair)
    press_enter(chair)
    projector.wait_for_selector("text=Adopted without a vote")
    chair.wait_for_selector("#papers :text('RES/1')")
    room.picture("adopted-as-amended")
