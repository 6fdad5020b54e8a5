"""What the README shows and names is there."""

import re
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

from tests.pictures.__main__ import WIDEST

BASE = Path(__file__).parent.parent
README = (BASE / "README.md").read_text(encoding="utf-8")
PICTURES = dict(re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README))


def test_its_pictures_are_those_that_its_command_takes():
    folder = BASE / "tests" / "pictures"
    shown = {BASE / path for path in PICTURES.values()}
    assert shown == {folder / f"{name}.png" for name in WIDEST}
    assert shown == set(folder.glob("*.png"))
    assert "`uv run python -m tests.pictures`" in README


def test_its_pictures_are_told_to_who_does_not_see_them_and_light_for_who_does():
    assert all(len(told) > 40 for told in PICTURES)
    sizes = [(BASE / path).stat().st_size for path in PICTURES.values()]
    assert sum(sizes) < 700_000
    for path in PICTURES.values():
        with Image.open(BASE / path) as picture:
            assert picture.width <= WIDEST[Path(path).stem]
            darkest, lightest = picture.convert("L").getextrema()
            assert lightest - darkest > 100, f"{path} shows nothing"


def test_every_command_that_it_names_exists():
    modules = re.findall(r"`uv run python -m ([\w.]+)", README)
    assert "tests.bench" in modules
    assert all(find_spec(f"{module}.__main__") for module in modules)
    commands = set(re.findall(r"manage\.py (\w+)", README)) - {"check"}
    known = {path.stem for path in BASE.glob("*/management/commands/*.py")}
    assert commands >= {"demo", "verify", "export"}
    assert commands <= known
