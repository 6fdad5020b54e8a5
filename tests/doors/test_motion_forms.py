"""Every kind of motion and point by its form, through to its effect."""

from typing import Any

import pytest
from django.test import Client

from committees.models import Committee
from delegates.models import CaucusTopic
from motions.rules.procedure import Kind
from tests.committees.meeting import Step, act
from tests.doors.motions import (
    HOME,
    HTMX,
    agenda_of,
    dialog,
    entered,
    floor,
    pending,
    post,
    said,
    ways,
    words,
)
from tests.doors.passes import appoint, chair, seat
from tests.given import RULES

VOTING = (
    Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"),
    Step("declare_motion", {"motion": "close_debate"}),
)


def handed_in(target: str) -> Step:
    said = {"seat": "JPN", "paper": "$draft", "operation": "strike", "paragraphs": 0, "sponsors": ("JPN",)}
    return Step("submit_amendment", {**said, "target": target}, "seat:JPN", f"amendment{target}")


GIVEN: dict[str, list[Step]] = {
    "appeal_ruling": [
        Step("raise_point", {"point": "point_of_order", "seat": "FRA"}, keeps="point"),
        Step("rule_point", {"id": "$point", "how": "not_well_taken"}),
    ],
    "resume_debate": [Step("declare_motion", {"motion": "adjourn_debate"})],
    "close_debate": [Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper")],
    "extend_caucus": [Step("declare_motion", {"motion": "unmoderated_caucus", "total": 60})],
    "reopen_speakers_list": [Step("close_list")],
    "introduce_draft": [
        Step("set_phones", {"level": "all"}),
        Step("submit_paper", {"seat": "JPN", "sponsors": ("JPN",)}, "seat:JPN", "paper"),
        Step("approve_paper", {"paper": "$paper"}),
    ],
    "introduce_amendment": [
        Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="draft"),
        Step("set_phones", {"level": "all"}),
        *(handed_in(target) for target in ("1", "3")),
    ],
    "question_period": [Step("introduce_draft", {"sponsors": ("BRA",)}, keeps="paper")],
    "withdraw_proposal": [Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper")],
    "reorder_drafts": [
        Step("introduce_draft", {"sponsors": ("BRA",)}, keeps="other"),
        *VOTING,
    ],
    "division": [*VOTING],
    "roll_call_vote": [*VOTING],
    "adopt_by_acclamation": [*VOTING],
}
BROUGHT_ABOUT: dict[str, tuple[dict[str, str], Any]] = {
    "appeal_ruling": ({}, lambda floor: True),
    "suspend_meeting": ({"until": "15"}, lambda floor: floor.meeting.phase == "suspended" and floor.meeting.until),
    "adjourn_meeting": ({}, lambda floor: floor.meeting.phase == "adjourned"),
    "adjourn_debate": ({}, lambda floor: floor.agenda.adjourned == (0,)),
    "resume_debate": ({}, lambda floor: floor.agenda.current == 0),
    "close_debate": ({}, lambda floor: floor.agenda.voting),
    "extend_caucus": ({"minutes": "2"}, lambda floor: floor.business.caucus.clock.limit == 180_000),
    "unmoderated_caucus": ({"minutes": "7"}, lambda floor: floor.business.caucus.clock.limit == 420_000),
    "consultation_of_whole": ({"minutes": "9"}, lambda floor: floor.business.caucus.holder == "JPN"),
    "moderated_caucus": (
        {"minutes": "8", "speaking": "40", "topic": "Water", "slot": "last"},
        lambda floor: floor.business.caucus.speaking == 40_000 and floor.business.caucus.slot == "last",
    ),
    "tour_de_table": (
        {"speaking": "20", "topic": "Where we stand"},
        lambda floor: floor.business.caucus.queue == floor.roll.present,
    ),
    "introduce_draft": ({"draft": "WP.1"}, lambda floor: floor.business.caucus.holder == "JPN"),
    "introduce_amendment": (
        {"amendment": "L.1 3"},
        lambda floor: [each.target for each in floor.papers.drafts[0].amendments] == ["3"],
    ),
    "question_period": (
        {"draft": "L.1", "minutes": "4"},
        lambda floor: (floor.business.caucus.paper, floor.business.caucus.clock.limit) == (floor.papers.drafts[0].paper, 240_000),
    ),
    "withdraw_proposal": ({"draft": "L.1"}, lambda floor: floor.papers.introduced == ()),
    "reorder_drafts": ({"drafts": "L.2 L.1"}, lambda floor: [each.number for each in floor.papers.introduced] == [2, 1]),
    "set_speaking_time": ({"speaking": "75"}, lambda floor: floor.speakers.speaking_time == 75_000),
    "close_speakers_list": ({}, lambda floor: floor.speakers.closed),
    "reopen_speakers_list": ({}, lambda floor: not floor.speakers.closed),
    "division": ({"clauses": "2"}, lambda floor: floor.papers.drafts[0].parts[0].marks == ("2",)),
    "roll_call_vote": ({}, lambda floor: [*floor.votes.asked.values()] == ["roll_call"]),
    "adopt_by_acclamation": ({}, lambda floor: [*floor.votes.asked.values()] == ["without_vote"]),
}  # fmt: skip


def test_the_table_above_and_the_agenda_below_are_every_kind() -> None:
    assert {*BROUGHT_ABOUT, "set_agenda"} == {kind.code for kind in RULES.moved()}


def test_the_form_offers_every_kind_in_order_of_precedence(dais: Client) -> None:
    html = dais.get(HOME).content.decode()
    select = html.partition('id="motion-dialog"')[2].partition("<select")[2].partition("</select>")[0]
    values = [part.partition('"')[0] for part in select.split('value="')[1:]]
    assert values == [kind.code for kind in (*RULES.moved(), *RULES.declared())]


def through_to_its_effect(room: Committee, dais: Client, kind: str, fields: dict[str, str]) -> None:
    """Raised by the form as it stands with `fields` filled in, seconded and carried; or granted at once."""
    found = dialog(dais, "Note it for later")
    sent = found.pressed("Put the motion") | {"motion": kind, "seat": "Japan"} | fields
    assert entered(dais.post(HOME + found.action, sent, **HTMX)), kind
    if RULES.kinds[kind].granted:
        return
    (motion,) = pending(room)
    assert (motion.raised.motion, motion.raised.seat) == (kind, "JPN")
    refused = post(dais, f"motions/{motion.id}/", how="clearly_carried")
    assert "The motion has no second yet." in said(refused)
    assert entered(post(dais, f"motions/{motion.id}/", how="seconded"))
    assert entered(post(dais, f"motions/{motion.id}/", how="clearly_carried"))
    assert pending(room) == ()


@pytest.mark.parametrize("kind", BROUGHT_ABOUT)
def test_every_kind_goes_from_the_form_to_its_effect(kind: str, room: Committee, dais: Client) -> None:
    known: dict[str, int] = {}
    for step in GIVEN.get(kind, []):
        act(room, step, known)
    fields, holds = BROUGHT_ABOUT[kind]
    through_to_its_effect(room, dais, kind, fields)
    assert holds(floor(room)), kind


@pytest.mark.parametrize(("order", "places"), [("3 1", (2, 0, 1)), ("2,1", (0, 1, 2)), ("", (0, 1, 2)), ("9 x 2 2", (1, 0, 2))])  # fmt: skip
def test_the_agenda_is_set_in_the_order_of_the_numbers(
    order: str, places: tuple[int, ...], committee: Committee
) -> None:
    topics = agenda_of(committee, 3)
    dais = chair(appoint(committee))
    assert floor(committee).agenda.current is None
    through_to_its_effect(committee, dais, "set_agenda", {"order": order})
    assert floor(committee).agenda.topics == tuple(topics[place] for place in places)
    assert floor(committee).agenda.current == topics[places[0]]


@pytest.mark.parametrize("kind", RULES.moved(), ids=lambda kind: kind.code)
def test_every_kind_can_be_noted_by_the_form_whatever_the_moment(
    kind: Kind, speaking: Committee, dais: Client
) -> None:
    act(speaking, Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"), {})
    found = dialog(dais, "Note it for later")
    sent = found.pressed("Note it for later") | {
        "motion": kind.code,
        "seat": "JPN",
        "topic": "Water",
        "clauses": "2",
    }
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    (noted,) = floor(speaking).business.motions.noted
    fact = noted.raised
    for param in ("total", "speaking", "topic"):
        assert (getattr(fact, param) is not None) == kind.wants(param), param


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"motion": "unmoderated_caucus", "minutes": "", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "0", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "x", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "-5", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "2000", "seat": "jpn"}, "That is more than a day."),
    ({"motion": "moderated_caucus", "minutes": "1", "speaking": "90", "seat": "jpn"}, "One speech would be longer than the whole caucus."),
    ({"motion": "suspend_meeting", "until": "soon", "seat": "jpn"}, "Write the time as 14:30, or as minutes from now."),
    ({"motion": "suspend_meeting", "until": "-5", "seat": "jpn"}, "That time has passed. Name a later one."),
    ({"motion": "unmoderated_caucus", "minutes": "5", "seat": "Atlantis"}, "No delegation here is called “Atlantis”."),
    ({"motion": "nonsense", "seat": "jpn"}, "Choose a motion."),
    ({}, "Choose a motion."),
])  # fmt: skip
def test_a_form_that_makes_no_sense_is_refused_for_good(
    fields: dict[str, str], sentence: str, room: Committee, dais: Client
) -> None:
    answer = post(dais, "motions/", **fields)
    assert sentence in said(answer)
    assert ways(answer) == []
    assert pending(room) == ()


