"""The reader: facts in the language and names of one audience."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import wording
from committees.book import Book
from committees.facts import Entry, Fact, WordsRef
from committees.minutes import business, corrections, decisions, questions, room, strawpolls
from committees.minutes.silence import passed_over
from committees.minutes.words import meanings
from committees.models import Committee, Words
from committees.naming import Names, term, topics_of
from committees.recorded import CORRECTIONS, as_corrected
from committees.rules import MeetingOpened
from motions.rules import ballots
from motions.rules.caucus import Caucus
from motions.rules.motions import MotionDecided, MotionRaised
from motions.rules.points import PointRuled
from motions.rules.procedure import Procedure, ProcedureTaken
from resolutions.models import Amendment, Version
from resolutions.rules.drafts import Draft
from resolutions.text import Clause, printed
from resolutions.texts import clauses_of_amendment, marked_amendment, marked_text, paragraphs_of

SENTENCES = (
    room.of_meeting,
    room.of_roll,
    room.of_speakers,
    business.of_motions,
    business.of_caucus,
    business.of_points,
    business.of_agenda,
    strawpolls.of_strawpolls,
    decisions.of_votes,
    decisions.of_papers,
    decisions.of_proposed,
    decisions.of_amendments,
    corrections.of_corrections,
    corrections.of_votes_corrected,
)


class Reader:
    """Words facts for one reader: names in the language that is active, typed words looked up."""

    def __init__(self, book: Book, names: Names, committee: Committee) -> None:
        self.book, self.names, self.symbol = book, names, committee.symbol
        self.topics = topics_of(committee.pk, committee.epoch, committee.stamp)
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

    def paper(self, paper: int) -> str:
        """A paper by its symbol as a draft or a working paper, or by whose it is before it has one."""
        papers = self.book.floor.papers
        submission = papers.submission(paper)
        if submission and submission.number:
            return f"{self.symbol}/WP.{submission.number}"
        if submission:
            return _("the paper of %(seat)s") % {"seat": self.names.short(submission.seat)}
        return self.draft(paper) if papers.draft(paper) else _("a paper")

    def amendment(self, id: int) -> str:
        """An amendment that is not before the room yet, by whose it is."""
        proposed = self.book.floor.papers.proposal(id)
        if proposed is None:
            return _("an amendment")
        return _("the amendment of %(seat)s") % {"seat": self.names.short(proposed.seat)}

    def question(
        self, paper: int, amendment: int | None = None, part: int | None = None, *, short: bool = False
    ) -> str:
        """What is voted on, as within a sentence: a draft, an amendment to it, a part of it."""
        return questions.question(self, paper, amendment, part, short=short)

    def voted_on(self, vote: ballots.Vote | ballots.VoteOpened) -> str:
        """What a vote is on, as a heading: the whole symbol of a draft, the short one of what belongs to it."""
        short = vote.amendment is not None or vote.part is not None
        return wording.first_up(self.question(vote.paper, vote.amendment, vote.part, short=short))

    def asked(self, vote: ballots.Vote) -> tuple[str, str]:
        """What a vote is about, in a line, and the wording of an amendment or a part."""
        draft = self.book.floor.papers.draft(vote.paper)
        amendment = draft.amendment(vote.amendment) if draft and vote.amendment is not None else None
        if draft and amendment:
            said = wording.first_up(questions.change_of(draft, amendment))
            return said, self.amendment_text(amendment.id)
        part = draft.part(vote.part) if draft and vote.part is not None else None
        if draft and part:
            return self.title(vote.version), _joined(paragraphs_of(draft, part.marks))
        return self.title(vote.version), ""

    def title(self, version: int) -> str:
        """The title of a version of a paper; empty if its row is gone."""
        return Version.objects.filter(pk=version).values_list("title", flat=True).first() or ""

    def paragraph(self, draft: Draft, place: int) -> str:
        """An operative paragraph of a draft as it reads now, by its number; each sub-paragraph on a line."""
        text = marked_text(draft)
        lines = printed([clause for _mark, clause in text])
        mark = draft.outline[place - 1]
        return "\n".join(
            f"{line.number} {line.whole}" if clause.level else line.whole
            for (at, clause), line in zip(text, lines, strict=True)
            if at == mark
        )

    def amendment_text(self, amendment: int) -> str:
        """The wording of an amendment as it reads now, paragraph after paragraph; empty where one is struck."""
        draft = self.book.floor.papers.amended_by(amendment)
        known = draft.amendment(amendment) if draft else None
        try:
            if draft and known:
                return _joined([clause for _mark, clause in marked_amendment(draft, known)])
            return _joined(clauses_of_amendment(amendment))
        except Amendment.DoesNotExist:
            return ""

    def topic(self, number: int) -> str:
        """A topic of the agenda by the id of its row."""
        return self.topics.get(number, "—")

    def agenda(self, topics: tuple[int, ...]) -> str:
        return pgettext("between names", ", ").join(
            _("“%(topic)s”") % {"topic": self.topic(topic)} for topic in topics
        )

    def act(self, number: int) -> str:
        """What an act did, in one line: a correction or a motion's decision, of which the rest came, or its last fact."""
        entries = self.book.act(number)
        corrected = [entry for entry in entries if isinstance(entry.fact, CORRECTIONS)][:1]
        decided = [entry for entry in entries if isinstance(entry.fact, MotionDecided)]
        said = [text for entry in corrected or decided or entries if (text := self.sentence(entry))]
        return said[-1] if said else ""

    def whole(self, number: int) -> str:
        """All that an act did, as its line in the minutes says it."""
        entries = self.book.act(number)
        return joined(self.sentence(entry) for entry in entries if not passed_over(self.book, entry))

    def sentence(self, entry: Entry) -> str:
        """The sentence of an entry as it stands, with what was corrected of it."""
        announced = decisions.as_worked_out(self, entry)
        return self.fact(as_corrected(self.book, entry)) if announced is None else announced

    def seats(self, codes: tuple[str, ...]) -> str:
        return pgettext("between names", ", ").join(self.names.short(code) for code in codes)

    def behind(self, sponsors: tuple[str, ...], signatories: tuple[str, ...]) -> str:
        """Who stands behind a text, as within a sentence."""
        if not signatories:
            return self.seats(sponsors)
        names = {"sponsors": self.seats(sponsors), "signatories": self.seats(signatories)}
        return _("%(sponsors)s, signed by %(signatories)s") % names if sponsors else names["signatories"]

    def fact(self, fact: Fact) -> str:
        """The sentence of a fact; empty for what the minutes pass over."""
        for sentence in SENTENCES:
            text = sentence(self, fact)
            if text is not None:
                return text
        return ""

    def rules_before(self, taken: Fact) -> Procedure | None:
        """The rules that `taken` changes in the middle of a meeting; None if they were taken with its opening."""
        book, before = self.book, Procedure()
        for entry in book.entries:
            if entry.fact is taken:
                opening = any(isinstance(each.fact, MeetingOpened) for each in book.act(entry.act))
                return None if opening else before
            if isinstance(entry.fact, ProcedureTaken) and book.stands(entry):
                before = entry.fact.procedure
        return None

    def about(self, caucus: Caucus) -> str:
        """What a caucus is about: the words of who proposed it, or the draft that is presented or asked about."""
        if caucus.paper is None:
            return self.typed(caucus.topic)
        draft = self.book.floor.papers.draft(caucus.paper)
        title = self.title(draft.version) if draft else ""
        symbol = self.question(caucus.paper, short=True)
        return _("%(draft)s: %(title)s") % {"draft": symbol, "title": title} if title else symbol

    def kind(self, code: str) -> str:
        """What the procedure in force calls a motion, as within a sentence."""
        if code == "presentation":
            return _("presentation by the sponsors")
        if code == "time_for":
            return _("time for the draft")
        if code == "time_against":
            return _("time against the draft")
        return wording.first_down(term(self.book.floor.procedure, code))

    def meaning(self, code: str) -> str:
        """What a motion or point means, for who is new to it; empty if nothing is known of it."""
        known, rules = meanings(), self.book.floor.procedure
        meaning = known.get(rules.effect_of(code)) or known.get(code, "")
        if meaning and rules.threshold(code) == "two_thirds":
            return _("%(meaning)s It needs two votes in favour for each against.") % {"meaning": meaning}
        return meaning

    def motion(self, raised: MotionRaised) -> str:
        """A motion by its kind and what its mover said."""
        topic = self.typed(raised.topic)
        parts = [self.kind(raised.motion), *self.terms(raised.total, raised.speaking, topic)]
        if raised.until:
            parts.insert(1, _("until %(time)s") % {"time": wording.time_of_day(raised.until)})
        if raised.topics:
            parts.append(self.agenda(raised.topics))
        if raised.paper is not None and raised.places:
            parts.append(self.division(raised.paper, raised.places))
        elif raised.paper is not None:
            parts.append(self.moved_paper(raised.paper))
        if raised.amendment is not None:
            parts.append(self.moved_amendment(raised.amendment))
        if raised.papers:
            parts.append(self.drafts(raised.papers))
        if raised.subject is not None:
            parts.append(self._subject(raised.subject))
        if raised.slot and raised.slot != self.book.floor.procedure.proposer_speaks:
            slots = {
                "first": _("proposer first"),
                "last": _("proposer last"),
                "none": _("proposer not put first"),
            }
            parts.append(slots[raised.slot])
        return pgettext("between names", ", ").join(part for part in parts if part)

    def division(self, paper: int, places: tuple[tuple[int, ...], ...]) -> str:
        """Which draft is to be divided, and which of its paragraphs are to be voted on apart."""
        several = sum(len(each) for each in places)
        said = ngettext("%(draft)s: paragraph %(parts)s", "%(draft)s: paragraphs %(parts)s", several)
        return said % {"draft": self.question(paper, short=True), "parts": questions.parts(places)}

    def moved_paper(self, paper: int) -> str:
        """A draft that a motion is about by its short symbol, a working paper by its own."""
        if self.book.floor.papers.draft(paper):
            return self.question(paper, short=True)
        return self.paper(paper)

    def moved_amendment(self, id: int) -> str:
        """An amendment that a motion brings in: by its number once it has one, before that by whose it is and its change."""
        papers = self.book.floor.papers
        proposed, paper = papers.proposal(id), papers.amended_paper(id)
        draft = papers.draft(paper)
        if proposed is None or draft is None:
            return self.question(paper, id, short=True) if draft else self.amendment(id)
        words = {"amendment": self.amendment(id), "draft": f"L.{draft.number}"}
        said = _("%(amendment)s to %(draft)s: %(change)s")
        return said % {
            **words,
            "change": questions.proposed_change(draft, proposed),
        }

    def drafts(self, papers: tuple[int, ...]) -> str:
        """Several drafts by their short symbols."""
        return pgettext("between names", ", ").join(self.question(paper, short=True) for paper in papers)

    def _subject(self, subject: int) -> str:
        """What a motion is about: the ruling that is appealed against, or the topic that is resumed."""
        fact = self.book.entries[subject - 1].fact if 0 < subject <= self.book.seq else None
        if isinstance(fact, PointRuled):
            return self.fact(fact)
        return _("“%(topic)s”") % {"topic": self.topic(subject)}

    def motion_called(self, id: int) -> str:
        """A motion by the seq of the fact that raised it."""
        raised = self.book.entries[id - 1].fact
        return self.motion(raised) if isinstance(raised, MotionRaised) else ""

    def terms(self, total: int | None, speaking: int | None, topic: str) -> list[str]:
        """Times and topic, as they are said; a time alone is not that of each speech of something."""
        parts = [wording.duration(total)] if total else []
        if speaking:
            time = wording.duration(speaking)
            parts.append(_("%(time)s each") % {"time": time} if total or topic else time)
        if topic:
            parts.append(_("“%(topic)s”") % {"topic": topic})
        return parts

    def result(self, vote_id: int) -> str:
        """The result of an announced vote with its numbers, as it stands."""
        vote = decisions.announced(self, vote_id)
        return decisions.result(self, vote, vote.tally) if vote else _("Result announced")


def _joined(clauses: list[Clause]) -> str:
    """Paragraphs one after the other, punctuated as in print."""
    return " ".join(line.whole for line in printed(clauses))


def joined(said: Iterable[str]) -> str:
    return pgettext("between sentences", "; ").join(text for text in said if text)
