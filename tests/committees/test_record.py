"""The one way onto the record: keys, turns, words, time, undo."""

import msgspec
import pytest
from django.db import DatabaseError, transaction

from committees import clerk, record, wall_clock
from committees.book import chained
from committees.clerk import Answer
from committees.facts import Struck, decode
from committees.models import Act, Entry, Words
from committees.order import RULINGS, OutOfOrder
from committees.record import Stale, Typed, words_hash
from committees.rulings import set_phones, suspend_meeting
from delegates.rules.roll import RollAnswered
from delegates.rules.speakers import ListJoined, SpeakerRecognised
from delegates.rulings.clocks import adjust_clock, pause_clock, start_clock
from delegates.rulings.roll import answer_roll, leave_room, return_to_room
from delegates.rulings.speakers import close_list, end_speech, join_list, leave_list, recognise
from motions.rulings.calling import call_motions
from motions.rulings.motions import decide_motion, second_motion, withdraw_motion
from motions.rulings.raising import raise_motion
from tests.conftest import book_of
from tests.given import CHAIR

pytestmark = pytest.mark.django_db
VICE = "dais:vice-chair"


def rows(committee):
    return Entry.objects.filter(committee=committee).count(), Act.objects.filter(committee=committee).count()


def test_an_act_is_entered_and_read_back(in_session):
    before = book_of(in_session)
    answer = record.enter(in_session.pk, recognise, by=CHAIR, seat="JPN")
    assert answer == Answer(act=before.seq + 1, seq=before.seq + 1)
    book = book_of(in_session)
    assert (book.entries[-1].by, book.entries[-1].fact) == (CHAIR, SpeakerRecognised("JPN", 90_000))
    clerk._clerks.clear()
    assert book_of(in_session) == book


def test_what_was_entered_is_remembered_and_looked_up_in_one_query(in_session, django_assert_num_queries):
    answer = record.enter(in_session.pk, recognise, by=CHAIR, seat="JPN")
    remembered = clerk.clerk_of(in_session.pk).book
    assert remembered.seq == answer.seq
    with django_assert_num_queries(1):
        assert book_of(in_session) is remembered


def test_the_same_key_answers_the_same_and_enters_once(in_session):
    first = record.enter(in_session.pk, join_list, by="seat:JPN", key="k", seat="JPN")
    stored = rows(in_session)
    again = record.enter(in_session.pk, join_list, by="seat:JPN", key="k", seat="JPN")
    assert again == Answer(first.act, first.seq, repeated=True)
    clerk._clerks.clear()
    assert record.enter(in_session.pk, join_list, by="seat:JPN", key="k", seat="JPN") == again
    assert rows(in_session) == stored


def test_a_repeated_key_is_answered_even_if_the_act_would_now_be_stale(in_session):
    turns = dict(book_of(in_session).turns)
    press = {"by": CHAIR, "key": "k", "turns": turns, "seat": "JPN"}
    record.enter(in_session.pk, recognise, **press)
    assert record.enter(in_session.pk, recognise, **press).repeated


def test_a_repeated_key_says_that_the_act_was_struck_since(in_session):
    answer = record.enter(in_session.pk, close_list, by=CHAIR, key="k")
    record.strike(in_session.pk, answer.act, by=CHAIR)
    again = record.enter(in_session.pk, close_list, by=CHAIR, key="k")
    assert (again.repeated, again.struck) == (True, True)
    assert not book_of(in_session).floor.speakers.closed


@pytest.mark.parametrize("other", [{"seat": "FRA"}, {"seat": "JPN", "ruled": True}])
def test_the_same_key_with_other_content_is_refused(in_session, other):
    record.enter(in_session.pk, recognise, by=CHAIR, key="k", seat="JPN")
    stored = rows(in_session)
    with pytest.raises(OutOfOrder) as refused:
        record.enter(in_session.pk, recognise, by=CHAIR, key="k", **other)
    assert str(refused.value) == "This press was sent before with other content. Reload the page."
    assert rows(in_session) == stored


