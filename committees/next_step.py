"""What the dais most likely does next, from the floor alone, and the sentence to say with it.

One function, so that the biggest button, its key and the words beside it never disagree. The words
are marked msgids with plain values; `committees.console` puts them into the reader's language.
"""

from typing import Any

import msgspec
from msgspec import Struct

from committees.floor import Floor
from committees.in_order import why_not
from committees.order import mark as _
from committees.rulings import quorum_holds, quorums
from motions.rules.ballots import Tally, Vote
from motions.rules.caucus import Caucus
from motions.rules.motions import Motion
from motions.rulings.ballots import hear_explanation
from motions.rulings.motions import admit_motion, decide_motion, seconds_missing


class Step(Struct, frozen=True):
    """A button (label, and where it posts what) and what to say. Without `url` there is only the saying."""

    label: str = ""
    url: str = ""
    name: str = ""
    value: str = ""
    say: str = ""
    values: dict[str, Any] = {}
    """For the words: delegations as `seat` and `heir`, times in ms as `limit_ms`, a motion by its id,
    a draft by its paper."""
    over: "Step | None" = None
    """What is likely instead once the time of the caucus is over. Pages swap the two by their clocks."""


def next_step(floor: Floor) -> Step:
    """The likely next step. Rests on nothing but the floor, never on the time."""
    meeting = floor.meeting
    if meeting.phase in ("before", "adjourned"):
        return Step(
            _("Open meeting %(number)s"),
            "meeting/",
            "do",
            "open",
            _("“Distinguished delegates, I declare meeting %(number)s open. We begin with the roll call.”"),
            {"number": meeting.number + 1},
        )
    if meeting.phase == "suspended":
        return Step(
            _("Resume the meeting"),
            "meeting/",
            "do",
            "resume",
            _("“Delegates, please take your seats. The meeting is resumed.”"),
        )
    for found in (_roll, _point, _vote, _explanation, _quorum, _motion, _caucus, _voting, _agenda, _noted):
        step = found(floor)
        if step:
            return step
    return _debate(floor)


def _roll(floor: Floor) -> Step | None:
    if not floor.roll.calling:
        return None
    pending = floor.roll.pending
    if pending:
        return Step(
            _("%(seat)s is present"),
            f"roll/{pending[0]}/",
            "answer",
            "present",
            _("“%(seat)s?”"),
            {"seat": pending[0]},
        )
    return Step(
        _("Close the roll call"),
        "roll/",
        "do",
        "close",
        _(
            "“%(present)s delegations are in the room, %(counted)s of them members. %(quorum)s are needed to debate.”"
        ),
        {
            "present": len(floor.roll.present),
            "counted": len(floor.roll.electorate),
            "quorum": quorums(floor)[0],
        },
    )


def _quorum(floor: Floor) -> Step | None:
    if quorum_holds(floor, "open"):
        return None
    return Step(
        _("Go on without a quorum"),
        "roll/",
        "do",
        "waive-open",
        _("“Only %(present)s members are in the room; %(quorum)s are needed. With your consent we go on.”"),
        {"present": len(floor.roll.electorate), "quorum": quorums(floor)[0]},
    )


def _vote(floor: Floor) -> Step | None:
    vote = floor.votes.current
    if vote is None:
        return None
    url = f"votes/{vote.id}/"
    if vote.tally:
        return Step(
            _("Announce the result"),
            url,
            "do",
            "announce",
            _result_said(vote, vote.tally),
            {"yes": vote.tally.yes, "no": vote.tally.no, "abstain": vote.tally.abstain},
        )
    if vote.method == "without_vote":
        return Step(
            _("No objection"),
            url,
            "do",
            "close",
            _("“Is there any objection to adopting the draft without a vote?”"),
        )
    if vote.method == "placard":
        return Step(
            say=_("“All those in favour, please raise your placards. All those against? Abstentions?”")
        )
    if vote.method == "phones" and vote.pending:
        return Step(say=_("“Please vote on your phones now; those without one, please raise your placards.”"))
    if vote.called:
        again = vote.called in vote.passed
        return Step(
            _("%(seat)s votes in favour"),
            f"votes/{vote.id}/{vote.called}/",
            "choice",
            "yes",
            _("“%(seat)s, you passed. Yes or no?”") if again else _("“%(seat)s?”"),
            {"seat": vote.called},
        )
    return Step(
        _("Close the vote"),
        url,
        "do",
        "close",
        _("“Does any delegation wish to change its vote? The vote is closed.”"),
    )


