"""What is written: drafts and amendments at the dais, papers on phones."""

from typing import Any

from django.db.models import Max
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from committees import acting, record
from committees.access import Guest, Role, home, in_committee
from committees.console.papers import submission_standings
from committees.minutes import Reader
from committees.order import OutOfOrder
from committees.saying import number
from resolutions import text
from resolutions.models import Amendment, Paper, Paragraph, Version
from resolutions.printing.sheet import organ_of
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import DraftRef
from resolutions.rules.submissions import Submission
from resolutions.rulings.amendments import introduce_amendment
from resolutions.rulings.drafts import introduce_draft
from resolutions.rulings.submissions import submit_paper, take_back_paper


class DraftText(record.Written, frozen=True):
    """The wording of a paper, on its way to its rows."""

    title: str
    sponsors: tuple[str, ...]
    clauses: tuple[text.Clause, ...]
    paper: int | None = None
    """The paper of which it is the next version; none for a new one."""

    def insert(self, committee: int) -> DraftRef:
        paper = (
            Paper.objects.create(committee_id=committee)
            if self.paper is None
            else Paper.objects.filter(committee_id=committee, pk=self.paper).first()
        )
        if paper is None:
            raise OutOfOrder(gettext_noop("That paper is not with the dais any more."))
        last = paper.versions.aggregate(last=Max("number"))["last"] or 0
        version = Version.objects.create(
            paper=paper, number=last + 1, title=self.title, sponsors=list(self.sponsors)
        )
        Paragraph.objects.bulk_create(
            Paragraph(version=version, part=clause.part, order=order, level=clause.level, text=clause.text)
            for order, clause in enumerate(self.clauses)
        )
        return DraftRef(paper.pk, version.pk, len(text.blocks(self.clauses)))


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def write(request: Guest) -> HttpResponse:
    """Take a draft as typed or pasted, and bring it before the room as the next L."""
    draft = draft_meant(request)
    digest = text.digest(draft.title, draft.sponsors, draft.clauses)
    return acting.enter(request, introduce_draft, draft=draft, sponsors=draft.sponsors, text=digest)


class AmendmentText(record.Written, frozen=True):
    """The wording of an amendment, on its way to its row."""

    paper: int
    clauses: tuple[text.Clause, ...]

    def insert(self, committee: int) -> AmendmentRef:
        paper = Paper.objects.filter(committee_id=committee, pk=self.paper).first()
        if paper is None:
            raise OutOfOrder(gettext_noop("That draft is not before the room."))
        row = Amendment.objects.create(
            paper=paper, paragraphs=[[clause.level, clause.text] for clause in self.clauses]
        )
        return AmendmentRef(row.pk, len(text.blocks(self.clauses)))


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def amend(request: Guest) -> HttpResponse:
    """Take an amendment as typed, and bring it before the room."""
    operation = request.POST.get("operation", "")
    if operation not in ("strike", "replace", "add"):
        return acting.unknown(request)
    organ = f"The {organ_of(request.committee)}"
    sponsors = sponsors_meant(request)
    clauses = tuple(text.parse("", request.POST.get("operative", ""), organ=organ))
    if operation == "strike" and clauses:
        raise OutOfOrder(
            gettext_noop(
                "Nothing stands in the place of a paragraph that is struck. Replace it, or leave the text empty."
            )
        )
    paper = number(request, "paper")
    return acting.enter(
        request,
        introduce_amendment,
        paper=paper,
        amendment=AmendmentText(paper, clauses),
        operation=operation,
        place=number(request, "place", -1),
        sponsors=sponsors,
        text=text.digest("", (), clauses),
    )


def sponsors_meant(request: Guest) -> tuple[str, ...]:
    typed = request.POST.get("sponsors", "").replace("、", ",").replace(";", ",").split(",")
    return tuple(dict.fromkeys(acting.seat_meant(request, name.strip()) for name in typed if name.strip()))


