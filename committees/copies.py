"""Copies of everything with which another machine goes on: the database and the secret key in one file.

A copy is a ZIP of two members, so one file is carried, and any tool opens it in need. The database in it
is taken by SQLite's own backup, some pages at a time while acts go on; a plain copy of the file would
tear an act in two. It goes to this machine's disk first: SQLite holds its lock on the source until the
target is written, and a slow stick must not hold up the room. There it is examined as `verify`
does, and what is not sound is never written. Then it is packed under another name, read back and renamed,
so that what has the name of a copy is whole.

Copies are numbered, since a laptop's clock may be set back. A name begins with a mark of the secret
key: copies of two servers in one folder are told apart and never push each other out.
"""

import fcntl
import os
import re
import shutil
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils.crypto import salted_hmac

from committees import wall_clock
from committees.examination import Examination
from committees.models import Committee
from committees.wording import moment

DATABASE, KEY = "jmmun.sqlite3", "secret.key"
KEPT = 60
"""Copies kept in a folder if nothing else is said."""
ALIAS = "copy"
PAGES = 256
PAUSE = 0.005
"""Seconds between two helpings of pages, in which the server has the database to itself."""
PATIENCE = 1.0
"""Seconds after which pages are no longer taken by the helping: each act in between begins the copy anew."""
LOCKED = 20.0
"""Seconds for which another writer may hold the database."""
NAME = re.compile(r"jmmun-([0-9a-f]{6})-(\d{6,})-(\d{8})-(\d{4})\.zip")


class NoCopy(Exception):
    """A copy could not be made or cannot be used; the message is a sentence that says why."""


class Copy(NamedTuple):
    path: Path
    server: str
    number: int


def database_file() -> Path:
    """The file of the database that is served. Raises NoCopy, if it is not in a file or not there."""
    if connections["default"].vendor != "sqlite":
        raise NoCopy(
            "This server's database is PostgreSQL: copy it with pg_dump, and keep beside the dump the secret key "
            f"({settings.DATA / KEY}, or SECRET_KEY), on which every card and every signed-in phone hangs."
        )
    file = Path(connections["default"].settings_dict["NAME"])
    if not file.is_file():
        raise NoCopy(f"There is no database at {file} yet.")
    return file


def copies_in(folder: Path) -> list[Copy]:
    """The copies in a folder, the oldest of each server first."""
    named = ((path, NAME.fullmatch(path.name)) for path in folder.iterdir())
    return sorted(
        (Copy(path, name[1], int(name[2])) for path, name in named if name),
        key=lambda copy: (copy.server, copy.number),
    )


def make(folder: Path, keep: int = KEPT) -> Copy:
    """Have a copy of everything as it is now in `folder`, and no more than `keep` of this server.

    While nothing has changed, the newest copy is the copy. Raises NoCopy, or OSError for the folder's sake.
    """
    database = database_file()
    with _alone(), TemporaryDirectory(prefix=".copying-", dir=settings.DATA) as place:
        snapshot = Path(place) / DATABASE
        _take(database, snapshot)
        faults = examined(snapshot)
        if faults:
            raise NoCopy(f"What would be copied is not sound: {' '.join(faults)}")
        digest = _digest(snapshot)
        server = salted_hmac("copy", "", algorithm="sha256").hexdigest()[:6]
        mine = [copy for copy in copies_in(folder) if copy.server == server]
        if not mine or _digest_noted(mine[-1].path) != digest:
            number = mine[-1].number + 1 if mine else 1
            name = f"jmmun-{server}-{number:06}-{moment(wall_clock.now()):%Y%m%d-%H%M}.zip"
            mine.append(Copy(_pack(snapshot, folder / name, digest), server, number))
        for old in mine[:-keep]:
            old.path.unlink(missing_ok=True)
        return mine[-1]


