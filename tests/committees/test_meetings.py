"""Random meetings against what must hold whatever is pressed."""

import random

import pytest
from hypothesis import Phase, settings
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec.json import encode as as_json

from committees.book import Book
from committees.clock import Clock
from committees.facts import Entry, RuledInOrder, Struck, decode, encode
from committees.floor import Floor, evolve, fold, standing
from committees.in_order import in_order
from committees.order import RULINGS, SEAT, OutOfOrder
from committees.rulings import open_meeting, set_phones
from delegates.rules.speakers import ListJoined, SpeakerRecognised
from delegates.rulings.clocks import start_clock
from delegates.rulings.roll import admit_seats, all_present, close_roll_call
from delegates.rulings.speakers import join_list, recognise
from motions.rules.agenda import Agenda
from motions.rules.procedure import Procedure
from motions.rulings.ballots import announce_result, open_vote
from motions.rulings.casting import count_placards
from motions.rulings.motions import decide_motion, second_motion
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import Draft, DraftRef
from resolutions.rulings.amendments import introduce_amendment
from resolutions.rulings.drafts import introduce_draft
from tests.given import CHAIR, EVERY_KIND, MEMBER, OBSERVER, RULES, SETS
from tests.playing import SEATS, Play, play_at_random, press_something, stopped

ACTS = st.binary(min_size=6 * 30, max_size=6 * 90)


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


def in_voting() -> Play:
    """The same in voting procedure, under rules that know every kind, with a draft that was adopted, amendments and a second draft, which is divided and voted on in parts."""
    play = another(begun=opened(EVERY_KIND))
    play.press(introduce_draft, draft=DraftRef(2, 20, 3), sponsors=("BRA",), text="0" * 64)
    for id, operation, place in ((11, "strike", 2), (12, "replace", 2), (13, "add", 0)):
        said = {"amendment": AmendmentRef(id, 1), "operation": operation, "place": place}
        play.press(introduce_amendment, paper=1, sponsors=("FRA",), text="0" * 64, **said)
    play.press(declare_motion, motion="close_debate")
    play.press(introduce_draft, draft=DraftRef(5, 50, 1), sponsors=("JPN",), text="0" * 64)
    vote = play.press(open_vote, paper=5, method="placard")[-1].seq
    play.press(count_placards, vote=vote, yes=3, no=1, abstain=1)
    play.press(announce_result, vote=vote)
    play.press(declare_motion, motion="division", paper=2, parts=(("1",), ("2", "3")))
    play.press(open_vote, paper=2, method="placard", part=1)
    return play


OPENED = opened()


def another(kind: type[Play] = Play, begun: Play = OPENED) -> Play:
    play = kind(begun.now)
    play.book, play.acts = begun.book, dict(begun.acts)
    return play


VOTING = in_voting()


class Traceless(Play):
    """Sees that a refusal leaves no trace."""

    def press(self, *press, **args):
        book, before = self.book, as_json(self.floor)
        try:
            return super().press(*press, **args)
        except OutOfOrder:
            assert self.book is book
            assert as_json(book.floor) == before
            raise


def check_floor(floor: Floor) -> None:
    caucus, speech, vote = floor.business.caucus, floor.speakers.speech, floor.votes.current
    timer, motions = floor.business.timer, floor.business.motions
    queues = [floor.speakers.queue] + ([caucus.queue] if caucus else [])
    for queue in queues:
        assert len(queue) == len(set(queue))
    for clock in [thing.clock for thing in (speech, caucus, timer) if thing]:
        assert clock.spent >= 0
        assert clock.limit >= 0
        assert clock.running_since is None or clock.running_since <= floor.at
        assert floor.meeting.open or not clock.running
    assert all(spoken.ms >= 0 and spoken.times >= 0 for spoken in floor.speakers.spoken.values())
    assert not (speech and speech.on == "caucus" and not caucus)
    if speech and speech.motion is not None:
        assert any(heard.speech == speech.id for motion in motions.pending for heard in motion.heard)
    ids = [motion.id for motion in (*motions.pending, *motions.noted, *motions.fallen)]
    assert len(ids) == len(set(ids))
    check_agenda(floor.agenda)
    if floor.meeting.phase == "adjourned":
        assert (caucus, speech, vote, timer, floor.business.point, motions.pending) == (*[None] * 5, ())
    if vote:
        assert set(vote.ballots) <= set(vote.order)
        assert not vote.announced
    numbers = [draft.number for draft in floor.papers.drafts]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({draft.paper for draft in floor.papers.drafts}) == len(numbers)
    check_results(floor)
    for draft in floor.papers.drafts:
        check_draft(draft)


def check_draft(draft: Draft) -> None:
    """Each paragraph is there once, and nothing that was decided is still to be voted on."""
    assert len(set(draft.outline)) == len(draft.outline)
    assert len({each.id for each in draft.amendments}) == len(draft.amendments)
    adopted = {each.id for each in draft.amendments if each.standing == "adopted"}
    assert adopted == {change.amendment for change in draft.changes if change.amendment}
    for amendment in draft.amendments_left:
        assert amendment.target is None or amendment.target in draft.outline
    deleted = {mark for part in draft.parts if part.standing == "deleted" for mark in part.marks}
    assert not deleted & set(draft.outline)


