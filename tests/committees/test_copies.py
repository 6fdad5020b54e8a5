"""Copies of everything: whole in mid-meeting, sound or not made, bounded, put back without losing what is here."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.backends.base.base import NO_DB_ALIAS
from django.utils import translation

from committees import copies, copying, health, live, record, screens, snapshots, wall_clock
from committees.access import Role, pass_name
from committees.copies import copies_in, make, unpacked
from committees.copying import NOTE, Copying, Stand
from committees.drawing import Audience
from committees.models import Committee, Entry
from committees.order import RULINGS
from committees.restoring import newest
from committees.snapshots import DATABASE, NoCopy, examined, opened
from resolutions.models import Manuscript
from tests.given import CHAIR

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Django lets a test ask no database but those that it knew before; under this name it lets it.
    monkeypatch.setattr(snapshots, "ALIAS", NO_DB_ALIAS)
    screens.forget()
    yield
    for left in (*settings.DATA.glob("replaced-*"), *settings.DATA.glob("copies")):
        shutil.rmtree(left)
    (settings.DATA / NOTE).unlink(missing_ok=True)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def act(room: Committee, seconds: int) -> None:
    record.enter(room.pk, RULINGS["set_speaking_time"], by=CHAIR, seconds=seconds)


def said(command: str, *args: object, **options: object) -> list[str]:
    out = StringIO()
    call_command(command, *map(str, args), stdout=out, stderr=out, **options)
    return out.getvalue().splitlines()


def entries_of(copy: Path, place: Path) -> list[str]:
    """The hashes on the record in a copy."""
    place.mkdir(exist_ok=True)
    unpacked(copy, place)
    with opened(place / DATABASE) as alias:
        return list(Entry.objects.using(alias).order_by("seq").values_list("hash", flat=True))


def hashes() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("hash", flat=True))


# Made


@pytest.mark.parametrize("patience", [0.0, 0.1])
def test_a_copy_of_a_room_at_work_ends_between_two_acts(
    patience: float, in_session: Committee, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With patience by helpings of pages, without it all at once."""
    monkeypatch.setattr(snapshots, "PAGES", 16)
    monkeypatch.setattr(snapshots, "PATIENCE", patience)
    over, begun = threading.Event(), threading.Event()

    def at_work() -> None:
        for seconds in range(11, 1000):
            act(in_session, seconds)
            begun.set()
            if over.is_set():
                break
        connection.close()

    room = threading.Thread(target=at_work)
    room.start()
    assert begun.wait(60)
    try:
        made = [make(stick).path for _each in range(2)]
    finally:
        over.set()
        room.join(60)
    assert not room.is_alive()
    assert len(set(made)) == 2
    known = hashes()
    for copy in made:
        there = entries_of(copy, tmp_path / copy.stem)
        assert there == known[: len(there)]
        assert not examined(tmp_path / copy.stem / DATABASE)
        assert 0 < len(there) <= len(known)


def test_a_copy_is_one_file_with_the_key_for_its_owner_alone(in_session: Committee, stick: Path) -> None:
    copy = make(stick)
    assert copy.path.stat().st_mode & 0o777 == 0o600
    with ZipFile(copy.path) as archive:
        assert archive.read("secret.key").decode() == settings.SECRET_KEY
        assert [each.external_attr >> 16 & 0o777 for each in archive.infolist()] == [0o600, 0o600]
    assert [path.name for path in stick.iterdir()] == [copy.path.name], "nothing is left beside it"
    assert not list(settings.DATA.glob(".copying-*"))


def test_what_has_not_changed_is_not_copied_again_and_the_oldest_go(
    in_session: Committee, stick: Path
) -> None:
    another = stick / "jmmun-ffffff-000001-20200801-0900.zip"
    another.write_bytes(b"of another server")
    first = make(stick, keep=2)
    assert make(stick, keep=2) == first
    for seconds in (20, 30, 40):
        act(in_session, seconds)
        last = make(stick, keep=2)
    assert [copy.number for copy in copies_in(stick)] == [3, 4, 1]
    assert (last.number, another.exists()) == (4, True)
    with pytest.raises(NoCopy, match=r"are of several servers\. Name one: "):
        newest(stick)


def test_what_is_not_sound_is_not_copied(
    in_session: Committee, stick: Path, guard_down: Callable[[], None]
) -> None:
    good = make(stick)
    guard_down()
    Entry.objects.filter(seq=3).update(by="dais:vice-chair")
    with pytest.raises(
        NoCopy, match=r"^What would be copied is not sound: unhrc: Entry 3 does not fit the chain"
    ):
        make(stick)
    assert [copy.path for copy in copies_in(stick)] == [good.path]


