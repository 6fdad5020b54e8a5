"""One meeting from its opening to the printed resolution: chair, vice-chair, projector and three phones."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.conftest import OpenVenue
from tests.browser.room import Meeting
from tests.browser.screens import CHAIR, answered, find, press, press_enter, tap, wait_for_list
from tests.browser.server import DemoServer

TITLE = "Ethics of social credit systems"
TOPIC = "Blacklists and the right to privacy"
RUNNING = ".clock[data-running=yes]"
STANDING = ".clock[data-running=no]"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_meeting_from_roll_call_to_the_printed_resolution(
    language: str, open_venue: OpenVenue, server: DemoServer, tmp_path: Path
) -> None:
    meeting = Meeting(open_venue, server, language)
    assert meeting.chair.get_attribute("html", "lang") == language
    meeting.picture("before")
    roll_call(meeting)
    speakers_list(meeting)
    the_floor(meeting)
    undone_by_the_vice_chair(meeting)
    both_press_next(meeting)
    moderated_caucus(meeting)
    unmoderated_caucus(meeting)
    draft_and_vote(meeting)
    a_draft_is_rejected_by_phones(meeting)
    printed(meeting, tmp_path)
    minutes(meeting)
    suspended_and_adjourned(meeting)


def roll_call(meeting: Meeting) -> None:
    chair = meeting.chair
    press_enter(chair)
    meeting.projector.wait_for_selector("#scene.scene-roll #country-AFG")
    meeting.phones["JPN"].wait_for_selector("#now.now-roll")
    meeting.picture("roll-call")
    press(chair, "KeyP", "KeyV", "KeyA")
    for seat, answer in (("AFG", "present"), ("AGO", "voting"), ("ARG", "absent")):
        chair.wait_for_selector(f"#seat-{seat} button[value={answer}][aria-pressed=true]", state="attached")
    meeting.projector.wait_for_selector("#country-ARM")
    press(chair, "Shift+KeyP")
    # 46 of 47 members are there; 16 are needed to debate and 24 to decide.
    quorum = [figure.inner_text().split()[-1] for figure in chair.query_selector_all("#top .quorum .there")]
    assert quorum == ["46/16", "46/24"]
    meeting.picture("roll-complete")
    press_enter(chair)
    meeting.projector.wait_for_selector("#scene.scene-list")


def speakers_list(meeting: Meeting) -> None:
    chair, chile = meeting.chair, meeting.phones["CHL"]
    for typed in ("jap", "DNK", "どいつ", "ブラジル"):
        find(chair, typed)
    wait_for_list(chair, "JPN", "DNK", "DEU", "BRA")
    wait_for_list(meeting.vice, "JPN", "DNK", "DEU", "BRA")
    tap(chile, "#mine button[value=ask]")
    chile.wait_for_selector("#mine .place")
    assert chile.inner_text("#mine .number") == "5"
    wait_for_list(chair, "JPN", "DNK", "DEU", "BRA", "CHL")
    find(chair, "中国")
    wait_for_list(chair, "JPN", "DNK", "DEU", "BRA", "CHL", "CHN")
    meeting.phones["CHN"].wait_for_selector("#mine .place")
    meeting.phones["JPN"].wait_for_selector("#mine .next")
    meeting.projector.wait_for_selector("#row-CHN")
    meeting.album.take("list", chair=chair, phone=chile, projector=meeting.projector)


def the_floor(meeting: Meeting) -> None:
    chair = meeting.chair
    press_enter(chair)
    meeting.projector.wait_for_selector("#country-JPN")
    meeting.phones["JPN"].wait_for_selector("#mine .loud")
    chair.wait_for_selector(f"#speech {STANDING}")
    press(chair, "Space")
    for page, place in (
        (chair, "#speech"),
        (meeting.vice, "#speech"),
        (meeting.projector, "#scene"),
        *((phone, "#now") for phone in meeting.phones.values()),
    ):
        page.wait_for_selector(f"{place} {RUNNING}")
    meeting.picture("speech", dark=True)


def undone_by_the_vice_chair(meeting: Meeting) -> None:
    chair, vice = meeting.chair, meeting.vice
    # The speaker has used some time before the chair presses next too early.
    chair.wait_for_selector("#speech .clock:text-matches('1:2[0-9]')")
    press_enter(chair)
    chair.wait_for_selector("#seat-DNK.speaks")
    vice.wait_for_selector("#seat-DNK.speaks")
    press(vice, "KeyZ")
    meeting.projector.wait_for_selector("#country-JPN")
    for page in (chair, vice):
        page.wait_for_selector("#seat-JPN.speaks")
        clock = page.wait_for_selector(f"#speech {STANDING}")
        assert clock is not None
        spent = int(clock.get_attribute("data-spent") or 0)
        assert 500 < spent < 80_000, "the speaker got the floor back, but not the time that was left"
    wait_for_list(chair, "DNK", "DEU", "BRA", "CHL", "CHN")
    meeting.album.take("undone", vice=vice, projector=meeting.projector)


def both_press_next(meeting: Meeting) -> None:
    chair, vice = meeting.chair, meeting.vice
    press(vice, "Shift+KeyG")
    chair.wait_for_selector("#presiding [data-presides=vice-chair]", state="attached")
    meeting.valve.held = True
    press_enter(chair)
    chair.wait_for_selector("#seat-DNK.speaks")
    # What the vice-chair sees is older than the chair's press.
    vice.wait_for_selector("#next button[value=DNK]")
    vice.keyboard.press("Enter")
    told = vice.wait_for_selector("#notice p")
    assert told is not None
    if meeting.language == "en":
        assert told.inner_text().startswith("Chair was first, at ")
        assert told.inner_text().endswith("Nothing was entered.")
    meeting.album.take("second", vice=vice)
    meeting.valve.let_go()
    vice.wait_for_selector("#seat-DNK.speaks")
    press(vice, "Escape")
    wait_for_list(chair, "DEU", "BRA", "CHL", "CHN")
    wait_for_list(vice, "DEU", "BRA", "CHL", "CHN")
    press(chair, "KeyE")
    chair.wait_for_selector("#speech .clock", state="detached")


def moderated_caucus(meeting: Meeting) -> None:
    chair = meeting.chair
    press(chair, "KeyC")
    chair.wait_for_selector("#motion-dialog[open]")
    chair.fill("#motion-dialog [name=topic]", TOPIC)
    chair.fill("#motion-dialog [name=seat]", "chile")
    meeting.album.take("motion-dialog", chair=chair)
    press(chair, "Enter")
    chair.wait_for_selector("#motion-dialog", state="hidden")
    meeting.projector.wait_for_selector("#scene.scene-motion")
    meeting.phones["JPN"].wait_for_selector("#now.now-motion")
    meeting.picture("motion")
    press(chair, "Digit2")
    chair.wait_for_selector("#motions [data-key=KeyK]:not([aria-disabled])")
    press(chair, "KeyK")
    meeting.projector.wait_for_selector("#scene.scene-caucus")
    # The mover speaks first; who is called while somebody speaks goes on the caucus's queue.
    wait_for_list(chair, "CHL")
    press_enter(chair)
    meeting.projector.wait_for_selector("#country-CHL")
    find(chair, "日本")
    wait_for_list(chair, "JPN")
    press(chair, "Space")
    meeting.projector.wait_for_selector(f"#scene .digits {RUNNING}")
    meeting.phones["JPN"].wait_for_selector("#mine .next")
    meeting.picture("caucus", dark=True)
    press(chair, "KeyW")
    wait_for_list(chair, "DEU", "BRA", "CHL", "CHN")


def unmoderated_caucus(meeting: Meeting) -> None:
    chair = meeting.chair
    press(chair, "KeyC")
    chair.select_option("#motion-dialog [name=motion]", "unmoderated_caucus")
    chair.fill("#motion-dialog [name=minutes]", "15")
    chair.click("#motion-dialog [name=declared]")
    chair.wait_for_selector("#caucus [data-key=Space]")
    meeting.projector.wait_for_selector("#scene.scene-caucus")
    answered(chair)
    press(chair, "Space")
    meeting.projector.wait_for_selector(f"#scene {RUNNING}")
    meeting.phones["CHN"].wait_for_selector("#now.now-caucus")
    meeting.picture("unmoderated")
    press(chair, "KeyW")
    meeting.projector.wait_for_selector("#scene.scene-list")


def draft_and_vote(meeting: Meeting) -> None:
    chair, projector = meeting.chair, meeting.projector
    press(chair, "KeyD")
    chair.fill("#draft-dialog [name=title]", TITLE)
    chair.fill("#draft-dialog [name=sponsors]", "Japan, chile, ドイツ")
    chair.fill(
        "#draft-dialog [name=preambular]",
        "Recalling its resolution 42/15 of 26 September 2019\nDeeply concerned that scores are kept without consent",
    )
    chair.fill(
        "#draft-dialog [name=operative]",
        "Calls upon States to publish the algorithm\nDecides to remain seized of the matter",
    )
    meeting.album.take("draft-dialog", chair=chair)
    chair.click("#draft-dialog button.main")
    chair.wait_for_selector("#papers .paper")
    chair.click("#papers button[value=roll_call]")
    projector.wait_for_selector("#scene.scene-vote")
    refused = vote_by_keys(meeting)
    assert refused, "nobody who is present and voting was called"
    press_enter(chair)
    meeting.picture("vote-closed")
    press_enter(chair)
    projector.wait_for_selector("#scene.scene-result .tally")
    shown = [cell.inner_text() for cell in projector.query_selector_all("#scene .tally td")]
    assert shown == ["40", "4", "2"]
    chair.wait_for_selector("#papers .paper:has-text('RES/1')")
    meeting.picture("result", dark=True)


def a_draft_is_rejected_by_phones(meeting: Meeting) -> None:
    """Phones vote and change their minds; the Chair closes although many are missing; a tie fails."""
    chair, japan, chile = meeting.chair, meeting.phones["JPN"], meeting.phones["CHL"]
    press(chair, "KeyD")
    chair.fill("#draft-dialog [name=title]", "Limits on scoring")
    chair.fill("#draft-dialog [name=sponsors]", "Japan")
    chair.fill("#draft-dialog [name=operative]", "Calls upon States to limit scoring")
    chair.click("#draft-dialog button.main")
    chair.click("#papers button[value=phones]")
    for phone, choices in ((japan, ("yes", "no")), (chile, ("yes",))):
        phone.wait_for_selector("#mine .choices")
        for choice in choices:
            tap(phone, f"#mine .choice.{choice}")
            phone.wait_for_selector(f"#mine .choice.{choice}[aria-pressed]")
    meeting.phones["CHN"].wait_for_selector("#mine .told")
    chair.wait_for_selector("#ballot-JPN.no")
    chair.wait_for_selector("#ballot-CHL.yes")
    meeting.picture("vote-by-phones", dark=True)
    answered(chair)
    press(chair, "KeyW")
    chair.wait_for_selector("#notice p")
    press(chair, "KeyG")
    japan.wait_for_selector("#mine .ballot.no")
    press_enter(chair)
    meeting.projector.wait_for_selector("#scene .verdict .no")
    meeting.picture("rejected")


def vote_by_keys(meeting: Meeting) -> bool:
    """46 answers: two abstain, four vote no, the others yes. Whether a refused abstention was met."""
    chair, refused, abstained, against = meeting.chair, False, 0, 0
    for called in range(46):
        button = chair.wait_for_selector("#vote [data-key=KeyY]")
        assert button is not None
        seat = str(button.get_attribute("formaction")).split("/")[2]
        if called == 20:
            if seat_phone := meeting.phones.get(seat):
                seat_phone.wait_for_selector("#mine .loud")
            meeting.picture("vote")
        if seat == "AGO":
            refused = refused_abstention(meeting)
            key = "KeyY"
        elif abstained < 2:
            key, abstained = "KeyA", abstained + 1
        elif against < 4:
            key, against = "KeyN", against + 1
        else:
            key = "KeyY"
        press(chair, key)
        chair.wait_for_selector(f"#vote button[data-key=KeyY][formaction*='/{seat}/']", state="detached")
    return refused


def refused_abstention(meeting: Meeting) -> bool:
    chair = meeting.chair
    press(chair, "KeyA")
    told = chair.wait_for_selector("#notice p")
    assert told is not None
    if meeting.language == "en":
        assert (
            told.inner_text()
            == "Angola answered “present and voting” at the roll call, so it votes yes or no."
        )
    meeting.album.take("refused", chair=chair)
    press(chair, "Escape")
    chair.wait_for_selector("#notice p", state="detached")
    return True


def printed(meeting: Meeting, folder: Path) -> None:
    page = meeting.venue.open(meeting.server.links["secretariat"], CHAIR, live=False)
    meeting.album.take("secretariat", secretariat=page)
    with page.expect_download(timeout=60_000) as download:
        page.click(".resolutions a[href*='.pdf']")
    path = folder / "resolution.pdf"
    download.value.save_as(path)
    text = " ".join(
        "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(path.read_bytes())).pages).split()
    )
    assert TITLE in text
    assert "Adopted by a recorded vote" in text
    for words in ("40", "Calls upon", "Angola"):
        assert words in text
    page.context.close()
    meeting.venue.contexts.remove(page.context)


def minutes(meeting: Meeting) -> None:
    page = meeting.chair.context.new_page()
    page.goto(meeting.chair.url.split("?")[0] + "minutes/")
    text = page.inner_text("#lines")
    for words in (TOPIC, "L.1"):
        assert words in text
    if meeting.language == "en":
        for words in ("Meeting 1 opened", "Angola: present and voting", "Undone: "):
            assert words in text
    assert page.query_selector("#lines s"), "what was undone stands struck through"
    meeting.album.take("minutes", minutes=page)
    page.close()


def suspended_and_adjourned(meeting: Meeting) -> None:
    chair = meeting.chair
    press(chair, "KeyS")
    chair.fill("#meeting-dialog [name=until]", "15")
    press(chair, "Enter")
    meeting.everywhere("[data-until]")
    for page in (chair, meeting.projector, meeting.phones["JPN"]):
        page.wait_for_selector("[data-until]:text-matches('^1[45]:')")
    meeting.picture("break")
    press_enter(chair)
    meeting.projector.wait_for_selector("#scene.scene-list")
    wait_for_list(chair, "DEU", "BRA", "CHL", "CHN")
    press(chair, "KeyS")
    chair.click("#meeting-dialog [value=adjourn]")
    answered(chair)
    meeting.projector.wait_for_selector("#scene.scene-waiting")
    meeting.phones["JPN"].wait_for_selector("#now.now-wait")
    meeting.picture("adjourned")
