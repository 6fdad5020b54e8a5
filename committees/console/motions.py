"""What the room is asked: a point, motions in their order, what waits and what fell; the free timer."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from committees import wording
from committees.console.clocks import start_or_pause, ten_seconds
from committees.console.situation import clock_view
from committees.controls import Control, code_of, control, marked, refusal_of
from committees.order import SEAT
from committees.screens import Sight
from motions.limits import warnings
from motions.rules.motions import Decision, Motion, Side
from motions.rules.precedence import why_before
from motions.rules.procedure import Kind
from motions.rulings import calling, hearing, motions, points, raising, terms, timer


def point(sight: Sight) -> dict[str, Any]:
    """The point before the Chair, and how it may be ruled on."""
    current = sight.floor.business.point
    if current is None:
        return {"point": None}
    url = f"points/{current.id}/"
    ways = (
        (_("Well taken"), "well_taken", "K"),
        (_("Not well taken"), "not_well_taken", "N"),
        (_("Answered"), "answered", "O"),
    )
    return {
        "point": current,
        "kind": wording.first_up(sight.reader.kind(current.point)),
        "name": sight.names[current.seat],
        "text": sight.reader.typed(current.text),
        "controls": [
            control(sight, label, points.rule_point, url, "how", how, key=key, id=current.id, how=how)
            for label, how, key in ways
        ],
    }


def motions_now(sight: Sight) -> dict[str, Any]:
    """Motions before the room in the order in which they are put, the first to be decided by one key."""
    before = sight.floor.business.motions
    return {
        "calling": before.calling,
        "rows": [_row(sight, place, motion) for place, motion in enumerate(before.pending)],
        "dragged": len(before.pending) > 1 and sight.floor.meeting.open,
        "noted": [
            _kept(sight, motion, _taken_up(sight, motion), _withdrawn(sight, motion))
            for motion in before.noted
        ],
        "fallen": [_kept(sight, motion, _keeping(sight, motion)) for motion in before.fallen],
    }


def _row(sight: Sight, place: int, motion: Motion) -> dict[str, Any]:
    pending = sight.floor.business.motions.pending
    following = pending[place + 1] if place + 1 < len(pending) else None
    missing = raising.seconds_missing(sight.floor, motion)
    kind = sight.floor.procedure.kinds.get(motion.raised.motion)
    return {
        "id": motion.id,
        "seat": sight.names[motion.raised.seat] if motion.raised.seat else None,
        "text": wording.first_up(sight.reader.motion(motion.raised)),
        "first": place == 0,
        "missing": missing,
        "seconded": sight.reader.seats(tuple(seat for seat in motion.seconds if seat)),
        "members_only": sight.floor.procedure.members_only(motion.raised.motion),
        "threshold": _("two thirds") if kind and kind.threshold == "two_thirds" else "",
        "speakers": (kind.speakers_for, kind.speakers_against)
        if kind and kind.speakers_for + kind.speakers_against
        else None,
        "spoke": [
            said % {"seats": sight.reader.seats(motion.spoke(side))}
            for side, said in sides().items()
            if motion.spoke(side)
        ],
        "hearing": _hearing(sight, motion) if place == 0 and not missing else None,
        "why": reasons()[why_before(sight.floor.procedure, motion, following)] if following else "",
        "warnings": [
            wording.sentence(msgid, values, sight.names)
            for msgid, values in warnings(
                sight.floor, motion.raised, lambda raised: sight.reader.typed(raised.topic)
            )
        ],
        "controls": _first(sight, motion, missing) if place == 0 else _later(sight, motion),
        # The dialog of the count stands in no region; its button tells what a decision would meet.
        "uncounted": marked(
            refusal_of(sight, motions.decide_motion, id=motion.id, how="clearly_carried")
            if place == 0
            else ""
        ),
    }


def _hearing(sight: Sight, motion: Motion) -> dict[str, Any] | None:
    """The button that names who speaks for or against the motion; None once nobody more does."""
    side = hearing.next_side(sight.floor, motion)
    if side is None:
        return None
    anyone = next((seat for seat in sight.floor.roll.present if seat not in _spoke(sight, motion)), "")
    refused = refusal_of(sight, hearing.hear_on_motion, id=motion.id, seat=anyone, side=side)
    return {
        "fill": json.dumps({"motion": str(motion.id), "side": side}),
        "key": code_of("V") if _keyed(sight) else "",
        "reason": marked(refused),
    }


def _spoke(sight: Sight, motion: Motion) -> set[str]:
    """Who spoke on the motion, and who speaks now."""
    speech = sight.floor.speakers.speech
    return {each.seat for each in motion.heard} | ({speech.seat} if speech else set())


def sides() -> dict[Side, str]:
    return {"for": _("in favour: %(seats)s"), "against": _("against: %(seats)s")}


def _keyed(sight: Sight) -> bool:
    """Keys are for what comes first: a point before the Chair, then a vote, then a motion."""
    return sight.floor.business.point is None and sight.floor.votes.current is None


def _first(sight: Sight, motion: Motion, missing: int) -> list[Control]:
    """The motion that is put now."""
    url = f"motions/{motion.id}/"
    keyed = _keyed(sight)
    ways: tuple[tuple[str, Decision, str], ...] = (
        (_("Clearly carried"), "clearly_carried", "K"),
        (_("Clearly failed"), "clearly_failed", "N"),
        (_("No objection"), "no_objection", "O"),
    )
    if sight.floor.procedure.effect_of(motion.raised.motion) == "overturn_ruling":
        ways = (
            (_("The ruling is overturned"), "clearly_carried", "K"),
            (_("The ruling stands"), "clearly_failed", "N"),
        )
    second = control(
        sight,
        _("Seconded"),
        motions.second_motion,
        url,
        "how",
        "seconded",
        key="2" if keyed else "",
        id=motion.id,
    )
    put = control(
        sight, _("To the vote"), hearing.put_motion, url, "how", "put", key="U" if keyed else "", id=motion.id
    )
    return [
        *([second] if missing else []),
        *([put] if not missing and hearing.next_side(sight.floor, motion) else []),
        *(
            control(
                sight,
                label,
                motions.decide_motion,
                url,
                "how",
                how,
                key=key if keyed else "",
                id=motion.id,
                how=how,
            )
            for label, how, key in ways
        ),
        *_aside(sight, motion),
    ]


def _later(sight: Sight, motion: Motion) -> list[Control]:
    """A motion that waits for the first: it can be put first, and seconded meanwhile."""
    url = f"motions/{motion.id}/"
    first = sight.floor.business.motions.pending[0].id
    missing = raising.seconds_missing(sight.floor, motion)
    second = control(sight, _("Seconded"), motions.second_motion, url, "how", "seconded", id=motion.id)
    return [
        control(
            sight, _("Put first"), motions.place_motion, url, "before", first, id=motion.id, before=first
        ),
        *([second] if missing else []),
        *_aside(sight, motion),
    ]


def _aside(sight: Sight, motion: Motion) -> list[Control]:
    return [
        control(
            sight,
            _("Dilatory"),
            motions.rule_dilatory,
            f"motions/{motion.id}/",
            "how",
            "dilatory",
            style="quiet",
            id=motion.id,
        ),
        _withdrawn(sight, motion),
    ]


def _withdrawn(sight: Sight, motion: Motion) -> Control:
    return control(
        sight,
        _("Withdrawn"),
        motions.withdraw_motion,
        f"motions/{motion.id}/",
        "how",
        "withdrawn",
        style="quiet",
        id=motion.id,
    )


def _kept(sight: Sight, motion: Motion, *controls: Control) -> dict[str, Any]:
    """A motion that is not before the room, but may come back."""
    return {
        "id": motion.id,
        "seat": sight.names[motion.raised.seat or ""],
        "text": wording.first_up(sight.reader.motion(motion.raised)),
        "controls": controls,
    }


def _taken_up(sight: Sight, motion: Motion) -> Control:
    return control(
        sight, _("Take up"), motions.admit_motion, f"motions/{motion.id}/", "how", "admit", id=motion.id
    )


def _keeping(sight: Sight, motion: Motion) -> Control:
    return control(
        sight, _("Keep"), motions.keep_motion, f"motions/{motion.id}/", "how", "keep", id=motion.id
    )


NONE = (None, None)


def call(sight: Sight) -> dict[str, Any]:
    """Whether motions are called for, which opens phones to them."""
    if sight.floor.business.motions.calling:
        return {
            "control": control(
                sight, _("No more motions"), calling.end_call, "motions/call/", "do", "end", key="⇧M"
            )
        }
    return {
        "control": control(
            sight, _("Call for motions"), calling.call_motions, "motions/call/", "do", "open", key="⇧M"
        )
    }


def kinds(sight: Sight) -> dict[str, Any]:
    """Every kind of motion that the dais enters or declares: what its form reads."""
    rules = sight.floor.procedure
    return kinds_for(sight, (*rules.moved(), *rules.declared()))


def kinds_for(sight: Sight, offered: Iterable[Kind], mover: str = "") -> dict[str, Any]:
    """Kinds of motion with their last times and why each is not in order now.

    Asked for the dais, unless it is a `mover`'s own phone that would send it.
    """
    present = mover or next(iter(sight.floor.roll.present), "")
    by = f"{SEAT}{mover}" if mover else "dais:chair"
    times = sight.floor.business.motions.last_times
    return {
        "rows": format_html_join(
            "",
            '<span data-kind="{}" data-params="{}"{}{}{}></span>',
            (
                (
                    kind.code,
                    " ".join(param.removesuffix("?") for param in kind.params),
                    _data("minutes", (times.get(kind.code, NONE)[0] or 0) // 60_000),
                    _data("speaking", (times.get(kind.code, NONE)[1] or 0) // 1000),
                    _data("reason", _reason(sight, by, present, kind)),
                )
                for kind in offered
            ),
        )
    }


def _data(name: str, value: object) -> SafeString:
    return format_html(' data-{}="{}"', name, value) if value else SafeString("")


def _reason(sight: Sight, by: str, seat: str, kind: Kind) -> str:
    return refusal_of(sight, raising.raise_motion, by=by, seat=seat, **terms.example(sight.floor, kind))


def timer_now(sight: Sight) -> dict[str, Any]:
    """The free timer."""
    current = sight.floor.business.timer
    if current is None:
        return {"timer": None}
    return {
        "timer": current,
        "title": sight.reader.typed(current.title),
        "clock": clock_view(current.clock, f"timer-{current.id}"),
        "controls": [
            start_or_pause(sight, current.clock, "timer", current.id),
            *ten_seconds(sight, "timer", current.id),
            control(
                sight, _("Take it away"), timer.end_timer, f"timers/{current.id}/", "do", "end", id=current.id
            ),
        ],
    }


def reasons() -> dict[str, str]:
    """Why a motion is put before the one after it."""
    return {
        "kind": _("takes precedence"),
        "longer_total": _("longer in all"),
        "more_speakers": _("more speakers"),
        "earlier_raised": _("moved earlier"),
        "chair": _("by the Chair"),
    }
