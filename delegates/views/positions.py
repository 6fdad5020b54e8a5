"""Position papers: written on a delegation's phone, read at the dais."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_http_methods

from committees import acting, guessing, record
from committees.access import Guest, Role, home, in_committee
from committees.order import OutOfOrder
from committees.saying import number
from delegates.models import PositionDeadline, PositionPaper, PositionQuestion
from delegates.positions import changed, decide, hand_in, texts
from delegates.rules.answers import mark_of

LONGEST = 4000
"""Characters of an answer or a remark; a position paper has one or two pages."""


def _typed(request: Guest, field: str) -> str:
    """What was typed in several lines, without what nobody can see. Raises OutOfOrder if it is too long."""
    lines = request.POST.get(field, "").strip().splitlines()
    clean = ("".join(char for char in line if char.isprintable() or char == "\u200d") for line in lines)
    return acting.within("\n".join(line.rstrip() for line in clean), LONGEST)


def _questions(request: Guest) -> list[PositionQuestion]:
    return list(request.committee.position_questions.all())


def _due(request: Guest) -> Any:
    deadline = PositionDeadline.objects.filter(committee=request.committee).first()
    return deadline.due.astimezone(ZoneInfo(request.committee.conference.time_zone)) if deadline else None


# --- On the phone


@require_http_methods(["GET", "POST"])
@in_committee(Role.SEAT)
def own(request: Guest) -> HttpResponse:
    """A delegation's position paper; posted to, saved, and with that chosen from, handed in."""
    if request.method == "GET":
        return _writing(request)
    do, _space, what = request.POST.get("do", "").partition(" ")
    if do not in ("save", "keep", "keep-all", "hand-in"):
        return _writing(request, _("This page does not know that press. Reload it."), 422)
    saved, seat = False, request.bearer.place
    try:
        if guessing.acts_too_often(request.bearer):
            raise OutOfOrder(gettext_noop("That was a lot at once. Wait a minute."))
        # Saved first and by itself: what is refused afterwards leaves it saved.
        changed(request.committee, seat, lambda paper: _save(request, paper))
        saved = True
        if do != "save":
            changed(request.committee, seat, lambda paper: _press(request, paper, do, what))
    except OutOfOrder as refused:
        return _writing(request, acting.worded(request, refused), 409, typed=not saved)
    if do == "hand-in":
        return HttpResponseRedirect(f"{request.path}?handed-in")
    place = what.partition(" ")[0]
    return HttpResponseRedirect(
        f"{request.path}?saved={place}#q{place}" if place.isdecimal() else request.path
    )


def _save(request: Guest, paper: PositionPaper) -> None:
    """Have all that was typed. Raises OutOfOrder."""
    for question in _questions(request):
        if f"answer-{question.pk}" in request.POST:
            text = _typed(request, f"answer-{question.pk}")
            read = request.POST.get(f"read-{question.pk}", "")
            paper.put_answer(question, paper.answer(question).written(text, read))


def _press(request: Guest, paper: PositionPaper, do: str, what: str) -> None:
    """Choose among wordings, or hand in. Raises OutOfOrder."""
    questions = _questions(request)
    if do == "hand-in":
        return hand_in(paper, questions)
    id, _space, which = what.partition(" ")
    question = next((each for each in questions if str(each.pk) == id), None)
    if question is None:
        raise OutOfOrder(gettext_noop("That question is not asked any more."))
    answer, read = paper.answer(question), request.POST.get(f"beside-{id}", "")
    chosen = (
        answer.kept_all(read)
        if do == "keep-all"
        else answer.kept(int(which) if which.isdecimal() else -1, read)
    )
    return paper.put_answer(question, chosen)


