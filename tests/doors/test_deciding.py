"""Motions before the room: seconded, counted, put in order, kept, decided."""

import re
from html import unescape

import pytest
from django.test import Client

from committees import record, screens
from committees.access import Role
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.models import Committee
from motions.rules.motions import Motion
from tests.committees.meeting import Step, act
from tests.doors.motions import (
    HOME,
    HTMX,
    RULED,
    dialog,
    enter,
    entered,
    floor,
    last,
    minutes,
    pending,
    post,
    said,
    typed,
    ways,
)
from tests.doors.passes import browser


@pytest.fixture
def moved(room: Committee, dais: Client) -> Motion:
    """An unmoderated caucus before the room, seconded."""
    assert entered(typed(dais, "unmod 15 jpn"))
    (motion,) = pending(room)
    assert entered(post(dais, f"motions/{motion.id}/", how="seconded"))
    return pending(room)[0]


@pytest.mark.parametrize(("yes", "no", "carried"), [(4, 1, True), (3, 3, False), (0, 0, False), (2, 4, False)])  # fmt: skip
def test_placards_are_counted_by_the_form(
    yes: int, no: int, carried: bool, moved: Motion, room: Committee, dais: Client
) -> None:
    found = dialog(dais, "Enter the count")
    sent = found.pressed("Enter the count") | {"motion": str(moved.id), "yes": str(yes), "no": str(no)}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    decided = last(room)[0]
    assert (decided.id, decided.carried, decided.how, decided.yes, decided.no) == (
        moved.id,
        carried,
        "counted",
        yes,
        no,
    )
    assert (floor(room).business.caucus is not None) == carried


@pytest.mark.parametrize(("yes", "no", "sentence", "overrulable"), [
    ("5", "4", "9 placards were counted, but 6 delegations are in the room. Count again, or correct the roll.", False),
    ("", "2", "A count cannot be negative.", False),
    ("x", "2", "A count cannot be negative.", False),
    ("-1", "2", "A count cannot be negative.", False),
])  # fmt: skip
def test_a_count_that_cannot_be_is_refused(
    yes: str, no: str, sentence: str, overrulable: bool, moved: Motion, room: Committee, dais: Client
) -> None:
    answer = post(dais, "motions/count/", motion=str(moved.id), yes=yes, no=no)
    assert sentence in said(answer)
    assert ways(answer) == ([RULED] if overrulable else [])
    assert pending(room) == (moved,)


def test_a_count_of_what_is_no_longer_before_the_room_counts_nowhere_else(
    moved: Motion, room: Committee, dais: Client
) -> None:
    assert entered(post(dais, f"motions/{moved.id}/", how="withdrawn"))
    assert entered(typed(dais, "unmod 20 bra"))
    answer = post(dais, "motions/count/", motion=str(moved.id), yes="6", no="0")
    assert "That motion is no longer before the room." in said(answer)
    assert [motion.raised.seat for motion in pending(room)] == ["BRA"]


def test_motions_are_put_in_order_and_the_chair_may_put_another_first(room: Committee, dais: Client) -> None:
    for line in ("mod 10 45 water jpn", "unmod 15 bra", "unmod 20 sen"):
        assert entered(typed(dais, line))
    assert [motion.raised.seat for motion in pending(room)] == ["SEN", "BRA", "JPN"]
    moderated = pending(room)[-1].id
    assert "Another motion has precedence." in said(
        post(dais, f"motions/{moderated}/", how="clearly_carried")
    )
    assert entered(post(dais, f"motions/{moderated}/", before=str(pending(room)[0].id)))
    assert [motion.raised.seat for motion in pending(room)] == ["JPN", "SEN", "BRA"]


def test_what_falls_can_be_kept_and_what_is_dilatory_is_gone(room: Committee, dais: Client) -> None:
    for line in ("unmod 15 bra", "mod 10 45 water jpn", "close list pol"):
        assert entered(typed(dais, line))
    unmoderated, moderated, closing = pending(room)
    assert entered(post(dais, f"motions/{closing.id}/", how="dilatory"))
    assert entered(post(dais, f"motions/{unmoderated.id}/", how="seconded"))
    assert entered(post(dais, f"motions/{unmoderated.id}/", how="no_objection"))
    assert [motion.id for motion in floor(room).business.motions.fallen] == [moderated.id]
    assert entered(post(dais, f"motions/{moderated.id}/", how="keep"))
    assert [motion.id for motion in floor(room).business.motions.noted] == [moderated.id]


def test_the_end_of_voting_procedure_is_declared(room: Committee, dais: Client) -> None:
    known: dict[str, int] = {}
    assert "The committee is not in voting procedure." in said(post(dais, "debate/", do="end-voting"))
    act(room, Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"), known)
    assert entered(post(dais, "declarations/", motion="close_debate"))
    answer = post(dais, "debate/", do="end-voting")
    assert "Drafts that have not been voted on: 1." in said(answer)
    act(room, Step("withdraw_draft", {"paper": "$paper"}), known)
    assert entered(post(dais, "debate/", do="end-voting"))
    assert floor(room).agenda.current is None


def test_who_comes_second_reads_of_the_motion_that_carried_and_so_does_who_would_undo_it(
    moved: Motion, room: Committee, dais: Client
) -> None:
    assert entered(typed(dais, "mod 10 60 water bra"))
    other = pending(room)[1]
    shown = turns_text(record.read(room.pk).turns)
    vice = browser(Role.DAIS, room, "vice-chair")
    ways = {"how": "clearly_carried", "turns": shown}
    assert entered(vice.post(f"/unhrc/dais/vice-chair/motions/{moved.id}/", ways, **HTMX))
    assert len(last(room)) > 2, "the caucus opened, and the other motion fell"
    decision = "Motion carried, clearly, by placard: unmoderated caucus, 15 minutes"
    answer = said(post(dais, f"motions/{other.id}/", how="clearly_failed", turns=shown))
    assert re.search(rf"Vice-Chair was first, at \d\d:\d\d: {decision}\. Nothing was entered\.", answer)
    assert decision in unescape(screens.draw(room.pk, Audience("console", "en")).regions["steps"])
    assert minutes(dais).count(decision) == 1


def test_the_button_of_the_count_says_why_nothing_can_be_counted(moved: Motion, room: Committee) -> None:
    def button() -> str:
        html = screens.draw(room.pk, Audience("console", "en")).regions["motions"]
        return re.findall(r'<button[^>]*data-opens="count-dialog"[^>]*>', html)[0]

    assert "aria-disabled" not in button()
    enter(room, "suspend_meeting")
    assert 'aria-disabled="true" data-reason="The meeting is suspended."' in button()
