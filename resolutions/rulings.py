"""Papers before the room: introducing a draft and withdrawing it."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import abandon_vote, require_open
from delegates.rulings.roll import require_seat
from resolutions.rules import DraftIntroduced, DraftRef, DraftWithdrawn


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
    refuse_unless(len(set(sponsors)) == len(sponsors), _("Each sponsor is named once."))
    for seat in sponsors:
        require_seat(floor, seat)
        yield from press.order(
            floor.roll.rights[seat].sponsor, _("%(seat)s may not sponsor at this conference."), seat=seat
        )
    yield DraftIntroduced(paper=draft.paper, version=draft.version, sponsors=sponsors, text=text)


@ruling(rests=("papers",), dais=lambda floor: ({"paper": draft.paper} for draft in floor.papers.introduced))
def withdraw_draft(floor: Floor, press: Press, paper: int) -> Iterator[Fact]:
    """Take a draft back before it is voted on. Enters draft_withdrawn. Rests on and moves the papers."""
    draft = floor.papers.draft(paper)
    refuse_unless(
        draft is not None and draft.standing == "introduced", _("That draft is not before the room.")
    )
    yield from press.order(
        not (floor.votes.current and floor.votes.current.paper == paper), _("A vote is under way.")
    )
    if floor.votes.current and floor.votes.current.paper == paper:
        yield from abandon_vote(floor)
    yield DraftWithdrawn(paper=paper)
