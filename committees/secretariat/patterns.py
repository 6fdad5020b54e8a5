"""What a new committee usually is: bodies of the United Nations that conferences hold, and one that is empty.

They differ in name, in the series of documents and in the rules they usually meet under. Documents call a
body by its English name: "The Human Rights Council".
"""

from typing import NamedTuple

from committees.order import mark as _


class Pattern(NamedTuple):
    code: str
    label: str
    name: str
    name_ja: str
    abbreviation: str
    slug: str
    series: str
    """What document symbols begin with, before the conference."""
    rules: str
    """The code of the set of rules it usually meets under."""


PATTERNS = (
    Pattern(
        "human-rights-council", _("Human Rights Council"),
        "United Nations Human Rights Council", "国際連合人権理事会", "UNHRC", "unhrc", "A/HRC", "unhrc-default",
    ),
    Pattern(
        "general-assembly", _("A Main Committee of the General Assembly"),
        "General Assembly, First Committee", "国際連合総会第一委員会", "GA1", "ga1", "A/C.1", "unhrc-default",
    ),
    Pattern(
        "security-council", _("Security Council"),
        "United Nations Security Council", "国際連合安全保障理事会", "UNSC", "unsc", "S", "unsc",
    ),
    Pattern(
        "economic-and-social-council", _("Economic and Social Council"),
        "Economic and Social Council", "経済社会理事会", "ECOSOC", "ecosoc", "E", "unhrc-default",
    ),
    Pattern("empty", _("Another committee"), "", "", "", "", "", "unhrc-default"),
)  # fmt: skip


def pattern(code: str) -> Pattern | None:
    return next((each for each in PATTERNS if each.code == code), None)


def symbol(series: str, conference: str) -> str:
    """The prefix of document symbols at a conference, by its abbreviation: A/HRC/JMMUN20."""
    name = "".join(char for char in conference.upper() if char.isascii() and char.isalnum())
    return f"{series}/{name}"[:40] if series else ""
