"""What a room's page of documents offers, and what it answers when one is asked for."""

import re
from typing import Any

import pytest
from django.test import Client

from committees.access import Role
from committees.facts import Struck
from committees.models import Committee
from resolutions import press
from tests.conftest import found_committee
from tests.doors.passes import appoint, browser, chair, seat
from tests.resolutions.printable import Printable, a_days_work


@pytest.fixture
def done(committee: Committee, monkeypatch: pytest.MonkeyPatch) -> Printable:
    """A day's work on the record, and a press that answers with the HTML it was given."""
    done = a_days_work(appoint(committee))
    monkeypatch.setattr("committees.record.read", lambda _committee: done.book)
    monkeypatch.setattr("resolutions.press.render", lambda html: html.encode())
    return done


PLACES = {
    "dais": (chair, "/unhrc/dais/chair/documents/"),
    "seat": (seat, "/unhrc/seat/JPN/documents/"),
    "secretariat": (
        lambda room: browser(Role.SECRETARIAT, room.conference),
        "/secretariat/unhrc/documents/",
    ),
}


@pytest.mark.parametrize("who", PLACES)
def test_every_document_that_is_offered_is_there(who: str, done: Printable) -> None:
    client_of, address = PLACES[who]
    client: Client = client_of(done.committee)
    page = client.get(f"{address}?paper=Letter").content.decode()
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="([a-z]+/[^"]+\.pdf[^"]*)"', page)]
    first, second = (vote.id for vote in done.book.floor.votes.announced)
    assert links == [
        "meetings/1.pdf?language=en&paper=Letter",
        "meetings/1.pdf?language=ja&paper=Letter",
        *(f"votes/{vote}.pdf?language={language}&paper=Letter" for vote in (first, second) for language in ("en", "ja")),
        "drafts/1.pdf?paper=Letter",
        "drafts/1/introduced.pdf?paper=Letter",
        "drafts/1/amendments/1.pdf?paper=Letter",
        "resolutions/1.pdf?paper=Letter",
    ]  # fmt: skip
    names = set()
    for link in links:
        answer = client.get(address + link)
        assert answer.status_code == 200, link
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Cache-Control"] == "no-store"
        names.add(answer["Content-Disposition"])
        assert "@page { size: Letter }" in answer.content.decode()
        assert ('<html lang="ja">' in answer.content.decode()) == ("language=ja" in link)
    assert len(names) == len(links), "each has a name of its own"
    assert 'attachment; filename="A-HRC-JMMUN20-L.1-amendment-1.pdf"' in names


@pytest.mark.parametrize(("who", "status"), [("dais", 200), ("secretariat", 200), ("seat", 404)])
def test_the_guide_to_chairing_is_for_who_chairs(who: str, status: int, done: Printable) -> None:
    client_of, address = PLACES[who]
    client: Client = client_of(done.committee)
    assert ("guide.pdf?language=ja" in client.get(address).content.decode()) == (status == 200)
    assert client.get(f"{address}guide.pdf?language=ja").status_code == status


def test_the_console_leads_to_it(done: Printable) -> None:
    assert 'href="documents/guide.pdf"' in chair(done.committee).get("/unhrc/dais/chair/").content.decode()


def test_without_a_word_it_is_the_pages_language_and_a4(done: Printable) -> None:
    client = chair(done.committee, language="ja")
    html = client.get("/unhrc/dais/chair/documents/meetings/1.pdf?paper=A5&language=fr").content.decode()
    assert '<html lang="ja">' in html and "@page { size: A4 }" in html


@pytest.mark.parametrize(
    "path",
    ["meetings/2.pdf", "votes/1.pdf", "drafts/2.pdf", "drafts/1/amendments/2.pdf", "resolutions/2.pdf"],
)
def test_what_is_not_there_is_not_there(path: str, done: Printable) -> None:
    assert chair(done.committee).get(f"/unhrc/dais/chair/documents/{path}").status_code == 404


def test_what_cannot_be_printed_is_said_in_a_sentence(
    done: Printable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_html: str) -> bytes:
        raise press.PrintFailed("Printing took too long. Shorten the text and try again.")

    monkeypatch.setattr("resolutions.press.render", fails)
    paths = {
        "/unhrc/dais/chair/documents/drafts/1.pdf": chair(done.committee),
        "/secretariat/resolutions.zip": browser(Role.SECRETARIAT, done.committee.conference),
    }
    for path, client in paths.items():
        answer = client.get(path)
        assert answer.status_code == 503
        assert "Printing took too long. Shorten the text and try again." in answer.content.decode()


# --- The secretariat


@pytest.fixture
def secretariat(done: Printable) -> Client:
    return browser(Role.SECRETARIAT, done.committee.conference)


def test_the_secretariat_sees_what_was_adopted_and_how(secretariat: Client) -> None:
    page = " ".join(secretariat.get("/secretariat/").content.decode().split())
    for part in (
        '<a href="unhrc/documents/resolutions/1.pdf?paper=A4">A/HRC/JMMUN20/RES/1</a></th>'
        '<td>Ethics of social credit systems</td><td class="code">2020-03-23</td><td class="code">3–1–1</td>',
        'href="resolutions.pdf?paper=A4"',
        'href="resolutions.zip?paper=A4"',
        'href="unhrc/documents/"',
    ):
        assert part in page, part
    assert "does not hold" not in page


def test_the_choice_of_a_committee_goes_for_all_that_is_given_out(
    secretariat: Client, done: Printable
) -> None:
    found_committee("other")
    page = secretariat.get("/secretariat/?committee=unhrc&paper=Letter").content.decode()
    assert 'href="resolutions.pdf?committee=unhrc&amp;paper=Letter"' in page
    assert 'id="unhrc"' in page and 'id="other"' not in page
    assert 'id="other"' in secretariat.get("/secretariat/").content.decode()
    answer = secretariat.get("/secretariat/resolutions.pdf?committee=unhrc&paper=Letter")
    assert answer["Content-Disposition"] == 'attachment; filename="mun-unhrc-resolutions.pdf"'
    assert "@page { size: Letter }" in answer.content.decode()
    assert secretariat.get("/secretariat/resolutions.zip?committee=nowhere").status_code == 404


def test_a_sheet_that_no_longer_holds_is_named(
    secretariat: Client, done: Printable, monkeypatch: pytest.MonkeyPatch
) -> None:
    adoption = done.book.act(done.book.entries[-2].act)
    struck = done.facts(Struck((adoption[0].act, done.book.seq), done.book.at))
    monkeypatch.setattr("committees.record.read", lambda _committee: struck.book)
    page = " ".join(secretariat.get("/secretariat/").content.decode().split())
    assert (
        f"A sheet A/HRC/JMMUN20/RES/1 “Ethics of social credit systems” with a record number from "
        f"{adoption[-1].seq} to {done.book.seq} does not hold: its adoption was undone at 00:36."
    ) in page
    assert secretariat.get("/secretariat/resolutions.pdf").status_code == 404, "nothing is adopted"


def test_seats_are_where_they_were(secretariat: Client) -> None:
    page: Any = secretariat.get("/secretariat/").content.decode()
    assert page.count('name="do" value="new-card"') == 6
