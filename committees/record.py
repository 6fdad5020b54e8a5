"""The clerk: the one way onto the record.

    record.enter(committee, rulings.recognise, by="dais:chair", key=..., turns=..., seat="JPN")

locks, reads, judges, appends, and after the commit announces. Nothing else writes the floor.

**One press is one act.** It comes under a key; the same key answers with the outcome as it stands
now and enters nothing again, so a double click, a retry after a lost answer and a browser's own
repetition are harmless. The key with other content is refused.

**Two officers.** What an act rests on (`order.RESTS`) must not have moved since the screen it was
pressed on was drawn: each page sends the turns it shows, and an act that comes second on the same
matter is told who was first. Turns count every entry, struck or not.

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
from abc import ABC, ABCMeta, abstractmethod
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, cast

import msgspec
from django.db import DatabaseError, connection, transaction
from django.utils.crypto import salted_hmac
from msgspec import Struct, StructMeta

from committees import live, wall_clock
from committees.book import Book
from committees.facts import Entry, Fact, WordsRef, canonical, decode, encode
from committees.floor import Floor
from committees.models import Act, Committee, Words
from committees.models import Entry as EntryRow
from committees.order import OutOfOrder, Press, Ruling
from committees.order import mark as _
from committees.recorded import recorded
from committees.verbs import RESTS, RULINGS

logger = logging.getLogger(__name__)

type Admitted = Callable[[], bool]

BATCH = 64
BOOKS_KEPT = 64


class _AbstractStruct(StructMeta, ABCMeta):
    """Structs of which some are only the outline of others."""


class Written(Struct, metaclass=_AbstractStruct, frozen=True):
    """An argument that becomes rows in the act's own transaction; the ruling gets what names them.

    A refused act leaves nothing behind, and a repeated one writes nothing twice. What is written stays when the
    act is struck, so it only inserts, but for a roster, which also says what its seats are.
    """

    @abstractmethod
    def insert(self, committee: int) -> Any:
        """Insert the rows and return what names them on the record."""


class Typed(Written, frozen=True):
    """Words that somebody typed, on their way to `Words`; the record gets a `WordsRef`."""

    text: str

    def insert(self, committee: int) -> WordsRef:
        words = Words.objects.create(
            id=secrets.token_hex(8), committee_id=committee, salt=secrets.token_hex(8), text=self.text
        )
        return WordsRef(words.id, words_hash(words.salt, words.text))


class TypedLines(Written, frozen=True):
    """Several such words, each by itself; the record gets a `WordsRef` of each, in their order."""

    lines: tuple[str, ...]

    def insert(self, committee: int) -> tuple[WordsRef, ...]:
        return tuple(Typed(text).insert(committee) for text in self.lines)


class OnRecord(Struct, frozen=True):
    """An argument that is read from the book as the act finds it: the ruling gets what stands at `entry`."""

    entry: int


class Answer(Struct, frozen=True):
    """What became of a press: its act, or none if there was nothing to enter."""

    act: int | None
    seq: int
    repeated: bool = False
    struck: bool = False


class Stale(Exception):
    """Another act has decided the same matter since the screen was drawn; `entry` is that act's fact."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"moved at {entry.seq} by {entry.by}")
        self.entry = entry


class Voided(Exception):
    """The pass behind the press is no longer good. Nothing was entered."""


class TryAgain(Exception):
    """The database could not take the act. Nothing was entered; the same key may be sent again."""


def enter(
    committee: int,
    ruling: Ruling,
    *,
    by: str,
    key: str | None = None,
    turns: Mapping[str, int] | None = None,
    ruled: bool | frozenset[str] = False,
    admitted: Admitted | None = None,
    **args: Any,
) -> Answer:
    """Enter what `ruling` answers to this press.

    `by` is an actor as `order.Press` names it; `turns` are those of the page, None for a command.
    `admitted` is asked inside the act's own transaction whether the pass is good still.
    Raises OutOfOrder, Stale, Voided or TryAgain, and then nothing is entered.
    """
    press = _Ruled(by, key or secrets.token_hex(8), turns, ruling, ruled, args)
    press.admitted = admitted
    return _clerk(committee).take(press)


def strike(
    committee: int, act: int, *, by: str, key: str | None = None, admitted: Admitted | None = None
) -> Answer:
    """Undo the dais's last act, or redo its last undo: `act` names which one is meant.

    Raises OutOfOrder if it is neither any more, Voided, or TryAgain.
    """
    press = _Strike(by, key or secrets.token_hex(8), None, act)
    press.admitted = admitted
    return _clerk(committee).take(press)


