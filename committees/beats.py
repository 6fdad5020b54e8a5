"""What a heartbeat asks of the database and writes down in it: where committees stand, and who is connected.

Each beat writes down which devices and offices have a screen open in its process, and consoles are told
which seats have one anywhere, and which offices have none any more. Nothing is drawn for it, and it says
nothing about who is in the room.
"""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from committees.drawing import Seen
from committees.models import Committee, Entry, Officer
from delegates.models import Device

SEEN_WITHIN = 12
"""Seconds after which a device that was not seen again counts as gone: two beats and what they may be late."""


def versions(committees: list[int]) -> dict[int, Seen]:
    """Where these committees stand in the database. Two queries."""
    seqs = dict(
        Entry.objects.filter(committee__in=committees)
        .values_list("committee")
        .annotate(Max("seq"))
        .order_by()
    )
    rows = Committee.objects.filter(pk__in=committees).values_list("pk", "epoch", "stamp", "noted")
    return {pk: (epoch, seqs.get(pk, 0), stamp, noted) for pk, epoch, stamp, noted in rows}


def seats_connected(committees: list[int]) -> dict[int, list[str]]:
    """The seats of these committees that have a screen open in any process. One query."""
    since = timezone.now() - timedelta(seconds=SEEN_WITHIN)
    devices = Device.objects.filter(
        seat__committee__in=committees, standing=Device.Standing.ADMITTED, last_seen__gte=since
    )
    seats: dict[int, list[str]] = {committee: [] for committee in committees}
    for committee, code in sorted(set(devices.values_list("seat__committee", "seat__code"))):
        seats[committee].append(code)
    return seats


def offices_gone(committees: list[int]) -> dict[int, dict[str, int]]:
    """The offices of these committees that had a screen open and have none in any process, each with the ms of when
    it was last seen. One query."""
    left = Officer.objects.filter(
        committee__in=committees, last_seen__lt=timezone.now() - timedelta(seconds=SEEN_WITHIN)
    )
    gone: dict[int, dict[str, int]] = {committee: {} for committee in committees}
    for committee, office, seen in left.values_list("committee", "office", "last_seen"):
        if seen:
            gone[committee][office] = int(seen.timestamp() * 1000)
    return gone


def note_seen(devices: list[str], offices: list[tuple[int, str]]) -> None:
    """Write down that these devices, and offices of committees, have a screen open now. No screen shows when; so
    nothing is stamped."""
    now = timezone.now()
    Device.objects.filter(name__in=devices).update(last_seen=now)
    for committee, office in offices:
        Officer.objects.filter(committee=committee, office=office).update(last_seen=now)
