"""The text of a background guide as it is read: paragraphs and lists, and sections under sections."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

BULLETS = ("- ", "* ", "• ", "・")
"""What a line of a list begins with, as people type it in English and Japanese."""


class Block(Struct, frozen=True):
    """A paragraph with its lines, or a list with its items."""

    lines: tuple[str, ...]
    listed: bool = False


class Placed(Struct, frozen=True):
    """A section by its place alone. `parent` is the id of the section that it stands under."""

    id: int
    parent: int | None


def blocks(text: str) -> list[Block]:
    """The paragraphs and lists of a text; an empty line ends either."""
    found: list[Block] = []
    fresh = True
    for line in (each.strip() for each in text.splitlines()):
        if not line:
            fresh = True
            continue
        listed = line.startswith(BULLETS)
        said = line[1:].strip() if listed else line
        if fresh or found[-1].listed != listed:
            found.append(Block((said,), listed))
        else:
            found[-1] = Block((*found[-1].lines, said), listed)
        fresh = False
    return found


def items(text: str) -> list[str]:
    """What stands in the lists of a text, in order."""
    return [line for block in blocks(text) if block.listed for line in block.lines]


def under(sections: Iterable[Placed], ids: Iterable[int]) -> set[int]:
    """These sections and all that stand under them. `sections` are in the order of reading."""
    found = set(ids)
    for each in sections:
        if each.parent in found:
            found.add(each.id)
    return found


def in_order(sections: Sequence[Placed]) -> list[Placed]:
    """Every section before those that stand under it, and those before its next sibling."""

    def below(parent: int | None) -> list[Placed]:
        return [
            each for section in sections if section.parent == parent for each in (section, *below(section.id))
        ]

    return below(None)


def moved(sections: Sequence[Placed], id: int, by: int) -> list[Placed]:
    """With a section one place up (-1) or down (1) among its siblings, and what is under it; at an end, as it was."""
    placed = {each.id: each for each in sections}
    siblings = [each.id for each in sections if each.parent == placed[id].parent]
    place = siblings.index(id)
    if 0 <= place + by < len(siblings):
        other = siblings[place + by]
        swapped = {id: placed[other], other: placed[id]}
        sections = [swapped.get(each.id, each) for each in sections]
    return in_order(sections)
