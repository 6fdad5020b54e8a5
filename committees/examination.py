"""Is a record what was once entered? Looked at from every side, for `verify` and for copies of the database.

The chain of hashes is worked out again from the stored text, so a change made behind the
database's guard shows. Words that a purge has emptied are said to be purged; that is no fault.
"""

from collections.abc import Iterator

import msgspec
from django.db import DEFAULT_DB_ALIAS

from committees.book import Book, chained
from committees.facts import Entry, Fact, Struck, WordsRef, decode
from committees.models import Act, Committee, Words
from committees.models import Entry as EntryRow
from committees.record import words_hash
from resolutions.models import Amendment, Version
from resolutions.rules.amendments import AmendmentIntroduced
from resolutions.rules.drafts import DraftIntroduced
from resolutions.rules.proposed import AmendmentSubmitted


class Examination:
    """One committee's record, read once from the database that the committee was read from."""

    def __init__(self, committee: Committee) -> None:
        self.committee = committee.pk
        self.database = committee._state.db or DEFAULT_DB_ALIAS
        self.faults: list[str] = []
        self.purged = 0
        self.head = ""
        # The meeting may go on meanwhile: entries of acts known before are there, and each entry's
        # act is there afterwards.
        known = self._act_rows()
        self.rows = list(EntryRow.objects.using(self.database).filter(committee=committee).order_by("seq"))
        facts = self._facts()
        self._chain()
        self._order()
        if None not in facts and not self._gaps():
            self._fold([fact for fact in facts if fact is not None])
        self._acts(known, self._act_rows())
        self._words([fact for fact in facts if fact is not None])
        self._texts([fact for fact in facts if isinstance(fact, DraftIntroduced)])
        handed_in = (AmendmentIntroduced, AmendmentSubmitted)
        self._amendments([fact for fact in facts if isinstance(fact, handed_in)])

    def __str__(self) -> str:
        purged = f", words purged: {self.purged}" if self.purged else ""
        state = "chain sound" if not self.faults else "not sound"
        entries = "1 entry" if len(self.rows) == 1 else f"{len(self.rows)} entries"
        head = f", head {self.head[:12]}…" if self.head else ""
        return f"{entries}, {state}{head}{purged}"

    def _texts(self, introduced: list[DraftIntroduced]) -> None:
        """A draft's wording is rows; the record has their hash."""
        for fact in introduced:
            version = Version.objects.using(self.database).filter(pk=fact.version, paper=fact.paper).first()
            if version is None:
                self.faults.append(f"the text of paper {fact.paper} is gone")
            elif version.wording_hash() != fact.text:
                self.faults.append(f"the text of paper {fact.paper} is not what was introduced")

    def _amendments(self, handed_in: list[AmendmentIntroduced | AmendmentSubmitted]) -> None:
        """Each is told once, whether it was handed in before it was introduced or not."""
        for amendment, paper, text in sorted({(fact.amendment, fact.paper, fact.text) for fact in handed_in}):
            row = Amendment.objects.using(self.database).filter(pk=amendment, paper=paper).first()
            if row is None:
                self.faults.append(f"the text of amendment {amendment} is gone")
            elif row.wording_hash() != text:
                self.faults.append(f"the text of amendment {amendment} is not what was introduced")

    def _gaps(self) -> bool:
        return [row.seq for row in self.rows] != list(range(1, len(self.rows) + 1))

    def _facts(self) -> list[Fact | None]:
        facts: list[Fact | None] = []
        for row in self.rows:
            try:
                facts.append(decode(row.fact))
            except msgspec.DecodeError as error:
                facts.append(None)
                self.faults.append(f"Entry {row.seq} is no fact that can be read: {error}.")
        return facts

    def _chain(self) -> None:
        for row in self.rows:
            entry = Entry(row.seq, row.act, row.by, row.at, Fact())
            if row.hash != chained(self.head, self.committee, entry, row.fact):
                self.faults.append(
                    f"Entry {row.seq} does not fit the chain: it or one before it was changed."
                )
            # Going on from what is stored, each change is told once, at its place.
            self.head = row.hash

    def _order(self) -> None:
        seq, at, begun = 0, 0, EntryRow()
        for row in self.rows:
            if row.seq != seq + 1:
                missing = (
                    f"Entry {seq + 1} is" if row.seq == seq + 2 else f"Entries {seq + 1} to {row.seq - 1} are"
                )
                self.faults.append(f"{missing} missing.")
            if row.act == row.seq:
                begun = row
            elif (row.act, row.by, row.at) != (begun.act, begun.by, begun.at):
                self.faults.append(f"Entry {row.seq} says it is of act {row.act}, but does not belong to it.")
            if row.at < at:
                self.faults.append(f"Entry {row.seq} is earlier than the entry before it.")
            seq, at = row.seq, max(at, row.at)

    def _fold(self, facts: list[Fact]) -> None:
        entries = [
            Entry(row.seq, row.act, row.by, row.at, fact) for row, fact in zip(self.rows, facts, strict=True)
        ]
        begun = {entry.act for entry in entries}
        for entry in entries:
            strange = set(entry.fact.acts) - begun if isinstance(entry.fact, Struck) else set()
            if strange or (isinstance(entry.fact, Struck) and max(entry.fact.acts, default=0) >= entry.seq):
                self.faults.append(f"Entry {entry.seq} strikes acts that did not come before it.")
        try:
            Book(self.committee).extended(entries, self.head)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is to be told
            self.faults.append(f"The floor cannot be folded from the record: {error!r}.")

    def _act_rows(self) -> dict[int, Act]:
        return {
            act.first_seq: act for act in Act.objects.using(self.database).filter(committee=self.committee)
        }

    def _acts(self, before: dict[int, Act], after: dict[int, Act]) -> None:
        ends = {row.act: row for row in self.rows}
        for number, end in ends.items():
            act = after.get(number)
            if act is None:
                self.faults.append(f"Act {number} has no row that says by which press it came.")
            elif (act.last_seq, act.actor) != (end.seq, end.by):
                self.faults.append(f"Act {number} has a row that does not cover its entries.")
        for number in sorted(before.keys() - ends.keys()):
            self.faults.append(f"There is a row for act {number}, but no entry of it.")

    def _words(self, facts: list[Fact]) -> None:
        references = {(each.id, each.hash) for fact in facts for each in references_in(fact)}
        rows = {
            words.pk: words for words in Words.objects.using(self.database).filter(committee=self.committee)
        }
        for reference, known in sorted(references):
            words = rows.get(reference)
            if words is None:
                self.faults.append(f"Words {reference} are missing.")
            elif known == words_hash(words.salt, words.text):
                continue
            elif words.text:
                self.faults.append(f"Words {reference} are not those that were entered.")
            else:
                self.purged += 1


def references_in(value: object) -> Iterator[WordsRef]:
    """The words that a fact refers to, however deep in it."""
    if isinstance(value, WordsRef):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from references_in(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from references_in(each)
    elif isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from references_in(each)
