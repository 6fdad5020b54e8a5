"""`manage.py demo`: a whole committee on this machine, with no service and no questions."""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from committees import demonstration
from committees.access import Role
from committees.management.serving import Serving, code
from committees.models import Committee, Officer
from committees.order import OutOfOrder
from committees.secretariat import accounts
from committees.secretariat.copied import copies
from committees.views.doors import demo_link
from jmmun.environment import BASE


class Command(Serving):
    name = "demo"
    help = "Run the Human Rights Council of JMMUN 2020 on this machine and print a link for everybody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reset", action="store_true", help="begin anew: forget the demo's meeting")
        parser.add_argument(
            "--procedure",
            metavar="CODE",
            default="",
            help=f"the rules to meet under, in a demo that begins anew: {', '.join(demonstration.shipped())}",
        )
        parser.add_argument(
            "--committees",
            type=int,
            default=1,
            metavar="N",
            help=f"this many copies of the Council, side by side (default 1, at most {demonstration.MOST})",
        )
        parser.add_argument("--lively", action="store_true", help="have delegates take part by themselves")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["procedure"] and options["procedure"] not in (codes := demonstration.shipped()):
            raise CommandError(f"There are no rules called {options['procedure']}, only {', '.join(codes)}.")
        if not 1 <= options["committees"] <= demonstration.MOST:
            raise CommandError(f"A demo has 1 to {demonstration.MOST} committees.")
        if options["reset"] and options["taken_from"]:
            raise CommandError("--reset begins anew and --from goes on. Choose one of them.")
        settings.DEMO = True
        super().handle(*args, **options)

    def prepare(self, options: dict[str, Any]) -> None:
        if accounts.own():
            raise CommandError(
                f"{settings.DATA} holds a conference of your own. For a demo set JMMUN_DATA to another folder."
            )
        if options["reset"]:
            self.reset(sure=options["yes"])
        super().prepare(options)
        try:
            demonstration.prepare(options["procedure"])
        except OutOfOrder as refused:
            raise CommandError(str(refused)) from None
        copies(options["committees"])

    def reset(self, *, sure: bool) -> None:
        database = settings.DATABASES["default"]
        if not database["ENGINE"].endswith("sqlite3"):
            raise CommandError("--reset deletes the demo's own file; another database is yours to empty.")
        if not sure:
            sys.stderr.write("This forgets the demo's meeting for good. Type yes: ")
            sys.stderr.flush()
            if sys.stdin.readline().strip().lower() != "yes":
                raise CommandError("Nothing was forgotten.")
        connection.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{database['NAME']}{suffix}").unlink(missing_ok=True)

    def links(self, address: str, options: dict[str, Any]) -> str:
        first, *others = copies(options["committees"])
        links = links_of(first, address)
        copied = {room.slug: links_of(room, address) for room in others}
        if options["json"]:
            return json.dumps(links | ({"others": copied} if copied else {}), ensure_ascii=False)
        return told(links, copied, with_codes=self.stdout.isatty())

    def beside(self, address: str, options: dict[str, Any]) -> AbstractContextManager[None]:
        return delegates_taking_part(address) if options["lively"] else nullcontext()


LIVELY_MINUTES = 720
"""How long the delegates of a lively demo stay at the most, should nobody send them home."""


@contextmanager
def delegates_taking_part(address: str) -> Iterator[None]:
    """Delegates of `manage.py rehearse`, in a process of their own, so that they come in from outside."""
    command = [sys.executable, str(BASE / "manage.py"), "rehearse", "--address", address, "--quiet"]
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--minutes", str(LIVELY_MINUTES), "--acts", "1000000"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the demo, which sends them home.
    ) as delegates:
        try:
            yield
        finally:
            delegates.terminate()


def links_of(committee: Committee, address: str) -> dict[str, Any]:
    def link(role: Role, place: str = "") -> str:
        return address + demo_link(role, committee, place)

    return {
        "chair": link(Role.DAIS, Officer.Office.CHAIR),
        "vice_chair": link(Role.DAIS, Officer.Office.VICE_CHAIR),
        "projector": link(Role.PROJECTOR),
        "secretariat": link(Role.SECRETARIAT),
        "seats": {seat.code: link(Role.SEAT, seat.code) for seat in committee.seats.all()},
    }


def told(links: dict[str, Any], copied: dict[str, dict[str, Any]], *, with_codes: bool) -> str:
    """The links as a person reads them, with QR codes where there is a terminal to show them."""
    lines = ["", "The Human Rights Council is ready. Open:", ""]
    for name, label in (
        ("chair", "Chair"),
        ("vice_chair", "Vice-Chair"),
        ("projector", "Projector"),
        ("secretariat", "Secretariat"),
    ):
        lines += [f"  {label:12} {links[name]}", *(code(links[name]) if with_codes else [])]
    lines += ["", "Seats:"]
    for seat, url in links["seats"].items():
        lines += [f"  {seat:12} {url}", *(code(url) if with_codes else [])]
    if copied:
        lines += ["", "Chairs of the other committees; everybody else's links: --json"]
        lines += [f"  {slug:12} {each['chair']}" for slug, each in copied.items()]
    return "\n".join([*lines, "", "Ctrl-C stops it; started again it goes on where it was."])
