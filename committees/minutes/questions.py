"""What is voted on, in words: a draft, an amendment to it, a part of it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from resolutions.rules.amendments import Amendment, Mark
from resolutions.rules.drafts import Draft

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def question(
    reader: "Reader",
    paper: int,
    amendment: int | None = None,
    part: int | None = None,
    *,
    short: bool = False,
) -> str:
    """A draft, an amendment or a part as one calls it within a sentence; `short`, without the committee's symbol."""
    draft = reader.book.floor.papers.draft(paper)
    if draft is None:
        return reader.draft(paper)
    called = f"L.{draft.number}" if short else reader.draft(paper)
    asked = draft.amendment(amendment) if amendment is not None else None
    if asked:
        return _("amendment %(number)s to %(draft)s") % {"number": asked.number, "draft": called}
    divided = draft.part(part) if part is not None else None
    if divided:
        return paragraphs(divided.places, called)
    return called


def paragraphs(places: tuple[int, ...], draft: str) -> str:
    return ngettext(
        "paragraph %(places)s of %(draft)s", "paragraphs %(places)s of %(draft)s", len(places)
    ) % {"places": spans(places), "draft": draft}


def change(amendment: Amendment) -> str:
    """What an amendment does to its draft, within a sentence; paragraphs by the numbers that were in print."""
    if amendment.operation == "add" and not amendment.place:
        return _("add before paragraph 1")
    said = {
        "strike": _("strike paragraph %(place)s"),
        "replace": _("replace paragraph %(place)s"),
        "add": _("add after paragraph %(place)s"),
    }[amendment.operation]
    return said % {"place": amendment.place}


def parts(draft: Draft | None, divided: Iterable[tuple[Mark, ...]]) -> str:
    """Parts by the numbers of their paragraphs."""
    return pgettext("between parts of a text", "; ").join(
        spans(tuple(_places(draft, marks))) for marks in divided
    )


def _places(draft: Draft | None, marks: tuple[Mark, ...]) -> Iterator[int]:
    """The numbers that paragraphs have or, once it was voted on, had when the draft was divided."""
    if draft is None:
        return
    known = {mark: place for place, mark in enumerate(draft.outline, 1)}
    for part in draft.parts:
        known.update(zip(part.marks, part.places, strict=False))
    yield from (known[mark] for mark in marks if mark in known)


def spans(places: tuple[int, ...]) -> str:
    """Numbers with neighbours drawn together: 1, 3–5."""
    ends: list[list[int]] = []
    for place in places:
        if ends and place == ends[-1][-1] + 1:
            ends[-1] = [ends[-1][0], place]
        else:
            ends.append([place, place])
    return pgettext("between names", ", ").join(
        str(first) if first == last else f"{first}–{last}" for first, last in ends
    )
