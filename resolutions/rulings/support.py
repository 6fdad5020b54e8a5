"""Who stands behind a paper: sponsors and signatories join and leave, until voting on it begins."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import OutOfOrder, Press, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rulings.roll import require_seat
from resolutions.rules.drafts import Draft
from resolutions.rules.submissions import Submission
from resolutions.rules.support import Support, SupportGiven, SupportWithdrawn
from resolutions.rulings.drafts import require_phone


def supported(floor: Floor) -> tuple[Draft | Submission, ...]:
    """Papers that delegations may stand behind: working papers, and drafts before the room."""
    approved = tuple(each for each in floor.papers.submissions if each.standing == "approved")
    return approved + floor.papers.introduced


def require_supported(floor: Floor, paper: int) -> Draft | Submission:
    for each in supported(floor):
        if each.paper == paper:
            return each
    raise OutOfOrder(_("That draft is not before the room."))


def _supporting(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = next((seat for seat in floor.roll.taken_up if floor.roll.rights[seat].sponsor), None)
    kinds: tuple[Support, ...] = ("sponsor", "signatory")
    papers = supported(floor) if seat else ()
    return ({"paper": each.paper, "seat": seat, "support": kind} for each in papers for kind in kinds)


def _supporting_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    kinds: tuple[Support, ...] = ("sponsor", "signatory")
    papers = supported(floor)
    return ({"paper": each.paper, "seat": seat, "support": kind} for each in papers for kind in kinds)


def _supporters(floor: Floor) -> Iterable[dict[str, Any]]:
    return (
        {"paper": each.paper, "seat": seat}
        for each in supported(floor)
        for seat in (*each.sponsors, *each.signatories)
    )


def _own_support(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _supporters(floor) if each["seat"] == seat)


@ruling(dais=_supporting, seat=_supporting_own)
def give_support(floor: Floor, press: Press, paper: int, seat: str, support: Support) -> Iterator[Fact]:
    """A seat becomes a sponsor or a signatory of a draft, until voting on it begins.

    A seat for itself where phones may do everything, or the dais for it. Enters support_given.
    """
    require_open(floor)
    about = require_supported(floor, paper)
    require_seat(floor, seat)
    require_phone(floor, press)
    named = about.sponsors if support == "sponsor" else about.signatories
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
    about = require_supported(floor, paper)
    require_phone(floor, press)
    refuse_unless(
        seat in (*about.sponsors, *about.signatories), _("%(seat)s does not stand behind it."), seat=seat
    )
    yield from press.order(not _voted_on(floor, paper), _("A vote is under way."))
    yield SupportWithdrawn(paper=paper, seat=seat)


def _voted_on(floor: Floor, paper: int) -> bool:
    """Whether the draft itself is being voted on, not an amendment to it or a part."""
    vote = floor.votes.current
    return vote is not None and vote.paper == paper and vote.whole
