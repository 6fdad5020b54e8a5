"""Comments on a speech whose time was yielded to them: asked for by placard or on a phone, and heard one by one.

Each has a time of its own by the rules, and as many are heard as the rules allow. They are over when the
next speaker is recognised, when a caucus or a vote takes the floor, or when the Chair says so.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from committees.facts import Fact
from committees.floor import Floor
from committees.order import Press, refuse_unless, required, ruling
from committees.order import mark as _
from committees.rulings import end_speech_for, require_debate, require_open
from delegates.rules.speakers import (
    CommentDropped,
    CommentRequested,
    Comments,
    CommentsEnded,
    SpeakerRecognised,
)
from delegates.rulings.clocks import SECOND, starts_at_once
from delegates.rulings.roll import require_in_room


def comments_left(floor: Floor) -> int:
    """How many more may comment on the speech that was yielded to comments; 0 if none was."""
    comments = floor.speakers.comments
    return max(0, floor.procedure.comments - len(comments.heard)) if comments else 0


def _open(floor: Floor) -> Iterable[int]:
    return (floor.speakers.comments.id,) if floor.speakers.comments else ()


def _hearing(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"speech": id, "seat": seat} for id in _open(floor) for seat in floor.roll.present)


def _own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return ({"speech": id, "seat": seat} for id in _open(floor))


def require_comments(floor: Floor, speech: int) -> Comments:
    comments = floor.speakers.comments
    return required(
        comments if comments and comments.id == speech else None, _("That speech is not open to comments.")
    )


def require_commenter(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """That speech is open to one more comment, by this seat."""
    comments = require_comments(floor, speech)
    refuse_unless(seat != comments.seat, _("%(seat)s yielded to comments by others."), seat=seat)
    yield from press.order(seat not in comments.heard, _("%(seat)s has commented already."), seat=seat)
    yield from press.order(comments_left(floor) > 0, _("As many have commented as these rules allow."))
    yield from require_in_room(floor, press, seat)


@ruling(seat=_own, dais=_hearing)
def request_comment(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """A seat asks to comment: for itself where phones may ask for the floor, or the dais that saw its placard.

    Enters comment_requested.
    """
    require_open(floor)
    if press.seat:
        refuse_unless(
            floor.meeting.phones != "follow", _("The Chair takes requests for the floor by placard.")
        )
    yield from require_commenter(floor, press, speech, seat)
    asking = require_comments(floor, speech).asking
    refuse_unless(seat not in asking, _("%(seat)s has asked to comment."), seat=seat)
    yield CommentRequested(speech=speech, seat=seat)


def _dropping(floor: Floor) -> Iterable[dict[str, Any]]:
    comments = floor.speakers.comments
    return ({"speech": comments.id, "seat": seat} for seat in comments.asking) if comments else ()


def _dropping_own(floor: Floor, seat: str) -> Iterable[dict[str, Any]]:
    return (each for each in _dropping(floor) if each["seat"] == seat)


@ruling(dais=_dropping, seat=_dropping_own)
def drop_comment(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """A seat would not comment any more. Enters comment_dropped."""
    require_open(floor)
    asking = require_comments(floor, speech).asking
    refuse_unless(seat in asking, _("%(seat)s has not asked to comment."), seat=seat)
    yield CommentDropped(speech=speech, seat=seat)


@ruling(rests=("speaker", "meeting"), dais=_hearing)
def hear_comment(floor: Floor, press: Press, speech: int, seat: str) -> Iterator[Fact]:
    """Give the floor to a seat to comment on the speech that was yielded to comments, for a time of its own.

    Enters speech_ended as it applies, and speaker_recognised. Rests on and moves the speaker.
    """
    yield from require_debate(floor, press)
    current = floor.speakers.speech
    refuse_unless(not (current and current.seat == seat), _("%(seat)s has the floor."), seat=seat)
    yield from require_commenter(floor, press, speech, seat)
    yield from press.order(floor.business.point is None, _("A point is before the Chair."))
    yield from end_speech_for(floor, press, "next")
    yield SpeakerRecognised(
        seat=seat,
        limit=floor.procedure.comment_time * SECOND,
        on="comment",
        running=starts_at_once(floor),
    )


def _ending(floor: Floor) -> Iterable[dict[str, Any]]:
    return ({"speech": id} for id in _open(floor))


@ruling(rests=("speaker",), dais=_ending)
def end_comments(floor: Floor, press: Press, speech: int) -> Iterator[Fact]:
    """No more comments are heard; who is commenting finishes. Enters comments_ended. Rests on and moves the speaker."""
    require_open(floor)
    require_comments(floor, speech)
    yield CommentsEnded(speech=speech)
