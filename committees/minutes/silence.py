"""What the minutes are silent about."""

from committees.book import Book
from committees.facts import Entry
from committees.rules import MeetingOpened, NotesSet, PhonesSet
from delegates.rules import roll, speakers
from motions.rules import ballots
from motions.rules.strawpolls import StrawpollChosen
from resolutions.rules import proposed, submissions, support
from resolutions.rules.amendments import AmendmentIntroduced

PASSED_OVER = (
    speakers.ClockStarted,
    speakers.ClockPaused,
    speakers.ClockAdjusted,
    speakers.ClockStartSet,
    speakers.QuestionRequested,
    speakers.QuestionDropped,
    speakers.CommentRequested,
    speakers.CommentDropped,
    speakers.CommentsEnded,
    PhonesSet,
    NotesSet,
    ballots.BallotCast,
    StrawpollChosen,
    submissions.PaperSubmitted,
    submissions.PaperReturned,
    submissions.PaperTakenBack,
    proposed.AmendmentSubmitted,
    proposed.AmendmentReturned,
    proposed.AmendmentTakenBack,
)
"""Facts that are on the record but would only fill the minutes."""


def _met_before(book: Book, entry: Entry) -> bool:
    return any(isinstance(each.fact, MeetingOpened) for each in book.entries[: entry.seq - 1])


def passed_over(book: Book, entry: Entry) -> bool:
    """Whether the minutes are silent about an entry. Of an amendment they know nothing before it is introduced."""
    fact = entry.fact
    if isinstance(fact, (roll.SeatsAdmitted, roll.SeatsTakenOff, roll.RightsSet)):
        # The roster with which a committee first meets is where its minutes begin; an order is nothing new.
        unchanged = isinstance(fact, roll.SeatsAdmitted) and not fact.seats
        return unchanged or not _met_before(book, entry)
    if not isinstance(fact, (support.SupportGiven, support.SupportWithdrawn)) or fact.amendment is None:
        return isinstance(fact, PASSED_OVER)
    before = (each.fact for each in book.entries[: entry.seq - 1])
    return not any(
        isinstance(each, AmendmentIntroduced) and each.amendment == fact.amendment for each in before
    )
