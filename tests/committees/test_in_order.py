"""What is in order: what a dais and each seat can press on a floor, and what would be refused there."""

import inspect

import pytest
from msgspec.structs import replace

from committees.facts import WordsRef
from committees.floor import fold, standing
from committees.in_order import in_order, in_order_for, why_not
from committees.order import ALIKE, ON_DAIS, ON_SEAT, RULINGS, SEAT, OutOfOrder, Press
from committees.rules import MeetingAdjourned, MeetingSuspended, PhonesSet
from delegates.rules.roll import SeatLeft
from delegates.rules.speakers import ListJoined, SpeakerRecognised
from delegates.rulings.speakers import join_list, recognise
from motions.rules.agenda import DebateClosed
from motions.rules.ballots import BallotCast, ResultAnnounced, VoteClosed, VoteOpened
from motions.rules.motions import MotionRaised, MotionsCalled
from motions.rules.procedure import ProcedureTaken
from motions.rulings.raising import declare_motion, raise_motion
from motions.rulings.terms import example
from resolutions.rules.drafts import DraftAdopted, DraftIntroduced
from resolutions.rules.submissions import PaperApproved, PaperSubmitted
from tests.committees import golden_meeting
from tests.given import CHAIR, EVERY_KIND, NOW, RULES, given, room
from tests.playing import Play

OPEN = given(*room("BRA DEU FRA JPN SEN", observers="USA"), ListJoined("JPN"))
SECRETARIAT = {"admit_seats", "set_rights", "take_roster"}
BOUND = {"id", "speech", "vote", "strawpoll", "paper", "amendment"}
KEYS = ("correcting", "with_rights")
IN_A_BREAK = {
    # The clocks and the line in the minutes, the list, who sits where, the rules,
    "adjust_clock", "pause_clock", "set_clock_start", "end_timer", "note_line", "close_list", "reopen_list",
    "leave_list", "move_in_list", "set_speaking_time", "leave_room", "return_to_room", "take_up_seat",
    "vacate_seat", "set_phones", "set_notes",
    # what is written and in which order it comes, what is taken back or kept, and what was found to be wrong.
    "approve_paper", "place_amendment", "place_draft", "return_amendment",
    "return_paper", "withdraw_amendment", "withdraw_draft", "withdraw_motion", "keep_motion",
    "correct_answer", "correct_ballot", "correct_count", "correct_name", "correct_placards", "correct_time",
}  # fmt: skip
ALWAYS = {
    "cast_ballot", "choose_in_strawpoll", "drop_comment", "drop_question", "leave_list", "take_back_amendment", "take_back_paper", "withdraw_motion",
}  # fmt: skip
ASKING = {"join_list", "pass_turn", "request_comment", "request_question"}
WRITING = {
    "raise_motion", "second_motion", "submit_paper", "submit_amendment", "give_support", "withdraw_support",
    "accept_amendment", "agree_to_withdraw",
}  # fmt: skip
WRITTEN_IN_A_BREAK = {
    "leave_list",
    "submit_amendment",
    "submit_paper",
    "take_back_amendment",
    "take_back_paper",
    "withdraw_motion",
}


def floors():
    """Every floor of a meeting in which everything that can happen happens, and after undone steps."""
    entries = golden_meeting.meeting().book.entries
    return [fold(standing(entries[:seq])) for seq in (0, *(each.seq for each in entries))]


FLOORS = floors()


def offers(floor, by, verb):
    return [offer for offer in in_order(floor, by) if offer.verb == verb]


def test_everything_but_what_the_secretariat_does_is_pressed_somewhere():
    assert set(ON_DAIS) | set(ON_SEAT) == set(RULINGS) - SECRETARIAT


def test_what_a_seat_can_press_the_dais_can_press_for_it():
    # What is written is handed in to the dais and taken back from it; the dais itself introduces and returns.
    from_phones = {
        "submit_paper": "introduce_draft",
        "take_back_paper": "return_paper",
        "submit_amendment": "introduce_amendment",
        "take_back_amendment": "return_amendment",
    }
    assert {from_phones.get(verb, verb) for verb in ON_SEAT} <= set(ON_DAIS)


