"""`uv run python -m tests.mutants`: makes the copy, tries a sample of the changes, and says what came of it."""

import argparse
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.mutants.changes import Mutant, mutants_of
from tests.mutants.trial import Trials

CORE = (
    "committees/rules.py", "committees/rulings.py", "committees/floor.py", "committees/clock.py",
    "committees/in_order.py", "*/rules/*.py", "*/rulings/*.py", "motions/effects/*.py",
)  # fmt: skip
COPY = "JMMUN_MUTANTS_COPY"


def main() -> None:
    asked = _asked()
    if COPY in os.environ:
        _campaign(asked)
        return
    with tempfile.TemporaryDirectory(prefix="jmmun-mutants-") as folder:
        copy = Path(folder, "tree")
        shutil.copytree(Path(__file__).parents[2], copy, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "JMMUN_DATA": f"{folder}/data", "CI": "1"}
        again = [sys.executable, "-m", "tests.mutants", *sys.argv[1:]]
        done = subprocess.run(again, cwd=copy, env={**os.environ, **settings, COPY: folder}, check=False)
    sys.exit(done.returncode)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, help="how many changes to try; all of them without this")
    parser.add_argument("--seed", type=int, default=1, help="which sample it is")
    parser.add_argument(
        "--only", action="append", metavar="PATH[:LINE]", help="of this module only; repeatable"
    )
    return parser.parse_args()


def _campaign(asked: argparse.Namespace) -> None:
    core = sorted({str(path) for pattern in CORE for path in Path().glob(pattern)})
    mutants = [each for path in core for each in mutants_of(path) if _meant(each, asked.only)]
    total = len(mutants)
    if not mutants:
        raise SystemExit("There is nothing that could be changed.")
    if asked.sample and asked.sample < total:
        mutants = random.Random(asked.seed).sample(mutants, asked.sample)
    print(f"{len(mutants)} of {total} changes. First, which tests come by which line.", flush=True)
    with closing(Trials(core)) as trials:
        trials.record()
        print(
            f"{len(trials.reach.seconds)} tests, {sum(trials.reach.seconds.values()):.0f} seconds.",
            flush=True,
        )
        survivors = list(_survivors(trials, mutants))
    _report(mutants, survivors)


def _survivors(trials: Trials, mutants: list[Mutant]) -> Iterator[Mutant]:
    begun = time.monotonic()
    for number, mutant in enumerate(mutants, 1):
        if trials.survives(mutant):
            print(_described(mutant), flush=True)
            yield mutant
        if number % 50 == 0:
            print(f"    {number} tried, {time.monotonic() - begun:.0f} s", flush=True)


def _meant(mutant: Mutant, only: list[str] | None) -> bool:
    if not only:
        return True
    return any(name in (mutant.path, f"{mutant.path}:{mutant.line}") for name in only)


def _described(mutant: Mutant) -> str:
    source = Path(mutant.path).read_text().splitlines()[mutant.line - 1].strip()
    return f"{mutant.path}:{mutant.line}: {mutant.what}: {source}"


def _report(mutants: list[Mutant], survivors: list[Mutant]) -> None:
    tried, alive = (Counter(each.path for each in group) for group in (mutants, survivors))
    print(f"\n{'tried':>6} {'survived':>9}")
    for path in sorted(tried):
        print(f"{tried[path]:6} {alive[path]:9}  {path}")
    number, killed = len(mutants), len(mutants) - len(survivors)
    least, most = _interval(killed, number)
    print(f"\n{killed} of {number} killed: {killed / number:.1%} (95% interval {least:.1%} to {most:.1%})")


def _interval(hits: int, number: int) -> tuple[float, float]:
    """Wilson's interval, in which the share among all most likely lies."""
    z, share = 1.96, hits / number
    middle = share + z * z / (2 * number)
    reach = z * math.sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    whole = 1 + z * z / number
    return (middle - reach) / whole, (middle + reach) / whole


if __name__ == "__main__":
    main()
