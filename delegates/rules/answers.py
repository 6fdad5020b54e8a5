"""An answer of a position paper while a delegation writes it, on one phone or on two at once.

Whoever saves an answer says which wording they had read. If their partner was faster, nothing is
overwritten and nothing refused: the later wording is kept beside the first until one of them chooses.
A page sends all its answers with every press, so that none that was typed is lost; one that reads as
it was read has not been typed.
"""

from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from committees.order import mark as _
from committees.order import refuse_unless

MOST_BESIDE = 5
"""Wordings of one answer that wait to be chosen from."""


def mark_of(*wordings: str) -> str:
    """Which wordings were read."""
    return sha256("\0".join(wordings).encode()).hexdigest()[:16]


class Answer(Struct, frozen=True):
    """What stands as the answer to one question. Every method gives the next, or raises OutOfOrder."""

    text: str = ""
    beside: tuple[str, ...] = ()
    """Other wordings, in the order in which they were saved."""

    def written(self, text: str, read: str) -> "Answer":
        """As somebody typed it who had read the wording of the mark `read`."""
        if text == self.text or mark_of(text) == read:
            return self
        if not self.text or mark_of(self.text) == read:
            return replace(self, text=text)
        # Emptied by who had not read what stands: that stays.
        if not text or text in self.beside:
            return self
        refuse_unless(len(self.beside) < MOST_BESIDE, _("Choose among the wordings of that answer first."))
        return replace(self, beside=(*self.beside, text))

    def kept(self, number: int, read: str) -> "Answer":
        """With one of the wordings: 0 is what stands, 1 the first beside it. `read` marks those beside it."""
        self._require_read(read)
        refuse_unless(0 <= number <= len(self.beside), _("That wording is not there any more."))
        return Answer((self.text, *self.beside)[number])

    def kept_all(self, read: str) -> "Answer":
        """With all wordings as paragraphs, one after the other."""
        self._require_read(read)
        return Answer("\n\n".join((self.text, *self.beside)))

    def _require_read(self, read: str) -> None:
        refuse_unless(
            read == mark_of(*self.beside),
            _("Another wording was saved meanwhile. Read it, and choose again."),
        )
