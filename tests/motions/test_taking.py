"""Rules that were changed while a meeting is open: the Chair takes them into force, and can undo it."""

from msgspec.structs import replace

from committees.rulings import take_procedure
from delegates.rules.speakers import SpeakerRecognised, SpeechEnded
from delegates.rulings.speakers import speaking_time
from motions.rules.agenda import AgendaProposed, AgendaSet
from motions.rules.ballots import VoteOpened
from motions.rules.motions import MotionRaised, MotionsFell
from motions.rules.procedure import Procedure, ProcedureTaken
from resolutions.rules.drafts import DraftIntroduced
from tests.given import RULES, after, given, objection, refusal, when
from tests.motions.floors import ID, MOVED, OPEN, SECONDED

CHANGED = replace(RULES, speaking_time=45)


def without(*codes: str) -> Procedure:
    off = {code: replace(RULES.kinds[code], enabled=False) for code in codes}
    return replace(RULES, kinds={**RULES.kinds, **off})


def test_changed_rules_are_in_force_from_here_on():
    assert when(OPEN, take_procedure, procedure=CHANGED) == (ProcedureTaken(CHANGED),)
    assert speaking_time(OPEN) == 90_000
    assert speaking_time(after(OPEN, take_procedure, procedure=CHANGED)) == 45_000


def test_rules_that_are_in_force_are_not_taken_again():
    assert refusal(OPEN, take_procedure, procedure=RULES) == "The meeting is held under these rules already."


def test_before_a_meeting_nothing_is_taken():
    assert refusal(given(), take_procedure, procedure=CHANGED) == "No meeting is open."


def test_not_while_a_vote_is_under_way_unless_the_chair_rules_so():
    draft = DraftIntroduced(paper=1, version=10, sponsors=("JPN",), text="0" * 64)
    vote = VoteOpened(paper=1, version=10, method="placard", order=("JPN",))
    voting = given(draft, vote, floor=OPEN)
    assert objection(voting, take_procedure, procedure=CHANGED) == "A vote is under way."


def test_a_motion_that_the_new_rules_do_not_know_falls_and_the_others_stay():
    floor = given(MotionRaised("suspend_meeting", "JPN", 600_000), floor=SECONDED)
    rules = without("moderated_caucus")
    assert when(floor, take_procedure, procedure=rules) == (MotionsFell((ID,)), ProcedureTaken(rules))
    left = after(floor, take_procedure, procedure=rules).business.motions
    assert [motion.raised.motion for motion in left.pending] == ["suspend_meeting"]
    assert [motion.id for motion in left.fallen] == [ID]


def test_who_speaks_on_a_motion_that_falls_gives_the_floor_back():
    speaking = given(SpeakerRecognised("FRA", 30_000, on="for", motion=ID), floor=MOVED)
    rules = without("moderated_caucus")
    ended, fell, taken = when(speaking, take_procedure, procedure=rules)
    assert isinstance(ended, SpeechEnded)
    assert (fell, taken) == (MotionsFell((ID,)), ProcedureTaken(rules))
    assert not any(
        isinstance(fact, SpeechEnded) for fact in when(speaking, take_procedure, procedure=CHANGED)
    )


def test_where_the_agenda_is_not_moved_any_more_it_is_what_was_proposed():
    unset = given(AgendaProposed((5, 6)), floor=OPEN)
    rules = without("set_agenda")
    assert when(unset, take_procedure, procedure=rules) == (ProcedureTaken(rules), AgendaSet((5, 6)))
    assert after(unset, take_procedure, procedure=rules).agenda.current == 5
    decided = given(AgendaSet((6, 5)), floor=unset)
    assert when(decided, take_procedure, procedure=rules) == (ProcedureTaken(rules),)
