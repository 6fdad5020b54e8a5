"""What cannot be entered as it was said, and the ways on: declared, ruled in order, noted for later."""

import pytest
from django.test import Client

from committees import screens
from committees.drawing import Audience
from committees.models import Committee
from tests.doors.motions import (
    DECLARE,
    HOME,
    HTMX,
    LATER,
    RULED,
    again,
    dialog,
    enter,
    entered,
    floor,
    last,
    pending,
    post,
    said,
    typed,
    ways,
    words,
)
from tests.doors.passes import appoint, chair
from tests.given import RULES, SETS

# Without a mover


def test_without_a_mover_the_refusal_offers_to_declare_and_that_declares(
    room: Committee, dais: Client
) -> None:
    answer = typed(dais, "mod 10 45 water")
    assert ways(answer) == [DECLARE]
    assert entered(again(dais, answer, "Declare it without objection"))
    caucus = floor(room).business.caucus
    assert caucus is not None
    assert (caucus.kind, caucus.clock.limit, caucus.speaking, caucus.proposer) == (
        "moderated_caucus",
        600_000,
        45_000,
        None,
    )
    assert caucus.topic is not None
    assert words(room, caucus.topic) == "water"
    assert [type(fact).__name__ for fact in last(room)] == ["CaucusOpened"]


@pytest.mark.parametrize("line", ["order", "reply", "appeal"])
def test_what_only_a_delegation_can_raise_is_not_offered_to_be_declared(line: str, dais: Client) -> None:
    assert ways(typed(dais, line)) == []


def test_the_form_declares_with_or_without_a_mover(room: Committee, dais: Client) -> None:
    found = dialog(dais, "Note it for later")
    fields = found.pressed("Declare it without objection") | {
        "motion": "unmoderated_caucus",
        "minutes": "5",
        "seat": "Japan",
    }
    assert entered(dais.post(HOME + found.action, fields, **HTMX))
    caucus = floor(room).business.caucus
    assert caucus is not None
    assert (caucus.kind, caucus.proposer, caucus.clock.limit) == ("unmoderated_caucus", "JPN", 300_000)


def test_a_chairs_ruling_is_not_overturned_by_a_declaration(room: Committee, dais: Client) -> None:
    answer = post(dais, "motions/", motion="appeal_ruling", seat="", declared="1")
    assert "The Chair's rulings are overturned by the room." in said(answer)
    assert ways(answer) == []


# What delegations do not move under these rules


@pytest.fixture
def led(room: Committee) -> Committee:
    """A committee whose rules leave caucuses to the Chair."""
    enter(room, "take_procedure", procedure=SETS["hrc-real"])
    return room


@pytest.mark.parametrize(("line", "proposer"), [("mod 10 45 water", None), ("モデ 10 45 water 日本", "JPN")])
def test_what_no_delegation_moves_is_typed_and_declared(
    line: str, proposer: str | None, led: Committee, dais: Client
) -> None:
    answer = typed(dais, line)
    assert "Under these rules no delegation moves that. The Chair may declare it" in said(answer)
    assert ways(answer) == [DECLARE]
    assert floor(led).business.caucus is None
    assert entered(again(dais, answer, "Declare it without objection"))
    caucus = floor(led).business.caucus
    assert caucus is not None
    assert (caucus.kind, caucus.clock.limit, caucus.speaking, caucus.proposer) == (
        "moderated_caucus",
        600_000,
        45_000,
        proposer,
    )


def test_the_form_offers_to_declare_it_as_well(led: Committee, dais: Client) -> None:
    answer = post(dais, "motions/", motion="unmoderated_caucus", minutes="5", seat="Japan")
    assert ways(answer) == [DECLARE]


def test_what_delegations_move_is_meant_before_what_only_the_chair_declares(
    room: Committee, dais: Client
) -> None:
    """The division of the house is off under these rules, and begins with the same word."""
    assert not RULES.kinds["divide_the_house"].enabled
    assert "no delegation moves that" not in said(typed(dais, "division 1 jpn"))
    assert "no delegation moves that" in said(typed(dais, "reconsider"))


# At the wrong moment


