"""What the columns of a roster say: by the line above them, or, where there is none, by what is in them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from committees.order import OutOfOrder, refuse_unless
from committees.order import mark as _
from committees.spelling import folded
from delegates.rules.rosters.names import Directory, shortened
from delegates.rules.rosters.text import Line

type Column = Literal["name", "name_ja", "kana", "code", "status", "vote", "delegates"]
type Status = Literal["member", "observer"]

CALLED: dict[Column, tuple[str, ...]] = {
    "name": (
        "Delegation", "代表団", "Country", "Name", "State", "Member State", "Seat", "Delegations", "Countries",
        "国名", "国", "国・団体", "国・地域", "名称", "団体名", "議席", "担当国",
    ),
    "name_ja": ("Name in Japanese", "日本語名", "Japanese name", "Japanese", "和名", "名称（日本語）", "国名（日本語）"),
    "kana": ("Reading", "読み", "Kana", "Hiragana", "よみ", "よみがな", "読み仮名", "ふりがな", "かな", "ひらがな"),
    "code": ("Code", "コード", "ISO", "ISO code", "ISO3", "Country code", "国コード", "略号"),
    "status": ("Status", "地位", "身分", "資格", "区分", "Member or observer", "Membership", "Role"),
    "vote": (
        "Vote on substance", "実質事項の投票権", "Vote", "Votes", "Voting", "Voting right", "Substance", "投票権", "表決権", "投票", "実質投票",
    ),
    "delegates": ("Delegates", "派遣人数", "Number of delegates", "People", "Devices", "人数", "代表人数", "端末数", "端末"),
}  # fmt: skip
"""What each column may be called; the first two are what it is called where we write it, in English and Japanese."""

STATUSES: dict[Status, tuple[str, ...]] = {
    "member": ("Member", "理事国", "Members", "Member State", "m", "メンバー", "加盟国", "構成国", "委員国", "締約国", "正規"),
    "observer": (
        "Observer", "オブザーバー", "Observers", "Observer State", "obs", "o", "Non-member", "オブザーバ", "非理事国", "非加盟国", "NGO",
    ),
}  # fmt: skip
VOTES: dict[bool, tuple[str, ...]] = {
    True: ("Yes", "あり", "y", "true", "1", "○", "◯", "〇", "有", "有り", "はい", "可", "✓", "✔"),
    False: (
        "No",
        "なし",
        "n",
        "false",
        "0",
        "×",
        "x",
        "✗",
        "✕",
        "無",
        "無し",
        "いいえ",
        "不可",
        "-",
        "―",
        "–",
        "—",
        "ー",
    ),
}
MOST_DELEGATES = 9


def _by_word[T](table: Mapping[T, tuple[str, ...]]) -> dict[str, T]:
    return {folded(word): meant for meant, words in table.items() for word in words}


_COLUMN, _STATUS, _VOTE = _by_word(CALLED), _by_word(STATUSES), _by_word(VOTES)


class Layout(Struct, frozen=True):
    """Which columns there are, and where the roster begins."""

    columns: dict[Column, int]
    width: int
    first: int = 0
    """The place of the first line that names somebody."""
    unread: tuple[str, ...] = ()
    """What the columns are called that say nothing about a roster."""


def status_of(typed: str) -> Status | None:
    """Member or observer; None where nothing is said. Raises OutOfOrder."""
    return _one_of(_STATUS, typed, _("“%(typed)s” is no status: write “member” or “observer”."))


def vote_of(typed: str) -> bool | None:
    """Whether it votes on substance; None where nothing is said. Raises OutOfOrder."""
    return _one_of(_VOTE, typed, _("“%(typed)s” does not say whether it votes: write “yes” or “no”."))


def _one_of[T](table: Mapping[str, T], typed: str, sentence: str) -> T | None:
    if not typed:
        return None
    if folded(typed) not in table:
        raise OutOfOrder(sentence, typed=shortened(typed))
    return table[folded(typed)]


def delegates_of(typed: str) -> int | None:
    """How many people sit there; None where nothing is said. Raises OutOfOrder."""
    if not typed:
        return None
    # int() would read digits of every script, and a million of them.
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0
    refuse_unless(
        0 < number <= MOST_DELEGATES,
        _("“%(typed)s” is no number of delegates: write one from 1 to %(most)s."),
        typed=shortened(typed),
        most=MOST_DELEGATES,
    )
    return number


def layout_of(lines: Sequence[Line], directory: Directory) -> Layout:
    """Which column says what. Raises OutOfOrder if that cannot be told."""
    head = next((line for line in lines if not line.broken), None)
    if head is None:
        return Layout({"name": 0}, 1)
    said = [_COLUMN.get(folded(cell)) for cell in head.cells]
    if any(said) and not any(directory.party(cell) for cell in head.cells):
        return _headed(head, said, lines.index(head))
    rows = [whole_name(line.cells, directory) for line in lines if not line.broken]
    return Layout(_guessed(rows, directory), max(map(len, rows)))


def whole_name(cells: tuple[str, ...], directory: Directory) -> tuple[str, ...]:
    """Cells as one if they are a name with a comma in it, as in lists that have nothing but names."""
    whole = ", ".join(cells)
    return (whole,) if len(cells) > 1 and directory.party(whole) else cells


def _headed(head: Line, said: list[Column | None], place: int) -> Layout:
    columns: dict[Column, int] = {}
    for at, column in enumerate(said):
        if column is None:
            continue
        refuse_unless(
            column not in columns,
            _("“%(one)s” and “%(other)s” say the same. Leave one column out."),
            one=shortened(head.cells[columns.get(column, 0)]),
            other=shortened(head.cells[at]),
        )
        columns[column] = at
    refuse_unless(
        bool({"name", "name_ja", "code"} & columns.keys()),
        _("No column says who sits here. Call one “Delegation”."),
    )
    unread = tuple(cell for cell, column in zip(head.cells, said, strict=True) if cell and column is None)
    return Layout(columns, len(head.cells), place + 1, unread)


def _guessed(rows: Sequence[tuple[str, ...]], directory: Directory) -> dict[Column, int]:
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(max(map(len, rows)))]
    named = [sum(directory.party(cell) is not None for cell in cells) for cells in columns]
    found: dict[Column, int] = {"name": named.index(max(named))}
    for at, cells in enumerate(columns):
        column = _kind_of(cells, directory) if cells and at != found["name"] else None
        if column and column not in found:
            found[column] = at
        elif cells and at != found["name"]:
            raise OutOfOrder(
                _("What column %(number)s says cannot be told. Write a line above with what each column is."),
                number=at + 1,
            )
    return found


def _kind_of(cells: Sequence[str], directory: Directory) -> Column | None:
    """What most of these cells are."""
    kinds: tuple[tuple[Column, Callable[[str], bool]], ...] = (
        ("delegates", lambda cell: cell.isascii() and cell.isdigit() and "0" not in cells),
        ("vote", lambda cell: folded(cell) in _VOTE),
        ("status", lambda cell: folded(cell) in _STATUS),
        ("code", lambda cell: cell.upper() in directory.parties),
        ("name_ja", lambda cell: directory.party(cell) is not None),
    )
    for column, fits in kinds:
        if 2 * sum(map(fits, cells)) > len(cells):
            return column
    return None
