"""The devices of a seat: who comes in with the card, who has to ask, and who is signed out.

A card admits as many devices as the seat has delegates and one to spare, at once and without the
dais: a link that is opened in LINE's own browser and then in Safari is one person on two devices.
Whoever comes after that, or without a card by the room's code, asks, and any officer decides.

Each change is stamped and announced, so that the next drawing knows who is admitted: a screen of a
device that it doesn't know is closed with it, and a press is refused from the same moment, because
it asks the database.
"""

from hashlib import sha256

from django.db.models import F, QuerySet

from committees import live
from delegates.models import Device, Seat

SPARE = 1
ASKING_OF_SEAT = 3
ASKING_IN_ALL = 30
"""Devices that may wait at the door at a time. Who comes then reads so, and the console stays readable."""

ASKS, ADMITTED, REFUSED = Device.Standing.ASKS, Device.Standing.ADMITTED, Device.Standing.REFUSED


def browser_of(cookie: str) -> str:
    """How a browser is known that the doors have given a name; empty if it has none."""
    return sha256(cookie.encode(errors="replace")).hexdigest()[:16] if cookie else ""


def kind_of(user_agent: str) -> str:
    """Whether a browser says that it is a phone's. What it says besides is not kept."""
    phone = any(word in user_agent for word in ("Mobi", "Android", "iPhone", "iPad"))
    return Device.Kind.PHONE if phone else Device.Kind.LAPTOP


def come_in(seat: Seat, browser: str, kind: str, *, by: str = Device.CARD) -> Device | None:
    """The device with which a browser comes to a seat: admitted while there is room, and asking after that.

    `by` is the card; or the demo, which always has room; or empty for the room's code, which only asks.
    None if too many ask already.
    """
    known = _known(seat, browser)
    if known and (known.standing == ADMITTED or not _room(seat, by)):
        return known
    with live.rows_change(seat.committee_id):
        # Two phones that take the last place at once come one after the other.
        Seat.objects.select_for_update().get(pk=seat.pk)
        device = _known(seat, browser) or Device(seat=seat, browser=browser, kind=kind)
        if _room(seat, by):
            device.standing, device.admitted_by = ADMITTED, by
        elif _too_many_ask(seat):
            return None
        else:
            _ask_nowhere_else(device)
            device.standing, device.by_code = ASKS, not by
        device.save()
    return device


def _known(seat: Seat, browser: str) -> Device | None:
    return seat.devices.filter(browser=browser).first() if browser else None


def _room(seat: Seat, by: str) -> bool:
    admitted = seat.devices.filter(standing=ADMITTED)
    return by == Device.DEMO or (by == Device.CARD and admitted.count() < seat.delegates + SPARE)


def _ask_nowhere_else(device: Device) -> None:
    """A browser asks for one seat of a committee at a time."""
    if device.browser:
        asking_in(device.seat.committee_id).filter(browser=device.browser).delete()


def _too_many_ask(seat: Seat) -> bool:
    asking = asking_in(seat.committee_id)
    return asking.filter(seat=seat).count() >= ASKING_OF_SEAT or asking.count() >= ASKING_IN_ALL


def asking_in(committee: int) -> QuerySet[Device]:
    """Who waits at the door of a committee, the longest first."""
    return Device.objects.filter(seat__committee=committee, standing=ASKS)


def of_committee(committee: int) -> QuerySet[Device]:
    return Device.objects.filter(seat__committee=committee).select_related("seat__country")


def decide(device: Device, standing: Device.Standing, by: str) -> None:
    """Admit or refuse a device, whatever it was before; `by` is the officer."""
    with live.rows_change(device.seat.committee_id):
        Device.objects.filter(pk=device.pk).update(standing=standing, admitted_by=by)


def refuse_all(committee: int, by: str) -> None:
    with live.rows_change(committee):
        asking_in(committee).update(standing=REFUSED, admitted_by=by)


def sign_out(devices: QuerySet[Device], committee: int) -> None:
    """Forget devices: their passes are void, and the card may admit others in their place."""
    with live.rows_change(committee):
        devices.delete()


def move(device: Device, seat: Seat, by: str) -> None:
    """Have a device be of another seat of its committee; it finds its way there by itself."""
    with live.rows_change(seat.committee_id):
        seat.devices.filter(browser=device.browser).exclude(browser="").delete()
        Device.objects.filter(pk=device.pk).update(seat=seat, standing=ADMITTED, admitted_by=by)


def new_cards(seats: QuerySet[Seat], committee: int) -> None:
    """Void the cards of seats, and every device that was admitted with them or asks to be."""
    with live.rows_change(committee):
        void(seats)


def void(seats: QuerySet[Seat]) -> None:
    """The same within a transaction that raises the committee's stamp itself."""
    Device.objects.filter(seat__in=seats).delete()
    seats.update(generation=F("generation") + 1)
