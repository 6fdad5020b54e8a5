"""An entry of the book as it now stands, with all that a correction of it is judged by.

A ruling sees the floor, which has forgotten what is long past. So whoever corrects an old entry is
given a `Recorded` beside the floor: read from the book inside the act's own transaction, a plain
value like every other argument.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from committees.book import Book
from committees.facts import Entry, Fact, Struck
from delegates.rules.roll import (
    Answer,
    AnswerCorrected,
    RollAnswered,
    RollCallClosed,
    RollCallOpened,
    SeatLeft,
    SeatReturned,
)
from delegates.rules.speakers import (
    UNCOUNTED,
    ListJoined,
    ListLeft,
    NameCorrected,
    SpeakerRecognised,
    SpeechEnded,
    Turn,
    Yielded,
)
from motions.rules.ballots import ObjectionMade
from motions.rules.caucus import FloorPassed
from motions.rules.corrections import (
    BallotCorrected,
    CountCorrected,
    PlacardsCorrected,
    ResultCorrected,
    TimeCorrected,
)
from motions.rules.majority import Threshold
from motions.rules.motions import MotionDecided, MotionRaised, MotionSeconded
from motions.rules.points import PointRaised

NAMING = (
    SpeakerRecognised,
    FloorPassed,
    ListJoined,
    ListLeft,
    SeatLeft,
    SeatReturned,
    MotionRaised,
    MotionSeconded,
    ObjectionMade,
    PointRaised,
)
"""Facts that name one delegation, or left it open. Speeches that end or are yielded follow the one recognised."""
CORRECTIONS = (
    NameCorrected,
    AnswerCorrected,
    CountCorrected,
    TimeCorrected,
    BallotCorrected,
    PlacardsCorrected,
    ResultCorrected,
)


class Recorded(Struct, frozen=True):
    """What is on record of an entry. Times in ms since the Unix epoch."""

    entry: int
    act: int
    at: int
    earliest: int
    """When the act before it happened."""
    latest: int | None = None
    """When the act after it happened, if there is one."""
    stands: bool = True
    """Whether it may be corrected at all: it was not undone, and is no correction itself."""
    names: bool = False
    """Whether it names a delegation, or could."""
    seat: str | None = None
    turn: Turn | None = None
    speaking: bool = False
    """Whether the speech that it began is going on."""
    answers: dict[str, Answer] = {}
    in_force: frozenset[str] = frozenset()
    """The seats whose answer here is the one that the roll has."""
    counts: tuple[int, int] | None = None
    carried: bool = False
    threshold: Threshold = "simple"
    room: int = 0
    """How many could raise a placard in that decision."""


def recorded(book: Book, seq: int) -> Recorded | None:
    """What is on record of the entry `seq`; None if there is none."""
    if not 0 < seq <= book.seq:
        return None
    entry = book.entries[seq - 1]
    fact = as_corrected(book, entry)
    plain = Recorded(
        entry=seq,
        act=entry.act,
        at=time_of(book, entry.act),
        earliest=_before(book, entry.act),
        latest=_after(book, entry.act),
        stands=book.stands(entry) and correctable(book, entry.act),
    )
    match fact:
        case SpeakerRecognised(seat=seat):
            speech = book.floor.speakers.speech
            going_on = speech is not None and speech.id == seq
            return replace(plain, names=True, seat=seat, turn=_turn(book, seq, fact), speaking=going_on)
        case RollAnswered(answers=answers):
            return replace(plain, answers=answers, in_force=_in_force(book, seq, answers))
        case MotionDecided(id=id, carried=carried, how="counted", yes=yes, no=no):
            return replace(plain, counts=(yes or 0, no or 0), carried=carried, **_decision(book, entry, id))
        case _ if isinstance(fact, NAMING) and not entry.by.startswith("seat:"):
            return replace(plain, names=True, seat=fact.seat)
    return plain


def correctable(book: Book, act: int) -> bool:
    """Whether an act may be corrected: it stands, and is neither a correction nor a strike itself."""
    facts = [entry.fact for entry in book.act(act)]
    return act not in book.dead and not any(isinstance(fact, (Struck, *CORRECTIONS)) for fact in facts)


def time_of(book: Book, act: int) -> int:
    """When an act happened, as it stands."""
    at = book.entries[act - 1].at
    for entry in book.act(act):
        for correction in book.floor.corrections.of(entry.seq):
            if isinstance(correction.by, TimeCorrected):
                at = correction.by.at
    return at


def as_corrected(book: Book, entry: Entry) -> Fact:
    """The fact of an entry as it stands, with what follows for it from other entries' corrections."""
    made = book.floor.corrections.made
    if not made or not book.stands(entry):
        return entry.fact
    fact = book.floor.corrections.amended(entry)
    match fact:
        case SpeechEnded(speech=speech) | Yielded(speech=speech) if 0 < speech <= book.seq:
            fact = replace(fact, seat=_speaker(book, speech) or fact.seat)
            if isinstance(fact, Yielded) and fact.heir:
                given = [each.seq for each in book.act(entry.act) if isinstance(each.fact, SpeakerRecognised)]
                fact = replace(fact, heir=_speaker(book, given[-1]) if given else fact.heir)
        case RollCallClosed():
            fact = _closing(book, entry, fact)
    return fact


