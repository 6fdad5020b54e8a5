"""The table of countries that the product comes with: complete, and every name means one of them."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from committees.spelling import folded

FIXTURE = Path(__file__).parents[2] / "fixtures" / "countries.json"
ROWS: dict[str, dict[str, Any]] = {
    row["pk"]: {"membership": "member", "also": "", **row["fields"]}
    for row in json.loads(FIXTURE.read_bytes())
}
MEMBERS = {code: row for code, row in ROWS.items() if row["membership"] == "member"}
OWN = ("formal_en", "short_en", "formal_ja", "short_ja", "kana")
FLAGS = Path(__file__).parents[2] / "static" / "lib" / "flags"


def names(row: dict[str, Any]) -> set[str]:
    return {folded(row[field]) for field in OWN}


def test_the_united_nations_have_193_members() -> None:
    assert len(MEMBERS) == 193
    observers = sorted(code for code, row in ROWS.items() if row["membership"] == "observer")
    assert observers == ["PSE", "VAT"]


def test_the_groups_are_as_large_as_the_united_nations_have_them() -> None:
    """The lists of the Department for General Assembly and Conference Management, "Regional groups of Member States".

    www.un.org/dgacm/en/content/regional-groups: 54 African, 23 Eastern European, and 33 Latin American and
    Caribbean States. Asia-Pacific are 54 with Kiribati and without Türkiye, which is in both groups but
    stands for election with the Western European and other States; these are 28 with it, and the
    United States attends as an observer and is counted here with them. The State of Palestine is in the
    Asia-Pacific group besides.
    """
    assert Counter(row["group"] for row in MEMBERS.values()) == {
        "AFR": 54,
        "APA": 54,
        "EEU": 23,
        "LAC": 33,
        "WEO": 29,
    }
    assert {code: ROWS[code]["group"] for code in ("KIR", "TUR", "ISR", "USA", "CYP", "PSE", "VAT")} == {
        "KIR": "APA", "TUR": "WEO", "ISR": "WEO", "USA": "WEO", "CYP": "APA", "PSE": "APA", "VAT": "",
    }  # fmt: skip


def test_codes_are_letters_and_nobody_shares_one() -> None:
    two = [row["iso2"] for row in ROWS.values() if row["iso2"]]
    assert len(set(two)) == len(two)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in ROWS)
    assert all(re.fullmatch("[A-Z]{2}", code) for code in two)
    assert [code for code, row in ROWS.items() if not row["iso2"]] == [
        code for code in ROWS if code.startswith("X")
    ], "a code of ours begins with X, and ISO gave it no two letters"


@pytest.mark.parametrize("field", OWN)
def test_no_two_share_a_name_of_their_own(field: str) -> None:
    said = Counter(folded(row[field]) for row in ROWS.values())
    assert [name for name, times in said.items() if times > 1 or not name] == []


def test_what_a_country_is_called_besides_is_no_other_ones_name() -> None:
    """But for the Congo, which is one State's name and in many rooms the other's."""
    said: dict[str, set[str]] = {}
    for code, row in ROWS.items():
        short = {folded(row["iso2"]), folded(code)} - {""}
        for name in names(row) | short | {folded(other) for other in row["also"].split("|") if other}:
            said.setdefault(name, set()).add(code)
    assert {name: codes for name, codes in said.items() if len(codes) > 1} == {"congo": {"COG", "COD"}}


def test_every_reading_is_hiragana_and_reads_the_name() -> None:
    for code, row in ROWS.items():
        assert re.fullmatch("[ぁ-ゖー]+", row["kana"]), code
        if re.fullmatch("[ァ-ヶー・]+", row["short_ja"]):
            assert row["kana"] == folded(row["short_ja"]).replace("・", ""), code


def test_names_are_typed_one_way() -> None:
    """Composed, without stray spaces, with the apostrophe of print, and in the script of their language."""
    for code, row in ROWS.items():
        for field in (*OWN, "also"):
            text = row[field]
            assert text == unicodedata.normalize("NFC", text).strip(), code
            assert not re.search(r"['　]|  |\|\||^\||\|$", text), (code, text)
        assert not re.search("[ぁ-ヿ一-鿿]", row["formal_en"] + row["short_en"]), code
        assert re.fullmatch("[ァ-ヶー・一-鿿び]+", row["short_ja"] + row["formal_ja"]), code
        assert len(row["short_en"]) <= 40
        assert len(row["also"]) <= 200


@pytest.mark.parametrize(
    ("code", "formal", "short_ja"),
    [
        ("BOL", "Bolivia (Plurinational State of)", "ボリビア"),
        ("CIV", "Côte d’Ivoire", "コートジボワール"),
        ("CPV", "Cabo Verde", "カーボベルデ"),
        ("GEO", "Georgia", "ジョージア"),
        ("LAO", "Lao People’s Democratic Republic", "ラオス"),
        ("MKD", "North Macedonia", "北マケドニア"),
        ("SWZ", "Eswatini", "エスワティニ"),
        ("TUR", "Türkiye", "トルコ"),
        ("TZA", "United Republic of Tanzania", "タンザニア"),
    ],
)
def test_names_are_those_of_united_nations_lists_and_of_the_foreign_ministry(
    code: str, formal: str, short_ja: str
) -> None:
    assert (ROWS[code]["formal_en"], ROWS[code]["short_ja"]) == (formal, short_ja)


def test_every_country_has_its_flag() -> None:
    wanted = {f"{row['iso2'].lower()}.svg" for row in ROWS.values() if row["iso2"]}
    assert wanted - {path.name for path in FLAGS.iterdir()} == set()
