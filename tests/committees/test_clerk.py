"""Many presses at once: one order, one answer each, and nobody left waiting."""

import threading

import pytest
from django.db import DatabaseError, OperationalError, connections

from committees import clerk, live, record
from committees.clerk import Answer, TryAgain
from committees.floor import fold, standing
from committees.models import Act, Entry
from committees.order import OutOfOrder
from committees.record import Stale, _Ruled
from delegates.rules.roll import Rights
from delegates.rules.speakers import SpeakerRecognised
from delegates.rulings.roll import admit_seats, answer_roll
from delegates.rulings.speakers import close_list, end_speech, join_list, recognise
from tests.conftest import at_once, book_of
from tests.given import CHAIR, codes

pytestmark = pytest.mark.django_db(transaction=True)
VICE = "dais:vice-chair"


def desk(committee, ruling, by, key=None, turns=None, **args):
    """A press laid on the clerk's desk, as by a caller who waits for the lock."""
    press = _Ruled(by, key or f"{by} {ruling.__name__}", turns, ruling, False, args)
    clerk.clerk_of(committee.pk).desk.append(press)
    return press


def own_clerks(monkeypatch):
    """From here on every call has a clerk of its own, as if each came to another process."""
    monkeypatch.setattr(record, "clerk_of", clerk.Clerk)


@pytest.mark.parametrize("processes", ["one process", "two processes"])
def test_of_two_who_recognise_at_once_one_is_entered(in_session, monkeypatch, processes):
    if processes == "two processes":
        own_clerks(monkeypatch)
    pk, refusals = in_session.pk, set()
    for race in range(100):
        book = book_of(in_session)
        # In every other race the presses come without turns and for one seat, as from a command.
        turns, seats = (dict(book.turns), ("JPN", "FRA")) if race % 2 else (None, ("JPN", "JPN"))
        outcomes = at_once(
            lambda turns=turns, seat=seats[0]: record.enter(pk, recognise, by=CHAIR, turns=turns, seat=seat),
            lambda turns=turns, seat=seats[1]: record.enter(pk, recognise, by=VICE, turns=turns, seat=seat),
        )
        won = [outcome for outcome in outcomes if isinstance(outcome, Answer)]
        (lost,) = [outcome for outcome in outcomes if not isinstance(outcome, Answer)]
        refusals.add(type(lost))
        assert isinstance(lost, Stale if race % 2 else OutOfOrder)
        after = book_of(in_session)
        assert [type(entry.fact) for entry in after.entries[book.seq :]] == [SpeakerRecognised]
        assert won == [Answer(act=after.seq, seq=after.seq)]
        if isinstance(lost, Stale):
            assert lost.entry == after.entries[-1]
        record.enter(pk, end_speech, by=CHAIR, speech=after.seq)
    assert refusals == {Stale, OutOfOrder}


def test_one_key_sent_twice_at_once_is_one_act(in_session):
    def send():
        return record.enter(in_session.pk, join_list, by="seat:JPN", key="k", seat="JPN")

    answers = at_once(*[send] * 8)
    assert sorted(answer.repeated for answer in answers) == [False] + [True] * 7
    assert len({(answer.act, answer.seq) for answer in answers}) == 1
    assert Act.objects.filter(key="k").count() == 1


@pytest.mark.parametrize("processes", ["one process", "forty processes"])
def test_forty_who_join_at_once_get_forty_places_in_the_order_of_the_record(
    in_session, monkeypatch, processes
):
    pk = in_session.pk
    seats = dict.fromkeys(codes(40), Rights(substance=True))
    order = (*book_of(in_session).floor.roll.order, *seats)
    record.enter(pk, admit_seats, by="secretariat", seats=seats, order=order)
    for seat in seats:
        record.enter(pk, answer_roll, by=CHAIR, seat=seat, answer="present")
    before = book_of(in_session).seq
    if processes == "forty processes":
        own_clerks(monkeypatch)
    calls = [
        lambda seat=seat: (seat, record.enter(pk, join_list, by=f"seat:{seat}", seat=seat).seq)
        for seat in seats
    ]
    places = {seq: seat for seat, seq in at_once(*calls)}
    assert sorted(places) == list(range(before + 1, before + 41))
    book = book_of(in_session)
    assert book.floor.speakers.queue == tuple(places[seq] for seq in sorted(places))
    assert book.floor == fold(standing(book.entries))


def test_waiting_presses_are_entered_together_each_on_the_floor_of_those_before(in_session, monkeypatch):
    commits, announced = [], []
    commit = connections["default"]._commit
    monkeypatch.setattr(connections["default"], "_commit", lambda: (commits.append(1), commit()))
    monkeypatch.setattr(live, "announce", announced.append)
    first = desk(in_session, join_list, "seat:JPN", seat="JPN")
    second = desk(in_session, join_list, CHAIR, seat="JPN")
    third = desk(in_session, join_list, "seat:FRA", seat="FRA")
    answer = record.enter(in_session.pk, join_list, by="seat:SEN", seat="SEN")
    assert (len(commits), announced) == (1, [in_session.pk])
    assert (first.answer.seq, third.answer.seq, answer.seq) == tuple(range(answer.seq - 2, answer.seq + 1))
    assert str(second.refusal) == "JPN is on the list already."
    assert book_of(in_session).floor.speakers.queue == ("JPN", "FRA", "SEN")