def _explanation(floor: Floor) -> Step | None:
    """Who voted with rights explains its vote after the result."""
    speech = floor.speakers.speech
    if speech and not speech.clock.running and not speech.clock.spent:
        return None
    for seat in floor.votes.explaining:
        if why_not(floor, "dais:chair", hear_explanation, seat=seat) is None:
            return Step(
                _("%(seat)s explains its vote"),
                "explanations/",
                "seat",
                seat,
                _("“%(seat)s has the floor to explain its vote.”"),
                {"seat": seat},
            )
    return None


def _result_said(vote: Vote, tally: Tally) -> str:
    if tally.outcome == "no_decision_quorum":
        return _("“There is no quorum for a decision. The draft stays before the committee.”")
    if vote.method == "without_vote":
        return _("“There is no objection. The draft is adopted without a vote.”")
    if tally.outcome == "adopted":
        return _(
            "“By %(yes)s votes in favour, %(no)s against and %(abstain)s abstentions, the draft is adopted.”"
        )
    return _(
        "“By %(yes)s votes in favour, %(no)s against and %(abstain)s abstentions, the draft is not adopted.”"
    )


def _motion(floor: Floor) -> Step | None:
    pending = floor.business.motions.pending
    if floor.speakers.speech:
        return None
    if not pending:
        return _calling(floor)
    if not quorum_holds(floor, "decide"):
        return Step(
            _("Decide without a quorum"),
            "roll/",
            "do",
            "waive-decide",
            _(
                "“Only %(present)s members are in the room; %(quorum)s are needed. With your consent we go on.”"
            ),
            {"present": len(floor.roll.electorate), "quorum": quorums(floor)[1]},
        )
    return _put(floor, pending[0])


def _calling(floor: Floor) -> Step | None:
    if not floor.business.motions.calling:
        return None
    return Step(
        _("No more motions"),
        "motions/call/",
        "do",
        "end",
        _("“The floor is open for motions. Are there any?”"),
    )


def _put(floor: Floor, motion: Motion) -> Step:
    """Ask for seconds, then for the room's decision."""
    values = {"seat": motion.raised.seat or "", "motion": motion.id}
    url = f"motions/{motion.id}/"
    if seconds_missing(floor, motion):
        return Step(
            _("Seconded"),
            url,
            "how",
            "seconded",
            _("“%(seat)s moves: %(motion)s. Are there any seconds?”"),
            values,
        )
    never = why_not(floor, "dais:chair", decide_motion, id=motion.id, how="clearly_carried")
    if never and not never.overrulable:
        return Step(_("Withdrawn"), url, "how", "withdrawn", never.msgid, never.values)
    kind = floor.procedure.kinds.get(motion.raised.motion)
    appeal = bool(kind and kind.effect == "overturn_ruling")
    if appeal:
        said = _(
            "“%(seat)s appeals against the Chair's ruling. Who would overturn it? Who would let it stand?”"
        )
    elif floor.procedure.threshold(motion.raised.motion) == "two_thirds":
        said = _(
            "“We vote on: %(motion)s, moved by %(seat)s. Two thirds are needed. All those in favour? All those against?”"
        )
    else:
        said = _("“We vote on: %(motion)s, moved by %(seat)s. All those in favour? All those against?”")
    label = _("The ruling is overturned") if appeal else _("Clearly carried")
    return Step(label, url, "how", "clearly_carried", said, values)


def _point(floor: Floor) -> Step | None:
    point = floor.business.point
    if point is None:
        return None
    inquiry = point.point == "point_parliamentary_inquiry"
    return Step(
        _("Answered, go on") if inquiry else _("Well taken, go on"),
        f"points/{point.id}/",
        "how",
        "answered" if inquiry else "well_taken",
        _("“%(seat)s, please state your point.”"),
        {"seat": point.seat},
    )


def _caucus(floor: Floor) -> Step | None:
    caucus = floor.business.caucus
    if caucus is None:
        return None
    step = _in_moderated(floor, caucus) if caucus.moderated else _in_free(caucus)
    return msgspec.structs.replace(step, over=_over(caucus))


def _over(caucus: Caucus) -> Step:
    return Step(
        _("End the caucus"),
        f"caucus/{caucus.id}/",
        "do",
        "close",
        _(
            "“The time for the caucus has elapsed. Is there a motion to extend it? If not, please take your seats.”"
        ),
    )


