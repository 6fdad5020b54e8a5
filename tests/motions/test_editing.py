"""What a director posts becomes a set of rules, and a form sent back unchanged changes nothing."""

import pytest
from msgspec.structs import fields, replace

from motions.editing import (
    LAST,
    Mistyped,
    as_typed,
    moved_before,
    read_kind,
    read_settings,
    settings_of,
    up_and_down,
)
from motions.fields import NOT_EDITED, SAID_WITH, SAYABLE, SETTINGS, STATES, fields_of, placed_kinds
from motions.rules.procedure import Kind, Procedure
from motions.soundness import NEEDED, REACHED, contradictions
from tests.given import RULES, SETS

each_set = pytest.mark.parametrize("rules", SETS.values(), ids=list(SETS))
CAUCUS = RULES.kinds["moderated_caucus"]


def typed_settings(rules: Procedure, **changed: str | list[str]) -> dict[str, list[str]]:
    stands = {name: as_typed(rules, field) for name, field in SETTINGS.items()}
    return stands | {name: [text] if isinstance(text, str) else text for name, text in changed.items()}


def typed_kind(kind: Kind, **changed: str | list[str]) -> dict[str, list[str]]:
    stands = {field.name: as_typed(kind, field) for field in fields_of(kind)}
    return stands | {name: [text] if isinstance(text, str) else text for name, text in changed.items()}


@each_set
def test_a_form_sent_back_unchanged_changes_nothing(rules: Procedure):
    assert read_settings(typed_settings(rules), rules) == rules
    for kind in placed_kinds(rules.kinds):
        assert read_kind(typed_kind(kind), kind) == kind


def test_every_field_has_a_label_or_a_reason_why_nobody_edits_it():
    edited = {f"procedure.{name}" for name in SETTINGS}
    for kind in RULES.kinds.values():
        edited |= {f"kind.{field.name}" for field in fields_of(kind)}
    known = {f"procedure.{field.name}" for field in fields(Procedure)}
    known |= {f"kind.{field.name}" for field in fields(Kind)}
    assert edited | NOT_EDITED.keys() == known
    assert not edited & NOT_EDITED.keys()
    assert all(NOT_EDITED.values())
    assert all(field.label for field in SETTINGS.values())


def test_a_kind_can_be_put_in_order_wherever_a_committee_comes():
    assert {state for state, _words in STATES} == REACHED


@each_set
def test_whatever_a_mover_says_of_times_and_topics_can_be_asked_of_it(rules: Procedure):
    for kind in placed_kinds(rules.kinds):
        said = {param.removesuffix("?") for param in kind.params} & SAYABLE.keys()
        assert said <= set(SAID_WITH.get(kind.effect, ())), kind.code
    for effect, needed in NEEDED.items():
        assert SAYABLE.keys() & needed <= set(SAID_WITH.get(effect, ())), effect


@each_set
def test_each_choice_that_a_set_makes_is_offered_by_its_field(rules: Procedure):
    for source, several in ((rules, SETTINGS.values()), *((k, fields_of(k)) for k in rules.kinds.values())):
        for field in several if source is rules or source.offered else ():
            if field.shape == "choice":
                assert as_typed(source, field)[0] in dict(field.choices), field.name


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("speaking_time", "120", 120),
        ("speaking_time", " １２０ ", 120),
        ("moderated_longest", "12.5", 750),
        ("warn_at", "10, 45 30 10", (45, 30, 10)),
        ("warn_at", "", ()),
        ("yields", ["questions", "chair", "dance"], ("chair", "questions")),
        ("yields", [], ()),
        ("tiebreaks", "earlier_raised", ("earlier_raised",)),
        ("draft_threshold", "two_thirds", "two_thirds"),
        ("passes", [], False),
        ("sealed_room", "yes", True),
        ("draft_support", "0", 0),
    ],
)
def test_a_setting_is_read_as_it_is_meant(name: str, text: str | list[str], value: object):
    rules = read_settings(typed_settings(RULES, **{name: text}), RULES)
    assert rules == replace(RULES, **{name: value})
    assert read_settings(typed_settings(rules), rules) == rules


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("speaking_time", "soon", "Speaking time on the general list: write a whole number from 5 to 3600."),
        ("speaking_time", "4", "Speaking time on the general list: write a whole number from 5 to 3600."),
        ("speaking_time", "-90", "Speaking time on the general list: write a whole number from 5 to 3600."),
        ("speaking_time", "9" * 5000, "Speaking time on the general list: write a whole number from 5 to 3600."),
        ("speaking_time", "", "Speaking time on the general list: write a whole number from 5 to 3600."),
        ("moderated_longest", "nan", "Longest moderated caucus: write minutes from 1 to 480."),
        ("moderated_longest", "1e999", "Longest moderated caucus: write minutes from 1 to 480."),
        ("warn_at", "30 x", "Warnings of the clock, so long before the end: write a whole number from 1 to 3600."),
        ("draft_threshold", "most", "Majority for a draft: choose one of those offered."),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_in_one_sentence(name: str, text: str, said: str):
    with pytest.raises(Mistyped) as mistyped:
        read_settings(typed_settings(RULES, **{name: text}), RULES)
    assert str(mistyped.value) == said
    assert mistyped.value.field.name == name


