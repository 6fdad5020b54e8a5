"""The server is killed again and again while a room is at work, and nothing acknowledged is lost or doubled."""

import http.client
import json
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.faults.server import BASE, PATIENCE, Server, Visitor, environment, manage

KILLS = 20
ACTS_BETWEEN = 6
"""Acts that must be acknowledged before the next kill."""


class Room:
    """Who posts acts, and what was answered."""

    def __init__(self) -> None:
        self.up, self.over = threading.Event(), threading.Event()
        self.answered = threading.Condition()
        self.acknowledged: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
        self.faults: list[str] = []

    def work(
        self, visitor: Visitor, actor: str, acts: Iterator[tuple[str, dict[str, Any], str, dict[str, Any]]]
    ) -> None:
        """Post one act after another, each under its key until it is answered."""
        try:
            for number, (path, fields, verb, args) in enumerate(acts):
                key = f"{actor}-{number}"
                status = self._until_answered(visitor, path, {**fields, "key": key})
                if status is None:
                    return
                if status != 302:
                    raise AssertionError(f"{key} was answered with {status}")
                with self.answered:
                    self.acknowledged[actor, key] = (verb, args)
                    self.answered.notify_all()
        except Exception as fault:  # noqa: BLE001 - told by the test
            with self.answered:
                self.faults.append(repr(fault))
                self.answered.notify_all()

    def _until_answered(self, visitor: Visitor, path: str, fields: dict[str, Any]) -> int | None:
        while not self.over.is_set():
            assert self.up.wait(PATIENCE), "the server did not come back"
            try:
                status, _headers = visitor.post(path, **fields)
            except (OSError, http.client.HTTPException):
                continue
            # A seat that presses faster than a person is asked to wait; its act is not entered.
            if status not in (429, 503):
                return status
        return None

    def wait_for(self, more: int) -> None:
        """Wait until so many more acts were acknowledged."""
        with self.answered:
            enough = len(self.acknowledged) + more
            done = self.answered.wait_for(lambda: self.faults or len(self.acknowledged) >= enough, PATIENCE)
        assert not self.faults
        assert done, "no act was acknowledged"


def times() -> Iterator[tuple[str, dict[str, Any], str, dict[str, Any]]]:
    """The Chair sets the speaking time, to another one each time."""
    for seconds in range(11, 3000):
        yield "list/", {"do": "time", "seconds": seconds}, "set_speaking_time", {"seconds": seconds}


def walks(seat: str) -> Iterator[tuple[str, dict[str, Any], str, dict[str, Any]]]:
    """The Vice-Chair notes that a delegation leaves and returns."""
    while True:
        yield f"roll/{seat}/", {"answer": "left"}, "leave_room", {"seat": seat}
        yield f"roll/{seat}/", {"answer": "returned"}, "return_to_room", {"seat": seat}


def asks(seat: str) -> Iterator[tuple[str, dict[str, Any], str, dict[str, Any]]]:
    """A delegation asks for the floor and withdraws."""
    while True:
        yield "floor/", {"do": "ask"}, "join_list", {"seat": seat, "on": "general"}
        yield "floor/", {"do": "withdraw"}, "leave_list", {"seat": seat, "on": "general"}


def votes(seat: str, vote: int) -> Iterator[tuple[str, dict[str, Any], str, dict[str, Any]]]:
    """A delegation votes on its phone, and changes its mind."""
    for choice in cycle(("yes", "no")):
        said = {"vote": vote, "seat": seat, "choice": choice}
        yield f"votes/{vote}/ballot/", {"choice": choice}, "cast_ballot", said


def put_to_the_vote(chair: Visitor) -> int:
    """A draft is introduced and put to the vote by phones; the vote's id."""
    text = {"title": "Kept through it all", "sponsors": "JPN", "operative": "Decides to remain seized"}
    assert chair.post("papers/", **text)[0] == 302
    (paper,) = re.findall(r"papers/(\d+)/", chair.get())[:1]
    assert chair.post(f"papers/{paper}/", method="phones")[0] == 302
    (vote,) = set(re.findall(r'formaction="votes/(\d+)/"', chair.get()))
    return int(vote)


