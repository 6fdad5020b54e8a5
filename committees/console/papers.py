"""Papers before the room: drafts, what is to be voted on before each, and how."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from committees import wording
from committees.console.strawpolls import strawpoll_opener
from committees.controls import Control, control
from committees.floor import Floor
from committees.minutes import Reader, questions
from committees.order import Ruling
from committees.screens import Sight
from motions.rules.ballots import Method
from motions.rulings import ballots
from motions.rulings.caucus import give_time, present_draft, sides
from resolutions.models import Version
from resolutions.rules.amendments import Amendment, Part
from resolutions.rules.drafts import Draft
from resolutions.rules.proposed import ProposedAmendment
from resolutions.rules.submissions import Submission
from resolutions.rules.support import needed
from resolutions.rulings.amendments import incorporate_amendment, place_amendment, withdraw_amendment
from resolutions.rulings.drafts import place_draft, withdraw_draft
from resolutions.rulings.proposed import introduce_proposed
from resolutions.rulings.submissions import approve_paper, introduce_paper
from resolutions.rulings.support import Text


def papers(sight: Sight) -> dict[str, Any]:
    """Drafts in the order of voting, then those that were decided; only what comes next has its ways of voting."""
    titles = dict(Version.objects.filter(paper__committee=sight.committee).values_list("pk", "title"))
    announced = {vote.id: vote.announced for vote in sight.floor.votes.announced}
    waiting = sight.floor.papers.introduced
    decided = [draft for draft in sight.floor.papers.drafts if draft.standing != "introduced"]
    division = sight.floor.procedure.moved_for("division")
    questioned = sight.floor.procedure.moved_for("question_period")
    return {
        "strawpoll": strawpoll_opener(sight),
        "division": division.code if division else "",
        "questions": questioned.code if questioned and not sight.floor.agenda.voting else "",
        "submissions": [_submission(sight, each, titles) for each in sight.floor.papers.submissions],
        "rows": [
            {
                "draft": draft,
                "dragged": draft.standing == "introduced" and len(waiting) > 1,
                "symbol": f"L.{draft.number}",
                "title": titles.get(draft.version, ""),
                "standing": _("as amended")
                if draft.changes and draft.standing == "introduced"
                else standings()[draft.standing],
                "announced": announced.get(draft.vote or 0),
                "support": "" if draft.standing != "introduced" else support_of(sight.floor, draft),
                "notes": notes_on(sight.reader, draft),
                "asked": _before(sight, draft),
                "proposed": [
                    _proposed(sight, draft, each) for each in sight.floor.papers.proposed_to(draft.paper)
                ],
                "controls": _of_draft(sight, draft, first=waiting[0].paper)
                if draft.standing == "introduced"
                else [],
                "shown": list(_on_projector(sight, draft)),
                "amendable": draft.standing == "introduced" and bool(draft.outline),
            }
            for draft in (*waiting, *decided)
        ],
    }


def _submission(sight: Sight, submission: Submission, titles: dict[int, str]) -> dict[str, Any]:
    """A paper that was handed in, and what the dais may do about it."""
    url = f"submissions/{submission.paper}/"
    which: dict[str, Any] = {"paper": submission.paper}
    ways: tuple[tuple[str, Ruling, str], ...] = (
        (_("Approve"), approve_paper, "approve"),
        (_("Introduce"), introduce_paper, "introduce"),
    )
    controls = [control(sight, label, ruling, url, "do", do, **which) for label, ruling, do in ways]
    return {
        "paper": submission.paper,
        "symbol": f"WP.{submission.number}" if submission.number else sight.names.short(submission.seat),
        "title": titles.get(submission.version, ""),
        "standing": submission_standings()[submission.standing],
        "support": support_of(sight.floor, submission) if submission.standing == "approved" else "",
        # What was returned waits for whoever wrote it.
        "controls": [each for each in controls if not each.reason or submission.standing == "submitted"]
        if submission.standing != "returned"
        else [],
        "returnable": submission.standing != "returned",
    }


def submission_standings() -> dict[str, str]:
    return {
        "submitted": _("handed in"),
        "returned": _("returned"),
        "approved": _("working paper"),
    }


def proposed_standings() -> dict[str, str]:
    known = submission_standings()
    return {standing: known[standing] for standing in ("submitted", "returned")}


def support_of(floor: Floor, text: Text) -> str:
    """How many stand behind a draft or an amendment, and how many usually do; a warning where nobody sponsors it."""
    if not text.sponsors:
        return _("no sponsor")
    rules = floor.procedure
    amends = isinstance(text, (Amendment, ProposedAmendment))
    usual = needed(len(floor.roll.electorate), rules.amendment_support if amends else rules.draft_support)
    if not usual:
        return _("support %(count)s") % {"count": text.supporters}
    return _("support %(count)s, usually %(needed)s") % {"count": text.supporters, "needed": usual}


def _proposed(sight: Sight, draft: Draft, proposed: ProposedAmendment) -> dict[str, Any]:
    """An amendment that was handed in, and what the dais may do about it."""
    url, with_us = f"amendments/{proposed.id}/", proposed.standing == "submitted"
    introduce = control(
        sight, _("Introduce"), introduce_proposed, url, "method", "introduce", amendment=proposed.id
    )
    return {
        "id": proposed.id,
        "name": _("Amendment of %(seat)s") % {"seat": sight.names.short(proposed.seat)},
        "change": questions.proposed_change(draft, proposed),
        "standing": proposed_standings()[proposed.standing],
        "text": sight.reader.amendment_text(proposed.id),
        "support": support_of(sight.floor, proposed) if with_us else "",
        "sponsored": bool(proposed.sponsors),
        # What was returned waits for whoever wrote it.
        "controls": [introduce] if with_us else [],
    }


def notes_on(reader: Reader, draft: Draft) -> list[str]:
    """What else stands about a draft that is before the room."""
    if draft.standing != "introduced":
        return []
    notes = [_("important question: two thirds")] if draft.important else []
    agreed = tuple(seat for seat in draft.sponsors if seat in draft.withdrawing)
    if agreed:
        notes.append(_("to be withdrawn, if all sponsors agree: %(seats)s") % {"seats": reader.seats(agreed)})
    return notes


def _before(sight: Sight, draft: Draft) -> list[dict[str, Any]]:
    """What is voted on before a draft: amendments, then parts. The first has its ways of voting."""
    if draft.standing != "introduced":
        return []
    amendments, parts = draft.amendments_left, draft.parts_left
    return [
        *(_amendment(sight, draft, each, first=place == 0) for place, each in enumerate(amendments)),
        *(_part(sight, draft, each, first=place == 0 and not amendments) for place, each in enumerate(parts)),
    ]


def _amendment(sight: Sight, draft: Draft, amendment: Amendment, *, first: bool) -> dict[str, Any]:
    url = f"amendments/{amendment.id}/"
    which: dict[str, Any] = {"amendment": amendment.id}
    controls = [*ways_to_vote(sight, url, paper=draft.paper, **which)] if first else []
    foremost = draft.beside(amendment.id)[0].id
    if amendment.id != foremost:
        controls.append(
            control(sight, _("Put first"), place_amendment, url, "before", foremost, before=foremost, **which)
        )
    controls.append(control(sight, _("Friendly"), incorporate_amendment, url, "method", "friendly", **which))
    controls.append(control(sight, _("Withdraw"), withdraw_amendment, url, "method", "withdraw", **which))
    return {
        "amendment": amendment.id,
        "dragged": len(draft.beside(amendment.id)) > 1,
        "number": amendment.number,
        "second": amendment.of is not None,
        "amendable": amendment.of is None and bool(amendment.fresh) and sight.floor.procedure.second_degree,
        "name": _("Amendment %(number)s") % {"number": amendment.number},
        "change": questions.change_of(draft, amendment),
        "by": sight.reader.behind(amendment.sponsors, amendment.signatories),
        "support": support_of(sight.floor, amendment),
        "sponsored": bool(amendment.sponsors),
        "controls": controls,
    }


def _part(sight: Sight, draft: Draft, part: Part, *, first: bool) -> dict[str, Any]:
    url = f"papers/{draft.paper}/parts/{part.number}/"
    return {
        "name": wording.first_up(questions.paragraphs(draft.places(part.marks), f"L.{draft.number}")),
        "controls": [*ways_to_vote(sight, url, paper=draft.paper, part=part.number)] if first else [],
    }


def _of_draft(sight: Sight, draft: Draft, *, first: int) -> Iterator[Control]:
    url = f"papers/{draft.paper}/"
    if not draft.amendments_left and not draft.parts_left:
        yield from ways_to_vote(sight, url, paper=draft.paper)
    if sight.floor.procedure.presentation_time and not sight.floor.agenda.voting:
        yield control(sight, _("Presentation"), present_draft, url, "method", "present", paper=draft.paper)
    if not sight.floor.agenda.voting:
        for side in sides(sight.floor):
            label = _("Time for") if side == "time_for" else _("Time against")
            yield control(sight, label, give_time, url, "method", side, paper=draft.paper, side=side)
    if draft.paper != first:
        paper = draft.paper
        yield control(sight, _("Put first"), place_draft, url, "before", first, paper=paper, before=first)
    yield control(sight, _("Withdraw"), withdraw_draft, url, "method", "withdraw", paper=draft.paper)


def _on_projector(sight: Sight, draft: Draft) -> Iterator[Control]:
    """To show a draft to the room, and to go through its paragraphs with it."""
    if draft.standing != "introduced":
        return
    committee, last = sight.committee, len(draft.outline)
    if committee.shown_paper != draft.paper:
        yield Control(_("Show"), "projector/", "paper", f"{draft.paper}:0", style="quiet")
        return
    place = min(committee.shown_place, last)
    if place:
        yield Control("◀", "projector/", "paper", f"{draft.paper}:{place - 1}", ",", style="quiet")
    yield Control(f"{place}/{last}", "projector/", "do", "no-paper", style="on")
    if place < last:
        yield Control("▶", "projector/", "paper", f"{draft.paper}:{place + 1}", ".", style="quiet")


def ways_to_vote(sight: Sight, url: str, **question: Any) -> Iterator[Control]:
    ways: tuple[tuple[str, Method], ...] = (
        (_("By roll call"), "roll_call"),
        (_("By phones"), "phones"),
        (_("By placards"), "placard"),
        (_("Without a vote"), "without_vote"),
    )
    for label, method in ways:
        yield control(sight, label, ballots.open_vote, url, "method", method, method=method, **question)


def standings() -> dict[str, str]:
    return {
        "introduced": _("introduced"),
        "adopted": _("adopted"),
        "rejected": _("rejected"),
        "withdrawn": _("withdrawn"),
    }
