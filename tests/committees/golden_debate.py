"""The debate of the golden meeting: speeches, points, motions and caucuses."""

import hashlib
from typing import Any

from committees.facts import WordsRef
from committees.rulings import (
    resume_meeting,
    suspend_meeting,
)
from delegates.rulings import clocks, comments, questions, speakers
from motions.rulings import (
    calling,
    caucus,
    hearing,
    motions,
    points,
    raising,
    timer,
)
from tests.given import CHAIR, NOW
from tests.playing import Play


def words(text: str) -> WordsRef:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return WordsRef(digest[:16], digest)


def moved(play: Play, motion: str, seat: str, *, by: str = CHAIR, **said: Any) -> int:
    """The id of a motion that was moved, and seconded by a placard."""
    id = play.press(raising.raise_motion, by=by, motion=motion, seat=seat, **said)[-1].seq
    play.press(motions.second_motion, id=id)
    return id


def debate(play: Play) -> None:
    _general_debate(play)
    _comments(play)
    _points_and_replies(play)
    _motions(play)
    _caucuses(play)
    _consultation(play)
    _tour(play)
    _timer(play)


def _general_debate(play: Play) -> None:
    for seat in ("JPN", "FRA", "DEU", "BRA"):
        play.press(speakers.join_list, by=f"seat:{seat}", seat=seat)
    play.press(speakers.move_in_list, seat="BRA", before="FRA")
    play.press(speakers.leave_list, by="seat:DEU", seat="DEU")
    play.press(speakers.close_list)
    play.press(speakers.join_list, seat="IND", ruled=True)
    play.press(speakers.reopen_list)
    play.press(speakers.set_speaking_time, seconds=90)
    speech = play.press(speakers.recognise, seat="JPN")[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(clocks.pause_clock, of="speech", id=speech, wait=20_000)
    play.press(clocks.adjust_clock, of="speech", id=speech, seconds=15)
    play.press(clocks.start_clock, of="speech", id=speech)
    heir = play.press(speakers.yield_floor, speech=speech, to="delegate", heir="USA", wait=30_000)[-1].seq
    play.press(clocks.start_clock, of="speech", id=heir)
    play.press(speakers.end_speech, speech=heir, wait=25_000)
    speech = play.press(speakers.recognise, seat="BRA", by="dais:vice-chair")[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(speakers.recognise, seat="IND", wait=10_000)
    play.undo(wait=5_000)
    play.redo(wait=5_000)
    play.undo(wait=5_000)
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(speakers.yield_floor, speech=speech, to="questions", wait=20_000)
    for seat in ("JPN", "FRA"):
        play.press(questions.request_question, by=f"seat:{seat}", speech=speech, seat=seat)
    play.press(questions.drop_question, by="seat:FRA", speech=speech, seat="FRA")
    play.press(questions.put_question, speech=speech, seat="JPN", text=words("What of privacy?"))
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(speakers.yield_floor, speech=speech, to="chair")


def _comments(play: Play) -> None:
    """On a speech that is yielded to comments, which the rules of this record do not know."""
    speech = play.press(speakers.recognise, seat="BRA")[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(speakers.yield_floor, speech=speech, to="comments", ruled=True, wait=8_000)
    for seat in ("JPN", "FRA"):
        play.press(comments.request_comment, by=f"seat:{seat}", speech=speech, seat=seat)
    play.press(comments.drop_comment, by="seat:FRA", speech=speech, seat="FRA")
    heard = play.press(comments.hear_comment, speech=speech, seat="JPN")[-1].seq
    play.press(clocks.start_clock, of="speech", id=heard)
    play.press(speakers.end_speech, speech=heard, wait=6_000)
    play.press(comments.end_comments, speech=speech)


def _points_and_replies(play: Play) -> None:
    play.press(clocks.set_clock_start, at_once=True)
    speech = play.press(speakers.recognise, seat="BRA")[-1].seq
    play.press(clocks.set_clock_start, at_once=False)
    point = play.press(
        points.raise_point, point="point_of_order", seat="DEU", text=words("Too hot in here"), wait=9_000
    )
    play.press(points.rule_point, id=point[-1].seq, how="not_well_taken", wait=12_000)
    play.press(points.raise_point, point="point_personal_privilege", seat="FRA")
    point = play.press(points.raise_point, point="point_of_order", seat="IND", ruled=True)
    play.press(points.rule_point, id=point[-1].seq, how="well_taken")
    play.press(speakers.end_speech, speech=speech)
    reply = play.press(speakers.grant_reply, seat="JPN")[-1].seq
    play.press(clocks.start_clock, of="speech", id=reply)
    play.press(speakers.end_speech, speech=reply, wait=40_000)
    appeal = moved(play, "appeal_ruling", "IND")
    play.press(motions.decide_motion, id=appeal, how="counted", yes=4, no=1)


def _motions(play: Play) -> None:
    play.press(calling.call_motions)
    last = moved(play, "set_speaking_time", "DEU", speaking=75)
    first = moved(play, "close_speakers_list", "BRA")
    play.press(motions.place_motion, id=first, before=last)
    play.press(calling.end_call)
    play.press(motions.rule_dilatory, id=first)
    play.press(motions.second_motion, by="seat:JPN", id=raised(play, "suspend_meeting", "FRA"), seat="JPN")
    play.press(motions.withdraw_motion, id=play.floor.business.motions.pending[0].id)
    _speakers_on(play, last)
    play.press(motions.decide_motion, id=last, how="clearly_carried")
    for motion in ("close_speakers_list", "reopen_speakers_list"):
        play.press(motions.decide_motion, id=moved(play, motion, "USA"), how="no_objection")
    play.press(raising.raise_motion, motion="extend_caucus", seat="JPN", total=60, noted=True)


def _speakers_on(play: Play, motion: int) -> None:
    """Who speaks for a motion and who against it; the second is broken off, and the motion put."""
    heard = play.press(hearing.hear_on_motion, id=motion, seat="JPN", side="for")[-1].seq
    play.press(clocks.start_clock, of="speech", id=heard)
    play.press(speakers.end_speech, speech=heard, wait=20_000)
    play.press(hearing.hear_on_motion, id=motion, seat="FRA", side="against")
    play.press(hearing.put_motion, id=motion, wait=10_000)


def raised(play: Play, motion: str, seat: str, **said: Any) -> int:
    return play.press(raising.raise_motion, motion=motion, seat=seat, **said)[-1].seq


def _caucuses(play: Play) -> None:
    move = {"total": 600, "speaking": 45, "topic": words("Clean water")}
    play.press(calling.call_motions)
    first = moved(play, "moderated_caucus", "FRA", by="seat:FRA", **move)
    other = moved(play, "unmoderated_caucus", "DEU", total=900)
    third = moved(play, "moderated_caucus", "IND", by="seat:IND", **{**move, "total": 300, "slot": "first"})
    play.press(motions.withdraw_motion, by="seat:IND", id=third)
    play.press(motions.decide_motion, id=other, how="counted", yes=3, no=3)
    other = raised(play, "unmoderated_caucus", "DEU", total=900)
    play.press(motions.place_motion, id=other)
    opened = play.press(motions.decide_motion, id=first, how="counted", yes=4, no=2)[-1].seq
    play.press(motions.keep_motion, id=other)
    play.press(speakers.join_list, by="seat:JPN", seat="JPN", on="caucus")
    play.press(speakers.move_in_list, seat="JPN", before="FRA", on="caucus")
    speech = play.press(speakers.recognise, seat="JPN")[-1].seq
    play.press(clocks.start_clock, of="speech", id=speech)
    play.press(speakers.recognise, seat="FRA", wait=45_000)
    play.press(speakers.end_speech, speech=play.floor.speakers.speech.id)
    noted = play.floor.business.motions.noted[0].id
    play.press(motions.admit_motion, id=noted)
    play.press(motions.second_motion, id=noted, seat="BRA")
    play.press(motions.decide_motion, id=noted, how="clearly_carried")
    play.press(caucus.extend_caucus, id=opened, seconds=120)
    play.press(clocks.adjust_clock, of="caucus", id=opened, seconds=-30)
    play.press(caucus.close_caucus, id=opened, wait=5_000)
    play.press(motions.admit_motion, id=other)
    play.press(motions.second_motion, id=other)
    play.press(motions.decide_motion, id=other, how="counted", yes=2, no=3)
    free = play.press(raising.declare_motion, motion="unmoderated_caucus", total=300, seat="BRA")[0].seq
    play.press(clocks.start_clock, of="caucus", id=free)
    play.press(suspend_meeting, until=NOW + 4 * 3_600_000, wait=60_000)
    play.press(resume_meeting, wait=600_000)
    play.press(caucus.close_caucus, id=free)


def _consultation(play: Play) -> None:
    asked = moved(play, "consultation_of_whole", "IND", total=600)
    held = play.press(motions.decide_motion, id=asked, how="clearly_carried")[-1].seq
    play.press(clocks.start_clock, of="caucus", id=held)
    play.press(caucus.pass_floor, id=held, seat="USA", wait=30_000)
    play.press(caucus.close_caucus, id=held, wait=30_000)


def _tour(play: Play) -> None:
    asked = moved(play, "tour_de_table", "IND", speaking=30, topic=words("Where we stand"))
    tour = play.press(motions.decide_motion, id=asked, how="clearly_carried")[-1].seq
    first = play.press(speakers.recognise, seat="BRA")[-1].seq
    play.press(clocks.start_clock, of="speech", id=first)
    play.press(speakers.recognise, seat="DEU", wait=20_000)
    play.press(caucus.pass_turn, id=tour, seat="DEU")
    play.press(caucus.pass_turn, by="seat:JPN", id=tour, seat="JPN")
    play.press(caucus.close_caucus, id=tour)


def _timer(play: Play) -> None:
    play.press(timer.set_timer, seconds=120, title=words("Reading time"))
    play.press(timer.set_timer, seconds=60, wait=20_000)
    set_ = play.floor.business.timer.id
    play.press(clocks.pause_clock, of="timer", id=set_, wait=10_000)
    play.press(clocks.adjust_clock, of="timer", id=set_, seconds=30)
    play.press(timer.end_timer, id=set_)
    play.press(timer.note_line, text=words("The lights went out"))
