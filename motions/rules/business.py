"""What the room is being asked and what it is in the middle of: motions, a caucus, a point, a timer."""

from msgspec import Struct
from msgspec.structs import replace

from committees.clock import Clock
from committees.facts import Entry
from committees.rules import MeetingAdjourned, MeetingSuspended
from delegates.rules.speakers import NameCorrected, SpeakerRecognised
from motions.rules.caucus import TIMED, Caucus, CaucusClosed, CaucusKind, CaucusOpened
from motions.rules.motions import Motions
from motions.rules.points import Point, PointRaised, PointRuled
from motions.rules.timer import Timer, TimerEnded, TimerSet


class Business(Struct, frozen=True):
    motions: Motions = Motions()
    caucus: Caucus | None = None
    point: Point | None = None
    timer: Timer | None = None
    last_ruling: int | None = None
    """The seq of the Chair's last ruling on a point: what an appeal is against."""
    debated: tuple[tuple[int, CaucusKind], ...] = ()
    """The drafts, by their papers, of which one side has had its time or has it now, and which side."""

    def evolve(self, entry: Entry) -> "Business":
        after = (
            self
            if (motions := self.motions.evolve(entry)) is self.motions
            else replace(self, motions=motions)
        )
        return after._moved(entry)

    def _moved(self, entry: Entry) -> "Business":
        match entry.fact:
            case CaucusOpened() as fact:
                opened = Caucus.opened(entry.seq, fact)
                debated = self.debated
                if opened.paper is not None and opened.kind in TIMED:
                    debated = (*debated, (opened.paper, opened.kind))
                motions = replace(self.motions, calling=False)
                return replace(self, caucus=opened, motions=motions, debated=debated)
            case CaucusClosed():
                return replace(self, caucus=None)
            case SpeakerRecognised(motion=None) if self.motions.calling or self.motions.fallen:
                motions = replace(self.motions, calling=False, fallen=())
                return replace(self, motions=motions)._clocked(entry)
            case MeetingSuspended() | MeetingAdjourned() if self.motions.calling:
                return replace(self, motions=replace(self.motions, calling=False))
            case PointRaised(point=code, seat=seat, text=text, paused=paused):
                return replace(self, point=Point(entry.seq, code, seat, text, paused))
            case PointRuled(how="set_aside"):
                return replace(self, point=None)
            case PointRuled():
                return replace(self, point=None, last_ruling=entry.seq)
            case NameCorrected(entry=id, seat=seat) if self.point and self.point.id == id:
                return replace(self, point=replace(self.point, seat=seat))
            case TimerSet(limit=limit, title=title):
                return replace(self, timer=Timer(entry.seq, Clock(limit).started(entry.at), title))
            case TimerEnded():
                return replace(self, timer=None)
        return self._clocked(entry)

    def _clocked(self, entry: Entry) -> "Business":
        """What happens inside the caucus and to the timer."""
        caucus = self.caucus.evolve(entry) if self.caucus else None
        timer = self.timer.evolve(entry) if self.timer else None
        if caucus is self.caucus and timer is self.timer:
            return self
        return replace(self, caucus=caucus, timer=timer)
