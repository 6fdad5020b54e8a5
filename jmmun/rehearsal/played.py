"""What was played, counted by kind, so that who runs a rehearsal sees what it exercised."""

import re
from collections.abc import Mapping, Sequence
from statistics import median, quantiles

from jmmun.rehearsal.pages import Press

KINDS = (
    ("Roll", r"roll/\w+/", "answer", "{}"),
    ("Floor", r"floor/", "do", "{} by phone"),
    ("Floor", r"list/", "seat", "ask by placard"),
    ("Floor", r"speakers/", "seat", "recognised"),
    ("Floor", r"speeches/\d+/", "yield", "yield to {}"),
    ("Floor", r"comments/", "seat", "comment"),
    ("Floor", r"speeches/\d+/comment/", "do", "{} to comment by phone"),
    ("Floor", r"clocks/speech/\d+/", "do:start", "clock started"),
    ("Floor", r"explanations/", "seat", "explanation of vote"),
    ("Raised", r"motions/", "motion", "{}"),
    ("Raised", r"motions/", "line", "{}"),
    ("Motions", r"motions/\d+/", "how", "{}"),
    ("Motions", r"motions/\d+/", "do", "{} by phone"),
    ("Motions", r"motions/count/", "yes", "counted"),
    ("Motions", r"motions/speakers/", "side", "speaker {}"),
    ("Points", r"points/\d+/", "how", "{}"),
    ("Drafts", r"papers/", "title", "introduced"),
    ("Drafts", r"papers/write/\d+/", "do:hand-in", "handed in by phone"),
    ("Drafts", r"submissions/\d+/", "do", "{}"),
    ("Drafts", r"papers/\d+/", "before", "put first"),
    ("Drafts", r"papers/\d+/", "method:withdraw", "withdrawn"),
    ("Drafts", r"papers/\d+/support/", "support:none", "left by phone"),
    ("Drafts", r"papers/\d+/support/", "support", "{} by phone"),
    ("Drafts", r"support/", "support:none", "left"),
    ("Drafts", r"support/", "support", "{}"),
    ("Amendments", r"amendments/", "operation", "{}"),
    ("Amendments", r"papers/\d+/paragraphs/[\d.]+/", "operation", "{} by phone"),
    ("Amendments", r"amendments/\d+/", "method:introduce", "introduced"),
    ("Amendments", r"amendments/\d+/", "before", "put first"),
    ("Amendments", r"amendments/\d+/", "method:withdraw", "withdrawn"),
    ("Amendments", r"amendments/\d+/", "method", "vote {}"),
    ("Parts", r"papers/\d+/parts/\d+/", "method", "vote {}"),
    ("Votes", r"papers/\d+/", "method", "{}"),
    ("Votes", r"votes/count/", "yes", "placards counted"),
    ("Votes", r"votes/\d+/", "do", "{}"),
    ("Ballots", r"votes/\d+/ballot/", "choice", "{} by phone"),
    ("Ballots", r"votes/\d+/\w+/", "choice", "{}"),
    ("Ballots", r"votes/\d+/\w+/", "rights", "{} with rights"),
    ("Ballots", r"votes/\d+/\w+/", "correct", "{} corrected"),
    ("Strawpolls", r"strawpolls/\d+/choice/", "options", "answered by phone"),
    ("Corrections", r"corrections/\d+/", "part", "{}"),
)
"""A group, where its presses go, a field that they have, maybe with what it says, and the kind in words, with
what the field says."""


def kind_of(press: Press) -> tuple[str, str] | None:
    """The group and kind of a press, such as "Votes" and "roll call"; None for what only moves things on."""
    for group, path, wanted, kind in KINDS:
        field, _colon, value = wanted.partition(":")
        said = press.fields.get(field)
        if said is not None and value in ("", said) and re.fullmatch(path, press.path):
            said = said.replace("_", " ")
            # A line begins with what is raised, in small letters; times, words and the seat follow.
            return group, kind.format(re.split("[^a-z ]", said)[0].strip() if field == "line" else said)
    return None


def report(played: Mapping[tuple[str, str], int]) -> str:
    """A line for each group: "Votes: placard 1, roll call 2"."""
    groups: dict[str, list[str]] = {group: [] for group, *_row in KINDS}
    for (group, kind), times in sorted(played.items()):
        groups[group].append(f"{kind} {times}")
    return "\n".join(f"{group}: {', '.join(kinds)}" for group, kinds in groups.items() if kinds)


def answered(took: Sequence[float]) -> str:
    """How long the server took to answer what was pressed, in a sentence; `took` is in seconds."""
    if not took:
        return ""
    usual, late = 1000 * median(took), 1000 * quantiles(took, n=20, method="inclusive")[-1]
    return f"A press was answered in {usual:.1f} ms; one in twenty took {late:.1f} ms or more."
