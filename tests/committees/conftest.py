"""Screens that follow, and are gone when the test is."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from committees import live, screens
from committees.access import Role
from committees.models import Committee
from tests.committees.watching import Screen


@pytest.fixture
def nothing_drawn() -> Iterator[None]:
    screens.forget()
    yield
    screens.forget()
    assert not live._hubs, "a screen was left behind"


@pytest.fixture
async def watch(room: Committee) -> AsyncIterator[Callable[..., Any]]:
    """Opens screens, and closes them after the test."""
    opened: list[Screen] = []

    async def opening(role: Role, place: str = "", **kwargs: Any) -> Screen:
        opened.append(await Screen.of(room, role, place, **kwargs))
        return opened[-1]

    yield opening
    for screen in opened:
        await screen.leave()
