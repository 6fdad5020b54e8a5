"""The Chair: from what the console shows and who sits in the room, what to press next.

Mostly it is what any chair does: the big button. Beside it the Chair keeps a programme for each
meeting (speeches, calls for motions, drafts, the votes) and knows how long to let things go on.
Placards it sees by looking up: who rises to a point (`risings`), speaks on a motion (`arguing`), hands
something in (`papers`), asks for something before a vote (`asking`), who votes how (`voting`), and where
no phone stirs, who would speak or move. It counts and never looks at the clock, so that at any speed
it does the same.
"""

import re

from jmmun.rehearsal.arguing import Arguing
from jmmun.rehearsal.dais import ANSWER, MEETING_UP, MOMENT, ROUND, Console, Room, Step, pressing
from jmmun.rehearsal.lots import Deal, lots
from jmmun.rehearsal.moving import motion, spoken
from jmmun.rehearsal.opinions import GOES_ALONG, OVERTURNS
from jmmun.rehearsal.pages import Button, Node, Press, buttons
from jmmun.rehearsal.programme import FIRST, LAST, Leader
from jmmun.rehearsal.risings import Risings

CLEARLY = 0.75
"""From which part of the placards on nobody counts them."""
ENOUGH = 3
"""Motions before the room from which on the Chair takes no more."""
SECONDED = 0.7
"""How often somebody seconds by placard what nobody seconds by phone."""
ASIDE = (2, 3)
"""Motions from one that is set aside before it is put to the next: withdrawn, or ruled dilatory."""
ALSO = 0.5
"""How often a placard is raised for one motion more, besides what is before the room."""


def words_of(motion: Node) -> str:
    return next(iter(motion.of_class("headline"))).text


def topic_of(motion: Node) -> str:
    """What a moderated caucus is to be about; empty for anything else."""
    moderated = re.match(r"moderated caucus\b.*“(.+)”", words_of(motion), re.IGNORECASE)
    return moderated[1] if moderated else ""


def is_appeal(motion: Node) -> bool:
    """Whether it is a ruling of the Chair that is appealed: never taken as carried without objection."""
    return not any(button.value == "no_objection" for button in buttons(motion))


