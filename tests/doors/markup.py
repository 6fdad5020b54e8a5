"""What a person finds on a page to press: its forms with what they hold, and the buttons of its one form."""

from html.parser import HTMLParser
from typing import Any, NamedTuple


class Button(NamedTuple):
    """A button that posts. `data` are its own attributes."""

    label: str
    url: str
    name: str
    value: str
    data: dict[str, str]

    @property
    def fields(self) -> dict[str, str]:
        return {self.name: self.value} if self.name else {}


class Form(NamedTuple):
    """A form with the fields as they stand, and its buttons."""

    id: str
    action: str
    fields: dict[str, Any]
    buttons: list[Button]

    def pressed(self, label: str) -> dict[str, str]:
        """What is posted when the button that bears `label` is pressed."""
        (button,) = [button for button in self.buttons if label in button.label]
        return self.fields | button.fields


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.loose: list[Button] = []
        """Buttons that name their form, which lies elsewhere on the page."""
        self.idle: list[Button] = []
        """Buttons that post nothing; a script knows what they do."""
        self.ids: dict[str, dict[str, str]] = {}
        self._form: Form | None = None
        self._button: tuple[dict[str, str], list[str]] | None = None
        self._select = self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids[given["id"]] = given
        if tag == "form":
            self._form = Form(given.get("id", ""), given.get("action", ""), {}, [])
            self.forms.append(self._form)
        elif tag == "button":
            self._button = given, []
        elif self._form is not None and "form" not in given:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        assert self._form is not None
        fields, name = self._form.fields, given.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")
        elif tag in ("input", "textarea") and name and (given.get("type") != "radio" or "checked" in given):
            value = given.get("value", "")
            # A field that stands there twice is sent twice.
            fields[name] = [*_listed(fields[name]), value] if name in fields else value
            self._area = name if tag == "textarea" else ""

    def handle_data(self, data: str) -> None:
        if self._button:
            self._button[1].append(data)
        if self._area and self._form is not None:
            self._form.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        elif tag == "button" and self._button:
            given, words = self._button
            self._button = None
            label = " ".join("".join(words).split())
            url, name, value = (given.get(key, "") for key in ("formaction", "name", "value"))
            button = Button(label, url, name, value, given)
            if "form" in given:
                self.loose.append(button)
            elif given.get("type") == "button":
                self.idle.append(button)
            elif self._form is not None:
                self._form.buttons.append(button)


def forms(html: str) -> list[Form]:
    return _Page(html).forms


def form(html: str, label: str) -> Form:
    """The form that has a button with `label`."""
    (only,) = [form for form in forms(html) if any(label in button.label for button in form.buttons)]
    return only


def buttons(html: str) -> list[Button]:
    """The buttons that press the page's one form, from wherever they stand."""
    return [button for button in _Page(html).loose if button.data.get("form") == "act"]


def idle(html: str) -> list[Button]:
    """The buttons that a script is for."""
    return _Page(html).idle


def attributes(html: str, id: str) -> dict[str, str]:
    """The attributes of an element."""
    return _Page(html).ids[id]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
