"""Copies made one after another to a folder that may go and come back, as a stick does.

How it stands is said where the copies go wrong, once, in the terminal; and it is noted beside the
data, so that the secretariat's page can tell it whichever process serves the page.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import DatabaseError
from msgspec import Struct

from committees import wall_clock
from committees.copies import Copy, make
from committees.snapshots import NoCopy
from committees.wording import time_of_day

NOTE = "copied.json"
GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR}
"""What a system says of a stick that was pulled out."""
LATE = 3
"""Copies that may be due before their absence is said."""
AGAIN = 5.0
"""Seconds after which a folder that was gone is looked for again."""


class Stand(Struct, frozen=True):
    """How the copies stand. Times in milliseconds since the Unix epoch."""

    folder: str
    every: float = 0
    """Seconds between two copies; 0 when none is made by itself."""
    looked: int = 0
    """When a copy was last tried."""
    made: int | None = None
    """When the newest copy had everything."""
    failing: int | None = None
    """Since when no copy can be made; None if all is well."""
    gone: bool = False
    """Whether it is the folder that is not there."""
    why: str = ""
    elsewhere: bool = False
    """Whether the folder is on another disk than the data."""


def stand() -> Stand | None:
    """How the copies stand; None if none was ever made here."""
    try:
        return msgspec.json.decode((settings.DATA / NOTE).read_bytes(), type=Stand)
    except (OSError, msgspec.DecodeError):
        return None


def late(stand: Stand) -> bool:
    """Whether whoever makes copies by itself has not been heard of for too long."""
    return bool(stand.every) and wall_clock.now() - stand.looked > LATE * stand.every * 1000


class Copying:
    """Copies to one folder, `keep` of them at the most."""

    def __init__(self, folder: Path, keep: int, every: float, tell: Callable[[str], None]) -> None:
        self.folder, self.keep, self.every, self.tell = folder, keep, every, tell
        before = stand()
        self.stand = before if before and before.folder == str(folder) else Stand(str(folder))
        self.stand = msgspec.structs.replace(self.stand, every=every, failing=None, gone=False, why="")

    def until(self, ended: Callable[[float], bool]) -> None:
        """A copy now, one every so often, and a last one when `ended`, which waits so many seconds, says so."""
        while True:
            well = self.once()
            if ended(self.every if well else min(AGAIN, self.every)):
                break
        self.stand = msgspec.structs.replace(self.stand, every=0)
        self.once()

    def once(self) -> Copy | None:
        """Make a copy, or say once why there is none."""
        try:
            self._look()
            copy = make(self.folder, self.keep)
        except (NoCopy, DatabaseError) as reason:
            self._failed(str(reason), gone=False)
        except OSError as error:
            self._failed(error.strerror or str(error), gone=not self.folder.is_dir() or error.errno in GONE)
        else:
            self._made(copy)
            return copy
        return None

    def _look(self) -> None:
        """See that the folder is there, on the disk on which it was. Raises OSError.

        A fresh stick gets the folder. Where a stick was there may be an empty folder of the laptop's own
        disk, and a copy there is none.
        """
        home = settings.DATA.stat().st_dev
        if not self.folder.is_dir() and not (
            self.stand.elsewhere and self.folder.parent.stat().st_dev == home
        ):
            self.folder.mkdir()
        here = self.folder.stat().st_dev == home
        if self.stand.elsewhere and here:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        self.stand = msgspec.structs.replace(self.stand, elsewhere=not here)

    def _made(self, copy: Copy) -> None:
        now = wall_clock.now()
        if self.stand.failing:
            self.tell(f"{time_of_day(now)} Copies go on: {copy.path}")
        self.stand = msgspec.structs.replace(
            self.stand, looked=now, made=now, failing=None, gone=False, why=""
        )
        self._note()

    def _failed(self, why: str, *, gone: bool) -> None:
        now = wall_clock.now()
        if not self.stand.failing or (self.stand.gone, self.stand.why) != (gone, why):
            sentence = "is gone. Copies go on when it is back." if gone else f"takes no copy: {why}"
            self.tell(f"{time_of_day(now)} {self.folder} {sentence}")
        since = self.stand.failing or now
        self.stand = msgspec.structs.replace(self.stand, looked=now, failing=since, gone=gone, why=why)
        if self.every:
            self._note()

    def _note(self) -> None:
        """A copy made by hand does not hide how the others stand."""
        other = stand()
        if self.every or other is None or not other.every or late(other):
            part = settings.DATA / f".{NOTE}.part"
            part.write_bytes(msgspec.json.encode(self.stand))
            part.replace(settings.DATA / NOTE)
