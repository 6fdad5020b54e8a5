"""The speakers list: asking, leaving, reordering, closing."""

import pytest

from committees.rules import MeetingSuspended, PhonesSet
from delegates.rules.speakers import (
    ListClosed,
    ListJoined,
    ListLeft,
    ListMoved,
    ListReopened,
    SpeakerRecognised,
    SpeakingTimeSet,
)
from delegates.rulings.speakers import (
    close_list,
    join_list,
    leave_list,
    move_in_list,
    recognise,
    reopen_list,
    set_speaking_time,
)
from motions.rules.caucus import CaucusOpened
from tests.given import after, given, objection, refusal, room, when

OPEN = given(*room("BRA DEU FRA JPN SEN", absent="SEN"))
LISTED = given(ListJoined("JPN"), ListJoined("FRA"), ListJoined("BRA"), floor=OPEN)
CAUCUS = given(CaucusOpened("moderated_caucus", 600_000, 45_000, proposer="DEU"), floor=LISTED)
UNMODERATED = given(CaucusOpened("unmoderated_caucus", 600_000), floor=LISTED)


def test_seats_join_at_the_end():
    assert when(OPEN, join_list, seat="JPN") == (ListJoined("JPN"),)
    assert after(LISTED, join_list, seat="DEU").speakers.queue == ("JPN", "FRA", "BRA", "DEU")


def test_a_seat_is_on_the_list_once():
    assert refusal(LISTED, join_list, seat="JPN") == "JPN is on the list already."


def test_who_has_the_floor_joins_again_afterwards():
    speaking = after(LISTED, recognise, seat="JPN")
    assert refusal(speaking, join_list, seat="JPN") == "JPN has the floor."


def test_joining_is_refused_out_of_the_room_and_out_of_meetings():
    assert objection(OPEN, join_list, seat="SEN") == "SEN is not in the room by the roll."
    assert refusal(OPEN, join_list, seat="XXX") == "There is no seat XXX in this committee."
    suspended = given(MeetingSuspended(), floor=OPEN)
    assert refusal(suspended, join_list, seat="JPN") == "The meeting is suspended."
    assert refusal(given(), join_list, seat="JPN") == "No meeting is open."


def test_a_phone_may_ask_for_the_floor_unless_phones_only_follow():
    assert when(OPEN, join_list, by="seat:JPN", seat="JPN") == (ListJoined("JPN"),)
    following = given(PhonesSet("follow"), floor=OPEN)
    sentence = "The Chair takes requests for the floor by placard."
    assert refusal(following, join_list, by="seat:JPN", seat="JPN") == sentence
    assert when(following, join_list, seat="JPN") == (ListJoined("JPN"),)


def test_a_closed_list_takes_names_only_by_the_chairs_ruling():
    closed = after(LISTED, close_list)
    assert when(LISTED, close_list) == (ListClosed(),)
    assert objection(closed, join_list, seat="DEU") == "The speakers list is closed."
    assert refusal(closed, close_list) == "The speakers list is closed."
    assert when(closed, reopen_list) == (ListReopened(),)
    reopened = after(closed, reopen_list)
    assert when(reopened, join_list, seat="DEU") == (ListJoined("DEU"),)
    assert refusal(reopened, reopen_list) == "The speakers list is open."


def test_a_closed_list_keeps_its_names_and_the_caucus_takes_its_own():
    closed = given(ListClosed(), floor=CAUCUS)
    assert closed.speakers.queue == LISTED.speakers.queue
    assert when(closed, join_list, seat="JPN", on="caucus") == (ListJoined("JPN", "caucus"),)


def test_leaving():
    assert when(LISTED, leave_list, seat="FRA") == (ListLeft("FRA"),)
    assert after(LISTED, leave_list, seat="FRA").speakers.queue == ("JPN", "BRA")
    assert refusal(LISTED, leave_list, seat="DEU") == "DEU is not on the list."


@pytest.mark.parametrize(
    ("seat", "before", "queue"),
    [
        ("BRA", "JPN", ("BRA", "JPN", "FRA")),
        ("JPN", "BRA", ("FRA", "JPN", "BRA")),
        ("JPN", None, ("FRA", "BRA", "JPN")),
        ("FRA", "BRA", ("JPN", "FRA", "BRA")),
    ],
)
def test_moving(seat, before, queue):
    assert when(LISTED, move_in_list, seat=seat, before=before) == (ListMoved(seat, before),)
    assert after(LISTED, move_in_list, seat=seat, before=before).speakers.queue == queue


def test_moving_is_refused_to_who_is_not_listed_and_before_oneself():
    assert refusal(LISTED, move_in_list, seat="DEU") == "DEU is not on the list."
    assert refusal(LISTED, move_in_list, seat="JPN", before="DEU") == "DEU is not on the list."
    assert refusal(LISTED, move_in_list, seat="JPN", before="JPN") == "JPN is there already."


def test_an_old_move_before_somebody_who_is_gone_puts_last():
    floor = given(ListMoved("JPN", before="SEN"), floor=LISTED)
    assert floor.speakers.queue == ("FRA", "BRA", "JPN")


def test_the_speaking_time_counts_from_the_next_speech():
    speaking = after(LISTED, recognise, seat="JPN")
    assert when(speaking, set_speaking_time, seconds=60) == (SpeakingTimeSet(60_000),)
    floor = after(speaking, set_speaking_time, seconds=60)
    assert floor.speakers.speech.clock.limit == 90_000
    assert when(floor, recognise, seat="FRA")[-1] == SpeakerRecognised("FRA", 60_000)


@pytest.mark.parametrize("seconds", [0, -30, 3601])
def test_a_speaking_time_lies_between_a_second_and_an_hour(seconds):
    sentence = "A speaking time lies between one second and an hour."
    assert refusal(OPEN, set_speaking_time, seconds=seconds) == sentence
    assert when(OPEN, set_speaking_time, seconds=3600) == (SpeakingTimeSet(3_600_000),)


def test_the_caucus_has_a_queue_of_its_own_and_the_list_waits():
    assert CAUCUS.business.caucus.queue == ("DEU",)
    floor = after(CAUCUS, join_list, seat="JPN", on="caucus")
    floor = after(floor, move_in_list, seat="JPN", before="DEU", on="caucus")
    assert floor.business.caucus.queue == ("JPN", "DEU")
    floor = after(floor, leave_list, seat="DEU", on="caucus")
    assert floor.business.caucus.queue == ("JPN",)
    assert floor.speakers.queue == LISTED.speakers.queue
    assert refusal(CAUCUS, join_list, seat="DEU", on="caucus") == "DEU is on the list already."


def test_joining_the_general_list_in_a_caucus_leaves_its_queue():
    floor = given(*when(CAUCUS, join_list, seat="DEU"), floor=CAUCUS)
    assert floor.speakers.queue == (*LISTED.speakers.queue, "DEU")
    assert floor.business.caucus.queue == ("DEU",)


def test_there_is_no_queue_without_a_moderated_caucus():
    for floor in (LISTED, UNMODERATED):
        for ruling in (join_list, leave_list, move_in_list):
            sentence = "No moderated caucus is in progress."
            assert refusal(floor, ruling, seat="JPN", on="caucus") == sentence


def test_a_seat_that_an_old_record_lists_twice_stands_once_at_the_end():
    assert given(ListJoined("JPN"), floor=LISTED).speakers.queue == ("FRA", "BRA", "JPN")
    doubled = given(ListJoined("JPN", "caucus"), ListJoined("DEU", "caucus"), floor=CAUCUS)
    assert doubled.business.caucus.queue == ("JPN", "DEU")
