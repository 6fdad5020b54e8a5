"""What is wrong with a set of rules, before a committee meets under it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, get_args

from msgspec import Struct

from committees.order import mark as _
from motions.effects import EFFECTS, RULED_BY_CHAIR
from motions.fields import SAYABLE
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

SAID = {**SAYABLE, "drafts": _("the drafts in their order")}
"""What movers say, in words."""

PARAMS = frozenset(
    (
        "total", "speaking", "topic", "slot", "until", "subject", "order", "ruling", "text", "follow_up",
        "draft", "drafts", "amendment", "clauses", "question", "stage",
    )
)  # fmt: skip


class Contradiction(Struct, frozen=True):
    """What cannot be meant, of some kinds or of the set as a whole. As text it goes by codes, in English."""

    msgid: str
    kinds: tuple[str, ...] = ()
    values: dict[str, Any] = {}
    """Texts among them are marked msgids where a reader may see them."""

    def __str__(self) -> str:
        said = self.msgid % self.values
        return f"{', '.join(self.kinds)}: {said}" if self.kinds else said


def contradictions(procedure: Procedure) -> Iterator[Contradiction]:
    """Everything that cannot be meant; nothing for sound rules."""
    for kind in procedure.kinds.values():
        yield from (Contradiction(said, (kind.code,), values) for said, values in _of_kind(kind))
    yield from _ties(procedure)
    yield from _namesakes(procedure)
    if not 0 < procedure.open_numerator <= procedure.open_denominator:
        yield Contradiction(_("The quorum to debate is not a part of the members."))
    if set(procedure.yields) - {"chair"} and not procedure.max_yields:
        yield Contradiction(_("Time may be yielded, and yet never."))


def _of_kind(kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
    if kind.effect and kind.effect not in EFFECTS and kind.effect not in RULED_BY_CHAIR:
        yield _("there is no effect called %(effect)s."), {"effect": kind.effect}
    for param in kind.params:
        if param.removesuffix("?") not in PARAMS:
            yield _("nobody can say %(param)s."), {"param": param}
    for param in NEEDED.get(kind.effect, ()):
        if param not in kind.params:
            yield _("its mover must say %(param)s."), {"param": SAID[param]}
    for state in kind.states:
        if state not in get_args(State.__value__):
            yield _("no committee is ever in %(state)s."), {"state": state}
    if kind.offered and kind.states and not REACHED.intersection(kind.states):
        yield _("none of its states is ever reached."), {}
    if kind.threshold not in ("simple", "two_thirds", "overturn_simple", "overturn_two_thirds", "none"):
        yield _("there is no majority called %(threshold)s."), {"threshold": kind.threshold}
    if kind.offered and kind.moved:
        yield from _of_motion(kind)


def _of_motion(kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
    if kind.decided_by == "vote" and kind.threshold == "none":
        yield _("it is put to the vote, and no majority carries it."), {}
    if kind.decided_by == "vote" and kind.electorate is None:
        yield _("it is put to the vote, and nobody may vote."), {}
    if kind.granted and kind.speakers_for + kind.speakers_against:
        yield _("it is had for the asking, so nobody speaks for or against it."), {}


def _ties(procedure: Procedure) -> Iterator[Contradiction]:
    """Two kinds that could be before the room together need different precedence."""
    ranked = defaultdict(list)
    for kind in procedure.moved():
        ranked[kind.precedence].append(kind.code)
    for precedence, codes in ranked.items():
        if precedence is None:
            yield Contradiction(_("a motion needs a place in the order of precedence."), tuple(codes))
        elif len(codes) > 1:
            yield Contradiction(
                _("all of precedence %(precedence)s."), tuple(codes), {"precedence": precedence}
            )


def _namesakes(procedure: Procedure) -> Iterator[Contradiction]:
    """A name that is spoken means one kind."""
    called = defaultdict(list)
    for kind in procedure.kinds.values():
        if kind.offered:
            for name in {kind.name.casefold(), kind.name_ja.casefold()} - {""}:
                called[name].append(kind.code)
    for codes in dict.fromkeys(tuple(codes) for codes in called.values() if len(codes) > 1):
        yield Contradiction(_("they have the same name."), codes)
