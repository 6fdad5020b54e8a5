"""The secretariat's rules of procedure: chosen for committees, copied, edited, compared, looked at before they are played."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.db.models import F, ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec.structs import replace

from committees import acting, live, record
from committees.access import secretariat_only
from committees.minutes.procedure import changes, label
from committees.models import Committee
from motions import showing
from motions.editing import Mistyped, Posted, moved_before, read, read_kind, read_settings
from motions.fields import TEXTS
from motions.models import Procedure as ProcedureRow
from motions.models import ProcedureChoice
from motions.procedures import copied, lay_down, newer_rules, rules_chosen, sets_of, value_of
from motions.rules.procedure import Kind, Procedure


class Overtaken(Exception):
    """Somebody else has changed the set since the page was read."""


def found(request: Any, procedure: int) -> ProcedureRow:
    return get_object_or_404(sets_of(request.conference), pk=procedure)


def set_page(
    request: Any,
    row: ProcedureRow,
    sentence: str = "",
    *,
    status: int = 200,
    posted: Posted | None = None,
    kind: str = "",
    wrong: str = "",
) -> HttpResponse:
    """A set in its forms; the one that was refused, that of a kind or the settings, with what was `posted`."""
    rules = value_of(row)
    typed = None if kind else posted
    context = {
        "row": row,
        "own": row.conference_id is not None,
        "texts": [showing.shown(field, row, typed, wrong) for field in TEXTS],
        "groups": showing.settings(rules, typed, wrong),
        "kinds": showing.kinds(rules, kind, posted, wrong, sentence),
        "by_hand": showing.by_hand(rules),
        "wrong": showing.wrong_with(rules),
        "committees": request.conference.committees.filter(procedure_choice__procedure=row),
        "sentence": "" if kind else sentence,
        # What was overtaken is sent again on top of what is there now.
        "revision": row.revision,
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "procedures/set.html", context, status=status)


def saved(
    request: Any, row: ProcedureRow, edited: Callable[[Procedure], Procedure], place: str, kind: str = ""
) -> HttpResponse:
    """The set as `edited` and how it goes on, or the sentence with which that was refused."""
    posted = dict(request.POST.lists())
    typed = None if "before" in posted else posted
    if row.conference_id is None:
        sentence = _("This set comes with the product. Copy it, and edit the copy.")
        return set_page(request, row, sentence, status=409, posted=typed, kind=kind)
    try:
        write(row, edited, posted.get("revision", [str(row.revision)])[-1])
    except Mistyped as mistyped:
        sentence = _(mistyped.msgid) % {**mistyped.values, "field": label(mistyped.field)}
        status, wrong = 422, mistyped.field.name
    except Overtaken:
        sentence = _("These rules were changed elsewhere just now. Look at them, and save again.")
        status, wrong = 409, ""
    else:
        return its_page(row, place)
    # Around what was typed stands the set as it is, not as it would have been.
    now = found(request, row.pk)
    return set_page(request, now, sentence, status=status, posted=typed, kind=kind, wrong=wrong)


def write(row: ProcedureRow, edited: Callable[[Procedure], Procedure], revision: str) -> None:
    """Save a set, and tell the consoles of all who meet under it. Raises Mistyped or Overtaken."""
    using = ProcedureChoice.objects.filter(procedure=row).values_list("committee", flat=True)
    with live.rows_change(*using):
        same = ProcedureRow.objects.filter(pk=row.pk, revision=row.revision)
        if revision != str(row.revision) or not same.update(revision=F("revision") + 1):
            raise Overtaken
        row.revision += 1
        lay_down(row, edited(value_of(row)))


def its_page(row: ProcedureRow, place: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("rules-set", args=[row.pk]) + place)


@require_http_methods(["GET", "POST"])
@secretariat_only
def sets(request: Any) -> HttpResponse:
    """All sets and who meets under which; posted to, a copy of one, to edit."""
    if request.method == "POST":
        of = request.POST.get("of", "")
        row = found(request, int(of) if of.isdecimal() and len(of) < 10 else 0)
        key = acting.key_of(request) or acting.new_key()
        return its_page(copied(row, request.conference, key[:16]))
    return sets_page(request)


def sets_page(request: Any, sentence: str = "", status: int = 200) -> HttpResponse:
    rooms = [_room(room) for room in request.conference.committees.select_related("conference")]
    rows = [(row, bool(showing.wrong_with(value_of(row)))) for row in sets_of(request.conference)]
    context = {
        "rooms": rooms,
        "own": [(row, wrong) for row, wrong in rows if row.conference_id],
        "shipped": [row for row, _wrong in rows if not row.conference_id],
        "usable": [row for row, wrong in rows if not wrong],
        "sentence": sentence,
        "key": acting.new_key(),
    }
    return render(request, "procedures/sets.html", context, status=status)


def _room(committee: Committee) -> dict[str, Any]:
    floor = record.read(committee.pk).floor
    return {
        "committee": committee,
        "rules": rules_chosen(committee),
        "open": floor.meeting.phase in ("open", "suspended"),
        "waiting": newer_rules(committee, floor) is not None,
    }


@require_POST
@secretariat_only
def choose(request: Any, committee: str) -> HttpResponse:
    """A committee meets under another set: from its next meeting on, or when its Chair takes it."""
    room = get_object_or_404(Committee, slug=committee, conference=request.conference)
    wanted = request.POST.get("procedure", "")
    if not wanted.isdecimal() or len(wanted) > 9:
        return sets_page(request, _("Choose a set of rules."), 422)
    row = found(request, int(wanted))
    if showing.wrong_with(value_of(row)):
        return sets_page(request, _("“%(rules)s” contradicts itself still.") % {"rules": row}, 409)
    with live.rows_change(room.pk):
        ProcedureChoice.objects.update_or_create(committee=room, defaults={"procedure": row})
    return HttpResponseRedirect(reverse("rules"))


@require_http_methods(["GET", "POST"])
@secretariat_only
def one_set(request: Any, procedure: int) -> HttpResponse:
    """A set in forms; posted to, its names and settings as they were typed."""
    row = found(request, procedure)
    if request.method != "POST":
        return set_page(request, row)
    posted = dict(request.POST.lists())

    def edited(rules: Procedure) -> Procedure:
        for field in TEXTS:
            setattr(row, field.name, read(posted, field, row))
        return read_settings(posted, rules)

    return saved(request, row, edited, "?saved=settings#settings")


@require_http_methods(["GET", "POST"])
@secretariat_only
def deletion(request: Any, procedure: int) -> HttpResponse:
    """Asks whether a copy is to be deleted, or says why it stays; posted to, it is gone."""
    row, posted, sentence = found(request, procedure), request.method == "POST", ""
    if posted and not why_kept(row):
        try:
            delete(row, request.POST.get("revision", ""))
            return HttpResponseRedirect(reverse("rules"))
        except Overtaken:
            sentence = _("These rules were changed elsewhere just now. Look at them before you delete them.")
    context = {"row": row, "kept": why_kept(row), "sentence": sentence}
    return render(request, "procedures/deletion.html", context, status=409 if posted else 200)


def why_kept(row: ProcedureRow) -> str:
    """Why a set cannot be deleted; empty if nobody needs it, for records hold rules of their own."""
    if row.conference_id is None:
        return _("This set comes with the product, and is not deleted.")
    rooms = Committee.objects.filter(procedure_choice__procedure=row).values_list("abbreviation", flat=True)
    named = pgettext("between names", ", ").join(rooms)
    return (
        _("Chosen by %(committees)s: choose another set there first.") % {"committees": named}
        if named
        else ""
    )


def delete(row: ProcedureRow, revision: str) -> None:
    """Delete a set as it was read, with its kinds. Raises Overtaken, also if a committee has just chosen it."""
    try:
        same = ProcedureRow.objects.filter(pk=row.pk, revision=row.revision)
        gone = revision == str(row.revision) and same.delete()[0]
    except (ProtectedError, IntegrityError):
        raise Overtaken from None
    if not gone:
        raise Overtaken


@require_POST
@secretariat_only
def kind(request: Any, procedure: int, kind: str) -> HttpResponse:
    """A kind's fields as they were typed, or its place in the order of precedence."""
    row = found(request, procedure)
    posted = dict(request.POST.lists())

    def edited(rules: Procedure) -> Procedure:
        known: Kind = rules.kinds[kind]
        if "before" in posted:
            return moved_before(rules, kind, posted["before"][-1])
        return replace(rules, kinds={**rules.kinds, kind: read_kind(posted, known)})

    get_object_or_404(row.kinds.exclude(effect=""), code=kind)
    place = "" if "before" in posted else f"?saved={kind}"
    return saved(request, row, edited, f"{place}#kind-{kind}", kind)


@require_GET
@secretariat_only
def preview(request: Any, procedure: int) -> HttpResponse:
    """What would be in order where, under a set as it is being edited."""
    row = found(request, procedure)
    rules = value_of(row)
    context = {"row": row, "states": showing.preview(rules), "wrong": showing.wrong_with(rules)}
    return render(request, "procedures/preview.html", context)


@require_GET
@secretariat_only
def compare(request: Any, procedure: int) -> HttpResponse:
    """A set beside another: only what differs."""
    row = found(request, procedure)
    beside = request.GET.get("beside", "")
    other = found(request, int(beside)) if beside.isdecimal() and len(beside) < 10 else row.cloned_from
    context = {
        "row": row,
        "other": other,
        "sets": sets_of(request.conference).exclude(pk=row.pk),
        "changes": changes(value_of(other), value_of(row)) if other else [],
    }
    return render(request, "procedures/compare.html", context)
