"""The one way onto the record.

    record.enter(committee, rulings.recognise, by="dais:chair", key=..., turns=..., seat="JPN")

locks, reads, judges, appends, and after the commit announces. Nothing else writes the floor.

**One press is one act.** It comes under a key; the same key answers with the outcome as it stands
now and enters nothing again, so a double click, a retry after a lost answer and a browser's own
repetition are harmless. The key with other content is refused.

**Two officers.** What an act rests on (`order.RESTS`) must not have moved since the screen it was
pressed on was drawn: each page sends the turns it shows, and an act that comes second on the same
matter is told who was first. Turns count every entry, struck or not.

How what is pressed is entered, batch by batch, is the clerk's business (`clerk`).
"""

import secrets
from abc import ABCMeta, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct, StructMeta

from committees.book import Book
from committees.clerk import Admitted, Answer, Pressed, clerk_of
from committees.facts import Entry, Fact, WordsRef, canonical
from committees.floor import Floor
from committees.models import Act, Words
from committees.order import OutOfOrder, Press, Ruling
from committees.order import mark as _
from committees.recorded import recorded
from committees.verbs import RESTS, RULINGS


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


class Stale(Exception):
    """Another act has decided the same matter since the screen was drawn; `entry` is that act's fact."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"moved at {entry.seq} by {entry.by}")
        self.entry = entry


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
    return clerk_of(committee).take(press)


def strike(
    committee: int, act: int, *, by: str, key: str | None = None, admitted: Admitted | None = None
) -> Answer:
    """Undo the dais's last act, or redo its last undo: `act` names which one is meant.

    Raises OutOfOrder if it is neither any more, Voided, or TryAgain.
    """
    press = _Strike(by, key or secrets.token_hex(8), None, act)
    press.admitted = admitted
    return clerk_of(committee).take(press)


def read(committee: int) -> Book:
    """The committed book. Three queries at the most, one when nothing has moved."""
    return clerk_of(committee).committed()


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


class _Ruled(Pressed):
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


class _Strike(Pressed):
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
