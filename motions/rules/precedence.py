"""In which order motions are put to the vote.

The more disruptive kind first (rule 119 of the General Assembly's committees; other families of
rules order their kinds otherwise, so the order is data). Within one kind the tie-breaks of the
procedure decide: as a rule the longer time in all, then more speakers, then who moved first.
"""

from collections.abc import Sequence
from typing import Literal

from motions.rules.motions import Motion, MotionRaised
from motions.rules.procedure import LAST, Procedure, Tiebreak

type Reason = Literal["kind", "longer_total", "more_speakers", "earlier_raised", "chair"]


def _merit(raised: MotionRaised, tiebreak: Tiebreak) -> int:
    """How a motion fares in a tie-break; the less, the earlier it is put."""
    if tiebreak == "longer_total":
        return -(raised.total or 0)
    return -((raised.total or 0) // raised.speaking) if raised.speaking else 0


def _rank(procedure: Procedure, raised: MotionRaised) -> tuple[int, ...]:
    kind = procedure.kinds.get(raised.motion)
    precedence = kind.rank[0] if kind else LAST
    return (precedence, *(_merit(raised, tiebreak) for tiebreak in _asked(procedure)))


def _asked(procedure: Procedure) -> tuple[Tiebreak, ...]:
    """The tie-breaks that are reached: who moved first settles every tie."""
    breaks = procedure.tiebreaks
    return breaks[: breaks.index("earlier_raised")] if "earlier_raised" in breaks else breaks


def before_which(procedure: Procedure, motions: Sequence[Motion], raised: MotionRaised) -> int | None:
    """The motion that a new one precedes; None if it comes last."""
    rank = _rank(procedure, raised)
    return next((motion.id for motion in motions if rank < _rank(procedure, motion.raised)), None)


def why_before(procedure: Procedure, first: Motion, second: Motion) -> Reason:
    """What puts `first` before `second`: the rules, or the Chair against them."""
    mine, theirs = _rank(procedure, first.raised), _rank(procedure, second.raised)
    if mine > theirs:
        return "chair"
    asked: tuple[Reason, ...] = ("kind", *_asked(procedure))
    for mark, left, right in zip(asked, mine, theirs, strict=True):
        if left != right:
            return mark
    return "earlier_raised" if first.id < second.id else "chair"
