"""What the tests say of a change, in a fraction of a second.

Modules bind names of one another as they are imported, and tests build floors as they are, so a change
has to be there before any test is imported. One process sets pytest and Django up and imports the core,
but no test; each trial is a fork of it, which leaves no trace in the next one. In the fork the functions
get the code of the changed module, and only then are tests collected (`_warm`). What the core works out
as it is imported (a default, a table) cannot be changed so: then the file is changed, in the copy in
which this runs, and pytest is begun from nothing, which takes some ten times as long (`_cold`); and since a
table may be read by anybody, every test is asked, those that come by the module first.

Which tests reach a line is found out once at the beginning (`recorded`), by running each file of tests
in a fork of its own and having Python say which lines of the core are come by (`sys.monitoring`): at the
import of the file, which then counts for all of its tests, and in each test.

A trial collects one file of tests at a time, the quickest first, and ends with the first failure. A
change may go round for ever; a test that takes ten times as long as it did, and five seconds, has failed.
All times are those of the processor, so that it does not matter what else the machine does.
"""

import ast
import gc
import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from inspect import CO_OPTIMIZED
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from tests.mutants.changes import Mutant, mutated

FOLDERS = ("committees", "delegates", "motions", "resolutions")
LEFT_OUT = {"test_press.py", "test_hostile.py", "test_printing.py", "test_meetings.py", "test_book.py"}
"""Tests that wait for a PDF or play meetings at random, which takes long."""
LONGEST = 0.5
"""Seconds that a test may take; longer ones are not asked."""
PATIENCE, TIMES = 5, 10
NOT_SO = 77
"""A trial ends so if its change has to be made before the core is imported."""
FORK = multiprocessing.get_context("fork")
TOOL = sys.monitoring.COVERAGE_ID

SAID = "pytest.log"
"""What pytest says is only read if the tests fail without any change."""

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

    def of(self, mutant: Mutant) -> set[str]:
        """The tests, and files of tests, that come by a change."""
        return {name for line in mutant.lines for name in self.lines.get((mutant.path, line), ())}

    def of_module(self, path: str) -> set[str]:
        return {name for (other, _), names in self.lines.items() if other == path for name in names}

    def tests(self, names: set[str]) -> Tests:
        """The tests of these names by their files, the quickest file first."""
        files: dict[str, set[str]] = defaultdict(set)
        for test, seconds in self.seconds.items():
            file = test.partition("::")[0]
            if seconds <= LONGEST and (test in names or file in names):
                files[file].add(test)
        return sorted(files.items(), key=lambda each: sum(self.seconds[test] for test in each[1]))


class Trials:
    """The process that is ready for trials, and what it found out about the tests."""

    def __init__(self, core: Iterable[str]) -> None:
        self.core, self.reach = frozenset(core), Reach()
        self.ours, theirs = FORK.Pipe()
        FORK.Process(target=_begin, args=(_Ready(self.core, theirs),)).start()
        theirs.close()

    def record(self) -> None:
        """Run every quick test once, and see which lines of the core each comes by."""
        for folder in FOLDERS:
            for path in sorted(Path("tests", folder).glob("test_*.py")):
                if path.name not in LEFT_OUT:
                    found = self._asked(partial(_recorded, str(path), self.core))
                    if not isinstance(found, Reach):
                        raise SystemExit(f"{path} fails as it is, so it says nothing of a change.")
                    self.ours.recv()
                    self.reach.add(found)
        if self._asked(partial(_warm, None, self.reach.tests(set(self.reach.seconds)), self.reach.seconds)):
            raise SystemExit(
                "The tests fail one after the other as they are, so they say nothing of a change."
            )

    def survives(self, mutant: Mutant) -> bool:
        """Whether every test that comes by a change passes with it made."""
        names, seconds = self.reach.of(mutant), self.reach.seconds
        if names:
            ended = self._asked(partial(_warm, mutant, self.reach.tests(names), seconds))
            if ended != NOT_SO:
                return ended == 0
        near = self.reach.of_module(mutant.path)
        return _cold(mutant, [*self.reach.tests(near), *self.reach.tests(set(seconds) - near)], seconds)

    def close(self) -> None:
        self.ours.send(None)

    def _asked(self, what: object) -> Any:
        self.ours.send(what)
        return self.ours.recv()


