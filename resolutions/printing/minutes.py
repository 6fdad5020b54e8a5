"""The minutes of one meeting on paper, in English or Japanese.

The lines are those of the minutes page, with what was struck marked as it is there; before them who
was present when the roll was called, in place of its answers one by one, and after them each vote
with its figures. They are ready at the closing gavel, and before: a meeting that goes on is printed
as far as it has come, and says so.
"""

from typing import Any, NamedTuple

from committees import minutes
from committees.book import Book
from committees.minutes import Line, Reader
from committees.models import Committee, Officer
from committees.order import DAIS, SEAT
from delegates.rules.roll import RollAnswered
from resolutions import press
from resolutions.printing.dates import from_to
from resolutions.printing.meetings import Meeting, opening_roll, votes_in
from resolutions.printing.sheet import Format, place, reader_of, sheet, written
from resolutions.printing.voting import vote_view


def minutes_pdf(
    committee: Committee, book: Book, meeting: Meeting, language: str, format: Format = "A4"
) -> bytes:
    """The minutes of a meeting as PDF. Raises PrintFailed."""
    return press.render(minutes_html(committee, book, meeting, language, format))


def minutes_html(
    committee: Committee, book: Book, meeting: Meeting, language: str, format: Format = "A4"
) -> str:
    """The minutes of a meeting as the HTML that is printed."""
    with written(committee.conference, language):
        reader = reader_of(committee, book)
        return sheet(
            "minutes",
            committee.conference,
            format=format,
            at=meeting.adjourned_at or book.at,
            author=committee.display_name(),
            committee=committee.display_name(),
            session=committee.session_title,
            topic=committee.display_topic(),
            symbol=committee.symbol,
            meeting=meeting,
            when=from_to(meeting.opened_at, meeting.adjourned_at),
            roll=_roll(reader, meeting),
            lines=[_Said.of(line, book) for line in minutes.lines(reader) if _belongs(line, book, meeting)],
            votes=[vote_view(reader, vote) for vote in votes_in(book, meeting)],
            **place(book),
        )


class _Said(NamedTuple):
    """A line as it is printed. Who acted is named where the line doesn't say it and it was not the Chair."""

    at: int
    text: str
    by: str
    struck: bool

    @classmethod
    def of(cls, line: Line, book: Book) -> "_Said":
        by = book.entries[line.act - 1].by
        chair = by == DAIS + Officer.Office.CHAIR
        return cls(line.at, line.text, "" if chair or by.startswith(SEAT) else line.by, line.struck)


def _belongs(line: Line, book: Book, meeting: Meeting) -> bool:
    """Whether a line is of this meeting, and more than an answer that the roll has."""
    answers = all(
        isinstance(entry.fact, RollAnswered) and not entry.fact.late for entry in book.act(line.act)
    )
    return meeting.has(line.act) and not answers


def _roll(reader: Reader, meeting: Meeting) -> dict[str, Any] | None:
    """Who answered what when the meeting's roll was called; None if it was not called."""
    closed = opening_roll(reader.book, meeting)
    if closed is None:
        return None
    roll = reader.book.floor_at(closed.seq).roll
    said = minutes.answer_names()
    answered: dict[str, list[dict[str, Any]]] = {answer: [] for answer in said}
    for code in roll.taken_up:
        name = reader.names[code]
        answered[roll.answers.get(code, "absent")].append({"name": name.short, "member": name.member})
    return {
        "answers": [(said[answer], seats) for answer, seats in answered.items() if seats],
        "present": len(roll.present),
        "taken_up": len(roll.taken_up),
        "counted": len(roll.electorate),
        "members": roll.members,
        "observers": any(not seat["member"] for seats in answered.values() for seat in seats),
    }
