"""Writing a draft at the dais; and what the secretariat decides about seats."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from committees import acting, live, record, wording
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
from resolutions.printing.sheet import organ_of
from resolutions.rules import DraftRef
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
def write(request: Guest) -> HttpResponse:
    """Take a draft as typed or pasted, and bring it before the room as the next L."""
    try:
        draft = _draft_meant(request)
    except OutOfOrder as refused:
        return acting.refused(request, refused)
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
def amend(request: Guest) -> HttpResponse:
    """Take an amendment as typed, and bring it before the room."""
    operation = request.POST.get("operation", "")
    if operation not in ("strike", "replace", "add"):
        return acting.unknown(request)
    organ = f"The {organ_of(request.committee)}"
    try:
        sponsors = _sponsors_meant(request)
        clauses = tuple(text.parse("", request.POST.get("operative", ""), organ=organ))
    except OutOfOrder as refused:
        return acting.refused(request, refused)
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
    title = text.one_line(request.POST.get("title", ""))[:200]
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
