"""The meeting: opened, suspended, resumed, adjourned; and what the dais allows phones to do."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact

type Phase = Literal["before", "open", "suspended", "adjourned"]
type PhoneLevel = Literal["follow", "floor", "all"]


class MeetingOpened(Fact, frozen=True):
    moves: ClassVar = ("meeting",)
    number: int


class MeetingSuspended(Fact, frozen=True):
    moves: ClassVar = ("meeting", "speaker")
    until: int | None = None
    """When it is to resume, in ms since the Unix epoch; None if the Chair named no time."""


class MeetingResumed(Fact, frozen=True):
    moves: ClassVar = ("meeting",)


class MeetingAdjourned(Fact, frozen=True):
    moves: ClassVar = ("meeting", "speaker")


class PhonesSet(Fact, frozen=True):
    """What delegates' phones may do: follow only, ask for the floor, or everything."""

    level: PhoneLevel


class NotesSet(Fact, frozen=True):
    """Whether delegations may pass notes."""

    on: bool


class Meeting(Struct, frozen=True):
    """Where the committee stands in its series of meetings."""

    number: int = 0
    phase: Phase = "before"
    until: int | None = None
    phones: PhoneLevel = "floor"
    notes: bool = False

    @property
    def open(self) -> bool:
        return self.phase == "open"

    def evolve(self, entry: Entry) -> "Meeting":
        match entry.fact:
            case MeetingOpened(number=number):
                return replace(self, number=number, phase="open", until=None)
            case MeetingSuspended(until=until):
                return replace(self, phase="suspended", until=until)
            case MeetingResumed():
                return replace(self, phase="open", until=None)
            case MeetingAdjourned():
                return replace(self, phase="adjourned", until=None)
            case PhonesSet(level=level):
                return replace(self, phones=level)
            case NotesSet(on=on):
                return replace(self, notes=on)
        return self
