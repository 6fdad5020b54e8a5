"""Corrections of what is found to be wrong on the record later.

What happened since stays. A vote on substance that was announced is worked out again; if it would
come out otherwise, the Chair says whether the outcome changes with it or stands as announced, which
is the practice of the United Nations: there it is noted only what a delegation intended. Nobody but
the dais corrects, and it may do so at any time, with or without a meeting.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec.structs import replace

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.recorded import Recorded
from delegates.rules.roll import Answer, AnswerCorrected
from delegates.rules.speakers import NameCorrected
from motions.rules.ballots import Vote
from motions.rules.corrections import (
    BallotCorrected,
    CountCorrected,
    PlacardsCorrected,
    ResultCorrected,
    TimeCorrected,
)
from motions.rules.majority import Choice, Outcome, carried
from motions.rulings.ballots import decided
from motions.rulings.casting import require_abstention, require_placards
from motions.rulings.motions import BOTH

type Upshot = Literal["changes", "stands"]
"""What the Chair decides where a corrected vote would come out otherwise."""

WOULD_FAIL = _(
    "With this correction it is %(yes)s in favour, %(no)s against, %(abstain)s abstaining: rejected, not adopted. Look at what rests on it, and decide."
)
WOULD_CARRY = _(
    "With this correction it is %(yes)s in favour, %(no)s against, %(abstain)s abstaining: adopted, not rejected. Look at what rests on it, and decide."
)
MOTION_WOULD_FAIL = _(
    "With %(yes)s to %(no)s the motion would not have carried. Look at what rests on it, and decide."
)
MOTION_WOULD_CARRY = _(
    "With %(yes)s to %(no)s the motion would have carried. Look at what rests on it, and decide."
)
VOTE_DIFFERS = frozenset({WOULD_FAIL, WOULD_CARRY})
MOTION_DIFFERS = frozenset({MOTION_WOULD_FAIL, MOTION_WOULD_CARRY})
SAME = _("That is what is on record already.")


def _announced(floor: Floor, vote: int) -> Vote:
    known = next((each for each in floor.votes.announced if each.id == vote), None)
    return required(known, _("No result of that vote was announced."))


def _of_ballots(floor: Floor) -> Iterable[dict[str, Any]]:
    """An example: the last vote that names its delegations, and the first of them."""
    choices: tuple[Choice | None, ...] = ("yes", "no", "abstain", None)
    named = [vote for vote in floor.votes.announced if vote.named and vote.order][-1:]
    return (
        {"vote": vote.id, "seat": vote.order[0], "choice": choice, "upshot": upshot}
        for vote in named
        for choice in choices
        for upshot in (None, "changes", "stands")
    )


@ruling(rests=("minutes", "papers"), dais=_of_ballots)
def correct_ballot(
    floor: Floor, press: Press, vote: int, seat: str, choice: Choice | None, upshot: Upshot | None = None
) -> Iterator[Fact]:
    """A seat voted otherwise than was announced; None if it took no part.

    Enters ballot_corrected and, unless the result stands as announced, result_corrected, with
    draft_adopted or draft_rejected where that changes. Rests on the papers, and on and moves the minutes.
    """
    known = _announced(floor, vote)
    refuse_unless(known.named, _("It is not on record how each delegation voted."))
    refuse_unless(seat in known.order, _("%(seat)s does not take part in this vote."), seat=seat)
    was = known.intended.get(seat, known.ballots.get(seat))
    # What was only noted as intended may still be made to count.
    refuse_unless(was != choice or (seat in known.intended and upshot != "stands"), SAME)
    if choice == "abstain":
        yield from require_abstention(press, known, seat)
    ballots = {**known.ballots, seat: choice}
    yes, no, abstain = (sum(given == each for given in ballots.values()) for each in ("yes", "no", "abstain"))
    silent = len(known.order) - yes - no - abstain
    cast = {of: given for of, given in ballots.items() if given}
    changes = list(_result(floor, replace(known, ballots=cast), (yes, no, abstain), silent, upshot))
    yield BallotCorrected(vote=vote, seat=seat, choice=choice, was=was, stands=not changes)
    yield from changes


def _of_placards(floor: Floor) -> Iterable[dict[str, Any]]:
    counted = [vote for vote in floor.votes.announced if vote.method == "placard"][-1:]
    return (
        {"vote": vote.id, "yes": yes, "no": no, "abstain": 0, "upshot": upshot}
        for vote in counted
        for yes, no in ((0, 0), (1, 0))
        for upshot in (None, "changes", "stands")
    )


@ruling(rests=("minutes", "papers"), dais=_of_placards)
def correct_placards(
    floor: Floor,
    press: Press,
    vote: int,
    yes: int | None,
    no: int | None,
    abstain: int | None,
    upshot: Upshot | None = None,
) -> Iterator[Fact]:
    """Other numbers of placards were raised than was announced.

    Enters placards_corrected and, unless the result stands as announced, result_corrected, with
    draft_adopted or draft_rejected where that changes. Rests on the papers, and on and moves the minutes.
    """
    known = _announced(floor, vote)
    refuse_unless(known.method == "placard", _("No placards were counted in that vote."))
    counts = require_placards(known, yes, no, abstain)
    refuse_unless(counts != known.counted, SAME)
    changes = list(_result(floor, known, counts, len(known.order) - sum(counts), upshot))
    yield PlacardsCorrected(vote=vote, yes=counts[0], no=counts[1], abstain=counts[2], stands=not changes)
    yield from changes


def _result(
    floor: Floor, vote: Vote, counts: tuple[int, int, int], silent: int, upshot: Upshot | None
) -> Iterator[Fact]:
    """The result worked out again and what follows from it; nothing, if the Chair lets it stand as announced."""
    yes, no, abstain = counts
    tally = required(vote.tally, _("No result of that vote was announced."))
    after: Outcome = (
        tally.outcome
        if tally.outcome == "no_decision_quorum"
        # There was a quorum, or the Chair went on without: else there had been no decision.
        else vote.comes_to(yes, no, present=tally.present, quorum=0)
    )
    differs = after != tally.outcome
    refuse_unless(
        upshot is not None or not differs,
        WOULD_CARRY if after == "adopted" else WOULD_FAIL,
        yes=yes,
        no=no,
        abstain=abstain,
    )
    if differs and upshot == "stands":
        return
    yield ResultCorrected(vote=vote.id, outcome=after, yes=yes, no=no, abstain=abstain, silent=silent)
    if differs:
        refuse_unless(
            decides(floor, vote),
            _(
                "The standing of the draft does not rest on that vote alone. The announced outcome can only stand."
            ),
        )
        draft = floor.papers.draft(vote.paper)
        yield from decided(vote, after, meeting=(draft and draft.meeting) or floor.meeting.number)


def decides(floor: Floor, vote: Vote) -> bool:
    """Whether a draft stands or falls by this vote, and by no later one."""
    draft = floor.papers.draft(vote.paper)
    return draft is not None and draft.vote == vote.id and vote.whole


def require_correctable(recorded: Recorded | None) -> Recorded:
    known = required(recorded, _("There is nothing there on the record."))
    refuse_unless(known.stands, _("That was undone, or is a correction itself."))
    return known


def _example(floor: Floor, **values: Any) -> Recorded:
    """What might be on record: the entries themselves are not on the floor."""
    return Recorded(entry=floor.seq, act=floor.seq, at=floor.at, earliest=floor.at - 60_000, **values)


def _of_names(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"recorded": _example(floor, names=True), "seat": seat} for seat in floor.roll.order[:1])


@ruling(rests=("minutes",), dais=_of_names)
def correct_name(floor: Floor, press: Press, recorded: Recorded | None, seat: str) -> Iterator[Fact]:
    """Another delegation spoke, moved, seconded or objected than is on record.

    The time that it spoke goes to its account. Enters name_corrected. Rests on and moves the minutes.
    """
    known = require_correctable(recorded)
    refuse_unless(known.names, _("No delegation is named there that could be corrected."))
    refuse_unless(seat in floor.roll.rights, _("There is no seat %(code)s in this committee."), code=seat)
    refuse_unless(seat != known.seat, SAME)
    refuse_unless(
        not known.speaking, _("That speech is not over. Undo it, or correct the name when it has ended.")
    )
    yield NameCorrected(entry=known.entry, seat=seat, was=known.seat, turn=known.turn)


def _of_answers(floor: Floor) -> Iterable[dict[str, Any]]:
    return (
        {"recorded": _example(floor, answers={seat: "present"}), "seat": seat, "answer": "absent"}
        for seat in floor.roll.order[:1]
    )


@ruling(rests=("minutes",), dais=_of_answers)
def correct_answer(
    floor: Floor, press: Press, recorded: Recorded | None, seat: str, answer: Answer
) -> Iterator[Fact]:
    """A seat answered something else at a roll call. Its last answer at the last roll call moves the roll too.

    Enters answer_corrected. Rests on and moves the minutes.
    """
    known = require_correctable(recorded)
    refuse_unless(seat in known.answers, _("%(seat)s gave no answer there."), seat=seat)
    refuse_unless(answer != known.answers[seat], SAME)
    yield AnswerCorrected(
        entry=known.entry,
        seat=seat,
        answer=answer,
        was=known.answers[seat],
        in_force=seat in known.in_force,
    )


def _of_counts(floor: Floor) -> Iterable[dict[str, Any]]:
    counted = _example(floor, counts=(3, 1), carried=True, room=5)
    return (
        {"recorded": counted, "yes": 2, "no": no, "stands": stands}
        for no, stands in ((1, False), (2, False), (2, True))
    )


@ruling(rests=("minutes",), dais=_of_counts)
def correct_count(
    floor: Floor,
    press: Press,
    recorded: Recorded | None,
    yes: int | None,
    no: int | None,
    stands: bool = False,
) -> Iterator[Fact]:
    """Other numbers of placards were raised for a motion. What was decided stands, and the Chair says so.

    Enters count_corrected. Rests on and moves the minutes.
    """
    known = require_correctable(recorded)
    before = required(known.counts, _("Nothing was counted there."))
    after = required(yes, BOTH), required(no, BOTH)
    refuse_unless(min(after) >= 0, _("A count cannot be negative."))
    refuse_unless(
        sum(after) <= known.room,
        _("%(counted)s placards cannot have been raised: %(room)s delegations were in the room."),
        counted=sum(after),
        room=known.room,
    )
    refuse_unless(after != before, SAME)
    differs = carried(known.threshold, *after) != known.carried
    refuse_unless(
        stands or not differs,
        MOTION_WOULD_FAIL if known.carried else MOTION_WOULD_CARRY,
        yes=after[0],
        no=after[1],
    )
    yield CountCorrected(entry=known.entry, yes=after[0], no=after[1], was=before, differs=differs)


def _of_times(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"recorded": _example(floor), "moment": floor.at - 1_000},) if floor.seq else ()


@ruling(rests=("minutes",), dais=_of_times)
def correct_time(floor: Floor, press: Press, recorded: Recorded | None, moment: int) -> Iterator[Fact]:
    """An act happened at another time (ms), after the act before it and before the act after it.

    Times are typed in whole seconds, so within the second of another act the order decides.
    Enters time_corrected. Rests on and moves the minutes.
    """
    known = require_correctable(recorded)
    latest = press.now if known.latest is None else known.latest
    refuse_unless(moment // 1000 <= press.now // 1000, _("That time has not come yet."))
    refuse_unless(
        known.earliest // 1000 <= moment // 1000,
        _("What is before it on the record happened later than that."),
    )
    refuse_unless(
        moment // 1000 <= latest // 1000, _("What is after it on the record happened earlier than that.")
    )
    at = min(max(moment, known.earliest), latest)
    refuse_unless(at != known.at, SAME)
    yield TimeCorrected(entry=known.entry, at=at, was=known.at)
