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


def outcome(threshold: Threshold, *, quorum: int, present: int, yes: int, no: int) -> Outcome:
    """What a vote on substance comes to. Presence counts for the quorum, not ballots cast."""
    if present < quorum:
        return "no_decision_quorum"
    return "adopted" if carried(threshold, yes, no) else "rejected"
