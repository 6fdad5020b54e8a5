"""The sentences of motions, caucuses, points, timers and the agenda."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import wording
from committees.facts import Fact
from committees.minutes.words import decisions, point_rulings
from motions.rules import agenda, caucus, motions, points, timer

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def of_motions(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case motions.MotionRaised(seat=seat, noted=noted, granted=granted):
            said = (
                _("%(seat)s moved, noted for later: %(motion)s")
                if noted
                else _("%(seat)s asked for, and was granted: %(motion)s")
                if granted
                else _("%(seat)s moved: %(motion)s")
            )
            return said % {"seat": reader.names.short(seat or ""), "motion": reader.motion(fact)}
        case motions.MotionSeconded(id=id, seat=seat):
            if seat:
                return _("%(seat)s seconded the motion: %(motion)s") % {
                    "seat": reader.names.short(seat),
                    "motion": reader.motion_called(id),
                }
            return _("Seconded: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionDecided(id=id, carried=carried, how=how, yes=yes, no=no, abstain=abstain):
            said = (
                _("Motion carried, %(how)s: %(motion)s")
                if carried
                else _("Motion failed, %(how)s: %(motion)s")
            )
            way = decisions()[how] if how != "counted" else counted(yes, no, abstain)
            return said % {"how": way, "motion": reader.motion_called(id)}
        case motions.MotionPut(id=id):
            return _("Put to the vote: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionWithdrawn(id=id):
            return _("Motion withdrawn: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionRuledDilatory(id=id):
            return _("Ruled dilatory: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionAdmitted(id=id):
            return _("Noted motion taken up: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionKept(id=id):
            return _("Kept for later: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionPlaced(id=id, before=before):
            if before is None:
                return _("Put last by the Chair: %(motion)s") % {"motion": reader.motion_called(id)}
            return _("Put earlier by the Chair: %(motion)s") % {"motion": reader.motion_called(id)}
        case motions.MotionsFell(ids=ids):
            return ngettext("%(count)s other motion fell", "%(count)s other motions fell", len(ids)) % {
                "count": len(ids)
            }
        case motions.MotionsCalled():
            return _("The Chair called for motions")
        case motions.MotionsCallEnded():
            return _("The Chair took no more motions")
        case motions.RulingOverturned(ruling=ruling):
            return _("The Chair's ruling was overturned: %(ruling)s") % {
                "ruling": reader.fact(reader.book.entries[ruling - 1].fact)
            }
    return None


def counted(yes: int | None, no: int | None, abstain: int | None = None) -> str:
    """The placards that were counted for a motion."""
    said = _("%(yes)s to %(no)s, with %(abstain)s abstaining") if abstain else _("%(yes)s to %(no)s")
    return said % {"yes": yes, "no": no, "abstain": abstain}


def of_caucus(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case caucus.CaucusOpened(declared=declared) as opened:
            said = _("Declared by the Chair: %(caucus)s") if declared else _("Opened: %(caucus)s")
            parts = [
                reader.kind(opened.caucus),
                *reader.terms(opened.total, opened.speaking, reader.typed(opened.topic)),
                *([reader.moved_paper(opened.paper)] if opened.paper is not None else []),
            ]
            return said % {"caucus": pgettext("between names", ", ").join(parts)}
        case caucus.CaucusExtended(by=by):
            return _("Caucus extended by %(time)s") % {"time": wording.duration(by)}
        case caucus.FloorPassed(seat=seat):
            return _("The floor passed to %(seat)s") % {"seat": reader.names.short(seat)}
        case caucus.TurnPassed(seat=seat):
            return _("%(seat)s passed") % {"seat": reader.names.short(seat)}
        case caucus.CaucusClosed(early=early, spent=spent, of=str() as kind):
            said = (
                _("%(caucus)s ended early, after %(time)s") if early else _("%(caucus)s ended after %(time)s")
            )
            what = wording.first_up(reader.kind(kind))
            return said % {"caucus": what, "time": wording.clock(spent)}
        case caucus.CaucusClosed(early=early, spent=spent):
            said = _("Caucus ended early, after %(time)s") if early else _("Caucus ended after %(time)s")
            return said % {"time": wording.clock(spent)}
    return None


def of_points(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case points.PointRaised(point=point, seat=seat, text=text):
            words = {"point": wording.first_up(reader.kind(point)), "seat": reader.names.short(seat)}
            if text:
                return _("%(point)s by %(seat)s: “%(text)s”") % {**words, "text": reader.typed(text)}
            return _("%(point)s by %(seat)s") % words
        case points.PointRuled(id=id, how=how):
            raised = reader.book.floor.corrections.amended(reader.book.entries[id - 1])
            code, seat = (raised.point, raised.seat) if isinstance(raised, points.PointRaised) else ("", "")
            return _("%(point)s by %(seat)s: %(ruling)s") % {
                "point": wording.first_up(reader.kind(code)),
                "seat": reader.names.short(seat),
                "ruling": point_rulings()[how],
            }
        case timer.TimerSet(limit=limit, title=title):
            if title:
                return _("Timer, %(time)s: %(title)s") % {
                    "time": wording.duration(limit),
                    "title": reader.typed(title),
                }
            return _("Timer, %(time)s") % {"time": wording.duration(limit)}
        case timer.TimerEnded(spent=spent):
            return _("Timer ended after %(time)s") % {"time": wording.clock(spent)}
        case timer.LineNoted(text=text):
            return _("Note: %(text)s") % {"text": reader.typed(text)}
    return None


def of_agenda(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case agenda.AgendaProposed():
            return ""
        case agenda.AgendaSet(topics=topics):
            return _("Agenda set: %(topics)s") % {"topics": reader.agenda(topics)}
        case agenda.DebateAdjourned(topic=topic):
            return _("Debate adjourned: %(topic)s") % {"topic": reader.topic(topic)}
        case agenda.DebateResumed(topic=topic):
            return _("Debate resumed: %(topic)s") % {"topic": reader.topic(topic)}
        case agenda.DebateClosed(topic=topic):
            return _("Debate closed: %(topic)s") % {"topic": reader.topic(topic)}
        case agenda.VotingEnded(topic=topic):
            return _("Voting procedure ended: %(topic)s") % {"topic": reader.topic(topic)}
    return None
