"""A laptop dies in the middle of a meeting, and another goes on from its copy."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect

from tests.faults.server import PATIENCE, Server, Visitor, manage
from tests.faults.test_kill import open_meeting, record_of, verified

WITHIN = 60
"""Seconds in which the second laptop is to serve."""


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    """Servers of a test; those that still run are killed after it."""
    started: list[Server] = []
    yield started
    for server in started:
        if server.process.poll() is None:
            server.kill()


def speaking_times(folder: Path) -> list[int]:
    _acts, entries = record_of(folder)
    facts = [json.loads(fact) for each in entries.values() for _seq, _by, fact in each]
    return [fact["ms"] // 1000 for fact in facts if fact["kind"] == "speaking_time_set"]


def first_drawing(visitor: Visitor) -> dict[str, Any]:
    """What a phone that comes back by itself is sent first."""
    here = f"127.0.0.1:{visitor.port}"
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    with connect(
        f"ws://{here}{visitor.home}live/?lang=en",
        origin=f"http://{here}",
        additional_headers={"Cookie": cookies},
        open_timeout=PATIENCE,
    ) as phone:
        said: dict[str, Any] = json.loads(phone.recv(PATIENCE))
        return said


def test_a_second_laptop_goes_on_from_the_copy_of_one_that_died(
    tmp_path: Path, servers: list[Server]
) -> None:
    first, second, third, stick = (tmp_path / name for name in ("first", "second", "third", "stick"))
    dies = Server(first, "--copy-to", str(stick))
    servers.append(dies)
    chair = Visitor(dies.port, dies.links["chair"])
    japan = Visitor(dies.port, dies.links["seats"]["JPN"])
    desk = Visitor(dies.port, dies.links["secretariat"])
    open_meeting(chair)
    assert chair.post("list/", do="time", seconds=75)[0] == 302
    assert japan.post("floor/", do="ask", on="general")[0] == 302
    shown = first_drawing(japan)
    (code,) = re.findall(
        r'id="unhrc-JPN">.*?<td class="code">([A-Z2-7]{4}-[A-Z2-7]{4})<', desk.get(), re.DOTALL
    )
    copied = manage(first, "backup", str(stick))
    assert copied.returncode == 0, copied.stderr
    kept = record_of(first)
    assert chair.post("list/", do="time", seconds=80)[0] == 302
    dies.kill()
    assert speaking_times(first) == [75, 80]

    began = time.monotonic()
    goes_on = Server(second, "--from", str(stick), "--copy-to", str(stick), port=dies.port)
    servers.append(goes_on)
    assert time.monotonic() - began < WITHIN
    assert record_of(second) == kept, "everything that was copied, and nothing else"
    drawn = first_drawing(japan)
    assert drawn["from"] is None
    assert drawn["to"].split(".")[0] != shown["to"].split(".")[0], "another epoch"
    assert drawn["html"] == shown["html"], "the whole drawing, as it was"
    assert chair.post("list/", do="time", seconds=85)[0] == 302
    assert speaking_times(second) == [75, 85]
    status, headers = desk.post("/join/", code=code, confirmed="yes")
    assert (status, headers["Location"]) == (302, "/unhrc/seat/JPN/")
    verified(second)

    # It knows more than that copy now; and when it stops, the stick has all of it.
    assert goes_on.stop() == ""
    refused = manage(second, "restore", copied.stdout.strip())
    assert refused.returncode == 1
    assert "unhrc: 1 act is not in the copy, the last at " in refused.stderr
    assert "Speaking time set to 85 seconds" in refused.stderr
    assert speaking_times(second) == [75, 85]
    newest = max(stick.glob("jmmun-*.zip"))
    restored = manage(third, "restore", str(stick))
    assert restored.stdout == f"Put back: {newest}\n", restored.stderr
    assert record_of(third) == record_of(second)
    assert (third / "secret.key").read_text() == (first / "secret.key").read_text()
    kept_safe = (newest, third / "secret.key", third / "jmmun.sqlite3")
    assert [path.stat().st_mode & 0o777 for path in kept_safe] == [0o600] * 3


def test_a_conference_of_ones_own_goes_on_on_the_second_laptop(tmp_path: Path, servers: list[Server]) -> None:
    first, second, stick = (tmp_path / name for name in ("first", "second", "stick"))
    dies = Server(first, command="serve")
    servers.append(dies)
    begin = urlsplit(dies.links["begin"])
    account = {"account": "mika", "password": "gavel-and-bell"}
    conference = {"name": "Kita MUN", "abbreviation": "KMUN", "starts": "2026-12-05", "ends": "2026-12-06"}
    found = {"code": begin.fragment, "time_zone": "Asia/Tokyo", **account, **conference}
    desk = Visitor(dies.port, begin.path, **found)
    assert "This conference has no committees yet." in desk.get()
    copied = manage(first, "backup", str(stick))
    assert copied.returncode == 0, copied.stderr
    dies.kill()
    servers.append(Server(second, "--from", str(stick), command="serve", port=dies.port))
    assert servers[-1].links["sign_in"].endswith("/officers/"), "it is not set up once more"
    assert "Kita MUN" in desk.get(), "the pass of the first is good at the second"
    again = Visitor(dies.port, "/officers/", name="mika", password="gavel-and-bell")
    assert (again.home, "Kita MUN" in again.get()) == ("/secretariat/", True)