def record_of(folder: Path) -> tuple[list[tuple[Any, ...]], dict[int, list[Any]]]:
    """The rows of acts, and the entries of each act, as they lie on the disk."""
    with sqlite3.connect(f"file:{folder / 'jmmun.sqlite3'}?mode=ro", uri=True) as database:
        acts = database.execute(
            "SELECT actor, key, verb, args, first_seq, last_seq FROM committees_act"
        ).fetchall()
        entries = database.execute(
            'SELECT act, seq, "by", fact FROM committees_entry ORDER BY seq'
        ).fetchall()
    database.close()
    by_act: dict[int, list[Any]] = {}
    for act, *rest in entries:
        by_act.setdefault(act, []).append(rest)
    return acts, by_act


def verified(folder: Path) -> None:
    said = manage(folder, "verify", "unhrc")
    assert said.returncode == 0, said.stdout + said.stderr
    assert "chain sound" in said.stdout


def open_meeting(chair: Visitor) -> None:
    for path, do in (("meeting/", "open"), ("roll/", "all"), ("roll/", "close")):
        assert chair.post(path, do=do)[0] == 302
    assert chair.post("phones/", level="floor")[0] in (302, 409)


def at_work(room: Room, server: Server) -> list[threading.Thread]:
    """In the middle of a vote: two officers and five delegations, each pressing as fast as it is answered."""
    chair, vice = (
        Visitor(server.port, server.links["chair"]),
        Visitor(server.port, server.links["vice_chair"]),
    )
    open_meeting(chair)
    vote = put_to_the_vote(chair)
    seats = list(server.links["seats"])[:6]
    jobs = [(chair, "dais:chair", times()), (vice, "dais:vice-chair", walks(seats[3]))]
    jobs += [
        (Visitor(server.port, server.links["seats"][seat]), f"seat:{seat}", acts)
        for seat, acts in (
            *((seat, asks(seat)) for seat in seats[:3]),
            *((seat, votes(seat, vote)) for seat in seats[4:]),
        )
    ]
    threads = [threading.Thread(target=room.work, args=job) for job in jobs]
    room.up.set()
    for thread in threads:
        thread.start()
    return threads


def test_twenty_kills_lose_double_and_change_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    room, server = Room(), Server(tmp_path)
    threads: list[threading.Thread] = []
    try:
        threads += at_work(room, server)
        for kill in range(KILLS):
            room.wait_for(ACTS_BETWEEN)
            room.up.clear()
            server.kill()
            server = Server(tmp_path, port=server.port)
            room.up.set()
            # Also while acts come in.
            verified(tmp_path)
            assert not room.faults, f"after kill {kill + 1}"
        room.wait_for(ACTS_BETWEEN)
    finally:
        room.over.set()
        room.up.set()
        for thread in threads:
            thread.join(PATIENCE)
        server.kill()
    assert not any(thread.is_alive() for thread in threads)
    assert not room.faults
    assert len(room.acknowledged) >= KILLS * ACTS_BETWEEN
    verified(tmp_path)
    compare(room, *record_of(tmp_path))


