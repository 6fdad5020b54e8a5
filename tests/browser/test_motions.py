"""The room moves: motions from three phones, one that fails, one that carries, a caucus with five speakers."""

import pytest

from tests.browser.conftest import OpenVenue
from tests.browser.room import Meeting, in_debate, move, say, vote_all
from tests.browser.screens import CHAIR as LAPTOP
from tests.browser.screens import PROJECTOR, Album, enter, find, press, press_enter, tap, wait_for_list
from tests.browser.server import DemoServer

STANDING = ".clock[data-running=no]"
RUNNING = ".clock[data-running=yes]"
LINES = {
    "en": {"caucus": "mod 12 60 privacy jpn", "order": "order germany the clock", "extend": "ext 5 ind"},
    "ja": {
        "caucus": "モデ12分60秒プライバシー日本",
        "order": "議事進行 ドイツ 時計",
        "extend": "延長 5 インド",
    },
}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_motions_from_phones_a_caucus_and_back_to_the_list(
    language: str, open_venue: OpenVenue, server: DemoServer
) -> None:
    meeting = Meeting(open_venue, server, language)
    meeting.album = Album(f"motions-{language}")
    in_debate(meeting, "DNK", "BRA")
    three_phones_move(meeting)
    one_fails(meeting)
    one_carries(meeting)
    five_speakers(meeting)
    a_point_of_order(meeting)
    extended(meeting)
    back_to_the_list(meeting)
    undone_ten_acts_later(meeting)


def three_phones_move(meeting: Meeting) -> None:
    chair, phones = meeting.chair, meeting.phones
    press(chair, "KeyF")
    phones["CHL"].wait_for_selector("#mine[data-moves=no]")
    press(chair, "Shift+KeyM")
    phones["CHL"].wait_for_selector("#mine[data-moves=yes]")
    move(phones["CHL"], "unmoderated_caucus", minutes="15")
    move(phones["CHN"], "set_speaking_time", speaking="60")
    move(phones["JPN"], "moderated_caucus", minutes="10", speaking="45", topic="Blacklists")
    # In order of precedence, not of arrival.
    for place, motion in enumerate(("CHL", "JPN", "CHN"), 1):
        chair.wait_for_selector(f"#motions li:nth-child({place}):has(img[src*='{ISO2[motion]}'])")
    meeting.projector.wait_for_selector("#scene.scene-motion .waiting li:nth-child(2)")
    meeting.picture("three-motions", dark=True)


ISO2 = {"CHL": "cl", "JPN": "jp", "CHN": "cn"}


def one_fails(meeting: Meeting) -> None:
    chair, phones = meeting.chair, meeting.phones
    # Who moved it is not asked to second it.
    tap(phones["JPN"], "#mine button[value=second]")
    chair.wait_for_selector("#next button[value=clearly_carried]")
    assert phones["CHL"].query_selector("#mine button[value=second]") is None
    phones["CHL"].wait_for_selector("#mine button[value=withdraw]")
    press(chair, "KeyN")
    chair.wait_for_selector("#motions li:nth-child(1):has(img[src*='jp'])")
    meeting.projector.wait_for_selector("#scene .over img[src*='jp']")


def one_carries(meeting: Meeting) -> None:
    chair = meeting.chair
    # Japan says more precisely what it wants, and takes its first motion back.
    tap(meeting.phones["JPN"], "#mine button[value=withdraw]")
    meeting.phones["JPN"].wait_for_selector("#mine[data-moves=yes]")
    chair.keyboard.press("KeyM")
    chair.keyboard.insert_text(LINES[meeting.language]["caucus"])
    chair.wait_for_selector("#meant .reading img[src*='jp']")
    meeting.album.take("typed", chair=chair)
    press(chair, "Enter")
    meeting.projector.wait_for_selector("#scene .over img[src*='jp']")
    press_enter(chair)
    meeting.album.take("put", chair=chair, phone=meeting.phones["CHL"], projector=meeting.projector)
    press_enter(chair)
    meeting.projector.wait_for_selector("#scene.scene-caucus")
    # The other motion fell, and is kept for later.
    chair.click("#motions button[value=keep]")
    chair.wait_for_selector("#motions button[value=admit][aria-disabled]")


