"""The next step in a caucus, and in debate."""

from msgspec.structs import replace

from committees.floor import Floor
from committees.next_step.step import Step
from committees.order import mark as _
from delegates.rules.speakers import Speech
from delegates.rulings.comments import comments_left
from delegates.rulings.speakers import called_together
from motions.rules.caucus import Caucus, CaucusKind


def caucus(floor: Floor) -> Step | None:
    caucus = floor.business.caucus
    if caucus is None:
        return None
    if caucus.tour:
        return _in_tour(floor, caucus)
    if caucus.kind == "question_period":
        step = _in_questions(floor, caucus)
    else:
        step = _in_moderated(floor, caucus) if caucus.listed else _in_free(caucus)
    return replace(step, over=_over(caucus))


def _over(caucus: Caucus) -> Step:
    label, said = OVER.get(caucus.kind, USUALLY_OVER)
    return Step(label, f"caucus/{caucus.id}/", "do", "close", said)


USUALLY_OVER = (
    _("End the caucus"),
    _(
        "“The time for the caucus has elapsed. Is there a motion to extend it? If not, please take your seats.”"
    ),
)
OVER: dict[CaucusKind, tuple[str, str]] = {
    "presentation": (
        _("End the presentation"),
        _("“Thank you. The time for the presentation has elapsed. Is there a motion for a question period?”"),
    ),
    "question_period": (
        _("End the questions"),
        _("“The time for questions has elapsed. I thank the sponsors for their answers.”"),
    ),
}
"""What ends when its time is over, and the sentence for it."""


def _in_questions(floor: Floor, caucus: Caucus) -> Step:
    """Who asks is followed by a sponsor who answers, and that by the next who asks."""
    speech, about = floor.speakers.speech, {"question": (caucus.paper, None, None)}
    if speech and not speech.clock.running and not speech.clock.spent:
        return start(speech.id, speech.seat, speech.clock.limit)
    draft = floor.papers.draft(caucus.paper) if caucus.paper is not None else None
    sponsors = draft.sponsors if draft else ()
    if speech and speech.seat not in sponsors and (answers := _first_in_room(floor, sponsors)):
        said = _("“Thank you, %(heir)s. %(seat)s, would you like to answer?”")
        return replace(_recognise(answers, speech.seat), say=said)
    following = _first_in_room(floor, caucus.queue)
    if following:
        said = (
            _("“Thank you, %(heir)s. %(seat)s, your question, please.”")
            if speech
            else _("“%(seat)s, your question, please.”")
        )
        return replace(_recognise(following, speech.seat if speech else None), say=said)
    if speech:
        return thank(speech.id, speech.seat)
    return Step(say=_("“Are there questions on %(question)s? Please raise your placards.”"), values=about)


def _in_tour(floor: Floor, caucus: Caucus) -> Step:
    """Everybody is called in turn, and the round is over with the last."""
    speech, following = floor.speakers.speech, _first_in_room(floor, caucus.queue)
    if speech and not speech.clock.running and not speech.clock.spent:
        return start(speech.id, speech.seat, speech.clock.limit)
    if following and not caucus.progress[0]:
        said = _(
            "“We go round the table, %(limit_ms)s each. A delegation that does not wish to speak says so and passes. %(seat)s, you have the floor.”"
        )
        values = {"limit_ms": caucus.speaking or 0, "seat": following}
        return replace(_recognise(following, None), say=said, values=values)
    if following:
        return _recognise(following, speech.seat if speech else None)
    if speech:
        return thank(speech.id, speech.seat)
    return Step(
        _("End the round"),
        f"caucus/{caucus.id}/",
        "do",
        "close",
        _("“Every delegation has had its turn. Thank you. We return to where we were.”"),
    )


def _in_moderated(floor: Floor, caucus: Caucus) -> Step:
    speech = floor.speakers.speech
    if speech and not speech.clock.running and not speech.clock.spent:
        return start(speech.id, speech.seat, speech.clock.limit)
    following = _first_in_room(floor, caucus.queue)
    if following:
        return _recognise(following, speech.seat if speech else None)
    if speech:
        return thank(speech.id, speech.seat)
    return Step(say=_("“Delegations wishing to speak in the caucus, please raise your placards.”"))


def _in_free(caucus: Caucus) -> Step:
    """An unmoderated caucus, a consultation of the whole, or a draft that is presented."""
    if not caucus.clock.running and not caucus.clock.spent and caucus.paper is not None:
        return Step(
            _("Start the clock"),
            f"clocks/caucus/{caucus.id}/",
            "do",
            "start",
            _("“The sponsors have %(limit_ms)s to present %(question)s. %(seat)s, you have the floor.”")
            if caucus.holder
            else _("“The sponsors have %(limit_ms)s to present %(question)s.”"),
            {
                "limit_ms": caucus.clock.limit,
                "question": (caucus.paper, None, None),
                **({"seat": caucus.holder} if caucus.holder else {}),
            },
        )
    if not caucus.clock.running and not caucus.clock.spent:
        return Step(
            _("Start the clock"),
            f"clocks/caucus/{caucus.id}/",
            "do",
            "start",
            _("“The caucus begins now and lasts %(limit_ms)s.”"),
            {"limit_ms": caucus.clock.limit},
        )
    if caucus.holder and caucus.paper is not None:
        return Step(
            say=_("“%(seat)s presents %(question)s.”"),
            values={"seat": caucus.holder, "question": (caucus.paper, None, None)},
        )
    if caucus.holder:
        return Step(
            say=_("“%(seat)s has the floor, and passes it on.”"),
            values={"seat": caucus.holder},
        )
    return Step(say=_("“Please use the time to meet and to write.”"))


