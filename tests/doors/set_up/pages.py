"""The pages of setting up, read and filled in as a person does."""

import re
from html import unescape
from typing import Any

from django.test import Client

from tests.doors.markup import form

COMMITTEES = "/secretariat/committees/"


def said(answer: Any) -> str:
    """The words of a page."""
    html = re.sub(r"<(title|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return " ".join(re.sub("<[^>]*>", " ", unescape(html)).split())


def filled(client: Client, path: str, button: str, **changed: Any) -> dict[str, Any]:
    """What a browser sends of the form with this button, with some fields typed over."""
    return form(client.get(path).content.decode(), button).pressed(button) | changed


def save(client: Client, path: str, **changed: Any) -> Any:
    """The committee's form, saved with some fields typed over; dashes in names are written as two underscores."""
    typed = {name.replace("__", "-"): value for name, value in changed.items()}
    return client.post(path, filled(client, path, "Save") | typed)


def make(client: Client, query: str, **changed: Any) -> Any:
    """A committee made of what the query names."""
    path = f"{COMMITTEES}new/{query}"
    typed = {name.replace("__", "-"): value for name, value in changed.items()}
    return client.post(path, filled(client, path, "Make the committee") | typed)
