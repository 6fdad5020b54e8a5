"""The Chair in a vote on a draft, an amendment or a part: in which way it is put, and what the room says."""

import re

from jmmun.rehearsal.asking import Asking
from jmmun.rehearsal.dais import ANSWER, ROUND, SPEECH, Console, Patience, Room, Step, pressing
from jmmun.rehearsal.lots import Deal, lots
from jmmun.rehearsal.pages import Button, Press, buttons

VOICES = ("yes", "no", "abstain")
METHODS = ("roll_call", "phones", "placard", "without_vote")
PIECES = ("placard", "placard", "placard", "phones", "without_vote")
"""How amendments and parts are put: mostly the shortest way."""
MISCOUNTED, MISHEARD = 0.3, 0.02
"""How often placards are counted wrong at first, and an answer is understood wrong."""


class Voting:
    """Each draft is put in the way that was used least; what was counted or heard wrong is corrected."""

    def __init__(self, seed: str, patience: Patience) -> None:
        self.seed, self.draw, self.patience = seed, lots(seed, "voting"), patience
        self.methods = Deal(lots(seed, "methods"))
        self.asking, self.asked = Asking(seed), ""
        """Who asks for what before a vote; and the question for which a way to vote was asked for."""
        self.put: set[str] = set()
        self.counted: dict[str, bool] = {}
        """Votes by placards, and whether their count is right."""
        self.disputed = False
        """Whether an amendment to the draft or a part of it was voted on: then nobody proposes to do without a vote."""
        self.correction: Press | None = None

    def putting(self, console: Console, step: Button) -> Step | None:
        """What comes before the question that the big button names, or how it is put. Who objected once gets a vote."""
        if asked := self.asking.step(console, step):
            return asked
        ways = {
            way.value: way
            for way in console.screen.enabled("papers")
            if way.path == step.path and way.value in METHODS
        }
        if not ways or self.asked == step.path:
            self.asked = ""
            return pressing(step, ROUND)
        piece = not re.fullmatch(r"papers/\d+/", step.path)
        if step.path in self.put or (self.disputed and not piece):
            ways.pop("without_vote", None)
        method = self._method(step.path, ways) if piece else self.methods.deal(ways)
        self.disputed = piece and (self.disputed or method != "without_vote")
        if step.path not in self.put and (asked := self.asking.method(console, method)):
            self.asked = step.path
            self.put.add(step.path)
            return asked
        self.put.add(step.path)
        return pressing(ways[method], ROUND)

    def _method(self, path: str, ways: dict[str, Button]) -> str:
        """How an amendment or a part is put."""
        likely = lots(self.seed, "piece", path).choice(PIECES)
        return likely if likely in ways else PIECES[0]

    def step(self, console: Console, room: Room) -> Step | None:
        """What to do in the vote before the room, or with who explains its vote; None without either."""
        step = console.next
        if not console.over:
            return None
        if self.correction:
            correction, self.correction = self.correction, None
            return Step(correction, ANSWER)
        if step and step.path.startswith("explanations/"):
            return pressing(step, self.draw.uniform(*SPEECH))
        if step and step.name == "choice":
            return self._called(console, room, step)
        if console.placards and not self.counted.get(console.placards):
            return self._count(console, room)
        if objecting := console.screen.button("vote", "votes/", "object"):
            return self._objections(console, room, step, objecting)
        return pressing(step, ROUND) or self._ballots(console, room)

    def _called(self, console: Console, room: Room, step: Button) -> Step:
        """What the seat says that is called, with rights or without, entered as the Chair understood it."""
        seat, matter = step.path.split("/")[2], console.voted_on
        ways = [way for way in console.screen.enabled("vote") if way.path == step.path]
        called = {way.value: way for way in ways if way.name == "choice"}
        if "pass" in called and room.passes(seat, matter):
            return Step(called["pass"].press, ANSWER)
        allowed = [choice for choice in VOICES if choice in called]
        said = room.says(seat, matter, allowed)
        others = [choice for choice in allowed if choice != said]
        # Of each answer by itself: with whom a roll call begins is the committee's lot, not ours.
        own = lots(self.seed, "heard", seat, matter)
        if others and own.random() < MISHEARD:
            self.correction = Press(step.path, {"correct": said})
            return Step(called[own.choice(others)].press, ANSWER)
        rights = [way for way in ways if way.name == "rights" and way.value == said]
        return Step((rights[0] if rights and room.explains(seat, matter) else called[said]).press, ANSWER)

    def _count(self, console: Console, room: Room) -> Step:
        """Count the placards; now and then one is missed, and they are counted again."""
        vote, bound = console.placards, console.no_abstention()
        counts = dict.fromkeys(VOICES, 0)
        for seat in console.members():
            counts[room.says(seat, console.voted_on, VOICES[:2] if seat in bound else VOICES)] += 1
        first = lots(self.seed, "counted", len(self.counted))
        wrong = vote not in self.counted and first.random() < MISCOUNTED
        if wrong:
            counts[max(VOICES, key=counts.__getitem__)] -= 1
        self.counted[vote] = not wrong
        return Step(
            Press("votes/count/", {"vote": vote, **{each: str(counts[each]) for each in VOICES}}), ROUND
        )

    def _objections(
        self, console: Console, room: Room, step: Button | None, objecting: Button
    ) -> Step | None:
        """Look around whether somebody objects to adopting the draft without a vote."""
        objects = any(room.objects(seat, console.voted_on) for seat in console.members())
        return pressing(objecting if objects else step, ROUND)

    def _ballots(self, console: Console, room: Room) -> Step | None:
        """Wait for ballots, enter those that did not come as they are said aloud, and close the vote."""
        if waiting := self.patience.wait(f"ballots {console.over.split('·')[1:2]}", 4):
            return waiting
        for row in console.screen["ballots"].of_class("open"):
            ways = {way.value: way for way in buttons(row) if way.enabled and way.value in VOICES}
            if ways:
                seat = next(iter(ways.values())).path.split("/")[2]
                return Step(ways[room.says(seat, console.voted_on, list(ways))].press, ANSWER)
        return pressing(console.screen.button("vote", "votes/", "close"))
