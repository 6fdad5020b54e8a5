"""Printed documents of one room, for who is in it: the dais, its delegations, and the secretariat.

One page lists what can be printed; each document has its address beneath it. Paper and language are
chosen in the address and remembered nowhere.
"""

import threading
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from committees import record
from committees.access import Guest, Role, View, for_room, home
from committees.book import Book
from committees.models import Committee
from resolutions.models import Version
from resolutions.press import PrintFailed
from resolutions.printing.amendment import amendment_pdf
from resolutions.printing.backup import backup_pdf
from resolutions.printing.draft import draft_pdf
from resolutions.printing.guide import guide_pdf
from resolutions.printing.meetings import meetings_of
from resolutions.printing.minutes import minutes_pdf
from resolutions.printing.positions import positions_pdf
from resolutions.printing.resolution import resolution_pdf
from resolutions.printing.sheet import FORMATS, Format, reader_of, written
from resolutions.printing.voting import voting_pdf
from resolutions.rules.drafts import Draft


class Asked(NamedTuple):
    """How a document is asked for."""

    language: str
    format: Format
    seat: str = ""
    """The delegation that asks; empty for the dais and the secretariat."""

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """In the page's language on A4, unless the address says otherwise."""
        language, paper = request.GET.get("language", ""), request.GET.get("paper", "")
        return cls(
            language if language in dict(settings.LANGUAGES) else get_language() or "en",
            next((format for format in FORMATS if format == paper), FORMATS[0]),
        )

    @classmethod
    def at_the_door(cls, request: Guest) -> "Asked":
        """As the address says, by whoever came through the door."""
        bearer = request.bearer
        return cls.of(request)._replace(seat=bearer.place if bearer.role is Role.SEAT else "")


def file_answer(name: str, content: bytes) -> HttpResponse:
    """A PDF or a ZIP to be kept under a name, which may be made of a symbol."""
    kind = "application/zip" if name.endswith(".zip") else "application/pdf"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name.replace("/", "-")}"'
    return response


# --- The page


def page(request: Guest) -> HttpResponse:
    """What can be printed of this room now."""
    committee, book = request.committee, record.read(request.committee.pk)
    asked = Asked.of(request)
    floor = book.floor
    titles = dict(Version.objects.filter(paper__committee=committee).values_list("pk", "title"))
    with written(committee.conference, get_language() or "en"):
        reader = reader_of(committee, book)
        context = {
            "committee": committee,
            "home": home(request.bearer),
            "paper": asked.format,
            "papers": FORMATS,
            "languages": settings.LANGUAGES,
            "backup": request.bearer.role is Role.DAIS,
            "positions": committee.position_questions.exists(),
            "guide": request.bearer.role is not Role.SEAT,
            "meetings": meetings_of(book),
            "votes": [(vote.id, reader.result(vote.id)) for vote in floor.votes.announced],
            "drafts": [(draft, titles.get(draft.version, "")) for draft in floor.papers.drafts],
        }
        return render(request, "documents/page.html", context)


# --- The documents

type Printing = Callable[..., tuple[str, bytes]]
"""From committee, book, what was asked and the address's numbers to a document's name and its PDF."""


def minutes(committee: Committee, book: Book, asked: Asked, number: int) -> tuple[str, bytes]:
    meeting = next((meeting for meeting in meetings_of(book) if meeting.number == number), None)
    if meeting is None:
        raise Http404
    name = f"{committee.symbol}-meeting-{number}-{asked.language}"
    return name, minutes_pdf(committee, book, meeting, asked.language, asked.format)


def voting(committee: Committee, book: Book, asked: Asked, opened: int) -> tuple[str, bytes]:
    """A vote is named by the seq of the fact that opened it."""
    vote = next((vote for vote in book.floor.votes.announced if vote.id == opened), None)
    if vote is None:
        raise Http404
    name = f"{committee.symbol}-vote-{opened}-{asked.language}"
    return name, voting_pdf(committee, book, vote, asked.language, asked.format)


def draft(committee: Committee, book: Book, asked: Asked, number: int) -> tuple[str, bytes]:
    """A draft as it reads now."""
    return _symbol(committee, number), draft_pdf(committee, book, _draft(book, number), asked.format)


