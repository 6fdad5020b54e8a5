"""The sets of rules that come with the product: sound, told apart, and played from opening to adjournment."""

import pytest

from committees.in_order import why_not
from committees.next_step import next_step
from committees.rulings import adjourn_meeting, open_meeting
from delegates.rulings.roll import admit_seats
from delegates.rulings.speakers import join_list, speaking_time
from motions.rules.agenda import DebateClosed, VotingEnded
from motions.rules.motions import MotionDecided
from motions.rules.procedure import Procedure
from motions.rulings.casting import count_placards
from motions.rulings.caucus import close_caucus
from motions.rulings.raising import raise_motion
from motions.rulings.terms import example
from motions.soundness import contradictions
from resolutions.rules.drafts import DraftAdopted, DraftRef, DraftRejected
from resolutions.rulings.drafts import introduce_draft
from tests.committees.test_next_step import pressed
from tests.given import CHAIR, MEMBER, OBSERVER, SETS
from tests.playing import SEATS, Play

each_set = pytest.mark.parametrize("rules", SETS.values(), ids=list(SETS))


def test_these_ship():
    assert set(SETS) == {
        "unhrc-default", "hrc-real", "nmun", "una-usa-harvard", "un4mun", "jemun", "thimun", "japan-hs",
        "unsc",
    }  # fmt: skip


@each_set
def test_each_is_sound(rules: Procedure):
    assert list(contradictions(rules)) == []


@each_set
def test_each_knows_the_same_kinds_by_the_same_effects(rules: Procedure):
    default = SETS["unhrc-default"]
    effects = {code: kind.effect for code, kind in default.kinds.items()}
    assert {code: kind.effect for code, kind in rules.kinds.items()} == effects


def moved(code: str) -> list[str]:
    return [kind.code for kind in SETS[code].moved()]


def test_only_some_know_caucuses():
    assert {code for code in SETS if "moderated_caucus" in moved(code)} == {
        "unhrc-default", "una-usa-harvard", "japan-hs", "unsc",
    }  # fmt: skip


def test_closure_comes_last_at_harvard_and_suspension_late_among_japanese_schools():
    of_debate = [
        code for code in moved("una-usa-harvard") if not code.startswith(("adopt", "division", "roll"))
    ]
    assert of_debate[:3] == ["appeal_ruling", "adjourn_meeting", "suspend_meeting"]
    assert of_debate[-1] == "close_debate"
    japan = moved("japan-hs")
    assert japan.index("unmoderated_caucus") < japan.index("close_debate") < japan.index("suspend_meeting")


def test_majorities_differ():
    assert {code for code, rules in SETS.items() if rules.threshold("close_debate") == "simple"} == {
        "hrc-real", "un4mun", "jemun", "japan-hs",
    }  # fmt: skip
    assert {code for code, rules in SETS.items() if rules.threshold("appeal_ruling") == "two_thirds"} == {
        "una-usa-harvard"
    }
    assert SETS["una-usa-harvard"].threshold("resume_debate") == "simple"


def test_members_alone_decide_on_procedure_where_the_united_nations_do():
    alone = {code for code, rules in SETS.items() if rules.members_only("close_debate")}
    assert alone == {"hrc-real", "un4mun", "jemun"}
    assert alone == {code for code, rules in SETS.items() if rules.procedural_abstention}


def test_a_chair_decides_on_closure_at_thimun_unless_somebody_objects():
    by_chair = {(code, kind.code) for code in SETS for kind in SETS[code].moved() if kind.by_chair}
    assert by_chair == {
        ("thimun", code) for code in ("close_debate", "adjourn_debate", "extend_caucus", "divide_the_house")
    }


def test_the_speaking_time_is_moved_at_jemun_and_not_in_un4mun():
    assert "set_speaking_time" in moved("jemun")
    assert "set_speaking_time" not in moved("un4mun")
    assert (SETS["jemun"].speaking_time, SETS["japan-hs"].speaking_time) == (60, 120)


class Meeting(Play):
    """A meeting under a set of rules, in which the Chair presses the biggest button wherever there is one."""

    def __init__(self, rules: Procedure) -> None:
        super().__init__()
        seats = dict.fromkeys(SEATS, MEMBER) | {"USA": OBSERVER}
        self.press(admit_seats, by="secretariat", seats=seats, order=SEATS)
        self.press(open_meeting, procedure=rules, topics=(31, 32))

    def follow(self, most: int = 60) -> None:
        """Press the biggest button until there is only something to say."""
        for _press in range(most):
            step = next_step(self.floor)
            if not step.url:
                return
            ruling, args = pressed(self.floor, step)
            self.press(ruling, **args)
        raise AssertionError(f"no end of {step}")

    def called(self, fact: type) -> int:
        return sum(isinstance(entry.fact, fact) for entry in self.book.entries)


@each_set
def test_a_whole_meeting_is_held_by_the_biggest_button(rules: Procedure):
    meeting = Meeting(rules)
    meeting.follow()
    assert meeting.floor.agenda.current is not None
    for seat in ("JPN", "FRA", "BRA", "DEU"):
        meeting.press(join_list, seat=seat)
    meeting.follow()
    assert sum(spoken.times for spoken in meeting.floor.speakers.spoken.values()) == 4
    assert speaking_time(meeting.floor) == rules.speaking_time * 1000
    decided = 0
    for kind in rules.moved():
        if "debate" in kind.states and kind.code not in ("adjourn_meeting", "adjourn_debate", "close_debate"):
            decided += _moved(meeting, kind.code)
    assert meeting.called(MotionDecided) == decided >= 2
    meeting.press(introduce_draft, draft=DraftRef(1, 10, 4), sponsors=("JPN",), text="0" * 64)
    meeting.follow()
    if not meeting.called(DebateClosed):
        assert _moved(meeting, "close_debate")
    assert meeting.called(DebateClosed) == 1
    meeting.follow()
    vote = meeting.floor.votes.current
    if vote:
        meeting.press(count_placards, vote=vote.id, yes=4, no=1, abstain=0)
        meeting.follow()
    # So few cannot adopt anything where nine have to be in favour.
    comes_to = DraftAdopted if rules.draft_votes <= len(SEATS) else DraftRejected
    assert meeting.called(comes_to) == meeting.called(VotingEnded) == 1
    meeting.press(adjourn_meeting)
    assert meeting.floor.meeting.phase == "adjourned"


def _moved(meeting: Meeting, code: str) -> bool:
    """Whether something could be moved: then it is decided, and what it brought is over."""
    said = {**example(meeting.floor, meeting.floor.procedure.kinds[code]), "seat": "BRA"}
    if why_not(meeting.floor, CHAIR, raise_motion, **said):
        return False
    meeting.press(raise_motion, **said)
    meeting.follow()
    if caucus := meeting.floor.business.caucus:
        meeting.press(close_caucus, id=caucus.id)
        meeting.follow()
    return True
