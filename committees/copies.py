"""Copies of everything with which another machine goes on: the database and the secret key in one file.

A copy is a ZIP of two members, so one file is carried, and any tool opens it in need. What is not sound is
never written; what is, is packed under another name, read back and renamed, so that what has the name of a
copy is whole.

Copies are numbered, since a laptop's clock may be set back. A name begins with a mark of the secret
key: copies of two servers in one folder are told apart and never push each other out.
"""

import fcntl
import os
import re
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.utils.crypto import salted_hmac

from committees import wall_clock
from committees.snapshots import DATABASE, KEY, LOCKED, NoCopy, database_file, faults_of, take
from committees.wording import moment

KEPT = 60
"""Copies kept in a folder if nothing else is said."""
NAME = re.compile(r"jmmun-([0-9a-f]{6})-(\d{6,})-(\d{8})-(\d{4})\.zip")


class Copy(NamedTuple):
    path: Path
    server: str
    number: int


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
        take(database, snapshot)
        faults = faults_of(snapshot)
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
        until = time.monotonic() + LOCKED
        while not _taken(lock.fileno()):
            if time.monotonic() > until:
                raise NoCopy("Another copy is being made, and does not end.")
            # The system wakes whoever waits for a lock, but knows no end of waiting.
            time.sleep(0.1)
        for left in settings.DATA.glob(".copying-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


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
    # The last is what zipfile raises for a compression that it does not know.
    except (OSError, BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError) as error:
        raise NoCopy(f"{copy} is no copy that can be read: {error}.") from error
    if _digest(place / DATABASE) != noted:
        raise NoCopy(f"{copy} is not as it was written.")
    (place / DATABASE).chmod(0o600)
    return key
