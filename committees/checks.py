"""What `manage.py check` looks at before a committee is run on this machine."""

import os
import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import Error, Info, register
from django.db import connection


@register()
def database_keeps_what_it_acknowledged(**kwargs: Any) -> list[Any]:
    """Says which journal SQLite is run with, and why."""
    if connection.vendor != "sqlite":
        return []
    version = sqlite3.sqlite_version
    why = "has" if settings.SQLITE_JOURNAL == "WAL" else "lacks"
    return [
        Info(
            f"SQLite {version} {why} the fix of the lost-commit bug of WAL: journal_mode is {settings.SQLITE_JOURNAL}.",
            id="committees.I001",
        )
    ]


@register()
def several_processes_need_redis(**kwargs: Any) -> list[Any]:
    """Several server processes without Redis would leave each other's screens behind."""
    if os.environ.get("WEB_CONCURRENCY", "1") not in ("", "1") and not settings.REDIS_URL:
        return [
            Error(
                "Several server processes need REDIS_URL, else screens miss the acts of the other processes.",
                id="committees.E001",
            )
        ]
    return []
