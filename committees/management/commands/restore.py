"""`manage.py restore FILE`: a copy put back; without a file, a database put back by other means is made known."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from committees import live
from committees.models import Committee
from committees.restoring import WouldLose, made_new, newest, put_back
from committees.snapshots import NoCopy
from jmmun.running import AlreadyRunning, only_server


class Command(BaseCommand):
    help = (
        "Put a copy back, the newest sound one if a folder is named; every open page then takes what it shows as new. "
        "Without a file: say so of a database that was put back by other means."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="a copy, or a folder of copies")
        parser.add_argument(
            "--yes", action="store_true", help="put it back even over a record that knows more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"] is None:
            made_new()
            for committee in Committee.objects.order_by("slug"):
                live.announce(committee.pk)
                self.stdout.write(f"{committee.slug}: shown as new from now on")
            return
        try:
            with only_server(settings.DATA):
                take_over(options["file"], sure=options["yes"], tell=self.stdout.write)
        except AlreadyRunning as running:
            raise CommandError(str(running)) from None


def take_over(source: Path, *, sure: bool, tell: Callable[[str], Any]) -> None:
    """Put back a copy, or the newest sound one of a folder, and say what was done. Raises CommandError."""
    try:
        restored, passed_over = put_back(newest(source) if source.is_dir() else [source], sure=sure)
    except NoCopy as reason:
        raise CommandError(str(reason)) from None
    except OSError as error:
        raise CommandError(f"Nothing was put back: {error}.") from None
    except WouldLose as lost:
        raise CommandError(
            f"The record here knows what the copy does not.\n{lost}\nTo put the copy back all the same, add --yes."
        ) from None
    for fault in passed_over:
        tell(f"Passed over: {fault}")
    tell(f"Put back: {restored.copy}")
    if restored.aside:
        tell(f"What was here is kept in {restored.aside}")
