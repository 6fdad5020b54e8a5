"""A room for the rehearsed Chair to look up at."""

from collections.abc import Mapping, Sequence

from jmmun.rehearsal.opinions import Politics
from tests.rehearsal.pages import row

SEATS = row("FRA") + row("JPN") + row("SEN", observer=True)


class Room:
    """A room in which some seats are empty, and everybody is of one mind."""

    def __init__(self, *empty: str, says: str = "yes", agree: bool = True, phones: bool = False) -> None:
        self.empty, self.said, self.phones = set(empty), says, phones
        # Nobody dissents; a group goes along with these words or doesn't.
        self.politics = next(
            politics
            for politics in (
                Politics(str(seed), dict.fromkeys(("JPN", "FRA", "SEN"), "ALL"), 0) for seed in range(99)
            )
            if politics.agrees("JPN", "Caucus") == agree
        )
        self.drafts: dict[str, Sequence[str]] = {}
        self.written: list[tuple[str, str, Mapping[str, str]]] = []
        self.begun: list[tuple[str, Mapping[str, str]]] = []
        self.support: dict[str, dict[str, str]] = {}
        self.passing, self.explaining, self.objecting = set[str](), set[str](), set[str]()

    def sits(self, seat: str) -> bool:
        return seat not in self.empty

    def answers_voting(self, seat: str) -> bool:
        return seat == "FRA"

    def says(self, seat: str, matter: str, allowed: Sequence[str]) -> str:
        return self.said if self.said in allowed else allowed[0]

    def passes(self, seat: str, matter: str) -> bool:
        return seat in self.passing

    def explains(self, seat: str, matter: str) -> bool:
        return seat in self.explaining

    def objects(self, seat: str, matter: str) -> bool:
        return seat in self.objecting

    def introduced(self, matter: str, sponsors: Sequence[str]) -> None:
        self.drafts[matter] = sponsors

    def writes(self, seat: str, fields: Mapping[str, str]) -> bool:
        self.begun.append((seat, fields))
        return self.phones

    def hands_in(self, symbol: str, seat: str, fields: Mapping[str, str]) -> bool:
        self.written.append((symbol, seat, fields))
        return self.phones

    def supported(self, title: str, seat: str, support: str) -> None:
        self.support.setdefault(title, {})[seat] = support

    def behind(self, title: str) -> set[str]:
        given = self.support.get(title, {})
        return {*self.drafts.get(title, ()), *(seat for seat, support in given.items() if support != "none")}
