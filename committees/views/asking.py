"""What passes between the dais and the secretariat, from the dais: calls for help, announcements that were read."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from committees import acting, announcing
from committees.access import Guest, Role, in_committee
from committees.models import Call


@require_POST
@in_committee(Role.DAIS)
@acting.typed
def calls(request: Guest) -> HttpResponse:
    """A call for help, with a line of words if somebody typed one."""
    kind = request.POST.get("kind")
    if kind not in Call.Kind.values:
        return acting.unknown(request)
    announcing.call(
        request.committee,
        acting.key_of(request) or acting.new_key(),
        kind=kind,
        words=acting.line(request, "words"),
        by=request.bearer.actor,
    )
    return acting.now_showing(request)


@require_POST
@in_committee(Role.DAIS)
def call(request: Guest, id: int) -> HttpResponse:
    if request.POST.get("do") != "close":
        return acting.unknown(request)
    announcing.close(request.committee, id)
    return acting.now_showing(request)


@require_POST
@in_committee(Role.DAIS)
def announcement(request: Guest, id: int) -> HttpResponse:
    if request.POST.get("do") != "read":
        return acting.unknown(request)
    announcing.read(request.committee, id, request.bearer.actor)
    return acting.now_showing(request)
