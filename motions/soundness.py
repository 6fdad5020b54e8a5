"""What is wrong with a set of rules, before a committee meets under it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from motions.effects import EFFECTS, RULED_BY_CHAIR
from motions.rules.procedure import Kind, Procedure, State

REACHED: frozenset[str] = frozenset(
    (
        "agenda",
        "debate",
        "moderated_caucus",
        "unmoderated_caucus",
        "consultation_of_whole",
        "tour",
        "presentation",
        "questions",
        "voting_procedure",
        "vote",
    )
)
"""The states that a committee comes into."""

NEEDED = {
    "moderated_caucus": ("total", "speaking"),
    "unmoderated_caucus": ("total",),
    "consultation_of_whole": ("total",),
    "tour_de_table": ("speaking",),
    "question_period": ("total",),
    "reorder_drafts": ("drafts",),
    "extend_caucus": ("total",),
    "set_speaking_time": ("speaking",),
}
"""What an effect cannot do without."""

PARAMS = frozenset(
    (
        "total", "speaking", "topic", "slot", "until", "subject", "order", "ruling", "text", "follow_up",
        "draft", "drafts", "amendment", "clauses", "question", "stage",
    )
)  # fmt: skip


def contradictions(procedure: Procedure) -> Iterator[str]:
    """A sentence in English for everything that cannot be meant; none for sound rules."""
    for kind in procedure.kinds.values():
        yield from _of_kind(kind)
    yield from _ties(procedure)
    if not 0 < procedure.open_numerator <= procedure.open_denominator:
        yield "The quorum to debate is not a part of the members."


def _of_kind(kind: Kind) -> Iterator[str]:
    if kind.effect and kind.effect not in EFFECTS and kind.effect not in RULED_BY_CHAIR:
        yield f"{kind.code}: there is no effect called {kind.effect}."
    for param in kind.params:
        if param.removesuffix("?") not in PARAMS:
            yield f"{kind.code}: nobody can say {param}."
    for param in NEEDED.get(kind.effect, ()):
        if param not in kind.params:
            yield f"{kind.code}: {kind.effect} needs {param}."
    for state in kind.states:
        if state not in get_args(State.__value__):
            yield f"{kind.code}: no committee is ever in {state}."
    if kind.offered and kind.states and not REACHED.intersection(kind.states):
        yield f"{kind.code}: none of its states is ever reached."
    if kind.threshold not in ("simple", "two_thirds", "overturn_simple", "overturn_two_thirds", "none"):
        yield f"{kind.code}: there is no majority called {kind.threshold}."


def _ties(procedure: Procedure) -> Iterator[str]:
    """Two kinds that could be before the room together need different precedence."""
    ranked = defaultdict(list)
    for kind in procedure.moved():
        ranked[kind.precedence].append(kind.code)
    for precedence, codes in ranked.items():
        if precedence is None:
            yield f"{', '.join(codes)}: a motion needs a place in the order of precedence."
        elif len(codes) > 1:
            yield f"{', '.join(codes)}: all of precedence {precedence}."
