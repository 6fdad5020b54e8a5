"""The minutes, an act a line."""

from collections.abc import Iterator
from typing import NamedTuple

from committees import wording
from committees.facts import Entry
from committees.minutes import decisions
from committees.minutes.reader import Reader, joined
from committees.minutes.silence import passed_over
from committees.naming import actor_name
from committees.recorded import correctable, time_of
from committees.rules import MeetingOpened
from delegates.rules import speakers
from motions.rules import ballots


class Line(NamedTuple):
    """One act in the minutes, as it stands; beside it what was corrected of it. Times in ms."""

    act: int
    at: int
    said: tuple[tuple[str, str], ...]
    """Sentence by sentence, what the act did, after what it said before it was corrected: empty if the same."""
    by: str
    struck: bool
    heading: bool
    was_at: int | None = None
    corrected: tuple[str, ...] = ()
    """The times of day at which it was corrected."""
    correctable: bool = False

    @property
    def text(self) -> str:
        return joined(now for _was, now in self.said)


def lines(reader: Reader) -> Iterator[Line]:
    """The minutes, an act a line, from the beginning."""
    book = reader.book
    acts: dict[int, list[Entry]] = {}
    for entry in book.entries:
        acts.setdefault(entry.act, []).append(entry)
    for number, entries in acts.items():
        told = ((entry, reader.sentence(entry)) for entry in entries if not passed_over(book, entry))
        pairs = ((reader.fact(entry.fact), now) for entry, now in told)
        said = tuple((was if was != now else "", now) for was, now in pairs if was or now)
        if said:
            at, first = time_of(book, number), entries[0]
            corrected = sorted(at for entry in entries for at in _corrected(reader, entry))
            yield Line(
                number,
                at,
                said,
                actor_name(first.by, reader.names),
                number in book.dead,
                any(isinstance(entry.fact, MeetingOpened) for entry in entries),
                first.at if first.at != at else None,
                tuple(dict.fromkeys(map(wording.time_of_day, corrected))),
                correctable(book, number),
            )


def _corrected(reader: Reader, entry: Entry) -> Iterator[int]:
    """When an entry was corrected, or the recognition that it follows from."""
    if not reader.book.stands(entry):
        return
    made = reader.book.floor.corrections
    yield from (correction.at for correction in made.of(entry.seq))
    if isinstance(entry.fact, (speakers.SpeechEnded, speakers.Yielded)):
        names = (each for each in made.of(entry.fact.speech) if isinstance(each.by, speakers.NameCorrected))
        yield from (correction.at for correction in names)
    if isinstance(entry.fact, ballots.ResultAnnounced):
        vote = decisions.announced(reader, entry.fact.vote)
        yield from vote.corrected if vote else ()
