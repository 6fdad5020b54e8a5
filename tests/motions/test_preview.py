"""What would be in order when: what the preview of a set says is what rulings say on a floor under it."""

import pytest
from msgspec.structs import replace

from committees.order import OutOfOrder, Press
from motions.fields import PREVIEWED
from motions.rules.agenda import AgendaProposed, DebateClosed
from motions.rules.caucus import CaucusOpened
from motions.rules.procedure import Procedure, ProcedureTaken
from motions.rulings.raising import require_state
from motions.showing import preview
from tests.given import CHAIR, NOW, RULES, SETS, given
from tests.motions.floors import OPEN

FLOORS = {
    "agenda": given(AgendaProposed((5, 6)), floor=OPEN),
    "debate": OPEN,
    "moderated_caucus": given(CaucusOpened("moderated_caucus", 600_000, 60_000), floor=OPEN),
    "unmoderated_caucus": given(CaucusOpened("unmoderated_caucus", 600_000), floor=OPEN),
    "consultation_of_whole": given(CaucusOpened("consultation_of_whole", 600_000), floor=OPEN),
    "tour": given(CaucusOpened("tour", 0, 60_000), floor=OPEN),
    "presentation": given(CaucusOpened("presentation", 600_000), floor=OPEN),
    "questions": given(CaucusOpened("questions", 600_000), floor=OPEN),
    "voting_procedure": given(DebateClosed(0), floor=OPEN),
}


def in_order_on(state: str, rules: Procedure) -> list[str]:
    floor = given(ProcedureTaken(rules), floor=FLOORS[state])
    assert floor.state == state
    there = []
    for kind in rules.kinds.values():
        try:
            list(require_state(floor, Press(by=CHAIR, now=NOW), kind))
        except OutOfOrder:
            continue
        if kind.offered:
            there.append(kind.code)
    return sorted(there)


def test_every_state_of_the_preview_is_looked_at():
    assert list(FLOORS) == [state for state, _words in PREVIEWED]


@pytest.mark.parametrize("code", sorted(SETS))
@pytest.mark.parametrize("state", FLOORS)
def test_the_preview_shows_what_rulings_let_through(code: str, state: str):
    rules = SETS[code]
    shown = [kind.code for kind in rules.in_order_in(state)]
    assert sorted(shown) == in_order_on(state, rules)
    (lines,) = [lines for at, _name, lines in preview(rules) if at == state]
    assert len(lines) == len(shown)
    assert shown or state in ("tour", "presentation", "questions")


def line(rules: Procedure, state: str, name: str) -> tuple[str, ...]:
    (lines,) = [lines for at, _name, lines in preview(rules) if at == state]
    (found,) = [line for line in lines if line.name == name]
    return tuple(found)


def test_a_line_says_who_moves_it_and_what_carries_it():
    assert line(RULES, "debate", "Closure of debate") == (
        "Closure of debate", "all delegations", "1", "0 / 2", "two thirds",
    )  # fmt: skip
    assert line(RULES, "voting_procedure", "Roll-call (recorded) vote") == (
        "Roll-call (recorded) vote", "members only", "–", "–", "nobody: it is had for the asking",
    )  # fmt: skip
    assert line(RULES, "agenda", "Point of order")[4] == "the Chair rules on it"
    assert line(SETS["hrc-real"], "debate", "Closure of debate")[4] == "simple majority · members only"


def test_it_is_of_the_set_as_it_is_being_edited():
    closure = replace(RULES.kinds["close_debate"], states=("agenda",), name="The end")
    rules = replace(RULES, kinds={**RULES.kinds, "close_debate": closure})
    assert line(rules, "agenda", "The end")
    assert "The end" not in [each.name for each in preview(rules)[1][2]]
