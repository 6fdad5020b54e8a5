"""A database file as it is at one moment: taken while acts go on, and looked at beside the one that is served.

SQLite's own backup takes it, some pages at a time; a plain copy of the file would tear an act in two. The
target is on this machine's disk, since SQLite holds its lock on the source until the target is written, and a
slow stick must not hold up the room.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader

from committees.examination import Examination
from committees.models import Committee
from jmmun.environment import BASE

DATABASE, KEY = "jmmun.sqlite3", "secret.key"
ALIAS = "copy"
PAGES = 256
PAUSE = 0.005
"""Seconds between two helpings of pages, in which the server has the database to itself."""
PATIENCE = 1.0
"""Seconds after which pages are no longer taken by the helping: each act in between begins the copy anew."""
LOCKED = 20.0
"""Seconds for which another process may hold what is needed."""


class NoCopy(Exception):
    """A copy could not be made or cannot be used; the message is a sentence that says why."""


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


def take(database: Path, snapshot: Path) -> None:
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


def faults_of(snapshot: Path) -> list[str]:
    """What is wrong with a database that may still be of an earlier version, as before an upgrade; it stays so."""
    if not behind(snapshot):
        return examined(snapshot)
    with TemporaryDirectory(dir=snapshot.parent) as place:
        newer = Path(place) / DATABASE
        shutil.copyfile(snapshot, newer)
        bring_up(newer)
        return examined(newer)


def behind(database: Path) -> bool:
    """Whether a database file is of an earlier version. Raises NoCopy, if it is of a later one or none of ours."""
    with opened(database) as alias:
        try:
            loader = MigrationLoader(connections[alias])
        except DatabaseError as error:
            raise NoCopy(f"The database is none of JMMUN: {error}.") from error
        known, there = set(loader.disk_migrations or ()), set(loader.applied_migrations or ())
    ours = {app for app, _name in known}
    if any(app in ours for app, _name in there - known):
        raise NoCopy("The database is of a later version of JMMUN.")
    return not known <= there


def bring_up(database: Path) -> None:
    """Bring a database file, alone in its folder, to this version, in a process of its own. Raises NoCopy."""
    if not behind(database):
        return
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, str(BASE / "manage.py"), "migrate", "--no-input", "--verbosity", "0"],
        env={**environment, "JMMUN_DATA": str(database.parent), "SECRET_KEY": settings.SECRET_KEY},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoCopy(f"The database cannot be brought to this version: {done.stderr.strip()}")
