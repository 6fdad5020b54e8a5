"""A committee's background guide: what it says in which order, and what of it is about a country."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Max
from django.utils.text import slugify

from committees.models import Committee
from delegates.models import Country, GuideSection
from delegates.rules.guide import Block, Placed, blocks, in_order, items, moved, under

DEEPEST = 2
"""Levels of headings under a section's."""
SOLUTIONS = re.compile(r"\bsolutions?\b|解決策", re.IGNORECASE)
"""In the title of the section that lists what might be done."""


class Told(NamedTuple):
    """A section as a page shows it."""

    section: GuideSection
    depth: int
    blocks: list[Block]
    below: list[GuideSection]
    """What stands directly under it."""


def sections_of(committee: Committee) -> list[GuideSection]:
    """All sections in the order of reading."""
    rows = {row.pk: row for row in committee.guide.select_related("country").order_by("order", "pk")}
    return [rows[each.id] for each in in_order(_placed(list(rows.values())))]


def _placed(sections: Sequence[GuideSection]) -> list[Placed]:
    return [Placed(section.pk, section.parent_id) for section in sections]


def told(sections: Sequence[GuideSection]) -> Iterator[Told]:
    """Sections with their texts; one whose parent is not among them is a first heading."""
    depths: dict[int | None, int] = {}
    for section in sections:
        depth = depths[section.pk] = depths.get(section.parent_id, -1) + 1
        below = [each for each in sections if each.parent_id == section.pk]
        yield Told(section, depth, blocks(section.text()), below)


def about(sections: Sequence[GuideSection], country: Country) -> tuple[list[GuideSection], bool]:
    """What the guide says of a country, and whether by name; else what it says of its regional group."""
    by_name = [section.pk for section in sections if section.country_id == country.pk]
    of_group = [
        section.pk for section in sections if country.group and country.group in section.groups.split()
    ]
    wanted = under(_placed(sections), by_name or of_group)
    return [section for section in sections if section.pk in wanted], bool(by_name)


def solutions(committee: Committee) -> list[str]:
    """The possible solutions that the guide lists, in the language that is active; none if it lists none."""
    for section in sections_of(committee):
        if SOLUTIONS.search(f"{section.title} {section.title_ja}") and (listed := items(section.text())):
            return listed
    return []


def depth_of(sections: Sequence[GuideSection], section: GuideSection | None) -> int:
    """How many sections a section stands under; -1 for none."""
    parents = {each.pk: each.parent_id for each in sections}
    depth, at = -1, section.pk if section else None
    while at is not None:
        depth, at = depth + 1, parents.get(at)
    return depth


def may_stand_under(sections: Sequence[GuideSection], section: GuideSection | None) -> list[int]:
    """Under which sections this one may be put, or a new one: not under itself, and no deeper than headings go."""
    own = under(_placed(sections), [section.pk]) if section else set()
    height = (
        max(depth_of(sections, each) for each in sections if each.pk in own) - depth_of(sections, section)
        if section
        else 0
    )
    return [
        each.pk
        for each in sections
        if each.pk not in own and depth_of(sections, each) + 1 + height <= DEEPEST
    ]


def move(committee: Committee, section: GuideSection, by: int) -> None:
    """Put a section one place up (-1) or down (1) among its siblings."""
    _renumber(moved(_placed(sections_of(committee)), section.pk, by))


def settle(committee: Committee) -> None:
    """Number the sections as they are read: each before those under it, as files want them."""
    _renumber(_placed(sections_of(committee)))


def _renumber(placed: Sequence[Placed]) -> None:
    for order, each in enumerate(placed, 1):
        GuideSection.objects.filter(pk=each.id).update(order=order)


def last_place(committee: Committee) -> int:
    """The order of a section after all others."""
    return int(committee.guide.aggregate(last=Max("order"))["last"] or 0) + 1


def free_slug(committee: Committee, title: str) -> str:
    """What a new section goes by in addresses: its title, or the next like it that is free."""
    taken = set(committee.guide.values_list("slug", flat=True))
    wanted = slugify(title)[:40] or "section"
    others = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *others) if slug not in taken)


def wording(section: GuideSection) -> tuple[Any, ...]:
    """All of a section that is typed: whoever changes it has read it so."""
    return (
        section.title, section.title_ja, section.body, section.body_ja,
        section.parent_id, section.country_id, section.groups,
    )  # fmt: skip
