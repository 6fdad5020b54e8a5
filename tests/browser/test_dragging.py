"""Rows that the Chair drags to another place: by ids, whatever is drawn anew meanwhile."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVenue
from tests.browser.room import say
from tests.browser.screens import CHAIR, Valve, answered, enter, find, press, press_enter, wait_for_list
from tests.browser.server import DemoServer
from tests.browser.test_voting_procedure import amend, introduce

type Dais = tuple[Page, Page, Valve]


@pytest.fixture
def dais(open_venue: OpenVenue, server: DemoServer) -> Dais:
    """Chair and vice-chair in debate; what the vice-chair's page is pushed can be held."""
    venue = open_venue(server)
    chair = venue.open(server.links["chair"], CHAIR)
    context = venue.context(CHAIR)
    valve = Valve(context)
    vice = context.new_page()
    enter(vice, server.links["vice_chair"])
    vice.wait_for_selector("#link[data-state=live]")
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    return chair, vice, valve


def box(page: Page, row: str) -> dict[str, float]:
    found = page.locator(row).bounding_box()
    assert found, row
    return {**found, "bottom": found["y"] + found["height"]}


def take(page: Page, row: str) -> None:
    """Put the mouse on a row and hold it."""
    at = box(page, row)
    page.mouse.move(at["x"] + 12, at["y"] + 9)
    page.mouse.down()


def over(page: Page, row: str, *, after: bool = False) -> None:
    """Move what is held before a row, or after it, and see where it would land."""
    for _time in range(2):
        # Near the end of a list it scrolls under the hand, so look again where the row is now.
        at = box(page, row)
        edge = at["bottom"] if after else at["y"]
        page.mouse.move(at["x"] + 40, edge + (-3 if after else 3), steps=5)
    page.wait_for_function(
        "([row, edge]) => { const line = document.querySelector('.landing'); return !line.hidden"
        " && Math.abs(line.getBoundingClientRect().top + 2 - document.querySelector(row).getBoundingClientRect()[edge]) < 4; }",
        arg=[row, "bottom" if after else "top"],
    )


def drag(page: Page, row: str, to: str, *, after: bool = False) -> None:
    answered(page)
    page.locator(to).scroll_into_view_if_needed()
    page.locator(row).scroll_into_view_if_needed()
    take(page, row)
    over(page, to, after=after)
    page.mouse.up()
    answered(page)


class Pen:
    """A pen or a finger on a page, in place of its mouse."""

    def __init__(self, page: Page) -> None:
        self.page, self._wire = page, page.context.new_cdp_session(page)

    def drag(self, row: str, to: str) -> None:
        """With the pen: hover, touch, and let go before a row."""
        start, goal = box(self.page, row), box(self.page, to)
        path = [
            (start["x"] + 12, start["y"] + 9),
            (goal["x"] + 40, goal["y"] + 9),
            (goal["x"] + 40, goal["y"] + 3),
        ]
        self._pen("mouseMoved", *path[0])
        self.page.wait_for_selector("body[data-pen]")
        self._pen("mousePressed", *path[0], button="left", buttons=1, clickCount=1)
        for point in path[1:]:
            self._pen("mouseMoved", *point, button="left", buttons=1)
        self.page.wait_for_selector(".landing:not([hidden])")
        self._pen("mouseReleased", *path[-1], button="left", clickCount=1)

    def _pen(self, kind: str, x: float, y: float, **how: object) -> None:
        self._wire.send(
            "Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "pointerType": "pen", **how}
        )

    def stroke(self, row: str, to: str) -> None:
        """With a finger, from a row to another."""
        start, goal = box(self.page, row), box(self.page, to)
        for kind, at in (("touchStart", start), ("touchMove", goal), ("touchEnd", None)):
            points = [{"x": at["x"] + 40, "y": at["y"] + 5}] if at else []
            self._wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def at_rest(page: Page) -> None:
    """Nothing is held, and no landing place shows."""
    page.wait_for_selector(".landing", state="hidden")
    expect(page.locator("[data-lifted]")).to_have_count(0)


def ids(page: Page, rows: str) -> list[str]:
    return page.eval_on_selector_all(rows, "rows => rows.map(row => row.id)")


