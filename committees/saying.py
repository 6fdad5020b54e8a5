"""What a delegation says, as the dais types it: a line as it is spoken, or the fields of a form."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext_noop, pgettext
from msgspec import Struct

from committees import acting, record, wall_clock
from committees.access import Guest
from committees.floor import Floor
from committees.naming import Names, term
from committees.order import OutOfOrder
from committees.spelling import folded
from delegates.models import CaucusTopic
from motions import typed
from motions.procedures import procedure_of
from motions.rules.procedure import MOVED, Form, Kind, Procedure
from motions.rulings.terms import meant_amendment
from motions.typed import Suggestion, Typed
from resolutions.typed import divided

LONG = 4
"""Letters from which on a later word of a name may mean it."""
LONGEST_LINE = 300
"""Characters of a typed line: room for the longest topic, and for what is said around it."""
LAST = "last"
"""What a row is put before that is put after all others."""
SHORTEST = 2
"""Letters from which on the beginning of a name may mean a seat; a whole name or code always does."""


class Said(Struct, frozen=True):
    """A point, a right or a motion with what was said to it, ready for its ruling. Times in seconds."""

    kind: Kind
    seat: str | None
    args: dict[str, Any]
    text: str = ""


def number(request: Guest, field: str, default: int = 0) -> int:
    """A posted whole number; `default`, which rulings refuse where it matters, if it is none."""
    try:
        return max(-100_000, min(100_000, int(request.POST.get(field, "").replace("+", ""))))
    except ValueError:
        return default


def numbers(request: Guest, field: str) -> tuple[int, ...]:
    """Posted whole numbers, as 2 or 1 3; 0, which rulings refuse, for what is none."""
    words = re.split(r"[\s,、，]+", request.POST.get(field, "").strip()[:80])
    return tuple(int(word) if word.isdecimal() and len(word) < 4 else 0 for word in words if word)


def before(request: Guest) -> int | None:
    """What the thing that is put in its place shall stand before; None if it is put last."""
    return None if request.POST.get("before") == LAST else number(request, "before")


def moment_meant(request: Guest, text: str) -> datetime:
    """The moment that was typed as the next such time of day, or as minutes from now. Raises OutOfOrder."""
    return _moment(request.committee.conference.time_zone, text)


def _moment(zone: str, text: str) -> datetime:
    text = text.strip().replace("：", ":")
    now = datetime.fromtimestamp(wall_clock.now() / 1000, ZoneInfo(zone))
    try:
        if ":" not in text:
            return now + timedelta(minutes=int(text))
        hour, _colon, minute = text.partition(":")
        moment = now.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    except (ValueError, OverflowError):
        raise OutOfOrder(gettext_noop("Write the time as 14:30, or as minutes from now.")) from None
    return moment + timedelta(days=1) if moment <= now else moment


def time_meant(request: Guest, text: str) -> int | None:
    """The same in ms since the Unix epoch; None if nothing was typed."""
    return moment_in(request.committee.conference.time_zone, text)


def moment_in(zone: str, text: str) -> int | None:
    """The moment that was typed in a time zone, in ms since the Unix epoch; None if nothing was."""
    return int(_moment(zone, text).timestamp() * 1000) if text.strip() else None


def suggestions(request: Guest) -> list[Suggestion]:
    """The caucuses that the guide suggests, in the reader's language."""
    ja = get_language() == "ja"
    return [
        Suggestion(
            each.kind,
            each.topic_ja if ja else each.topic,
            each.topic if ja else each.topic_ja,
            each.total_seconds,
            each.speaking_seconds,
        )
        for each in CaucusTopic.objects.filter(committee=request.committee)
    ]


def suggested(request: Guest) -> dict[str, list[str]]:
    """Their topics by the kind of caucus that each is suggested for."""
    topics: dict[str, list[str]] = {}
    for each in suggestions(request):
        topics.setdefault(each.kind, []).append(each.topic)
    return topics


def kinds_spoken(floor: Floor) -> list[Kind]:
    """Every point, right and motion that a delegation may rise to."""
    return [kind for kind in floor.procedure.kinds.values() if kind.offered]


