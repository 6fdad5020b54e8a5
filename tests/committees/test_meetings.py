"""Random meetings against what must hold whatever is pressed."""

import random

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from committees.book import Book
from committees.facts import Entry, RuledInOrder, Struck, decode, encode
from committees.floor import Floor, evolve, fold, standing
from committees.order import RULINGS
from committees.rulings import open_meeting, set_phones
from delegates.rules.speakers import SpeakerRecognised
from delegates.rulings.roll import admit_seats, all_present, close_roll_call
from delegates.rulings.speakers import join_list
from motions.rules.procedure import Procedure
from resolutions.rules import DraftRef
from resolutions.rulings import introduce_draft
from tests.given import MEMBER, OBSERVER
from tests.playing import SEATS, Play, play_at_random, stopped

ACTS = st.binary(min_size=6 * 30, max_size=6 * 90)


def opened() -> Play:
    """A meeting with everybody there, phones that may do everything, a list and a draft, from which random ones go on."""
    play = Play()
    seats = dict.fromkeys(SEATS, MEMBER) | {"USA": OBSERVER}
    play.press(admit_seats, by="secretariat", seats=seats, order=SEATS)
    play.press(open_meeting, procedure=Procedure())
    play.press(set_phones, level="all")
    play.press(all_present)
    play.press(close_roll_call)
    for seat in ("JPN", "FRA"):
        play.press(join_list, by=f"seat:{seat}", seat=seat)
    play.press(introduce_draft, draft=DraftRef(1, 10), sponsors=("JPN",), text="0" * 64)
    return play


OPENED = opened()


def another() -> Play:
    play = Play(OPENED.now)
    play.book, play.acts = OPENED.book, dict(OPENED.acts)
    return play


def check_floor(floor: Floor) -> None:
    caucus, speech, vote = floor.business.caucus, floor.speakers.speech, floor.votes.current
    queues = [floor.speakers.queue] + ([caucus.queue] if caucus else [])
    for queue in queues:
        assert len(queue) == len(set(queue))
    for clock in [thing.clock for thing in (speech, caucus) if thing]:
        assert clock.spent >= 0
        assert clock.limit >= 0
        assert clock.running_since is None or clock.running_since <= floor.at
    assert all(spoken.ms >= 0 for spoken in floor.speakers.spoken.values())
    assert not (speech and speech.on == "caucus" and not caucus)
    if vote:
        assert set(vote.ballots) <= set(vote.order)
        assert not vote.announced
    numbers = [draft.number for draft in floor.papers.drafts]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({draft.paper for draft in floor.papers.drafts}) == len(numbers)
    resolutions = sorted(draft.resolution or 0 for draft in floor.papers.adopted)
    assert resolutions == list(range(1, len(resolutions) + 1))


def check_recognised(before: Floor, entries: list[Entry]) -> None:
    """Whoever got the floor was in the room, or the dais has said in the same act that it goes on."""
    ruled = {fact.msgid for fact in (entry.fact for entry in entries) if isinstance(fact, RuledInOrder)}
    for entry in entries:
        if isinstance(entry.fact, SpeakerRecognised) and not before.roll.in_room(entry.fact.seat):
            assert "%(seat)s is not in the room by the roll." in ruled


def check_opened_once(before: Floor, entries: list[Entry]) -> None:
    """One vote and one caucus at a time, one speech at a time: each is over before the next begins.

    A vote may only be left standing by an explicit ruling of the dais.
    """
    ruled = any(isinstance(entry.fact, RuledInOrder) for entry in entries)
    floor = before
    for entry in entries:
        kind = entry.fact.__struct_config__.tag
        if kind == "vote_opened":
            assert floor.votes.current is None or ruled
        if kind in ("vote_opened", "caucus_opened"):
            assert floor.business.caucus is None
        if kind in ("vote_opened", "caucus_opened", "speaker_recognised"):
            assert floor.speakers.speech is None
        floor = evolve(floor, entry)


class Watch:
    """Checks every act of a meeting as it is entered."""

    def __init__(self, play: Play) -> None:
        self.play, self.before = play, play.book

    def __call__(self, entries: list[Entry]) -> None:
        book, before = self.play.book, self.before
        self.before = book
        assert [entry.seq for entry in book.entries] == list(range(1, book.seq + 1))
        assert entries[0].at >= before.at
        check_floor(book.floor)
        for entry in entries:
            assert decode(encode(entry.fact)) == entry.fact
        if isinstance(entries[0].fact, Struck):
            self.check_strike(before, entries[0])
        else:
            check_recognised(before.floor, entries)
            check_opened_once(before.floor, entries)

    def check_strike(self, before: Book, entry: Entry) -> None:
        """The floor is the one before the first struck act, with the seats' acts that stand."""
        strike = entry.fact
        target, book = strike.acts[0], self.play.book
        assert set(strike.acts) <= book.dead
        floor = stopped(before.floor_at(target - 1), strike.at)
        for act in sorted({each.act for each in before.entries if each.act >= target}):
            first = before.act(act)[0]
            facts = [each.fact for each in before.act(act)]
            if act in strike.acts:
                dead_or_dais = not before.stands(first) or not first.by.startswith("seat:")
                assert dead_or_dais or self.play.judged_again(floor, first) != facts
                continue
            assert first.by.startswith("seat:")
            assert before.stands(first)
            assert self.play.judged_again(floor, first) == facts
            floor = fold(before.act(act), floor)
        assert stopped(book.floor, strike.at) == stopped(floor, strike.at)
        clocks = [thing.clock for thing in (book.floor.speakers.speech, book.floor.business.caucus) if thing]
        assert not any(clock.running for clock in clocks)


@settings(max_examples=200)
@for_all(dice=ACTS)
def test_whatever_is_pressed_the_floor_makes_sense(dice):
    play = another()
    play_at_random(play, dice, Watch(play))
    assert play.floor == fold(standing(play.book.entries))


def test_random_meetings_get_somewhere():
    """The dice reach every ruling: else the meetings above would prove little."""
    entered, kinds = set(), set()
    for seed in range(60):
        play = another()
        play_at_random(play, random.Random(seed).randbytes(6 * 90))
        entered |= {ruling.__name__ for ruling, _args in play.acts.values()}
        kinds |= {entry.fact.__struct_config__.tag for entry in play.book.entries}
    assert set(RULINGS) - entered == set()
    assert {"struck", "ruled_in_order", "vote_reopened", "motions_fell", "draft_adopted"} <= kinds


@pytest.mark.parametrize("seed", range(3))
def test_any_prefix_of_a_book_folds(seed):
    play = another()
    play_at_random(play, random.Random(seed).randbytes(6 * 60))
    for seq in range(play.book.seq + 1):
        check_floor(fold(standing(play.book.entries[:seq])))
