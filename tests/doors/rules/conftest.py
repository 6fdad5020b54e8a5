"""A committee that has not met yet, its secretariat, and a set of rules of its own."""

import pytest
from django.core.management import call_command
from django.test import Client

from committees import screens
from committees.access import Role
from committees.demonstration import shipped
from committees.models import Committee
from motions.models import Procedure
from motions.procedures import copied
from tests.doors.passes import appoint, browser


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    screens.forget()


@pytest.fixture
def room(committee: Committee) -> Committee:
    """A committee that has not met yet, with the default rules and THIMUN's."""
    for code in ("unhrc-default", "thimun"):
        call_command("loaddata", f"fixtures/{shipped()[code]}.json", verbosity=0)
    return appoint(committee)


@pytest.fixture
def desk(room: Committee) -> Client:
    return browser(Role.SECRETARIAT, room.conference)


@pytest.fixture
def own(room: Committee) -> Procedure:
    """The conference's copy of the default rules."""
    return copied(Procedure.objects.get(code="unhrc-default"), room.conference, "1")
