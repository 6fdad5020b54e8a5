"""Strawpolls: what the room is asked, what each seat chooses, and that nothing is decided by it."""

import pytest

from committees.facts import WordsRef
from committees.floor import Floor
from committees.rules import MeetingAdjourned, MeetingSuspended, PhonesSet
from committees.rulings import adjourn_meeting, open_meeting, suspend_meeting
from delegates.rules.roll import RollCallOpened, SeatLeft
from motions.rules.ballots import VoteOpened
from motions.rules.strawpolls import StrawpollChosen, StrawpollClosed, StrawpollOpened
from motions.rulings.ballots import open_vote
from motions.rulings.raising import declare_motion
from motions.rulings.strawpolls import choose_in_strawpoll, close_strawpoll, open_strawpoll
from resolutions.rules.drafts import DraftIntroduced
from tests.given import RULES, after, given, objection, refusal, room, when
from tests.playing import Play

QUESTION = WordsRef("q", "0" * 64)
OPTIONS = tuple(WordsRef(f"o{number}", "1" * 64) for number in range(3))
ASKED = {"question": QUESTION, "options": OPTIONS}
OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA", absent="SEN"))
POLL = given(StrawpollOpened(QUESTION, OPTIONS), floor=OPEN)
SEVERAL = given(StrawpollOpened(QUESTION, OPTIONS, several=True), floor=OPEN)
ID = POLL.seq


def chosen(floor: Floor, seat: str, *options: int, by: str = "", **press):
    """What a seat's own press enters."""
    return when(
        floor,
        choose_in_strawpoll,
        by=by or f"seat:{seat}",
        strawpoll=ID,
        seat=seat,
        options=options,
        **press,
    )


def refused(floor: Floor, seat: str, *options: int, by: str = "", of: int = ID) -> str:
    press = {"strawpoll": of, "seat": seat, "options": options}
    return refusal(floor, choose_in_strawpoll, by=by or f"seat:{seat}", **press)


def test_the_dais_asks_and_every_seat_in_the_room_may_answer():
    assert when(OPEN, open_strawpoll, **ASKED) == (StrawpollOpened(QUESTION, OPTIONS),)
    assert chosen(POLL, "JPN", 2) == (StrawpollChosen(ID, "JPN", (2,)),)
    assert chosen(POLL, "USA", 1) == (StrawpollChosen(ID, "USA", (1,)),), "an observer too"
    assert chosen(POLL, "BRA", 3, by="dais:chair") == (StrawpollChosen(ID, "BRA", (3,)),)


def test_phones_answer_it_however_they_are_set():
    assert chosen(given(PhonesSet("follow"), floor=POLL), "JPN", 2) == (StrawpollChosen(ID, "JPN", (2,)),)


def test_the_last_choice_stands_and_the_same_once_more_enters_nothing():
    floor = given(StrawpollChosen(ID, "JPN", (2,)), floor=POLL)
    assert chosen(floor, "JPN", 2) == ()
    floor = given(StrawpollChosen(ID, "FRA", (2,)), *chosen(floor, "JPN", 1), floor=floor)
    assert floor.strawpolls.current.choices == {"JPN": (1,), "FRA": (2,)}
    assert floor.strawpolls.current.counts == (1, 1, 0)
    assert refused(floor, "JPN", 1, by="dais:chair") == "That is how JPN is recorded already."
    assert chosen(floor, "JPN", 3, by="dais:chair") == (StrawpollChosen(ID, "JPN", (3,)),)


def test_a_choice_is_taken_back():
    floor = given(StrawpollChosen(ID, "JPN", (2,)), floor=POLL)
    assert after(floor, choose_in_strawpoll, by="seat:JPN", strawpoll=ID, seat="JPN", options=()) == given(
        StrawpollChosen(ID, "JPN", ()), floor=floor
    )
    assert given(StrawpollChosen(ID, "JPN", ()), floor=floor).strawpolls.current.choices == {}
    assert chosen(POLL, "JPN") == ()


def test_one_or_several_are_chosen_as_the_poll_says():
    assert refused(POLL, "JPN", 1, 2) == "Each delegation chooses one option in this strawpoll."
    assert chosen(SEVERAL, "JPN", 3, 1, 3) == (StrawpollChosen(ID, "JPN", (1, 3)),)
    floor = given(StrawpollChosen(ID, "JPN", (1, 3)), floor=SEVERAL)
    assert floor.strawpolls.current.pressed("JPN", 3) == (1,)
    assert floor.strawpolls.current.pressed("JPN", 2) == (1, 2, 3)
    assert POLL.strawpolls.current.pressed("JPN", 2) == (2,)
    assert floor.strawpolls.current.counts == (1, 0, 1)
    assert floor.strawpolls.current.closing == StrawpollClosed(ID, (1, 0, 1), answered=1)


@pytest.mark.parametrize("number", [0, 4, -1])
def test_what_is_no_option_is_refused(number: int):
    assert refused(SEVERAL, "JPN", 1, number) == "Name the options by their numbers, from 1 to 3."


def test_each_seat_chooses_for_itself_and_only_who_is_in_the_room():
    assert refused(POLL, "FRA", 1, by="seat:JPN") == "Each delegation chooses for itself."
    press = {"strawpoll": ID, "seat": "SEN", "options": (1,)}
    assert objection(POLL, choose_in_strawpoll, **press) == "SEN is not in the room by the roll."
    assert refused(POLL, "CHL", 1) == "There is no seat CHL in this committee."
    left = given(StrawpollChosen(ID, "JPN", (2,)), SeatLeft("JPN"), floor=POLL)
    assert left.strawpolls.current.counts == (0, 1, 0), "who leaves has said what it thinks"


