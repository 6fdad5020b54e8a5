"""The book: what follows from its entries, and how its last steps are struck and restored."""

import random

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from committees import book as books
from committees.book import Book
from committees.clock import Clock
from committees.facts import MATTERS, Struck
from committees.floor import fold, standing, struck_acts
from committees.rulings import set_phones
from delegates.rulings.clocks import pause_clock, start_clock
from delegates.rulings.roll import admit_seats, answer_roll, leave_room
from delegates.rulings.speakers import (
    close_list,
    end_speech,
    join_list,
    move_in_list,
    recognise,
    reopen_list,
    set_speaking_time,
)
from motions.rulings.ballots import open_vote
from motions.rulings.casting import cast_ballot
from motions.rulings.raising import declare_motion
from tests.committees.test_meetings import another
from tests.given import CHAIR, MEMBER
from tests.playing import SEATS, Play, play_at_random, stopped

DICE = st.binary(min_size=6 * 5, max_size=6 * 40)


def speaking() -> Play:
    """JPN has the floor, its clock running."""
    play = another()
    (recognised,) = play.press(recognise, seat="JPN")
    play.press(start_clock, of="speech", id=recognised.seq)
    return play


@settings(max_examples=60)
@for_all(dice=DICE)
def test_a_strike_leaves_the_floor_as_it_was_before_the_act(dice):
    play = another()
    play_at_random(play, dice)
    target, before = play.book.undoable(), play.book
    strike = play.undo()
    floor = before.floor_at(target.act - 1)
    for entry in before.entries[target.seq - 1 :]:
        if entry.act not in strike.acts:
            assert entry.by.startswith("seat:")
            floor = fold([entry], floor)
    assert stopped(play.floor, target.at) == stopped(floor, target.at)


@settings(max_examples=60)
@for_all(dice=DICE, steps=st.integers(1, 6))
def test_as_many_redos_as_undos_restore_the_floor(dice, steps):
    play = another()
    play_at_random(play, dice)
    floors = []
    for _step in range(steps):
        before = play.floor
        if play.undo() is None:
            break
        floors.append((before, play.now))
    for before, struck_at in reversed(floors):
        assert play.redo() is not None
        assert stopped(play.floor, struck_at) == stopped(before, struck_at)


@settings(max_examples=40)
@for_all(dice=DICE, cuts=st.lists(st.integers(1, 9), min_size=1))
def test_a_book_read_in_pieces_is_the_book_read_at_once(dice, cuts):
    play = another()
    play_at_random(play, dice)
    entries, pieces = play.book.entries, Book(1)
    whole = Book(1).extended(entries, play.book.head)
    turn = 0
    while pieces.seq < len(entries):
        size = cuts[turn % len(cuts)]
        pieces = pieces.extended(entries[pieces.seq : pieces.seq + size], play.book.head)
        turn += 1
    assert pieces == whole == play.book
    assert whole.floor == fold(standing(entries))
    assert whole.dead == struck_acts(entries)


@pytest.mark.parametrize("every", [7, 50, 10_000])
def test_kept_floors_change_nothing_in_a_long_book(monkeypatch, every):
    monkeypatch.setattr(books, "KEPT_EVERY", every)
    play, dice = another(), random.Random(every)
    while play.book.seq < 700:
        play_at_random(play, dice.randbytes(6 * 20))
        assert play.floor == fold(standing(play.book.entries))
    assert (len(play.book.kept) > 0) == (every < 700)
    for kept in play.book.kept:
        assert kept.seq % every == 0
        floor = fold(entry for entry in play.book.entries[: kept.seq] if play.book.stands(entry))
        assert kept == replace(floor, seq=kept.seq)


@settings(max_examples=40)
@for_all(dice=DICE, every=st.integers(2, 12))
def test_the_floor_as_it_was_shown_is_that_of_a_cold_fold_whatever_was_kept(dice, every):
    with pytest.MonkeyPatch.context() as shortened:
        shortened.setattr(books, "KEPT_EVERY", every)
        book = Book(1)
        play = another()
        play_at_random(play, dice)
        while play.undo() and play.redo() and play.undo() and play.book.seq % 5:
            pass
        # Read in pieces, as a clerk does: floors are kept before the strikes that come later.
        for seq in range(0, play.book.seq, 3):
            book = book.extended(play.book.entries[seq : seq + 3], "")
    for seq in range(book.seq + 1):
        assert book.floor_at(seq) == fold(standing(book.entries[:seq]))


def test_a_strike_refolds_from_the_last_kept_floor_before_it(monkeypatch):
    play = speaking()
    monkeypatch.setattr(books, "KEPT_EVERY", 10)
    while play.book.seq < 95:
        play.press(set_speaking_time, seconds=play.book.seq)
    folded = []
    monkeypatch.setattr(books, "evolve", lambda floor, entry: folded.append(entry.seq) or floor)
    strike = Struck(acts=(95,), at=play.now)
    play.book.entered([strike], CHAIR, play.now)
    assert folded == [91, 92, 93, 94, 96]


def test_undo_gives_the_speaker_back_the_time_that_was_left():
    play = speaking()
    play.press(recognise, seat="FRA", wait=20_000)
    play.undo(wait=60_000)
    assert play.floor.speakers.speech.seat == "JPN"
    assert play.floor.speakers.speech.clock == Clock(90_000, 20_000)
    assert play.floor.speakers.queue == ("FRA",)
    assert play.floor.speakers.spoken["JPN"].ms == 0


def test_a_caucus_clock_comes_back_stopped_too():
    play = another()
    (caucus,) = play.press(declare_motion, motion="unmoderated_caucus", total=600)
    play.press(start_clock, of="caucus", id=caucus.seq)
    play.press(set_speaking_time, seconds=60, wait=50_000)
    play.undo(wait=30_000)
    assert play.floor.business.caucus.clock == Clock(600_000, 50_000)
    play.redo(wait=5_000)
    assert play.floor.business.caucus.clock == Clock(600_000, 80_000)