def test_what_can_be_pressed_has_the_arguments_of_its_ruling():
    seen = set()
    for floor in FLOORS:
        for by in (CHAIR, "seat:JPN", "seat:FRA"):
            for offer in in_order(floor, by):
                seen.add((offer.verb, by == CHAIR))
                signature = inspect.signature(RULINGS[offer.verb])
                assert signature.bind(floor, None, **offer.args)
    assert {verb for verb, dais in seen if dais} == set(ON_DAIS)
    assert {verb for verb, dais in seen if not dais} == set(ON_SEAT)


def test_each_is_in_order_at_some_moment_and_most_are_not_at_another():
    yes, no = set(), set()
    for floor in FLOORS:
        for offer in in_order(floor, CHAIR):
            (no if offer.refusal else yes).add(offer.verb)
    assert yes == set(ON_DAIS)
    assert {"recognise", "raise_motion", "decide_motion", "open_vote", "join_list", "set_phones"} <= no
    assert "note_line" not in no


@pytest.mark.parametrize("by", [CHAIR, *(SEAT + seat for seat in golden_meeting.SEATS)])
def test_yes_means_that_a_press_is_accepted_and_no_that_it_is_refused_likewise(by):
    for floor in FLOORS[::3] if by == CHAIR else FLOORS[::7]:
        for offer in in_order(floor, by):
            play = Play(floor.at)
            play.book = play.book.__class__(committee=1, floor=floor)
            try:
                play.press(RULINGS[offer.verb], by=by, wait=0, **offer.args)
            except OutOfOrder as refused:
                assert (refused.msgid, refused.values) == (offer.refusal.msgid, offer.refusal.values)
            else:
                assert offer.refusal is None


def test_seats_asked_in_one_pass_are_told_what_each_is_told_by_itself():
    together = 0
    for floor in FLOORS[::5]:
        seats = floor.roll.order
        for seat, told in in_order_for(floor, seats).items():
            assert list(map(str, told)) == list(map(str, in_order(floor, SEAT + seat)))
        together += len(seats) - len({ALIKE["raise_motion"](floor, seat) for seat in seats})
    assert together > len(FLOORS[::5])


def test_seats_of_different_standing_are_not_judged_as_one():
    """DEU and SEN differ in nothing; each of the others is refused something else, or in other words."""
    kinds = {
        **RULES.kinds,
        "adjourn_debate": replace(RULES.kinds["adjourn_debate"], raised_by="members"),
        "withdraw_proposal": replace(RULES.kinds["withdraw_proposal"], raised_by="sponsor"),
    }
    floor = given(
        ProcedureTaken(replace(RULES, kinds=kinds)),
        PhonesSet("all"),
        MotionsCalled(),
        DraftIntroduced(paper=1, version=1, sponsors=("FRA",), text="0" * 64, operative=1),
        PaperSubmitted(paper=2, version=2, seat="CHL", sponsors=("CHL",), text="1" * 64, operative=1),
        PaperApproved(paper=2),
        MotionRaised("adjourn_meeting", "JPN"),
        SeatLeft("BRA"),
        floor=given(*room("BRA CHL DEU FRA JPN SEN", observers="USA")),
    )
    told = {
        seat: tuple(str(each.refusal) for each in offers if each.verb == "raise_motion")
        for seat, offers in in_order_for(floor, floor.roll.order).items()
    }
    assert told["DEU"] == told["SEN"]
    assert len(set(told.values())) == len(floor.roll.order) - 1 == 6


@pytest.mark.parametrize(
    ("broken_off", "ways_on"),
    [
        (MeetingSuspended(), {"resume_meeting", "adjourn_meeting", "take_procedure"}),
        (MeetingAdjourned(), {"open_meeting"}),
    ],
)
def test_outside_a_meeting_nothing_is_entered_or_decided_that_belongs_into_one(broken_off, ways_on):
    dais, seats = set(), set()
    for floor in (each for each in FLOORS if each.meeting.open):
        outside = given(PhonesSet("all"), broken_off, floor=floor)
        dais |= {offer.verb for offer in in_order(outside, CHAIR) if not offer.refusal}
        for by in ("seat:JPN", "seat:FRA"):
            seats |= {offer.verb for offer in in_order(outside, by) if not offer.refusal}
    assert dais == IN_A_BREAK | ways_on
    assert seats == WRITTEN_IN_A_BREAK


