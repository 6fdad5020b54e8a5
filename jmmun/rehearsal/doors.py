"""The ways in, as a browser takes them: a link is opened, a pass is kept, acts are posted under keys."""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from jmmun.rehearsal.pages import Press, Screen, read, regions_of

PATIENCE = 15.0
"""Seconds after which a server that does not answer counts as gone, and a connection as lost."""
TOO_OFTEN = 90.0
"""Seconds that somebody who pressed too often waits at the most; the server counts a minute."""


NOTHING: dict[str, str] = {}


class Gone(Exception):
    """The server does not answer, or does not let us in. The message is a sentence."""


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    text: str


class Outcome(NamedTuple):
    """What became of a press: entered, or the sentence with which it was refused."""

    entered: bool
    sentence: str = ""


class Line:
    """One connection to the server, shared by all who come from here, and taken up again when lost.

    One is enough, for here one acts after the other.
    """

    def __init__(self, address: str, sleep: Callable[[float], None] = time.sleep) -> None:
        parts = urlsplit(address)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self.address = f"{parts.scheme}://{parts.netloc}"
        self.sleep = sleep
        self._connection = kind(parts.netloc, timeout=PATIENCE)
        self._answered = False

    def ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> Answer:
        """One request, sent again while no answer comes from where there was one before. Raises Gone."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._connection.request(method, path, body, headers)
                answer = self._connection.getresponse()
                self._answered = True
                return Answer(answer.status, answer.headers, answer.read().decode())
            except (OSError, HTTPException) as lost:
                self._connection.close()
                if not self._answered or time.monotonic() > until:
                    raise Gone(f"{self.address} does not answer ({lost or type(lost).__name__}).") from None
                self.sleep(0.3)

    def close(self) -> None:
        self._connection.close()


class Visitor:
    """Somebody at a page: a seat at its phone, an officer at the console."""

    def __init__(self, line: Line, link: str) -> None:
        """Open a link and take the place it leads to. Raises Gone."""
        self.line, self.cookies = line, dict[str, str]()
        door = urlsplit(link).path
        form = {"csrfmiddlewaretoken": self._token(self._request("GET", door))}
        self.home = self._request("POST", door, form).headers.get("Location", door)
        page = self._request("GET", self.home)
        self.token = self._token(page)
        self.screen = Screen(page.text, regions_of(page.text))
        self.version, self._tag = "", ""

    def _token(self, page: Answer) -> str:
        field = read(page.text).first("input", name="csrfmiddlewaretoken")
        if page.status != 200 or field is None:
            raise Gone(f"A link to {self.line.address} leads nowhere ({page.status}). Is it of this demo?")
        return field["value"]

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _request(
        self,
        method: str,
        path: str,
        fields: dict[str, str] | None = None,
        more: Mapping[str, str] = NOTHING,
    ) -> Answer:
        headers = {"Accept-Language": "en", "Cookie": self.cookie, **more}
        if method == "POST":
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self.line.address,
                "Referer": f"{self.line.address}{path}",
            }
        answer = self.line.ask(method, path, headers, urlencode(fields) if fields is not None else None)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        return answer

    def look(self) -> None:
        """See the page as it is now, by the polling twin of its socket. Raises Gone."""
        answer = self._request("GET", f"{self.home}state/", more={"If-None-Match": self._tag})
        if answer.status == 304:
            return
        if answer.status != 200:
            raise Gone(f"{self.home} is no longer open to us ({answer.status}).")
        drawing = json.loads(answer.text)
        self._tag, self.version = answer.headers["ETag"], drawing["to"]
        self.screen.regions.update(regions_of(drawing["html"]))

    def open(self, path: str) -> None:
        """Open a page beside one's own; what it posts below one's own address is read so. Raises Gone."""
        answer = self._request("GET", f"{self.home}{path}", more={"HX-Request": "true"})
        if answer.status != 200:
            raise Gone(f"{self.home}{path} cannot be opened ({answer.status}).")
        self.screen.opened = read(answer.text.replace(f'formaction="{self.home}', 'formaction="'))

    def press(self, press: Press, *, twice: bool = False) -> Outcome:
        """Post an act under a key of its own; `twice`, the answer was lost and it is sent again.

        Keys are drawn, not seeded: the second run over a record must not repeat the acts of the first.
        Raises Gone.
        """
        fields = {
            **press.fields,
            "csrfmiddlewaretoken": self.token,
            "key": secrets.token_hex(12),
            "at": self.version,
        }
        turns = self.screen["turns"].first("input", name="turns")
        if turns:
            fields["turns"] = turns["value"]
        for _time in range(2 if twice else 1):
            answer = self._posted(f"{self.home}{press.path}", fields)
        # A page that is no screen, such as a correction, leads back to where it was opened.
        if answer.status in (200, 302):
            return Outcome(entered=True)
        notice = read(answer.text).first("p")
        return Outcome(entered=False, sentence=notice.text if notice else f"Answered with {answer.status}.")

    def _posted(self, path: str, fields: dict[str, str]) -> Answer:
        """Post until it is neither asked to wait nor put off."""
        until = time.monotonic() + TOO_OFTEN
        while True:
            answer = self._request("POST", path, fields, {"HX-Request": "true"})
            if answer.status not in (429, 503) or time.monotonic() > until:
                return answer
            self.line.sleep(1)
