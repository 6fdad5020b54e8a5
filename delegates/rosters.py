"""Rosters and their rows: who sits, who may sit, and a roster that is taken.

Who sits is on the record; what a seat is called, what its State is in the body and how many people
share its card are rows. Both come with one act: the rows are laid down in its transaction, so that a
roster is taken whole or not at all. A seat's row is never deleted. It stays for the names of what the
seat did, and a new generation of its card shuts the old one out.
"""

from django.db.models import F
from django.utils.translation import get_language

from committees import live, record
from committees.devices import void
from committees.floor import Floor
from committees.models import Committee
from committees.naming import Name, Names
from committees.order import SECRETARIAT
from committees.spelling import folded
from delegates.models import Country, Delegation, Seat
from delegates.rules.roll import Rights, Roster
from delegates.rules.rosters.changes import Plan, Sitting
from delegates.rules.rosters.columns import Status
from delegates.rules.rosters.names import Directory, Party
from delegates.rules.rosters.reader import OwnNames
from delegates.rulings.roster import take_roster


def sitting(committee: Committee, floor: Floor) -> tuple[Sitting, ...]:
    """The roster in the order in which it is called; of a committee without one, the seats that it has rows for."""
    rows = {seat.code: seat for seat in _seats(committee)}
    if not floor.roll.order:
        return tuple(seated(row, Rights(substance=row.status == Seat.Status.MEMBER)) for row in rows.values())
    return tuple(seated(rows[code], floor.roll.rights[code]) for code in floor.roll.order if code in rows)


def _seats(committee: Committee) -> list[Seat]:
    return list(Seat.objects.filter(committee=committee).select_related("country", "delegation"))


def seated(seat: Seat, rights: Rights) -> Sitting:
    """A seat as a roster has it."""
    own = None
    if seat.country is None:
        own = OwnNames(seat.delegation.formal_en, seat.delegation.formal_ja, seat.delegation.kana)
    status: Status = "member" if seat.status == Seat.Status.MEMBER else "observer"
    return Sitting(seat.code, status, rights.substance, seat.delegates, own)


def directory_of(committee: Committee) -> Directory:
    """Everybody who may be named on this committee's roster: all countries, and who has sat here before."""
    own = [
        _party(seat.code, seat.delegation, member=False, other=True, own=True)
        for seat in _seats(committee)
        if seat.country is None
    ]
    return Directory((*countries(), *own))


def countries() -> list[Party]:
    """All countries, as they may be named."""
    return [
        _party(
            country.code,
            country,
            member=country.membership == Country.Membership.MEMBER,
            other=country.membership == Country.Membership.ORGANIZATION,
            iso2=country.iso2,
        )
        for country in Country.objects.all()
    ]


def _party(
    code: str, named: Country | Delegation, *, member: bool, other: bool, own: bool = False, iso2: str = ""
) -> Party:
    names = (named.formal_en, named.short_en, named.formal_ja, named.short_ja, named.kana)
    also = tuple(word for word in (iso2, *named.also.split("|")) if word)
    return Party(code, names, also, member, own, (other, folded(named.formal_en)))


def called(directory: Directory) -> Names:
    """What everybody who may be named is called in the language that is active."""
    place = 3 if get_language() == "ja" else 1
    return Names(
        (code, Name(code, party.names[place], party.names[place - 1], "", party.member, "", ""))
        for code, party in directory.parties.items()
    )


class Laid(record.Written, frozen=True):
    """A roster on its way to its rows; the record gets who sits and what they vote on."""

    plan: Plan

    def insert(self, committee: int) -> Roster:
        rows = {seat.code: seat for seat in Seat.objects.filter(committee=committee)}
        for each in self.plan.roster:
            lay_down(committee, each, rows.get(each.code))
        gone = [seat.code for seat in self.plan.off]
        void(Seat.objects.filter(committee=committee, code__in=gone))
        Committee.objects.filter(pk=committee).update(stamp=F("stamp") + 1)
        return Roster(
            {seat.code: seat.substance for seat in self.plan.roster},
            tuple(seat.code for seat in self.plan.roster),
        )


def lay_down(committee: int, seat: Sitting, row: Seat | None = None) -> None:
    """The rows of a seat as a roster has it, new or instead of `row`."""
    values = {"status": seat.status, "delegates": seat.delegates}
    if row is None:
        country = None if seat.own else seat.code
        row = Seat.objects.create(committee_id=committee, code=seat.code, country_id=country, **values)
    elif (row.status, row.delegates) != (seat.status, seat.delegates):
        Seat.objects.filter(pk=row.pk).update(**values)
    if seat.own:
        names = {
            "formal_en": seat.own.en,
            "short_en": seat.own.en,
            "formal_ja": seat.own.ja,
            "short_ja": seat.own.ja,
            "kana": seat.own.kana,
        }
        Delegation.objects.update_or_create(seat=row, defaults=names)


def take(committee: Committee, plan: Plan, key: str | None) -> None:
    """Have a plan's roster. Raises OutOfOrder or TryAgain, and then nothing has changed."""
    record.enter(committee.pk, take_roster, by=SECRETARIAT, key=key, roster=Laid(plan))
    # Of rows alone nothing is entered, and screens show them too.
    live.announce(committee.pk)
