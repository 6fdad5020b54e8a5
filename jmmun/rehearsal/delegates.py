"""A delegate: a temperament, and what it does about what its phone shows."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from msgspec import Struct

from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.moving import motion
from jmmun.rehearsal.opinions import Politics, piece_of
from jmmun.rehearsal.pages import Button, Node, Press, Screen, buttons

BALLOT = "choice"
LONG_LIST = 15
LEFT_TO_OTHERS = 0.3
"""How much of the wish to move something is left while a motion is before the room."""
LEAVES = 0.08
"""The part of the delegations that leave the room for a while."""
SUPPORT = {"signatory": 1, "sponsor": 0.15, "none": 0.3}
"""How readily what a draft offers is pressed, beside signing it."""
UNKNOWN = 0.1
"""How readily a button is tried that this module has never heard of."""


class Temperament(Struct, frozen=True):
    """How a delegate is: each number the chance that, looking at its phone, it does so."""

    seat: str
    asks: float
    thinks_better: float
    """Withdraws from the list, or its motion."""
    moves: float
    seconds: float
    votes: float
    """At once; else at a later look."""
    wavers: float
    """Changes a ballot that stands."""
    signs: float
    """Stands behind a draft that it reads and is for."""
    late: int
    """Looks of the room after the opening until it comes; 0 for who is there at the roll call."""
    leaves: tuple[int, int]
    """The looks of the room between which it is outside in every other meeting; the same twice for who stays."""
    loses_link: float

    @classmethod
    def drawn(cls, seed: str, seat: str, lively: float) -> "Temperament":
        """The temperament of a seat; `lively` is 1 for an ordinary room, 0 for one asleep."""
        own = lots(seed, "temperament", seat)
        eager = own.betavariate(2, 4)
        return cls(
            seat=seat,
            asks=min(1, 0.25 * eager * lively),
            thinks_better=0.03 * own.random(),
            moves=min(1, 0.15 * eager * lively),
            seconds=min(1, (0.1 + 0.4 * own.random()) * lively),
            votes=0.6 + 0.4 * own.random(),
            wavers=0.01,
            signs=min(1, 0.15 * eager * lively),
            late=own.randint(4, 12) if own.random() < 0.08 else 0,
            leaves=_outside(lots(seed, "leaves", seat)),
            loses_link=0.02,
        )


def _outside(draw: Random) -> tuple[int, int]:
    """When a delegate is outside, if at all: well after the roll call, and not for long."""
    start = draw.randint(60, 110)
    return (start, start + draw.randint(8, 20)) if draw.random() < LEAVES else (0, 0)


class Phone:
    """A phone's page, as a delegate reads it."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    @property
    def matter(self) -> str:
        """What the card says the room is about; of a part or an amendment its name, not what it says."""
        now = self.screen["now"]
        pieces = [piece for topic in now.of_class("topic") if (piece := piece_of(topic.text))]
        headline = now.first("h2")
        return pieces[0] if pieces else headline.text if headline else ""

    @property
    def motion_pending(self) -> bool:
        """Whether the card asks about a motion that another has moved."""
        return bool(self.screen["now"].of_class("now-motion"))

    @property
    def offered(self) -> list[Button]:
        return self.screen.enabled("mine")

    @property
    def asked(self) -> list[Button]:
        """What it may choose in a strawpoll, if it has chosen nothing yet."""
        options = self.screen.enabled("choosing")
        return [] if any(option.chosen for option in options) else options

    @property
    def waiting(self) -> int:
        """How many names are on the list that speakers are taken from."""
        names = self.screen["upnext"].all("li")
        more = [int(name.text.lstrip("+")) for name in names if name["class"] == "more"]
        return len(names) - len(more) + sum(more)

    @property
    def voted(self) -> bool:
        """Whether a ballot of this seat stands."""
        return any(button.chosen for button in self.screen.buttons("mine") if button.name == BALLOT)

    @property
    def moves(self) -> bool:
        """Whether this seat may move something now."""
        mine = self.screen["mine"].first("section", id="mine")
        return bool(mine and mine["data-moves"] == "yes")

    @property
    def shelf(self) -> str:
        """The mark of the papers as they stand; empty where the page has none."""
        shelf = self.screen["shelf"].first("section", id="shelf")
        return shelf["data-mark"] if shelf else ""

    @property
    def voting(self) -> bool:
        """Whether the committee is in voting procedure, or takes a vote."""
        now = self.screen["now"].first("section", id="now")
        return bool(now and {"now-vote", "now-voting"} & set(now["class"].split()))

    @property
    def support(self) -> list[tuple[str, Button]]:
        """The titles of the drafts that this seat reads, each with a way to stand behind it or to leave it."""
        return [
            (title_of(article), button)
            for article in self.screen.opened.all("article")
            for button in buttons(article)
            if button.name == "support" and button.path.startswith("papers/")
        ]

    def paragraph(self, symbol: str, place: int) -> str:
        """Where the paragraph of a draft that has this number is amended; empty if that cannot be done here now."""
        for article in self.screen.opened.all("article"):
            called = next(iter(article.of_class("symbol")), None)
            if called and called.text.endswith(f"/{symbol}"):
                links = [link["href"] for each in article.of_class("amend") for link in each.all("a")]
                # Where the rules let the preamble be amended, its paragraphs come first.
                links = [link for link in links if re.search(r"/paragraphs/[^p]", link)]
                return links[place - 1] if place <= len(links) else ""
        return ""


