"""The rules of procedure as a value. Opening a meeting enters a copy, so that editing a rule
later never rewrites what happened under it."""

from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry, Fact
from motions.rules.majority import Threshold


class Kind(Struct, frozen=True):
    """One motion that the procedure knows."""

    code: str
    effect: str = ""
    precedence: int | None = None
    threshold: str = "simple"
    seconds: int = 1


class Procedure(Struct, frozen=True):
    """Every number and choice that rulings read. Times in seconds, as a director writes them."""

    code: str = "unhrc-default"
    open_numerator: int = 1
    open_denominator: int = 3
    speaking_time: int = 90
    warn_at: tuple[int, ...] = (30, 10)
    start_clock_at_once: bool = False
    yields: tuple[Literal["chair", "delegate", "questions"], ...] = ("chair", "delegate", "questions")
    max_yields: int = 1
    draft_threshold: Threshold = "simple"
    kinds: dict[str, Kind] = {}


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
