"""The roll: calling it, answering it, correcting it; quorum."""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, once, refuse_unless, ruling
from committees.order import mark as _
from committees.rulings import quorum_holds, quorums, require_open
from delegates.rules.roll import (
    Answer,
    Quorum,
    QuorumWaived,
    Rights,
    RightsSet,
    RollAnswered,
    RollCallClosed,
    RollCallOpened,
    SeatLeft,
    SeatReturned,
    SeatsAdmitted,
    SeatTakenUp,
    SeatVacated,
)


def each_seat(floor: Floor) -> Iterable[dict[str, Any]]:
    """Pressed on any seat of the roster."""
    return ({"seat": seat} for seat in floor.roll.order)


def _each_answer(floor: Floor) -> Iterable[dict[str, Any]]:
    answers: tuple[Answer, ...] = ("present", "voting", "absent")
    return ({"seat": seat, "answer": answer} for seat in floor.roll.order for answer in answers)


def require_seat(floor: Floor, seat: str) -> None:
    refuse_unless(seat in floor.roll.order, _("There is no seat %(code)s in this committee."), code=seat)
    refuse_unless(seat not in floor.roll.vacant, _("%(seat)s is not taken up."), seat=seat)


def require_in_room(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    require_seat(floor, seat)
    yield from press.order(floor.roll.in_room(seat), _("%(seat)s is not in the room by the roll."), seat=seat)


@ruling()
def admit_seats(
    floor: Floor, press: Press, seats: dict[str, Rights], order: tuple[str, ...]
) -> Iterator[Fact]:
    """Put seats on the roster with their rights; `order` is the whole roster as it is called.

    Enters seats_admitted. Moves the roll.
    """
    every = {*floor.roll.order, *seats}
    refuse_unless(sorted(order) == sorted(every), _("The order must name every seat once."))
    yield SeatsAdmitted(seats=seats, order=order)


@ruling()
def set_rights(floor: Floor, press: Press, seat: str, rights: Rights) -> Iterator[Fact]:
    """Give or take a seat's votes on procedure and substance. Enters rights_set. Moves the roll."""
    require_seat(floor, seat)
    refuse_unless(floor.roll.rights[seat] != rights, _("%(seat)s has these rights already."), seat=seat)
    yield RightsSet(seat=seat, rights=rights)


@ruling(dais=each_seat)
def vacate_seat(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Nobody took the seat up: it is neither called nor counted. Enters seat_vacated."""
    require_seat(floor, seat)
    yield SeatVacated(seat=seat)


@ruling(dais=each_seat)
def take_up_seat(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """The seat is taken up after all. Enters seat_taken_up."""
    refuse_unless(seat in floor.roll.order, _("There is no seat %(code)s in this committee."), code=seat)
    refuse_unless(seat in floor.roll.vacant, _("%(seat)s is taken up."), seat=seat)
    yield SeatTakenUp(seat=seat)


@ruling(rests=("roll", "meeting"), dais=once)
def open_roll_call(floor: Floor, press: Press) -> Iterator[Fact]:
    """Call the roll afresh in a meeting that is open. Enters roll_call_opened. Rests on and moves the roll."""
    require_open(floor)
    refuse_unless(not floor.roll.calling, _("The roll is being called."))
    yield from press.order(floor.votes.current is None, _("A vote is under way."))
    yield RollCallOpened()


def _require_unsealed(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """Nobody comes into a room that is sealed for voting, where the rules seal it."""
    yield from press.order(
        floor.roll.in_room(seat)
        or floor.roll.calling
        or not (floor.procedure.sealed_room and floor.agenda.voting),
        _("The room is sealed during voting procedure."),
    )


@ruling(dais=_each_answer)
def answer_roll(floor: Floor, press: Press, seat: str, answer: Answer) -> Iterator[Fact]:
    """Note what a seat answered: at the roll call, late, or as a correction. Enters roll_answered."""
    require_open(floor)
    require_seat(floor, seat)
    refuse_unless(
        floor.roll.answers.get(seat) != answer or seat in floor.roll.out,
        _("%(seat)s has that answer already."),
        seat=seat,
    )
    yield from press.order(
        answer != "voting" or floor.procedure.present_and_voting,
        _("In this procedure nobody answers “present and voting”."),
    )
    if answer != "absent":
        yield from _require_unsealed(floor, press, seat)
    yield RollAnswered(answers={seat: answer}, late=not floor.roll.calling)


@ruling(rests=("roll",), dais=once)
def all_present(floor: Floor, press: Press) -> Iterator[Fact]:
    """Note every seat that has not answered yet as present. Enters roll_answered. Rests on the roll."""
    require_open(floor)
    refuse_unless(bool(floor.roll.pending), _("Every delegation has answered."))
    yield RollAnswered(answers=dict.fromkeys(floor.roll.pending, "present"))


@ruling(rests=("roll",), dais=once)
def close_roll_call(floor: Floor, press: Press) -> Iterator[Fact]:
    """Finish the roll call; who has not answered is absent.

    Enters roll_answered for those, and roll_call_closed. Rests on and moves the roll.
    """
    require_open(floor)
    refuse_unless(floor.roll.calling, _("The roll is not being called."))
    if floor.roll.pending:
        yield RollAnswered(answers=dict.fromkeys(floor.roll.pending, "absent"))
    yield RollCallClosed(present=len(floor.roll.present), counted=len(floor.roll.electorate))


@ruling(dais=each_seat)
def leave_room(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """A delegation leaves; its answer is kept for its return. Enters seat_left."""
    require_seat(floor, seat)
    refuse_unless(floor.roll.in_room(seat), _("%(seat)s is not in the room by the roll."), seat=seat)
    yield SeatLeft(seat=seat)


@ruling(dais=each_seat)
def return_to_room(floor: Floor, press: Press, seat: str) -> Iterator[Fact]:
    """A delegation that left is back, with the answer it had given. Enters seat_returned."""
    require_seat(floor, seat)
    refuse_unless(seat in floor.roll.out, _("%(seat)s has not left."), seat=seat)
    yield from _require_unsealed(floor, press, seat)
    yield SeatReturned(seat=seat)


@ruling(rests=("roll",), dais=lambda _floor: ({"quorum": "open"}, {"quorum": "decide"}))
def waive_quorum(floor: Floor, press: Press, quorum: Quorum) -> Iterator[Fact]:
    """Declare to go on although this quorum is missing, until the next roll call.

    Enters quorum_waived. Rests on the roll.
    """
    require_open(floor)
    refuse_unless(not quorum_holds(floor, quorum), _("The quorum is there."))
    to_open, to_decide = quorums(floor)
    yield QuorumWaived(
        quorum=quorum,
        present=len(floor.roll.electorate),
        needed=to_open if quorum == "open" else to_decide,
    )
