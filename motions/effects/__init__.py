"""What a motion brings about when it carries, or when the Chair declares it. Data names an effect; the code is here."""

from motions.effects import caucuses, debate, papers, votes
from motions.effects.registry import EFFECTS, RULED_BY_CHAIR, Effect, brought_about, kind_of, take_floor

__all__ = [
    "EFFECTS",
    "RULED_BY_CHAIR",
    "Effect",
    "brought_about",
    "caucuses",
    "debate",
    "kind_of",
    "papers",
    "take_floor",
    "votes",
]
