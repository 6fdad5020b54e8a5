"""Rosters as people bring them: every writing and spelling is read, and nothing is guessed."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from committees.order import OutOfOrder
from delegates.rules.rosters.changes import Sitting
from delegates.rules.rosters.names import Party
from delegates.rules.rosters.reader import OwnNames, Reading, Row, read
from delegates.rules.rosters.text import MOST_BYTES, MOST_LINES, decoded, delimiter_of, lines_of
from delegates.rules.rosters.writer import written
from tests.delegates.directory import DIRECTORY, PARTIES, ROWS, directory

AMNESTY = OwnNames("Amnesty International", "アムネスティ", "あむねすてぃ")


def codes(text: str) -> list[str]:
    reading = read(text, DIRECTORY)
    assert faults(reading) == []
    return [row.code for row in reading.rows]


def faults(reading: Reading) -> list[tuple[int, str]]:
    return [
        (fault.line, fault.msgid % fault.values if fault.values else fault.msgid) for fault in reading.faults
    ]


def wrong(text: str) -> list[tuple[int, str]]:
    """What is wrong with it, line by line."""
    return faults(read(text, directory()))


# Names


def test_every_name_and_code_of_a_country_means_it() -> None:
    """But for what people also call the Democratic Republic of the Congo: that is the other one's name."""
    for party in PARTIES:
        for name in (*party.names, *party.also, party.code, party.code.lower(), party.names[0].upper()):
            found = DIRECTORY.party(name)
            assert found
            assert found is party or name == "Congo"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Korea, Republic of", "KOR"), ("Korea (Republic of)", "KOR"), ("Korea, Democratic People's Republic of", "PRK"),
        ("Congo, Democratic Republic of the", "COD"), ("Congo (Democratic Republic of the)", "COD"), ("Congo", "COG"),
        ("Tanzania, United Republic of", "TZA"), ("Moldova, Republic of", "MDA"), ("Iran, Islamic Republic of", "IRN"),
        ("Cote d'Ivoire", "CIV"), ("CÔTE D’IVOIRE", "CIV"), ("St. Kitts & Nevis", "KNA"), ("St Lucia", "LCA"),
        ("The Gambia", "GMB"), ("Bahamas (The)", "BHS"), ("U.S.A.", "USA"), ("UK", "GBR"), ("Turkey", "TUR"),
        ("Ｊａｐａｎ　", "JPN"), ("ﾄﾞｲﾂ", "DEU"), ("どいつ", "DEU"), ("Burma", "MMR"), ("S. Korea", "KOR"), ("Niger", "NER"),
        ("Nigeria", "NGA"), ("Guinea Bissau", "GNB"), ("アンティグア バーブーダ", "ATG"), ("Holy See", "VAT"), ("EU", "EUE"),
    ],
)  # fmt: skip
def test_names_are_understood_as_people_write_them(typed: str, code: str) -> None:
    assert codes(typed) == [code]


@pytest.mark.parametrize(
    ("typed", "like"),
    [("lran", "IRN"), ("Spаin", "ESP"), ("Јapan", "JPN"), ("lNDlA", "IND"), ("T0go", "TGO"), ("力ナダ", "CAN"), ("Denrnark", "DNK"), ("іraq", "IRQ"), ("Ιran", "IRN"), ("Маlta", "MLT")],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_refused(typed: str, like: str) -> None:
    sentence = f"“{typed}” looks like {like} and is spelt with other characters. Type it anew."
    assert wrong(typed) == [(1, sentence)]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Nigera", "NGA"), ("Japn", "JPN"), ("C?te d'Ivoire", "CIV"), ("フラソス", "FRA"), ("Venezu", "VEN"), ("Philipines", "PHL"), ("Netherlands (Kingdom of the)", "NLD")],
)  # fmt: skip
def test_what_is_close_to_a_name_is_suggested_and_not_taken(typed: str, near: str) -> None:
    assert wrong(f"France\n{typed}") == [(2, f"“{typed}” is not known. Is {near} meant?")]


def test_of_many_unknown_names_the_first_are_compared_with_all_that_are_known() -> None:
    said = [sentence for _line, sentence in wrong("\n".join(["Japn"] * 30))]
    assert sum("meant?" in sentence for sentence in said) == 20
    assert len(said) == 30


# Writings


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"]


def a_roster() -> st.SearchStrategy[list[Sitting]]:
    sitting = st.builds(
        Sitting,
        st.sampled_from(sorted(ROWS)),
        st.sampled_from(("member", "observer")),
        st.booleans(),
        st.integers(1, 9),
    )
    own = st.just([Sitting("AMNESTY", "observer", substance=False, own=AMNESTY)])
    countries = st.lists(sitting, min_size=1, max_size=8, unique_by=lambda seat: seat.code)
    return st.builds(lambda seats, more: seats + more, countries, st.one_of(own, st.just([])))


