"""An amendment on its way to the room: handed in from a phone, returned by the dais, introduced, taken back."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from motions.effects.papers import amendment_brought_in, require_part, require_target
from resolutions.rules.amendments import AmendmentRef, Mark, Operation
from resolutions.rules.proposed import (
    AmendmentReturned,
    AmendmentSubmitted,
    AmendmentTakenBack,
    ProposedAmendment,
)
from resolutions.rulings.amendments import require_wording
from resolutions.rulings.drafts import require_introduced, require_phone, require_sponsors


def _submitting(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    # An amendment that is not handed in yet: no row has this number.
    strike = {"amendment": AmendmentRef(-1, 0), "operation": "strike", "text": ""}
    add = {"amendment": AmendmentRef(-1, 1), "operation": "add", "target": None, "text": ""}
    for draft in floor.papers.introduced:
        said = {"paper": draft.paper, "seat": seat, "sponsors": (seat,)}
        if draft.outline:
            yield {**said, "target": draft.outline[0], **strike}
        yield from ({**said, **add, "of": each.id} for each in draft.amendments_to(None) if each.fresh)


@ruling(seat=_submitting)
def submit_amendment(
    floor: Floor,
    press: Press,
    paper: int,
    amendment: AmendmentRef,
    operation: Operation,
    target: Mark | None,
    seat: str,
    sponsors: tuple[str, ...],
    text: str,
    instead: int | None = None,
    preamble: bool = False,
    of: int | None = None,
) -> Iterator[Fact]:
    """A delegation hands an amendment to a draft in to the dais, or one worked over `instead` of its own.

    From a phone that may do everything, until debate is closed. `target` is the mark of the paragraph,
    none for an addition before the first of its part; `of` the amendment whose paragraph it is, if it is none
    of the draft; `text` the hash of the wording. Enters amendment_submitted.
    """
    require_phone(floor, press)
    refuse_unless(floor.meeting.number > 0, _("No meeting is open."))
    draft = require_introduced(floor, paper)
    require_target(draft, operation, target, preamble=preamble, of=of)
    require_wording(operation, amendment)
    known = (amendment.amendment,) if instead is None else (amendment.amendment, instead)
    refuse_unless(
        not any(floor.papers.amended_by(each) for each in known),
        _("That amendment is before the room already."),
    )
    if instead is not None:
        before = require_proposed(floor, instead)
        refuse_unless(before.seat == seat, _("That is another delegation's amendment."))
    refuse_unless(seat in sponsors, _("Who hands an amendment in is one of its sponsors."))
    yield from require_sponsors(floor, press, sponsors)
    yield from press.order(
        not floor.agenda.voting, _("Debate is closed, so no more amendments are introduced.")
    )
    yield from require_part(floor, press, preamble=preamble, of=of)
    yield AmendmentSubmitted(
        paper=paper,
        amendment=amendment.amendment,
        operation=operation,
        target=target,
        paragraphs=0 if operation == "strike" else amendment.paragraphs,
        seat=seat,
        sponsors=sponsors,
        text=text,
        instead=instead,
        preamble=preamble,
        of=of,
    )


def require_proposed(floor: Floor, amendment: int) -> ProposedAmendment:
    return required(floor.papers.proposal(amendment), _("That amendment is not with the dais any more."))


def _proposed(floor: Floor) -> Iterable[dict[str, Any]]:
    return (
        {"amendment": each.id}
        for draft in floor.papers.introduced
        for each in floor.papers.proposed_to(draft.paper)
    )


@ruling(rests=("papers",), dais=_proposed)
def return_amendment(
    floor: Floor, press: Press, amendment: int, remarks: WordsRef | None = None
) -> Iterator[Fact]:
    """The dais gives an amendment back to be worked over. Enters amendment_returned. Rests on and moves the papers."""
    proposed = require_proposed(floor, amendment)
    refuse_unless(proposed.standing != "returned", _("It has been returned already."))
    yield AmendmentReturned(amendment=amendment, remarks=remarks)


@ruling(rests=("papers", "vote", "meeting"), dais=_proposed)
def introduce_proposed(floor: Floor, press: Press, amendment: int) -> Iterator[Fact]:
    """An amendment that was handed in comes before the room, with whoever stands behind it.

    Enters amendment_introduced. Rests on the vote and the papers, which it moves.
    """
    require_open(floor)
    yield from amendment_brought_in(floor, press, amendment)


def _own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return ({"amendment": each.id, "seat": seat} for each in floor.papers.proposed if each.seat == seat)


@ruling(seat=_own)
def take_back_amendment(floor: Floor, press: Press, amendment: int, seat: str) -> Iterator[Fact]:
    """Whoever handed an amendment in takes it back. Enters amendment_taken_back."""
    proposed = require_proposed(floor, amendment)
    refuse_unless(proposed.seat == seat, _("That is another delegation's amendment."))
    yield AmendmentTakenBack(amendment=amendment)
