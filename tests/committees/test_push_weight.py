"""How much a push weighs, in the biggest room there is, in the middle of a meeting."""

from collections.abc import Iterator

import pytest

from committees import delivering, demonstration, record, screens
from committees.drawing import Audience
from committees.models import Committee
from committees.order import RULINGS
from tests.committees.meeting import Step, act
from tests.given import CHAIR, RULES

HEAVIEST = {"phone": 12_000, "projector": 12_000, "console": 32_000}
"""Bytes of a usual push. Phones take theirs at once on a venue's network; the console is one laptop."""


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    screens.forget()
    yield
    screens.forget()


@pytest.fixture
def council(db: None) -> Committee:
    """The Human Rights Council with 51 seats, in session, with a list, a speaker and phones that may ask."""
    demonstration.prepare()
    room = Committee.objects.get(slug=demonstration.SLUG)
    order = record.read(room.pk).floor.roll.order
    assert len(order) >= 51
    for verb, args in (
        ("open_meeting", {"procedure": RULES}),
        ("all_present", {}),
        ("close_roll_call", {}),
        ("set_phones", {"level": "all"}),
        *(("join_list", {"seat": seat}) for seat in order[:12]),
    ):
        record.enter(room.pk, RULINGS[verb], by=CHAIR, **args)
    return room


def weights(room: Committee, role: str, language: str) -> Iterator[tuple[str, int]]:
    """The weight of the frame that each usual act in the middle of a meeting sends, and of one seat's own."""
    audience = Audience(role, language)
    order = record.read(room.pk).floor.roll.order
    before, known = screens.draw(room.pk, audience), {}
    for step in (
        Step("recognise", {"seat": order[0]}, keeps="speech"),
        Step("start_clock", {"of": "speech", "id": "$speech"}),
        Step("pause_clock", {"of": "speech", "id": "$speech"}),
        Step("adjust_clock", {"of": "speech", "id": "$speech", "seconds": 10}),
        Step("join_list", {"seat": order[20]}),
        Step("join_list", {"seat": order[21]}, by=f"seat:{order[21]}"),
        Step("end_speech", {"speech": "$speech"}),
        Step("call_motions"),
        Step(
            "raise_motion", {"seat": order[3], "motion": "unmoderated_caucus", "total": 600}, keeps="motion"
        ),
        Step("second_motion", {"id": "$motion", "seat": order[4]}, by=f"seat:{order[4]}"),
        Step("decide_motion", {"id": "$motion", "how": "clearly_carried"}, keeps="caucus"),
        Step("close_caucus", {"id": "$caucus"}),
        Step("leave_room", {"seat": order[30]}),
        Step("introduce_draft", {"sponsors": (order[0],)}, keeps="paper"),
        Step("open_vote", {"paper": "$paper", "method": "roll_call"}, keeps="vote"),
    ):
        act(room, step, known)
        after = screens.draw(room.pk, audience)
        if after.version != before.version:
            yield step.verb, len(delivering.frame(after, before).encode())
        yield (
            f"{step.verb}, one seat's own",
            max((len(html.encode()) for html in after.personal.values()), default=0),
        )
        before = after


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("role", ["phone", "projector", "console"])
def test_a_usual_push_is_light(role: str, language: str, council: Committee) -> None:
    heavy = {verb: weight for verb, weight in weights(council, role, language) if weight > HEAVIEST[role]}
    assert heavy == {}
