"""The programme of a meeting, gone through item after item: speeches, motions, a draft, the vote."""

from collections.abc import Callable
from random import Random

from jmmun.rehearsal.dais import MOMENT, ROUND, SPEECH, Console, Room, Step, pressing
from jmmun.rehearsal.drafts import draft
from jmmun.rehearsal.pages import Press

FIRST = ("speeches", "motions", "speeches", "draft", "speeches", "motions", "adjourn")
LAST = ("speeches", "motions", "draft", "speeches", "no_more_names", "all_heard", "votes", "adjourn")


class Leader:
    """Leads a committee through the programme of a meeting, and knows how long things last."""

    def __init__(self, draw: Random, lively: float) -> None:
        self.draw, self.lively = draw, lively
        self.programme: list[str] = []
        self.left = -1
        """How many more speeches there are in this item; -1 before it has begun."""
        self.called = False
        self.waited: dict[str, int] = {}

    # The programme

    def _item(self, console: Console, room: Room) -> Step:
        """Go on with the programme, item after item, until there is something to press."""
        while self.programme:
            items: dict[str, Callable[[Console, Room], Step | None]] = {
                "speeches": self._speeches,
                "motions": self._call,
                "draft": self._draft,
                "no_more_names": self._no_more_names,
                "all_heard": self._all_heard,
                "votes": self._votes,
                "adjourn": self._adjourn,
            }
            step = items[self.programme[0]](console, room)
            if step:
                return step
            self.programme.pop(0)
            self.left, self.called = -1, False
        return Step(None)

    def _speeches(self, console: Console, room: Room) -> Step | None:
        """A few speeches from the general list, and the floor given back after the last."""
        if self.left < 0:
            self.left = self._some(2, 4)
        step = console.next
        if step and step.path.startswith(("declarations/", "motions/")):
            return pressing(step)
        if step and step.path.startswith("speakers/") and self.left:
            self.left -= 1
            return pressing(step, self._speech())
        if not self.left:
            return self._floor_back(console)
        if step:
            return pressing(step)
        return self._wait(f"list {len(self.programme)}", 3) or self._floor_back(console)

    def _floor_back(self, console: Console) -> Step | None:
        """End the speech in progress; sometimes the speaker yields the rest of its time."""
        ways = [each for each in console.screen.enabled("speech") if each.path.startswith("speeches/")]
        wanted = ("chair", "end") if self.draw.random() < 0.2 else ("end",)
        return next((pressing(each) for value in wanted for each in ways if each.value == value), None)

    def _call(self, console: Console, room: Room) -> Step | None:
        """Ask for motions, once."""
        if self.called:
            return None
        speaking = self._floor_back(console)
        if speaking:
            return speaking
        self.called = True
        return pressing(console.screen.button("call", "motions/call/", "open"), ROUND)

    def _draft(self, console: Console, room: Room) -> Step | None:
        """Introduce a draft by a few members, of one group and others."""
        if self.called:
            return None
        self.called = True
        observers = console.observers()
        members = [seat for seat in console.in_room() if seat not in observers]
        if not members:
            return None
        sponsors = self.draw.sample(members, min(3, len(members)))
        fields = draft(console.topics, sponsors, self.draw)
        room.introduced(fields["title"], sponsors)
        return Step(Press("papers/", fields), ROUND)

    def _no_more_names(self, console: Console, room: Room) -> Step | None:
        return pressing(console.screen.button("queue", "list/", "close"))

    def _all_heard(self, console: Console, room: Room) -> Step | None:
        """Hear who is still on the list, and close debate."""
        step = console.next
        if step is None or not step.path.startswith(("speakers/", "speeches/", "clocks/", "declarations/")):
            return None
        return pressing(step, self._speech() if step.path.startswith("speakers/") else MOMENT)

    def _votes(self, console: Console, room: Room) -> Step | None:
        """Put every draft to the vote by phones, hear explanations, and end voting procedure."""
        step = console.next
        if step is None or not step.path.startswith(("papers/", "debate/", "explanations/", "speeches/")):
            return None
        by_phones = (
            console.screen.button("papers", step.path, "phones") if step.path.startswith("papers/") else None
        )
        return pressing(by_phones or step, ROUND)

    def _adjourn(self, console: Console, room: Room) -> Step | None:
        if self.called:
            return None
        self.called = True
        return Step(Press("meeting/", {"do": "adjourn", "until": ""}), ROUND)

    # How long things last

    def _some(self, least: int, most: int) -> int:
        return max(1, round(self.draw.randint(least, most) * self.lively))

    def _speech(self) -> float:
        return self.draw.uniform(*SPEECH)

    def _wait(self, moment: str, most: int, seconds: float = ROUND, *, asking: bool = True) -> Step | None:
        """Wait for the room, but in one moment not more often than `most`."""
        self.waited[moment] = self.waited.get(moment, 0) + 1
        return Step(None, seconds, asking) if self.waited[moment] <= most else None
