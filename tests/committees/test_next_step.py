"""What the biggest button of the console offers, and the sentence beside it."""

import random

import pytest

from committees.floor import fold, standing
from committees.in_order import why_not
from committees.next_step import next_step
from committees.rulings import open_meeting, resume_meeting
from delegates.rules.roll import QuorumWaived, SeatLeft
from delegates.rules.speakers import (
    ClockStarted,
    ListClosed,
    ListJoined,
    QuestionRequested,
    SpeakerRecognised,
    Yielded,
)
from delegates.rulings import clocks, comments, questions, roll, speakers
from motions.rules.agenda import AgendaProposed, DebateAdjourned, DebateClosed
from motions.rules.ballots import BallotCast, MethodAsked, VoteClosed, VoteOpened
from motions.rules.caucus import CaucusOpened
from motions.rules.motions import MotionPut, MotionRaised, MotionsCalled, MotionSeconded
from motions.rules.points import PointRaised
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rulings import (
    agenda,
    ballots,
    calling,
    casting,
    caucus,
    explanations,
    hearing,
    motions,
    points,
    raising,
)
from resolutions.rules.amendments import AmendmentAdopted, AmendmentIntroduced, DraftDivided, PartKept
from resolutions.rules.drafts import DraftIntroduced, DraftPutFirst
from resolutions.rules.support import SupportGiven, SupportWithdrawn
from resolutions.rulings.drafts import withdraw_draft
from tests.committees.test_meetings import BEGUN, OPENED, another
from tests.given import CHAIR, given, room
from tests.playing import play_at_random

OPEN = given(*room("BRA DEU FRA JPN SEN"), ListJoined("JPN"), ListJoined("FRA"))


def offered(*facts, floor=OPEN):
    step = next_step(given(*facts, floor=floor))
    return step.label, step.url, step.value


def test_the_clock_of_an_unmoderated_caucus_is_started_before_it_is_ended():
    opened = CaucusOpened("unmoderated_caucus", 600_000)
    place = OPEN.seq + 1
    assert offered(opened) == ("Start the clock", f"clocks/caucus/{place}/", "start")
    running = next_step(given(opened, ClockStarted("caucus", place), floor=OPEN))
    assert (running.url, running.say.said) == ("", "“Please use the time to meet and to write.”")
    over = running.over
    assert (over.label, over.url, over.value) == ("End the caucus", f"caucus/{place}/", "close")


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


def test_no_question_is_called_that_there_is_no_time_to_answer():
    speech = OPEN.seq + 1
    facts = (
        SpeakerRecognised("BRA", 30_000),
        Yielded(speech, "BRA", "questions"),
        ClockStarted("speech", speech),
    )
    asked = given(*facts, QuestionRequested(speech, "DEU"), floor=OPEN)
    assert next_step(asked).label == "Question by %(seat)s"
    late = given(QuestionRequested(speech, "SEN"), floor=asked, at=30_000)
    assert why_not(late, CHAIR, questions.put_question, speech=speech, seat="DEU")
    assert (next_step(late).url, next_step(late).value) == ("speakers/", "JPN")


def test_who_speaks_while_everybody_else_on_the_list_is_away_is_thanked():
    speaking = given(SpeakerRecognised("JPN", 90_000, running=True), SeatLeft("FRA"), floor=OPEN)
    assert offered(floor=speaking)[0] == "Thank %(seat)s"


