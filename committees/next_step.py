"""What the dais most likely does next, from the floor alone, and the sentence to say with it.

One function, so that the biggest button, its key and the words beside it never disagree. The words
are marked msgids with plain values; `committees.console` puts them into the reader's language.
"""

from typing import Any

from msgspec import Struct

from committees.floor import Floor
from committees.order import mark as _
from committees.rulings import quorum_holds, quorums
from motions.rules.ballots import Tally, Vote


class Step(Struct, frozen=True):
    """A button (label, and where it posts what) and what to say. Without `url` there is only the saying."""

    label: str = ""
    url: str = ""
    name: str = ""
    value: str = ""
    say: str = ""
    values: dict[str, Any] = {}


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
    for found in (_roll, _vote, _quorum, _motion, _caucus):
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
    if vote.pending:
        seat = vote.pending[0]
        return Step(
            _("%(seat)s votes in favour"),
            f"votes/{vote.id}/{seat}/",
            "choice",
            "yes",
            _("“%(seat)s?”"),
            {"seat": seat},
        )
    return Step(
        _("Close the vote"),
        url,
        "do",
        "close",
        _("“Does any delegation wish to change its vote? The vote is closed.”"),
    )


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
    if not floor.business.motions:
        return None
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
    motion = floor.business.motions[0]
    return Step(
        _("Clearly carried"),
        f"motions/{motion.id}/",
        "how",
        "clearly_carried",
        _("“All those in favour of the motion by %(seat)s, please raise your placards. All those against?”"),
        {"seat": motion.seat or ""},
    )


def _caucus(floor: Floor) -> Step | None:
    caucus = floor.business.caucus
    if caucus is None:
        return None
    speech = floor.speakers.speech
    if caucus.moderated and speech and not speech.clock.running and not speech.clock.spent:
        return _start(speech.id, speech.seat, speech.clock.limit)
    following = _first_in_room(floor, caucus.queue)
    if caucus.moderated and following:
        return _recognise(following, speech.seat if speech else None)
    if caucus.moderated and speech:
        return Step(
            _("Thank %(seat)s"),
            f"speeches/{speech.id}/",
            "do",
            "end",
            _("“Thank you, %(seat)s.”"),
            {"seat": speech.seat},
        )
    if caucus.moderated:
        return Step(say=_("“Delegations wishing to speak in the caucus, please raise your placards.”"))
    if not caucus.clock.running and not caucus.clock.spent:
        return Step(
            _("Start the clock"),
            f"clocks/caucus/{caucus.id}/",
            "do",
            "start",
            _("“The caucus begins now and lasts %(limit_ms)s.”"),
            {"limit_ms": caucus.clock.limit},
        )
    return Step(
        _("End the caucus"),
        f"caucus/{caucus.id}/",
        "do",
        "close",
        _("“Delegates, please return to your seats. The caucus is over.”"),
    )


def _debate(floor: Floor) -> Step:
    speech, following = floor.speakers.speech, _first_in_room(floor, floor.speakers.queue)
    if speech and not speech.clock.running and not speech.clock.spent:
        return _start(speech.id, speech.seat, speech.clock.limit)
    if following:
        return _recognise(following, speech.seat if speech else None)
    if speech:
        return Step(
            _("Thank %(seat)s"),
            f"speeches/{speech.id}/",
            "do",
            "end",
            _("“Thank you, %(seat)s.”"),
            {"seat": speech.seat},
        )
    if floor.speakers.closed:
        return Step(say=_("“The speakers list is exhausted. Are there any motions?”"))
    return Step(
        say=_("“Are there any points or motions? Delegations wishing to speak, please raise your placards.”")
    )


def _first_in_room(floor: Floor, queue: tuple[str, ...]) -> str | None:
    """Who is next of those who are there; who left keeps the place and is passed over."""
    return next((seat for seat in queue if floor.roll.in_room(seat)), None)


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
