"""The agenda: one topic or several, adjourned and resumed debates, and voting procedure."""

import pytest

from committees.rules import MeetingAdjourned
from committees.rulings import open_meeting
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import recognise
from motions.rules.agenda import (
    Agenda,
    AgendaProposed,
    AgendaSet,
    DebateAdjourned,
    DebateClosed,
    DebateResumed,
    VotingEnded,
)
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusClosed, CaucusOpened
from motions.rules.motions import MotionRaised
from motions.rulings.agenda import end_voting
from motions.rulings.raising import declare_motion, raise_motion
from resolutions.rules.drafts import DraftAdopted, DraftIntroduced
from tests.given import RULES, after, given, objection, refusal, room, roster, when

DRAFT = DraftIntroduced(paper=7, version=70, sponsors=("JPN",), text="0" * 64)
SEATED = given(roster("BRA DEU FRA JPN"))
OPEN = given(*room("BRA DEU FRA JPN"))
SEVERAL = given(AgendaProposed((5, 6, 7)), floor=OPEN)
DEBATING = given(AgendaSet((5, 6, 7)), floor=SEVERAL)
VOTING = given(DebateClosed(5), floor=DEBATING)


def agenda_after(*facts, floor=OPEN):
    return given(*facts, floor=floor).agenda


def test_a_record_that_names_no_topic_debates_one_without_a_name():
    assert given().agenda == Agenda(topics=(0,), current=0)
    assert OPEN.state == "debate"


def test_opening_proposes_the_topics_and_a_single_one_is_under_debate_at_once():
    facts = when(SEATED, open_meeting, procedure=RULES, topics=(5,))
    assert AgendaProposed((5,)) in facts
    assert given(*facts, floor=SEATED).agenda == Agenda(topics=(5,), current=5)
    assert AgendaProposed((0,)) not in when(SEATED, open_meeting, procedure=RULES, topics=(0,))


def test_opening_the_next_meeting_leaves_the_agenda_as_it_was_set():
    floor = given(AgendaSet((7, 5, 6)), MeetingAdjourned(), floor=SEVERAL)
    again = when(floor, open_meeting, procedure=RULES, topics=(5, 6, 7))
    assert not any(isinstance(fact, AgendaProposed) for fact in again)
    assert AgendaProposed((5, 6)) in when(floor, open_meeting, procedure=RULES, topics=(5, 6))


def test_with_several_topics_none_is_under_debate_until_the_agenda_is_set():
    assert (SEVERAL.agenda.current, SEVERAL.state) == (None, "agenda")
    assert (DEBATING.agenda.current, DEBATING.state) == (5, "debate")
    assert agenda_after(AgendaSet((6, 5, 7)), floor=SEVERAL).current == 6


def test_a_topic_under_debate_stays_so_when_others_are_proposed_beside_it():
    agenda = agenda_after(AgendaProposed((5, 8)), floor=DEBATING)
    assert (agenda.current, agenda.topics) == (5, (5, 8))
    assert agenda_after(AgendaProposed((8, 9)), floor=DEBATING).current is None


@pytest.mark.parametrize("topics", [(8, 9), (8,), (5, 8)])
def test_voting_on_a_topic_is_over_when_it_is_no_longer_on_the_agenda(topics):
    agenda = agenda_after(AgendaProposed(topics), floor=VOTING)
    assert agenda.voting == (agenda.current == 5)


def test_setting_the_agenda_as_proposed_or_in_another_order():
    assert when(SEVERAL, declare_motion, motion="set_agenda") == (AgendaSet((5, 6, 7)),)
    assert when(SEVERAL, declare_motion, motion="set_agenda", topics=(6, 7, 5)) == (AgendaSet((6, 7, 5)),)
    assert when(SEVERAL, raise_motion, motion="set_agenda", seat="JPN", topics=(7, 6, 5)) == (
        MotionRaised("set_agenda", "JPN", topics=(7, 6, 5)),
    )


@pytest.mark.parametrize("topics", [(5, 6), (5, 6, 7, 8), (5, 5, 6), (5, 6, 6, 7)])
def test_the_agenda_names_every_topic_once(topics):
    for ruling, args in ((raise_motion, {"seat": "JPN"}), (declare_motion, {})):
        sentence = "The agenda must name every topic once."
        assert refusal(SEVERAL, ruling, motion="set_agenda", topics=topics, **args) == sentence
    assert refusal(OPEN, declare_motion, motion="set_agenda") == "This committee has one topic."


def test_an_agenda_set_in_voting_procedure_does_not_move_the_vote_to_another_topic():
    agenda = agenda_after(AgendaSet((7, 6, 5)), floor=VOTING)
    assert not (agenda.voting and agenda.current != 5)


def test_adjourning_debate_ends_speech_and_caucus_and_goes_on_to_the_next_topic():
    floor = given(
        CaucusOpened("moderated_caucus", 600_000, 45_000),
        SpeakerRecognised("JPN", 45_000, "caucus"),
        floor=DEBATING,
    )
    assert when(floor, declare_motion, motion="adjourn_debate") == (
        SpeechEnded(floor.seq, "JPN", 0, "adjourned"),
        CaucusClosed(DEBATING.seq + 1, early=True, spent=0),
        DebateAdjourned(5),
    )
    agenda = agenda_after(DebateAdjourned(5), floor=DEBATING)
    assert (agenda.current, agenda.adjourned, agenda.resumable) == (6, (5,), (5,))
    assert refusal(SEVERAL, declare_motion, motion="adjourn_debate") == "No topic is under debate."


