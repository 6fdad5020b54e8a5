"""Who is on the roster: it is taken as a whole, also in the middle of a meeting."""

import pytest

from committees.rules import MeetingOpened
from delegates.rules.roll import (
    Rights,
    RightsSet,
    RollAnswered,
    RollCallOpened,
    Roster,
    SeatLeft,
    SeatsAdmitted,
    SeatsTakenOff,
    SeatVacated,
)
from delegates.rules.speakers import (
    CommentDropped,
    CommentRequested,
    ListJoined,
    ListLeft,
    QuestionDropped,
    QuestionRequested,
    SpeakerRecognised,
    SpeechEnded,
    Yielded,
)
from delegates.rulings.roll import admit_seats, answer_roll, take_up_seat
from delegates.rulings.roster import take_roster
from delegates.rulings.speakers import join_list
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusOpened, FloorPassed
from motions.rules.motions import MotionRaised
from motions.rules.points import PointRaised
from tests.given import EMPTY, MEMBER, OBSERVER, after, given, refusal, room, when

ROOM = given(*room("FRA JPN SEN", observers="USA"))
SECRETARIAT = "secretariat"


def roster(members: str, observers: str = "") -> Roster:
    votes = dict.fromkeys(members.split(), True) | dict.fromkeys(observers.split(), False)
    return Roster(votes, tuple(sorted(votes)))


def taken(floor=ROOM, members="FRA JPN SEN", observers="USA"):
    return when(floor, take_roster, by=SECRETARIAT, roster=roster(members, observers))


def refused(floor, members="FRA JPN", observers="USA"):
    return refusal(floor, take_roster, by=SECRETARIAT, roster=roster(members, observers))


def test_the_first_roster_seats_everybody():
    (fact,) = taken(EMPTY, "BRA JPN", "USA")
    rights = {"BRA": Rights(substance=True), "JPN": Rights(substance=True), "USA": Rights()}
    assert fact == SeatsAdmitted(rights, ("BRA", "JPN", "USA"))


def test_the_same_roster_again_enters_nothing():
    assert taken() == ()


def test_who_is_new_is_put_in_its_place_and_may_answer_late():
    facts = taken(members="BRA FRA JPN SEN")
    assert facts == (SeatsAdmitted({"BRA": Rights(substance=True)}, ("BRA", "FRA", "JPN", "SEN", "USA")),)
    floor = given(*facts, floor=ROOM)
    assert floor.roll.members == 4
    assert not floor.roll.in_room("BRA")
    assert when(floor, answer_roll, seat="BRA", answer="present") == (
        RollAnswered({"BRA": "present"}, late=True),
    )
    calling = given(RollCallOpened(), *facts, floor=ROOM)
    assert calling.roll.pending == ("BRA", "FRA", "JPN", "SEN", "USA")


def test_who_is_taken_off_is_neither_called_nor_counted_and_its_answer_is_gone():
    facts = taken(members="FRA JPN")
    assert facts == (SeatsTakenOff(("SEN",)),)
    floor = given(SeatLeft("SEN"), *facts, floor=ROOM)
    assert (floor.roll.order, floor.roll.members) == (("FRA", "JPN", "USA"), 2)
    assert "SEN" not in floor.roll.present
    assert "SEN" not in floor.roll.out
    assert refusal(floor, join_list, seat="SEN") == "There is no seat SEN in this committee."
    assert refusal(floor, take_up_seat, seat="SEN") == "There is no seat SEN in this committee."
    assert floor.roll.ever == ("FRA", "JPN", "USA", "SEN")


def test_who_comes_back_begins_anew():
    gone = given(SeatVacated("SEN"), SeatsTakenOff(("SEN",)), floor=ROOM)
    back = after(gone, take_roster, by=SECRETARIAT, roster=roster("FRA JPN", "SEN USA"))
    assert back.roll.rights["SEN"] == Rights(substance=False)
    assert "SEN" not in back.roll.answers
    assert "SEN" in back.roll.taken_up
    assert back.roll.ever == back.roll.order
    again = when(gone, admit_seats, seats={"SEN": MEMBER}, order=("FRA", "JPN", "SEN", "USA"))
    assert again == (SeatsAdmitted({"SEN": MEMBER}, ("FRA", "JPN", "SEN", "USA")),)


