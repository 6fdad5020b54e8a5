"""Screens, drawn region by region from the floor.

A **region** is a template that any screen of an audience shows alike: it holds no form, token,
key, turn or script, so that one drawing serves all who look, and what is pushed is what a reload
shows. Apps register their regions when they are ready; the lowest app never imports the higher.

`draw` makes each region once per audience and state of the committee; one that says what little it
rests on, only when that or a row has changed. A state whose drawing comes
out the same keeps the older version, so nothing is sent when nothing shows.

What differs between delegates is their **Standing**: one hashable value per seat, worked out for
all seats in one pass, and drawn once per Standing and language.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from committees import record
from committees.access import passes
from committees.beats import versions
from committees.book import Book
from committees.drawing import Audience, Drawing, Seen
from committees.floor import Floor
from committees.minutes import Reader
from committees.models import Committee
from committees.naming import Names, names_of

KEPT = 6
"""Drawings kept per audience, so that a page somewhat behind gets a difference."""


class Sight:
    """All that a region may be drawn from."""

    def __init__(self, committee: Committee, book: Book, floor: Floor) -> None:
        self.committee, self.book, self.floor = committee, book, floor
        self.names: Names = names_of(committee.pk, committee.epoch, committee.stamp)
        self.reader = Reader(book, self.names, committee)
        self.scratch: dict[str, Any] = {}

    @property
    def topic(self) -> str:
        """The topic under debate; while none is, all that are on the agenda."""
        current = self.reader.topics.get(self.floor.agenda.current or 0)
        return current or " / ".join(self.reader.topics.values())

    def once[T](self, name: str, work: Callable[["Sight"], T]) -> T:
        """The outcome of `work`, done once per drawing whatever number of regions ask."""
        if name not in self.scratch:
            self.scratch[name] = work(self)
        value: T = self.scratch[name]
        return value


type Context = Callable[[Sight], dict[str, Any]]
type Rests = Callable[[Sight], object]


class Region(NamedTuple):
    name: str
    template: str
    context: Context
    rests: Rests | None


def rows(sight: Sight) -> None:
    """For a region that is drawn from rows and names, and from nothing that is on the floor."""


def rules(sight: Sight) -> object:
    """For a region that is drawn from rows, names and the rules in force."""
    return sight.floor.in_force


REGIONS: dict[str, list[Region]] = {}
MARKS: dict[str, Callable[[int, Floor], Mapping[str, str]]] = {}
STANDINGS: dict[str, tuple[Callable[[Sight], Mapping[str, Hashable]], str]] = {}


def register(role: str, name: str, context: Context, rests: Rests | None = None) -> None:
    """Add a region to a role's screen, drawn from `templates/<role>/<name>.html`.

    With `rests` it is drawn anew only when that changes, or a row does; else with every act.
    """
    REGIONS.setdefault(role, []).append(Region(name, f"{role}/{name}.html", context, rests))


def register_standing(role: str, standings: Callable[[Sight], Mapping[str, Hashable]], template: str) -> None:
    """Have each seat of a role see a drawing of its own Standing."""
    STANDINGS[role] = (standings, template)


def register_marks(role: str, marks: Callable[[int, Floor], Mapping[str, str]]) -> None:
    """Have each place of a role see what it has of its own that changes far more often than the room:
    the mark of its notes, as HTML, worked out from a committee and its floor."""
    MARKS[role] = marks


class _Easel:
    """One audience's drawings in this process. The lock makes drawing single-flight."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.drawings: OrderedDict[str, Drawing] = OrderedDict()
        self.resting: dict[str, tuple[object, str]] = {}
        """Regions that are not drawn with every act, each with what it rests on."""

    @property
    def last(self) -> Drawing | None:
        return next(reversed(self.drawings.values())) if self.drawings else None


_easels: dict[tuple[int, Audience], _Easel] = {}


