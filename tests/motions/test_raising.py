"""A motion is raised: what it says, at which moment, and what the Chair rules in order."""

import pytest

from committees.order import OutOfOrder
from committees.rules import MeetingSuspended
from delegates.rules.roll import RollCallOpened, SeatLeft
from delegates.rules.speakers import ListClosed, SpeakerRecognised
from motions.rules.agenda import AgendaProposed, AgendaSet, DebateClosed
from motions.rules.ballots import VoteOpened
from motions.rules.caucus import CaucusOpened
from motions.rules.motions import Motion, MotionRaised, MotionSeconded
from motions.rulings.motions import decide_motion
from motions.rulings.raising import declare_motion, raise_motion
from tests.given import NOW, after, given, objection, refusal, when
from tests.motions.floors import ID, MODERATED, MOVED, OPEN, SPEAKING, TOPIC, UNMODERATED, ruled_by

# What it says


def test_a_seat_moves_and_its_motion_is_before_the_room():
    said = {"motion": MODERATED, "seat": "DEU", "total": 600, "speaking": 45, "topic": TOPIC}
    assert when(OPEN, raise_motion, **said) == (MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC),)
    motions = MOVED.business.motions
    assert motions.pending == (Motion(ID, MotionRaised(MODERATED, "DEU", 600_000, 45_000, TOPIC)),)
    assert (motions.find(ID), motions.find(ID - 1)) == (motions.pending[0], None)


def test_a_motion_keeps_what_its_kind_takes_and_nothing_else():
    everything = {"total": 600, "speaking": 45, "topic": TOPIC, "slot": "last", "until": NOW + 60_000}
    assert when(OPEN, raise_motion, motion="adjourn_meeting", seat="DEU", **everything) == (
        MotionRaised("adjourn_meeting", "DEU"),
    )
    assert when(OPEN, raise_motion, motion=UNMODERATED, seat="DEU", **everything) == (
        MotionRaised(UNMODERATED, "DEU", 600_000, topic=TOPIC),
    )
    assert when(OPEN, raise_motion, motion="suspend_meeting", seat="DEU", **everything) == (
        MotionRaised("suspend_meeting", "DEU", topic=TOPIC, until=NOW + 60_000),
    )
    (said,) = when(OPEN, raise_motion, motion=MODERATED, seat="DEU", **everything)
    assert (said.slot, said.until) == ("last", None)


def test_a_motion_names_no_topics_of_the_agenda_unless_it_is_about_them():
    (said,) = when(OPEN, raise_motion, motion=UNMODERATED, seat="DEU", total=60, subject=3, topics=(1, 2))
    assert (said.subject, said.topics) == (None, ())


def test_the_last_times_of_each_kind_are_remembered():
    floor = given(
        MotionRaised(UNMODERATED, "FRA", 300_000), MotionRaised("adjourn_meeting", "FRA"), floor=MOVED
    )
    assert floor.business.motions.last_times == {MODERATED: (600_000, 45_000), UNMODERATED: (300_000, None)}


@pytest.mark.parametrize(
    ("motion", "terms", "sentence"),
    [
        (MODERATED, {"total": 0, "speaking": 45}, "Say how long it is to last."),
        (MODERATED, {"speaking": 45}, "Say how long it is to last."),
        (MODERATED, {"total": -60, "speaking": 45}, "Say how long it is to last."),
        (MODERATED, {"total": 600}, "Say how long a speech is to last."),
        (MODERATED, {"total": 600, "speaking": 0}, "Say how long a speech is to last."),
        (MODERATED, {"total": 600, "speaking": -5}, "Say how long a speech is to last."),
        (MODERATED, {"total": 600, "speaking": 601}, "One speech would be longer than the whole caucus."),
        (UNMODERATED, {"total": 86_401}, "That is more than a day."),
        ("set_speaking_time", {}, "Say how long a speech is to last."),
        ("set_speaking_time", {"speaking": 86_401}, "That is more than a day."),
        ("suspend_meeting", {"until": NOW}, "That time has passed. Name a later one."),
    ],
)
def test_terms_that_make_no_sense_are_refused_moved_or_declared(motion, terms, sentence):
    assert refusal(OPEN, raise_motion, motion=motion, seat="DEU", **terms) == sentence
    assert refusal(OPEN, declare_motion, motion=motion, **terms) == sentence


def test_a_time_that_may_be_left_out_is_not_negative():
    said = {"motion": "suspend_meeting", "seat": "DEU"}
    assert refusal(OPEN, raise_motion, **said, total=-60) == "Say how long it is to last."
    assert refusal(OPEN, raise_motion, **said, speaking=-5) == "Say how long a speech is to last."


def test_one_speech_may_fill_the_whole_caucus_and_a_caucus_a_whole_day():
    said = {"motion": MODERATED, "seat": "DEU", "topic": TOPIC}
    assert when(OPEN, raise_motion, **said, total=60, speaking=60)
    assert when(OPEN, raise_motion, **said, total=86_400, speaking=60)


def test_a_moderated_caucus_needs_a_topic_when_it_is_moved():
    args = {"motion": MODERATED, "total": 600, "speaking": 45}
    assert objection(OPEN, raise_motion, seat="DEU", **args) == "That motion needs a topic."
    assert when(OPEN, raise_motion, seat="DEU", **args, ruled=True)[1] == (
        MotionRaised(MODERATED, "DEU", 600_000, 45_000, overruled=("That motion needs a topic.",))
    )
    assert when(OPEN, declare_motion, **args)


