"""A whole conference by itself, against a real server."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jmmun.rehearsal.played import KINDS as GROUPED
from tests.faults.server import BASE, PATIENCE, Server, Visitor, environment, manage

SHORT = ("--chair", "--speed", "0", "--seed", "5", "--lively", "0.35")
"""A seed with which two meetings show every kind of thing; another must be found when more chance comes in."""


@pytest.fixture(scope="module")
def conferences(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    """Two databases over which the same was rehearsed, each with what was told of it."""
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "other")]
    with ThreadPoolExecutor(2) as both:
        return list(zip(folders, both.map(rehearsed, folders), strict=True))


def rehearsed(folder: Path, demo: tuple[str, ...] = (), how: tuple[str, ...] = SHORT) -> str:
    server = Server(folder, *demo)
    try:
        (folder / "links.json").write_text(json.dumps(server.links))
        done = subprocess.run(
            [sys.executable, "manage.py", "rehearse", "--links", str(folder / "links.json"), *how],
            cwd=BASE, env=environment(folder), capture_output=True, text=True, timeout=3 * PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr
        return done.stdout
    finally:
        server.stop()


def entries(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Who entered which fact, in the order of the record."""
    with closing(sqlite3.connect(folder / "jmmun.sqlite3")) as database:
        for by, fact in database.execute('SELECT "by", fact FROM committees_entry ORDER BY seq'):
            yield by, json.loads(fact)


def facts(folder: Path, kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [(by, fact) for by, fact in entries(folder) if fact["kind"] == kind]


def without_chance(value: Any) -> Any:
    """A fact without what differs from run to run: times that passed, and the names and hashes of words."""
    if isinstance(value, dict):
        if value.keys() == {"id", "hash"}:
            return "words"
        return {name: without_chance(each) for name, each in value.items() if name != "spent"}
    return [without_chance(each) for each in value] if isinstance(value, list) else value


def test_it_ends_by_itself_and_the_record_is_sound(conferences: list[tuple[Path, str]]) -> None:
    for folder, told in conferences:
        summary = told.splitlines()[-1]
        assert summary.startswith("2 meetings, ")
        assert " 0 behind." in summary
        verified = manage(folder, "verify", "unhrc")
        assert verified.returncode == 0, verified.stdout
        assert "chain sound" in verified.stdout


def test_two_meetings_were_opened_and_adjourned(conferences: list[tuple[Path, str]]) -> None:
    folder = conferences[0][0]
    assert [fact["number"] for _by, fact in facts(folder, "meeting_opened")] == [1, 2]
    assert len(facts(folder, "meeting_adjourned")) == 2
    assert list(entries(folder))[-1][1]["kind"] == "meeting_adjourned"


def test_delegates_did_it_from_their_phones(conferences: list[tuple[Path, str]]) -> None:
    folder = conferences[0][0]
    for kind in ("list_joined", "motion_raised", "motion_seconded", "ballot_cast"):
        phones = {by for by, _fact in facts(folder, kind) if by.startswith("seat:")}
        assert phones, kind
    assert facts(folder, "motion_decided")
    assert facts(folder, "caucus_opened")
    assert len({fact["choice"] for _by, fact in facts(folder, "ballot_cast")}) > 1
    decided = len(facts(folder, "draft_adopted")) + len(facts(folder, "draft_rejected"))
    assert decided == len(facts(folder, "draft_introduced")) == 4


KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "a point of order": ("point_raised", {"point": "point_of_order"}),
    "a point of personal privilege": ("point_raised", {"point": "point_personal_privilege"}),
    "a parliamentary inquiry": ("point_raised", {"point": "point_parliamentary_inquiry"}),
    "a point well taken": ("point_ruled", {"how": "well_taken"}),
    "a point not well taken": ("point_ruled", {"how": "not_well_taken"}),
    "an inquiry answered": ("point_ruled", {"how": "answered"}),
    "an appeal": ("motion_raised", {"motion": "appeal_ruling"}),
    "a right of reply": ("speaker_recognised", {"on": "reply"}),
    "a speech for a motion": ("speaker_recognised", {"on": "for"}),
    "a motion that carries": ("motion_decided", {"carried": True}),
    "a motion that fails": ("motion_decided", {"carried": False}),
    "a motion withdrawn": ("motion_withdrawn", {}),
    "a motion ruled dilatory": ("motion_ruled_dilatory", {}),
    "a vote by phones": ("vote_opened", {"method": "phones"}),
    "a roll-call vote": ("vote_opened", {"method": "roll_call"}),
    "a vote by placards": ("vote_opened", {"method": "placard"}),
    "adoption without a vote": ("vote_opened", {"method": "without_vote"}),
    "an objection": ("objection_made", {}),
    "a count anew": ("vote_reopened", {}),
    "a seat that passes": ("ballot_cast", {"choice": "pass"}),
    "a seat with rights": ("ballot_cast", {"rights": True}),
    "an explanation of vote": ("speaker_recognised", {"on": "explanation"}),
    "an explanation with its clock started": ("clock_started", {"of": "speech"}),
    "a draft from a phone": ("paper_submitted", {}),
    "a working paper": ("paper_approved", {}),
    "a draft introduced by a motion": ("motion_raised", {"motion": "introduce_draft"}),
    "a presentation of a draft": ("caucus_opened", {"caucus": "presentation"}),
    "an amendment that strikes": ("amendment_introduced", {"operation": "strike"}),
    "an amendment that replaces": ("amendment_introduced", {"operation": "replace"}),
    "an amendment that adds": ("amendment_introduced", {"operation": "add"}),
    "an amendment from a phone": ("amendment_submitted", {}),
    "an amendment adopted": ("amendment_adopted", {}),
    "an amendment rejected": ("amendment_rejected", {}),
    "an amendment withdrawn": ("amendment_withdrawn", {}),
    "a division": ("draft_divided", {}),
    "a way to vote for the asking": ("method_asked", {}),
    "a draft put first": ("draft_placed", {}),
    "a sponsor that joins": ("support_given", {"support": "sponsor"}),
    "a signatory": ("support_given", {"support": "signatory"}),
    "one that stands behind a draft no longer": ("support_withdrawn", {}),
    "a draft adopted": ("draft_adopted", {}),
    "a draft rejected": ("draft_rejected", {}),
    "a ballot corrected": ("ballot_corrected", {}),
    "a delegation that comes late": ("roll_answered", {"late": True}),
    "a delegation that leaves": ("seat_left", {}),
    "a delegation that returns": ("seat_returned", {}),
}


