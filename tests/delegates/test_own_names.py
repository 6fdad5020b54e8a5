"""A delegation that is no country has names of its own, and is found, called and printed like any other."""

import pytest
from django.utils import translation

from committees import codes
from committees.models import Committee
from committees.naming import found, names_of
from delegates.models import Delegation, Seat
from resolutions.printing.states import formal_names, sponsors_of
from tests.doors.passes import browser


@pytest.fixture
def amnesty(in_session: Committee) -> Seat:
    seat = Seat.objects.create(committee=in_session, code="AMNESTY", status=Seat.Status.OBSERVER)
    Delegation.objects.create(
        seat=seat,
        formal_en="Amnesty International",
        short_en="Amnesty",
        formal_ja="アムネスティ・インターナショナル",
        short_ja="アムネスティ",
        kana="あむねすてぃ",
        also="AI",
    )
    in_session.stamp += 1
    in_session.save()
    return seat


@pytest.mark.parametrize("typed", ["amnesty", "AMNESTY", "アムネスティ", "ｱﾑﾈｽﾃｨ", "international", "ai"])
def test_it_is_found_by_any_of_its_names(typed: str, amnesty: Seat) -> None:
    room = amnesty.committee
    names = names_of(room.pk, room.epoch, room.stamp)
    assert found(names, typed, tuple(sorted(names))) == ["AMNESTY"]


def test_it_is_called_by_its_own_name_in_both_languages_and_has_no_flag(amnesty: Seat) -> None:
    room = amnesty.committee
    assert names_of(room.pk, room.epoch, room.stamp)["AMNESTY"].short == "Amnesty"
    with translation.override("ja"):
        name = names_of(room.pk, room.epoch, room.stamp)["AMNESTY"]
    assert (name.short, name.iso2, name.group, name.member) == ("アムネスティ", "", "", False)


def test_it_is_printed_by_its_formal_name(amnesty: Seat) -> None:
    assert formal_names(amnesty.committee)["AMNESTY"] == "Amnesty International"
    assert sponsors_of(amnesty.committee, ("AMNESTY", "JPN")) == [
        ("Amnesty International", True),
        ("Japan", False),
    ]


def test_its_card_opens_its_own_door(amnesty: Seat) -> None:
    shown = browser(None).post("/join/", {"code": codes.card_code(amnesty)})
    assert "I am Amnesty" in shown.content.decode()