def test_a_motion_without_a_quorum_is_decided_on_once_the_dais_goes_on_without_it():
    thin = given(
        SeatLeft("BRA"),
        SeatLeft("DEU"),
        SeatLeft("FRA"),
        MotionRaised("unmoderated_caucus", "SEN", 600_000),
        MotionSeconded(OPEN.seq + 4),
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
        said[outcome] = step.say.said
    assert "no quorum" in said["no_decision_quorum"]
    assert len(set(said.values())) == 3


def test_a_motion_is_seconded_and_then_put_with_the_majority_that_it_needs():
    moved = (MotionRaised("close_debate", "FRA"),)
    place = OPEN.seq + 1
    assert offered(*moved) == ("Seconded", f"motions/{place}/", "seconded")
    seconded = given(*moved, MotionSeconded(place), floor=OPEN)
    put = given(MotionPut(place), floor=seconded)
    assert offered(floor=put) == ("Clearly carried", f"motions/{place}/", "clearly_carried")
    assert "Two thirds are needed." in next_step(put).say.said
    appealed = given(MotionRaised("appeal_ruling", "FRA", subject=3), MotionSeconded(place), floor=OPEN)
    assert "Who would overturn it?" in next_step(appealed).say.said


def test_a_motion_waits_for_the_speaker_and_a_point_does_not():
    waiting = (MotionRaised("adjourn_debate", "FRA"), SpeakerRecognised("SEN", 90_000))
    assert offered(*waiting)[0] == "Start the clock"
    point = PointRaised("point_of_order", "BRA")
    place = OPEN.seq + 3
    assert offered(*waiting, point) == ("Well taken, go on", f"points/{place}/", "well_taken")
    inquiry = PointRaised("point_parliamentary_inquiry", "BRA")
    assert offered(*waiting, inquiry) == ("Answered, go on", f"points/{place}/", "answered")


def test_motions_that_were_called_for_are_waited_for():
    assert offered(MotionsCalled()) == ("No more motions", "motions/call/", "end")
    assert offered(MotionsCalled(), MotionRaised("adjourn_debate", "FRA"))[0] == "Seconded"


def test_a_noted_motion_is_offered_once_it_is_in_order():
    noted = MotionRaised("extend_caucus", "FRA", 60_000, noted=True)
    place = OPEN.seq + 1
    assert offered(noted)[0] == "Recognise %(seat)s"
    ended = given(noted, CaucusOpened("unmoderated_caucus", 600_000), floor=OPEN)
    assert offered(floor=ended)[0] == "Start the clock", "the caucus goes on first"
    suspension = MotionRaised("suspend_meeting", "FRA", noted=True)
    assert offered(suspension) == ("Take up the noted motion", f"motions/{place}/", "admit")
    assert offered(suspension, SpeakerRecognised("SEN", 90_000))[0] == "Start the clock"


def test_in_voting_procedure_the_drafts_are_put_and_then_it_ends():
    voting = given(DebateClosed(0), floor=OPEN)
    assert offered(floor=voting) == ("End voting procedure", "debate/", "end-voting")
    draft = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
    assert offered(draft, floor=voting) == (
        "Vote on %(question)s by roll call",
        "papers/7/",
        "roll_call",
    )


def test_amendments_are_put_before_the_parts_and_these_before_the_draft():
    draft = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64, operative=3)
    strike = AmendmentIntroduced(7, 11, "strike", "1", 0, ("FRA",), "0" * 64)
    voting = given(draft, strike, DebateClosed(0), DraftDivided(7, (("2",),)), floor=OPEN)
    by_placards = "Vote on %(question)s by placards"
    assert offered(floor=voting) == (by_placards, "amendments/11/", "placard")
    amended = given(AmendmentAdopted(11, 99), floor=voting)
    assert offered(floor=amended) == (by_placards, "papers/7/parts/1/", "placard")
    assert next_step(amended).values == {"question": (7, None, 1)}
    whole = given(PartKept(7, 1, 98), floor=amended)
    assert offered(floor=whole)[1:] == ("papers/7/", "roll_call")


def test_a_draft_without_sponsors_is_taken_up_or_withdrawn():
    draft = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
    orphan = given(draft, SupportWithdrawn(7, "JPN"), DebateClosed(0), floor=OPEN)
    assert offered(floor=orphan) == ("Withdraw %(question)s", "papers/7/", "withdraw")
    assert offered(SupportGiven(7, "FRA", "sponsor"), floor=orphan)[2] == "roll_call"


def test_the_next_vote_is_put_as_it_was_asked_for():
    draft = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
    voting = given(draft, DebateClosed(0), MethodAsked("without_vote", 7), floor=OPEN)
    assert offered(floor=voting) == (
        "Propose to adopt %(question)s without a vote",
        "papers/7/",
        "without_vote",
    )
    put_first = given(DraftIntroduced(8, 80, ("BRA",), "0" * 64), DraftPutFirst(8), floor=voting)
    assert offered(floor=put_first)[1] == "papers/8/"


def test_who_explains_its_vote_has_its_clock_started_and_is_thanked():
    draft = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
    speech = SpeakerRecognised("BRA", 30_000, "explanation")
    voting = given(draft, DebateClosed(0), speech, floor=OPEN)
    assert offered(floor=voting)[0] == "Start the clock"
    assert offered(ClockStarted("speech", voting.seq), floor=voting)[0] == "Thank %(seat)s"


@pytest.mark.parametrize(
    ("when", "label"), [("before", "%(seat)s explains its vote"), ("after", "Announce the result")]
)
def test_explanations_come_before_the_result_where_the_rules_say_so(when, label):
    draft = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
    opened = VoteOpened(7, 70, "roll_call", ("BRA", "JPN"))
    voting = given(ProcedureTaken(Procedure(explanations=when)), draft, DebateClosed(0), opened, floor=OPEN)
    closed = given(
        BallotCast(voting.seq, "BRA", "no", rights=True),
        VoteClosed(voting.seq, "rejected", 0, 1, 0, 1, 5, 3),
        floor=voting,
    )
    assert offered(floor=closed)[0] == label


def test_before_debate_the_agenda_is_set():
    several = given(*room("BRA DEU FRA"), AgendaProposed((5, 6)))
    assert offered(floor=several) == ("Set the agenda as proposed", "declarations/", "set_agenda")


def test_an_exhausted_list_that_is_closed_leads_to_the_vote_if_there_is_a_draft():
    closed = given(*room("BRA DEU FRA"), ListClosed())
    assert offered(floor=closed)[1] == ""
    draft = DraftIntroduced(paper=7, version=70, sponsors=("BRA",), text="0" * 64)
    assert offered(draft, floor=closed) == ("Close debate and vote", "declarations/", "close_debate")