def five_speakers(meeting: Meeting) -> None:
    chair = meeting.chair
    # The mover speaks first; nobody speaks yet, so two letters and Enter give the floor.
    press_enter(chair)
    meeting.projector.wait_for_selector("#country-JPN")
    for seat in ("CHL", "CHN", "IND"):
        find(chair, seat)
    wait_for_list(chair, "CHL", "CHN", "IND")
    for seat in ("CHL", "CHN", "IND"):
        press(chair, "Space")
        chair.wait_for_selector(f"#speech {RUNNING}")
        press_enter(chair)
        meeting.projector.wait_for_selector(f"#country-{seat}")
    press(chair, "KeyE")
    chair.wait_for_selector("#speech .clock", state="detached")
    find(chair, "sen")
    meeting.projector.wait_for_selector("#country-SEN")
    press(chair, "Space")
    meeting.projector.wait_for_selector(f"#scene .digits {RUNNING}")


def a_point_of_order(meeting: Meeting) -> None:
    chair = meeting.chair
    say(chair, LINES[meeting.language]["order"])
    meeting.projector.wait_for_selector("#scene.scene-point #country-DEU")
    chair.wait_for_selector(f"#speech {STANDING}")
    meeting.phones["JPN"].wait_for_selector("#now.now-point")
    meeting.picture("point")
    press(chair, "KeyN")
    chair.wait_for_selector(f"#speech {RUNNING}")
    chair.wait_for_selector(f"#caucus {RUNNING}")
    press(chair, "KeyE")


def extended(meeting: Meeting) -> None:
    chair = meeting.chair
    say(chair, LINES[meeting.language]["extend"])
    meeting.projector.wait_for_selector("#scene.scene-motion")
    press_enter(chair)
    press(chair, "KeyO")
    chair.wait_for_selector("#caucus [data-limit='1020000']")
    meeting.picture("extended")


def back_to_the_list(meeting: Meeting) -> None:
    chair = meeting.chair
    press(chair, "KeyW")
    wait_for_list(chair, "DNK", "BRA")
    # The motion that was kept is offered now that it is in order.
    chair.wait_for_selector("#next button[value=admit]")
    press_enter(chair)
    press_enter(chair)
    press(chair, "KeyK")
    chair.wait_for_selector("#next button[value=DNK]")
    meeting.projector.wait_for_selector("#scene.scene-list")


def undone_ten_acts_later(meeting: Meeting) -> None:
    """A caucus opened by mistake leaves the list and the motions as they were."""
    chair = meeting.chair
    say(chair, "unmod 5 deu")
    press(chair, "Digit2", "KeyK")
    meeting.projector.wait_for_selector("#scene.scene-caucus")
    press(chair, "Space", "Digit1", "Digit5", "Space", "Space", "Digit1", "Space", "Space")
    chair.wait_for_selector("#caucus [data-limit='720000']")
    for _step in range(9):
        press(chair, "KeyZ")
    chair.wait_for_selector("#motions [data-key=KeyK]")
    chair.wait_for_selector("#caucus .clock", state="detached")
    wait_for_list(chair, "DNK", "BRA")


EARS = """
window.AudioContext = class {
  currentTime = 0;
  createOscillator() { return {frequency: {}, connect: (next) => next, start: () => this.heard(), stop() {}}; }
  createGain() { return {gain: {setValueAtTime() {}, exponentialRampToValueAtTime() {}}, connect: (next) => next}; }
  resume() {}
  heard() { document.body.dataset.heard = String(Number(document.body.dataset.heard || 0) + 1); }
};
"""


