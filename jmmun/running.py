"""What every command that serves does beside serving: it is alone over its data, and copies go out meanwhile."""

import fcntl
import os
import shlex
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jmmun.environment import BASE


class AlreadyRunning(Exception):
    """Another server holds the folder."""


@contextmanager
def only_server(folder: Path) -> Iterator[None]:
    """Hold `folder` for this process; the system lets go of it however the process ends.

    Raises AlreadyRunning.
    """
    with (folder / "server.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                f"Another server (process {lock.read().strip() or '?'}) is running on {folder}. Stop it first, or set JMMUN_DATA."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


COPY_EVERY = 50
"""Seconds between two copies; with the time that a copy takes, a laptop loses at most a minute."""
LAST_COPY = 30
"""Seconds that the last copy may take when the server stops."""


def add_copy_options(parser: ArgumentParser) -> None:
    """The options of a command that serves, by which another laptop can go on when this one dies."""
    parser.add_argument(
        "--copy-to",
        type=Path,
        metavar="FOLDER",
        help=f"have a copy of everything there every {COPY_EVERY} seconds: a stick, or a folder of another disk",
    )
    parser.add_argument(
        "--from",
        dest="taken_from",
        type=Path,
        metavar="FOLDER",
        help="take over from another laptop: go on with the newest sound copy in this folder",
    )


def said_of_copies(folder: Path, command: str) -> str:
    """What somebody must know before this laptop dies; `command` is how the other one is to serve."""
    folder = folder.absolute()
    return (
        f"A copy of everything goes to {folder} every {COPY_EVERY} seconds. If this laptop dies, type on another:\n"
        f"  uv run manage.py {command} --from {shlex.quote(str(folder))} --copy-to {shlex.quote(str(folder))}"
    )


@contextmanager
def copying(folder: Path | None) -> Iterator[None]:
    """Have copies made to `folder` meanwhile, if there is one, and a last one at the end.

    In a process of its own: examining a record takes time that an act would wait for, and whoever
    writes to a stick that is being pulled out may hang.
    """
    if folder is None:
        yield
        return
    command = [sys.executable, str(BASE / "manage.py"), "backup", str(folder), "--every", str(COPY_EVERY)]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as copier:
        try:
            yield
        finally:
            if copier.stdin:
                copier.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                copier.wait(LAST_COPY)
            copier.kill()
