"""The general speakers list, who has the floor, and how long each has had it."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.clock import Clock
from committees.facts import Entry, Fact, Struck, WordsRef

type Place = Literal["general", "caucus", "reply", "explanation", "for", "against", "comment"]
"""Where a speech comes from: the general list, the caucus, a right of reply, an explanation of vote, the
debate on a motion, or comments on a speech."""
UNCOUNTED: tuple[Place, ...] = ("reply", "explanation", "for", "against", "comment")
"""Speeches that are not counted among those of a delegation, though their time is."""
type ClockOf = Literal["speech", "caucus", "timer"]
type YieldTo = Literal["chair", "delegate", "questions", "comments"]
type SpeechEnd = Literal["ended", "next", "yielded", "caucus", "vote", "adjourned", "passed"]
"""Who passed had the floor and did not speak."""


class ListJoined(Fact, frozen=True):
    seat: str
    on: Place = "general"


class ListLeft(Fact, frozen=True):
    seat: str
    on: Place = "general"


class ListMoved(Fact, frozen=True):
    """`seat` now stands just before `before`, or last if that is None."""

    moves: ClassVar = ("list",)
    seat: str
    before: str | None = None
    on: Place = "general"


class ListClosed(Fact, frozen=True):
    moves: ClassVar = ("list",)


class ListReopened(Fact, frozen=True):
    moves: ClassVar = ("list",)


class SpeakingTimeSet(Fact, frozen=True):
    moves: ClassVar = ("list",)
    ms: int


class SpeakerRecognised(Fact, frozen=True):
    moves: ClassVar = ("speaker",)
    seat: str
    limit: int
    on: Place = "general"
    yields: int = 0
    """How often this time has been yielded before."""
    running: bool = False
    """Whether the clock runs from the first moment."""
    motion: int | None = None
    """The motion before the room that it speaks for or against."""


class SpeechEnded(Fact, frozen=True):
    moves: ClassVar = ("speaker",)
    speech: int
    seat: str
    spent: int
    how: SpeechEnd = "ended"


class Yielded(Fact, frozen=True):
    moves: ClassVar = ("speaker",)
    speech: int
    seat: str
    to: YieldTo
    heir: str | None = None


class QuestionRequested(Fact, frozen=True):
    """A seat would put a question to who yielded to questions. It moves no matter: it is only a placard."""

    speech: int
    seat: str


class QuestionDropped(Fact, frozen=True):
    """It would not any more."""

    speech: int
    seat: str


class QuestionPut(Fact, frozen=True):
    """A seat puts a question to the speaker. Its own time is not counted; the answer is the speaker's."""

    speech: int
    seat: str
    text: WordsRef | None = None


class CommentRequested(Fact, frozen=True):
    """A seat would comment on the speech that was yielded to comments. It moves no matter."""

    speech: int
    seat: str


class CommentDropped(Fact, frozen=True):
    """It would not any more."""

    speech: int
    seat: str


class CommentsEnded(Fact, frozen=True):
    """No more comments on that speech are heard."""

    moves: ClassVar = ("speaker",)
    speech: int


class ClockStarted(Fact, frozen=True):
    of: ClockOf
    id: int


class ClockPaused(Fact, frozen=True):
    of: ClockOf
    id: int


class ClockAdjusted(Fact, frozen=True):
    of: ClockOf
    id: int
    by: int


class ClockStartSet(Fact, frozen=True):
    """Whether a speaker's clock starts with the recognition, or waits for the Chair."""

    at_once: bool


class Turn(Struct, frozen=True):
    """What a speech that is over adds to its speaker's account."""

    times: int
    """1, or 0 for speeches that are not counted."""
    ms: int
    ended: int | None
    """When it ended."""
    before: int | None
    """When its speaker on record otherwise spoke last."""


class NameCorrected(Fact, frozen=True):
    """An earlier entry names the wrong delegation, or named none."""

    moves: ClassVar = ("minutes",)
    entry: int
    seat: str
    was: str | None
    turn: Turn | None = None
    """If the entry gave the floor: what goes from one account to the other."""


class Speech(Struct, frozen=True):
    """Somebody has the floor. Named by the seq of the fact that gave it."""

    id: int
    seat: str
    clock: Clock
    on: Place = "general"
    yields: int = 0
    questions: bool = False
    motion: int | None = None
    asking: tuple[str, ...] = ()
    """Who would put a question to the speaker, in the order in which they asked;"""
    asker: str | None = None
    """and who put the last one."""

    def evolve(self, entry: Entry) -> "Speech":
        """The speech with its clock after one more entry."""
        match entry.fact:
            case ClockStarted(of="speech", id=id) if id == self.id:
                return replace(self, clock=self.clock.started(entry.at))
            case ClockPaused(of="speech", id=id) if id == self.id:
                return replace(self, clock=self.clock.stopped(entry.at))
            case ClockAdjusted(of="speech", id=id, by=by) if id == self.id:
                return replace(self, clock=self.clock.extended(by))
            case QuestionRequested(speech=id, seat=seat) if id == self.id:
                return replace(self, asking=(*without(self.asking, seat), seat))
            case QuestionDropped(speech=id, seat=seat) if id == self.id:
                return replace(self, asking=without(self.asking, seat))
            case QuestionPut(speech=id, seat=seat) if id == self.id:
                return replace(self, asking=without(self.asking, seat), asker=seat)
            case Struck(at=at):
                return replace(self, clock=self.clock.stopped(at))
        return self


