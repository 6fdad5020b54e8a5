"""What the Chair has before it: the room as it looks up, the console as it reads it, and a step to take."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from jmmun.rehearsal.opinions import Politics, piece_of
from jmmun.rehearsal.pages import Button, Node, Press, Screen, buttons

ANSWER, MOMENT, ROUND, SPEECH, MEETING_UP = 1.5, 4.0, 8.0, (25.0, 55.0), 60.0
"""Seconds that things take in a room: an answer at the roll, a sentence, asking around, a speech, a part
of an unmoderated caucus."""


class Room(Protocol):
    """What the Chair sees by looking up from the console."""

    def sits(self, seat: str) -> bool:
        """Whether somebody sits behind a placard."""

    def answers_voting(self, seat: str) -> bool:
        """Whether a seat that is called answers "present and voting"."""

    def says(self, seat: str, matter: str, allowed: Sequence[str]) -> str:
        """What a seat says when it is asked for its vote."""

    def passes(self, seat: str, matter: str) -> bool:
        """Whether a seat passes when it is called."""

    def explains(self, seat: str, matter: str) -> bool:
        """Whether a seat votes with rights."""

    def objects(self, seat: str, matter: str) -> bool:
        """Whether a seat objects to adoption without a vote."""

    def introduced(self, matter: str, sponsors: Sequence[str]) -> None:
        """Takes note of a draft or an amendment and whose it is."""

    def supported(self, title: str, seat: str, support: str) -> None:
        """Takes note of a seat that is a sponsor or signatory of a draft from now on, or neither ("none")."""

    def behind(self, title: str) -> Collection[str]:
        """Who stands behind a draft."""

    @property
    def politics(self) -> Politics:
        """How placards are raised."""


class Step(Struct, frozen=True):
    """What the Chair does: a press or, without one, waiting for the room; and for how long, in seconds."""

    press: Press | None
    seconds: float = MOMENT
    asking: bool = False
    """Something is asked of the room, so people look at their phones."""
    opens: str = ""
    """A page that the Chair opens beside the console, to fill in a form of it."""


def pressing(button: Button | None, seconds: float = MOMENT) -> Step | None:
    return Step(button.press, seconds) if button else None


class Patience:
    """How often the Chair has waited for the room, moment by moment."""

    def __init__(self) -> None:
        self.waited: dict[str, int] = {}

    def wait(self, moment: str, most: int, seconds: float = ROUND, *, asking: bool = True) -> Step | None:
        """Wait for the room, but in one moment not more often than `most`."""
        self.waited[moment] = self.waited.get(moment, 0) + 1
        return Step(None, seconds, asking) if self.waited[moment] <= most else None


class Console:
    """The console, as the Chair reads it."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    @property
    def next(self) -> Button | None:
        """The big button, if there is one."""
        step = next(iter(self.screen["next"].of_class("step")), None)
        return next(iter(buttons(step)), None) if step else None

    def next_at(self, path: str) -> Button | None:
        return self.next if self.next and self.next.path.startswith(path) else None

    def rows(self) -> Iterator[tuple[str, Node]]:
        """Every seat with its row."""
        for row in self.screen["seats"].all("li"):
            if row["data-code"]:
                yield row["data-code"], row

    def in_room(self) -> list[str]:
        """The seats that the roll has in the room."""
        return [seat for seat, row in self.rows() if not {"away", "vacant"} & set(row["class"].split())]

    def observers(self) -> set[str]:
        names = {seat: next(iter(row.of_class("name")), None) for seat, row in self.rows()}
        return {seat for seat, name in names.items() if name and name.of_class("quiet")}

    def members(self) -> list[str]:
        """Who is in the room and votes on substance."""
        observers = self.observers()
        return [seat for seat in self.in_room() if seat not in observers]

    def no_abstention(self) -> set[str]:
        """Who answered "present and voting"."""
        return self._answered("voting")

    def marked_absent(self) -> list[str]:
        return sorted(self._answered("absent"))

    def _answered(self, answer: str) -> set[str]:
        return {
            seat
            for seat, row in self.rows()
            if any(button.value == answer and button.chosen for button in buttons(row))
        }

    @property
    def speech(self) -> str:
        """The speech in progress, by its number; empty if nobody has the floor."""
        named = self.screen["speech"].first("input", name="speech")
        return named["value"] if named else ""

    @property
    def speaker(self) -> str:
        return next((seat for seat, row in self.rows() if "speaks" in row["class"].split()), "")

    @property
    def rights(self) -> set[str]:
        """The points and rights that the form offers."""
        form = self.screen.page.first("dialog", id="point-dialog")
        return {way["value"] for way in form.all("input", name="motion")} if form else set()

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the drafts by their symbols."""
        titles = {}
        for row in self.screen["papers"].of_class("paper"):
            strong, title = row.first("strong"), next(iter(row.of_class("title")), None)
            if strong and title:
                titles[strong.text] = title.text
        return titles

    @property
    def over(self) -> str:
        """What the vote before the room is on, with how it is taken; empty without one."""
        heading = next(iter(self.screen["vote"].of_class("over")), None)
        return heading.text if heading else ""

    @property
    def voted_on(self) -> str:
        """What is being voted on: a draft by its title, an amendment or a part by its name."""
        symbol = re.search(r"\bL\.\d+", self.over)
        return piece_of(self.over) or (self.titles.get(symbol[0], "") if symbol else "")

    @property
    def placards(self) -> str:
        """The vote in which the placards are to be counted, by its number; empty if there is none."""
        opening = self.screen["vote"].first("button", **{"data-opens": "placards-dialog"})
        return str(json.loads(opening["data-fill"])["vote"]) if opening else ""

    @property
    def motion(self) -> Node | None:
        """The motion that is put now."""
        return next((row for row in self.screen["motions"].of_class("motion") if "first" in row["class"].split()), None)  # fmt: skip

    def knows(self, kind: str) -> bool:
        """Whether these rules know a motion."""
        return self.screen["kinds"].first("span", **{"data-kind": kind}) is not None

    @property
    def calling(self) -> bool:
        """Whether the floor is open for motions."""
        return self.screen.button("call", "motions/call/", "end") is not None
