"""Accounts: who presides, who is the secretariat, and the codes with which a password is chosen.

An account without a password has a **code**: derived from the secret key and the mark that Django puts
in the password's place, which is another each time. So nothing is stored that could be stolen, a link
is shown again as it was until it is used, and choosing a password uses it up. A new link makes the old
password void. The first secretary has a code of the installation's, void once there is a conference.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.db.models import F

from committees import codes, live, personal
from committees.models import Committee, Conference, Officer, fresh_generation


def begun() -> bool:
    """Whether this installation has its conference."""
    return Conference.objects.exists()


def own() -> bool:
    """Whether somebody set this installation up for themselves, so that it is no demo's."""
    try:
        return bool(get_user_model().objects.filter(is_staff=True).exists())
    except DatabaseError:
        # Its tables are still to be made.
        return False


def begin_code() -> str:
    """What the server prints at its start, for whoever sets the conference up."""
    return codes.as_code(codes.derived("begin"))


@transaction.atomic
def begin(conference: Conference, name: str, password: str) -> User | None:
    """Found the conference with its first secretary; None if somebody else just did."""
    # There is no row of our own to lock yet.
    ContentType.objects.select_for_update().get(app_label="committees", model="conference")
    if begun():
        return None
    conference.save()
    user: User = get_user_model().objects.create_user(name, password=password, is_staff=True)
    return user


def code_of(user: User) -> str:
    """The code with which an account chooses its password; none if it has one."""
    if user.has_usable_password():
        return ""
    return codes.as_code(codes.derived(f"account:{user.pk}:{user.password}"))


def account_of(given: str) -> User | None:
    """The account that may choose its password with this code."""
    waiting = get_user_model().objects.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return next((user for user in waiting if codes.same_code(given, code_of(user))), None)


def choose_password(user: User, password: str) -> bool:
    """Give an account its password, unless its code was used meanwhile."""
    same = get_user_model().objects.filter(pk=user.pk, password=user.password)
    return bool(same.update(password=make_password(password)))


def new_link(user: User) -> None:
    """The account's password is void, and it has a new code. Who is signed in stays so."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def account(name: str, password: str) -> User:
    """The account of this name; a new one if there is none, with a code if no password is given."""
    existing: User | None = get_user_model().objects.filter(username=name).first()
    return existing or get_user_model().objects.create_user(name, password=password or None)


def appoint(committee: Committee, office: str, name: str, password: str, duty: str = "") -> Officer:
    """Give an office of a committee to the account of this name; with its usual duty, if none is said."""
    with live.rows_change(committee.pk):
        user = account(name, password)
        return Officer.objects.create(
            committee=committee, user=user, office=office, duty=duty, generation=fresh_generation()
        )


def sign_out(officer: Officer) -> None:
    """Every browser that holds the office has to come in again."""
    with live.rows_change(officer.committee_id):
        Officer.objects.filter(pk=officer.pk).update(generation=F("generation") + 1)


def dismiss(officer: Officer) -> None:
    """Nobody holds the office any more. An account that is left without any is forgotten."""
    with live.rows_change(officer.committee_id):
        officer.delete()
        _forget_if_idle(officer.user)


def admit_secretary(name: str, password: str) -> User:
    """Make the account of this name one of the secretariat's."""
    with transaction.atomic():
        user = account(name, password)
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        return user


def dismiss_secretary(user: User) -> None:
    """The account is not the secretariat's any more, and everybody of the secretariat has to come in again."""
    with _secretariat_out():
        get_user_model().objects.filter(pk=user.pk).update(is_staff=False)
        user.is_staff = False
        _forget_if_idle(user)


def only_way_in(user: User) -> bool:
    """Whether without this account nobody of the secretariat could sign in any more."""
    others = get_user_model().objects.filter(is_staff=True).exclude(pk=user.pk)
    return (
        user.is_staff
        and user.has_usable_password()
        and not any(each.has_usable_password() for each in others)
    )


def erase(user: User) -> None:
    """The account is gone, and its offices with it. Was it the secretariat's, everybody of it has to come in again."""
    with live.rows_change(*user.offices.values_list("committee", flat=True)):
        if user.is_staff:
            sign_secretariat_out()
        user.delete()
    personal.forget_copies()


def sign_secretariat_out() -> None:
    """Every browser of the secretariat has to come in again, and every wall is closed."""
    with _secretariat_out():
        pass


@contextmanager
def _secretariat_out() -> Iterator[None]:
    """Do something, and void the secretariat's passes with it, on its walls too."""
    with live.rows_change(*Committee.objects.values_list("pk", flat=True)):
        yield
        Conference.objects.update(generation=F("generation") + 1)


def _forget_if_idle(user: Any) -> None:
    if not user.is_staff and not user.offices.exists():
        user.delete()