def check_results(floor: Floor) -> None:
    """Tallies add up, corrected or not, and no number of a resolution is given twice."""
    given = sorted(draft.resolution for draft in floor.papers.drafts if draft.resolution)
    assert given == list(range(1, len(given) + 1))
    assert all(draft.resolution for draft in floor.papers.adopted)
    for vote in floor.votes.announced:
        tally = vote.tally
        assert tally
        if vote.method != "without_vote":
            assert tally.yes + tally.no + tally.abstain + tally.silent == len(vote.order)
        if vote.named:
            assert (tally.yes, tally.no, tally.abstain) == tuple(map(vote.count, ("yes", "no", "abstain")))
        if vote.method == "placard":
            assert vote.counted == (tally.yes, tally.no, tally.abstain)
        draft = floor.papers.draft(vote.paper)
        if draft and draft.vote == vote.id and vote.whole:
            assert draft.standing == tally.outcome


def check_agenda(agenda: Agenda) -> None:
    """A topic is under debate, or adjourned, or done with, and only one is under debate."""
    assert len(set(agenda.resumable)) == len(agenda.resumable)
    assert agenda.current not in agenda.resumable
    assert not (agenda.voting and agenda.current is None)


def check_last_speaker(before: Floor, entries: list[Entry]) -> None:
    """Who is to speak last in a caucus keeps the end of its queue, unless the dais moves somebody there."""
    caucus = before.business.caucus
    for entry in entries:
        if caucus and isinstance(entry.fact, ListJoined) and entry.fact.on == "caucus":
            kept = caucus.slot == "last" and caucus.queue[-1:] == (caucus.proposer,)
            after = caucus.evolve(entry).queue
            assert after[-1] == (caucus.proposer if kept else entry.fact.seat)


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
            check_last_speaker(before.floor, entries)

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
        business = book.floor.business
        things = (book.floor.speakers.speech, business.caucus, business.timer)
        clocks = [thing.clock for thing in things if thing]
        assert not any(clock.running for clock in clocks)


# Shorter dice are other dice: nothing is gained by looking for them.
@settings(max_examples=200, phases=(Phase.generate,))
@for_all(dice=ACTS)
def test_whatever_is_pressed_the_floor_makes_sense(dice):
    play = another(Traceless)
    play_at_random(play, dice, Watch(play))
    assert play.floor == fold(standing(play.book.entries))


BEGUN = {code: opened(rules) for code, rules in SETS.items()}


@pytest.mark.parametrize("code", sorted(SETS))
@settings(max_examples=12, phases=(Phase.generate,))
@for_all(dice=ACTS)
def test_it_makes_sense_under_every_set_of_rules(code, dice):
    play = another(Traceless, BEGUN[code])
    play_at_random(play, dice, Watch(play))
    assert play.floor.procedure.code == code
    assert play.floor == fold(standing(play.book.entries))


def test_random_meetings_get_somewhere():
    """The dice reach every ruling and every effect: else the meetings above would prove little."""
    entered, kinds, acts = set(), set(), 0
    for seed in range(240):
        begun = (OPENED, VOTING)[seed % 2]
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
        "amendment_adopted", "amendment_put_first", "draft_divided", "part_kept", "part_deleted", "method_asked",
        "result_corrected", "name_corrected", "answer_corrected", "motion_put",
        "turn_passed", "question_put", "drafts_reordered", "withdrawal_agreed", "draft_made_important",
        "draft_reopened",
    }  # fmt: skip
    assert reached <= kinds


@pytest.mark.parametrize("seed", range(3))
def test_any_prefix_of_a_book_folds(seed):
    play = another()
    play_at_random(play, random.Random(seed).randbytes(6 * 60))
    for seq in range(play.book.seq + 1):
        check_floor(fold(standing(play.book.entries[:seq])))


@settings(max_examples=60)
@for_all(dice=st.binary(min_size=6 * 10, max_size=6 * 60))
def test_what_is_in_order_is_what_is_not_refused(dice):
    play = another()
    play_at_random(play, dice)
    for by in (CHAIR, *(SEAT + seat for seat in SEATS)):
        for offer in in_order(play.floor, by):
            pressed = Play(play.floor.at)
            pressed.book = play.book
            try:
                pressed.press(RULINGS[offer.verb], by=by, wait=0, **offer.args)
            except OutOfOrder as refused:
                assert str(offer.refusal) == str(refused)
            else:
                assert offer.refusal is None


@settings(max_examples=40)
@for_all(dice=ACTS)
def test_undo_and_redo_change_nothing_but_that_clocks_stand(dice):
    play = another()
    play_at_random(play, dice)
    before, now = play.floor, play.now
    if play.undo(wait=7_000):
        assert play.redo(wait=9_000)
        # The clocks stopped at the undo, 7 seconds after the last act.
        assert stopped(play.floor, play.now) == stopped(before, now + 7_000)


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
