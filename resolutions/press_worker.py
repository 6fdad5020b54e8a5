"""The press: a process of its own that turns HTML into PDF, and has nothing else to lose.

What it sets may come from anybody, and the library that sets it is large. So it runs apart from
the server, without Django, the database or a key, with a limit on memory, and reads no file but
the styles and fonts that the product brings along. It stays warm, because loading the library
takes ten times as long as a page.

Spoken over stdin and stdout, each frame a length (4 bytes, big-endian) and as many bytes: HTML in
UTF-8 comes in, a byte that says how it went ("+" or "-") and the PDF or nothing go out.
"""

import contextlib
import os
import re
import signal
import struct
import sys
import traceback
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Never, cast

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment] # A module is no Optional.

STATIC = Path(__file__).resolve().parent.parent / "static"
FOLDERS = (STATIC / "css", STATIC / "lib" / "fonts")
ASSET = re.compile(r"asset:([A-Za-z0-9][A-Za-z0-9._-]*)")
TYPES = {".css": "text/css", ".ttf": "font/ttf"}
MEMORY = 3 * 2**29
"""Bytes of address space, 1.5 GiB; an ordinary resolution takes a sixth of it."""
NICE = 15
"""How far the press stands behind who serves the room. It still gets its turns on a busy processor."""
LENGTH = struct.Struct(">I")
DONE, FAILED = b"+", b"-"


def asset(url: str) -> Path:
    """The file that `asset:<name>` stands for: one lying directly in one of `FOLDERS`.

    Raises ValueError for every other URL, FileNotFoundError if there is no such file.
    """
    match = ASSET.fullmatch(url)
    if match is None:
        raise ValueError(f"not an asset: {url[:80]!r}")
    for folder in FOLDERS:
        path = (folder / match[1]).resolve()
        # A symbolic link that leads elsewhere has another parent once resolved.
        if path.parent == folder.resolve() and path.suffix in TYPES and path.is_file():
            return path
    raise FileNotFoundError(f"no such asset: {url[:80]!r}")


def receive(stream: BinaryIO) -> bytes | None:
    """The next frame, or None if the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    frame = stream.read(length)
    return frame if len(frame) == length else None


def send(stream: BinaryIO, *parts: bytes) -> None:
    """Send the parts as one frame."""
    stream.write(LENGTH.pack(sum(map(len, parts))))
    for part in parts:
        stream.write(part)
    stream.flush()


class Press:
    """WeasyPrint with one font configuration for all documents; a new one for each would leak."""

    def __init__(self) -> None:
        # Loaded here, so that the limits above can be read without waiting for it.
        import weasyprint  # noqa: PLC0415 - see above
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - see above
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see above

        class AssetsOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint tells no types.
            """Fetches the product's own assets; refuses every other URL, whatever its scheme."""

            def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
                try:
                    path = asset(url)
                except FileNotFoundError as missing:
                    # Without its font a text would be a row of boxes; better no print at all.
                    raise FatalURLFetchingError(str(missing)) from missing
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})

            def open(self, url: object, data: object = None, timeout: object = None) -> Never:
                raise ValueError("the press opens nothing")

        self.html = weasyprint.HTML
        self.fonts = FontConfiguration()
        self.fetcher = AssetsOnly()
        self.fatal = FatalURLFetchingError

    def pdf(self, html: str) -> bytes:
        """A tagged PDF. Its identifier is worked out from the HTML, so equal HTML gives equal bytes.

        Raises whatever WeasyPrint does, and RuntimeError if an asset is missing.
        """
        try:
            document = self.html(string=html, base_url="asset:", url_fetcher=self.fetcher)
            printed = document.write_pdf(
                font_config=self.fonts,
                pdf_variant="pdf/ua-1",
                pdf_identifier=sha256(html.encode()).digest()[:16],
            )
        except self.fatal as missing:
            # WeasyPrint's own is no Exception, so that nothing in it is caught by accident.
            raise RuntimeError(str(missing)) from missing
        return cast(bytes, printed)


def limit() -> None:
    """Bound this process's memory, leave no core dump, let ^C end the server first, and give way to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        # A sheet of paper can wait; the room cannot.
        os.nice(NICE)
    if resource is not None:
        # macOS knows the limit on address space but does not always let it be set.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Print until the server goes away. A process that ran out of memory ends; the next one is fresh."""
    # Whatever a library prints goes to the log, not between the frames.
    frames = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit()
    press = Press()
    while (frame := receive(sys.stdin.buffer)) is not None:
        try:
            printed = press.pdf(frame.decode())
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever went wrong with one document, the next may be fine
            traceback.print_exc()
            send(frames, FAILED)
        else:
            send(frames, DONE, printed)


if __name__ == "__main__":
    main()
