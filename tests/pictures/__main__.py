"""`uv run python -m tests.pictures`: a minute, and the README's pictures are those of the product as it is."""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.screens import CHAIR, PHONE, PROJECTOR, Venue, answered, find, press, press_enter
from tests.browser.server import CHROMIUM, CHROMIUM_SWITCHES, DemoServer

FOLDER = Path(__file__).parent
WIDEST = {"console": 1280, "projector": 1280, "result": 1280, "phone": 780, "phone-ja": 780, "printed": 780}
"""The pictures by name, and how many pixels wide each is at the most."""
COLOURS = 256

TITLE = "Ethics of social credit systems"
PREAMBULAR = """\
Guided by the purposes and principles of the Charter of the United Nations
Recalling article 12 of the Universal Declaration of Human Rights, on the right to privacy
Recognizing that the digital record of a life may help as well as harm those who lead it
Deeply concerned that scores are kept without the knowledge or the consent of those who are scored"""
OPERATIVE = """\
Calls upon all States to publish how scores are worked out, in plain language and free of charge
Urges States to give everybody an effective way to appeal to a court against a decision that rests on a score
Invites the Special Rapporteur on the right to privacy to report to the Council at its next session
Decides to remain seized of the matter"""
AGAINST = {"CMR", "ERI", "PHL", "VEN"}
ABSTAINING = {"IND", "NPL", "PAK", "QAT", "SOM"}

STAND_STILL = """(spent) => {
  const clock = document.querySelector(".clock[data-running=yes]");
  const moment = Number(clock.dataset.since) + spent;
  window.jmmun.serverNow = () => moment;
  window.jmmun.draw();
}"""
"""What is left of a speech and the time of day, as they were so many ms after it began."""


class OpeningDay(DemoServer):
    """The demo, on the first day of its conference."""

    PROGRAM = (sys.executable, "-m", "tests.pictures.day")


class Studio:
    """The screens of the room, and a picture of each where it is wanted."""

    def __init__(self, browser: Browser, server: DemoServer) -> None:
        self.venue, links = Venue(browser, server), server.links
        self.links = links
        self.chair = self.venue.open(links["chair"], CHAIR)
        self.projector = self.venue.open(links["projector"], PROJECTOR)
        self.phone = self.venue.open(links["seats"]["CHL"], PHONE, device_scale_factor=2)
        self.japanese = Venue(browser, server, "ja")
        self.phone_ja = self.japanese.open(links["seats"]["JPN"], PHONE, device_scale_factor=2)

    def close(self) -> None:
        complaints = self.venue.complaints + self.japanese.complaints
        self.venue.close()
        self.japanese.close()
        if complaints:
            raise SystemExit("\n".join(complaints))


def kept(name: str, png: bytes) -> None:
    """Write a picture, no wider than it is shown and of few colours, as screens are."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    if picture.width > WIDEST[name]:
        height = round(picture.height * WIDEST[name] / picture.width)
        picture = picture.resize((WIDEST[name], height), Image.Resampling.LANCZOS)
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


def take(name: str, page: Page) -> None:
    answered(page)
    kept(name, page.screenshot(animations="disabled"))


def in_debate(studio: Studio) -> None:
    """The roll is called, a draft is before the room, and a list of speakers waits."""
    chair = studio.chair
    press_enter(chair)
    press(chair, "KeyP", "KeyV", "KeyA", "KeyV", "KeyP", "KeyV", "KeyA", "Shift+KeyP")
    press_enter(chair)
    studio.projector.wait_for_selector("#scene.scene-list")
    introduced(chair)
    for seat in ("japan", "chile", "germany", "brazil", "senegal", "india", "mexico", "nigeria"):
        find(chair, seat)


def introduced(chair: Page) -> None:
    press(chair, "KeyD")
    chair.fill("#draft-dialog [name=title]", TITLE)
    chair.fill("#draft-dialog [name=sponsors]", "Japan, Chile, Germany, Mexico")
    chair.fill("#draft-dialog [name=preambular]", PREAMBULAR)
    chair.fill("#draft-dialog [name=operative]", OPERATIVE)
    chair.click("#draft-dialog button.main")
    chair.wait_for_selector("#papers .paper")


def in_a_speech(studio: Studio) -> None:
    """Japan speaks, and Chile is next."""
    chair = studio.chair
    press_enter(chair)
    studio.projector.wait_for_selector("#country-JPN")
    press(chair, "Space")
    pages = {
        "console": chair,
        "projector": studio.projector,
        "phone": studio.phone,
        "phone-ja": studio.phone_ja,
    }
    for name, page in pages.items():
        page.wait_for_selector(".clock[data-running=yes]")
        page.evaluate(STAND_STILL, 27_500)
        take(name, page)


def voted(studio: Studio) -> None:
    """The roll is called on the draft, and it is adopted."""
    chair, projector = studio.chair, studio.projector
    press(chair, "KeyE")
    chair.click("#papers button[value=roll_call]")
    chair.wait_for_selector("#vote [data-key=KeyY]")
    while button := chair.query_selector("#vote [data-key=KeyY]"):
        seat = str(button.get_attribute("formaction")).split("/")[2]
        press(chair, "KeyN" if seat in AGAINST else "KeyA" if seat in ABSTAINING else "KeyY")
        chair.wait_for_selector(f"#vote button[data-key=KeyY][formaction*='/{seat}/']", state="detached")
    press_enter(chair)
    press_enter(chair)
    projector.wait_for_selector("#scene.scene-result .tally")
    take("result", projector)


def printed(studio: Studio) -> None:
    """The first page of the resolution as the secretariat prints it."""
    page = studio.venue.open(studio.links["secretariat"], CHAIR, live=False)
    with page.expect_download(timeout=60_000) as download, tempfile.TemporaryDirectory() as folder:
        page.click(".resolutions a[href*='.pdf']")
        pdf = Path(folder) / "resolution.pdf"
        download.value.save_as(pdf)
        command = ["pdftoppm", "-png", "-singlefile", "-r", "150", str(pdf), str(pdf.with_suffix(""))]
        subprocess.run(command, check=True)
        kept("printed", pdf.with_suffix(".png").read_bytes())


def main() -> None:
    with OpeningDay() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_SWITCHES)
        studio = Studio(browser, server)
        in_debate(studio)
        in_a_speech(studio)
        voted(studio)
        printed(studio)
        studio.close()
        browser.close()
    for name in WIDEST:
        path = FOLDER / f"{name}.png"
        sys.stdout.write(f"{path.name:14} {path.stat().st_size // 1024:4} kB\n")


if __name__ == "__main__":
    main()
