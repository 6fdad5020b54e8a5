"""The next step in a caucus, and in debate."""

from msgspec.structs import replace

from committees.floor import Floor
from committees.next_step.line import Line
from committees.next_step.script import speaking as script
from committees.next_step.step import Step
from committees.order import mark as _
from delegates.rules.speakers import Speech
from delegates.rulings.clocks import SECOND
from delegates.rulings.comments import comments_left
from delegates.rulings.speakers import called_together
from motions.rules.caucus import Caucus, CaucusKind
from motions.rulings.caucus import next_time, sides


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
    return replace(step, over=_over(floor, caucus))


def _over(floor: Floor, caucus: Caucus) -> Step:
    label, said = OVER.get(caucus.kind, USUALLY_OVER)
    if not caucus.timed or caucus.paper is None:
        return Step(label, f"caucus/{caucus.id}/", "do", "close", said)
    about = {"question": (caucus.paper, None, None)}
    if next_time(floor, caucus.paper) == "time_against":
        label = _("Go on to the time against %(question)s")
        return Step(label, f"papers/{caucus.paper}/", "method", "time_against", said, about)
    if caucus.kind == "time_for":
        # Under rules by which those against it have no time of their own.
        said = script.TIME_ONLY_OVER
    return Step(label, f"caucus/{caucus.id}/", "do", "close", said, about)


