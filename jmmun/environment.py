"""What the environment says. A value that makes no sense stops the start with one sentence."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Where the database and the secret key lie: `JMMUN_DATA`, else `.jmmun` beside the code."""
    folder = Path(os.environ.get("JMMUN_DATA") or BASE / ".jmmun")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in ("", "0", "1", "true", "false"):
        raise ImproperlyConfigured(f"{name} is {value!r}; say 1 or 0.")
    return default if not value else value in ("1", "true")


def secret_key(folder: Path) -> str:
    """`SECRET_KEY`, else a key made at the first start and kept beside the database.

    It has to outlive restarts and to travel with backups: every seat's card and cookie hangs on it.
    """
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    path = folder / "secret.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()
