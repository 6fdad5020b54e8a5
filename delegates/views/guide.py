"""The committee's background guide, to be read on a phone or at the dais."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from committees.access import Guest, Role, View, home, in_committee
from delegates.guides import Told, about, sections_of, told
from delegates.models import Country, GuideSection


def guide_for(role: Role) -> View:
    """The page for a role: a delegation's own country stands first."""

    @require_GET
    @in_committee(role)
    def guide(request: Guest) -> HttpResponse:
        """The whole guide, or with `of` what it says of one country."""
        sections = sections_of(request.committee)
        countries = _countries(request, sections)
        own = _own(request)
        chosen = next((each for each in countries if each.code == request.GET.get("of")), None)
        shown, by_name = about(sections, chosen) if chosen else (sections, True)
        read = list(told(shown))
        context = {
            "own": own,
            "on_own": own and next(iter(about(sections, own)[0]), None),
            "chosen": chosen,
            "by_name": by_name,
            "countries": countries,
            "chapters": _chapters(read),
            "asks": request.committee.position_questions.exists(),
            "home": home(request.bearer),
        }
        return render(request, "guide/page.html", context)

    return guide


def _own(request: Guest) -> Country | None:
    """The country whose delegation reads."""
    if request.bearer.role is not Role.SEAT:
        return None
    return Country.objects.filter(
        seats__committee=request.committee, seats__code=request.bearer.place
    ).first()


def _countries(request: Guest, sections: Sequence[GuideSection]) -> list[Country]:
    """Who can be asked about: who sits here, and whom the guide names."""
    named = {section.country_id for section in sections if section.country_id}
    seated = request.committee.seats.filter(country__isnull=False).values_list("country", flat=True)
    countries = Country.objects.filter(pk__in=named | set(seated))
    return sorted(countries, key=lambda each: each.kana if get_language() == "ja" else each.short_en)


class Chapter(NamedTuple):
    """A first heading with what stands under it, and the headings before and after it."""

    told: list[Told]
    before: GuideSection | None
    after: GuideSection | None


def _chapters(read: Sequence[Told]) -> list[Chapter]:
    starts = [place for place, each in enumerate(read) if each.depth == 0]
    heads = [None, *(read[place].section for place in starts), None]
    return [
        Chapter(list(read[start:end]), heads[number], heads[number + 2])
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(read)], strict=False))
    ]
