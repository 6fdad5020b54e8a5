"""An answer written on two phones of one seat: the later wording wins only if it had read the one before."""

import pytest

from committees.order import OutOfOrder
from delegates.rules.answers import MOST_BESIDE, Answer, mark_of

EMPTY = mark_of("")


def test_the_later_wording_stands_if_it_had_read_the_one_before() -> None:
    first = Answer().written("For.", EMPTY)
    assert first == Answer("For.")
    assert first.written("For, with limits.", mark_of("For.")) == Answer("For, with limits.")
    assert first.written("", mark_of("For.")) == Answer()


def test_who_was_slower_stands_beside_and_nothing_is_lost() -> None:
    both = Answer("For.").written("Against.", EMPTY)
    assert both == Answer("For.", ("Against.",))
    # The same press again, or a field that nobody touched or emptied, adds nothing.
    for text, read in (("Against.", EMPTY), ("Old.", mark_of("Old.")), ("", EMPTY), ("For.", EMPTY)):
        assert both.written(text, read) == both
    assert Answer().written("Against.", mark_of("For.")) == Answer("Against.")


def test_one_wording_is_kept_or_all() -> None:
    both = Answer("For.", ("Against.", "Perhaps."))
    read = mark_of("Against.", "Perhaps.")
    assert both.kept(0, read) == Answer("For.")
    assert both.kept(2, read) == Answer("Perhaps.")
    assert both.kept_all(read) == Answer("For.\n\nAgainst.\n\nPerhaps.")


def test_nobody_chooses_without_having_read_all() -> None:
    both = Answer("For.", ("Against.",))
    with pytest.raises(OutOfOrder, match="Another wording was saved meanwhile"):
        both.kept(0, mark_of())
    with pytest.raises(OutOfOrder, match="Another wording was saved meanwhile"):
        both.kept_all(mark_of("Perhaps."))
    for number in (-1, 2):
        with pytest.raises(OutOfOrder, match="not there any more"):
            both.kept(number, mark_of("Against."))


def test_there_is_an_end_of_wordings() -> None:
    full = Answer("0", tuple(str(number) for number in range(1, MOST_BESIDE + 1)))
    with pytest.raises(OutOfOrder, match="Choose among the wordings"):
        full.written("One more", EMPTY)
