"""From a press to an answer: what every view that enters an act has in common.

A press carries a key, the turns its page showed and the version it stands at. The answer is the
acting screen's own regions, out of the drawing that everybody else is pushed; without JavaScript
it is a redirect to the page. A refusal is one calm sentence, with what was sent kept beside it.
"""

import re
import secrets
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, NamedTuple
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop, pgettext
from django.utils.translation import gettext as _

from committees import access, guessing, record, screens, wording
from committees.access import Guest, Role, home
from committees.clerk import TryAgain, Voided
from committees.console.steps import turns_of, turns_text
from committees.controls import code_of
from committees.drawing import Audience, Drawing
from committees.minutes import Reader
from committees.naming import Names, actor_name, found, names_of
from committees.order import OutOfOrder, Ruling
from committees.record import Stale
from committees.wording import time_of_day

SCREENS = {Role.DAIS: "console", Role.SEAT: "phone", Role.PROJECTOR: "projector"}
REPEATED = ("csrfmiddlewaretoken", "key", "turns", "at")
"""Fields that a refused press gets anew when it is sent again."""


def key_of(request: HttpRequest) -> str | None:
    """The key a press came under; none if it is not one of ours."""
    key = request.POST.get("key", "")
    return key if re.fullmatch(r"[0-9A-Za-z:._-]{1,40}", key) else None


LONGEST = 200
"""Characters of a line that is kept: a topic, a title, a note, a message."""


def line(request: HttpRequest, field: str, longest: int = LONGEST) -> str:
    """A posted line of text, without what nobody can see. Raises OutOfOrder if it is too long."""
    return within(_visible(request.POST.get(field, "")), longest)


def lines(request: HttpRequest, field: str, longest: int = LONGEST) -> tuple[str, ...]:
    """The posted lines of a text, each likewise; empty ones don't count. Raises OutOfOrder if one is too long."""
    typed = map(_visible, request.POST.get(field, "").splitlines())
    return tuple(within(text, longest) for text in typed if text)


def _visible(text: str) -> str:
    # The zero-width joiner holds an emoji together.
    shown = "".join(char if char.isprintable() or char == "\u200d" else " " for char in text)
    return " ".join(shown.split())


def within(text: str, longest: int = LONGEST) -> str:
    """The text, if it is no longer than that. Raises OutOfOrder: nobody's words are cut."""
    if len(text) > longest:
        raise OutOfOrder(
            gettext_noop("That is %(length)s characters long; %(longest)s are the most."),
            length=len(text),
            longest=longest,
        )
    return text


