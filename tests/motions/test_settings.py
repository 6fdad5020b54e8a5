"""What conferences decide differently, and what follows from it on the floor."""

import pytest
from msgspec.structs import replace

from committees.next_step import next_step
from committees.rulings import open_meeting
from delegates.rules.roll import RollAnswered
from delegates.rules.speakers import ListClosed, ListJoined, SpeakerRecognised, SpeechEnded
from delegates.rulings.roll import answer_roll
from delegates.rulings.speakers import called_together, recognise
from motions.rules.agenda import AgendaProposed, AgendaSet
from motions.rules.ballots import MethodAsked, ObjectionMade, VoteOpened
from motions.rules.motions import MotionRaised, MotionsCalled, MotionsCallEnded, MotionSeconded
from motions.rules.procedure import ProcedureTaken
from motions.rulings.ballots import open_vote
from motions.rulings.casting import cast_ballot
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.drafts import DraftIntroduced
from tests.given import RULES, SETS, after, given, objection, refusal, room, roster, when
from tests.motions.floors import OPEN, ruled_by

DRAFT = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)


def under(floor, **settings):
    return given(ProcedureTaken(replace(RULES, **settings)), floor=floor)


def offered(floor):
    step = next_step(floor)
    return step.url, step.value


# The roll


def test_present_and_voting_is_no_answer_where_the_rules_do_not_know_it():
    floor = under(OPEN, present_and_voting=False)
    sentence = "In this procedure nobody answers “present and voting”."
    assert objection(floor, answer_roll, seat="JPN", answer="voting") == sentence
    assert when(OPEN, answer_roll, seat="JPN", answer="voting") == (RollAnswered({"JPN": "voting"}, True),)


def test_who_answered_present_and_voting_may_abstain_where_the_rules_let_it():
    floor = given(RollAnswered({"JPN": "voting"}), DRAFT, floor=OPEN)
    assert when(floor, open_vote, paper=7, method="placard")[0].no_abstention == ("JPN",)
    floor = under(floor, voting_abstains=True)
    assert when(floor, open_vote, paper=7, method="placard")[0].no_abstention == ()
    assert not floor.no_abstention("JPN")


# Votes


def test_votes_with_rights_are_ruled_in_order_where_the_rules_do_not_know_them():
    floor = given(DRAFT, VoteOpened(7, 70, "roll_call", ("BRA", "DEU")), floor=OPEN)
    vote = {"vote": floor.seq, "seat": "BRA", "choice": "yes", "with_rights": True}
    assert when(floor, cast_ballot, **vote)[0].rights
    said = "This procedure does not know votes with rights."
    assert objection(under(floor, with_rights=False), cast_ballot, **vote) == said


def test_a_draft_is_put_as_is_usual_until_somebody_asks_or_objects():
    floor = under(given(DRAFT, floor=OPEN), usual_vote="without_vote")
    voting = after(floor, declare_motion, motion="close_debate")
    assert offered(voting) == ("papers/7/", "without_vote")
    assert offered(given(MethodAsked("roll_call", 7), floor=voting)) == ("papers/7/", "roll_call")
    asked = given(VoteOpened(7, 70, "without_vote", ("BRA", "DEU")), floor=voting)
    objected = given(ObjectionMade(asked.seq), floor=asked)
    assert offered(objected) == ("papers/7/", "roll_call")


# The list


def spoken(*seats, floor=OPEN):
    for seat in seats:
        floor = given(SpeakerRecognised(seat, 90_000), floor=floor)
        floor = given(SpeechEnded(floor.seq, seat, 60_000), floor=floor)
    return floor


ALL_HEARD = spoken("JPN", "FRA", floor=given(DRAFT, floor=OPEN))


@pytest.mark.parametrize(
    ("rule", "offer"),
    [
        ("ask", ("", "")),
        ("close_list", ("list/", "close")),
        ("close_debate", ("declarations/", "close_debate")),
    ],
)
def test_when_nobody_is_left_on_the_list_the_rules_say_what_follows(rule, offer):
    assert offered(under(ALL_HEARD, list_empty=rule)) == offer


