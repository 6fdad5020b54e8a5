"""Six committees that meet at once in one server, beside one of them that meets alone.

Each is played by delegates and a chair of its own, twice as fast as a conference goes. What is
told is how long their presses were under way, over HTTP and back: the mean of their medians, and
the latest of their 95th percentiles.
"""

import os
import re
import subprocess
import sys

from tests.bench.table import Summary, Table
from tests.browser.server import BASE, DemoServer

COMMITTEES = 6
SPEED = 2
MINUTES = 0.75


def measure(table: Table) -> None:
    alone, among = played(1), played(COMMITTEES)
    table.summed(f"a press while {COMMITTEES} committees meet, beside one", among, alone, "")


def played(committees: int) -> Summary:
    """How the presses of so many committees were answered, by a server that holds six."""
    with DemoServer("--committees", str(COMMITTEES)) as server:
        command = [
            *(sys.executable, "manage.py", "rehearse", "--chair", "--quiet", f"--speed={SPEED}"),
            *(
                f"--minutes={MINUTES}",
                f"--address=http://127.0.0.1:{server.port}",
                f"--committees={committees}",
            ),
        ]
        environment = os.environ | {"JMMUN_DATA": str(server.data)}
        told = subprocess.run(command, cwd=BASE, env=environment, check=True, capture_output=True, text=True)
    found = re.findall(r"answered in ([\d.]+) ms; one in twenty took ([\d.]+) ms", told.stdout)
    medians, late = zip(*[(float(usual), float(tail)) for usual, tail in found], strict=True)
    return sum(medians) / len(medians), max(late)
