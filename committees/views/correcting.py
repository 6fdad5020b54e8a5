"""The page on which one act of the record is corrected, part by part."""

import unicodedata
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from committees import acting, record, wording
from committees.access import Guest, Role, home, in_committee
from committees.console.steps import turns_text
from committees.correcting import next_ways, parts_of, rests_on
from committees.minutes import Reader
from committees.order import OutOfOrder, Ruling
from committees.record import OnRecord
from committees.recorded import correctable, time_of
from motions.rulings import corrections


@require_http_methods(["GET", "POST"])
@in_committee(Role.DAIS)
def correction(request: Guest, act: int) -> HttpResponse:
    """An act as it is on record, with a form for each part of it that can be corrected."""
    if not 0 < act <= record.read(request.committee.pk).seq:
        raise Http404
    # Whoever names an entry means the act that it is of.
    act = record.read(request.committee.pk).entries[act - 1].act
    if request.method == "GET":
        return _page(request, act)
    try:
        meant = _meant(request)
    except OutOfOrder as refused:
        return _page(request, act, wording.refusal(refused, acting.names(request)), refused)
    if meant is None:
        return acting.unknown(request)
    ruling, args = meant
    ending = acting.Ending(
        lambda: HttpResponseRedirect(f"{home(request.bearer)}minutes/#act-{act}"),
        lambda sentence, refused, status: _page(request, act, sentence, refused, status),
    )
    return acting.enter(request, ruling, ending=ending, **args)


def _page(
    request: Guest, act: int, sentence: str = "", refused: OutOfOrder | None = None, status: int = 409
) -> HttpResponse:
    """The page; after a refusal with its sentence, what was sent, and what may be done instead."""
    book = record.read(request.committee.pk)
    with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
        reader = Reader(book, acting.names(request), request.committee)
        sent = request.POST.dict() if sentence else {}
        context = {
            "act": act,
            "at": time_of(book, act),
            "said": reader.whole(act) or reader.act(act),
            "parts": [part.filled(sent) for part in parts_of(reader, act)] if correctable(book, act) else [],
            "sentence": sentence,
            "rests": rests_on(reader, act, refused) if refused else [],
            "ways": next_ways(reader, act, refused) if refused else [],
            "kept": [
                (name, value) for name, value in sent.items() if name not in (*acting.REPEATED, "upshot")
            ],
            "home": home(request.bearer),
            "key": acting.new_key(),
            "turns": turns_text(book.turns),
        }
        return render(request, "minutes/correct.html", context, status=status if sentence else 200)


def _meant(request: Guest) -> tuple[Ruling, dict[str, Any]] | None:
    """The correction that a form asks for; None if no form of ours does. Raises OutOfOrder."""
    sent, entry = request.POST, _count(request, "entry")
    known = {"recorded": OnRecord(entry or 0)}
    upshot = sent["upshot"] if sent.get("upshot") in ("changes", "stands") else None
    seat = sent.get("seat", "")
    counts = {name: _count(request, name) for name in ("yes", "no")}
    match sent.get("part"), sent.get("answer"):
        case "name", _:
            return corrections.correct_name, {**known, "seat": seat}
        case "answer", ("present" | "voting" | "absent") as answer:
            return corrections.correct_answer, {**known, "seat": seat, "answer": answer}
        case "count", _:
            return corrections.correct_count, {**known, **counts, "stands": upshot == "stands"}
        case "ballot", ("yes" | "no" | "abstain" | "none") as choice:
            given = None if choice == "none" else choice
            return corrections.correct_ballot, {
                "vote": entry,
                "seat": seat,
                "choice": given,
                "upshot": upshot,
            }
        case "placards", _:
            abstain = _count(request, "abstain")
            return corrections.correct_placards, {
                "vote": entry,
                **counts,
                "abstain": abstain,
                "upshot": upshot,
            }
        case "time", _:
            return corrections.correct_time, {**known, "moment": _moment_meant(request, entry or 0)}
    return None


def _count(request: Guest, field: str) -> int | None:
    """A posted whole number; None, which rulings refuse, if it is none."""
    try:
        return max(-100_000, min(100_000, int(request.POST.get(field, ""))))
    except ValueError:
        return None


def _moment_meant(request: Guest, entry: int) -> int:
    """The time of day that was typed, on the day that is nearest to when the entry was made. Raises OutOfOrder."""
    book = record.read(request.committee.pk)
    if not 0 < entry <= book.seq:
        return 0
    zone = ZoneInfo(request.committee.conference.time_zone)
    on_record = time_of(book, book.entries[entry - 1].act)
    was = datetime.fromtimestamp(on_record / 1000, zone)
    typed = unicodedata.normalize("NFKC", request.POST.get("time", "")).strip()
    try:
        hour, minute, second = (
            int(part) for part in (typed if typed.count(":") == 2 else f"{typed}:0").split(":")
        )
        same_day = was.replace(hour=hour, minute=minute, second=second, microsecond=0)
    except ValueError:
        raise OutOfOrder(gettext_noop("Write the time as 14:03:20.")) from None
    days = (same_day + timedelta(days=days) for days in (-1, 0, 1))
    meant = round(min(days, key=lambda each: abs(each - was)).timestamp() * 1000)
    # Whole seconds are all that can be typed: the same second is the same moment.
    return on_record if meant // 1000 == on_record // 1000 else meant