@contextmanager
def _alone() -> Iterator[None]:
    """One copy at a time is made of a folder of data; what a killed one left behind is cleared away."""
    with (settings.DATA / "copying.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in settings.DATA.glob(".copying-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _take(database: Path, snapshot: Path) -> None:
    """The database as it is at one moment, as a file that nothing else belongs to. Raises NoCopy."""
    snapshot.touch(mode=0o600)
    try:
        with (
            closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(snapshot, isolation_level=None)) as target,
        ):
            target.execute("PRAGMA synchronous=OFF")
            try:
                source.backup(target, pages=PAGES, progress=_unhurried(PATIENCE), sleep=PAUSE)
            except _TooBusy:
                # All at once holds an act up for as long as it takes to read the file, a few milliseconds.
                source.backup(target, pages=-1, progress=_unhurried(LOCKED), sleep=PAUSE)
            target.execute("PRAGMA journal_mode=DELETE")
            (said,) = target.execute("PRAGMA integrity_check(1)").fetchone()
    except _TooBusy:
        raise NoCopy("The database is held by another process.") from None
    except sqlite3.Error as error:
        raise NoCopy(f"The database cannot be read: {error}.") from error
    if said != "ok":
        raise NoCopy(f"The database is damaged: {said}.")


class _TooBusy(Exception):
    """The pages change faster than they are copied, or may not be read."""


def _unhurried(seconds: float) -> Callable[[int, int, int], None]:
    """What is asked between two helpings: sleeps, and ends it after so many seconds."""
    until = time.monotonic() + seconds

    def between(_status: int, remaining: int, _total: int) -> None:
        if remaining and time.monotonic() > until:
            raise _TooBusy
        if remaining:
            time.sleep(PAUSE)

    return between


@contextmanager
def opened(database: Path) -> Iterator[str]:
    """Another database file beside the one that is served, by the alias under which rows are asked for."""
    connections.settings[ALIAS] = {**connections.settings["default"], "NAME": str(database)}
    try:
        yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]


def examined(database: Path) -> list[str]:
    """What is wrong with the records in a database file, in the sentences of `verify`."""
    with opened(database) as alias:
        try:
            return [
                f"{committee.slug}: {fault}"
                for committee in Committee.objects.using(alias).order_by("slug")
                for fault in Examination(committee).faults
            ]
        except DatabaseError as error:
            return [f"The records cannot be read: {error}."]


def _digest(file: Path) -> str:
    with file.open("rb") as opened_file:
        return file_digest(opened_file, "sha256").hexdigest()


def _digest_noted(copy: Path) -> str:
    """The digest of the database in a copy, as it was noted when the copy was written."""
    try:
        with ZipFile(copy) as archive:
            return archive.comment.decode(errors="replace")
    except (OSError, BadZipFile):
        return ""


def _pack(snapshot: Path, copy: Path, digest: str) -> Path:
    """Write a copy beside its name, read it back, and give it the name."""
    server = copy.name.split("-")[1]
    for left in copy.parent.glob(f".jmmun-{server}-*.part"):
        left.unlink(missing_ok=True)
    part = copy.parent / f".{copy.name}.part"
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "r+b") as file:
            with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
                archive.write(snapshot, DATABASE)
                key = ZipInfo(KEY, moment(wall_clock.now()).timetuple()[:6])
                key.external_attr = 0o600 << 16
                archive.writestr(key, settings.SECRET_KEY)
                archive.comment = digest.encode()
            file.flush()
            os.fsync(file.fileno())
            with suppress(AttributeError, OSError):
                # What is read back shall come from the stick, not from memory.
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        with ZipFile(part) as archive:
            if _digest_within(archive) != digest:
                raise NoCopy(f"What was written to {copy.parent} does not read as it was written.")
        part.replace(copy)
    except (BadZipFile, zlib.error) as error:
        raise NoCopy(
            f"What was written to {copy.parent} does not read as it was written: {error}."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    _sync(copy.parent)
    return copy


def _digest_within(archive: ZipFile) -> str:
    digest = sha256()
    with archive.open(DATABASE) as database:
        while chunk := database.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _sync(folder: Path) -> None:
    """Have the folder's list of names on the disk, where its file system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def unpacked(copy: Path, place: Path) -> str:
    """Lay a copy's database in the folder `place`, and say its secret key. Raises NoCopy."""
    try:
        with ZipFile(copy) as archive:
            archive.extract(DATABASE, place)
            key = archive.read(KEY).decode()
            noted = archive.comment.decode(errors="replace")
    except (OSError, BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError) as error:
        raise NoCopy(f"{copy} is no copy that can be read: {error}.") from error
    if _digest(place / DATABASE) != noted:
        raise NoCopy(f"{copy} is not as it was written.")
    (place / DATABASE).chmod(0o600)
    return key
