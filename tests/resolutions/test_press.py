"""The press: what it refuses, what it survives, and that it always prints the same."""

import io
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from resolutions import press, press_worker
from resolutions.press import PrintFailed, render
from resolutions.press_worker import FOLDERS, MEMORY, NICE, STATIC, asset
from tests.resolutions.trap import Trap

PAGE = (
    '<!doctype html><html lang="en"><title>T</title><link rel="stylesheet" href="asset:print.css"><p>{}</p>'
)
FAILED = "The text could not be printed."
TOO_LONG = "Printing took too long. Shorten the text and try again."


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: Any) -> Path:
    """An empty shelf for each test, so that what is asked for is printed."""
    settings.DATA = tmp_path
    return tmp_path / "pdf"


@pytest.fixture
def fresh_press(monkeypatch: pytest.MonkeyPatch) -> Iterator[press._Child]:
    """A press without a child yet; whatever child a test leaves behind is ended."""
    child = press._Child()
    monkeypatch.setattr(press, "_press", child)
    yield child
    child.end()


def words(printed: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages).split())


def process(child: press._Child) -> "subprocess.Popen[bytes]":
    assert child.process is not None
    return child.process


# --- Assets


def test_assets_are_the_files_in_two_folders() -> None:
    assert asset("asset:print.css") == STATIC / "css" / "print.css"
    assert asset("asset:NotoSerif-Regular.ttf").parent == FOLDERS[1]


@pytest.mark.parametrize(
    "url",
    [
        "asset:",
        "asset:..",
        "asset:.",
        "asset:../print.css",
        "asset:../../jmmun/settings.py",
        "asset:/etc/passwd",
        "asset://etc/passwd",
        "asset:..\\print.css",
        "asset:%2e%2e/print.css",
        "asset:css/print.css",
        "ASSET:print.css",
        "print.css",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/",
        "ftp://127.0.0.1/",
        "data:text/css,p{color:red}",
        "javascript:alert(1)",
        "",
    ],
)
def test_every_other_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not an asset"):
        asset(url)


def test_links_that_lead_out_and_other_files_are_no_assets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    (inside / "deeper").mkdir(parents=True)
    outside.mkdir()
    for path in (inside / "good.css", inside / "secret.key", inside / "deeper" / "x.css", outside / "x.css"):
        path.write_text("p {}")
    (inside / "linked.css").symlink_to(outside / "x.css")
    (inside / "deep.css").symlink_to(inside / "deeper" / "x.css")
    (inside / "folder.css").mkdir()
    monkeypatch.setattr(press_worker, "FOLDERS", (inside,))
    assert asset("asset:good.css") == inside / "good.css"
    for name in ("linked.css", "deep.css", "folder.css", "secret.key", "missing.css"):
        with pytest.raises(FileNotFoundError):
            asset(f"asset:{name}")


# --- Hostile documents


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.socket.close()


def test_the_trap_would_notice(trap: Trap) -> None:
    assert trap.knocks() == 0
    socket.create_connection(("127.0.0.1", trap.socket.getsockname()[1])).close()
    assert trap.knocks() == 1


