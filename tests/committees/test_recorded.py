"""What is on record of an entry, as corrections are judged by it."""

import pytest
from msgspec.structs import replace

from committees.facts import Fact
from committees.recorded import as_corrected, correctable, recorded, time_of
from committees.rulings import adjourn_meeting, open_meeting
from delegates.rules.roll import RollAnswered, RollCallClosed
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded, Turn, Yielded
from delegates.rulings import clocks, roll, speakers
from motions.rulings import caucus, corrections, motions, raising
from motions.rulings.ballots import announce_result, close_vote, open_vote
from resolutions.rules.drafts import DraftRef
from resolutions.rulings.drafts import introduce_draft
from tests.given import MEMBER, OBSERVER, RULES
from tests.playing import SEATS, Play


@pytest.fixture
def play() -> Play:
    play = Play()
    play.press(
        roll.admit_seats,
        by="secretariat",
        seats=dict.fromkeys(SEATS, MEMBER) | {"USA": OBSERVER},
        order=SEATS,
    )
    play.press(open_meeting, procedure=RULES)
    play.press(roll.answer_roll, seat="JPN", answer="voting")
    play.press(roll.all_present)
    play.press(roll.close_roll_call)
    return play


def spoke(play: Play, seat: str, wait: int = 20_000) -> int:
    speech = play.press(speakers.recognise, seat=seat)[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(speakers.end_speech, speech=speech, wait=wait)
    return speech


def found(play: Play, kind: type[Fact]) -> list[int]:
    return [entry.seq for entry in play.book.entries if isinstance(entry.fact, kind)]


def on_record(play: Play, seq: int) -> Fact:
    return as_corrected(play.book, play.book.entries[seq - 1])


def test_who_passed_in_a_tour_de_table_has_made_no_speech(play):
    spoke(play, "DEU")
    tour = play.press(raising.declare_motion, motion="tour_de_table", speaking=30)[-1].seq
    called = play.press(speakers.recognise, seat="DEU")[-1].seq
    play.press(caucus.pass_turn, id=tour, seat="DEU")
    turn = recorded(play.book, called).turn
    assert (turn.times, turn.ms) == (0, 0)
    assert play.floor.speakers.spoken["DEU"].times == 1
    play.press(corrections.correct_name, recorded=recorded(play.book, called), seat="FRA")
    spoken = play.floor.speakers.spoken
    assert (spoken["DEU"].times, spoken["DEU"].ms, spoken["FRA"].times) == (1, 20_000, 0)


def test_there_is_nothing_where_there_is_no_entry(play):
    assert recorded(play.book, 0) is None
    assert recorded(play.book, play.book.seq + 1) is None


def test_a_speech_has_its_turn_and_the_times_of_the_acts_beside_it(play):
    first, second = spoke(play, "DEU"), spoke(play, "DEU", wait=30_000)
    known, entries = recorded(play.book, second), play.book.entries
    assert known.names
    assert known.seat == "DEU"
    assert known.turn == Turn(1, 30_000, entries[-1].at, recorded(play.book, first).turn.ended)
    assert (known.earliest, known.latest) == (known.at - 1_000, known.at + 1_000)
    assert recorded(play.book, play.book.seq).latest is None


def test_a_speech_that_goes_on_is_said_to(play):
    speech = play.press(speakers.recognise, seat="DEU")[-1].seq
    assert recorded(play.book, speech).speaking


def test_the_end_and_the_yield_of_a_speech_follow_who_is_named_for_it(play):
    speech = play.press(speakers.recognise, seat="DEU")[-1].seq
    play.press(speakers.yield_floor, speech=speech, to="delegate", heir="FRA")
    heir = play.floor.speakers.speech.id
    play.press(speakers.end_speech, speech=heir)
    play.press(corrections.correct_name, recorded=recorded(play.book, speech), seat="SEN")
    play.press(corrections.correct_name, recorded=recorded(play.book, heir), seat="BRA")
    (yielded,) = found(play, Yielded)
    assert (on_record(play, yielded).seat, on_record(play, yielded).heir) == ("SEN", "BRA")
    assert [on_record(play, seq).seat for seq in found(play, SpeechEnded)] == ["SEN", "BRA"]
    spoken = play.floor.speakers.spoken
    assert {seat: each.times for seat, each in spoken.items()} == {"DEU": 0, "SEN": 1, "FRA": 0, "BRA": 1}


def test_corrected_twice_the_account_moves_on(play):
    speech = spoke(play, "DEU")
    for seat in ("SEN", "BRA", "DEU"):
        play.press(corrections.correct_name, recorded=recorded(play.book, speech), seat=seat)
    assert {seat: (each.times, each.ms) for seat, each in play.floor.speakers.spoken.items()} == {
        "DEU": (1, 20_000), "SEN": (0, 0), "BRA": (0, 0),
    }  # fmt: skip


def test_the_figures_of_a_roll_call_follow_its_answers_and_not_an_older_one(play):
    (closed,) = found(play, RollCallClosed)
    everybody = found(play, RollAnswered)[1]
    assert recorded(play.book, everybody).in_force == set(SEATS) - {"JPN"}
    for seat in ("USA", "SEN"):
        play.press(
            corrections.correct_answer, recorded=recorded(play.book, everybody), seat=seat, answer="absent"
        )
    assert on_record(play, closed) == RollCallClosed(present=4, counted=4)
    assert not play.floor.roll.in_room("USA")
    play.press(roll.open_roll_call)
    assert recorded(play.book, everybody).in_force == frozenset()
    play.press(roll.all_present)
    play.press(roll.close_roll_call)
    play.press(
        corrections.correct_answer, recorded=recorded(play.book, everybody), seat="BRA", answer="absent"
    )
    assert play.floor.roll.in_room("BRA")
    assert on_record(play, found(play, RollCallClosed)[-1]).present == 6
    assert on_record(play, closed).present == 3


def test_who_has_answered_since_is_not_moved(play):
    first = found(play, RollAnswered)[0]
    play.press(roll.answer_roll, seat="JPN", answer="present")
    play.press(corrections.correct_answer, recorded=recorded(play.book, first), seat="JPN", answer="absent")
    assert play.floor.roll.in_room("JPN")


def test_a_counted_motion_knows_the_rule_and_the_room_of_its_time(play):
    id = play.press(raising.raise_motion, motion="close_debate", seat="DEU", ruled=True)[-1].seq
    play.press(motions.second_motion, id=id)
    counted = play.press(motions.decide_motion, id=id, how="counted", yes=3, no=2, ruled=True)
    (seq,) = [entry.seq for entry in counted if entry.fact.__class__.__name__ == "MotionDecided"]
    play.press(roll.leave_room, seat="BRA")
    known = recorded(play.book, seq)
    assert (known.counts, known.carried, known.threshold, known.room) == ((3, 2), False, "two_thirds", 6)
    play.press(corrections.correct_count, recorded=known, yes=3, no=3)
    assert recorded(play.book, seq).counts == (3, 3)


def test_who_abstained_on_a_motion_raised_no_placard_for_or_against_it(play):
    play.press(adjourn_meeting)
    play.press(open_meeting, procedure=replace(RULES, procedural_abstention=True))
    play.press(roll.all_present)
    play.press(roll.close_roll_call)
    play.press(raising.raise_motion, motion="adjourn_meeting", seat="JPN")
    seq = play.book.seq
    play.press(motions.second_motion, id=seq)
    counted = play.press(motions.decide_motion, id=seq, how="counted", yes=1, no=3, abstain=2)[0].seq
    assert recorded(play.book, counted).room == 4


def test_what_a_delegation_pressed_itself_names_it_beyond_doubt(play):
    own = play.press(speakers.join_list, by="seat:FRA", seat="FRA")[-1].seq
    assert not recorded(play.book, own).names
    called = play.press(speakers.join_list, seat="DEU")[-1].seq
    assert recorded(play.book, called).names


def test_what_was_undone_and_corrections_do_not_stand(play):
    speech = spoke(play, "DEU")
    play.press(corrections.correct_time, recorded=recorded(play.book, speech), moment=play.now - 21_500)
    correction = play.book.seq
    assert time_of(play.book, speech) == play.book.entries[speech - 1].at - 500
    assert not recorded(play.book, correction).stands
    assert not correctable(play.book, correction)
    play.undo()
    assert time_of(play.book, speech) == play.book.entries[speech - 1].at
    play.undo()
    play.undo()
    play.undo()
    assert not recorded(play.book, speech).stands
    assert not correctable(play.book, play.book.seq), "an undo is none either"


def test_the_undoing_of_a_correction_frees_the_number_that_it_gave(play):
    for paper in (1, 2):
        play.press(introduce_draft, draft=DraftRef(paper, paper), sponsors=("JPN",), text="0" * 64)
    vote = play.press(open_vote, paper=1, method="phones")[-1].seq
    play.press(close_vote, vote=vote, ruled=True)
    play.press(announce_result, vote=vote)
    assert play.floor.papers.draft(1).standing == "rejected"
    play.press(corrections.correct_ballot, vote=vote, seat="BRA", choice="yes", upshot="changes")
    assert play.floor.papers.draft(1).resolution == 1
    play.undo()
    assert play.floor.papers.draft(1).standing == "rejected"
    assert play.floor.papers.number_of(2) == 1
    play.redo()
    assert play.floor.papers.number_of(2) == 2


def test_times_corrected_one_after_the_other_keep_the_order(play):
    first = spoke(play, "DEU")
    second = spoke(play, "FRA")
    ended = second - 1
    assert isinstance(play.book.entries[second - 1].fact, SpeakerRecognised)
    play.press(
        corrections.correct_time,
        recorded=recorded(play.book, ended),
        moment=recorded(play.book, ended).at - 15_000,
    )
    moved = recorded(play.book, second)
    assert moved.earliest == play.book.entries[ended - 1].at - 15_000
    play.press(corrections.correct_time, recorded=moved, moment=moved.at - 10_000)
    times = [time_of(play.book, entry.act) for entry in play.book.entries]
    assert times == sorted(times)
    assert first < second
