"""Times as they are typed: `10`, `45s`, `1:30`, `10分`, `14:30`."""

import re
from typing import Any

from motions.rules.procedure import Kind

MINUTE = 60
MARKS = ",:;.、，：。"
"""What may stand after a word: "point of order, France: the clock"."""
UNITS = {"分": MINUTE, "min": MINUTE, "m": MINUTE, "秒": 1, "s": 1, "sec": 1}
TIME = re.compile(
    r"(\d{1,3}):(\d\d)(?!\d)|(\d{1,4})\s*(分|秒|minutes?|min|m|seconds?|sec|s)?(?![^\W\d_])|(\d{1,4})(分|秒)"
)


def times_at_head(words: list[str], kind: Kind) -> tuple[dict[str, Any], list[str]]:
    """The times at the head of what follows the kind: in all and for each speech, in seconds."""
    found: dict[str, Any] = {}
    slots = [slot for slot in ("total", "speaking") if kind.wants(slot)]
    while words and slots and (match := time_of(words[0])):
        if match[1] and kind.wants("until"):
            found["clock"], slots = (int(match[1]), int(match[2])), []
        elif match[1]:
            found[slots.pop(0)] = int(match[1]) * MINUTE + int(match[2])
        else:
            number, unit = int(match[3] or match[5]), match[4] or match[6]
            if unit and UNITS[_unit(unit)] == 1 and "speaking" in slots and not _another_time(words):
                slots = ["speaking"]
            slot = slots.pop(0)
            found[slot] = number * (UNITS[_unit(unit)] if unit else MINUTE if slot == "total" else 1)
        words = words[1:]
    return found, words


def _another_time(words: list[str]) -> bool:
    """Whether a second time follows: then the first is the time in all, whatever its unit."""
    return len(words) > 1 and bool(time_of(words[1]))


def time_of(word: str) -> "re.Match[str] | None":
    return TIME.fullmatch(word.strip(MARKS))


def _unit(word: str) -> str:
    return word if word in UNITS else word[:3]
