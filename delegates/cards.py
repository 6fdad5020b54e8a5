"""The card of a delegate's phone: one headline, one clock, one sentence of help about what is now."""

from typing import Any

from django.utils.translation import gettext as _

from committees import wording
from committees.console.situation import clock_view
from committees.minutes.explaining import explained
from committees.screens import Sight
from committees.wording import time_of_day
from delegates.rules.speakers import Speech
from delegates.rulings.clocks import SECOND
from delegates.rulings.comments import comments_left
from motions.rules.ballots import Vote
from motions.rules.caucus import Caucus
from motions.rules.motions import Motion
from motions.rules.procedure import Procedure
from motions.rulings import hearing, raising


def now(sight: Sight) -> dict[str, Any]:
    """The card: one headline, one clock, one sentence of help."""
    return {"card": _card(sight)}


def _card(sight: Sight) -> dict[str, Any]:
    floor, names = sight.floor, sight.names
    speech, caucus, vote = floor.speakers.speech, floor.business.caucus, floor.votes.current
    if floor.meeting.phase == "before":
        return {
            "kind": "wait",
            "headline": _("The meeting has not begun"),
            "help": _("This page follows by itself. You can read the guide meanwhile."),
        }
    if floor.meeting.phase == "adjourned":
        return {
            "kind": "wait",
            "headline": _("The meeting is adjourned"),
            "help": _("Thank you. The minutes stay open."),
        }
    if floor.meeting.phase == "suspended":
        until = floor.meeting.until
        return {
            "kind": "break",
            "headline": _("Break until %(time)s") % {"time": time_of_day(until)} if until else _("Break"),
            "until": until,
            "help": _("Lists and times stay as they are."),
        }
    if floor.roll.calling:
        called = floor.roll.pending[0] if floor.roll.pending else ""
        return {
            "kind": "roll",
            "over": _("Roll call"),
            "headline": names.short(called) if called else _("Roll call complete"),
            "seat": names[called] if called else None,
            "help": _roll_help(floor.procedure) if called else "",
        }
    point = floor.business.point
    if point:
        return {
            "kind": "point",
            "over": wording.first_up(sight.reader.kind(point.point)),
            "headline": names.short(point.seat),
            "seat": names[point.seat],
            "help": sight.reader.meaning(point.point),
        }
    if vote and not (vote.tally and speech):
        return _vote_card(sight, vote)
    timer = floor.business.timer
    if timer and not speech:
        return {
            "kind": "timer",
            "over": _("Timer"),
            "headline": sight.reader.typed(timer.title) or _("Timer"),
            "clock": clock_view(timer.clock),
        }
    card = _caucus_card(sight, caucus) if caucus else {}
    if speech:
        return _speech_card(sight, speech, card)
    if floor.business.motions.pending:
        return _motion_card(sight, floor.business.motions.pending[0])
    if card:
        return card
    if floor.agenda.voting:
        return {
            "kind": "voting",
            "over": _("Voting procedure"),
            "headline": _("Debate is closed"),
            "help": _("The drafts are voted on one after the other. Please stay in the room."),
        }
    if floor.business.motions.calling:
        return {
            "kind": "debate",
            "over": _("Motions"),
            "headline": _("The floor is open for motions"),
            "help": _("Raise your placard, or move here."),
        }
    if floor.speakers.comments and comments_left(floor):
        time = {"time": wording.duration(floor.procedure.comment_time * SECOND)}
        return {
            "kind": "debate",
            "over": sight.topic,
            "headline": _("Comments on the speech of %(seat)s")
            % {"seat": names.short(floor.speakers.comments.seat)},
            "help": _("Raise your placard if you wish to comment on it, for %(time)s.") % time,
        }
    return {
        "kind": "debate",
        "over": sight.topic,
        "headline": _("The floor is open"),
        "help": _("Ask for the floor, or raise your placard for a point or motion."),
    }


def _roll_help(rules: Procedure) -> str:
    if not rules.present_and_voting:
        return _("Answer “present”.")
    if rules.voting_abstains:
        return _("Answer “present”, or “present and voting”.")
    return _("Answer “present”, or “present and voting” if you will not abstain on the resolution.")


