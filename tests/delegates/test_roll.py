"""The roster and the roll."""

import pytest

from committees.facts import RuledInOrder
from committees.rules import MeetingOpened, MeetingSuspended
from delegates.rules.roll import (
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
from delegates.rulings.roll import (
    admit_seats,
    all_present,
    answer_roll,
    close_roll_call,
    leave_room,
    open_roll_call,
    return_to_room,
    set_rights,
    take_up_seat,
    vacate_seat,
    waive_quorum,
)
from delegates.rulings.speakers import join_list
from motions.rules.ballots import VoteOpened
from tests.given import MEMBER, OBSERVER, after, codes, given, objection, refusal, room, roster, when

SEATED = given(roster("FRA JPN SEN", observers="USA"), MeetingOpened(1))
CALLING = given(RollCallOpened(), floor=SEATED)
CALLED = given(*room("FRA JPN SEN", observers="USA", voting="JPN", absent="SEN"))


def test_admitting_seats_adds_to_the_roster_in_the_order_given():
    facts = when(SEATED, admit_seats, seats={"BRA": MEMBER}, order=("BRA", "FRA", "JPN", "SEN", "USA"))
    assert facts == (SeatsAdmitted({"BRA": MEMBER}, ("BRA", "FRA", "JPN", "SEN", "USA")),)
    assert given(*facts, floor=SEATED).roll.members == 4


@pytest.mark.parametrize(
    "order",
    [("BRA",), ("BRA", "FRA", "JPN", "SEN"), ("BRA", "FRA", "JPN", "SEN", "USA", "FRA"), ()],
)
def test_admitting_is_refused_unless_the_order_names_every_seat_once(order):
    sentence = "The order must name every seat once."
    assert refusal(SEATED, admit_seats, seats={"BRA": MEMBER}, order=order) == sentence


def test_rights_decide_who_counts():
    assert SEATED.roll.members == 3
    assert when(SEATED, set_rights, seat="USA", rights=MEMBER) == (RightsSet("USA", MEMBER),)
    assert after(SEATED, set_rights, seat="USA", rights=MEMBER).roll.members == 4
    silent = after(CALLED, set_rights, seat="USA", rights=Rights(procedure=False))
    assert silent.roll.procedural_electorate == ("FRA", "JPN")


def test_rights_are_refused_to_nobody_and_twice():
    sentence = "There is no seat XXX in this committee."
    assert refusal(SEATED, set_rights, seat="XXX", rights=MEMBER) == sentence
    assert refusal(SEATED, set_rights, seat="USA", rights=OBSERVER) == "USA has these rights already."


def test_a_seat_that_nobody_takes_up_is_neither_called_nor_counted():
    assert when(CALLING, vacate_seat, seat="SEN") == (SeatVacated("SEN"),)
    floor = after(CALLING, vacate_seat, seat="SEN")
    assert floor.roll.pending == ("FRA", "JPN", "USA")
    assert floor.roll.members == 2
    assert refusal(floor, vacate_seat, seat="SEN") == "SEN is not taken up."
    assert refusal(floor, answer_roll, seat="SEN", answer="present") == "SEN is not taken up."


def test_a_seat_taken_up_after_all_is_called():
    vacant = after(CALLING, vacate_seat, seat="SEN")
    assert when(vacant, take_up_seat, seat="SEN") == (SeatTakenUp("SEN"),)
    assert after(vacant, take_up_seat, seat="SEN").roll == CALLING.roll
    assert refusal(CALLING, take_up_seat, seat="SEN") == "SEN is taken up."
    assert refusal(CALLING, take_up_seat, seat="XXX") == "There is no seat XXX in this committee."


def test_a_vacated_seat_is_out_of_the_room_whatever_it_answered():
    floor = after(CALLED, vacate_seat, seat="JPN")
    assert floor.roll.present == ("FRA", "USA")
    assert refusal(floor, join_list, seat="JPN") == "JPN is not taken up."


def test_opening_a_roll_call_forgets_answers_leaves_and_waivers():
    floor = given(SeatLeft("FRA"), QuorumWaived("decide", 1, 2), floor=CALLED)
    assert when(floor, open_roll_call) == (RollCallOpened(),)
    roll = after(floor, open_roll_call).roll
    assert (roll.answers, roll.out, roll.waived, roll.calling) == ({}, frozenset(), frozenset(), True)


def test_opening_a_roll_call_is_refused_while_one_goes_on_and_out_of_meetings():
    assert refusal(CALLING, open_roll_call) == "The roll is being called."
    assert refusal(given(roster("FRA")), open_roll_call) == "No meeting is open."
    voting = given(VoteOpened(1, 1, "roll_call", ("FRA",)), floor=CALLED)
    assert objection(voting, open_roll_call) == "A vote is under way."


def test_answers_are_noted_late_and_corrected():
    assert when(CALLING, answer_roll, seat="JPN", answer="voting") == (RollAnswered({"JPN": "voting"}),)
    late = when(CALLED, answer_roll, seat="SEN", answer="present")
    assert late == (RollAnswered({"SEN": "present"}, late=True),)
    assert given(*late, floor=CALLED).roll.electorate == ("FRA", "JPN", "SEN")
    corrected = after(CALLED, answer_roll, seat="JPN", answer="present")
    assert CALLED.roll.no_abstention("JPN")
    assert not corrected.roll.no_abstention("JPN")


def test_an_answer_is_refused_twice_for_strangers_and_out_of_meetings():
    assert refusal(CALLED, answer_roll, seat="JPN", answer="voting") == "JPN has that answer already."
    sentence = "There is no seat XXX in this committee."
    assert refusal(CALLED, answer_roll, seat="XXX", answer="voting") == sentence
    suspended = given(MeetingSuspended(), floor=CALLED)
    assert refusal(suspended, answer_roll, seat="SEN", answer="present") == "The meeting is suspended."


def test_the_same_answer_brings_back_a_seat_that_left():
    floor = given(SeatLeft("FRA"), floor=CALLED)
    assert after(floor, answer_roll, seat="FRA", answer="present").roll.in_room("FRA")


def test_all_present_answers_for_those_who_have_not():
    floor = given(RollAnswered({"JPN": "absent"}), floor=CALLING)
    facts = when(floor, all_present)
    assert facts == (RollAnswered({"FRA": "present", "SEN": "present", "USA": "present"}),)
    assert refusal(given(*facts, floor=floor), all_present) == "Every delegation has answered."


def test_closing_makes_the_silent_absent_and_counts_members_only():
    floor = given(RollAnswered({"FRA": "present", "USA": "present"}), floor=CALLING)
    assert when(floor, close_roll_call)[0] == RollAnswered({"JPN": "absent", "SEN": "absent"})
    everybody = given(*when(floor, close_roll_call)[:1], floor=floor)
    assert when(everybody, close_roll_call) == (RollCallClosed(present=2, counted=1),)
    assert refusal(CALLED, close_roll_call) == "The roll is not being called."


def test_the_count_of_a_roll_call_includes_nobody_who_was_silent():
    floor = given(RollAnswered({"FRA": "present"}), floor=CALLING)
    assert when(floor, close_roll_call)[1] == RollCallClosed(present=1, counted=1)


def test_leaving_and_coming_back_keeps_the_answer():
    left = after(CALLED, leave_room, seat="JPN")
    assert when(CALLED, leave_room, seat="JPN") == (SeatLeft("JPN"),)
    assert left.roll.present == ("FRA", "USA")
    assert when(left, return_to_room, seat="JPN") == (SeatReturned("JPN"),)
    back = after(left, return_to_room, seat="JPN")
    assert back.roll.no_abstention("JPN")
    assert back.roll == CALLED.roll


def test_leaving_and_coming_back_are_refused_to_those_who_are_not_there_or_never_left():
    assert refusal(CALLED, leave_room, seat="SEN") == "SEN is not in the room by the roll."
    assert refusal(CALLED, return_to_room, seat="FRA") == "FRA has not left."
    left = after(CALLED, leave_room, seat="FRA")
    assert refusal(left, leave_room, seat="FRA") == "FRA is not in the room by the roll."


def test_who_is_not_in_the_room_may_not_ask_for_the_floor_but_the_chair_may_rule():
    assert objection(CALLED, join_list, seat="SEN") == "SEN is not in the room by the roll."
    ruled = when(CALLED, join_list, seat="SEN", ruled=True)
    assert ruled[0] == RuledInOrder("%(seat)s is not in the room by the roll.", {"seat": "SEN"})


def test_a_missing_quorum_of_47_can_be_waived_until_the_next_roll_call():
    floor = given(*room(codes(47), absent=" ".join(codes(47)[15:])))
    assert when(floor, waive_quorum, quorum="open") == (QuorumWaived("open", 15, 16),)
    assert when(floor, waive_quorum, quorum="decide") == (QuorumWaived("decide", 15, 24),)
    waived = after(floor, waive_quorum, quorum="open")
    assert refusal(waived, waive_quorum, quorum="open") == "The quorum is there."
    assert "open" not in after(waived, open_roll_call).roll.waived


def test_a_quorum_that_is_there_cannot_be_waived():
    sixteen = given(*room(codes(47), absent=" ".join(codes(47)[16:])))
    assert refusal(sixteen, waive_quorum, quorum="open") == "The quorum is there."
    assert when(sixteen, waive_quorum, quorum="decide") == (QuorumWaived("decide", 16, 24),)
    half = given(*room(codes(47), absent=" ".join(codes(47)[24:])))
    assert refusal(half, waive_quorum, quorum="decide") == "The quorum is there."
