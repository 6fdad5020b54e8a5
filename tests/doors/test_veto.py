"""A veto as the dais, the room and the paper in reserve show it."""

import pytest
from django.test import Client
from django.utils.html import strip_tags
from msgspec.structs import replace

from committees import record, screens
from committees.drawing import Audience
from committees.models import Committee
from resolutions.printing.backup import backup_html
from tests.doors.amending import drafted
from tests.doors.motions import enter, entered, minutes, post, said
from tests.given import RULES


@pytest.fixture
def draft(room: Committee, dais: Client) -> int:
    enter(room, "take_procedure", procedure=replace(RULES, draft_votes=3, veto=("JPN", "CHN")))
    return drafted(room, dais)


def shown(room: Committee, role: str, region: str) -> str:
    html = screens.draw(room.pk, Audience(role, "en")).regions[region]
    return " ".join(strip_tags(html).split())


def on_paper(room: Committee) -> str:
    return " ".join(strip_tags(backup_html(room, record.read(room.pk), "en")).split())


def test_a_veto_is_told_before_the_vote_and_after_it(room: Committee, dais: Client, draft: int) -> None:
    refused = post(dais, f"papers/{draft}/", method="placard")
    assert "Placards do not show whose vote is a veto" in said(refused)
    assert entered(post(dais, f"papers/{draft}/", method="roll_call"))
    vote = record.read(room.pk).floor.votes.current
    assert vote is not None
    assert vote.veto == ("JPN",), "China has no seat here"
    assert "3 in favour needed" in shown(room, "projector", "scene")
    assert "At least 3 in favour are needed. A vote against is a veto of Japan." in on_paper(room)
    for seat in vote.order:
        enter(room, "cast_ballot", vote=vote.id, seat=seat, choice="no" if seat == "JPN" else "yes")
    enter(room, "close_vote", vote=vote.id)
    assert "Owing to a veto, the committee does not adopt" in shown(room, "console", "next")
    assert "vetoed by Japan" in shown(room, "console", "vote")
    enter(room, "announce_result", vote=vote.id)
    assert "vetoed by Japan" in shown(room, "projector", "scene")
    assert "1 against, 0 abstaining; vetoed by Japan" in minutes(dais)