def _caucus_card(sight: Sight, caucus: Caucus) -> dict[str, Any]:
    kind = wording.first_up(sight.reader.kind(caucus.kind))
    card = {
        "kind": "caucus",
        "over": kind,
        "headline": sight.reader.about(caucus) or kind,
        "clock": None if caucus.tour else clock_view(caucus.clock),
        "help": _("Raise your placard, or ask for the floor here.")
        if caucus.listed and not caucus.tour and not caucus.timed
        else sight.reader.meaning(caucus.kind),
    }
    if caucus.holder:
        return {
            **card,
            "topic": card["headline"],
            "headline": sight.names.short(caucus.holder),
            "seat": sight.names[caucus.holder],
        }
    return card


def _speech_card(sight: Sight, speech: Speech, card: dict[str, Any]) -> dict[str, Any]:
    seat = sight.names.short(speech.seat)
    own = {
        "reply": _("Right of reply"),
        "explanation": _("Explanation of vote"),
        "for": _("In favour of the motion"),
        "against": _("Against the motion"),
        "comment": _("Comment"),
    }
    over = own.get(speech.on) or card.get("over") or _("Has the floor")
    on_motion = wording.first_up(sight.reader.motion_called(speech.motion)) if speech.motion else ""
    return {
        **card,
        "kind": "speech",
        "over": over,
        "topic": on_motion or _commented(sight, speech) or card.get("headline", ""),
        "headline": seat,
        "seat": sight.names[speech.seat],
        "clock": clock_view(speech.clock),
        "warn": sight.floor.procedure.warn_at,
        "help": _questions_help(sight, speech),
    }


def _commented(sight: Sight, speech: Speech) -> str:
    """On whose speech a comment is."""
    comments = sight.floor.speakers.comments
    if speech.on != "comment" or comments is None:
        return ""
    return _("On the speech of %(seat)s") % {"seat": sight.names.short(comments.seat)}


def _questions_help(sight: Sight, speech: Speech) -> str:
    if speech.asker:
        return _("Question by %(seat)s") % {"seat": sight.names.short(speech.asker)}
    if speech.questions:
        return _("The floor is open for questions to %(seat)s.") % {"seat": sight.names.short(speech.seat)}
    return ""


def _motion_card(sight: Sight, motion: Motion) -> dict[str, Any]:
    """What is being asked, what it would mean, and what a delegate does about it."""
    rules, side = sight.floor.procedure, hearing.next_side(sight.floor, motion)
    time = {"time": wording.duration(rules.motion_time * SECOND)}
    kind = rules.kinds.get(motion.raised.motion)
    if raising.seconds_missing(sight.floor, motion):
        do = _("It needs a second: raise your placard if you want it to be voted on.")
    elif side == "for":
        do = _("Raise your placard if you wish to speak in favour of it, for %(time)s.") % time
    elif side == "against":
        do = _("Raise your placard if you wish to speak against it, for %(time)s.") % time
    else:
        do = _vote_help(rules, motion.raised.motion)
    return {
        "kind": "motion",
        "over": _("Motion by %(seat)s") % {"seat": sight.names.short(motion.raised.seat or "")},
        "headline": sight.reader.motion(motion.raised),
        "meaning": sight.reader.meaning(motion.raised.motion),
        "explained": explained(sight.reader, kind) if kind else None,
        "help": do,
    }


def _vote_help(rules: Procedure, motion: str) -> str:
    """How placards are raised on a motion, and by whom."""
    do = (
        _("Raise your placard when the Chair asks: in favour, against, abstaining.")
        if rules.procedural_abstention
        else _(
            "Raise your placard when the Chair asks: in favour, then against. Nobody abstains on procedure."
        )
    )
    if rules.members_only(motion):
        return _("Only members vote on it. %(do)s") % {"do": do}
    return do


def _vote_card(sight: Sight, vote: Vote) -> dict[str, Any]:
    title, text = sight.reader.asked(vote)
    about = sight.reader.voted_on(vote)
    named = {"headline": title or about, "topic": about, "text": text}
    if vote.method == "without_vote":
        return {
            "kind": "vote",
            "over": _("Adoption without a vote"),
            **named,
            "help": _("If you object, say so now; one objection is enough to have a vote."),
        }
    if vote.tally:
        return {
            "kind": "vote",
            "over": _("Vote closed"),
            **named,
            "help": _("The Chair announces the result."),
        }
    over, help_ = {
        "roll_call": (_("Roll-call vote"), _("Answer when your delegation is called.")),
        "phones": (_("Vote by phones"), _("Vote below; members without a phone raise their placards.")),
        "placard": (_("Vote by placards"), _("Raise your placard when the Chair asks.")),
    }[vote.method]
    return {"kind": "vote", "over": over, **named, "help": help_}
