"""Majorities as integer arithmetic.

Simple majority and the tie that fails: rules 125 and 133 of the General Assembly's committees.
Abstentions and seats that took no part count for neither side.
"""

from typing import Literal

type Threshold = Literal["simple", "two_thirds"]
type Choice = Literal["yes", "no", "abstain"]
type Outcome = Literal["adopted", "rejected", "no_decision_quorum"]


def carried(threshold: Threshold, yes: int, no: int) -> bool:
    """Whether `yes` beats `no`: more than, or at least twice as many and not none."""
    if threshold == "two_thirds":
        return yes > 0 and yes >= 2 * no
    return yes > no


def outcome(
    threshold: Threshold,
    *,
    quorum: int,
    present: int,
    yes: int,
    no: int,
    needed: int = 0,
    vetoed: bool = False,
) -> Outcome:
    """What a vote on substance comes to. Presence counts for the quorum, not ballots cast.

    The Security Council adopts with `needed` votes in favour, unless a vote against is a veto
    (Charter of the United Nations, Article 27); an abstention is none.
    """
    if present < quorum:
        return "no_decision_quorum"
    enough = yes >= needed and carried(threshold, yes, no)
    return "adopted" if enough and not vetoed else "rejected"
