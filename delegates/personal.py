"""What is kept of delegations: their devices, known by a name of ours and when they were there, and position papers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from committees.models import Committee
from committees.order import SEAT
from committees.personal import Kept, Rows, keep
from delegates.models import Device, Note, PositionPaper


def _devices(committee: Committee, place: str | None) -> Rows:
    rows = Device.objects.filter(seat__committee=committee)
    return rows if place is None else rows.filter(seat__code=place.removeprefix(SEAT))


def _told(device: Device) -> dict[str, Any]:
    times = {"first_seen": device.first_seen.isoformat(), "last_seen": device.last_seen.isoformat()}
    return {"kind": device.kind, "standing": device.standing, **times}


def _positions(committee: Committee, place: str | None) -> Rows:
    rows = PositionPaper.objects.filter(committee=committee)
    return rows if place is None else rows.filter(seat=place.removeprefix(SEAT))


def _position_told(paper: PositionPaper) -> dict[str, Any]:
    return {"answers": paper.answers, "handed_in": paper.handed_in, "remarks": paper.remarks}


def _notes(committee: Committee, place: str | None) -> Rows:
    rows = Note.objects.filter(committee=committee)
    return rows if place is None else rows.filter(by=place)


def _note_told(note: Note) -> dict[str, Any]:
    return {"text": note.text, "to": [each.seat for each in note.addressees.all()], "to_dais": note.to_dais}


def register() -> None:
    keep(
        Kept("notes", _("Notes that were passed"), _notes, _note_told),
        Kept(
            "devices",
            _("Devices that were admitted or asked to be; erased, they are signed out"),
            _devices,
            _told,
        ),
        Kept("position_papers", _("Position papers"), _positions, _position_told),
    )
