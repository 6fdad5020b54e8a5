"""A paper on its way to the room: handed in, returned or approved by the dais, introduced, taken back."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from motions.effects.papers import brought_in
from resolutions.rules.drafts import DraftRef
from resolutions.rules.submissions import (
    PaperApproved,
    PaperReturned,
    PaperSubmitted,
    PaperTakenBack,
    Submission,
)
from resolutions.rulings.drafts import require_phone, require_sponsors


def _submitting(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    # A paper that is not handed in yet: no row has this number.
    return ({"draft": DraftRef(-1, -1, 1), "seat": seat, "sponsors": (seat,), "text": ""},)


@ruling(seat=_submitting)
def submit_paper(
    floor: Floor, press: Press, draft: DraftRef, seat: str, sponsors: tuple[str, ...], text: str
) -> Iterator[Fact]:
    """A delegation hands a version of its paper in to the dais, for the first time or again after its return.

    From a phone that may do everything. `text` is the hash of its wording. Enters paper_submitted.
    """
    require_phone(floor, press)
    refuse_unless(floor.meeting.number > 0, _("No meeting is open."))
    refuse_unless(floor.papers.draft(draft.paper) is None, _("That paper is before the room already."))
    before = floor.papers.submission(draft.paper)
    refuse_unless(before is None or before.seat == seat, _("That is another delegation's paper."))
    refuse_unless(
        before is None or before.standing != "approved",
        _("It is a working paper already; take it back first."),
    )
    refuse_unless(seat in sponsors, _("Who hands a paper in is one of its sponsors."))
    yield from require_sponsors(floor, press, sponsors)
    yield PaperSubmitted(
        paper=draft.paper,
        version=draft.version,
        seat=seat,
        sponsors=sponsors,
        text=text,
        operative=draft.operative,
        preambular=draft.preambular,
    )


def require_submission(floor: Floor, paper: int) -> Submission:
    return required(floor.papers.submission(paper), _("That paper is not with the dais any more."))


def _submitted(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"paper": each.paper} for each in floor.papers.submissions)


@ruling(rests=("papers",), dais=_submitted)
def return_paper(floor: Floor, press: Press, paper: int, remarks: WordsRef | None = None) -> Iterator[Fact]:
    """The dais gives a paper back to be worked over. Enters paper_returned. Rests on and moves the papers."""
    submission = require_submission(floor, paper)
    refuse_unless(submission.standing != "returned", _("It has been returned already."))
    yield PaperReturned(paper=paper, remarks=remarks)


@ruling(rests=("papers",), dais=_submitted)
def approve_paper(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """The dais approves a paper, which is circulated as the next WP. Enters paper_approved."""
    submission = require_submission(floor, paper)
    refuse_unless(submission.standing == "submitted", _("Only a paper that was handed in is approved."))
    yield PaperApproved(paper=paper)


@ruling(rests=("papers", "meeting"), dais=_submitted)
def introduce_paper(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """A paper that was handed in comes before the room; it becomes L.n, with whoever stands behind it.

    Enters draft_introduced. Rests on and moves the papers.
    """
    require_open(floor)
    yield from brought_in(floor, press, paper)


def _own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return ({"paper": each.paper, "seat": seat} for each in floor.papers.submissions if each.seat == seat)


@ruling(seat=_own)
def take_back_paper(floor: Floor, press: Press, paper: int, seat: str) -> Iterator[Fact]:
    """Whoever handed a paper in takes it back. Enters paper_taken_back."""
    submission = require_submission(floor, paper)
    refuse_unless(submission.seat == seat, _("That is another delegation's paper."))
    yield PaperTakenBack(paper=paper)
