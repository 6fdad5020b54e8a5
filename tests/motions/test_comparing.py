"""In what two sets of rules differ: what can be felt in a room and no more, in sentences of both languages."""

import pytest
from django.utils import translation
from msgspec.structs import replace

from committees.minutes.procedure import change, changed, changes, contradiction
from motions.comparing import Difference, differences
from motions.editing import moved_before
from motions.fields import SETTINGS
from motions.rules.procedure import Procedure
from motions.soundness import contradictions
from tests.given import RULES, SETS


def kind(code: str, **fields: object) -> Procedure:
    return replace(RULES, kinds={**RULES.kinds, code: replace(RULES.kinds[code], **fields)})


@pytest.mark.parametrize("code", sorted(SETS))
def test_a_set_does_not_differ_from_itself(code: str):
    assert list(differences(SETS[code], SETS[code])) == []
    assert changed(SETS[code], SETS[code]) == "nothing that is felt in the room"


OTHER = {
    "open_numerator": 2, "open_denominator": 4, "present_and_voting": False, "voting_abstains": True,
    "speaking_time": 60, "warn_at": (20,), "start_clock_at_once": True, "reply_time": 30, "yields": ("chair",),
    "max_yields": 2, "list_empty": "close_list", "speeches_in_a_row": 3, "moderated_longest": 600,
    "unmoderated_longest": 600, "extensions": 0, "proposer_speaks": "last", "motion_time": 45,
    "procedural_abstention": True, "tiebreaks": ("earlier_raised",), "draft_support": 30, "amendment_support": 30,
    "draft_threshold": "two_thirds", "usual_vote": "without_vote", "passes": False, "sealed_room": True,
    "show_tally": True, "with_rights": False, "explanations": "before", "explanation_time": 60,
    "called_together": 3, "tour_from": "lot", "presentation_time": 60, "question_time": 45, "answer_time": 45,
    "vote_from": "first", "time_for": 600, "time_against": 600, "gavel": True,
    "comments": 3, "comment_time": 45, "amend_preamble": True, "second_degree": True,
    "draft_votes": 9, "veto": ("CHN", "FRA", "RUS", "GBR", "USA"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(SETTINGS))
def test_a_setting_that_differs_is_one_sentence_in_both_languages(name: str):
    now = replace(RULES, **{name: OTHER[name]})
    (difference,) = differences(RULES, now)
    assert (difference.field, difference.now) == (name, OTHER[name])
    english = change(difference, RULES, now)
    with translation.override("ja"):
        japanese = change(difference, RULES, now)
    assert english.count(" instead of ") == 1
    assert "_" not in english + japanese
    assert japanese != english
    assert " instead of " not in japanese


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            replace(RULES, speaking_time=60),
            "Speaking time on the general list: 60 seconds instead of 90 seconds",
        ),
        (replace(RULES, moderated_longest=600), "Longest moderated caucus: 10 minutes instead of 20 minutes"),
        (replace(RULES, passes=False), "A delegation may pass once in a roll-call vote: no instead of yes"),
        (
            replace(RULES, yields=()),
            "A speaker may yield to: nobody instead of the Chair, another delegation, questions",
        ),
        (
            kind("close_debate", threshold="simple"),
            "Closure of debate, Majority: simple majority instead of two thirds",
        ),
        (
            kind("unmoderated_caucus", params=("total", "topic")),
            "Unmoderated caucus, What its mover says: the time in all, the topic instead of the time in all, (the topic)",
        ),
        (
            kind("close_debate", states=()),
            "Closure of debate, In order in: everything instead of formal debate",
        ),
        (kind("close_debate", enabled=False), "Closure of debate is not in use"),
        (moved_before(RULES, "close_debate", "suspend_meeting"), "Closure of debate comes before Suspension of the meeting"),
        (moved_before(RULES, "close_debate", "last"), "Closure of debate comes last"),
    ],
)  # fmt: skip
def test_what_differs_is_said_in_the_language_of_rules(now: Procedure, said: str):
    assert changes(RULES, now) == [said]


def test_of_what_neither_offers_nothing_is_said():
    off = {**RULES.kinds, "close_debate": replace(RULES.kinds["close_debate"], enabled=False)}
    was = replace(RULES, kinds=off)
    now = replace(RULES, kinds={**off, "close_debate": replace(off["close_debate"], seconds=4)})
    assert changes(was, now) == []
    assert changes(was, RULES) == ["Closure of debate is in use"]


def test_rules_without_any_kinds_are_compared_too():
    assert changes(Procedure(), Procedure(speaking_time=60)) == [
        "Speaking time on the general list: 60 seconds instead of 90 seconds"
    ]
    assert "Closure of debate is in use" in changes(Procedure(), RULES)
    assert "Closure of debate is not in use" in changes(RULES, Procedure())


def test_two_kinds_that_changed_places_are_one_sentence():
    rules = moved_before(
        moved_before(RULES, "division", "suspend_meeting"), "close_debate", "adjourn_meeting"
    )
    assert list(differences(RULES, rules)) == [
        Difference("place", "adopt_by_acclamation", "suspend_meeting", "division"),
        Difference("place", "extend_caucus", "adjourn_meeting", "close_debate"),
    ]


def test_a_line_of_the_minutes_tells_three_and_counts_the_rest():
    now = replace(RULES, speaking_time=60, passes=False, extensions=2, sealed_room=True, show_tally=True)
    assert changed(RULES, now) == (
        "Speaking time on the general list: 60 seconds instead of 90 seconds; Extensions of a caucus: 2 instead of 1; "
        "A delegation may pass once in a roll-call vote: no instead of yes; 2 more rules"
    )


@pytest.mark.parametrize("code", sorted(SETS))
def test_every_two_shipped_sets_can_be_compared_in_both_languages(code: str):
    for other in SETS.values():
        for language in ("en", "ja"):
            with translation.override(language):
                said = changes(other, SETS[code])
            assert len(set(said)) == len(said)
            assert all("_" not in sentence for sentence in said)


def test_a_contradiction_goes_by_the_names_of_the_set():
    rules = kind("moderated_caucus", params=("speaking",), name="Round table", name_ja="円卓討議")
    (found,) = contradictions(rules)
    assert contradiction(found, rules) == "Round table: its mover must say the time in all."
    with translation.override("ja"):
        assert contradiction(found, rules) == "円卓討議：提出国は総時間を必ず述べる必要があります。"