def test_out_of_order_at_the_moment_it_can_be_ruled_in_order_or_noted(
    speaking: Committee, dais: Client
) -> None:
    answer = typed(dais, "unmod 15 jpn", key="k1")
    assert "A speaker has the floor." in said(answer)
    assert ways(answer) == [RULED, LATER]
    assert pending(speaking) == ()


def test_ruled_in_order_it_is_before_the_room_and_the_record_says_so(
    speaking: Committee, dais: Client
) -> None:
    assert entered(again(dais, typed(dais, "unmod 15 jpn"), "The Chair rules it in order"))
    assert [type(fact).__name__ for fact in last(speaking)] == ["RuledInOrder", "MotionRaised"]
    assert [motion.raised.seat for motion in pending(speaking)] == ["JPN"]


def test_noted_for_later_it_waits_and_is_offered_when_it_comes_in_order(
    speaking: Committee, dais: Client
) -> None:
    assert entered(again(dais, typed(dais, "unmod 15 jpn"), "Note it for later"))
    assert [type(fact).__name__ for fact in last(speaking)] == ["MotionRaised"]
    assert pending(speaking) == ()
    (noted,) = floor(speaking).business.motions.noted
    assert (noted.raised.seat, noted.raised.total) == ("JPN", 900_000)
    speech = floor(speaking).speakers.speech
    assert speech is not None
    enter(speaking, "end_speech", speech=speech.id)
    offered = screens.draw(speaking.pk, Audience("console", "en")).regions["next"]
    assert "Take up the noted motion" in offered
    assert entered(post(dais, f"motions/{noted.id}/", how="admit"))
    assert [motion.id for motion in pending(speaking)] == [noted.id]
    assert floor(speaking).business.motions.noted == ()


def test_a_motion_that_is_noted_is_not_offered_to_be_noted_again(committee: Committee) -> None:
    """Nothing can be noted while the roll is called; there is one way on, and it keeps the wish to note."""
    enter(committee, "open_meeting", procedure=RULES)
    enter(committee, "answer_roll", seat="JPN", answer="present")
    dais = chair(appoint(committee))
    answer = typed(dais, "unmod 15 jpn", noted="1")
    assert ways(answer) == [RULED]
    # A second objection, which nobody had read, is asked about in its turn.
    answer = again(dais, answer, "The Chair rules it in order")
    assert "1 members are in the room; 2 are needed for debate." in said(answer)
    assert entered(again(dais, answer, "The Chair rules it in order"))
    assert len(floor(committee).business.motions.noted) == 1
    assert pending(committee) == ()


def test_a_moderated_caucus_without_a_topic_is_refused_but_the_chair_may_rule_it_in_order(
    room: Committee, dais: Client
) -> None:
    answer = typed(dais, "mod 10 45 jpn")
    assert "That motion needs a topic." in said(answer)
    assert entered(again(dais, answer, "The Chair rules it in order"))
    assert pending(room)[0].raised.topic is None


def test_a_point_out_of_order_is_ruled_in_order_but_not_noted(speaking: Committee, dais: Client) -> None:
    answer = typed(dais, "inquiry jpn")
    assert "A speaker has the floor." in said(answer)
    assert ways(answer) == [RULED]
    assert entered(again(dais, answer, "The Chair rules it in order"))
    assert floor(speaking).business.point is not None


def test_a_point_that_interrupts_stops_the_clock_until_the_chair_has_ruled(
    speaking: Committee, dais: Client
) -> None:
    speech = floor(speaking).speakers.speech
    assert speech is not None
    enter(speaking, "start_clock", of="speech", id=speech.id)
    assert entered(typed(dais, "order fra"))
    point, stopped = floor(speaking).business.point, floor(speaking).speakers.speech
    assert point is not None and stopped is not None
    assert not stopped.clock.running
    for how in ("nonsense", ""):
        assert post(dais, f"points/{point.id}/", how=how).status_code == 422
    assert entered(post(dais, f"points/{point.id}/", how="well_taken"))
    assert floor(speaking).business.point is None
    running = floor(speaking).speakers.speech
    assert running is not None
    assert running.clock.running
    assert "That point has been ruled on." in said(post(dais, f"points/{point.id}/", how="answered"))
