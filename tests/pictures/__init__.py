"""The pictures that the README shows, taken from the product itself: `uv run python -m tests.pictures`.

They lie here, beside what takes them: `static/` is served to every room, and nobody in a room asks for
them. Played is always the same meeting at the same hour, in which the clocks stand at the same second, so
a picture differs from the one before only where a screen does; the printed page bears the mark of its
own record besides. It needs Chromium, and `pdftoppm`
for the printed page (on Debian: `apt install chromium poppler-utils fonts-noto-cjk`).
"""
