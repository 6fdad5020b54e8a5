"""What the dais does with motions at the doors: it types, posts and presses, and reads what it is answered."""

from html import unescape
from typing import Any

from django.test import Client

from committees import record
from committees.console.steps import turns_text
from committees.facts import Fact
from committees.floor import Floor
from committees.models import Committee, Topic, Words
from committees.order import RULINGS
from committees.rulings import open_meeting
from motions.rules.motions import Motion
from tests.doors.markup import Form, form, forms
from tests.given import CHAIR, RULES

HTMX = {"HTTP_HX_REQUEST": "true"}
HOME = "/unhrc/dais/chair/"
PRIVACY, SCORES = "Privacy and the State", "Fair scores"


def floor(room: Committee) -> Floor:
    return record.read(room.pk).floor


def pending(room: Committee) -> tuple[Motion, ...]:
    return floor(room).business.motions.pending


def last(room: Committee) -> list[Fact]:
    """The facts of the last act."""
    book = record.read(room.pk)
    return [entry.fact for entry in book.act(book.entries[-1].act)]


def words(room: Committee, fact: Any) -> str:
    return Words.objects.get(committee=room, pk=fact.id).text


def post(client: Client, path: str, **fields: str) -> Any:
    """What a page of the dais posts that shows what is."""
    turns = turns_text(record.read(Committee.objects.get(slug="unhrc").pk).turns)
    return client.post(HOME + path, {"turns": turns, **fields}, **HTMX)


def typed(client: Client, line: str, **fields: str) -> Any:
    return post(client, "motions/", line=line, **fields)


def said(answer: Any) -> str:
    """The answer as it is read."""
    return unescape(answer.content.decode())


def entered(answer: Any) -> bool:
    assert answer.status_code in (200, 409), answer.status_code
    return bool(answer.status_code == 200)


def again(client: Client, answer: Any, label: str) -> Any:
    """Press the button that bears `label` in a refusal."""
    assert not entered(answer)
    found = form(answer.content.decode(), label)
    return client.post(found.action, found.pressed(label), **HTMX)


def ways(answer: Any) -> list[tuple[str, str]]:
    """The ways on that a refusal offers: each with its key's code."""
    return [
        (button.label, button.data["data-key"])
        for each in forms(answer.content.decode())
        for button in each.buttons
    ]


def enter(room: Committee, verb: str, by: str = CHAIR, **args: Any) -> int:
    answer = record.enter(room.pk, RULINGS[verb], by=by, **args)
    assert answer.act is not None, verb
    return answer.seq


RULED, LATER, DECLARE = (
    ("G The Chair rules it in order", "KeyG"),
    ("L Note it for later", "KeyL"),
    ("D Declare it without objection", "KeyD"),
)


def dialog(client: Client, label: str) -> Form:
    """The form in the console's page whose button bears `label`."""
    return form(client.get(HOME).content.decode(), label)


def agenda_of(committee: Committee, count: int) -> list[int]:
    """A meeting in session with `count` topics before the committee, none taken up."""
    for number in range(2, count + 1):
        Topic.objects.create(committee=committee, number=number, title=f"Topic {number}")
    topics = list(committee.topics.values_list("pk", flat=True))
    record.enter(committee.pk, open_meeting, by=CHAIR, procedure=RULES, topics=tuple(topics))
    enter(committee, "all_present")
    enter(committee, "close_roll_call")
    return topics


def minutes(client: Client) -> str:
    return unescape(client.get(f"{HOME}minutes/").content.decode())
