"""Hostile texts through every sheet: printed harmlessly or refused in a sentence, and nobody is asked for anything."""

import io
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from pypdf import PdfReader

from committees.facts import WordsRef
from committees.models import Committee, Topic, Words
from committees.order import OutOfOrder
from motions.rules.motions import MotionRaised
from motions.rules.points import PointRaised
from motions.rules.timer import LineNoted, TimerSet
from resolutions import characters, pasted, press
from resolutions.models import Amendment, Paper, Version
from resolutions.press import PrintFailed
from resolutions.printing.amendment import amendment_html
from resolutions.printing.backup import backup_html
from resolutions.printing.collection import adopted_in, collection_html
from resolutions.printing.draft import draft_html
from resolutions.printing.minutes import minutes_html
from resolutions.printing.resolution import resolution_html
from resolutions.printing.voting import voting_html
from resolutions.rules.amendments import AmendmentIntroduced
from resolutions.rules.drafts import DraftIntroduced
from resolutions.text import Clause
from tests.resolutions.hostile import LONG, NAMES, hostile
from tests.resolutions.printable import Printable, a_days_work
from tests.resolutions.trap import Trap

SHEETS: dict[str, Callable[[Printable], str]] = {
    "minutes": lambda done: minutes_html(done.committee, done.book, done.meeting, "en"),
    "minutes in Japanese": lambda done: minutes_html(done.committee, done.book, done.meeting, "ja"),
    "vote": lambda done: voting_html(done.committee, done.book, done.book.floor.votes.announced[0], "ja"),
    "draft": lambda done: draft_html(done.committee, done.book, done.draft),
    "amendment": lambda done: amendment_html(done.committee, done.book, done.draft, done.amendment),
    "resolution": lambda done: resolution_html(done.committee, done.book, done.draft),
    "collection": lambda done: collection_html(
        done.committee.conference, adopted_in(done.committee, done.book)
    ),
    "backup": lambda done: backup_html(done.committee, done.book, "en"),
}


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.socket.close()


def a_day_of(committee: Committee, typed: str, elsewhere: str = "") -> Printable:
    """A day's work in which everything that somebody can type is this text.

    With another text for `elsewhere`, only an amendment, a paragraph and a note are.
    """
    long = typed.encode(errors="replace").decode()
    line = elsewhere or long
    short = line[:200]
    committee.name = committee.abbreviation = committee.session_title = committee.agenda_item = short
    committee.name_ja = short
    committee.save()
    Topic.objects.update(title=short, title_ja=short)
    clauses = [Clause("preambular", 0, line), Clause("operative", 0, long), Clause("operative", 1, line)]
    done = a_days_work(committee, clauses, short, [[0, long], [1, line]])
    done.committee.conference.name, done.committee.conference.abbreviation = short, line[:20]
    said = WordsRef("typed", "0" * 64)
    Words.objects.create(id="typed", committee=committee, salt="", text=long)
    waits = Paper.objects.create(committee=committee)
    version = Version.objects.create(paper=waits, number=1, title=short)
    wording = Amendment.objects.create(paper=waits, paragraphs=[[0, line]])
    done = done.facts(
        LineNoted(said),
        TimerSet(60_000, said),
        MotionRaised("moderated_caucus", "JPN", 600_000, 60_000, said),
        DraftIntroduced(waits.pk, version.pk, ("BRA",), "hash", 1),
        AmendmentIntroduced(waits.pk, wording.pk, "add", None, 1, ("DEU",), "hash"),
    )
    return done.facts(PointRaised("point_of_order", "JPN", said))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _value in attrs)))


def tags(html: str) -> list[tuple[str, ...]]:
    """The markup of a document without its words."""
    parser = _Tags()
    parser.feed(html)
    return parser.tags


@pytest.mark.parametrize("name", NAMES)
def test_typed_words_stay_words_on_every_sheet(name: str, committee: Committee) -> None:
    tame = a_day_of(committee, "w")
    markup = {sheet: tags(html(tame)) for sheet, html in SHEETS.items()}
    for version in Version.objects.all():
        version.paragraphs.all().delete()
    for model in (Amendment, Version, Paper, Words):
        model.objects.all().delete()
    typed = a_day_of(committee, hostile("127.0.0.1:9")[name])
    for sheet, html in SHEETS.items():
        printed = html(typed)
        assert [tag for tag in tags(printed) if tag[0] != "i"] == [
            tag for tag in markup[sheet] if tag[0] != "i"
        ], sheet
        # Where an endless word may break is our own.
        seen = {unicodedata.category(char) for char in printed if char not in "\n\t\u200b"}
        assert not seen & {"Cc", "Cf", "Cs"}, sheet


SAME_TEMPLATES = ("minutes in Japanese", "collection")
LONG_ONES = ("one long word", "one long kanji", "a long paragraph")


@pytest.mark.parametrize("which", ["short ones", *LONG_ONES])
def test_hostile_texts_are_printed_and_nobody_is_asked_for_anything(
    which: str, committee: Committee, trap: Trap
) -> None:
    texts = hostile(trap.address)
    short = " ".join(typed for name, typed in texts.items() if name not in LONG_ONES)
    typed = a_day_of(committee, texts[which], "w") if which in texts else a_day_of(committee, short)
    for sheet, html in SHEETS.items():
        if which in LONG_ONES and sheet in SAME_TEMPLATES:
            continue
        pdf = press.render(html(typed))
        reader = PdfReader(io.BytesIO(pdf))
        assert not reader.attachments, sheet
        for page in reader.pages:
            for annotation in page.get("/Annots", []):
                assert "/URI" not in annotation.get_object().get("/A", {}), "no address becomes a link"
        if which != "short ones":
            # Of a font with letters of every script not all can be read back.
            front = " ".join(reader.pages[0].extract_text().split())
            assert "not a United Nations document" in front or "国際連合の文書ではありません" in front, sheet
        assert b"root:" not in pdf
    assert trap.knocks() == 0


def test_what_takes_too_long_is_refused_in_a_sentence(
    committee: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = a_day_of(committee, "the right to privacy " * LONG)
    press.render("warm")
    monkeypatch.setattr(press, "TIMEOUT", 0.5)
    with pytest.raises(PrintFailed) as failed:
        press.render(draft_html(typed.committee, typed.book, typed.draft))
    assert str(failed.value) == "Printing took too long. Shorten the text and try again."


@pytest.mark.parametrize("part", ["preambular", "operative"])
def test_what_is_too_long_is_refused_in_a_sentence_when_it_is_typed(part: str) -> None:
    long = hostile("")["a long paragraph"]
    with pytest.raises(OutOfOrder) as refused:
        pasted.parse(long if part == "preambular" else "", long if part == "operative" else "", organ="The X")
    assert str(refused.value) == "Paragraph 1 has 99980 characters; 10000 are the most it may have."


def test_a_title_is_one_line_of_what_can_be_seen() -> None:
    for name, typed in hostile("127.0.0.1:9").items():
        title = characters.one_line(typed)
        assert "\n" not in title, name
        assert not {unicodedata.category(char) for char in title} & {"Cc", "Cf", "Cs", "Zl", "Zp"}, name
