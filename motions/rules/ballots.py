"""A vote on substance: who is asked in which order, what each answered, and what it came to."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from committees.rules import MeetingAdjourned
from delegates.rules.speakers import SpeakerRecognised
from motions.rules.agenda import VotingEnded
from motions.rules.corrections import BallotCorrected, PlacardsCorrected, ResultCorrected
from motions.rules.majority import Choice, Outcome, Threshold, outcome

type Answer = Literal["yes", "no", "abstain", "pass"]
"""What may be said when a seat is called; who passes is called once more."""
type Method = Literal["roll_call", "phones", "placard", "without_vote"]
"""By `phones`, the Chair enters the seats that have none, in the same vote."""


class VoteOpened(Fact, frozen=True):
    moves: ClassVar = ("vote", "speaker")
    paper: int
    version: int
    method: Method
    order: tuple[str, ...]
    """The electorate as it is called, from the seat drawn by lot."""
    no_abstention: tuple[str, ...] = ()
    """Those of the electorate who answered "present and voting"."""
    threshold: Threshold = "simple"
    amendment: int | None = None
    """What is voted on is this amendment to the paper,"""
    part: int | None = None
    """or this part of it; else the whole."""
    divided: bool = False
    """The house is divided: a vote by placards is taken again, and nobody abstains."""
    needed: int = 0
    """The least number in favour, beside the majority."""
    veto: tuple[str, ...] = ()
    """Those of the electorate whose vote against defeats it."""


class MethodAsked(Fact, frozen=True):
    """A draft is to be voted on so: a roll call was asked for, or adoption without a vote."""

    method: Method
    paper: int


class BallotCast(Fact, frozen=True):
    """Who entered it, the Chair or the seat's own phone, is the `by` of its entry."""

    vote: int
    seat: str
    choice: Answer
    rights: bool = False
    """The seat asks to explain its vote."""


