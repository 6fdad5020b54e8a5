"""The guide's text as paragraphs and lists, and its sections in the order of reading."""

import pytest

from delegates.rules.guide import Block, Placed, blocks, in_order, items, moved, under

# 1 stands first with 2 and 3 under it, 4 under 3; 5 is the second chapter.
SECTIONS = [Placed(1, None), Placed(2, 1), Placed(3, 1), Placed(4, 3), Placed(5, None)]


def test_a_text_is_paragraphs_and_lists() -> None:
    text = "Only ideas.\r\n- Ban it.\n- Regulate it.\n\nTwo\nlines\n\n・調べる\n-5 degrees"
    assert blocks(text) == [
        Block(("Only ideas.",)),
        Block(("Ban it.", "Regulate it."), listed=True),
        Block(("Two", "lines")),
        Block(("調べる",), listed=True),
        Block(("-5 degrees",)),
    ]
    assert items(text) == ["Ban it.", "Regulate it.", "調べる"]
    assert blocks(" \n\n") == []


def test_what_stands_under_a_section_goes_with_it() -> None:
    assert under(SECTIONS, [3]) == {3, 4}
    assert under(SECTIONS, [1]) == {1, 2, 3, 4}
    assert in_order(list(reversed(SECTIONS))) == [
        SECTIONS[4],
        SECTIONS[0],
        SECTIONS[2],
        SECTIONS[3],
        SECTIONS[1],
    ]


@pytest.mark.parametrize(
    ("id", "by", "read"),
    [(5, -1, [5, 1, 2, 3, 4]), (1, 1, [5, 1, 2, 3, 4]), (2, 1, [1, 3, 4, 2, 5]), (4, -1, [1, 2, 3, 4, 5]), (5, 1, [1, 2, 3, 4, 5])],
)  # fmt: skip
def test_a_section_moves_among_its_siblings_with_what_is_under_it(id: int, by: int, read: list[int]) -> None:
    assert [each.id for each in moved(SECTIONS, id, by)] == read
