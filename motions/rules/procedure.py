"""The rules of procedure as a value. Opening a meeting enters a copy, so that editing a rule
later never rewrites what happened under it.

Data chooses, code acts: a kind of motion names an effect that `motions.effects` knows, and says
everything else about it in plain words that a director can read and edit.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from motions.rules.majority import Threshold

type State = Literal[
    "closed", "roll_call", "agenda", "debate", "moderated_caucus", "unmoderated_caucus",
    "consultation_of_whole", "tour", "presentation", "questions", "voting_procedure", "vote",
    "after_vote",
]  # fmt: skip
"""What the room is in the middle of. The last is named by sets of rules of their own: what follows a vote
belongs to voting procedure."""
type Form = Literal["point", "right", "motion", "voting_motion", "sponsor_action"]
type DecidedBy = Literal["chair", "vote", "automatic", "objection"]
type RaisedBy = Literal["all_delegations", "members", "sponsor", "all_sponsors"]
type Tiebreak = Literal["longer_total", "more_speakers", "earlier_raised"]
type ListEmpty = Literal["ask", "close_list", "close_debate"]
"""What the Chair most likely does when nobody is left on the speakers list."""
type Slot = Literal["first", "last", "none"]
"""When the proposer of a moderated caucus speaks in it."""
type VoteFrom = Literal["lot", "first"]
"""Where a roll-call vote begins: at a name drawn by lot, or at the first of the roll."""
type TourFrom = Literal["first", "lot", "proposer"]
"""Where a tour de table begins: at the first name of the roll, at one drawn by lot, or at its proposer."""


MOVED: tuple[Form, ...] = ("motion", "voting_motion")
"""Forms of what is moved; the second belongs to voting procedure."""
LAST = 999
"""The precedence of what has none."""
POINTS = ("point", "inquiry")
"""Effects of what stops the clocks until the Chair has ruled on it, or answered it."""


class Kind(Struct, frozen=True, dict=True):
    """One point, right or motion that the procedure knows."""

    code: str
    effect: str = ""
    """What it brings about; a kind without an effect is known by name and not offered."""
    precedence: int | None = None
    """The lower, the more it disrupts, and the earlier it is put to the vote."""
    threshold: str = "simple"
    seconds: int = 1
    form: Form = "motion"
    name: str = ""
    name_ja: str = ""
    params: tuple[str, ...] = ()
    """What its mover must say; a question mark after what may be left out."""
    states: tuple[str, ...] = ()
    """Where it is in order; everywhere if none is named."""
    raised_by: RaisedBy = "all_delegations"
    interrupts: bool = False
    """Whether it is heard while a delegation has the floor."""
    speakers_for: int = 0
    speakers_against: int = 0
    decided_by: DecidedBy = "vote"
    electorate: Literal["all_delegations", "members"] | None = "all_delegations"
    takes_floor: bool = False
    """Whether the other motions before the room fall when it carries."""
    enabled: bool = True

    @property
    def moved(self) -> bool:
        """Whether delegations move it, rather than rise to it."""
        return self.form in MOVED

    @property
    def by_chair(self) -> bool:
        """Whether the Chair decides on it, unless somebody objects."""
        return self.moved and self.decided_by == "chair"

    @property
    def granted(self) -> bool:
        """Whether it is had for the asking: who asks for a roll call gets one."""
        return self.moved and self.decided_by in ("automatic", "objection")

    @cached_property
    def _sayable(self) -> frozenset[str]:
        return frozenset(param.removesuffix("?") for param in self.params)

    def wants(self, param: str) -> bool:
        """Whether its mover may say `param`."""
        return param in self._sayable

    @property
    def rank(self) -> tuple[int, str]:
        """Its place by precedence, the less the earlier; what has none comes last."""
        return (LAST if self.precedence is None else self.precedence, self.code)

    @property
    def offered(self) -> bool:
        return self.enabled and bool(self.effect)

    def in_order_in(self, state: State) -> bool:
        """Whether the rules have it in order in what the room is in the middle of."""
        return not self.states or state in self.states


def _by_precedence(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    return tuple(sorted(kinds, key=lambda kind: kind.rank))


class Procedure(Struct, frozen=True, dict=True):
    """Every number and choice that rulings read. Times in seconds, as a director writes them.

    It is asked for every seat at every act; what is worked out of it is worked out once.
    """

    code: str = "unhrc-default"
    open_numerator: int = 1
    open_denominator: int = 3
    speaking_time: int = 90
    warn_at: tuple[int, ...] = (30, 10)
    gavel: bool = False
    """Whether the Chair strikes the gavel at each of these, and twice at the end."""
    start_clock_at_once: bool = False
    yields: tuple[Literal["chair", "delegate", "questions", "comments"], ...] = (
        "chair",
        "delegate",
        "questions",
    )
    max_yields: int = 1
    comments: int = 2
    """How many comment on a speech that is yielded to comments,"""
    comment_time: int = 30
    """and how long each may speak."""
    present_and_voting: bool = True
    """Whether "present and voting" is an answer at the roll call."""
    voting_abstains: bool = False
    """Whether who answered so may abstain on substance all the same."""
    procedural_abstention: bool = False
    """Whether a delegation may abstain on procedure."""
    list_empty: ListEmpty = "ask"
    speeches_in_a_row: int = 0
    """After how many speeches from the general list the Chair asks for motions; 0 for whenever it likes."""
    called_together: int = 1
    """How many speakers of the general list are called at a time, one after the other."""
    motion_time: int = 30
    """How long a speech for or against a motion is."""
    draft_threshold: Threshold = "simple"
    draft_votes: int = 0
    """The least number of votes in favour that adopts a draft, an amendment or a part; 0 for any."""
    veto: tuple[str, ...] = ()
    """The seats whose vote against defeats a draft, an amendment or a part."""
    draft_support: int = 20
    """Sponsors and signatories that a draft usually has, in per cent of the members present."""
    amendment_support: int = 10
    """The same of an amendment."""
    amend_preamble: bool = False
    """Whether amendments may be to the preamble."""
    second_degree: bool = False
    """Whether amendments may be to other amendments."""
    kinds: dict[str, Kind] = {}
    tiebreaks: tuple[Tiebreak, ...] = ("longer_total", "more_speakers", "earlier_raised")
    proposer_speaks: Slot = "first"
    tour_from: TourFrom = "first"
    presentation_time: int = 180
    """How long sponsors present a draft that was introduced by a motion; 0 if they do not."""
    time_for: int = 0
    """How long those in favour of a draft speak on it before it is voted on; 0 if sides have no times,"""
    time_against: int = 0
    """and how long those against it."""
    question_time: int = 30
    """How long a question on a draft may be,"""
    answer_time: int = 60
    """and how long a sponsor's answer."""
    reply_time: int = 60
    explanation_time: int = 30
    explanations: Literal["before", "after"] = "after"
    """Whether who voted with rights explains its vote before the result is announced or after it."""
    usual_vote: Literal["roll_call", "without_vote"] = "roll_call"
    """How a draft as a whole is put, unless somebody asks otherwise."""
    with_rights: bool = True
    """Whether a seat that is called may ask with its vote to explain it."""
    vote_from: VoteFrom = "lot"
    passes: bool = True
    """Whether a seat that is called in a roll-call vote may pass, and is called once more."""
    sealed_room: bool = False
    """Whether nobody is admitted to the room during voting procedure."""
    show_tally: bool = False
    """Whether the room sees a vote's figures before the result is announced."""
    moderated_longest: int = 1200
    unmoderated_longest: int = 1800
    extensions: int = 1
    """How often a caucus is usually extended. Like the longest times, more warns and is never refused."""

    @cached_property
    def _moved(self) -> tuple[Kind, ...]:
        kinds = [kind for kind in self.kinds.values() if kind.offered and kind.moved]
        return _by_precedence(kinds)

    def moved(self) -> tuple[Kind, ...]:
        """The kinds that are moved, in order of precedence."""
        return self._moved

    def declared(self) -> tuple[Kind, ...]:
        """What delegations do not move under these rules, and the Chair may declare all the same."""
        kinds = [kind for kind in self.kinds.values() if kind.effect and kind.moved and not kind.enabled]
        return _by_precedence(kinds)

    def points(self) -> tuple[Kind, ...]:
        kinds = [kind for kind in self.kinds.values() if kind.offered and kind.effect in POINTS]
        return _by_precedence(kinds)

    def in_order_in(self, state: State) -> tuple[Kind, ...]:
        """The points, rights and motions that may be risen to in a state, in order of precedence."""
        kinds = [kind for kind in self.kinds.values() if kind.offered and kind.in_order_in(state)]
        return _by_precedence(kinds)

    def offers(self, code: str) -> bool:
        """Whether these rules have something in use by that code."""
        kind = self.kinds.get(code)
        return kind is not None and kind.offered

    def effect_of(self, code: str) -> str:
        """What a kind brings about, by its code; empty for one that these rules do not know."""
        kind = self.kinds.get(code)
        return kind.effect if kind else ""

    def moved_for(self, effect: str) -> Kind | None:
        """The motion that brings an effect about, if these rules know one."""
        return next((kind for kind in self.moved() if kind.effect == effect), None)

    def declared_for(self, effect: str) -> Kind | None:
        """What the Chair declares to bring an effect about, moved under these rules or not."""
        return next((kind for kind in (*self.moved(), *self.declared()) if kind.effect == effect), None)

    def members_only(self, motion: str) -> bool:
        """Whether observers do not vote on a motion."""
        kind = self.kinds.get(motion)
        return kind is not None and kind.electorate == "members"

    def threshold(self, motion: str) -> Threshold:
        """The majority that carries a motion, or overturns a ruling; a tie lets a ruling stand."""
        kind = self.kinds.get(motion)
        return "two_thirds" if kind and kind.threshold.endswith("two_thirds") else "simple"


class ProcedureTaken(Fact, frozen=True):
    """The rules in force from here on."""

    moves: ClassVar = ("meeting",)
    procedure: Procedure


class InForce(Struct, frozen=True):
    procedure: Procedure = Procedure()

    def evolve(self, entry: Entry) -> "InForce":
        if isinstance(entry.fact, ProcedureTaken):
            return replace(self, procedure=entry.fact.procedure)
        return self