CHANCE = frozenset(
    (
        "a point not well taken",
        "an appeal",
        "a speech for a motion",
        "a motion that fails",
        "a motion withdrawn",
        "adoption without a vote",
        "an objection",
        "a count anew",
        "a seat with rights",
        "an explanation of vote",
        "an amendment rejected",
        "an amendment withdrawn",
        "a division",
        "a draft put first",
        "a way to vote for the asking",
        "one that stands behind a draft no longer",
        "a draft rejected",
        "a ballot corrected",
    )
)
"""What some conferences show and others do not. That the Chair and delegates can is for pure tests."""


def shown(folder: Path, name: str) -> bool:
    kind, fields = KINDS[name]
    return any(fields.items() <= fact.items() for _by, fact in facts(folder, kind))


@pytest.mark.parametrize("name", [name for name in KINDS if name not in CHANCE])
def test_every_conference_shows_each_of_these(conferences: list[tuple[Path, str]], name: str) -> None:
    assert shown(conferences[0][0], name)


def test_a_conference_shows_most_of_what_is_left_to_chance(conferences: list[tuple[Path, str]]) -> None:
    missing = {name for name in CHANCE if not shown(conferences[0][0], name)}
    assert KINDS.keys() >= CHANCE
    assert len(missing) <= len(CHANCE) // 2, missing


