"""Position papers on paper: all that were handed in, or one delegation's own as it reads now."""

from collections.abc import Iterator
from typing import Any

from committees.book import Book
from committees.models import Committee
from committees.naming import Name, names_of
from delegates.models import PositionPaper
from delegates.positions import texts
from resolutions import press
from resolutions.printing.sheet import Format, place, sheet, written


def positions_pdf(
    committee: Committee, book: Book, language: str, format: Format = "A4", seat: str = ""
) -> bytes:
    """The papers as PDF. Raises PrintFailed."""
    return press.render(positions_html(committee, book, language, format, seat))


def positions_html(
    committee: Committee, book: Book, language: str, format: Format = "A4", seat: str = ""
) -> str:
    """The papers as the HTML that is printed: each begins a page; with `seat` that delegation's alone."""
    with written(committee.conference, language):
        names = names_of(committee.pk, committee.epoch, committee.stamp)
        papers = [(names[paper.seat], paper) for paper in committee.position_papers.all()]
        wanted = [(name, paper) for name, paper in papers if (paper.seat == seat if seat else paper.number)]
        return sheet(
            "positions",
            committee.conference,
            format=format,
            at=book.at,
            author=committee.display_name(),
            committee=committee.display_name(),
            session=committee.session_title,
            topic=committee.display_topic,
            papers=list(_papers(committee, wanted, own=bool(seat))),
            **place(book),
        )


def _papers(
    committee: Committee, papers: list[tuple[Name, PositionPaper]], *, own: bool
) -> Iterator[dict[str, Any]]:
    questions = list(committee.position_questions.all())
    for name, paper in sorted(papers, key=lambda each: each[0].formal):
        said = texts(paper, questions) if own else paper.handed_in
        answers = [(question, said.get(str(question.pk), "").splitlines()) for question in questions]
        yield {"name": name, "standing": paper.get_standing_display(), "answers": answers}
