"""What is before the room in writing: drafts, amendments to them, and who stands behind them.

Delegations hand in what they wrote from their phones, or the Chair types it; amendments as often come from phones, and
the Chair introduces them. Drafts come mostly from one group, and amendments from those who did not
write the draft.
"""

import json
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from jmmun.rehearsal.dais import ANSWER, ROUND, Console, Room, Step, pressing
from jmmun.rehearsal.drafts import AMENDING, amendment, draft
from jmmun.rehearsal.lots import Deal, lots
from jmmun.rehearsal.moving import topics
from jmmun.rehearsal.pages import Press, buttons

SPONSORS = 3
AMENDMENTS = 2
"""Amendments that are brought in to one draft at the most."""
OPERATIONS = ("strike", "replace", "add")
HANDS = ("phone", "dais")
"""By whom an amendment is typed."""
INTRODUCTION = "introduce_draft"
BY_MOTION = ("motion", "dais")
"""How a working paper comes before the room, where a motion brings it there as well."""
STAND_BEHIND = ("signatory", "sponsor")
"""As what delegations join a draft by placard."""
LEAVES = (3, 5)
"""At which asking one that signed a draft by placard stands behind it no longer; mostly one in a conference."""


class Paper(Struct, frozen=True):
    """A draft before the room, as the console lists it."""

    id: str
    symbol: str
    title: str


def before_the_room(console: Console) -> list[Paper]:
    """The drafts that can be amended."""
    found = []
    for row in console.screen["papers"].of_class("paper"):
        opening = row.first("button", **{"data-opens": "amendment-dialog"})
        strong, title = row.first("strong"), next(iter(row.of_class("title")), None)
        if opening and strong and title:
            found.append(Paper(str(json.loads(opening["data-fill"])["paper"]), strong.text, title.text))
    return found