class Chair(Leader):
    """Presides over a number of meetings. What it remembers is what a chair has on a slip of paper."""

    def __init__(self, seed: str, meetings: int, lively: float = 1.0) -> None:
        super().__init__(seed, lively)
        self.risings, self.arguing = Risings(seed), Arguing(seed)
        self.meetings = meetings
        self.held = 0
        self.over = False
        self.absent: set[str] = set()
        self.outside: set[str] = set()
        self.failed: set[str] = set()
        """What was moved in this meeting and did not carry, in its words."""
        self.spoken_on: set[str] = set()
        """The topics of moderated caucuses that carried in this meeting."""
        self.asides, self.aside_in = Deal(lots(seed, "asides")), self.draw.randint(*ASIDE)
        self.looked_at: set[str] = set()
        """The motions that the Chair has had before it."""
        self.caucus = ("", 0)
        """The caucus in progress by its address, and how much more of it is let go on."""

    def step(self, console: Console, room: Room) -> Step:
        """What to do now. `over` is set once the last meeting is adjourned."""
        for found in (
            self._between,
            self._settings,
            self._roll,
            self._late,
            self._in_and_out,
            self._point,
            self._vote,
            self._rising,
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
        self.left, self.called = -1, False
        self.patience.waited.clear()
        self.risings.begin()
        self.absent, self.outside = set(), set()
        self.failed, self.spoken_on = set(), set()

    def _settings(self, console: Console, room: Room) -> Step | None:
        """Phones may do everything and, as long as there is debate, clocks start with the speech."""
        phones = console.screen.button("room", "phones/")
        if phones and phones.value != "follow" and not self.over:
            return pressing(phones)
        if self.over or self.voting_now:
            return None
        return pressing(console.screen.button("room", "clocks/", "once"))

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
        may_answer = console.screen.button("roll", f"roll/{seat}/", "voting")
        answer = "voting" if may_answer and room.answers_voting(seat) else "present"
        return Step(Press(f"roll/{seat}/", {"answer": answer}), ANSWER)

    def _late(self, console: Console, room: Room) -> Step | None:
        """Who came after the roll call is noted as present."""
        seat = next((each for each in sorted(self.absent) if room.sits(each)), None)
        if seat is None or console.over:
            return None
        self.absent.discard(seat)
        return Step(Press(f"roll/{seat}/", {"answer": "present"}), ANSWER)

    def _in_and_out(self, console: Console, room: Room) -> Step | None:
        """Who leaves the room is noted, and who comes back; in a vote nobody goes in or out, and between votes nobody out."""
        if self.over or console.over:
            return None
        back = next((seat for seat in sorted(self.outside) if room.sits(seat)), None)
        if back:
            self.outside.discard(back)
            return Step(Press(f"roll/{back}/", {"answer": "returned"}), ANSWER)
        gone = next((seat for seat in console.in_room() if not room.sits(seat)), None)
        if gone is None or gone == console.speaker or self.voting_now:
            return None
        self.outside.add(gone)
        return Step(Press(f"roll/{gone}/", {"answer": "left"}), ANSWER)

    # What is before the room

    def _point(self, console: Console, room: Room) -> Step | None:
        return self.risings.rule(console)

    def _vote(self, console: Console, room: Room) -> Step | None:
        return None if self.over else self.voting.step(console, room)

    def _rising(self, console: Console, room: Room) -> Step | None:
        """Points and rights; in voting procedure there is no more of that."""
        busy = self.over or console.motion or console.calling or self.voting_now
        return None if busy else self.risings.step(console, room)

    def _motion(self, console: Console, room: Room) -> Step | None:
        """Take motions for a while, then put them in their order."""
        number = len(self.programme)
        if console.calling:
            enough = len(console.screen["motions"].of_class("motion")) >= ENOUGH
            waiting = None if enough else self.patience.wait(f"call {number}", 3, MOMENT)
            if waiting:
                return waiting
            if moved := self._moved(console, f"moved {number}"):
                return moved
            return pressing(console.screen.button("call", "motions/call/", "end"))
        put = console.motion
        if put is None:
            return None
        if quorum := console.next_at("roll/"):
            return pressing(quorum)
        ways = {button.value: button for button in buttons(put) if button.enabled}
        if not self.voting_now and (aside := self._set_aside(put, ways)):
            return aside
        if "seconded" in ways:
            return self._seconds(put, ways)
        if speaking := self.arguing.speech(console):
            return speaking
        if (moot := console.next_at("motions/")) and moot.value == "withdrawn":
            return pressing(moot)
        if self.voting_now and not any(room.objects(seat, words_of(put)) for seat in console.in_room()):
            return pressing(ways.get("no_objection"), ROUND)
        if asking := self.arguing.step(console, put, ways):
            return asking
        return Step(self._placards(console, room, put, ways), ROUND)

    def _moved(self, console: Console, moment: str) -> Step | None:
        """Where nobody moves by phone, and now and then besides, a placard is raised; the Chair types the motion."""
        pending = [words_of(each) for each in console.screen["motions"].of_class("motion")]
        seats, fields = console.in_room(), motion(console.screen, pending, self.draw)
        if not seats or not fields or not self.patience.wait(moment, 2):
            return None
        if console.motion and self.draw.random() >= ALSO:
            return None
        return Step(Press("motions/", {"line": spoken(fields, self.draw.choice(seats))}), ANSWER)

    def _set_aside(self, put: Node, ways: dict[str, Button]) -> Step | None:
        """What failed in the same words is dilatory, and so is a caucus on what was spoken on, or what serves nothing;
        a mover may think better of it."""
        if is_appeal(put):
            return None
        if words_of(put) in self.failed or topic_of(put) in self.spoken_on:
            return pressing(ways.get("dilatory"))
        self.aside_in -= put["id"] not in self.looked_at
        self.looked_at.add(put["id"])
        aside = [how for how in ("withdrawn", "dilatory") if how in ways]
        if self.aside_in > 0 or not aside:
            return None
        self.aside_in = self.draw.randint(*ASIDE)
        return pressing(ways[self.asides.deal(aside)])

    def _seconds(self, put: Node, ways: dict[str, Button]) -> Step | None:
        """Ask for a second on the phones, then by placard; what nobody seconds is not put.

        An appeal has its second, and so has a division, which was talked over.
        """
        if waiting := self.patience.wait(f"second {put['id']}", 3, MOMENT):
            return waiting
        how = "seconded" if self.draw.random() < SECONDED else "dilatory"
        return pressing(ways.get("seconded" if is_appeal(put) or self.voting_now else how))

    def _placards(self, console: Console, room: Room, put: Node, ways: dict[str, Button]) -> Press:
        """Look at the placards, and count them where it is not clear."""
        said = words_of(put)
        seats = console.members() if put.of_class("members") else console.in_room()
        goes_along = OVERTURNS if is_appeal(put) else GOES_ALONG
        yes = sum(room.politics.agrees(seat, said, goes_along) for seat in seats)
        if 2 * yes <= len(seats):
            self.failed.add(said)
        elif topic_of(put):
            self.spoken_on.add(topic_of(put))
        clear = "clearly_carried" if yes >= CLEARLY * len(seats) else "clearly_failed"
        if clear == "clearly_carried" or yes <= (1 - CLEARLY) * len(seats):
            return ways[clear].press
        id = put["id"].removeprefix("motion-")
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
        presented = console.screen["caucus"].text.startswith("Presentation")
        waiting = (
            self.patience.wait(f"caucus {end.path}", 3)
            if moderated
            else self.patience.wait(f"caucus {end.path}", 1 if presented else 3, MEETING_UP, asking=False)
        )
        speaks = moderated and not waiting and self._placards_up(console, end.path)
        return waiting or speaks or pressing(end)
