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
from tests.bench.screens import Room, introduce, opened
from tests.bench.table import Table
from tests.browser.server import CHROMIUM, CHROMIUM_SWITCHES, DemoServer

PARAGRAPHS = 60
SENTENCE = "Calls upon States to respect the right to privacy of everybody whom a score concerns, number "
TURNS = 15
BLOCKS = 12
"""Of pushes with exports, each followed by as many pushes without."""


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


def pushes(table: Table) -> None:
    with DemoServer() as server, sync_playwright() as playwright:
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
        quiet: list[float] = []
        busy: list[float] = []
        counted = 0
        for _block in range(BLOCKS):
            exports, begun = Exports(folder, cookies), len(busy)
            while exports.going_on:
                busy.append(_pushed(room, projector, next(seats)))
            counted += sum(answer.startswith(b"%PDF-") for answer in exports.answers)
            quiet += [_pushed(room, projector, next(seats)) for _press in busy[begun:]]
        table.beside(
            f"a push with {len(DOCUMENTS)} exports at once, beside a push without",
            busy,
            quiet,
            "ratio <= 1.1",
        )
        table.plain("  documents printed meanwhile", f"{counted}, {len(busy)} pushes")
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
    """Ten clients that ask for a document each, all at once."""

    def __init__(self, folder: str, cookies: str) -> None:
        self.answers: list[bytes] = []

        def ask(document: str) -> None:
            request = urllib.request.Request(folder + document, headers={"Cookie": cookies})
            with urllib.request.urlopen(request, timeout=60) as answer:
                self.answers.append(answer.read())

        self.threads = [threading.Thread(target=ask, args=(document,)) for document in DOCUMENTS]
        for thread in self.threads:
            thread.start()

    @property
    def going_on(self) -> bool:
        return any(thread.is_alive() for thread in self.threads)


def _pushed(room: Room, projector: Page, seat: str) -> float:
    """Milliseconds from the click that lists a seat until the projector has it; then it is taken off."""
    there, _shown = room.timed(room.list_seat(seat), projector, f"#row-{seat}")
    room.press(f"#queue [formaction^='list/{seat}/'][value=off]")
    return there
