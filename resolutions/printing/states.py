"""States as United Nations documents list them."""

from collections.abc import Iterable, Iterator

from committees.models import Committee
from delegates.models import Seat
from motions.rules.result_line import alphabetical


def formal_names(committee: Committee) -> dict[str, str]:
    """The name in United Nations lists of each seat, by its code."""
    seats = Seat.objects.filter(committee=committee).select_related("country", "delegation")
    return {seat.code: seat.named.formal_en for seat in seats}


def sponsors_of(committee: Committee, sponsors: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Sponsors in alphabetical order, and whether each is a State that is no member of the body."""
    seats = Seat.objects.filter(committee=committee, code__in=sponsors).select_related(
        "country", "delegation"
    )
    observing = {seat.named.formal_en: seat.status != Seat.Status.MEMBER for seat in seats}
    return [(name, observing[name]) for name in alphabetical(observing)]


def labelled(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The lines of a recorded vote: the first as it is, the lists apart from their labels."""
    first, *lists = lines
    yield "", first
    for line in lists:
        label, colon, called = line.partition(": ")
        yield (label, called) if colon else ("", line)
