"""The Chair: from what the console shows and who sits in the room, what to press next.

Mostly it is what any chair does: the big button. Beside it the Chair keeps a programme for each
meeting (speeches, a call for motions, a draft, the vote) and knows how long to let things go on.
It counts and never looks at the clock, so that at any speed it does the same.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from jmmun.rehearsal.drafts import draft
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.opinions import Politics
from jmmun.rehearsal.pages import Button, Node, Press, Screen, buttons

FIRST = ("speeches", "motions", "speeches", "draft", "speeches", "motions", "adjourn")
LAST = ("speeches", "motions", "draft", "speeches", "no_more_names", "all_heard", "votes", "adjourn")
CLEARLY = 0.75
"""From which part of the placards on nobody counts them."""
ANSWER, MOMENT, ROUND, SPEECH, MEETING_UP = 1.5, 4.0, 8.0, (25.0, 55.0), 60.0
"""Seconds that things take in a room: an answer at the roll, a sentence, asking around, a speech, a part
of an unmoderated caucus."""
ENOUGH = 3
"""Motions before the room from which on the Chair takes no more."""
VOICES = ("yes", "no", "abstain")


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


class Chair:
    """Presides over a number of meetings. What it remembers is what a chair has on a slip of paper."""

    def __init__(self, seed: str, meetings: int, lively: float = 1.0) -> None:
        self.draw = lots(seed, "chair")
        self.meetings, self.lively = meetings, lively
        self.held = 0
        self.over = False
        self.programme: list[str] = []
        self.left = -1
        """How many more speeches there are in this item; -1 before it has begun."""
        self.called = False
        self.absent: set[str] = set()
        self.caucus = ("", 0)
        """The caucus in progress by its address, and how much more of it is let go on."""
        self.waited: dict[str, int] = {}

    def step(self, console: Console, room: Room) -> Step:
        """What to do now. `over` is set once the last meeting is adjourned."""
        for found in (
            self._between,
            self._settings,
            self._roll,
            self._late,
            self._point,
            self._vote,
            self._motion,
            self._caucus,
        ):
            step = found(console, room)
            if step:
                return step
        if self.over:
            return Step(None)
        return self._item(console, room)

    def _wait(self, moment: str, most: int, seconds: float = ROUND, *, asking: bool = True) -> Step | None:
        """Wait for the room, but in one moment not more often than `most`."""
        self.waited[moment] = self.waited.get(moment, 0) + 1
        return Step(None, seconds, asking) if self.waited[moment] <= most else None

    # The meeting

    def _between(self, console: Console, room: Room) -> Step | None:
        """Before, between and after meetings."""
        opening = console.next_at("meeting/")
        if opening is None:
            if not self.held:
                self._begin()
                self.absent = set(console.marked_absent())
            return None
        if opening.value == "open":
            if self.held >= self.meetings:
                self.over = True
                return None
            self._begin()
        return pressing(opening, ROUND)

    def _begin(self) -> None:
        self.held += 1
        self.programme = list(LAST if self.held == self.meetings else FIRST)
        self.left, self.called, self.waited = -1, False, {}
        self.absent = set()

    def _settings(self, console: Console, room: Room) -> Step | None:
        """Phones may do everything, and clocks start with the speech."""
        phones = console.screen.button("room", "phones/")
        if phones and phones.value != "follow" and not self.over:
            return pressing(phones)
        return pressing(console.screen.button("room", "clocks/", "once")) if not self.over else None

    def _roll(self, console: Console, room: Room) -> Step | None:
        """Call the roll aloud in the first meeting; later only who is missing is noted, and all others at once."""
        step = console.next_at("roll/")
        if step is None or step.name != "answer":
            return pressing(step)
        seat = step.path.split("/")[1]
        all_others = console.screen.button("roll", "roll/", "all")
        if self.held > 1 and all_others:
            missing = [
                each for each, _row in console.rows() if not room.sits(each) and each not in self.absent
            ]
            if not missing:
                return pressing(all_others)
            seat = missing[0]
        if not room.sits(seat):
            self.absent.add(seat)
            return Step(Press(f"roll/{seat}/", {"answer": "absent"}), ANSWER)
        answer = "voting" if room.answers_voting(seat) else "present"
        return Step(Press(f"roll/{seat}/", {"answer": answer}), ANSWER)

    def _late(self, console: Console, room: Room) -> Step | None:
        """Who came after the roll call is noted as present."""
        seat = next((each for each in sorted(self.absent) if room.sits(each)), None)
        if seat is None or console.screen["vote"].all("p"):
            return None
        self.absent.discard(seat)
        return Step(Press(f"roll/{seat}/", {"answer": "present"}), ANSWER)

    # What is before the room

    def _point(self, console: Console, room: Room) -> Step | None:
        return pressing(console.next_at("points/"))

    def _vote(self, console: Console, room: Room) -> Step | None:
        """Wait for ballots; enter those that did not come as they are said aloud; close, announce, explain."""
        vote = console.screen["vote"].all("p")
        step = console.next
        if not vote or self.over:
            return None
        if step and step.name == "choice":
            ways = [each for each in console.screen.enabled("vote") if each.name == "choice"]
            return self._entered(console, room, step.path, ways)
        if step:
            return pressing(step)
        if waiting := self._wait(f"ballots {vote[0].text.split('·')[1:2]}", 4):
            return waiting
        for row in console.screen["ballots"].of_class("open"):
            ways = [button for button in buttons(row) if button.enabled]
            if ways:
                return self._entered(console, room, ways[0].path, ways)
        return pressing(console.screen.button("vote", "votes/"))

    def _entered(self, console: Console, room: Room, path: str, ways: list[Button]) -> Step:
        """What a seat says aloud, entered by the Chair."""
        over = console.screen["vote"].all("p")[0].text
        symbol = next((word for word in over.split() if word.startswith("L.")), "")
        allowed = {button.value: button for button in ways if button.value in VOICES}
        said = room.says(path.split("/")[2], console.title_of(symbol), list(allowed))
        return Step(allowed[said].press, ANSWER)

    def _motion(self, console: Console, room: Room) -> Step | None:
        """Take motions for a while, then put them in their order."""
        number = len(self.programme)
        if console.calling:
            enough = len(console.screen["motions"].of_class("motion")) >= ENOUGH
            waiting = None if enough else self._wait(f"call {number}", 3, MOMENT)
            if waiting:
                return waiting
            return pressing(console.screen.button("call", "motions/call/", "end"))
        motion = console.motion
        if motion is None:
            return None
        if quorum := console.next_at("roll/"):
            return pressing(quorum)
        ways = [button for button in buttons(motion) if button.enabled]
        if any(button.value == "seconded" for button in ways):
            return self._seconds(motion, ways)
        return Step(self._placards(console, room, motion, ways), ROUND)

    def _seconds(self, motion: Node, ways: list[Button]) -> Step | None:
        """Ask for a second on the phones, then by placard; what nobody seconds is not put."""
        if waiting := self._wait(f"second {motion['id']}", 3, MOMENT):
            return waiting
        how = "seconded" if self.draw.random() < 0.5 else "dilatory"
        return pressing(next((button for button in ways if button.value == how), None))

    def _placards(self, console: Console, room: Room, motion: Node, ways: list[Button]) -> Press:
        """Look at the placards, and count them where it is not clear."""
        said = next(iter(motion.of_class("headline"))).text
        seats = console.in_room()
        yes = sum(room.politics.agrees(seat, said) for seat in seats)
        clear = "clearly_carried" if yes >= CLEARLY * len(seats) else "clearly_failed"
        if clear == "clearly_carried" or yes <= (1 - CLEARLY) * len(seats):
            return Press(ways[0].path, {"how": clear})
        id = motion["id"].removeprefix("motion-")
        return Press("motions/count/", {"motion": id, "yes": str(yes), "no": str(len(seats) - yes)})

    def _caucus(self, console: Console, room: Room) -> Step | None:
        """Let a caucus go on for a few speeches or a while, then end it."""
        end = console.screen.button("caucus", "caucus/", "close")
        if end is None:
            return None
        if self.caucus[0] != end.path:
            self.caucus = (end.path, self._some(2, 4))
        step = console.next
        if step and (step.name == "start" or step.value == "start" or step.path.startswith("speeches/")):
            return pressing(step)
        if self.caucus[1] <= 0:
            return pressing(end)
        if step and step.path.startswith("speakers/"):
            self.caucus = (end.path, self.caucus[1] - 1)
            return pressing(step, self._speech())
        moderated = bool(console.screen["speech"].all("p")) or "each" in console.screen["caucus"].text
        waiting = (
            self._wait(f"caucus {end.path}", 3)
            if moderated
            else self._wait(f"caucus {end.path}", 3, MEETING_UP, asking=False)
        )
        return waiting or pressing(end)

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
