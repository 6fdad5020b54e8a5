"""The play: everybody looks and presses, one after the other, until it is over."""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, Protocol

from jmmun.rehearsal.dais import Console, Step
from jmmun.rehearsal.delegates import Phone, Temperament, decided, supporting
from jmmun.rehearsal.doors import Gone, Line, Outcome, Visitor
from jmmun.rehearsal.drafts import text_of
from jmmun.rehearsal.lots import lots
from jmmun.rehearsal.opinions import Politics
from jmmun.rehearsal.pages import Press
from jmmun.rehearsal.played import answered, kind_of, report
from jmmun.rehearsal.presiding import Chair

WRITING = "papers/write/"
"""Where a delegation writes its papers, below its own address."""
ROUND = 8.0
"""Seconds of the room's time between two rounds in which some delegates look at their phones."""
ROUNDS = 6
"""Rounds at the most while the Chair does one thing, however long that lasts."""
GLANCES, BETWEEN, ATTENTION = 0.03, 0.15, 0.4
"""The part of the room that looks at its phone in a round: in passing; under another's chair, who cannot tell
us; and when something is asked of the room."""
READS = 0.4
"""How often who looks at its phone reads the papers, if they have changed since."""
AWAY = (2, 6)
"""Rounds for which a link stays lost."""
REFUSALS = 8
"""Refusals in a row after which the Chair gives up."""


class Following(Protocol):
    """A live socket that a phone follows."""

    def open(self) -> None: ...
    def lose(self) -> None: ...
    def agrees(self, regions: dict[str, str]) -> bool: ...


class Delegate:
    """A delegate with its phone."""

    def __init__(
        self, seed: str, visitor: Visitor, temper: Temperament, following: Following | None = None
    ) -> None:
        self.visitor, self.temper, self.following = visitor, temper, following
        self.phone = Phone(visitor.screen)
        self.draw = lots(seed, "delegate", temper.seat)
        self.read = ""
        """The mark of the papers that it has read."""
        self.away = 0
        """Rounds until its link is back."""


class Room:
    """Who sits in the room and what they say, as anybody there sees and hears."""

    def __init__(self, politics: Politics, tempers: dict[str, Temperament], *, phones: bool = True) -> None:
        self.politics, self.tempers, self.phones = politics, tempers, phones
        self.meeting, self.rounds = 0, 0
        self.authors: dict[str, list[str]] = {}
        """Whose text a draft or an amendment is."""
        self.signatories: dict[str, set[str]] = {}
        self.written: list[tuple[str, str, Mapping[str, str]]] = []
        """Amendments on their way from phones: the draft, the seat, what is typed."""
        self.begun: list[tuple[str, Mapping[str, str]]] = []
        """Drafts on their way from phones: the seat, what is typed."""

    def sits(self, seat: str) -> bool:
        """Whether a seat has come and not gone out: who is late, some rounds after the opening; half of them
        only the first time; who goes out does so in every other meeting."""
        if seat not in self.tempers:
            return True
        late, (out, back) = self.tempers[seat].late, self.tempers[seat].leaves
        come = self.rounds >= late or (self.meeting > 1 and late % 2 == 0)
        return come and not (out % 2 == self.meeting % 2 and out <= self.rounds < back)

    def answers_voting(self, seat: str) -> bool:
        return lots(self.politics.seed, "voting", seat).random() < 0.2

    def says(self, seat: str, matter: str, allowed: Sequence[str]) -> str:
        return self.politics.choice(seat, matter, allowed, self.authors.get(matter, ()))

    def passes(self, seat: str, matter: str) -> bool:
        return self.politics.passes(seat, matter)

    def explains(self, seat: str, matter: str) -> bool:
        return self.politics.explains(seat, matter, self.authors.get(matter, ()))

    def objects(self, seat: str, matter: str) -> bool:
        return self.politics.objects(seat, matter, self.authors.get(matter, ()))

    def introduced(self, matter: str, sponsors: Sequence[str]) -> None:
        self.authors[matter] = list(sponsors)

    def writes(self, seat: str, fields: Mapping[str, str]) -> bool:
        if self.phones and seat in self.tempers:
            self.begun.append((seat, fields))
            return True
        return False

    def hands_in(self, symbol: str, seat: str, fields: Mapping[str, str]) -> bool:
        if self.phones and seat in self.tempers:
            self.written.append((symbol, seat, fields))
            return True
        return False

    def supported(self, title: str, seat: str, support: str) -> None:
        authors, signatories = self.authors.setdefault(title, []), self.signatories.setdefault(title, set())
        signatories.discard(seat)
        if support == "signatory":
            signatories.add(seat)
        elif support == "sponsor":
            authors.append(seat)

    def behind(self, title: str) -> set[str]:
        return {*self.authors.get(title, ()), *self.signatories.get(title, ())}


