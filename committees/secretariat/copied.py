"""A demo of many committees: the Council, and copies of it that meet at the same time."""

from msgspec.structs import replace

from committees import demonstration
from committees.models import Committee
from committees.secretariat.founding import describe, found
from motions.procedures import rules_chosen


def copies(count: int) -> list[Committee]:
    """The demo's committees, `count` in all. Those that are there already stay as they are."""
    first = Committee.objects.select_related("conference").get(slug=demonstration.SLUG)
    described = describe(first)
    for number, slug in enumerate(demonstration.slugs(count)[1:], 2):
        if Committee.objects.filter(slug=slug).exists():
            continue
        copy = replace(
            described,
            slug=slug,
            name=f"{first.name} {number}",
            name_ja=f"{first.name_ja}{number}",
            abbreviation=f"{first.abbreviation} {number}",
            symbol=f"{first.symbol}-{number}",
        )
        demonstration.appoint(found(first.conference, copy, rules_chosen(first)), f"{{office}}-{number}")
    return [Committee.objects.get(slug=slug) for slug in demonstration.slugs(count)]
