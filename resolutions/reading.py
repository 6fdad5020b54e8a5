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
from committees.console.papers import (
    notes_on,
    proposed_standings,
    standings,
    submission_standings,
    support_of,
)
from committees.floor import Floor
from committees.in_order import why_not
from committees.minutes import Reader, questions
from resolutions.models import Version
from resolutions.rules.amendments import Amendment as OnRecord
from resolutions.rules.amendments import AmendmentRef, Mark
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment
from resolutions.rules.support import Support
from resolutions.rulings.amendments import accept_amendment
from resolutions.rulings.drafts import agree_to_withdraw
from resolutions.rulings.proposed import submit_amendment
from resolutions.rulings.support import Text, give_support, withdraw_support
from resolutions.text import printed
from resolutions.texts import marked_amendment, marked_text


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
                "papers": [*_papers(reader, request.bearer), *_submissions(reader, request.bearer)],
                "writes": request.bearer.role is Role.SEAT,
                "home": home(request.bearer),
                "key": acting.new_key(),
            },
        )
        response["ETag"] = tag
        response["Cache-Control"] = "no-cache, private"
        patch_vary_headers(response, ["HX-Request"])
        return response

    return page


def _submissions(reader: Reader, bearer: Bearer) -> Iterator[dict[str, Any]]:
    """Working papers for everybody; what is not approved for the dais and whoever handed it in."""
    for each in reader.book.floor.papers.submissions:
        own = bearer.role is Role.DAIS or each.seat == bearer.place
        if each.standing != "approved" and not own:
            continue
        yield {
            "symbol": reader.paper(each.paper),
            "number": f"w{each.paper}",
            "title": reader.title(each.version),
            "standing": submission_standings()[each.standing],
            "sponsors": reader.seats(each.sponsors),
            "signatories": reader.seats(each.signatories),
            "support": support_of(reader.book.floor, each) if each.standing == "approved" else "",
            "ways": list(_ways(reader.book.floor, bearer, each, paper=each.paper)),
            "paper": each.paper,
            "lines": [
                {"line": line, "amendment": 0}
                for line in printed(Version.objects.get(pk=each.version).clauses())
            ],
            "amendments": [],
        }


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
            "notes": notes_on(reader, draft),
            "ways": list(_ways(reader.book.floor, bearer, draft, paper=draft.paper)),
            "paper": draft.paper,
            "lines": list(_lines(draft, _amendable(reader.book.floor, draft, bearer))),
            "amendments": [
                {
                    "name": _("Amendment %(number)s") % {"number": each.number},
                    "change": wording.first_up(questions.change_of(draft, each)),
                    **_behind(reader, bearer, each, draft.paper),
                    "paragraphs": list(_paragraphs(reader.book.floor, draft, each, bearer)),
                    "accepted": reader.seats(each.accepted),
                    "acceptable": bearer.role is Role.SEAT
                    and why_not(
                        reader.book.floor,
                        bearer.actor,
                        accept_amendment,
                        amendment=each.id,
                        seat=bearer.place,
                    )
                    is None,
                }
                for each in draft.amendments_left
            ],
            "proposed": list(_proposed(reader, draft, bearer)),
        }


def _proposed(reader: Reader, draft: Draft, bearer: Bearer) -> Iterator[dict[str, Any]]:
    """Amendments with the dais, for everybody to stand behind; what is returned for the dais and whose it is."""
    for each in reader.book.floor.papers.proposed_to(draft.paper):
        own = each.seat == bearer.place and bearer.role is Role.SEAT
        if each.standing == "submitted" or own or bearer.role is Role.DAIS:
            yield {
                "name": _("Amendment of %(seat)s") % {"seat": reader.names.short(each.seat)},
                "change": wording.first_up(questions.proposed_change(draft, each)),
                "standing": proposed_standings()[each.standing],
                "own": own,
                **_behind(reader, bearer, each, draft.paper),
            }