def test_no_address_in_a_document_is_followed(trap: Trap, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of this machine")
    style = tmp_path / "style.css"
    style.write_text("p::after { content: 'styled from outside' }")
    addresses = [
        f"http://{trap.address}/",
        f"//{trap.address}/",
        f"https://{trap.address}/",
        f"ftp://{trap.address}/",
        secret.as_uri(),
        style.as_uri(),
        str(secret),
        "data:text/css,p::after{content:'styled from outside'}",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text>drawn</text></svg>",
    ]
    body = "".join(
        f"""<link rel="stylesheet" href="{url}"><link rel="attachment" href="{url}">
        <style>@import url("{url}"); @font-face {{ font-family: F; src: url("{url}") }}
        p {{ font-family: F, "JMMUN Serif"; background: url("{url}"); list-style-image: url("{url}") }}</style>
        <img src="{url}"><object data="{url}"></object><embed src="{url}"><iframe src="{url}"></iframe>
        <svg width="9" height="9"><image href="{url}" width="9" height="9"/><use href="{url}#x"/></svg>"""
        for url in addresses
    )
    for base in ("", f'<base href="http://{trap.address}/">', '<base href="file:///">'):
        printed = render(base + PAGE.format("Noting X" + body))
        text = words(printed)
        assert "Noting X" in text
        assert "secret" not in text and "outside" not in text and "drawn" not in text
        assert not PdfReader(io.BytesIO(printed)).attachments
        assert b"a secret of this machine" not in printed
    assert trap.knocks() == 0


def test_a_missing_font_is_a_failure_and_no_row_of_boxes() -> None:
    font = "<style>@font-face { font-family: F; src: url('asset:Missing.ttf') }</style>"
    with pytest.raises(PrintFailed) as failed:
        render(PAGE.format("x") + font)
    assert str(failed.value) == failed.value.msgid == FAILED
    assert "still here" in words(render(PAGE.format("still here")))


@pytest.mark.parametrize(
    "html",
    [
        "",
        "no markup",
        "\ud800",
        "\x00",
        "<p>\ufffe\uffff",
        "<" * 2000,
        "<div>" * 50,
        "&#x110000;&#xd800;",
        "🏴‍☠️" * 50,
    ],
)
def test_odd_documents_print(html: str) -> None:
    assert render(html).startswith(b"%PDF-")


# --- Always the same


def test_fonts_are_embedded_and_the_document_is_tagged() -> None:
    reader = PdfReader(io.BytesIO(render(PAGE.format("Noting <i>x</i> <b>y</b> 社会信用"))))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    names = sorted(font["/BaseFont"].partition("+")[2] for font in fonts)
    assert names == ["JMMUN-Serif", "JMMUN-Serif-Bold", "JMMUN-Serif-Italic", "JMMUN-Serif-JP"]
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_document_is_the_same_bytes(fresh_press: press._Child, shelf: Path) -> None:
    html = PAGE.format("Noting <i>x</i> 社会信用")
    first = render(html)
    (shelf / f"{press._name(html)}.pdf").unlink()
    assert render(PAGE.format("another, <b>bold</b>")) != first
    assert render(html) == first, "from the same child, after another document"
    (shelf / f"{press._name(html)}.pdf").unlink()
    fresh_press.end()
    assert render(html) == first, "from another child"


def test_a_document_is_printed_once(fresh_press: press._Child, shelf: Path) -> None:
    first = render(PAGE.format("once"))
    fresh_press.end()
    assert render(PAGE.format("once")) == first
    assert fresh_press.process is None, "nothing was printed the second time"
    assert [path.suffix for path in shelf.iterdir()] == [".pdf"], "nothing half-written is left"


def test_the_name_on_the_shelf_knows_styles_and_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styles, fonts = tmp_path / "css", tmp_path / "fonts"
    styles.mkdir()
    fonts.mkdir()
    (styles / "print.css").write_text("p {}")
    monkeypatch.setattr(press, "FOLDERS", (styles, fonts))
    names = [press._name("a"), press._name("b")]
    (styles / "print.css").write_text("p { margin: 0 }")
    names.append(press._name("a"))
    (fonts / "New.ttf").write_bytes(b"x")
    names.append(press._name("a"))
    monkeypatch.setattr(press.importlib.metadata, "version", lambda _name: "71")
    names.append(press._name("a"))
    assert len(set(names)) == 5
    assert press._name("a") == names[-1]


def test_the_shelf_keeps_the_newest(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "KEPT", 2)
    shelf.mkdir()
    for age, name in enumerate(("new", "old", "older")):
        (shelf / f"{name}.pdf").write_bytes(b"%PDF")
        os.utime(shelf / f"{name}.pdf", (1_000_000 - age, 1_000_000 - age))
    press._put(shelf / "newest.pdf", b"%PDF")
    assert sorted(path.stem for path in shelf.iterdir()) == ["new", "newest"]


def test_a_shelf_that_takes_nothing_costs_no_print(shelf: Path) -> None:
    shelf.write_text("a file where the folder should be")
    assert render(PAGE.format("all the same")).startswith(b"%PDF-")


# --- The child's life


def test_a_child_that_was_killed_is_replaced(fresh_press: press._Child) -> None:
    render(PAGE.format("one"))
    first = process(fresh_press)
    first.kill()
    first.wait()
    assert "two" in words(render(PAGE.format("two")))
    second = process(fresh_press)
    assert second.pid != first.pid
    render(PAGE.format("three"))
    assert process(fresh_press) is second, "a warm child is kept"


def test_a_child_that_cannot_live_is_not_tried_for_ever(
    fresh_press: press._Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []

    def stillborn() -> "subprocess.Popen[bytes]":
        child = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        started.append(child.pid)
        return child

    monkeypatch.setattr(press, "_started", stillborn)
    with pytest.raises(PrintFailed, match=FAILED):
        render(PAGE.format("x" * 1_000_000))
    assert len(started) == 1
    assert fresh_press.process is None


def test_printing_that_takes_too_long_is_stopped(
    fresh_press: press._Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(PAGE.format("warm"))
    slow = process(fresh_press)
    # Minutes of layout, if one let it: a table within a table, 12 deep, each cell measured twice.
    rows = "<table><tr><td>" * 12 + "x " * 20_000 + "</table>" * 12
    monkeypatch.setattr(press, "TIMEOUT", 0.5)
    with pytest.raises(PrintFailed) as failed:
        render(PAGE.format(rows))
    assert failed.value.msgid == TOO_LONG
    assert slow.returncode is not None, "the child is gone"
    monkeypatch.setattr(press, "TIMEOUT", 20.0)
    assert "next" in words(render(PAGE.format("next")))


def test_a_child_that_does_not_even_read_is_stopped(
    fresh_press: press._Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deaf() -> "subprocess.Popen[bytes]":
        waits = "import threading; threading.Event().wait()"
        return subprocess.Popen([sys.executable, "-c", waits], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(press, "_started", deaf)
    monkeypatch.setattr(press, "TIMEOUT", 0.2)
    with pytest.raises(PrintFailed, match=TOO_LONG):
        render(PAGE.format("x" * 5_000_000))


def test_many_at_once_get_each_their_own(fresh_press: press._Child) -> None:
    printed: dict[int, str] = {}

    def ask(number: int) -> None:
        printed[number] = words(render(PAGE.format(f"text number {number}.")))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(printed) == list(range(8))
    assert all(f"text number {number}." in text for number, text in printed.items())


def test_the_child_has_limits_and_no_keys(fresh_press: press._Child, monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("only Linux tells another process's limits")
    monkeypatch.setenv("SECRET_KEY", "not for the press")
    monkeypatch.setenv("DATABASE_URL", "postgres://not-for-the-press")
    render(PAGE.format("x"))
    pid = process(fresh_press).pid
    assert resource.prlimit(pid, resource.RLIMIT_AS) == (MEMORY, MEMORY)
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"for the press" not in environment and b"for-the-press" not in environment
    assert b"SOURCE_DATE_EPOCH=0" in environment


def test_the_child_gives_way_to_the_room(fresh_press: press._Child) -> None:
    render(PAGE.format("x"))
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, process(fresh_press).pid) == min(ours + NICE, 19)


def test_a_child_whose_server_is_gone_ends(fresh_press: press._Child) -> None:
    render(PAGE.format("x"))
    child = process(fresh_press)
    assert child.stdin
    child.stdin.close()
    assert child.wait(timeout=20) == 0


def test_the_worker_loads_no_django() -> None:
    code = "import sys, resolutions.press_worker; print([m for m in sys.modules if m.startswith(('django', 'weasy'))])"
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=STATIC.parent, capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == "[]"