def _question(speech: Speech) -> Step | None:
    """The next question to who yielded to questions, or the answer to the last."""
    if speech.asker and not speech.clock.running:
        said = _("“%(seat)s, would you like to answer?”")
        return replace(start(speech.id, speech.seat, speech.clock.limit), say=said)
    if not speech.questions:
        return None
    if not speech.asking:
        said = _("“Are there any questions to %(seat)s? … Thank you, %(seat)s.”")
        return replace(thank(speech.id, speech.seat), say=said)
    return Step(
        _("Question by %(seat)s"),
        f"speeches/{speech.id}/",
        "question",
        speech.asking[0],
        _("“%(seat)s, your question to %(heir)s, please.”"),
        {"seat": speech.asking[0], "heir": speech.seat},
    )


def _comment(floor: Floor, following: str | None) -> Step:
    """The next comment on a speech that was yielded to them; if nobody wishes to comment, what follows them."""
    comments, speech = floor.speakers.comments, floor.speakers.speech
    waiting = [seat for seat in comments.asking if seat not in comments.heard] if comments else []
    asking = _first_in_room(floor, tuple(waiting))
    about = {"heir": comments.seat} if comments else {}
    if asking:
        said = _("“%(seat)s, your comment on the speech of %(heir)s, please.”")
        return Step(_("Comment by %(seat)s"), "comments/", "seat", asking, said, {"seat": asking, **about})
    if speech:
        said = _("“Thank you, %(seat)s. Is there another comment?”")
        return replace(thank(speech.id, speech.seat), say=said)
    if following:
        said = _("“Are there comments on the speech of %(heir)s? … Thank you. %(seat)s, you have the floor.”")
        return replace(_recognise(following, None), say=said, values={"seat": following, **about})
    said = _("“Are there comments on the speech of %(heir)s? … Thank you.”")
    return Step(_("No more comments"), "comments/", "do", "end", said, about)


def debate(floor: Floor) -> Step:
    asked = floor.speakers.speech and _question(floor.speakers.speech)
    if asked:
        return asked
    speech, following = floor.speakers.speech, _first_in_room(floor, floor.speakers.queue)
    if speech and not speech.clock.running and not speech.clock.spent:
        return start(speech.id, speech.seat, speech.clock.limit)
    motions_due = _motions_due(floor)
    if comments_left(floor):
        return _comment(floor, None if motions_due else following)
    if following and not motions_due:
        return _called(floor, _recognise(following, speech.seat if speech else None))
    if speech:
        return thank(speech.id, speech.seat)
    if motions_due:
        return Step(
            _("Call for motions"),
            "motions/call/",
            "do",
            "open",
            _("“%(count)s delegations have spoken. Are there any points or motions?”"),
            {"count": floor.business.motions.speeches},
        )
    return _nobody_left(floor)


def _called(floor: Floor, step: Step) -> Step:
    """The step by which the next speaker is recognised; the first of several is called with the others."""
    together = called_together(floor)
    if floor.speakers.speech or floor.business.motions.speeches % floor.procedure.called_together:
        return step
    if len(together) < 2:
        return step
    said = _("“I call %(seats)s, in this order. %(seat)s, you have the floor.”")
    return replace(step, say=said, values={**step.values, "seats": together})


def _motions_due(floor: Floor) -> bool:
    """Whether so many have spoken that these rules have the Chair ask for motions."""
    most = floor.procedure.speeches_in_a_row
    return bool(most) and floor.business.motions.speeches >= most


def _nobody_left(floor: Floor) -> Step:
    """What is likely while nobody waits to speak."""
    closure, rules = floor.procedure.declared_for("close_debate"), floor.procedure
    spoken = bool(floor.speakers.spoken) and floor.agenda.current is not None
    exhausted = floor.speakers.closed or (rules.list_empty == "close_debate" and spoken)
    if closure and floor.agenda.current is not None and exhausted and floor.papers.introduced:
        return Step(
            _("Close debate and vote"),
            "declarations/",
            "motion",
            closure.code,
            _(
                "“The speakers list is exhausted. If there is no objection, debate is closed, and we vote on the drafts.”"
            ),
        )
    if floor.speakers.closed:
        return Step(say=_("“The speakers list is exhausted. Are there any motions?”"))
    if rules.list_empty == "close_list" and spoken and floor.papers.introduced:
        return Step(
            _("Close the list"),
            "list/",
            "do",
            "close",
            _("“The speakers list is exhausted. If there is no objection, I declare it closed.”"),
        )
    return Step(
        say=_("“Are there any points or motions? Delegations wishing to speak, please raise your placards.”")
    )


def thank(speech: int, seat: str) -> Step:
    return Step(
        _("Thank %(seat)s"), f"speeches/{speech}/", "do", "end", _("“Thank you, %(seat)s.”"), {"seat": seat}
    )


def _first_in_room(floor: Floor, queue: tuple[str, ...]) -> str | None:
    """Who is next of those who are there; who left, or has the floor for a reply, keeps the place meanwhile."""
    speech = floor.speakers.speech
    speaks = speech.seat if speech else None
    return next((seat for seat in queue if seat != speaks and floor.roll.in_room(seat)), None)


def start(speech: int, seat: str, limit: int) -> Step:
    return Step(
        _("Start the clock"),
        f"clocks/speech/{speech}/",
        "do",
        "start",
        _("“%(seat)s, you have the floor for %(limit_ms)s.”"),
        {"seat": seat, "limit_ms": limit},
    )


def _recognise(seat: str, after: str | None) -> Step:
    return Step(
        _("Recognise %(seat)s"),
        "speakers/",
        "seat",
        seat,
        _("“Thank you, %(heir)s. %(seat)s, you have the floor.”")
        if after
        else _("“%(seat)s, you have the floor.”"),
        {"seat": seat, "heir": after} if after else {"seat": seat},
    )
