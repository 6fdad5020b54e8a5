"""What a seat and an office are called in the reader's language, and how a typed word finds a seat."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language

from committees.models import Officer, Topic
from committees.order import DAIS, SEAT
from committees.spelling import folded
from delegates.models import Seat
from motions.rules.procedure import Procedure


class Name(NamedTuple):
    """A delegation's names in one language."""

    code: str
    short: str
    formal: str
    iso2: str
    member: bool
    group: str
    search: str
    """Everything it may be typed as, folded, separated by bars."""


class Names(dict[str, Name]):
    """Names by seat code; a seat that is gone is called by its code."""

    def __missing__(self, code: str) -> Name:
        return Name(code, code, code, "", False, "", folded(code))

    def short(self, code: str) -> str:
        return self[code].short


@lru_cache(maxsize=64)
def _names(committee: int, epoch: str, stamp: int, language: str) -> Names:
    names = Names()
    for seat in Seat.objects.filter(committee=committee).select_related("country", "delegation"):
        named, country = seat.named, seat.country
        ja = language == "ja"
        typed = (
            seat.code,
            seat.iso2,
            named.short_en,
            named.formal_en,
            named.short_ja,
            named.formal_ja,
            named.kana,
            *named.also.split("|"),
        )
        names[seat.code] = Name(
            seat.code,
            named.short_ja if ja else named.short_en,
            named.formal_ja if ja else named.formal_en,
            seat.iso2,
            seat.status == Seat.Status.MEMBER,
            country.group if country else "",
            "|".join(dict.fromkeys(folded(word) for word in typed if word)),
        )
    return names


def names_of(committee: int, epoch: str, stamp: int) -> Names:
    """The names of a committee's seats in the language that is active."""
    return _names(committee, epoch, stamp, get_language() or "en")


def found(names: Names, typed: str, among: tuple[str, ...]) -> list[str]:
    """The seats that `typed` may mean: an exact name or code first, then beginnings, then parts."""
    wanted = folded(typed)
    if not wanted:
        return []
    words = {code: names[code].search.split("|") for code in among}
    for matches in (
        [code for code in among if wanted in words[code]],
        [code for code in among if any(word.startswith(wanted) for word in words[code])],
        [code for code in among if any(wanted in word for word in words[code])],
    ):
        if matches:
            return matches
    return []


def actor_name(by: str, names: Names) -> str:
    """Who acted: an office's title or a delegation's name."""
    if by.startswith(SEAT):
        return names.short(by.removeprefix(SEAT))
    office = by.removeprefix(DAIS)
    return str(dict(Officer.Office.choices).get(office, office.capitalize()))


def term(procedure: Procedure, code: str) -> str:
    """What a set of rules calls one of its points and motions, by its code or effect; else the code."""
    kind = procedure.kinds.get(code) or next(
        (kind for kind in procedure.kinds.values() if kind.effect == code), None
    )
    name = kind and ((get_language() == "ja" and kind.name_ja) or kind.name)
    return name or code.replace("_", " ")


@lru_cache(maxsize=64)
def _topics(committee: int, epoch: str, stamp: int, language: str) -> dict[int, str]:
    return {topic.pk: str(topic) for topic in Topic.objects.filter(committee=committee)}


def topics_of(committee: int, epoch: str, stamp: int) -> dict[int, str]:
    """The topics on a committee's agenda by the ids of their rows, in the language that is active."""
    return _topics(committee, epoch, stamp, get_language() or "en")
