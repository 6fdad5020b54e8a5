"""The way to the press: one warm child process, watched, and a shelf of what it printed.

WeasyPrint holds the interpreter's lock for a third of a second a document and reads what anybody
may have typed. Neither belongs into the process that holds the room's sockets, so a child of our
own prints (`press_worker`). It is started at the first document, spawned and not forked, killed
when it takes too long, and started anew when it is gone.
"""

import atexit
import contextlib
import importlib.metadata
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings

from committees.order import mark as _
from resolutions.press_worker import DONE, FOLDERS, STATIC, receive, send

logger = logging.getLogger(__name__)

TIMEOUT = 40.0
"""Seconds for one document, the child's start among them. It may have to wait: the press gives way to all else."""
KEPT = 500
"""Documents on the shelf; the oldest go first."""
PASSED_ON = ("PATH", "HOME", "LANG", "TMP", "TEMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
PASSED_ON_BY_PREFIX = ("LC_", "TMPDIR", "XDG_", "FONTCONFIG_", "DYLD_", "WEASYPRINT_", "PYTHON")


class PrintFailed(Exception):
    """The text could not be printed. `msgid` is an English sentence to show."""

    def __init__(self, msgid: str) -> None:
        super().__init__(msgid)
        self.msgid = msgid


def render(html: str) -> bytes:
    """The PDF of a whole HTML document, from the shelf if it was printed before.

    Raises PrintFailed.
    """
    path = _shelf() / f"{_name(html)}.pdf"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    printed = _press.print(html, TIMEOUT)
    _put(path, printed)
    return printed


# --- The child


class _Child:
    """At most one child at a time, and one document at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def print(self, html: str, timeout: float) -> bytes:
        """The PDF of a document. Raises PrintFailed."""
        with self.lock:
            warm = self.process is not None
            answer = self._exchange(html, timeout)
            if not answer and warm:
                # A child that was there before may have died of something else, so try a fresh one.
                answer = self._exchange(html, timeout)
        if not answer or answer[:1] != DONE:
            raise PrintFailed(_("The text could not be printed."))
        return answer[1:]

    def _exchange(self, html: str, timeout: float) -> bytes | None:
        """Send a document and wait for the answer; None if the child ended before it gave one.

        Raises PrintFailed after `timeout` seconds. No half-used child is ever left.
        """
        process = self.process = self.process or _started()
        late = threading.Event()
        watch = threading.Timer(timeout, _kill, (process, late))
        watch.start()
        answer = None
        try:
            send(cast(BinaryIO, process.stdin), html.encode(errors="replace"))
            answer = receive(cast(BinaryIO, process.stdout))
        except OSError:
            logger.warning("The press ended while a text was sent to it")
        finally:
            watch.cancel()
            if answer is None:
                self.end()
        if answer is None and late.is_set():
            raise PrintFailed(_("Printing took too long. Shorten the text and try again."))
        return answer

    def end(self) -> None:
        """End the child, if there is one. The next document starts another."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # What was not sent to a dead child is lost, and closing says so.
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "resolutions.press_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=STATIC.parent,
        env=dict(_environment()),
    )


def _environment() -> Iterator[tuple[str, str]]:
    """What the child needs to find Python, libraries and fonts, and no key or address of a database."""
    for name, value in os.environ.items():
        if name.upper() in PASSED_ON or name.upper().startswith(PASSED_ON_BY_PREFIX):
            yield name, value
    # Embedded fonts carry a date, which would differ from one printing to the next.
    yield "SOURCE_DATE_EPOCH", "0"


_press = _Child()
atexit.register(_press.end)


# --- The shelf


def _shelf() -> Path:
    return Path(settings.DATA) / "pdf"


def _name(html: str) -> str:
    """SHA-256 over everything that a print comes from: HTML, styles, fonts and WeasyPrint's version."""
    styles, fonts = FOLDERS
    parts = [
        html.encode(errors="replace"),
        (styles / "print.css").read_bytes(),
        *sorted(f"{font.name} {font.stat().st_size}".encode() for font in fonts.glob("*.ttf")),
        importlib.metadata.version("weasyprint").encode(),
    ]
    name = sha256()
    for part in parts:
        name.update(b"%d\n" % len(part))
        name.update(part)
    return name.hexdigest()


def _put(path: Path, printed: bytes) -> None:
    """Write a document so that nobody ever reads half of it. A full disk costs the shelf, not the print."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(printed)
        Path(file.name).replace(path)
        _clear(path.parent)
    except OSError:
        logger.exception("%s could not be kept", path.name)


def clear_shelf() -> None:
    """Forget every print, since each holds what somebody typed. What is asked for again is printed again."""
    for path in _shelf().glob("*"):
        path.unlink(missing_ok=True)


def _clear(shelf: Path) -> None:
    by_age = sorted(shelf.glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[KEPT:]:
        path.unlink(missing_ok=True)