@pytest.mark.parametrize("options", [0, 1, 11])
def test_it_has_two_to_ten_options(options: int):
    words = tuple(WordsRef(str(number), "") for number in range(options))
    said = refusal(OPEN, open_strawpoll, question=QUESTION, options=words)
    assert said == "A strawpoll has two to ten options."
    assert when(OPEN, open_strawpoll, question=QUESTION, options=(QUESTION,) * 10)


def test_one_at_a_time():
    assert refusal(POLL, open_strawpoll, **ASKED) == "A strawpoll is open. Close it first."
    closed = given(POLL.strawpolls.current.closing, floor=POLL)
    assert when(closed, open_strawpoll, **ASKED)


def test_closed_it_keeps_what_was_chosen_and_a_late_choice_is_counted_nowhere():
    floor = given(StrawpollChosen(ID, "JPN", (2,)), StrawpollChosen(ID, "FRA", (2,)), floor=POLL)
    assert when(floor, close_strawpoll, strawpoll=ID) == (StrawpollClosed(ID, (0, 2, 0), answered=2),)
    floor = after(floor, close_strawpoll, strawpoll=ID)
    (closed,) = floor.strawpolls.closed
    assert (closed.id, closed.choices, closed.closed) == (ID, {"JPN": (2,), "FRA": (2,)}, ID + 3)
    late = "That strawpoll is closed; nothing was changed."
    assert refused(floor, "BRA", 1) == late
    again = given(StrawpollOpened(QUESTION, OPTIONS), floor=floor)
    assert refused(again, "BRA", 1) == late, "it is not counted in the next one"
    assert refusal(again, close_strawpoll, strawpoll=ID) == late
    assert given(StrawpollChosen(ID, "BRA", (1,)), floor=again).strawpolls.current.choices == {}


def test_it_stops_nothing_and_waits_for_a_vote_and_a_roll_call():
    draft = DraftIntroduced(7, 70, ("JPN",), "0" * 64, 3)
    assert when(given(draft, floor=POLL), open_vote, paper=7, method="placard")
    voting = given(draft, VoteOpened(7, 70, "phones", ("BRA", "JPN")), floor=POLL)
    press = {"strawpoll": ID, "seat": "JPN", "options": (1,)}
    assert objection(voting, choose_in_strawpoll, **press) == "A vote is under way."
    assert when(voting, close_strawpoll, strawpoll=ID)
    calling = given(RollCallOpened(), floor=POLL)
    with pytest.raises(Exception, match="The roll call is not finished"):
        when(calling, choose_in_strawpoll, by="seat:JPN", **press)
    opened = given(draft, VoteOpened(7, 70, "phones", ("BRA", "JPN")), floor=OPEN)
    assert when(opened, open_strawpoll, **ASKED), "the Chair may ask at any moment"


def test_in_a_break_it_stands_still():
    suspended = after(POLL, suspend_meeting)
    assert suspended.strawpolls == POLL.strawpolls
    assert refused(suspended, "JPN", 1) == "The meeting is suspended."
    assert refusal(suspended, close_strawpoll, strawpoll=ID) == "The meeting is suspended."
    assert (
        refusal(given(MeetingSuspended(), floor=OPEN), open_strawpoll, **ASKED) == "The meeting is suspended."
    )


def test_adjournment_closes_it_and_none_is_open_in_the_next_meeting():
    floor = given(StrawpollChosen(ID, "JPN", (2,)), floor=POLL)
    closing = StrawpollClosed(ID, (0, 1, 0), answered=1)
    assert when(floor, adjourn_meeting) == (closing, MeetingAdjourned())
    assert when(given(MeetingSuspended(), floor=floor), adjourn_meeting) == (closing, MeetingAdjourned())
    moved = when(floor, declare_motion, motion="adjourn_meeting")
    assert moved[-2:] == (closing, MeetingAdjourned())
    adjourned = after(floor, adjourn_meeting)
    assert refused(adjourned, "JPN", 1) == "No meeting is open."
    assert refusal(adjourned, open_strawpoll, **ASKED) == "No meeting is open."
    assert after(adjourned, open_meeting, procedure=RULES).strawpolls.current is None


def begun() -> Play:
    play = Play()
    play.book = play.book.__class__(committee=1, floor=Floor())
    for fact in room("BRA DEU FRA JPN SEN", observers="USA"):
        play._entered([fact], "secretariat")
    return play


def test_undo_opens_it_again_with_every_choice_and_takes_them_all_with_its_opening():
    play = begun()
    poll = play.press(open_strawpoll, **ASKED)[0].seq
    for seat, number in (("JPN", 2), ("FRA", 1)):
        play.press(choose_in_strawpoll, by=f"seat:{seat}", strawpoll=poll, seat=seat, options=(number,))
    play.press(close_strawpoll, strawpoll=poll)
    play.undo()
    assert play.floor.strawpolls.current.choices == {"JPN": (2,), "FRA": (1,)}
    play.press(choose_in_strawpoll, by="seat:JPN", strawpoll=poll, seat="JPN", options=(1,))
    play.press(choose_in_strawpoll, strawpoll=poll, seat="BRA", options=(3,))
    play.undo()
    assert play.floor.strawpolls.current.choices == {"JPN": (1,), "FRA": (1,)}
    play.undo()
    assert play.floor.strawpolls.current is None
    play.redo()
    assert play.floor.strawpolls.current.choices == {"JPN": (1,), "FRA": (1,)}