@pytest.mark.parametrize("rule", ["close_list", "close_debate"])
def test_before_anybody_spoke_or_without_a_draft_debate_goes_on(rule):
    nobody = given(*room("BRA DEU FRA"), DRAFT)
    assert offered(under(nobody, list_empty=rule)) == ("", "")
    assert offered(under(spoken("JPN", "FRA"), list_empty=rule)) == ("", "")


def test_a_list_that_is_closed_and_exhausted_leads_to_the_vote_whatever_the_rules():
    closed = given(ListClosed(), floor=ALL_HEARD)
    for rule in ("ask", "close_list", "close_debate"):
        assert offered(under(closed, list_empty=rule)) == ("declarations/", "close_debate")


def test_after_so_many_speeches_the_chair_asks_for_motions():
    floor = under(given(ListJoined("SEN"), floor=OPEN), speeches_in_a_row=2)
    one = spoken("JPN", floor=floor)
    assert offered(one)[0] == "speakers/"
    two = after(one, recognise, seat="FRA")
    thanked = given(SpeechEnded(two.seq, "FRA", 60_000), floor=two)
    assert offered(thanked) == ("motions/call/", "open")
    called = given(MotionsCalled(), floor=thanked)
    assert offered(called) == ("motions/call/", "end")
    assert offered(given(MotionsCallEnded(), floor=called))[0] == "speakers/"
    assert offered(under(thanked, speeches_in_a_row=0))[0] == "speakers/"


def test_speeches_by_yield_in_reply_and_on_motions_are_not_counted():
    floor = given(
        SpeakerRecognised("JPN", 90_000, yields=1),
        SpeakerRecognised("FRA", 60_000, on="reply"),
        SpeakerRecognised("FRA", 30_000, on="against", motion=3),
        SpeakerRecognised("FRA", 60_000, on="caucus"),
        floor=OPEN,
    )
    assert floor.business.motions.speeches == 0


# Motions


def test_what_the_chair_decides_is_asked_about_without_a_vote():
    floor = ruled_by(OPEN, adjourn_debate={"decided_by": "chair", "speakers_for": 0, "speakers_against": 0})
    moved = given(MotionRaised("adjourn_debate", "FRA"), floor=floor)
    id = moved.seq
    seconded = given(MotionSeconded(id), floor=moved)
    assert offered(seconded) == (f"motions/{id}/", "no_objection")
    assert "Is there any objection?" in next_step(seconded).say.said


def test_abstentions_are_asked_for_where_there_are_any():
    moved = given(MotionRaised("adjourn_meeting", "FRA"), floor=OPEN)
    seconded = given(MotionSeconded(moved.seq), floor=moved)
    assert "Abstentions?" not in next_step(seconded).say.said
    assert "Abstentions?" in next_step(under(seconded, procedural_abstention=True)).say.said


# The agenda

SET_BEFOREHAND = replace(
    RULES, kinds={**RULES.kinds, "set_agenda": replace(RULES.kinds["set_agenda"], enabled=False)}
)


def opening(rules, *topics, floor=None):
    facts = when(floor or given(roster("JPN FRA")), open_meeting, procedure=rules, topics=topics)
    return [fact for fact in facts if isinstance(fact, (AgendaProposed, AgendaSet))]


def test_an_agenda_that_nobody_moves_is_as_the_secretariat_made_it():
    assert opening(RULES, 31, 32) == [AgendaProposed((31, 32))]
    assert opening(SET_BEFOREHAND, 31, 32) == [AgendaProposed((31, 32)), AgendaSet((31, 32))]
    assert opening(SET_BEFOREHAND, 31) == [AgendaProposed((31,))]


