"""Who stands behind a paper or an amendment: sponsors and signatories join and leave, until voting on it begins."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import OutOfOrder, Press, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rulings.roll import require_seat
from resolutions.rules.amendments import Amendment
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment
from resolutions.rules.submissions import Submission
from resolutions.rules.support import Support, SupportGiven, SupportWithdrawn
from resolutions.rulings.drafts import require_phone

type Text = Draft | Submission | Amendment | ProposedAmendment


def supported(floor: Floor) -> Iterator[tuple[dict[str, int], Text]]:
    """What delegations may stand behind, by the numbers that name it: papers, and amendments to a draft.

    Papers are working papers and drafts before the room; amendments, those before the room and those
    with the dais.
    """
    for submission in floor.papers.submissions:
        if submission.standing == "approved":
            yield {"paper": submission.paper}, submission
    for draft in floor.papers.introduced:
        yield {"paper": draft.paper}, draft
        for amendment in draft.amendments_left:
            yield {"paper": draft.paper, "amendment": amendment.id}, amendment
        for proposed in floor.papers.proposed_to(draft.paper):
            if proposed.standing == "submitted":
                yield {"paper": draft.paper, "amendment": proposed.id}, proposed


def require_supported(floor: Floor, paper: int, amendment: int | None) -> Text:
    for which, text in supported(floor):
        if (which["paper"], which.get("amendment")) == (paper, amendment):
            return text
    if amendment is not None:
        raise OutOfOrder(_("That amendment is not before the room."))
    raise OutOfOrder(_("That draft is not before the room."))


def _supporting(floor: Floor) -> Iterable[dict[str, Any]]:
    seat = next((seat for seat in floor.roll.taken_up if floor.roll.rights[seat].sponsor), None)
    return _supporting_own(floor, seat) if seat else ()


def _supporting_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    kinds: tuple[Support, ...] = ("sponsor", "signatory")
    return ({**which, "seat": seat, "support": kind} for which, _text in supported(floor) for kind in kinds)


def _supporters(floor: Floor) -> Iterable[dict[str, Any]]:
    return (
        {**which, "seat": seat}
        for which, text in supported(floor)
        for seat in (*text.sponsors, *text.signatories)
    )


def _own_support(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _supporters(floor) if each["seat"] == seat)


@ruling(dais=_supporting, seat=_supporting_own)
def give_support(
    floor: Floor, press: Press, paper: int, seat: str, support: Support, amendment: int | None = None
) -> Iterator[Fact]:
    """A seat becomes a sponsor or a signatory of a draft or of an amendment to it, until voting on that begins.

    A seat for itself where phones may do everything, or the dais for it. Enters support_given.
    """
    require_open(floor)
    about = require_supported(floor, paper, amendment)
    require_seat(floor, seat)
    require_phone(floor, press)
    named = about.sponsors if support == "sponsor" else about.signatories
    refuse_unless(seat not in named, _("%(seat)s stands behind it already."), seat=seat)
    yield from press.order(
        floor.roll.rights[seat].sponsor, _("%(seat)s may not sponsor at this conference."), seat=seat
    )
    yield from press.order(not _voted_on(floor, paper, amendment), _("A vote is under way."))
    yield SupportGiven(paper=paper, seat=seat, support=support, amendment=amendment)


@ruling(dais=_supporters, seat=_own_support)
def withdraw_support(
    floor: Floor, press: Press, paper: int, seat: str, amendment: int | None = None
) -> Iterator[Fact]:
    """A sponsor or signatory stands behind a draft or an amendment no longer, until voting on that begins.

    Without sponsors neither is put to the vote before somebody takes it up. Enters support_withdrawn.
    """
    require_open(floor)
    about = require_supported(floor, paper, amendment)
    require_phone(floor, press)
    refuse_unless(
        seat in (*about.sponsors, *about.signatories), _("%(seat)s does not stand behind it."), seat=seat
    )
    yield from press.order(not _voted_on(floor, paper, amendment), _("A vote is under way."))
    yield SupportWithdrawn(paper=paper, seat=seat, amendment=amendment)


def _voted_on(floor: Floor, paper: int, amendment: int | None) -> bool:
    """Whether this very text is being voted on: the draft itself, or the amendment."""
    vote = floor.votes.current
    if vote is None or vote.paper != paper:
        return False
    return vote.whole if amendment is None else vote.amendment == amendment