USUALLY_OVER = (
    _("End the caucus"),
    script.CAUCUS_OVER,
)
OVER: dict[CaucusKind, tuple[str, Line]] = {
    "presentation": (
        _("End the presentation"),
        script.PRESENTATION_OVER,
    ),
    "question_period": (
        _("End the questions"),
        script.QUESTIONS_OVER,
    ),
    "time_for": (_("End the time for it"), script.TIME_FOR_OVER),
    "time_against": (_("End the time against it"), script.TIME_AGAINST_OVER),
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
        said = script.ANSWER_NEXT
        return replace(_recognise(answers, speech.seat), say=said)
    following = _first_in_room(floor, caucus.queue)
    if following:
        said = script.QUESTION_AFTER if speech else script.QUESTION
        return replace(_recognise(following, speech.seat if speech else None), say=said)
    if speech:
        return thank(speech.id, speech.seat)
    return Step(say=script.QUESTIONS, values=about)


def _in_tour(floor: Floor, caucus: Caucus) -> Step:
    """Everybody is called in turn, and the round is over with the last."""
    speech, following = floor.speakers.speech, _first_in_room(floor, caucus.queue)
    if speech and not speech.clock.running and not speech.clock.spent:
        return start(speech.id, speech.seat, speech.clock.limit)
    if following and not caucus.progress[0]:
        said = script.TOUR
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
        script.TOUR_OVER,
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
    if caucus.timed:
        who = script.WHO_FOR if caucus.kind == "time_for" else script.WHO_AGAINST
        return Step(say=who, values={"question": (caucus.paper, None, None), "key": "W"})
    return Step(say=script.CAUCUS_SPEAKERS)


def _in_free(caucus: Caucus) -> Step:
    """An unmoderated caucus, a consultation of the whole, or a draft that is presented."""
    if not caucus.clock.running and not caucus.clock.spent and caucus.paper is not None:
        return Step(
            _("Start the clock"),
            f"clocks/caucus/{caucus.id}/",
            "do",
            "start",
            script.PRESENT_BY if caucus.holder else script.PRESENT,
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
            script.CONSULTATION_BEGINS if caucus.held else script.CAUCUS_BEGINS,
            {"limit_ms": caucus.clock.limit},
        )
    if caucus.holder and caucus.paper is not None:
        return Step(
            say=script.PRESENTS,
            values={"seat": caucus.holder, "question": (caucus.paper, None, None)},
        )
    if caucus.holder:
        return Step(
            say=script.HOLDS,
            values={"seat": caucus.holder},
        )
    return Step(say=script.CONSULTING if caucus.held else script.FREE)


def _question(floor: Floor, speech: Speech) -> Step | None:
    """The next question to who yielded to questions, or the answer to the last; none without time for an answer."""
    if speech.asker and not speech.clock.running:
        said = script.ANSWER
        return replace(start(speech.id, speech.seat, speech.clock.limit), say=said)
    if not speech.questions or speech.clock.left_at(floor.at) <= 0:
        return None
    if not speech.asking:
        said = script.ANY_QUESTIONS
        return replace(thank(speech.id, speech.seat), say=said)
    return Step(
        _("Question by %(seat)s"),
        f"speeches/{speech.id}/",
        "question",
        speech.asking[0],
        script.QUESTION_TO,
        {"seat": speech.asking[0], "heir": speech.seat},
    )


def _comment(floor: Floor, following: str | None) -> Step:
    """The next comment on a speech that was yielded to them; if nobody wishes to comment, what follows them."""
    comments, speech = floor.speakers.comments, floor.speakers.speech
    waiting = [seat for seat in comments.asking if seat not in comments.heard] if comments else []
    asking = _first_in_room(floor, tuple(waiting))
    about = {"heir": comments.seat} if comments else {}
    if asking:
        values = {"seat": asking, **about}
        return Step(_("Comment by %(seat)s"), "comments/", "seat", asking, script.COMMENT, values)
    if speech:
        return replace(thank(speech.id, speech.seat), say=script.ANOTHER_COMMENT)
    if following:
        return replace(
            _recognise(following, None), say=script.COMMENTS_THEN, values={"seat": following, **about}
        )
    return Step(_("No more comments"), "comments/", "do", "end", script.COMMENTS, about)


def debate(floor: Floor) -> Step:
    asked = floor.speakers.speech and _question(floor, floor.speakers.speech)
    if asked:
        return asked
    speech, following = floor.speakers.speech, _first_in_room(floor, floor.speakers.queue)
    if speech and not speech.clock.running and not speech.clock.spent:
        return start(speech.id, speech.seat, speech.clock.limit)
    motions_due, due = _motions_due(floor), _time_due(floor)
    if comments_left(floor):
        return _comment(floor, None if motions_due or due else following)
    if following and not motions_due and not due:
        return _called(floor, _recognise(following, speech.seat if speech else None))
    if speech:
        return thank(speech.id, speech.seat)
    if due:
        return due
    if motions_due:
        return Step(
            _("Call for motions"),
            "motions/call/",
            "do",
            "open",
            script.CALL_FOR_MOTIONS,
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
    said = script.TOGETHER
    return replace(step, say=said, values={**step.values, "seats": together})


def _time_due(floor: Floor) -> Step | None:
    """One side's time on the first draft that lacks it, under rules that give sides their times."""
    if floor.agenda.current is None:
        return None
    rules = floor.procedure
    for draft in floor.papers.introduced:
        side, values = next_time(floor, draft.paper), {"question": (draft.paper, None, None)}
        if side == "time_for":
            label, said, seconds = _("Time for %(question)s"), script.TIME_FOR, rules.time_for
        elif side:
            label, said, seconds = _("Time against %(question)s"), script.TIME_AGAINST, rules.time_against
        else:
            continue
        said_with = {**values, "limit_ms": seconds * SECOND}
        return Step(label, f"papers/{draft.paper}/", "method", side, said, said_with)
    return None


def _motions_due(floor: Floor) -> bool:
    """Whether so many have spoken that these rules have the Chair ask for motions."""
    most = floor.procedure.speeches_in_a_row
    return bool(most) and floor.business.motions.speeches >= most


def _nobody_left(floor: Floor) -> Step:
    """What is likely while nobody waits to speak."""
    closure, rules = floor.procedure.declared_for("close_debate"), floor.procedure
    spoken = bool(floor.speakers.spoken) and floor.agenda.current is not None
    # Where sides have their times, whatever is before the room has had them by now.
    debated = bool(sides(floor))
    exhausted = debated or floor.speakers.closed or (rules.list_empty == "close_debate" and spoken)
    if closure and floor.agenda.current is not None and exhausted and floor.papers.introduced:
        return Step(
            _("Close debate and vote"),
            "declarations/",
            "motion",
            closure.code,
            script.DEBATED if debated else script.CLOSE_DEBATE,
        )
    if floor.speakers.closed:
        return Step(say=script.EXHAUSTED)
    if rules.list_empty == "close_list" and spoken and floor.papers.introduced:
        return Step(
            _("Close the list"),
            "list/",
            "do",
            "close",
            script.CLOSE_LIST,
        )
    return Step(say=script.FLOOR_OPEN)


def thank(speech: int, seat: str) -> Step:
    return Step(_("Thank %(seat)s"), f"speeches/{speech}/", "do", "end", script.THANK, {"seat": seat})


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
        script.START,
        {"seat": seat, "limit_ms": limit},
    )


def _recognise(seat: str, after: str | None) -> Step:
    return Step(
        _("Recognise %(seat)s"),
        "speakers/",
        "seat",
        seat,
        script.NEXT if after else script.RECOGNISE,
        {"seat": seat, "heir": after} if after else {"seat": seat},
    )
