"""What is printed for the rooms: everybody's placard and card, as large as it fits, and nobody else's."""

import io
from typing import Any

import pytest
import segno
from django.test import Client
from pypdf import PdfReader

from committees import codes, live
from committees.access import Role
from committees.models import Committee, Conference
from delegates.models import Delegation, Seat
from resolutions.printing.venue import KINDS, LARGEST, SMALLEST, WIDE, fitting, venue_html
from tests.conftest import found_committee
from tests.doors.passes import browser

ADDRESS = "http://192.168.11.20:8000"


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def desk(in_session: Committee) -> Client:
    return browser(Role.SECRETARIAT, in_session.conference)


def html(committee: Committee, *kinds: Any, language: str = "en") -> str:
    return venue_html(committee.conference, [committee], kinds or list(KINDS), ADDRESS, language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_all_of_it_is_of_a_simulation_and_is_the_same_when_printed_again(
    in_session: Committee, language: str
) -> None:
    sheets = html(in_session, language=language)
    assert sheets == html(in_session, language=language)
    assert "MODEL UNITED NATIONS SIMULATION" in sheets or "模擬国連" in sheets


def test_a_card_leads_to_its_own_seat_scanned_or_typed(in_session: Committee) -> None:
    cards = html(in_session, "cards")
    for seat in Seat.objects.filter(committee=in_session):
        address = f"{ADDRESS}/join/#{codes.card_token(seat)}"
        picture = segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)
        assert cards.count(picture) == 1
        assert cards.count(codes.card_code(seat)) == 1


def test_a_placard_has_both_names_on_both_sides(in_session: Committee) -> None:
    placards = html(in_session, "placards")
    assert placards.count(">Japan<") == placards.count(">日本<") == 2


def test_a_new_card_voids_what_was_printed(in_session: Committee) -> None:
    japan = Seat.objects.get(committee=in_session, code="JPN")
    before = codes.card_code(japan)
    with live.rows_change(in_session.pk):
        Seat.objects.filter(pk=japan.pk).update(generation=japan.generation + 1)
    assert before not in html(in_session, "cards")


def test_a_delegation_that_is_no_state_has_its_placard(committee: Committee) -> None:
    room = Committee.objects.create(conference=committee.conference, slug="new", name="New", abbreviation="N")
    seat = Seat.objects.create(committee=room, code="NGO1")
    Delegation.objects.create(
        seat=seat, short_en="Friends of <Privacy>", short_ja="友の会", formal_en="F", formal_ja="友"
    )
    assert html(room, "placards").count("Friends of &lt;Privacy&gt;") == 2


def test_only_what_is_asked_for_is_printed(in_session: Committee) -> None:
    assert codes.card_code(Seat.objects.filter(committee=in_session)[0]) not in html(
        in_session, "placards", "signing", "officers", "roll", "tally"
    )


@pytest.mark.parametrize(
    "name",
    ["Chad", "Japan", "Papua New Guinea", "Democratic Republic of the Congo", "コンゴ民主共和国", "日本"],
)
def test_a_name_is_as_large_as_its_line_lets_it_be(name: str) -> None:
    size = fitting(name)
    assert SMALLEST <= size <= LARGEST
    width = size * sum(1.0 if letter > "ÿ" else 0.66 for letter in name)
    assert width <= WIDE + 1 or size == SMALLEST, "a longer one takes two lines"


# --- The page


def test_the_whole_conference_is_one_document(desk: Client, in_session: Committee) -> None:
    other = found_committee("disec")
    answer = desk.get("/secretariat/printed.pdf", {"sheet": ["placards", "tally"], "language": "ja"})
    assert answer["Content-Type"] == "application/pdf"
    seats = in_session.seats.count() + other.seats.count()
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == seats + 2


def test_one_committee_is_printed_alone(desk: Client, in_session: Committee) -> None:
    found_committee("disec")
    answer = desk.get("/secretariat/printed.pdf", {"sheet": "tally", "committee": in_session.slug})
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1
    assert answer["Content-Disposition"].endswith(f'-{in_session.slug}-rooms.pdf"')


def test_nothing_ticked_is_said_and_the_rest_of_what_was_chosen_stays(desk: Client) -> None:
    answer = desk.get("/secretariat/printed.pdf", {"paper": "Letter", "language": "ja"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Tick at least one kind of sheet." in page
    assert "<option selected>Letter</option>" in page and '<option value="ja" selected>' in page


def test_another_conferences_committee_is_not_printed(desk: Client, in_session: Committee) -> None:
    elsewhere = Conference.objects.create(
        slug="else", name="Else", abbreviation="E", starts="2026-01-01", ends="2026-01-02"
    )
    Committee.objects.filter(pk=found_committee("theirs").pk).update(conference=elsewhere)
    answer = desk.get("/secretariat/printed.pdf", {"sheet": "tally", "committee": "theirs"})
    assert answer.status_code == 400 and "Nobody has a seat there yet." in answer.content.decode()


def test_cards_hold_the_address_that_the_secretariat_gave(desk: Client, in_session: Committee) -> None:
    assert "http://testserver" in desk.get("/secretariat/printed/").content.decode()
    Conference.objects.filter(pk=in_session.conference_id).update(public_url="https://mun.example")
    assert "https://mun.example" in desk.get("/secretariat/printed/").content.decode()
