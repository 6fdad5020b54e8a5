"""A delegation writes a paper on its phone, alone or with its other sponsors, and hands it in to the dais.

What happens to the paragraphs is `rules/sheet.py`. A page here works without scripts: each paragraph
is a form of its own, and whatever button of it is pressed, what was typed there is saved first.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from committees import acting, guessing, record
from committees.access import Guest, Role, home, in_committee
from committees.console.papers import standings, submission_standings
from committees.minutes import Reader
from committees.order import OutOfOrder, refuse_unless
from committees.saying import number
from resolutions import pasted, text
from resolutions.models import Manuscript
from resolutions.phrases import OPERATIVE, PREAMBULAR, Part
from resolutions.printing.sheet import organ_of
from resolutions.rules.sheet import Sheet, sheet_of
from resolutions.rules.submissions import Submission
from resolutions.rulings.submissions import submit_paper, take_back_paper
from resolutions.text import Clause
from resolutions.writing import DraftText, sponsors_meant, title_meant

MOST = 20
"""Papers that one delegation may have begun."""

type Deed = Callable[[Sheet, int], Sheet]

DEEDS: dict[str, Deed] = {
    "save": lambda sheet, _id: sheet,
    "up": lambda sheet, id: sheet.moved(id, -1),
    "down": lambda sheet, id: sheet.moved(id, 1),
    "deeper": lambda sheet, id: sheet.shifted(id, 1),
    "higher": lambda sheet, id: sheet.shifted(id, -1),
    "join": Sheet.joined,
    "out": Sheet.without,
    "back": Sheet.put_back,
    "keep": Sheet.kept,
    "keep-all": Sheet.kept_all,
}
"""What a button does with a paragraph: its value is the word and the paragraph's id, "up 12"."""
STAYS_OPEN = ("up", "down", "deeper", "higher")


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def manuscripts(request: Guest) -> HttpResponse:
    """The papers that a delegation writes, and the beginning of another: empty, or with a text that was pasted."""
    if request.method == "GET":
        return _desk(request)
    try:
        begun = _begin(request)
    except OutOfOrder as refused:
        return _desk(request, acting.worded(request, refused), status=409)
    return HttpResponseRedirect(f"{home(request.bearer)}papers/write/{begun.pk}/")


def _begin(request: Guest) -> Manuscript:
    """A new manuscript as it was typed; the one there is, if the press came twice. Raises OutOfOrder."""
    title, others = title_meant(request), _others_meant(request, request.bearer.place)
    clauses = pasted.parse_whole(request.POST.get("whole", ""), organ=_organ(request))
    _at_leisure(request)
    seat, key = request.bearer.place, acting.key_of(request) or acting.new_key()
    own = request.committee.manuscripts.filter(seat=seat)
    refuse_unless(
        own.count() < MOST or own.filter(key=key).exists(),
        gettext_noop("You have begun %(most)s papers; go on with one."),
        most=MOST,
    )
    written = {"title": title, "others": others, "passages": sheet_of(clauses, seat).as_json}
    begun, _new = request.committee.manuscripts.get_or_create(seat=seat, key=key, defaults=written)
    return begun


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def manuscript(request: Guest, manuscript: int) -> HttpResponse:
    """One paper while it is written: every paragraph as it will read, and its form."""
    paper = _mine(request, manuscript)
    if paper is None:
        return _desk(request, _("That paper is not among yours."), status=404)
    if request.method == "GET":
        return _writing(request, paper)
    do, what = _pressed(request)
    if do in ("hand-in", "take-back"):
        return _before_the_dais(request, paper, do)
    try:
        _at_leisure(request)
        return _written(request, paper.pk, do, what)
    except OutOfOrder as refused:
        return _writing(request, paper, acting.worded(request, refused), status=409)


def _pressed(request: Guest) -> tuple[str, str]:
    """What the pressed button does, and with what."""
    do, _space, what = request.POST.get("do", "").partition(" ")
    return do, what


