"""Amendments before the room: introduced, put in another place, withdrawn."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import abandon_vote, require_open
from motions.effects.papers import require_amended, require_amending, require_part
from resolutions.rules.amendments import (
    AmendmentAccepted,
    AmendmentIncorporated,
    AmendmentIntroduced,
    AmendmentPlaced,
    AmendmentRef,
    AmendmentWithdrawn,
    Operation,
)
from resolutions.rules.drafts import Draft
from resolutions.rulings.drafts import (
    each_place,
    example_sponsors,
    require_elsewhere,
    require_introduced,
    require_phone,
    require_sponsors,
)


def _amending(floor: Floor) -> Iterable[dict[str, Any]]:
    # An amendment that is not before the room yet: no row has this number.
    strike = {"amendment": AmendmentRef(-1, 0), "operation": "strike", "place": 1, "text": ""}
    add = {"amendment": AmendmentRef(-1, 1), "operation": "add", "place": 0, "text": ""}
    sponsors = example_sponsors(floor)
    for draft in floor.papers.introduced:
        said = {"paper": draft.paper, "sponsors": sponsors}
        if draft.outline:
            yield {**said, **strike}
        yield from ({**said, **add, "of": each.id} for each in draft.amendments_to(None) if each.fresh)


@ruling(rests=("vote", "meeting"), dais=_amending)
def introduce_amendment(
    floor: Floor,
    press: Press,
    paper: int,
    amendment: AmendmentRef,
    operation: Operation,
    place: int,
    sponsors: tuple[str, ...],
    text: str,
    preamble: bool = False,
    of: int | None = None,
) -> Iterator[Fact]:
    """Bring an amendment before the room: strike or replace the operative paragraph `place`, or add after it.

    `place` is its number in the draft as it reads now, in the preamble if it is about that, or in the
    amendment `of` if it is to that; an addition after 0 comes first. `text` is the hash of the wording.
    Enters amendment_introduced. Rests on the vote; moves the papers.
    """
    require_open(floor)
    draft = require_introduced(floor, paper)
    refuse_unless(
        floor.papers.amended_by(amendment.amendment) is None, _("That paper is before the room already.")
    )
    if of is not None:
        preamble = require_amended(draft, of, operation).preamble
    part = draft.part_with(preamble=preamble, of=of)
    refuse_unless(
        0 < place <= len(part) or (operation == "add" and place == 0),
        _("The amendment has paragraphs 1 to %(last)s.")
        if of is not None
        else _("The draft has preambular paragraphs 1 to %(last)s.")
        if preamble
        else _("The draft has operative paragraphs 1 to %(last)s."),
        last=len(part),
    )
    require_wording(operation, amendment)
    refuse_unless(bool(sponsors), _("An amendment needs at least one sponsor."))
    yield from require_sponsors(floor, press, sponsors)
    yield from require_amending(floor, press, draft)
    yield from require_part(floor, press, preamble=preamble, of=of)
    yield AmendmentIntroduced(
        paper=paper,
        amendment=amendment.amendment,
        operation=operation,
        target=part[place - 1] if place else None,
        paragraphs=0 if operation == "strike" else amendment.paragraphs,
        sponsors=sponsors,
        text=text,
        preamble=preamble,
        of=of,
    )


def require_wording(operation: Operation, amendment: AmendmentRef) -> None:
    refuse_unless(
        operation == "strike" or amendment.paragraphs > 0, _("Write the paragraph that is to stand there.")
    )


def _amendments(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"amendment": each.id} for draft in floor.papers.introduced for each in draft.amendments_left)


def require_amendment(floor: Floor, amendment: int) -> Draft:
    """The draft to which an amendment is before the room. Raises OutOfOrder."""
    draft = required(floor.papers.amended_by(amendment), _("That amendment is not before the room."))
    refuse_unless(
        any(each.id == amendment for each in draft.amendments_left),
        _("That amendment is not before the room."),
    )
    return draft


@ruling(rests=("papers",), dais=_amendments)
def withdraw_amendment(floor: Floor, press: Press, amendment: int) -> Iterator[Fact]:
    """Take an amendment back before it is voted on; amendments to it fall.

    Enters amendment_withdrawn. Rests on and moves the papers.
    """
    draft = require_amendment(floor, amendment)
    current = floor.votes.current
    falling = {amendment, *(each.id for each in draft.amendments_to(amendment))}
    asked = current is not None and current.amendment in falling
    yield from press.order(not asked, _("A vote is under way."))
    if asked:
        yield from abandon_vote(floor)
    yield AmendmentWithdrawn(amendment=amendment)


def _amendments_placing(floor: Floor) -> Iterable[dict[str, Any]]:
    for draft in floor.papers.introduced:
        for of in (None, *(each.id for each in draft.amendments_to(None))):
            order = tuple(each.id for each in draft.amendments_to(of))
            yield from ({"amendment": id, "before": before} for id, before in each_place(order))


@ruling(rests=("papers",), dais=_amendments_placing)
def place_amendment(floor: Floor, press: Press, amendment: int, before: int | None = None) -> Iterator[Fact]:
    """Have an amendment voted on just before another to the same text, or after all of them.

    Amendments to an amendment go with it. Enters amendment_placed. Rests on and moves the papers.
    """
    draft = require_amendment(floor, amendment)
    before = _before(draft, amendment, before)
    require_elsewhere(tuple(each.id for each in draft.beside(amendment)), amendment, before)
    yield AmendmentPlaced(amendment=amendment, before=before)


def _before(draft: Draft, amendment: int, before: int | None) -> int | None:
    """What an amendment is voted on before, among those to the same text. Raises OutOfOrder."""
    if before is None:
        return None
    known = next((each for each in draft.amendments_left if each.id == before), None)
    other = required(known, _("That amendment is not before the room."))
    beside = draft.beside(amendment)
    if other in beside:
        return before
    of = beside[0].of
    refuse_unless(of in (None, before), _("An amendment to an amendment is voted on right before that one."))
    # Before what belongs to another is before that one; before the one that it belongs to is last.
    return other.of if of is None else None


def _accepting(floor: Floor) -> Iterable[dict[str, Any]]:
    return (
        {"amendment": each.id, "seat": seat}
        for draft in floor.papers.introduced
        for each in draft.amendments_left
        for seat in draft.sponsors_to(each)
    )


def _accepting_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _accepting(floor) if each["seat"] == seat)


@ruling(dais=_accepting, seat=_accepting_own)
def accept_amendment(floor: Floor, press: Press, amendment: int, seat: str) -> Iterator[Fact]:
    """A sponsor of the draft, or of the amendment that it is to, accepts one as friendly; with the last of them it is in the text.

    Enters amendment_accepted and, if every sponsor has accepted it, amendment_incorporated.
    """
    require_open(floor)
    require_phone(floor, press)
    draft = require_amendment(floor, amendment)
    known = required(draft.amendment(amendment), _("That amendment is not before the room."))
    sponsors = draft.sponsors_to(known)
    refuse_unless(
        seat in sponsors,
        _("%(seat)s is no sponsor of that draft.")
        if known.of is None
        else _("%(seat)s is no sponsor of the amendment that it is to."),
        seat=seat,
    )
    refuse_unless(seat not in known.accepted, _("%(seat)s has accepted it already."), seat=seat)
    yield from _require_friendly(floor, press, draft, amendment)
    yield AmendmentAccepted(amendment=amendment, seat=seat)
    if set(sponsors) <= {*known.accepted, seat}:
        yield AmendmentIncorporated(amendment=amendment)


@ruling(rests=("papers", "vote"), dais=_amendments)
def incorporate_amendment(floor: Floor, press: Press, amendment: int) -> Iterator[Fact]:
    """The sponsors of what it changes told the dais that they accept an amendment: that reads as amended, without a vote.

    Enters amendment_incorporated. Rests on and moves the papers.
    """
    require_open(floor)
    draft = require_amendment(floor, amendment)
    yield from _require_friendly(floor, press, draft, amendment)
    yield AmendmentIncorporated(amendment=amendment)


def _require_friendly(floor: Floor, press: Press, draft: Draft, amendment: int) -> Iterator[Fact]:
    vote = floor.votes.current
    yield from press.order(not (vote and vote.paper == draft.paper), _("A vote is under way."))
    refuse_unless(
        bool(draft.amended(amendment).outline), _("That would leave no operative paragraph. It is voted on.")
    )
    if vote and vote.paper == draft.paper:
        yield from abandon_vote(floor)