def compare(room: Room, acts: list[tuple[Any, ...]], entries: dict[int, list[Any]]) -> None:
    """Every acknowledged act is on the record once, as it was sent; and nothing is there that nobody sent."""
    times_there = Counter((actor, key) for actor, key, *_rest in acts)
    assert not room.acknowledged.keys() - times_there.keys(), "lost"
    assert set(times_there.values()) == {1}, "doubled"
    mine = {(actor, key): rest for actor, key, *rest in acts if key.startswith(actor)}
    for press, (verb, args) in room.acknowledged.items():
        there, text, first, last = mine[press]
        assert (there, {**json.loads(text), **args}) == (verb, json.loads(text)), "changed"
        assert [seq for seq, _by, _fact in entries[first]] == list(range(first, last + 1))
        assert {by for _seq, by, _fact in entries[first]} == {press[0]}
    # At most the one act of each that was on its way at the last kill is there without an answer.
    unanswered = Counter(actor for actor, key in mine.keys() - room.acknowledged.keys())
    assert all(count == 1 for count in unanswered.values())
    facts = [json.loads(fact) for each in entries.values() for _seq, _by, fact in each]
    seconds = [fact["ms"] for fact in facts if fact["kind"] == "speaking_time_set"]
    assert seconds
    assert seconds == [1000 * each for each in range(11, 11 + len(seconds))], "out of order"
    assert sorted(seq for each in entries.values() for seq, _by, _fact in each) == list(
        range(1, len(facts) + 1)
    )


# How a server starts


def sentence(said: Any) -> str:
    """The one sentence with which a command gave up."""
    assert said.returncode != 0
    assert said.stdout == ""
    (line,) = said.stderr.strip().splitlines()
    return str(line)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    if server.process.poll() is None:
        server.kill()


def test_a_port_in_use_is_said_in_one_sentence(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    said = sentence(manage(other, "demo", "--port", str(server.port), "--json"))
    assert f"Port {server.port} is in use" in said
    assert not (other / "jmmun.sqlite3").exists()


def test_a_second_server_over_the_same_folder_is_refused_in_one_sentence(
    server: Server, tmp_path: Path
) -> None:
    said = sentence(manage(tmp_path, "demo", "--port", "0", "--json"))
    assert f"Another server (process {server.process.pid}) is running on {tmp_path}." in said
    assert Visitor(server.port, server.links["chair"]).home == "/unhrc/dais/chair/"


def test_ctrl_c_while_it_is_still_starting_ends_it_without_a_word(tmp_path: Path) -> None:
    starting = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", "0", "--reset"],
        cwd=BASE, env=environment(tmp_path),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert starting.stderr
    question = "This forgets the demo's meeting for good. Type yes: "
    assert starting.stderr.read(len(question)) == question
    starting.send_signal(signal.SIGINT)
    assert starting.communicate(timeout=PATIENCE) == ("", "")
    assert starting.returncode == 130


def test_json_is_one_object_with_a_link_for_everybody_and_nothing_else_is_printed(server: Server) -> None:
    assert set(server.links) == {"chair", "vice_chair", "projector", "secretariat", "seats"}
    assert len(server.links["seats"]) >= 51
    every = [link for link in server.links.values() if isinstance(link, str)] + list(
        server.links["seats"].values()
    )
    assert len(set(every)) == len(every)
    assert all(link.startswith(f"http://127.0.0.1:{server.port}/demo/") for link in every)
    assert server.stop() == ""


def meant(server: Server) -> list[str]:
    """What its links say, without the moment at which they were signed."""
    every = [link for link in server.links.values() if isinstance(link, str)] + list(
        server.links["seats"].values()
    )
    return [link.split("/demo/")[1].split(":")[0] for link in every]


def test_started_again_it_goes_on_with_the_same_meeting_and_reset_forgets_it(
    server: Server, tmp_path: Path
) -> None:
    chair = Visitor(server.port, server.links["chair"])
    open_meeting(chair)
    server.stop()
    before = record_of(tmp_path)
    again = Server(tmp_path, port=server.port)
    assert record_of(tmp_path) == before
    assert meant(again) == meant(server)
    assert chair.post("list/", do="close")[0] == 302
    again.stop()
    anew = Server(tmp_path, "--reset", "--yes", port=server.port)
    try:
        acts, _entries = record_of(tmp_path)
        assert [verb for _actor, _key, verb, *_rest in acts] == ["admit_seats"]
        assert not set(meant(anew)) & set(meant(server))
        with pytest.raises(AssertionError):
            Visitor(anew.port, server.links["chair"])
    finally:
        anew.kill()
