"""From one state of a region to the next: the rows that changed, or all of it."""

import pytest

from committees.drawing import Audience, Drawing, _changed
from tests.committees.test_screens import swapped


def rows(*seats: str, **said: str) -> str:
    return "".join(f'<li id="{seat}">{said.get(seat, "waits")}</li>\n' for seat in seats)


def region(*parts: str) -> str:
    return f'<section id="motions" hx-swap-oob="outerMorph">{"".join(parts)}</section>\n'


def ol(inner: str) -> str:
    return f"<ol>{inner}</ol>"


def ul(inner: str) -> str:
    return f'<ul><li class="over">Noted</li>{inner}</ul>'


NOTE = "<p>Between</p>"
STATES = {
    "nothing": region(),
    "an empty list": region(ol("")),
    "one": region(ol(rows("a"))),
    "two": region(ol(rows("a", "b"))),
    "two, one of them changed": region(ol(rows("a", "b", a="speaks"))),
    "two, the last changed": region(ol(rows("a", "b", b="speaks"))),
    "two, both changed": region(ol(rows("a", "b", a="is next", b="speaks"))),
    "two the other way round": region(ol(rows("b", "a"))),
    "another two": region(ol(rows("a", "c"))),
    "three": region(ol(rows("a", "b", "c"))),
    "two and a line after": region(ol(rows("a", "b")), NOTE),
    "two and another line after": region(ol(rows("a", "b")), "<p>After</p>"),
    "two and a line before": region(NOTE, ol(rows("a", "b"))),
    "one beside one of another list": region(ol(rows("a")), ul(rows("b"))),
    "the same, the first changed": region(ol(rows("a", a="speaks")), ul(rows("b"))),
    "the same, the second changed": region(ol(rows("a")), ul(rows("b", b="speaks"))),
    "two of another list": region(ul(rows("a", "b"))),
    "one in each of two lists": region(ol(rows("a")), ol(rows("b"))),
    "one in each, a line between": region(ol(rows("a")), NOTE, ol(rows("b"))),
    "one in each, a line between, the first changed": region(ol(rows("a", a="speaks")), NOTE, ol(rows("b"))),
    "one in each of three lists": region(ol(rows("a")), ul(rows("b")), ul(rows("c"))),
    "two in one list and one in another": region(ol(rows("a", "b")), ul(rows("c"))),
}


@pytest.mark.parametrize("after", STATES)
@pytest.mark.parametrize("before", STATES)
def test_what_is_sent_leads_from_any_state_to_any_other(before: str, after: str) -> None:
    shown = {"motions": STATES[before]}
    sent = _changed(STATES[before], STATES[after])
    assert swapped(shown, sent, "console") == {"motions": STATES[after]}


@pytest.mark.parametrize("after", [
    "two, one of them changed", "two, the last changed", "two, both changed",
])  # fmt: skip
def test_rows_of_one_list_are_sent_alone(after: str) -> None:
    sent = _changed(STATES["two"], STATES[after])
    changed = {"two, one of them changed": ["a"], "two, the last changed": ["b"]}.get(after, ["a", "b"])
    assert sent.count("<hx-partial") == len(changed)
    for row in changed:
        assert f'<hx-partial hx-target="#{row}" hx-swap="outerMorph"><li id="{row}">' in sent
    assert "<section" not in sent


@pytest.mark.parametrize(("before", "after"), [
    ("one beside one of another list", "the same, the first changed"),
    ("one beside one of another list", "the same, the second changed"),
    ("one in each, a line between", "one in each, a line between, the first changed"),
    ("one in each of two lists", "two, one of them changed"),
    ("one in each, a line between", "two"),
    ("two", "one beside one of another list"),
])  # fmt: skip
def test_where_something_stands_between_two_lists_the_whole_region_is_sent(before: str, after: str) -> None:
    assert _changed(STATES[before], STATES[after]) == STATES[after]


def test_nothing_is_sent_of_what_is_the_same_and_all_of_what_is_new() -> None:
    for state in STATES.values():
        assert _changed(state, state) == ""
        assert _changed(None, state) == state


def test_a_drawing_sends_only_the_regions_that_differ() -> None:
    def drawing(**regions: str) -> Drawing:
        return Drawing(Audience("console", "en"), "e.1.0", ("e", 1, 0), regions, {}, {})

    before = drawing(top="<p>top</p>", motions=STATES["one"])
    after = drawing(top="<p>top</p>", motions=STATES["two"])
    assert after.since(before) == STATES["two"]
    assert after.since(None) == "<p>top</p>" + STATES["two"]
    assert after.since(after) == ""