def test_who_lost_a_vote_is_told_so_by_its_own_name():
    floor = given(
        ProcedureTaken(EVERY_KIND),
        PhonesSet("all"),
        MotionsCalled(),
        DraftIntroduced(paper=1, version=1, sponsors=("FRA",), text="0" * 64, operative=1),
        DebateClosed(0),
        floor=given(*room("DEU FRA JPN SEN")),
    )
    opened = given(VoteOpened(1, 1, "roll_call", ("DEU", "FRA", "JPN", "SEN")), floor=floor)
    ballots = [
        BallotCast(opened.seq, seat, "no" if seat in "DEU FRA" else "yes") for seat in opened.roll.order
    ]
    closed = VoteClosed(opened.seq, "adopted", 3, 1, 0, 0, 4, 3)
    decided = given(
        *ballots, closed, ResultAnnounced(opened.seq, "adopted"), DraftAdopted(1, opened.seq, 1), floor=opened
    )
    told = {
        seat: [str(each.refusal) for each in offers if each.args.get("motion") == "reconsider"]
        for seat, offers in in_order_for(decided, decided.roll.order).items()
    }
    assert told["DEU"] == ["DEU did not vote with the side that prevailed."]
    assert told["FRA"] == ["FRA did not vote with the side that prevailed."]
    assert told["JPN"] == told["SEN"] == ["None"]


@pytest.mark.parametrize(
    ("level", "more"),
    [
        ("follow", set()),
        ("floor", ASKING),
        ("all", ASKING | WRITING),
    ],
)
def test_phones_do_no_more_than_the_chair_lets_them_and_always_what_takes_back(level, more):
    pressed = set()
    for floor in FLOORS:
        phones = given(PhonesSet(level), floor=floor)
        for by in ("seat:JPN", "seat:FRA", "seat:BRA"):
            pressed |= {offer.verb for offer in in_order(phones, by) if not offer.refusal}
    assert pressed == ALWAYS | more


def test_asking_is_not_pressing():
    for floor in FLOORS[::10]:
        assert list(map(str, in_order(floor, CHAIR))) == list(map(str, in_order(floor, CHAIR)))


def test_the_reason_stands_beside_what_is_not_in_order():
    (offer,) = [each for each in offers(OPEN, CHAIR, "join_list") if each.args["seat"] == "JPN"]
    assert str(offer.refusal) == "JPN is on the list already."
    assert why_not(OPEN, CHAIR, recognise, seat="JPN") is None
    suspended = given(MeetingSuspended(), floor=OPEN)
    assert str(why_not(suspended, CHAIR, recognise, seat="JPN")) == "The meeting is suspended."


def test_an_act_is_bound_to_the_thing_that_it_was_pressed_on_and_never_falls_on_another():
    bound = set()
    for floor in FLOORS:
        for offer in in_order(floor, CHAIR):
            for thing in (each for each in BOUND if isinstance(offer.args.get(each), int)):
                bound.add((offer.verb, thing))
                press = Press(by=CHAIR, now=floor.at)
                try:
                    assert not list(RULINGS[offer.verb](floor, press, **offer.args | {thing: -5}))
                except OutOfOrder as refused:
                    assert not refused.overrulable or offer.refusal
    assert {verb for verb, thing in bound if thing == "id"} >= {
        "extend_caucus",
        "decide_motion",
        "rule_point",
    }


def test_a_refusal_says_who_and_how_many():
    said = {str(offer.refusal) for floor in FLOORS[::9] for offer in in_order(floor, CHAIR) if offer.refusal}
    assert len(said) > 50
    assert not [sentence for sentence in said if "%(" in sentence]


def test_a_seat_is_asked_only_about_what_is_its_own():
    for floor in FLOORS[::5]:
        for by in ("seat:JPN", "seat:FRA", "seat:BRA"):
            for offer in in_order(floor, by):
                assert offer.args.get("seat", by[5:]) == by[5:]


