"""Which kind of motion, point or right typed words mean: `mod`, `close list`, `停会`.

Each word may be a beginning, in English or in Japanese, of what the rules call it or of what rooms do.
"""

from collections.abc import Sequence

from committees.spelling import folded
from motions.rules.procedure import Kind
from motions.spoken import ALSO
from motions.timed import MARKS, time_of


def kinds_meant(words: list[str], kinds: Sequence[Kind]) -> tuple[list[Kind], list[str]]:
    """The kinds that the first words mean, as many words as help to tell, and the other words."""
    best: list[Kind] = []
    used = 0
    for count in range(1, min(5, len(words)) + 1):
        if time_of(words[count - 1]):
            break
        ranked = [(rank, kind) for kind in kinds if (rank := _rank(words[:count], kind)) is not None]
        if not ranked:
            break
        least = min(rank for rank, _kind in ranked)
        best, used = [kind for rank, kind in ranked if rank == least], count
    return best, words[used:]


def _rank(typed: list[str], kind: Kind) -> int | None:
    """How well words mean a kind, 0 best: its beginning, its first and later words by theirs, any of its
    words by theirs, a part of its Japanese name. What else it is called counts like its name."""
    wanted = [_called(word.strip(MARKS)) for word in typed]
    names = [folded(kind.name).split(), kind.code.split("_"), folded(kind.name_ja).split(), *_also(kind)]
    for name in names:
        if " ".join(name).startswith(" ".join(wanted)):
            return 0
    for name in names:
        if all(word.startswith(start) for word, start in zip(name[:1], wanted, strict=False)) and _spelt(
            wanted, name
        ):
            return 1
    if any(_spelt(wanted, name) for name in names):
        return 2
    joined = "".join(wanted)
    return 3 if len(joined) > 1 and not joined.isascii() and joined in folded(kind.name_ja) else None


def _called(word: str) -> str:
    """A word of a kind's name as it is compared: 停会の動議 is 停会, and ポイント・オブ・オーダー one word."""
    name = folded(word).replace("・", "")
    return name.removesuffix("動議").removesuffix("の") or name


def _also(kind: Kind) -> list[list[str]]:
    return [[folded(name)] for key in {kind.effect, kind.code} for name in ALSO.get(key, ())]


def _spelt(wanted: list[str], name: list[str]) -> bool:
    """Whether each typed word begins a word of the name that no other does."""
    left = list(name)
    return all(_taken(word, left) for word in wanted)


def _taken(word: str, left: list[str]) -> bool:
    """Take the first of `left` that begins with `word`."""
    for place, other in enumerate(left):
        if other.startswith(word):
            del left[place]
            return True
    return False
