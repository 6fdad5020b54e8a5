"""A resolution printed warm beside WeasyPrint alone; what ten exports at once do to the room's pushes.

Printing goes the whole way, from record and rows through the press to bytes; beside it, WeasyPrint
sets the same HTML in this process. Neither ever finds its document on the shelf.
"""

import itertools
import threading
import urllib.request

from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from committees import demonstration, record
from committees.models import Committee
from motions.rulings.ballots import announce_result, close_vote, open_vote
from resolutions.models import Paper, Paragraph, Version
from resolutions.press_worker import Press
from resolutions.printing.resolution import resolution_html, resolution_pdf
from resolutions.rules.drafts import Draft, DraftRef
from resolutions.rulings.drafts import introduce_draft
from tests.bench.acts import CHAIR, ms
from tests.bench.screens import Room, introduce, opened, under
from tests.bench.table import Table
from tests.browser.server import CHROMIUM, CHROMIUM_SWITCHES, DemoServer

PARAGRAPHS = 60
SENTENCE = "Calls upon States to respect the right to privacy of everybody whom a score concerns, number "
TURNS = 15
BLOCKS = 12
PUSHES = 4
"""In each block: as many pushes while exports go on, and then without."""


def warm(table: Table) -> None:
    """Runs in the meeting that `acts` and `ballots` have left."""
    committee = Committee.objects.select_related("conference").get(slug=demonstration.SLUG)
    draft = _adopted(committee)
    book = record.read(committee.pk)
    alone = Press()
    html = resolution_html(committee, book, draft)

    def printed() -> None:
        for sheet in (settings.DATA / "pdf").glob("*.pdf"):
            sheet.unlink()
        resolution_pdf(committee, book, draft)

    printed()
    alone.pdf(html)
    ours, bare = [], []
    for _turn in range(TURNS):
        bare.append(ms(lambda: alone.pdf(html)))
        ours.append(ms(printed))
    table.beside(f"{PARAGRAPHS} paragraphs printed warm, beside WeasyPrint", ours, bare, "ratio <= 1.2")


def _adopted(committee: Committee) -> Draft:
    paper = Paper.objects.create(committee=committee)
    version = Version.objects.create(paper=paper, number=1, title="Measured", sponsors=[])
    Paragraph.objects.bulk_create(
        Paragraph(version=version, part="operative", order=order, text=f"{SENTENCE}{order}")
        for order in range(PARAGRAPHS)
    )
    draft = DraftRef(paper.pk, version.pk, PARAGRAPHS)
    record.enter(committee.pk, introduce_draft, by=CHAIR, draft=draft, sponsors=("JPN",), text="0" * 64)
    vote = record.enter(committee.pk, open_vote, by=CHAIR, paper=paper.pk, method="without_vote").seq
    record.enter(committee.pk, close_vote, by=CHAIR, vote=vote)
    record.enter(committee.pk, announce_result, by=CHAIR, vote=vote)
    return record.read(committee.pk).floor.papers.adopted[-1]


# --- Pushes beside exports


def pushes(table: Table, procedure: str) -> None:
    with DemoServer(*under(procedure)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_SWITCHES)
        room = Room(opened(browser, server.links["chair"]), sorted(server.links["seats"]))
        projector = opened(browser, server.links["projector"])
        room.open_with_everybody()
        for _draft in range(3):
            introduce(room.chair)
            room.settled()
        secretary = browser.new_page()
        secretary.goto(server.links["secretariat"])
        secretary.click("main form button")
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in secretary.context.cookies())
        folder = secretary.url.split("?")[0] + "unhrc/documents/"
        seats = itertools.cycle(room.seats)
        calm: list[float] = []
        first: list[float] = []
        going: list[float] = []
        printed = 0
        for _block in range(BLOCKS):
            exports = Exports(folder, cookies)
            first.append(_pushed(room, projector, next(seats)))
            going += [_pushed(room, projector, next(seats)) for _push in range(PUSHES)]
            printed += exports.finished()
            calm += [_pushed(room, projector, next(seats)) for _push in range(PUSHES + 1)]
        table.beside("a push while ten clients print, beside a push without", going, calm, "ratio <= 1.1")
        table.beside("  the very push at which all ten ask at once", first, calm, "")
        table.plain("  documents printed meanwhile", str(printed))
        browser.close()


DOCUMENTS = [
    f"{name}.pdf?language={language}&paper={paper}"
    for paper in ("A4", "Letter")
    for name, language in (
        ("meetings/1", "en"), ("meetings/1", "ja"), ("drafts/1", "en"), ("drafts/2", "en"), ("drafts/3", "en")
    )
]  # fmt: skip
"""Ten. Each bears its place on the record, which moves, so each is printed anew."""


class Exports:
    """Ten clients, each of whom asks for its document again as soon as it has it."""

    def __init__(self, folder: str, cookies: str) -> None:
        self.printed = 0
        self.enough = threading.Event()

        def ask(document: str) -> None:
            request = urllib.request.Request(folder + document, headers={"Cookie": cookies})
            while not self.enough.is_set():
                with urllib.request.urlopen(request, timeout=60) as answer:
                    self.printed += answer.read().startswith(b"%PDF-")

        self.threads = [threading.Thread(target=ask, args=(document,)) for document in DOCUMENTS]
        for thread in self.threads:
            thread.start()

    def finished(self) -> int:
        """Let each have its last answer. How many documents came."""
        self.enough.set()
        for thread in self.threads:
            thread.join()
        return self.printed


def _pushed(room: Room, projector: Page, seat: str) -> float:
    """Milliseconds from the click that lists a seat until the projector has it; then it is taken off."""
    there, _shown = room.timed(room.list_seat(seat), projector, f"#row-{seat}")
    room.press(f"#queue [formaction^='list/{seat}/'][value=off]")
    return there