@given(a_roster(), st.sampled_from(ENCODINGS), st.booleans(), st.sampled_from(",;\t"))
def test_a_roster_that_was_written_is_read_as_it_was(
    roster: list[Sitting], encoding: str, japanese: bool, delimiter: str
) -> None:
    # Windows-31J has no accents.
    language = "short_ja" if japanese or encoding == "cp932" else "short_en"
    names = {code: row[language] for code, row in ROWS.items()}
    content = written(roster, names, japanese=japanese, delimiter=delimiter).encode(encoding)
    reading = read(decoded(content), DIRECTORY)
    assert faults(reading) == []
    assert list(reading.rows) == [
        Row(line, seat.code, seat.own, seat.status, seat.substance, seat.delegates)
        for line, seat in enumerate(roster, 2)
    ]


@given(st.text(max_size=300))
@example('"')
@example('"Japan"x,member')
@example("\x00,Japan\r\rBrazil\r\n\x85")
@example("Delegation,Delegation\nJapan")
@example("Status\nmember")
@example("①,㍿,ﷺ")
def test_whatever_is_pasted_is_read_or_told_what_is_wrong(text: str) -> None:
    reading = read(text, DIRECTORY)
    assert all(fault.msgid % fault.values if fault.values else fault.msgid for fault in reading.faults)
    lines = text.count("\n") + sum(text.count(char) for char in "\r\v\f\x85\u2028\u2029") + 1
    assert all(0 <= said.line <= lines for said in (*reading.rows, *reading.faults))


@given(st.binary(max_size=300))
@example(codecs.BOM_UTF16_LE + b"a")
@example(b"\0")
@example(b"\x81")
def test_whatever_is_uploaded_is_text_or_refused(content: bytes) -> None:
    try:
        read(decoded(content), DIRECTORY)
    except OutOfOrder as refused:
        assert str(refused)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "This file cannot be read as text. Save it as CSV in UTF-8."),
        (b"PK\x03\x04xl", "This is a workbook. Save its sheet as CSV, or copy the cells and paste them."),
        (b"a" * (MOST_BYTES + 1), "That is longer than any roster. 200 kB are the most."),
    ],
)
def test_a_file_that_is_no_roster_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(OutOfOrder) as refused:
        decoded(content)
    assert str(refused.value) == sentence


def test_more_lines_than_a_committee_has_seats_are_refused() -> None:
    assert wrong("x\n" * (MOST_LINES + 1)) == [
        (0, f"These are {MOST_LINES + 1} lines; {MOST_LINES} are the most.")
    ]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Japan\tyes, it is\nBrazil\tno", "\t"),
        ('Japan;yes\n"Korea; Republic";no', ";"),
        ("Japan,yes", ","),
        ("Japan\nBrazil", ","),
        ("Japan;member,2\nBrazil;observer", ";"),
    ],
)
def test_what_stands_between_cells_is_told_from_the_lines(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_line_is_called_by_where_it_begins_whatever_is_quoted_in_it() -> None:
    lines = lines_of('\r\nDelegation,Status\r\n"Viet\r\nNam",member\r\n\r\n"Japan"x\rBrazil,"observer"\n')
    assert [(line.number, line.cells, line.broken) for line in lines] == [
        (2, ("Delegation", "Status"), False),
        (3, ("Viet Nam", "member"), False),
        (6, (), True),
        (7, ("Brazil", "observer"), False),
    ]


def test_a_quotation_mark_that_is_not_closed_is_told_where_it_was_opened() -> None:
    assert wrong('Japan\n"Brazil\nFrance') == [
        (2, "A quotation mark is not closed, or something stands behind it. Quote whole cells.")
    ]


# Columns


@pytest.mark.parametrize(
    "text",
    [
        "Delegation,Status,Vote\nJapan,member,yes\nUSA,observer,no",
        "vote;STATUS;country\nYes;Member;Japan\nNo;Observer;United States of America",
        "国名\t地位\t投票権\n日本\t理事国\t○\n米国\tオブザーバー\t×",
        "国　名，地位，投票権\nにほん，メンバー，あり\n アメリカ合衆国，オブザーバ，なし".replace(
            "国　名", "国名"
        ),
        "Japan,member,yes\nUSA,observer,no",
        "yes,JPN,member\nno,USA,observer",
        "JPN\tJapan\t1\tmember\nUSA\tUnited States\t0\tobserver",
    ],
)
def test_columns_are_known_by_their_names_or_by_what_is_in_them(text: str) -> None:
    reading = read(text, DIRECTORY)
    assert faults(reading) == []
    said = [(row.code, row.status, row.substance, row.delegates) for row in reading.rows]
    assert said == [("JPN", "member", True, None), ("USA", "observer", False, None)]


def test_norway_is_not_a_refusal() -> None:
    assert [(row.code, row.substance) for row in read("NO,yes\nFR,no\n", DIRECTORY).rows] == [
        ("NOR", True),
        ("FRA", False),
    ]


def test_a_column_that_says_nothing_about_a_roster_is_passed_over_and_told() -> None:
    reading = read("School,Delegation,Notes\nHibiya,Japan,late\n,Brazil\n", DIRECTORY)
    assert [row.code for row in reading.rows] == ["JPN", "BRA"]
    assert reading.unread == ("School", "Notes")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Delegation,Country\nJapan,Japan", "“Delegation” and “Country” say the same. Leave one column out."),
        ("Status,Vote\nmember,yes", "No column says who sits here. Call one “Delegation”."),
        (
            "Japan,late\nBrazil,early",
            "What column 2 says cannot be told. Write a line above with what each column is.",
        ),
    ],
)
def test_columns_that_cannot_be_told_are_refused_as_a_whole(text: str, sentence: str) -> None:
    assert wrong(text) == [(0, sentence)]


