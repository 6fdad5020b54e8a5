"""Papers before the room: drafts and amendments to them introduced, put first, withdrawn."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import abandon_vote, require_open
from delegates.rulings.roll import require_seat
from resolutions.amendments import (
    AmendmentIntroduced,
    AmendmentPutFirst,
    AmendmentRef,
    AmendmentWithdrawn,
    Operation,
)
from resolutions.rules import Draft, DraftIntroduced, DraftPutFirst, DraftRef, DraftWithdrawn
from resolutions.support import Support, SupportGiven, SupportWithdrawn


def _introducing(floor: Floor) -> Iterable[dict[str, Any]]:
    sponsor = next((seat for seat in floor.roll.taken_up if floor.roll.rights[seat].sponsor), None)
    # A paper that is not before the room yet: no row has this number.
    return ({"draft": DraftRef(-1, -1), "sponsors": (sponsor,), "text": ""},) if sponsor else ()


@ruling(rests=("meeting",), dais=_introducing)
def introduce_draft(
    floor: Floor, press: Press, draft: DraftRef, sponsors: tuple[str, ...], text: str
) -> Iterator[Fact]:
    """Bring a version of a paper before the room; it becomes L.n. `text` is the hash of its wording.

    Enters draft_introduced. Moves the papers.
    """
    require_open(floor)
    refuse_unless(floor.papers.draft(draft.paper) is None, _("That paper is before the room already."))
    refuse_unless(bool(sponsors), _("A draft resolution needs at least one sponsor."))
    yield from _require_sponsors(floor, press, sponsors)
    yield DraftIntroduced(
        paper=draft.paper, version=draft.version, sponsors=sponsors, text=text, operative=draft.operative
    )


def _require_sponsors(floor: Floor, press: Press, sponsors: tuple[str, ...]) -> Iterator[Fact]:
    refuse_unless(len(set(sponsors)) == len(sponsors), _("Each sponsor is named once."))
    for seat in sponsors:
        require_seat(floor, seat)
        yield from press.order(
            floor.roll.rights[seat].sponsor, _("%(seat)s may not sponsor at this conference."), seat=seat
        )


def require_introduced(floor: Floor, paper: int) -> Draft:
    draft = required(floor.papers.draft(paper), _("That draft is not before the room."))
    refuse_unless(draft.standing == "introduced", _("That draft is not before the room."))
    return draft


def _introduced(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"paper": draft.paper} for draft in floor.papers.introduced)


@ruling(rests=("papers",), dais=_introduced)
def withdraw_draft(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """Take a draft back before it is voted on. Enters draft_withdrawn. Rests on and moves the papers."""
    require_introduced(floor, paper)
    yield from press.order(
        not (floor.votes.current and floor.votes.current.paper == paper), _("A vote is under way.")
    )
    if floor.votes.current and floor.votes.current.paper == paper:
        yield from abandon_vote(floor)
    yield DraftWithdrawn(paper=paper)


def _supporting(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = next((seat for seat in floor.roll.taken_up if floor.roll.rights[seat].sponsor), None)
    kinds: tuple[Support, ...] = ("sponsor", "signatory")
    drafts = floor.papers.introduced if seat else ()
    return ({"paper": draft.paper, "seat": seat, "support": kind} for draft in drafts for kind in kinds)


def _supporting_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    kinds: tuple[Support, ...] = ("sponsor", "signatory")
    drafts = floor.papers.introduced
    return ({"paper": draft.paper, "seat": seat, "support": kind} for draft in drafts for kind in kinds)


def _supporters(floor: Floor) -> Iterable[dict[str, Any]]:
    return (
        {"paper": draft.paper, "seat": seat}
        for draft in floor.papers.introduced
        for seat in (*draft.sponsors, *draft.signatories)
    )


def _own_support(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _supporters(floor) if each["seat"] == seat)


@ruling(dais=_supporting, seat=_supporting_own)
def give_support(floor: Floor, press: Press, paper: int, seat: str, support: Support) -> Iterator[Fact]:
    """A seat becomes a sponsor or a signatory of a draft, until voting on it begins.

    A seat for itself where phones may do everything, or the dais for it. Enters support_given.
    """
    require_open(floor)
    draft = require_introduced(floor, paper)
    require_seat(floor, seat)
    _require_phone(floor, press)
    named = draft.sponsors if support == "sponsor" else draft.signatories
    refuse_unless(seat not in named, _("%(seat)s stands behind it already."), seat=seat)
    yield from press.order(
        floor.roll.rights[seat].sponsor, _("%(seat)s may not sponsor at this conference."), seat=seat
    )
    yield from press.order(not _voted_on(floor, paper), _("A vote is under way."))
    yield SupportGiven(paper=paper, seat=seat, support=support)


@ruling(dais=_supporters, seat=_own_support)
def withdraw_support(floor: Floor, press: Press, paper: int, seat: str) -> Iterator[Fact]:
    """A sponsor or signatory stands behind a draft no longer, until voting on it begins.

    A draft without sponsors is not put to the vote before somebody takes it up. Enters support_withdrawn.
    """
    require_open(floor)
    draft = require_introduced(floor, paper)
    _require_phone(floor, press)
    refuse_unless(
        seat in (*draft.sponsors, *draft.signatories), _("%(seat)s does not stand behind it."), seat=seat
    )
    yield from press.order(not _voted_on(floor, paper), _("A vote is under way."))
    yield SupportWithdrawn(paper=paper, seat=seat)


def _require_phone(floor: Floor, press: Press) -> None:
    if press.seat:
        refuse_unless(floor.meeting.phones == "all", _("The Chair takes this from you in person."))


def _voted_on(floor: Floor, paper: int) -> bool:
    """Whether the draft itself is being voted on, not an amendment to it or a part."""
    vote = floor.votes.current
    return vote is not None and vote.paper == paper and vote.amendment is None and vote.part is None


def _later(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"paper": draft.paper} for draft in floor.papers.introduced[1:])


@ruling(rests=("papers",), dais=_later)
def put_draft_first(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """Have a draft voted on before the others. Enters draft_put_first. Rests on and moves the papers."""
    require_introduced(floor, paper)
    refuse_unless(floor.papers.introduced[0].paper != paper, _("It comes first already."))
    yield DraftPutFirst(paper=paper)


def _amending(floor: Floor) -> Iterable[dict[str, Any]]:
    # An amendment that is not before the room yet: no row has this number.
    strike = {"amendment": AmendmentRef(-1, 0), "operation": "strike", "place": 1, "text": ""}
    sponsors = next((each["sponsors"] for each in _introducing(floor)), ())
    return (
        {"paper": draft.paper, "sponsors": sponsors, **strike}
        for draft in floor.papers.introduced
        if draft.outline
    )


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
) -> Iterator[Fact]:
    """Bring an amendment before the room: strike or replace the operative paragraph `place`, or add after it.

    `place` is its number in the draft as it reads now; an addition after 0 comes first. `text` is the
    hash of the wording. Enters amendment_introduced. Rests on the vote; moves the papers.
    """
    require_open(floor)
    draft = require_introduced(floor, paper)
    refuse_unless(
        floor.papers.amended_by(amendment.amendment) is None, _("That paper is before the room already.")
    )
    refuse_unless(
        0 < place <= len(draft.outline) or (operation == "add" and place == 0),
        _("The draft has operative paragraphs 1 to %(last)s."),
        last=len(draft.outline),
    )
    if operation != "strike":
        refuse_unless(amendment.paragraphs > 0, _("Write the paragraph that is to stand there."))
    refuse_unless(bool(sponsors), _("An amendment needs at least one sponsor."))
    yield from _require_sponsors(floor, press, sponsors)
    yield from press.order(
        not floor.agenda.voting, _("Debate is closed, so no more amendments are introduced.")
    )
    yield AmendmentIntroduced(
        paper=paper,
        amendment=amendment.amendment,
        operation=operation,
        target=draft.outline[place - 1] if place else None,
        paragraphs=0 if operation == "strike" else amendment.paragraphs,
        sponsors=sponsors,
        text=text,
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
    """Take an amendment back before it is voted on.

    Enters amendment_withdrawn. Rests on and moves the papers.
    """
    require_amendment(floor, amendment)
    current = floor.votes.current
    asked = current is not None and current.amendment == amendment
    yield from press.order(not asked, _("A vote is under way."))
    if asked:
        yield from abandon_vote(floor)
    yield AmendmentWithdrawn(amendment=amendment)


def _amendments_later(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"amendment": each.id} for draft in floor.papers.introduced for each in draft.amendments_left[1:])


@ruling(rests=("papers",), dais=_amendments_later)
def put_amendment_first(floor: Floor, press: Press, amendment: int) -> Iterator[Fact]:
    """Have an amendment voted on before the others to its draft.

    Enters amendment_put_first. Rests on and moves the papers.
    """
    draft = require_amendment(floor, amendment)
    refuse_unless(draft.amendments_left[0].id != amendment, _("It comes first already."))
    yield AmendmentPutFirst(amendment=amendment)
