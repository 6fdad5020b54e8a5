"""The end of voting procedure. What opens and moves debate is a motion's effect, or declared."""

from collections.abc import Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, once, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_session
from motions.rules.agenda import VotingEnded


@ruling(rests=("meeting", "papers", "vote"), dais=once)
def end_voting(floor: Floor, press: Press) -> Iterator[Fact]:
    """The committee has finished with the topic; the next on the agenda, if any, is under debate.

    Enters voting_ended. Rests on and moves the meeting.
    """
    yield from require_session(floor, press)
    refuse_unless(floor.agenda.voting, _("The committee is not in voting procedure."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    left = len(floor.papers.introduced)
    yield from press.order(not left, _("Drafts that have not been voted on: %(left)s."), left=left)
    yield VotingEnded(topic=required(floor.agenda.current, _("No topic is under debate.")))
