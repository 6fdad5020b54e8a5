"""What a delegation moves: what the form in front of one offers, filled in plausibly."""

from collections.abc import Collection
from random import Random

from jmmun.rehearsal.pages import Screen

KINDS = {
    "moderated_caucus": 6,
    "unmoderated_caucus": 3,
    "tour_de_table": 0.5,
    "extend_caucus": 2,
    "set_speaking_time": 1,
    "close_speakers_list": 0.3,
    "reopen_speakers_list": 2,
}
"""What is moved from the floor, and how often beside each other. What ends a debate or a meeting is left
to who presides."""
MINUTES = {"moderated_caucus": (5, 8, 10), "unmoderated_caucus": (5, 10, 15), "extend_caucus": (2, 3)}
SPEAKING = {
    "tour_de_table": (20, 30),
    "moderated_caucus": (30, 45, 60),
    "set_speaking_time": (60, 75, 90, 120),
}


def movable(screen: Screen) -> dict[str, set[str]]:
    """The kinds of motion that the form lists and that are in order, with what is to be said with each."""
    form = screen.page.first("select", name="motion")
    listed = {option["value"] for option in form.all("option")} if form else set()
    return {
        row["data-kind"]: set(row["data-params"].split())
        for row in screen["kinds"].all("span")
        if row["data-kind"] in listed and not row["data-reason"]
    }


def topics(screen: Screen, kind: str = "moderated_caucus") -> list[str]:
    """What the guide suggests for a caucus of a kind; a matter to write on is what one speaks about."""
    suggested = screen.page.first("datalist", id=f"topics-{kind}")
    return [option["value"] for option in suggested.all("option")] if suggested else []


def motion(screen: Screen, before: Collection[str], draw: Random) -> dict[str, str] | None:
    """The fields of a motion out of those that are in order, with plausible times and a topic out of the guide.

    Nobody moves again what is before the room in these words, but for a caucus on another topic.
    """
    in_order = movable(screen)
    again = {
        kind for kind in in_order for words in before if words.lower().startswith(kind.replace("_", " "))
    }
    kinds = [kind for kind in sorted(in_order) if kind in KINDS and kind not in again - {"moderated_caucus"}]
    if not kinds:
        return None
    kind = draw.choices(kinds, [KINDS[each] for each in kinds])[0]
    wanted, fields = in_order[kind], {"motion": kind}
    if "total" in wanted:
        fields["minutes"] = str(draw.choice(MINUTES.get(kind, (5, 10))))
    if "speaking" in wanted:
        fields["speaking"] = str(draw.choice(SPEAKING.get(kind, (60,))))
    suggested = topics(screen, "moderated_caucus" if kind == "tour_de_table" else kind)
    if "topic" in wanted and suggested:
        fields["topic"] = draw.choice(suggested)
    return fields


def spoken(fields: dict[str, str], seat: str) -> str:
    """A motion as the Chair types the line: "moderated caucus 10 45 Privacy JPN"."""
    return " ".join((fields["motion"].replace("_", " "), *list(fields.values())[1:], seat))
