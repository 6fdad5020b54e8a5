"""The printed resolution: its words are those that were adopted, and its frame is the record's."""

import datetime
import io
import re
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from committees import record
from committees.book import Book
from committees.facts import Fact
from committees.models import Committee
from committees.order import OutOfOrder
from delegates.models import Country
from motions.rules.ballots import BallotCast, ResultAnnounced, VoteClosed, VoteOpened
from motions.rules.corrections import BallotCorrected, ResultCorrected
from resolutions.models import Paper, Paragraph, Version
from resolutions.pasted import parse_whole
from resolutions.printing.dates import day, days, ordinal
from resolutions.printing.resolution import resolution_html, resolution_pdf
from resolutions.rules.drafts import Draft, DraftAdopted, DraftIntroduced, DraftRejected
from resolutions.text import Clause, printed
from tests.given import CHAIR

TEXT = """The Human Rights Council,
Recalling its resolution 28/16 of 26 March 2015, on the right to privacy in the digital age,
Deeply concerned about 社会信用システム and its use in Côte d’Ivoire, São Tomé and Türkiye,
1. Calls upon States:
(a) To respect privacy;
(b) To protect:
(i) Children;
(ii) The aged, whose “scores” are <b>often</b> wrong;
2. Decides to remain seized of the matter."""
# 23 March 2020, 00:30 in Tokyo, and still the day before in Greenwich.
ADOPTED_AT = int(datetime.datetime(2020, 3, 22, 15, 30, tzinfo=datetime.UTC).timestamp() * 1000)


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def hrc(committee: Committee) -> Committee:
    conference = committee.conference
    conference.abbreviation = "JMMUN"
    conference.starts, conference.ends = datetime.date(2020, 3, 22), datetime.date(2020, 3, 23)
    conference.save()
    committee.name = "United Nations Human Rights Council"
    committee.symbol = "A/HRC/JMMUN20"
    committee.session_title = "JMMUN 2020 session"
    committee.agenda_item = "Agenda item 3"
    committee.save()
    Country.objects.filter(pk="POL").update(
        formal_en="Venezuela (Bolivarian Republic of)", short_en="Venezuela"
    )
    return committee


def version_of(
    committee: Committee, clauses: list[Clause], title: str = "Ethics of social credit systems"
) -> Version:
    paper = Paper.objects.create(committee=committee)
    version = Version.objects.create(paper=paper, number=1, title=title, sponsors=["JPN"])
    for order, clause in enumerate(clauses, 1):
        Paragraph.objects.create(
            version=version, order=order, part=clause.part, level=clause.level, text=clause.text
        )
    return version


def decided(
    committee: Committee, version: Version, decision: type[Fact] = DraftAdopted
) -> tuple[Book, Draft]:
    """The book after a roll-call vote: three for, one abstaining, one silent."""
    paper = version.paper_id
    book = record.read(committee.pk)
    vote = book.seq + 2
    order = ("SEN", "BRA", "DEU", "JPN", "POL")
    counts = {"yes": 3, "no": 0, "abstain": 1, "silent": 1, "present": 5, "quorum": 3}
    book, _entries, _hashes = book.entered(
        [
            DraftIntroduced(paper, version.pk, ("JPN",), "hash"),
            VoteOpened(paper, version.pk, "roll_call", order),
            *(BallotCast(vote, seat, "yes") for seat in ("POL", "JPN", "BRA")),
            BallotCast(vote, "SEN", "abstain"),
            VoteClosed(vote, "adopted", **counts),
            ResultAnnounced(vote, "adopted"),
            decision(paper, vote, 4),
        ],
        CHAIR,
        ADOPTED_AT,
    )
    draft = book.floor.papers.draft(paper)
    assert draft is not None
    return book, draft


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def without_page_frame(text: str) -> str:
    """The text without what stands at the head and the foot of each page."""
    for frame in (
        r"MODEL UNITED NATIONS SIMULATION – JMMUN 2020 – not a United Nations document",
        r"Record \d+ · [0-9a-f]{12}",
        r"(?<=[0-9a-f]{12}) \d+/\d+",
        r"(?<!United Nations )A/HRC/JMMUN20/RES/1",
        r"\b\d/\d(?= |$)",
    ):
        text = re.sub(frame, " ", text)
    return " ".join(text.split())