def test_a_key_belongs_to_one_actor(in_session):
    record.enter(in_session.pk, join_list, by="seat:JPN", key="k", seat="JPN")
    assert not record.enter(in_session.pk, join_list, by="seat:FRA", key="k", seat="FRA").repeated


def test_a_refusal_leaves_no_row_and_is_judged_anew(in_session):
    stored = rows(in_session)
    moved = {"motion": "moderated_caucus", "seat": "JPN", "speaking": 30, "topic": Typed("Water")}
    with pytest.raises(OutOfOrder, match="Say how long it is to last"):
        record.enter(in_session.pk, raise_motion, by=CHAIR, key="k", **moved)
    assert rows(in_session) == stored
    assert not Words.objects.exists()
    record.enter(in_session.pk, raise_motion, by=CHAIR, key="k", total=60, **moved)
    assert rows(in_session) == (stored[0] + 1, stored[1] + 1)


def test_a_ruling_that_has_nothing_to_enter_enters_nothing(in_session):
    before = book_of(in_session)
    answer = record.enter(in_session.pk, pause_clock, by=CHAIR, of="speech", id=99)
    assert answer == Answer(act=None, seq=before.seq)
    assert book_of(in_session) is before


def test_the_dais_may_overrule_and_the_record_says_so(in_session):
    record.enter(in_session.pk, leave_room, by=CHAIR, seat="JPN")
    with pytest.raises(OutOfOrder, match="JPN is not in the room by the roll"):
        record.enter(in_session.pk, recognise, by=CHAIR, seat="JPN")
    answer = record.enter(in_session.pk, recognise, by=CHAIR, seat="JPN", ruled=True)
    act = book_of(in_session).act(answer.act)
    assert [type(entry.fact).__name__ for entry in act] == ["RuledInOrder", "SpeakerRecognised"]
    assert (act[0].act, answer.seq) == (act[1].act, act[1].seq)


def test_who_comes_second_on_a_matter_is_told_who_was_first(in_session):
    turns = dict(book_of(in_session).turns)
    record.enter(in_session.pk, recognise, by=CHAIR, turns=turns, seat="JPN")
    with pytest.raises(Stale) as stale:
        record.enter(in_session.pk, recognise, by=VICE, turns=turns, seat="FRA")
    assert (stale.value.entry.by, stale.value.entry.fact) == (CHAIR, SpeakerRecognised("JPN", 90_000))
    assert str(stale.value) == f"moved at {book_of(in_session).seq} by dais:chair"
    fresh = dict(book_of(in_session).turns)
    assert record.enter(in_session.pk, recognise, by=VICE, turns=fresh, seat="FRA").act


def test_a_struck_act_and_its_strike_make_stale_too(in_session):
    turns = dict(book_of(in_session).turns)
    answer = record.enter(in_session.pk, close_list, by=CHAIR, turns=turns)
    record.strike(in_session.pk, answer.act, by=CHAIR)
    with pytest.raises(Stale) as stale:
        record.enter(in_session.pk, close_list, by=VICE, turns=turns)
    assert isinstance(stale.value.entry.fact, Struck)


def test_marks_additions_and_clocks_never_make_another_officers_act_stale(in_session):
    pk = in_session.pk
    speech = record.enter(pk, recognise, by=CHAIR, seat="BRA").act
    motions_turns = dict(book_of(in_session).turns)
    for harmless, args in (
        (answer_roll, {"seat": "JPN", "answer": "voting"}),
        (leave_room, {"seat": "SEN"}),
        (return_to_room, {"seat": "SEN"}),
        (join_list, {"seat": "FRA"}),
        (leave_list, {"seat": "FRA"}),
        (start_clock, {"of": "speech", "id": speech}),
        (adjust_clock, {"of": "speech", "id": speech, "seconds": 30}),
        (pause_clock, {"of": "speech", "id": speech}),
    ):
        assert record.enter(pk, harmless, by=VICE, **args).act
    assert book_of(in_session).turns == motions_turns
    for act in (close_list, recognise, suspend_meeting):
        args = {"seat": "DEU"} if act is recognise else {}
        assert record.enter(pk, act, by=CHAIR, turns=motions_turns, **args).act