@pytest.mark.parametrize("code", [kind.code for kind in RULES.points()])
def test_the_form_of_points_enters_each(code: str, room: Committee, dais: Client) -> None:
    found = dialog(dais, "It is before the Chair")
    sent = found.pressed("It is before the Chair") | {"motion": code, "seat": "日本", "topic": "the heating"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    point = floor(room).business.point
    assert point is not None
    assert point.text is not None
    assert (point.point, point.seat, words(room, point.text)) == (code, "JPN", "the heating")


def test_the_form_of_points_grants_a_right_of_reply(room: Committee, dais: Client) -> None:
    found = dialog(dais, "It is before the Chair")
    sent = found.pressed("It is before the Chair") | {"motion": "right_of_reply", "seat": "japan"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    speech = floor(room).speakers.speech
    assert speech is not None
    assert (speech.seat, speech.on) == ("JPN", "reply")


def test_the_guides_topics_are_offered_for_the_kind_that_they_are_for(room: Committee) -> None:
    CaucusTopic.objects.create(
        committee=room, order=9, kind="unmoderated_caucus", topic="Drafts", topic_ja="起草", total_seconds=600
    )
    for client, path in ((chair(room), HOME), (seat(room, language="ja"), "/unhrc/seat/JPN/")):
        lists = client.get(path).content.decode().split('<datalist id="topics-')[1:]
        offered = {each.partition('"')[0]: each.partition("</datalist>")[0] for each in lists}
        assert set(offered) == {"moderated_caucus", "unmoderated_caucus"}
        assert [offered[kind].count("<option") for kind in sorted(offered)] == [2, 1]
        assert ("Drafts" if path == HOME else "起草") in offered["unmoderated_caucus"]