def test_every_paragraph_is_printed_as_it_was_adopted(hrc: Committee) -> None:
    clauses = parse_whole(TEXT)
    book, draft = decided(hrc, version_of(hrc, clauses))
    text = words(resolution_pdf(hrc, book, draft))
    place = text.index("The Human Rights Council,")
    for line in printed(clauses):
        found = text.find(f"{line.number} {line.whole}".strip(), place)
        assert found >= place, line
        place = found + len(line.whole)
    assert text.index("4th meeting") > place


def test_a_long_text_is_printed_whole(hrc: Committee) -> None:
    sentence = "the enjoyment by everyone of the rights that are laid down in the covenants and are called {}"
    source = "\n".join(
        f"{number}. Calls upon States to see to {' and to '.join(sentence.format(number) for _ in range(6))};"
        for number in range(1, 41)
    )
    clauses = parse_whole(source)
    book, draft = decided(hrc, version_of(hrc, clauses))
    printed_pdf = resolution_pdf(hrc, book, draft)
    assert len(PdfReader(io.BytesIO(printed_pdf)).pages) > 3
    text = without_page_frame(words(printed_pdf))
    expected = " ".join(f"{line.number} {line.whole}".strip() for line in printed(clauses))
    assert expected in text


def test_the_frame_is_that_of_a_resolution_and_of_a_simulation(hrc: Committee) -> None:
    book, draft = decided(hrc, version_of(hrc, parse_whole(TEXT)))
    text = words(resolution_pdf(hrc, book, draft))
    for part in (
        "MODEL UNITED NATIONS SIMULATION – JMMUN 2020 – not a United Nations document",
        "United Nations A/HRC/JMMUN20/RES/1 General Assembly Distr.: General 23 March 2020 Original: English",
        "Human Rights Council JMMUN 2020 session 22–23 March 2020 Agenda item 3",
        "Resolution adopted by the Human Rights Council on 23 March 2020",
        "1. Ethics of social credit systems The Human Rights Council,",
        "4th meeting 23 March 2020",
        "[Adopted by a recorded vote of 3 to none, with 1 abstention. The voting was as follows: "
        "In favour: Brazil, Japan and Venezuela (Bolivarian Republic of) Against: None Abstaining: Senegal]",
        f"Record {book.seq} · {book.head[:12]}",
    ):
        assert part in text


def test_it_is_dated_by_the_record_and_never_by_the_clock(hrc: Committee) -> None:
    book, draft = decided(hrc, version_of(hrc, parse_whole(TEXT)))
    reader = PdfReader(io.BytesIO(resolution_pdf(hrc, book, draft)))
    assert reader.metadata is not None
    assert reader.metadata.title == "A/HRC/JMMUN20/RES/1: Ethics of social credit systems"
    assert reader.metadata.creation_date == datetime.datetime(2020, 3, 22, 15, 30, tzinfo=datetime.UTC)
    assert resolution_html(hrc, book, draft) == resolution_html(hrc, book, draft)


def test_it_is_in_english_whoever_asks(hrc: Committee) -> None:
    book, draft = decided(hrc, version_of(hrc, parse_whole(TEXT)))
    english = resolution_html(hrc, book, draft)
    with translation.override("ja"):
        assert resolution_html(hrc, book, draft) == english


def test_typed_words_stay_words(hrc: Committee) -> None:
    title = '</title><script src="http://example.org/x"></script>{{ symbol }}&amp;'
    hostile = '<img src="file:///etc/passwd"> <link rel=stylesheet href=http://example.org> {% include "x" %}'
    clauses = [Clause("preambular", 0, f"Noting {hostile}"), Clause("operative", 0, f"{hostile}\u202e\x00")]
    book, draft = decided(hrc, version_of(hrc, clauses, title))
    html = resolution_html(hrc, book, draft)
    assert html.count("<script") == html.count("<img") == 0
    assert html.count("<link") == 1
    # Lines may break within an address, so spaces are left out of the comparison.
    text = words(resolution_pdf(hrc, book, draft)).replace(" ", "")
    assert f"Noting {hostile},".replace(" ", "") in text
    assert title.replace(" ", "") in text


