"""What the tests say of a change, in about a second.

Modules bind names of one another as they are imported, and tests build floors as they are, so a change
has to be there before anything of this product is imported. So each trial is a fork of a process that
has imported pytest and Django and nothing of ours; a fork leaves no trace in the next one. The file is
changed on disk, in the copy in which this runs.

Which tests reach a line is found out once at the beginning (`recorded`), by running each file of tests
in a fork of its own and having Python say which lines of the core are come by (`sys.monitoring`): at the
import of the file, which then counts for all of its tests, and in each test.

A trial collects one file of tests at a time, the quickest first, and ends with the first failure. A
change may go round for ever; a test that takes ten times as long as it did, and ten seconds, has failed.
"""

import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType

import django.test  # noqa: F401 - imported here, it need not be in each fork
import pytest

from tests.mutants.changes import Mutant, mutated

FOLDERS = ("committees", "delegates", "motions", "resolutions")
PRINTING = {"test_press.py", "test_hostile.py", "test_printing.py"}
"""Tests that wait for a PDF."""
PATIENCE = 10
"""Seconds, and times."""
FORK = multiprocessing.get_context("fork")
TOOL = sys.monitoring.COVERAGE_ID

type Tests = list[tuple[str, set[str]]]
"""Files of tests, with the ids of those of their tests that are asked."""


class Reach:
    """Which tests come by a line, and how long they take."""

    def __init__(self) -> None:
        self.lines: dict[tuple[str, int], set[str]] = defaultdict(set)
        """By path and line, the ids of tests; a file's name for what is come by as it is imported."""
        self.seconds: dict[str, float] = {}

    def add(self, other: "Reach") -> None:
        for line, names in other.lines.items():
            self.lines[line] |= names
        self.seconds |= other.seconds

    def tests_for(self, mutant: Mutant) -> Tests:
        """The tests to be asked about a change, by their files, the quickest file first.

        What is come by as the core is imported (a default, a table) is nobody's line; then it is all
        the tests that come by its module.
        """
        names = {name for line in mutant.lines for name in self.lines.get((mutant.path, line), ())}
        if not names:
            names = {name for (path, _), who in self.lines.items() if path == mutant.path for name in who}
        return self.by_file(names or set(self.seconds))

    def by_file(self, names: set[str]) -> Tests:
        files: dict[str, set[str]] = defaultdict(set)
        for test in self.seconds:
            file = test.partition("::")[0]
            if test in names or file in names:
                files[file].add(test)
        return sorted(files.items(), key=lambda each: sum(self.seconds[test] for test in each[1]))


def recorded(core: Iterable[str]) -> Reach:
    """Run every quick test once, and see which lines of the core each comes by."""
    known, all_of_it = set(core), Reach()
    for folder in FOLDERS:
        for path in sorted(Path("tests", folder).glob("test_*.py")):
            if path.name not in PRINTING:
                all_of_it.add(_recorded_in(str(path), known))
    if not passes(all_of_it.by_file(set(all_of_it.seconds)), all_of_it.seconds):
        raise SystemExit("These tests fail one after the other as they are, so they say nothing of a change.")
    return all_of_it


def _recorded_in(file: str, core: set[str]) -> Reach:
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_run, args=(_Recording(file, core, theirs),))
    process.start()
    theirs.close()
    try:
        found: Reach = ours.recv()
    except EOFError:
        raise SystemExit(f"{file} fails as it is, so it says nothing of a change.") from None
    process.join()
    return found


def survives(mutant: Mutant, reach: Reach) -> bool:
    """Whether every test that reaches it passes with the change made."""
    with _changed(mutant):
        return passes(reach.tests_for(mutant), reach.seconds)


def passes(tests: Tests, seconds: dict[str, float]) -> bool:
    process = FORK.Process(target=_run, args=(_Trial(tests, seconds),))
    process.start()
    process.join()
    return process.exitcode == pytest.ExitCode.OK


@contextmanager
def _changed(mutant: Mutant) -> Iterator[None]:
    """The file with the change in it, and then as it was, to the time of its last change."""
    path = Path(mutant.path)
    kept = shutil.copy2(path, path.with_suffix(".kept"))
    path.write_text(mutated(Path(), mutant))
    yield
    Path(kept).replace(path)


def _run(plugin: object) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    os.dup2(quiet, sys.stderr.fileno())
    # A changed file's bytecode must not be taken for that of the next one.
    sys.dont_write_bytecode = isinstance(plugin, _Trial)
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider"], plugins=[plugin]))


def _quick(session: pytest.Session, file: str) -> list[pytest.Item]:
    """The tests of a file that need no database."""
    from tests.conftest import USE_DATABASE

    return [
        item
        for item in session.perform_collect([file])
        if isinstance(item, pytest.Function)
        and not item.get_closest_marker("django_db")
        and not USE_DATABASE.intersection(item.fixturenames)
    ]


def _run_one(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


class _Recording:
    """Runs one file of tests, and sends what each comes by."""

    def __init__(self, file: str, core: set[str], answer: Connection) -> None:
        self.file, self.core, self.answer = file, core, answer
        self.found = Reach()
        self.now = file
        self.root = f"{Path.cwd()}/"

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        import committees.verbs  # noqa: F401 - the whole core, so that only what tests come by is seen

        sys.monitoring.use_tool_id(TOOL, "mutants")
        sys.monitoring.register_callback(TOOL, sys.monitoring.events.LINE, self._come_by)
        sys.monitoring.set_events(TOOL, sys.monitoring.events.LINE)
        for item in _quick(session, self.file):
            self.now = item.nodeid
            sys.monitoring.restart_events()
            begun = time.perf_counter()
            _run_one(item)
            self.found.seconds[item.nodeid] = time.perf_counter() - begun
        sys.monitoring.set_events(TOOL, 0)
        if not session.testsfailed:
            self.answer.send(self.found)
        self.answer.close()
        return True

    def _come_by(self, code: CodeType, line: int) -> object:
        path = code.co_filename.removeprefix(self.root)
        if path in self.core:
            self.found.lines[path, line].add(self.now)
        return sys.monitoring.DISABLE


class _Trial:
    """Asks tests until one fails."""

    def __init__(self, tests: Tests, seconds: dict[str, float]) -> None:
        self.tests, self.seconds = tests, seconds

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for file, wanted in self.tests:
            _at_most(0)
            for item in _quick(session, file):
                if item.nodeid in wanted and not session.testsfailed:
                    _at_most(self.seconds[item.nodeid])
                    _run_one(item)
            if session.testsfailed:
                break
        return True


def _at_most(seconds: float) -> None:
    """This process ends if what follows takes much longer than it should."""
    signal.setitimer(signal.ITIMER_REAL, PATIENCE + PATIENCE * seconds)
