"""From an empty room to the printed resolution, with what delegations write on their phones."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenVenue
from tests.browser.room import Meeting as Room
from tests.browser.room import in_debate, say
from tests.browser.screens import Album, press, press_enter, tap
from tests.browser.server import DemoServer

TITLE = "Ethics of social credit systems"
WHOLE = """Recalling the Universal Declaration of Human Rights,

1. Calls upon States to publish how scores are worked out:
(a) in plain language;
(b) free of charge;

2. Urges States to hear appeals;

3. Decides to remain seized of the matter."""
CLAUSE = "Urges all States to hear appeals within thirty days"


def everything_by_phone(chair: Page) -> None:
    """The Chair lets phones do everything."""
    press(chair, "KeyF")
    chair.wait_for_selector("#room [data-key=KeyF][value=follow]")


def written_on_two_phones(japan: Page, chile: Page) -> None:
    japan.click("[data-papers]")
    japan.click("#texts .way")
    japan.fill("[name=title]", TITLE)
    japan.fill("[name=sponsors]", "CHL")
    japan.click("summary")
    japan.fill("[name=whole]", WHOLE)
    japan.click("main form.write button.main")
    japan.wait_for_selector(".sheet")
    chile.goto(japan.url.replace("/JPN/", "/CHL/"))
    chile.click("#preambular .add summary")
    chile.fill("#preambular .add [name=opening]", "Deeply concerned")
    chile.fill("#preambular .add textarea", "that scores are kept without consent")
    chile.click("#preambular .add button.main")
    chile.wait_for_selector("#preambular article:nth-of-type(2)")
    japan.click("button[value=hand-in]")
    japan.wait_for_selector(".told")


def amended_from_a_phone(chair: Page, china: Page) -> None:
    """China amends paragraph 2 where it reads it; the Chair brings it in."""
    china.click("[data-papers]")
    china.click("#texts .amend a >> nth=1")
    china.fill("[name=operative]", CLAUSE)
    china.click("button[value=look]")
    china.wait_for_selector("#preview ins")
    china.click("button[value=hand-in]")
    china.wait_for_selector(".told")
    tap(chair, "#papers button[value=introduce]")
    chair.wait_for_selector("#papers li.asked")


def carried(chair: Page) -> None:
    """Count the placards of what was put to the vote, and announce."""
    press(chair, "KeyK")
    chair.fill("#placards-dialog [name=yes]", "30")
    chair.fill("#placards-dialog [name=no]", "10")
    press(chair, "Enter")
    press_enter(chair)


def divided(chair: Page) -> None:
    """A delegation asks for a vote of its own on paragraph 3."""
    chair.click("#papers [data-fill*=division]")
    chair.fill("#motion-dialog [name=clauses]", "3")
    chair.fill("#motion-dialog [name=seat]", "denmark")
    chair.click("#motion-dialog button.main:not([name])")
    press(chair, "Digit2", "KeyO")
    chair.wait_for_selector("#next button[formaction$='parts/1/']")
    press_enter(chair)
    carried(chair)


def printed(room: Room) -> None:
    """The secretariat has the resolution as a PDF, and the minutes tell of it."""
    secretary = room.venue.open(room.server.links["secretariat"], {"width": 1280, "height": 800}, live=False)
    secretary.wait_for_selector(f"text={TITLE}")
    room.album.take("secretariat", secretary=secretary)
    address = secretary.eval_on_selector("a[href*='resolutions/1.pdf']", "link => link.href")
    assert secretary.request.get(address).body().startswith(b"%PDF-")
    minutes = room.venue.open(room.server.links["vice_chair"], {"width": 1280, "height": 800})
    minutes.goto(f"{minutes.url}minutes/")
    room.album.take("minutes", minutes=minutes)
    assert "A/HRC/JMMUN20/RES/1" in minutes.inner_text("main")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_papers_from_phones_are_amended_divided_voted_on_and_printed(
    language: str, open_venue: OpenVenue, server: DemoServer
) -> None:
    room = Room(open_venue, server, language)
    room.album = Album(f"whole-job-{language}")
    chair, projector = room.chair, room.projector
    japan, chile, china = (room.phones[code] for code in ("JPN", "CHL", "CHN"))
    in_debate(room)
    everything_by_phone(chair)
    home = japan.url
    written_on_two_phones(japan, chile)
    room.album.take("handed-in", japan=japan, chile=chile, chair=chair)
    tap(chair, "#papers button[value=approve]")
    tap(chair, "#papers button[value=introduce]")
    chair.wait_for_selector("#drafts-asked > li")
    japan.goto(home)
    chile.goto(home.replace("/JPN/", "/CHL/"))

    amended_from_a_phone(chair, china)
    china.goto(home.replace("/JPN/", "/CHN/"))
    room.picture("amended")
    say(chair, "closure jpn")
    press(chair, "Digit2", "KeyK")
    chair.wait_for_selector("#next button[formaction^='amendments/']")
    press_enter(chair)
    projector.wait_for_selector(f"text={CLAUSE}")
    room.picture("amendment", dark=True)
    carried(chair)

    divided(chair)

    tap(chair, "#papers button[value=phones]")
    for phone, choice in ((japan, "yes"), (chile, "yes")):
        tap(phone, f"#mine button[value={choice}]")
        phone.wait_for_selector("#mine [aria-pressed=true]")
    room.picture("recorded-vote")
    press(chair, "KeyW")
    chair.wait_for_selector("#notice p")
    press(chair, "KeyG")
    press_enter(chair)
    projector.wait_for_selector("#scene.scene-result .tally")
    chair.wait_for_selector("#papers :text('RES/1')")
    room.picture("adopted", dark=True)

    printed(room)
