"""A conference that is being set up, and whoever sets it up."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from committees import screens
from committees.access import Role
from committees.demonstration import shipped
from committees.models import Committee
from tests.doors.passes import browser


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    screens.forget()


@pytest.fixture(autouse=True)
def nobody_guessed() -> None:
    cache.clear()


@pytest.fixture
def room(committee: Committee) -> Committee:
    """A committee with its seats that has not met yet; the default rules, and THIMUN's."""
    for code in ("unhrc-default", "thimun"):
        call_command("loaddata", f"fixtures/{shipped()[code]}.json", verbosity=0)
    return committee


@pytest.fixture
def desk(room: Committee) -> Client:
    return browser(Role.SECRETARIAT, room.conference)
