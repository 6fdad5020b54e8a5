"""What delegations rise to beside motions: points, a right of reply, an appeal; and how the Chair rules."""

from typing import NamedTuple

from jmmun.rehearsal.dais import ANSWER, MOMENT, SPEECH, Console, Room, Step, pressing
from jmmun.rehearsal.lots import Deal, lots
from jmmun.rehearsal.pages import Press

ORDER, PRIVILEGE, INQUIRY = "point_of_order", "point_personal_privilege", "point_parliamentary_inquiry"
REPLY, APPEAL = "right_of_reply", "appeal_ruling"
WORDS = {
    ORDER: (
        "The speech does not bear on the topic under debate",
        "Delegations are not recognised in the order of the list",
        "The speaker has gone beyond the time allotted",
    ),
    PRIVILEGE: (
        "The microphone cannot be heard in the back row",
        "It is too warm in the room",
        "The screen cannot be read from the side",
    ),
    INQUIRY: (
        "When is the committee going to vote",
        "What majority does the closure of debate need",
        "Until when may a draft resolution be handed in",
    ),
    REPLY: ("",),
}
WELL_TAKEN = 0.4
"""How often the Chair rules that a point of order is well taken; one of privilege always is."""
APPEALS = 0.5
"""How often a ruling against a point of order is appealed, as long as none was."""
MOST = 4
"""Delegations that rise in one meeting; each rises once in a conference."""
BETWEEN = (2, 3)
"""Speeches from one rising to the next."""
BY_LINE = 0.4
"""How often the Chair types the line in place of filling in the form."""


class Rising(NamedTuple):
    kind: str
    seat: str

    @property
    def interrupts(self) -> bool:
        return self.kind in (ORDER, PRIVILEGE)


class Risings:
    """Placards that are raised while others speak. What may not interrupt waits for the end of the speech."""

    def __init__(self, seed: str) -> None:
        self.seed, self.draw = seed, lots(seed, "risings")
        self.kinds = Deal(lots(seed, "kinds of rising"))
        self.rose: set[str] = set()
        self.ordered = 0
        """Points of order so far."""
        self.appealed = False
        self.begin()

    def begin(self) -> None:
        """A meeting begins."""
        self.waiting: Rising | None = None
        self.ruled: Rising | None = None
        """Who rose last: to the point that is before the Chair, if one is."""
        self.left, self.next_in, self.speech = MOST, self.draw.randint(*BETWEEN), ""

    def rule(self, console: Console) -> Step | None:
        """Rule on the point that is before the Chair."""
        likely = console.next_at("points/")
        if likely is None:
            return None
        point, self.ruled = self.ruled, None
        if point is None or point.kind != ORDER:
            return pressing(likely, MOMENT)
        self.ordered += 1
        own = lots(self.seed, "ruling", self.ordered)
        if own.random() < WELL_TAKEN:
            return pressing(likely, MOMENT)
        if not self.appealed and own.random() < APPEALS:
            self.appealed, self.waiting = True, Rising(APPEAL, point.seat)
        return pressing(console.screen.button("point", "points/", "not_well_taken"))

    def step(self, console: Console, room: Room) -> Step | None:
        """Enter who rises at this moment, or end the speech for which it waits."""
        rising = self.waiting or self._rises(console, room)
        if rising is None:
            return None
        if console.speech and not rising.interrupts:
            self.waiting = rising
            ending = console.screen.button("speech", "speeches/", "end")
            return pressing(ending, self.draw.uniform(*SPEECH) / 2)
        self.waiting = None
        if rising.seat not in console.in_room():
            return None
        self.ruled = rising
        return Step(self._entered(rising), ANSWER)

    def _entered(self, rising: Rising) -> Press:
        """As the Chair enters it: typed as it is spoken, or by the form with what it is about."""
        if rising.kind not in WORDS or self.draw.random() < BY_LINE:
            return Press("motions/", {"line": f"{rising.kind.replace('_', ' ')} {rising.seat}"})
        words = self.draw.choice(WORDS[rising.kind])
        return Press("motions/", {"motion": rising.kind, "seat": rising.seat, "topic": words})

    def _rises(self, console: Console, room: Room) -> Rising | None:
        """Whether somebody rises to this speech. Nobody does so twice, nor to its own."""
        if not self.left or console.speech in ("", self.speech):
            return None
        self.speech = console.speech
        self.next_in -= 1
        offered = [kind for kind in WORDS if kind in console.rights]
        if console.screen["caucus"].all("p"):
            # An inquiry is for the debate; in a caucus nobody asks about what follows it.
            offered = [kind for kind in offered if kind != INQUIRY]
        speaker, groups = console.speaker, room.politics.groups
        others = [seat for seat in console.in_room() if seat not in (*self.rose, speaker)]
        if self.next_in > 0 or not offered or not others:
            return None
        kind = self.kinds.deal(offered)
        if kind == REPLY:
            # A group does not reply to its own.
            others = [seat for seat in others if groups.get(seat) != groups.get(speaker)] or others
        seat = self.draw.choice(others)
        self.rose.add(seat)
        self.left, self.next_in = self.left - 1, self.draw.randint(*BETWEEN)
        return Rising(kind, seat)
