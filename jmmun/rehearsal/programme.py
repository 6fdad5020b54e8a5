"""The programme of a meeting, gone through item after item: speeches, motions, a draft, the vote."""

from collections.abc import Callable

from jmmun.rehearsal.commenting import Commenting
from jmmun.rehearsal.correcting import Correcting
from jmmun.rehearsal.dais import ANSWER, MOMENT, ROUND, SPEECH, Console, Patience, Room, Step, pressing
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.pages import Press
from jmmun.rehearsal.papers import Papers
from jmmun.rehearsal.voting import Voting

FIRST = (
    "speeches", "motions", "speeches", "draft", "support", "speeches", "motions", "draft", "support", "adjourn",
)  # fmt: skip
LAST = (
    "speeches", "motions", "draft", "support", "amendment", "speeches", "amendment", "motions",
    "draft", "support", "amendment", "amendment", "no_more_names", "all_heard", "votes", "adjourn",
)  # fmt: skip
LEAST = 0.5
"""The part of a meeting's speeches that is held however little the delegates do."""
CLOSURE = "close_debate"
TAKEN = 3
"""Names that the Chair takes by placard where nobody asks from a phone."""


class Leader:
    """Leads a committee through the programme of a meeting, and knows how long things last."""

    def __init__(self, seed: str, lively: float) -> None:
        self.seed, self.lively = seed, lively
        self.draw = lots(seed, "chair")
        self.patience = Patience()
        self.voting = Voting(seed, self.patience)
        self.papers, self.correcting = Papers(seed), Correcting(seed)
        self.commenting = Commenting(seed)
        self.programme: list[str] = []
        self.left = -1
        """How many more speeches there are in this item; -1 before it has begun."""
        self.called = False

    @property
    def voting_now(self) -> bool:
        """Whether the committee is in voting procedure."""
        return self.programme[:1] == ["votes"]

    # The programme

    def _item(self, console: Console, room: Room) -> Step:
        """Go on with the programme, item after item, until there is something to press."""
        while self.programme:
            items: dict[str, Callable[[Console, Room], Step | None]] = {
                "speeches": self._speeches,
                "motions": self._call,
                "draft": self._draft,
                "support": self._once(self.papers.support),
                "amendment": self._amendment,
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
        """A few speeches from the general list, and the floor given back after the last.

        Where the list is closed and exhausted, debate goes on with what else is in the programme.
        """
        if self.left < 0:
            self.left = self._some(2, 4)
        step, closed = console.next, console.screen.button("queue", "list/", "reopen")
        if step and (step.value == CLOSURE or step.path == "list/"):
            if closed:
                return None
            # Nobody waits to speak, but somebody may wish to.
            step = None
        if step and step.path.startswith(("declarations/", "motions/", "clocks/")):
            return pressing(step)
        if commented := self.commenting.step(console):
            return commented
        if step and step.path.startswith("speakers/") and self.left:
            if yielding := self.commenting.yields(console):
                return yielding
            self.left -= 1
            return pressing(step, self._speech())
        if not self.left:
            return self._floor_back(console)
        if step:
            return pressing(step)
        if closed:
            return self._floor_back(console)
        moment = f"list {len(self.programme)}"
        return (
            self.patience.wait(moment, 3) or self._placards_up(console, moment) or self._floor_back(console)
        )

    def _placards_up(self, console: Console, moment: str) -> Step | None:
        """Where nobody asks by phone, look who raises a placard; not in the same item for ever."""
        seats = [seat for seat in console.in_room() if seat != console.speaker]
        if not seats or not self.patience.wait(f"placards {moment}", TAKEN):
            return None
        return Step(Press("list/", {"seat": self.draw.choice(seats)}), ANSWER)

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

    def _once(self, item: Callable[[Console, Room], Step | None]) -> Callable[[Console, Room], Step | None]:
        """An item of one step."""

        def step(console: Console, room: Room) -> Step | None:
            called, self.called = self.called, True
            return None if called else item(console, room)

        return step

    def _draft(self, console: Console, room: Room) -> Step | None:
        """One draft; what was handed in from a phone is circulated, and comes before the room, moved or not."""
        typed = self._once(self.papers.draft)
        moved = self.papers.moved_paper(console, room)
        return moved or self.papers.handed_in_paper(console) or typed(console, room)

    def _amendment(self, console: Console, room: Room) -> Step | None:
        """One amendment; and what was handed in from a phone comes before the room."""
        typed = self._once(self.papers.amendment)
        return self.papers.introduced(console, room) or typed(console, room)

    def _no_more_names(self, console: Console, room: Room) -> Step | None:
        return pressing(console.screen.button("queue", "list/", "close"))

    def _all_heard(self, console: Console, room: Room) -> Step | None:
        """Hear who is still on the list, and close debate."""
        step = console.next
        ways = ("speakers/", "speeches/", "comments/", "clocks/", "declarations/", "motions/call/")
        if step is None or not step.path.startswith(ways):
            return None
        return pressing(step, self._speech() if step.path.startswith("speakers/") else MOMENT)

    def _votes(self, console: Console, room: Room) -> Step | None:
        """Put every draft to the vote with what comes before it, hear who explains its vote, and end voting procedure.

        Who explains its vote comes to the front first, so its clock is started by hand.
        """
        step = console.next
        if step is None or not step.path.startswith(
            ("papers/", "amendments/", "debate/", "speeches/", "clocks/")
        ):
            return None
        if by_hand := console.screen.button("room", "clocks/", "space"):
            return pressing(by_hand)
        if step.path.startswith("clocks/"):
            return pressing(step, self._speech())
        if speaking := self._floor_back(console):
            return speaking
        if step.path.startswith("debate/"):
            return self.correcting.step(console) or pressing(step, ROUND)
        return self.voting.putting(console, step)

    def _adjourn(self, console: Console, room: Room) -> Step | None:
        if self.called:
            return None
        self.called = True
        return Step(Press("meeting/", {"do": "adjourn", "until": ""}), ROUND)

    # How long things last

    def _some(self, least: int, most: int) -> int:
        return max(1, round(self.draw.randint(least, most) * max(LEAST, self.lively)))

    def _speech(self) -> float:
        return self.draw.uniform(*SPEECH)
