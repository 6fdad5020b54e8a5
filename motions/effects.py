"""What a motion brings about when it carries. Data names an effect; the code is here."""

from collections.abc import Callable, Iterator

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press
from committees.rulings import close_caucus_for, end_speech_for, motions_fall
from delegates.rules.speakers import SpeechEnd
from motions.rules.caucus import CaucusKind, CaucusOpened, Motion


def _open_caucus(kind: CaucusKind) -> Callable[[Floor, Press, Motion], Iterator[Fact]]:
    def effect(floor: Floor, press: Press, motion: Motion) -> Iterator[Fact]:
        yield from take_floor(floor, press, but=motion.id)
        yield CaucusOpened(
            caucus=kind,
            total=motion.total or 0,
            speaking=motion.speaking,
            topic=motion.topic,
            proposer=motion.seat,
        )

    return effect


def take_floor(
    floor: Floor, press: Press, but: int | None = None, how: SpeechEnd = "caucus"
) -> Iterator[Fact]:
    """The speech and the caucus in progress end, and every motion before the room falls but `but`."""
    yield from end_speech_for(floor, press, how)
    yield from close_caucus_for(floor, press)
    yield from motions_fall(floor, but)


EFFECTS: dict[str, Callable[[Floor, Press, Motion], Iterator[Fact]]] = {
    "moderated_caucus": _open_caucus("moderated_caucus"),
    "unmoderated_caucus": _open_caucus("unmoderated_caucus"),
}
