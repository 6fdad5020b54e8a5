"""The console's regions, in the order in which they are drawn."""

from committees.console import (
    dais,
    deciding,
    door,
    motions,
    openers,
    papers,
    roll,
    situation,
    speaking,
    steps,
    strawpolls,
)
from committees.screens import register, register_standing, rows


def register_regions() -> None:
    for name, context in (
        ("top", situation.top),
        ("presiding", dais.presiding),
        ("meeting", situation.meeting),
        ("roll", roll.roll_call),
        ("speech", speaking.speech),
        ("caucus", deciding.caucus_now),
        ("vote", deciding.vote),
        ("ballots", deciding.ballots_now),
        ("point", motions.point),
        ("motions", motions.motions_now),
        ("kinds", motions.kinds),
        ("timer", motions.timer_now),
        ("strawpoll", strawpolls.strawpoll_now),
        ("next", situation.next_),
        ("seating", roll.seating),
        ("seats", roll.seats),
        ("call", motions.call),
        ("openers", openers.openers),
        ("queue", speaking.queue),
        ("papers", papers.papers),
        ("asking", door.asking),
        ("room", situation.room),
        ("steps", steps.steps),
        ("turns", steps.turns),
    ):
        register("console", name, context)
    register("console", "secretariat", situation.secretariat, rests=rows)
    register_standing("console", dais.duties, "console/duty.html")
