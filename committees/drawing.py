"""A drawing: what an audience sees, and what leads from one drawing to the next."""

import re
from typing import NamedTuple

type Seen = tuple[str, int, int, int]
"""Epoch, seq and stamp of a committee, and what became of its notes."""


class Audience(NamedTuple):
    role: str
    language: str


class Drawing(NamedTuple):
    """What an audience sees: HTML by region, and by seat what only that seat sees."""

    audience: Audience
    version: str
    """The state at which what all of the audience see last changed."""
    seen: Seen
    """The state that was looked at."""
    regions: dict[str, str]
    personal: dict[str, str]
    passes: dict[str, int]
    """The passes that are good, each with its generation."""
    standings: dict[str, str] = {}
    """Of what only a seat sees, what it sees without the mark of its notes."""

    def since(self, before: "Drawing | None") -> str:
        """The HTML of what differs from `before`; everything, if there is none."""
        known = before.regions if before else {}
        return "".join(_changed(known.get(name), html) for name, html in self.regions.items())


_ROW = re.compile(r'(?=<li id="([^"]*)")')


def _changed(before: str | None, html: str) -> str:
    """What leads from one state of a region to another: the rows that differ, if nothing else does.

    A region of a row for each of 51 seats weighs 50 kB and takes a page 60 ms to swap; an act mostly
    changes one or two of them. Rows are list items that begin with an id, and hold no list.
    """
    if before == html:
        return ""
    old, new = _ROW.split(before or ""), _ROW.split(html)
    # What follows the last row belongs to the region, not to the row.
    old[-1:], new[-1:] = old[-1].partition("</ol>")[::2], new[-1].partition("</ol>")[::2]
    rows = new[2:-1:2]
    if not all(row.rstrip().endswith("</li>") for row in (*old[2:-1:2], *rows)):
        # What stands between two lists belongs to neither.
        return html
    if len(old) != len(new) or [old[0], old[-1], *old[1:-1:2]] != [new[0], new[-1], *new[1:-1:2]]:
        return html
    return "".join(
        f'<hx-partial hx-target="#{id}" hx-swap="outerMorph">{row}</hx-partial>'
        for id, was, row in zip(new[1:-1:2], old[2:-1:2], rows, strict=True)
        if was != row
    )