def rules_of(request: Guest) -> Procedure:
    """The rules in force, or those to come before there are any."""
    procedure = record.read(request.committee.pk).floor.procedure
    return procedure if procedure.kinds else procedure_of(request.committee)


def kinds_of(request: Guest, *forms: Form) -> list[tuple[str, str]]:
    """What a form offers, by code and name, under the rules in force or those to come: motions unless said."""
    procedure = rules_of(request)
    kinds = [kind for kind in procedure.kinds.values() if kind.offered and kind.form in (forms or MOVED)]
    kinds.sort(key=lambda kind: kind.rank[0])
    return [(kind.code, term(procedure, kind.code)) for kind in kinds]


def declared_of(request: Guest) -> list[tuple[str, str]]:
    """What only the Chair brings about under these rules, by code and name."""
    rules = rules_of(request)
    return [(kind.code, term(rules, kind.code)) for kind in rules.declared()]


def read_line(request: Guest, floor: Floor, text: str) -> Typed:
    """What a typed line means: something delegations rise to, else something that only the Chair declares."""

    def read(kinds: Sequence[Kind]) -> Typed:
        return typed.read(
            text[:LONGEST_LINE],
            kinds,
            lambda words: seats_called(acting.names(request), floor, words),
            suggestions(request),
            floor.business.motions.last_times,
        )

    meant = read(kinds_spoken(floor))
    return meant if meant.kinds else read(floor.procedure.declared())


def seats_called(names: Names, floor: Floor, words: str) -> list[str]:
    """The seats whose name or code is, or begins with, what was typed."""
    wanted = folded(words)
    spelt = {code: names[code].search.split("|") for code in floor.roll.order}
    exact = [code for code, forms in spelt.items() if wanted in forms]
    if exact or len(wanted) < SHORTEST:
        return exact
    begun = [code for code, forms in spelt.items() if any(form.startswith(wanted) for form in forms)]
    if begun or len(wanted) < LONG:
        return begun
    # "korea" is a word of the Republic of Korea's name.
    return [code for code, forms in spelt.items() if any(f" {wanted}" in form for form in forms)]


def said_by_line(request: Guest, floor: Floor) -> Said:
    """What a typed line says. Raises OutOfOrder with the sentence to show."""
    line = acting.line(request, "line", LONGEST_LINE)
    meant = read_line(request, floor, line)
    if meant.kind is None:
        several = pgettext("between names", ", ").join(term(floor.procedure, code) for code in meant.kinds)
        if several:
            raise OutOfOrder(
                gettext_noop("What is meant by “%(typed)s”: %(several)s?"), typed=line, several=several
            )
        raise OutOfOrder(gettext_noop("No motion is called “%(typed)s”."), typed=line)
    if len(meant.seats) > 1:
        several = acting.several(request, meant.seats)
        raise OutOfOrder(gettext_noop("“%(typed)s” may mean %(several)s."), typed=line, several=several)
    kind = floor.procedure.kinds[meant.kind]
    if not meant.seats and meant.topic and kind.moved and not kind.wants("topic"):
        raise OutOfOrder(gettext_noop("No delegation here is called “%(typed)s”."), typed=meant.topic)
    until = time_meant(request, "{}:{:02}".format(*meant.clock)) if meant.clock else None
    args = {"total": meant.total, "speaking": meant.speaking, "until": until}
    args |= about_meant(floor, kind, meant)
    return _said(floor, kind, meant.seat, meant.topic, args)


def said_by_form(request: Guest, floor: Floor) -> Said:
    """What the form says. Raises OutOfOrder with the sentence to show."""
    kind = floor.procedure.kinds.get(request.POST.get("motion", ""))
    if kind is None or not kind.effect:
        raise OutOfOrder(gettext_noop("Choose a motion."))
    mover, slot = request.POST.get("seat", "").strip(), request.POST.get("slot")
    args = {
        "total": number(request, "minutes") * 60 or None,
        "speaking": number(request, "speaking") or None,
        "until": time_meant(request, request.POST.get("until", "")) if kind.wants("until") else None,
        "slot": slot if slot in ("first", "last", "none") else None,
    }
    number_of_draft = re.sub(r"\D", "", request.POST.get("draft", ""))[:3]
    named = request.POST.get("drafts" if kind.wants("drafts") else "clauses", "")[:100]
    seat = acting.seat_meant(request, mover) if mover else None
    if kind.wants("amendment"):
        amended = typed.read_amendment(acting.line(request, "amendment"))
        args |= amendment_meant(floor, seat, *amended)
    args |= paper_meant(floor, kind, int(number_of_draft) if number_of_draft else None, named)
    return _said(floor, kind, seat, acting.line(request, "order" if kind.wants("order") else "topic"), args)


