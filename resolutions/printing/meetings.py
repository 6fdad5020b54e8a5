"""The meetings of a committee as stretches of its record.

A meeting goes from the gavel that opened it to the next one's; that it was adjourned in between is
its end. What was struck belongs to the meeting in which it was done.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from committees.book import Book
from committees.facts import Entry, Fact
from committees.rules import MeetingAdjourned, MeetingOpened
from delegates.rules.roll import RollCallClosed
from motions.rules.ballots import ResultAnnounced, Vote


class Meeting(Struct, frozen=True):
    """A meeting with the places on the record, and the moments in ms, at which it began and ended."""

    number: int
    first: int
    """The act that opened it."""
    opened_at: int
    last: int
    """The last seq that belongs to it."""
    adjourned_at: int | None = None

    def has(self, seq: int) -> bool:
        return self.first <= seq <= self.last


def meetings_of(book: Book) -> list[Meeting]:
    """The meetings that were opened, in order."""
    found: list[Meeting] = []
    for entry in book.entries:
        if not book.stands(entry):
            continue
        match entry.fact:
            case MeetingOpened(number=number):
                if found:
                    found[-1] = replace(found[-1], last=entry.act - 1)
                found.append(Meeting(number, entry.act, entry.at, book.seq))
            case MeetingAdjourned() if found:
                found[-1] = replace(found[-1], adjourned_at=entry.at)
    return found


def opening_roll(book: Book, meeting: Meeting) -> Entry | None:
    """The entry that closed the meeting's first roll call, if the roll was called."""
    return next(_standing(book, meeting, RollCallClosed), None)


def votes_in(book: Book, meeting: Meeting) -> list[Vote]:
    """The votes whose result was announced in a meeting, in order."""
    announced = {vote.id: vote for vote in book.floor.votes.announced}
    facts = (entry.fact for entry in _standing(book, meeting, ResultAnnounced))
    return [
        announced[fact.vote] for fact in facts if isinstance(fact, ResultAnnounced) and fact.vote in announced
    ]


def announcement(book: Book, vote: int) -> Entry | None:
    """The entry that announced the result of a vote."""
    for entry in book.entries:
        if isinstance(entry.fact, ResultAnnounced) and entry.fact.vote == vote and book.stands(entry):
            return entry
    return None


def _standing(book: Book, meeting: Meeting, kind: type[Fact]) -> Iterator[Entry]:
    for entry in book.entries[meeting.first - 1 : meeting.last]:
        if isinstance(entry.fact, kind) and book.stands(entry):
            yield entry