class _Ready:
    """A session of pytest that forks for whatever it is asked, and tells with which code the fork ended."""

    def __init__(self, core: Iterable[str], asked: Connection) -> None:
        self.core, self.asked = core, asked

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> bool:
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for path in self.core:
            import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        for what in iter(self.asked.recv, None):
            process = FORK.Process(target=what, args=(session, self.asked))
            process.start()
            process.join()
            self.asked.send(process.exitcode)
        return True


class _Trial:
    """A session of pytest for one trial."""

    def __init__(self, tests: Tests, seconds: dict[str, float]) -> None:
        self.tests, self.seconds = tests, seconds

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> bool:
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        _try(session, self.tests, self.seconds)
        return True


def _begin(plugin: object) -> None:
    said = os.open(SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, sys.stdout.fileno())
    os.dup2(said, sys.stderr.fileno())
    # A changed file's bytecode must not be taken for that of the next one.
    sys.dont_write_bytecode = isinstance(plugin, _Trial)
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider"], plugins=[plugin]))


def _warm(
    mutant: Mutant | None,
    tests: Tests,
    seconds: dict[str, float],
    session: pytest.Session,
    _asked: Connection,
) -> None:
    sys.dont_write_bytecode = True
    if mutant and not _change_functions(mutant):
        sys.exit(NOT_SO)
    _try(session, tests, seconds)
    sys.exit(session.testsfailed)


def _change_functions(mutant: Mutant) -> bool:
    """Each function of this module runs as the changed module has it from here on. False if there is none."""
    path = str(Path.cwd() / mutant.path)
    before = compile(Path(path).read_text(), path, "exec", dont_inherit=True)
    after = compile(mutated(mutant), path, "exec", dont_inherit=True)
    changed = dict(_pairs(before, after))
    live = (each for each in gc.get_objects() if isinstance(each, FunctionType))
    functions = [each for each in live if each.__code__.co_filename == path and each.__code__ in changed]
    for function in functions:
        function.__code__ = changed[function.__code__]
    return bool(functions)


def _pairs(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The functions of a module and its classes with what they have become."""
    old, new = (
        [const for const in code.co_consts if isinstance(const, CodeType)] for code in (before, after)
    )
    for one, other in zip(old, new, strict=True):
        if one != other:
            yield one, other
            if not one.co_flags & CO_OPTIMIZED:
                yield from _pairs(one, other)


def _cold(mutant: Mutant, tests: Tests, seconds: dict[str, float]) -> bool:
    path = Path(mutant.path)
    kept = shutil.copy2(path, path.with_suffix(".kept"))
    path.write_text(ast.unparse(mutated(mutant)))
    process = FORK.Process(target=_begin, args=(_Trial(tests, seconds),))
    process.start()
    process.join()
    # As it was, to the time of its last change, so that its bytecode holds.
    Path(kept).replace(path)
    return process.exitcode == pytest.ExitCode.OK


def _try(session: pytest.Session, tests: Tests, seconds: dict[str, float]) -> None:
    """Ask tests until one fails."""
    for file, wanted in tests:
        _at_most(0)
        for item in _quick(session, file):
            if item.nodeid in wanted and not session.testsfailed:
                _at_most(seconds[item.nodeid])
                _run_one(item)
        if session.testsfailed:
            break


def _at_most(seconds: float) -> None:
    """This process ends if what follows takes much longer than it should."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE + TIMES * seconds)


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


def _recorded(file: str, core: frozenset[str], session: pytest.Session, answer: Connection) -> None:
    """Run the tests of one file, and send what each comes by."""
    found, now, root = Reach(), file, f"{Path.cwd()}/"

    def come_by(code: CodeType, line: int) -> object:
        path = code.co_filename.removeprefix(root)
        if path in core:
            found.lines[path, line].add(now)
        return sys.monitoring.DISABLE

    sys.monitoring.use_tool_id(TOOL, "mutants")
    sys.monitoring.register_callback(TOOL, sys.monitoring.events.LINE, come_by)
    sys.monitoring.set_events(TOOL, sys.monitoring.events.LINE)
    for item in _quick(session, file):
        now = item.nodeid
        sys.monitoring.restart_events()
        begun = time.process_time()
        _run_one(item)
        found.seconds[now] = time.process_time() - begun
    sys.monitoring.set_events(TOOL, 0)
    if not session.testsfailed:
        answer.send(found)
