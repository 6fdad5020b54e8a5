"""All that was adopted, together; and which printed sheets no longer hold."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from committees.facts import Struck
from committees.models import Committee
from motions.rules.corrections import BallotCorrected, ResultCorrected
from resolutions import press
from resolutions.models import Version
from resolutions.printing.collection import adopted_in, collection_html, collection_pdf, collection_zip
from resolutions.printing.undone import Undone, undone_adoptions
from resolutions.rules.drafts import DraftAdopted, DraftRejected, DraftReopened
from tests.resolutions.printable import Printable, a_days_work, voted, words


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def done(committee: Committee) -> Printable:
    return a_days_work(committee)


@pytest.fixture
def entered(done: Printable, monkeypatch: pytest.MonkeyPatch) -> Printable:
    """What was done, as the clerk would read it."""
    monkeypatch.setattr("committees.record.read", lambda _committee: done.book)
    return done


def test_one_pdf_has_contents_that_lead_to_each_resolution(done: Printable) -> None:
    adopted = adopted_in(done.committee, done.book)
    conference = done.committee.conference
    pdf = collection_pdf(conference, adopted * 2, "Letter")
    reader = PdfReader(io.BytesIO(pdf))
    contents = " ".join(reader.pages[0].extract_text().split())
    assert "Resolutions adopted at Model United Nations Human Rights Council" in contents
    assert f"Record {done.book.seq} · {done.book.head[:12]}" in contents
    for page, line in ((2, "A/HRC/JMMUN20/RES/1 Ethics of social credit systems"), (3, "")):
        assert line in contents
        assert contents.count(f". {page}") == 1, "the page it is on"
        assert "Resolution adopted by the Human Rights Council" in reader.pages[page - 1].extract_text()
    assert len(reader.pages) == 3
    assert collection_html(conference, adopted) == collection_html(conference, adopted)


def test_a_zip_has_a_pdf_for_each_and_is_always_the_same(done: Printable) -> None:
    adopted = adopted_in(done.committee, done.book)
    packed = collection_zip(adopted)
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        (member,) = folder.infolist()
        assert member.filename == "unhrc/A-HRC-JMMUN20-RES-1.pdf"
        assert member.date_time == (2020, 3, 23, 0, 34, 0)
        assert "Urges States to publish their algorithms" in words(folder.read(member))
    press._press.end()
    assert collection_zip(adopted) == packed


# --- Sheets that no longer hold


def test_an_adoption_that_stands_is_not_undone(done: Printable) -> None:
    assert undone_adoptions(done.book) == []


def test_a_sheet_printed_before_the_adoption_was_undone_does_not_hold(done: Printable) -> None:
    adoption = next(entry for entry in done.book.entries if isinstance(entry.fact, DraftAdopted))
    struck = done.facts(Struck((adoption.act, done.book.seq), adoption.at))
    undone = [
        Undone(done.draft.version, 1, adoption.seq, done.book.seq, struck.book.at),
    ]
    assert undone_adoptions(struck.book) == undone
    again = struck.facts(Struck((struck.book.seq,), adoption.at, redo=True))
    assert undone_adoptions(again.book) == [], "taken up again as it was, the sheet holds"
    other = voted(struck)
    assert other.draft.resolution == 1
    assert undone_adoptions(other.book) == undone, "by another vote it is another sheet"


def test_a_sheet_of_a_draft_that_was_reconsidered_since_does_not_hold(done: Printable) -> None:
    adoption = next(entry for entry in done.book.entries if isinstance(entry.fact, DraftAdopted))
    reopened = done.facts(DraftReopened(adoption.fact.paper, adoption.fact.vote))
    undone = [Undone(done.draft.version, 1, adoption.seq, done.book.seq, reopened.book.at)]
    assert undone_adoptions(reopened.book) == undone
    again = voted(reopened)
    assert (again.draft.resolution, undone_adoptions(again.book)) == (1, undone)


@pytest.mark.parametrize(("outcome", "corrected"), [("adopted", True), ("rejected", False)])
def test_a_sheet_printed_before_its_vote_was_corrected_is_out_of_date(
    outcome: Any, corrected: bool, done: Printable
) -> None:
    adoption = next(entry for entry in done.book.entries if isinstance(entry.fact, DraftAdopted))
    vote = adoption.fact.vote
    ballot = BallotCorrected(vote, "JPN", "no", "yes", stands=False)
    result = ResultCorrected(vote, outcome, 2, 2, 1, 0)
    follows = [DraftRejected(adoption.fact.paper, vote, 1)] if outcome == "rejected" else []
    after = done.facts(ballot, result, *follows)
    (undone,) = undone_adoptions(after.book)
    assert (undone.number, undone.first, undone.corrected) == (1, adoption.seq, corrected)
    assert undone.last < after.book.seq - len(follows)


# --- The command


def test_the_command_writes_what_the_page_gives_out(entered: Printable, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    call_command("export", path)
    adopted = adopted_in(entered.committee, entered.book)
    assert path.read_bytes() == collection_pdf(entered.committee.conference, adopted)
    call_command("export", "--zip", "--paper", "Letter", "--committee", "unhrc", path)
    assert path.read_bytes() == collection_zip(adopted, "Letter")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--committee", "nowhere"], "There is no committee nowhere."),
        ([], "Nothing has been adopted yet."),
        (["--paper", "A5"], "invalid choice"),
    ],
)
def test_the_command_says_why_not(words: list[str], said: str, committee: Committee, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("export", tmp_path / "all.pdf", *words)
    assert not (tmp_path / "all.pdf").exists()


def test_what_cannot_be_printed_is_said(
    entered: Printable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_html: str) -> bytes:
        raise press.PrintFailed("The text could not be printed.")

    monkeypatch.setattr("resolutions.press.render", fails)
    with pytest.raises(CommandError, match="could not be printed"):
        call_command("export", tmp_path / "all.pdf")


def test_titles_are_those_of_the_versions(done: Printable) -> None:
    assert [each.title for each in adopted_in(done.committee, done.book)] == [Version.objects.get().title]