def test_only_the_machine_that_was_chosen_sounds_or_shows_the_short_script(
    open_venue: OpenVenue, server: DemoServer
) -> None:
    venue = open_venue(server, "en")
    chair, vice = (venue.context(LAPTOP) for _machine in range(2))
    pages = []
    for context, link in ((chair, "chair"), (vice, "vice_chair")):
        context.add_init_script(EARS)
        page = context.new_page()
        enter(page, server.links[link])
        page.wait_for_selector("#link[data-state=live]")
        pages.append(page)
    mine, other = pages
    press_enter(mine)
    press(mine, "Shift+KeyP")
    press_enter(mine)
    press(mine, "Shift+KeyS", "Shift+KeyT")
    for page, shown, hidden in ((mine, "expert", "beginner"), (other, "beginner", "expert")):
        assert page.is_visible(f"#next .say.{shown}")
        assert not page.is_visible(f"#next .say.{hidden}")
    mine.reload()
    mine.wait_for_selector("#link[data-state=live]")
    assert not mine.is_visible("#next .todo"), "the choice was forgotten"
    # After a press of any kind the sound is back as well.
    mine.click("header.bar strong")
    find(mine, "jap")
    press_enter(mine)
    press(mine, "Space")
    # From 90 s to just above 30, and a second later below.
    press(mine, *["ArrowDown"] * 5)
    press(mine, "ArrowDown")
    for page in pages:
        page.wait_for_selector("#speech .clock[data-time=short]")
        page.wait_for_selector("#next .nearly")
    mine.wait_for_selector("body[data-heard='1']")
    press(mine, "ArrowDown", "ArrowDown")
    mine.wait_for_selector("#speech .clock[data-time=last]")
    mine.wait_for_selector("body[data-heard='3']")
    press(mine, "Shift+KeyS", "ArrowDown")
    for page in pages:
        page.wait_for_selector("#speech .clock[data-time=over]")
        page.wait_for_selector("#next .up")
    assert mine.get_attribute("body", "data-heard") == "3", "it sounded although it was muted"
    assert other.get_attribute("body", "data-heard") is None


def test_a_whole_meeting_without_a_phone(open_venue: OpenVenue, server: DemoServer) -> None:
    venue = open_venue(server, "en")
    chair = venue.open(server.links["chair"], LAPTOP)
    projector = venue.open(server.links["projector"], PROJECTOR)
    album = Album("no-phone")
    press_enter(chair)
    press(chair, "Shift+KeyP")
    press_enter(chair)
    for seat in ("jap", "chile"):
        find(chair, seat)
    press_enter(chair)
    press_enter(chair)
    projector.wait_for_selector(f"#scene-none, #scene .digits {RUNNING}")
    press(chair, "KeyY")
    chair.wait_for_selector("#speech .clock", state="detached")
    say(chair, "consult 10 ind")
    press(chair, "Digit2", "KeyK")
    projector.wait_for_selector("#scene.scene-speech #country-IND")
    press(chair, "Space")
    find(chair, "brazil")
    projector.wait_for_selector("#country-BRA")
    album.take("consultation", chair=chair, projector=projector)
    press(chair, "KeyW")
    press(chair, "KeyJ")
    chair.fill("#free-dialog [name=title]", "Group photo")
    press(chair, "Enter")
    projector.wait_for_selector("#scene.scene-timer")
    album.take("timer", chair=chair, projector=projector)
    chair.click("#timer button[value=end]")
    press(chair, "KeyD")
    chair.fill("#draft-dialog [name=title]", "Ethics of scoring")
    chair.fill("#draft-dialog [name=sponsors]", "Japan")
    chair.fill("#draft-dialog [name=operative]", "Calls upon States to publish the algorithm")
    chair.click("#draft-dialog button.main")
    chair.wait_for_selector("#papers .paper")
    closed_by_a_count(chair, projector, album)
    vote_all(chair)
    press_enter(chair)
    press_enter(chair)
    projector.wait_for_selector("#scene.scene-result .tally")
    press_enter(chair)
    chair.wait_for_selector("#next button[value=end-voting]", state="detached")
    say(chair, "adj meeting jpn")
    press(chair, "Digit2", "KeyO")
    projector.wait_for_selector("#scene.scene-waiting")
    album.take("adjourned", chair=chair, projector=projector)


def closed_by_a_count(chair, projector, album) -> None:
    """Two thirds are needed: 30 to 17 is not enough, 40 to 7 is."""
    for yes, no, closed in (("30", "17", False), ("40", "7", True)):
        say(chair, "closure jpn")
        press(chair, "Digit2")
        chair.click("#motions [data-opens=count-dialog]")
        chair.fill("#count-dialog [name=yes]", yes)
        chair.fill("#count-dialog [name=no]", no)
        press(chair, "Enter")
        chair.wait_for_selector("#motions .motion", state="detached")
        assert bool(chair.query_selector("#next button[value=roll_call]")) is closed
    projector.wait_for_selector("#scene.scene-procedure")
    album.take("voting-procedure", chair=chair, projector=projector)
    press_enter(chair)
    projector.wait_for_selector("#scene.scene-vote")
