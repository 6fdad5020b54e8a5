"""What the room is in the middle of: a caucus, a vote."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from committees import minutes, wording
from committees.console.clocks import start_or_pause
from committees.console.situation import clock_view
from committees.controls import Control, control
from committees.minutes import decisions
from committees.naming import Name
from committees.screens import Sight
from motions.rules.ballots import Answer, Vote
from motions.rules.caucus import Caucus
from motions.rulings import ballots, casting, caucus, explanations


def caucus_now(sight: Sight) -> dict[str, Any]:
    """The caucus in progress with its clock."""
    current = sight.floor.business.caucus
    if current is None:
        return {"caucus": None}
    url = f"caucus/{current.id}/"
    end = "" if sight.floor.votes.current else "W"
    ending = _endings(current)
    controls = [
        *(_turns(sight, current, url) if current.tour else _minutes(sight, current, url)),
        control(sight, ending, caucus.close_caucus, url, "do", "close", key=end, id=current.id),
    ]
    # A speech in between, such as a reply, has the key of the clock.
    space = "" if sight.floor.speakers.speech else "Space"
    if not current.listed:
        controls.insert(0, start_or_pause(sight, current.clock, "caucus", current.id, space))
    return {
        "caucus": current,
        "kind": wording.first_up(sight.reader.kind(current.kind)),
        "holder": sight.names[current.holder] if current.holder else None,
        "proposer_last": current.slot == "last" and current.proposer in current.queue,
        "proposer": sight.names.short(current.proposer) if current.proposer else "",
        "topic": sight.reader.about(current),
        "progress": current.progress if current.tour else None,
        "clock": clock_view(current.clock, f"caucus-{current.id}"),
        "speaking": wording.duration(current.speaking) if current.speaking else "",
        "remainder": wording.clock(current.remainder) if current.remainder else "",
        "controls": controls,
    }


def _endings(current: Caucus) -> str:
    ways = {
        "tour_de_table": _("End the round"),
        "presentation": _("End the presentation"),
        "question_period": _("End the questions"),
        "time_for": _("End the time for it"),
        "time_against": _("End the time against it"),
    }
    return ways.get(current.kind) or _("End the caucus")


def _minutes(sight: Sight, current: Caucus, url: str) -> list[Control]:
    """More time for a caucus."""
    given = ((_("+1 min"), 60, "1"), (_("+5 min"), 300, "5"))
    return [
        control(sight, label, caucus.extend_caucus, url, "extend", by, key=key, id=current.id, seconds=by)
        for label, by, key in given
    ]


def _turns(sight: Sight, current: Caucus, url: str) -> list[Control]:
    """What the seat whose turn it is in a tour de table may do beside speaking."""
    seat = caucus.whose_turn(sight.floor)
    if seat is None:
        return []
    label = _("%(seat)s passes") % {"seat": sight.names.short(seat)}
    # A point before the Chair, and a roll that is called, have the key.
    key = "" if sight.floor.votes.current or sight.floor.roll.calling else "P"
    return [control(sight, label, caucus.pass_turn, url, "pass", seat, key=key, id=current.id, seat=seat)]


def vote(sight: Sight) -> dict[str, Any]:
    """The vote before the room: who is called or missing, what may be entered, the running tally."""
    current = sight.floor.votes.current
    if current is None:
        explainable = sight.floor.agenda.voting and bool(sight.floor.votes.announced)
        return {"vote": None, "explaining": _explanations(sight), "explainable": explainable}
    called = current.called
    return {
        "vote": current,
        "method": methods()[current.method],
        "draft": sight.reader.voted_on(current),
        "called": sight.names[called] if called else None,
        "again": called in current.passed,
        "controls": _vote_controls(sight, current),
        "counts": {choice: current.count(choice) for choice in ("yes", "no", "abstain")},
        "heard": len(current.ballots),
        "all": len(current.order),
        "missing": [sight.names[seat] for seat in current.pending] if current.method == "phones" else [],
        "arithmetic": decisions.arithmetic(sight.reader, current),
        "explaining": _explanations(sight),
    }


def _vote_controls(sight: Sight, current: Vote) -> list[Control]:
    url = f"votes/{current.id}/"
    if current.called:
        return _answers(sight, current, current.called)
    if current.method == "without_vote" and not current.tally:
        label = _("Objection: a vote is asked for")
        return [
            control(
                sight,
                label,
                casting.object_to_adoption,
                url,
                "do",
                "object",
                key="" if sight.floor.business.point else "O",
                vote=current.id,
            )
        ]
    if current.method == "phones" and current.pending and not current.tally:
        label = _("Close the vote")
        return [control(sight, label, ballots.close_vote, url, "do", "close", key="W", vote=current.id)]
    return []


def _answers(sight: Sight, current: Vote, called: str) -> list[Control]:
    """What the seat that is called may answer, a key each; with rights, shifted."""
    names = minutes.choices()
    answers: list[tuple[str, Answer, bool, str]] = [
        (names["yes"], "yes", False, "Y"),
        (names["no"], "no", False, "N"),
        (names["abstain"], "abstain", False, "A"),
        (names["pass"], "pass", False, "P"),
        (_("in favour, with rights"), "yes", True, "⇧Y"),
        (_("against, with rights"), "no", True, "⇧N"),
    ]
    known = sight.floor.procedure
    answers = [
        each for each in answers if (known.passes or each[1] != "pass") and (known.with_rights or not each[2])
    ]
    return [
        control(
            sight,
            wording.first_up(label),
            casting.cast_ballot,
            f"votes/{current.id}/{called}/",
            "rights" if rights else "choice",
            choice,
            key="" if sight.floor.business.point else key,
            style=choice if not rights else "quiet",
            vote=current.id,
            seat=called,
            choice=choice,
            with_rights=rights,
        )
        for label, choice, rights, key in answers
    ]


def _explanations(sight: Sight) -> list[Control]:
    """Who still is to explain its vote."""
    return [
        control(
            sight,
            sight.names.short(seat),
            explanations.hear_explanation,
            "explanations/",
            "seat",
            seat,
            seat=seat,
        )
        for seat in explanations.to_explain(sight.floor)
    ]


def methods() -> dict[str, str]:
    return {
        "roll_call": _("Roll-call vote"),
        "phones": _("Vote by phones"),
        "placard": _("Vote by placards"),
        "without_vote": _("Adoption without a vote"),
    }


class BallotRow(NamedTuple):
    """What a seat answered in a vote. Rows that show the same are drawn once."""

    vote: int
    name: Name
    choice: str
    no_abstention: bool
    passed: bool
    phone: bool
    open: bool
    """Whether the Chair may have to enter it: its marks are there to be pressed."""
    marks: tuple[tuple[str, str], ...] = (("yes", "✓"), ("no", "✕"), ("abstain", "–"))


def ballots_now(sight: Sight) -> dict[str, Any]:
    """What each seat answered, to be looked at and corrected. A region of its own, so that a ballot is one row."""
    vote = sight.floor.votes.current
    if vote is None or not vote.named:
        return {"rows": []}
    return {
        "rows": [
            BallotRow(
                vote.id,
                sight.names[seat],
                vote.ballots.get(seat, ""),
                seat in vote.no_abstention or seat in vote.passed,
                seat in vote.passed and seat not in vote.ballots,
                seat in vote.by_phone,
                vote.method == "phones" and seat not in vote.ballots and not vote.tally,
            )
            for seat in vote.order
        ]
    }
