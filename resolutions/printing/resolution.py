"""A resolution as it was adopted, on paper.

Printed are the wording that the record names and what the record says of it: when, at which
meeting and by which vote. A resolution is printed in its own language, English, whoever asks for it.
"""

from collections.abc import Iterator
from typing import Any

from committees.book import Book
from committees.models import Committee
from committees.order import mark as _
from committees.order import refuse_unless
from motions.rules.result_line import WITHOUT_A_VOTE, recorded_vote
from resolutions import press
from resolutions.models import Version
from resolutions.printing.dates import ordinal
from resolutions.printing.masthead import masthead
from resolutions.printing.sheet import Format, organ_of, place, sheet, written
from resolutions.printing.states import formal_names, labelled
from resolutions.rules.drafts import Draft
from resolutions.text import printed
from resolutions.texts import text_of


def resolution_pdf(committee: Committee, book: Book, draft: Draft, format: Format = "A4") -> bytes:
    """The adopted draft as PDF. Raises OutOfOrder if it is not adopted, PrintFailed."""
    return press.render(resolution_html(committee, book, draft, format))


def resolution_html(committee: Committee, book: Book, draft: Draft, format: Format = "A4") -> str:
    """The adopted draft as the HTML that is printed. Raises OutOfOrder if it is not adopted."""
    with written(committee.conference):
        return sheet(
            "resolution",
            committee.conference,
            format=format,
            at=draft.decided_at or 0,
            author=organ_of(committee),
            **adopted_text(committee, book, draft),
        )


def adopted_text(committee: Committee, book: Book, draft: Draft) -> dict[str, Any]:
    """All that is printed of a resolution. Raises OutOfOrder if the draft is not adopted."""
    refuse_unless(draft.standing == "adopted", _("That draft has not been adopted."))
    version = Version.objects.get(pk=draft.version, paper__committee=committee)
    heading = masthead(
        committee, f"{committee.symbol}/RES/{draft.resolution}", draft.decided_at or 0, "General"
    )
    return (
        heading
        | place(book)
        | {
            "number": draft.resolution,
            "title": version.title,
            "lines": printed(text_of(draft)),
            "meeting": ordinal(draft.meeting or 0),
            "result": list(_result(committee, book, draft)),
        }
    )


def _result(committee: Committee, book: Book, draft: Draft) -> Iterator[tuple[str, str]]:
    """The lines of the result, each apart from the label that is printed in italics."""
    votes = {vote.id: vote for vote in book.floor.votes.announced}
    names = formal_names(committee)
    yield from labelled([WITHOUT_A_VOTE] if draft.vote is None else recorded_vote(votes[draft.vote], names))