def test_a_debate_adjourned_in_voting_procedure_ends_the_voting():
    agenda = agenda_after(DebateAdjourned(5), floor=VOTING)
    assert (agenda.current, agenda.voting) == (6, False)


def test_the_only_topic_adjourned_leaves_none_under_debate():
    floor = given(DebateAdjourned(0), floor=OPEN)
    assert (floor.agenda.current, floor.state) == (None, "agenda")


def test_an_adjourned_debate_is_resumed_the_last_one_unless_another_is_named():
    floor = given(DebateAdjourned(5), DebateAdjourned(6), floor=DEBATING)
    assert when(floor, declare_motion, motion="resume_debate") == (DebateResumed(6),)
    (moved,) = when(floor, raise_motion, motion="resume_debate", seat="JPN")
    assert moved.subject == 6, "what is adjourned while it is before the room changes nothing"
    assert when(floor, declare_motion, motion="resume_debate", subject=5) == (DebateResumed(5),)
    agenda = agenda_after(DebateResumed(5), floor=floor)
    assert (agenda.current, agenda.adjourned) == (5, (6,))
    sentence = "That debate is not adjourned."
    assert refusal(floor, declare_motion, motion="resume_debate", subject=7) == sentence
    assert refusal(DEBATING, declare_motion, motion="resume_debate") == "No debate is adjourned."


def test_a_topic_that_is_done_with_may_be_resumed_and_one_that_was_left_for_it_comes_back():
    floor = given(VotingEnded(5), floor=VOTING)
    assert (floor.agenda.current, floor.agenda.done) == (6, (5,))
    resumed = given(DebateResumed(5), floor=floor)
    assert (resumed.agenda.current, resumed.agenda.done) == (5, ())
    assert given(VotingEnded(5), floor=resumed).agenda.current == 6


def test_a_debate_that_is_no_longer_on_the_agenda_is_not_resumed_by_itself():
    floor = given(DebateAdjourned(0), AgendaProposed((5, 6)), floor=OPEN)
    assert refusal(floor, declare_motion, motion="resume_debate") == "No debate is adjourned."


def test_closing_debate_begins_voting_procedure_and_ends_speech_and_caucus():
    floor = given(DRAFT, SpeakerRecognised("JPN", 90_000), floor=DEBATING)
    assert when(floor, declare_motion, motion="close_debate") == (
        SpeechEnded(floor.seq, "JPN", 0, "vote"),
        DebateClosed(5),
    )
    closed = after(floor, declare_motion, motion="close_debate")
    assert (closed.agenda.voting, closed.state) == (True, "voting_procedure")
    sentence = "Debate is closed; the committee is voting."
    assert refusal(closed, declare_motion, motion="close_debate") == sentence
    assert objection(closed, recognise, seat="FRA") == sentence
    assert refusal(given(DRAFT, floor=SEVERAL), declare_motion, motion="close_debate") == (
        "No topic is under debate."
    )


def test_without_a_draft_there_is_nothing_to_vote_on():
    sentence = "No draft resolution has been introduced, so there would be nothing to vote on."
    assert objection(OPEN, declare_motion, motion="close_debate") == sentence


def test_in_voting_procedure_nothing_is_moved_but_what_belongs_to_it():
    for kind in RULES.moved():
        belongs = kind.form == "voting_motion" or kind.effect in ("overturn_ruling", "withdraw_proposal")
        assert belongs == (not kind.states or "voting_procedure" in kind.states)
    args = {"motion": "unmoderated_caucus", "seat": "JPN", "total": 60}
    assert objection(VOTING, raise_motion, **args) == "That is not in order in voting procedure."


def test_voting_procedure_ends_and_the_next_topic_is_under_debate():
    assert when(VOTING, end_voting) == (VotingEnded(5),)
    floor = after(VOTING, end_voting)
    assert (floor.agenda.current, floor.agenda.voting, floor.state) == (6, False, "debate")
    assert refusal(floor, end_voting) == "The committee is not in voting procedure."
    last = given(DebateClosed(0), VotingEnded(0), floor=OPEN)
    assert (last.agenda.current, last.state) == (None, "agenda")


def test_voting_procedure_does_not_end_over_a_draft_or_a_vote():
    floor = given(DRAFT, floor=VOTING)
    assert objection(floor, end_voting) == "Drafts that have not been voted on: 1."
    assert when(given(DraftAdopted(7, 1, 1), floor=floor), end_voting) == (VotingEnded(5),)
    voting = given(VoteOpened(7, 70, "roll_call", ("JPN",)), floor=VOTING)
    assert objection(voting, end_voting) == "A vote is under way."
    assert refusal(given(), end_voting) == "No meeting is open."


def test_a_caucus_in_voting_procedure_goes_back_to_it():
    floor = given(CaucusOpened("moderated_caucus", 60_000, 30_000), floor=VOTING)
    assert floor.state == "moderated_caucus"
    assert when(floor, recognise, seat="JPN")
    assert given(CaucusClosed(floor.seq, True, 0), floor=floor).state == "voting_procedure"
