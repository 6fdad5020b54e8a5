"""A ballot that was announced wrong: found after the votes, and corrected on the page of its announcement."""

from collections.abc import Iterator

from jmmun.rehearsal.dais import MOMENT, Console, Step
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.pages import Node, Press

FOUND = 0.5
"""How often in a conference."""
CLEAR = 2
"""Votes by which a result is clear: one ballot more or less leaves it as it is."""


class Correcting:
    """Looks through the announced votes once, and corrects one ballot where that changes no result."""

    def __init__(self, seed: str) -> None:
        self.draw = lots(seed, "correcting")
        self.left: list[str] | None = None
        """The announcements that have not been looked at, by their addresses."""
        self.opened = ""

    def step(self, console: Console) -> Step | None:
        if self.left is None:
            found = [
                link["href"] for link in console.screen["papers"].all("a") if "corrections/" in link["href"]
            ]
            self.left = self.draw.sample(found, len(found)) if self.draw.random() < FOUND else []
        if self.opened:
            path, self.opened = self.opened, ""
            press = self._corrected(console.screen.opened, path)
            if press:
                self.left = []
                return Step(press)
        if not self.left:
            return None
        self.opened = self.left.pop()
        return Step(None, MOMENT, opens=self.opened)

    def _corrected(self, page: Node, path: str) -> Press | None:
        """The form for a ballot with another choice in it; None if the page has none, or the result is too close."""
        forms = (form for form in page.all("form") if form.first("input", name="part", value="ballot"))
        form = next(forms, None)
        if form is None:
            return None
        given = dict(_given(form))
        yes, no = (sum(choice == each for choice in given.values()) for each in ("yes", "no"))
        abstained = sorted(seat for seat, choice in given.items() if choice == "abstain")
        entry = form.first("input", name="entry")
        if abs(yes - no) <= CLEAR or not abstained or entry is None:
            return None
        fields = {"part": "ballot", "entry": entry["value"]}
        return Press(path, {**fields, "seat": self.draw.choice(abstained), "answer": "yes"})


def _given(form: Node) -> Iterator[tuple[str, str]]:
    """What each seat voted: it stands behind the seat's name."""
    seats, answers = (form.first("select", name=name) for name in ("seat", "answer"))
    if seats is None or answers is None:
        return
    choices = {option.text.lower(): option["value"] for option in answers.all("option")}
    for option in seats.all("option"):
        yield option["value"], choices.get(option.text.rpartition(": ")[2].lower(), "")