def test_a_clock_that_was_stopped_stays_so():
    play = speaking()
    play.press(pause_clock, of="speech", id=play.floor.speakers.speech.id, wait=20_000)
    play.undo(wait=60_000)
    assert play.floor.speakers.speech.clock == Clock(90_000, 20_000)


def test_what_delegations_did_since_stands_if_it_is_still_in_order():
    play = another()
    play.press(close_list)
    play.undo()
    play.press(set_speaking_time, seconds=60)
    play.press(join_list, by="seat:BRA", seat="BRA")
    strike = play.undo()
    assert len(strike.acts) == 1
    assert play.floor.speakers.queue == ("JPN", "FRA", "BRA")


def test_ballots_fall_with_the_vote_they_answered_and_come_back_with_it():
    play = another()
    vote = play.press(open_vote, paper=1, method="phones")[-1].seq
    ballots = [
        play.press(cast_ballot, by=f"seat:{seat}", vote=vote, seat=seat, choice="yes")[0].act
        for seat in ("BRA", "DEU")
    ]
    joined = play.press(join_list, by="seat:SEN", seat="SEN")[0].act
    strike = play.undo()
    assert strike.acts == (vote, *ballots)
    assert joined not in play.book.dead
    assert play.floor.votes.current is None
    play.redo()
    assert set(play.floor.votes.current.ballots) == {"BRA", "DEU"}
    assert play.floor.speakers.queue == ("JPN", "FRA", "SEN")


def test_what_rests_on_what_fell_falls_too():
    play = another()
    play.press(answer_roll, seat="SEN", answer="absent")
    play.press(answer_roll, seat="SEN", answer="present")
    joined = play.press(join_list, by="seat:SEN", seat="SEN")[0].act
    strike = play.undo()
    assert strike.acts == (joined - 1, joined)
    assert play.floor.speakers.queue == ("JPN", "FRA")


def test_a_facts_order_or_words_that_come_out_otherwise_fall():
    play = another()
    play.press(leave_room, seat="SEN")
    play.press(move_in_list, seat="FRA", before="JPN")
    left = play.press(join_list, by="seat:BRA", seat="BRA")[0]
    play.acts[left.act] = (join_list, {"seat": "DEU"})
    assert left.act in play.undo().acts


def test_what_fell_with_one_step_does_not_come_back_with_an_earlier_one():
    play = another()
    play.press(close_list)
    play.press(reopen_list)
    joined = play.press(join_list, by="seat:BRA", seat="BRA")[0].act
    assert joined in play.undo().acts
    assert joined in play.undo().acts
    assert not play.floor.speakers.closed
    assert "BRA" not in play.floor.speakers.queue
    play.redo()
    play.redo()
    assert "BRA" in play.floor.speakers.queue


def test_undo_goes_back_step_by_step_and_redo_forward_until_the_dais_acts():
    play = another()
    for seconds in (30, 40, 50):
        play.press(set_speaking_time, seconds=seconds)

    def time() -> int | None:
        return play.floor.speakers.speaking_time

    assert [play.undo() and time() for _step in range(3)] == [40_000, 30_000, None]
    assert [play.redo() and time() for _step in range(3)] == [30_000, 40_000, 50_000]
    assert play.redo() is None
    assert [play.undo() and time() for _step in range(2)] == [40_000, 30_000]
    play.press(join_list, by="seat:BRA", seat="BRA")
    assert play.redo() and time() == 40_000
    assert play.floor.speakers.queue == ("JPN", "FRA", "BRA")
    play.press(set_phones, level="follow")
    assert play.redo() is None


def test_undo_names_the_last_step_of_the_dais_alone():
    play = Play()
    assert (play.book.undoable(), play.book.redoable()) == (None, None)
    seats = dict.fromkeys(SEATS, MEMBER)
    play.press(admit_seats, by="secretariat", seats=seats, order=SEATS)
    assert play.undo() is None
    play.press(set_phones, level="all", by="dais:vice-chair")
    assert play.book.undoable().by == "dais:vice-chair"
    play.undo()
    assert play.undo() is None
    assert play.floor.roll.members == 6


def test_a_struck_act_stays_in_the_book_and_its_turns_go_on():
    play = speaking()
    speech = play.floor.speakers.speech.id
    play.press(end_speech, speech=speech)
    ended = play.book
    assert ended.turns["speaker"] == ended.seq
    play.undo()
    assert play.book.entries[: ended.seq] == ended.entries
    assert play.book.turns == dict.fromkeys(MATTERS, play.book.seq)
    assert play.book.floor_at(ended.seq) == ended.floor


def test_an_act_is_all_facts_of_one_press():
    play = speaking()
    first = play.book.seq + 1
    play.press(recognise, seat="FRA")
    assert [entry.act for entry in play.book.act(first)] == [first, first]
    play.undo()
    assert [play.book.stands(entry) for entry in play.book.entries[first - 2 : first + 1]] == [
        True,
        False,
        False,
    ]


def test_the_chain_covers_everything_stored_of_an_entry():
    play = speaking()
    entry, text = play.book.entries[-1], "{}"
    hashes = {
        books.chained("", 1, entry, text),
        books.chained("0", 1, entry, text),
        books.chained("", 2, entry, text),
        books.chained("", 1, entry, "[]"),
    }
    for name in ("seq", "act", "by", "at"):
        changed = {"seq": 99, "act": 99, "by": "seat:JPN", "at": 99}[name]
        hashes.add(books.chained("", 1, replace(entry, **{name: changed}), text))
    assert len(hashes) == 8