def test_a_speaker_is_dragged_to_another_place_and_lands_there_whatever_moved_meanwhile(dais: Dais) -> None:
    chair, vice, valve = dais
    for seat in ("jap", "chile", "chn", "ind", "bra"):
        find(chair, seat)
    wait_for_list(vice, "JPN", "CHL", "CHN", "IND", "BRA")
    drag(vice, "#queue-BRA", "#queue-CHL")
    wait_for_list(vice, "JPN", "BRA", "CHL", "CHN", "IND")
    drag(vice, "#queue-JPN", "#queue-IND", after=True)
    wait_for_list(chair, "BRA", "CHL", "CHN", "IND", "JPN")
    wait_for_list(vice, "BRA", "CHL", "CHN", "IND", "JPN")
    at_rest(vice)

    # The list is drawn anew under the hand: the first row goes, and all the others move up.
    take(vice, "#queue-JPN")
    over(vice, "#queue-CHN")
    chair.click("#queue-BRA button[value=off]")
    wait_for_list(vice, "CHL", "CHN", "IND", "JPN")
    expect(vice.locator("#queue-JPN[data-lifted]")).to_have_count(1)
    over_again = box(vice, "#queue-CHN")["y"]
    vice.wait_for_function(
        "edge => Math.abs(document.querySelector('.landing').getBoundingClientRect().top + 2 - edge) < 2",
        arg=over_again,
    )
    vice.mouse.up()
    wait_for_list(vice, "CHL", "JPN", "CHN", "IND")
    wait_for_list(chair, "CHL", "JPN", "CHN", "IND")
    at_rest(vice)

    # Let go where it was, or with Escape, nothing is pressed.
    take(vice, "#queue-JPN")
    over(vice, "#queue-IND", after=True)
    vice.keyboard.press("Escape")
    at_rest(vice)
    vice.mouse.up()
    take(vice, "#queue-IND")
    vice.mouse.move(box(vice, "#queue-IND")["x"] + 60, box(vice, "#queue-IND")["y"] + 10, steps=5)
    vice.wait_for_selector("[data-lifted]")
    vice.mouse.up()
    at_rest(vice)
    answered(vice)
    wait_for_list(vice, "CHL", "JPN", "CHN", "IND")

    # A drop that is not in order any more says why, and the row is where it was.
    valve.held = True
    chair.click("#queue-CHN button[value=off]")
    wait_for_list(chair, "CHL", "JPN", "IND")
    drag(vice, "#queue-CHN", "#queue-CHL")
    expect(vice.locator("#notice p")).to_have_text("China is not on the list.")
    at_rest(vice)
    wait_for_list(vice, "CHL", "JPN", "CHN", "IND")
    press(vice, "Escape")
    valve.let_go()
    wait_for_list(vice, "CHL", "JPN", "IND")


def test_motions_drafts_and_amendments_are_dragged(dais: Dais) -> None:
    chair, _vice, _valve = dais
    for line in ("unmod 15 jpn", "mod 10 45 privacy chl", "mod 8 30 water bra"):
        say(chair, line)
    chair.wait_for_selector("#motions li:nth-child(3)")
    first, second, third = (f"#{id}" for id in ids(chair, "#motions-put > li"))
    drag(chair, third, first)
    chair.wait_for_selector(f"#motions-put > {third}:first-child")
    drag(chair, third, second, after=True)
    chair.wait_for_selector(f"#motions-put > {third}:last-child")
    for _motion in range(3):
        chair.click("#motions li:first-child button[value=withdrawn]")
        answered(chair)

    for _draft in range(2):
        introduce(chair)
        chair.wait_for_selector("#draft-dialog", state="hidden")
        answered(chair)
    chair.wait_for_selector("#drafts-asked > li:nth-child(2)")
    one, two = (f"#{id}" for id in ids(chair, "#drafts-asked > li"))
    drag(chair, two, one)
    chair.wait_for_selector(f"#drafts-asked > {two}:first-child")
    drag(chair, two, one, after=True)
    chair.wait_for_selector(f"#drafts-asked > {two}:last-child")

    for place in ("1", "2", "3"):
        amend(chair, "strike", place)
        answered(chair)
    amendments = f"{one} .before > li"
    early, middle, late = (f"#{id}" for id in ids(chair, amendments))
    drag(chair, late, middle)
    chair.wait_for_selector(f"{one} .before > {late}:nth-child(2)")
    drag(chair, early, middle, after=True)
    chair.wait_for_selector(f"{one} .before > {early}:last-child")
    assert ids(chair, amendments) == [each[1:] for each in (late, middle, early)]


def test_a_pen_drags_and_a_finger_scrolls(dais: Dais) -> None:
    chair, _vice, _valve = dais
    for seat in ("jap", "chile", "chn"):
        find(chair, seat)
    wait_for_list(chair, "JPN", "CHL", "CHN")
    pen = Pen(chair)
    chair.evaluate(EVERY_LIFT)
    pen.stroke("#queue-CHN", "#queue-JPN")
    pen.drag("#queue-CHN", "#queue-CHL")
    wait_for_list(chair, "JPN", "CHN", "CHL")
    at_rest(chair)
    assert chair.get_attribute("body", "data-lifts") == "1", "a finger lifted a row"


EVERY_LIFT = """() => {
  const body = document.body;
  new MutationObserver(() => { if (body.dataset.dragging) body.dataset.lifts = String(Number(body.dataset.lifts || 0) + 1); })
    .observe(body, {attributes: true, attributeFilter: ["data-dragging"]});
}"""