def test_before_a_topic_is_taken_up_no_debate_is_closed():
    draft = DraftIntroduced(paper=7, version=70, sponsors=("BRA",), text="0" * 64)
    noted = MotionRaised("extend_caucus", "FRA", 60_000, noted=True)
    assert offered(floor=given(*room("BRA DEU FRA"), DebateAdjourned(0), draft, ListClosed(), noted))[1] == ""


def test_who_is_next_on_the_list_and_has_replied_is_thanked_first():
    replying = given(SpeakerRecognised("JPN", 60_000, "reply", running=True), floor=OPEN)
    assert replying.speakers.queue == ("JPN", "FRA")
    ruling, args = pressed(replying, next_step(replying))
    assert why_not(replying, CHAIR, ruling, **args) is None


def pressed(floor, step):
    """The ruling that a step's button presses, with its arguments."""
    where, what = step.url.strip("/").split("/"), step.value
    match [*where, step.name]:
        case ["meeting", "do"]:
            return (open_meeting, {"procedure": floor.procedure}) if what == "open" else (resume_meeting, {})
        case ["roll", "do"] if what == "close":
            return roll.close_roll_call, {}
        case ["roll", "do"]:
            return roll.waive_quorum, {"quorum": what.removeprefix("waive-")}
        case ["roll", seat, "answer"]:
            return roll.answer_roll, {"seat": seat, "answer": what}
        case ["speakers", "seat"]:
            return speakers.recognise, {"seat": what}
        case ["speeches", id, "do"]:
            return speakers.end_speech, {"speech": int(id)}
        case ["speeches", id, "question"]:
            return questions.put_question, {"speech": int(id), "seat": what}
        case ["comments", how]:
            about = {"speech": floor.speakers.comments.id}
            return (
                (comments.end_comments, about)
                if how == "do"
                else (comments.hear_comment, {**about, "seat": what})
            )
        case ["clocks", of, id, "do"]:
            return clocks.start_clock, {"of": of, "id": int(id)}
        case ["caucus", id, "do"]:
            return caucus.close_caucus, {"id": int(id)}
        case ["motions", "call", "do"]:
            return {"open": calling.call_motions, "end": calling.end_call}[what], {}
        case ["list", "do"]:
            return speakers.close_list, {}
        case ["motions", id, "how"] if what in ("seconded", "admit", "put", "withdrawn"):
            verbs = {
                "seconded": motions.second_motion,
                "admit": motions.admit_motion,
                "put": hearing.put_motion,
                "withdrawn": motions.withdraw_motion,
            }
            return verbs[what], {"id": int(id)}
        case ["motions", id, "how"]:
            return motions.decide_motion, {"id": int(id), "how": what}
        case ["points", id, "how"]:
            return points.rule_point, {"id": int(id), "how": what}
        case ["declarations", "motion"]:
            return raising.declare_motion, {"motion": what}
        case ["explanations", "seat"]:
            return explanations.hear_explanation, {"seat": what}
        case ["debate", "do"]:
            return agenda.end_voting, {}
        case ["papers", paper, "method"] if what == "withdraw":
            return withdraw_draft, {"paper": int(paper)}
        case ["papers", paper, "method"] if what.startswith("time_"):
            return caucus.give_time, {"paper": int(paper), "side": what}
        case ["papers", paper, "method"]:
            return ballots.open_vote, {"paper": int(paper), "method": what}
        case ["papers", paper, "parts", part, "method"]:
            return ballots.open_vote, {"paper": int(paper), "part": int(part), "method": what}
        case ["amendments", id, "method"]:
            draft = floor.papers.amended_by(int(id))
            return ballots.open_vote, {"paper": draft.paper, "amendment": int(id), "method": what}
        case ["votes", id, "do"]:
            ruling = {"announce": ballots.announce_result, "close": ballots.close_vote}[what]
            return ruling, {"vote": int(id)}
        case ["votes", id, seat, "choice"]:
            return casting.cast_ballot, {"vote": int(id), "seat": seat, "choice": what}
    raise AssertionError(f"nothing is at {step.url}")


BEGINNINGS = [OPENED] * 6 + list(BEGUN.values())


@pytest.mark.parametrize("seed", range(len(BEGINNINGS)))
def test_the_biggest_button_offers_nothing_that_is_refused(seed):
    play = another(begun=BEGINNINGS[seed])
    play_at_random(play, random.Random(seed).randbytes(6 * 60))
    entries = play.book.entries
    for seq in {entry.act for entry in entries}:
        floor = fold(standing(entries[:seq]))
        step = next_step(floor)
        for offer in (step, step.over):
            if offer and offer.url:
                ruling, args = pressed(floor, offer)
                refused = why_not(floor, CHAIR, ruling, **args)
                # Pages know when the time of a caucus is over, and show `over` from then on.
                assert refused is None or (str(refused) == "The time of the caucus is over." and step.over)
