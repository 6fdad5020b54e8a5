"""Meetings played in memory: presses, strikes and a clock of their own, without a database."""

from collections.abc import Callable, Sequence
from types import UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin
from zlib import crc32

from msgspec.structs import replace

from committees.book import Book
from committees.facts import Entry, Fact, Struck, WordsRef
from committees.floor import Floor
from committees.order import ON_DAIS, RULINGS, OutOfOrder, Press, Ruling
from committees.recorded import Recorded, recorded
from delegates.rules.roll import RollAnswered, Roster
from delegates.rules.speakers import SpeakerRecognised
from motions.rules.motions import MotionDecided, MotionRaised
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import DraftRef
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
    speakers, business = floor.speakers, floor.business
    speech, caucus, timer = speakers.speech, business.caucus, business.timer
    if speech:
        speakers = replace(speakers, speech=replace(speech, clock=speech.clock.stopped(at)))
    if caucus:
        business = replace(business, caucus=replace(caucus, clock=caucus.clock.stopped(at)))
    if timer:
        business = replace(business, timer=replace(timer, clock=timer.clock.stopped(at)))
    return replace(floor, seq=0, at=0, speakers=speakers, business=business)


def play_at_random(
    play: Play, dice: bytes, each: Callable[[list[Entry]], None] = lambda entries: None
) -> None:
    """Let six bytes at a time decide who presses what. After a refusal something else is tried.

    `each` sees what every act entered.
    """
    for start in range(0, len(dice) - 5, 6):
        what, *rest = dice[start : start + 6]
        before = play.book.seq
        if what >= 248:
            play.undo(wait=rest[0] * 100)
        elif what >= PRESSES:
            play.redo(wait=rest[0] * 100)
        else:
            press_something(play, what, rest)
        if play.book.seq > before:
            each(list(play.book.entries[before:]))


def press_something(play: Play, what: int, dice: Sequence[int], *, seats: bool = True) -> list[Entry]:
    """Press what the dice say, or else something that is not refused; by the dais alone unless `seats` may."""
    shown = [verb for verb in VERBS if verb not in ON_DAIS or any(True for _ in ON_DAIS[verb](play.floor))]
    verbs = [verb for verb in (shown if what % 4 else VERBS) for _times in range(OFTEN.get(verb, 3))]
    lot = crc32(bytes((what, *dice)))
    for stride in range(5):
        verb = verbs[(lot + stride * 37) % len(verbs)]
        if entries := _press_at_random(play, verb, dice, seats and verb in SEATS_MAY):
            return entries
    return []


SELDOM = {"divide_the_house", "important_question", "reconsider"}
"""Kinds whose moment is seldom there, moved more often where the rules know them."""
PRESSES = 242
"""Of 256 throws of the first of the dice, how many press something; the others undo and redo."""
OFTEN = {
    "join_list": 8, "recognise": 12, "start_clock": 10, "yield_floor": 9, "request_question": 16, "drop_question": 24, "put_question": 9, "request_comment": 24, "drop_comment": 24, "hear_comment": 12, "end_comments": 4, "end_speech": 8,
    "hear_on_motion": 30, "put_motion": 14, "take_back_paper": 14, "correct_ballot": 12,
    "raise_motion": 40, "second_motion": 90, "decide_motion": 90, "declare_motion": 10, "admit_motion": 12,
    "place_motion": 40, "keep_motion": 12, "withdraw_motion": 4, "extend_caucus": 8, "close_caucus": 8,
    "pass_floor": 16, "pass_turn": 40, "present_draft": 6, "rule_point": 20, "end_voting": 20, "open_vote": 8, "cast_ballot": 40, "close_vote": 25,
    "announce_result": 25, "count_placards": 8, "hear_explanation": 20, "object_to_adoption": 16, "introduce_amendment": 16, "place_amendment": 24, "place_draft": 6, "give_support": 4, "submit_paper": 12, "approve_paper": 6, "return_paper": 2, "introduce_paper": 4, "submit_amendment": 40, "introduce_proposed": 12, "return_amendment": 8, "take_back_amendment": 24, "withdraw_support": 4, "all_present": 20, "close_roll_call": 40,
    "open_meeting": 40, "resume_meeting": 40, "return_to_room": 12, "take_up_seat": 12,
    "adjourn_meeting": 1, "suspend_meeting": 2, "open_roll_call": 1, "vacate_seat": 1, "leave_room": 2,
    "set_rights": 1, "take_procedure": 2, "set_clock_start": 1, "admit_seats": 1, "take_roster": 1, "set_phones": 2, "set_notes": 1, "note_line": 1, "set_timer": 2, "close_list": 2,
    "open_strawpoll": 4, "choose_in_strawpoll": 14, "close_strawpoll": 6,
}  # fmt: skip
"""How often a ruling is pressed beside the others, of which each is three times."""
VERBS = sorted(RULINGS)
SEATS_MAY = {
    "accept_amendment",
    "submit_paper",
    "take_back_paper",
    "submit_amendment",
    "take_back_amendment",
    "give_support",
    "withdraw_support",
    "join_list",
    "leave_list",
    "raise_motion",
    "second_motion",
    "withdraw_motion",
    "cast_ballot",
    "choose_in_strawpoll",
}


