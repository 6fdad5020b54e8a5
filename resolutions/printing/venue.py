"""What a conference carries to its rooms: placards, seat cards, sheets to sign, and paper for every count.

It is printed before anybody meets and so has no place on the record. All of it, or any part, for one
committee or for all, is one document: twelve committees are one walk to the printer. A seat card opens a
seat, so whoever may print it may sit down anywhere: the secretariat alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from typing import Any, Literal, NamedTuple
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

import segno
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from committees import codes, record
from committees.models import Committee, Conference
from committees.naming import Name, Names, names_of
from delegates.models import Seat
from resolutions import press
from resolutions.printing.sheet import Format, organ_of, sheet, written

type Kind = Literal["placards", "cards", "signing", "officers", "roll", "tally"]
KINDS: dict[Kind, Any] = {
    "placards": _("Placards, to fold"),
    "cards": _("Seat cards, to cut apart"),
    "signing": _("Sign-in sheet"),
    "officers": _("Sheet for the dais"),
    "roll": _("Roll-call sheet"),
    "tally": _("Tally sheet"),
}

WIDE = 250.0
"""Millimetres a name on a placard may fill; both paper sizes, lying, leave as much."""
LARGEST, SMALLEST = 40.0, 16.0
"""Millimetres of type on a placard. A name that is longer than the smallest allows takes two lines."""
ROUNDS = range(1, 7)
"""Meetings on a sheet that is ticked by hand."""


class Place(NamedTuple):
    """A seat as it is printed: its names, and the two ways to take it."""

    english: Name
    japanese: Name
    name: str
    """In the language of the sheets."""
    size: float
    """Millimetres of type in which both names fit on a placard."""
    code: str
    address: str

    @property
    def picture(self) -> SafeString:
        """The address as a QR code, to be set where it stands."""
        # segno draws it from our own address, as numbers; nothing of it was typed as markup.
        return SafeString(
            segno.make(self.address, error="m", micro=False).svg_inline(border=0, omitsize=True)
        )


class Room(NamedTuple):
    """A committee on paper."""

    committee: Committee
    organ: str
    places: list[Place]
    offices: list[tuple[str, str]]
    """Each office with the name that its holder signs in by."""


def venue_pdf(
    conference: Conference,
    committees: Iterable[Committee],
    kinds: Sequence[Kind],
    address: str,
    language: str,
    format: Format = "A4",
) -> bytes:
    """What is asked for of these committees, as one PDF. Raises PrintFailed."""
    return press.render(venue_html(conference, committees, kinds, address, language, format))


def venue_html(
    conference: Conference,
    committees: Iterable[Committee],
    kinds: Sequence[Kind],
    address: str,
    language: str,
    format: Format = "A4",
) -> str:
    """The same as HTML. `address` is where phones find the server, without a path: `http://10.0.0.5:8000`."""
    with written(conference, language):
        return sheet(
            "venue",
            conference,
            format=format,
            at=_first_morning(conference),
            author=conference.name,
            name=str(conference),
            rooms=[_room(committee, address) for committee in committees],
            kinds=[kind for kind in KINDS if kind in kinds],
            join=address + reverse("join"),
            signing_in=address + reverse("officers"),
            rounds=ROUNDS,
        )


def _first_morning(conference: Conference) -> int:
    """Milliseconds since 1970 of the conference's first midnight: the same cards are the same bytes."""
    midnight = datetime.combine(conference.starts, time(), ZoneInfo(conference.time_zone))
    return int(midnight.timestamp() * 1000)


def _room(committee: Committee, address: str) -> Room:
    names = {language: _names(committee, language) for language in ("en", "ja")}
    # Who was taken off the roll keeps a row, and has no place in the room.
    roll = record.read(committee.pk).floor.roll.order
    seats = {seat.code: seat for seat in committee.seats.all() if seat.code in roll or not roll}
    return Room(
        committee,
        committee.display_name() if get_language() == "ja" else organ_of(committee),
        [
            _place(names["en"][code], names["ja"][code], seats[code], address)
            for code in sorted(seats, key=names["en"].short)
        ],
        [
            (officer.get_office_display(), officer.user.get_username())
            for officer in committee.officers.select_related("user").order_by("pk")
        ],
    )


def _names(committee: Committee, language: str) -> Names:
    with override(language):
        return names_of(committee.pk, committee.epoch, committee.stamp)


def _place(english: Name, japanese: Name, seat: Seat, address: str) -> Place:
    return Place(
        english,
        japanese,
        (japanese if get_language() == "ja" else english).short,
        min(fitting(english.short), fitting(japanese.short)),
        codes.card_code(seat),
        f"{address}{reverse('join')}#{codes.card_token(seat)}",
    )


def fitting(name: str) -> float:
    """Millimetres of type in which a name fills a placard's line, or half of it where it needs two lines.

    A Latin letter of the bold serif is at the most 0.66 of the type's size wide on average, a kana or kanji
    all of it.
    """
    length = sum(_widths(name))
    alone = WIDE / length
    return round(max(min(alone, LARGEST), min(2 * alone * 0.8, SMALLEST)), 1)


def _widths(name: str) -> Iterator[float]:
    for letter in name:
        yield 1.0 if east_asian_width(letter) in "WF" else 0.66
