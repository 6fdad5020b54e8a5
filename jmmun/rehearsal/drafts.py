"""A short draft resolution on one of the matters that the guide suggests, and amendments, as typed at the dais."""

from collections.abc import Mapping, Sequence
from random import Random

PREAMBULAR = (
    "Reaffirming the purposes and principles of the Charter of the United Nations",
    "Recalling the Universal Declaration of Human Rights",
    "Noting with interest the views expressed by delegations on {topic}",
    "Conscious that the situations of States differ",
)
OPERATIVE = (
    "Encourages all States to review their laws and practice with regard to {topic}",
    "Invites States to exchange experience, and in particular:\n(a) to make their rules known to the public\n(b) to hear those who are affected",
    "Requests the Secretary-General to report on {topic} at the next session",
    "Calls upon States to provide technical assistance to those that ask for it",
)
SEIZED = "Decides to remain seized of the matter"
AMENDING = (
    "Urges all States to provide for independent review by their courts",
    "Recommends that civil society be consulted before measures are taken",
    "Requests the Office of the High Commissioner to offer advice to States that ask for it",
    "Stresses that no measure may discriminate on any ground",
)
CONTESTED = 2
"""Operative paragraphs with which an amendment deals: a draft has them before the one that keeps the
committee seized."""


def draft(topics: Sequence[str], sponsors: Sequence[str], draw: Random) -> dict[str, str]:
    """The fields of the form: a title, sponsors, and a few paragraphs of either kind."""
    matters = [topic for topic in topics if "papers" not in topic] or ["Strengthening cooperation"]
    title = draw.choice(matters)
    topic = title if title[:2].isupper() else title[:1].lower() + title[1:]
    preambular = sorted(draw.sample(PREAMBULAR, 3), key=PREAMBULAR.index)
    operative = [*sorted(draw.sample(OPERATIVE, CONTESTED), key=OPERATIVE.index), SEIZED]
    return {
        "title": title,
        "sponsors": ", ".join(sponsors),
        "preambular": "\n".join(preambular).format(topic=topic),
        "operative": "\n".join(operative).format(topic=topic),
        "whole": "",
    }


def text_of(fields: Mapping[str, str]) -> str:
    """A draft in one piece, as it is pasted from a word processor: a blank line after each paragraph."""
    operative = fields["operative"].split("\n")
    numbers = iter(range(1, len(operative) + 1))
    numbered = [line if line.startswith("(") else f"{next(numbers)}. {line}" for line in operative]
    return "\n\n".join([*fields["preambular"].split("\n"), *numbered])


def amendment(paper: str, operation: str, text: str, sponsors: Sequence[str], draw: Random) -> dict[str, str]:
    """The fields of the form: what is done to which paragraph, and the text that is to stand there."""
    return {
        "paper": paper,
        "operation": operation,
        "place": str(draw.randint(1, CONTESTED)),
        "operative": "" if operation == "strike" else text,
        "sponsors": ", ".join(sponsors),
    }