def _press_at_random(play: Play, verb: str, dice: Sequence[int], seat_may: bool) -> list[Entry]:
    ruling, (wait, who, *rest) = RULINGS[verb], dice
    hints = {name: hint for name, hint in ruling.__annotations__.items() if name not in _NOT_ARGUMENTS}
    args = {name: _plausible(play, name, hint, rest) for name, hint in hints.items()}
    if isinstance(args.get("of"), int):
        # What is to an amendment is to its draft.
        args["paper"] = play.floor.papers.amended_paper(args["of"])
    if offers := list(ON_DAIS[verb](play.floor)) if verb in ON_DAIS and who & 4 else []:
        offered = offers[rest[-1] % len(offers)]
        # An example of an entry is none that is on this record.
        args |= {name: value for name, value in offered.items() if name != "recorded"}
    by = f"seat:{args.get('seat') or 'JPN'}" if seat_may and who % 3 else CHAIR
    try:
        return play.press(ruling, by=by, wait=wait * 300, lot=rest[0], ruled=who % 5 == 0, **args)
    except OutOfOrder:
        return []


_NOT_ARGUMENTS = {"floor", "press", "return"}


def _plausible(play: Play, name: str, hint: Any, dice: list[int]) -> Any:
    """A value for an argument, such as a screen of this floor might send; sometimes one that is stale."""
    if name == "recorded":
        return _on_record(play, dice)
    floor = play.floor
    speech, comments = floor.speakers.speech, floor.speakers.comments
    vote, business = floor.votes.current, floor.business
    caucus, motions, agenda = business.caucus, business.motions, floor.agenda
    ids = tuple(motion.id for motion in (*motions.pending, *motions.noted, *motions.fallen))
    amendable = [each for draft in floor.papers.introduced for each in draft.amendments_to(None)]
    moved = tuple(kind.code for kind in floor.procedure.moved())
    names: dict[str, tuple[Any, ...]] = {
        "seat": SEATS,
        "heir": (*SEATS, None),
        "before": (*floor.speakers.queue, *(caucus.queue if caucus else ()), None),
        "speech": (
            speech.id if speech else 1,
            speech.id if speech else 2,
            0,
            *((comments.id,) * 3 if comments else ()),
        ),
        "vote": (
            vote.id if vote else 1,
            vote.id if vote else 2,
            0,
            *(each.id for each in floor.votes.announced),
        ),
        "moment": (floor.at - 1, floor.at - 1500, floor.at),
        "id": (*(thing.id for thing in (speech, caucus, business.point, business.timer) if thing), *ids, 0),
        # The caucuses once more each, as in any meeting.
        "motion": (
            *moved,
            "moderated_caucus",
            "unmoderated_caucus",
            "consultation_of_whole",
            "tour_de_table",
            *(SELDOM.intersection(moved) and sorted(SELDOM) * 3),
        ),
        "point": (*(kind.code for kind in floor.procedure.points()), "right_of_reply"),
        "subject": (None, None, business.last_ruling, *agenda.topics),
        "topics": ((), agenda.topics, agenda.topics[::-1], (1, 2), (3,)),
        "paper": (1, 2, 3, 4),
        "draft": (DraftRef(1, 10, 4), DraftRef(2, 20, 1), DraftRef(3, 30), DraftRef(4, 40, 2)),
        "place": (1, 2, 0, 4, 5),
        "target": ("1", "2", None, "11.1", "9", *(mark for each in amendable for mark in each.fresh)),
        "instead": (None, None, *(each.id for each in floor.papers.proposed)),
        "part": (None, None, 1, 2),
        "papers": (
            tuple(draft.paper for draft in reversed(floor.papers.introduced)),
            (1, 2),
        ),
        "parts": ((("1",),), (("1", "2"), ("3",)), (("1", "2"), ("3", "4")), (("9",),), ()),
        "sponsors": (("JPN",), ("BRA", "FRA"), ("FRA", "USA"), ()),
        "seconds": (15, 60, -20, 90, 0),
        "total": (600, 60, 300, 0),
        "speaking": (45, 30, None, 90),
        "abstain": (0, 1, None),
        "yes": (4, 2, 1, None),
        "no": (1, 2, 3, None),
        "until": (None, floor.at + 3_600_000, 0),
        "topic": (None, WORDS),
        "title": (None, WORDS),
        "remarks": (None, WORDS),
        "rights": (MEMBER, OBSERVER),
        "seats": ({"USA": MEMBER}, {}),
        "order": (SEATS, SEATS[::-1], SEATS[:2]),
        "roster": tuple(
            Roster(dict.fromkeys(order, True) | {"USA": len(order) < 6}, order)
            for order in (SEATS, tuple(seat for seat in SEATS if seat != "SEN"))
        ),
        "procedure": (
            floor.procedure,
            replace(floor.procedure, start_clock_at_once=True, max_yields=2, proposer_speaks="last"),
        ),
    }
    poll = floor.strawpolls.current
    if name == "strawpoll":
        choices: tuple[Any, ...] = (*([poll.id] * 3 if poll else ()), 1)
    elif name == "options" and hint == tuple[int, ...]:
        choices = ((1,), (2,), (1, 2), (), (3,))
    elif name == "options":
        choices = ((WORDS, WORDS), (WORDS, WORDS, WORDS), (WORDS,))
    elif name == "before" and hint == int | None:
        choices = (*ids, None)
    elif name == "of" and hint == int | None:
        choices = (None, *[each.id for each in amendable] * 3)
    elif name == "amendment" and hint is AmendmentRef:
        known = [each.id for draft in floor.papers.drafts for each in draft.amendments]
        known += [each.id for each in floor.papers.proposed]
        choices = (AmendmentRef(11 + len(known), 1), AmendmentRef(11 + len(known), 2), AmendmentRef(11, 0))
    elif name == "amendment":
        left = [each.id for draft in floor.papers.introduced for each in draft.amendments_left]
        choices = (None, *left, *(each.id for each in floor.papers.proposed), 0)
    else:
        choices = names.get(name) or _of_type(hint)
    return choices[crc32(bytes(dice) + name.encode()) % len(choices)]


CORRECTABLE = (SpeakerRecognised, MotionDecided, MotionRaised, RollAnswered, MotionDecided, Fact)


def _on_record(play: Play, dice: list[int]) -> Recorded | None:
    """What is on record of one of the last entries of a kind; sometimes of one that was undone."""
    kind = CORRECTABLE[dice[0] % len(CORRECTABLE)]
    found = [entry.seq for entry in play.book.entries if isinstance(entry.fact, kind)][-8:]
    return recorded(play.book, found[dice[1] % len(found)]) if found else None


WORDS = WordsRef("w1", "0" * 64)


def _of_type(hint: Any) -> tuple[Any, ...]:
    """A few values of a type, for arguments that have no list of their own."""
    if isinstance(hint, TypeAliasType):
        return _of_type(hint.__value__)
    if get_origin(hint) is Literal:
        return get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return (*(value for kind in kinds for value in _of_type(kind)), None)
    simple: dict[Any, tuple[Any, ...]] = {
        bool: (False, True),
        int: (1, 2, 30, -1, 0),
        str: ("0" * 64,),
        WordsRef: (WORDS,),
    }
    return simple[hint]