def draw(committee: int, audience: Audience) -> Drawing:
    """What `audience` sees now. Single-flight; nothing is drawn again that has not moved."""
    easel = _easels.setdefault((committee, audience), _Easel())
    with easel.lock:
        seen = versions([committee])[committee]
        last = easel.last
        if last and last.seen == seen:
            return last
        if last and last.seen[:3] == seen[:3]:
            return _marked_again(easel, last, committee, seen)
        drawing = _drawn(committee, audience, easel)
        if last and last.seen[0] == drawing.seen[0] and last.regions == drawing.regions:
            # What only a seat sees may have changed; what all see is what they have.
            drawing = drawing._replace(version=last.version, regions=last.regions)
        easel.drawings[drawing.version] = drawing
        easel.drawings.move_to_end(drawing.version)
        while len(easel.drawings) > KEPT:
            easel.drawings.popitem(last=False)
        return drawing


def _marked_again(easel: _Easel, last: Drawing, committee: int, seen: Seen) -> Drawing:
    """The last drawing with the marks of notes as they are now, and nothing else drawn anew."""
    if last.audience.role in MARKS:
        with translation.override(last.audience.language):
            personal = _marked(last.audience.role, committee, record.read(committee).floor, last.standings)
            last = last._replace(personal=personal)
    easel.drawings[last.version] = last = last._replace(seen=seen)
    return last


def known(committee: int, audience: Audience, version: str) -> Drawing | None:
    """An earlier drawing that a page says it shows, if it is still kept."""
    easel = _easels.get((committee, audience))
    return easel.drawings.get(version) if easel else None


def _drawn(committee: int, audience: Audience, easel: _Easel) -> Drawing:
    row = Committee.objects.select_related("conference").get(pk=committee)
    book = record.read(committee)
    seen: Seen = (row.epoch, book.seq, row.stamp, row.noted)
    with translation.override(audience.language), timezone.override(ZoneInfo(row.conference.time_zone)):
        if audience.role == "projector" and row.frozen_at is not None:
            # Held, it knows nothing of what came later, not even that something was undone.
            book = Book(committee).extended(book.entries[: row.frozen_at], "")
        sight = Sight(row, book, book.floor)
        regions = {region.name: _region(region, sight, easel) for region in REGIONS[audience.role]}
        standings = _standings(sight, audience.role)
        personal = _marked(audience.role, committee, sight.floor, standings)
    return Drawing(
        audience,
        version_text(seen),
        seen,
        regions,
        personal,
        _passes(committee, row.epoch, row.stamp),
        standings,
    )


@lru_cache(maxsize=64)
def _passes(committee: int, epoch: str, stamp: int) -> dict[str, int]:
    """The passes that are good, asked for once for all audiences: whatever voids one raises the stamp."""
    return passes(committee)


def _region(region: Region, sight: Sight, easel: _Easel) -> str:
    """A region's HTML; as it was drawn before, if nothing has changed that it rests on."""
    rests = region.rests and (sight.committee.epoch, sight.committee.stamp, region.rests(sight))
    before, html = easel.resting.get(region.name, (None, ""))
    if rests is None or rests != before:
        html = render_to_string(region.template, {"sight": sight, **region.context(sight)})
        easel.resting[region.name] = rests, html
    return html


def _marked(role: str, committee: int, floor: Floor, standings: dict[str, str]) -> dict[str, str]:
    """What each place alone sees: its Standing, and the mark of its notes."""
    marks = MARKS[role](committee, floor) if role in MARKS else {}
    return {
        place: standings.get(place, SafeString()) + marks.get(place, SafeString())
        for place in dict.fromkeys((*standings, *marks))
    }


def _standings(sight: Sight, role: str) -> dict[str, str]:
    if role not in STANDINGS:
        return {}
    standings, template = STANDINGS[role]
    drawn: dict[Hashable, str] = {}
    personal = {}
    for seat, standing in standings(sight).items():
        if standing not in drawn:
            drawn[standing] = render_to_string(template, {"sight": sight, "mine": standing})
        personal[seat] = drawn[standing]
    return personal


def version_text(seen: Seen) -> str:
    return f"{seen[0]}.{seen[1]}.{seen[2]}"


def forget() -> None:
    """Drop every drawing; for tests that roll the database back."""
    _easels.clear()
