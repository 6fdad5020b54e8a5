"""The committee of the demo: the Human Rights Council of JMMUN 2020, its roster and its officers."""

import json
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from committees import record
from committees.models import Break, Committee, Officer
from committees.order import SECRETARIAT, refuse_unless
from delegates.models import Country, Seat
from delegates.rules.roll import Rights
from delegates.rulings.roll import admit_seats
from jmmun.environment import BASE
from motions.models import Procedure, ProcedureChoice
from motions.procedures import value_of
from motions.soundness import contradictions

SLUG = "unhrc"
MOST = 12
"""Committees of one demo."""


def slugs(count: int) -> list[str]:
    """The addresses of a demo's committees: the Council, and its copies by number."""
    return [SLUG, *(f"{SLUG}-{number}" for number in range(2, count + 1))]


def shipped() -> dict[str, str]:
    """The sets of rules that come with the product: their fixtures by their codes."""
    files = sorted((BASE / "fixtures").glob("procedure_*.json"))
    return {json.loads(path.read_bytes())[0]["fields"]["code"]: path.stem for path in files}


def prepare(procedure: str = "") -> None:
    """Make the demo's committee if it is not there yet, under a shipped set of rules or the default one.

    Started again, it changes nothing. Raises OutOfOrder if it goes on under another set.
    """
    if not Committee.objects.filter(slug=SLUG).exists():
        with transaction.atomic():
            lay_out()
            _load("hrc_2020")
            _begin(Committee.objects.get(slug=SLUG))
            if procedure:
                chosen = Procedure.objects.get(code=procedure)
                ProcedureChoice.objects.update(procedure=chosen)
    _renew_rules()
    _renew_countries()
    committee = Committee.objects.get(slug=SLUG)
    if not record.read(committee.pk).floor.roll.order:
        admit(committee)
    going = committee.procedure_choice.procedure.code
    refuse_unless(
        procedure in ("", going),
        "This demo goes on under %(going)s; to begin anew under %(wanted)s, add --reset.",
        going=going,
        wanted=procedure,
    )


def lay_out() -> None:
    """What every installation has before anybody types anything: countries, and the sets of rules."""
    if not Country.objects.exists():
        _load("countries")
    _renew_rules()


def _load(fixture: str) -> None:
    call_command("loaddata", str(BASE / "fixtures" / f"{fixture}.json"), verbosity=0)


def _renew_rules() -> None:
    """What an earlier version began has rules of its time; those that cannot be played are laid anew."""
    rows = {row.code: row for row in Procedure.objects.all()}
    for code, fixture in shipped().items():
        row = rows.get(code)
        if row is None or any(contradictions(value_of(row))):
            with transaction.atomic():
                if row:
                    row.kinds.all().delete()
                _load(fixture)


def _renew_countries() -> None:
    """A demo that an earlier version began knows only the countries of its time."""
    table = json.loads((BASE / "fixtures" / "countries.json").read_bytes())
    if Country.objects.count() < len(table):
        _load("countries")


def admit(committee: Committee) -> None:
    """Put every seat on the roster: all take part in procedure, members vote on substance."""
    seats = Seat.objects.filter(committee=committee).order_by("country__formal_en")
    rights = {seat.code: Rights(substance=seat.status == Seat.Status.MEMBER) for seat in seats}
    record.enter(committee.pk, admit_seats, by=SECRETARIAT, seats=rights, order=tuple(rights))


def appoint(committee: Committee, names: str = "{office}") -> None:
    """Offices have accounts nobody can sign in to; the demo's links open them."""
    for office in (Officer.Office.CHAIR, Officer.Office.VICE_CHAIR):
        user = get_user_model().objects.create_user(username=names.format(office=office))
        Officer.objects.create(committee=committee, user=user, office=office)


def _begin(committee: Committee) -> None:
    """The dais, and the first break in 90 minutes."""
    appoint(committee)
    starts = timezone.now() + timedelta(minutes=90)
    Break.objects.create(committee=committee, starts=starts)
