"""Browsers that hold a pass, and a committee with officers to hand them out."""

from django.contrib.auth import get_user_model
from django.test import Client

from committees import access, devices
from committees.access import Role
from committees.models import Committee, Conference, Officer
from delegates.models import Device, Seat


def appoint(committee: Committee) -> Committee:
    """Give a committee its Chair and Vice-Chair; the Chair's password is `placard`."""
    for office in (Officer.Office.CHAIR, Officer.Office.VICE_CHAIR):
        user = get_user_model().objects.create_user(username=f"{committee.slug}-{office}", password="placard")
        Officer.objects.create(committee=committee, user=user, office=office)
    return committee


def pass_for(role: Role, within: Committee | Conference, place: str = "") -> str:
    """A pass that is good; to a seat for a device of its own."""
    if role is not Role.SEAT:
        return access.sealed(access.new_bearer(role, within, place))
    device = devices.come_in(Seat.objects.get(committee=within, code=place), "", "phone", by=Device.DEMO)
    assert device is not None
    return access.sealed(access.bearer_of(device))


def browser(
    role: Role | None,
    within: Committee | Conference | None = None,
    place: str = "",
    *,
    language: str = "en",
    csrf: bool = False,
) -> Client:
    """A browser with one pass, sent wherever it goes; with none if `role` is None."""
    client = Client(enforce_csrf_checks=csrf)
    client.cookies["language"] = language
    if role and within:
        client.cookies[access.COOKIE] = pass_for(role, within, place)
    return client


def chair(committee: Committee, **kwargs: object) -> Client:
    return browser(Role.DAIS, committee, "chair", **kwargs)


def seat(committee: Committee, code: str = "JPN", **kwargs: object) -> Client:
    return browser(Role.SEAT, committee, code, **kwargs)