def typed[**P](
    view: Callable[Concatenate[Guest, P], HttpResponse],
) -> Callable[Concatenate[Guest, P], HttpResponse]:
    """For a view that reads what somebody typed: what cannot be meant is refused with a sentence."""

    @wraps(view)
    def read(request: Guest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except OutOfOrder as out_of_order:
            return refused(request, out_of_order)

    return read


def new_key() -> str:
    return secrets.token_hex(8)


class Choice(NamedTuple):
    """Another way to do what was refused: the same press with one more field."""

    label: str
    key: str
    name: str
    value: str = "1"


class Ending(NamedTuple):
    """How a page that is no screen goes on after a press."""

    done: Callable[[], HttpResponse]
    refused: Callable[[str, OutOfOrder | None, int], HttpResponse]
    """Given the sentence, the refusal if a ruling refused, and the status to answer with."""


def enter(
    request: Guest,
    ruling: Ruling,
    *,
    choices: tuple[Choice, ...] = (),
    ending: Ending | None = None,
    **args: Any,
) -> HttpResponse:
    """Enter a ruling for whoever came through the door, and answer. A procedural refusal offers `choices`."""
    if request.bearer.role is Role.SEAT and guessing.acts_too_often(request.bearer):
        return refusal(request, _("That was a lot at once. Wait a minute."), status=429)
    return answered(
        request,
        lambda: record.enter(
            request.committee.pk,
            ruling,
            by=request.bearer.actor,
            key=key_of(request),
            # What a delegation's act answers is named in its address; only officers' acts can be second.
            turns=turns_of(request.POST.get("turns", "")) if request.bearer.role is Role.DAIS else None,
            ruled=frozenset(request.POST.getlist("ruled")),
            admitted=lambda: access.admitted(request.bearer),
            **args,
        ),
        ending or of_screen(request, choices),
    )


def of_screen(request: Guest, choices: tuple[Choice, ...] = ()) -> Ending:
    """A screen shows what is so now, or the notice of the refusal."""

    def shown(sentence: str, refused: OutOfOrder | None, status: int) -> HttpResponse:
        overrulable = refused is not None and refused.overrulable and request.bearer.role is Role.DAIS
        return refusal(
            request,
            sentence,
            overrules=refused.msgid if refused and overrulable else "",
            choices=choices if overrulable else (),
            status=status,
        )

    return Ending(lambda: now_showing(request), shown)


def strike(request: Guest, act: int) -> HttpResponse:
    """Undo or redo an act for an officer, and answer."""
    return answered(
        request,
        lambda: record.strike(
            request.committee.pk,
            act,
            by=request.bearer.actor,
            key=key_of(request),
            admitted=lambda: access.admitted(request.bearer),
        ),
        of_screen(request),
    )


def answered(request: Guest, act: Callable[[], Any], ending: Ending) -> HttpResponse:
    """How it goes on after `act`, or the sentence with which it was refused."""
    try:
        act()
    except OutOfOrder as refused:
        return ending.refused(wording.refusal(refused, names(request)), refused, 409)
    except Stale as stale:
        return ending.refused(stale_sentence(request, stale), None, 409)
    except (Voided, Http404):
        return access.turned_away(request, request.bearer)
    except TryAgain:
        slow = _("Saving is slow right now. Nothing was entered; press again.")
        return ending.refused(slow, None, 503)
    return ending.done()


def now_showing(request: Guest) -> HttpResponse:
    """What the screen of this request shows now: the difference for a page, the page for a browser without scripts."""
    if not request.htmx:
        return HttpResponseRedirect(home(request.bearer))
    drawing = drawing_for(request)
    before = screens.known(request.committee.pk, audience(request), request.POST.get("at", ""))
    html = drawing.since(before) + drawing.personal.get(request.bearer.place, "")
    return versioned(HttpResponse(html), drawing)


def versioned(response: HttpResponse, drawing: Drawing) -> HttpResponse:
    response["JMMUN-Version"] = drawing.version
    return response


def audience(request: Guest) -> Audience:
    return Audience(SCREENS[request.bearer.role], get_language() or "en")


def drawing_for(request: Guest) -> Drawing:
    return screens.draw(request.committee.pk, audience(request))


def names(request: Guest) -> Names:
    committee = request.committee
    return names_of(committee.pk, committee.epoch, committee.stamp)


def refusal(
    request: Guest,
    sentence: str,
    *,
    overrules: str = "",
    choices: tuple[Choice, ...] = (),
    status: int = 409,
) -> HttpResponse:
    """One sentence, and for the dais the way to rule the act in order all the same, or to do otherwise.

    `overrules` is the msgid of the objection that may be overruled.
    """
    again = [choice._replace(label=_(choice.label)) for choice in choices]
    if overrules:
        again.insert(0, Choice(_("The Chair rules it in order"), "G", "ruled", overrules))
    # What was overruled before stays so; an objection that nobody has read yet is asked about again.
    fields = {*REPEATED, *(choice.name for choice in choices)}
    context = {
        "sentence": sentence,
        "choices": [(choice, code_of(choice.key)) for choice in again],
        "action": request.path,
        "kept": [
            (name, value) for name, values in request.POST.lists() if name not in fields for value in values
        ],
        "home": home(request.bearer),
        "key": new_key(),
        "turns": turns_text(record.read(request.committee.pk).turns),
    }
    template = "refusal.html#notice" if request.htmx else "refusal.html"
    return render(request, template, context, status=status)


def unknown(request: Guest) -> HttpResponse:
    """The answer to a press that no page of ours sends."""
    return refusal(request, _("This page does not know that press. Reload it."), status=422)


def stale_sentence(request: Guest, stale: Stale) -> str:
    """Who did what in the meantime."""
    book = record.read(request.committee.pk)
    reader = Reader(book, names(request), request.committee)
    who = actor_name(stale.entry.by, names(request))
    with timezone.override(ZoneInfo(request.committee.conference.time_zone)):
        return _("%(who)s was first, at %(time)s: %(what)s. Nothing was entered.") % {
            "who": who,
            "time": time_of_day(stale.entry.at),
            "what": reader.act(stale.entry.act),
        }


def seat_meant(request: Guest, typed: str) -> str:
    """The seat that a typed word means. Raises OutOfOrder with the sentence to show."""
    codes = found(names(request), typed, record.read(request.committee.pk).floor.roll.order)
    if not codes:
        raise OutOfOrder(gettext_noop("No delegation here is called “%(typed)s”."), typed=typed)
    if len(codes) > 1:
        raise OutOfOrder(
            gettext_noop("“%(typed)s” may mean %(several)s."), typed=typed, several=several(request, codes)
        )
    return codes[0]


def several(request: Guest, codes: Sequence[str]) -> str:
    called = names(request)
    return pgettext("between names", ", ").join(called.short(code) for code in codes[:4])


def worded(request: Guest, out_of_order: OutOfOrder) -> str:
    """The sentence of a refusal, with delegations by name."""
    return wording.refusal(out_of_order, names(request))


def refused(request: Guest, out_of_order: OutOfOrder, choices: tuple[Choice, ...] = ()) -> HttpResponse:
    return refusal(request, worded(request, out_of_order), choices=choices)
