"""Browsers that hold a pass, and a committee with officers to hand them out."""

from django.contrib.auth import get_user_model
from django.test import Client

from committees import access
from committees.access import Role
from committees.models import Committee, Conference, Officer


def appoint(committee: Committee) -> Committee:
    """Give a committee its Chair and Vice-Chair; the Chair's password is `placard`."""
    for office in (Officer.Office.CHAIR, Officer.Office.VICE_CHAIR):
        user = get_user_model().objects.create_user(username=f"{committee.slug}-{office}", password="placard")
        Officer.objects.create(committee=committee, user=user, office=office)
    return committee


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
        client.cookies[access.COOKIE] = access.sealed(access.new_bearer(role, within, place))
    return client


def chair(committee: Committee, **kwargs: object) -> Client:
    return browser(Role.DAIS, committee, "chair", **kwargs)


def seat(committee: Committee, code: str = "JPN", **kwargs: object) -> Client:
    return browser(Role.SEAT, committee, code, **kwargs)
