"""A committee with something of everything that can be printed, for tests of documents."""

import datetime
import io
from typing import NamedTuple

from pypdf import PdfReader

from committees.book import Book
from committees.facts import Fact
from committees.models import Committee
from committees.rules import MeetingAdjourned
from motions.rules.ballots import BallotCast, ResultAnnounced, VoteClosed, VoteOpened
from resolutions.models import Amendment as Wording
from resolutions.models import Paper, Paragraph, Version
from resolutions.printing.meetings import Meeting, meetings_of
from resolutions.rules.amendments import Amendment, AmendmentAdopted, AmendmentIntroduced
from resolutions.rules.drafts import Draft, DraftAdopted, DraftIntroduced
from resolutions.text import Clause
from tests.given import CHAIR, room

# 23 March 2020, 00:30 in Tokyo, and still the day before in Greenwich.
AT = int(datetime.datetime(2020, 3, 22, 15, 30, tzinfo=datetime.UTC).timestamp() * 1000)
CLAUSES = [
    Clause("preambular", 0, "Recalling the right to privacy in the digital age"),
    Clause("operative", 0, "Calls upon States to respect privacy"),
    Clause("operative", 0, "Decides to remain seized of the matter"),
]
BROUGHT_IN = [[0, "Urges States to publish their algorithms"]]


class Printable(NamedTuple):
    """A book in which L.1 was amended, adopted as RES/1 and the meeting adjourned."""

    committee: Committee
    book: Book

    @property
    def meeting(self) -> Meeting:
        return meetings_of(self.book)[0]

    @property
    def draft(self) -> Draft:
        return self.book.floor.papers.drafts[0]

    @property
    def amendment(self) -> Amendment:
        return self.draft.amendments[0]

    def facts(self, *facts: Fact, by: str = CHAIR, minutes: int = 1) -> "Printable":
        """Some minutes later."""
        book, _entries, _hashes = self.book.entered(facts, by, max(self.book.at, AT) + minutes * 60_000)
        return self._replace(book=book)


def opened(committee: Committee) -> Printable:
    """A meeting in which the roll was called."""
    begun = Printable(committee, Book(committee.pk))
    for fact in room("BRA DEU JPN POL SEN", "FRA"):
        begun = begun.facts(fact, minutes=0)
    return begun


def voted(done: Printable, *, amendment: int | None = None) -> Printable:
    """A roll call on the draft or an amendment to it: three for, one against, one abstaining."""
    draft = done.draft
    vote = done.book.seq + 1
    order = ("SEN", "BRA", "DEU", "JPN", "POL")
    return done.facts(
        VoteOpened(draft.paper, draft.version, "roll_call", order, amendment=amendment),
        *(BallotCast(vote, seat, "yes") for seat in ("POL", "JPN", "BRA")),
        BallotCast(vote, "SEN", "abstain"),
        BallotCast(vote, "DEU", "no"),
        VoteClosed(vote, "adopted", yes=3, no=1, abstain=1, silent=0, present=6, quorum=3),
        ResultAnnounced(vote, "adopted"),
        AmendmentAdopted(amendment, vote) if amendment else DraftAdopted(draft.paper, vote, 1),
    )


def a_days_work(
    committee: Committee,
    clauses: list[Clause] = CLAUSES,
    title: str = "Ethics of social credit systems",
    brought_in: list[list[int | str]] = BROUGHT_IN,
) -> Printable:
    """From the roll call to the closing gavel."""
    conference = committee.conference
    conference.abbreviation = "JMMUN"
    conference.starts, conference.ends = datetime.date(2020, 3, 22), datetime.date(2020, 3, 23)
    conference.save()
    committee.symbol = "A/HRC/JMMUN20"
    committee.save()
    paper = Paper.objects.create(committee=committee)
    version = Version.objects.create(paper=paper, number=1, title=title, sponsors=["JPN"])
    for order, clause in enumerate(clauses, 1):
        Paragraph.objects.create(
            version=version, order=order, part=clause.part, level=clause.level, text=clause.text
        )
    wording = Wording.objects.create(paper=paper, paragraphs=brought_in)
    done = opened(committee).facts(DraftIntroduced(paper.pk, version.pk, ("JPN", "FRA", "BRA"), "hash", 2))
    done = done.facts(AmendmentIntroduced(paper.pk, wording.pk, "replace", "1", 1, ("DEU",), "hash"))
    return voted(voted(done, amendment=wording.pk)).facts(MeetingAdjourned())


def words(pdf: bytes) -> str:
    """The text of a PDF, every run of white space one space."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
