"""Writing a draft at the dais; the secretariat's page with what was adopted, and seats."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from committees import access, acting, live, record, wording
from committees.access import Guest, Role, in_committee, secretariat_only
from committees.models import Committee
from committees.naming import names_of
from committees.order import SECRETARIAT, OutOfOrder
from committees.saying import number
from delegates.models import Seat
from delegates.rules.roll import Rights
from delegates.rulings.roll import set_rights
from resolutions import text
from resolutions.amendments import AmendmentRef
from resolutions.models import Amendment, Paper, Paragraph, Version
from resolutions.press import PrintFailed
from resolutions.printing import organ_of, resolution_pdf
from resolutions.rules import Draft, DraftRef
from resolutions.rulings import introduce_amendment, introduce_draft


class DraftText(record.Written, frozen=True):
    """The wording of a new draft, on its way to its rows."""

    title: str
    sponsors: tuple[str, ...]
    clauses: tuple[text.Clause, ...]

    def insert(self, committee: int) -> DraftRef:
        paper = Paper.objects.create(committee_id=committee)
        version = Version.objects.create(
            paper=paper, number=1, title=self.title, sponsors=list(self.sponsors)
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
    draft = _draft_meant(request)
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
    sponsors = _sponsors_meant(request)
    clauses = tuple(text.parse("", request.POST.get("operative", ""), organ=organ))
    if operation == "strike":
        clauses = ()
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


def _sponsors_meant(request: Guest) -> tuple[str, ...]:
    typed = request.POST.get("sponsors", "").replace("、", ",").replace(";", ",").split(",")
    return tuple(dict.fromkeys(acting.seat_meant(request, name) for name in typed if name.strip()))


def _draft_meant(request: Guest) -> DraftText:
    title = acting.within(text.one_line(request.POST.get("title", "")))
    if not title:
        raise OutOfOrder(gettext_noop("A draft resolution needs a title."))
    sponsors = _sponsors_meant(request)
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


@require_GET
@secretariat_only
def secretariat(request: Any) -> HttpResponse:
    """All committees of the conference: what each has adopted, and its seats."""
    rooms = []
    for committee in request.conference.committees.all():
        floor = record.read(committee.pk).floor
        titles = dict(Version.objects.filter(paper__committee=committee).values_list("pk", "title"))
        names = names_of(committee.pk, committee.epoch, committee.stamp)
        rooms.append(
            {
                "committee": committee,
                "number": floor.meeting.number,
                "phase": floor.meeting.phase,
                "adopted": [(draft, titles.get(draft.version, "")) for draft in floor.papers.adopted],
                "seats": [
                    {"name": names[code], "rights": rights, "card": access.card_code(seat)}
                    for code, rights in floor.roll.rights.items()
                    for seat in committee.seats.all()
                    if seat.code == code
                ],
            }
        )
    return render(request, "secretariat/page.html", {"rooms": rooms, "key": acting.new_key()})


@require_GET
@secretariat_only
def resolution(request: Any, committee: str, number: int) -> HttpResponse:
    """An adopted resolution as PDF."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    book = record.read(room.pk)
    draft = next((draft for draft in book.floor.papers.adopted if draft.resolution == number), None)
    if draft is None:
        raise Http404
    try:
        pdf = resolution_pdf(room, book, draft)
    except PrintFailed as failed:
        return render(request, "secretariat/not_printed.html", {"sentence": _(failed.msgid)}, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(room, draft)}"'
    return response


def _file_name(committee: Committee, draft: Draft) -> str:
    return f"{committee.symbol}-RES-{draft.resolution}.pdf".replace("/", "-")


@require_POST
@secretariat_only
def seat(request: Any, committee: str, seat: str) -> HttpResponse:
    """Give or take a seat's vote on substance, or void its card and every device admitted with it."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    row = get_object_or_404(Seat, committee=room, code=seat)
    if request.POST.get("do") == "new-card":
        with live.rows_change(room.pk):
            Seat.objects.filter(pk=row.pk).update(generation=row.generation + 1)
        return HttpResponseRedirect(reverse("secretariat"))
    if request.POST.get("substance") not in ("yes", "no"):
        sentence = _("This page does not know that press. Reload it.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=422)
    rights = record.read(room.pk).floor.roll.rights.get(seat, Rights())
    wanted = Rights(rights.procedure, request.POST.get("substance") == "yes", rights.sponsor)
    try:
        record.enter(
            room.pk, set_rights, by=SECRETARIAT, key=acting.key_of(request), seat=seat, rights=wanted
        )
    except OutOfOrder as refused:
        names = names_of(room.pk, room.epoch, room.stamp)
        sentence = wording.refusal(refused, names)
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=409)
    except record.TryAgain:
        sentence = _("Saving is slow right now. Nothing was entered; press again.")
        return render(request, "secretariat/not_printed.html", {"sentence": sentence}, status=503)
    return HttpResponseRedirect(reverse("secretariat"))