class Play:
    """A rehearsal in progress. `tell` hears of every act in one line."""

    def __init__(
        self,
        links: dict[str, Any],
        groups: dict[str, str],
        *,
        seed: str = "1",
        speed: float = 1.0,
        lively: float = 1.0,
        dissent: float = 0.15,
        meetings: int = 0,
        minutes: float = 60,
        acts: int = 5000,
        sockets: int = 0,
        follow: Callable[[Visitor], Following] | None = None,
        tell: Callable[[str], None] = lambda _line: None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`links` are those of `manage.py demo --json`. With `meetings` a chair presides over so many."""
        self.seed, self.speed, self.lively = seed, speed, lively
        self.until, self.acts = time.monotonic() + 60 * minutes, acts
        self.tell, self.sleep = tell, sleep
        self.entered, self.refused, self.looks, self.behind = 0, 0, 0, 0
        self.took: list[float] = []
        """Seconds that each press was under way."""
        self.played: Counter[tuple[str, str]] = Counter()
        self.draw = lots(seed, "room")
        self.line = Line(links["chair"], sleep)
        seats = sorted(links["seats"])
        tempers = {seat: Temperament.drawn(seed, seat, lively) for seat in seats}
        self.room = Room(Politics(seed, groups, dissent), tempers, phones=lively > 0)
        followed = set(lots(seed, "sockets").sample(seats, min(sockets, len(seats))) if follow else ())
        self.delegates = [
            self._delegate(links["seats"][seat], tempers[seat], follow if seat in followed else None)
            for seat in seats
        ]
        self.chair = Chair(seed, meetings, lively) if meetings else None
        self.dais = Visitor(self.line, links["chair"]) if meetings else None
        self.refusals = 0

    def _delegate(
        self, link: str, temper: Temperament, follow: Callable[[Visitor], Following] | None
    ) -> Delegate:
        visitor = Visitor(self.line, link)
        following = follow(visitor) if follow else None
        if following:
            following.open()
        return Delegate(self.seed, visitor, temper, following)

    @property
    def goes_on(self) -> bool:
        return (
            self.entered < self.acts
            and time.monotonic() < self.until
            and not (self.chair and self.chair.over)
        )

    def run(self) -> None:
        """Play until the conference is over, or as long or as much as was allowed. Raises Gone."""
        with ExitStack() as afterwards:
            afterwards.callback(self.line.close)
            for delegate in self.delegates:
                if delegate.following:
                    afterwards.callback(delegate.following.lose)
            while self.goes_on:
                step = self._presided()
                self._rounds(step)

    def _presided(self) -> Step:
        """One step of the Chair, if there is one here."""
        if self.chair is None or self.dais is None:
            return Step(None, ROUND)
        self.dais.look()
        step = self.chair.step(Console(self.dais.screen), self.room)
        if self.chair.held != self.room.meeting:
            self.room.meeting, self.room.rounds = self.chair.held, 0
        if step.press:
            self._pressed("Chair", self.dais, step.press)
        if step.opens:
            self.dais.open(step.opens)
        return step

    def _pressed(self, who: str, visitor: Visitor, press: Press, *, twice: bool = False) -> Outcome:
        pressed = time.perf_counter()
        outcome = visitor.press(press, twice=twice)
        if not twice:
            self.took.append(time.perf_counter() - pressed)
        said = ", ".join(
            f"{name} {value}" for name, value in press.fields.items() if value and len(value) < 60
        )
        if outcome.entered:
            self.entered += 1
            self.played.update(filter(None, [kind_of(press)]))
            self.tell(f"{who:5} {press.path} {said}")
        else:
            self.refused += 1
            self.tell(f"{who:5} {press.path} {said}: refused. {outcome.sentence}")
        if visitor is self.dais:
            self.refusals = 0 if outcome.entered else self.refusals + 1
            if self.refusals >= REFUSALS:
                raise Gone(
                    f"The Chair was refused {REFUSALS} times in a row, and gives up: {outcome.sentence}"
                )
        return outcome

    def _rounds(self, step: Step) -> None:
        """While the Chair's step lasts, some look at their phones and press; more of them if it waits for them."""
        if self.chair and self.chair.over:
            return
        self._write()
        self._hand_in()
        attention = ATTENTION if step.asking else GLANCES if self.chair else BETWEEN
        rounds = min(ROUNDS, max(1, round(step.seconds / ROUND)))
        for _round in range(rounds):
            self.room.rounds += 1
            for delegate in self.draw.sample(self.delegates, len(self.delegates)):
                if not self.goes_on:
                    return
                if self.room.sits(delegate.temper.seat) and self.draw.random() < min(
                    1, attention * self.lively
                ):
                    self._looks(delegate)
            self._pause(step.seconds / rounds)

    def _delegate_of(self, seat: str) -> Delegate:
        return next(each for each in self.delegates if each.temper.seat == seat)

    def _write(self) -> None:
        """Who has a draft pastes it on its phone, looks at it, and hands it in."""
        begun, self.room.begun = self.room.begun, []
        for seat, fields in begun:
            visitor = self._delegate_of(seat).visitor
            _first, *others = fields["sponsors"].split(", ")
            whole = text_of(fields)
            pasted = {"title": fields["title"], "sponsors": ", ".join(others), "whole": whole}
            if visitor.press(Press(WRITING, pasted)).entered:
                visitor.open(WRITING)
                paper = visitor.screen.opened.all("a")[-1]["href"].removeprefix(visitor.home)
                self._pressed(seat, visitor, Press(paper, {"do": "hand-in"}))

    def _hand_in(self) -> None:
        """Who wrote an amendment hands it in, from the paragraph that it reads on its phone."""
        written, self.room.written = self.room.written, []
        for symbol, seat, fields in written:
            delegate = self._delegate_of(seat)
            delegate.visitor.open("papers/")
            link = delegate.phone.paragraph(symbol, int(fields["place"]))
            if link:
                path = link.removeprefix(delegate.visitor.home)
                _first, *others = fields["sponsors"].split(", ")
                typed = {**fields, "sponsors": ", ".join(others), "do": "hand-in"}
                self._pressed(seat, delegate.visitor, Press(path, typed))

    def _looks(self, delegate: Delegate) -> None:
        """One delegate looks at its phone, if its link is there, and presses or not."""
        if delegate.away:
            delegate.away -= 1
            if not delegate.away and delegate.following:
                delegate.following.open()
            return
        if delegate.draw.random() < delegate.temper.loses_link:
            delegate.away = delegate.draw.randint(*AWAY)
            if delegate.following:
                delegate.following.lose()
            return
        self.looks += 1
        delegate.visitor.look()
        if delegate.following and not delegate.following.agrees(delegate.visitor.screen.regions):
            self.behind += 1
        if self._signs(delegate):
            return
        sponsors = self.room.authors.get(delegate.phone.matter, ())
        press = decided(delegate.temper, delegate.phone, self.room.politics, delegate.draw, sponsors)
        if press:
            lost = delegate.draw.random() < delegate.temper.loses_link
            self._pressed(delegate.temper.seat, delegate.visitor, press, twice=lost)

    def _signs(self, delegate: Delegate) -> bool:
        """Whether a delegate reads the papers, if they have changed, and signs one of them or leaves it."""
        phone, authors = delegate.phone, self.room.authors
        if (
            not authors
            or phone.voting
            or phone.shelf == delegate.read
            or delegate.draw.random() >= READS * self.lively
        ):
            return False
        delegate.read = phone.shelf
        delegate.visitor.open("papers/")
        found = supporting(delegate.temper, phone, self.room.politics, delegate.draw, authors)
        if found is None:
            return False
        title, press = found
        if self._pressed(delegate.temper.seat, delegate.visitor, press).entered:
            self.room.supported(title, delegate.temper.seat, press.fields["support"])
        return True

    def _pause(self, seconds: float) -> None:
        if self.speed:
            self.sleep(seconds / self.speed)

    def __str__(self) -> str:
        meetings = f"{self.chair.held} meetings, " if self.chair else ""
        done = f"{meetings}{self.entered} acts entered, {self.refused} refused, {self.looks} looks at a phone, {self.behind} behind."
        return "\n".join(filter(None, [report(self.played), answered(self.took), done]))
