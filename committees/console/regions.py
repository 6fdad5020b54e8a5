"""The console's regions, in the order in which they are drawn."""

from committees.console import deciding, roll, situation, speaking, steps
from committees.screens import register


def register_regions() -> None:
    for name, context in (
        ("top", situation.top),
        ("meeting", situation.meeting),
        ("roll", roll.roll_call),
        ("speech", speaking.speech),
        ("caucus", deciding.caucus_now),
        ("vote", deciding.vote),
        ("ballots", deciding.ballots_now),
        ("motions", deciding.motions),
        ("next", situation.next_),
        ("seats", roll.seats),
        ("queue", speaking.queue),
        ("papers", deciding.papers),
        ("room", situation.room),
        ("steps", steps.steps),
        ("turns", steps.turns),
    ):
        register("console", name, context)
