"""Meetings played in memory: presses, strikes and a clock of their own, without a database."""

from collections.abc import Callable, Sequence
from types import UnionType
from typing import Any, Literal, TypeAliasType, get_args, get_origin
from zlib import crc32

from msgspec.structs import replace

from committees.book import Book
from committees.facts import Entry, Fact, Struck, WordsRef
from committees.floor import Floor
from committees.order import RULINGS, OutOfOrder, Press, Ruling
from motions.rules.procedure import Procedure
from resolutions.rules import DraftRef
from tests.given import CHAIR, MEMBER, NOW, OBSERVER

SEATS = ("BRA", "DEU", "FRA", "JPN", "SEN", "USA")


class Play:
    """One committee's book, and the verbs and arguments of its acts so that they can be judged again."""

    def __init__(self, now: int = NOW) -> None:
        self.book = Book(committee=1)
        self.now = now
        self.acts: dict[int, tuple[Ruling, dict[str, Any]]] = {}

    @property
    def floor(self) -> Floor:
        return self.book.floor

    def press(
        self,
        ruling: Ruling,
        *,
        by: str = CHAIR,
        wait: int = 1000,
        lot: int = 0,
        ruled: bool = False,
        **args: Any,
    ) -> list[Entry]:
        """Press `wait` ms after the press before. Raises OutOfOrder."""
        self.now += wait
        facts = list(ruling(self.floor, Press(by=by, now=self.now, lot=lot, ruled=ruled), **args))
        if not facts:
            return []
        self.acts[self.book.seq + 1] = (ruling, args)
        return self._entered(facts, by)

    def undo(self, *, wait: int = 1000, by: str = CHAIR) -> Struck | None:
        return self._struck(self.book.undoable(), wait, by)

    def redo(self, *, wait: int = 1000, by: str = CHAIR) -> Struck | None:
        return self._struck(self.book.redoable(), wait, by)

    def judged_again(self, floor: Floor, entry: Entry) -> Sequence[Fact] | None:
        ruling, args = self.acts[entry.act]
        try:
            return list(ruling(floor, Press(by=entry.by, now=entry.at), **args))
        except OutOfOrder:
            return None

    def _struck(self, target: Entry | None, wait: int, by: str) -> Struck | None:
        if target is None:
            return None
        self.now += wait
        strike = self.book.strike(target, self.judged_again)
        self._entered([strike], by)
        return strike

    def _entered(self, facts: Sequence[Fact], by: str) -> list[Entry]:
        self.book, entries, _hashes = self.book.entered(facts, by, self.now)
        return entries


def stopped(floor: Floor, at: int) -> Floor:
    """`floor` as two floors are compared: with its clocks stopped at `at`, wherever its book ended."""
    speech, caucus = floor.speakers.speech, floor.business.caucus
    speakers, business = floor.speakers, floor.business
    if speech:
        speakers = replace(speakers, speech=replace(speech, clock=speech.clock.stopped(at)))
    if caucus:
        business = replace(business, caucus=replace(caucus, clock=caucus.clock.stopped(at)))
    return replace(floor, seq=0, at=0, speakers=speakers, business=business)


def play_at_random(
    play: Play, dice: bytes, each: Callable[[list[Entry]], None] = lambda entries: None
) -> None:
    """Let six bytes at a time decide who presses what. After a refusal something else is tried.

    `each` sees what every act entered.
    """
    verbs = [verb for verb in sorted(RULINGS) for _times in range(6 if verb in OFTEN else 1)]
    for start in range(0, len(dice) - 5, 6):
        what, *rest = dice[start : start + 6]
        before = play.book.seq
        if what >= 248:
            play.undo(wait=rest[0] * 100)
        elif what >= 242:
            play.redo(wait=rest[0] * 100)
        else:
            for stride in range(5):
                verb = verbs[(what + stride * 37) % len(verbs)]
                if _press_at_random(play, verb, rest):
                    break
        if play.book.seq > before:
            each(list(play.book.entries[before:]))


OFTEN = {
    "join_list", "recognise", "start_clock", "pause_clock", "yield_floor", "raise_caucus", "decide_motion",
    "declare_caucus", "open_vote", "cast_ballot", "close_vote", "announce_result", "introduce_draft",
    "all_present", "close_roll_call", "resume_meeting", "answer_roll",
}  # fmt: skip
SEATS_MAY = {"join_list", "leave_list", "raise_caucus", "withdraw_motion", "cast_ballot"}


def _press_at_random(play: Play, verb: str, dice: list[int]) -> list[Entry]:
    ruling, (wait, who, *rest) = RULINGS[verb], dice
    hints = {name: hint for name, hint in ruling.__annotations__.items() if name not in _NOT_ARGUMENTS}
    args = {name: _plausible(play.floor, name, hint, rest) for name, hint in hints.items()}
    by = f"seat:{args.get('seat', 'JPN')}" if verb in SEATS_MAY and who % 3 else CHAIR
    try:
        return play.press(ruling, by=by, wait=wait * 300, lot=rest[0], ruled=who % 5 == 0, **args)
    except OutOfOrder:
        return []


_NOT_ARGUMENTS = {"floor", "press", "return"}


def _plausible(floor: Floor, name: str, hint: Any, dice: list[int]) -> Any:
    """A value for an argument, such as a screen of this floor might send; sometimes one that is stale."""
    speech, caucus, vote = floor.speakers.speech, floor.business.caucus, floor.votes.current
    names: dict[str, tuple[Any, ...]] = {
        "seat": SEATS,
        "heir": (*SEATS, None),
        "before": (*floor.speakers.queue, *(caucus.queue if caucus else ()), None),
        "proposer": (*SEATS, None),
        "speech": (speech.id if speech else 1, speech.id if speech else 2, 0),
        "vote": (vote.id if vote else 1, vote.id if vote else 2, 0),
        "id": (
            *(thing.id for thing in (speech, caucus) if thing),
            *(motion.id for motion in floor.business.motions),
            0,
        ),
        "paper": (1, 2, 3),
        "draft": (DraftRef(1, 10), DraftRef(2, 20), DraftRef(3, 30)),
        "sponsors": (("JPN",), ("BRA", "FRA"), ("FRA", "USA"), ()),
        "seconds": (15, 60, -20, 90, 0),
        "total": (600, 60, 300, 0),
        "speaking": (45, 30, None, 90),
        "yes": (4, 2, 1, None),
        "no": (1, 2, 3, None),
        "until": (None, floor.at + 3_600_000, 0),
        "text": ("0" * 64,),
        "topic": (None, WordsRef("w1", "0" * 64)),
        "rights": (MEMBER, OBSERVER),
        "seats": ({"USA": MEMBER}, {}),
        "order": (SEATS, SEATS[::-1], SEATS[:2]),
        "procedure": (Procedure(), Procedure(start_clock_at_once=True, max_yields=2)),
    }
    choices = names.get(name) or _of_type(hint)
    return choices[crc32(bytes(dice) + name.encode()) % len(choices)]


def _of_type(hint: Any) -> tuple[Any, ...]:
    """A few values of a type, for arguments that have no list of their own."""
    if isinstance(hint, TypeAliasType):
        return _of_type(hint.__value__)
    if get_origin(hint) is Literal:
        return get_args(hint)
    if isinstance(hint, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return (*(value for kind in kinds for value in _of_type(kind)), None)
    simple: dict[Any, tuple[Any, ...]] = {bool: (False, True), int: (1, 2, 30, -1, 0), str: SEATS}
    return simple[hint]