def test_a_text_without_spaces_stays_on_the_page(hrc: Committee) -> None:
    clauses = [Clause("operative", 0, "Urges " + "w" * 3000), Clause("operative", 1, "社" * 2000)]
    book, draft = decided(hrc, version_of(hrc, clauses, "T" * 200))
    reader = PdfReader(io.BytesIO(resolution_pdf(hrc, book, draft)))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert text.count("w") >= 3000
    assert text.count("社") == 2000
    assert max(map(len, text.splitlines())) < 100, "no line runs over the edge"


def test_adopted_without_a_vote(hrc: Committee) -> None:
    version = version_of(hrc, parse_whole(TEXT))
    book, _entries, _hashes = record.read(hrc.pk).entered(
        [
            DraftIntroduced(version.paper_id, version.pk, ("JPN",), "hash"),
            (opened := VoteOpened(version.paper_id, version.pk, "without_vote", ("BRA", "JPN"))),
        ],
        CHAIR,
        ADOPTED_AT,
    )
    assert opened.method == "without_vote"
    vote = book.seq
    closed = VoteClosed(vote, "adopted", yes=0, no=0, abstain=0, silent=0, present=5, quorum=3)
    facts = [closed, ResultAnnounced(vote, "adopted"), DraftAdopted(version.paper_id, vote, 11)]
    book, _entries, _hashes = book.entered(facts, CHAIR, ADOPTED_AT)
    draft = book.floor.papers.draft(version.paper_id)
    assert draft is not None
    text = words(resolution_pdf(hrc, book, draft))
    assert "11th meeting 23 March 2020 [Adopted without a vote.]" in text
    assert "recorded vote" not in text


def test_the_sheet_follows_a_corrected_vote(hrc: Committee) -> None:
    book, draft = decided(hrc, version_of(hrc, parse_whole(TEXT)))
    assert draft.vote is not None
    corrections = [
        BallotCorrected(draft.vote, "SEN", "no", "abstain"),
        ResultCorrected(draft.vote, "adopted", 3, 1, 0, 1),
        BallotCorrected(draft.vote, "POL", "no", "yes", stands=True),
    ]
    book, _entries, _hashes = book.entered(corrections, CHAIR, ADOPTED_AT + 86_400_000)
    corrected = book.floor.papers.draft(draft.paper)
    assert corrected == draft
    text = words(resolution_pdf(hrc, book, draft))
    assert "4th meeting 23 March 2020 [Adopted by a recorded vote of 3 to 1, with no abstentions." in text
    assert "Against: Senegal" in text
    assert (
        text.count(
            "Subsequently, the delegation of Venezuela (Bolivarian Republic of) stated that it had intended to vote against."
        )
        == 1
    )


def test_only_what_was_adopted_is_printed_as_a_resolution(hrc: Committee) -> None:
    book, draft = decided(hrc, version_of(hrc, parse_whole(TEXT)), DraftRejected)
    with pytest.raises(OutOfOrder) as refused:
        resolution_pdf(hrc, book, draft)
    assert str(refused.value) == "That draft has not been adopted."


def test_another_committees_text_is_never_printed(hrc: Committee) -> None:
    other = Committee.objects.create(conference=hrc.conference, slug="other", name="Other", symbol="A/O")
    book, draft = decided(hrc, version_of(other, parse_whole(TEXT)))
    with pytest.raises(Version.DoesNotExist):
        resolution_html(hrc, book, draft)


@pytest.mark.parametrize(
    ("first", "last", "worded"),
    [
        ((2020, 3, 22), (2020, 3, 23), "22–23 March 2020"),
        ((2020, 3, 22), (2020, 3, 22), "22 March 2020"),
        ((2020, 6, 30), (2020, 7, 17), "30 June–17 July 2020"),
        ((2020, 12, 31), (2021, 1, 1), "31 December 2020–1 January 2021"),
    ],
)
def test_days(first: tuple[int, int, int], last: tuple[int, int, int], worded: str) -> None:
    assert days(datetime.date(*first), datetime.date(*last)) == worded
    assert day(datetime.date(*last)) in worded


def test_ordinals() -> None:
    numbers = (1, 2, 3, 4, 10, 11, 12, 13, 14, 21, 22, 23, 101, 111, 112)
    assert " ".join(map(ordinal, numbers)) == (
        "1st 2nd 3rd 4th 10th 11th 12th 13th 14th 21st 22nd 23rd 101st 111th 112th"
    )
