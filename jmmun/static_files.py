"""Static files as a first start collects them: somebody waits for it, so nothing is done that no page asks for.

Style sheets and scripts are asked for by the hash of what is in them, and those under their own names are
not kept. Flags and fonts go by their own names: a flag is named in what is pushed, and fonts are for print.
"""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

BY_NAME = ("lib/flags/", "lib/fonts/")
QUALITY = 10
"""Of brotli's 11. The last one takes twice the time, and a page is hardly smaller for it."""


class Quick(Compressor):  # type: ignore[misc] # WhiteNoise tells no types.
    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        import brotli  # noqa: PLC0415 - where it is missing nobody asks for it

        return bytes(brotli.compress(data, quality=QUALITY))


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # As above.
    keep_only_hashed_files = True

    def file_hash(self, name: str | None, content: Any = None) -> str | None:
        """The hash that is put into a name; of no name, that of the manifest."""
        return None if name and name.startswith(BY_NAME) else super().file_hash(name, content)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return Quick(**kwargs)
