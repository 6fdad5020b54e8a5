"""The secretariat puts motions in another order: by dragging a row, or by its buttons."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, enter
from tests.browser.server import DemoServer

LIST = "#kinds > li"


def order(page: Page) -> list[str]:
    ids: list[str] = page.locator(LIST).evaluate_all("rows => rows.map(row => row.id.slice(5))")
    return ids


def put_before(codes: list[str], code: str, other: str) -> list[str]:
    rest = [each for each in codes if each != code]
    rest.insert(rest.index(other), code)
    return rest


def put_in_order(page: Page, codes: list[str]) -> None:
    """Wait until the page, loaded anew, has them so."""
    for at, code in enumerate(codes):
        expect(page.locator(LIST).nth(at)).to_have_id(f"kind-{code}")


def test_a_motion_is_dragged_to_another_place_and_moved_back_by_its_button(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    page = open_venue(server).context(CHAIR).new_page()
    enter(page, server.links["secretariat"])
    page.click("a[href='/secretariat/rules/']")
    page.locator("button[name=of]").first.click()
    page.wait_for_selector(LIST)
    before = order(page)
    page.locator("#kind-close_debate").scroll_into_view_if_needed()
    grip = page.locator("#kind-close_debate .grip").bounding_box()
    goal = page.locator("#kind-adjourn_debate").bounding_box()
    assert grip and goal
    page.mouse.move(grip["x"] + 8, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, goal["y"] + 5, steps=5)
    expect(page.locator(".landing")).to_be_visible()
    page.mouse.up()
    dragged = put_before(before, "close_debate", "adjourn_debate")
    put_in_order(page, dragged)
    assert page.url.endswith("#kind-close_debate")
    page.locator("#kind-close_debate button", has_text="▼").click()
    put_in_order(page, put_before(before, "close_debate", "resume_debate"))
    # A row that is open is typed in, not dragged.
    page.click("#kind-close_debate summary")
    page.fill("#kind-close_debate [name=seconds]", "3")
    page.locator("#kind-close_debate form button").click()
    expect(page.locator("#kind-close_debate summary")).to_contain_text("seconders: 3")
