"""The book: a committee's record in memory, with the floor it makes, and how its last steps are struck.

A book is a value. Entering an act makes another book; whoever holds the old one is not disturbed.

**Undo.** Striking act T strikes everything from T on, so that the floor is again what it was just
before T. Three things temper that. Others did things meanwhile: what seats and the secretariat did
since T is judged again on the floor as it then is, and what comes out the same stands. Clocks come
back stopped with what was left when T was made, for nobody spoke while the mistake was mended. And
a strike is itself an act: striking it is redo, and by the same rule the floor is again what it was
before it.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import MATTERS, Entry, Fact, Struck, canonical, encode
from committees.floor import Floor, evolve, fold, struck_acts
from committees.order import DAIS

KEPT_EVERY = 200
"""A floor is kept at every so many entries, so that a strike refolds a tail, not the whole book."""

type Turns = dict[str, int]
type JudgeAgain = Callable[[Floor, Entry], Sequence[Fact] | None]
"""The facts that the act begun by an entry comes to on another floor, or None if it is refused."""


def chained(previous: str, committee: int, entry: Entry, text: str) -> str:
    """The hash of an entry: SHA-256 over the hash before it and everything stored of it."""
    line = canonical([committee, entry.seq, entry.act, entry.by, entry.at, text])
    return sha256(f"{previous}\n{line}".encode()).hexdigest()


class Book(Struct, frozen=True):
    """All entries of one committee, gapless from seq 1, and what follows from them."""

    committee: int
    entries: tuple[Entry, ...] = ()
    head: str = ""
    """The hash of the last entry."""
    floor: Floor = Floor()
    turns: Turns = {}
    """For each matter, the seq that last moved it, struck or not. Never goes back."""
    dead: frozenset[int] = frozenset()
    """Acts that no longer count."""
    kept: tuple[Floor, ...] = ()

    @property
    def seq(self) -> int:
        return len(self.entries)

    @property
    def at(self) -> int:
        return self.entries[-1].at if self.entries else 0

    def stands(self, entry: Entry) -> bool:
        return entry.act not in self.dead

    def act(self, number: int) -> list[Entry]:
        """The entries of the act that begins at seq `number`; an act's entries lie together."""
        entries = []
        for entry in self.entries[number - 1 :]:
            if entry.act != number:
                break
            entries.append(entry)
        return entries

    def extended(self, entries: Sequence[Entry], head: str) -> "Book":
        """The book with more entries, whose last hash is `head`."""
        every = self.entries + tuple(entries)
        turns = self.turns
        for entry in entries:
            moves = MATTERS if isinstance(entry.fact, Struck) else entry.fact.moves
            if moves:
                turns = {**turns, **dict.fromkeys(moves, entry.seq)}
        if any(isinstance(entry.fact, Struck) for entry in entries):
            return self._refolded(every, head, turns)
        floor, kept = self.floor, self.kept
        for entry in entries:
            floor = evolve(floor, entry)
            if entry.seq % KEPT_EVERY == 0:
                kept = (*kept, floor)
        return replace(self, entries=every, head=head, floor=floor, turns=turns, kept=kept)

    def _refolded(self, every: tuple[Entry, ...], head: str, turns: Turns) -> "Book":
        dead = struck_acts(every)
        first_changed = min(dead ^ self.dead, default=self.seq + 1)
        kept = tuple(floor for floor in self.kept if floor.seq < first_changed)
        floor = kept[-1] if kept else Floor()
        for entry in every[floor.seq :]:
            if entry.act not in dead:
                floor = evolve(floor, entry)
            if entry.seq % KEPT_EVERY == 0:
                kept = (*kept, replace(floor, seq=entry.seq))
        return replace(self, entries=every, head=head, floor=floor, turns=turns, dead=dead, kept=kept)

    def entered(self, facts: Iterable[Fact], by: str, at: int) -> tuple["Book", list[Entry], list[str]]:
        """The book after one more act, with its entries and their hashes."""
        act, head = self.seq + 1, self.head
        entries, hashes = [], []
        for seq, fact in enumerate(facts, act):
            entry = Entry(seq, act, by, at, fact)
            head = chained(head, self.committee, entry, encode(fact))
            entries.append(entry)
            hashes.append(head)
        return self.extended(entries, head), entries, hashes

    def floor_at(self, seq: int) -> Floor:
        """The floor as it was shown when the book ended at `seq`."""
        entries = self.entries[:seq]
        dead = struck_acts(entries)
        # Floors that were kept know of later strikes; those before the first difference are the same.
        differs = min((act for act in dead ^ self.dead if act <= seq), default=seq + 1)
        kept = next((floor for floor in reversed(self.kept) if floor.seq < min(differs, seq + 1)), Floor())
        return fold((entry for entry in entries[kept.seq :] if entry.act not in dead), kept)

    def undoable(self) -> Entry | None:
        """The first entry of the dais's last standing act that is no strike: what undo would strike."""
        return self._last_of_dais(strikes=False)

    def redoable(self) -> Entry | None:
        """The strike that redo would strike: the last undo, unless the dais has acted since."""
        strike = self._last_of_dais(strikes=True)
        since = self.undoable()
        return None if strike and since and since.act > strike.act else strike

    def _last_of_dais(self, *, strikes: bool) -> Entry | None:
        for entry in reversed(self.entries):
            if not entry.by.startswith(DAIS) or not self.stands(entry) or entry.seq != entry.act:
                continue
            struck = isinstance(entry.fact, Struck)
            if struck == strikes and not (isinstance(entry.fact, Struck) and entry.fact.redo):
                return entry
        return None

    def strike(self, target: Entry, judge_again: JudgeAgain) -> Struck:
        """The fact that strikes from `target`'s act on, but for what delegations did and still stands."""
        struck = self.struck_by(target, judge_again)
        return Struck(acts=struck, at=target.at, redo=isinstance(target.fact, Struck))

    def struck_by(self, target: Entry, judge_again: JudgeAgain) -> tuple[int, ...]:
        """The acts that fall with `target`'s, in order, its own first."""
        floor, struck = self._before(target), []
        for entry in self.entries[target.seq - 1 :]:
            if entry.seq != entry.act:
                continue
            facts = [each.fact for each in self.act(entry.act)]
            if not entry.by.startswith(DAIS) and self.stands(entry) and judge_again(floor, entry) == facts:
                for each in self.act(entry.act):
                    floor = evolve(floor, each)
            else:
                struck.append(entry.act)
        return tuple(struck)

    def _before(self, target: Entry) -> Floor:
        """The floor just before `target`, its clocks stopped when `target` was made."""
        floor = self.floor_at(target.act - 1)
        return evolve(floor, Entry(target.act, target.act, target.by, target.at, Struck((), target.at)))
