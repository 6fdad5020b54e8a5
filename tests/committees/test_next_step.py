"""What the biggest button of the console offers, and the sentence beside it."""

from committees.next_step import next_step
from delegates.rules.roll import QuorumWaived, SeatLeft
from delegates.rules.speakers import ClockStarted, ListJoined, SpeakerRecognised
from motions.rules.ballots import VoteClosed, VoteOpened
from motions.rules.caucus import CaucusOpened, MotionRaised
from resolutions.rules import DraftIntroduced
from tests.given import given, room

OPEN = given(*room("BRA DEU FRA JPN SEN"), ListJoined("JPN"), ListJoined("FRA"))


def offered(*facts, floor=OPEN):
    step = next_step(given(*facts, floor=floor))
    return step.label, step.url, step.value


def test_the_clock_of_an_unmoderated_caucus_is_started_before_it_is_ended():
    opened = CaucusOpened("unmoderated_caucus", 600_000)
    place = OPEN.seq + 1
    assert offered(opened) == ("Start the clock", f"clocks/caucus/{place}/", "start")
    assert offered(opened, ClockStarted("caucus", place)) == ("End the caucus", f"caucus/{place}/", "close")


def test_who_is_listed_and_not_in_the_room_is_passed_over():
    assert offered()[2] == "JPN"
    assert offered(SeatLeft("JPN"))[2] == "FRA"
    assert offered(SeatLeft("JPN"), SeatLeft("FRA"))[1] == ""
    caucus = (
        CaucusOpened("moderated_caucus", 600_000, 45_000),
        ListJoined("DEU", "caucus"),
        ListJoined("SEN", "caucus"),
    )
    assert offered(*caucus)[2] == "DEU"
    assert offered(*caucus, SeatLeft("DEU"))[2] == "SEN"


def test_who_speaks_while_everybody_else_on_the_list_is_away_is_thanked():
    speaking = given(SpeakerRecognised("JPN", 90_000, running=True), SeatLeft("FRA"), floor=OPEN)
    assert offered(floor=speaking)[0] == "Thank %(seat)s"


def test_a_motion_without_a_quorum_is_decided_on_once_the_dais_goes_on_without_it():
    thin = given(
        SeatLeft("BRA"),
        SeatLeft("DEU"),
        SeatLeft("FRA"),
        MotionRaised("unmoderated_caucus", "SEN", 600_000),
        floor=OPEN,
    )
    step = next_step(thin)
    assert (step.label, step.value) == ("Decide without a quorum", "waive-decide")
    assert step.values == {"present": 2, "quorum": 3}
    assert offered(QuorumWaived("decide", 2, 3), floor=thin)[0] == "Clearly carried"


def test_a_result_without_a_quorum_is_announced_in_words_of_its_own():
    paper = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
    few = given(paper, VoteOpened(7, 70, "roll_call", ("BRA", "DEU")), floor=OPEN)
    said = {}
    for outcome in ("adopted", "rejected", "no_decision_quorum"):
        step = next_step(
            given(VoteClosed(few.seq, outcome, 2, 0, 0, silent=0, present=2, quorum=3), floor=few)
        )
        assert step.value == "announce"
        said[outcome] = step.say
    assert "no quorum" in said["no_decision_quorum"]
    assert len(set(said.values())) == 3
