"""What delegations ask for in voting procedure: an order, a division, a way to vote; or they take something back."""

from jmmun.rehearsal.dais import ANSWER, MOMENT, Console, Step, pressing
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.pages import Button, Press, buttons
from jmmun.rehearsal.papers import before_the_room

DIVISION = "division"
CLAUSES = ("1", "2", "1 2")
"""Paragraphs that somebody wants voted on apart: what is contested in a draft comes first in it."""
DRAFT_FIRST, AMENDMENT_FIRST, ASKS = 0.5, 0.5, 0.6
"""How often one draft is put before the others; an amendment before the others; and how often it is a
delegation that asks for a way to vote."""
WITHDRAWN, DIVIDED = (1, 3), (1, 4)
"""Which amendment that comes up is withdrawn, and which draft is divided: of the first few one."""
MOTIONS = {"roll_call": "roll_call_vote", "without_vote": "adopt_by_acclamation"}
"""What is moved to have a vote taken so."""
BY_LINE = 0.5


class Asking:
    """Delegations rise before a vote. Each question is looked at once."""

    def __init__(self, seed: str) -> None:
        self.seed, self.draw = seed, lots(seed, "asking")
        self.looked_at: set[str] = set()
        self.begun = False
        self.withdrawn_in, self.divided_in = self.draw.randint(*WITHDRAWN), self.draw.randint(*DIVIDED)

    def step(self, console: Console, put: Button) -> Step | None:
        """What is asked for before the question is put that the big button names."""
        if not self.begun:
            self.begun = True
            drafts = [way for way in console.screen.enabled("papers") if way.path.startswith("papers/")]
            if first := self._first(drafts, DRAFT_FIRST):
                return first
        if put.path in self.looked_at or put.value == "withdraw":
            return None
        self.looked_at.add(put.path)
        if put.path.startswith("amendments/"):
            rows = [buttons(row) for row in console.screen["papers"].of_class("paper")]
            same = [way for row in rows if any(way.path == put.path for way in row) for way in row]
            amendments = [way for way in same if way.enabled and way.path.startswith("amendments/")]
            return self._withdrawal(console, put) or self._first(amendments, AMENDMENT_FIRST)
        return None if "/parts/" in put.path else self._division(console, put)

    def method(self, console: Console, method: str) -> Step | None:
        """Whether a delegation asks for this way to vote, or the Chair proposes it."""
        members = console.members()
        known = method in MOTIONS and console.knows(MOTIONS[method])
        if not known or not members or self.draw.random() >= ASKS:
            return None
        seat = self.draw.choice(members)
        return Step(Press("motions/", {"motion": MOTIONS[method], "seat": seat}), ANSWER)

    def _first(self, ways: list[Button], often: float) -> Step | None:
        """Somebody asks that one of the others be voted on before this one."""
        others = [way for way in ways if way.name == "before"]
        return pressing(self.draw.choice(others)) if others and self.draw.random() < often else None

    def _withdrawal(self, console: Console, put: Button) -> Step | None:
        """Whose amendment it is takes it back."""
        self.withdrawn_in -= 1
        ways = console.screen.button("papers", put.path, "withdraw")
        return pressing(ways, MOMENT) if self.withdrawn_in == 0 else None

    def _division(self, console: Console, put: Button) -> Step | None:
        """A member moves that paragraphs of the draft be voted on apart."""
        draft = next((each for each in before_the_room(console) if put.path == f"papers/{each.id}/"), None)
        members = console.members()
        self.divided_in -= 1
        if self.divided_in != 0 or draft is None or not members:
            return None
        seat, clauses = self.draw.choice(members), self.draw.choice(CLAUSES)
        if self.draw.random() < BY_LINE:
            return Step(Press("motions/", {"line": f"{DIVISION} {draft.symbol} {clauses} {seat}"}), ANSWER)
        fields = {"motion": DIVISION, "draft": draft.symbol, "clauses": clauses, "seat": seat}
        return Step(Press("motions/", fields), ANSWER)
