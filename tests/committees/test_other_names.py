"""Delegations are found by what people call them besides their names in United Nations lists."""

import pytest
from django.core.management import call_command

from committees.models import Committee
from committees.naming import found, names_of
from delegates.models import Country, Seat


@pytest.fixture
def called(committee: Committee) -> Committee:
    call_command("loaddata", "countries", verbosity=0)
    Seat.objects.filter(committee=committee).delete()
    for order, country in enumerate(Country.objects.all()):
        Seat.objects.create(committee=committee, country=country, code=country.code, order=order)
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
    typed: str, code: str, language: str, called: Committee, settings
) -> None:
    settings.LANGUAGE_CODE = language
    names = names_of(called.pk, called.epoch, called.stamp)
    assert found(names, typed, tuple(names)) == [code]
    assert names.short("KOR") in ("Republic of Korea", "大韓民国"), "it is found so, and never called so"