def test_a_kind_is_read_field_by_field():
    posted = typed_kind(
        CAUCUS,
        name="  Round   table ",
        name_ja="円卓",
        seconds="2",
        threshold="two_thirds",
        raised_by="members",
        electorate="members",
        decided_by="chair",
        takes_floor=[],
        states=["debate", "agenda", "lunch"],
        params=["may topic", "must total", "must speaking", " slot"],
    )
    assert read_kind(posted, CAUCUS) == replace(
        CAUCUS,
        name="Round table",
        name_ja="円卓",
        seconds=2,
        threshold="two_thirds",
        raised_by="members",
        electorate="members",
        decided_by="chair",
        takes_floor=False,
        states=("agenda", "debate"),
        params=("topic?", "total", "speaking"),
    )


def test_what_is_said_no_more_can_be_said_again():
    silent = read_kind(typed_kind(CAUCUS, params=["must total", "must speaking"]), CAUCUS)
    assert silent.params == ("total", "speaking")
    again = read_kind(typed_kind(silent, params=["must total", "must speaking", "may topic"]), silent)
    assert again.params == ("total", "speaking", "topic?")


def test_everywhere_is_written_as_no_state_and_nowhere_is_none():
    everywhere = [state for state, _words in STATES]
    assert read_kind(typed_kind(CAUCUS, states=everywhere), CAUCUS).states == ()
    with pytest.raises(Mistyped) as mistyped:
        read_kind(typed_kind(CAUCUS, states=[]), CAUCUS)
    assert str(mistyped.value) == "In order in: tick one at least, or take it out of use."
    backwards = replace(CAUCUS, states=("debate", "agenda"))
    assert read_kind(typed_kind(backwards), backwards) == backwards
    # A state that no form shows stays.
    reply = replace(RULES.kinds["right_of_reply"], states=("debate", "after_vote"))
    assert read_kind(typed_kind(reply, states=["debate"]), reply).states == ("debate", "after_vote")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Name in English: this cannot be empty."),
        ("x" * 81, "Name in English: 80 characters are the most."),
    ],
)
def test_a_kind_has_a_name_that_fits(name: str, said: str):
    with pytest.raises(Mistyped) as mistyped:
        read_kind(typed_kind(CAUCUS, name=name), CAUCUS)
    assert str(mistyped.value) == said


def order(rules: Procedure) -> list[str]:
    return [kind.code for kind in placed_kinds(rules.kinds)]


def test_a_kind_is_put_before_another_and_there_are_never_ties():
    rules = moved_before(RULES, "close_debate", "suspend_meeting")
    wanted = [code for code in order(RULES) if code != "close_debate"]
    wanted.insert(wanted.index("suspend_meeting"), "close_debate")
    assert order(rules) == wanted
    assert not list(contradictions(rules))
    places = [kind.precedence for kind in rules.kinds.values() if kind.precedence is not None]
    assert len(set(places)) == len(places)
    assert order(moved_before(rules, "close_debate", LAST))[-1] == "close_debate"


def test_pressed_twice_it_is_in_the_same_place():
    once = moved_before(RULES, "division", "adjourn_debate")
    assert moved_before(once, "division", "adjourn_debate") == once
    assert moved_before(RULES, "division", "division") == RULES
    assert moved_before(RULES, "dance", "division") == RULES


@each_set
def test_up_and_down_go_one_place_and_back(rules: Procedure):
    for code in order(rules):
        higher, lower = up_and_down(rules)[code]
        at = order(rules).index(code)
        up, down = moved_before(rules, code, higher), moved_before(rules, code, lower)
        assert order(up).index(code) == max(0, at - 1)
        assert order(down).index(code) == min(len(order(rules)) - 1, at + 1)
        assert order(moved_before(down, code, up_and_down(down)[code][0])).index(code) == min(
            at, len(order(rules)) - 2
        )


def test_only_what_differs_from_what_is_usual_is_written_down():
    assert settings_of(Procedure()) == {}
    assert settings_of(replace(Procedure(), speaking_time=60, yields=("chair",))) == {
        "speaking_time": 60,
        "yields": ("chair",),
    }