def test_an_agenda_that_was_set_stays_in_later_meetings():
    begun = given(roster("JPN FRA"), AgendaProposed((31, 32)), AgendaSet((32, 31)))
    assert opening(SET_BEFOREHAND, 31, 32, floor=begun) == []
    unset = given(roster("JPN FRA"), AgendaProposed((31, 32)))
    assert opening(SET_BEFOREHAND, 31, 32, floor=unset) == [AgendaSet((31, 32))]
    assert refusal(OPEN, open_meeting, procedure=RULES) == "Meeting 1 is open."


# What only the Chair brings about


def led_by_the_chair(floor, *codes):
    return ruled_by(floor, **{code: {"enabled": False} for code in codes})


def test_what_no_delegation_moves_the_chair_declares():
    floor = led_by_the_chair(given(DRAFT, floor=OPEN), "close_debate", "unmoderated_caucus")
    said = "Under these rules no delegation moves that. The Chair may declare it without objection."
    assert refusal(floor, raise_motion, motion="close_debate", seat="JPN") == said
    assert after(floor, declare_motion, motion="close_debate").agenda.voting
    assert after(floor, declare_motion, motion="unmoderated_caucus", total=600).business.caucus
    assert refusal(floor, declare_motion, motion="dance") == "This procedure does not know that motion."


def test_a_meeting_without_a_single_motion_is_led_by_declarations():
    moved = [kind.code for kind in RULES.moved()]
    floor = led_by_the_chair(ALL_HEARD, *moved)
    assert floor.procedure.moved() == ()
    declared = [kind.code for kind in (*RULES.moved(), *RULES.declared())]
    assert sorted(kind.code for kind in floor.procedure.declared()) == sorted(declared)
    closed = given(ListClosed(), floor=floor)
    assert offered(closed) == ("declarations/", "close_debate")
    voting = after(closed, declare_motion, motion="close_debate")
    assert offered(voting) == ("papers/7/", "roll_call")


# Several speakers called at a time


def test_three_speakers_are_called_at_a_time_where_the_rules_say_so():
    floor = under(OPEN, called_together=3, speeches_in_a_row=3)
    floor = given(ListJoined("BRA"), ListJoined("DEU"), floor=floor)
    assert called_together(floor) == ("JPN", "FRA", "BRA")
    step = next_step(floor)
    assert (step.value, step.values["seats"]) == ("JPN", ("JPN", "FRA", "BRA"))
    left = []
    for seat in ("JPN", "FRA", "BRA"):
        floor = given(SpeakerRecognised(seat, 90_000, running=True), floor=floor)
        left.append(called_together(floor))
    assert left == [("FRA", "BRA"), ("BRA",), ()]
    ended = given(SpeechEnded(floor.seq, "BRA", 90_000), floor=floor)
    assert (called_together(ended), next_step(ended).url) == ((), "motions/call/")
    assert called_together(given(MotionsCalled(), floor=ended)) == ("DEU",)
    assert called_together(under(OPEN)) == ()
    assert len(called_together(under(OPEN, called_together=2))) == 2
    assert "seats" not in next_step(under(OPEN)).values


def test_where_a_roll_call_vote_begins_is_drawn_by_lot_unless_the_rules_begin_with_the_first():
    floor = given(DRAFT, floor=OPEN)
    drawn = when(floor, open_vote, paper=7, method="roll_call", lot=2)[-1]
    assert drawn.order == ("FRA", "JPN", "SEN", "BRA", "DEU")
    first = when(under(floor, vote_from="first"), open_vote, paper=7, method="roll_call", lot=2)[-1]
    assert first.order == ("BRA", "DEU", "FRA", "JPN", "SEN")


def test_japanese_schools_are_warned_at_a_minute_and_at_half_of_it():
    assert (SETS["japan-hs"].warn_at, SETS["japan-hs"].called_together) == ((60, 30), 3)
    assert (RULES.warn_at, RULES.called_together) == ((30, 10), 1)
