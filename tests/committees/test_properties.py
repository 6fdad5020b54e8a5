"""Random meetings under every set of rules against what must hold in any, act by act; and each seen to break."""

import random
from collections.abc import Callable

import pytest
from hypothesis import Phase, settings
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec.structs import replace

from committees.book import Book
from committees.clock import Clock
from committees.facts import Entry, Fact
from committees.in_order import Offer
from committees.order import refuse_unless
from committees.rules import MeetingResumed
from delegates.rules.speakers import SpeakerRecognised
from delegates.rulings.speakers import recognise
from motions.rulings.ballots import open_vote
from tests.committees import invariants
from tests.committees.invariants import (
    Traceless,
    Witness,
    check_electorate,
    check_floor,
    check_in_order,
    check_opened_once,
    check_phases,
    check_replay,
    check_undo_and_redo,
    replayed,
)
from tests.committees.test_meetings import BEGUN, another, in_voting, opened
from tests.given import CHAIR, SETS
from tests.playing import Play, play_at_random

ACTS = 5_000
"""Acts that are entered in all, at the least. They are counted, so a machine that is slow plays no fewer."""
MEETINGS = 5
"""Meetings under each set of rules,"""
LENGTH = -(-ACTS // (len(SETS) * MEETINGS))
"""and the acts of each."""
IN_VOTING = {code: in_voting(begun) for code, begun in BEGUN.items()}


def test_the_acts_of_all_meetings_are_as_many_as_stated():
    assert len(SETS) == 9
    assert len(SETS) * MEETINGS * LENGTH >= ACTS


@pytest.mark.parametrize("code", sorted(SETS))
def test_every_act_under_every_set_of_rules_keeps_what_must_hold(code):
    entered = 0

    # Another seed is another meeting: nothing is gained by looking for a smaller one.
    @settings(max_examples=MEETINGS, phases=(Phase.generate,))
    @for_all(seed=st.integers(0, 2**32), voting=st.booleans())
    def meeting(seed: int, voting: bool) -> None:
        nonlocal entered
        play, dice = another(Traceless, (IN_VOTING if voting else BEGUN)[code]), random.Random(seed)
        watch, begun = Witness(play), len(acts_of(play.book))
        while watch.acts < LENGTH:
            play_at_random(play, dice.randbytes(6), watch)
        assert play.floor.procedure.code == code
        check_replay(play.book, replayed(play.book, Book(1)))
        entered += len(acts_of(play.book)) - begun

    meeting()
    assert entered == MEETINGS * LENGTH


def acts_of(book: Book) -> set[int]:
    return {entry.act for entry in book.entries}


# Each is broken once: a check that lets it pass would prove nothing.


def speaking() -> Play:
    play = another()
    play.press(recognise, seat="JPN")
    return play


def entry(play: Play, fact: Fact) -> Entry:
    return Entry(play.book.seq + 1, play.book.seq + 1, CHAIR, play.now, fact)


def unresumed() -> None:
    play = another()
    check_phases(play.floor, [entry(play, MeetingResumed())])


def two_speakers() -> None:
    play = speaking()
    check_opened_once(play.floor, [entry(play, SpeakerRecognised("FRA", 90_000))])


def twice_on_the_list() -> None:
    floor = another().floor
    check_floor(replace(floor, speakers=replace(floor.speakers, queue=("JPN", "FRA", "JPN"))))


def twice_to_explain() -> None:
    floor = another().floor
    check_floor(replace(floor, votes=replace(floor.votes, explaining=("JPN", "JPN"))))


def clock_below_zero(clock: Clock) -> None:
    floor = speaking().floor
    speech = replace(floor.speakers.speech, clock=clock)
    check_floor(replace(floor, speakers=replace(floor.speakers, speech=speech)))


def electorate_that_grows() -> None:
    play = another()
    play.press(open_vote, paper=1, method="roll_call")
    vote = play.floor.votes.current
    votes = replace(play.floor.votes, current=replace(vote, order=(*vote.order, "USA")))
    check_electorate(play.floor, replace(play.floor, votes=votes))


def tally_that_does_not_add_up() -> None:
    floor = IN_VOTING["unhrc-default"].floor
    (vote,) = floor.votes.announced
    tally = replace(vote.tally, yes=vote.tally.yes + 1)
    check_floor(replace(floor, votes=replace(floor.votes, announced=(replace(vote, tally=tally),))))


class Unredone(Play):
    """Its redo undoes once more."""

    def redo(self, **press):
        return self.undo(**press)


def redo_that_undoes() -> None:
    check_undo_and_redo(another(Unredone, speaking()))


def another_hash() -> None:
    book = another().book
    check_replay(replace(book, head="0" * 64), replayed(book, Book(1)))


def another_floor() -> None:
    book = speaking().book
    check_replay(replace(book, floor=another().floor), replayed(book, Book(1)))


def traced(floor, press):
    """A ruling that writes on the floor before it refuses."""
    floor.roll.answers["JPN"] = "absent"
    refuse_unless(False, "Refused.")
    yield


def refusal_with_a_trace() -> None:
    another(Traceless, opened()).press(traced)


def refused_yet_offered() -> None:
    with pytest.MonkeyPatch.context() as lying:
        lying.setattr(invariants, "in_order", lambda floor, by: [Offer("recognise", {"seat": "ZZZ"}, None)])
        check_in_order(another())


def accepted_yet_not_offered() -> None:
    refusal = invariants.OutOfOrder("Not now.")
    with pytest.MonkeyPatch.context() as lying:
        lying.setattr(
            invariants, "in_order", lambda floor, by: [Offer("set_phones", {"level": "follow"}, refusal)]
        )
        check_in_order(another())


@pytest.mark.parametrize(
    "broken",
    [
        unresumed,
        two_speakers,
        twice_on_the_list,
        twice_to_explain,
        lambda: clock_below_zero(Clock(90_000, -1)),
        lambda: clock_below_zero(Clock(-1)),
        electorate_that_grows,
        tally_that_does_not_add_up,
        redo_that_undoes,
        another_hash,
        another_floor,
        refusal_with_a_trace,
        refused_yet_offered,
        accepted_yet_not_offered,
    ],
)
def test_what_does_not_hold_is_seen(broken: Callable[[], None]) -> None:
    with pytest.raises(AssertionError):
        broken()
