"""Screens read control by control: what a press means, and where it differs from what the rulings say."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.staticfiles import finders
from django.test import RequestFactory
from django.urls import resolve

from committees import record, screens
from committees.access import Bearer, Role
from committees.drawing import Audience
from committees.floor import Floor
from committees.in_order import Offer, in_order, why_not
from committees.models import Committee
from committees.order import RULINGS, Press
from tests.committees.exemptions import NOT_ON_CONSOLE, NOT_ON_PHONES, TYPED_WHOLLY, exempt
from tests.doors.markup import Button, attributes, buttons
from tests.given import CHAIR


class Meant(NamedTuple):
    """The ruling that a press asks for, by name, with its arguments."""

    verb: str
    args: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """The same for two presses that ask the same, whether or not they name what is usual."""
        bound = inspect.signature(RULINGS[self.verb]).bind(None, None, **self.args)
        bound.apply_defaults()
        given = {name: value for name, value in bound.arguments.items() if name not in ("floor", "press")}
        return self.verb, repr(sorted(given.items()))


NO_RULING = ("strike", "rows")
"""What a button does that judges by itself, or that asks no ruling: steps, and the projector's switches."""
PASSES_BY_ITSELF = "The time of the caucus is over."
"""The one thing that a ruling sees and a screen learns from its clock: the next step has another ready for it."""


def meant(room: Committee, role: Role, place: str, path: str, fields: dict[str, str]) -> Meant:
    """What a press would enter: its view, past the door, which has tests of its own."""
    request: Any = RequestFactory().post(f"/{room.slug}/{role}/{place}/{path}", fields)
    request.committee, request.htmx = room, True
    request.bearer = Bearer(role, room.pk, room.slug, place, 0, "")
    found = resolve(request.path)
    given = {name: value for name, value in found.kwargs.items() if name not in ("committee", "place")}
    answer = inspect.unwrap(found.func)(request, **given)
    assert isinstance(answer, Meant), f"{path} with {fields} does not lead to a ruling"
    return answer


class Findings(NamedTuple):
    """Where screens and rulings differ; each kind of difference with the state in which it was first seen."""

    offered: dict[str, str]
    """It can be pressed, and is refused."""
    greyed: dict[str, str]
    """It is marked as out of order, and is not."""
    hidden: dict[str, str]
    """It is in order, and nothing on the screen does it."""

    def __str__(self) -> str:
        return "\n".join(
            f"{kind}: {what} ({where})"
            for kind, found in self._asdict().items()
            for what, where in sorted(found.items())
        )


# The console


def greyed_by_seating(html: str) -> Callable[[Button], bool]:
    """Which buttons of the seats the style sheet greys for what `#seating` says about all of them."""
    found = finders.find("css/console.css")
    assert isinstance(found, str)
    sheet = Path(found).read_text(encoding="utf-8")
    says = attributes(html, "seating")
    rules = []
    for no, attributes_of, more in re.findall(
        r"#seating\[data-no-(\w+)\] ~ #seats ((?:\[\w[\w-]*=\"[^\"]*\"\])+)([^\s,{]?)", sheet
    ):
        assert not more, "this test reads attributes only"
        if f"data-no-{no}" in says:
            rules.append(dict(re.findall(r"\[([\w-]+)=\"([^\"]*)\"\]", attributes_of)))
    assert len(re.findall(r"#seating\[data-no-", sheet)) == 3, "this test knows three such rules"
    return lambda button: any(rule.items() <= button.data.items() for rule in rules)


def on_console(room: Committee, where: str, findings: Findings) -> None:
    floor, drawing = (
        record.read(room.pk).floor,
        screens._drawn(room.pk, Audience("console", "en"), screens._Easel()),
    )
    greyed = greyed_by_seating(drawing.regions["seating"])
    live = set()
    keys: dict[str, str] = {}
    for region, html in drawing.regions.items():
        for button in buttons(html):
            key = button.data.get("data-key")
            if key and region != "next" and keys.setdefault(key, region) != region:
                # The page takes the first that it finds, which may not be the one that is meant.
                findings.offered.setdefault(f"{key} in #{keys[key]} and in #{region}", where)
            press = meant(room, Role.DAIS, "chair", button.url, button.fields)
            if press.verb in NO_RULING:
                continue
            refused = why_not(floor, CHAIR, RULINGS[press.verb], **press.args)
            off = "aria-disabled" in button.data or (region == "seats" and greyed(button))
            which = f"#{region} {button.name}={'…' if button.name == 'seat' else button.value} {press.verb}"
            if off and not refused:
                findings.greyed.setdefault(which, where)
            if off:
                continue
            live.add(press.key)
            if refused and "aria-pressed" not in button.data and refused.msgid != PASSES_BY_ITSELF:
                findings.offered.setdefault(f"{which}: {refused.msgid}", where)
    for offer in in_order(floor, CHAIR):
        if (
            offer.refusal is None
            and offer.verb not in TYPED_WHOLLY
            and Meant(offer.verb, offer.args).key not in live
            and not exempt(NOT_ON_CONSOLE, floor, offer)
            and does_something(floor, CHAIR, offer)
        ):
            findings.hidden.setdefault(f"{offer.verb} in {floor.state} ({floor.meeting.phase})", where)


def does_something(floor: Floor, by: str, offer: Offer) -> bool:
    """Whether anything would be entered: to pause a clock that stands is in order and does nothing."""
    return any(True for _fact in RULINGS[offer.verb](floor, Press(by=by, now=floor.at), **offer.args))


# Phones


def on_phone(room: Committee, where: str, findings: Findings) -> None:
    floor, drawing = (
        record.read(room.pk).floor,
        screens._drawn(room.pk, Audience("phone", "en"), screens._Easel()),
    )
    kinds = re.findall(r'data-kind="([^"]+)"([^>]*)>', drawing.regions["kinds"])
    moves = {code for code, said in kinds if "data-reason" not in said}
    # The mark of notes is no press that a ruling judges.
    for seat, html in drawing.standings.items():
        by, live = f"seat:{seat}", set()
        for button in buttons(html):
            press = meant(room, Role.SEAT, seat, button.url, button.fields)
            refused = why_not(floor, by, RULINGS[press.verb], **press.args)
            if "disabled" in button.data:
                if not refused:
                    findings.greyed.setdefault(press.verb, where)
                continue
            live.add(press.key)
            if refused:
                findings.offered.setdefault(f"{press.verb}: {refused.msgid}", where)
        open_form = attributes(html, "mine").get("data-moves") == "yes"
        for offer in in_order(floor, by):
            if offer.verb == "raise_motion":
                said = f"raise_motion {offer.args['motion']} in {floor.state}"
                # The form is open to the seat, and the region of kinds says nothing against this one.
                shown = open_form and offer.args["motion"] in moves
                if shown and offer.refusal:
                    findings.offered.setdefault(f"{said}: {offer.refusal.msgid}", where)
                if not shown and not offer.refusal:
                    findings.hidden.setdefault(said, where)
            elif (
                offer.refusal is None
                and Meant(offer.verb, offer.args).key not in live
                and not exempt(NOT_ON_PHONES, floor, offer, seat=seat)
            ):
                said = f"{offer.verb} in {floor.state} ({floor.meeting.phase})"
                findings.hidden.setdefault(said, f"{where}, {seat}")
