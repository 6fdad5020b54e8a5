"""A strawpoll: asked, answered and closed. It decides nothing, so it waits for nothing and stops nothing.

While the roll is called or a vote is taken, answers to it wait: nobody shall take one for the other.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from committees.facts import Fact, WordsRef
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import require_open
from delegates.rulings.roll import require_in_room
from motions.rules.strawpolls import Strawpoll, StrawpollChosen, StrawpollOpened

FEWEST, MOST = 2, 10
"""Options of a strawpoll: more than ten fit on no screen."""
EXAMPLE = WordsRef("", "")


def require_strawpoll(floor: Floor, id: int) -> Strawpoll:
    require_open(floor)
    poll = required(floor.strawpolls.current, _("That strawpoll is closed; nothing was changed."))
    refuse_unless(poll.id == id, _("That strawpoll is closed; nothing was changed."))
    return poll


def _choosing(floor: Floor) -> Iterable[dict[str, Any]]:
    poll = floor.strawpolls.current
    if poll is None:
        return ()
    return (
        {"strawpoll": poll.id, "seat": seat, "options": (number,)}
        for seat in floor.roll.order
        for number in poll.numbers
    )


def _choosing_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    poll = floor.strawpolls.current
    if poll is None:
        return ()
    return (
        {"strawpoll": poll.id, "seat": seat, "options": poll.pressed(seat, number)} for number in poll.numbers
    )


def _alike(floor: Floor, seat: str) -> Hashable:
    """Who is not in the room is refused by name; nobody is for what it chose."""
    return floor.roll.in_room(seat) or seat


def _open_now(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"strawpoll": floor.strawpolls.current.id},) if floor.strawpolls.current else ()


@ruling(dais=lambda _floor: ({"question": EXAMPLE, "options": (EXAMPLE, EXAMPLE)},))
def open_strawpoll(
    floor: Floor,
    press: Press,
    question: WordsRef,
    options: tuple[WordsRef, ...],
    several: bool = False,
) -> Iterator[Fact]:
    """Ask the room which of some options it favours, at any moment of an open meeting; one strawpoll at a time.

    Enters strawpoll_opened.
    """
    require_open(floor)
    refuse_unless(floor.strawpolls.current is None, _("A strawpoll is open. Close it first."))
    refuse_unless(FEWEST <= len(options) <= MOST, _("A strawpoll has two to ten options."))
    yield StrawpollOpened(question=question, options=options, several=several)


@ruling(dais=_choosing, seat=_choosing_own, alike=_alike)
def choose_in_strawpoll(
    floor: Floor, press: Press, strawpoll: int, seat: str, options: tuple[int, ...]
) -> Iterator[Fact]:
    """Enter what a seat chooses, or choose anew until the strawpoll is closed; no option takes it back.

    A seat, observers too, presses for itself, however phones are set; the dais enters who has none.
    Enters strawpoll_chosen.
    """
    poll = require_strawpoll(floor, strawpoll)
    if press.seat:
        refuse_unless(press.seat == seat, _("Each delegation chooses for itself."))
    refuse_unless(
        {*options} <= {*poll.numbers},
        _("Name the options by their numbers, from 1 to %(last)s."),
        last=len(poll.options),
    )
    refuse_unless(
        poll.several or len(options) <= 1, _("Each delegation chooses one option in this strawpoll.")
    )
    yield from press.order(not floor.roll.calling, _("The roll call is not finished."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    yield from require_in_room(floor, press, seat)
    chosen = tuple(sorted({*options}))
    if chosen == poll.chosen(seat):
        refuse_unless(press.seat is not None, _("That is how %(seat)s is recorded already."), seat=seat)
        return
    yield StrawpollChosen(strawpoll=strawpoll, seat=seat, options=chosen)


@ruling(dais=_open_now)
def close_strawpoll(floor: Floor, press: Press, strawpoll: int) -> Iterator[Fact]:
    """Take no more answers; the room sees what it chose. Enters strawpoll_closed."""
    yield require_strawpoll(floor, strawpoll).closing
