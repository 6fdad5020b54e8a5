"""A motion as it is being typed: what was understood, what is missing, and what may be meant."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import acting, record, wording
from committees.access import Guest
from committees.facts import WordsRef
from committees.floor import Floor
from committees.in_order import why_not
from committees.minutes import Reader
from committees.naming import term
from committees.order import OutOfOrder
from committees.saying import LONGEST_LINE, about_meant, time_meant
from delegates.rulings.questions import put_question
from delegates.rulings.speakers import grant_reply
from motions.limits import warnings
from motions.rules.motions import MotionRaised
from motions.rules.procedure import POINTS, Kind
from motions.rulings.explanations import hear_explanation
from motions.rulings.points import raise_point
from motions.rulings.raising import declare_motion, raise_motion
from motions.rulings.terms import meant_amendment, meant_paper
from motions.typed import Typed

OFFERED = 6
"""How many ways to go on are shown at once."""


def reading(request: Guest, text: str, meant: Typed) -> dict[str, Any]:
    """What the template shows of a typed line."""
    book, called = record.read(request.committee.pk), acting.names(request)
    floor, reader = book.floor, Reader(book, called, request.committee)
    if not text.strip():
        return {}
    if meant.kind is None:
        names = [term(floor.procedure, code) for code in meant.kinds]
        options = [(name, f"{name} {meant.after}") for name in names]
        return {"unknown": not options, "options": options[:OFFERED]}
    kind = floor.procedure.kinds[meant.kind]
    no_time = meant.clock and (meant.clock[0] > 23 or meant.clock[1] > 59)
    until = "{}:{:02}".format(*meant.clock) if meant.clock and not no_time else ""
    said = MotionRaised(
        motion=kind.code,
        seat=meant.seat,
        total=meant.total * 1000 if meant.total else None,
        speaking=meant.speaking * 1000 if meant.speaking else None,
        until=time_meant(request, until),
    )
    parts = [reader.kind(kind.code)]
    if until:
        parts.append(_("until %(time)s") % {"time": until})
    stray = meant.topic if kind.moved and not kind.wants("topic") else ""
    parts += reader.terms(said.total, said.speaking, "" if stray else meant.topic)
    refused = _too_long(text, meant)
    about: dict[str, Any] = {}
    try:
        about = about_meant(floor, kind, meant)
    except OutOfOrder as unread:
        refused = unread
    if "parts" in about:
        draft = floor.papers.draft(about["paper"])
        places = tuple(draft.places(marks) for marks in about["parts"]) if draft else ()
        parts.append(reader.division(about["paper"], places))
    elif "papers" in about:
        parts.append(reader.drafts(about["papers"]))
    elif paper := about.get("paper") or (
        meant_paper(floor, kind, meant.seat) if kind.wants("draft") else None
    ):
        parts.append(reader.moved_paper(paper))
    elif kind.wants("amendment") and not refused:
        brought_in = about.get("amendment") or meant_amendment(floor, meant.seat)
        parts += [reader.moved_amendment(brought_in)] if brought_in else []
    declared = kind.moved and not kind.enabled
    if (meant.seat or declared) and not refused:
        verb = declare_motion if declared else _VERBS.get(kind.effect, raise_motion)
        asked = _asked(floor, kind, meant, meant.seat)
        refused = why_not(floor, request.bearer.actor, verb, **asked, **about)

    def topic(raised: MotionRaised) -> str:
        return meant.topic if raised is said else reader.typed(raised.topic)

    return {
        "said": wording.first_up(pgettext("between names", ", ").join(parts)),
        "seat": called[meant.seat] if meant.seat else None,
        "declared": declared,
        "several": [called[code] for code in meant.seats] if len(meant.seats) > 1 else [],
        "stray": stray,
        "assumed": bool(meant.assumed),
        "reason": _("Write the time as 14:30, or as minutes from now.")
        if no_time
        else wording.refusal(refused, called)
        if refused
        else "",
        "warnings": [
            wording.sentence(msgid, values, called) for msgid, values in warnings(floor, said, topic)
        ],
        "options": _completions(meant, term(floor.procedure, kind.code), called)[:OFFERED],
    }


def _too_long(text: str, meant: Typed) -> OutOfOrder | None:
    try:
        acting.within(text, LONGEST_LINE)
        acting.within(meant.topic)
    except OutOfOrder as refused:
        return refused
    return None


_VERBS = {
    **dict.fromkeys(POINTS, raise_point),
    "reply": grant_reply,
    "explanation": hear_explanation,
    "question": put_question,
}


def _asked(floor: Floor, kind: Kind, meant: Typed, seat: str | None) -> dict[str, Any]:
    """The arguments with which a kind's own ruling is asked whether it is in order."""
    if kind.effect in POINTS:
        return {"point": kind.code, "seat": seat}
    if kind.effect == "question":
        speech = floor.speakers.speech
        return {"speech": speech.id if speech else 0, "seat": seat}
    if kind.effect in ("reply", "explanation"):
        return {"seat": seat}
    said = {
        "total": meant.total,
        "speaking": meant.speaking,
        "topic": WordsRef("", "") if meant.topic else None,
    }
    return {
        "motion": kind.code,
        "seat": seat,
        **{name: value for name, value in said.items() if kind.wants(name)},
    }


def _completions(meant: Typed, kind: str, called: Any) -> list[tuple[str, str]]:
    """What may follow, each with the whole line that it makes."""
    times = [str(meant.total // 60)] if meant.total and "total" not in meant.assumed else []
    if meant.speaking and "speaking" not in meant.assumed:
        times.append(f"{meant.speaking}s")
    begun = " ".join([kind, *times])
    mover = f" {called[meant.seat].short}" if meant.seat else " "
    if len(meant.seats) > 1:
        topic = f" “{meant.topic}”" if meant.topic else ""
        return [(called[code].short, f"{begun}{topic} {called[code].short}") for code in meant.seats]
    return [(topic, f"{begun} “{topic}”{mover}") for topic in meant.topics]
