"""The product's settings, made quick for tests."""

import os
import tempfile

os.environ.setdefault("JMMUN_DATA", tempfile.mkdtemp(prefix="jmmun-tests-"))
os.environ.setdefault("SECRET_KEY", "only for tests")

from jmmun.settings import *  # noqa: F403 - all of them, and some otherwise
from jmmun.settings import DATA, DATABASES, STATIC_ROOT

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "room.example"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise warns of a folder that is not there.
STATIC_ROOT.mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Threads share one in-memory database's connection, and would never meet SQLite's lock.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
