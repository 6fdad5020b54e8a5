"""Texts as people paste them, and how their paragraphs are printed."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.order import OutOfOrder
from resolutions.characters import one_line, plain
from resolutions.pasted import parse, parse_whole
from resolutions.phrases import OPERATIVE, PREAMBULAR, opening
from resolutions.text import LONGEST, MOST, Clause, digest, printed

P, O = "preambular", "operative"  # noqa: E741 - short, because tables of clauses are read at a glance


def short(clauses: list[Clause]) -> list[tuple[str, int, str]]:
    return [(clause.part, clause.level, clause.text) for clause in clauses]


def lines(clauses: list[Clause]) -> list[str]:
    return [f"{line.number} {line.whole}".strip() for line in printed(clauses)]


WHOLE = """The Human Rights Council,

Recalling its resolution 28/16 of 26 March 2015,

Deeply concerned about scores, and

1. Calls upon States:

(a) To respect privacy;

(b) To protect:

(i) Children; and

(ii) The aged;

(c) To report;

2. Decides to remain seized of the matter.
"""
CLAUSES = [
    (P, 0, "Recalling its resolution 28/16 of 26 March 2015"),
    (P, 0, "Deeply concerned about scores"),
    (O, 0, "Calls upon States"),
    (O, 1, "To respect privacy"),
    (O, 1, "To protect"),
    (O, 2, "Children"),
    (O, 2, "The aged"),
    (O, 1, "To report"),
    (O, 0, "Decides to remain seized of the matter"),
]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.replace("\n\n", "\n"),
        WHOLE.replace("\n", "\r\n"),
        WHOLE.replace("\n", "\u2028"),
        WHOLE.replace("1. ", "1) ").replace("2. ", "2)\t").replace("(a) ", "a) ").replace("(i) ", "i. "),
        WHOLE.replace("1. C", "1.C").replace("(a) ", "(a)"),
        WHOLE.replace("1. ", "１．")
        .replace("(a) ", "（ａ）　")
        .replace(";", "；")
        .replace("matter.", "matter。"),
        WHOLE.replace("1. ", "1.\n").replace("(a) ", "(a)\n\n"),
        WHOLE.replace("The Human Rights Council,", "THE HUMAN RIGHTS COUNCIL"),
        WHOLE.replace("resolution 28/16", "resolution\n28/16").replace("of the matter", "\n  of the matter"),
        WHOLE.replace("Recalling", "\u202eRe\u200bcall\u00ading\u2069"),
        "\n\n".join(f"    {line}   " for line in WHOLE.split("\n\n")),
    ],
)
def test_a_text_is_read_the_same_however_it_was_pasted(text: str) -> None:
    assert short(parse_whole(text)) == CLAUSES


def test_it_is_printed_with_numbers_and_punctuation() -> None:
    assert lines(parse_whole(WHOLE)) == [
        "Recalling its resolution 28/16 of 26 March 2015,",
        "Deeply concerned about scores,",
        "1. Calls upon States:",
        "(a) To respect privacy;",
        "(b) To protect:",
        "(i) Children;",
        "(ii) The aged;",
        "(c) To report;",
        "2. Decides to remain seized of the matter.",
    ]


def test_openings_are_apart_from_the_rest() -> None:
    found = [(line.opening, line.rest) for line in printed(parse_whole(WHOLE))][:4]
    assert found == [
        ("Recalling", " its resolution 28/16 of 26 March 2015"),
        ("Deeply concerned", " about scores"),
        ("Calls upon", " States"),
        ("", "To respect privacy"),
    ]


def test_a_single_operative_paragraph_has_no_number() -> None:
    assert lines(parse("Noting X", "1. Calls upon States:\n(a) one\n(b) two")) == [
        "Noting X,",
        "Calls upon States:",
        "(a) one;",
        "(b) two.",
    ]


def test_parts_typed_apart_keep_to_their_part() -> None:
    # An operative verb in the preamble is for a person to see, not for us to move.
    clauses = parse("1. Urges calm,\n2. Noting Y", "Whereas it rains.\nAnd snows")
    assert short(clauses) == [
        (P, 0, "Urges calm"),
        (P, 0, "Noting Y"),
        (O, 0, "Whereas it rains"),
        (O, 0, "And snows"),
    ]
    assert parse("", "") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Troubled by X,\n1. Foretells Y;\n2. Urges Z.", [P, O, O]),
        ("Troubled by X,\nUrges Y;\nTroubled by Z", [P, O, O]),
        ("1. Recalling X,\n2. Noting Y,\n3. Urges Z.", [P, P, O]),
        ("1. Urges X", [O]),
        ("Recalling X,\nNoting Y,", [P, P]),
        ("", []),
    ],
)
def test_where_the_operative_part_begins(text: str, parts: list[str]) -> None:
    assert [clause.part for clause in parse_whole(text)] == parts


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        # "(i)" after "(h)" is a letter, unless "(h)" introduces it.
        ("1. X:\n(g) a;\n(h) b;\n(i) c;\n(j) d", [0, 1, 1, 1, 1]),
        ("1. X:\n(g) a;\n(h) b:\n(i) c;\n(ii) d;\n(i) e", [0, 1, 1, 2, 2, 1]),
        ("1. X:\n(a) b:\n(iv) c;\n(v) d;\n(vi) e;\n(b) f", [0, 1, 2, 2, 2, 1]),
        # A level is never skipped, and every list starts anew.
        ("1. X:\n(i) a;\n(ii) b;\n2. Y:\n(i) c", [0, 1, 1, 0, 1]),
        ("(a) X;\n(b) Y", [0, 0]),
        ("1. Urges:\n• a\n• b\n2. Notes:\n(a) c:\n- d\n- e\n(b) f", [0, 1, 1, 0, 1, 2, 2, 1]),
        ("• Urges X\n• Notes Y", [0, 0]),
    ],
)
def test_levels(text: str, levels: list[int]) -> None:
    assert [clause.level for clause in parse("", text)] == levels


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        # Wrapped by an e-mail program, with and without blank lines between.
        (
            "Recalling the Declaration\non rights,\nNoting Y",
            ["Recalling the Declaration on rights", "Noting Y"],
        ),
        (
            "Recalling the\nUniversal Declaration,\n\nNoting Y",
            ["Recalling the Universal Declaration", "Noting Y"],
        ),
        ("Recalling X,\nNoting Y,\n\nUrging Z", ["Recalling X", "Noting Y", "Urging Z"]),
        ("Noting self-\nregulation", ["Noting self-regulation"]),
        # Figures and abbreviations are no markers.
        ("Noting\n1.5 billion people", ["Noting", "1.5 billion people"]),
        ("Noting rules, i.e. laws, e.g. acts", ["Noting rules, i.e. laws, e.g. acts"]),
        # Closing punctuation goes, also what a word processor doubled; words stay.
        ("Noting Finland and Thailand, and", ["Noting Finland and Thailand"]),
        ("Noting X,;. ;\nand\nNoting Y ; and", ["Noting X", "Noting Y"]),
        ("Noting Holland", ["Noting Holland"]),
        ("Noting the question “Why?”,", ["Noting the question “Why?”"]),
        (" , \n;\n...", []),
    ],
)
def test_paragraphs(text: str, texts: list[str]) -> None:
    assert [clause.text for clause in parse(text, "")] == texts


@pytest.mark.parametrize("part", [P, O])
def test_every_phrase_is_found_whole(part: str) -> None:
    phrases = PREAMBULAR if part == P else OPERATIVE
    assert list(phrases) == sorted(set(phrases))
    for phrase in phrases:
        assert opening(f"{phrase} all States", part) == phrase
        assert opening(f"{phrase.upper()}, all", part) == phrase.upper()
        assert opening(f"{phrase}x", part) != f"{phrase}x"


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("Notes with concern X", O, "Notes with concern"),
        ("Also underlines X", O, "Also underlines"),
        ("Reaffirming also X", P, "Reaffirming also"),
        ("Requests further reports", O, "Requests"),
        ("Decided", O, ""),
        ("Noting X", O, ""),
        ("", P, ""),
    ],
)
def test_openings(text: str, part: str, found: str) -> None:
    assert opening(text, part) == found


def test_too_long_and_too_many_are_refused_in_words() -> None:
    assert len(parse("", "x" * LONGEST)) == 1
    with pytest.raises(OutOfOrder) as refused:
        parse("Noting X", "x" * (LONGEST + 1))
    assert str(refused.value) == "Paragraph 2 has 10001 characters; 10000 are the most it may have."
    assert len(parse_whole("\n".join(["Noting"] * MOST))) == MOST
    with pytest.raises(OutOfOrder) as refused:
        parse_whole("\n".join(["Noting"] * (MOST + 1)))
    assert str(refused.value) == "The text has 201 paragraphs; 200 are the most it may have."
    assert not refused.value.overrulable


@pytest.mark.parametrize(
    "flood",
    [
        "\u200b" * 2_000_000,
        "\u202e\u2066" * 500_000,
        "a" + "\u0301\u0323" * 500_000,
        "." * 1_000_000,
        "and, " * 200_000,
        "\n" * 1_000_000,
        "- " * 500_000,
        "(" * 1_000_000,
        "i" * 1_000_000,
    ],
    ids=["zero width", "bidi", "accents", "stops", "and", "lines", "bullets", "brackets", "romans"],
)
def test_a_flood_is_read_or_refused_in_good_time(flood: str) -> None:
    start = time.process_time()
    with contextlib.suppress(OutOfOrder):
        assert len(parse_whole(f"Noting X{flood}\nNoting Y")) <= MOST
    assert time.process_time() - start < 20


def test_what_cannot_be_seen_is_gone_and_what_can_stays() -> None:
    assert plain("a\u200b\u202eb\x00\ufeff\ud800c\u2066") == "abc"
    assert plain("e\u0301") == "é"
    assert plain("が 社会信用 <b>&amp;</b>") == "が 社会信用 <b>&amp;</b>"
    assert one_line(" Ethics\n of \t scores ") == "Ethics of scores"


def test_markup_and_addresses_are_words_like_others() -> None:
    hostile = '<img src="http://example.org/x"> {{ x }} <script>file:///etc/passwd</script>'
    assert short(parse(f"Noting {hostile}", "")) == [(P, 0, f"Noting {hostile}")]


words = st.lists(
    st.sampled_from(["privacy", "of", "社会", "Finland", "28/16", "(sic)"]), min_size=1, max_size=5
)
operative = st.tuples(st.integers(0, 2), st.sampled_from(OPERATIVE), words)


@st.composite
def texts(draw: st.DrawFn) -> list[Clause]:
    """Whole resolutions in which no level is skipped."""
    preamble = draw(st.lists(st.tuples(st.sampled_from(PREAMBULAR), words), max_size=3))
    clauses = [Clause(P, 0, f"{phrase} X {' '.join(rest)}") for phrase, rest in preamble]
    level = -1
    for wanted, phrase, rest in draw(st.lists(operative, min_size=1, max_size=12)):
        level = min(wanted, level + 1)
        first = f"{phrase} X" if level == 0 else "To"
        clauses.append(Clause(O, level, f"{first} {' '.join(rest)}"))
    return clauses


@given(texts(), st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_what_is_printed_reads_back_as_it_was(clauses: list[Clause], between: str) -> None:
    text = between.join(["The Human Rights Council,", *lines(clauses)])
    assert parse_whole(text) == clauses


@pytest.mark.parametrize("count", range(1, 31))
@pytest.mark.parametrize("deeper", range(4))
def test_long_lists_read_back_as_they_were(count: int, deeper: int) -> None:
    item = [Clause(O, 1, "To act"), *[Clause(O, 2, "To act")] * deeper]
    clauses = [Clause(O, 0, "Urges X"), *item * count, Clause(O, 0, "Notes Y")]
    assert parse_whole("\n".join(lines(clauses))) == clauses


@given(st.text(max_size=400))
def test_any_text_is_read_and_read_again_the_same(text: str) -> None:
    clauses = parse_whole(text)
    for clause, line in zip(clauses, printed(clauses), strict=True):
        assert clause.text == clause.text.strip() and "\n" not in clause.text
        assert line.whole == clause.text + line.closing
        assert clause.text.encode()


def test_the_digest_is_of_every_letter_and_the_order() -> None:
    clauses = [Clause(P, 0, "Noting X"), Clause(O, 0, "Urges Y")]
    known = digest("Scores", ["JPN", "BRA"], clauses)
    # Facts on old records name wordings by this hash, so it may never change.
    assert known == "22bc881102a5fb258ad45523c26a73388b4c10fee8c7c4595ce8abb8fd1a1dcd"
    others = [
        digest("Score", ["JPN", "BRA"], clauses),
        digest("Scores", ["BRA", "JPN"], clauses),
        digest("Scores", ["JPN", "BRA"], clauses[::-1]),
        digest("Scores", ["JPN", "BRA"], [clauses[0], Clause(O, 1, "Urges Y")]),
        digest("Scores", ["JPN", "BRA"], clauses[:1]),
    ]
    assert len({known, *others}) == 6
    assert digest("Scores", ("JPN", "BRA"), iter(clauses)) == known