def test_a_phones_motion_never_makes_an_officers_press_stale(in_session):
    pk = in_session.pk
    caucus = {"motion": "unmoderated_caucus", "total": 600}
    record.enter(pk, set_phones, by=CHAIR, level="all")
    record.enter(pk, call_motions, by=CHAIR)
    first = record.enter(pk, raise_motion, by="seat:DEU", seat="DEU", **caucus)
    shown = dict(book_of(in_session).turns)
    record.enter(pk, second_motion, by="seat:JPN", id=first.act, seat="JPN")
    record.enter(pk, raise_motion, by="seat:JPN", seat="JPN", **caucus)
    assert book_of(in_session).turns == shown
    assert record.enter(pk, decide_motion, by=CHAIR, turns=shown, id=first.act, how="clearly_failed").act
    with pytest.raises(Stale):
        record.enter(pk, decide_motion, by=VICE, turns=shown, id=first.act, how="clearly_carried")


def test_words_lie_beside_the_record_which_holds_their_hash(in_session):
    args = {"seat": "JPN", "total": 60, "speaking": 30, "topic": Typed("Clean water")}
    answer = record.enter(in_session.pk, raise_motion, by=CHAIR, motion="moderated_caucus", **args)
    words = Words.objects.get()
    entry = Entry.objects.get(committee=in_session, seq=answer.seq)
    reference = decode(entry.fact).topic
    assert (words.text, words.committee) == ("Clean water", in_session)
    assert (reference.id, reference.hash) == (words.id, words_hash(words.salt, "Clean water"))
    act = Act.objects.get(first_seq=answer.act)
    assert "Clean" not in entry.fact + act.args
    # A motion's words survive a judging again as the reference that they are.
    record.enter(in_session.pk, second_motion, by=CHAIR, id=answer.act)
    record.enter(in_session.pk, decide_motion, by=CHAIR, id=answer.act, how="no_objection")
    assert book_of(in_session).floor.business.caucus.topic == reference


def test_undo_judges_delegations_acts_again_from_what_is_stored(in_session):
    pk = in_session.pk
    record.enter(pk, set_phones, by=CHAIR, level="all")
    record.enter(pk, call_motions, by=CHAIR)
    typed = {"seat": "JPN", "total": 60, "speaking": 30, "topic": Typed("Water")}
    close = record.enter(pk, close_list, by=CHAIR)
    moved = record.enter(pk, raise_motion, by="seat:JPN", motion="moderated_caucus", **typed)
    withdrawn = record.enter(pk, withdraw_motion, by="seat:JPN", id=moved.act)
    answer = record.strike(pk, close.act, by=CHAIR)
    book = book_of(in_session)
    assert book.entries[-1].fact.acts == (close.act,)
    assert book.dead.isdisjoint({moved.act, withdrawn.act})
    record.strike(pk, answer.act, by=VICE)
    assert book_of(in_session).floor.speakers.closed


def test_undo_takes_down_what_delegations_did_upon_it(in_session):
    pk = in_session.pk
    record.enter(pk, leave_room, by="dais:rapporteur", seat="FRA")
    back = record.enter(pk, return_to_room, by=CHAIR, seat="FRA")
    fell = record.enter(pk, join_list, by="seat:FRA", seat="FRA")
    stands = record.enter(pk, join_list, by="seat:JPN", seat="JPN")
    record.strike(pk, back.act, by=CHAIR)
    book = book_of(in_session)
    assert book.entries[-1].fact.acts == (back.act, fell.act)
    assert stands.act not in book.dead
    assert book.floor.speakers.queue == ("JPN",)


