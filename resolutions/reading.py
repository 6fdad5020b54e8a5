"""Papers to be read: every draft as it reads now, with what was changed and what is to be voted on."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from committees import acting, record, wording
from committees.access import Bearer, Guest, Role, View, home, in_committee
from committees.console.papers import standings, support_of
from committees.floor import Floor
from committees.in_order import why_not
from committees.minutes import Reader, questions
from resolutions.rules import Draft
from resolutions.rulings import give_support, withdraw_support
from resolutions.support import Support
from resolutions.text import printed
from resolutions.texts import marked_text


def papers_for(role: Role) -> View:
    """The papers before the room as this role reads them: a page, or the part of it that a phone shows in its own."""

    @require_GET
    @in_committee(role)
    def page(request: Guest) -> HttpResponse:
        book = record.read(request.committee.pk)
        tag = f'"{book.head[:16]}.{request.committee.stamp}.{get_language()}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponse(status=304)
        reader = Reader(book, acting.names(request), request.committee)
        template = "papers/page.html#texts" if request.htmx else "papers/page.html"
        response = render(
            request,
            template,
            {
                "papers": list(_papers(reader, request.bearer)),
                "home": home(request.bearer),
                "key": acting.new_key(),
            },
        )
        response["ETag"] = tag
        response["Cache-Control"] = "no-cache, private"
        patch_vary_headers(response, ["HX-Request"])
        return response

    return page


def _papers(reader: Reader, bearer: Bearer) -> Iterator[dict[str, Any]]:
    papers = reader.book.floor.papers
    decided = (draft for draft in papers.drafts if draft.standing != "introduced")
    for draft in (*papers.introduced, *decided):
        yield {
            "symbol": f"{reader.symbol}/RES/{draft.resolution}"
            if draft.standing == "adopted"
            else reader.draft(draft.paper),
            "number": draft.number,
            "title": reader.title(draft.version),
            "standing": _("as amended")
            if draft.changes and draft.standing == "introduced"
            else standings()[draft.standing],
            "sponsors": reader.seats(draft.sponsors),
            "signatories": reader.seats(draft.signatories),
            "support": support_of(reader.book.floor, draft) if draft.standing == "introduced" else "",
            "ways": list(_ways(reader.book.floor, draft, bearer)),
            "paper": draft.paper,
            "lines": list(_lines(draft)),
            "amendments": [
                {
                    "name": _("Amendment %(number)s") % {"number": each.number},
                    "change": wording.first_up(questions.change(each)),
                    "sponsors": reader.seats(each.sponsors),
                    "text": reader.amendment_text(each.id),
                }
                for each in draft.amendments_left
            ],
        }


def _ways(floor: Floor, draft: Draft, bearer: Bearer) -> Iterator[tuple[str, str]]:
    """What a delegation can do about a draft from its phone: the value that is posted, and the words."""
    if bearer.role is not Role.SEAT or draft.standing != "introduced":
        return
    which: dict[str, Any] = {"paper": draft.paper, "seat": bearer.place}
    kinds: tuple[tuple[Support, str], ...] = (("sponsor", _("Sponsor it")), ("signatory", _("Sign it")))
    for kind, label in kinds:
        if why_not(floor, bearer.actor, give_support, support=kind, **which) is None:
            yield kind, label
    if why_not(floor, bearer.actor, withdraw_support, **which) is None:
        yield "none", _("Stand behind it no longer")


def _lines(draft: Draft) -> Iterator[dict[str, Any]]:
    """The paragraphs as in print, each with the number of the amendment from which it has its wording."""
    text = marked_text(draft)
    for (mark, _clause), line in zip(text, printed([clause for _mark, clause in text]), strict=True):
        amendment = draft.brought_in_by(mark) if mark else None
        yield {"line": line, "amendment": amendment.number if amendment else 0}
