"""What the Chair has before it: the room as it looks up, the console as it reads it, and a step to take."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from jmmun.rehearsal.opinions import Politics
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

    def introduced(self, title: str, sponsors: Sequence[str]) -> None:
        """Takes note of a draft and whose it is."""

    @property
    def politics(self) -> Politics:
        """How placards are raised."""


class Step(Struct, frozen=True):
    """What the Chair does: a press or, without one, waiting for the room; and for how long, in seconds."""

    press: Press | None
    seconds: float = MOMENT
    asking: bool = False
    """Something is asked of the room, so people look at their phones."""


def pressing(button: Button | None, seconds: float = MOMENT) -> Step | None:
    return Step(button.press, seconds) if button else None


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

    def marked_absent(self) -> list[str]:
        return [
            seat
            for seat, row in self.rows()
            if any(button.value == "absent" and button.chosen for button in buttons(row))
        ]

    @property
    def topics(self) -> list[str]:
        return list(
            dict.fromkeys(
                option["value"]
                for options in self.screen.page.all("datalist", id="topics")
                for option in options.all("option")
            )
        )

    def title_of(self, symbol: str) -> str:
        """The title of a draft by its symbol."""
        for row in self.screen["papers"].of_class("paper"):
            strong, title = row.first("strong"), next(iter(row.of_class("title")), None)
            if strong and title and strong.text == symbol:
                return title.text
        return ""

    @property
    def motion(self) -> Node | None:
        """The motion that is put now."""
        return next((row for row in self.screen["motions"].of_class("motion") if "first" in row["class"].split()), None)  # fmt: skip

    @property
    def calling(self) -> bool:
        """Whether the floor is open for motions."""
        return self.screen.button("call", "motions/call/", "end") is not None