def title_of(article: Node) -> str:
    """The title of a draft in print, without its symbol."""
    heading, symbol = article.first("h2"), next(iter(article.of_class("symbol")), None)
    return heading.text.removeprefix(symbol.text if symbol else "").strip() if heading else ""


def decided(
    temper: Temperament, phone: Phone, politics: Politics, draw: Random, sponsors: Sequence[str] = ()
) -> Press | None:
    """What a delegate does at this look, if anything: among what its own page offers it."""
    offered = phone.offered
    if any(button.name == BALLOT for button in offered):
        return _ballot(temper, phone, politics, draw, sponsors)
    if (asked := phone.asked) and draw.random() < temper.votes:
        return draw.choice(asked).press
    for button in draw.sample(offered, len(offered)):
        if draw.random() < _wish(temper, button, phone.waiting):
            return button.press
    moved = phone.motion_pending
    wants = draw.random() < temper.moves * (LEFT_TO_OTHERS if moved else 1)
    fields = motion(phone.screen, [phone.matter], draw) if phone.moves and wants else None
    return Press("motions/", fields) if fields else None


def supporting(
    temper: Temperament,
    phone: Phone,
    politics: Politics,
    draw: Random,
    authors: Mapping[str, Sequence[str]],
) -> tuple[str, Press] | None:
    """A draft by its title that a delegate, reading it, signs or leaves, with the press that says so.

    It signs what it is for, and may think better of it. Whose text it is stands by it.
    """
    for title, button in draw.sample(phone.support, len(phone.support)):
        sponsors = authors.get(title, ())
        favours = politics.choice(temper.seat, title, ("yes", "no"), sponsors) == "yes"
        wanted = temper.seat not in sponsors and (favours or button.value == "none")
        if wanted and draw.random() < temper.signs * SUPPORT.get(button.value, 0):
            return title, button.press
    return None


def _wish(temper: Temperament, button: Button, waiting: int) -> float:
    """How much a delegate wants to press a button, from what it does. Few join a list that is long."""
    deed = button.value.partition("-")[0]
    return {
        "ask": temper.asks * max(0.05, 1 - waiting / LONG_LIST),
        "withdraw": temper.thinks_better,
        "second": temper.seconds,
    }.get(deed, UNKNOWN)


def _ballot(
    temper: Temperament, phone: Phone, politics: Politics, draw: Random, sponsors: Sequence[str]
) -> Press | None:
    """Vote with the group or against it. Who has voted rarely changes it."""
    ways = {button.value: button for button in phone.offered if button.name == BALLOT}
    if phone.voted:
        others = [button for button in ways.values() if not button.chosen]
        return draw.choice(others).press if others and draw.random() < temper.wavers else None
    if draw.random() >= temper.votes:
        return None
    return ways[politics.choice(temper.seat, phone.matter, ways.keys(), sponsors)].press
