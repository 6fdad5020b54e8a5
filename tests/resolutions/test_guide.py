"""The chair's guide: one page, in both languages, with keys that exist."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from committees.book import Book
from committees.models import Committee
from resolutions.printing.guide import guide_html, guide_pdf
from resolutions.printing.sheet import FORMATS, Format
from tests.resolutions.printable import words

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def shelf(tmp_path: Any, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("format", FORMATS)
def test_it_is_one_page(committee: Committee, language: str, format: Format) -> None:
    pdf = guide_pdf(committee, Book(committee.pk), language, format)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "MODEL UNITED NATIONS SIMULATION" in words(pdf) or "模擬国連" in words(pdf)


def keys(html: str) -> set[str]:
    return set(re.findall(r"<kbd>(.*?)</kbd>", html))


def test_every_key_in_it_is_one_that_the_console_has(committee: Committee) -> None:
    """A key that moves has to move in the guide as well."""
    sources = [
        *(ROOT / "committees" / "console").glob("*.py"),
        *(ROOT / "templates" / "console").glob("*.html"),
    ]
    console = "\n".join(source.read_text() for source in sources)
    outside = {"Enter", "Shift Enter", "F11"}
    """What a browser does with a form or a window by itself, or the page with every step."""
    named = keys(guide_html(committee, Book(committee.pk), "en")) - outside
    assert len(named) > 25
    for key in named:
        printed = key.replace("Shift ", "⇧")
        assert f'"{printed}"' in console or f"<kbd>{printed}</kbd>" in console, key


def test_both_languages_name_the_same_keys(committee: Committee) -> None:
    book = Book(committee.pk)
    assert keys(guide_html(committee, book, "en")) == keys(guide_html(committee, book, "ja"))
