"""Who is on the roster. The secretariat says so, before the first meeting and in the middle of one."""

from collections.abc import Iterator

from msgspec.structs import replace

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, ruling
from committees.order import mark as _
from delegates.rules.roll import Rights, RightsSet, Roster, SeatsAdmitted, SeatsTakenOff
from delegates.rules.speakers import CommentDropped, ListLeft, QuestionDropped


@ruling(rests=("roll",))
def take_roster(floor: Floor, press: Press, roster: Roster) -> Iterator[Fact]:
    """Have these seats on the roster and no others.

    Who is new is called at a roll call that is under way, or comes late. Who is taken off is on no list
    any more; all that it did stays. Enters list_left, question_dropped and comment_dropped where they
    apply, seats_taken_off, seats_admitted and rights_set as the roster differs. Rests on and moves the roll.
    """
    refuse_unless(bool(roster.order), _("A roster names one delegation at least."))
    refuse_unless(sorted(roster.order) == sorted(roster.substance), _("The order must name every seat once."))
    now = floor.roll.order
    off = tuple(seat for seat in now if seat not in roster.substance)
    stay = tuple(seat for seat in now if seat in roster.substance)
    for seat in off:
        _require_idle(floor, seat)
        yield from _off_the_lists(floor, seat)
    if off:
        yield SeatsTakenOff(seats=off)
    new = {seat: Rights(substance=roster.substance[seat]) for seat in roster.order if seat not in stay}
    if new or roster.order != stay:
        yield SeatsAdmitted(seats=new, order=roster.order)
    for seat in stay:
        rights = replace(floor.roll.rights[seat], substance=roster.substance[seat])
        if rights != floor.roll.rights[seat]:
            yield RightsSet(seat=seat, rights=rights)


def _require_idle(floor: Floor, seat: str) -> None:
    """The room waits for nothing from this seat."""
    speech, caucus, point = floor.speakers.speech, floor.business.caucus, floor.business.point
    speaks = (speech and speech.seat == seat) or (caucus and caucus.holder == seat)
    refuse_unless(not speaks, _("%(seat)s has the floor."), seat=seat)
    refuse_unless(floor.votes.current is None, _("A vote is under way."))
    refuse_unless(
        not (point and point.seat == seat), _("A point of %(seat)s is before the Chair."), seat=seat
    )
    refuse_unless(
        not any(motion.raised.seat == seat for motion in floor.business.motions.pending),
        _("A motion of %(seat)s is before the room."),
        seat=seat,
    )


def _off_the_lists(floor: Floor, seat: str) -> Iterator[Fact]:
    speech, caucus, comments = floor.speakers.speech, floor.business.caucus, floor.speakers.comments
    if seat in floor.speakers.queue:
        yield ListLeft(seat=seat)
    if caucus and seat in caucus.queue:
        yield ListLeft(seat=seat, on="caucus")
    if speech and seat in speech.asking:
        yield QuestionDropped(speech=speech.id, seat=seat)
    if comments and seat in comments.asking:
        yield CommentDropped(speech=comments.id, seat=seat)