def read(committee: int) -> Book:
    """The committed book. Three queries at the most, one when nothing has moved."""
    return _clerk(committee).committed()


def judge(ruling: Ruling, floor: Floor, press: Press, **args: Any) -> tuple[Fact, ...]:
    """The facts that a ruling answers with. Raises OutOfOrder."""
    return tuple(ruling(floor, press, **args))


def judged_again(committee: int) -> Callable[[Floor, Entry], Sequence[Fact] | None]:
    """A judge of acts that are on the record, by the verb and arguments stored with them."""

    acts: dict[int, Act] = {}

    def again(floor: Floor, entry: Entry) -> Sequence[Fact] | None:
        if entry.act not in acts:
            since = Act.objects.filter(committee_id=committee, first_seq__gte=entry.act)
            acts.update((act.first_seq, act) for act in since)
        act = acts[entry.act]
        ruling = RULINGS[act.verb]
        try:
            return list(
                judge(ruling, floor, Press(by=entry.by, now=entry.at), **_arguments(ruling, act.args))
            )
        except OutOfOrder:
            return None

    return again


def _arguments(ruling: Ruling, text: str) -> dict[str, Any]:
    hints = ruling.__annotations__
    return {name: msgspec.convert(value, hints[name]) for name, value in msgspec.json.decode(text).items()}


class _Press(ABC):
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


class _Ruled(_Press):
    def __init__(
        self,
        by: str,
        key: str,
        turns: Mapping[str, int] | None,
        ruling: Ruling,
        ruled: bool | frozenset[str],
        args: dict[str, Any],
    ) -> None:
        super().__init__(by, key, turns)
        self.ruling, self.ruled = ruling, ruled
        self.verb = ruling.__name__
        self.args_text = canonical({**args, "ruled": ruled if isinstance(ruled, bool) else sorted(ruled)})
        self.args = args

    def facts(self, book: Book, press: Press) -> Sequence[Fact]:
        self._check_turns(book)
        args = {name: self._given(book, value) for name, value in self.args.items()}
        self.args_to_keep = canonical(args)
        ruled = msgspec.structs.replace(press, ruled=self.ruled)
        return judge(self.ruling, book.floor, ruled, **args)

    def _given(self, book: Book, value: Any) -> Any:
        if isinstance(value, Written):
            return value.insert(book.committee)
        return recorded(book, value.entry) if isinstance(value, OnRecord) else value

    def _check_turns(self, book: Book) -> None:
        if self.turns is None:
            return
        for matter in RESTS[self.verb]:
            moved = book.turns.get(matter, 0)
            if moved > self.turns.get(matter, 0):
                raise Stale(book.entries[moved - 1])


class _Strike(_Press):
    verb = "strike"

    def __init__(self, by: str, key: str, turns: Mapping[str, int] | None, act: int) -> None:
        super().__init__(by, key, turns)
        self.act = act
        self.args_text = self.args_to_keep = canonical({"act": act})

    def facts(self, book: Book, press: Press) -> Sequence[Fact]:
        for target in (book.undoable(), book.redoable()):
            if target and target.act == self.act:
                return [book.strike(target, judged_again(book.committee))]
        raise OutOfOrder(_("That is no longer the last step, so it cannot be undone from here."))


def words_hash(salt: str, text: str) -> str:
    """How the record knows words: SHA-256 over salt and text."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()


class _Clerk:
    """Keeps one committee's book for this process."""

    def __init__(self, committee: int) -> None:
        self.committee = committee
        self.desk: deque[_Press] = deque()
        self.lock = threading.Lock()
        self.book = Book(committee)

    def take(self, press: _Press) -> Answer:
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

    def _enter_one(self, press: _Press, book: Book) -> Book:
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

    def _repeated(self, press: _Press, known: Act, book: Book) -> Answer:
        if known.digest != press.digest:
            raise OutOfOrder(_("This press was sent before with other content. Reload the page."))
        return Answer(
            act=known.first_seq, seq=known.last_seq, repeated=True, struck=known.first_seq in book.dead
        )

    def _append(self, press: _Press, book: Book, facts: Sequence[Fact], at: int) -> Book:
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


_clerks: OrderedDict[int, _Clerk] = OrderedDict()
_clerks_lock = threading.Lock()


def _clerk(committee: int) -> _Clerk:
    with _clerks_lock:
        clerk = _clerks.get(committee)
        if clerk is None:
            clerk = _clerks[committee] = _Clerk(committee)
        _clerks.move_to_end(committee)
        while len(_clerks) > BOOKS_KEPT:
            _clerks.popitem(last=False)
        return clerk
