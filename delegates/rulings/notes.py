"""Notes that delegations pass: when they may. They are rows and no facts, so what is here only judges."""

from collections.abc import Sequence

from committees.floor import Floor
from committees.order import Press, refuse_unless
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rulings.roll import require_seat

LONGEST = 300
"""Characters of a note."""
MOST = 10
"""Delegations to which one note may go."""
A_MINUTE, AN_HOUR = 6, 60
"""Notes of one delegation."""


def require_note(
    floor: Floor, press: Press, to: Sequence[str], *, dais: bool, sent: Sequence[int], stopped: bool
) -> None:
    """Refuse a note to the seats `to`, or to the `dais`, that may not be passed now.

    `sent` is when, in ms, its writer passed earlier ones; `stopped`, that the dais lets it pass none.
    Officers pass notes whatever the room is doing. Raises OutOfOrder.
    """
    require_passing(floor, press)
    refuse_unless(not stopped, _("The dais has stopped the notes of your delegation. Speak to the dais."))
    refuse_unless(bool(to) or dais, _("Say to whom the note goes."))
    refuse_unless(len(to) <= MOST, _("A note goes to %(most)s delegations at the most."), most=MOST)
    for seat in to:
        require_seat(floor, seat)
        refuse_unless(seat != press.seat, _("A note goes to another delegation than your own."))
    _require_leisure(press, sent)


def require_passing(floor: Floor, press: Press) -> None:
    """Notes are passed: they are on, and for a delegation the meeting is open and nothing is being voted on.

    Raises OutOfOrder.
    """
    refuse_unless(floor.meeting.notes, _("Notes are not passed in this committee now."))
    if press.seat is None:
        return
    require_open(floor)
    require_seat(floor, press.seat)
    refuse_unless(
        floor.votes.current is None and not floor.agenda.voting,
        _("No notes are passed during voting procedure. They go on when it is over."),
    )


def _require_leisure(press: Press, sent: Sequence[int]) -> None:
    if press.seat is None:
        return
    refuse_unless(
        _since(sent, press.now - 60_000) < A_MINUTE,
        _("%(most)s notes a minute are the most. Wait a little, and send it then."),
        most=A_MINUTE,
    )
    refuse_unless(
        _since(sent, press.now - 3_600_000) < AN_HOUR,
        _("%(most)s notes an hour are the most. Wait a little, and send it then."),
        most=AN_HOUR,
    )


def _since(sent: Sequence[int], moment: int) -> int:
    return sum(at > moment for at in sent)