def _writing(request: Guest, sentence: str = "", status: int = 200, *, typed: bool = False) -> HttpResponse:
    """The page of a delegation's paper; of what could not be saved, what was `typed`."""
    committee, seat = request.committee, request.bearer.place
    paper = committee.position_papers.filter(seat=seat).first() or PositionPaper(
        committee=committee, seat=seat
    )
    questions = _questions(request)
    said = texts(paper, questions)
    context = {
        "paper": paper,
        "asked": list(_asked(request, paper, questions, typed=typed)),
        "answered": len(said),
        "changed": paper.number > 0 and said != paper.handed_in,
        "due": _due(request),
        "sentence": sentence,
        "handed_in": "handed-in" in request.GET,
        "saved": int(saved) if (saved := request.GET.get("saved", "")).isdecimal() else 0,
        "longest": LONGEST,
        "home": home(request.bearer),
    }
    return render(request, "positions/write.html", context, status=status)


def _asked(
    request: Guest, paper: PositionPaper, questions: list[PositionQuestion], *, typed: bool
) -> Iterator[dict[str, Any]]:
    for question in questions:
        answer, field = paper.answer(question), f"answer-{question.pk}"
        yield {
            "question": question,
            "text": request.POST.get(field, answer.text) if typed else answer.text,
            "read": request.POST.get(f"read-{question.pk}", "") if typed else mark_of(answer.text),
            "beside": answer.beside,
            "mark": mark_of(*answer.beside),
        }


# --- At the dais


@require_GET
@in_committee(Role.DAIS)
def every(request: Guest) -> HttpResponse:
    """Who has handed in, and who has not yet."""
    names, papers = acting.names(request), {
        paper.seat: paper for paper in request.committee.position_papers.all()
    }  # fmt: skip
    zone = ZoneInfo(request.committee.conference.time_zone)
    standings: dict[str, list[Any]] = {standing: [] for standing in ORDER}
    for seat in record.read(request.committee.pk).floor.roll.order:
        paper = papers.get(seat) or PositionPaper(seat=seat)
        at = paper.handed_in_at and paper.handed_in_at.astimezone(zone)
        standings[paper.standing].append((names[seat], at))
    labels = dict(PositionPaper.Standing.choices)
    context = {
        "groups": [(labels[standing], rows) for standing, rows in standings.items() if rows],
        "asks": request.committee.position_questions.exists(),
        "due": _due(request),
        "home": home(request.bearer),
    }
    return render(request, "positions/every.html", context)


ORDER = (
    PositionPaper.Standing.HANDED_IN,
    PositionPaper.Standing.WRITTEN,
    PositionPaper.Standing.RETURNED,
    PositionPaper.Standing.ACCEPTED,
)
"""What wants the dais's eyes stands first."""


@require_http_methods(["GET", "POST"])
@in_committee(Role.DAIS)
def one(request: Guest, seat: str) -> HttpResponse:
    """A delegation's paper as it was handed in; posted to, returned with remarks or accepted."""
    if request.method == "GET":
        return _reading(request, seat)
    standing = {
        "return": PositionPaper.Standing.RETURNED,
        "accept": PositionPaper.Standing.ACCEPTED,
    }.get(request.POST.get("do", ""))
    if standing is None:
        return _reading(request, seat, _("This page does not know that press. Reload it."), 422)
    try:
        remarks, read = _typed(request, "remarks"), number(request, "number")
        if not request.committee.position_papers.filter(seat=seat).exists():
            raise OutOfOrder(gettext_noop("This delegation has not handed in yet."))
        changed(request.committee, seat, lambda paper: decide(paper, read, standing, remarks))
    except OutOfOrder as refused:
        return _reading(request, seat, acting.worded(request, refused), 409)
    return HttpResponseRedirect(f"{home(request.bearer)}positions/?done")


def _reading(request: Guest, seat: str, sentence: str = "", status: int = 200) -> HttpResponse:
    paper = request.committee.position_papers.filter(seat=seat).first()
    handed_in = paper.handed_in if paper else {}
    context = {
        "name": acting.names(request)[seat],
        "paper": paper,
        "answers": [(question, handed_in.get(str(question.pk), "")) for question in _questions(request)],
        "remarks": request.POST.get("remarks", paper.remarks if paper else ""),
        "sentence": sentence,
        "longest": LONGEST,
        "home": home(request.bearer),
    }
    with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
        return render(request, "positions/one.html", context, status=status)
