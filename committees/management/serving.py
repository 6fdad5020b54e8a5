"""What `manage.py demo` and `manage.py serve` have in common: one server on this machine, with no service."""

import socket
import sys
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import segno
from daphne.server import Server
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from committees.management.commands.restore import take_over
from jmmun.environment import BASE
from jmmun.running import AlreadyRunning, add_copy_options, copying, only_server, said_of_copies


class Serving(BaseCommand, ABC):
    """A command that serves one folder of data until it is stopped, and first says where to go."""

    name: str
    """How it is typed."""
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=int, default=8000, help="port to listen on (default 8000; 0 for any free one)"
        )
        parser.add_argument("--lan", action="store_true", help="listen on the local network, for phones")
        parser.add_argument(
            "--json", action="store_true", help="print the links as one JSON object and nothing else"
        )
        parser.add_argument("--yes", action="store_true", help="don't ask before something here is given up")
        add_copy_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        host = lan_address() if options["lan"] else "127.0.0.1"
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, host]
        try:
            with only_server(settings.DATA), listening(host, options["port"]) as sock:
                if options["taken_from"]:
                    take_over(options["taken_from"], sure=options["yes"], tell=self._tell)
                self.prepare(options)
                with copying(options["copy_to"]):
                    self.serve(sock, f"http://{host}:{sock.getsockname()[1]}", options)
        except AlreadyRunning as running:
            raise CommandError(str(running)) from None

    def _tell(self, sentence: str) -> None:
        """Say what is neither a link nor a fault."""
        self.stderr.write(sentence, style_func=str)

    def prepare(self, options: dict[str, Any]) -> None:
        """Bring the folder of data to where this command serves it from."""
        call_command("migrate", verbosity=0, interactive=False)
        collect_static()

    @abstractmethod
    def links(self, address: str, options: dict[str, Any]) -> str:
        """What is printed once the server answers at `address`."""

    def beside(self, address: str, options: dict[str, Any]) -> AbstractContextManager[None]:
        """What runs as long as the server does."""
        return nullcontext()

    def serve(self, sock: socket.socket, address: str, options: dict[str, Any]) -> None:
        from jmmun.asgi import application  # noqa: PLC0415 - after the database is there

        port = sock.getsockname()[1]

        def ready() -> None:
            said = self.links(address, options)
            connection.close()
            self.stdout.write(said)
            if options["copy_to"] and not options["json"]:
                again = f"{self.name}{' --lan' * options['lan']} --port {port}"
                self.stdout.write(said_of_copies(options["copy_to"], again))
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
        with self.beside(address, options):
            server.run()


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