class Papers:
    """Takes what delegations hand in."""

    def __init__(self, seed: str) -> None:
        self.draw = lots(seed, "papers")
        self.hands = Deal(lots(seed, "hands"))
        self.operations, self.texts = Deal(lots(seed, "operations")), Deal(lots(seed, "amendments"))
        self.introducing, self.comes_in = Deal(lots(seed, "introducing")), dict[str, str]()
        """How each working paper comes before the room."""
        self.sponsors: set[str] = set()
        """Who has put its name to a draft; the next draft is others'."""
        self.amending: set[str] = set()
        """Who has brought in an amendment; the next one is others' too."""
        self.amended: Counter[str] = Counter()
        self.struck: set[str] = set()
        """Drafts of which an amendment would strike a paragraph; one is enough."""
        self.handed_in: tuple[str, list[str]] = ("", [])
        """The draft to which the last amendment from a phone is, and whose that is."""
        self.joining, self.leaves_in = Deal(lots(seed, "support")), self.draw.randint(*LEAVES)
        self.signed: list[tuple[str, str]] = []
        """Who signed which draft by placard."""

    def draft(self, console: Console, room: Room) -> Step | None:
        """Introduce a draft by a few members, most of them of one group."""
        members = console.members()
        if not members:
            return None
        sponsors = self._authors(members, room)
        self.sponsors.update(sponsors)
        known = console.titles.values()
        fields = draft([topic for topic in topics(console.screen) if topic not in known], sponsors, self.draw)
        room.introduced(fields["title"], sponsors)
        if self.hands.deal(HANDS) == "phone" and room.writes(sponsors[0], fields):
            return Step(None, ROUND, asking=True)
        return Step(Press("papers/", fields), ROUND)

    def handed_in_paper(self, console: Console) -> Step | None:
        """Circulate what a delegation handed in from its phone, and then bring it before the room."""
        ways = [way for way in console.screen.enabled("papers") if way.path.startswith("submissions/")]
        return next((Step(way.press, ANSWER) for way in ways), None)

    def moved_paper(self, console: Console, room: Room) -> Step | None:
        """A sponsor moves to introduce a working paper, which is presented at once; nobody moves it twice."""
        for row in console.screen["papers"].of_class("paper"):
            symbol, title = row.first("strong"), next(iter(row.of_class("title")), None)
            ready = any(way.enabled and way.value == "introduce" for way in buttons(row))
            if not (symbol and title and ready) or not symbol.text.startswith("WP."):
                continue
            seats = [seat for seat in console.in_room() if seat in room.behind(title.text)]
            if symbol.text not in self.comes_in and seats and console.knows(INTRODUCTION):
                self.comes_in[symbol.text] = self.introducing.deal(BY_MOTION)
            if self.comes_in.get(symbol.text) != "motion":
                continue
            if console.speech:
                return pressing(console.screen.button("speech", "speeches/", "end"))
            self.comes_in[symbol.text] = "dais"
            said = f"{INTRODUCTION.replace('_', ' ')} {symbol.text} {seats[0]}"
            return Step(Press("motions/", {"line": said}), ROUND)
        return None

    def _authors(self, members: Sequence[str], room: Room) -> list[str]:
        fresh = [seat for seat in members if seat not in self.sponsors] or members
        leader, groups = self.draw.choice(fresh), room.politics.groups
        own = [seat for seat in fresh if seat != leader and groups.get(seat) == groups.get(leader)]
        others = [seat for seat in fresh if seat != leader and seat not in own]
        with_it = [*self.draw.sample(own, len(own))[:1], *self.draw.sample(others, len(others))]
        return [leader, *with_it[: SPONSORS - 1]]

    def amendment(self, console: Console, room: Room) -> Step | None:
        """Bring in an amendment to a draft, by somebody who did not write it."""
        papers = [each for each in before_the_room(console) if self.amended[each.symbol] < AMENDMENTS]
        if not papers:
            return None
        paper = self.draw.choice(papers)
        others = [seat for seat in console.members() if seat not in room.behind(paper.title)]
        if not others:
            return None
        fresh = [seat for seat in others if seat not in self.amending] or others
        sponsors = self.draw.sample(fresh, min(2, len(fresh)))
        self.amending.update(sponsors)
        operation = self.operations.deal(
            [each for each in OPERATIONS if each != "strike" or paper.symbol not in self.struck]
        )
        if operation == "strike":
            self.struck.add(paper.symbol)
        fields = amendment(paper.id, operation, self.texts.deal(AMENDING), sponsors, self.draw)
        if self.hands.deal(HANDS) == "phone" and room.hands_in(paper.symbol, sponsors[0], fields):
            self.handed_in = (paper.symbol, sponsors)
            return Step(None, ROUND, asking=True)
        self._comes_in(paper.symbol, sponsors, room)
        return Step(Press("amendments/", fields), ROUND)

    def introduced(self, console: Console, room: Room) -> Step | None:
        """Bring before the room what was handed in from a phone."""
        for row in console.screen["papers"].of_class("paper"):
            symbol = row.first("strong")
            ways = [way for way in buttons(row) if way.enabled and way.value == "introduce"]
            ways = [way for way in ways if way.path.startswith("amendments/")]
            if symbol and ways:
                known, sponsors = self.handed_in
                self._comes_in(symbol.text, sponsors if known == symbol.text else [], room)
                return Step(ways[0].press, ROUND)
        return None

    def _comes_in(self, symbol: str, sponsors: list[str], room: Room) -> None:
        self.amended[symbol] += 1
        room.introduced(f"Amendment {self.amended[symbol]} to {symbol}", sponsors)

    def support(self, console: Console, room: Room) -> Step | None:
        """Ask who else stands behind the last draft: one placard; and now and then one stands behind it no more."""
        papers = before_the_room(console)
        if not papers:
            return None
        paper = papers[-1]
        self.leaves_in -= 1
        if self.signed and self.leaves_in == 0:
            seat, title = self.signed.pop()
            left = next((each for each in papers if each.title == title), None)
            if left and seat in room.behind(title):
                return self._told(left, seat, "none", room)
        others = [
            seat
            for seat in console.members()
            if seat not in room.behind(paper.title) and room.says(seat, paper.title, ("yes", "no")) == "yes"
        ]
        if not others:
            return None
        seat, support = self.draw.choice(others), self.joining.deal(STAND_BEHIND)
        if support == "signatory":
            self.signed.append((seat, paper.title))
        return self._told(paper, seat, support, room)

    def _told(self, paper: Paper, seat: str, support: str, room: Room) -> Step:
        """As the Chair enters it in the dialog."""
        room.supported(paper.title, seat, support)
        return Step(Press("support/", {"paper": paper.id, "seat": seat, "support": support}), ANSWER)
