"""The room on paper, for the day the laptop dies: enough to go on with a pencil.

Everything is as the record's last entry left it: every seat with its answer, the lists, the motions,
a sheet on which the next vote is tallied by hand (with what was cast, if one is going on), and the
texts that are still to be voted on. It is for the dais alone, because a ballot is nobody else's.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from committees import minutes, wording
from committees.book import Book
from committees.clock import Clock
from committees.console.papers import standings
from committees.console.situation import quorum_view, situation
from committees.minutes import questions
from committees.models import Committee
from committees.screens import Sight
from motions.rulings.raising import seconds_missing
from resolutions import press
from resolutions.printing.dates import readers_moment
from resolutions.printing.sheet import Format, place, sheet, written
from resolutions.rules.drafts import Draft
from resolutions.text import printed
from resolutions.texts import text_of


def backup_pdf(committee: Committee, book: Book, language: str, format: Format = "A4") -> bytes:
    """The room as it is now, as PDF. Raises PrintFailed."""
    return press.render(backup_html(committee, book, language, format))


def backup_html(committee: Committee, book: Book, language: str, format: Format = "A4") -> str:
    """The room as it is now, as the HTML that is printed."""
    with written(committee.conference, language):
        sight = Sight(committee, book, book.floor)
        return sheet(
            "backup",
            committee.conference,
            format=format,
            at=book.at,
            author=committee.display_name(),
            committee=committee.display_name(),
            session=committee.session_title,
            when=readers_moment(book.at),
            number=book.floor.meeting.number,
            situation=situation(sight),
            topic=sight.topic,
            quorum=quorum_view(sight),
            roll=list(_roll(sight)),
            speaking=list(_speaking(sight)),
            lists=list(_lists(sight)),
            motions=list(_motions(sight)),
            tally=_tally(sight),
            papers=[_paper(sight, draft) for draft in book.floor.papers.drafts],
            **place(book),
        )


def _roll(sight: Sight) -> Iterator[dict[str, Any]]:
    """Every seat in roll-call order, with what it answered and what it may vote on."""
    roll, said = sight.floor.roll, minutes.answer_names()
    for code in roll.order:
        answer = said[roll.answers[code]] if code in roll.answers else ""
        if code in roll.vacant:
            answer = _("not taken up")
        elif code in roll.out:
            answer = _("%(answer)s, left the room") % {"answer": answer}
        yield {
            "name": sight.names.short(code),
            "answer": answer,
            "substance": roll.rights[code].substance,
        }


def _speaking(sight: Sight) -> Iterator[str]:
    """Who has the floor, and what runs, each with its time."""
    floor = sight.floor
    if speech := floor.speakers.speech:
        yield _("%(seat)s has the floor: %(time)s") % {
            "seat": sight.names.short(speech.seat),
            "time": _left(speech.clock),
        }
    if caucus := floor.business.caucus:
        kind = wording.first_up(sight.reader.kind(caucus.kind))
        topic = sight.reader.about(caucus)
        called = _("%(kind)s, “%(topic)s”") % {"kind": kind, "topic": topic} if topic else kind
        yield _("%(what)s: %(time)s") % {"what": called, "time": _left(caucus.clock)}
    if timer := floor.business.timer:
        title = sight.reader.typed(timer.title) or _("Timer")
        yield _("%(what)s: %(time)s") % {"what": title, "time": _left(timer.clock)}


def _left(clock: Clock) -> str:
    """What a clock had left when it was last started or stopped, and since when it runs."""
    left = wording.clock(clock.limit - clock.spent)
    if clock.running_since is None:
        return _("%(left)s left, stopped") % {"left": left}
    return _("%(left)s left at %(time)s, running") % {
        "left": left,
        "time": wording.time_of_day(clock.running_since),
    }


def _lists(sight: Sight) -> Iterator[dict[str, Any]]:
    speakers, caucus = sight.floor.speakers, sight.floor.business.caucus
    yield {
        "title": _("Speakers list, closed") if speakers.closed else _("Speakers list"),
        "time": wording.duration(speakers.speaking_time) if speakers.speaking_time else "",
        "names": [sight.names.short(code) for code in speakers.queue],
    }
    if caucus and caucus.listed:
        yield {
            "title": _("Speakers in the caucus"),
            "time": wording.duration(caucus.speaking) if caucus.speaking else "",
            "names": [sight.names.short(code) for code in caucus.queue],
        }


def _motions(sight: Sight) -> Iterator[dict[str, Any]]:
    """Motions before the room in the order in which they are put, then those noted for later."""
    motions = sight.floor.business.motions
    for motion in (*motions.pending, *motions.noted):
        raised = motion.raised
        yield {
            "seat": sight.names.short(raised.seat) if raised.seat else "",
            "text": wording.first_up(sight.reader.motion(raised)),
            "noted": motion in motions.noted,
            "missing": seconds_missing(sight.floor, motion),
            "two_thirds": sight.floor.procedure.threshold(raised.motion) == "two_thirds",
        }


def _tally(sight: Sight) -> dict[str, Any]:
    """Who votes next in the order of the roll, with what was cast in a vote that goes on."""
    floor = sight.floor
    vote = floor.votes.current
    electorate = vote.order if vote else floor.roll.electorate
    barred = vote.no_abstention if vote else tuple(code for code in electorate if floor.no_abstention(code))
    ballots = vote.ballots if vote else {}
    return {
        "two_thirds": (vote.threshold if vote else floor.procedure.draft_threshold) == "two_thirds",
        "needed": vote.needed if vote else floor.procedure.draft_votes,
        "veto": sight.reader.seats(vote.veto if vote else floor.veto),
        "question": sight.reader.voted_on(vote) if vote else _next_question(sight),
        "rows": [
            {"name": sight.names.short(code), "barred": code in barred, "cast": ballots.get(code, "")}
            for code in electorate
        ],
    }


def _next_question(sight: Sight) -> str:
    """What is voted on next, if drafts are before the room."""
    waiting = sight.floor.papers.introduced
    if not waiting:
        return ""
    draft = waiting[0]
    if draft.amendments_left:
        return wording.first_up(sight.reader.question(draft.paper, draft.amendments_left[0].id))
    if draft.parts_left:
        return wording.first_up(sight.reader.question(draft.paper, None, draft.parts_left[0].number))
    return sight.reader.draft(draft.paper)


def _paper(sight: Sight, draft: Draft) -> dict[str, Any]:
    """A draft with its text and amendments while it is to be voted on; else only what became of it."""
    waits = draft.standing == "introduced"
    return {
        "symbol": sight.reader.draft(draft.paper),
        "title": sight.reader.title(draft.version),
        "sponsors": sight.reader.seats(draft.sponsors),
        "standing": standings()[draft.standing],
        "amendments": [
            {
                "number": each.number,
                "change": questions.change_of(draft, each),
                "sponsors": sight.reader.behind(each.sponsors, each.signatories),
                "text": sight.reader.amendment_text(each.id),
            }
            for each in draft.amendments_left
        ]
        if waits
        else [],
        "lines": printed(text_of(draft)) if waits else [],
    }
