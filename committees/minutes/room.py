"""The sentences of the meeting, the roll and the floor."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees import wording
from committees.facts import Fact, RuledInOrder, Struck
from committees.minutes.procedure import changed
from committees.minutes.words import answer_names, phone_levels
from committees.rules import (
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingSuspended,
    NotesSet,
    PhonesSet,
)
from committees.wording import time_of_day
from delegates.rules import roll, speakers
from motions.rules.procedure import ProcedureTaken

NAMED = 6
"""How many new seats are named; a whole roster is a number."""

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def of_meeting(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case MeetingOpened(number=number):
            return _("Meeting %(number)s opened") % {"number": number}
        case MeetingSuspended(until=None):
            return _("Meeting suspended")
        case MeetingSuspended(until=until):
            return _("Meeting suspended until %(time)s") % {"time": time_of_day(until or 0)}
        case MeetingResumed():
            return _("Meeting resumed")
        case MeetingAdjourned():
            return _("Meeting adjourned")
        case PhonesSet(level=level):
            return phone_levels()[level][1]
        case NotesSet(on=on):
            return _("Delegations may pass notes") if on else _("Notes are no longer passed")
        case ProcedureTaken(procedure=rules):
            before = reader.rules_before(fact)
            if before is None:
                return ""
            return _("The rules of procedure are changed: %(changes)s") % {"changes": changed(before, rules)}
        case RuledInOrder(msgid=msgid, values=values):
            return _("Ruled in order by the dais, although: %(rule)s") % {
                "rule": wording.sentence(msgid, dict(values), reader.names)
            }
        case Struck(acts=acts, redo=redo):
            first = reader.act(acts[0]) if acts else ""
            if redo:
                undone = reader.book.entries[acts[0] - 1].fact
                if isinstance(undone, Struck) and undone.acts:
                    first = reader.act(undone.acts[0])
                return _("Done again: %(act)s") % {"act": first}
            return _("Undone: %(act)s") % {"act": first}
    return None


def of_roll(reader: "Reader", fact: Fact) -> str | None:
    name = reader.names.short
    match fact:
        case roll.RollAnswered(answers=answers, late=late) if len(answers) == 1:
            ((seat, answer),) = answers.items()
            words = {"seat": name(seat), "answer": answer_names()[answer]}
            return (
                _("%(seat)s, after the roll call: %(answer)s") if late else _("%(seat)s: %(answer)s")
            ) % words
        case roll.RollAnswered(answers=answers):
            answer = next(iter(answers.values()), "absent")
            return ngettext(
                "%(count)s delegation: %(answer)s", "%(count)s delegations: %(answer)s", len(answers)
            ) % {"count": len(answers), "answer": answer_names()[answer]}
        case roll.RollCallOpened():
            return _("Roll call")
        case roll.RollCallClosed(present=present, counted=counted):
            return _("Roll call closed: %(present)s delegations in the room, %(counted)s of them members") % {
                "present": present,
                "counted": counted,
            }
        case roll.SeatLeft(seat=seat):
            return _("%(seat)s left the room") % {"seat": name(seat)}
        case roll.SeatReturned(seat=seat):
            return _("%(seat)s returned") % {"seat": name(seat)}
        case roll.SeatVacated(seat=seat):
            return _("%(seat)s not taken up") % {"seat": name(seat)}
        case roll.SeatTakenUp(seat=seat):
            return _("%(seat)s taken up") % {"seat": name(seat)}
        case roll.RightsSet(seat=seat, rights=rights):
            if rights.substance:
                return _("%(seat)s votes on substance") % {"seat": name(seat)}
            return _("%(seat)s does not vote on substance") % {"seat": name(seat)}
        case roll.SeatsAdmitted(seats=seats):
            if 0 < len(seats) <= NAMED:
                return _("On the roster now: %(seats)s") % {
                    "seats": reader.seats(tuple(sorted(seats, key=name)))
                }
            return ngettext("%(count)s seat on the roster", "%(count)s seats on the roster", len(seats)) % {
                "count": len(seats)
            }
        case roll.SeatsTakenOff(seats=seats):
            return _("On the roster no longer: %(seats)s") % {"seats": reader.seats(seats)}
        case roll.QuorumWaived(quorum=quorum, present=present, needed=needed):
            said = (
                _("The Chair goes on without a quorum to debate: %(present)s of %(needed)s")
                if quorum == "open"
                else _("The Chair goes on without a quorum to decide: %(present)s of %(needed)s")
            )
            return said % {"present": present, "needed": needed}
    return None


def of_speakers(reader: "Reader", fact: Fact) -> str | None:
    name = reader.names.short
    match fact:
        case speakers.ListJoined(seat=seat):
            return _("%(seat)s on the speakers list") % {"seat": name(seat)}
        case speakers.ListLeft(seat=seat):
            return _("%(seat)s off the speakers list") % {"seat": name(seat)}
        case speakers.ListMoved(seat=seat):
            return _("%(seat)s moved in the speakers list") % {"seat": name(seat)}
        case speakers.ListClosed():
            return _("Speakers list closed")
        case speakers.ListReopened():
            return _("Speakers list reopened")
        case speakers.SpeakingTimeSet(ms=ms):
            return _("Speaking time set to %(time)s") % {"time": wording.duration(ms)}
        case speakers.SpeakerRecognised(seat=seat, limit=limit, on="reply"):
            return _("Right of reply: %(seat)s, for %(time)s") % {
                "seat": name(seat),
                "time": wording.duration(limit),
            }
        case speakers.SpeakerRecognised(seat=seat, limit=limit, on="explanation"):
            return _("Explanation of vote: %(seat)s, for %(time)s") % {
                "seat": name(seat),
                "time": wording.duration(limit),
            }
        case speakers.SpeakerRecognised(seat=seat, limit=limit, on="comment"):
            return _("Comment: %(seat)s, for %(time)s") % {
                "seat": name(seat),
                "time": wording.duration(limit),
            }
        case speakers.SpeakerRecognised(seat=seat, limit=limit, on="for" | "against" as side):
            said = (
                _("In favour of the motion: %(seat)s, for %(time)s")
                if side == "for"
                else _("Against the motion: %(seat)s, for %(time)s")
            )
            return said % {"seat": name(seat), "time": wording.duration(limit)}
        case speakers.SpeakerRecognised(seat=seat, limit=limit):
            return _("%(seat)s recognised for %(time)s") % {
                "seat": name(seat),
                "time": wording.duration(limit),
            }
        case speakers.SpeechEnded(how="passed"):
            return ""
        case speakers.SpeechEnded(seat=seat, spent=spent):
            return _("%(seat)s spoke for %(time)s") % {"seat": name(seat), "time": wording.clock(spent)}
        case speakers.Yielded(seat=seat, to="chair"):
            return _("%(seat)s yielded to the Chair") % {"seat": name(seat)}
        case speakers.Yielded(seat=seat, to="questions"):
            return _("%(seat)s yielded to questions") % {"seat": name(seat)}
        case speakers.Yielded(seat=seat, to="comments"):
            return _("%(seat)s yielded to comments") % {"seat": name(seat)}
        case speakers.Yielded(seat=seat, heir=heir):
            return _("%(seat)s yielded to %(heir)s") % {"seat": name(seat), "heir": name(heir or "")}
        case speakers.QuestionRequested(seat=seat):
            return _("%(seat)s asks to put a question") % {"seat": name(seat)}
        case speakers.QuestionDropped(seat=seat):
            return _("%(seat)s puts no question") % {"seat": name(seat)}
        case speakers.QuestionPut(seat=seat, text=text) if text:
            return _("Question by %(seat)s: “%(text)s”") % {"seat": name(seat), "text": reader.typed(text)}
        case speakers.QuestionPut(seat=seat):
            return _("Question by %(seat)s") % {"seat": name(seat)}
        case speakers.CommentRequested(seat=seat):
            return _("%(seat)s asks to comment") % {"seat": name(seat)}
        case speakers.CommentDropped(seat=seat):
            return _("%(seat)s does not comment") % {"seat": name(seat)}
        case speakers.CommentsEnded():
            return _("No more comments")
        case speakers.ClockStarted():
            return _("Clock started")
        case speakers.ClockPaused():
            return _("Clock paused")
        case speakers.ClockStartSet(at_once=True):
            return _("Speakers' clocks start at once")
        case speakers.ClockStartSet():
            return _("Speakers' clocks wait for the Chair")
        case speakers.ClockAdjusted(by=by):
            return _("Clock changed by %(seconds)+d s") % {"seconds": by // 1000}
    return None
