"""What the room is in the middle of: a caucus, a vote; and the papers that wait for one."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from committees import minutes, wording
from committees.console.situation import clock_view
from committees.controls import control
from committees.naming import Name
from committees.screens import Sight
from delegates.rulings import clocks
from motions.rulings import ballots, caucus
from resolutions.models import Version
from resolutions.rulings import withdraw_draft


def caucus_now(sight: Sight) -> dict[str, Any]:
    """The caucus in progress with its clock."""
    current = sight.floor.business.caucus
    if current is None:
        return {"caucus": None}
    url, clock_url = f"caucus/{current.id}/", f"clocks/caucus/{current.id}/"
    which: dict[str, Any] = {"of": "caucus", "id": current.id}
    controls = [
        control(
            sight, _("+1 min"), caucus.extend_caucus, url, "extend", 60, key="1", id=current.id, seconds=60
        ),
        control(
            sight, _("+5 min"), caucus.extend_caucus, url, "extend", 300, key="5", id=current.id, seconds=300
        ),
        control(sight, _("End the caucus"), caucus.close_caucus, url, "do", "close", key="W", id=current.id),
    ]
    if not current.moderated:
        controls.insert(
            0,
            control(sight, _("Pause"), clocks.pause_clock, clock_url, "do", "pause", key="Space", **which)
            if current.clock.running
            else control(
                sight, _("Start"), clocks.start_clock, clock_url, "do", "start", key="Space", **which
            ),
        )
    return {
        "caucus": current,
        "kind": wording.first_up(sight.reader.kind(current.kind)),
        "holder": sight.names[current.holder] if current.holder else None,
        "proposer_last": current.moderated and current.slot == "last" and current.proposer in current.queue,
        "proposer": sight.names.short(current.proposer) if current.proposer else "",
        "topic": sight.reader.typed(current.topic),
        "clock": clock_view(current.clock),
        "speaking": wording.duration(current.speaking) if current.speaking else "",
        "remainder": wording.clock(current.remainder) if current.remainder else "",
        "controls": controls,
    }


def vote(sight: Sight) -> dict[str, Any]:
    """The vote before the room: who is called, what each answered, the running tally."""
    current = sight.floor.votes.current
    if current is None:
        return {"vote": None}
    called = current.pending[0] if current.pending and current.method == "roll_call" else None
    url = f"votes/{current.id}/"
    names = minutes.choices()
    keys = {"yes": "Y", "no": "N", "abstain": "A"}
    return {
        "vote": current,
        "draft": sight.reader.draft(current.paper),
        "called": sight.names[called] if called else None,
        "controls": [
            control(
                sight,
                names[choice].capitalize(),
                ballots.cast_ballot,
                f"{url}{called}/",
                "choice",
                choice,
                key=keys[choice],
                style=choice,
                vote=current.id,
                seat=called,
                choice=choice,
            )
            for choice in ("yes", "no", "abstain")
        ]
        if called
        else [
            control(
                sight,
                _("Objection: a vote is asked for"),
                ballots.object_to_adoption,
                url,
                "do",
                "object",
                key="O",
                vote=current.id,
            )
        ]
        if current.method == "without_vote" and not current.tally
        else [],
        "called_aloud": current.method == "roll_call",
        "counts": {choice: current.count(choice) for choice in ("yes", "no", "abstain")},
        "heard": len(current.ballots),
        "all": len(current.order),
        "choices": names,
    }


class BallotRow(NamedTuple):
    """What a seat answered in a vote. Rows that show the same are drawn once."""

    vote: int
    name: Name
    choice: str
    no_abstention: bool
    marks: tuple[tuple[str, str], ...] = (("yes", "✓"), ("no", "✕"), ("abstain", "–"))


def ballots_now(sight: Sight) -> dict[str, Any]:
    """What each seat answered, to be looked at and corrected. A region of its own, so that a ballot is one row."""
    vote = sight.floor.votes.current
    if vote is None or vote.method != "roll_call":
        return {"rows": []}
    return {
        "rows": [
            BallotRow(vote.id, sight.names[seat], vote.ballots.get(seat, ""), seat in vote.no_abstention)
            for seat in vote.order
        ]
    }


def papers(sight: Sight) -> dict[str, Any]:
    """Drafts with their standing, and how each may be put to the vote."""
    titles = dict(Version.objects.filter(paper__committee=sight.committee).values_list("pk", "title"))
    rows = []
    for draft in sight.floor.papers.drafts:
        url = f"papers/{draft.paper}/"
        rows.append(
            {
                "draft": draft,
                "symbol": f"L.{draft.number}",
                "title": titles.get(draft.version, ""),
                "standing": standings()[draft.standing],
                "controls": [
                    control(
                        sight,
                        _("Vote by roll call"),
                        ballots.open_vote,
                        url,
                        "method",
                        "roll_call",
                        paper=draft.paper,
                        method="roll_call",
                    ),
                    control(
                        sight,
                        _("Without a vote"),
                        ballots.open_vote,
                        url,
                        "method",
                        "without_vote",
                        paper=draft.paper,
                        method="without_vote",
                    ),
                    control(
                        sight, _("Withdraw"), withdraw_draft, url, "method", "withdraw", paper=draft.paper
                    ),
                ]
                if draft.standing == "introduced"
                else [],
            }
        )
    return {"rows": rows}


def standings() -> dict[str, str]:
    return {
        "introduced": _("introduced"),
        "adopted": _("adopted"),
        "rejected": _("rejected"),
        "withdrawn": _("withdrawn"),
    }
