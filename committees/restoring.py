"""A copy put back: what is here is moved aside, never deleted, and every open page takes what it shows as new.

The record here may know more than the copy. What would be lost is said act by act, in the words of the
minutes, and nothing is put back until somebody has said yes to that.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.models import F
from django.utils import timezone

from committees import record
from committees.copies import Copy, copies_in, unpacked
from committees.minutes import lines
from committees.models import Committee, fresh_epoch
from committees.order import SECRETARIAT
from committees.snapshots import DATABASE, KEY, NoCopy, bring_up, examined, opened
from committees.wording import time_of_day
from resolutions.printing.sheet import reader_of, written

TOLD = 10
"""Acts that would be lost that are told one by one; of more, the latest."""
BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite may have beside a database file; another database must never meet it."""


class WouldLose(Exception):
    """The record here knows what the copy does not; the message tells it."""


class Restored(NamedTuple):
    """What was put back, and where that is now which was here before, if anything was."""

    copy: Path
    aside: Path | None


def newest(folder: Path) -> list[Path]:
    """A server's copies in a folder, the newest first. Raises NoCopy, also for those of several servers."""
    try:
        copies = copies_in(folder)
    except OSError as error:
        raise NoCopy(f"The folder {folder} cannot be read: {error.strerror}.") from error
    if not copies:
        raise NoCopy(f"There is no copy in {folder}.")
    last: dict[str, Copy] = {copy.server: copy for copy in copies}
    if len(last) > 1:
        names = " or ".join(str(copy.path) for copy in last.values())
        raise NoCopy(f"The copies in {folder} are of several servers. Name one: {names}.")
    return [copy.path for copy in reversed(copies)]


def put_back(copies: list[Path], *, sure: bool) -> tuple[Restored, list[str]]:
    """Put back the first of the copies that is sound; with it, why those before it were passed over.

    Nobody else may be at the data folder. Raises NoCopy, and WouldLose unless `sure`.
    """
    database = _place()
    for left in database.parent.glob(".restoring-*"):
        shutil.rmtree(left, ignore_errors=True)
    passed_over: list[str] = []
    for copy in copies:
        with TemporaryDirectory(prefix=".restoring-", dir=database.parent) as place:
            try:
                key = _made_ready(copy, Path(place))
            except NoCopy as fault:
                passed_over.append(str(fault))
                continue
            lost = None if sure else _lost(database, Path(place) / DATABASE)
            if lost:
                raise WouldLose(lost)
            aside = _put(Path(place) / DATABASE, key, database)
        return Restored(copy, aside), passed_over
    raise NoCopy("\n".join(passed_over))


def made_new(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Give every committee a new epoch, so that no page takes what it is shown for an older state."""
    for committee in Committee.objects.using(alias).values_list("pk", flat=True):
        row = Committee.objects.using(alias).filter(pk=committee)
        row.update(epoch=fresh_epoch(), stamp=F("stamp") + 1)


def _place() -> Path:
    """Where the database is, or will be. Raises NoCopy, if it is in no file."""
    if connections["default"].vendor != "sqlite":
        raise NoCopy(
            "This server's database is PostgreSQL: put its dump back with pg_restore, and the secret key with it; "
            "then say `manage.py restore` without a file."
        )
    return Path(connections["default"].settings_dict["NAME"])


def _made_ready(copy: Path, place: Path) -> str:
    """Lay a copy out in `place` as it will be served, examined. Its secret key. Raises NoCopy."""
    key = unpacked(copy, place)
    if os.environ.get("SECRET_KEY", key) != key:
        raise NoCopy(f"SECRET_KEY in the environment is not the key of {copy}. Unset it.")
    try:
        bring_up(place / DATABASE)
    except NoCopy as reason:
        raise NoCopy(f"{copy}: {reason}") from reason
    faults = examined(place / DATABASE)
    if faults:
        raise NoCopy(f"{copy} is not sound: {' '.join(faults)}")
    with opened(place / DATABASE) as alias:
        made_new(alias)
    return key


def _lost(database: Path, snapshot: Path) -> str:
    """What the record here knows and the copy does not, in sentences; empty if nothing."""
    if not database.exists() or not database.stat().st_size:
        return ""
    try:
        every = [_lost_of(committee, snapshot) for committee in Committee.objects.order_by("slug")]
    except DatabaseError as error:
        return f"What is at {database} cannot be read ({error})."
    return "\n".join(said for said in every if said)


def _lost_of(committee: Committee, snapshot: Path) -> str:
    book = record.read(committee.pk)
    common = _common(committee, snapshot)
    since = [entry for entry in book.entries[common:] if entry.seq == entry.act and entry.by != SECRETARIAT]
    if not since:
        return ""
    with written(committee.conference):
        told = [line for line in lines(reader_of(committee, book)) if line.act > common]
        count = "1 act is" if len(since) == 1 else f"{len(since)} acts are"
        said = f"{committee.slug}: {count} not in the copy, the last at {time_of_day(since[-1].at)}."
        more = f"  (and {len(told) - TOLD} before these)" if len(told) > TOLD else ""
        latest = (f"  {time_of_day(line.at)} {line.text}" for line in told[-TOLD:])
        return "\n".join(line for line in (said, more, *latest) if line)


def _common(committee: Committee, snapshot: Path) -> int:
    """How many entries the record here and the one in the copy have in common."""
    with closing(sqlite3.connect(snapshot)) as copy:
        there = dict(
            copy.execute(
                "SELECT seq, hash FROM committees_entry WHERE committee_id = ? ORDER BY seq", [committee.pk]
            ).fetchall()
        )
    here = committee.entries.order_by("seq").values_list("seq", "hash")
    return next((seq - 1 for seq, head in here if there.get(seq) != head), len(here))


def _put(snapshot: Path, key: str, database: Path) -> Path | None:
    """Put a database and its key where they are served from, and what is there aside."""
    connections.close_all()
    aside = None
    if database.exists():
        aside = _free(settings.DATA / f"replaced-{timezone.localtime():%Y%m%d-%H%M%S}")
        aside.mkdir(mode=0o700)
        for suffix in BESIDE:
            beside = database.with_name(database.name + suffix)
            if beside.exists():
                beside.rename(aside / (DATABASE + suffix))
        _write_key(aside, settings.SECRET_KEY)
    for suffix in BESIDE[1:]:
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    _write_key(settings.DATA, key)
    snapshot.replace(database)
    settings.SECRET_KEY = key
    return aside


def _free(folder: Path) -> Path:
    """A folder of that name that is not there yet."""
    number, free = 1, folder
    while free.exists():
        number, free = number + 1, folder.with_name(f"{folder.name}-{number}")
    return free


def _write_key(folder: Path, key: str) -> None:
    if "SECRET_KEY" in os.environ:
        return
    part = folder / f".{KEY}.part"
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key)
    part.replace(folder / KEY)
