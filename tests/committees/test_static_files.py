"""Static files as a first start collects them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.templatetags.static import static
from django.test import override_settings

from jmmun import settings as product

SOURCE = Path(product.BASE) / "static"


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STORAGES=product.STORAGES, STATIC_ROOT=folder):
        call_command("collectstatic", verbosity=0, interactive=False)
        assert static("css/phone.css") != "/static/css/phone.css"
        assert (folder / staticfiles_storage.stored_name("css/phone.css")).is_file()
    return folder


def names(folder: Path, suffix: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob(f"*{suffix}")}


def test_nothing_is_collected_that_no_page_asks_for(collected: Path) -> None:
    assert settings.STATICFILES_FINDERS == ["django.contrib.staticfiles.finders.FileSystemFinder"]
    for suffix in (".svg", ".css", ".js", ".ttf"):
        assert len(names(collected, suffix)) == len(names(SOURCE, suffix)), suffix
    assert not names(collected, ".css") & names(SOURCE, ".css")


def test_a_flag_goes_by_its_own_name_and_is_compressed_like_what_is_hashed(collected: Path) -> None:
    flag = collected / "lib" / "flags" / "jp.svg"
    assert flag.is_file()
    (sheet,) = collected.glob("css/console.*.css")
    for path in (collected / "lib" / "flags" / "bo.svg", sheet):
        whole, small = path.stat().st_size, Path(f"{path}.br").stat().st_size
        assert small < whole / 2
