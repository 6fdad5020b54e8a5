"""A committee in session with its dais, for whoever comes in by the doors."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from committees import screens
from committees.models import Committee
from delegates.models import CaucusTopic
from tests.doors.motions import PRIVACY, SCORES, enter
from tests.doors.passes import appoint, chair


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    screens.forget()


@pytest.fixture
def nobody_has_guessed() -> Iterator[None]:
    """Failures are counted in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def room(in_session: Committee) -> Committee:
    """A committee in session with officers, and two caucuses that its guide suggests."""
    for order, (topic, topic_ja, total, speaking) in enumerate(
        ((PRIVACY, "プライバシーと国家", 900, 60), (SCORES, "公平な点数", 600, 45))
    ):
        CaucusTopic.objects.create(
            committee=in_session,
            order=order,
            kind="moderated_caucus",
            topic=topic,
            topic_ja=topic_ja,
            total_seconds=total,
            speaking_seconds=speaking,
        )
    return appoint(in_session)


@pytest.fixture
def dais(room: Committee) -> Client:
    return chair(room)


@pytest.fixture
def speaking(room: Committee) -> Committee:
    enter(room, "recognise", seat="BRA")
    return room
