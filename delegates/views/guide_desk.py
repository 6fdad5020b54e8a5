"""The secretariat writes a committee's background guide, section by section.

A section that was changed elsewhere meanwhile is not overwritten: what was typed stays in its form,
under what stands there now.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees.access import secretariat_only
from committees.models import Committee
from committees.secretariat.rooms import room_of
from delegates import guides
from delegates.forms import SectionForm
from delegates.models import GuideSection


@require_http_methods(["GET", "POST"])
@secretariat_only
def page(request: Any, committee: str) -> HttpResponse:
    """The sections in their forms; posted to, one of them saved, moved or taken out, or a new one."""
    room = room_of(request, committee)
    if request.method == "GET":
        return _page(request, room)
    with transaction.atomic():
        # One desk writes at a time: places are counted over all sections.
        Committee.objects.select_for_update().get(pk=room.pk)
        sections = guides.sections_of(room)
        if request.POST.get("do") == "add":
            return _saved(request, room, GuideSection(committee=room), sections)
        section = next((each for each in sections if str(each.pk) == request.POST.get("section")), None)
        if section is None:
            sentence = _("That section is not in the guide any more.")
            return _page(request, room, sentence=sentence, status=409 if "section" in request.POST else 422)
        return _pressed(request, room, section, sections)


def _pressed(
    request: Any, room: Committee, section: GuideSection, sections: list[GuideSection]
) -> HttpResponse:
    """What a button of a section does with it."""
    match request.POST.get("do"):
        case "save":
            return _saved(request, room, section, sections)
        case "up" | "down" as where:
            guides.move(room, section, -1 if where == "up" else 1)
            return _to(request, section)
        case "out":
            if any(each.parent_id == section.pk for each in sections):
                sentence = _(
                    "Other sections stand under this one. Take them out or put them elsewhere first."
                )
                return _page(request, room, sentence=sentence, status=409)
            section.delete()
            return HttpResponseRedirect(f"{request.path}?saved")
    return _page(request, room, sentence=_("This page does not know that press. Reload it."), status=422)


def _saved(
    request: Any, room: Committee, section: GuideSection, sections: list[GuideSection]
) -> HttpResponse:
    """The section as it was typed, if that can be and nobody was faster."""
    mark = _mark(section)
    form = _form(sections, section, request.POST)
    if not form.is_valid():
        return _page(request, room, typed=form, status=422)
    if section.pk and request.POST.get("mark") != mark:
        sentence = _("This section was changed elsewhere meanwhile. What you typed is below; save it again if it shall stand.")  # fmt: skip
        return _page(request, room, sentence=sentence, typed=form, status=409)
    if not section.pk:
        section.order, section.slug = guides.last_place(room), guides.free_slug(room, section.title)
    form.save()
    guides.settle(room)
    return _to(request, section)


def _to(request: Any, section: GuideSection) -> HttpResponse:
    return HttpResponseRedirect(f"{request.path}?saved={section.slug}#{section.slug}")


def _mark(section: GuideSection) -> str:
    """Which wording of a section was read."""
    return sha256(repr(guides.wording(section)).encode()).hexdigest()[:16]


def _form(sections: list[GuideSection], section: GuideSection, posted: Any = None) -> SectionForm:
    allowed = set(guides.may_stand_under(sections, section if section.pk else None))
    above = [each for each in sections if each.pk in allowed]
    return SectionForm(above, posted, instance=section, auto_id=f"id_{section.pk or 'new'}_%s")


def _page(
    request: Any,
    room: Committee,
    *,
    sentence: str = "",
    typed: SectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """All sections, and one more form; of what was refused, what was typed."""
    sections = guides.sections_of(room)
    new = typed if typed and not typed.instance.pk else None
    context = {
        "here": "committees",
        "room": room,
        "sentence": sentence,
        "sections": list(_forms(sections, typed)),
        "new": new or _form(sections, GuideSection(committee=room)),
        "adds": new is not None,
        "saved": request.GET.get("saved"),
    }
    return render(request, "guide/desk.html", context, status=status)


def _forms(sections: list[GuideSection], typed: SectionForm | None) -> Iterator[dict[str, Any]]:
    for each in sections:
        form = typed if typed and typed.instance.pk == each.pk else None
        yield {
            "section": each,
            "depth": guides.depth_of(sections, each),
            "form": form or _form(sections, each),
            "mark": _mark(each),
            "open": form is not None,
        }
