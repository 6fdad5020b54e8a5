"""What delegations think: mostly what their regional group thinks, and not always."""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from jmmun.rehearsal.lots import lots

LEANINGS = ("yes", "yes", "yes", "abstain", "no")
"""Of five groups, how many usually lean which way on a draft."""
CONTESTED = 0.5
"""How often a draft is one that divides the room; an amendment always does."""
OPPOSED = ("yes", "abstain", "no", "no", "no")
"""Of five groups, how many then lean which way; only the group that wrote it is sure to be for it."""
KEPT = ("yes", "yes", "yes", "yes", "no")
"""Of five groups, how many lean which way on what is put apart, which is mostly kept."""
PIECE = re.compile(r"Amendment \d+ to (?:amendment \d+ to )?L\.\d+|Paragraphs? [\d–, ]+ of L\.\d+")
GOES_ALONG = 0.75
"""How often a group is for what somebody moves; most of what is moved in a room has been talked over."""
OVERTURNS = 0.3
"""How often a group would overturn a ruling of the Chair."""
PASSES, EXPLAINS = 0.06, 0.06
"""How often a seat that is called passes, and how often it votes with rights."""
OBJECTS = 0.1
"""How often who is against a draft keeps it from being adopted without a vote."""


def piece_of(words: str) -> str:
    """The amendment or the part that is named in these words, such as "Amendment 1 to L.2"; empty without one."""
    named = PIECE.search(words)
    return named[0] if named else ""


class Politics(Struct, frozen=True):
    """Who belongs to which group, and how often a delegation dissents from it.

    What is thought of a matter is drawn from the seed, the group and the words of the matter, so it
    is the same whoever asks, when, and how often.
    """

    seed: str
    groups: dict[str, str]
    dissent: float = 0.15

    def leaning(self, group: str, matter: str, sponsors: Sequence[str] = ()) -> str:
        """How a group leans on what is put. A group is for what its members have put forward; where that divides
        the room, only the group of the first of those who wrote it.
        """
        piece = piece_of(matter)
        divides = lots(self.seed, "contested", matter).random() < CONTESTED
        contested = piece.startswith("Amendment") if piece else divides
        wrote = sponsors[:1] if contested else sponsors
        if any(self.groups.get(seat) == group for seat in wrote):
            return "yes"
        ways = OPPOSED if contested else KEPT if piece else LEANINGS
        return lots(self.seed, "leaning", group, matter).choice(ways)

    def choice(self, seat: str, matter: str, allowed: Collection[str], sponsors: Sequence[str] = ()) -> str:
        """How a seat votes on a draft, out of what is `allowed`; a sponsor votes for its own."""
        if seat in sponsors and "yes" in allowed:
            return "yes"
        own = lots(self.seed, "choice", seat, matter)
        leaning = self.leaning(self.groups.get(seat, seat), matter, sponsors)
        others = [each for each in sorted(allowed) if each != leaning]
        if others and (leaning not in allowed or own.random() < self.dissent):
            return own.choice(others)
        return leaning

    def passes(self, seat: str, matter: str) -> bool:
        """Whether a seat passes when it is called first."""
        return lots(self.seed, "passes", seat, matter).random() < PASSES

    def explains(self, seat: str, matter: str, sponsors: Sequence[str] = ()) -> bool:
        """Whether a seat votes with rights; a sponsor does not explain its vote on its own text."""
        return seat not in sponsors and lots(self.seed, "explains", seat, matter).random() < EXPLAINS

    def objects(self, seat: str, matter: str, sponsors: Sequence[str] = ()) -> bool:
        """Whether a seat objects to a draft's adoption without a vote."""
        against = self.choice(seat, matter, LEANINGS, sponsors) == "no"
        return against and lots(self.seed, "objects", seat, matter).random() < OBJECTS

    def agrees(self, seat: str, motion: str, goes_along: float = GOES_ALONG) -> bool:
        """Whether a seat raises its placard for a motion, in these words; nobody abstains on procedure."""
        along = lots(self.seed, "motion", self.groups.get(seat, seat), motion).random() < goes_along
        dissents = lots(self.seed, "motion", seat, "itself", motion).random() < self.dissent
        return along != dissents
