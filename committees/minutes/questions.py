"""What is voted on, in words: a draft, an amendment to it, a part of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from resolutions.rules.amendments import Amendment, Operation
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment

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
    if amendment is not None:
        asked = draft.amendment(amendment)
        if asked is None:
            # It was undone since; it is not the draft itself that is meant.
            return _("an amendment to %(draft)s") % {"draft": called}
        to = called if asked.of is None else question(reader, paper, asked.of, short=short)
        return _("amendment %(number)s to %(draft)s") % {"number": asked.number, "draft": to}
    if part is not None:
        divided = draft.part(part)
        if divided is None:
            return _("a part of %(draft)s") % {"draft": called}
        return paragraphs(
            draft.places(divided.marks) if divided.standing == "open" else divided.places, called
        )
    return called


def paragraphs(places: tuple[int, ...], draft: str) -> str:
    return ngettext(
        "paragraph %(places)s of %(draft)s", "paragraphs %(places)s of %(draft)s", len(places)
    ) % {"places": spans(places), "draft": draft}


def change_of(draft: Draft, amendment: Amendment) -> str:
    """What an amendment does to its draft or to another amendment, within a sentence."""
    to = draft.amendment(amendment.of) if amendment.of is not None else None
    return change(amendment.operation, amendment.place, preamble=amendment.preamble, to=to)


def change(operation: Operation, place: int, *, preamble: bool = False, to: Amendment | None = None) -> str:
    """What an amendment does to its draft, or `to` another, within a sentence; paragraphs by the numbers in print.

    Those of the preamble have none in print, and are counted.
    """
    if to:
        return _change_of_amendment(operation, place, to.number)
    if preamble:
        return _change_of_preamble(operation, place)
    if operation == "add" and not place:
        return _("add before paragraph 1")
    said = {
        "strike": _("strike paragraph %(place)s"),
        "replace": _("replace paragraph %(place)s"),
        "add": _("add after paragraph %(place)s"),
    }[operation]
    return said % {"place": place}


def _change_of_preamble(operation: Operation, place: int) -> str:
    if operation == "add" and not place:
        return _("add before preambular paragraph 1")
    said = {
        "strike": _("strike preambular paragraph %(place)s"),
        "replace": _("replace preambular paragraph %(place)s"),
        "add": _("add after preambular paragraph %(place)s"),
    }[operation]
    return said % {"place": place}


def _change_of_amendment(operation: Operation, place: int, number: int) -> str:
    if operation == "add" and not place:
        return _("add before paragraph 1 of amendment %(number)s") % {"number": number}
    said = {
        "strike": _("strike paragraph %(place)s of amendment %(number)s"),
        "replace": _("replace paragraph %(place)s of amendment %(number)s"),
        "add": _("add after paragraph %(place)s of amendment %(number)s"),
    }[operation]
    return said % {"place": place, "number": number}


def proposed_change(draft: Draft, proposed: ProposedAmendment) -> str:
    """What an amendment that is not before the room yet does, by the numbers that paragraphs have now."""
    preamble, of = proposed.preamble, proposed.of
    to = draft.amendment(of) if of is not None else None
    if of is not None and not draft.part_with(preamble=preamble, of=of):
        return _("an amendment that is not before the room any more")
    place = draft.place_of(proposed.target, preamble=preamble, of=of)
    if proposed.target is not None and not place:
        gone = _("a paragraph that is not in the draft any more")
        return gone if of is None else _("a paragraph that is not in the amendment any more")
    return change(proposed.operation, place, preamble=preamble, to=to)


def parts(places: Iterable[tuple[int, ...]]) -> str:
    """Parts by the numbers of their paragraphs."""
    return pgettext("between parts of a text", "; ").join(spans(each) for each in places)


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
