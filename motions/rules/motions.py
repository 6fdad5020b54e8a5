"""Motions before the room: raised, seconded, put in their place, decided, or kept for later."""

from collections.abc import Callable
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact, WordsRef
from committees.rules import MeetingOpened
from delegates.rules.speakers import NameCorrected, SpeakerRecognised
from motions.rules.procedure import Slot

type Decision = Literal["clearly_carried", "clearly_failed", "no_objection", "counted"]
type Side = Literal["for", "against"]


class MotionRaised(Fact, frozen=True):
    """A seat moved. It moves no matter: a phone must not make an officer's press stale."""

    motion: str
    """The code of its kind."""
    seat: str | None
    total: int | None = None
    """Ms in all: of a caucus, of its extension, of a break."""
    speaking: int | None = None
    """Ms for each speech."""
    topic: WordsRef | None = None
    slot: Slot | None = None
    until: int | None = None
    """When the meeting is to resume, in ms since the Unix epoch."""
    subject: int | None = None
    """What it is about: the ruling that is appealed against, or the topic that is resumed."""
    topics: tuple[int, ...] = ()
    """The order of the agenda."""
    paper: int | None = None
    """The draft that it is about,"""
    parts: tuple[tuple[str, ...], ...] = ()
    """and those paragraphs of it, by their marks, that are to be voted on by themselves;"""
    places: tuple[tuple[int, ...], ...] = ()
    """by the numbers that they had when it was moved."""
    papers: tuple[int, ...] = ()
    """The drafts in the order in which they are to be voted on."""
    before: int | None = None
    """The motion that it precedes; last if none."""
    granted: bool = False
    """Had for the asking, so it was never before the room."""
    noted: bool = False
    """Raised at the wrong moment, and kept for the right one."""
    overruled: tuple[str, ...] = ()
    """The objections that the Chair overruled to hear it, by their msgids."""
    amendment: int | None = None
    """The amendment that it brings before the room."""


class MotionSeconded(Fact, frozen=True):
    id: int
    seat: str | None = None
    """None if the Chair saw a placard and named no country."""


class MotionPlaced(Fact, frozen=True):
    """The Chair puts a motion just before another, or last if that is None."""

    moves: ClassVar = ("motions",)
    id: int
    before: int | None = None


class MotionAdmitted(Fact, frozen=True):
    """A noted motion comes before the room."""

    moves: ClassVar = ("motions",)
    id: int
    before: int | None = None