def test_a_stick_that_writes_something_else_is_noticed(
    in_session: Committee, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_digest_within", lambda archive: "other")
    with pytest.raises(NoCopy, match="does not read as it was written"):
        make(stick)
    assert not list(stick.iterdir())


def test_postgresql_is_copied_by_its_own_means(
    db: None, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(connection, "vendor", "postgresql")
        with pytest.raises(
            CommandError, match="copy it with pg_dump, and keep beside the dump the secret key"
        ):
            said("backup", stick)
        with pytest.raises(CommandError, match="put its dump back with pg_restore"):
            said("restore", stick / "copy.zip")
        assert health.health()[-1].text == "Copies of this database are made with pg_dump."


# To a stick that goes and comes back


def test_a_stick_that_goes_is_said_once_and_copies_go_on_when_it_is_back(
    in_session: Committee, tmp_path: Path
) -> None:
    stick, told = tmp_path / "stick", []
    stick.mkdir()
    run = Copying(stick / "jmmun", 5, 60, told.append)

    def gone() -> None:
        shutil.rmtree(stick)

    def back() -> None:
        stick.mkdir()
        act(in_session, 20)

    happens = iter([gone, lambda: None, back, lambda: act(in_session, 30)])
    waited = []

    def ended(within: float) -> bool:
        waited.append((within, len(told)))
        step = next(happens, None)
        if step:
            step()
        return step is None

    run.until(ended)
    assert waited == [(60, 0), (5, 1), (5, 1), (60, 2), (60, 2)]
    assert told[0].endswith(f"{stick}/jmmun is gone. Copies go on when it is back.")
    assert "Copies go on: " in told[1]
    assert len(copies_in(stick / "jmmun")) == 2
    stand = copying.stand()
    assert (stand.every, stand.failing) == (0, None)


def test_the_empty_folder_where_a_stick_was_is_no_stick(in_session: Committee, stick: Path) -> None:
    run = Copying(stick, 5, 60, lambda sentence: None)
    run.stand = Stand(str(stick), elsewhere=True)
    assert run.once() is None
    assert not list(stick.iterdir())
    assert copying.stand().gone
    # Whoever starts again remembers that it was a stick.
    assert Copying(stick, 5, 60, lambda sentence: None).once() is None
    stick.rmdir()
    assert Copying(stick, 5, 60, lambda sentence: None).once() is None
    assert not stick.exists()


# Put back


def test_a_copy_put_back_is_new_to_every_page_and_what_was_here_is_kept(
    in_session: Committee, stick: Path
) -> None:
    audience = Audience("projector", "en")
    make(stick)
    then, shown = hashes(), screens.draw(in_session.pk, audience)
    for seconds in range(20, 32):
        act(in_session, seconds)
    since = hashes()
    with pytest.raises(CommandError) as refused:
        said("restore", stick)
    sentences = str(refused.value).splitlines()
    assert sentences[0] == "The record here knows what the copy does not."
    assert sentences[1].startswith("unhrc: 12 acts are not in the copy, the last at ")
    assert sentences[2] == "  (and 2 before these)"
    assert sentences[-2].endswith("Speaking time set to 31 seconds")
    assert sentences[-1] == "To put the copy back all the same, add --yes."
    assert hashes() == since

    (put_back, aside) = said("restore", stick, "--yes")
    assert put_back == f"Put back: {newest(stick)[0]}"
    assert hashes() == then
    again = screens.draw(in_session.pk, audience)
    assert again.version.split(".")[0] != shown.version.split(".")[0]
    assert again.regions == shown.regions
    kept = Path(aside.removeprefix("What was here is kept in "))
    with opened(kept / DATABASE) as alias:
        assert [row.hash for row in Entry.objects.using(alias).order_by("seq")] == since
    act(in_session, 45)
    assert said("verify", "unhrc")[0].startswith(f"unhrc: {len(then) + 1} entries, chain sound")


def test_the_files_that_sqlite_left_beside_another_database_never_meet_the_copy(
    in_session: Committee, stick: Path
) -> None:
    make(stick)
    then, database = hashes(), snapshots.database_file()
    connections.close_all()
    database.rename(stick / "deleted by hand")
    for suffix in ("-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).write_bytes(b"of another life")
    try:
        assert said("restore", stick) == [f"Put back: {newest(stick)[0]}"]
        assert not database.with_name(database.name + "-wal").exists()
        assert hashes() == then
    finally:
        if not database.exists():
            (stick / "deleted by hand").rename(database)


def test_a_torn_copy_is_passed_over_for_the_one_before(in_session: Committee, stick: Path) -> None:
    first = make(stick)
    then = hashes()
    act(in_session, 20)
    torn, cut = make(stick).path, stick / f"jmmun-{first.server}-000009-20200801-0900.zip"
    content = bytearray(torn.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(byte ^ 0xFF for byte in content[middle : middle + 64])
    torn.write_bytes(content)
    cut.write_bytes(content[:4000])
    lines = said("restore", stick, "--yes")
    assert lines[0].startswith(f"Passed over: {cut} is no copy that can be read: ")
    assert lines[1].startswith(f"Passed over: {torn} is no copy that can be read: ")
    assert lines[2] == f"Put back: {first.path}"
    assert hashes() == then
    first.path.unlink()
    with pytest.raises(CommandError, match="is no copy that can be read"):
        said("restore", stick, "--yes")
    shutil.rmtree(stick)
    stick.mkdir()
    with pytest.raises(CommandError, match=f"^There is no copy in {stick}.$"):
        said("restore", stick)


def altered(copy: Path, place: Path, *statements: str) -> None:
    """Change the database in a copy, which is as whole as before."""
    place.mkdir()
    unpacked(copy, place)
    with closing(sqlite3.connect(place / DATABASE)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
    with ZipFile(copy, "w") as archive:
        archive.write(place / DATABASE, DATABASE)
        archive.writestr("secret.key", settings.SECRET_KEY)
        archive.comment = copies._digest(place / DATABASE).encode()


def test_a_copy_of_an_earlier_version_is_brought_to_this_one_and_of_a_later_one_refused(
    in_session: Committee, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then, copy = hashes(), make(stick).path
    manuscripts = Manuscript._meta.db_table
    altered(
        copy,
        tmp_path / "earlier",
        f"DROP TABLE {manuscripts}",
        "DELETE FROM django_migrations WHERE app = 'resolutions' AND name >= '0003'",
    )
    # Before an upgrade it is examined as it will be, and copied as it is.
    monkeypatch.setattr(copies, "database_file", lambda: tmp_path / "earlier" / DATABASE)
    (tmp_path / "before").mkdir()
    before = make(tmp_path / "before").path
    unpacked(before, tmp_path / "before")
    assert snapshots.behind(tmp_path / "before" / DATABASE)

    assert said("restore", stick, "--yes")[0] == f"Put back: {copy}"
    assert (hashes(), Manuscript.objects.count()) == (then, 0)
    altered(
        copy,
        tmp_path / "later",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('committees', '0999_later', '2030-01-01')",
    )
    with pytest.raises(CommandError, match="The database is of a later version of JMMUN"):
        said("restore", stick, "--yes")


# Health


def test_the_secretariat_reads_how_the_server_is(
    in_session: Committee, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phones = [
        (1, pass_name(Role.SEAT, code, device)) for code, device in (("JPN", "a"), ("JPN", "b"), ("BRA", "c"))
    ]
    following = [(1, pass_name(Role.DAIS, "chair")), *phones, (1, pass_name(Role.PROJECTOR, ""))]
    monkeypatch.setattr(live, "following", lambda: following)
    connected, disk, none = health.health()
    assert connected.text == "Connected: dais 1, phones 3 (delegations: 2), projectors 1"
    assert disk.text.startswith("Room left on the disk: ") and not disk.alarming
    assert none == (
        "No copy has been made yet. Start the server with --copy-to and a stick or another folder.",
        True,
    )
    monkeypatch.setattr(health, "LITTLE", 1 << 60)
    assert health.health()[1].alarming

    at = 1_795_443_281_355  # 23:14 in Tokyo
    monkeypatch.setattr(wall_clock, "now", lambda: at)
    run = Copying(stick, 5, 60, lambda sentence: None)
    run.once()
    assert health.health()[2] == (f"Last copy 23:14, to {stick}", False)
    monkeypatch.setattr(wall_clock, "now", lambda: at + 60_000)
    shutil.rmtree(stick)
    run.stand = run.stand.__replace__(elsewhere=True)
    run.once()
    assert health.health()[2] == (f"The stick is gone since 23:15: {stick}. Last copy 23:14.", True)
    with translation.override("ja"):
        assert health.health()[2].text == (
            f"23:15から控え先（USBメモリなど）が見つかりません：{stick}。最後の控え：23:14。"
        )
    # A copy made by hand elsewhere does not hide it, as long as whoever makes copies is heard of.
    assert said("backup")
    assert health.health()[2].text.startswith("The stick is gone since 23:15")


def test_a_copier_that_fell_silent_is_an_alarm(
    in_session: Committee, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Copying(stick, 5, 60, lambda sentence: None)
    run.once()
    at = wall_clock.now()
    monkeypatch.setattr(wall_clock, "now", lambda: at + 100_000)
    assert not health.health()[2].alarming
    monkeypatch.setattr(wall_clock, "now", lambda: at + 200_000)
    text, alarming = health.health()[2]
    assert alarming
    assert text.startswith("No copy since ") and text.endswith(f", though they are due to {stick}.")