def draft_meant(request: Guest) -> DraftText:
    title = acting.within(text.one_line(request.POST.get("title", "")))
    if not title:
        raise OutOfOrder(gettext_noop("A draft resolution needs a title."))
    sponsors = sponsors_meant(request)
    whole, preambular, operative = (
        request.POST.get(name, "") for name in ("whole", "preambular", "operative")
    )
    if whole.strip() and (preambular.strip() or operative.strip()):
        raise OutOfOrder(gettext_noop("Paste a whole text or type its paragraphs, not both."))
    organ = f"The {organ_of(request.committee)}"
    clauses = (
        text.parse_whole(whole, organ=organ)
        if whole.strip()
        else text.parse(preambular, operative, organ=organ)
    )
    if not any(clause.part == "operative" for clause in clauses):
        raise OutOfOrder(gettext_noop("A draft resolution needs at least one operative paragraph."))
    return DraftText(title, sponsors, tuple(clauses))


FIELDS = ("title", "sponsors", "preambular", "operative", "whole")


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def paper_of_seat(request: Guest, paper: int | None = None) -> HttpResponse:
    """A delegation writes a paper on its phone: looks at it as it will read, hands it in, or takes it back."""
    own = _own(request, paper)
    if paper is not None and own is None:
        return _writing(request, None, _("That paper is not with the dais any more."), status=404)
    if request.method == "GET":
        return _writing(request, own)
    if request.POST.get("do") == "take-back" and own:
        ending = acting.Ending(
            lambda: HttpResponseRedirect(f"{home(request.bearer)}papers/write/"),
            lambda sentence, refused, status: _writing(request, own, sentence, status=status),
        )
        seat = request.bearer.place
        return acting.enter(request, take_back_paper, paper=own.paper, seat=seat, ending=ending)
    try:
        written = _meant(request, own)
    except OutOfOrder as refused:
        return _writing(request, own, acting.worded(request, refused), status=409)
    if request.POST.get("do") != "hand-in":
        return _writing(request, own, lines=text.printed(written.clauses))
    ending = acting.Ending(
        lambda: HttpResponseRedirect(f"{home(request.bearer)}papers/write/?handed-in"),
        lambda sentence, refused, status: _writing(request, own, sentence, status=status),
    )
    return acting.enter(
        request,
        submit_paper,
        draft=written,
        seat=request.bearer.place,
        sponsors=written.sponsors,
        text=text.digest(written.title, written.sponsors, written.clauses),
        ending=ending,
    )


def _meant(request: Guest, own: Submission | None) -> DraftText:
    """The paper as it was typed, with the delegation that writes it first of its sponsors. Raises OutOfOrder."""
    written = draft_meant(request)
    sponsors = tuple(dict.fromkeys((request.bearer.place, *written.sponsors)))
    return replace(written, sponsors=sponsors, paper=own.paper if own else None)


def _own(request: Guest, paper: int | None) -> Submission | None:
    """The submission of this seat by its paper."""
    submission = record.read(request.committee.pk).floor.papers.submission(paper or 0)
    return submission if submission and submission.seat == request.bearer.place else None


def _writing(
    request: Guest,
    own: Submission | None,
    sentence: str = "",
    *,
    lines: list[text.Line] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page on which a paper is written, with what was typed or, for one that was handed in, with its text."""
    book = record.read(request.committee.pk)
    reader = Reader(book, acting.names(request), request.committee)
    typed = {field: request.POST.get(field, "") for field in FIELDS}
    if request.method == "GET" and own:
        typed = _as_typed(reader, own)
    seat = request.bearer.place
    context: dict[str, Any] = {
        "sentence": sentence,
        "typed": typed,
        "lines": lines,
        "own": own,
        "remarks": reader.typed(own.remarks) if own else "",
        "papers": [
            (each, reader.title(each.version), submission_standings()[each.standing])
            for each in book.floor.papers.submissions
            if each.seat == seat
        ],
        "handed_in": "handed-in" in request.GET,
        "home": home(request.bearer),
        "key": acting.new_key(),
    }
    return render(request, "papers/write.html", context, status=status)


def _as_typed(reader: Reader, own: Submission) -> dict[str, str]:
    """A version's wording as it would be typed: a paragraph a line, sub-paragraphs marked."""
    clauses = Version.objects.get(pk=own.version).clauses()
    lines = [
        (each.part, f"{line.number} {each.text}" if each.level else each.text)
        for each, line in zip(clauses, text.printed(clauses), strict=True)
    ]
    return {
        "title": reader.title(own.version),
        "sponsors": ", ".join(reader.names.short(seat) for seat in own.sponsors if seat != own.seat),
        "whole": "",
        **{part: "\n".join(line for of, line in lines if of == part) for part in ("preambular", "operative")},
    }
