"""A small language for tests of rulings: given facts, when a ruling, then facts or a refusal.

floor = given(*room("JPN FRA"), ListJoined("JPN"))
assert when(floor, recognise, seat="JPN") == (SpeakerRecognised("JPN", 90_000),)
assert refusal(floor, join_list, seat="JPN") == "JPN is on the list already."
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import committees.verbs  # noqa: F401 - the codec is to be complete
from committees.facts import Entry, Fact
from committees.floor import Floor, evolve
from committees.order import OutOfOrder, Press, Ruling
from committees.rules import MeetingOpened
from delegates.rules.roll import Rights, RollAnswered, RollCallClosed, RollCallOpened, SeatsAdmitted
from motions.rules.procedure import Kind, Procedure, ProcedureTaken

NOW = 1_600_000_000_000
"""The moment, in ms, at which every test begins."""
CHAIR = "dais:chair"
MEMBER = Rights(procedure=True, substance=True, sponsor=True)
OBSERVER = Rights(procedure=True, substance=False, sponsor=False)
DEFAULT = Path(__file__).parent.parent / "fixtures" / "procedure_default.json"


def _rules_in(fixture: Path) -> Procedure:
    """A set of rules as the rows of a fixture state it, read without a database."""
    head, *rows = (row["fields"] for row in json.loads(fixture.read_bytes()))
    kinds = [msgspec.convert({**row, "electorate": row["electorate"] or None}, Kind) for row in rows]
    rules = msgspec.convert({**head["settings"], "code": head["code"]}, Procedure)
    return msgspec.structs.replace(rules, kinds={kind.code: kind for kind in kinds})


RULES = _rules_in(DEFAULT)
"""The rules that a committee meets under if it chose no others."""
EVERY_KIND = msgspec.structs.replace(
    RULES, kinds={code: msgspec.structs.replace(kind, enabled=True) for code, kind in RULES.kinds.items()}
)
"""The same with the kinds on that they leave to other sets."""
SETS = {
    rules.code: rules
    for rules in (_rules_in(path) for path in sorted(DEFAULT.parent.glob("procedure_*.json")))
}
"""Every set of rules that comes with the product, by its code."""


EMPTY = Floor()


def given(*facts: Fact, floor: Floor = EMPTY, at: int = 0, by: str = CHAIR) -> Floor:
    """The floor after `facts`, each a press of its own, `at` ms after the test's beginning."""
    for fact in facts:
        seq = floor.seq + 1
        floor = evolve(floor, Entry(seq, seq, by, NOW + at, fact))
    return floor


def when(
    floor: Floor,
    ruling: Ruling,
    *,
    by: str = CHAIR,
    at: int = 0,
    lot: int = 0,
    ruled: bool = False,
    **args: Any,
) -> tuple[Fact, ...]:
    """The facts with which `ruling` answers a press made `at` ms after the test's beginning."""
    return tuple(ruling(floor, Press(by=by, now=NOW + at, lot=lot, ruled=ruled), **args))


def after(floor: Floor, ruling: Ruling, *, at: int = 0, by: str = CHAIR, **press: Any) -> Floor:
    """The floor after what `ruling` answers."""
    return given(*when(floor, ruling, at=at, by=by, **press), floor=floor, at=at, by=by)


def refusal(floor: Floor, ruling: Ruling, **press: Any) -> str:
    """The sentence with which `ruling` refuses, and which the Chair cannot overrule."""
    with pytest.raises(OutOfOrder) as refused:
        when(floor, ruling, **press)
    assert not refused.value.overrulable
    with pytest.raises(OutOfOrder):
        when(floor, ruling, **{**press, "ruled": True})
    return str(refused.value)


def objection(floor: Floor, ruling: Ruling, **press: Any) -> str:
    """The sentence with which `ruling` refuses unless the Chair rules the act in order.

    So ruled, the record says it first, in the words of the refusal; but a seat cannot rule.
    """
    with pytest.raises(OutOfOrder) as refused:
        when(floor, ruling, **press)
    assert refused.value.overrulable
    with pytest.raises(OutOfOrder):
        when(floor, ruling, **{**press, "by": "seat:JPN", "ruled": True})
    ruled = [fact for fact in when(floor, ruling, **{**press, "ruled": True}) if hasattr(fact, "msgid")]
    assert refused.value.msgid in [fact.msgid for fact in ruled]
    first = next(fact for fact in ruled if fact.msgid == refused.value.msgid)
    assert first.values == {name: str(value) for name, value in refused.value.values.items()}
    return str(refused.value)


def codes(number: int) -> tuple[str, ...]:
    """Names of `number` seats, in alphabetical order."""
    return tuple(f"S{place:02}" for place in range(1, number + 1))


def roster(members: str | tuple[str, ...], observers: str = "") -> SeatsAdmitted:
    """Seats with their rights, called in the order given, members first."""
    members = tuple(members.split()) if isinstance(members, str) else members
    seats = dict.fromkeys(members, MEMBER) | dict.fromkeys(observers.split(), OBSERVER)
    return SeatsAdmitted(seats=seats, order=tuple(seats))


def room(
    members: str | tuple[str, ...], observers: str = "", voting: str = "", absent: str = ""
) -> list[Fact]:
    """The facts of a meeting under RULES in which the roll has been called."""
    seats = roster(members, observers)
    answers = dict.fromkeys(seats.order, "present")
    answers |= dict.fromkeys(voting.split(), "voting") | dict.fromkeys(absent.split(), "absent")
    there = [seat for seat in seats.order if answers[seat] != "absent"]
    return [
        seats,
        MeetingOpened(1),
        ProcedureTaken(RULES),
        RollCallOpened(),
        RollAnswered(answers),
        RollCallClosed(present=len(there), counted=sum(seats.seats[seat].substance for seat in there)),
    ]
