"""The room on paper: what a chair needs when the screen has gone dark."""

import re
from typing import Any

import pytest

from committees.book import Book
from committees.models import Committee
from delegates.rules.roll import SeatLeft, SeatVacated
from delegates.rules.speakers import ClockStarted, ListClosed, ListJoined, SpeakerRecognised, SpeakingTimeSet
from motions.rules.ballots import BallotCast, VoteOpened
from motions.rules.motions import MotionRaised
from resolutions.models import Amendment, Version
from resolutions.printing.backup import backup_html, backup_pdf
from resolutions.rules.amendments import AmendmentIntroduced
from resolutions.rules.drafts import DraftIntroduced
from tests.resolutions.printable import Printable, a_days_work, opened, words


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def room(committee: Committee) -> Printable:
    """A meeting with a speaker, a list and a motion, and a draft before it."""
    a_days_work(committee)
    version = Version.objects.get()
    begun = opened(committee).facts(
        DraftIntroduced(version.paper_id, version.pk, ("JPN", "BRA"), "hash", 2),
        SpeakingTimeSet(90_000),
        ListJoined("BRA"),
        ListJoined("SEN"),
        ListClosed(),
        SeatLeft("POL"),
        SeatVacated("FRA"),
    )
    speech = begun.book.seq + 1
    return begun.facts(
        SpeakerRecognised("DEU", 90_000, "general"),
        ClockStarted("speech", speech),
        MotionRaised("moderated_caucus", "JPN", 600_000, 60_000),
    )


def backup(room: Printable, language: str = "en") -> str:
    return words(backup_pdf(room.committee, room.book, language))


def test_it_has_roll_lists_motions_and_papers(room: Printable) -> None:
    text = backup(room)
    for part in (
        "Paper backup Meeting 1, Formal debate; as of 23 March 2020 00:32",
        "Germany has the floor: 1:30 left at 00:32, running",
        "Speakers list, closed 90 seconds 1. Brazil 2. Senegal",
        "Motions before the room 1. Moderated caucus, 10 minutes, 1 minute each (Japan); 1 second missing",
        "A/HRC/JMMUN20/L.1 Ethics of social credit systems (Japan, Brazil): introduced",
        "4 of 5 delegations in the room; 4 of 5 that vote on substance. Quorum to debate 2, to decide 3.",
        "Brazil present",
        "Poland present, left the room",
        "France* not taken up",
        "Tally sheet: A/HRC/JMMUN20/L.1",
        "1. Calls upon States to respect privacy; 2. Decides to remain seized of the matter.",
    ):
        assert part in text, part
    assert backup_html(room.committee, room.book, "en") == backup_html(room.committee, room.book, "en")


def test_it_is_in_japanese_for_who_asks_so(room: Printable) -> None:
    text = backup(room, "ja")
    for part in (
        "紙の控え",
        "発言中：ドイツ（00:32の時点で残り1:30、進行中）",
        "スピーカーズリスト（締切）",
        "集計表",
    ):
        assert part in text, part


def test_a_vote_that_goes_on_is_tallied_as_far_as_it_came(room: Printable) -> None:
    paper = room.book.floor.papers.drafts[0]
    voting = room.facts(
        VoteOpened(paper.paper, paper.version, "roll_call", ("SEN", "BRA", "DEU"), no_abstention=("BRA",))
    )
    voting = voting.facts(BallotCast(voting.book.seq, "SEN", "no"))
    html = backup_html(voting.committee, voting.book, "en")
    rows = re.findall(r'<p class="ballot"><span class="voter">(.*?)</span>(.*?)</p>', html)
    assert [name for name, _boxes in rows] == ["Senegal", "Brazil", "Germany"], "as they are called"
    assert [re.findall(r'class="box ?(\w*)"', boxes) for _name, boxes in rows] == [
        ["", "cast", ""],
        ["", "", "barred"],
        ["", "", ""],
    ]


def test_amendments_that_wait_are_there_with_their_words(room: Printable) -> None:
    paper = room.book.floor.papers.drafts[0].paper
    row = Amendment.objects.get()
    asked = room.facts(AmendmentIntroduced(paper, row.pk, "replace", "1", 1, ("DEU",), "hash"))
    text = backup(asked)
    assert "Amendment 1 (Germany): replace paragraph 1: Urges States to publish their algorithms." in text
    assert "Tally sheet: Amendment 1 to A/HRC/JMMUN20/L.1" in text


def test_before_the_first_meeting_it_prints_as_well(committee: Committee) -> None:
    text = backup(Printable(committee, Book(committee.pk)))
    assert "Not opened yet" in text and "Nobody." in text and "None." in text
