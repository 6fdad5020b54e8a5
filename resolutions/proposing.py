"""Amendments from phones: a paragraph of a draft is amended where it is read, looked at, and handed in.

What is to be done is chosen by address, so that the page works without scripts and only what is
replaced begins with the present text.
"""

from collections.abc import Iterator
from typing import Any, Literal

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from committees import acting, record, wording
from committees.access import Guest, Role, home, in_committee
from committees.console.papers import proposed_standings
from committees.minutes import Reader, questions
from committees.order import OutOfOrder
from resolutions import text
from resolutions.rules.amendments import Amendment, Mark, Operation
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment
from resolutions.rulings.proposed import submit_amendment, take_back_amendment
from resolutions.text import Clause, Line
from resolutions.texts import (
    amendment_with,
    clauses_of_amendment,
    marked_amendment,
    marked_text,
    text_with,
)
from resolutions.writing import AmendmentText, paragraphs_typed, part_of, sponsors_meant

type Deed = Literal["replace", "strike", "add", "before"]

GONE, FRESH = "gone", "changed"


class Amending(Struct, frozen=True):
    """The paragraph that a delegation is about to amend, and how; `own` is what it works over."""

    draft: Draft
    mark: Mark
    deed: Deed
    own: ProposedAmendment | None = None

    @property
    def to(self) -> Amendment | None:
        """The amendment that the paragraph belongs to; none if it is one of the draft."""
        return self.draft.amendment_with(self.mark)

    @property
    def of(self) -> int | None:
        return self.to.id if self.to else None

    @property
    def preamble(self) -> bool:
        return self.to.preamble if self.to else self.mark in self.draft.preamble

    @property
    def operation(self) -> Operation:
        return "add" if self.deed == "before" else self.deed

    @property
    def target(self) -> Mark | None:
        return None if self.deed == "before" else self.mark

    @property
    def place(self) -> int:
        return self.draft.place_of(self.mark, preamble=self.preamble, of=self.of)

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done here; before the first paragraph there is no other to add after.

        The only paragraph of an amendment is not struck.
        """
        first: tuple[Deed, ...] = ("before",) if self.place == 1 else ()
        strike: tuple[Deed, ...] = () if self.to and len(self.to.fresh) == 1 else ("strike",)
        return ("replace", *strike, "add", *first)

    @property
    def text(self) -> list[tuple[Mark, Clause]]:
        """The draft, or the amendment that the paragraph belongs to, as it reads now."""
        return marked_amendment(self.draft, self.to) if self.to else marked_text(self.draft)

    @property
    def present(self) -> list[Clause]:
        return [clause for mark, clause in self.text if mark == self.mark]


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def paragraph(request: Guest, paper: int, mark: str) -> HttpResponse:
    """A delegation amends a paragraph of a draft, or of an amendment to it: looks at it as it would read, and hands it in."""
    draft = record.read(request.committee.pk).floor.papers.draft(paper)
    if draft is None or draft.standing != "introduced":
        return _gone(request, _("That draft is not before the room."))
    if mark not in (*draft.preamble, *draft.outline) and draft.amendment_with(mark) is None:
        return _gone(request, _("That paragraph is not in the draft any more."))
    return _amend(request, Amending(draft, mark, _deed(request, "replace")))


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def own(request: Guest, id: int) -> HttpResponse:
    """A delegation looks after an amendment that it handed in: works it over, or takes it back."""
    papers = record.read(request.committee.pk).floor.papers
    proposed = papers.proposal(id)
    if proposed is None or proposed.seat != request.bearer.place:
        return _gone(request, _("That amendment is not with the dais any more."))
    if request.POST.get("do") == "take-back":
        ending = acting.Ending(
            lambda: HttpResponseRedirect(f"{home(request.bearer)}papers/"),
            lambda sentence, refused, status: _gone(request, sentence, status),
        )
        seat = request.bearer.place
        return acting.enter(request, take_back_amendment, amendment=id, seat=seat, ending=ending)
    draft = papers.draft(proposed.paper)
    if draft is None or draft.standing != "introduced":
        return _gone(request, _("That draft is not before the room."), own=proposed)
    part = draft.part_with(preamble=proposed.preamble, of=proposed.of)
    if proposed.of is not None and not part:
        return _gone(request, _("The amendment that it is to is not before the room."), own=proposed)
    mark = proposed.target or next(iter(part), None)
    if mark not in part:
        gone = _("That paragraph is not in the draft any more.")
        if proposed.of is not None:
            gone = _("That paragraph is not in the amendment any more.")
        return _gone(request, gone, own=proposed)
    deed: Deed = proposed.operation if proposed.target else "before"
    return _amend(request, Amending(draft, mark, _deed(request, deed), proposed))


def _deed(request: Guest, usual: Deed) -> Deed:
    """What is to be done, as the page was asked for it or sent it."""
    match request.POST.get("operation") or request.GET.get("operation"):
        case "replace" | "strike" | "add" | "before" as deed:
            return deed
    return usual


def _amend(request: Guest, amending: Amending) -> HttpResponse:
    if amending.deed not in amending.deeds:
        return acting.unknown(request)
    if request.method == "GET":
        return _page(request, amending, typed=_as_it_is(request, amending))
    try:
        clauses, sponsors = _meant(request, amending)
    except OutOfOrder as refused:
        return _page(request, amending, acting.worded(request, refused), status=409)
    if request.POST.get("do") != "hand-in":
        return _page(request, amending, lines=as_it_would_read(amending, clauses))
    here = request.path if amending.own is None else f"{home(request.bearer)}papers/"
    ending = acting.Ending(
        lambda: HttpResponseRedirect(f"{here}?operation={amending.deed}&handed-in"),
        lambda sentence, refused, status: _page(request, amending, sentence, status=status),
    )
    paper = amending.draft.paper
    return acting.enter(
        request,
        submit_amendment,
        paper=paper,
        amendment=AmendmentText(paper, clauses, amending.preamble),
        operation=amending.operation,
        target=amending.target,
        seat=request.bearer.place,
        sponsors=sponsors,
        text=text.digest("", (), clauses),
        instead=amending.own.id if amending.own else None,
        preamble=amending.preamble,
        of=amending.of,
        ending=ending,
    )


def _meant(request: Guest, amending: Amending) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """The paragraphs and the sponsors that were typed, first of them who types. Raises OutOfOrder."""
    sponsors = tuple(dict.fromkeys((request.bearer.place, *sponsors_meant(request))))
    if amending.deed == "strike":
        return (), sponsors
    clauses = paragraphs_typed(request, preamble=amending.preamble)
    if not clauses:
        raise OutOfOrder(gettext_noop("Write the paragraph that is to stand there."))
    if amending.deed == "replace" and list(clauses) == amending.present:
        raise OutOfOrder(gettext_noop("The paragraph says that already. Change it, or strike it."))
    return clauses, sponsors


def as_it_would_read(amending: Amending, clauses: tuple[Clause, ...]) -> list[tuple[Line, str]]:
    """The paragraph and what is around it in this amendment, each line with how it is marked.

    What goes out stands before what comes in. Numbers and punctuation are those of the whole text.
    """
    draft, target, to = amending.draft, amending.target, amending.to
    paragraphs = len(text.blocks(clauses, part_of(amending.preamble)))
    amendment = Amendment(
        0, 0, amending.operation, target, 0, paragraphs, (), preamble=amending.preamble, of=amending.of
    )
    after = amendment_with(draft, to, amendment, clauses) if to else text_with(draft, amendment, clauses)
    fresh = {*amendment.fresh, *((target,) if amending.deed == "replace" else ())}
    now = [
        (line, "" if amending.operation == "add" else GONE)
        for mark, line in _printed(amending.text)
        if mark == target
    ]
    then = [(line, FRESH) for mark, line in _printed(after) if mark in fresh]
    return [*now, *then]


def _printed(marked: list[tuple[Mark, Clause]]) -> Iterator[tuple[Mark, Line]]:
    lines = text.printed([clause for _mark, clause in marked])
    return zip((mark for mark, _clause in marked), lines, strict=True)


def _as_it_is(request: Guest, amending: Amending) -> dict[str, str]:
    """What the form begins with: the present text where it is replaced, or what was handed in."""
    own, names = amending.own, acting.names(request)
    sponsors = [names.short(seat) for seat in own.sponsors if seat != own.seat] if own else []
    clauses: list[Clause] = []
    if own and own.operation == amending.operation:
        clauses = clauses_of_amendment(own.id)
    elif amending.deed == "replace":
        clauses = amending.present
    numbered = zip(clauses, text.printed(clauses), strict=True)
    operative = "\n".join(
        f"{line.number} {each.text}" if each.level else each.text for each, line in numbered
    )
    return {"operative": operative, "sponsors": ", ".join(sponsors)}


def _page(
    request: Guest,
    amending: Amending,
    sentence: str = "",
    *,
    typed: dict[str, str] | None = None,
    lines: list[tuple[Line, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page on which a paragraph is amended, with what was typed or what it begins with."""
    book = record.read(request.committee.pk)
    reader = Reader(book, acting.names(request), request.committee)
    labels = {
        "replace": _("Replace it"),
        "strike": _("Strike it"),
        "add": _("Add after it"),
        "before": _("Add before it"),
    }
    context: dict[str, Any] = {
        "sentence": sentence,
        "symbol": reader.question(amending.draft.paper, amending.of, short=True),
        "place": amending.place,
        "preamble": amending.preamble and amending.to is None,
        "present": [line for mark, line in _printed(amending.text) if mark == amending.mark],
        "deed": amending.deed,
        "deeds": [(each, labels[each]) for each in amending.deeds],
        "typed": typed or {field: request.POST.get(field, "") for field in ("operative", "sponsors")},
        "lines": lines,
        "own": amending.own,
        "remarks": reader.typed(amending.own.remarks) if amending.own else "",
        "mine": list(_mine(reader, request.bearer.place)),
        "handed_in": "handed-in" in request.GET,
        "home": home(request.bearer),
        "key": acting.new_key(),
    }
    return render(request, "papers/amend.html", context, status=status)


def _mine(reader: Reader, seat: str) -> Iterator[dict[str, Any]]:
    """The amendments of a seat that are not before the room yet."""
    papers = reader.book.floor.papers
    for each in papers.proposed:
        draft = papers.draft(each.paper)
        if draft and draft.standing == "introduced" and each.seat == seat:
            yield {
                "id": each.id,
                "symbol": reader.question(each.paper, short=True),
                "change": wording.first_up(questions.proposed_change(draft, each)),
                "standing": proposed_standings()[each.standing],
            }


def _gone(
    request: Guest, sentence: str, status: int = 404, own: ProposedAmendment | None = None
) -> HttpResponse:
    """Why nothing can be amended here; what one handed in can still be taken back."""
    context = {"sentence": sentence, "own": own, "home": home(request.bearer), "key": acting.new_key()}
    return render(request, "papers/amend.html", context, status=200 if own else status)