def test_what_was_miscounted_is_right_in_the_end(conferences: list[tuple[Path, str]]) -> None:
    folder = conferences[0][0]
    counts = [(fact["yes"], fact["no"], fact["abstain"]) for _by, fact in facts(folder, "placards_counted")]
    closed = {fact["vote"]: fact for _by, fact in facts(folder, "vote_closed")}
    assert len(set(counts)) > 1
    assert all(fact["silent"] == 0 for fact in closed.values() if fact["yes"])


def test_it_tells_what_was_played_by_kind(conferences: list[tuple[Path, str]]) -> None:
    lines = (line.partition(": ") for line in conferences[0][1].splitlines())
    groups = {group for group, *_row in GROUPED}
    # Each press is a line of its own above them, and a title in it may have a colon.
    told = {name: kinds for name, colon, kinds in lines if colon and name in groups}
    always = ["Roll", "Floor", "Raised", "Motions", "Points", "Drafts", "Amendments", "Votes", "Ballots"]
    assert [name for name in told if name not in ("Parts", "Corrections")] == always
    votes = dict(each.rsplit(" ", 1) for each in told["Votes"].split(", "))
    opened = Counter(
        fact["method"].replace("_", " ")
        for _by, fact in facts(conferences[0][0], "vote_opened")
        if fact.get("amendment") is None and fact.get("part") is None
    )
    assert opened.items() <= {kind: int(times) for kind, times in votes.items()}.items()


def until_the_votes(folder: Path) -> list[tuple[str, Any]]:
    kinds = [fact["kind"] for _by, fact in entries(folder)]
    return [(by, without_chance(fact)) for by, fact in entries(folder)][: kinds.index("debate_closed") + 1]


def test_the_same_seed_enters_the_same_record(conferences: list[tuple[Path, str]]) -> None:
    one, other = (until_the_votes(folder) for folder, _told in conferences)
    assert len(one) > 150
    assert one == other


def test_the_same_seed_votes_the_same_whoever_is_called_first(conferences: list[tuple[Path, str]]) -> None:
    one, other = (
        (
            [{**fact, "order": sorted(fact["order"])} for _by, fact in facts(folder, "vote_opened")],
            facts(folder, "vote_closed"),
            {(fact["vote"], fact["seat"]): fact["choice"] for _by, fact in facts(folder, "ballot_cast")},
        )
        for folder, _told in conferences
    )
    assert one == other


# How it is stopped


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, "--lively")
    yield server
    if server.process.poll() is None:
        server.kill()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux who is running")
def test_a_lively_demo_has_delegates_who_leave_with_it(server: Server) -> None:
    Visitor(server.port, server.links["chair"])
    pid = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().strip()
    command = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    assert command[2:6] == ["rehearse", "--address", f"http://127.0.0.1:{server.port}", "--quiet"]
    server.process.send_signal(signal.SIGINT)
    assert server.process.communicate(timeout=PATIENCE) == ("", "")
    assert server.process.returncode == 0
    assert not Path(f"/proc/{pid}").exists()


def test_ctrl_c_ends_it_with_a_summary(tmp_path: Path) -> None:
    server = Server(tmp_path)
    try:
        address = f"http://127.0.0.1:{server.port}"
        with subprocess.Popen(
            [sys.executable, "manage.py", "rehearse", "--address", address, "--chair", "--speed", "10"],
            cwd=BASE, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as rehearsal:  # fmt: skip
            assert rehearsal.stdout
            assert rehearsal.stdout.readline() == "Chair meeting/ do open\n"
            rehearsal.send_signal(signal.SIGINT)
            told, errors = rehearsal.communicate(timeout=PATIENCE)
        assert (rehearsal.returncode, errors) == (0, "")
        assert told.splitlines()[-1].startswith("1 meetings, ")
    finally:
        server.kill()


def test_without_a_demo_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"chair": "http://127.0.0.1:1/demo/x/", "seats": {}}')
    for links, sentence in (
        ("links.json", "http://127.0.0.1:1 does not answer"),
        ("nothing.json", "does not hold the links that demo --json prints"),
    ):
        said = manage(tmp_path, "rehearse", "--chair", "--links", str(tmp_path / links))
        assert said.returncode == 1
        assert sentence in said.stderr
        assert "Traceback" not in said.stderr
