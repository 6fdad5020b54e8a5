"""Golden records: what a release has left in real databases must fold for ever, to the same floor."""

import re
from pathlib import Path

import msgspec
import pytest

from committees.book import Book, chained
from committees.facts import Fact, _all_kinds, decode, encode
from committees.floor import SLICES, Floor, concerned, evolve, fold, standing
from tests.committees import golden
from tests.committees.golden import Line, lines_of

HEADS = {
    "v1": "f656831cb41aaca7cf3210baf6ac8d8638a3e2a9531442861585304b1b907e5b",
    "v2": "6184541fdefda4cf1ae3838672a41ddca7579188e1fd79805a3afb7ce2b0daf1",
}
"""The head of each golden record's chain, of committee 1, over the text as it was stored."""

VERSIONS = sorted(path.stem.removeprefix("record_") for path in golden.FOLDER.glob("record_*.jsonl"))


def as_shown(floor: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(floor, order="sorted"))


def test_there_is_a_golden_record_of_each_version():
    assert sorted(HEADS) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_it_folds_to_the_floor_that_was_stored_with_it(version):
    entries = [line.entry for line in lines_of(version)]
    stored = (golden.FOLDER / f"floor_{version}.json").read_bytes()
    floor = fold(standing(entries))
    assert as_shown(floor) == msgspec.json.decode(stored)
    assert msgspec.json.encode(floor, order="sorted") == stored
    assert Book(1).extended(entries, "").floor == floor


@pytest.mark.parametrize("version", VERSIONS)
def test_a_slice_that_is_not_shown_a_fact_would_have_taken_nothing_from_it(version):
    floor = Floor()
    for entry in standing([line.entry for line in lines_of(version)]):
        for name in SLICES.keys() - set(concerned(type(entry.fact))):
            assert getattr(floor, name).evolve(entry) is getattr(floor, name), (name, entry)
        floor = evolve(floor, entry)


@pytest.mark.parametrize("version", VERSIONS)
def test_its_chain_is_as_it_was(version):
    head = ""
    for line in lines_of(version):
        head = chained(head, 1, line.entry, line.text)
    assert head == HEADS[version]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_beginning_of_it_folds(version):
    entries = [line.entry for line in lines_of(version)]
    book = Book(1).extended(entries, "")
    meetings = [book.floor_at(seq).meeting.number for seq in range(len(entries) + 1)]
    assert sorted(meetings) == meetings
    assert meetings[-1] == 2


def test_every_kind_of_fact_is_in_a_golden_record():
    there = {type(line.entry.fact) for version in VERSIONS for line in lines_of(version)}
    assert {kind.__name__ for kind in set(_all_kinds(Fact)) - there} == set()


def test_what_is_entered_today_reads_back():
    """The scripted meeting still goes through today's rulings, whatever they now enter."""
    play = golden.meeting()
    for entry in play.book.entries:
        assert decode(encode(entry.fact)) == entry.fact
    text = golden.written(play).splitlines()
    assert [msgspec.json.decode(line, type=Line).entry for line in text] == list(play.book.entries)


def test_a_golden_record_is_never_written_again():
    stored = (golden.FOLDER / "record_v1.jsonl").read_bytes()
    with pytest.raises(SystemExit, match="exists, and golden records are never written again"):
        golden.main("v1")
    assert (golden.FOLDER / "record_v1.jsonl").read_bytes() == stored


def test_no_golden_record_names_a_person_or_a_word():
    for version in VERSIONS:
        text = Path(golden.FOLDER / f"record_{version}.jsonl").read_text()
        assert not re.search("Clean water|Safe schools|Too hot|Reading time|The lights", text)
        assert {line.by.split(":")[0] for line in lines_of(version)} == {"dais", "seat", "secretariat"}
