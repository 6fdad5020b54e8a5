"""A tour de table: every delegation in the room is called once, in turn, and speaks or passes."""

from msgspec.structs import replace

from committees.next_step import next_step
from committees.rules import PhonesSet
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import ClockPaused, ClockStarted, ListJoined, SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import join_list, leave_list, recognise
from motions.rules.caucus import CaucusClosed, CaucusOpened, TurnPassed
from motions.rules.procedure import ProcedureTaken
from motions.rulings.caucus import close_caucus, extend_caucus, pass_turn, whose_turn
from motions.rulings.raising import declare_motion, raise_motion
from tests.given import RULES, after, given, objection, refusal, room, when
from tests.motions.floors import TOPIC

TOUR = "tour_de_table"
EVERYBODY = ("BRA", "DEU", "FRA", "JPN", "SEN", "USA")
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"), ListJoined("JPN"), PhonesSet("floor"))
SAID = {"motion": TOUR, "speaking": 30, "topic": TOPIC, "seat": "FRA"}
ROUND = after(OPEN, declare_motion, **SAID)
ID = ROUND.seq


def beginning(tour_from, seat="FRA", lot=0):
    floor = given(ProcedureTaken(replace(RULES, tour_from=tour_from)), floor=OPEN)
    (opened,) = when(floor, declare_motion, lot=lot, **{**SAID, "seat": seat})
    return opened.order


def test_it_takes_everybody_in_the_room_in_roll_call_order_and_the_list_waits():
    assert when(OPEN, declare_motion, **SAID) == (
        CaucusOpened(TOUR, 6 * 30_000, 30_000, TOPIC, "FRA", declared=True, order=EVERYBODY),
    )
    assert (ROUND.business.caucus.queue, ROUND.speakers.queue) == (EVERYBODY, ("JPN",))
    assert ROUND.state == "tour"
    gone = after(given(SeatLeft("DEU"), floor=OPEN), declare_motion, **SAID)
    assert "DEU" not in gone.business.caucus.queue
    empty = given(*room("BRA DEU", absent="BRA DEU"))
    said = {name: value for name, value in SAID.items() if name != "seat"}
    assert refusal(empty, declare_motion, **said, ruled=True) == "Nobody is in the room."


def test_the_rules_say_where_it_begins():
    assert beginning("first") == EVERYBODY
    assert beginning("lot", lot=4) == ("SEN", "USA", "BRA", "DEU", "FRA", "JPN")
    assert beginning("proposer") == ("FRA", "JPN", "SEN", "USA", "BRA", "DEU")
    assert beginning("proposer", seat=None) == EVERYBODY


def test_it_is_moved_with_a_speaking_time_and_a_topic():
    assert refusal(OPEN, raise_motion, **{**SAID, "speaking": None}) == "Say how long a speech is to last."
    assert objection(OPEN, raise_motion, **{**SAID, "topic": None}) == "That motion needs a topic."
    assert objection(ROUND, raise_motion, **SAID) == "That is not in order in a tour de table."


def test_the_biggest_button_goes_round_the_whole_room_and_ends_with_the_last():
    floor, heard = ROUND, []
    for _seat in EVERYBODY:
        step = next_step(floor)
        assert (step.url, step.name) == ("speakers/", "seat")
        floor = after(floor, recognise, seat=step.value)
        heard.append(step.value)
        assert floor.speakers.speech.clock.limit == 30_000
        assert next_step(floor).value == "start"
        floor = given(ClockStarted("speech", floor.speakers.speech.id), floor=floor)
    assert tuple(heard) == EVERYBODY
    assert floor.business.caucus.progress == (6, 6)
    last = floor.speakers.speech.id
    assert next_step(floor).url == f"speeches/{last}/"
    floor = given(SpeechEnded(last, "USA", 30_000), floor=floor)
    assert (next_step(floor).url, next_step(floor).value) == (f"caucus/{ID}/", "close")
    assert when(floor, close_caucus, id=ID)[-1].early is False
    closed = after(floor, close_caucus, id=ID)
    assert (closed.business.caucus, closed.state) == (None, "debate")
    assert next_step(closed).value == "JPN"


