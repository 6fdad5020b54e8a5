"""Random meetings: how they begin, where they get, and what of them does not depend on what was pressed."""

import random

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from committees.clock import Clock
from committees.floor import fold, standing
from committees.order import RULINGS
from committees.rulings import open_meeting, set_phones
from delegates.rulings.clocks import start_clock
from delegates.rulings.roll import admit_seats, all_present, close_roll_call
from delegates.rulings.speakers import join_list, recognise
from motions.rules.procedure import Procedure
from motions.rulings.ballots import announce_result, close_vote, open_vote
from motions.rulings.casting import count_placards
from motions.rulings.motions import decide_motion, second_motion
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import DraftRef
from resolutions.rulings.amendments import introduce_amendment
from resolutions.rulings.drafts import introduce_draft
from tests.committees.invariants import check_floor
from tests.given import EVERY_KIND, MEMBER, OBSERVER, RULES, SETS
from tests.playing import SEATS, Play, play_at_random, press_something, stopped


def opened(rules: Procedure = RULES) -> Play:
    """A meeting with everybody there, phones that may do everything, a list, a motion that failed and a draft, from which random ones go on."""
    play = Play()
    seats = dict.fromkeys(SEATS, MEMBER) | {"USA": OBSERVER}
    play.press(admit_seats, by="secretariat", seats=seats, order=SEATS)
    play.press(open_meeting, procedure=rules)
    play.press(set_phones, level="all")
    play.press(all_present)
    play.press(close_roll_call)
    for seat in ("JPN", "FRA"):
        play.press(join_list, by=f"seat:{seat}", seat=seat)
    play.press(raise_motion, motion="close_speakers_list", seat="BRA")
    motion = play.book.seq
    if rules.kinds["close_speakers_list"].seconds:
        play.press(second_motion, id=motion)
    play.press(decide_motion, id=motion, how="counted", yes=2, no=3)
    play.press(introduce_draft, draft=DraftRef(1, 10, 4), sponsors=("JPN",), text="0" * 64)
    return play


def in_voting(begun: Play) -> Play:
    """The same in voting procedure, with a draft that was adopted, amendments and a second draft, which is divided and voted on in parts."""
    play = another(begun=begun)
    play.press(introduce_draft, draft=DraftRef(2, 20, 3), sponsors=("BRA",), text="0" * 64)
    for id, operation, place in ((11, "strike", 2), (12, "replace", 2), (13, "add", 0)):
        said = {"amendment": AmendmentRef(id, 1), "operation": operation, "place": place}
        play.press(introduce_amendment, paper=1, sponsors=("FRA",), text="0" * 64, **said)
    play.press(declare_motion, motion="close_debate")
    play.press(introduce_draft, draft=DraftRef(5, 50, 1), sponsors=("JPN",), text="0" * 64)
    by_name = bool(play.floor.veto)
    vote = play.press(open_vote, paper=5, method="without_vote" if by_name else "placard")[-1].seq
    if by_name:
        play.press(close_vote, vote=vote)
    else:
        play.press(count_placards, vote=vote, yes=3, no=1, abstain=1)
    play.press(announce_result, vote=vote)
    play.press(declare_motion, motion="division", paper=2, parts=(("1",), ("2", "3")))
    play.press(open_vote, paper=2, method="phones" if by_name else "placard", part=1)
    return play


OPENED = opened()


def another(kind: type[Play] = Play, begun: Play = OPENED) -> Play:
    play = kind(begun.now)
    play.book, play.acts = begun.book, dict(begun.acts)
    return play


VOTING = in_voting(opened(EVERY_KIND))
SELDOM = opened(replace(EVERY_KIND, yields=("chair", "delegate", "questions", "comments"), time_for=60))
"""Under rules that know what few do."""
BEGUN = {code: opened(rules) for code, rules in SETS.items()}


def test_random_meetings_get_somewhere():
    """The dice reach every ruling and every effect: else what is held against random meetings would prove little."""
    entered, kinds, acts = set(), set(), 0
    for seed in range(240):
        begun = (OPENED, VOTING, SELDOM)[seed % 3]
        play = another(begun=begun)
        play_at_random(play, random.Random(seed).randbytes(6 * 90))
        entered |= {ruling.__name__ for ruling, _args in play.acts.values()}
        kinds |= {entry.fact.__struct_config__.tag for entry in play.book.entries}
        acts += len({entry.act for entry in play.book.entries}) - len(begun.acts)
    assert acts >= 4000
    assert set(RULINGS) - entered == set()
    reached = {
        "struck", "ruled_in_order", "vote_reopened", "motions_fell", "motion_kept", "motion_admitted",
        "caucus_extended", "floor_passed", "debate_closed", "voting_ended", "draft_adopted",
        "amendment_adopted", "amendment_placed", "draft_divided", "part_kept", "part_deleted", "method_asked",
        "result_corrected", "name_corrected", "answer_corrected", "motion_put",
        "turn_passed", "question_put", "drafts_reordered", "withdrawal_agreed", "draft_made_important",
        "draft_reopened",
    }  # fmt: skip
    assert reached <= kinds


@pytest.mark.parametrize("seed", range(3))
def test_any_prefix_of_a_book_folds(seed):
    play = another()
    play_at_random(play, random.Random(seed).randbytes(6 * 60))
    entries = play.book.entries
    for seq in range(play.book.seq + 1):
        floor = fold(standing(entries[:seq]))
        # In the middle of an act a motion is decided while who argued on it still has the floor.
        if seq == len(entries) or entries[seq].act == entries[seq].seq:
            check_floor(floor)


MISTAKES = [
    {"motion": "moderated_caucus", "total": 600, "speaking": 45, "seat": "SEN"},
    {"motion": "unmoderated_caucus", "total": 900},
    {"motion": "consultation_of_whole", "total": 300, "seat": "FRA"},
]


@settings(max_examples=40)
@for_all(mistake=st.sampled_from(MISTAKES), seed=st.integers(0, 2**32))
def test_a_caucus_by_mistake_undone_ten_acts_later_leaves_everything_as_it_was(mistake, seed):
    play, dice = another(), random.Random(seed)
    play.press(raise_motion, motion="unmoderated_caucus", seat="DEU", total=600)
    play.press(raise_motion, motion="set_speaking_time", seat="BRA", speaking=60)
    speech = play.press(recognise, seat="USA")[-1].seq
    play.press(start_clock, of="speech", id=speech)
    before, opened = play.floor, play.press(declare_motion, wait=20_000, **mistake)[0]
    assert play.floor.business.caucus
    assert play.floor.business.motions.pending == ()
    acts = 0
    while acts < 10:
        what, *rest = dice.randbytes(6)
        acts += bool(press_something(play, what, rest, seats=False))
    for _step in range(acts + 1):
        play.undo()
    assert opened.act in play.book.dead
    assert stopped(play.floor, opened.at) == stopped(before, opened.at)
    assert play.floor.speakers.queue == ("JPN", "FRA")
    assert play.floor.speakers.speech.clock == Clock(90_000, 20_000)
    assert [motion.raised.seat for motion in play.floor.business.motions.pending] == ["DEU", "BRA"]
