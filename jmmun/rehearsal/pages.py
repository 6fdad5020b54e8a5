"""What a page shows: its regions, and the buttons in them that can be pressed."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_REGION = re.compile(r'(?=<\w+ id="([\w-]+)"[^>]*\shx-swap-oob=)')


class Node:
    """An element with what is in it."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Node | str] = []

    def __getitem__(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def __iter__(self) -> Iterator["Node"]:
        """This element and all in it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child

    def all(self, tag: str, **attributes: str) -> list["Node"]:
        """The elements of a tag that have these attributes, each with this value."""
        return [
            node
            for node in self
            if node.tag == tag and all(node[name] == value for name, value in attributes.items())
        ]

    def first(self, tag: str, **attributes: str) -> "Node | None":
        return next(iter(self.all(tag, **attributes)), None)

    def of_class(self, name: str) -> list["Node"]:
        return [node for node in self if name in node["class"].split()]

    @property
    def text(self) -> str:
        """What a reader reads in it, in one line."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._words()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@lru_cache(maxsize=512)
def read(html: str) -> Node:
    """A piece of HTML as a tree, under an element without a tag. Not to be changed: it is shared."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def regions_of(html: str) -> dict[str, str]:
    """The regions in a drawing, each as it was drawn."""
    pieces = _REGION.split(html)[1:]
    return {name: piece.rstrip() for name, piece in zip(pieces[::2], pieces[1::2], strict=True)}


class Press(NamedTuple):
    """One press: where it is posted to, below the page's own address, and what is sent."""

    path: str
    fields: Mapping[str, str]


class Button(NamedTuple):
    """A button as a page shows it."""

    path: str
    name: str
    value: str
    enabled: bool
    chosen: bool
    """It shows what stands already, as one's own ballot does."""

    @property
    def press(self) -> Press:
        return Press(self.path, {self.name: self.value})


def buttons(node: Node) -> list[Button]:
    """The buttons in a region, enabled or not, that post by the page's one form."""
    return [
        Button(
            button["formaction"],
            button["name"],
            button["value"],
            enabled="disabled" not in button.attributes and button["aria-disabled"] != "true",
            chosen=button["aria-pressed"] == "true",
        )
        for button in node.all("button", form="act")
    ]


class Screen:
    """A page as it stands: its HTML as it was opened, and its regions as they are now."""

    def __init__(self, html: str = "", regions: Mapping[str, str] | None = None) -> None:
        self.page = read(html)
        self.regions: dict[str, str] = dict(regions or {})
        self.opened = read("")
        """The page that was opened last beside it: papers to be read, a correction."""

    def __getitem__(self, region: str) -> Node:
        """A region; an empty one where the page has none."""
        return read(self.regions.get(region, ""))

    def buttons(self, region: str) -> list[Button]:
        return buttons(self[region])

    def enabled(self, region: str) -> list[Button]:
        return [button for button in self.buttons(region) if button.enabled]

    def button(self, region: str, path: str, value: str | None = None) -> Button | None:
        """The first enabled button of a region whose address begins so, with this value if one is named."""
        for button in self.enabled(region):
            if button.path.startswith(path) and value in (None, button.value):
                return button
        return None