def test_its_time_does_not_run_out_on_the_last():
    floor = given(ClockStarted("caucus", ID), floor=ROUND)
    late = after(floor, recognise, seat="BRA", at=10_000_000)
    assert late.speakers.speech.clock.limit == 30_000
    sentence = "It is over when everybody has had a turn, and not before."
    assert refusal(ROUND, extend_caucus, id=ID, seconds=60) == sentence
    assert refusal(ROUND, declare_motion, motion="extend_caucus", total=60) == sentence


def test_who_is_called_may_pass_and_has_made_no_speech():
    called = after(ROUND, recognise, seat="BRA")
    assert whose_turn(called) == "BRA"
    assert when(called, pass_turn, id=ID, seat="BRA", at=4000) == (
        SpeechEnded(called.speakers.speech.id, "BRA", 0, "passed"),
        TurnPassed(ID, "BRA"),
    )
    floor = after(called, pass_turn, id=ID, seat="BRA", at=4000)
    assert (floor.speakers.speech, floor.speakers.spoken["BRA"].times) == (None, 0)
    assert (floor.business.caucus.passed, floor.business.caucus.progress) == (("BRA",), (1, 6))
    after_all = given(SpeakerRecognised("BRA", 30_000, "caucus"), floor=floor).business.caucus
    assert (after_all.passed, after_all.heard, after_all.progress) == ((), ("BRA",), (1, 6))
    assert whose_turn(floor) == "DEU"
    running = given(SpeakerRecognised("DEU", 30_000, "caucus", running=True), floor=floor)
    facts = when(running, pass_turn, id=ID, seat="DEU", at=1000)
    assert facts[1] == ClockPaused("caucus", ID)
    assert refusal(floor, pass_turn, id=ID, seat="BRA") == "BRA has had its turn."
    assert refusal(OPEN, pass_turn, id=ID, seat="BRA") == "That caucus is over."


def test_a_delegation_passes_for_itself_before_its_turn_and_nobody_joins_twice():
    early = after(ROUND, pass_turn, by="seat:JPN", id=ID, seat="JPN")
    assert early.business.caucus.queue == ("BRA", "DEU", "FRA", "SEN", "USA")
    said = {"seat": "JPN", "on": "caucus"}
    assert refusal(early, join_list, by="seat:JPN", **said) == "Every delegation is called once, in its turn."
    assert (
        refusal(ROUND, leave_list, by="seat:JPN", **said) == "Every delegation is called once, in its turn."
    )
    # The Chair gives a turn back, at the end.
    again = after(early, join_list, **said).business.caucus
    assert (again.queue[-1], again.passed) == ("JPN", ())
    by_placard = given(PhonesSet("follow"), floor=ROUND)
    assert (
        refusal(by_placard, pass_turn, by="seat:JPN", id=ID, seat="JPN")
        == "The Chair takes requests for the floor by placard."
    )


def test_who_left_the_room_is_gone_over_and_ending_it_before_the_last_is_early():
    floor = given(SeatLeft("BRA"), floor=ROUND)
    assert (whose_turn(floor), next_step(floor).value) == ("DEU", "DEU")
    assert when(ROUND, close_caucus, id=ID) == (CaucusClosed(ID, early=True, spent=0, of=TOUR),)


def test_only_a_tour_is_passed_in():
    moderated = given(CaucusOpened("moderated_caucus", 600_000, 45_000, proposer="DEU"), floor=OPEN)
    assert whose_turn(moderated) is None
    assert (
        refusal(moderated, pass_turn, id=moderated.seq, seat="DEU") == "Turns are passed in a tour de table."
    )