# What is wrong with a line


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Japan,,membr,,", "“membr” is no status: write “member” or “observer”."),
        ("Japan,,,perhaps,", "“perhaps” does not say whether it votes: write “yes” or “no”."),
        ("Japan,,,,0", "“0” is no number of delegates: write one from 1 to 9."),
        ("Japan,,,,²", "“2” is no number of delegates: write one from 1 to 9."),
        ("Japan,,,,99999", "“99999” is no number of delegates: write one from 1 to 9."),
        ("Japan,KOR,,,", "The code of JPN is JPN, not “KOR”."),
        ("Japan,JAP,,,", "The code of JPN is JPN, not “JAP”."),
        (",,member,,", "Nobody is named on this line."),
        ("Japan,,,,,more", "There are more cells here than columns. Put a name with a comma in quotation marks."),
        ("France,,,,", "FRA is on line 2 already."),
        (",FR,,,", "FRA is on line 2 already."),
    ],
)  # fmt: skip
def test_each_bad_line_is_told_with_its_reason(line: str, sentence: str) -> None:
    found = wrong(f"Delegation,Code,Status,Vote,Delegates\nFrance,FRA,member,yes,2\n{line}\nBrazil,,,,\n")
    if line == "Japan,,,,²":
        assert found == [], "widths and superscripts are made one"
    else:
        assert found == [(3, sentence)]


# Delegations with names of their own


HEAD = "Delegation,Code,Name in Japanese,Reading\n"


def test_a_delegation_that_is_no_country_brings_its_names() -> None:
    reading = read(HEAD + "Amnesty International,amnesty,アムネスティ,アムネスティ\nJapan", DIRECTORY)
    assert faults(reading) == []
    assert reading.rows[0] == Row(2, "AMNESTY", AMNESTY)


def test_one_that_sits_already_is_known_by_its_name_and_may_be_called_otherwise() -> None:
    sits = directory(
        Party("AMNESTY", ("Amnesty International", "アムネスティ", "あむねすてぃ"), own=True, member=False)
    )
    assert read("Japan\nアムネスティ", sits).rows[1] == Row(2, "AMNESTY")
    renamed = read(HEAD + "Amnesty,AMNESTY,アムネスティ,あむねすてぃ", sits)
    assert renamed.rows[0].own == OwnNames("Amnesty", "アムネスティ", "あむねすてぃ")
    assert faults(read(HEAD + "Amnestia,AMNESTY,,", sits)) != []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "Pressure Group,PRG,,",
            "“Pressure Group” is not known. What is no country needs a code of its own, a name in Japanese and its reading.",
        ),
        ("Doctors,DRC,医師団,いしだん", "“DRC” stands for COD. Choose another code."),
        (
            "Doctors,1A,医師団,いしだん",
            "“1A” is no code: write three to eight letters and digits of the Latin alphabet, a letter first.",
        ),
        ("Doctors,DOC,医師団,医師団", "“医師団” is no reading: write it in hiragana."),
        (
            "lran,LRN,医師団,いしだん",
            "“lran” looks like IRN and is spelt with other characters. Type it anew.",
        ),
        (
            "Doсtors,DOC,医師団,いしだん",
            "“Doсtors” holds characters that are not what they look like. Type it anew.",
        ),
        (
            "Doc\u202etors,DOC,医師団,いしだん",
            "“Doc?tors” holds characters that are not what they look like. Type it anew.",
        ),
        (
            "=SUM(A1),DOC,医師団,いしだん",
            "“=SUM(A1)” holds characters that are not what they look like. Type it anew.",
        ),
        (
            f"{'Doctors ' * 6},DOC,医師団,いしだん",
            "“Doctors Doctors Doct…” is too long for a placard: 40 characters are the most.",
        ),
        ("Japan,,韓国,", "This line names two: JPN and KOR."),
        (
            "Amnesty International,AMN,国境なき,こっきょうなき",
            "“Amnesty International” is on line 2 already, as AMNESTY.",
        ),
        ("Doctors,AMNESTY,医師団,いしだん", "Doctors is on line 2 already."),
    ],
)
def test_names_that_cannot_be_a_delegations_own_are_refused(line: str, sentence: str) -> None:
    first = "Amnesty International,AMNESTY,アムネスティ,アムネスティ\n"
    assert wrong(f"{HEAD}{first}{line}") == [(3, sentence)]
