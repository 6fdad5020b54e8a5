"""The codec of facts: canonical text, and old shapes read with today's defaults."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import fields

from committees.facts import MATTERS, RuledInOrder, Struck, _all_kinds, decode, encode
from committees.facts import Fact as AnyFact
from delegates.rules.roll import Rights, SeatsAdmitted
from delegates.rules.speakers import ListJoined, SpeakerRecognised, Turn
from motions.rules.procedure import Kind, Procedure

DEFAULTS = Path(__file__).parent.parent / "data" / "defaults.json"


def test_text_is_canonical_whatever_the_order_in_which_a_fact_was_made():
    seats = {"JPN": Rights(), "FRA": Rights(substance=True)}
    one = SeatsAdmitted(seats=seats, order=("FRA", "JPN"))
    other = SeatsAdmitted(seats=dict(reversed(seats.items())), order=("FRA", "JPN"))
    assert encode(one) == encode(other)
    assert encode(ListJoined("JPN")) == '{"kind":"list_joined","on":"general","seat":"JPN"}'


def test_a_fact_is_read_back_as_it_was():
    for fact in (
        Struck(acts=(3, 4), at=7),
        RuledInOrder("No.", {"seat": "JPN"}),
        ListJoined("JPN", "caucus"),
    ):
        assert decode(encode(fact)) == fact


def test_a_field_that_an_old_entry_leaves_out_has_its_default():
    fact = decode('{"kind":"speaker_recognised","seat":"JPN","limit":90000}')
    assert fact == SpeakerRecognised("JPN", 90_000, on="general", yields=0, running=False)


def defaults(kind):
    """The fields that an entry may leave out, with what is read there."""
    optional = [field for field in fields(kind) if not field.required]
    values = {
        field.name: field.default_factory() if field.default is msgspec.NODEFAULT else field.default
        for field in optional
    }
    return msgspec.json.decode(msgspec.json.encode(values))


def test_a_default_that_records_rely_on_never_changes():
    """What was released is in the file; what came since is added with the next release, and nothing is changed."""
    kinds = {kind.__name__: kind for kind in (*_all_kinds(AnyFact), Rights, Turn, Kind, Procedure)}
    released = msgspec.json.decode(DEFAULTS.read_bytes())
    assert len(released) > 30
    for name, values in released.items():
        assert {field: defaults(kinds[name])[field] for field in values} == values, name


def test_an_unknown_kind_and_a_broken_text_are_refused():
    for text in ('{"kind":"speaker_crowned","seat":"JPN"}', '{"seat":"JPN"}', "{"):
        with pytest.raises(msgspec.DecodeError):
            decode(text)


def test_every_fact_moves_matters_that_exist():
    assert {matter for kind in _all_kinds(AnyFact) for matter in kind.moves} == set(MATTERS)


def test_what_never_makes_another_officers_act_stale_moves_nothing():
    kinds = {kind.__struct_config__.tag: kind for kind in _all_kinds(AnyFact)}
    harmless = (
        "roll_answered", "seat_left", "seat_returned", "list_joined", "list_left",
        "clock_started", "clock_paused", "clock_adjusted", "caucus_extended", "ballot_cast",
        "motion_raised", "motion_seconded", "motions_called", "motions_call_ended",
        "timer_set", "timer_ended", "line_noted", "phones_set", "notes_set", "clock_start_set",
        "strawpoll_opened", "strawpoll_chosen", "strawpoll_closed",
    )  # fmt: skip
    assert [kind for kind in harmless if kinds[kind].moves] == []