@pytest.mark.parametrize("motion", ["point_of_order", "right_of_reply", "crown_the_chair"])
def test_a_kind_that_brings_nothing_about_is_not_moved(motion):
    sentence = "This procedure does not know that motion."
    assert refusal(OPEN, raise_motion, motion=motion, seat="DEU") == sentence
    assert refusal(OPEN, declare_motion, motion=motion) == sentence


def test_a_kind_that_the_director_has_put_aside_is_not_moved():
    floor = ruled_by(OPEN, adjourn_debate={"enabled": False})
    sentence = "Under these rules no delegation moves that. The Chair may declare it without objection."
    assert refusal(floor, raise_motion, motion="adjourn_debate", seat="DEU") == sentence


# The moment


@pytest.mark.parametrize(
    ("facts", "motion", "sentence"),
    [
        ([AgendaProposed((1, 2))], "close_speakers_list", "That is not in order before a topic is taken up."),
        ([AgendaProposed((1, 2)), AgendaSet((1, 2))], "set_agenda", "That is not in order in formal debate."),
        (
            [CaucusOpened(MODERATED, 600_000, 45_000)],
            UNMODERATED,
            "That is not in order in a moderated caucus.",
        ),
        ([CaucusOpened(UNMODERATED, 600_000)], UNMODERATED, "That is not in order in an unmoderated caucus."),
        (
            [CaucusOpened("consultation_of_whole", 600_000)],
            UNMODERATED,
            "That is not in order in a consultation of the whole.",
        ),
        ([DebateClosed(0)], UNMODERATED, "That is not in order in voting procedure."),
        (
            [VoteOpened(7, 70, "roll_call", ("BRA",))],
            UNMODERATED,
            "That is not in order while a vote is under way.",
        ),
        ([SpeakerRecognised("JPN", 90_000)], UNMODERATED, "A speaker has the floor."),
        ([SeatLeft("DEU")], UNMODERATED, "DEU is not in the room by the roll."),
        ([RollCallOpened()], UNMODERATED, "The roll call is not finished."),
    ],
)
def test_the_wrong_moment_is_refused_in_words_of_its_own(facts, motion, sentence):
    args = {"motion": motion, "seat": "DEU", "total": 600}
    assert objection(given(*facts, floor=OPEN), raise_motion, **args) == sentence


def test_nothing_is_moved_while_no_meeting_is_open():
    args = {"motion": UNMODERATED, "seat": "DEU", "total": 600}
    assert refusal(given(), raise_motion, **args) == "No meeting is open."
    assert refusal(given(MeetingSuspended(), floor=OPEN), raise_motion, **args) == "The meeting is suspended."
    assert refusal(OPEN, raise_motion, **{**args, "seat": "XXX"}) == "There is no seat XXX in this committee."


def test_a_kind_that_interrupts_is_heard_while_somebody_speaks():
    floor = ruled_by(SPEAKING, adjourn_meeting={"interrupts": True})
    assert when(floor, raise_motion, motion="adjourn_meeting", seat="DEU")
    assert (
        objection(SPEAKING, raise_motion, motion="adjourn_meeting", seat="DEU") == "A speaker has the floor."
    )


def test_what_only_members_move_is_not_moved_by_observers():
    floor = ruled_by(OPEN, adjourn_meeting={"raised_by": "members"})
    assert objection(floor, raise_motion, motion="adjourn_meeting", seat="USA") == "Only members move this."
    assert when(floor, raise_motion, motion="adjourn_meeting", seat="DEU")
    assert when(OPEN, raise_motion, motion="adjourn_meeting", seat="USA")


def test_what_could_have_no_effect_is_not_moved():
    closed = given(ListClosed(), floor=OPEN)
    for floor, motion, sentence in (
        (closed, "close_speakers_list", "The speakers list is closed."),
        (OPEN, "reopen_speakers_list", "The speakers list is open."),
        (OPEN, "resume_debate", "No debate is adjourned."),
        (OPEN, "appeal_ruling", "The Chair has made no ruling yet."),
    ):
        assert refusal(floor, raise_motion, motion=motion, seat="DEU") == sentence
    sentence = "No draft resolution has been introduced, so there would be nothing to vote on."
    assert objection(OPEN, raise_motion, motion="close_debate", seat="DEU") == sentence


def test_the_chair_overrules_what_it_has_read_and_is_asked_about_the_rest():
    args = {"motion": MODERATED, "seat": "DEU", "total": 600, "speaking": 45}
    speaking = given(SpeakerRecognised("JPN", 60_000), floor=OPEN)
    with pytest.raises(OutOfOrder) as refused:
        when(speaking, raise_motion, **args, ruled=frozenset({"A speaker has the floor."}))
    assert str(refused.value) == "That motion needs a topic."
    both = frozenset({"A speaker has the floor.", "That motion needs a topic."})
    assert when(speaking, raise_motion, **args, ruled=both)[-1].overruled == (
        "A speaker has the floor.",
        "That motion needs a topic.",
    )


def test_what_was_overruled_when_it_was_moved_need_not_be_once_more():
    sentence = "No draft resolution has been introduced, so there would be nothing to vote on."
    args = {"motion": "close_debate", "seat": "DEU"}
    assert objection(OPEN, raise_motion, **args) == sentence
    moved = after(OPEN, raise_motion, **args, ruled=frozenset({sentence}))
    id = moved.business.motions.pending[0].id
    decided = when(given(MotionSeconded(id), floor=moved), decide_motion, id=id, how="no_objection")
    assert DebateClosed(0) in decided
