"""`manage.py backup [FOLDER]`: a copy of everything, in the middle of a meeting without a pause."""

import os
import select
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from committees import copies
from committees.copying import Copying
from committees.snapshots import NoCopy, database_file


class Command(BaseCommand):
    help = "Write the database and the secret key to one file, while the server runs, and look whether it is sound."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.DATA / "copies",
            help="where to (default: with the data)",
        )
        parser.add_argument(
            "--keep",
            type=int,
            default=copies.KEPT,
            help=f"copies kept there; older ones go (default {copies.KEPT})",
        )
        parser.add_argument(
            "--every",
            type=float,
            metavar="SECONDS",
            help="go on, one every so many seconds, until standard input ends",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] < 1:
            raise CommandError("--keep is at least 1.")
        try:
            database_file()
        except NoCopy as reason:
            raise CommandError(str(reason)) from None
        every = options["every"]
        run = Copying(options["folder"].absolute(), options["keep"], every or 0, tell=self._tell)
        if every:
            os.nice(5)  # Acts first.
            if not sys.stdin.isatty():
                # Ctrl-C is for the server: once that has stopped, standard input ends, and a last copy is made.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
            run.until(_standard_input_ends)
        elif copy := run.once():
            self.stdout.write(str(copy.path))
        else:
            raise CommandError("No copy was made.")

    def _tell(self, sentence: str) -> None:
        self.stderr.write(sentence)
        self.stderr.flush()


def _standard_input_ends(within: float) -> bool:
    """Wait for the end of standard input, at most so many seconds."""
    ready, _writable, _failed = select.select([sys.stdin], [], [], within)
    return bool(ready) and not os.read(sys.stdin.fileno(), 1)
