"""How the server is, in words: who is connected, what room is left on the disk, and how old the newest copy is."""

import shutil
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from committees import copying, live
from committees.access import Role
from committees.wording import time_of_day

LITTLE = 500_000_000
"""Bytes left on the disk below which it is time to make room."""


class Said(NamedTuple):
    """A sentence on the server's health, and whether somebody should do something."""

    text: str
    alarming: bool = False


def health() -> list[Said]:
    """How the server is now, in the language and the time zone that are active."""
    return [_connections(), *_disk(), _copies()]


def _connections() -> Said:
    """The screens that follow this process live."""
    screens = [(committee, *bearer.split(":")) for committee, bearer in live.following()]
    phones = [(committee, seat) for committee, role, seat, _device in screens if role == Role.SEAT]
    roles = [role for _committee, role, *_rest in screens]
    counts = {
        "dais": roles.count(Role.DAIS),
        "phones": len(phones),
        "seats": len(set(phones)),
        "projectors": roles.count(Role.PROJECTOR),
    }
    return Said(
        _("Connected: dais %(dais)s, phones %(phones)s (delegations: %(seats)s), projectors %(projectors)s")
        % counts
    )


def _disk() -> Iterator[Said]:
    try:
        free = shutil.disk_usage(settings.DATA).free
    except OSError:
        return
    size = filesizeformat(free)
    if free < LITTLE:
        yield Said(_("Only %(size)s are left on the disk. Make room.") % {"size": size}, alarming=True)
    else:
        yield Said(_("Room left on the disk: %(size)s") % {"size": size})


def _copies() -> Said:
    if connection.vendor != "sqlite":
        return Said(_("Copies of this database are made with pg_dump."))
    stand = copying.stand()
    if stand is None:
        return Said(
            _("No copy has been made yet. Start the server with --copy-to and a stick or another folder."),
            alarming=True,
        )
    values = {
        "folder": stand.folder,
        "time": time_of_day(stand.made) if stand.made else "—",
        "since": time_of_day(stand.failing) if stand.failing else "",
        "why": stand.why,
    }
    if stand.gone:
        text = _("The stick is gone since %(since)s: %(folder)s. Last copy %(time)s.")
        return Said(text % values, alarming=True)
    if stand.failing:
        text = _("Nothing can be copied to %(folder)s since %(since)s: %(why)s. Last copy %(time)s.")
        return Said(text % values, alarming=True)
    if copying.late(stand):
        return Said(_("No copy since %(time)s, though they are due to %(folder)s.") % values, alarming=True)
    return Said(_("Last copy %(time)s, to %(folder)s") % values)