def _behind(reader: Reader, bearer: Bearer, text: OnRecord | ProposedAmendment, paper: int) -> dict[str, Any]:
    """The wording of an amendment, who stands behind it, and what this reader can do about that."""
    floor = reader.book.floor
    return {
        "id": text.id,
        "text": reader.amendment_text(text.id),
        "sponsors": reader.seats(text.sponsors),
        "signatories": reader.seats(text.signatories),
        "support": support_of(floor, text),
        "ways": list(_ways(floor, bearer, text, paper=paper, amendment=text.id)),
    }


def _amendable(floor: Floor, draft: Draft, bearer: Bearer) -> frozenset[Mark]:
    """The paragraphs of a draft that this reader could amend from its phone now: of a part all or none."""
    if bearer.role is not Role.SEAT:
        return frozenset()
    marks: list[Mark] = []
    for preamble in (True, False):
        part = draft.part_with(preamble=preamble)
        strike = {"operation": "strike", "amendment": AmendmentRef(-1, 0), "text": "", "preamble": preamble}
        said = {"paper": draft.paper, "target": next(iter(part), None), "seat": bearer.place}
        refused = why_not(floor, bearer.actor, submit_amendment, sponsors=(bearer.place,), **said, **strike)
        marks += () if refused else part
    return frozenset(marks)


def _paragraphs(
    floor: Floor, draft: Draft, amendment: OnRecord, bearer: Bearer
) -> Iterator[tuple[Mark, str]]:
    """The paragraphs of an amendment, each by its mark, if this reader could amend them from its phone now."""
    if bearer.role is not Role.SEAT or amendment.of is not None or not amendment.fresh:
        return
    add = {"operation": "add", "target": None, "amendment": AmendmentRef(-1, 1), "text": ""}
    said = {"paper": draft.paper, "of": amendment.id, "seat": bearer.place, "sponsors": (bearer.place,)}
    if why_not(floor, bearer.actor, submit_amendment, **said, **add):
        return
    text = marked_amendment(draft, amendment)
    lines = printed([clause for _mark, clause in text])
    for mark in amendment.fresh:
        pairs = zip(text, lines, strict=True)
        yield mark, " ".join(line.whole for (at, _clause), line in pairs if at == mark)


def _ways(floor: Floor, bearer: Bearer, text: Text, **which: Any) -> Iterator[tuple[str, str]]:
    """What a delegation can do about a text from its phone: the value that is posted, and the words."""
    if bearer.role is not Role.SEAT:
        return
    which |= {"seat": bearer.place}
    kinds: tuple[tuple[Support, str], ...] = (("sponsor", _("Sponsor it")), ("signatory", _("Sign it")))
    for kind, label in kinds:
        # A sponsor that would rather only sign says first that it is a sponsor no longer.
        if kind == "signatory" and bearer.place in text.sponsors:
            continue
        if why_not(floor, bearer.actor, give_support, support=kind, **which) is None:
            yield kind, label
    if why_not(floor, bearer.actor, withdraw_support, **which) is None:
        yield "none", _("Stand behind it no longer")
    if isinstance(text, Draft) and why_not(floor, bearer.actor, agree_to_withdraw, **which) is None:
        yield "withdrawal", _("Agree to withdraw it")


def _lines(draft: Draft, amendable: frozenset[Mark]) -> Iterator[dict[str, Any]]:
    """The paragraphs as in print, each with the number of the amendment from which it has its wording.

    The last line of a paragraph that can be amended bears its mark.
    """
    text = marked_text(draft)
    lines = printed([clause for _mark, clause in text])
    for place, ((mark, _clause), line) in enumerate(zip(text, lines, strict=True), 1):
        last = place == len(text) or text[place][0] != mark
        amendment = draft.brought_in_by(mark)
        yield {
            "line": line,
            "amendment": amendment.number if amendment else 0,
            "mark": mark if mark in amendable and last else "",
        }
