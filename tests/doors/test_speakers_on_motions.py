"""Who speaks for a motion and who against it: named at the console, seen on every screen, and in the minutes."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from committees import screens
from committees.access import Role
from committees.drawing import Audience
from committees.models import Committee
from motions.models import Procedure, ProcedureChoice
from tests.doors.motions import HOME, HTMX, dialog, enter, entered, floor, minutes, pending, post, said, typed
from tests.doors.passes import browser
from tests.given import SETS


@pytest.fixture
def asked(room: Committee, dais: Client) -> int:
    """A motion that may be spoken on, seconded."""
    assert entered(typed(dais, "speaking time 60 jpn"))
    (motion,) = pending(room)
    assert entered(post(dais, f"motions/{motion.id}/", how="seconded"))
    return motion.id


def shown(room: Committee, role: str, region: str, language: str = "en") -> str:
    html = screens.draw(room.pk, Audience(role, language)).regions[region]
    return " ".join(re.sub("<[^>]*>", " ", unescape(html)).split())


def filled(room: Committee) -> dict[str, str]:
    """What the button that names a speaker fills its form with."""
    html = screens.draw(room.pk, Audience("console", "en")).regions["motions"]
    return json.loads(unescape(re.findall(r'data-opens="hearing-dialog" data-fill="([^"]*)"', html)[0]))


def name(dais: Client, room: Committee, seat: str) -> None:
    """Name a speaker by the form, as its button fills it."""
    found = dialog(dais, "Give it the floor")
    sent = found.pressed("Give it the floor") | filled(room) | {"seat": seat}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))


def test_the_form_comes_with_the_motion_and_the_side_that_is_asked(
    asked: int, room: Committee, dais: Client
) -> None:
    assert filled(room) == {"motion": str(asked), "side": "for"}
    name(dais, room, "bra")
    enter(room, "end_speech", speech=floor(room).speakers.speech.id)
    assert filled(room) == {"motion": str(asked), "side": "against"}
    assert "in favour: Brazil" in shown(room, "console", "motions")


def test_room_and_phones_see_who_speaks_for_what(asked: int, room: Committee, dais: Client) -> None:
    assert "Who speaks in favour of the motion?" in shown(room, "projector", "scene")
    assert "wish to speak in favour of it, for 30 seconds" in shown(room, "phone", "now")
    assert "動議に賛成の発言を希望する国は？" in shown(room, "projector", "scene", "ja")
    name(dais, room, "bra")
    for role, region in (("projector", "scene"), ("phone", "now")):
        there = shown(room, role, region)
        assert there.startswith("In favour of the motion"), there
        assert "Brazil" in there
        assert "Setting the speaking time, 1 minute" in there
    assert shown(room, "phone", "now", "ja").startswith("動議への賛成発言")
    assert "In favour of the motion" in shown(room, "console", "speech")


def test_put_to_the_vote_the_room_raises_its_placards(asked: int, room: Committee, dais: Client) -> None:
    assert "Does a delegation wish to speak in favour of the motion, for 30 seconds?" in shown(
        room, "console", "next"
    )
    assert entered(post(dais, f"motions/{asked}/", how="put"))
    assert "All those in favour?" in shown(room, "console", "next")
    assert "Raise your placard when the Chair asks" in shown(room, "projector", "scene")
    assert "hearing-dialog" not in screens.draw(room.pk, Audience("console", "en")).regions["motions"]
    assert "Nobody more speaks in favour of this motion." in said(
        post(dais, "motions/speakers/", motion=str(asked), side="for", seat="bra")
    )


def test_the_minutes_say_who_spoke_on_which_side(asked: int, room: Committee, dais: Client) -> None:
    name(dais, room, "bra")
    enter(room, "end_speech", speech=floor(room).speakers.speech.id)
    name(dais, room, "deu")
    assert entered(post(dais, f"motions/{asked}/", how="put"))
    told = minutes(dais)
    assert "In favour of the motion: Brazil, for 30 seconds" in told
    assert "Against the motion: Germany, for 30 seconds" in told
    assert "Put to the vote: setting the speaking time, 1 minute" in told


def test_a_side_that_there_is_not_is_unknown(asked: int, dais: Client) -> None:
    assert post(dais, "motions/speakers/", motion=str(asked), side="both", seat="bra").status_code == 422


# Rules that differ


@pytest.fixture
def abstaining(room: Committee) -> Committee:
    """The room under rules in which members alone vote on procedure, and may abstain."""
    rules = SETS["un4mun"]
    open_ = floor(room)
    assert open_.procedure.code != rules.code
    enter(room, "adjourn_meeting")
    enter(room, "open_meeting", procedure=rules)
    enter(room, "all_present")
    enter(room, "close_roll_call")
    return room


def test_abstentions_on_procedure_are_counted_by_the_form_where_there_are_any(
    abstaining: Committee, dais: Client
) -> None:
    assert entered(typed(dais, "close list jpn"))
    (motion,) = pending(abstaining)
    assert entered(post(dais, f"motions/{motion.id}/", how="seconded"))
    assert "Only members vote on it." in shown(abstaining, "phone", "now")
    assert "Members raise their placards" in shown(abstaining, "projector", "scene")
    assert "members only" in shown(abstaining, "console", "motions")
    found = dialog(dais, "Enter the count")
    sent = {"motion": str(motion.id), "yes": "2", "no": "1", "abstain": "2"}
    assert entered(dais.post(HOME + found.action, found.pressed("Enter the count") | sent, **HTMX))
    assert "2 to 1, with 2 abstaining" in minutes(dais)


def test_the_form_asks_for_no_abstentions_elsewhere(room: Committee, dais: Client) -> None:
    page = dais.get(HOME).content.decode()
    assert 'name="abstain"' not in page[page.index('id="count-dialog"') : page.index('id="hearing-dialog"')]


def test_nobody_is_offered_present_and_voting_where_it_is_no_answer(abstaining: Committee) -> None:
    seats = screens.draw(abstaining.pk, Audience("console", "en")).regions["seats"]
    assert 'value="present"' in seats
    assert 'value="voting"' not in seats
    enter(abstaining, "open_roll_call")
    assert "Present and voting" not in shown(abstaining, "console", "roll")
    assert "Answer “present”." in shown(abstaining, "phone", "now")
    assert "present and voting" not in shown(abstaining, "projector", "scene").lower()


def test_the_secretariat_reads_which_rules_a_committee_has_and_what_is_done_by_hand(room: Committee) -> None:
    rules = Procedure.objects.create(
        code="ours",
        name="Ours-style",
        name_ja="われわれ方式",
        note="Rounds are for the Chair.",
        note_ja="議長が行う。",
    )
    ProcedureChoice.objects.create(committee=room, procedure=rules)
    client = browser(Role.SECRETARIAT, room.conference)
    page = unescape(client.get("/secretariat/").content.decode())
    assert "Rules of procedure: Ours-style" in page
    assert "Rounds are for the Chair." in page