def test_a_ruling_that_breaks_down_takes_no_other_act_with_it(in_session):
    def break_down(floor, press):
        raise ZeroDivisionError
        yield

    first = desk(in_session, join_list, "seat:JPN", seat="JPN")
    broken = desk(in_session, break_down, CHAIR)
    last = record.enter(in_session.pk, join_list, by="seat:FRA", seat="FRA")
    assert isinstance(broken.refusal, ZeroDivisionError)
    assert last.seq == first.answer.seq + 1
    assert book_of(in_session).floor.speakers.queue == ("JPN", "FRA")


def test_more_presses_than_a_batch_holds_are_all_answered(in_session, monkeypatch):
    monkeypatch.setattr(clerk, "BATCH", 2)
    seats = ("BRA", "DEU", "JPN", "POL", "SEN")
    waiting = [desk(in_session, join_list, f"seat:{seat}", seat=seat) for seat in seats]
    record.enter(in_session.pk, join_list, by="seat:FRA", seat="FRA")
    assert all(press.answer for press in waiting)
    assert book_of(in_session).floor.speakers.queue == (*seats, "FRA")


def test_when_the_commit_fails_nothing_was_entered_and_all_may_try_again(in_session, monkeypatch):
    before, stored = book_of(in_session), Entry.objects.count()
    announced = []
    monkeypatch.setattr(live, "announce", announced.append)

    def full():
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(connections["default"], "_commit", full)
        first = desk(in_session, join_list, "seat:JPN", key="k", seat="JPN")
        refused = desk(in_session, join_list, "seat:FRA", seat="XXX")
        with pytest.raises(TryAgain):
            record.enter(in_session.pk, close_list, by=CHAIR)
    assert [(press.answer, type(press.refusal)) for press in (first, refused)] == [(None, TryAgain)] * 2
    assert clerk.clerk_of(in_session.pk).book is before
    assert (Entry.objects.count(), announced) == (stored, [])
    again = record.enter(in_session.pk, join_list, by="seat:JPN", key="k", seat="JPN")
    assert (again.repeated, again.seq) == (False, before.seq + 1)


def test_a_savepoint_that_falls_leaves_no_trace_on_the_draft_floor(in_session, monkeypatch):
    """An act whose rows could not be written must not count for the acts after it."""
    create = record.Act.objects.create

    def sometimes(**values):
        if values["actor"] == "seat:JPN":
            raise ValueError("no")
        return create(**values)

    monkeypatch.setattr(clerk.Act.objects, "create", sometimes)
    fallen = desk(in_session, join_list, "seat:JPN", seat="JPN")
    answer = record.enter(in_session.pk, join_list, by=CHAIR, seat="JPN")
    assert isinstance(fallen.refusal, ValueError)
    assert (fallen.answer, answer.seq) == (None, book_of(in_session).seq)
    assert Entry.objects.filter(by="seat:JPN").count() == 0


def test_nobody_is_left_waiting_when_the_record_cannot_be_read(in_session, monkeypatch):
    """Whatever breaks down, the one who waits for an answer that another was to bring gets one."""
    known = book_of(in_session)
    read, failures = clerk._brought_up_to_date, [ValueError("the record could not be read")]

    def unreadable_once(book):
        if failures:
            raise failures.pop()
        return read(book)

    monkeypatch.setattr(clerk, "_brought_up_to_date", unreadable_once)
    own, both_wait = clerk.clerk_of(in_session.pk), threading.Barrier(3)
    own.lock.acquire()

    class Desk(type(own.desk)):
        def append(self, press):
            super().append(press)
            both_wait.wait(timeout=30)

    own.desk = Desk()

    def release():
        both_wait.wait(timeout=30)
        own.lock.release()

    calls = [
        lambda seat=seat: record.enter(in_session.pk, join_list, by=f"seat:{seat}", seat=seat)
        for seat in ("JPN", "FRA")
    ]
    outcomes = at_once(*calls, release)
    assert [type(outcome) for outcome in outcomes] == [ValueError, ValueError, type(None)]
    assert book_of(in_session) == known


def test_without_its_table_the_record_asks_to_try_again(in_session, monkeypatch):
    def gone(book):
        raise DatabaseError("no such table")

    monkeypatch.setattr(clerk, "_brought_up_to_date", gone)
    with pytest.raises(TryAgain):
        record.enter(in_session.pk, close_list, by=CHAIR)