def _said(floor: Floor, kind: Kind, seat: str | None, text: str, args: dict[str, Any]) -> Said:
    """With what this kind wants of `args`, and the text as its topic or as the order of topics.

    Raises OutOfOrder if the text is too long.
    """
    text = acting.within(text)
    said = {"paper": "draft", "parts": "clauses", "papers": "drafts"}
    wanted = {
        name: value for name, value in args.items() if value is not None and kind.wants(said.get(name, name))
    }
    topic = {"topic": record.Typed(text)} if text and kind.wants("topic") else {}
    order = {"topics": _agenda(floor, text)} if kind.wants("order") else {}
    return Said(kind, seat, wanted | topic | order, text)


def about_meant(floor: Floor, kind: Kind, meant: Typed) -> dict[str, Any]:
    """The paper or the amendment that a typed line is about. Raises OutOfOrder."""
    if kind.wants("amendment"):
        return amendment_meant(floor, meant.seat, meant.draft, meant.amended, meant.clauses)
    return paper_meant(floor, kind, meant.draft, meant.clauses)


def amendment_meant(
    floor: Floor, seat: str | None, number: int | None, amended: int | None, places: str
) -> dict[str, Any]:
    """The amendment that was named by its draft, by the amendment that it is to, and by its paragraph.

    What was not named the ruling knows. Raises OutOfOrder.
    """
    place = next((int(word) for word in re.findall(r"\d+", places)), None)
    if number is None and amended is None and place is None:
        return {}
    amendment = meant_amendment(floor, seat, number, place, amended)
    if amendment is None:
        raise OutOfOrder(gettext_noop("No amendment with the dais is called that."))
    return {"amendment": amendment}


def paper_meant(floor: Floor, kind: Kind, number: int | None, clauses: str) -> dict[str, Any]:
    """The paper that was named by its number, and the parts of a draft that is to be divided. Raises OutOfOrder.

    What is to be divided is the next draft unless it was named; else the ruling knows which is meant.
    """
    if kind.wants("drafts"):
        return {"papers": _in_order(floor, clauses)}
    if not kind.wants("draft"):
        return {}
    if kind.effect == "introduce_draft":
        papers = [each.paper for each in floor.papers.submissions if each.number == number]
        if number is not None and not papers:
            raise OutOfOrder(gettext_noop("No working paper has that number."))
        return {"paper": papers[0]} if number is not None else {}
    if number is None and not kind.wants("clauses"):
        return {}
    before = floor.papers.drafts if kind.effect == "reconsider" else floor.papers.introduced
    drafts = [draft for draft in before if number in (None, draft.number)]
    if not drafts:
        raise OutOfOrder(gettext_noop("That draft is not before the room."))
    if not kind.wants("clauses"):
        return {"paper": drafts[0].paper}
    return {"paper": drafts[0].paper, "parts": divided(clauses, drafts[0].outline)}


def _in_order(floor: Floor, text: str) -> tuple[int, ...]:
    """The drafts that are left in the order in which their numbers were typed; those not named follow."""
    left = {draft.number: draft.paper for draft in floor.papers.introduced}
    named = [left[number] for word in re.findall(r"\d+", text) if (number := int(word)) in left]
    return tuple(dict.fromkeys((*named, *left.values())))


def _agenda(floor: Floor, text: str) -> tuple[int, ...]:
    """The topics in the order in which their numbers were typed; those not named follow."""
    topics = floor.agenda.topics
    named = [
        topics[int(word) - 1] for word in text.split() if word.isdecimal() and 0 < int(word) <= len(topics)
    ]
    return tuple(dict.fromkeys((*named, *topics)))