def test_a_seat_presses_for_itself():
    for offer in in_order(OPEN, "seat:DEU"):
        assert offer.args.get("seat", "DEU") == "DEU"
    assert why_not(OPEN, "seat:DEU", join_list, seat="DEU") is None
    following = given(PhonesSet("follow"), floor=OPEN)
    (offer,) = offers(following, "seat:DEU", "join_list")
    assert str(offer.refusal) == "The Chair takes requests for the floor by placard."


def test_a_seat_may_move_what_is_in_order_once_motions_are_called_for():
    quiet = given(PhonesSet("all"), floor=OPEN)
    assert {str(each.refusal) for each in offers(quiet, "seat:DEU", "raise_motion")} == {
        "The Chair has not called for motions."
    }
    called = given(MotionsCalled(), floor=quiet)
    movable = {each.args["motion"] for each in offers(called, "seat:DEU", "raise_motion") if not each.refusal}
    assert movable == {
        "adjourn_debate", "adjourn_meeting", "close_speakers_list", "consultation_of_whole", "moderated_caucus",
        "set_speaking_time", "suspend_meeting", "tour_de_table", "unmoderated_caucus",
    }  # fmt: skip


def test_the_dais_may_declare_what_cannot_be_moved_now():
    speaking = given(SpeakerRecognised("JPN", 90_000), floor=OPEN)
    moved = {str(each.refusal) for each in offers(speaking, CHAIR, "raise_motion")}
    assert "None" not in moved
    declared = {each.args["motion"] for each in offers(speaking, CHAIR, "declare_motion") if not each.refusal}
    assert {"moderated_caucus", "suspend_meeting", "close_speakers_list"} <= declared
    assert "appeal_ruling" not in {each.args["motion"] for each in offers(speaking, CHAIR, "declare_motion")}


def test_every_kind_that_is_moved_is_asked_about_with_what_it_takes():
    for kind in RULES.moved():
        said = example(OPEN, kind)
        assert set(said) == {
            "motion",
            *(slot for slot in ("total", "speaking", "topic") if kind.wants(slot)),
            *(["papers"] if kind.wants("drafts") else []),
        }
    assert example(OPEN, RULES.kinds["moderated_caucus"])["topic"] == WordsRef("", "")


def test_an_empty_room_is_offered_no_motion_of_nobody():
    empty = given(*room("BRA DEU", absent="BRA DEU"))
    assert offers(empty, CHAIR, "raise_motion") == []
    assert offers(empty, CHAIR, "raise_point") == []
    assert offers(empty, CHAIR, "grant_reply") == []


def test_who_is_called_is_asked_for_a_vote_and_who_has_voted_may_be_corrected():
    called = given(VoteOpened(7, 70, "roll_call", ("BRA", "DEU")), floor=OPEN)
    floor = given(BallotCast(called.seq, "BRA", "yes"), floor=called)
    args = [each.args for each in offers(floor, CHAIR, "cast_ballot") if not each.refusal]
    said = {(each["seat"], each["choice"], *(key for key in each if key in KEYS)) for each in args}
    assert said == {
        ("BRA", "no", "correcting"), ("BRA", "abstain", "correcting"), ("DEU", "yes"), ("DEU", "no"),
        ("DEU", "abstain"), ("DEU", "pass"), ("DEU", "yes", "with_rights"), ("DEU", "no", "with_rights"),
    }  # fmt: skip


def test_a_delegation_withdraws_what_it_moved_and_nothing_else():
    moved = given(MotionRaised("adjourn_meeting", "DEU"), MotionRaised("suspend_meeting", "FRA"), floor=OPEN)
    assert [each.args for each in offers(moved, "seat:DEU", "withdraw_motion")] == [{"id": OPEN.seq + 1}]
    assert len(offers(moved, CHAIR, "withdraw_motion")) == 2


def test_the_time_asked_about_is_that_of_the_last_entry():
    timed = given(ListJoined("FRA"), floor=OPEN, at=5_000)
    until = {"motion": "suspend_meeting", "until": NOW + 5_000}
    assert str(why_not(timed, CHAIR, declare_motion, **until)) == "That time has passed. Name a later one."
    assert why_not(timed, CHAIR, raise_motion, seat="FRA", **{**until, "until": NOW + 5_001}) is None
