"""What must hold of a meeting whatever is pressed in it."""

from collections.abc import Sequence
from copy import copy
from itertools import groupby

from msgspec.json import encode as as_json

from committees.book import Book
from committees.facts import Entry, Fact, RuledInOrder, Struck, decode, encode
from committees.floor import Floor, evolve, fold, standing
from committees.in_order import in_order, in_order_for
from committees.order import RULINGS, SEAT, OutOfOrder
from committees.rules import MeetingAdjourned, MeetingOpened, MeetingResumed, MeetingSuspended, Phase
from delegates.rules.speakers import ListJoined, SpeakerRecognised
from motions.rules.agenda import Agenda
from motions.rules.ballots import Vote, Votes
from motions.rules.strawpolls import Strawpolls
from resolutions.rules.drafts import Draft
from tests.given import CHAIR
from tests.playing import Play, stopped

PHASES: dict[type[Fact], set[Phase]] = {
    MeetingOpened: {"before", "adjourned"},
    MeetingSuspended: {"open"},
    MeetingResumed: {"suspended"},
    MeetingAdjourned: {"open", "suspended"},
}
"""What takes a meeting from one phase into another, and from which it may."""


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
    for queue in (
        floor.speakers.queue,
        caucus.queue if caucus else (),
        speech.asking if speech else (),
        floor.votes.explaining,
    ):
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
        poll = floor.strawpolls.current
        assert (caucus, speech, vote, timer, floor.business.point, poll, motions.pending) == (*[None] * 6, ())
    if vote:
        assert set(vote.ballots) <= set(vote.order)
        assert not vote.announced
    check_strawpolls(floor.strawpolls)
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
    for of in (None, *(each.id for each in draft.amendments if each.of is None)):
        to = draft.amendment(of) if of else None
        changes = to.changes if to else [change.amendment for change in draft.changes if change.amendment]
        adopted = {each.id for each in draft.amendments if each.standing == "adopted" and each.of == of}
        assert adopted == set(changes)
        assert to is None or len(set(to.fresh)) == len(to.fresh) >= (to.operation != "strike")
    for place, amendment in enumerate(draft.amendments_left, 1):
        part = draft.part_with(preamble=amendment.preamble, of=amendment.of)
        assert amendment.target is None or amendment.target in part
        if amendment.of is not None:
            following = draft.amendments_left[place]
            assert amendment.of in (following.id, following.of)
    deleted = {mark for part in draft.parts if part.standing == "deleted" for mark in part.marks}
    assert not deleted & set(draft.outline)


def check_strawpolls(strawpolls: Strawpolls) -> None:
    """Every choice is one that the poll has, one of them if it says so, and each is closed once."""
    current = (strawpolls.current,) if strawpolls.current else ()
    for poll in (*strawpolls.closed, *current):
        for chosen in poll.choices.values():
            assert chosen
            assert set(chosen) <= set(poll.numbers)
            assert list(chosen) == sorted(set(chosen))
            assert poll.several or len(chosen) == 1
    assert not any(poll.closed for poll in current)
    closings = [poll.closed for poll in strawpolls.closed]
    assert closings == sorted(set(closings))


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


def check_phases(before: Floor, entries: Sequence[Entry]) -> None:
    """A meeting is opened, suspended, resumed and adjourned from where it can be."""
    floor = before
    for entry in entries:
        assert floor.meeting.phase in PHASES.get(type(entry.fact), {floor.meeting.phase})
        floor = evolve(floor, entry)


def check_electorate(before: Floor, after: Floor) -> None:
    """Who votes, in which order and by which majority is the same as long as a vote is known."""
    was, now = ({vote.id: vote for vote in known(floor.votes)} for floor in (before, after))
    for id in was.keys() & now.keys():
        asked = [(vote.order, vote.no_abstention, vote.threshold) for vote in (was[id], now[id])]
        assert asked[0] == asked[1]


def known(votes: Votes) -> tuple[Vote, ...]:
    return (*votes.announced, votes.current) if votes.current else votes.announced


def check_undo_and_redo(play: Play) -> None:
    """An undo and its redo leave the floor as it was, but that clocks stopped at the undo, 7 seconds later."""
    trial = copy(play)
    if trial.undo(wait=7_000):
        assert trial.redo(wait=9_000)
        assert stopped(trial.floor, trial.now) == stopped(play.floor, play.now + 7_000)


def check_in_order(play: Play) -> None:
    """What is said to be in order is what is not refused, for the dais and for every seat; and in one pass alike."""
    seats = play.floor.roll.order
    each = {seat: list(map(str, in_order(play.floor, SEAT + seat))) for seat in seats}
    assert {seat: list(map(str, told)) for seat, told in in_order_for(play.floor, seats).items()} == each
    for by in (CHAIR, *(SEAT + seat for seat in seats)):
        for offer in in_order(play.floor, by):
            trial = copy(play)
            trial.now, trial.acts = play.floor.at, {}
            try:
                trial.press(RULINGS[offer.verb], by=by, wait=0, **offer.args)
            except OutOfOrder as refused:
                assert str(offer.refusal) == str(refused)
            else:
                assert offer.refusal is None


def replayed(book: Book, known: Book) -> Book:
    """A book that is read on from what is stored, from where another one has read."""
    for _act, group in groupby(book.entries[known.seq :], key=lambda entry: entry.act):
        entries = list(group)
        facts = [decode(encode(entry.fact)) for entry in entries]
        known, _entries, _hashes = known.entered(facts, entries[0].by, entries[0].at)
    return known


def check_replay(book: Book, again: Book) -> None:
    """What was read from the record comes to the same hash, the same floor and the same turns."""
    assert again == book


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
    """Counts the acts of a meeting, and checks each as it is entered."""

    def __init__(self, play: Play) -> None:
        self.play, self.before, self.acts = play, play.book, 0

    def __call__(self, entries: list[Entry]) -> None:
        book, before = self.play.book, self.before
        self.before, self.acts = book, self.acts + 1
        assert [entry.seq for entry in book.entries] == list(range(1, book.seq + 1))
        assert entries[0].at >= before.at
        check_floor(book.floor)
        check_electorate(before.floor, book.floor)
        for entry in entries:
            assert decode(encode(entry.fact)) == entry.fact
        if isinstance(entries[0].fact, Struck):
            self.check_strike(before, entries[0])
        else:
            check_phases(before.floor, entries)
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


class Witness(Watch):
    """Besides, reads every act back, undoes and redoes some, and after some asks what is in order."""

    UNDONE_EVERY, ASKED_EVERY = 3, 10

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.again = replayed(play.book, Book(play.book.committee))

    def __call__(self, entries: list[Entry]) -> None:
        super().__call__(entries)
        self.again = replayed(self.play.book, self.again)
        check_replay(self.play.book, self.again)
        if self.acts % self.UNDONE_EVERY == 0:
            check_undo_and_redo(self.play)
        if self.acts % self.ASKED_EVERY == 0:
            check_in_order(self.play)
            assert self.play.floor == fold(standing(self.play.book.entries))