def test_only_the_last_step_can_be_struck(in_session):
    first = record.enter(in_session.pk, close_list, by=CHAIR)
    second = record.enter(in_session.pk, recognise, by=VICE, seat="JPN")
    sentence = "That is no longer the last step, so it cannot be undone from here."
    for act in (first.act, 1, 9999):
        with pytest.raises(OutOfOrder) as refused:
            record.strike(in_session.pk, act, by=CHAIR)
        assert str(refused.value) == sentence
    strike = record.strike(in_session.pk, second.act, by=CHAIR, key="k")
    assert record.strike(in_session.pk, second.act, by=CHAIR, key="k") == Answer(
        strike.act, strike.seq, repeated=True
    )
    with pytest.raises(OutOfOrder, match="no longer the last step"):
        record.strike(in_session.pk, second.act, by=VICE)


def test_time_never_goes_back_on_the_record(in_session, monkeypatch):
    speech = record.enter(in_session.pk, recognise, by=CHAIR, seat="JPN").act
    last = book_of(in_session).at
    monkeypatch.setattr(wall_clock, "_started_at", wall_clock._started_at)
    monkeypatch.setattr(wall_clock, "now", lambda: last + 10_000)
    record.enter(in_session.pk, start_clock, by=CHAIR, of="speech", id=speech)
    monkeypatch.setattr(wall_clock, "now", lambda: last - 5_000)
    record.enter(in_session.pk, end_speech, by=CHAIR, speech=speech)
    book = book_of(in_session)
    assert [entry.at for entry in book.entries[-2:]] == [last + 10_000, last + 10_000]
    assert book.entries[-1].fact.spent == 0


def test_the_chain_is_sound_over_the_stored_text(in_session):
    record.enter(in_session.pk, join_list, by="seat:JPN", seat="JPN")
    head = ""
    for row in Entry.objects.filter(committee=in_session).order_by("seq"):
        head = chained(head, in_session.pk, row, row.fact)
        assert row.hash == head
    assert book_of(in_session).head == head


@pytest.mark.parametrize("deed", ["update", "save", "delete", "delete all"])
def test_the_database_refuses_to_change_or_delete_entries(in_session, deed):
    entries = Entry.objects.filter(committee=in_session)
    row = entries.first()
    deeds = {
        "update": lambda: entries.filter(seq=2).update(by="dais:nobody"),
        "save": row.save,
        "delete": row.delete,
        "delete all": entries.delete,
    }
    stored = list(entries.values_list())
    with (
        pytest.raises(DatabaseError, match=r"entries on the record are never (changed|deleted)"),
        transaction.atomic(),
    ):
        deeds[deed]()
    assert list(entries.values_list()) == stored


def test_another_database_under_the_same_book_is_noticed(committee):
    """What a clerk remembers is right or is not found, as after a restored copy or a reset."""
    known = book_of(committee)
    foreign = known.extended([], "f" * 64)
    clerk.clerk_of(committee.pk).book = foreign
    assert book_of(committee) == known


def test_every_ruling_can_be_judged_again_from_its_stored_arguments(in_session):
    """Arguments come back from JSON by the ruling's annotations; an unknown type would break undo."""
    for function in RULINGS.values():
        hints = {name: hint for name, hint in function.__annotations__.items() if name != "return"}
        assert list(hints)[:2] == ["floor", "press"], function
        for name in list(hints)[2:]:
            msgspec.json.Decoder(hints[name])


def break_down(floor, press):
    """Not a ruling of any procedure; it fails."""
    raise ZeroDivisionError
    yield RollAnswered({})


def test_a_ruling_that_breaks_down_enters_nothing_and_harms_nothing(in_session):
    stored = rows(in_session)
    with pytest.raises(ZeroDivisionError):
        record.enter(in_session.pk, break_down, by=CHAIR)
    assert rows(in_session) == stored
    answer = record.enter(in_session.pk, join_list, by=CHAIR, seat="JPN")
    assert book_of(in_session).entries[answer.seq - 1].fact == ListJoined("JPN")
