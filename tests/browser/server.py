"""A real server for tests and measurements: `manage.py demo` as a process of its own, on data of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BASE = Path(__file__).resolve().parent.parent.parent
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STOPPED_WITHIN = 15
_collected = tempfile.TemporaryDirectory(prefix="jmmun-static-")
"""The static files as the first server of this process has collected them, which takes it a second or two."""


class DemoServer:
    """`manage.py demo` on loopback. Restarted, it comes back on the same port with the same meeting."""

    PROGRAM: tuple[str, ...] = (sys.executable, "manage.py")
    COMMAND = "demo"

    def __init__(self, *options: str) -> None:
        self.options = options
        self.data = Path(tempfile.mkdtemp(prefix="jmmun-browser-"))
        self.port = 0
        self.links: dict[str, Any] = {}
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "DemoServer":
        collected = Path(_collected.name, "static")
        if collected.exists():
            shutil.copytree(collected, self.data / "static")
        self.start()
        if not collected.exists():
            shutil.copytree(self.data / "static", collected)
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def start(self) -> None:
        command = [*self.PROGRAM, self.COMMAND, "--port", str(self.port), "--json", *self.options]
        with (self.data / "stderr.txt").open("a") as errors:
            self._process = subprocess.Popen(
                command, cwd=BASE, env=self._environment(), stdout=subprocess.PIPE, stderr=errors, text=True
            )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            self.stop()
            raise RuntimeError(f"The demo did not start:\n{self.errors()}")
        self.links = json.loads(line)
        self.port = urlsplit(next(iter(self.links.values()))).port or 0

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def errors(self) -> str:
        """What the server wrote on standard error since its first start."""
        path = self.data / "stderr.txt"
        return path.read_text() if path.exists() else ""

    def _environment(self) -> dict[str, str]:
        """The product's own settings, whatever settings the tests run under."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL")
        }
        return {
            **kept,
            "JMMUN_DATA": str(self.data),
            "DJANGO_SETTINGS_MODULE": "jmmun.settings",
            "PYTHONUNBUFFERED": "1",
        }
