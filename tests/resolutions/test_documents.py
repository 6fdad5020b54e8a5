"""Minutes, votes, drafts and amendments on paper: what is on each sheet, and that it never differs."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from committees.facts import Struck
from committees.models import Committee
from committees.rules import MeetingOpened
from motions.rules.timer import LineNoted
from resolutions.models import Version
from resolutions.printing.amendment import amendment_html, amendment_pdf
from resolutions.printing.draft import draft_html, draft_pdf
from resolutions.printing.meetings import meetings_of
from resolutions.printing.minutes import minutes_html, minutes_pdf
from resolutions.printing.resolution import resolution_html
from resolutions.printing.voting import voting_html, voting_pdf
from resolutions.rules.support import SupportGiven
from tests.conftest import found_committee
from tests.resolutions.printable import Printable, a_days_work, words


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def done(committee: Committee) -> Printable:
    return a_days_work(committee)


SHEETS: dict[str, Callable[[Printable, str, Any], str]] = {
    "minutes": lambda done, language, paper: minutes_html(
        done.committee, done.book, done.meeting, language, paper
    ),
    "vote": lambda done, language, paper: voting_html(
        done.committee, done.book, done.book.floor.votes.announced[-1], language, paper
    ),
    "draft": lambda done, _language, paper: draft_html(done.committee, done.book, done.draft, paper),
    "amendment": lambda done, _language, paper: amendment_html(
        done.committee, done.book, done.draft, done.amendment, paper
    ),
    "resolution": lambda done, _language, paper: resolution_html(
        done.committee, done.book, done.draft, paper
    ),
}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_sheet_is_of_a_simulation_and_has_its_place_on_the_record(
    name: str, language: str, paper: str, done: Printable
) -> None:
    html = SHEETS[name](done, language, paper)
    assert html == SHEETS[name](done, language, paper), "the same record, the same bytes"
    assert f"@page {{ size: {paper} }}" in html
    if 'lang="ja"' in html[:200]:
        assert "模擬国連 – JMMUN 2020 – 国際連合の文書ではありません" in html
        assert f"記録 {done.book.seq} · {done.book.head[:12]}" in html
    else:
        assert "MODEL UNITED NATIONS SIMULATION – JMMUN 2020 – not a United Nations document" in html
        assert f"Record {done.book.seq} · {done.book.head[:12]}" in html
    assert "<img" not in html


def test_letter_is_as_wide_as_letter(done: Printable) -> None:
    pdf = minutes_pdf(done.committee, done.book, done.meeting, "en", "Letter")
    assert [round(float(side)) for side in PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]] == [612, 792]
    pdf = minutes_pdf(done.committee, done.book, done.meeting, "en")
    assert [round(float(side)) for side in PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]] == [595, 842]


# --- Minutes


def test_minutes_say_who_was_there_what_happened_and_how_each_vote_came_out(done: Printable) -> None:
    text = words(minutes_pdf(done.committee, done.book, done.meeting, "en"))
    place = 0
    for part in (
        "Human Rights Council Minutes of meeting 1 23 March 2020 00:30–00:35",
        "Rights of the child",
        "6 of 6 delegations in the room; 5 of 5 that vote on substance.",
        "Present (6): Brazil, Germany, Japan, Poland, Senegal, France*",
        "* observer",
        "00:30 Meeting 1 opened",
        "A/HRC/JMMUN20/L.1 introduced by Japan, France, Brazil",
        "Amendment 1 to A/HRC/JMMUN20/L.1 by Germany: replace paragraph 1",
        "Meeting adjourned",
        "Votes Amendment 1 to L.1: Replace paragraph 1",
        "A/HRC/JMMUN20/L.1: Ethics of social credit systems "
        "A/HRC/JMMUN20/L.1 adopted: 3 in favour, 1 against, 1 abstaining",
        "Simple majority of those who voted yes or no: 3 of 4; 6 present, quorum 3; by roll call",
        "In favour: Brazil, Japan, Poland Against: Germany Abstaining: Senegal",
    ):
        found = text.find(part, place)
        assert found >= place, part
        place = found
    assert "6 delegations: present" not in text, "the roll says it"


def test_minutes_in_japanese_are_japanese_and_their_fonts_are_in_them(done: Printable) -> None:
    pdf = minutes_pdf(done.committee, done.book, done.meeting, "ja")
    text = words(pdf)
    for part in (
        "人権理事会",
        "第1回会議 議事録",
        "セネガル、フランス*",
        "子どもの権利",
        "2020年3月23日 00:30",
        "閉会",
    ):
        assert part in text, part
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/Lang"] == "ja"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_a_meeting_has_its_own_minutes(done: Printable) -> None:
    later = done.facts(MeetingOpened(2), minutes=60).facts(
        Struck((done.book.seq + 1,), done.book.at), minutes=1
    )
    assert [meeting.number for meeting in meetings_of(later.book)] == [1], "the second was undone"
    later = done.facts(MeetingOpened(2), minutes=60)
    first, second = meetings_of(later.book)
    assert (first.last, second.first) == (done.book.seq, done.book.seq + 1)
    assert second.adjourned_at is None
    text = words(minutes_pdf(later.committee, later.book, second, "en"))
    assert "Minutes of meeting 2" in text and "(not adjourned yet)" in text
    assert "The roll was not called." in text
    assert "introduced by" not in text
    assert words(minutes_pdf(later.committee, later.book, first, "en")).count("adjourned") == 1


def test_struck_lines_are_marked_as_on_the_page(done: Printable) -> None:
    act = done.book.seq
    html = SHEETS["minutes"](done.facts(Struck((act,), done.book.at)), "en", "A4")
    assert '<p class="act struck"><span class="at">' in html
    assert "(not adjourned yet)" in html, "the adjournment was undone"
    assert "Undone: Meeting adjourned" in html


def test_another_officer_is_named_and_the_chair_is_understood(done: Printable) -> None:
    html = SHEETS["minutes"](done.facts(LineNoted(None), by="dais:vice-chair"), "en", "A4")
    assert html.count('<span class="by">') == 1
    assert '<span class="by">Vice-Chair</span>' in html


# --- Votes


def test_a_voting_record_has_question_rule_and_lists(done: Printable) -> None:
    vote = done.book.floor.votes.announced[-1]
    text = words(voting_pdf(done.committee, done.book, vote, "en"))
    for part in (
        "Voting record Meeting 1, 23 March 2020 00:34",
        "A/HRC/JMMUN20/L.1 Ethics of social credit systems",
        "A/HRC/JMMUN20/L.1 adopted: 3 in favour, 1 against, 1 abstaining",
        "Simple majority of those who voted yes or no: 3 of 4; 6 present, quorum 3; by roll call",
        "In favour 3 Against 1 Abstaining 1",
        "[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows: "
        "In favour: Brazil, Japan and Poland Against: Germany Abstaining: Senegal]",
    ):
        assert part in text, part
    html = SHEETS["vote"](done, "en", "A4")
    assert html.count('<use href="#mark-') == 5, "a seat each"


def test_the_record_of_a_vote_on_an_amendment_has_its_words(done: Printable) -> None:
    vote = done.book.floor.votes.announced[0]
    text = words(voting_pdf(done.committee, done.book, vote, "ja"))
    for part in (
        "投票記録",
        "Urges States to publish their algorithms",
        "ブラジル、日本、ポーランド",
        "In favour: Brazil, Japan",
    ):
        assert part in text, part


# --- Drafts and amendments


def test_a_draft_is_of_limited_distribution_and_has_its_sponsors(done: Printable) -> None:
    text = words(draft_pdf(done.committee, done.book, done.draft, introduced=True))
    for part in (
        "United Nations A/HRC/JMMUN20/L.1 General Assembly Distr.: Limited 23 March 2020 Original: English",
        "Brazil, France* and Japan: draft resolution",
        "Ethics of social credit systems The Human Rights Council,",
        "1. Calls upon States to respect privacy;",
        "As introduced",
        "* State not a member of the Human Rights Council.",
    ):
        assert part in text, part


def test_a_draft_as_it_reads_now_has_what_was_voted_in(done: Printable) -> None:
    text = words(draft_pdf(done.committee, done.book, done.draft))
    assert "1. Urges States to publish their algorithms;" in text
    assert "respect privacy" not in text
    assert f"As amended by vote, record {done.book.seq} This draft was adopted." in text


def test_an_amendment_says_what_it_does_to_which_paragraph(done: Printable) -> None:
    text = words(amendment_pdf(done.committee, done.book, done.draft, done.amendment))
    for part in (
        "Distr.: Limited",
        "Germany: amendment",
        "Amendment 1 to draft resolution A/HRC/JMMUN20/L.1",
        "Replace operative paragraph 1 with: Urges States to publish their algorithms.",
        "This amendment was adopted.",
    ):
        assert part in text, part
    assert "State not a member" not in text


def test_an_amendment_says_who_sponsors_and_who_signed_it(done: Printable) -> None:
    id, paper = done.amendment.id, done.draft.paper
    assert "Signatories" not in words(amendment_pdf(done.committee, done.book, done.draft, done.amendment))
    joined = done.facts(
        SupportGiven(paper, "BRA", "sponsor", id),
        SupportGiven(paper, "FRA", "signatory", id),
        SupportGiven(paper, "POL", "signatory", id),
    )
    text = words(amendment_pdf(joined.committee, joined.book, joined.draft, joined.amendment))
    assert "Brazil and Germany: amendment Signatories: France*, Poland Amendment 1" in text
    assert "* State not a member of the" in text


def test_another_committees_texts_are_never_printed(done: Printable) -> None:
    other = done._replace(committee=found_committee("other"))
    with pytest.raises(Version.DoesNotExist):
        SHEETS["draft"](other, "en", "A4")
    with pytest.raises(Exception, match="does not exist"):
        SHEETS["amendment"](other, "en", "A4")
