"""The sentences of corrections: what is on record now, and what was."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from msgspec.structs import replace

from committees.facts import Fact
from committees.minutes import decisions
from committees.minutes.words import answer_names, choices
from committees.recorded import time_of
from committees.wording import time_of_day, to_the_second
from delegates.rules.roll import AnswerCorrected
from delegates.rules.speakers import NameCorrected
from motions.rules import corrections as facts
from motions.rules.majority import Choice

if TYPE_CHECKING:
    from committees.minutes.reader import Reader


def of_corrections(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case NameCorrected(entry=entry, seat=seat, was=was):
            named: Any = reader.book.entries[entry - 1].fact
            words = {
                "time": _when(reader, entry),
                "now": reader.names.short(seat),
                "act": reader.fact(replace(named, seat=seat)),
            }
            if was:
                said = _("Correction to %(time)s: %(now)s, not %(was)s (%(act)s)")
                return said % {**words, "was": reader.names.short(was)}
            return _("Correction to %(time)s: %(now)s (%(act)s)") % words
        case AnswerCorrected(entry=entry, seat=seat, answer=answer, was=was):
            return _("Correction to %(time)s: %(seat)s: %(now)s, not %(was)s") % {
                "time": _when(reader, entry),
                "seat": reader.names.short(seat),
                "now": answer_names()[answer],
                "was": answer_names()[was],
            }
        case facts.CountCorrected(entry=entry, yes=yes, no=no, was=was, differs=differs):
            said = (
                _("Correction to %(time)s: %(yes)s to %(no)s, not %(was)s; what was decided stands")
                if differs
                else _("Correction to %(time)s: %(yes)s to %(no)s, not %(was)s")
            )
            before = _("%(yes)s to %(no)s") % {"yes": was[0], "no": was[1]}
            return said % {"time": _when(reader, entry), "yes": yes, "no": no, "was": before}
        case facts.TimeCorrected(entry=entry, at=at, was=was):
            return _("Correction: %(now)s, not %(was)s (%(act)s)") % {
                "now": to_the_second(at),
                "was": to_the_second(was),
                "act": reader.whole(reader.book.entries[entry - 1].act),
            }
    return None


def of_votes_corrected(reader: "Reader", fact: Fact) -> str | None:
    match fact:
        case facts.BallotCorrected(vote=id, seat=seat, choice=choice, was=was, stands=stands):
            said = (
                _(
                    "Correction to the vote on %(draft)s: %(seat)s intended: %(now)s, not %(was)s; the result stands as announced"
                )
                if stands
                else _("Correction to the vote on %(draft)s: %(seat)s: %(now)s, not %(was)s")
            )
            return said % {
                "draft": _voted_on(reader, id),
                "seat": reader.names.short(seat),
                "now": chosen(choice),
                "was": chosen(was),
            }
        case facts.PlacardsCorrected(vote=id, yes=yes, no=no, abstain=abstain, stands=stands):
            said = (
                _(
                    "Correction to the vote on %(draft)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining were counted; the result stands as announced"
                )
                if stands
                else _(
                    "Correction to the vote on %(draft)s: %(yes)s in favour, %(no)s against, %(abstain)s abstaining were counted"
                )
            )
            return said % {"draft": _voted_on(reader, id), "yes": yes, "no": no, "abstain": abstain}
        case facts.ResultCorrected(vote=id) as worked_out:
            vote = decisions.announced(reader, id)
            if vote is None or vote.tally is None:
                return _("Result corrected")
            return decisions.result(reader, vote, vote.tally.worked_out(worked_out))
    return None


def chosen(choice: Choice | None) -> str:
    return choices()[choice] if choice else _("not taking part")


def _voted_on(reader: "Reader", id: int) -> str:
    vote = decisions.announced(reader, id)
    return reader.question(vote.paper, vote.amendment, vote.part) if vote else _("a draft")


def _when(reader: "Reader", entry: int) -> str:
    return time_of_day(time_of(reader.book, reader.book.entries[entry - 1].act))