def introduced(committee: Committee, book: Book, asked: Asked, number: int) -> tuple[str, bytes]:
    """A draft as it was introduced."""
    name = f"{_symbol(committee, number)}-introduced"
    return name, draft_pdf(committee, book, _draft(book, number), asked.format, introduced=True)


def amendment(
    committee: Committee, book: Book, asked: Asked, number: int, amendment: int
) -> tuple[str, bytes]:
    """An amendment is counted within its draft."""
    to = _draft(book, number)
    found = next((each for each in to.amendments if each.number == amendment), None)
    if found is None:
        raise Http404
    name = f"{_symbol(committee, number)}-amendment-{amendment}"
    return name, amendment_pdf(committee, book, to, found, asked.format)


def resolution(committee: Committee, book: Book, asked: Asked, number: int) -> tuple[str, bytes]:
    """An adopted resolution."""
    adopted = next((draft for draft in book.floor.papers.adopted if draft.resolution == number), None)
    if adopted is None:
        raise Http404
    return f"{committee.symbol}-RES-{number}", resolution_pdf(committee, book, adopted, asked.format)


def backup(committee: Committee, book: Book, asked: Asked) -> tuple[str, bytes]:
    """The room as it is now, for the dais to go on with a pencil."""
    name = f"{committee.slug}-backup-{book.seq}"
    return name, backup_pdf(committee, book, asked.language, asked.format)


def guide(committee: Committee, book: Book, asked: Asked) -> tuple[str, bytes]:
    """A meeting on one page, for the chair."""
    return f"chair-{asked.language}", guide_pdf(committee, book, asked.language, asked.format)


def positions(committee: Committee, book: Book, asked: Asked) -> tuple[str, bytes]:
    """The position papers that were handed in; a delegation's own, if a delegation asks."""
    name = f"{committee.slug}-positions{f'-{asked.seat}' if asked.seat else ''}-{asked.language}"
    return name, positions_pdf(committee, book, asked.language, asked.format, asked.seat)


def _symbol(committee: Committee, number: int) -> str:
    return f"{committee.symbol}-L.{number}"


def _draft(book: Book, number: int) -> Draft:
    found = next((draft for draft in book.floor.papers.drafts if draft.number == number), None)
    if found is None:
        raise Http404
    return found


# --- Their doors


one_at_a_time = threading.Lock()
"""They are printed one after the other all the same. Were they all written first, ten threads would want
the interpreter at once, and a push to the room would wait for them."""


def printed(role: Role, printing: Printing) -> View:
    """The view that answers with a document, or says in a sentence why it could not be printed."""

    @require_GET
    @for_room(role)
    def view(request: Guest, **numbers: int) -> HttpResponse:
        book = record.read(request.committee.pk)
        try:
            with one_at_a_time:
                name, pdf = printing(request.committee, book, Asked.at_the_door(request), **numbers)
            return file_answer(f"{name}.pdf", pdf)
        except PrintFailed as failed:
            context = {"sentence": _(failed.msgid), "home": home(request.bearer)}
            return render(request, "documents/not_printed.html", context, status=503)

    return view


def addresses(role: Role) -> list[URLPattern]:
    """The page and its documents, for a role: the dais has all that it knows, and delegations no guide to chairing."""
    dais = [path("backup.pdf", printed(role, backup))] if role is Role.DAIS else []
    staff = [] if role is Role.SEAT else [path("guide.pdf", printed(role, guide))]
    return [
        *dais,
        *staff,
        path("", require_GET(for_room(role)(page))),
        path("positions.pdf", printed(role, positions)),
        path("meetings/<int:number>.pdf", printed(role, minutes)),
        path("votes/<int:opened>.pdf", printed(role, voting)),
        path("drafts/<int:number>.pdf", printed(role, draft)),
        path("drafts/<int:number>/introduced.pdf", printed(role, introduced)),
        path("drafts/<int:number>/amendments/<int:amendment>.pdf", printed(role, amendment)),
        path("resolutions/<int:number>.pdf", printed(role, resolution)),
    ]
