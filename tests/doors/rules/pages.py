"""The secretariat's pages of rules, read and filled in as a person does."""

import re
from html import unescape
from typing import Any

from django.test import Client

from motions.models import Procedure
from motions.procedures import value_of
from tests.doors.markup import Form, forms

RULES_PAGE = "/secretariat/rules/"


def said(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", unescape(html)).split())


def page(desk: Client, path: str = RULES_PAGE) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def form_at(html: str, action: str) -> Form:
    return next(form for form in forms(html) if form.action == action and len(form.fields) > 2)


def filled(html: str, action: str) -> dict[str, Any]:
    """What a browser sends of a form if nothing was touched: of boxes only those that are ticked."""
    sent = dict(form_at(html, action).fields)
    (text,) = [
        text
        for text in re.findall(r"<form.*?</form>", html, re.S)
        if f'action="{action}"' in text and 'name="revision"' in text
    ]
    boxes = re.findall(r'<input type="checkbox" name="(\w+)" value="(\w+)"( checked)?>', text)
    for name in {name for name, _value, _checked in boxes}:
        sent[name] = [value for each, value, checked in boxes if each == name and checked]
    # A select that stands there several times is sent as often.
    says = re.findall(r'<select name="params">(.*?)</select>', text, re.S)
    if says:
        sent["params"] = [re.findall(r'value="([^"]*)" selected', each)[0] for each in says]
    return sent


def address(own: Procedure, kind: str = "") -> str:
    return f"{RULES_PAGE}{own.pk}/" + (f"kinds/{kind}/" if kind else "")


def save(desk: Client, own: Procedure, kind: str = "", **changed: Any) -> Any:
    where = address(own, kind)
    return desk.post(where, filled(page(desk, address(own)), where) | changed)


def rules_now(own: Procedure) -> Any:
    return value_of(Procedure.objects.get(pk=own.pk))
