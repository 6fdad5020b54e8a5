"""A delegate's page of notes in a browser: what arrives stands on it at once, beside what is being typed."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenVenue
from tests.browser.screens import CHAIR, PHONE, press, press_enter
from tests.browser.server import DemoServer


def test_a_note_arrives_while_another_is_written(server: DemoServer, open_venue: OpenVenue) -> None:
    venue = open_venue(server)
    chair = venue.open(server.links["chair"], CHAIR)
    japan, partner, chile = (venue.open(server.links["seats"][code], PHONE) for code in ("JPN", "JPN", "CHL"))
    press_enter(chair)
    press(chair, "Shift+KeyP")
    chair.click("#room button[name=notes]")
    for phone in (japan, partner, chile):
        phone.click("#noted button")
        phone.wait_for_selector("#link[data-state=live]")

    def pass_note(text: str) -> None:
        chile.locator(".pass").evaluate("(sheet) => { sheet.open = true; }")
        chile.select_option(".pass [name=to]", "JPN")
        chile.fill(".pass [name=text]", text)
        chile.click(".pass button.main")
        expect(chile.locator("ol.notes")).to_contain_text(text)

    expect(japan.locator("ol.notes")).to_have_text("No notes yet.")
    japan.fill(".pass [name=text]", "To whom it may")
    japan.locator(".pass [name=text]").focus()
    pass_note("Outside in five?")
    expect(japan.locator("ol.notes > li")).to_have_count(1)
    expect(japan.locator("ol.notes > li")).to_contain_text("Outside in five?")
    expect(japan.locator(".pass [name=text]")).to_have_value("To whom it may")
    expect(japan.locator(".pass [name=text]")).to_be_focused()

    japan.click("ol.notes .answer summary")
    japan.fill("ol.notes .answer textarea", "Rather in")
    pass_note("Bring the draft")
    expect(japan.locator("ol.notes > li")).to_have_count(2)
    expect(japan.locator("ol.notes > li").first).to_contain_text("Bring the draft")
    expect(japan.locator("ol.notes > li").nth(1).locator("textarea")).to_have_value("Rather in")
    japan.reload()
    expect(japan.locator("ol.notes > li").nth(1).locator("textarea")).to_have_value("Rather in")
    expect(partner.locator("ol.notes > li")).to_have_count(2)
    japan.click(".back a")
    japan.wait_for_selector("#link[data-state=live]")
    expect(japan.locator("#noted strong")).to_have_count(0)
