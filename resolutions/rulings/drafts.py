"""Drafts before the room: introduced, put in another place, withdrawn."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rulings.roll import require_seat
from motions.effects.papers import withdrawn
from resolutions.rules.drafts import (
    Draft,
    DraftIntroduced,
    DraftPlaced,
    DraftRef,
    WithdrawalAgreed,
)


def require_phone(floor: Floor, press: Press) -> None:
    if press.seat:
        refuse_unless(floor.meeting.phones == "all", _("The Chair takes this from you in person."))


def example_sponsors(floor: Floor) -> tuple[str, ...]:
    """A delegation that may sponsor, for asking whether anything can be handed in at all."""
    return tuple(seat for seat in floor.roll.taken_up if floor.roll.rights[seat].sponsor)[:1]


def _introducing(floor: Floor) -> Iterable[dict[str, Any]]:
    sponsors = example_sponsors(floor)
    # A paper that is not before the room yet: no row has this number.
    return ({"draft": DraftRef(-1, -1), "sponsors": sponsors, "text": ""},) if sponsors else ()


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
    yield from require_sponsors(floor, press, sponsors)
    yield DraftIntroduced(
        paper=draft.paper,
        version=draft.version,
        sponsors=sponsors,
        text=text,
        operative=draft.operative,
        preambular=draft.preambular,
    )


def require_sponsors(floor: Floor, press: Press, sponsors: tuple[str, ...]) -> Iterator[Fact]:
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
    yield from withdrawn(floor, press, paper)


def _withdrawing(floor: Floor) -> Iterable[dict[str, Any]]:
    drafts = floor.papers.introduced
    return ({"paper": draft.paper, "seat": seat} for draft in drafts for seat in draft.sponsors)


def _withdrawing_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _withdrawing(floor) if each["seat"] == seat)


@ruling(dais=_withdrawing, seat=_withdrawing_own)
def agree_to_withdraw(floor: Floor, press: Press, paper: int, seat: str) -> Iterator[Fact]:
    """A sponsor would take a draft back; it is withdrawn as soon as every one of them would.

    From a phone that may do everything, where these rules know a withdrawal. Enters withdrawal_agreed and,
    with the last sponsor, draft_withdrawn.
    """
    require_open(floor)
    require_phone(floor, press)
    draft = require_introduced(floor, paper)
    refuse_unless(
        floor.procedure.moved_for("withdraw_proposal") is not None,
        _("This procedure does not know that motion."),
    )
    refuse_unless(seat in draft.sponsors, _("%(seat)s is no sponsor of that draft."), seat=seat)
    refuse_unless(seat not in draft.withdrawing, _("%(seat)s has agreed to that already."), seat=seat)
    vote = floor.votes.current
    yield from press.order(not (vote and vote.paper == paper), _("A vote is under way."))
    yield WithdrawalAgreed(paper=paper, seat=seat)
    if set(draft.sponsors) <= {*draft.withdrawing, seat}:
        yield from withdrawn(floor, press, paper)


def each_place(order: tuple[int, ...]) -> Iterator[tuple[int, int | None]]:
    """Each that stands in an order with what it can be put before: None for the last place."""
    for place, id in enumerate(order):
        following = order[place + 1] if place + 1 < len(order) else None
        yield from ((id, before) for before in (*order, None) if before not in (id, following))


def require_elsewhere(order: tuple[int, ...], id: int, before: int | None) -> None:
    """Refuse what would stay where it is. Raises OutOfOrder."""
    refuse_unless((id, before) in each_place(order), _("It is there already."))


def _placing(floor: Floor) -> Iterable[dict[str, Any]]:
    order = tuple(draft.paper for draft in floor.papers.introduced)
    return ({"paper": id, "before": before} for id, before in each_place(order))


@ruling(rests=("papers",), dais=_placing)
def place_draft(floor: Floor, press: Press, paper: int, before: int | None = None) -> Iterator[Fact]:
    """Have a draft voted on just before another, or after all of them.

    Enters draft_placed. Rests on and moves the papers.
    """
    require_introduced(floor, paper)
    if before is not None:
        require_introduced(floor, before)
    require_elsewhere(tuple(draft.paper for draft in floor.papers.introduced), paper, before)
    yield DraftPlaced(paper=paper, before=before)
