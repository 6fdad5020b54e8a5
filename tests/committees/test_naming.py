"""A seat is found by whatever somebody types for it, in two scripts and more spellings."""

import pytest
from django.utils import translation

from committees.models import Committee
from committees.naming import Names, actor_name, folded, found, names_of
from delegates.models import Country, Seat

MORE = [
    ("CIV", "CI", "Côte d’Ivoire", "Republic of Côte d’Ivoire", "コートジボワール", "こーとじぼわーる"),
    ("GIN", "GN", "Guinea", "Republic of Guinea", "ギニア", "ぎにあ"),
    ("GNB", "GW", "Guinea-Bissau", "Republic of Guinea-Bissau", "ギニアビサウ", "ぎにあびさう"),
    ("KOR", "KR", "Republic of Korea", "Republic of Korea", "韓国", "かんこく"),
    ("JAM", "JM", "Jamaica", "Jamaica", "ジャマイカ", "じゃまいか"),
]


@pytest.fixture
def room(committee: Committee) -> Committee:
    for code, iso2, short, formal, ja, kana in MORE:
        country = Country.objects.create(
            code=code,
            iso2=iso2,
            short_en=short,
            formal_en=formal,
            short_ja=ja,
            formal_ja=ja,
            kana=kana,
            group="AFR",
        )
        Seat.objects.create(committee=committee, code=code, country=country)
    committee.stamp += 1
    committee.save()
    return committee


def names(room: Committee) -> Names:
    return names_of(room.pk, room.epoch, room.stamp)


def find(room: Committee, typed: str) -> list[str]:
    called = names(room)
    return found(called, typed, tuple(sorted(called)))


@pytest.mark.parametrize(
    ("typed", "seat"),
    [
        ("Japan", "JPN"), ("japan", "JPN"), ("  JAPAN ", "JPN"), ("jap", "JPN"), ("JPN", "JPN"), ("jpn", "JPN"), ("jp", "JPN"),
        ("日本", "JPN"), ("にほん", "JPN"), ("ニホン", "JPN"), ("ﾆﾎﾝ", "JPN"), ("Ｊａｐａｎ", "JPN"), ("ＪＰＮ", "JPN"), ("にほ", "JPN"),
        ("ドイツ", "DEU"), ("どいつ", "DEU"), ("ﾄﾞｲﾂ", "DEU"), ("ド", "DEU"), ("de", "DEU"), ("Germany", "DEU"),
        ("ブラジル", "BRA"), ("ﾌﾞﾗｼﾞﾙ", "BRA"), ("ぶら", "BRA"), ("ポーランド", "POL"), ("ﾎﾟｰﾗﾝﾄﾞ", "POL"),
        ("Cote d’Ivoire", "CIV"), ("CÔTE", "CIV"), ("ivoire", "CIV"), ("コートジボワール", "CIV"),
        ("korea", "KOR"), ("韓国", "KOR"), ("かんこく", "KOR"), ("land", "POL"),
    ],
)  # fmt: skip
def test_a_seat_is_found_by_english_code_kana_and_kanji_in_any_width(
    typed: str, seat: str, room: Committee
) -> None:
    assert find(room, typed) == [seat]


def test_an_apostrophe_may_be_typed_as_keyboards_have_it(room: Committee) -> None:
    assert find(room, "cote d'ivoire") == ["CIV"]


@pytest.mark.parametrize("typed", ["", " ", "　", "Atlantis", "ほげ", "|", "%", "japann"])
def test_what_no_seat_is_called_finds_none(typed: str, room: Committee) -> None:
    assert find(room, typed) == []


@pytest.mark.parametrize(
    ("typed", "seats"),
    [
        ("guinea", ["GIN"]),
        ("ギニア", ["GIN"]),
        ("guin", ["GIN", "GNB"]),
        ("bissau", ["GNB"]),
        ("ja", ["JAM", "JPN"]),
        ("republic of guinea", ["GIN"]),
        ("an", ["DEU", "FRA", "JPN", "POL"]),
    ],
)
def test_a_whole_name_goes_before_a_beginning_and_a_beginning_before_a_part(
    typed: str, seats: list[str], room: Committee
) -> None:
    assert find(room, typed) == seats


def test_only_seats_that_are_asked_among_are_found(room: Committee) -> None:
    assert found(names(room), "guin", ("GNB", "JPN")) == ["GNB"]


def test_voiced_kana_are_not_mistaken_for_plain_ones() -> None:
    assert folded("がぎぐ") != folded("かきく")
    assert folded("ぱ") not in (folded("は"), folded("ば"))


@pytest.mark.parametrize(
    ("language", "short", "office"), [("en", "Japan", "Vice-Chair"), ("ja", "日本", None)]
)
def test_seats_are_called_in_the_readers_language(
    language: str, short: str, office: str | None, room: Committee
) -> None:
    with translation.override(language):
        called = names(room)
        assert called.short("JPN") == short
        assert actor_name("seat:JPN", called) == short
        assert office in (None, actor_name("dais:vice-chair", called))


def test_a_seat_that_is_gone_is_called_by_its_code(room: Committee) -> None:
    assert names(room).short("XYZ") == "XYZ"
    assert found(names(room), "xyz", ("XYZ",)) == ["XYZ"]


def test_a_new_name_is_known_once_the_committees_stamp_says_so(room: Committee) -> None:
    assert names(room).short("JPN") == "Japan"
    Country.objects.filter(code="JPN").update(short_en="Nippon")
    room.stamp += 1
    assert names(room).short("JPN") == "Nippon"
