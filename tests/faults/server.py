"""A real server in a process of its own, over a folder of its own, on this machine only."""

import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

BASE = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
"""Seconds that a start, a stop or an answer may take on a busy machine."""
TOKEN = "t" * 32
TURNS = " ".join(
    f"{matter}:999999999" for matter in ("roll", "list", "speaker", "motions", "vote", "papers", "meeting")
)
"""Turns of a page that has seen everything, so that no act is stale."""


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "JMMUN_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "jmmun.settings",
        "PYTHONUNBUFFERED": "1",
    }


def manage(folder: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=BASE, env=environment(folder), capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


class Server:
    """`manage.py demo --json`, or another command that serves, up once it has printed its links."""

    def __init__(self, folder: Path, *args: str, port: int = 0, command: str = "demo") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", command, "--port", str(port), "--json", *args],
            cwd=BASE, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, f"no server: {self.process.communicate(timeout=PATIENCE)[1]}"
        self.links: dict[str, Any] = json.loads(line)
        self.port = urlsplit(next(iter(self.links.values()))).port or 0

    def kill(self) -> None:
        """Have it die at once with everything that it started, as a laptop does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)

    def stop(self) -> str:
        """Stop it as Ctrl-C does. What it printed besides its links."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=PATIENCE)[0]


class Visitor:
    """A browser without scripts, as far as an act needs one."""

    def __init__(self, port: int, link: str, **fields: Any) -> None:
        self.port, self.cookies = port, {"csrftoken": TOKEN}
        status, headers = self.post(urlsplit(link).path, **fields)
        assert status == 302
        self.home = headers["Location"]
        passes = [value.split(";")[0] for name, value in headers.items() if name.lower() == "set-cookie"]
        self.cookies |= dict(each.split("=", 1) for each in passes if each.startswith("pass="))

    def get(self) -> str:
        """This visitor's own page. Raises OSError or HTTPException."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request("GET", self.home, headers={"Cookie": cookies})
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def post(self, path: str, **fields: Any) -> tuple[int, http.client.HTTPMessage]:
        """Post to an address, or to one below this visitor's page. Raises OSError or HTTPException."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {
            "Cookie": cookies,
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request(
                "POST",
                path if path.startswith("/") else self.home + path,
                urlencode({"turns": TURNS, **fields}),
                headers,
            )
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers
        finally:
            connection.close()
