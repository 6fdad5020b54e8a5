"""Comments on a speech, where the rules know them: the speaker yields to them, and placards are raised."""

from jmmun.rehearsal.dais import ANSWER, SPEECH, Console, Step, pressing
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.pages import Press

YIELDS, COMMENTS = 0.4, 0.7
"""How often a speaker yields to comments, and somebody raises a placard for one where no phone asks."""


class Commenting:
    """Each speech is looked at once, and nobody comments twice on it."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.looked_at: set[str] = set()
        self.of, self.heard = "", set[str]()
        """The speech that is open to comments, and whose that was and who has commented."""

    def yields(self, console: Console) -> Step | None:
        """Whether the speaker yields the rest of its time to comments."""
        way = console.screen.button("speech", "speeches/", "comments")
        if way is None or console.speech in self.looked_at:
            return None
        self.looked_at.add(console.speech)
        if lots(self.seed, "yields", console.speech).random() >= YIELDS:
            return None
        self.of, self.heard = console.speech, {console.speaker}
        return pressing(way, ANSWER)

    def step(self, console: Console) -> Step | None:
        """Hear who comments, by phone or by placard; None if nobody wishes to, or what the rules allow is heard."""
        if console.screen.button("speech", "comments/", "end") is None:
            return None
        if console.speech:
            step = console.next
            own = lots(self.seed, "comment", console.speech)
            return pressing(step, own.uniform(*SPEECH) / 2) if step and "speech" in step.path else None
        asking = console.next_at("comments/")
        if asking and asking.name == "seat":
            self.heard.add(asking.value)
            return pressing(asking)
        own = lots(self.seed, "commenting", self.of, len(self.heard))
        seats = [seat for seat in console.in_room() if seat not in self.heard]
        if not seats or own.random() >= COMMENTS:
            return None
        seat = own.choice(seats)
        self.heard.add(seat)
        return Step(Press("comments/", {"seat": seat}), ANSWER)