class MotionDecided(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    id: int
    carried: bool
    how: Decision
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    """Placards that abstained, where the rules let delegations abstain on procedure; they count for neither side."""


class MotionPut(Fact, frozen=True):
    """Nobody more speaks for or against the motion: the room decides."""

    moves: ClassVar = ("motions",)
    id: int


class MotionWithdrawn(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    id: int


class MotionRuledDilatory(Fact, frozen=True):
    moves: ClassVar = ("motions",)
    id: int


class MotionsFell(Fact, frozen=True):
    """The floor was taken, so these motions are no longer before the room."""

    moves: ClassVar = ("motions",)
    ids: tuple[int, ...]


class MotionKept(Fact, frozen=True):
    """The Chair keeps a fallen motion for later."""

    moves: ClassVar = ("motions",)
    id: int


class MotionsCalled(Fact, frozen=True):
    """The Chair asks for motions; phones that may do everything may move."""


class MotionsCallEnded(Fact, frozen=True):
    """The Chair takes no more motions."""


class RulingOverturned(Fact, frozen=True):
    """On appeal the room did not let a ruling of the Chair stand."""

    ruling: int


class Heard(Struct, frozen=True):
    """A speech for or against a motion, by its number."""

    speech: int
    seat: str
    side: Side


class Motion(Struct, frozen=True):
    """A motion before the room. Named by the seq of the fact that raised it."""

    id: int
    raised: MotionRaised
    seconds: tuple[str | None, ...] = ()
    heard: tuple[Heard, ...] = ()
    put: bool = False
    """Whether nobody more is asked to speak for or against it."""

    def spoke(self, side: Side) -> tuple[str, ...]:
        return tuple(each.seat for each in self.heard if each.side == side)


class Motions(Struct, frozen=True):
    """What is before the room in the order in which it is put, what waits, and what just fell."""

    pending: tuple[Motion, ...] = ()
    noted: tuple[Motion, ...] = ()
    fallen: tuple[Motion, ...] = ()
    """Those that the last taking of the floor brought down; the Chair may keep any."""
    calling: bool = False
    last_times: dict[str, tuple[int | None, int | None]] = {}
    """For each kind, the total and the speaking time that were moved last, in ms."""
    speeches: int = 0
    """Speeches from the general list since motions were called for, or a meeting began."""

    def find(self, id: int) -> Motion | None:
        """A motion that is before the room or noted."""
        return next((motion for motion in (*self.pending, *self.noted) if motion.id == id), None)

    def evolve(self, entry: Entry) -> "Motions":
        match entry.fact:
            case MotionRaised() as fact:
                return self._raised(Motion(entry.seq, fact))
            case MotionSeconded(id=id, seat=seat):
                return replace(
                    self,
                    pending=tuple(
                        replace(m, seconds=(*m.seconds, seat)) if m.id == id else m for m in self.pending
                    ),
                )
            case MotionPlaced(id=id, before=before) | MotionAdmitted(id=id, before=before):
                motion = self.find(id)
                if motion is None:
                    return self
                rest = self._without(id)
                return replace(rest, pending=placed(rest.pending, motion, before))
            case MotionDecided(id=id) | MotionWithdrawn(id=id) | MotionRuledDilatory(id=id):
                return self._without(id)
            case MotionsFell(ids=ids):
                return replace(
                    self,
                    pending=tuple(motion for motion in self.pending if motion.id not in ids),
                    fallen=tuple(motion for motion in self.pending if motion.id in ids),
                )
            case MotionKept(id=id):
                kept = tuple(motion for motion in self.fallen if motion.id == id)
                fallen = tuple(motion for motion in self.fallen if motion.id != id)
                return replace(self, noted=(*self.noted, *kept), fallen=fallen)
            case MotionPut(id=id):
                return self._with(id, lambda motion: replace(motion, put=True))
            case SpeakerRecognised(motion=int() as id, seat=seat, on="for" | "against" as side):
                heard = Heard(entry.seq, seat, side)
                return self._with(id, lambda motion: replace(motion, heard=(*motion.heard, heard)))
            case SpeakerRecognised(on="general", yields=0):
                return replace(self, speeches=self.speeches + 1)
            case MeetingOpened():
                return replace(self, speeches=0)
            case MotionsCalled():
                return replace(self, calling=True, fallen=(), speeches=0)
            case MotionsCallEnded():
                return replace(self, calling=False)
            case NameCorrected(entry=id, seat=seat) if any(motion.id == id for motion in self.known):
                return self._moved_by(id, seat)
            case NameCorrected(entry=id, seat=seat):
                return self._spoken_by(id, seat)
        return self

    @property
    def known(self) -> tuple[Motion, ...]:
        return (*self.pending, *self.noted, *self.fallen)

    def _moved_by(self, id: int, seat: str) -> "Motions":
        """The motions with the mover of one corrected."""

        def named(motions: tuple[Motion, ...]) -> tuple[Motion, ...]:
            return tuple(
                replace(motion, raised=replace(motion.raised, seat=seat)) if motion.id == id else motion
                for motion in motions
            )

        return replace(self, pending=named(self.pending), noted=named(self.noted), fallen=named(self.fallen))

    def _spoken_by(self, speech: int, seat: str) -> "Motions":
        """The motions with the speaker of one speech on them corrected."""
        motion = next((m for m in self.pending if any(each.speech == speech for each in m.heard)), None)
        if motion is None:
            return self
        heard = tuple(replace(each, seat=seat) if each.speech == speech else each for each in motion.heard)
        return self._with(motion.id, lambda motion: replace(motion, heard=heard))

    def _with(self, id: int, change: Callable[[Motion], Motion]) -> "Motions":
        """The motions before the room with one of them changed."""
        return replace(self, pending=tuple(change(m) if m.id == id else m for m in self.pending))

    def _raised(self, motion: Motion) -> "Motions":
        raised = motion.raised
        times = self.last_times
        if raised.total or raised.speaking:
            times = {**times, raised.motion: (raised.total, raised.speaking)}
        if raised.granted:
            return replace(self, last_times=times)
        if raised.noted:
            return replace(self, noted=(*self.noted, motion), last_times=times)
        return replace(self, pending=placed(self.pending, motion, raised.before), last_times=times)

    def _without(self, id: int) -> "Motions":
        return replace(
            self,
            pending=tuple(motion for motion in self.pending if motion.id != id),
            noted=tuple(motion for motion in self.noted if motion.id != id),
        )


def placed(motions: tuple[Motion, ...], motion: Motion, before: int | None) -> tuple[Motion, ...]:
    """`motions` with one more just before the one called `before`; last if that is not among them."""
    place = next((at for at, other in enumerate(motions) if other.id == before), len(motions))
    return (*motions[:place], motion, *motions[place:])
