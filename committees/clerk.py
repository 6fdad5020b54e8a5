"""The clerk: enters what lies on a committee's desk, in one order and one transaction, and answers after the commit.

**The clerk is no thread.** Whoever has an act puts it on the committee's desk and then takes the
committee's lock; the one who gets it enters everything on the desk in one transaction, a savepoint
each, and hands out the answers after the commit. So 47 ballots at once are a few commits, not 47
fighting over the database's lock, and no answer is given for what a crash could still undo. Each
act is judged on the floor that the acts before it in the same batch have made, but only those
whose savepoint stood.

Between processes the database serialises: SQLite by BEGIN IMMEDIATE, PostgreSQL by a row lock on
the committee, taken before the entries are read.

Books are remembered by their head's hash, so a remembered book is right or is not found.
"""

import logging
import secrets
import threading
from abc import ABC, abstractmethod
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from django.db import DatabaseError, connection, transaction
from django.utils.crypto import salted_hmac
from msgspec import Struct

from committees import live, wall_clock
from committees.book import Book
from committees.facts import Entry, Fact, decode, encode
from committees.models import Act, Committee
from committees.models import Entry as EntryRow
from committees.order import OutOfOrder, Press
from committees.order import mark as _

logger = logging.getLogger(__name__)

type Admitted = Callable[[], bool]

BATCH = 64
BOOKS_KEPT = 64


class Answer(Struct, frozen=True):
    """What became of a press: its act, or none if there was nothing to enter."""

    act: int | None
    seq: int
    repeated: bool = False
    struck: bool = False


class Voided(Exception):
    """The pass behind the press is no longer good. Nothing was entered."""


class TryAgain(Exception):
    """The database could not take the act. Nothing was entered; the same key may be sent again."""


class Pressed(ABC):
    """A press on the clerk's desk, and afterwards what became of it."""

    def __init__(self, by: str, key: str, turns: Mapping[str, int] | None) -> None:
        self.by, self.key, self.turns = by, key, turns
        self.answer: Answer | None = None
        self.refusal: Exception | None = None
        self.admitted: Admitted | None = None

    verb: str
    args_text: str
    """The arguments as they were pressed."""
    args_to_keep: str
    """The arguments as they are judged again, known once `facts` was asked."""

    def outcome(self) -> Answer:
        if self.refusal:
            raise self.refusal
        return cast(Answer, self.answer)

    @property
    def digest(self) -> str:
        # Keyed, so that who has the database alone cannot try out what purged words may have been.
        text = f"{self.key}\n{self.verb}\n{self.args_text}"
        return salted_hmac("act", text, algorithm="sha256").hexdigest()

    @abstractmethod
    def facts(self, book: Book, press: Press) -> Sequence[Fact]:
        """What the press enters. Raises OutOfOrder or Stale."""


class Clerk:
    """Keeps one committee's book for this process."""

    def __init__(self, committee: int) -> None:
        self.committee = committee
        self.desk: deque[Pressed] = deque()
        self.lock = threading.Lock()
        self.book = Book(committee)

    def take(self, press: Pressed) -> Answer:
        self.desk.append(press)
        with self.lock:
            # Whoever had the lock before may have entered this press with its own.
            while press.answer is None and press.refusal is None:
                self._enter_batch()
        return press.outcome()

    def committed(self) -> Book:
        known = self.book
        book = _brought_up_to_date(known)
        if self.book is known:
            self.book = book
        return book

    def _enter_batch(self) -> None:
        batch = [self.desk.popleft() for _turn in range(min(BATCH, len(self.desk)))]
        before = self.book.seq
        try:
            with transaction.atomic():
                if connection.features.has_select_for_update:
                    Committee.objects.select_for_update().get(pk=self.committee)
                draft = _brought_up_to_date(self.book)
                before = draft.seq
                for press in batch:
                    draft = self._enter_one(press, draft)
        except Exception as failure:
            # Whatever it was, nobody may go on waiting for a press that has left the desk.
            logger.exception("The record of committee %s took no entries", self.committee)
            for press in batch:
                press.answer = None
                press.refusal = TryAgain() if isinstance(failure, DatabaseError) else failure
            return
        self.book = draft
        if draft.seq > before:
            live.announce(self.committee)

    def _enter_one(self, press: Pressed, book: Book) -> Book:
        try:
            with transaction.atomic():
                if press.admitted and not press.admitted():
                    raise Voided
                known = Act.objects.filter(committee_id=self.committee, actor=press.by, key=press.key).first()
                if known:
                    press.answer = self._repeated(press, known, book)
                    return book
                at = wall_clock.at_least(book.at)
                facts = press.facts(book, Press(by=press.by, now=at, lot=secrets.randbits(32)))
                if not facts:
                    press.answer = Answer(act=None, seq=book.seq)
                    return book
                return self._append(press, book, facts, at)
        except DatabaseError:
            raise
        except Exception as refusal:  # noqa: BLE001 - raised again for its own caller, by `outcome`
            # Whatever goes wrong in one ruling must not take the other acts of the batch with it.
            press.refusal = refusal
            return book

    def _repeated(self, press: Pressed, known: Act, book: Book) -> Answer:
        if known.digest != press.digest:
            raise OutOfOrder(_("This press was sent before with other content. Reload the page."))
        return Answer(
            act=known.first_seq, seq=known.last_seq, repeated=True, struck=known.first_seq in book.dead
        )

    def _append(self, press: Pressed, book: Book, facts: Sequence[Fact], at: int) -> Book:
        after, entries, hashes = book.entered(facts, press.by, at)
        EntryRow.objects.bulk_create(
            EntryRow(
                committee_id=self.committee,
                seq=entry.seq,
                act=entry.act,
                fact=encode(entry.fact),
                by=entry.by,
                at=entry.at,
                hash=head,
            )
            for entry, head in zip(entries, hashes, strict=True)
        )
        Act.objects.create(
            committee_id=self.committee,
            actor=press.by,
            key=press.key,
            digest=press.digest,
            verb=press.verb,
            args=press.args_to_keep,
            first_seq=entries[0].seq,
            last_seq=entries[-1].seq,
        )
        press.answer = Answer(act=entries[0].seq, seq=entries[-1].seq)
        return after


def _brought_up_to_date(book: Book) -> Book:
    """The book as the database has it, reading only what `book` lacks."""
    rows = EntryRow.objects.filter(committee_id=book.committee).order_by("seq")
    tail = list(rows.filter(seq__gte=max(1, book.seq)).values_list("seq", "act", "by", "at", "fact", "hash"))
    if book.seq and not (tail and tail[0][0] == book.seq and tail[0][5] == book.head):
        # Another record than the one remembered: a reset or a restored database.
        book = Book(book.committee)
        tail = list(rows.values_list("seq", "act", "by", "at", "fact", "hash"))
    elif book.seq:
        tail = tail[1:]
    if not tail:
        return book
    entries = [Entry(seq, act, by, at, decode(fact)) for seq, act, by, at, fact, _hash in tail]
    return book.extended(entries, tail[-1][5])


_clerks: OrderedDict[int, Clerk] = OrderedDict()
_clerks_lock = threading.Lock()


def clerk_of(committee: int) -> Clerk:
    with _clerks_lock:
        clerk = _clerks.get(committee)
        if clerk is None:
            clerk = _clerks[committee] = Clerk(committee)
        _clerks.move_to_end(committee)
        while len(_clerks) > BOOKS_KEPT:
            _clerks.popitem(last=False)
        return clerk