def _at_leisure(request: Guest) -> None:
    """Raises OutOfOrder if this seat presses more often than a person would."""
    if guessing.acts_too_often(request.bearer):
        raise OutOfOrder(gettext_noop("That was a lot at once. Wait a minute."))


def _mine(request: Guest, pk: int) -> Manuscript | None:
    """The manuscript, if this seat writes it."""
    found = Manuscript.objects.filter(committee=request.committee, pk=pk).first()
    return found if found and request.bearer.place in found.sponsors else None


# --- Writing


def _written(request: Guest, pk: int, do: str, what: str) -> HttpResponse:
    """Save what was typed and do what the button says, with nobody else in between. Raises OutOfOrder."""
    with transaction.atomic():
        paper = Manuscript.objects.select_for_update().get(pk=pk)
        before, place = paper.sheet, ""
        if do == "heading":
            paper.title = title_meant(request)
            # Only whoever began a paper says who writes it.
            if request.bearer.place == paper.seat:
                paper.others = _others_meant(request, paper.seat)
        elif do == "add":
            part: Part = "operative" if what == "operative" else "preambular"
            key = acting.key_of(request) or ""
            paper.sheet = before.added(part, _typed(request, part), request.bearer.place, key)
            place = f"?added#{part}"
        elif do in DEEDS:
            paper.sheet, place = _done(request, before, do, int(what) if what.isdecimal() else -1)
        else:
            raise OutOfOrder(gettext_noop("This page does not know that press. Reload it."))
        paper.save()
    return HttpResponseRedirect(request.path + place)


def _done(request: Guest, sheet: Sheet, do: str, id: int) -> tuple[Sheet, str]:
    """The sheet after a button of a paragraph, and where on the page to go on. Raises OutOfOrder."""
    passage = sheet.passage(id)
    if "text" in request.POST:
        clauses = _typed(request, passage.part)
        written = sheet.written(id, number(request, "revision"), clauses, request.bearer.place)
        if written.beside(id) and not sheet.beside(id):
            # Somebody was faster; both wordings are to be read before anything else is done with them.
            return written, f"#p{id}"
        sheet = written
    return DEEDS[do](sheet, id), f"?open={id}#p{id}" if do in STAYS_OPEN else f"#p{id}"


def _typed(request: Guest, part: Part) -> list[Clause]:
    """The paragraphs that were typed into one form: opening words, and the rest."""
    typed = f"{request.POST.get('opening', '').strip()} {request.POST.get('text', '').strip()}".strip()
    parts: tuple[str, str] = (typed, "") if part == "preambular" else ("", typed)
    return pasted.parse(*parts, organ=_organ(request))


def _others_meant(request: Guest, seat: str) -> list[str]:
    return [other for other in sponsors_meant(request) if other != seat]


def _organ(request: Guest) -> str:
    return f"The {organ_of(request.committee)}"


# --- Handing in


def _before_the_dais(request: Guest, paper: Manuscript, do: str) -> HttpResponse:
    """Hand the paper in as it reads now, or take it back."""
    ending = acting.Ending(
        lambda: HttpResponseRedirect(f"{request.path}?{do}"),
        lambda sentence, refused, status: _writing(request, paper, sentence, status=status),
    )
    seat = request.bearer.place
    if do == "take-back":
        return acting.enter(request, take_back_paper, paper=paper.paper_id or -1, seat=seat, ending=ending)
    try:
        draft = _whole(request, paper)
    except OutOfOrder as refused:
        return _writing(request, paper, acting.worded(request, refused), status=409)
    return acting.enter(
        request,
        submit_paper,
        draft=draft,
        seat=seat,
        sponsors=draft.sponsors,
        text=draft.digest,
        ending=ending,
    )


