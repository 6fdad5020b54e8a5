"""The Chair: from what the console shows and who sits in the room, what to press next.

Mostly it is what any chair does: the big button. Beside it the Chair keeps a programme for each
meeting (speeches, a call for motions, a draft, the vote) and knows how long to let things go on.
It counts and never looks at the clock, so that at any speed it does the same.
"""

from jmmun.rehearsal.dais import ANSWER, MEETING_UP, MOMENT, ROUND, Console, Room, Step, pressing
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.pages import Button, Node, Press, buttons
from jmmun.rehearsal.programme import FIRST, LAST, Leader

CLEARLY = 0.75
"""From which part of the placards on nobody counts them."""
ENOUGH = 3
"""Motions before the room from which on the Chair takes no more."""
VOICES = ("yes", "no", "abstain")


class Chair(Leader):
    """Presides over a number of meetings. What it remembers is what a chair has on a slip of paper."""

    def __init__(self, seed: str, meetings: int, lively: float = 1.0) -> None:
        super().__init__(lots(seed, "chair"), lively)
        self.meetings = meetings
        self.held = 0
        self.over = False
        self.absent: set[str] = set()
        self.caucus = ("", 0)
        """The caucus in progress by its address, and how much more of it is let go on."""

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