class PlacardsCounted(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int
    yes: int
    no: int
    abstain: int


class ObjectionMade(Fact, frozen=True):
    """Somebody asked for a vote, so the text is not adopted without one."""

    moves: ClassVar = ("vote",)
    vote: int
    seat: str | None = None


class VoteClosed(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int
    outcome: Outcome
    yes: int
    no: int
    abstain: int
    silent: int
    """Seats of the electorate that did not answer."""
    present: int
    quorum: int


class VoteReopened(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int


class VoteAbandoned(Fact, frozen=True):
    """The dais broke the vote off before a result."""

    moves: ClassVar = ("vote",)
    vote: int


class ResultAnnounced(Fact, frozen=True):
    moves: ClassVar = ("vote",)
    vote: int
    outcome: Outcome


class Tally(Struct, frozen=True):
    outcome: Outcome
    yes: int = 0
    no: int = 0
    abstain: int = 0
    silent: int = 0
    present: int = 0
    quorum: int = 0

    def worked_out(self, fact: ResultCorrected) -> "Tally":
        """The tally with its figures worked out again."""
        return replace(
            self,
            outcome=fact.outcome,
            yes=fact.yes,
            no=fact.no,
            abstain=fact.abstain,
            silent=fact.silent,
        )


class Vote(Struct, frozen=True):
    """A vote, named by the seq of the fact that opened it."""

    id: int
    paper: int
    version: int
    method: Method
    order: tuple[str, ...]
    no_abstention: tuple[str, ...] = ()
    threshold: Threshold = "simple"
    ballots: dict[str, Choice] = {}
    passed: tuple[str, ...] = ()
    """Who passed when called, and votes yes or no when called again."""
    rights: tuple[str, ...] = ()
    """Who asked to explain its vote."""
    by_phone: frozenset[str] = frozenset()
    cast_at: dict[str, int] = {}
    """When each ballot was recorded, in ms since the Unix epoch."""
    counted: tuple[int, int, int] | None = None
    """Placards in favour, against and abstaining."""
    tally: Tally | None = None
    announced: int | None = None
    """The seq at which its result was announced."""
    amendment: int | None = None
    part: int | None = None
    divided: bool = False
    explained: tuple[str, ...] = ()
    """Who explained its vote before the result was announced."""
    first: Tally | None = None
    """What was announced, if the result was worked out again since."""
    intended: dict[str, Choice | None] = {}
    """What seats later said that they intended, where the result stands as announced."""
    corrected: tuple[int, ...] = ()
    """When it was corrected after it was announced, in ms since the Unix epoch."""
    needed: int = 0
    veto: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is on a draft, and not on an amendment to it or a part."""
        return self.amendment is None and self.part is None

    @property
    def named(self) -> bool:
        """Whether each seat's vote is on the record."""
        return self.method in ("roll_call", "phones")

    @property
    def vetoed(self) -> tuple[str, ...]:
        """Whose vote against defeats what is voted on."""
        return tuple(seat for seat in self.veto if self.ballots.get(seat) == "no")

    def comes_to(self, yes: int, no: int, *, present: int, quorum: int) -> Outcome:
        """What these figures come to, with the ballots that were cast."""
        return outcome(
            self.threshold,
            quorum=quorum,
            present=present,
            yes=yes,
            no=no,
            needed=self.needed,
            vetoed=bool(self.vetoed),
        )

    @property
    def pending(self) -> tuple[str, ...]:
        """Seats not yet heard, in the order in which they are called; who passed comes last."""
        if not self.named:
            return ()
        open_ = tuple(seat for seat in self.order if seat not in self.ballots)
        return (
            *(seat for seat in open_ if seat not in self.passed),
            *(seat for seat in open_ if seat in self.passed),
        )

    @property
    def called(self) -> str | None:
        """Who is to answer now, in a roll call."""
        return self.pending[0] if self.method == "roll_call" and self.pending and not self.tally else None

    def evolve(self, entry: Entry) -> "Vote":
        match entry.fact:
            case BallotCast(seat=seat, choice="pass"):
                return replace(self, passed=(*self.passed, seat))
            case BallotCast(seat=seat, choice=choice, rights=rights):
                others = tuple(other for other in self.rights if other != seat)
                by_phone = self.by_phone - {seat}
                return replace(
                    self,
                    ballots={**self.ballots, seat: choice},
                    rights=(*others, seat) if rights else others,
                    by_phone=by_phone | {seat} if entry.by == f"seat:{seat}" else by_phone,
                    cast_at={**self.cast_at, seat: entry.at},
                )
            case PlacardsCounted(yes=yes, no=no, abstain=abstain):
                return replace(self, counted=(yes, no, abstain))
            case VoteClosed() as fact:
                tally = Tally(
                    fact.outcome, fact.yes, fact.no, fact.abstain, fact.silent, fact.present, fact.quorum
                )
                return replace(self, tally=tally)
            case VoteReopened():
                return replace(self, tally=None)
            case SpeakerRecognised(seat=seat, on="explanation"):
                return replace(self, explained=(*self.explained, seat))
            case BallotCorrected() as fact:
                return replace(self._amended(fact), corrected=(*self.corrected, entry.at))
            case PlacardsCorrected(yes=yes, no=no, abstain=abstain, stands=stands):
                counted = self.counted if stands else (yes, no, abstain)
                return replace(self, counted=counted, corrected=(*self.corrected, entry.at))
            case ResultCorrected() as fact if self.tally:
                return replace(self, tally=self.tally.worked_out(fact), first=self.first or self.tally)
        return self

    def _amended(self, fact: BallotCorrected) -> "Vote":
        """The vote with the ballot that a seat cast, or with what it intended."""
        if fact.stands:
            return replace(self, intended={**self.intended, fact.seat: fact.choice})
        ballots = {seat: choice for seat, choice in self.ballots.items() if seat != fact.seat}
        return replace(
            self,
            ballots=ballots | {fact.seat: fact.choice} if fact.choice else ballots,
            intended={seat: choice for seat, choice in self.intended.items() if seat != fact.seat},
            by_phone=self.by_phone - {fact.seat},
        )

    @property
    def to_explain(self) -> tuple[str, ...]:
        """Who asked to explain its vote and has not yet."""
        return tuple(seat for seat in self.order if seat in self.rights and seat not in self.explained)

    def count(self, choice: Choice) -> int:
        return sum(given == choice for given in self.ballots.values())

    def seats(self, choice: Choice) -> tuple[str, ...]:
        return tuple(seat for seat in self.order if self.ballots.get(seat) == choice)


class Votes(Struct, frozen=True):
    """The vote before the room, if any, and every one that was announced."""

    current: Vote | None = None
    announced: tuple[Vote, ...] = ()
    explaining: tuple[str, ...] = ()
    """Who still is to explain its vote on what was announced last."""
    asked: dict[int, Method] = {}
    """How drafts as a whole are to be voted on, where a delegation asked for it."""
    objected: frozenset[int] = frozenset()
    """Drafts that are not adopted without a vote, since somebody objected."""

    def evolve(self, entry: Entry) -> "Votes":
        vote = self.current
        match entry.fact:
            case VoteOpened() as fact:
                return replace(
                    self,
                    explaining=(),
                    current=Vote(
                        entry.seq,
                        fact.paper,
                        fact.version,
                        fact.method,
                        fact.order,
                        fact.no_abstention,
                        fact.threshold,
                        amendment=fact.amendment,
                        part=fact.part,
                        divided=fact.divided,
                        needed=fact.needed,
                        veto=fact.veto,
                    ),
                )
            case MethodAsked(method=method, paper=paper):
                return replace(self, asked={**self.asked, paper: method})
            case ObjectionMade():
                left = {
                    p: m
                    for p, m in self.asked.items()
                    if not (vote and p == vote.paper and m == "without_vote")
                }
                objected = self.objected | {vote.paper} if vote and vote.whole else self.objected
                return replace(self, current=None, asked=left, objected=objected)
            case VoteAbandoned():
                return replace(self, current=None)
            case ResultAnnounced() if vote:
                done = replace(vote, announced=entry.seq)
                left = {p: m for p, m in self.asked.items() if p != vote.paper or not vote.whole}
                return replace(
                    self,
                    current=None,
                    announced=(*self.announced, done),
                    explaining=vote.to_explain,
                    asked=left,
                )
            case BallotCorrected(vote=id) | PlacardsCorrected(vote=id) | ResultCorrected(vote=id):
                announced = tuple(each.evolve(entry) if each.id == id else each for each in self.announced)
                return replace(self, announced=announced)
            case SpeakerRecognised(seat=seat, on="explanation") if vote is None:
                return replace(self, explaining=tuple(other for other in self.explaining if other != seat))
            case MeetingAdjourned() | VotingEnded() if self.explaining or self.asked:
                return replace(self, explaining=(), asked={})
        after = vote.evolve(entry) if vote else None
        return self if after is vote else replace(self, current=after)


def called_from(electorate: tuple[str, ...], lot: int) -> tuple[str, ...]:
    """The electorate in roll-call order, begun at the seat that `lot` draws (GA rule 127)."""
    if not electorate:
        return ()
    start = lot % len(electorate)
    return electorate[start:] + electorate[:start]