def _whole(request: Guest, paper: Manuscript) -> DraftText:
    """The paper as it would be before the dais. Raises OutOfOrder if it is not whole."""
    sheet = paper.sheet
    refuse_unless(request.bearer.place == paper.seat, gettext_noop("Whoever began a paper hands it in."))
    refuse_unless(
        not sheet.undecided,
        gettext_noop("A paragraph stands there in two wordings. Keep one of them, or both."),
    )
    refuse_unless(
        any(clause.part == "operative" for clause in sheet.clauses),
        gettext_noop("A draft resolution needs at least one operative paragraph."),
    )
    return DraftText(paper.title, paper.sponsors, tuple(sheet.clauses), manuscript=paper.pk)


# --- Pages


def _desk(request: Guest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    reader = _reader(request)
    seat = request.bearer.place
    papers = [
        each for each in Manuscript.objects.filter(committee=request.committee) if seat in each.sponsors
    ]
    context = {
        "sentence": sentence,
        "typed": {field: request.POST.get(field, "") for field in ("title", "sponsors", "whole")},
        "papers": [(each, _standing(reader, each)) for each in papers],
        "home": home(request.bearer),
        "key": acting.new_key(),
    }
    return render(request, "papers/desk.html", context, status=status)


def _writing(request: Guest, paper: Manuscript, sentence: str = "", *, status: int = 200) -> HttpResponse:
    """The page of one paper; what was refused stands in its form as it was typed."""
    reader, sheet = _reader(request), paper.sheet
    submission = _submission(reader, paper)
    typed = {field: request.POST[field] for field in ("opening", "text") if field in request.POST}
    at = _pressed(request)[1] if sentence else request.GET.get("open", "")
    names = reader.names
    context: dict[str, Any] = {
        "paper": paper,
        "sentence": sentence,
        "title": request.POST.get("title", paper.title),
        "others": request.POST.get("sponsors", ", ".join(names.short(seat) for seat in paper.others)),
        "sponsors": reader.seats(paper.sponsors),
        "owner": names.short(paper.seat),
        "owns": request.bearer.place == paper.seat,
        "standing": _standing(reader, paper),
        "submission": submission,
        "changed": submission is not None and submission.text != _digest(paper),
        "remarks": reader.typed(submission.remarks) if submission else "",
        "parts": [
            ("preambular", _("Preambular paragraphs"), PREAMBULAR),
            ("operative", _("Operative paragraphs"), OPERATIVE),
        ],
        "passages": list(_passages(reader, sheet, at, typed)),
        "typed": typed,
        "at": at,
        "taken_out": sheet.taken_out,
        "told": next((word for word in ("hand-in", "take-back") if word in request.GET), ""),
        "home": home(request.bearer),
        "key": acting.new_key(),
    }
    return render(request, "papers/write.html", context, status=status)


def _passages(reader: Reader, sheet: Sheet, at: str, typed: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The paragraphs as they will read, and as they stand in their forms: the one `at` as it was typed."""
    for passage, line in zip(sheet.standing, text.printed(sheet.clauses), strict=True):
        here = at == str(passage.id)
        yield {
            "id": passage.id,
            "key": passage.key,
            "revision": passage.revision,
            "line": line,
            # Its opening words apart, where it has any that are known.
            "opening": line.opening,
            "text": line.rest.strip(),
            **(typed if here else {}),
            "open": here,
            "by": reader.names.short(passage.by),
            "beside": [(other, reader.names.short(other.by)) for other in sheet.beside(passage.id)],
        }


def _reader(request: Guest) -> Reader:
    return Reader(record.read(request.committee.pk), acting.names(request), request.committee)


def _submission(reader: Reader, paper: Manuscript) -> Submission | None:
    return reader.book.floor.papers.submission(paper.paper_id or -1)


def _standing(reader: Reader, paper: Manuscript) -> str:
    """In a word, how far the paper has come."""
    if submission := _submission(reader, paper):
        return submission_standings()[submission.standing]
    draft = reader.book.floor.papers.draft(paper.paper_id or -1)
    return standings()[draft.standing] if draft else _("not handed in")


def _digest(paper: Manuscript) -> str:
    return text.digest(paper.title, paper.sponsors, paper.sheet.clauses)
