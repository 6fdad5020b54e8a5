"""A sheet of several writers: paragraphs written, split, joined, moved, taken out; and no word of it is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committees.order import OutOfOrder
from resolutions.rules.sheet import Sheet, sheet_of
from resolutions.text import Clause, printed


def clauses(*texts: str, part="operative"):
    """Paragraphs by their text; a leading "-" for each level."""
    return [Clause(part, len(text) - len(text.lstrip("-")), text.lstrip("-")) for text in texts]


def sheet(*texts: str, preambular: tuple[str, ...] = ()) -> Sheet:
    return sheet_of([*clauses(*preambular, part="preambular"), *clauses(*texts)], "JPN")


def reads(given: Sheet) -> list[str]:
    return ["-" * each.level + each.text for each in given.standing]


def refused(act) -> str:
    with pytest.raises(OutOfOrder) as raised:
        act()
    return raised.value.msgid


def test_a_paragraph_keeps_its_id_through_all_that_happens_to_it() -> None:
    given = sheet("Urges", "-one", "Decides")
    (urges, one, decides) = (each.id for each in given.standing)
    after = given.moved(decides, -1).written(decides, 1, clauses("Decides now"), "DEU").shifted(one, -1)
    assert reads(after) == ["Decides now", "Urges", "one"]
    assert [each.id for each in after.standing] == [decides, urges, one]
    assert (after.passage(decides).by, after.passage(decides).revision) == ("DEU", 2)


def test_an_edit_of_several_paragraphs_splits_it() -> None:
    given = sheet("Urges", "Decides").written(1, 1, clauses("Urges all", "-one", "Requests"), "JPN")
    assert reads(given) == ["Urges all", "-one", "Requests", "Decides"]
    under = sheet("Urges", "-one").written(2, 1, clauses("one", "two"), "JPN")
    assert reads(under) == ["Urges", "-one", "-two"]


def test_two_edits_of_one_paragraph_show_both_and_lose_neither() -> None:
    first = sheet("Urges", "Decides").written(1, 1, clauses("Urges all"), "JPN")
    both = first.written(1, 1, clauses("Urges some"), "DEU")
    assert reads(both) == ["Urges all", "Decides"]
    (other,) = both.beside(1)
    assert (other.text, other.by, both.undecided) == ("Urges some", "DEU", True)
    assert [line.number for line in printed(both.clauses)] == ["1.", "2."]
    assert reads(both.kept(other.id)) == ["Urges some", "Decides"]
    assert [each.text for each in both.kept(other.id).taken_out] == ["Urges all"]
    assert reads(both.kept(1)) == ["Urges all", "Decides"]
    assert reads(both.kept_all(1)) == ["Urges all", "Urges some", "Decides"]
    for decided in (both.kept(1), both.kept(other.id), both.kept_all(1)):
        assert not decided.undecided


def test_what_is_added_is_a_paragraph_of_its_own_at_the_end_of_its_part() -> None:
    given = sheet("Urges", "-one", preambular=("Recalling",))
    assert reads(given.added("operative", clauses("Decides"), "JPN")) == [
        "Recalling",
        "Urges",
        "-one",
        "Decides",
    ]
    noting = given.added("preambular", clauses("Noting", part="preambular"), "JPN")
    assert reads(noting) == ["Recalling", "Noting", "Urges", "-one"]


def test_the_same_edit_sent_twice_is_one() -> None:
    once = sheet("Urges").written(1, 1, clauses("Urges all", "Decides"), "JPN")
    assert once.written(1, 1, clauses("Urges all", "Decides"), "JPN") == once
    both = once.written(1, 1, clauses("Urges some"), "DEU")
    assert both.written(1, 1, clauses("Urges some"), "DEU") == both
    added = once.added("operative", clauses("Notes"), "JPN", "key")
    assert added.added("operative", clauses("Notes"), "JPN", "key") == added


def test_what_was_changed_while_somebody_took_it_out_stands_beside_what_can_be_put_back() -> None:
    given = sheet("Urges", "Decides").without(1).written(1, 1, clauses("Urges all"), "DEU")
    assert reads(given) == ["Urges all", "Decides"]
    assert reads(given.put_back(1)) == ["Urges", "Urges all", "Decides"]
    sentence = "Somebody took that paragraph out meanwhile; you can put it back."
    assert refused(lambda: given.without(1)) == sentence
    unchanged = sheet("Urges", "Decides").without(1)
    assert unchanged.written(1, 1, clauses("Urges"), "DEU") == unchanged, "nothing was changed"


def test_a_paragraph_moves_with_what_is_under_it_among_its_like() -> None:
    given = sheet("Urges", "-one", "--deep", "-two", "Decides", preambular=("Recalling",))
    assert reads(given.moved(6, -1)) == ["Recalling", "Decides", "Urges", "-one", "--deep", "-two"]
    assert given.moved(6, -1) == given.moved(2, 1)
    assert reads(given.moved(5, -1)) == ["Recalling", "Urges", "-two", "-one", "--deep", "Decides"]
    assert refused(lambda: given.moved(3, -1)) == "It is the first there already."
    assert refused(lambda: given.moved(5, 1)) == "It is the last there already."
    assert refused(lambda: given.moved(2, -1)) == "It is the first there already.", "never into the preamble"
    assert refused(lambda: given.moved(1, 1)) == "It is the last there already."


def test_what_was_taken_out_moves_along_and_can_still_be_put_back() -> None:
    given = sheet("Notes", "Urges", "Decides", "Requests").without(1).without(3).moved(4, -1)
    assert reads(given) == ["Requests", "Urges"]
    assert [each.text for each in given.taken_out] == ["Notes", "Decides"]
    assert reads(given.put_back(1).put_back(3)) == ["Notes", "Requests", "Urges", "Decides"]


def test_levels_are_never_skipped_nor_deeper_than_printed() -> None:
    given = sheet("Urges", "Decides", "-one")
    assert reads(given.shifted(2, 1)) == ["Urges", "-Decides", "--one"]
    assert refused(lambda: given.shifted(1, 1)) == "There is no deeper place under the paragraph before it."
    assert refused(lambda: given.shifted(2, 1).shifted(2, 1)) == (
        "There is no deeper place under the paragraph before it."
    )
    assert refused(lambda: given.shifted(1, -1)) == "It is a paragraph of its own already."
    assert reads(sheet("Urges", "-one", "--deep", "Decides").shifted(4, 1))[-1] == "-Decides"
    under = sheet("Urges", "-one", "Decides", "-two")
    assert refused(lambda: under.shifted(4, 1)) == "There is no deeper place under the paragraph before it."
    assert reads(sheet("Urges", "-one", "--deep").without(2)) == ["Urges", "-deep"]


def test_joined_it_stands_at_the_end_of_the_one_before_and_can_be_put_back() -> None:
    given = sheet("Urges all", "Decides", preambular=("Recalling",)).joined(3)
    assert reads(given) == ["Recalling", "Urges all Decides"]
    assert given.passage(2).revision == 2, "whoever edits the one above meanwhile reads of it"
    assert reads(given.put_back(3)) == ["Recalling", "Urges all Decides", "Decides"]
    assert refused(lambda: given.joined(2)) == "There is no paragraph before it."


def test_nothing_is_written_of_nothing() -> None:
    given = sheet("Urges")
    assert refused(lambda: given.added("operative", [], "JPN")) == "Nothing is written there."
    assert refused(lambda: given.written(1, 1, [], "JPN")) == (
        "Nothing is left of that paragraph. Take it out instead."
    )
    assert refused(lambda: given.moved(9, 1)) == "That paragraph is not in this paper."


DEEDS = st.sampled_from(
    ("write", "late", "split", "add", "up", "down", "in", "away", "join", "out", "back", "keep", "both")
)


def done(paper: Sheet, deed: str, id: int, word: str) -> Sheet:
    known = {each.id: each for each in paper.passages}.get(id)
    text, revision = (known.text, known.revision) if known else ("", 1)
    new = clauses(f"{text} {word}".strip())
    match deed:
        case "write":
            return paper.written(id, revision, new, "JPN")
        case "late":
            return paper.written(id, revision - 1, new, "DEU")
        case "split":
            return paper.written(id, revision, [*new, Clause("operative", 1, word)], "JPN")
        case "add":
            return paper.added("operative", clauses(word), "JPN")
        case "up" | "down":
            return paper.moved(id, -1 if deed == "up" else 1)
        case "in" | "away":
            return paper.shifted(id, 1 if deed == "in" else -1)
    return PLAIN[deed](paper, id)


PLAIN = {
    "join": Sheet.joined,
    "out": Sheet.without,
    "back": Sheet.put_back,
    "keep": Sheet.kept,
    "both": Sheet.kept_all,
}


@settings(max_examples=300)
@given(st.lists(st.tuples(DEEDS, st.integers(1, 8)), min_size=10, max_size=40))
def test_whatever_writers_do_no_word_is_lost_and_the_paper_can_be_printed(deeds) -> None:
    paper, said = sheet("Urges", "-one", "Decides", preambular=("Recalling",)), {"Urges", "one", "Decides"}
    for count, (deed, id) in enumerate(deeds):
        word = f"w{count}w"
        try:
            paper = done(paper, deed, id, word)
        except OutOfOrder:
            continue
        if deed in ("write", "late", "split", "add"):
            said.add(word)
        everything = " ".join(each.text for each in paper.passages)
        assert all(word in everything for word in said)
        assert len({each.id for each in paper.passages}) == len(paper.passages)
        assert len(printed(paper.clauses)) == len(paper.standing)
        levels = [each.level for each in paper.standing if each.part == "operative"]
        assert all(after <= before + 1 for before, after in zip([-1, *levels], levels, strict=False))
        parts = [each.part for each in paper.passages]
        assert parts == sorted(parts, reverse=True), "the preamble first"
