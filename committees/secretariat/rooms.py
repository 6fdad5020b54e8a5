"""Committees: made of a pattern or as a copy, and changed, before the conference or in the middle of it."""

from typing import Any

from django.db.models import Max
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from committees import live, record
from committees.access import secretariat_only
from committees.models import Break, Committee, Conference, Topic
from committees.secretariat.described import Described, DescribedTopic
from committees.secretariat.forms import OfficerForm
from committees.secretariat.founding import NAMES, describe, found, start_with_phones
from committees.secretariat.patterns import PATTERNS, Pattern, pattern, symbol
from committees.secretariat.room_forms import (
    BaseTopics,
    CommitteeForm,
    NewCommitteeForm,
    as_typed,
    topics_form,
)
from committees.secretariat.set_up import link_of
from committees.secretariat.steps import lacking
from motions.models import Procedure
from motions.procedures import rules_chosen


def room_of(request: Any, slug: str) -> Committee:
    """A committee of the secretariat's conference. Raises Http404."""
    return get_object_or_404(
        Committee.objects.select_related("conference"), slug=slug, conference=request.conference
    )


@require_http_methods(["GET", "POST"])
@secretariat_only
def new(request: Any) -> HttpResponse:
    """What a committee can be made of; that chosen, its form; posted to, the committee."""
    usual = pattern(request.GET.get("pattern", ""))
    like = request.conference.committees.filter(slug=request.GET.get("copy", "")).first()
    if usual is None and like is None:
        return ways(request, status=200 if request.method == "GET" else 422)
    source = describe(like) if like else _usually(request.conference, usual or PATTERNS[-1])
    form, topics = _asked(request, source, like, usual)
    if request.method == "POST" and form.is_valid() and topics.is_valid():
        made = found(request.conference, _as_typed(source, form, topics), form.cleaned_data["rules"])
        return HttpResponseRedirect(reverse("committee", args=[made.slug]))
    context = {"here": "committees", "form": form, "topics": topics, "like": like, "usual": usual}
    return render(request, "set_up/new.html", context, status=422 if form.is_bound else 200)


def ways(request: Any, sentence: str = "", status: int = 200) -> HttpResponse:
    """All that a committee can be made of."""
    context = {
        "here": "committees",
        "patterns": PATTERNS,
        "committees": request.conference.committees.order_by("pk"),
        "sentence": sentence,
    }
    return render(request, "set_up/ways.html", context, status=status)


def _usually(conference: Conference, usual: Pattern) -> Described:
    return Described(
        name=usual.name,
        name_ja=usual.name_ja,
        abbreviation=usual.abbreviation,
        slug=usual.slug,
        symbol=symbol(usual.series, conference.abbreviation),
        session_title=f"{conference.abbreviation} session",
    )


def _asked(
    request: Any, source: Described, like: Committee | None, usual: Pattern | None
) -> tuple[NewCommitteeForm, BaseTopics]:
    """The forms of a new committee, filled in with what it is made of, or as they were typed."""
    rules = (
        rules_chosen(like) if like else Procedure.objects.filter(code=usual.rules if usual else "").first()
    )
    names = {field: getattr(source, field) for field in NAMES}
    initial = {
        **names, "slug": _free(source.slug), "phones": source.phones, "breaks": source.breaks, "rules": rules
    }  # fmt: skip
    stands = [{"title": topic.title, "title_ja": topic.title_ja} for topic in source.topics]
    posted = request.POST if request.method == "POST" else None
    return (
        NewCommitteeForm(request.conference, posted, initial=initial),
        topics_form(posted, stands),
    )


def _free(slug: str) -> str:
    """This address, or the next that no committee has."""
    taken = set(Committee.objects.values_list("slug", flat=True))
    others = (f"{slug[:46]}-{number}" for number in range(2, len(taken) + 3))
    return next((each for each in (slug, *others) if each not in taken), "")


def _as_typed(source: Described, form: NewCommitteeForm, topics: BaseTopics) -> Described:
    typed = form.cleaned_data
    return replace(
        source,
        **{field: typed[field] for field in NAMES},
        phones=typed["phones"],
        breaks=tuple(typed["breaks"]),
        topics=tuple(DescribedTopic(topic["title"], topic["title_ja"]) for topic in topics.typed()),
    )


@require_http_methods(["GET", "POST"])
@secretariat_only
def committee(request: Any, committee: str) -> HttpResponse:
    """A committee in its forms; posted to, as it was typed. Screens that are open follow at once."""
    room = room_of(request, committee)
    if request.method == "GET":
        return committee_page(request, room)
    form = CommitteeForm(room.conference, request.POST, instance=room, begun=_begun(room))
    topics = _topics(room, request.POST)
    if not (form.is_valid() and topics.is_valid()):
        return committee_page(request, room_of(request, committee), form=form, topics=topics, status=422)
    with live.rows_change(room.pk):
        # Only what the form has: a console writes to the same row.
        form.instance.save(update_fields=form.Meta.fields)
        _set_agenda(room, topics)
        room.breaks.all().delete()
        Break.objects.bulk_create(
            Break(committee=room, starts=start) for start in form.cleaned_data["breaks"]
        )
    if level := form.cleaned_data.get("phones"):
        start_with_phones(room, level)
    return HttpResponseRedirect(f"{reverse('committee', args=[room.slug])}?saved=committee")


def _set_agenda(room: Committee, topics: BaseTopics) -> None:
    """Topics keep their rows, which the record names; those that were emptied go."""
    room.topics.filter(pk__in=topics.emptied()).delete()
    typed = topics.typed()
    for topic in typed:
        row = room.topics.filter(pk=topic["id"] or 0)
        row.update(title=topic["title"], title_ja=topic["title_ja"])
    last = room.topics.aggregate(last=Max("number"))["last"] or 0
    added = [topic for topic in typed if not topic["id"]]
    Topic.objects.bulk_create(
        Topic(committee=room, number=last + number, title=topic["title"], title_ja=topic["title_ja"])
        for number, topic in enumerate(added, 1)
    )


def _begun(room: Committee) -> bool:
    """Whether a meeting was ever opened: from then on its Chair says what phones may do."""
    return record.read(room.pk).floor.meeting.number > 0


def _topics(room: Committee, posted: Any = None) -> BaseTopics:
    topics = topics_form(posted, as_typed(room.topics.all()))
    if _begun(room):
        topics.on_record = frozenset(record.read(room.pk).floor.agenda.topics)
    return topics


def committee_page(
    request: Any,
    room: Committee,
    *,
    form: CommitteeForm | None = None,
    topics: BaseTopics | None = None,
    officer: OfficerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """All of a committee that the secretariat sets; of what was refused, what was typed."""
    officers = room.officers.select_related("user").order_by("pk")
    stands = {
        "breaks": list(room.breaks.values_list("starts", flat=True)),
        "phones": record.read(room.pk).floor.meeting.phones,
    }
    context = {
        "here": "committees",
        "room": room,
        "lacking": lacking(room),
        "seats": room.seats.count(),
        "rules": rules_chosen(room),
        "form": form or CommitteeForm(room.conference, instance=room, initial=stands, begun=_begun(room)),
        "topics": topics or _topics(room),
        "officers": [(each, link_of(request, each.user)) for each in officers],
        "officer": officer or OfficerForm(room, prefix="new"),
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "set_up/committee.html", context, status=status)
