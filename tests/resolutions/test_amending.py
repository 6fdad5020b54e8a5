"""The text of a draft after its votes, and that it has the paragraphs which the record says it has."""

from hypothesis import given as examples
from hypothesis import strategies as some

from resolutions.amending import as_it_reads
from resolutions.pasted import parse
from resolutions.rules.amendments import AmendmentAdopted, AmendmentIntroduced, DraftDivided, PartDeleted
from resolutions.rules.drafts import DraftIntroduced
from resolutions.text import Clause, blocks
from tests.given import given

HASH = "0" * 64
TEXT = parse(
    "Recalling the Charter", "Decides to act\n(a) now\n(b) later\nCalls upon States\nRequests a report"
)


def read(introduced, facts):
    """The operative paragraphs as they read, and the outline on the floor; each amendment's wording says which it is."""
    operative = [clause for clause in introduced if clause.part == "operative" and clause.level == 0]
    floor = given(DraftIntroduced(7, 70, ("JPN",), HASH, len(operative)), *facts)
    draft = floor.papers.draft(7)
    wording = {
        each.id: (
            each,
            [Clause("operative", 0, f"{each.id}.{place}") for place in range(1, each.paragraphs + 1)],
        )
        for each in draft.amendments
        if each.standing == "adopted"
    }
    return as_it_reads(introduced, draft.changes, wording), draft


def amendment(id, operation, target, paragraphs=0):
    return AmendmentIntroduced(7, id, operation, target, paragraphs, (), HASH)


def adopted(id, operation, target, paragraphs=0):
    return (amendment(id, operation, target, paragraphs), AmendmentAdopted(id, 9))


def texts(clauses):
    return [clause.text for clause in clauses]


def test_a_text_without_changes_reads_as_introduced():
    assert read(TEXT, ())[0] == TEXT


def test_a_paragraph_is_struck_with_its_sub_paragraphs():
    assert texts(read(TEXT, adopted(11, "strike", "1"))[0]) == [
        "Recalling the Charter", "Calls upon States", "Requests a report",
    ]  # fmt: skip


def test_a_paragraph_is_replaced_with_its_sub_paragraphs():
    assert texts(read(TEXT, adopted(11, "replace", "1", 2))[0]) == [
        "Recalling the Charter", "11.1", "11.2", "Calls upon States", "Requests a report",
    ]  # fmt: skip


def test_a_paragraph_is_added_after_the_sub_paragraphs_of_another():
    assert texts(read(TEXT, adopted(11, "add", "1", 1))[0]) == [
        "Recalling the Charter", "Decides to act", "now", "later", "11.1", "Calls upon States", "Requests a report",
    ]  # fmt: skip
    assert texts(read(TEXT, adopted(11, "add", None, 1))[0])[:2] == ["Recalling the Charter", "11.1"]


def test_a_deleted_part_is_gone_and_numbers_close_up():
    text, _draft = read(TEXT, (DraftDivided(7, (("2",),)), PartDeleted(7, 1, 9)))
    assert texts(text) == ["Recalling the Charter", "Decides to act", "now", "later", "Requests a report"]


def test_a_replaced_paragraph_can_be_replaced_again_and_struck():
    once = adopted(11, "replace", "2", 1)
    assert "12.1" in texts(read(TEXT, (*once, *adopted(12, "replace", "2", 1)))[0])
    assert "11.1" not in texts(read(TEXT, (*once, *adopted(12, "replace", "2", 1)))[0])
    assert "11.1" not in texts(read(TEXT, (*once, *adopted(12, "strike", "2")))[0])


@examples(
    some.integers(1, 6),
    some.lists(
        some.tuples(
            some.sampled_from(["strike", "replace", "add", "delete"]),
            some.integers(0, 8),
            some.integers(1, 3),
        ),
        max_size=8,
    ),
)
def test_text_and_record_agree_about_the_paragraphs(count, presses):
    introduced = [Clause("operative", 0, str(place)) for place in range(1, count + 1)]
    facts = []
    for id, (what, place, paragraphs) in enumerate(presses, 11):
        outline = read(introduced, facts)[1].outline
        target = outline[place % len(outline)] if outline and place < 8 else None
        if what == "delete":
            if target:
                facts += [DraftDivided(7, ((target,),)), PartDeleted(7, 1, 9)]
        elif target or what == "add":
            facts += adopted(id, what, target, 0 if what == "strike" else paragraphs)
    text, draft = read(introduced, facts)
    assert len(blocks(text)) == len(draft.outline) == len(set(draft.outline))
    replaced = {each.target: each.id for each in draft.amendments if each.operation == "replace"}
    for mark, clause in zip(draft.outline, text, strict=True):
        assert clause.text == (f"{replaced[mark]}.1" if mark in replaced else mark)
