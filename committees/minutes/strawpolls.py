"""The sentences of strawpolls, with who chose what: choices in them are open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees.facts import Fact
from motions.rules.strawpolls import StrawpollChosen, StrawpollClosed, StrawpollOpened

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def of_strawpolls(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case StrawpollOpened(question=question):
            return _("Strawpoll opened: “%(question)s”") % {"question": reader.typed(question)}
        case StrawpollChosen(seat=seat, options=()):
            return _("%(seat)s took back its choice in the strawpoll") % {"seat": reader.names.short(seat)}
        case StrawpollChosen(strawpoll=id, seat=seat, options=numbers):
            opened = reader.book.entries[id - 1].fact
            options = opened.options if isinstance(opened, StrawpollOpened) else ()
            return _("%(seat)s chose in the strawpoll: %(options)s") % {
                "seat": reader.names.short(seat),
                "options": _joined(
                    _("“%(option)s”") % {"option": reader.typed(options[number - 1])} for number in numbers
                ),
            }
        case StrawpollClosed(strawpoll=id):
            opened = reader.book.entries[id - 1].fact
            if not isinstance(opened, StrawpollOpened):
                return _("Strawpoll closed")
            return _("Strawpoll closed: “%(question)s”: %(result)s") % {
                "question": reader.typed(opened.question),
                "result": _joined(_counted(reader, opened, fact)),
            }
    return None


def _joined(words: Iterator[str]) -> str:
    return pgettext("between sentences", "; ").join(words)


def _counted(reader: "Reader", opened: StrawpollOpened, closed: StrawpollClosed) -> Iterator[str]:
    """Each option with how many chose it and, where this closing stands, who."""
    floor = reader.book.floor
    poll = next((each for each in floor.strawpolls.closed if each.closing == closed), None)
    for number, (option, count) in enumerate(zip(opened.options, closed.counts, strict=True), 1):
        words = {"option": reader.typed(option), "count": count}
        if poll and count:
            seats = tuple(seat for seat in floor.roll.ever if number in poll.chosen(seat))
            yield _("“%(option)s”: %(count)s (%(seats)s)") % {**words, "seats": reader.seats(seats)}
        else:
            yield _("“%(option)s”: %(count)s") % words
