"""`manage.py demo`: a whole committee on this machine, with no service and no questions."""

import json
import socket
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import segno
from daphne.server import Server
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from committees import demonstration
from committees.access import Role
from committees.management.commands.restore import take_over
from committees.models import Committee, Officer
from committees.order import OutOfOrder
from committees.views.doors import demo_link
from jmmun.environment import BASE
from jmmun.running import AlreadyRunning, add_copy_options, copying, only_server, said_of_copies


class Command(BaseCommand):
    help = "Run the Human Rights Council of JMMUN 2020 on this machine and print a link for everybody."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=int, default=8000, help="port to listen on (default 8000; 0 for any free one)"
        )
        parser.add_argument("--lan", action="store_true", help="listen on the local network, for phones")
        parser.add_argument(
            "--json", action="store_true", help="print the links as one JSON object and nothing else"
        )
        parser.add_argument("--reset", action="store_true", help="begin anew: forget the demo's meeting")
        parser.add_argument("--yes", action="store_true", help="don't ask before --reset or --from")
        add_copy_options(parser)
        parser.add_argument(
            "--procedure",
            metavar="CODE",
            default="",
            help=f"the rules to meet under, in a demo that begins anew: {', '.join(demonstration.shipped())}",
        )
        parser.add_argument("--lively", action="store_true", help="have delegates take part by themselves")

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DEMO = True
        host = lan_address() if options["lan"] else "127.0.0.1"
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, host]
        self.as_json, self.lively = options["json"], options["lively"]
        if options["procedure"] and options["procedure"] not in (codes := demonstration.shipped()):
            raise CommandError(f"There are no rules called {options['procedure']}, only {', '.join(codes)}.")
        try:
            with only_server(settings.DATA), listening(host, options["port"]) as sock:
                if options["reset"]:
                    self.reset(sure=options["yes"])
                if options["taken_from"]:
                    take_over(options["taken_from"], sure=options["yes"], tell=self._tell)
                self.prepare(options["procedure"])
                port = sock.getsockname()[1]
                self.beside = (
                    said_of_copies(options["copy_to"], f"demo{' --lan' * options['lan']} --port {port}")
                    if options["copy_to"]
                    else []
                )
                with copying(options["copy_to"]):
                    self.serve(sock, f"http://{host}:{port}")
        except AlreadyRunning as running:
            raise CommandError(str(running)) from None

    def _tell(self, sentence: str) -> None:
        """Say what is neither a link nor a fault."""
        self.stderr.write(sentence, style_func=str)

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

    def prepare(self, procedure: str = "") -> None:
        call_command("migrate", verbosity=0, interactive=False)
        collect_static()
        try:
            demonstration.prepare(procedure)
        except OutOfOrder as refused:
            raise CommandError(str(refused)) from None

    def serve(self, sock: socket.socket, address: str) -> None:
        from jmmun.asgi import application  # noqa: PLC0415 - after the database is there

        def ready() -> None:
            links = links_of(Committee.objects.get(slug=demonstration.SLUG), address)
            connection.close()
            if self.as_json:
                self.stdout.write(json.dumps(links, ensure_ascii=False))
            else:
                self.stdout.write(told(links, self.beside, with_codes=self.stdout.isatty()))
            self.stdout.flush()

        raise_open_files()
        # Drawing and delivering share one interpreter; the default of 5 ms lets a drawing hold up a
        # frame that is ready to go. Measured with the project's benchmark.
        sys.setswitchinterval(0.0005)
        server = Server(
            application=application,
            # Twisted closes the number that it is given once it has its own.
            endpoints=[f"fd:fileno={sock.detach()}"],
            signal_handlers=True,
            ready_callable=ready,
            ping_interval=5,
            ping_timeout=5,
            websocket_connect_timeout=20,
            server_name="jmmun",
            verbosity=0,
        )
        # They find the door open: the socket listens already, and whoever comes too early waits there.
        with delegates_taking_part(address) if self.lively else nullcontext():
            server.run()


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


def collect_static() -> None:
    """Bring the static files to where they are served from, unless they are there as they are now."""
    files = sorted(path for path in (BASE / "static").rglob("*") if path.is_file())
    stand = "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    mark = settings.STATIC_ROOT / ".collected"
    if mark.is_file() and mark.read_text() == stand:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    mark.write_text(stand)


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A listening socket, taken before anything else so that a port in use is said at once."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, port))
            sock.listen(1024)
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} is in use or may not be used ({error}). Choose another with --port."
            ) from None
        sock.setblocking(False)
        yield sock


def lan_address() -> str:
    """The address under which the local network reaches this machine. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            raise CommandError(
                "This machine is on no network. Leave out --lan to run it for itself."
            ) from None


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


def told(links: dict[str, Any], beside: list[str], *, with_codes: bool) -> str:
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
    return "\n".join([*lines, *beside, "", "Ctrl-C stops it; started again it goes on where it was."])


def code(url: str) -> list[str]:
    modules = [[bool(module) for module in row] for row in segno.make(url, error="l").matrix_iter(border=1)]
    if len(modules) % 2:
        modules.append([False] * len(modules[0]))
    blocks = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
    return [
        "  " + "".join(blocks[upper, lower] for upper, lower in zip(modules[i], modules[i + 1], strict=True))
        for i in range(0, len(modules), 2)
    ]


def raise_open_files() -> None:
    """Each phone is an open file; systems start with few."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8192 if hard == resource.RLIM_INFINITY else min(hard, 8192)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
