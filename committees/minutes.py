"""Each fact in one sentence. Ticker, undo, minutes page and print all read it here."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import wording
from committees.book import Book
from committees.facts import Entry, Fact, RuledInOrder, Struck, WordsRef
from committees.models import Words
from committees.naming import Names, actor_name
from committees.rules import MeetingAdjourned, MeetingOpened, MeetingResumed, MeetingSuspended, PhonesSet
from delegates.rules import roll, speakers
from motions.rules import ballots, caucus
from motions.rules.procedure import ProcedureTaken
from resolutions import rules as papers
from resolutions.models import Version


class Line(NamedTuple):
    """One act in the minutes."""

    act: int
    at: int
    text: str
    by: str
    struck: bool
    heading: bool


class Reader:
    """Words facts for one reader: names in the language that is active, typed words looked up."""

    def __init__(self, book: Book, names: Names, symbol: str) -> None:
        self.book, self.names, self.symbol = book, names, symbol
        self._words: dict[str, str] = {}

    def typed(self, ref: WordsRef | None) -> str:
        """Words that somebody typed; a dash once they are purged."""
        if ref is None:
            return ""
        if ref.id not in self._words:
            self._words = dict(Words.objects.filter(committee=self.book.committee).values_list("id", "text"))
        return self._words.get(ref.id) or "—"

    def draft(self, paper: int) -> str:
        draft = self.book.floor.papers.draft(paper)
        return f"{self.symbol}/L.{draft.number}" if draft else _("a draft")

    def title(self, version: int) -> str:
        """The title of a version of a paper; empty if its row is gone."""
        return Version.objects.filter(pk=version).values_list("title", flat=True).first() or ""

    def act(self, number: int) -> str:
        """What an act did, in one line: the sentence of its weightiest fact."""
        said = [text for entry in self.book.act(number) if (text := self.fact(entry.fact))]
        return said[-1] if said else ""

    def seats(self, codes: tuple[str, ...]) -> str:
        return pgettext("between names", ", ").join(self.names.short(code) for code in codes)

    def fact(self, fact: Fact) -> str:
        """The sentence of a fact; empty for what the minutes pass over."""
        for words in (self._meeting, self._roll, self._speakers, self._business, self._votes, self._papers):
            text = words(fact)
            if text is not None:
                return text
        return ""

    def _meeting(self, fact: Fact) -> str | None:
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
            case ProcedureTaken():
                return ""
            case RuledInOrder(msgid=msgid, values=values):
                return _("Ruled in order by the dais, although: %(rule)s") % {
                    "rule": wording.sentence(msgid, dict(values), self.names)
                }
            case Struck(acts=acts, redo=redo):
                first = self.act(acts[0]) if acts else ""
                if redo:
                    undone = self.book.entries[acts[0] - 1].fact
                    if isinstance(undone, Struck) and undone.acts:
                        first = self.act(undone.acts[0])
                    return _("Done again: %(act)s") % {"act": first}
                return _("Undone: %(act)s") % {"act": first}
        return None

    def _roll(self, fact: Fact) -> str | None:
        name = self.names.short
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
                return _(
                    "Roll call closed: %(present)s delegations in the room, %(counted)s of them members"
                ) % {
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
                return ngettext(
                    "%(count)s seat on the roster", "%(count)s seats on the roster", len(seats)
                ) % {"count": len(seats)}
            case roll.QuorumWaived(quorum=quorum, present=present, needed=needed):
                said = (
                    _("The Chair goes on without a quorum to debate: %(present)s of %(needed)s")
                    if quorum == "open"
                    else _("The Chair goes on without a quorum to decide: %(present)s of %(needed)s")
                )
                return said % {"present": present, "needed": needed}
        return None

    def _speakers(self, fact: Fact) -> str | None:
        name = self.names.short
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
            case speakers.SpeakerRecognised(seat=seat, limit=limit):
                return _("%(seat)s recognised for %(time)s") % {
                    "seat": name(seat),
                    "time": wording.duration(limit),
                }
            case speakers.SpeechEnded(seat=seat, spent=spent):
                return _("%(seat)s spoke for %(time)s") % {"seat": name(seat), "time": wording.clock(spent)}
            case speakers.Yielded(seat=seat, to="chair"):
                return _("%(seat)s yielded to the Chair") % {"seat": name(seat)}
            case speakers.Yielded(seat=seat, to="questions"):
                return _("%(seat)s yielded to questions") % {"seat": name(seat)}
            case speakers.Yielded(seat=seat, heir=heir):
                return _("%(seat)s yielded to %(heir)s") % {"seat": name(seat), "heir": name(heir or "")}
            case speakers.ClockStarted():
                return _("Clock started")
            case speakers.ClockPaused():
                return _("Clock paused")
            case speakers.ClockAdjusted(by=by):
                return _("Clock changed by %(seconds)+d s") % {"seconds": by // 1000}
        return None

    def _business(self, fact: Fact) -> str | None:
        match fact:
            case caucus.MotionRaised(seat=seat) as motion:
                return _("%(seat)s moved: %(motion)s") % {
                    "seat": self.names.short(seat or ""),
                    "motion": self.caucus(motion.motion, motion.total or 0, motion.speaking, motion.topic),
                }
            case caucus.MotionDecided(carried=carried, how=how, yes=yes, no=no):
                said = _("Motion carried, %(how)s") if carried else _("Motion failed, %(how)s")
                if how == "counted":
                    return said % {"how": _("%(yes)s to %(no)s") % {"yes": yes, "no": no}}
                return said % {"how": decisions()[how]}
            case caucus.MotionWithdrawn():
                return _("Motion withdrawn")
            case caucus.MotionsFell(ids=ids):
                return ngettext("%(count)s other motion fell", "%(count)s other motions fell", len(ids)) % {
                    "count": len(ids)
                }
            case caucus.CaucusOpened(declared=declared) as opened:
                what = self.caucus(opened.caucus, opened.total, opened.speaking, opened.topic)
                said = _("Declared by the Chair: %(caucus)s") if declared else _("Opened: %(caucus)s")
                return said % {"caucus": what}
            case caucus.CaucusExtended(by=by):
                return _("Caucus extended by %(time)s") % {"time": wording.duration(by)}
            case caucus.CaucusClosed(early=early, spent=spent):
                said = _("Caucus ended early, after %(time)s") if early else _("Caucus ended after %(time)s")
                return said % {"time": wording.clock(spent)}
        return None

    def caucus(self, kind: str, total: int, speaking: int | None, topic: WordsRef | None) -> str:
        """A caucus by kind, times and topic."""
        parts = [motion_names()[kind], wording.duration(total)]
        if speaking:
            parts.append(_("%(time)s each") % {"time": wording.duration(speaking)})
        if topic:
            parts.append(_("“%(topic)s”") % {"topic": self.typed(topic)})
        return pgettext("between names", ", ").join(parts)

    def _votes(self, fact: Fact) -> str | None:
        match fact:
            case ballots.VoteOpened(paper=paper, method="roll_call", order=order):
                return _("Roll-call vote on %(draft)s, beginning with %(seat)s") % {
                    "draft": self.draft(paper),
                    "seat": self.names.short(order[0]),
                }
            case ballots.VoteOpened(paper=paper):
                return _("Adoption of %(draft)s without a vote proposed") % {"draft": self.draft(paper)}
            case ballots.BallotCast(seat=seat, choice=choice):
                return _("%(seat)s: %(answer)s") % {
                    "seat": self.names.short(seat),
                    "answer": choices()[choice],
                }
            case ballots.ObjectionMade(seat=seat):
                if seat:
                    return _("%(seat)s objected to adoption without a vote") % {
                        "seat": self.names.short(seat)
                    }
                return _("Objection to adoption without a vote")
            case ballots.VoteClosed():
                return _("Vote closed")
            case ballots.VoteAbandoned():
                return _("Vote broken off")
            case ballots.VoteReopened():
                return _("Vote reopened for a correction")
            case ballots.ResultAnnounced(vote=vote_id):
                return self.result(vote_id)
        return None

    def result(self, vote_id: int) -> str:
        """The result of an announced vote with its numbers."""
        vote = next((v for v in self.book.floor.votes.announced if v.id == vote_id), None)
        if vote is None or vote.tally is None:
            return _("Result announced")
        if vote.method == "without_vote":
            return _("%(draft)s adopted without a vote") % {"draft": self.draft(vote.paper)}
        if vote.tally.outcome == "no_decision_quorum":
            return _("No decision on %(draft)s: %(present)s present, %(quorum)s needed") % {
                "draft": self.draft(vote.paper),
                "present": vote.tally.present,
                "quorum": vote.tally.quorum,
            }
        said = (
            _("%(draft)s adopted: %(yes)s in favour, %(no)s against, %(abstain)s abstaining")
            if vote.tally.outcome == "adopted"
            else _("%(draft)s rejected: %(yes)s in favour, %(no)s against, %(abstain)s abstaining")
        )
        tally = vote.tally
        return said % {
            "draft": self.draft(vote.paper),
            "yes": tally.yes,
            "no": tally.no,
            "abstain": tally.abstain,
        }

    def _papers(self, fact: Fact) -> str | None:
        match fact:
            case papers.DraftIntroduced(paper=paper, sponsors=sponsors):
                return _("%(draft)s introduced by %(sponsors)s") % {
                    "draft": self.draft(paper),
                    "sponsors": self.seats(sponsors),
                }
            case papers.DraftWithdrawn(paper=paper):
                return _("%(draft)s withdrawn") % {"draft": self.draft(paper)}
            case papers.DraftAdopted(paper=paper):
                draft = self.book.floor.papers.draft(paper)
                number = draft.resolution if draft and draft.resolution else "?"
                return _("Resolution %(symbol)s") % {"symbol": f"{self.symbol}/RES/{number}"}
            case papers.DraftRejected():
                return ""
        return None


PASSED_OVER = (
    roll.SeatsAdmitted,
    speakers.ClockStarted,
    speakers.ClockPaused,
    speakers.ClockAdjusted,
    PhonesSet,
    ballots.BallotCast,
)
"""Facts that are on the record but would only fill the minutes."""


def lines(reader: Reader) -> Iterator[Line]:
    """The minutes, an act a line, from the beginning."""
    book = reader.book
    acts: dict[int, list[Entry]] = {}
    for entry in book.entries:
        acts.setdefault(entry.act, []).append(entry)
    for number, entries in acts.items():
        said = [
            text
            for entry in entries
            if not isinstance(entry.fact, PASSED_OVER) and (text := reader.fact(entry.fact))
        ]
        if said:
            yield Line(
                number,
                entries[0].at,
                pgettext("between sentences", "; ").join(said),
                actor_name(entries[0].by, reader.names),
                number in book.dead,
                any(isinstance(entry.fact, MeetingOpened) for entry in entries),
            )


def time_of_day(ms: int) -> str:
    """The time of day of a moment, 14:03, in the conference's time zone."""
    return moment(ms).strftime("%H:%M")


def moment(ms: int) -> datetime:
    """A moment of the record in the time zone that is active."""
    return datetime.fromtimestamp(ms / 1000, tz=timezone.get_current_timezone())


def answer_names() -> dict[str, str]:
    return {"present": _("present"), "voting": _("present and voting"), "absent": _("absent")}


def choices() -> dict[str, str]:
    return {"yes": _("in favour"), "no": _("against"), "abstain": _("abstention")}


def decisions() -> dict[str, str]:
    return {
        "clearly_carried": _("clearly, by placard"),
        "clearly_failed": _("clearly, by placard"),
        "no_objection": _("no objection"),
    }


def motion_names() -> dict[str, str]:
    return {"moderated_caucus": _("moderated caucus"), "unmoderated_caucus": _("unmoderated caucus")}


def phone_levels() -> dict[str, tuple[str, str]]:
    """For each level, its short name and the sentence of its fact."""
    return {
        "follow": (_("follow only"), _("Phones follow only")),
        "floor": (_("ask for the floor"), _("Phones may ask for the floor")),
        "all": (_("everything"), _("Phones may do everything")),
    }
