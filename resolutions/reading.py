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
from committees.access import Guest, Role, View, home, in_committee
from committees.console.papers import standings
from committees.minutes import Reader, questions
from resolutions.rules import Draft
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
        response = render(request, template, {"papers": list(_papers(reader)), "home": home(request.bearer)})
        response["ETag"] = tag
        response["Cache-Control"] = "no-cache, private"
        patch_vary_headers(response, ["HX-Request"])
        return response

    return page


def _papers(reader: Reader) -> Iterator[dict[str, Any]]:
    papers = reader.book.floor.papers
    decided = (draft for draft in papers.drafts if draft.standing != "introduced")
    for draft in (*papers.introduced, *decided):
        yield {
            "symbol": f"{reader.symbol}/RES/{draft.resolution}"
            if draft.resolution
            else reader.draft(draft.paper),
            "number": draft.number,
            "title": reader.title(draft.version),
            "standing": _("as amended")
            if draft.changes and draft.standing == "introduced"
            else standings()[draft.standing],
            "sponsors": reader.seats(draft.sponsors),
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


def _lines(draft: Draft) -> Iterator[dict[str, Any]]:
    """The paragraphs as in print, each with the number of the amendment from which it has its wording."""
    text = marked_text(draft)
    for (mark, _clause), line in zip(text, printed([clause for _mark, clause in text]), strict=True):
        amendment = draft.brought_in_by(mark) if mark else None
        yield {"line": line, "amendment": amendment.number if amendment else 0}
