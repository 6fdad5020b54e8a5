"""`manage.py verify`: a sound record, a purged one, and every way in which one can be tampered with."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from committees import record
from committees.book import chained
from committees.facts import Struck, encode
from committees.models import Act, Entry, Words
from committees.record import Typed
from committees.rulings import set_phones
from delegates.rulings.speakers import close_list, join_list
from motions.rulings.raising import raise_motion
from resolutions.models import Amendment, Paper
from resolutions.rulings.drafts import introduce_draft
from resolutions.rulings.proposed import introduce_proposed, submit_amendment
from resolutions.text import Clause, digest
from resolutions.writing import AmendmentText, DraftText
from tests.conftest import book_of, found_committee
from tests.given import CHAIR

pytestmark = pytest.mark.django_db


@pytest.fixture
def minuted(in_session):
    """A committee with words, an act of two entries and a strike on its record."""
    pk = in_session.pk
    moved = {"motion": "moderated_caucus", "seat": "JPN", "total": 60, "speaking": 30}
    record.enter(pk, raise_motion, by=CHAIR, topic=Typed("Clean water"), **moved)
    record.enter(pk, close_list, by=CHAIR)
    record.enter(pk, join_list, by=CHAIR, seat="JPN", ruled=True)
    record.strike(pk, book_of(in_session).undoable().act, by=CHAIR)
    return in_session


def verify(*slugs):
    """What the command says, and what it fails with if it does."""
    out = io.StringIO()
    try:
        call_command("verify", *slugs, stdout=out)
    except CommandError as failure:
        return out.getvalue().splitlines(), str(failure), failure.returncode
    return out.getvalue().splitlines(), None, 0


def test_the_text_of_an_amendment_is_held_against_the_record_once_it_is_handed_in(in_session):
    pk = in_session.pk
    record.enter(pk, set_phones, by=CHAIR, level="all")
    text = DraftText("Clean water", ("JPN",), (Clause("operative", 0, "Decides to act"),))
    words = digest(text.title, text.sponsors, text.clauses)
    record.enter(pk, introduce_draft, by=CHAIR, draft=text, sponsors=("JPN",), text=words)
    (paper,) = Paper.objects.all()
    clauses = (Clause("operative", 0, "Urges all"),)
    record.enter(
        pk,
        submit_amendment,
        by="seat:BRA",
        paper=paper.pk,
        amendment=AmendmentText(paper.pk, clauses),
        operation="replace",
        target="1",
        seat="BRA",
        sponsors=("BRA",),
        text=digest("", (), clauses),
    )
    assert verify("unhrc")[1] is None
    (row,) = Amendment.objects.all()
    changed = f"the text of amendment {row.pk} is not what was introduced"
    for introduced in (False, True):
        if introduced:
            record.enter(pk, introduce_proposed, by=CHAIR, amendment=row.pk)
        Amendment.objects.update(paragraphs=[[0, "Urges nobody"]])
        assert found() == [changed], "each is told once"
        Amendment.objects.update(paragraphs=[[0, "Urges all"]])
        assert verify("unhrc")[1] is None
    Amendment.objects.all().delete()
    assert found() == [f"the text of amendment {row.pk} is gone"]


def tampered(committee, guard_down, seq, **changes):
    """Change an entry behind the guard, and say what `verify` finds."""
    guard_down()
    Entry.objects.filter(committee=committee, seq=seq).update(**changes)
    return found()


def found():
    lines, failure, code = verify("unhrc")
    assert code == 1
    assert failure == f"{len(lines) - 1} fault{'s' if len(lines) > 2 else ''} found."
    assert re.fullmatch(r"unhrc: \d+ entries, not sound, head [0-9a-f]{12}…", lines[-1])
    return [line.removeprefix("unhrc: ") for line in lines[:-1]]


def rehash(committee):
    """Make the chain fit again, as a forger would."""
    head = ""
    for row in Entry.objects.filter(committee=committee).order_by("seq"):
        head = chained(head, committee.pk, row, row.fact)
        Entry.objects.filter(pk=row.pk).update(hash=head)


def test_a_sound_record_is_one_line(minuted):
    book = book_of(minuted)
    assert verify() == ([f"unhrc: {book.seq} entries, chain sound, head {book.head[:12]}…"], None, 0)


def test_committees_are_named_or_all_looked_at(minuted):
    found_committee("disec")
    head = book_of(minuted).head
    lines, failure, _code = verify()
    assert [line.split(":")[0] for line in lines] == ["disec", "unhrc"]
    assert re.fullmatch(r"disec: 1 entry, chain sound, head [0-9a-f]{12}…", lines[0])
    assert failure is None
    assert [head[:12] in line for line in verify("unhrc")[0]] == [True]
    assert verify("unhcr", "unhrc")[1] == "There is no committee unhcr."


def test_purged_words_are_no_fault(minuted):
    Words.objects.update(text="")
    (line,), failure, _code = verify()
    assert line.endswith("…, words purged: 1")
    assert failure is None


def test_changed_and_lost_words_are(minuted):
    words = Words.objects.get()
    Words.objects.update(text="Dirty water")
    assert found() == [f"Words {words.pk} are not those that were entered."]
    Words.objects.all().delete()
    assert found() == [f"Words {words.pk} are missing."]


@pytest.mark.parametrize("changes", [{"hash": "0" * 64}, {"fact": '{"kind":"list_closed"}'}])
def test_a_changed_entry_breaks_the_chain(minuted, guard_down, changes):
    faults = tampered(minuted, guard_down, 3, **changes)
    assert "Entry 3 does not fit the chain: it or one before it was changed." in faults
    assert ("Entry 4 does not fit the chain: it or one before it was changed." in faults) == (
        "hash" in changes
    )


def test_another_actor_and_another_time_are_seen_even_with_new_hashes(minuted, guard_down):
    act = next(entry.act for entry in book_of(minuted).entries if entry.act != entry.seq)
    tampered(minuted, guard_down, act, by="dais:rapporteur")
    rehash(minuted)
    assert f"Entry {act + 1} says it is of act {act}, but does not belong to it." in found()
    tampered(minuted, guard_down, act, by=CHAIR, at=5)
    rehash(minuted)
    assert f"Entry {act} is earlier than the entry before it." in found()


def test_a_whole_act_under_another_name_does_not_fit_its_row(minuted, guard_down):
    tampered(minuted, guard_down, 1, by=CHAIR)
    rehash(minuted)
    assert found() == ["Act 1 has a row that does not cover its entries."]


@pytest.mark.parametrize(
    ("gone", "said"), [([3], "Entry 3 is missing."), ([3, 4], "Entries 3 to 4 are missing.")]
)
def test_a_gap_is_seen(minuted, guard_down, gone, said):
    guard_down()
    Entry.objects.filter(committee=minuted, seq__in=gone).delete()
    assert said in found()


def test_a_lost_end_is_seen_by_the_acts(minuted, guard_down):
    guard_down()
    last = book_of(minuted).seq
    Entry.objects.filter(committee=minuted, seq=last).delete()
    assert found() == [f"There is a row for act {last}, but no entry of it."]


def test_what_is_no_fact_is_seen(minuted, guard_down):
    faults = tampered(minuted, guard_down, 3, fact='{"kind":"speaker_crowned"}')
    assert faults[0].startswith("Entry 3 is no fact that can be read: Invalid value 'speaker_crowned'")


def test_a_fact_that_cannot_be_folded_is_seen(minuted, monkeypatch):
    def broken(floor, entry):
        raise KeyError("JPN")

    monkeypatch.setattr("committees.book.evolve", broken)
    assert found() == ["The floor cannot be folded from the record: KeyError('JPN')."]


def test_a_strike_of_what_comes_later_is_seen(minuted, guard_down):
    last = book_of(minuted).seq
    tampered(minuted, guard_down, last, fact=encode(Struck(acts=(last,), at=0)))
    rehash(minuted)
    assert found() == [f"Entry {last} strikes acts that did not come before it."]


def test_acts_and_entries_cover_each_other(minuted):
    Act.objects.filter(first_seq=1).delete()
    assert found() == ["Act 1 has no row that says by which press it came."]
    Act.objects.create(
        committee=minuted,
        actor="secretariat",
        key="1",
        digest="",
        verb="admit_seats",
        args="{}",
        first_seq=1,
        last_seq=1,
    )
    Act.objects.create(
        committee=minuted,
        actor=CHAIR,
        key="2",
        digest="",
        verb="close_list",
        args="{}",
        first_seq=3,
        last_seq=3,
    )
    assert found() == ["There is a row for act 3, but no entry of it."]
