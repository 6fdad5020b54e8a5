"""`manage.py rehearse`: delegates, and if wanted a chair, for a committee that is running."""

import json
import signal
import subprocess
import sys
from argparse import ArgumentParser
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from committees import demonstration
from committees.management.commands.demo import links_of
from committees.models import Committee
from jmmun.environment import BASE
from jmmun.rehearsal.doors import Gone
from jmmun.rehearsal.groups import groups_of
from jmmun.rehearsal.play import Play
from jmmun.rehearsal.sockets import Sockets

COUNTRIES = BASE / "fixtures" / "countries.json"


class Command(BaseCommand):
    help = (
        "Have plausible delegates take part in a demo that is running; with --chair, hold two whole meetings."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--links",
            metavar="FILE",
            help="what demo --json printed; - for standard input (default: ask the database)",
        )
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where the demo listens, if the database is asked",
        )
        parser.add_argument(
            "--committee", default=demonstration.SLUG, metavar="SLUG", help="which committee takes part"
        )
        parser.add_argument(
            "--committees",
            type=int,
            default=1,
            metavar="N",
            help="take part in the first N committees of demo --committees N at once, each by a process of its own",
        )
        parser.add_argument(
            "--chair", action="store_true", help="preside as well, and stop after the last meeting"
        )
        parser.add_argument("--meetings", type=int, default=2, help="meetings to preside over (default 2)")
        parser.add_argument(
            "--seed", default="1", help="the same seed on the same record does the same (default 1)"
        )
        parser.add_argument(
            "--speed", type=float, default=1.0, help="how fast time goes; 0 waits for nothing (default 1)"
        )
        parser.add_argument(
            "--lively",
            type=float,
            default=1.0,
            help="how lively delegates are (default 1); at 0 no phone stirs, and the Chair sees placards only",
        )
        parser.add_argument(
            "--sockets", type=int, default=5, help="phones that follow by a live socket (default 5)"
        )
        parser.add_argument(
            "--minutes", type=float, default=60, help="stop after so many minutes (default 60)"
        )
        parser.add_argument("--acts", type=int, default=5000, help="stop after so many acts (default 5000)")
        parser.add_argument("--quiet", action="store_true", help="do not tell of every act")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["committees"] > 1:
            return self.several(options)
        links = self._links(options)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with Sockets() as sockets, suppress(KeyboardInterrupt):
            self.play(links, sockets, options)

    def several(self, options: dict[str, Any]) -> None:
        """One rehearsal for each committee, all at the same time; each goes on until it is done."""
        if options["links"]:
            raise CommandError(
                "The links of several committees are asked of the database; leave --links out."
            )
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        slugs = demonstration.slugs(options["committees"])
        command = [sys.executable, str(BASE / "manage.py"), "rehearse", *_as_given(options)]
        with ExitStack() as stack, suppress(KeyboardInterrupt):
            plays = [
                stack.enter_context(
                    subprocess.Popen([*command, "--committee", slug, "--seed", f"{options['seed']}-{slug}"])  # noqa: S603 - our own command
                )
                for slug in slugs
            ]
            try:
                failed = [slug for slug, play in zip(slugs, plays, strict=True) if play.wait()]
            finally:
                for play in plays:
                    play.terminate()
            if failed:
                raise CommandError(f"Not played to the end: {', '.join(failed)}.")

    def play(self, links: dict[str, Any], sockets: Sockets, options: dict[str, Any]) -> None:
        play: Play | None = None
        try:
            play = Play(
                links,
                groups_of(COUNTRIES),
                seed=options["seed"],
                speed=options["speed"],
                lively=options["lively"],
                meetings=options["meetings"] if options["chair"] else 0,
                minutes=options["minutes"],
                acts=options["acts"],
                sockets=options["sockets"],
                follow=sockets.follow,
                tell=(lambda _line: None) if options["quiet"] else self._tell,
            )
            play.run()
        except Gone as gone:
            raise CommandError(str(gone)) from None
        finally:
            if play:
                self._tell(str(play))

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _links(self, options: dict[str, Any]) -> dict[str, Any]:
        """The links, as they were printed or as the database has them."""
        where = options["links"]
        try:
            if where:
                return _checked(json.loads(sys.stdin.read() if where == "-" else Path(where).read_text()))
            return links_of(Committee.objects.get(slug=options["committee"]), options["address"].rstrip("/"))
        except (OSError, ValueError) as error:
            raise CommandError(
                f"{where} does not hold the links that demo --json prints ({error})."
            ) from None
        except (Committee.DoesNotExist, DatabaseError):
            raise CommandError(
                "There is no demo here. Start manage.py demo first, or name its --links."
            ) from None


def _as_given(options: dict[str, Any]) -> list[str]:
    """The options of one rehearsal, for one of several."""
    valued = ("address", "meetings", "speed", "lively", "sockets", "minutes", "acts")
    flags = [f"--{name}" for name in ("chair", "quiet") if options[name]]
    return [*flags, *(f"--{name}={options[name]}" for name in valued)]


def _checked(links: Any) -> dict[str, Any]:
    if not isinstance(links, dict) or not isinstance(links.get("seats"), dict) or "chair" not in links:
        raise ValueError("chair and seats are missing")
    return links