def _in_moderated(floor: Floor, caucus: Caucus) -> Step:
    speech = floor.speakers.speech
    if speech and not speech.clock.running and not speech.clock.spent:
        return _start(speech.id, speech.seat, speech.clock.limit)
    following = _first_in_room(floor, caucus.queue)
    if following:
        return _recognise(following, speech.seat if speech else None)
    if speech:
        return _thank(speech.id, speech.seat)
    return Step(say=_("“Delegations wishing to speak in the caucus, please raise your placards.”"))


def _in_free(caucus: Caucus) -> Step:
    """An unmoderated caucus, or a consultation of the whole."""
    if not caucus.clock.running and not caucus.clock.spent:
        return Step(
            _("Start the clock"),
            f"clocks/caucus/{caucus.id}/",
            "do",
            "start",
            _("“The caucus begins now and lasts %(limit_ms)s.”"),
            {"limit_ms": caucus.clock.limit},
        )
    if caucus.holder:
        return Step(
            say=_("“%(seat)s has the floor, and passes it on.”"),
            values={"seat": caucus.holder},
        )
    return Step(say=_("“Please use the time to meet and to write.”"))


def _voting(floor: Floor) -> Step | None:
    if not floor.agenda.voting:
        return None
    drafts = floor.papers.introduced
    if drafts:
        return Step(
            _("Put %(draft)s to the vote by roll call"),
            f"papers/{drafts[0].paper}/",
            "method",
            "roll_call",
            _(
                "“We are in voting procedure. The question before us is draft resolution %(draft)s. Is a vote asked for?”"
            ),
            {"draft": drafts[0].paper},
        )
    return Step(
        _("End voting procedure"),
        "debate/",
        "do",
        "end-voting",
        _("“There is nothing left to vote on. This concludes voting procedure.”"),
    )


def _agenda(floor: Floor) -> Step | None:
    agenda = floor.agenda
    if agenda.current is not None or floor.speakers.speech or floor.business.motions.noted:
        return None
    if floor.speakers.queue and not agenda.resumable:
        # Speeches on the order of the agenda.
        return None
    if not agenda.set and not agenda.resumable:
        return Step(
            _("Set the agenda as proposed"),
            "declarations/",
            "motion",
            "set_agenda",
            _(
                "“The floor is open for motions to set the agenda. Without objection we take the topics as proposed.”"
            ),
        )
    return Step(say=_("“No topic is under debate. Are there any motions?”"))


def _noted(floor: Floor) -> Step | None:
    """The first noted motion whose moment has come."""
    for motion in floor.business.motions.noted:
        if why_not(floor, "dais:chair", admit_motion, id=motion.id) is None:
            return Step(
                _("Take up the noted motion"),
                f"motions/{motion.id}/",
                "how",
                "admit",
                _("“%(seat)s moved earlier: %(motion)s. Does the delegation still wish it to be put?”"),
                {"seat": motion.raised.seat or "", "motion": motion.id},
            )
    return None


def _debate(floor: Floor) -> Step:
    speech, following = floor.speakers.speech, _first_in_room(floor, floor.speakers.queue)
    if speech and not speech.clock.running and not speech.clock.spent:
        return _start(speech.id, speech.seat, speech.clock.limit)
    if following:
        return _recognise(following, speech.seat if speech else None)
    if speech:
        return _thank(speech.id, speech.seat)
    debating = floor.agenda.current is not None
    if (
        debating
        and floor.speakers.closed
        and floor.papers.introduced
        and "close_debate" in floor.procedure.kinds
    ):
        return Step(
            _("Close debate and vote"),
            "declarations/",
            "motion",
            "close_debate",
            _(
                "“The speakers list is exhausted. If there is no objection, debate is closed, and we vote on the drafts.”"
            ),
        )
    if floor.speakers.closed:
        return Step(say=_("“The speakers list is exhausted. Are there any motions?”"))
    return Step(
        say=_("“Are there any points or motions? Delegations wishing to speak, please raise your placards.”")
    )


def _thank(speech: int, seat: str) -> Step:
    return Step(
        _("Thank %(seat)s"), f"speeches/{speech}/", "do", "end", _("“Thank you, %(seat)s.”"), {"seat": seat}
    )


def _first_in_room(floor: Floor, queue: tuple[str, ...]) -> str | None:
    """Who is next of those who are there; who left, or has the floor for a reply, keeps the place meanwhile."""
    speech = floor.speakers.speech
    speaks = speech.seat if speech else None
    return next((seat for seat in queue if seat != speaks and floor.roll.in_room(seat)), None)


def _start(speech: int, seat: str, limit: int) -> Step:
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
