"""The record of one vote on paper: what was asked, by which rule it came out, and who voted how.

The lists stand there as the United Nations prints them, in English; for a reader of Japanese the
same lists are given once more with the names as they are on the placards.
"""

from typing import Any

from django.utils.translation import gettext as _

from committees.book import Book
from committees.minutes import Reader, decisions
from committees.models import Committee
from committees.projector import hemicycle
from motions.rules.ballots import Tally, Vote
from motions.rules.majority import Choice
from motions.rules.result_line import recorded_vote
from resolutions import press
from resolutions.printing.dates import readers_moment
from resolutions.printing.meetings import announcement, meetings_of
from resolutions.printing.sheet import Format, place, reader_of, sheet, written
from resolutions.printing.states import formal_names, labelled


def voting_pdf(committee: Committee, book: Book, vote: Vote, language: str, format: Format = "A4") -> bytes:
    """The record of an announced vote as PDF. Raises PrintFailed."""
    return press.render(voting_html(committee, book, vote, language, format))


def voting_html(committee: Committee, book: Book, vote: Vote, language: str, format: Format = "A4") -> str:
    """The record of an announced vote as the HTML that is printed."""
    with written(committee.conference, language):
        reader = reader_of(committee, book)
        announced = announcement(book, vote.id)
        meetings = [meeting for meeting in meetings_of(book) if announced and meeting.has(announced.seq)]
        at = announced.at if announced else book.at
        return sheet(
            "voting",
            committee.conference,
            format=format,
            at=at,
            author=committee.display_name(),
            committee=committee.display_name(),
            session=committee.session_title,
            meeting=meetings[-1] if meetings else None,
            when=readers_moment(at),
            vote=vote_view(reader, vote),
            un=list(labelled(recorded_vote(vote, formal_names(committee)))),
            **place(book),
        )


def vote_view(reader: Reader, vote: Vote) -> dict[str, Any]:
    """An announced vote for a template: its question, result and rule, and who voted how if that is known."""
    tally = vote.tally or Tally("adopted")
    title, text = reader.asked(vote)
    counts: tuple[tuple[Choice, str, int], ...] = (
        ("yes", _("In favour"), tally.yes),
        ("no", _("Against"), tally.no),
        ("abstain", _("Abstaining"), tally.abstain),
    )
    return {
        "id": vote.id,
        "asked": reader.voted_on(vote),
        "title": title,
        "text": text,
        "result": reader.result(vote.id),
        "rule": decisions.arithmetic(reader, vote),
        "without": vote.method == "without_vote",
        "named": vote.named,
        "tally": tally,
        "counts": counts,
        "lists": [(word, reader.seats(_in_order(reader, vote.seats(choice)))) for choice, word, _n in counts]
        if vote.named
        else [],
        "seats": hemicycle(tally.yes, tally.no, tally.abstain),
    }


def _in_order(reader: Reader, seats: tuple[str, ...]) -> tuple[str, ...]:
    """Seats as the roll is called, wherever the vote began."""
    return tuple(code for code in reader.book.floor.roll.ever if code in seats)