class Comments(Struct, frozen=True):
    """Comments are heard on a speech that is over, by its number."""

    id: int
    seat: str
    heard: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    """Who would comment, in the order in which they asked."""

    def evolve(self, entry: Entry) -> "Comments | None":
        """The comments after one more entry; None once they are over."""
        match entry.fact:
            case CommentRequested(speech=id, seat=seat) if id == self.id:
                return replace(self, asking=(*without(self.asking, seat), seat))
            case CommentDropped(speech=id, seat=seat) if id == self.id:
                return replace(self, asking=without(self.asking, seat))
            case SpeakerRecognised(seat=seat, on="comment"):
                return replace(self, heard=(*self.heard, seat), asking=without(self.asking, seat))
            case SpeakerRecognised(on="general" | "caucus") | CommentsEnded():
                return None
        return self


class Spoken(Struct, frozen=True):
    """How much floor a seat has had: number of speeches, ms in all, and when the last one ended."""

    times: int = 0
    ms: int = 0
    last: int | None = None


class Speakers(Struct, frozen=True):
    """The general list with the speech that comes from it, or from a caucus."""

    queue: tuple[str, ...] = ()
    closed: bool = False
    speaking_time: int | None = None
    speech: Speech | None = None
    starts_at_once: bool | None = None
    """None until the Chair has set it: then the procedure decides."""
    spoken: dict[str, Spoken] = {}
    comments: Comments | None = None

    def evolve(self, entry: Entry) -> "Speakers":
        after = self._evolved(entry)
        comments = self.comments.evolve(entry) if self.comments else None
        if isinstance(entry.fact, Yielded) and entry.fact.to == "comments":
            comments = Comments(entry.fact.speech, entry.fact.seat)
        return after if comments is self.comments else replace(after, comments=comments)

    def _evolved(self, entry: Entry) -> "Speakers":
        match entry.fact:
            case ListJoined(seat=seat, on="general"):
                return replace(self, queue=(*without(self.queue, seat), seat))
            case ListLeft(seat=seat, on="general"):
                return replace(self, queue=without(self.queue, seat))
            case ListMoved(seat=seat, before=before, on="general"):
                return replace(self, queue=moved(self.queue, seat, before))
            case SpeakerRecognised(seat=seat, limit=limit, on=on, yields=yields, running=running) as fact:
                clock = Clock(limit).started(entry.at) if running else Clock(limit)
                speech = Speech(entry.seq, seat, clock, on, yields, motion=fact.motion)
                queue = self.queue if yields or on != "general" else without(self.queue, seat)
                spoken = self.spoken if on in UNCOUNTED else self._counted(seat)
                return replace(self, speech=speech, queue=queue, spoken=spoken)
            case SpeechEnded(seat=seat, how="passed"):
                return replace(self, speech=None, spoken=self._counted(seat, -1))
            case SpeechEnded(seat=seat, spent=spent):
                return replace(self, speech=None, spoken=self._timed(seat, spent, entry.at))
            case Yielded(to="questions") if self.speech:
                return replace(
                    self,
                    speech=replace(self.speech, questions=True, clock=self.speech.clock.stopped(entry.at)),
                )
            case NameCorrected(seat=seat, was=was, turn=Turn() as turn) if was:
                return replace(self, spoken=self._handed_over(was, seat, turn))
            case ListClosed():
                return replace(self, closed=True)
            case ListReopened():
                return replace(self, closed=False)
            case ClockStartSet(at_once=at_once):
                return replace(self, starts_at_once=at_once)
            case SpeakingTimeSet(ms=ms):
                return replace(self, speaking_time=ms)
        after = self.speech.evolve(entry) if self.speech else None
        return self if after is self.speech else replace(self, speech=after)

    def _counted(self, seat: str, times: int = 1) -> dict[str, Spoken]:
        before = self.spoken.get(seat, Spoken())
        return {**self.spoken, seat: replace(before, times=before.times + times)}

    def _timed(self, seat: str, spent: int, at: int) -> dict[str, Spoken]:
        before = self.spoken.get(seat, Spoken())
        return {**self.spoken, seat: replace(before, ms=before.ms + spent, last=at)}

    def _handed_over(self, giver: str, taker: str, turn: Turn) -> dict[str, Spoken]:
        less, more = self.spoken.get(giver, Spoken()), self.spoken.get(taker, Spoken())
        return {
            **self.spoken,
            giver: Spoken(less.times - turn.times, less.ms - turn.ms, turn.before),
            taker: Spoken(
                more.times + turn.times, more.ms + turn.ms, max(more.last or 0, turn.ended or 0) or None
            ),
        }


def without(queue: tuple[str, ...], seat: str) -> tuple[str, ...]:
    return tuple(other for other in queue if other != seat)


def moved(queue: tuple[str, ...], seat: str, before: str | None) -> tuple[str, ...]:
    """`queue` with `seat` just before `before`; last if that is None or not in it."""
    rest = without(queue, seat)
    if before not in rest:
        return (*rest, seat)
    place = rest.index(before)
    return (*rest[:place], seat, *rest[place:])
