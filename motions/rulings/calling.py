"""The Chair calls for motions, and takes no more."""

from collections.abc import Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, once, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import require_open
from motions.rules.motions import MotionsCalled, MotionsCallEnded


@ruling(rests=("meeting",), dais=once)
def call_motions(floor: Floor, press: Press) -> Iterator[Fact]:
    """Ask for motions; from now on phones that may do everything can move. Enters motions_called."""
    require_open(floor)
    refuse_unless(not floor.business.motions.calling, _("Motions have been called for."))
    yield from press.order(floor.speakers.speech is None, _("A speaker has the floor."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    yield MotionsCalled()


@ruling(dais=once)
def end_call(floor: Floor, press: Press) -> Iterator[Fact]:
    """Take no more motions. Enters motions_call_ended."""
    refuse_unless(floor.business.motions.calling, _("The Chair has not called for motions."))
    yield MotionsCallEnded()
