"""What somebody needs to read or press next is covered by nothing, on the smallest screens that are used."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenVenue
from tests.browser.room import say
from tests.browser.screens import CHAIR, press, press_enter
from tests.browser.server import DemoServer

PHONES = ({"width": 390, "height": 844}, {"width": 320, "height": 568})


def box(page: Page, selector: str) -> tuple[float, float, float, float]:
    """Where something shows: left, top, right, bottom."""
    found = page.locator(selector).bounding_box()
    assert found, selector
    return found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"]


def apart(page: Page, one: str, other: str) -> bool:
    """Whether two things overlap nowhere."""
    left, top, right, bottom = box(page, one)
    other_left, other_top, other_right, other_bottom = box(page, other)
    return right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top


def within(page: Page, selector: str) -> bool:
    """Whether something lies wholly in the window."""
    left, top, right, bottom = box(page, selector)
    size = page.viewport_size
    assert size
    return left >= 0 and top >= 0 and right <= size["width"] and bottom <= size["height"]


def in_debate(chair: Page) -> None:
    """Open the meeting with everybody present."""
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    chair.wait_for_selector("#roll:empty", state="attached")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_refusal_leaves_the_phones_button_in_sight(
    language: str, open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server, language)
    chair = venue.open(server.links["chair"], CHAIR)
    in_debate(chair)
    press(chair, "KeyF", "Shift+KeyM")
    for size in PHONES:
        phone = venue.open(server.links["seats"]["JPN"], size)
        phone.click(".moves > details > summary")
        phone.select_option(".moves [name=motion]", "moderated_caucus")
        phone.fill(".moves [name=topic]", "water " * 40)
        phone.click(".moves form .press")
        phone.wait_for_selector("#notice p")
        assert within(phone, "#notice")
        assert within(phone, ".moves form .press")
        assert apart(phone, "#notice", ".moves form .press")
        assert phone.input_value(".moves [name=topic]") == "water " * 40
        phone.fill(".moves [name=topic]", "water")
        phone.click(".moves form .press")
        phone.wait_for_selector(".moves > details:not([open])")
        assert phone.query_selector("#notice p") is None
        chair.click("#motions button[value=withdrawn]")
        phone.wait_for_selector("#mine[data-moves=yes]")


def test_the_guides_topics_follow_the_kind_that_is_chosen(open_venue: OpenVenue, server: DemoServer) -> None:
    venue = open_venue(server)
    chair = venue.open(server.links["chair"], CHAIR)
    in_debate(chair)
    press(chair, "KeyF", "Shift+KeyM")
    phone = venue.open(server.links["seats"]["JPN"], PHONES[0])
    phone.click(".moves > details > summary")
    phone.click(".moves .explains > summary")
    press(chair, "KeyC")
    for page, form in ((phone, ".moves form"), (chair, "#motion-dialog form")):
        for kind, begins in (("moderated_caucus", "Transparency"), ("unmoderated_caucus", "Drafting")):
            page.select_option(f"{form} [name=motion]", kind)
            field = page.locator(f"{form} [name=topic]")
            offered = field.evaluate("field => [...field.list.options].map(option => option.value)")
            assert offered[0].startswith(begins)
            assert (len(offered) == 1) == (kind == "unmoderated_caucus")
            explained = page.locator(f"{form} [data-explains]:visible")
            assert [each.get_attribute("data-explains") for each in explained.all()] == [kind] * (
                page is phone
            )


LINES = {
    "en": ("mod jpn", "mod 7 45 clean water for everybody jpn"),
    "ja": ("モデ 日本", "モデ 7 45 水の権利 日本"),
}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_preview_of_a_line_leaves_the_sentence_to_say_in_sight(
    language: str, open_venue: OpenVenue, server: DemoServer
) -> None:
    chair = open_venue(server, language).open(server.links["chair"], CHAIR)
    in_debate(chair)
    for line in LINES[language]:
        chair.keyboard.press("KeyM")
        chair.keyboard.insert_text(line)
        chair.wait_for_selector("#meant .reading")
        assert within(chair, "#meant")
        assert apart(chair, "#meant", "#next")
        assert apart(chair, "#meant", "[name=line]")
        assert apart(chair, "#meant", "#meeting .headline")
        chair.keyboard.press("Escape")
        chair.wait_for_selector("#meant:empty", state="attached")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_six_motions_with_long_topics_leave_the_first_ones_buttons_in_sight(
    language: str, open_venue: OpenVenue, server: DemoServer
) -> None:
    chair = open_venue(server, language).open(server.links["chair"], CHAIR)
    in_debate(chair)
    for minutes, seat in enumerate(("chl", "deu", "ind", "bra", "sen", "jpn"), 10):
        topic = f"{minutes} {'the protection of people and of their data ' * 9}"[:199] + "!"
        say(chair, f"mod {minutes} 45 “{topic}” {seat}")
        chair.wait_for_selector(f"#motions li:first-child .headline[title*='{topic}']")
    assert chair.locator("#motions li").count() == 6
    *_edges, end = box(chair, ".console .now")
    for button in chair.locator("#motions li:first-child button").all():
        place = button.bounding_box()
        assert place
        assert place["y"] + place["height"] <= end
    assert within(chair, "#next .step .say.beginner")
    assert within(chair, ".verbs")
    heights = [each.bounding_box()["height"] for each in chair.locator("#motions li:not(:first-child)").all()]
    assert max(heights) < 90
