"""What the dais is offered to do next, and to say."""

from typing import Any

from msgspec import Struct

from committees.next_step.line import NOTHING, Line


class Step(Struct, frozen=True):
    """A button (label, and where it posts what) and what to say. Without `url` there is only the saying."""

    label: str = ""
    url: str = ""
    name: str = ""
    value: str = ""
    say: Line = NOTHING
    values: dict[str, Any] = {}
    """For the words: delegations as `seat` and `heir`, times in ms as `limit_ms`, a motion by its id, a
    question as a draft's paper with an amendment or a part of it, a refusal as `reason`."""
    over: "Step | None" = None
    """What is likely instead once the time of the caucus is over. Pages swap the two by their clocks."""
