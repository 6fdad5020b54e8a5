"""Speakers for and against a motion, whom the Chair names before the room decides."""

import json

from jmmun.rehearsal.dais import ANSWER, SPEECH, Console, Step, pressing
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.pages import Button, Node, Press

SPEAKS = 0.4
"""How often somebody wishes to speak when the Chair asks for a speaker on a motion."""


class Arguing:
    """Hears who wishes to speak on a motion. Each question is asked once."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.spoke: dict[str, list[str]] = {}
        """Who has spoken on each motion that was put."""

    def speech(self, console: Console) -> Step | None:
        """Start the clock of who speaks on the motion, and end the speech."""
        step = console.next
        if step is None or not step.path.startswith(("speeches/", "clocks/speech/")):
            return None
        return pressing(step, lots(self.seed, "speech on a motion", step.path).uniform(*SPEECH) / 2)

    def step(self, console: Console, put: Node, ways: dict[str, Button]) -> Step | None:
        """Name who speaks next on the motion, or put it to the vote; None if nobody is to be asked."""
        if "put" not in ways:
            return None
        opening = put.first("button", **{"data-opens": "hearing-dialog"})
        spoke = self.spoke.setdefault(put["id"], [])
        seats = [seat for seat in console.in_room() if seat not in spoke]
        own = lots(self.seed, "on a motion", put["id"], len(spoke))
        if opening is None or not seats or own.random() >= SPEAKS:
            return pressing(ways["put"])
        spoke.append(own.choice(seats))
        fields = {**json.loads(opening["data-fill"]), "seat": spoke[-1]}
        return Step(Press("motions/speakers/", fields), ANSWER)
