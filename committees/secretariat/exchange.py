"""A committee as one file: taken away, and read in beside those that are there."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from msgspec.structs import replace

from committees.access import secretariat_only
from committees.secretariat.described import LARGEST, Described, NotReadable, read, written
from committees.secretariat.founding import describe, found, set_like
from committees.secretariat.room_forms import AddressForm
from committees.secretariat.rooms import room_of, ways
from motions.procedures import usual_rules


@require_GET
@secretariat_only
def export(request: Any, committee: str) -> HttpResponse:
    """All that was prepared for a committee, as a file."""
    room = room_of(request, committee)
    answer = HttpResponse(written(describe(room)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{room.slug}.json"'
    return answer


@require_http_methods(["GET", "POST"])
@secretariat_only
def take_in(request: Any) -> HttpResponse:
    """A file is read and shown; with an address that is free, it becomes a committee. It replaces nothing."""
    if request.method == "GET":
        return ways(request)
    content = _content(request)
    try:
        described = read(content)
    except NotReadable as wrong:
        return ways(request, str(wrong), 422)
    form = AddressForm({"slug": request.POST.get("slug", described.slug)})
    if "slug" in request.POST and form.is_valid():
        made = found(request.conference, replace(described, slug=form.cleaned_data["slug"]))
        return HttpResponseRedirect(reverse("committee", args=[made.slug]))
    status = 422 if "slug" in request.POST else 200
    return render(request, "set_up/file.html", _shown(request, described, form, content), status=status)


def _content(request: Any) -> bytes:
    """What was uploaded, or the same as the page with its preview sends it back."""
    file = request.FILES.get("file")
    return bytes(file.read(LARGEST + 1)) if file else request.POST.get("content", "").encode(errors="replace")


def _shown(request: Any, described: Described, form: AddressForm, content: bytes) -> dict[str, Any]:
    same = described.rules and set_like(request.conference, described.rules)
    observers = sum(seat.status == "observer" for seat in described.seats)
    return {
        "here": "committees",
        "described": described,
        "observers": observers,
        "members": len(described.seats) - observers,
        "rules": same or (described.rules.name if described.rules else usual_rules()),
        "new_rules": bool(described.rules) and not same,
        "form": form,
        "content": content.decode(errors="replace"),
    }