def _speaker(book: Book, speech: int) -> str | None:
    fact = book.floor.corrections.amended(book.entries[speech - 1])
    return fact.seat if isinstance(fact, SpeakerRecognised) else None


def _acts_beside(book: Book, act: int, step: int) -> Iterator[int]:
    """The standing acts before or after one, the nearest first."""
    entries = reversed(book.entries[: act - 1]) if step < 0 else iter(book.entries[act - 1 :])
    for entry in entries:
        if entry.seq == entry.act != act and book.stands(entry):
            yield entry.act


def _before(book: Book, act: int) -> int:
    before = next(_acts_beside(book, act, -1), None)
    return time_of(book, before) if before else 0


def _after(book: Book, act: int) -> int | None:
    after = next(_acts_beside(book, act, 1), None)
    return time_of(book, after) if after else None


def _turn(book: Book, speech: int, fact: SpeakerRecognised) -> Turn:
    """What a speech adds to its speaker's account; nothing yet of the time, if it is going on."""
    ends = [
        (entry, ended)
        for entry in book.entries
        if isinstance(ended := as_corrected(book, entry), SpeechEnded) and book.stands(entry)
    ]
    passed = any(ended.speech == speech and ended.how == "passed" for _entry, ended in ends)
    ends = [(entry, ended) for entry, ended in ends if ended.how != "passed"]
    own = next(((entry.at, ended.spent) for entry, ended in ends if ended.speech == speech), (None, 0))
    others = [entry.at for entry, ended in ends if ended.seat == fact.seat and ended.speech != speech]
    return Turn(
        times=0 if passed or fact.on in UNCOUNTED else 1,
        ms=own[1],
        ended=own[0],
        before=others[-1] if others else None,
    )


def _in_force(book: Book, seq: int, answers: dict[str, Answer]) -> frozenset[str]:
    """The seats of an entry that have answered nothing since, and whose roll call is the last one."""
    left = set(answers)
    for entry in book.entries[seq:]:
        if not book.stands(entry):
            continue
        if isinstance(entry.fact, RollCallOpened):
            return frozenset()
        if isinstance(entry.fact, RollAnswered):
            left -= entry.fact.answers.keys()
    return frozenset(left)


def _decision(book: Book, entry: Entry, id: int) -> dict[str, Any]:
    """By what rule a motion was counted, and how many could raise a placard for or against it."""
    floor = book.floor_at(entry.act - 1)
    raised = book.entries[id - 1].fact
    code = raised.motion if isinstance(raised, MotionRaised) else ""
    decided = entry.fact
    abstained = (decided.abstain or 0) if isinstance(decided, MotionDecided) else 0
    return {"threshold": floor.procedure.threshold(code), "room": floor.placards(code) - abstained}


def _closing(book: Book, entry: Entry, closed: RollCallClosed) -> RollCallClosed:
    """A roll call's figures, worked out again from its answers as they stand."""
    then: dict[str, str] = {}
    now: dict[str, str] = {}
    for each in reversed(book.entries[: entry.seq]):
        if isinstance(each.fact, RollCallOpened) and book.stands(each):
            break
        amended = book.floor.corrections.amended(each)
        if isinstance(each.fact, RollAnswered) and isinstance(amended, RollAnswered) and book.stands(each):
            then = {**each.fact.answers, **then}
            now = {**amended.answers, **now}
    more = [seat for seat in now if now[seat] != "absent" and then[seat] == "absent"]
    fewer = [seat for seat in now if now[seat] == "absent" and then[seat] != "absent"]
    rights = book.floor.roll.rights
    counted = sum(rights[seat].substance for seat in more) - sum(rights[seat].substance for seat in fewer)
    return replace(closed, present=closed.present + len(more) - len(fewer), counted=closed.counted + counted)
