"""Delegations are found by what people call them besides their names in United Nations lists."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation

from committees.models import Committee
from committees.naming import found, names_of
from delegates.models import Country, Seat

FIXTURE = Path(__file__).parents[2] / "fixtures" / "countries.json"


@pytest.fixture
def called(committee: Committee) -> Committee:
    call_command("loaddata", FIXTURE, verbosity=0)
    taken = Seat.objects.filter(committee=committee).values("code")
    for country in Country.objects.exclude(pk__in=taken):
        Seat.objects.create(committee=committee, country=country, code=country.code)
    committee.stamp += 1
    committee.save()
    return committee


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("韓国", "KOR"),
        ("かんこく", "KOR"),
        ("south korea", "KOR"),
        ("ROK", "KOR"),
        ("S. Korea", "KOR"),
        ("アメリカ", "USA"),
        ("米国", "USA"),
        ("america", "USA"),
        ("drc", "COD"),
        ("Czech Republic", "CZE"),
        ("コンゴ", "COD"),
        ("中国", "CHN"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_people_say_means_the_delegation(
    typed: str, code: str, language: str, called: Committee
) -> None:
    with translation.override(language):
        names = names_of(called.pk, called.epoch, called.stamp)
    assert found(names, typed, tuple(names)) == [code]
    assert names.short("KOR") in ("Republic of Korea", "大韓民国"), "it is found so, and never called so"
