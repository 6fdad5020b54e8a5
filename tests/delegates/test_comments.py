"""Comments on a speech whose time was yielded to them."""

from msgspec.structs import replace

from committees.next_step import next_step
from committees.next_step.script import speaking as script
from committees.rules import PhonesSet
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import (
    ClockStarted,
    CommentDropped,
    CommentRequested,
    CommentsEnded,
    ListJoined,
    SpeakerRecognised,
    SpeechEnded,
    Yielded,
)
from delegates.rulings.comments import drop_comment, end_comments, hear_comment, request_comment
from delegates.rulings.speakers import end_speech, recognise, yield_floor
from motions.rules.caucus import CaucusOpened
from motions.rules.procedure import ProcedureTaken
from motions.rulings.raising import declare_motion
from tests.given import RULES, SETS, after, given, objection, refusal, room, when

HARVARD = SETS["una-usa-harvard"]
SPEAKING = given(
    *room("BRA DEU FRA JPN SEN"),
    ProcedureTaken(HARVARD),
    PhonesSet("floor"),
    ListJoined("DEU"),
    SpeakerRecognised("JPN", 90_000, running=True),
)
ID = SPEAKING.seq
OPEN = after(SPEAKING, yield_floor, speech=ID, to="comments", at=60_000)


def asks(seat):
    return {"by": f"seat:{seat}", "speech": ID, "seat": seat}


def commented(floor, seat):
    """A comment from beginning to end."""
    floor = after(floor, hear_comment, speech=ID, seat=seat)
    return after(floor, end_speech, speech=floor.seq)


def test_the_speaker_gives_the_floor_back_and_what_is_left_of_its_time_matters_to_nobody():
    assert when(SPEAKING, yield_floor, speech=ID, to="comments", at=100_000) == (
        Yielded(ID, "JPN", "comments"),
        SpeechEnded(ID, "JPN", 100_000, "yielded"),
    )
    assert (OPEN.speakers.speech, OPEN.speakers.comments.seat) == (None, "JPN")
    default = given(ProcedureTaken(RULES), floor=SPEAKING)
    assert (
        objection(default, yield_floor, speech=ID, to="comments")
        == "This procedure does not know that yield."
    )
    assert {code for code, rules in SETS.items() if "comments" in rules.yields} == {"una-usa-harvard"}


def test_a_comment_has_the_time_of_the_rules_and_counts_as_no_speech():
    assert (HARVARD.comments, HARVARD.comment_time) == (2, 30)
    assert when(OPEN, hear_comment, speech=ID, seat="FRA") == (SpeakerRecognised("FRA", 30_000, "comment"),)
    floor = commented(OPEN, "FRA")
    assert floor.speakers.spoken["FRA"].times == 0
    other = given(ProcedureTaken(replace(HARVARD, comments=1, comment_time=20)), floor=OPEN)
    assert when(other, hear_comment, speech=ID, seat="FRA")[-1].limit == 20_000
    spent = "As many have commented as these rules allow."
    assert objection(commented(other, "FRA"), hear_comment, speech=ID, seat="BRA") == spent
    assert when(commented(other, "FRA"), hear_comment, speech=ID, seat="BRA", ruled=True)


def test_somebody_else_comments_once_while_the_speech_is_open_to_comments():
    said = {"speech": ID, "seat": "FRA"}
    assert refusal(SPEAKING, hear_comment, **said) == "That speech is not open to comments."
    assert refusal(OPEN, hear_comment, speech=ID, seat="JPN") == "JPN yielded to comments by others."
    speaking = after(OPEN, hear_comment, **said)
    assert refusal(speaking, hear_comment, **said) == "FRA has the floor."
    comment = {"speech": speaking.seq, "to": "chair"}
    assert objection(speaking, yield_floor, **comment) == "The time of a comment is not yielded."
    assert objection(commented(OPEN, "FRA"), hear_comment, **said) == "FRA has commented already."
    gone = given(SeatLeft("FRA"), floor=OPEN)
    assert objection(gone, hear_comment, **said) == "FRA is not in the room by the roll."


def test_delegations_ask_on_their_phones_and_may_think_better_of_it():
    assert when(OPEN, request_comment, **asks("BRA")) == (CommentRequested(ID, "BRA"),)
    floor = after(OPEN, request_comment, **asks("BRA"))
    assert floor.speakers.comments.asking == ("BRA",)
    assert refusal(floor, request_comment, **asks("BRA")) == "BRA has asked to comment."
    assert when(floor, drop_comment, **asks("BRA")) == (CommentDropped(ID, "BRA"),)
    assert refusal(OPEN, drop_comment, **asks("BRA")) == "BRA has not asked to comment."
    assert refusal(OPEN, request_comment, **asks("JPN")) == "JPN yielded to comments by others."
    follow = given(PhonesSet("follow"), floor=OPEN)
    assert refusal(follow, request_comment, **asks("BRA")).startswith("The Chair takes requests")


def test_the_biggest_button_walks_through_the_comments_and_back_to_the_list():
    floor = given(CommentRequested(ID, "SEN"), CommentRequested(ID, "BRA"), floor=OPEN)
    for seat in ("SEN", "BRA"):
        step = next_step(floor)
        assert (step.url, step.name, step.value) == ("comments/", "seat", seat)
        floor = after(floor, hear_comment, speech=ID, seat=seat)
        assert next_step(floor).value == "start"
        floor = given(ClockStarted("speech", floor.speakers.speech.id), floor=floor)
    # Both have commented, so the next of the list is thanked for with the last.
    assert (next_step(floor).url, next_step(floor).value) == ("speakers/", "DEU")
    assert after(floor, recognise, seat="DEU").speakers.comments is None


def test_where_nobody_wishes_to_comment_the_next_of_the_list_is_recognised():
    step = next_step(OPEN)
    assert (step.url, step.value) == ("speakers/", "DEU")
    assert step.say == script.COMMENTS_THEN
    speaking = given(
        ClockStarted("speech", OPEN.seq + 1), floor=after(OPEN, hear_comment, speech=ID, seat="FRA")
    )
    assert next_step(speaking).say == script.ANOTHER_COMMENT
    nobody = replace(OPEN, speakers=replace(OPEN.speakers, queue=()))
    assert (next_step(nobody).url, next_step(nobody).value) == ("comments/", "end")
    assert next_step(nobody).say == script.COMMENTS


def test_comments_end_when_the_chair_says_so_or_something_else_takes_the_floor():
    assert when(OPEN, end_comments, speech=ID) == (CommentsEnded(ID),)
    assert after(OPEN, end_comments, speech=ID).speakers.comments is None
    caucus = when(OPEN, declare_motion, motion="unmoderated_caucus", total=60)
    assert [type(fact) for fact in caucus] == [CommentsEnded, CaucusOpened]
    closed = after(OPEN, declare_motion, motion="adjourn_meeting")
    assert closed.speakers.comments is None
