"""English and Japanese are complete at all times: every marked string has a translation that fits it."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).parent.parent
FOLDER = BASE / "jmmun" / "locale" / "ja" / "LC_MESSAGES"
PLACES = re.compile(r"%\((\w+)\)|%s|{(\w*)}")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> str:
    """The catalogue as the sources make it now, out of a copy of the project."""
    if not shutil.which("xgettext"):
        pytest.fail("Translations cannot be checked without gettext; install the package gettext.")
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("committees", "delegates", "motions", "resolutions", "jmmun", "templates"):
        shutil.copytree(BASE / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(BASE / "manage.py", copy)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "ja", "--no-location", "--verbosity", "0"],
        cwd=copy,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "jmmun.settings"},
        check=True,
        capture_output=True,
    )
    return (copy / "jmmun" / "locale" / "ja" / "LC_MESSAGES" / "django.po").read_text()


def catalogue(text: str) -> dict[str, str]:
    """Each entry of a .po file, by its context and msgids."""
    entries = {}
    for block in text.split("\n\n")[1:]:
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        source, _sign, translation = "\n".join(lines).partition("msgstr")
        if source:
            entries[source] = translation
    return entries


def test_every_string_of_the_sources_is_in_the_catalogue_and_no_other(found):
    assert set(catalogue(found)) == set(catalogue((FOLDER / "django.po").read_text()))


def test_every_string_is_translated_and_none_is_guessed():
    text = (FOLDER / "django.po").read_text()
    assert "#, fuzzy" not in text
    untranslated = [
        source for source, words in catalogue(text).items() if re.search(r'(^|\n)(\[\d\])? ?""$', words)
    ]
    assert untranslated == []


def test_translations_keep_the_places_of_values():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    wrong = []
    for msgid, words in compiled._catalog.items():
        source = msgid[0] if isinstance(msgid, tuple) else msgid
        wanted = {match.group(0) for match in PLACES.finditer(source)}
        if source and {match.group(0) for match in PLACES.finditer(words)} != wanted:
            wrong.append((source, words))
    assert wrong == []


def test_what_is_compiled_is_what_is_written(tmp_path):
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check", "-o", compiled, FOLDER / "django.po"], check=True)
    with compiled.open("rb") as fresh, (FOLDER / "django.mo").open("rb") as kept:
        assert gettext.GNUTranslations(fresh)._catalog == gettext.GNUTranslations(kept)._catalog
