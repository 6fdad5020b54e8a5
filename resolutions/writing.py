"""What is written at the dais: drafts and amendments. How delegations write their papers is `drafting.py`."""

from django.db.models import Max
from django.http import HttpResponse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from committees import acting, record
from committees.access import Guest, Role, in_committee
from committees.order import OutOfOrder
from committees.saying import number
from resolutions import characters, pasted, text
from resolutions.models import Amendment, Manuscript, Paper, Paragraph, Version
from resolutions.phrases import Part
from resolutions.printing.sheet import organ_of
from resolutions.rules.amendments import Amendment as OnRecord
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import DraftRef
from resolutions.rulings.amendments import introduce_amendment
from resolutions.rulings.drafts import introduce_draft


class DraftText(record.Written, frozen=True):
    """The wording of a paper, on its way to its rows."""

    title: str
    sponsors: tuple[str, ...]
    clauses: tuple[text.Clause, ...]
    manuscript: int | None = None
    """The manuscript that was handed in; none for a draft typed at the dais."""

    @property
    def digest(self) -> str:
        return text.digest(self.title, self.sponsors, self.clauses)

    def insert(self, committee: int) -> DraftRef:
        manuscript = (
            Manuscript.objects.get(committee_id=committee, pk=self.manuscript) if self.manuscript else None
        )
        paper = (manuscript and manuscript.paper) or Paper.objects.create(committee_id=committee)
        if manuscript and manuscript.paper is None:
            Manuscript.objects.filter(pk=manuscript.pk).update(paper=paper)
        last = paper.versions.aggregate(last=Max("number"))["last"] or 0
        version = Version.objects.create(
            paper=paper, number=last + 1, title=self.title, sponsors=list(self.sponsors)
        )
        Paragraph.objects.bulk_create(
            Paragraph(version=version, part=clause.part, order=order, level=clause.level, text=clause.text)
            for order, clause in enumerate(self.clauses)
        )
        operative, preambular = (text.blocks(self.clauses, part) for part in ("operative", "preambular"))
        return DraftRef(paper.pk, version.pk, len(operative), len(preambular))


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def write(request: Guest) -> HttpResponse:
    """Take a draft as typed or pasted, and bring it before the room as the next L."""
    draft = draft_meant(request)
    return acting.enter(request, introduce_draft, draft=draft, sponsors=draft.sponsors, text=draft.digest)


class AmendmentText(record.Written, frozen=True):
    """The wording of an amendment, on its way to its row."""

    paper: int
    clauses: tuple[text.Clause, ...]
    preamble: bool = False

    def insert(self, committee: int) -> AmendmentRef:
        paper = Paper.objects.filter(committee_id=committee, pk=self.paper).first()
        if paper is None:
            raise OutOfOrder(gettext_noop("That draft is not before the room."))
        row = Amendment.objects.create(
            paper=paper,
            paragraphs=[[clause.level, clause.text] for clause in self.clauses],
            preamble=self.preamble,
        )
        return AmendmentRef(row.pk, len(text.blocks(self.clauses, part_of(self.preamble))))


def part_of(preamble: bool) -> Part:
    return "preambular" if preamble else "operative"


def paragraphs_typed(request: Guest, *, preamble: bool) -> tuple[text.Clause, ...]:
    """The paragraphs of an amendment as they were typed. Raises OutOfOrder if they are too long."""
    organ, typed = f"The {organ_of(request.committee)}", request.POST.get("operative", "")
    return tuple(pasted.parse(typed, "", organ=organ) if preamble else pasted.parse("", typed, organ=organ))


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def amend(request: Guest) -> HttpResponse:
    """Take an amendment as typed, and bring it before the room."""
    operation = request.POST.get("operation", "")
    if operation not in ("strike", "replace", "add"):
        return acting.unknown(request)
    paper, sponsors = number(request, "paper"), sponsors_meant(request)
    to = _amended(request, paper)
    preamble = to.preamble if to else request.POST.get("part") == "preambular"
    clauses = paragraphs_typed(request, preamble=preamble)
    if operation == "strike" and clauses:
        raise OutOfOrder(
            gettext_noop(
                "Nothing stands in the place of a paragraph that is struck. Replace it, or leave the text empty."
            )
        )
    return acting.enter(
        request,
        introduce_amendment,
        paper=paper,
        amendment=AmendmentText(paper, clauses, preamble),
        operation=operation,
        place=number(request, "place", -1),
        sponsors=sponsors,
        text=text.digest("", (), clauses),
        preamble=preamble,
        of=to.id if to else None,
    )


def _amended(request: Guest, paper: int) -> OnRecord | None:
    """The amendment to a paper that was named by its number; None for the draft itself. Raises OutOfOrder."""
    named = number(request, "of")
    draft = record.read(request.committee.pk).floor.papers.draft(paper) if named else None
    found = next((each for each in draft.amendments if each.number == named), None) if draft else None
    if named and found is None:
        raise OutOfOrder(gettext_noop("That amendment is not before the room."))
    return found


def sponsors_meant(request: Guest) -> tuple[str, ...]:
    typed = request.POST.get("sponsors", "").replace("、", ",").replace(";", ",").split(",")
    return tuple(dict.fromkeys(acting.seat_meant(request, name.strip()) for name in typed if name.strip()))


def title_meant(request: Guest) -> str:
    title = acting.within(characters.one_line(request.POST.get("title", "")))
    if not title:
        raise OutOfOrder(gettext_noop("A draft resolution needs a title."))
    return title


def draft_meant(request: Guest) -> DraftText:
    title = title_meant(request)
    sponsors = sponsors_meant(request)
    whole, preambular, operative = (
        request.POST.get(name, "") for name in ("whole", "preambular", "operative")
    )
    if whole.strip() and (preambular.strip() or operative.strip()):
        raise OutOfOrder(gettext_noop("Paste a whole text or type its paragraphs, not both."))
    organ = f"The {organ_of(request.committee)}"
    clauses = (
        pasted.parse_whole(whole, organ=organ)
        if whole.strip()
        else pasted.parse(preambular, operative, organ=organ)
    )
    if not any(clause.part == "operative" for clause in clauses):
        raise OutOfOrder(gettext_noop("A draft resolution needs at least one operative paragraph."))
    return DraftText(title, sponsors, tuple(clauses))