def test_a_vote_on_substance_is_given_and_taken_and_other_rights_stay():
    assert taken(members="FRA JPN USA", observers="SEN") == (
        RightsSet("SEN", Rights(procedure=True, substance=False, sponsor=True)),
        RightsSet("USA", Rights(procedure=True, substance=True, sponsor=OBSERVER.sponsor)),
    )


def test_everything_comes_in_one_act():
    kinds = [type(fact) for fact in taken(members="BRA FRA USA", observers="JPN")]
    assert kinds == [SeatsTakenOff, SeatsAdmitted, RightsSet, RightsSet]


def test_another_order_alone_is_entered():
    back = Roster(roster("FRA JPN SEN", "USA").substance, ("USA", "SEN", "JPN", "FRA"))
    assert when(ROOM, take_roster, by=SECRETARIAT, roster=back) == (SeatsAdmitted({}, back.order),)


def test_who_is_taken_off_leaves_every_list():
    floor = given(
        ListJoined("JPN"),
        ListJoined("SEN"),
        CaucusOpened("moderated_caucus", 600_000, 60_000),
        ListJoined("SEN", "caucus"),
        floor=ROOM,
    )
    facts = taken(floor, "FRA JPN")
    assert facts == (ListLeft("SEN"), ListLeft("SEN", "caucus"), SeatsTakenOff(("SEN",)))
    after_it = given(*facts, floor=floor)
    assert (after_it.speakers.queue, after_it.business.caucus.queue) == (("JPN",), ())


def test_who_is_taken_off_puts_no_question():
    given_the_floor = given(SpeakerRecognised("JPN", 90_000), floor=ROOM)
    speech = given_the_floor.speakers.speech.id
    floor = given(
        Yielded(speech, "JPN", "questions"), QuestionRequested(speech, "SEN"), floor=given_the_floor
    )
    assert taken(floor, "FRA JPN") == (QuestionDropped(speech, "SEN"), SeatsTakenOff(("SEN",)))


def test_who_is_taken_off_comments_on_no_speech():
    given_the_floor = given(SpeakerRecognised("JPN", 90_000), floor=ROOM)
    speech = given_the_floor.speakers.speech.id
    floor = given(
        Yielded(speech, "JPN", "comments"),
        SpeechEnded(speech, "JPN", 60_000, "yielded"),
        CommentRequested(speech, "SEN"),
        floor=given_the_floor,
    )
    facts = taken(floor, "FRA JPN")
    assert facts == (CommentDropped(speech, "SEN"), SeatsTakenOff(("SEN",)))
    assert given(*facts, floor=floor).speakers.comments.asking == ()


def test_what_it_spoke_stays_on_its_account():
    spoke = given(SpeakerRecognised("SEN", 90_000), floor=ROOM)
    spoke = given(SpeechEnded(spoke.speakers.speech.id, "SEN", 12_000), floor=spoke)
    gone = given(*taken(spoke, "FRA JPN"), floor=spoke)
    assert (gone.speakers.spoken["SEN"].times, gone.speakers.spoken["SEN"].ms) == (1, 12_000)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ([SpeakerRecognised("SEN", 90_000)], "SEN has the floor."),
        (
            [CaucusOpened("consultation_of_whole", 600_000, proposer="JPN"), FloorPassed(7, "SEN")],
            "SEN has the floor.",
        ),
        ([PointRaised("order", "SEN")], "A point of SEN is before the Chair."),
        ([MotionRaised("close_debate", "SEN")], "A motion of SEN is before the room."),
        ([VoteOpened(1, 1, "roll_call", ("FRA", "JPN", "SEN"))], "A vote is under way."),
    ],
    ids=["speech", "consultation", "point", "motion", "vote"],
)
def test_nobody_is_taken_off_for_whom_the_room_waits(facts, sentence):
    floor = given(*facts, floor=ROOM)
    assert refused(floor) == sentence
    assert taken(floor, "BRA FRA JPN SEN"), "others may come all the same"


def test_a_roster_without_anybody_and_a_broken_one_are_refused():
    assert refused(ROOM, "", "") == "A roster names one delegation at least."
    broken = Roster({"JPN": True}, ("JPN", "FRA"))
    sentence = "The order must name every seat once."
    assert refusal(ROOM, take_roster, by=SECRETARIAT, roster=broken) == sentence


def test_a_committee_that_has_not_met_has_its_roster_changed_too():
    floor = given(*taken(EMPTY, "FRA JPN"))
    assert given(*taken(floor, "FRA", ""), MeetingOpened(1), floor=floor).roll.order == ("FRA",)
