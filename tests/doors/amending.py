"""Amendments as a phone hands them in."""

from django.test import Client

from committees import screens
from committees.drawing import Audience
from committees.models import Committee
from resolutions.rules.proposed import ProposedAmendment
from tests.doors.motions import floor, post, said

READ = "/unhrc/seat/BRA/papers/"
TEXT = "Decides to act\n(a) now\nCalls upon <b>States</b>\nRequests a report"


def drafted(room: Committee, dais: Client) -> int:
    """Introduce a draft of that text; its paper."""
    post(dais, "papers/", title="Fair scores", sponsors="Japan", operative=TEXT, preambular="Recalling it")
    return floor(room).papers.drafts[0].paper


def words(answer: object) -> str:
    return " ".join(said(answer).split())


def at(draft: int, mark: str = "2", operation: str = "") -> str:
    return f"{READ}{draft}/paragraphs/{mark}/" + (f"?operation={operation}" if operation else "")


def handed_in(
    room: Committee, phone: Client, draft: int, operation: str = "replace", **typed: str
) -> ProposedAmendment:
    fields = {"operation": operation, "operative": "Urges all", "sponsors": "germany", **typed}
    answer = phone.post(at(draft), {**fields, "do": "hand-in"})
    assert answer.status_code == 302, said(answer)
    return floor(room).papers.proposed[-1]


def papers_of(room: Committee) -> str:
    return " ".join(screens.draw(room.pk, Audience("console", "en")).regions["papers"].split())
